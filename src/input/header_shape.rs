//! Whether the first row of a table, or one below a title, is its header, as far as the names tell.

use super::{
    likeness::{Likeness, likeness},
    row_platforms::are_platforms,
    table_columns::TableColumns,
};
use crate::{mapping::PostField, time::is_day_or_clock};

/// The most words of a name for [`TableColumns::looks_like_header`]. Longer ones are advice on how
/// to write posts.
const MOST_WORDS: usize = 3;

/// The most characters of a name in a header, for [`TableColumns::looks_like_one`]. A row with a
/// longer name is probably text.
const LONGEST_NAME: usize = 40;

impl TableColumns {
    /// Whether a row below a title is the header of the table. The row of a post may have a word
    /// such as `Opslag`, but it has a time, an address or a sentence, too.
    pub(super) fn is_surely_header(&self) -> bool {
        let is_value = |name: &String| {
            let is_sentence = name.ends_with(['.', '!', '?']) && name.contains(' ');
            is_sentence || name.contains("://") || is_day_or_clock(name)
        };
        self.has_texts() && 2 <= self.fields() && !self.names.iter().any(is_value)
    }

    /// Whether a row without a known column of texts is a header all the same: it names a
    /// known column, and another that looks like one of texts.
    pub(super) fn looks_like_header(&self) -> bool {
        let is_text = |index: &usize| {
            let name = &self.names[*index];
            name.split_whitespace().count() <= MOST_WORDS && likeness(name) == Some(Likeness::Text)
        };
        0 < self.fields() && self.unknown.iter().any(is_text)
    }

    /// Whether the first row is rather a post than a header: it has a platform or a time, and
    /// more words beside it than a name has.
    pub(super) fn begins_with_post(&self) -> bool {
        let is_long = |name: &String| MOST_WORDS < name.split_whitespace().count();
        let is_value = |name: &String| are_platforms(name) || is_day_or_clock(name);
        self.names.iter().any(is_long) && self.names.iter().any(is_value)
    }

    /// Whether a file without a known column of texts looks like a table all the same,
    /// as far as its header and the number of fields in its second row can tell.
    pub(super) fn looks_like_one(&self, separator: u8, fields_of_row: usize) -> bool {
        let width = self.names.len();
        let is_name = |name: &String| {
            name.chars().count() <= LONGEST_NAME && !name.contains(['.', '!', ':', '#', '@'])
        };
        let telling = self.names.iter().filter(|name| likeness(name).is_some()).count();
        let needed = if separator == b',' { 2 } else { 1 };
        // A list of platforms is no header.
        let is_mark = |(field, _): &&(PostField, usize)| matches!(field, PostField::On(_));
        let fields = self.columns.iter().filter(|column| !is_mark(column)).count();
        width == fields_of_row
            && 2 <= width
            && self.names.iter().all(is_name)
            && (needed <= fields + telling || separator != b',' && 3 <= width)
    }
}
