//! A YAML file of the rulebook, read as a tree but not yet understood.

use std::{fs, io, path::Path, sync::Arc};

use crate::{
    language::Localized,
    source::{Problem, Source, Span},
    yaml::{self, Node, Reader},
};

/// The largest file of a rulebook, in bytes. A register of hashtags is the
/// largest there is, with some fifty bytes a tag.
const LARGEST: u64 = 64 << 20;

/// A file and its tree.
#[derive(Debug)]
pub(super) struct Document {
    /// The file.
    pub(super) source: Arc<Source>,
    /// Its tree.
    pub(super) node: Node,
}

impl Document {
    /// The tree of a file.
    pub(super) fn parse(source: Source) -> Result<Self, Vec<Problem>> {
        let (document, problems) = Self::parse_whole(source)?;
        if problems.is_empty() { Ok(document) } else { Err(problems) }
    }

    /// The tree of a file, and beside it the keys that stand there twice.
    pub(super) fn parse_whole(source: Source) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let (node, problems) = yaml::parse_whole(&source)?;
        Ok((Self { source: Arc::new(source), node }, problems))
    }

    /// Reads one of its values; what is wrong with it joins `problems`.
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

    /// As [`read`](Self::read), for the value of a key where there is one.
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

/// A file of the user's, read whole.
pub(crate) fn open(path: &Path) -> Result<Source, Problem> {
    let name = path.display().to_string();
    let length = fs::metadata(path).map_err(|error| unreadable(&name, &error))?.len();
    if LARGEST < length {
        let message = (
            format!("is larger than {} MiB, which no rulebook needs", LARGEST >> 20),
            format!("er større end {} MiB, og det har ingen regelbog brug for", LARGEST >> 20),
        );
        return Err(Problem::in_file(name, message)
            .help(("is it the right file?", "er det den rigtige fil?")));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(&name, &error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let end = error.utf8_error().valid_up_to();
            let sound = String::from_utf8_lossy(&error.as_bytes()[..end]).into_owned();
            let (source, at) = (Source::new(name, sound), Span::new(end, end));
            let help = ("save the file as UTF-8", "gem filen som UTF-8");
            Err(Problem::at(
                &source,
                at,
                ("here stands a byte that is not UTF-8", "her står en byte, der ikke er UTF-8"),
            )
            .help(help))
        }
    }
}

fn unreadable(name: &str, error: &io::Error) -> Problem {
    let path = ("check the path", "se efter, om stien er rigtig");
    let (message, help): (Localized, _) = match error.kind() {
        io::ErrorKind::NotFound => (("there is no such file", "filen findes ikke").into(), path),
        io::ErrorKind::PermissionDenied => (
            ("you may not read this file", "du må ikke læse filen").into(),
            ("ask its owner for the right to read it", "bed ejeren om lov til at læse den"),
        ),
        io::ErrorKind::IsADirectory => {
            (("is a folder, and no file", "er en mappe og ikke en fil").into(), path)
        }
        _ => {
            let message = (
                format!("this file does not read: {error}"),
                format!("filen kan ikke læses: {error}"),
            );
            (message.into(), path)
        }
    };
    Problem::in_file(name, message).help(help)
}
