//! Which files of a folder hold posts.
//!
//! Nothing that may be a post is left out in silence: a file is passed over by
//! its name, or because the caller says that it has no posts, as a rulebook.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashSet},
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use super::{FORMATS, WithoutPosts, packed, unreadable::why, x_archive};
use crate::{
    language::Localized,
    source::{Problem, either},
};

/// Files that stand among posts and are none.
const NO_POSTS: [&str; 6] = [
    "tweetlint.yaml",
    "windows.yaml",
    "directory.yaml",
    "allowances.yaml",
    "hashtags.csv",
    "readme",
];

/// What stands beside posts by nature: pictures, films, sound and captions, and
/// what a system leaves in every folder.
const NATURAL: [&str; 26] = [
    "apng", "avif", "bmp", "gif", "heic", "heif", "jfif", "jpeg", "jpg", "png", "svg", "tif",
    "tiff", "webp", "avi", "m4v", "mkv", "mov", "mp4", "webm", "m4a", "mp3", "wav", "srt", "vtt",
    "ini",
];

/// So many kinds of files are named.
const NAMED: usize = 3;

/// The files that a path stands for, and a note on those of a folder that are
/// not looked into.
pub(super) fn files(
    path: &Path,
    without_posts: &WithoutPosts<'_>,
) -> (Vec<Result<PathBuf, Problem>>, Option<Problem>) {
    if !path.is_dir() {
        return (vec![Ok(path.to_owned())], None);
    }
    let (named, mut files) = walk(path);
    let note = passed_over(path, &named);
    let no_posts = without_posts(path, &named).into_iter();
    let no_posts: HashSet<PathBuf> =
        no_posts.filter_map(|path| fs::canonicalize(path).ok()).collect();
    let is_other = |path: &PathBuf| {
        !no_posts.is_empty() && fs::canonicalize(path).is_ok_and(|path| no_posts.contains(&path))
    };
    files.extend(named.into_iter().filter(|path| may_hold_posts(path) && !is_other(path)).map(Ok));
    if files.is_empty() {
        files.push(Err(nothing_in(path)));
    }
    (files, note)
}

/// Every file under a folder in the order of their names, and what of it
/// cannot be walked. Links are followed. Those whose names begin with a dot are
/// hidden.
fn walk(folder: &Path) -> (Vec<PathBuf>, Vec<Result<PathBuf, Problem>>) {
    let root = fs::canonicalize(folder).ok();
    let is_new = |entry: &DirEntry| {
        let is_shown = !is_hidden(entry.file_name());
        entry.depth() == 0 || is_shown && !is_walked_anyway(entry, root.as_deref())
    };
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for entry in entries.filter_entry(is_new) {
        match entry {
            Ok(entry) if entry.path().is_file() => files.push(entry.into_path()),
            Ok(_) => (),
            Err(error) => problems.extend(unwalkable(folder, &error).map(Err)),
        }
    }
    (files, problems)
}

