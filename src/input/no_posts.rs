//! Problems for paths that lead to no posts.
//!
//! Without them, a run that checked nothing, for example because of a typing error in
//! a path, would look like a run without findings. Because of them, a run without
//! problems has checked at least one post, and other code need not count posts.

use std::{path::Path, sync::Arc};

use super::{
    FORMATS, LeftOut, Remarks,
    draft_text::needs_no_text,
    folder::may_contain_posts,
    office,
    unknown_names::{NamesOfFile, UnknownNames},
};
use crate::{
    message::{Message, any_of},
    post::Post,
    problems::{MOST_LISTED, unlisted},
    rulebook::RegisterKind,
    source::{At, Place, Problem, Source, Span},
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

/// The problem that a file of a download has messages or contacts.
pub(super) fn in_private_file(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("file-is-private"))
        .help(Message::new("file-is-private-help"))
}

/// The problem that a file of a download has comments on posts of others.
pub(super) fn in_file_of_comments(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("file-is-comments"))
        .help(Message::new("file-is-comments-help"))
}

/// The problem that a file is a rulebook.
pub(super) fn in_rulebook(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("file-is-rulebook"))
        .help(Message::new("file-is-rulebook-help"))
}

/// The problem that a file is a register. The help names the key under which a rulebook
/// names it.
pub(super) fn in_register(path: Arc<str>, kind: RegisterKind) -> Problem {
    let (message, help) = match kind {
        RegisterKind::Windows => ("file-is-windows", "file-is-windows-help"),
        RegisterKind::Directory => ("file-is-directory", "file-is-directory-help"),
    };
    let name = Path::new(&*path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let help = Message::new(help).with("name", name);
    Problem::in_file(path, Message::new(message)).help(help)
}

/// The problem that no file in a folder contains posts.
pub(super) fn in_folder(path: String) -> Problem {
    Problem::in_file(path, Message::new("folder-no-posts")).help(extensions())
}

/// The problem that a zip contains no archive of an account or, if it has the extension
/// of a workbook or document, that it is not such a file. `names` are the names of the
/// files in the zip.
pub(super) fn in_zip<'n>(path: Arc<str>, mut names: impl Iterator<Item = &'n str>) -> Problem {
    if office::is_named_so(&path) {
        return Problem::in_file(path, Message::new("office-not-one"))
            .help(Message::new("office-damaged-help"));
    }
    let example = names.find(|name| may_contain_posts(Path::new(name)));
    let (message, help) = match example {
        Some(name) => (Message::new("zip-with-files").with("example", name), "zip-with-files-help"),
        None => (Message::new("zip-no-posts"), "zip-no-posts-help"),
    };
    Problem::in_file(path, message).help(Message::new(help))
}

/// The help that lists the extensions of files with posts.
pub(super) fn extensions() -> Message {
    let mut endings: Vec<&str> =
        FORMATS.iter().flat_map(|format| format.endings.iter().copied()).collect();
    endings.dedup();
    Message::new("folder-extensions").with("endings", any_of(endings))
}

/// Facts about one part of a file.
pub(super) struct PartSummary {
    /// The file.
    pub(super) path: Arc<str>,
    /// Whether the part has posts, problems, or edited posts whose later version was
    /// read instead.
    pub(super) has_some: bool,
    /// The number of its posts.
    posts: usize,
    /// The number of its posts that have anything to check.
    with_content: usize,
    /// The number of problems of the part that are only counted, not listed.
    pub(super) unlisted: usize,
    /// The records of the part that are left out by design.
    left_out: LeftOut,
    /// The names of columns and keys that are not understood.
    pub(super) unknown: UnknownNames,
    /// The number of published posts and the place of the first one, then the same of
    /// drafts; `None` if there are none.
    kinds: [Option<(usize, Place)>; 2],
}

