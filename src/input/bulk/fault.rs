//! Why a file of columns is not read, or not to its end.

use std::{io, sync::Arc};

use crate::{
    input::{decompress::Refused, unreadable::unreadable},
    message::Message,
    source::Problem,
};

/// Why a file is not read, or not to its end.
#[derive(Debug)]
pub(super) enum Fault {
    /// The system cannot read it.
    Io(io::Error),
    /// It is not whole, or not as such files are.
    Damaged,
    /// It unpacks to more than its size allows.
    Bomb,
    /// A page or batch of it is too large: the message that says which.
    TooLarge(&'static str, String),
    /// It is compressed with something that is not read: its name.
    Compression(String),
    /// A column that posts need has records in it: its name.
    Nested(String),
    /// It has more columns than are read: how many these are.
    TooWide(usize),
}

impl Fault {
    /// The problem to report for a file of which this many rows were read.
    pub(super) fn problem(self, path: &Arc<str>, rows: u32) -> Problem {
        let of = |message, help| Problem::in_file(path.clone(), message).help(Message::new(help));
        match self {
            Self::Io(error) => unreadable(path, &error),
            Self::Bomb => unreadable(path, &io::Error::other(Refused::TooLarge)),
            Self::Damaged => {
                let message = Message::new("bulk-damaged").with("row", rows.to_string());
                of(message.with("rows", i64::from(rows)), "bulk-damaged-help")
            }
            Self::TooLarge(id, value) => {
                of(Message::new(id).with("value", value), "bulk-too-large-help")
            }
            Self::Compression(name) => {
                of(Message::new("bulk-compression").with("name", name), "bulk-compression-help")
            }
            Self::Nested(name) => {
                let help = Message::new("bulk-nested-help").with("name", name.as_str());
                let message = Message::new("bulk-nested").with("name", name.as_str());
                Problem::in_file(path.clone(), message).help(help)
            }
            Self::TooWide(most) => of(
                Message::new("csv-too-many-columns").with("most", most),
                "csv-too-many-columns-help",
            ),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => Self::Damaged,
            _ => Self::Io(error),
        }
    }
}