fn is_hidden(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

/// Whether an entry is a link to a folder that stands under the same root, so
/// that its files would be read twice.
fn is_walked_anyway(entry: &DirEntry, root: Option<&Path>) -> bool {
    let is_link = entry.path_is_symlink() && entry.file_type().is_dir();
    let target = is_link.then(|| fs::canonicalize(entry.path()).ok()).flatten();
    let inner =
        target.as_deref().zip(root).and_then(|(target, root)| target.strip_prefix(root).ok());
    inner.is_some_and(|inner| !inner.iter().any(is_hidden))
}

/// The problem that a file or folder cannot be walked, unless nobody would have
/// read it anyhow.
fn unwalkable(folder: &Path, error: &walkdir::Error) -> Option<Problem> {
    let path = error.path().unwrap_or(folder);
    let name = path.file_name().unwrap_or_default();
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if 0 < error.depth() && (is_hidden(name) || NATURAL.contains(&&*ending)) {
        return None;
    }
    let problem = |message: Localized| Problem::in_file(path.display().to_string(), message);
    if error.loop_ancestor().is_some() {
        let message = (
            "the link leads back to a folder that it stands in",
            "linket fører tilbage til en mappe, som det selv ligger i",
        );
        return Some(problem(message.into()).help(("remove it", "slet det")));
    }
    let is_refused =
        error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
    if path.is_symlink() && !is_refused {
        let message = ("the link leads to no file", "linket fører ikke til nogen fil");
        return Some(
            problem(message.into()).help(("mend or remove it", "ret det, eller slet det")),
        );
    }
    let Localized { en, da } = error.io_error().map(why).unwrap_or_default();
    let message = (format!("cannot be walked: {en}"), format!("kan ikke gennemgås: {da}"));
    Some(problem(message.into()).help(("check its permissions", "se efter, om du må læse den")))
}

fn nothing_in(folder: &Path) -> Problem {
    let message = ("there are no posts in it", "der er ingen opslag i den");
    Problem::in_file(folder.display().to_string(), message).help(where_posts_are())
}

fn where_posts_are() -> Localized {
    let mut endings: Vec<&str> =
        FORMATS.iter().flat_map(|format| format.endings.iter().copied()).collect();
    endings.dedup();
    let Localized { en, da } = either(endings);
    (
        format!("posts are in files that end in {en}"),
        format!("opslag står i filer, der ender på {da}"),
    )
        .into()
}

/// A note on the files of a folder that are of no kind that holds posts, and no
/// pictures either: somebody may have written posts in a word processor.
fn passed_over(folder: &Path, files: &[PathBuf]) -> Option<Problem> {
    let kinds = other_kinds(files);
    let endings = kinds.iter().filter(|(ending, _)| !ending.is_empty()).take(NAMED);
    let endings: Vec<String> = endings.map(|(ending, _)| format!(".{ending}")).collect();
    let more = if endings.len() < kinds.len() { " …" } else { "" };
    let named = match endings.as_slice() {
        [] => String::new(),
        endings => format!(" ({}{more})", endings.join(", ")),
    };
    let message = match kinds.iter().map(|(_, count)| count).sum() {
        0 => return None,
        1 => (
            format!("1 file of another kind was passed over{named}"),
            format!("1 fil af en anden slags er sprunget over{named}"),
        ),
        count => (
            format!("{count} files of other kinds were passed over{named}"),
            format!("{count} filer af andre slags er sprunget over{named}"),
        ),
    };
    Some(Problem::in_file(folder.display().to_string(), message).help(where_posts_are()))
}

/// The endings of such files, and how many have each, the most first. An
/// account archive is full of them, and nobody wrote those.
fn other_kinds(files: &[PathBuf]) -> Vec<(String, usize)> {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for path in files.iter().filter(|path| !may_hold_posts(path)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if !stands_among_posts(&name) && !NATURAL.contains(&ending) {
            *kinds.entry(ending.to_owned()).or_default() += 1;
        }
    }
    let is_archive = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "js");
    if files.iter().any(|path| is_archive(path) && may_hold_posts(path)) {
        kinds.clear();
    }
    let mut kinds: Vec<(String, usize)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, count)| Reverse(*count));
    kinds
}

/// Whether a file is one that stands among posts and is none.
fn stands_among_posts(name: &str) -> bool {
    NO_POSTS.contains(&name) || name.starts_with("readme.")
}

/// Whether a file found in a folder is one to read, by its name. JavaScript is
/// read only where it is a part of an archive that holds posts.
fn may_hold_posts(path: &Path) -> bool {
    let name = plain_name(&path.file_name().unwrap_or_default().to_string_lossy());
    if stands_among_posts(&name) {
        return false;
    }
    match name.rsplit_once('.') {
        Some((_, "js")) => x_archive::holds_posts(&name),
        Some((_, "zip")) => true,
        _ => FORMATS.iter().flat_map(|format| format.endings).any(|ending| name.ends_with(ending)),
    }
}

/// A file's name in small letters, without what packing added.
pub(super) fn plain_name(name: &str) -> String {
    let name = name.to_lowercase();
    let packed = packed::ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    packed.map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, read: bool) {
        assert_eq!(may_hold_posts(Path::new(name)), read, "{name}");
    }

    #[test]
    fn files_are_read_by_their_endings_in_any_case() {
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
