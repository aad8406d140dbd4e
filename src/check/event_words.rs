//! Words by which posts name the events of windows, besides those that each window
//! lists.

use super::Matcher;
use crate::matcher::{ListId, Vocabulary};

/// The words that are used for the events of all windows.
#[derive(Clone, Debug, Default)]
pub struct EventWords {
    /// The conditions that exclude words which only sound like a topic, such as
    /// `skudår` (leap year) for *skud* (shot). The matcher has no words of its own.
    pub alike: Matcher,
    /// Words that suggest an emergency if the post also names the area of the
    /// window.
    pub clues: Vec<ListId>,
    /// The intents of sentences that report an emergency.
    pub reported: Vec<ListId>,
}

impl EventWords {
    /// The built-in words, with the additions and omissions of the rulebook.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        let clues = vocabulary.list("emergency_clues", false).into_iter().collect();
        let reported = ["event-told", "status-now", "in-danger", "casualties"];
        let reported = reported.into_iter().filter_map(|name| vocabulary.intent(name)).collect();
        Self { alike: Matcher::without_sound_alikes(vocabulary), clues, reported }
    }
}
