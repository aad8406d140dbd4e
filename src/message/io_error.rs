//! Why the operating system could not read or write a file, as the end of a sentence
//! such as “cannot write the file: …”.

use std::io;

use super::{Message, Value};

impl From<&io::Error> for Message {
    /// The usual reasons are messages in the user's language. Rare ones keep the
    /// text of the operating system.
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::new("io-not-found"),
            io::ErrorKind::PermissionDenied => Self::new("io-permission-denied"),
            io::ErrorKind::IsADirectory => Self::new("io-is-a-folder"),
            io::ErrorKind::NotADirectory => Self::new("io-not-a-folder"),
            io::ErrorKind::NotSeekable => Self::new("io-not-a-plain-file"),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::new("io-storage-full")
            }
            io::ErrorKind::ReadOnlyFilesystem => Self::new("io-read-only"),
            io::ErrorKind::UnexpectedEof => Self::new("io-unexpected-end"),
            _ => Self::new("io-other").with("error", error.to_string()),
        }
    }
}

impl From<&io::Error> for Value {
    fn from(error: &io::Error) -> Self {
        Message::from(error).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn usual_reasons_are_in_the_language_of_the_reader() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert_eq!(Message::from(&full).get(Language::Da), "der er ikke mere plads på disken");
        let rare = io::Error::other("odd");
        assert_eq!(Message::from(&rare).get(Language::En), "odd");
    }
}
