//! Finds the files of a folder that contain posts.
//!
//! Two sorts of files that may contain posts are left out without a note: those that
//! repeat the posts of other files, and those that the caller excludes, for example
//! because they are a rulebook. All others that are left out are counted in a note.

use std::{
    collections::HashSet,
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use super::{
    FORMATS, Format, SkippedFiles, decompress,
    downloads::WithoutPosts,
    no_posts,
    skipped::{Skipped, is_empty_report, is_report},
    unreadable::why,
    x_archive, zipped,
};
use crate::{message::Message, source::Problem};

/// Common names of files that are often in a folder with posts but contain none.
const NO_POSTS: [&str; 5] =
    ["tweetlint.yaml", "windows.yaml", "directory.yaml", "hashtags.csv", "readme"];

/// Extensions of pictures, videos and sound, which are usual next to posts.
const MEDIA: [&str; 23] = [
    "apng", "avif", "bmp", "gif", "heic", "heif", "jfif", "jpeg", "jpg", "png", "svg", "tif",
    "tiff", "webp", "avi", "m4v", "mkv", "mov", "mp4", "webm", "m4a", "mp3", "wav",
];

/// Extensions of other files that are usual next to posts: captions, and the files that
/// operating systems add to every folder.
const USUAL: [&str; 3] = ["srt", "vtt", "ini"];

/// Hidden folders in which other programs keep files of their own.
const OF_PROGRAMS: [&str; 20] = [
    ".cache",
    ".cargo",
    ".config",
    ".direnv",
    ".git",
    ".github",
    ".gitlab",
    ".hg",
    ".idea",
    ".local",
    ".mypy_cache",
    ".nox",
    ".npm",
    ".obsidian",
    ".pytest_cache",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    ".vscode",
];

/// Whether a file with this lowercase name is a picture, a video or sound.
pub(super) fn is_media(name: &str) -> bool {
    MEDIA.contains(&extension_of(name))
}

/// Whether files with the extension of this lowercase name are usual next to posts.
fn is_usual(name: &str) -> bool {
    is_media(name) || USUAL.contains(&extension_of(name))
}

/// The extension of a name, without the dot; empty if it has none.
fn extension_of(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// The files with posts at a path: the file itself, or those in the folder. Each file
/// or folder that cannot be read is an error among them, and so is a folder without
/// posts. Also returns a note on files of the folder that were skipped; `None` if there
/// are none to mention.
pub(super) fn files(
    path: &Path,
    skipped_files: &SkippedFiles<'_>,
) -> (Vec<Result<PathBuf, Problem>>, Option<Problem>) {
    if !path.is_dir() {
        return (vec![Ok(path.to_owned())], None);
    }
    let Walk { files: all, hidden, hidden_folders, mut problems } = walk(path);
    let excluded: HashSet<PathBuf> =
        skipped_files(path, &all).iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let is_excluded = |path: &PathBuf| {
        !excluded.is_empty() && fs::canonicalize(path).is_ok_and(|path| excluded.contains(&path))
    };
    let mut skipped = count_skipped(&all, &hidden, is_excluded);
    for folder in &hidden_folders {
        skipped.add_hidden_folder(folder);
    }
    let copies = x_archive::copies(&all);
    let others = WithoutPosts::among(&all);
    skipped.add_of_downloads(&others);
    let is_left_out = |path: &PathBuf| copies.contains(path) || others.contain(path);
    let posts = all
        .into_iter()
        .filter(|path| may_contain_posts(path) && !is_left_out(path) && !is_excluded(path));
    let (reports, posts): (Vec<_>, Vec<_>) = posts.partition(|path| is_report(path));
    skipped.add_reports(reports.len());
    let (empty, posts): (Vec<_>, Vec<_>) =
        posts.into_iter().partition(|path| is_empty_report(path));
    skipped.add_empty(empty.len());
    problems.extend(posts.into_iter().map(Ok));
    if problems.is_empty() {
        problems.push(Err(no_posts::in_folder(path.display().to_string())));
    }
    (problems, skipped.note(path.display().to_string()))
}

/// What a folder contains, including its subfolders.
struct Walk {
    /// The files, in the order of their names.
    files: Vec<PathBuf>,
    /// The files whose names begin with a dot. They are not read.
    hidden: Vec<PathBuf>,
    /// The folders whose names begin with a dot, unless other programs keep their files there.
    hidden_folders: Vec<PathBuf>,
    /// The files and folders that cannot be read, each as an error.
    problems: Vec<Result<PathBuf, Problem>>,
}

/// Lists the files in a folder and its subfolders in the order of their names, with a
/// problem for each that cannot be read. Symbolic links are followed, unless they lead
/// to another folder in this folder. Subfolders whose names begin with a dot are
/// skipped.
fn walk(folder: &Path) -> Walk {
    let root = fs::canonicalize(folder).ok();
    let mut hidden_folders = Vec::new();
    let is_new = |entry: &DirEntry| {
        let is_shown = !is_hidden(entry.file_name()) || entry.file_type().is_file();
        let is_tool = || OF_PROGRAMS.iter().any(|name| entry.file_name() == *name);
        if 0 < entry.depth() && !is_shown && entry.file_type().is_dir() && !is_tool() {
            hidden_folders.push(entry.path().to_owned());
        }
        entry.depth() == 0 || is_shown && !is_link_inside(entry, root.as_deref())
    };
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let (mut files, mut hidden, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries.filter_entry(is_new) {
        match entry {
            Ok(entry) if !entry.path().is_file() => (),
            Ok(entry) if is_hidden(entry.file_name()) && 0 < entry.depth() => {
                hidden.push(entry.into_path());
            }
            Ok(entry) => files.push(entry.into_path()),
            Err(error) => problems.extend(unreadable_entry(folder, &error).map(Err)),
        }
    }
    Walk { files, hidden, hidden_folders, problems }
}

fn is_hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || is_lock(&name)
}

/// Whether a file only says that a program of Office has the file beside it open.
fn is_lock(name: &str) -> bool {
    name.starts_with("~$")
}

/// Whether an entry is a symbolic link to a folder that is itself read because it is under
/// `root` and not hidden. Its files would be read twice if the link was followed.
fn is_link_inside(entry: &DirEntry, root: Option<&Path>) -> bool {
    let is_link = entry.path_is_symlink() && entry.file_type().is_dir();
    let target = is_link.then(|| fs::canonicalize(entry.path()).ok()).flatten();
    let inner =
        target.as_deref().zip(root).and_then(|(target, root)| target.strip_prefix(root).ok());
    inner.is_some_and(|inner| !inner.iter().any(is_hidden))
}

/// The problem that a file or folder cannot be read; `None` if it would have been
/// skipped anyway.
fn unreadable_entry(folder: &Path, error: &walkdir::Error) -> Option<Problem> {
    let path = error.path().unwrap_or(folder);
    let name = path.file_name().unwrap_or_default();
    let lowercase = name.to_string_lossy().to_lowercase();
    if 0 < error.depth() && (is_hidden(name) || is_usual(&lowercase)) {
        return None;
    }
    let problem = |message: Message| Problem::in_file(path.display().to_string(), message);
    if error.loop_ancestor().is_some() {
        let help = Message::new("folder-link-loop-help");
        return Some(problem(Message::new("folder-link-loop")).help(help));
    }
    let is_refused =
        error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
    if path.is_symlink() && !is_refused {
        let help = Message::new("folder-broken-link-help");
        return Some(problem(Message::new("folder-broken-link")).help(help));
    }
    let message = match error.io_error() {
        Some(error) => Message::new("folder-unreadable").with("problem", why(error)),
        None => Message::new("folder-unreadable-entry"),
    };
    Some(problem(message).help(Message::new("file-check-permissions")))
}

/// Counts the files that are not read and that a note mentions: hidden files, files
/// with a name in [`NO_POSTS`], and files of other formats unless they are usual.
fn count_skipped(
    files: &[PathBuf],
    hidden: &[PathBuf],
    is_excluded: impl Fn(&PathBuf) -> bool,
) -> Skipped {
    let mut skipped = Skipped::default();
    for path in hidden {
        if path.file_name().is_some_and(|name| is_lock(&name.to_string_lossy())) {
            skipped.add_lock();
        } else {
            skipped.add_hidden(path);
        }
    }
    for path in files.iter().filter(|path| !may_contain_posts(path)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if is_excluded(path) {
            continue;
        }
        if is_no_post(&name) {
            skipped.add_named(path);
        } else if !is_usual(&name) {
            skipped.add_kind(extension_of(&name));
        }
    }
    if files.iter().any(|path| x_archive::contains_posts(&name_of(path))) {
        skipped.forget_kinds();
    }
    skipped
}

/// Whether a file with this lowercase name usually contains no posts.
fn is_no_post(name: &str) -> bool {
    NO_POSTS.contains(&name) || name.starts_with("readme.")
}

/// Whether a file may contain posts, judged by its name.
pub(super) fn may_contain_posts(path: &Path) -> bool {
    let name = name_of(path);
    let is_of = |format: &Format| {
        format.endings.iter().any(|ending| name.ends_with(ending)) && (format.contains_posts)(&name)
    };
    !is_no_post(&name) && (name.ends_with(zipped::ENDING) || FORMATS.iter().any(is_of))
}

fn name_of(path: &Path) -> String {
    plain_name(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// The lowercase name of a file, without the extension of its compression:
/// `tweets.js` for `Tweets.js.gz`.
pub(super) fn plain_name(name: &str) -> String {
    let name = name.to_lowercase();
    let unpacked = decompress::ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    unpacked.map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, read: bool) {
        assert_eq!(may_contain_posts(Path::new(name)), read, "{name}");
    }

    #[test]
    fn files_are_read_by_their_extensions_in_any_case() {
        for name in ["a.yaml", "KLADDE.YML", "Export.JSON.GZ", "a.Md", "README-kampagne.md"] {
            check(name, true);
        }
        for name in ["Tweets.JS", "x/tweets-part1.js", "2012_01.js", "a.ZIP", "readme2.txt"] {
            check(name, true);
        }
        for name in ["a.png", "like.js", "README", "readme.md", "Windows.yaml", "yaml"] {
            check(name, false);
        }
    }
}
