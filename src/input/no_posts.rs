//! Paths that lead to no posts.
//!
//! Each is a problem: after a typing error in a path, a check of nothing would
//! otherwise look like a check without findings. So a run without problems has
//! checked posts, and nobody else needs to count them.

use std::sync::Arc;

use super::FORMATS;
use crate::{
    message::{Message, any_of},
    source::Problem,
};

/// The problem that a file has no posts.
fn in_file(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("file-no-posts")).help(Message::new("file-no-posts-help"))
}

/// The problem that no file in a folder contains posts.
pub(super) fn in_folder(path: String) -> Problem {
    Problem::in_file(path, Message::new("folder-no-posts")).help(extensions())
}

/// The problem that a zip contains no archive of an account.
pub(super) fn in_zip(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("zip-no-posts")).help(Message::new("zip-no-posts-help"))
}

/// The help that lists the extensions of files with posts.
pub(super) fn extensions() -> Message {
    let mut endings: Vec<&str> =
        FORMATS.iter().flat_map(|format| format.endings.iter().copied()).collect();
    endings.dedup();
    Message::new("folder-extensions").with("endings", any_of(endings))
}

/// Finds files that contain neither posts nor problems: among others, such a file
/// would go unnoticed.
#[derive(Default)]
pub(super) struct EmptyFiles {
    /// The file of the last part, and whether there was something in it.
    last: Option<(Arc<str>, bool)>,
}

impl EmptyFiles {
    /// Takes the file of the next part, or nothing where the part could not be
    /// read. Returns a problem if the file before it had no posts.
    pub(super) fn next(&mut self, file: Option<(Arc<str>, bool)>) -> Option<Problem> {
        if let (Some((last, has_some)), Some((path, has_more))) = (&mut self.last, &file)
            && last == path
        {
            *has_some |= has_more;
            return None;
        }
        let (path, has_some) = std::mem::replace(&mut self.last, file)?;
        (!has_some).then(|| in_file(path))
    }
}
