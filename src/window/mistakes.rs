//! Checks that a window has all it needs and that its times do not contradict
//! each other.
//!
//! The reader of a register reports these mistakes at keys of the record. The
//! commands that open and close windows report them at their flags.

use super::{HeldKind, Level, Window, WindowKind};
use crate::message::Message;

/// The keys that say what a crisis is about; it needs one of them.
const WHAT_HAPPENED: [&str; 4] = ["about", "topics", "area", "hashtags"];

/// A mistake in a window as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowMistake {
    /// The key with the wrong value. If a value is missing, all keys of which at least
    /// one must be added, such as `until` and `review_by`.
    pub keys: &'static [&'static str],
    /// Whether the mistake is that none of these keys has a value.
    pub is_missing: bool,
    /// The message: what is wrong.
    pub message: Message,
    /// The help: what to do about it.
    pub help: Message,
}

impl Window {
    /// All mistakes of the window.
    pub fn mistakes(&self) -> Vec<WindowMistake> {
        let mut mistakes = Vec::new();
        if self.kind == WindowKind::Crisis {
            mistakes.extend(self.mistakes_of_crisis());
        }
        if self.dormant {
            mistakes.extend(self.times_of_dormant());
            return mistakes;
        }
        if self.from.is_none() {
            mistakes.push(missing(&["from"], Message::new("window-needs-from")));
        }
        let local = self.stated_level == Some(Level::Local) && self.kind.can_be_local();
        if local && self.area.is_none() {
            let help = Message::new("window-needs-area-help");
            mistakes.push(wrong(&["level"], Message::new("window-needs-area"), help));
        }
        mistakes.extend(self.wrong_times());
        mistakes.extend(self.hold_without_all());
        mistakes
    }

    /// Mistakes because a crisis lacks values that it needs.
    fn mistakes_of_crisis(&self) -> impl Iterator<Item = WindowMistake> {
        let has_topic =
            !self.topic_words.is_empty() || self.area.is_some() || !self.hashtags.is_empty();
        // A crisis that says what it is about needs no lead, because nobody may know
        // the lead in the first minutes.
        let has_lead = self.has_lead() || !self.about.is_empty() || !self.topic_words.is_empty();
        let has_topic = has_topic || !self.about.is_empty();
        let lead = (!has_lead).then(|| missing(&["lead"], Message::new("window-needs-lead")));
        let level = self.stated_level.is_none();
        let level = level.then(|| missing(&["level"], Message::new("window-needs-level")));
        let topic =
            (!has_topic).then(|| missing(&WHAT_HAPPENED, Message::new("window-needs-topic")));
        [lead, level, topic].into_iter().flatten()
    }

    /// Mistakes because a dormant window has times, although it must not have any.
    fn times_of_dormant(&self) -> impl Iterator<Item = WindowMistake> {
        let times: [(&'static [&'static str], _); 5] = [
            (&["from"], self.from),
            (&["until"], self.until),
            (&["review_by"], self.review_by),
            (&["all_clear"], self.all_clear),
            (&["hold_until"], self.hold_until),
        ];
        times.into_iter().filter(|(_, time)| time.is_some()).map(|(keys, _)| {
            let message = Message::new("window-dormant-time").with("key", keys[0]);
            wrong(keys, message, Message::new("window-dormant-time-help"))
        })
    }

    /// The mistake that the window has `hold_until`, the end of holding everything,
    /// but its `hold` does not contain `all`.
    fn hold_without_all(&self) -> Option<WindowMistake> {
        let all = self.hold.iter().flatten().any(|kind| *kind == HeldKind::All);
        (self.hold_until.is_some() && !all).then(|| {
            let help = Message::new("window-hold-until-without-all-help");
            wrong(&["hold_until"], Message::new("window-hold-until-without-all"), help)
        })
    }

    /// Mistakes because a time is before the beginning of the window, or because
    /// the window has neither an end nor a time of review.
    fn wrong_times(&self) -> Vec<WindowMistake> {
        let Some(from) = self.from else { return Vec::new() };
        let early = |keys: &'static [&'static str], message| {
            let help = Message::new("window-time-before-start-help").with("key", keys[0]);
            wrong(keys, message, help)
        };
        let mut mistakes = Vec::new();
        if self.until.is_some_and(|until| until <= from) {
            let is_empty = self.until == Some(from);
            let message =
                if is_empty { "window-ends-at-start" } else { "window-ends-before-start" };
            mistakes.push(early(&["until"], Message::new(message)));
        }
        if self.all_clear.is_some_and(|clear| clear < from) {
            mistakes.push(early(&["all_clear"], Message::new("window-all-clear-before-start")));
        }
        if self.until.is_none() && self.review_by.is_none() {
            let help = Message::new("window-needs-review-help");
            let message = Message::new("window-needs-review");
            mistakes.push(WindowMistake { help, ..missing(&["until", "review_by"], message) });
        }
        if self.hold_until.is_some_and(|until| until <= from) {
            mistakes.push(early(&["hold_until"], Message::new("window-hold-before-start")));
        }
        if self.review_by.is_some_and(|review| review <= from) {
            mistakes.push(early(&["review_by"], Message::new("window-review-before-start")));
        }
        mistakes
    }
}

fn missing(keys: &'static [&'static str], message: Message) -> WindowMistake {
    let help = Message::new("window-missing-help");
    WindowMistake { keys, is_missing: true, message, help }
}

fn wrong(keys: &'static [&'static str], message: Message, help: Message) -> WindowMistake {
    WindowMistake { keys, is_missing: false, message, help }
}
