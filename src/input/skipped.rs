//! Counts the files of a folder or zip that are not read, for a note that gives the
//! reasons.
//!
//! Without this note, somebody who reads “no findings” could believe that a draft was
//! checked, although its file was not even read. Files that are usual beside posts,
//! such as pictures, are not mentioned.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    fs::{self, File},
    io::Read,
    path::Path,
};

use walkdir::WalkDir;

use super::{
    FORMATS, csv, decompress, downloads::WithoutPosts, folder::plain_name, no_posts, office,
    own_report, plain_text, zipped,
};
use crate::{
    message::{Message, all_messages},
    source::Problem,
};

/// How many extensions of skipped files a note lists at most.
const MOST_LISTED: usize = 8;

/// How deep a hidden folder is looked into, and how many of its files are looked at.
const DEEPEST: usize = 2;
const MOST_LOOKED_AT: usize = 100;

/// The extensions of reports that are empty when there are no findings.
const MAY_BE_EMPTY: [&str; 2] = [".jsonl", ".txt"];

/// How many bytes at the beginning of a file decide whether it looks like posts (4
/// KiB).
const HEAD: u64 = 1 << 12;

/// The files that were not read, counted by the reason.
#[derive(Debug, Default)]
pub(super) struct Skipped {
    /// Files of formats that are not read: their number, by their extension.
    kinds: BTreeMap<String, usize>,
    /// The number of hidden files that look like posts.
    hidden: usize,
    /// The number of files in hidden folders that look like posts.
    in_hidden: usize,
    /// The number of empty files that are perhaps reports without findings.
    empty: usize,
    /// The number of files that look like posts but have a name that says otherwise, such
    /// as `windows.yaml`.
    named: usize,
    /// The number of files that only say that a file is open in a program of Office.
    locks: usize,
    /// The number of reports of this program.
    reports: usize,
    /// The number of files in a zip that are not part of the account archive in the zip.
    beside_archive: usize,
    /// The number of files in downloads of Mastodon that have no posts of the account.
    of_mastodon: usize,
    /// The number of such files in downloads of LinkedIn and Meta.
    of_downloads: usize,
}

impl Skipped {
    /// Counts a file of a format that is not read.
    pub(super) fn add_kind(&mut self, extension: &str) {
        *self.kinds.entry(extension.to_owned()).or_default() += 1;
    }

    /// Counts a hidden file if it looks like posts.
    pub(super) fn add_hidden(&mut self, path: &Path) {
        self.hidden += usize::from(is_text(path) || looks_like_posts(path));
    }

    /// Counts the files in a hidden folder that look like posts.
    pub(super) fn add_hidden_folder(&mut self, folder: &Path) {
        let inside = WalkDir::new(folder).max_depth(DEEPEST).into_iter().flatten();
        let files = inside.filter(|entry| entry.file_type().is_file()).take(MOST_LOOKED_AT);
        let posts = files.filter(|file| is_text(file.path()) || looks_like_posts(file.path()));
        self.in_hidden += posts.count();
    }

    /// Counts empty files that are perhaps reports without findings.
    pub(super) const fn add_empty(&mut self, count: usize) {
        self.empty += count;
    }

    /// Counts a file that only says that another one is open.
    pub(super) const fn add_lock(&mut self) {
        self.locks += 1;
    }

    /// Counts a file with a name such as `windows.yaml` if it looks like posts.
    pub(super) fn add_named(&mut self, path: &Path) {
        self.named += usize::from(is_text(path) || looks_like_posts(path));
    }

    /// Counts reports of this program.
    pub(super) const fn add_reports(&mut self, count: usize) {
        self.reports += count;
    }

    /// Counts files in a zip that are not part of the account archive in it.
    pub(super) const fn add_beside_archive(&mut self, count: usize) {
        self.beside_archive += count;
    }

    /// Counts files in downloads of networks that have no posts of the account.
    pub(super) fn add_of_downloads(&mut self, files: &WithoutPosts) {
        self.of_mastodon += files.of_mastodon.len();
        self.of_downloads += files.of_others.len();
    }

