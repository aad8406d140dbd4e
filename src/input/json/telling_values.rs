//! A cheap test of the values of flat records that no reader knows: whether one may say what must not be
//! lost, such as a later time, so that its record is to be looked at.

use super::{flat::FlatValue, lost_fields::is_network, unread_times::is_instant};
use crate::input::{
    later_times::may_state_time,
    states::{LONGEST_STATE, State},
};

/// The most bytes of a text with escapes that may be such a word or a time.
const LONGEST_ESCAPED: usize = 80;

/// The values of the last record, in a file whose records mostly have the same keys and words.
#[derive(Debug, Default)]
pub(super) struct TellingValues<'s> {
    /// Whether one of them may say what must not be lost.
    pub(super) are_any: bool,
    /// The last word under each key that says nothing, by the index of the key.
    words: Vec<&'s str>,
}

impl<'s> TellingValues<'s> {
    pub(super) const fn begin_record(&mut self) {
        self.are_any = false;
    }

    /// Adds the value of a key, which is the one with this index in its record.
    pub(super) fn add(
        &mut self,
        (index, name): (usize, &str),
        value: FlatValue<'s>,
        may_be_time: bool,
    ) {
        self.are_any |= match value {
            FlatValue::Plain(text) => {
                may_be_time && may_state_time(text) || self.is_telling_word(index, text)
            }
            // With escapes, as in `l\u00f8rdag kl. 9`.
            FlatValue::Other(raw) if raw.starts_with('"') => raw.len() <= LONGEST_ESCAPED,
            FlatValue::Other(raw) => may_be_time && is_instant(name, raw),
        };
    }

    /// Whether a word is a state or the name of a platform. Most records have the same words as the one
    /// before.
    fn is_telling_word(&mut self, index: usize, word: &'s str) -> bool {
        let may_be_one =
            word.len() <= LONGEST_STATE && word.starts_with(|first: char| first.is_alphabetic());
        if !may_be_one || self.words.get(index) == Some(&word) {
            return false;
        }
        let is_telling = State::of(word) == Some(State::Draft) || is_network(word);
        if !is_telling {
            self.words.resize(self.words.len().max(index + 1), "");
            self.words[index] = word;
        }
        is_telling
    }
}
