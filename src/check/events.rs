//! The words by which posts name the events of windows, apart from those of the
//! windows themselves.

use super::Matcher;
use crate::matcher::{List, Vocabulary};

/// The words that the events of all windows have in common.
#[derive(Clone, Debug, Default)]
pub struct EventWords {
    /// Words that only sound like the topic of a window: a matcher without words of its
    /// own, with the conditions under which a word does not count.
    pub alike: Matcher,
    /// Words that are a clue of an emergency in a post that names its area.
    pub clues: Vec<List>,
}

impl EventWords {
    /// The built-in words, as the rulebook leaves them.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        let clues = vocabulary.list("emergency_clues", false).into_iter().collect();
        Self { alike: Matcher::sounding_alike(vocabulary), clues }
    }
}
