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
    /// The number of characters at the start of the text that are searched for the
    /// label.
    within: usize,
}

/// The most words of a label with a name, such as `Øvelse Vinterstorm:`.
const LABEL_WORDS: usize = 6;

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
            Some(words) => Some(words.iter().cloned().collect()),
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
        if self.is_labelled(text) {
            return Vec::new();
        }
        let start = text.len() - text.trim_start().len();
        let first = text.split_whitespace().next().map_or(0, str::len);
        let word = self.words.first().map(|word| word.to_uppercase()).unwrap_or_default();
        let label = Message::new("label-beginning").with("word", word);
        vec![Hit::text(start..start + first, label)]
    }

    /// Whether a text has the label near its start: as one word, with a name
    /// (`Øvelse Vinterstorm:`), twice in a row, or in a sentence
    /// (`Dette er en øvelse.`).
    fn is_labelled(&self, text: &str) -> bool {
        let beginning: String = text.chars().take(self.within).collect();
        let mut words = beginning.split_inclusive(|char| !is_word_char(char));
        words.any(|word| self.is_label(word))
            || self.is_named(text)
            || self.is_repeated(text)
            || self.is_stated(text)
    }

    /// Whether the first word is the label, and a colon follows within a few words.
    fn is_named(&self, text: &str) -> bool {
        let before = text.split_inclusive([':', '.', '!', '?', '\n']).next().unwrap_or_default();
        let words: Vec<&str> = words_of(before).collect();
        before.ends_with(':')
            && words.len() <= LABEL_WORDS
            && words.first().is_some_and(|word| self.is_own(word))
    }

    /// Whether the first two words are the label.
    fn is_repeated(&self, text: &str) -> bool {
        let mut first = words_of(text).take(2);
        first.next().is_some_and(|word| self.is_own(word))
            && first.next().is_some_and(|word| self.is_own(word))
    }

    /// Whether the first sentence states the label, as in `Dette er en øvelse.`
    fn is_stated(&self, text: &str) -> bool {
        let sentence = text.split(['.', '!', '?', '\n']).next().unwrap_or_default();
        let words: Vec<&str> = words_of(sentence).take(LABEL_WORDS + 3).collect();
        let Some(at) = words.iter().position(|word| self.is_own(word)) else { return false };
        let is = words[..at].iter().rposition(|word| is_one_of(word, &["er", "is"]));
        let article = at
            .checked_sub(1)
            .is_some_and(|before| is_one_of(words[before], &["en", "et", "an", "a"]));
        article && is.is_some_and(|is| at - is <= 3 && is <= 2)
    }

    /// Whether a word is one of the labels.
    fn is_own(&self, word: &str) -> bool {
        self.words.iter().any(|own| *own == *folded(word))
    }

    /// Whether a word is used as a label and not only as part of a sentence: it is in
    /// capitals, or a mark such as `:` follows. `word` must include the character after
    /// the word.
    fn is_label(&self, word: &str) -> bool {
        let bare = word.trim_end_matches(|char| !is_word_char(char));
        let set_off = word.ends_with([':', ']', ')', '!', '|', '*']);
        let in_capitals = bare.to_uppercase() == bare;
        self.is_own(bare) && (set_off || in_capitals)
    }
}

/// The words of a text.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char| !is_word_char(char)).filter(|word| !word.is_empty())
}

fn is_one_of(word: &str, others: &[&str]) -> bool {
    others.iter().any(|other| *folded(word) == **other)
}
