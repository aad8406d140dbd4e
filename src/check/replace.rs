//! Words for which there is a plainer wording.

use super::{
    Hit, Matcher, Needs, Subject,
    read_matcher::{WordForms, inline},
};
use crate::{
    matcher::{Match, Vocabulary},
    message::Message,
    window::Window,
    yaml::{self, Node, Reader, Value},
};

/// The words and their plain wordings.
#[derive(Debug)]
pub struct Replace {
    words: Matcher,
    /// The plain wording of each entry of the list; an empty text for an entry without
    /// one.
    plain: Vec<String>,
}

impl Replace {
    /// Reads `{lexicon: NAME}` with the options of a matcher, or a map from words to
    /// their plain wordings.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let Some(name) = node.get("lexicon") else {
            let entries = yaml::map_of(yaml::string)(node, reader)?;
            let plain = entries.into_iter().map(|(_, plain)| plain).collect();
            let Value::Map(entries) = &node.value else { return None };
            let words = entries.iter().map(|(word, _)| word);
            // A plain wording fits only one form of a word, so the other forms are
            // not found.
            let list = inline(words, WordForms::Exactly, reader, vocabulary)?;
            return Some(Self { words: Matcher::of(vec![list]), plain });
        };
        let words = Matcher::read(node, reader, vocabulary)?;
        let lexicon = vocabulary.lexicon(name.text()?)?;
        let plain = lexicon.entries().iter().map(|entry| entry.plain.clone().unwrap_or_default());
        Some(Self { words, plain: plain.collect() })
    }

    pub(super) fn needs(&self) -> Needs {
        Needs::words_of(&self.words)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let matches = self.words.matches(subject);
        matches.map(|found| Hit::text(found.range(), self.label(found))).collect()
    }

    fn label(&self, found: &Match) -> Message {
        match self.plain.get(found.entry) {
            Some(plain) if !plain.is_empty() => {
                Message::new("label-plain-wording").with("plain", plain.as_str())
            }
            _ => Message::new("label-wording"),
        }
    }
}
