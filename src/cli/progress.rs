//! A progress counter for long runs in a terminal.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{language::Language, message::Message};

/// A counter of checked posts. Shows nothing if standard error is not a terminal.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    language: Language,
}

impl Progress {
    /// Creates a counter, which is shown if the user wants it and standard error is
    /// a terminal.
    pub(super) fn new(wanted: bool, language: Language) -> Self {
        let bar = (wanted && io::stderr().is_terminal()).then(|| {
            let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            style.map_or(bar.clone(), |style| bar.with_style(style))
        });
        Self { bar, language }
    }

    /// Shows the number of posts that have been checked.
    pub(super) fn update(&self, posts: usize) {
        // In a run of less than a second, nobody has time to read a counter.
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
