//! Instructions to the public must be published in every language of the window.

use jiff::SignedDuration;

use super::{Hit, Matcher, Needs, Subject, setting};
use crate::{
    language::{Language, TextLanguage},
    matcher::Vocabulary,
    message::Message,
    time::{earlier, later},
    window::Window,
    yaml::{Node, Reader},
};

/// An instruction in one language must come with an instruction in each other
/// language of the window, shortly before or after it.
#[derive(Debug)]
pub struct Companion {
    /// Words of an instruction, such as an order to stay indoors.
    after: Matcher,
    /// The most time between the two instructions.
    within: SignedDuration,
}

impl Companion {
    /// Reads `{after: MATCHER, minutes: 60}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let after =
            fields.required("after", |node, reader| Matcher::read(node, reader, vocabulary));
        let minutes = setting::<u16>(&mut fields, "minutes", Some(60));
        fields.finish();
        Some(Self { after: after?, within: SignedDuration::from_mins(i64::from(minutes?)) })
    }

    pub(super) fn needs(&self) -> Needs {
        Needs::words_of(&self.after)
    }

    /// A hit for each language of the window in which the account gives no instruction
    /// near this one. There is no hit if the missing instruction may be in another part
    /// of the file or, because this file ends too early, in a later file.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let (Some(window), Some(time)) = (window, subject.post.time) else { return Vec::new() };
        let Some(word) = self.after.matches(subject).next() else { return Vec::new() };
        let near = earlier(time, self.within)..=later(time, self.within);
        let Some(beside) = subject.beside.filter(|beside| beside.cover(&near)) else {
            return Vec::new();
        };
        let post = subject.post;
        let own = TextLanguage::of(post.lang.as_deref(), post.text.as_str());
        let missing = |language: &&Language| {
            !own.is(**language) && !beside.has_one(subject.account, **language, &near)
        };
        let missing = window.languages.iter().filter(missing);
        missing.map(|language| Hit::text(word.range(), self.label(*language))).collect()
    }

    fn label(&self, language: Language) -> Message {
        Message::new("label-no-version")
            .with("language", Message::new(language.name()))
            .with("minutes", self.within.as_mins())
    }
}
