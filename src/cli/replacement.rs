//! Replaces a file in one step, so that no reader sees half of the new content.
//!
//! The new content of `posts.yaml` is written to the temporary file
//! `.posts.yaml.tweetlint-tmp` in the same folder, which is then moved over
//! `posts.yaml`. A reader sees either the old content or the new one, even if the
//! program is killed or the disk is full.
//!
//! The temporary file is locked while it is written, so that only one run at a time
//! replaces a file. A run that is killed leaves its temporary file behind, but
//! without a lock. The next run that replaces the same file removes it.

use std::{
    fs::{self, File, Metadata, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use same_file::Handle;

use crate::{message::Message, source::Problem};

/// How long to wait for another run that is replacing the same file, which usually
/// takes milliseconds.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// The pause between two attempts to lock a file.
const PAUSE: Duration = Duration::from_millis(10);

/// The most bytes of the file's name that become part of the name of the temporary
/// file. File systems allow 255 bytes for a name, some of them less; `.` and
/// `.tweetlint-tmp` take 15.
const KEPT_OF_NAME: usize = 200;

/// The most links that are followed to a file; links can lead in a circle.
const MOST_LINKS: usize = 40;

/// A file that is being replaced. If this is dropped before it is finished, the file
/// keeps its old content.
#[derive(Debug)]
pub(super) struct Replacement {
    file: File,
    /// The path of the temporary file.
    temporary: PathBuf,
    /// The path of the file that is replaced.
    path: PathBuf,
    is_finished: bool,
}

/// Why a file cannot be replaced.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The file is marked as read-only.
    ReadOnly,
    /// The file has this number of names (hard links). Only one name would lead to
    /// the new content; the others would still lead to the old content.
    HardLinked(u64),
    /// The file belongs to another user, and the new file cannot be given to that
    /// user.
    Owner,
    /// The file belongs to a group that the user is not in, so that the new file cannot be given
    /// to that group.
    Group,
    /// Another run is replacing the file.
    InUse,
    /// The temporary file would have this path, but something is there that is not a
    /// regular file, or that cannot be opened or locked.
    InTheWay(PathBuf),
    /// The operating system reports an error.
    Io(io::Error),
}

impl Replacement {
    /// Begins to replace the file at a path, or to create it if it does not exist.
    /// If the path is a link, the link stays, and the file that it leads to is
    /// replaced.
    ///
    /// Waits up to `patience` for another run that is replacing the same file.
    pub(super) fn begin(path: &Path, patience: Duration) -> Result<Self, Refusal> {
        let path = resolved(path);
        let earlier = match fs::metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            metadata => Some(metadata?),
        };
        if earlier.is_some() {
            permitted(&path)?;
        }
        let temporary = temporary_path(&path);
        let file = lock(&temporary, patience)?;
        let replacement = Self { file, temporary, path, is_finished: false };
        if let Some(earlier) = earlier {
            keep_access(&replacement.file, &earlier)?;
        }
        Ok(replacement)
    }

    /// The temporary file, for writing the new content to it.
    pub(super) fn writer(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// Moves the temporary file over the file. The new content must be complete.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.temporary, &self.path)?;
        self.is_finished = true;
        // After a power failure, the move may be lost unless the folder is written
        // to disk, too. Not every file system supports this. An error is ignored,
        // because either way the file has the old content or the new one.
        if let Some(folder) = self.path.parent().filter(|_| cfg!(unix)) {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }

    /// Writes the new content and moves the temporary file over the file.
    pub(super) fn finish_with(mut self, content: &[u8]) -> io::Result<()> {
        self.file.write_all(content)?;
        self.finish()
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        if !self.is_finished {
            // If this fails, the next run that replaces the file removes the
            // temporary file.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// Checks that a file may be replaced: that it is a regular file without further
/// hard links, and that the user may write to it.
pub(super) fn permitted(path: &Path) -> Result<(), Refusal> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(Refusal::Io(io::ErrorKind::NotSeekable.into()));
    }
    if metadata.permissions().readonly() {
        return Err(Refusal::ReadOnly);
    }
    match number_of_names(&metadata) {
        1 => (),
        names => return Err(Refusal::HardLinked(names)),
    }
    // Moving another file over this one would only need write access to the folder.
    // But a user who may not change the file should not be able to replace it.
    File::options().write(true).open(path)?;
    Ok(())
}

/// The path of a file, with all links followed, even if the file does not exist.
pub(super) fn resolved(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if let Ok(real) = fs::canonicalize(&path) {
            return real;
        }
        match fs::read_link(&path) {
            Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => break,
        }
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match (fs::canonicalize(folder.unwrap_or(Path::new("."))), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(&path).unwrap_or(path),
    }
}

/// The path of the temporary file for a file.
fn temporary_path(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fits = |(start, c): &(usize, char)| start + c.len_utf8() <= KEPT_OF_NAME;
    let kept: String = name.char_indices().take_while(fits).map(|(_, c)| c).collect();
    path.with_file_name(format!(".{kept}.tweetlint-tmp"))
}

/// Creates the temporary file and locks it. First removes a temporary file that a
/// killed run left. Waits up to `patience` if another run has locked it.
fn lock(path: &Path, patience: Duration) -> Result<File, Refusal> {
    let deadline = Instant::now() + patience;
    loop {
        match File::options().write(true).create_new(true).open(path) {
            Ok(file) => {
                // Between creation and lock, another run may have found the file
                // without a lock and removed it. Then the loop tries again.
                if is_ours(&file)? && is_at(&file, path) {
                    return Ok(file);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if remove_if_abandoned(path)? {
                    continue;
                }
            }
            Err(error) => return Err(error.into()),
        }
        if deadline <= Instant::now() {
            return Err(Refusal::InUse);
        }
        thread::sleep(PAUSE);
    }
}

/// Locks a new file; `false` if another run locked it first. Some network drives
/// have no locks. There it is enough that the file exists: only one run can create
/// it.
fn is_ours(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Removes a temporary file, unless a run has locked it. Returns true if there is no file at
/// the path any more, and false if another run has locked the file or has put a new one in
/// its place.
fn remove_if_abandoned(path: &Path) -> Result<bool, Refusal> {
    let in_the_way = || Refusal::InTheWay(path.to_owned());
    let Ok(metadata) = fs::symlink_metadata(path) else { return Ok(true) };
    if !metadata.is_file() {
        return Err(in_the_way());
    }
    let Ok(file) = File::open(path) else { return Err(in_the_way()) };
    match file.try_lock() {
        Ok(()) if is_at(&file, path) => {
            fs::remove_file(path)?;
            Ok(true)
        }
        Ok(()) | Err(TryLockError::WouldBlock) => Ok(false),
        // Without locks, another run may be writing it.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(false),
        Err(TryLockError::Error(_)) => Err(in_the_way()),
    }
}

/// Whether an open file is still the one at a path, and has not been removed or
/// replaced.
fn is_at(file: &File, path: &Path) -> bool {
    let open = file.try_clone().and_then(Handle::from_file);
    matches!((open, Handle::from_path(path)), (Ok(open), Ok(there)) if open == there)
}

/// Gives a new file the owner and the permissions of the file that it replaces.
fn keep_access(file: &File, earlier: &Metadata) -> Result<(), Refusal> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let own = file.metadata()?;
        let kept = (own.uid(), own.gid()) == (earlier.uid(), earlier.gid());
        if !kept {
            let changed = fchown(file, Some(earlier.uid()), Some(earlier.gid()));
            let is_own = own.uid() == earlier.uid();
            changed.map_err(|_| if is_own { Refusal::Group } else { Refusal::Owner })?;
        }
    }
    Ok(file.set_permissions(earlier.permissions())?)
}

/// The number of names (hard links) that a file has.
#[cfg(unix)]
fn number_of_names(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

/// Systems other than Unix do not report the number of names of a file.
#[cfg(not(unix))]
fn number_of_names(_: &Metadata) -> u64 {
    1
}

impl Refusal {
    /// The problem that a file has not been changed. `help` is used only if the
    /// operating system reports an error.
    pub(super) fn problem(self, name: &str, help: Message) -> Problem {
        let (message, help) = match self {
            Self::ReadOnly => {
                (Message::new("write-read-only"), Message::new("write-read-only-help"))
            }
            Self::HardLinked(names) => {
                let names = usize::try_from(names).unwrap_or(usize::MAX);
                let message = Message::new("write-hard-linked").with("count", names);
                (message, Message::new("write-hard-linked-help"))
            }
            Self::Owner => (Message::new("write-owner"), Message::new("write-owner-help")),
            Self::Group => (Message::new("write-group"), Message::new("write-group-help")),
            Self::InUse => (Message::new("write-in-use"), Message::new("write-in-use-help")),
            Self::InTheWay(path) => {
                let message = Message::new("write-in-the-way");
                let message = message.with("path", path.display().to_string());
                (message, Message::new("write-in-the-way-help"))
            }
            Self::Io(error) => (Message::new("write-failed").with("error", &error), help),
        };
        Problem::in_file(name, message).help(help)
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("there is room for a folder")
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("it is a folder");
        let names = entries.map(|entry| entry.expect("it can be read").file_name());
        let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_only_when_it_is_complete() {
        let folder = folder();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "old").expect("there is room");
        let replacement = Replacement::begin(&path, Duration::ZERO).expect("it can be replaced");
        replacement.writer().and_then(|mut file| file.write_all(b"ne")).expect("there is room");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "old");
        drop(replacement);
        assert_eq!(names_in(folder.path()), ["a.yaml"]);
        let replacement = Replacement::begin(&path, Duration::ZERO).expect("it can be replaced");
        replacement.finish_with(b"new").expect("there is room");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "new");
        assert_eq!(names_in(folder.path()), ["a.yaml"]);
    }

    #[test]
    fn only_one_at_a_time_replaces_a_file() {
        let folder = folder();
        let path = folder.path().join("a.yaml");
        let first = Replacement::begin(&path, Duration::ZERO).expect("it can be replaced");
        let second = Replacement::begin(&path, Duration::ZERO);
        assert!(matches!(second, Err(Refusal::InUse)), "{second:?}");
        first.finish_with(b"first").expect("there is room");
        let second = Replacement::begin(&path, Duration::ZERO).expect("it can be replaced");
        second.finish_with(b"second").expect("there is room");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "second");
    }

    #[test]
    fn what_a_killed_run_left_is_removed() {
        let folder = folder();
        let path = folder.path().join("a.yaml");
        fs::write(folder.path().join(".a.yaml.tweetlint-tmp"), "half").expect("there is room");
        let replacement = Replacement::begin(&path, Duration::ZERO).expect("it can be replaced");
        replacement.finish_with(b"whole").expect("there is room");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "whole");
        assert_eq!(names_in(folder.path()), ["a.yaml"]);
    }

    #[test]
    fn a_long_name_leaves_room_for_the_temporary_file() {
        let folder = folder();
        let path = folder.path().join("å".repeat(127));
        let replacement = Replacement::begin(&path, Duration::ZERO).expect("the name fits");
        replacement.finish_with(b"new").expect("there is room");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "new");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_way_is_not_followed() {
        let folder = folder();
        let (path, other) = (folder.path().join("a.yaml"), folder.path().join("other"));
        fs::write(&other, "precious").expect("there is room");
        let temporary = folder.path().join(".a.yaml.tweetlint-tmp");
        std::os::unix::fs::symlink(&other, temporary).expect("links can be made");
        let refused = Replacement::begin(&path, Duration::ZERO);
        assert!(matches!(refused, Err(Refusal::InTheWay(_))), "{refused:?}");
        assert_eq!(fs::read_to_string(&other).expect("it is there"), "precious");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nowhere_leads_to_a_new_file() {
        let folder = folder();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("new", &link).expect("links can be made");
        let replacement = Replacement::begin(&link, Duration::ZERO).expect("it can be made");
        replacement.finish_with(b"new").expect("there is room");
        assert!(link.is_symlink());
        assert_eq!(names_in(folder.path()), ["link", "new"]);
    }
}
