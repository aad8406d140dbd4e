//! Why a file cannot be read, in words for a person.

use std::{io, sync::Arc};

use zip::result::ZipError;

use super::packed::Swells;
use crate::{language::Localized, source::Problem};

/// The problem that a file cannot be read.
pub(super) fn unreadable(path: &Arc<str>, error: &io::Error) -> Problem {
    if error.kind() == io::ErrorKind::NotFound {
        return Problem::in_file(path.clone(), ("there is no such file", "filen findes ikke"))
            .help(("check its name", "se efter, om navnet er rigtigt"));
    }
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied => ("check its permissions", "se efter, om du må læse den"),
        io::ErrorKind::UnexpectedEof => (
            "the file has been cut off: fetch it once more",
            "filen er klippet over: hent den igen",
        ),
        _ => ("check that the file is whole", "se efter, om filen er hel"),
    };
    let Localized { en, da } = why(error);
    let message = (format!("cannot be read: {en}"), format!("kan ikke læses: {da}"));
    Problem::in_file(path.clone(), message).help(help)
}

/// Why reading failed. The English is that of the system or the packer, which
/// people look up.
pub(super) fn why(error: &io::Error) -> Localized {
    let said = error.to_string();
    let danish = match error.kind() {
        _ if swells(error) => Swells::danish(),
        io::ErrorKind::PermissionDenied => "du har ikke adgang til den".to_owned(),
        io::ErrorKind::IsADirectory => "det er en mappe".to_owned(),
        io::ErrorKind::UnexpectedEof => "den holder op for tidligt".to_owned(),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => {
            "det pakkede er beskadiget".to_owned()
        }
        _ => format!("systemet siger „{said}“"),
    };
    (said, danish).into()
}

fn swells(error: &io::Error) -> bool {
    let inner = error.get_ref();
    inner.and_then(|inner| inner.downcast_ref::<Swells>()).is_some()
}

/// Why a zip cannot be unpacked.
pub(super) fn why_zip(error: &ZipError) -> Localized {
    let danish = match error {
        ZipError::Io(error) => return why(error),
        ZipError::InvalidArchive(_) => "den er ikke et helt zip-arkiv",
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            "den er låst med en adgangskode"
        }
        ZipError::FileNotFound => "filen er ikke i den",
        _ => "den er pakket på en måde, der ikke kan læses her",
    };
    (error.to_string(), danish).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_english_stands_in_danish() {
        let check = |error: io::Error, english: &str, danish: &str| {
            assert_eq!(why(&error), (english, danish).into());
        };
        let early = io::Error::new(io::ErrorKind::UnexpectedEof, "incomplete deflate stream");
        check(early, "incomplete deflate stream", "den holder op for tidligt");
        check(io::Error::other("odd frame"), "odd frame", "det pakkede er beskadiget");
        check(
            io::Error::other(Swells),
            "it unpacks to more than 250 times its size",
            "den fylder mere end 250 gange så meget pakket ud",
        );
        let invalid = ZipError::InvalidArchive("no end".into());
        assert_eq!(why_zip(&invalid).da, "den er ikke et helt zip-arkiv");
    }
}
