//! A YAML file of the rulebook, parsed as a tree but not interpreted.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::Path,
    sync::Arc,
};

use crate::{
    message::Message,
    source::{Problem, Source, Span},
    yaml::{self, Node, Reader},
};

/// How large a file of the rulebook may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SizeLimit {
    /// 16 MiB: rulebooks, windows and directories. An entry for an account takes
    /// about 100 bytes.
    Yaml,
    /// 64 MiB: registers of hashtags. A row takes about 50 bytes.
    Table,
    /// 1 GiB: counts of hashtags that are to be added up. They contain accounts,
    /// too.
    Counts,
    /// 4 MiB: models, each of which takes a little less than 3 MiB.
    Model,
}

impl SizeLimit {
    /// The limit in MiB.
    const fn mib(self) -> usize {
        match self {
            Self::Yaml => 16,
            Self::Table => 64,
            Self::Counts => 1024,
            Self::Model => 4,
        }
    }
}

/// A file and its YAML tree.
#[derive(Debug)]
pub(super) struct Document {
    /// The file.
    pub(super) source: Arc<Source>,
    /// Its tree.
    pub(super) node: Node,
}

impl Document {
    /// Parses a file. Returns the document, and a problem for each duplicate key.
    pub(super) fn parse(source: Source) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let (node, problems) = yaml::parse_whole(&source)?;
        Ok((Self { source: Arc::new(source), node }, problems))
    }

    /// Reads the root of the tree with `read`, and adds the mistakes found to
    /// `problems`.
    pub(super) fn read<T>(
        &self,
        problems: &mut Vec<Problem>,
        read: impl FnOnce(&Node, &mut Reader<'_>) -> T,
    ) -> T {
        let mut reader = Reader::new(&self.source);
        let value = read(&self.node, &mut reader);
        problems.append(&mut reader.problems);
        value
    }

    /// As [`read`](Self::read), but reads the value of `key`; `None` if the file
    /// does not have this key or the key has no value.
    pub(super) fn read_key<T>(
        &self,
        key: &str,
        problems: &mut Vec<Problem>,
        read: impl FnOnce(&Node, &mut Reader<'_>) -> T,
    ) -> Option<T> {
        let value = self.node.get(key).filter(|value| !value.is_null())?;
        Some(self.read(problems, |_, reader| read(value, reader)))
    }
}

/// Reads a user's file into memory.
///
/// # Errors
/// Fails if the file is missing, too large, not readable or not UTF-8.
pub(crate) fn open(path: &Path, limit: SizeLimit) -> Result<Source, Problem> {
    of_bytes(path, bytes(path, limit)?)
}

fn of_bytes(path: &Path, bytes: Vec<u8>) -> Result<Source, Problem> {
    let name = path.display().to_string();
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let end = error.utf8_error().valid_up_to();
            let valid = String::from_utf8_lossy(&error.as_bytes()[..end]).into_owned();
            let (source, at) = (Source::new(name, valid), Span::new(end, end));
            let byte = format!("0x{:02X}", error.as_bytes()[end]);
            let message = Message::new("file-not-utf-8").with("byte", byte);
            Err(Problem::at(&source, at, message).help(Message::new("rulebook-not-utf-8-help")))
        }
    }
}

/// As [`open`], of a file whose bytes `decode` makes UTF-8.
///
/// # Errors
/// As [`open`].
pub(crate) fn open_decoded(
    path: &Path,
    limit: SizeLimit,
    decode: impl FnOnce(Vec<u8>) -> Vec<u8>,
) -> Result<Source, Problem> {
    of_bytes(path, decode(bytes(path, limit)?))
}

/// As [`open`], but the file must not be a pipe or a device.
///
/// # Errors
/// As [`open`].
pub(crate) fn open_regular(path: &Path, limit: SizeLimit) -> Result<Source, Problem> {
    expect_regular(path)?;
    open(path, limit)
}

/// Checks that a file is not a pipe or device, whose content might never end. A
/// folder passes this check, because reading it fails later.
pub(super) fn expect_regular(path: &Path) -> Result<(), Problem> {
    if fs::metadata(path).is_ok_and(|file| !file.is_file() && !file.is_dir()) {
        let message = Message::new("rulebook-not-a-plain-file");
        let help = Message::new("rulebook-check-path");
        return Err(Problem::in_file(path.display().to_string(), message).help(help));
    }
    Ok(())
}

/// Reads the bytes of a user's file into memory.
///
/// # Errors
/// Fails if the file is missing, too large or not readable.
pub(super) fn bytes(path: &Path, limit: SizeLimit) -> Result<Vec<u8>, Problem> {
    let name = path.display().to_string();
    read(path, limit).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => {
            let message = Message::new("rulebook-file-too-large").with("most", limit.mib());
            let help = Message::new("rulebook-file-too-large-help");
            Problem::in_file(name, message).help(help)
        }
        _ => unreadable(&name, &error),
    })
}

/// Reads a file, but not more than its limit. Asking the system for the size is not
/// enough, because the size of a pipe or a device is zero.
fn read(path: &Path, limit: SizeLimit) -> io::Result<Vec<u8>> {
    let most = (limit.mib() as u64) << 20;
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if most < bytes.len() as u64 { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

fn unreadable(name: &str, error: &io::Error) -> Problem {
    let path = Message::new("rulebook-check-path");
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => (Message::new("rulebook-no-file"), path),
        io::ErrorKind::PermissionDenied => {
            (Message::new("rulebook-no-permission"), Message::new("rulebook-no-permission-help"))
        }
        io::ErrorKind::IsADirectory => (Message::new("rulebook-is-folder"), path),
        _ => (Message::new("rulebook-unreadable").with("error", error), path),
    };
    Problem::in_file(name, message).help(help)
}
