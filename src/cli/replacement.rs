//! Replaces files as a whole.
//!
//! The new content of `posts.yaml` is written to `.posts.yaml.tweetlint-tmp` in the
//! same folder, and then moved over `posts.yaml`. Whoever reads the file sees the old
//! content or the new one, also if the program is killed or the disk is full.
//!
//! The file beside it is locked while it is written, so only one run writes at a
//! time. A run that was killed leaves it behind without a lock, and the next run
//! that writes to the same name removes it.

use std::{
    fs::{self, File, Metadata, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use same_file::Handle;

use crate::{message::Message, source::Problem};

/// How long to wait for another run that changes a file. A change takes
/// milliseconds.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// The pause between two attempts to lock a file.
const PAUSE: Duration = Duration::from_millis(10);

/// How many bytes of a file's name the name of its temporary file repeats at most: file
/// systems allow 255 bytes for the whole name.
const MOST_OF_NAME: usize = 200;

/// The most links that are followed to a file that does not exist yet.
const MOST_LINKS: usize = 40;

/// The new content of a file, from the first byte until it is complete. Dropped
/// before that, it leaves the old content as it was.
#[derive(Debug)]
pub(super) struct Replacement {
    file: File,
    /// The path of `file`.
    beside: PathBuf,
    /// The file that is replaced.
    path: PathBuf,
    is_finished: bool,
}

/// Why a file is not replaced.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Nobody may write to it.
    ReadOnly,
    /// It has this many names, all but one of which would keep the old content.
    HardLinked(u64),
    /// It belongs to another user, and the new file would not.
    Owner,
    /// Another run is writing it.
    InUse,
    /// Something else has the name of the file beside it.
    InTheWay(PathBuf),
    /// The system refuses.
    Io(io::Error),
}

impl Replacement {
    /// Begins to replace the file at a path, which need not exist. Where the path is
    /// a link, the link stays and the file that it leads to is replaced.
    ///
    /// Waits up to `patience` for another run that is writing the same file.
    pub(super) fn begin(path: &Path, patience: Duration) -> Result<Self, Refusal> {
        let path = resolved(path);
        let earlier = match fs::metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            metadata => Some(metadata?),
        };
        if earlier.is_some() {
            permitted(&path)?;
        }
        let beside = beside(&path);
        let file = lock(&beside, patience)?;
        let replacement = Self { file, beside, path, is_finished: false };
        if let Some(earlier) = earlier {
            keep_access(&replacement.file, &earlier)?;
        }
        Ok(replacement)
    }

    /// A handle to write the content with.
    pub(super) fn writer(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// Gives the file its new content, which must have been written whole.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.beside, &self.path)?;
        self.is_finished = true;
        // The new name lasts only once the folder is on disk. Not every file system
        // can be asked for that, and the content is safe either way.
        if let Some(folder) = self.path.parent().filter(|_| cfg!(unix)) {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }

    /// Gives the file this content.
    pub(super) fn finish_with(mut self, content: &[u8]) -> io::Result<()> {
        self.file.write_all(content)?;
        self.finish()
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        if !self.is_finished {
            // If this fails, the next run that writes to the file removes it.
            let _ = fs::remove_file(&self.beside);
        }
    }
}

/// Checks that a file can be replaced and stay what it is for all its users.
pub(super) fn permitted(path: &Path) -> Result<(), Refusal> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(Refusal::Io(io::ErrorKind::NotSeekable.into()));
    }
    if metadata.permissions().readonly() {
        return Err(Refusal::ReadOnly);
    }
    match names(&metadata) {
        1 => (),
        names => return Err(Refusal::HardLinked(names)),
    }
    // A new file takes write access to the folder only, but the right to change the
    // content is that of the file itself.
    File::options().write(true).open(path)?;
    Ok(())
}

/// The path with all links followed, even to a file that does not exist.
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

/// The file in which the new content of a file is written.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fits = |(start, c): &(usize, char)| start + c.len_utf8() <= MOST_OF_NAME;
    let kept: String = name.char_indices().take_while(fits).map(|(_, c)| c).collect();
    path.with_file_name(format!(".{kept}.tweetlint-tmp"))
}

/// Creates a file and locks it. Removes one that an earlier run left behind.
fn lock(path: &Path, patience: Duration) -> Result<File, Refusal> {
    let deadline = Instant::now() + patience;
    loop {
        match File::options().write(true).create_new(true).open(path) {
            Ok(file) => {
                // Between these two steps another run may have removed it, having
                // found it without a lock.
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

/// Locks a new file, unless another run already has. Some network drives have no
/// locks; there, the file itself is the lock.
fn is_ours(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Removes a file that no run has locked. Returns whether it is gone.
fn remove_if_abandoned(path: &Path) -> Result<bool, Refusal> {
    let in_the_way = || Refusal::InTheWay(path.to_owned());
    let Ok(metadata) = fs::symlink_metadata(path) else { return Ok(true) };
    if !metadata.is_file() {
        return Err(in_the_way());
    }
    let Ok(file) = File::open(path) else { return Err(in_the_way()) };
    match file.try_lock() {
        Ok(()) if is_at(&file, path) => fs::remove_file(path)?,
        Ok(()) => (),
        Err(TryLockError::WouldBlock) => return Ok(false),
        Err(TryLockError::Error(_)) => return Err(in_the_way()),
    }
    Ok(true)
}

/// Whether an open file is the one at a path.
fn is_at(file: &File, path: &Path) -> bool {
    let open = file.try_clone().and_then(Handle::from_file);
    matches!((open, Handle::from_path(path)), (Ok(open), Ok(there)) if open == there)
}

/// Gives a new file the owner and the permissions of the one that it replaces.
fn keep_access(file: &File, earlier: &Metadata) -> Result<(), Refusal> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let own = file.metadata()?;
        let kept = (own.uid(), own.gid()) == (earlier.uid(), earlier.gid());
        if !kept {
            let changed = fchown(file, Some(earlier.uid()), Some(earlier.gid()));
            changed.map_err(|_| Refusal::Owner)?;
        }
    }
    Ok(file.set_permissions(earlier.permissions())?)
}

/// The number of names that a file has.
#[cfg(unix)]
fn names(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

/// The number of names that a file has, which other systems do not tell.
#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

impl Refusal {
    /// The problem that a file has not been changed. `help` is what to do where the
    /// system refused.
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
    fn a_long_name_has_room_for_a_file_beside_it() {
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
        let beside = folder.path().join(".a.yaml.tweetlint-tmp");
        std::os::unix::fs::symlink(&other, beside).expect("links can be made");
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
