//! A YAML file of the rulebook, parsed as a tree but not interpreted.

use std::{fs, io, path::Path, sync::Arc};

use crate::{
    message::Message,
    source::{Problem, Source, Span},
    yaml::{self, Node, Reader},
};

/// The maximum size of a rulebook file, in MiB. The largest such files are
/// registers of hashtags, with about 50 bytes per hashtag.
const MAX_MIB: usize = 64;

/// The maximum size of a rulebook file, in bytes.
const MAX_BYTES: u64 = (MAX_MIB as u64) << 20;

/// A file and its YAML tree.
#[derive(Debug)]
pub(super) struct Document {
    /// The file.
    pub(super) source: Arc<Source>,
    /// Its tree.
    pub(super) node: Node,
}

impl Document {
    /// Parses a file, and also returns a problem for each duplicate key.
    pub(super) fn parse(source: Source) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let (node, problems) = yaml::parse_whole(&source)?;
        Ok((Self { source: Arc::new(source), node }, problems))
    }

    /// Reads the root with `read` and adds its problems to `problems`.
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

    /// Like [`read`](Self::read), but for the value of a key, if the file has the
    /// key.
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
pub(crate) fn open(path: &Path) -> Result<Source, Problem> {
    let name = path.display().to_string();
    let length = fs::metadata(path).map_err(|error| unreadable(&name, &error))?.len();
    if MAX_BYTES < length {
        let message = Message::new("rulebook-file-too-large").with("most", MAX_MIB);
        return Err(
            Problem::in_file(name, message).help(Message::new("rulebook-file-too-large-help"))
        );
    }
    let bytes = fs::read(path).map_err(|error| unreadable(&name, &error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let end = error.utf8_error().valid_up_to();
            let valid = String::from_utf8_lossy(&error.as_bytes()[..end]).into_owned();
            let (source, at) = (Source::new(name, valid), Span::new(end, end));
            let message = Message::new("rulebook-not-utf-8");
            Err(Problem::at(&source, at, message).help(Message::new("rulebook-not-utf-8-help")))
        }
    }
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