    /// Forgets the files counted by extension. In an account archive, the platform
    /// wrote these files, and they are not drafts.
    pub(super) fn forget_kinds(&mut self) {
        self.kinds.clear();
    }

    /// The note on a folder or zip; `None` if there is nothing to mention.
    pub(super) fn note(&self, path: String) -> Option<Problem> {
        let others: usize = self.kinds.values().sum();
        let kinds = Message::new("skipped-kinds").with("count", others);
        let counted = |id, count: usize| (Message::new(id).with("count", count), count);
        let reasons = [
            (kinds.with("kinds", self.listed_kinds()), others),
            counted("skipped-hidden", self.hidden),
            counted("skipped-in-hidden", self.in_hidden),
            counted("skipped-empty", self.empty),
            counted("skipped-locks", self.locks),
            counted("skipped-named", self.named),
            counted("skipped-reports", self.reports),
            counted("skipped-beside-archive", self.beside_archive),
            counted("skipped-of-mastodon", self.of_mastodon),
            counted("skipped-of-downloads", self.of_downloads),
        ];
        let count: usize = reasons.iter().map(|(_, count)| count).sum();
        let reasons = reasons.into_iter().filter(|(_, count)| 0 < *count);
        let reasons = all_messages(reasons.map(|(message, _)| message));
        let message = Message::new("skipped").with("count", count).with("reasons", reasons);
        let note = Problem::in_file(path, message);
        let help = match (others, self.beside_archive) {
            (0, 0) => Message::new("skipped-help"),
            (0, _) => Message::new("skipped-beside-archive-help"),
            _ => no_posts::extensions(),
        };
        (0 < count).then(|| note.help(help))
    }

    /// The most frequent extensions in brackets, such as ` (.pdf, .odt …)`; empty if no
    /// file has an extension.
    fn listed_kinds(&self) -> String {
        let mut kinds: Vec<(&String, &usize)> = self.kinds.iter().collect();
        kinds.sort_by_key(|(_, count)| Reverse(**count));
        let listed = kinds.iter().filter(|(extension, _)| !extension.is_empty()).take(MOST_LISTED);
        let listed: Vec<String> = listed.map(|(extension, _)| format!(".{extension}")).collect();
        let more = if listed.len() < kinds.len() { " …" } else { "" };
        if listed.is_empty() { String::new() } else { format!(" ({}{more})", listed.join(", ")) }
    }
}

/// Whether a file is a report of this program.
pub(super) fn is_report(path: &Path) -> bool {
    let name = plain_name(&path.to_string_lossy());
    own_report::ENDINGS.iter().any(|ending| name.ends_with(ending))
        && own_report::is_own_report(&head(path))
}

/// Whether a file is empty, as a report without findings may be.
pub(super) fn is_empty_report(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    MAY_BE_EMPTY.iter().any(|ending| name.ends_with(ending))
        && fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == 0)
}

/// Whether a file is a `.txt` file: any text in it is a post.
fn is_text(path: &Path) -> bool {
    plain_name(&path.to_string_lossy()).ends_with(plain_text::ENDING)
}

/// Whether a file looks like posts, judged by its name and its beginning.
fn looks_like_posts(path: &Path) -> bool {
    let name = plain_name(&path.to_string_lossy());
    let mut formats =
        FORMATS.iter().filter(|format| format.endings.iter().any(|ending| name.ends_with(ending)));
    let head = head(path);
    if office::is_named_so(&name) {
        return zipped::is_zip(&head);
    }
    let head = String::from_utf8_lossy(&head);
    // A table is known by the names of its columns, in any language.
    let is_table = csv::FORMAT.endings.iter().any(|ending| name.ends_with(ending));
    let has_key = ["text", "content", "thread", "---"].iter().any(|key| head.contains(key));
    (is_table || has_key)
        && formats.any(|format| (format.matches_beginning)(head.trim_start_matches('\u{feff}')))
}

/// The beginning of a file; empty if the file cannot be read, which is reported when
/// it is opened.
pub(super) fn head(path: &Path) -> Vec<u8> {
    let mut head = Vec::new();
    if let Ok(file) = File::open(path).and_then(decompress::unpack) {
        _ = file.take(HEAD).read_to_end(&mut head);
    }
    head
}
