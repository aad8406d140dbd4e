//! How far a long run has come.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A count of posts on long runs at a terminal.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A count, where it is wanted and somebody sees it.
    pub(super) fn new(wanted: bool) -> Self {
        let bar = (wanted && io::stderr().is_terminal()).then(|| {
            let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            style.map_or(bar.clone(), |style| bar.with_style(style))
        });
        Self(bar)
    }

    /// Tells how many posts are done.
    pub(super) fn tell(&self, posts: usize) {
        // A short run is over before anybody could read it.
        let long = |bar: &&ProgressBar| 1 <= bar.elapsed().as_secs();
        if let Some(bar) = self.0.as_ref().filter(long) {
            bar.set_message(format!("{posts} posts"));
            bar.tick();
        }
    }

    /// Takes the count off the terminal.
    pub(super) fn clear(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
