//! Which files a rulebook may name.
//!
//! A rulebook may come from somebody who is not trusted yet, for example in a pull
//! request. Messages quote lines of the files that a rulebook extends or names as
//! registers. If a rulebook could name any file, the report could show secrets of the
//! machine that the check runs on.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

use super::document::{self, SizeLimit};
use crate::{
    message::Message,
    source::{Problem, Source},
};

/// Which files of the machine a rulebook may make the program read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// The rulebook may name any file.
    Full,
    /// The user has named the rulebook, which may be anywhere. The files that it
    /// names must be in the same repository.
    #[default]
    Named,
    /// The rulebook was found beside the posts. The rulebook itself, with symbolic
    /// links followed, and the files that it names must be in the repository of its
    /// folder.
    Found,
}

/// The files that a rulebook may name.
#[derive(Debug, Default)]
pub(super) struct AllowedFiles {
    /// The folder that contains all these files; `None` if they may be anywhere.
    folder: Option<PathBuf>,
}

impl AllowedFiles {
    /// The files that the rulebook at this path may name.
    pub(super) fn of(rulebook: &Path, trust: Trust) -> Self {
        let folder = (trust != Trust::Full).then(|| {
            let folder = rulebook.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new("."));
            around(&real(folder).unwrap_or_else(|| folder.to_owned()))
        });
        Self { folder }
    }

    /// Reads a file that the user names. If the path is a symbolic link, that link
    /// may be part of a pull request, so the link must not lead out of the
    /// repository that contains it.
    pub(super) fn open_named(
        path: &Path,
        limit: SizeLimit,
        trust: Trust,
    ) -> Result<Source, Problem> {
        if trust == Trust::Found || path.is_symlink() {
            Self::of(path, trust).check(path)?;
        }
        document::open(path, limit)
    }

    /// Reads a file that the rulebook names.
    pub(super) fn open(&self, path: &Path, limit: SizeLimit) -> Result<Source, Problem> {
        self.check(path)?;
        document::open_regular(path, limit)
    }

    /// Reads the bytes of a file that the rulebook names.
    pub(super) fn bytes(&self, path: &Path, limit: SizeLimit) -> Result<Vec<u8>, Problem> {
        self.check(path)?;
        document::expect_regular(path)?;
        document::bytes(path, limit)
    }

    /// Checks that the rulebook may name a file. The file need not exist.
    pub(super) fn check(&self, path: &Path) -> Result<(), Problem> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let real = real(path);
        let inner = real.as_deref().and_then(|real| real.strip_prefix(folder).ok());
        let message = match inner {
            None => Message::new("rulebook-outside").with("folder", folder.display().to_string()),
            Some(inner) if is_hidden(inner) => Message::new("rulebook-hidden-file"),
            Some(_) => return Ok(()),
        };
        let help = Message::new("rulebook-outside-help");
        Err(Problem::in_file(path.display().to_string(), message).help(help))
    }
}

/// The folder of the repository that contains `folder`. Without a repository, it is
/// the working folder if that contains `folder`, else `folder` itself.
fn around(folder: &Path) -> PathBuf {
    let repository = repository_of(folder);
    let here = std::env::current_dir().and_then(fs::canonicalize).ok();
    let here = here.as_deref().filter(|here| folder.starts_with(here));
    repository.or(here).unwrap_or(folder).to_owned()
}

/// The repository that contains a folder; `None` if there is none.
pub(crate) fn repository_of(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(".git").exists())
}

/// Whether a file is hidden or belongs to git. Such files often contain the secret
/// keys of other programs, and none of them is a register.
fn is_hidden(path: &Path) -> bool {
    let is_git = |part: Component<'_>| part.as_os_str().eq_ignore_ascii_case(".git");
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().starts_with('.') || path.components().any(is_git)
}

/// The path after following all symbolic links. The file need not exist, but a link
/// must lead to one that does, else the result is `None`.
fn real(path: &Path) -> Option<PathBuf> {
    if path.is_symlink() {
        return fs::canonicalize(path).ok();
    }
    let path = std::path::absolute(path).ok()?;
    path.ancestors().find_map(|folder| {
        let known = fs::canonicalize(folder).ok()?;
        let missing = path.strip_prefix(folder).ok()?;
        let is_plain = missing.components().all(|part| matches!(part, Component::Normal(_)));
        Some(is_plain.then(|| known.join(missing)))
    })?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(folder: &Path, name: &str, allowed: bool) {
        let reach = AllowedFiles::of(&folder.join("rules/tweetlint.yaml"), Trust::Named);
        assert_eq!(reach.check(&folder.join(name)).is_ok(), allowed, "{name}");
    }

    #[test]
    fn files_in_the_repository_can_be_named() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["repo/.git", "repo/rules", "beside"] {
            fs::create_dir_all(at(name)).expect("there is room");
        }
        for (name, allowed) in [
            ("rules/a.yaml", true),
            ("rules/../base.yaml", true),
            ("rules/new/a.yaml", true),
            ("../beside/a.yaml", false),
            ("new/../../../a.yaml", false),
            (".git/config", false),
            (".GIT/config", false),
            (".env", false),
            ("/proc/self/environ", false),
        ] {
            check(&at("repo"), name, allowed);
        }
    }

    #[test]
    fn a_rulebook_in_the_working_folder_reaches_no_further() {
        let reach = AllowedFiles::of(Path::new("tweetlint.yaml"), Trust::Found);
        assert!(reach.check(Path::new("base.yaml")).is_ok());
        assert!(reach.check(Path::new("/proc/self/environ")).is_err());
    }

    #[test]
    fn without_a_repository_the_folder_of_the_rulebook_counts() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        fs::create_dir(folder.path().join("rules")).expect("there is room");
        check(folder.path(), "rules/a.yaml", true);
        check(folder.path(), "a.yaml", false);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_where_it_leads() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        fs::create_dir(folder.path().join("rules")).expect("there is room");
        for (target, name) in [("/dev/zero", "zero"), ("nowhere", "new"), ("..", "up")] {
            let link = folder.path().join("rules").join(name);
            std::os::unix::fs::symlink(target, link).expect("links can be made");
        }
        check(folder.path(), "rules/zero", false);
        check(folder.path(), "rules/new", false);
        check(folder.path(), "rules/up/a.yaml", false);
    }
}
