//! Files that databases and data people exchange posts in: Parquet and Arrow, which have
//! their values column by column.
//!
//! Such a file is known by its first bytes. Its schema names the columns (`columns`);
//! those that a post needs are read, some rows at a time (`parquet`, `arrow`), and
//! become rows of text as those of a sheet are (`rows`, `value`). From there on, a row
//! is read as one of CSV. Reading takes crates that are large, so it is a feature of the
//! build; without it, such files are refused with the sentence that says what to do.

#[cfg(feature = "bulk")]
mod arrow;
#[cfg(feature = "bulk")]
mod columns;
#[cfg(feature = "bulk")]
mod fault;
#[cfg(feature = "bulk")]
mod footer;
#[cfg(feature = "bulk")]
mod pages;
#[cfg(feature = "bulk")]
mod parquet;
#[cfg(feature = "bulk")]
mod rows;
#[cfg(feature = "bulk")]
mod value;

use std::{io::Read, path::Path, sync::Arc};

use super::{Format, Parse, Part, ReadOptions, any_name};
use crate::{message::Message, source::Problem};

/// Parquet.
pub(super) const PARQUET: Format = Format {
    name: "parquet",
    endings: &[".parquet"],
    contains_posts: any_name,
    matches_beginning: |_| false,
    parse: Parse::NotText(not_one),
};

/// Arrow: files, also called Feather, and streams.
pub(super) const ARROW: Format =
    Format { name: "arrow", endings: &[".arrow", ".arrows", ".feather", ".ipc"], ..PARQUET };

/// The kinds of such files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Parquet.
    Parquet,
    /// Parquet whose footer is encrypted.
    LockedParquet,
    /// A file of Arrow, with a footer.
    ArrowFile,
    /// A stream of Arrow.
    ArrowStream,
    /// The first version of Feather, which is something else.
    OldFeather,
}

impl Kind {
    /// The kind of a file that begins with `head`; `None` if no kind begins like that.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        const BEGINNINGS: [(&[u8], Kind); 5] = [
            (b"PAR1", Kind::Parquet),
            (b"PARE", Kind::LockedParquet),
            (b"ARROW1\0\0", Kind::ArrowFile),
            (b"\xFF\xFF\xFF\xFF", Kind::ArrowStream),
            (b"FEA1", Kind::OldFeather),
        ];
        let found = BEGINNINGS.iter().find(|(beginning, _)| head.starts_with(beginning));
        found.map(|(_, kind)| *kind)
    }

    /// The problem that files of the kind are not read, or not by this build of the program;
    /// `None` if they are read.
    fn refused(self, path: &Arc<str>) -> Option<Problem> {
        let id = match self {
            Self::LockedParquet => "bulk-locked",
            Self::OldFeather => "bulk-old-feather",
            _ if cfg!(not(feature = "bulk")) => "bulk-not-built",
            _ => return None,
        };
        let help = match self {
            Self::LockedParquet => "bulk-locked-help",
            Self::OldFeather => "bulk-old-feather-help",
            _ => "bulk-not-built-help",
        };
        Some(Problem::in_file(path.clone(), Message::new(id)).help(Message::new(help)))
    }
}

/// Reads the parts of a file. If it is standard input, or is compressed, it is read from
/// `head`, its first bytes, and `rest`.
pub(super) fn open(
    kind: Kind,
    (path, name): (&Path, &Arc<str>),
    content: (Vec<u8>, Box<dyn Read + Send>),
    options: &ReadOptions,
) -> Result<Box<dyn Iterator<Item = Result<Part, Problem>> + Send>, Problem> {
    if let Some(problem) = kind.refused(name) {
        return Err(problem);
    }
    #[cfg(feature = "bulk")]
    let parts = rows::open(kind, (path, name), content, options)?;
    #[cfg(not(feature = "bulk"))]
    let parts = {
        _ = (path, content, options);
        std::iter::empty()
    };
    Ok(Box::new(parts))
}

/// The problem that a file is called Parquet or Arrow but is neither.
fn not_one(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("bulk-not-one")).help(Message::new("bulk-not-one-help"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_beginning() {
        let check = |head: &[u8], expected| assert_eq!(Kind::of(head), expected, "{head:?}");
        check(b"PAR1\x15\x04", Some(Kind::Parquet));
        check(b"PARE\x15\x04", Some(Kind::LockedParquet));
        check(b"ARROW1\0\0\xFF\xFF\xFF\xFF", Some(Kind::ArrowFile));
        check(b"\xFF\xFF\xFF\xFF\x10\0\0\0", Some(Kind::ArrowStream));
        check(b"FEA1\0\0\0\0", Some(Kind::OldFeather));
        check(b"PAR 1: a plan", None);
        check(b"\xFF\xFEa\0", None);
    }
}
