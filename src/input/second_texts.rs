//! Columns of a plan with a second text beside that of the posts: in another language, the next part
//! of a thread, an introduction.

use super::{
    column_names::words,
    column_values::FirstValues,
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
    /// The problem that an unknown column of a plan has sentences under a name by which they go out,
    /// too.
    pub(super) fn second_text(
        &self,
        index: usize,
        values: &FirstValues<'_>,
        (source, span): (&Source, Span),
    ) -> Option<Problem> {
        let name = self.names[index].as_str();
        let is_sentence = |written: &str| FEWEST_WORDS <= written.split_whitespace().count();
        let text = self.index(PostField::Text)?;
        if self.has_published_posts() || !values.of(index).any(|text| is_sentence(text.as_str())) {
            return None;
        }
        let is_beside = self.preset.is_some_and(|preset| preset.is_beside_text(name));
        match words(name).as_slice() {
            _ if is_beside => None,
            [word, number] if OF_THREADS.contains(&&**word) && number.parse::<u8>().is_ok() => {
                Some(has_threads(name, source, span))
            }
            _ if is_of_text(name) => Some(has_second_texts(name, &self.names[text], source, span)),
            _ => None,
        }
    }
}

/// Whether sentences under this name go out.
pub(super) fn is_of_text(name: &str) -> bool {
    let words = words(name);
    let is_one = |word: &String| OF_TEXTS.contains(&&**word) || code_of_name(word).is_some();
    let is_code = || matches!(words.as_slice(), [code] if LANGUAGES.contains(&&**code));
    words.iter().any(is_one) || is_code()
}
