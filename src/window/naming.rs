//! Decides whether a post names the event of a window: by a word of its topic, its area, a
//! hashtag, or a label.

use std::ops::Range;

use super::{Window, WindowKind};
use crate::{matcher::Matches, post::Post, tokens::Tokens};

/// A post, with the tokens and matches in its text.
#[derive(Clone, Copy, Debug)]
pub struct PostView<'a, 's> {
    /// The post.
    pub post: &'a Post<'s>,
    /// The account of the post.
    pub account: &'a str,
    /// The part of the text that is checked: what the author wrote.
    pub text: &'a str,
    /// The links, mentions and hashtags in that text.
    pub tokens: &'a Tokens,
    /// The matches of the words of the rulebook and of the windows in that text.
    pub matches: &'a Matches<'a>,
}

/// Where a post names the event of a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// The bytes of the words or the hashtag in the text; all bytes of the text if
    /// a label or the answered post names the event.
    pub at: Range<usize>,
    /// What names the event.
    pub by: NamedBy,
    /// The bytes of the words that name the area; `None` if the post does not name
    /// the area.
    pub area: Option<Range<usize>>,
}

/// For each way in which a post can name the event or the area of a window, the first place
/// where it does: the bytes in the text, or `None` if there is no such place.
#[derive(Clone, Debug, Default)]
pub(crate) struct FirstPlaces {
    /// A word of the topic.
    pub(crate) topic: Option<Range<usize>>,
    /// A hashtag of the event.
    pub(crate) tag: Option<Range<usize>>,
    /// A word that is a clue of an emergency.
    pub(crate) clue: Option<Range<usize>>,
    /// A name of the area.
    pub(crate) area: Option<Range<usize>>,
}

/// The ways in which a post can name the event of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedBy {
    /// A word of the topic.
    Topic,
    /// A hashtag of the event.
    Tag,
    /// A word that is only a clue of an emergency, in a post that names the area.
    Clue,
    /// A label with the id of the window, which says that the whole post is about
    /// the event.
    Label,
    /// The post that it answers, which names the event.
    Answered,
}

impl Window {
    /// Where and how a post names the event; `None` if it does not. A hashtag or label
    /// counts only if `counts` returns true for its place.
    pub(crate) fn naming(
        &self,
        view: PostView<'_, '_>,
        first: FirstPlaces,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Naming> {
        let FirstPlaces { topic, tag, clue, area } = first;
        // Whoever takes part in an exercise does not name its place in every post.
        let takes_part = || self.kind == WindowKind::Exercise && self.role(view.account).is_some();
        let near = area.is_some() || !self.is_local() || takes_part();
        if let Some(at) = topic.filter(|_| near) {
            return Some(Naming { at, by: NamedBy::Topic, area });
        }
        if let Some(at) = clue.filter(|_| area.is_some()) {
            return Some(Naming { at, by: NamedBy::Clue, area });
        }
        if let Some(at) = tag.filter(&counts) {
            return Some(Naming { at, by: NamedBy::Tag, area });
        }
        let whole = 0..view.text.len();
        let labelled = view.post.is_labelled(&self.id) && counts(&whole);
        labelled.then_some(Naming { at: whole, by: NamedBy::Label, area })
    }

    /// Whether a post names the area.
    pub(crate) fn names_area(&self, view: PostView<'_, '_>) -> bool {
        self.area.is_some_and(|area| view.matches.of(&[area]).next().is_some())
    }

    /// Whether a hashtag belongs to the event. `name` is folded and has no `#`.
    pub(crate) fn is_own_tag(&self, name: &str) -> bool {
        self.hashtags.iter().any(|own| own == name)
    }
}

impl<'a> PostView<'a, '_> {
    /// Every address that the post links to: the target of a shortened link if the
    /// file contains it, else the link itself; and the targets of links outside the text.
    pub(crate) fn addresses(self) -> impl Iterator<Item = &'a str> {
        let in_text =
            self.tokens.links().map(move |link| self.post.target_of(&self.text[link.range()]));
        in_text.chain(self.post.links.iter().map(|link| &*link.target))
    }
}
