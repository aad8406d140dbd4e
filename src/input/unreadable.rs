//! Messages that explain why a file cannot be read.

use std::{io, sync::Arc};

use zip::result::ZipError;

use super::decompress::Refused;
use crate::{message::Message, source::Problem};

/// The problem that a file cannot be read.
pub(crate) fn unreadable(path: &Arc<str>, error: &io::Error) -> Problem {
    let message = Message::new("file-unreadable").with("problem", why(error));
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => {
            (Message::new("file-not-found"), Message::new("file-check-name"))
        }
        io::ErrorKind::PermissionDenied => (message, Message::new("file-check-permissions")),
        io::ErrorKind::UnexpectedEof => (message, Message::new("file-truncated-help")),
        _ if Refused::of(error) == Some(Refused::NotPacked) => {
            (message, Message::new("packed-by-name-only-help"))
        }
        _ => (message, Message::new("file-check-complete")),
    };
    Problem::in_file(path.clone(), message).help(help)
}

/// The message that says why a file cannot be read.
pub(super) fn why(error: &io::Error) -> Message {
    if let Some(refused) = Refused::of(error) {
        return refused.message();
    }
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => {
            Message::new("io-damaged")
        }
        _ => error.into(),
    }
}

/// The message that says why a zip cannot be unpacked.
pub(super) fn why_zip(error: &ZipError) -> Message {
    match error {
        ZipError::Io(error) => why(error),
        ZipError::InvalidArchive(_) => Message::new("zip-incomplete"),
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Message::new("zip-password")
        }
        ZipError::FileNotFound => Message::new("zip-no-such-file"),
        _ => Message::new("zip-unsupported"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn errors_are_explained_in_both_languages() {
        let check = |error: io::Error, english: &str, danish: &str| {
            let message = why(&error);
            assert_eq!(
                (&*message.get(Language::En), &*message.get(Language::Da)),
                (english, danish)
            );
        };
        let early = io::Error::new(io::ErrorKind::UnexpectedEof, "incomplete deflate stream");
        check(early, "it ends too early", "den slutter for tidligt");
        check(
            io::Error::other("odd frame"),
            "the compressed data is damaged",
            "de pakkede data er beskadiget",
        );
        check(
            io::Error::other(Refused::TooLarge),
            "it unpacks to more than 250 times its size",
            "den fylder mere end 250 gange så meget, når den er pakket ud",
        );
        let invalid = why_zip(&ZipError::InvalidArchive("no end".into()));
        assert_eq!(invalid.get(Language::Da), "zip-arkivet er ufuldstændigt");
    }
}
