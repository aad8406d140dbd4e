//! Posts that are in the files more than once: an audit and a count of hashtags have them once.

use crate::{
    lint::Lint,
    message::Message,
    post::{Identity, Post, SeenPosts},
    source::Problem,
};

use super::planned::is_left_out;

/// The most files that are named.
const MOST_FILES: usize = 5;

/// What shows that a post of an audit is in the files again; `None` if nothing does, or if it is not
/// published and counts in no audit.
pub(super) fn identity(post: &Post<'_>, lint: &Lint<'_>) -> Option<Identity> {
    let account = lint.account.as_deref().unwrap_or_default();
    if is_left_out(post, lint.now) { None } else { Identity::of(post, account) }
}

/// The note on what the command `of` counts only once; `None` if that is nothing.
pub(super) fn note(seen: &SeenPosts, of: &str) -> Option<Problem> {
    let mut files: Vec<&str> = seen.repeated_in().take(MOST_FILES).collect();
    if MOST_FILES < seen.repeated_in().len() {
        files.push("…");
    }
    let message = Message::new("note-posts-repeated")
        .with("count", seen.repeated())
        .with("files", files.join(", "));
    let note = Problem::in_file(of, message).help(Message::new("note-posts-repeated-help"));
    (0 < seen.repeated()).then_some(note)
}
