//! Problems for paths that lead to no posts.
//!
//! Without them, a check of nothing, for example after a typing error in a path,
//! would look like a check without findings. If a run has no problems, it has
//! therefore checked posts, and other code need not count them.

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

/// Finds files without posts or problems, which would go unnoticed among other
/// files.
#[derive(Default)]
pub(super) struct EmptyFiles {
    /// The file of the last part, and whether it has had posts or problems so
    /// far.
    last: Option<(Arc<str>, bool)>,
}

impl EmptyFiles {
    /// Takes the file of the next part; `None` if the part could not be read.
    /// Returns a problem if the previous file had no posts.
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
