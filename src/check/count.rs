//! Limits the number of hashtags, emoji, links or mentions in a post.

use std::ops::Range;

use super::{Features, Hit, Needs, Subject, most_by_platform::MostByPlatform};
use crate::{
    matcher::Vocabulary,
    message::Message,
    platform::Platform,
    tokens::{self, Token},
    window::Window,
    yaml::{Node, Reader, one_of},
};

/// What is counted in a post, and the greatest number that is allowed on each platform.
#[derive(Debug)]
pub struct Count {
    of: Countable,
    max: MostByPlatform,
}

/// What can be counted in a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Countable {
    Hashtags,
    /// Emoji. Each counts once, even if it is made of several code points, as 👩‍🚒
    /// is.
    Emoji,
    Links,
    Mentions,
}

impl Countable {
    /// Everything that can be counted, by its name in rulebooks.
    const ALL: [(&'static str, Self); 4] = [
        ("hashtags", Self::Hashtags),
        ("emoji", Self::Emoji),
        ("links", Self::Links),
        ("mentions", Self::Mentions),
    ];
}

impl Countable {
    /// The feature that every post with something to count has.
    const fn feature(self) -> Features {
        match self {
            Self::Hashtags => Features::HASH,
            // Every emoji is a symbol, or is followed by a variation selector, which
            // counts as a symbol.
            Self::Emoji => Features::SYMBOL,
            Self::Links => Features::LINK,
            Self::Mentions => Features::AT,
        }
    }
}

impl Count {
    /// Reads `{of: hashtags, max: 2}`. `max` may differ by platform.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let of = match base {
            Some(base) => Some(fields.optional("of", one_of(&Countable::ALL)).unwrap_or(base.of)),
            None => fields.required("of", one_of(&Countable::ALL)),
        };
        let base_max = base.map(|base| base.max);
        let max =
            fields.required("max", |node, reader| MostByPlatform::read(node, reader, base_max));
        fields.finish();
        Some(Self { of: of?, max: max? })
    }

    pub(super) fn needs(&self) -> Needs {
        Needs::one_of(self.of.feature())
    }

    /// The greatest number on a platform: the one that the rule sets or, for hashtags,
    /// the platform's own. `None` if neither is set.
    fn most(&self, platform: Platform) -> Option<usize> {
        let of_platform = || platform.facts().max_hashtags;
        self.max.on(platform).or_else(|| of_platform().filter(|_| self.of == Countable::Hashtags))
    }

    /// A hit from the first item beyond the limit to the last item.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let Some(most) = self.most(subject.post.platform) else { return Vec::new() };
        let tokens = subject.tokens;
        match self.of {
            Countable::Hashtags => too_many(tokens.hashtags().map(Token::range), most),
            Countable::Links => too_many(tokens.links().map(Token::range), most),
            Countable::Mentions => too_many(tokens.mentions().map(Token::range), most),
            Countable::Emoji => too_many(tokens::emoji(subject.text()), most),
        }
    }
}

fn too_many(mut found: impl Iterator<Item = Range<usize>>, most: usize) -> Vec<Hit> {
    let Some(first) = found.by_ref().nth(most) else { return Vec::new() };
    let (mut end, mut count) = (first.end, most + 1);
    for further in found {
        (end, count) = (further.end, count + 1);
    }
    let label = Message::new("label-too-many").with("count", count).with("limit", most);
    vec![Hit::text(first.start..end, label)]
}
