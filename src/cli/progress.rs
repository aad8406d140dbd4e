//! The counter that a long run shows in a terminal.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{language::Language, message::Message};

/// A counter of posts; nothing where standard error is no terminal.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    language: Language,
}

impl Progress {
    /// A counter, if it is wanted and a terminal can show it.
    pub(super) fn new(wanted: bool, language: Language) -> Self {
        let bar = (wanted && io::stderr().is_terminal()).then(|| {
            let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            style.map_or(bar.clone(), |style| bar.with_style(style))
        });
        Self { bar, language }
    }

    /// Shows how many posts have been checked.
    pub(super) fn update(&self, posts: usize) {
        // A run of less than a second ends before anybody could read it.
        let is_long = |bar: &&ProgressBar| 1 <= bar.elapsed().as_secs();
        if let Some(bar) = self.bar.as_ref().filter(is_long) {
            let message = Message::new("progress-posts").with("count", posts);
            bar.set_message(message.get(self.language));
            bar.tick();
        }
    }

    /// Removes the counter from the terminal.
    pub(super) fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
