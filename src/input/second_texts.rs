//! Columns of a plan with a second text beside that of the posts: in another language, the next part
//! of a thread, an introduction.

use super::{
    column_names::words,
    language_code::code_of_name,
    name_problems::{has_second_texts, has_threads},
    table_columns::TableColumns,
};
use crate::{
    mapping::PostField,
    source::{Problem, Source, Span},
};

/// The fewest words of a sentence.
const FEWEST_WORDS: usize = 3;

/// Words in the name of a column whose sentences go out.
const OF_TEXTS: [&str; 8] = [
    "manchet",
    "rubrik",
    "underrubrik",
    "intro",
    "indledning",
    "oversættelse",
    "translation",
    "headline",
];

/// Whole names of columns with the texts in one language.
const LANGUAGES: [&str; 6] = ["da", "de", "dk", "en", "gb", "uk"];

/// Words before the number of a part of a thread: `Tråd 2`.
const OF_THREADS: [&str; 4] = ["tråd", "thread", "del", "part"];

impl TableColumns {
    /// Whether sentences in an unknown column of a plan go out, too, as its name says.
    pub(super) fn may_have_second_text(&self, index: usize) -> bool {
        let name = self.names[index].as_str();
        let is_beside = || self.preset.is_some_and(|preset| preset.is_beside_text(name));
        self.index(PostField::Text).is_some()
            && !self.has_published_posts()
            && (is_of_text(name) || is_part_of_thread(name))
            && !is_beside()
    }

    /// The problem that a cell of such a column has a sentence.
    pub(super) fn second_text(&self, index: usize, (source, span): (&Source, Span)) -> Problem {
        let name = self.names[index].as_str();
        let text = self.index(PostField::Text).unwrap_or_default();
        if is_part_of_thread(name) {
            has_threads(name, source, span)
        } else {
            has_second_texts(name, &self.names[text], source, span)
        }
    }
}

/// Whether a text is a sentence.
pub(super) fn is_sentence(written: &str) -> bool {
    FEWEST_WORDS <= written.split_whitespace().count()
}

/// Whether a name is that of a part of a thread: `Tråd 2`.
fn is_part_of_thread(name: &str) -> bool {
    let words = words(name);
    let is_number = |number: &String| number.parse::<u8>().is_ok();
    matches!(words.as_slice(), [word, number] if OF_THREADS.contains(&&**word) && is_number(number))
}

/// Whether sentences under this name go out.
pub(super) fn is_of_text(name: &str) -> bool {
    let words = words(name);
    let is_one = |word: &String| OF_TEXTS.contains(&&**word) || code_of_name(word).is_some();
    let is_code = || matches!(words.as_slice(), [code] if LANGUAGES.contains(&&**code));
    words.iter().any(is_one) || is_code()
}