impl PartSummary {
    /// The summary of a part with these posts. `has_others` says whether it also
    /// contained problems, or edited posts that were left out.
    pub(super) fn of(source: &Source, posts: &[Post<'_>], has_others: bool) -> Self {
        let kind = |published: bool| {
            let mut these = posts.iter().filter(|post| post.published == published);
            let first = these.next()?;
            Some((1 + these.count(), source.place(Span::new(first.span.start, first.span.start))))
        };
        Self {
            path: source.path().clone(),
            has_some: !posts.is_empty() || has_others,
            posts: posts.len(),
            with_content: posts.iter().filter(|post| has_content(post)).count(),
            unlisted: 0,
            left_out: LeftOut::default(),
            unknown: UnknownNames::default(),
            kinds: [kind(true), kind(false)],
        }
    }

    /// The same summary, with the number of unlisted problems, the records that are left
    /// out by design, and the names that are not understood.
    pub(super) fn with(self, unlisted: usize, left_out: LeftOut, unknown: UnknownNames) -> Self {
        Self { unlisted, left_out, unknown, ..self }
    }

    /// Adds a later part of the same file.
    fn add(&mut self, later: Self) {
        self.has_some |= later.has_some;
        self.posts += later.posts;
        self.with_content += later.with_content;
        self.unlisted += later.unlisted;
        self.left_out.add(later.left_out);
        for (kind, later) in self.kinds.iter_mut().zip(later.kinds) {
            match (kind.as_mut(), later) {
                (Some((count, _)), Some((more, _))) => *count += more,
                (None, later) => *kind = later,
                (Some(_), None) => (),
            }
        }
    }

    /// The note that most posts of the file have nothing to check. Some without a text are usual.
    fn mostly_without_text(&self) -> Option<Problem> {
        let without = self.posts - self.with_content;
        let message = Message::new("note-without-text").with("count", without);
        let message = message.with("posts", self.posts);
        let note = Problem::in_file(self.path.clone(), message);
        (self.with_content < without).then(|| note.help(Message::new("note-without-text-help")))
    }

    /// The note that some posts of the file were read as drafts and others as published
    /// posts; `None` if all were read alike.
    fn unlike_neighbours(&self) -> Option<Problem> {
        let [Some((published, first_published)), Some((drafts, first_draft))] = &self.kinds else {
            return None;
        };
        let fewer = if drafts <= published { first_draft } else { first_published };
        let message = Message::new("note-unlike-neighbours").with("published", *published);
        let message = message.with("drafts", *drafts);
        let at = At::Place(Box::new(fewer.clone()));
        Some(Problem::new(at, message).help(Message::new("note-unlike-neighbours-help")))
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
    /// The number of problems of the file in `last` that were listed.
    listed: usize,
    /// The names of columns and keys of the file in `last` that are not understood.
    unknown: NamesOfFile,
}

impl FileSummaries {
    /// Takes the next part and its remarks; the part is `None` if it could not be
    /// read. Returns the remarks to report now: first those on the previous file as
    /// a whole, if this part begins another file, then those on the part.
    pub(super) fn next(&mut self, mut part: Option<PartSummary>, remarks: Remarks) -> Remarks {
        let mut reported = Remarks::default();
        let mut unknown =
            part.as_mut().map(|part| std::mem::take(&mut part.unknown)).unwrap_or_default();
        match (&mut self.last, part) {
            (Some(last), Some(part)) if last.path == part.path => last.add(part),
            (_, part) => {
                reported = self.finish();
                self.last = part;
            }
        }
        let Remarks { mut problems, mut notes, understood } = remarks;
        notes.append(&mut unknown.notes);
        problems.splice(..0, self.unknown.add(unknown));
        if let Some(last) = &mut self.last {
            let listed = problems.len().min(MOST_LISTED.saturating_sub(self.listed));
            last.unlisted += problems.len() - listed;
            self.listed += listed;
            problems.truncate(listed);
        }
        reported.problems.append(&mut problems);
        reported.notes.append(&mut notes);
        reported.understood = understood;
        reported
    }

    /// The remarks on the last file as a whole, after its last part.
    pub(super) fn finish(&mut self) -> Remarks {
        self.listed = 0;
        let unknown = std::mem::take(&mut self.unknown);
        let Some(file) = self.last.take() else { return Remarks::default() };
        let at = || At::File(file.path.clone());
        let mut notes = Vec::from_iter(unknown.message().map(|message| {
            Problem::new(at(), message).help(Message::new("note-unknown-names-help"))
        }));
        notes.extend(unknown.notes(&file.path));
        notes.extend(file.unlike_neighbours());
        let LeftOut { private, others } = file.left_out;
        for (count, message, help) in [
            (private, "note-private", "note-private-help"),
            (others, "note-no-posts", "note-no-posts-help"),
        ] {
            if 0 < count {
                let message = Message::new(message).with("count", count);
                notes.push(Problem::new(at(), message).help(Message::new(help)));
            }
        }
        let mut problems = unknown.problems(&file.path);
        problems.extend((0 < file.unlisted).then(|| unlisted(at(), file.unlisted)));
        if !file.has_some {
            problems.push(in_file(file.path));
        } else if 0 < file.posts && file.with_content == 0 {
            problems.push(without_text(file.path));
        } else {
            notes.extend(file.mostly_without_text());
        }
        Remarks { problems, notes, understood: None }
    }
}
