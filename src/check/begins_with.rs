//! A label that a post must begin with, such as `ØVELSE`.

use super::{Hit, Needs, Subject, read_matcher::texts, setting};
use crate::{
    matcher::{Vocabulary, folded, is_word_char},
    message::Message,
    window::Window,
    yaml::{self, Node, Reader, one_or_more},
};

/// One of these words must be used as a label near the start of the text.
#[derive(Debug)]
pub struct BeginsWith {
    /// The words, folded, so that capitals make no difference.
    words: Vec<String>,
    /// The number of characters within which the label must begin.
    within: usize,
}

impl BeginsWith {
    /// Reads `{words: […], within: 20}` or `{lexicon: NAME}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let listed = fields.optional("lexicon", |node, reader| texts(node, reader, vocabulary));
        let words = match listed {
            Some(words) => Some(words.into_iter().collect()),
            None => fields.required("words", one_or_more(yaml::string)),
        };
        let within = setting(&mut fields, "within", Some(20));
        fields.finish();
        let words = words?.iter().map(|word| folded(word).into_owned()).collect();
        Some(Self { words, within: within? })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::nothing()
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let text = subject.text();
        let beginning: String = text.chars().take(self.within).collect();
        if beginning.split_inclusive(|char| !is_word_char(char)).any(|word| self.is_label(word)) {
            return Vec::new();
        }
        let start = text.len() - text.trim_start().len();
        let first = text.split_whitespace().next().map_or(0, str::len);
        let word = self.words.first().map(|word| word.to_uppercase()).unwrap_or_default();
        let label = Message::new("label-beginning").with("word", word);
        vec![Hit::text(start..start + first, label)]
    }

    /// Whether a word is used as a label and not only as part of a sentence: it is
    /// in capitals, or a mark such as `:` follows. `word` ends with the character
    /// after it.
    fn is_label(&self, word: &str) -> bool {
        let bare = word.trim_end_matches(|char| !is_word_char(char));
        let set_off = word.ends_with([':', ']', ')', '!', '|', '*']);
        let in_capitals = bare.to_uppercase() == bare;
        self.words.iter().any(|own| *own == *folded(bare)) && (set_off || in_capitals)
    }
}
