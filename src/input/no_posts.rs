//! Problems for paths that lead to no posts.
//!
//! Without them, a run that checked nothing, for example because of a typing error in
//! a path, would look like a run without findings. Because of them, a run without
//! problems has checked at least one post, and other code need not count posts.

use std::sync::Arc;

use super::{FORMATS, drafts::needs_no_text};
use crate::{
    message::{Message, any_of},
    post::Post,
    problems::{MOST_LISTED, unlisted},
    source::{At, Problem},
};

/// The problem that a file has no posts.
fn in_file(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("file-no-posts")).help(Message::new("file-no-posts-help"))
}

/// The problem that no post of a file has anything to check, such as a text.
fn without_text(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("file-no-text")).help(Message::new("file-no-text-help"))
}

/// The problem that a file is a report of this program.
pub(super) fn in_report(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("file-is-report")).help(Message::new("file-is-report-help"))
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

/// What one part of a file contains, in numbers and truth values.
pub(super) struct PartSummary {
    /// The file.
    pub(super) path: Arc<str>,
    /// Whether the part has posts or problems.
    pub(super) has_some: bool,
    /// Whether the part has posts.
    pub(super) has_posts: bool,
    /// Whether one of its posts has anything to check.
    pub(super) has_content: bool,
    /// The number of problems of the part that are only counted, not listed.
    pub(super) unlisted: usize,
}

impl PartSummary {
    /// The summary of a part with these posts. `has_others` says whether it contained
    /// anything else, such as problems.
    pub(super) fn of(path: Arc<str>, posts: &[Post<'_>], has_others: bool) -> Self {
        Self {
            path,
            has_some: !posts.is_empty() || has_others,
            has_posts: !posts.is_empty(),
            has_content: posts.iter().any(has_content),
            unlisted: 0,
        }
    }
}

/// Whether a post has anything to check: a text, or what a post may have instead of
/// one.
fn has_content(post: &Post<'_>) -> bool {
    !post.text.as_str().trim().is_empty() || needs_no_text(post)
}

/// Sums up the parts of each file, to find files in which nothing was checked, and to
/// list only the first problems of each file.
#[derive(Default)]
pub(super) struct FileSummaries {
    /// The file of the previous part, summed up over its parts so far.
    last: Option<PartSummary>,
    /// The number of problems of that file that were listed.
    listed: usize,
}

impl FileSummaries {
    /// Takes the next part and its problems; the part is `None` if it could not be
    /// read. Returns the problems to report now: first those of the previous file as
    /// a whole, if this part begins another file, then those of the part.
    pub(super) fn next(
        &mut self,
        part: Option<PartSummary>,
        mut problems: Vec<Problem>,
    ) -> Vec<Problem> {
        let mut reported = Vec::new();
        match (&mut self.last, part) {
            (Some(last), Some(part)) if last.path == part.path => {
                last.has_some |= part.has_some;
                last.has_posts |= part.has_posts;
                last.has_content |= part.has_content;
                last.unlisted += part.unlisted;
            }
            (_, part) => {
                reported = self.finish();
                self.last = part;
            }
        }
        if let Some(last) = &mut self.last {
            let listed = problems.len().min(MOST_LISTED.saturating_sub(self.listed));
            last.unlisted += problems.len() - listed;
            self.listed += listed;
            problems.truncate(listed);
        }
        reported.append(&mut problems);
        reported
    }

    /// The problems of the last file as a whole, after its last part.
    pub(super) fn finish(&mut self) -> Vec<Problem> {
        self.listed = 0;
        let Some(file) = self.last.take() else { return Vec::new() };
        let at = || At::File(file.path.clone());
        let mut problems = Vec::new();
        problems.extend((0 < file.unlisted).then(|| unlisted(at(), file.unlisted)));
        if !file.has_some {
            problems.push(in_file(file.path));
        } else if file.has_posts && !file.has_content {
            problems.push(without_text(file.path));
        }
        problems
    }
}
