//! The archive of an account on Mastodon: its posts are in `outbox.json`, and the files beside it
//! have what the account is, likes and keeps.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

/// The file with the posts.
const OUTBOX: &str = "outbox.json";

/// The file about the account. An outbox beside it is that of an archive.
const ACTOR: &str = "actor.json";

/// The files of archives among these files that contain no posts of the account.
pub(super) fn files_without_posts(files: &[PathBuf]) -> HashSet<PathBuf> {
    let all: HashSet<&Path> = files.iter().map(PathBuf::as_path).collect();
    let is_without = |file: &&PathBuf| {
        let beside = |name: &str| all.contains(&*file.with_file_name(name));
        let is_named = |name: &str| file.file_name().is_some_and(|own| own == name);
        let is_one = [ACTOR, "likes.json", "bookmarks.json"].into_iter().any(is_named);
        is_one && beside(OUTBOX) && beside(ACTOR)
    };
    files.iter().filter(is_without).cloned().collect()
}
