//! Explains what the words of a topic will find, for the officer who opens a window,
//! and which of them will find too little or too much.

use super::{Window, WindowKind};
use crate::{
    language::Language,
    matcher::{Bending, bending, folded, of_last_part},
    message::{Message, all_of},
};

/// How many words of a topic are explained at most.
const MOST_EXPLAINED: usize = 6;
/// The most words of a phrase that people are likely to write in the same order. A
/// longer phrase finds little.
const LONGEST_PHRASE: usize = 3;

impl Window {
    /// What the words of the window find: a line for each emergency that the window
    /// is about, and a line for each of the first words of the topic that find more
    /// than themselves.
    pub(crate) fn finds(&self) -> Vec<Message> {
        let known = self.about.iter().map(|emergency| {
            Message::new("window-finds-emergency")
                .with("name", emergency.title())
                .with("examples", emergency.examples())
        });
        let lines = self.topic_words.iter().filter_map(|word| finds(word));
        known.chain(lines.take(MOST_EXPLAINED)).collect()
    }

    /// The words of the topic of a crisis that find too little or too much: for
    /// each, the reason, and what to do instead. Empty for other kinds of windows.
    pub(crate) fn doubtful_words(&self) -> Vec<(Message, Message)> {
        if self.kind != WindowKind::Crisis {
            return Vec::new();
        }
        self.topic_words.iter().filter_map(|word| self.doubt(word)).collect()
    }

    fn doubt(&self, word: &str) -> Option<(Message, Message)> {
        let doubt = |id: &'static str| Message::new(id).with("word", word);
        if bending(word) == Bending::Frequent {
            let help = Message::new("note-topic-everywhere-help");
            return Some((doubt("note-topic-everywhere"), help));
        }
        if LONGEST_PHRASE < word.split_whitespace().filter(|word| *word != "_").count() {
            return Some((doubt("note-topic-long"), Message::new("note-topic-long-help")));
        }
        let family = of_last_part(&folded(word))?;
        let known = self.about.iter().flat_map(|emergency| emergency.words(Language::Da));
        let mut words = self.topic_words.iter().cloned().chain(known);
        let is_given = words.any(|other| match bending(&other) {
            Bending::Families(families) => families.contains(&family),
            _ => false,
        });
        let message = doubt("note-topic-compound").with("part", family.head()?);
        let help = Message::new("note-topic-compound-help").with("part", family.head()?);
        (!is_given).then_some((message, help))
    }
}

/// The line that says what a word of the topic finds besides itself; `None` if the
/// word finds nothing else.
fn finds(word: &str) -> Option<Message> {
    let line = |id: &'static str| Message::new(id).with("word", word);
    Some(match bending(word) {
        Bending::Families(families) => {
            let own = folded(word);
            let examples = families.iter().flat_map(|family| family.examples(&own));
            line("window-finds-family").with("examples", all_of(examples))
        }
        Bending::Endings { in_compounds: true } => line("window-finds-compounds"),
        Bending::Endings { in_compounds: false } => line("window-finds-forms"),
        Bending::Name => line("window-finds-name"),
        Bending::Phrase(_) => line("window-finds-phrase"),
        Bending::AsWritten | Bending::Frequent => return None,
    })
}
