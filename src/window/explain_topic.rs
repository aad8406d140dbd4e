//! Explains what the words of a topic and of an area will find, for the officer who opens
//! a window.

use super::Window;
use crate::{
    matcher::{Bending, bending, examples, folded, place_examples},
    message::{Message, all_of},
};

/// How many words of a topic are explained at most.
const MOST_EXPLAINED: usize = 6;

impl Window {
    /// What the words of the window find: a line for each emergency that the window
    /// is about, and a line for each of the first words of the topic that find more
    /// than themselves, and for each name of the area that people write in other ways, too.
    pub(crate) fn finds(&self) -> Vec<Message> {
        let known = self.about.iter().map(|emergency| {
            Message::new("window-finds-emergency")
                .with("name", emergency.title())
                .with("examples", emergency.examples())
        });
        let lines = self.topic_words.iter().filter_map(|word| finds(word));
        let places = self.area_words.iter().filter_map(|name| finds_place(name));
        known.chain(lines.take(MOST_EXPLAINED)).chain(places.take(MOST_EXPLAINED)).collect()
    }

    /// The line that says what an area is good for; `None` if the window names one, or is not
    /// about an emergency.
    pub(crate) fn lacks_area(&self) -> Option<Message> {
        let lacks = self.area.is_none() && !self.about.is_empty();
        lacks.then(|| Message::new("window-lacks-area"))
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
        Bending::Endings { in_compounds: true } => {
            let examples = examples(word);
            line("window-finds-compounds")
                .with("examples", all_of(examples.iter().map(|word| &**word)))
        }
        Bending::Endings { in_compounds: false } => line("window-finds-forms"),
        Bending::Name => line("window-finds-name"),
        Bending::Phrase(_) => line("window-finds-phrase"),
        Bending::AsWritten | Bending::FunctionWord => return None,
    })
}

/// The line that says how else people write the name of a place; `None` if in no other
/// way.
fn finds_place(name: &str) -> Option<Message> {
    let others = place_examples(name);
    let line = Message::new("window-finds-place").with("word", name);
    let examples = all_of(others.iter().map(|word| &**word));
    (!others.is_empty()).then(|| line.with("examples", examples))
}
