//! Files that may contain posts, but whose formats are not supported. The help for each
//! format says how to save the posts in a supported one.
//!
//! Without this module, such a file would be reported as damaged or empty, or be read as
//! plain text.

use std::{
    io::{Read, Seek},
    sync::Arc,
};

use zip::ZipArchive;

use super::{
    folder::{is_media, plain_name},
    office::locked,
    zipped::is_zip,
};
use crate::{message::Message, source::Problem};

/// The kinds of files that are not supported: the extensions of their names, and the id
/// of the help.
const KINDS: [(&[&str], &str); 11] = [
    (&[".xls", ".xlsb", ".xlt"], "foreign-xls"),
    (&[".doc", ".dot"], "foreign-doc"),
    (&[".numbers"], "foreign-numbers"),
    (&[".pages"], "foreign-pages"),
    (&[".pdf"], "foreign-pdf"),
    (&[".odt", ".ott"], "foreign-odt"),
    (&[".rtf"], "foreign-rtf"),
    (&[".ppt", ".pptx", ".odp", ".key"], "foreign-slides"),
    (&[".html", ".htm", ".xhtml", ".mhtml", ".webarchive"], "foreign-page"),
    (&[".avro", ".orc", ".sqlite", ".duckdb"], "foreign-data"),
    (&[".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz", ".lz4", ".br"], "foreign-packed"),
];

/// The first bytes of a compound file: Office before 2007 wrote such files, and later
/// versions write them if the file has a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The first bytes of files that are not supported, and the id of the help.
const BEGINNINGS: [(&[u8], &str); 6] = [
    (b"%PDF-", "foreign-pdf"),
    (b"{\\rtf", "foreign-rtf"),
    (b"SQLite format 3\0", "foreign-data"),
    (b"7z\xBC\xAF\x27\x1C", "foreign-packed"),
    (b"Rar!\x1A\x07", "foreign-packed"),
    (b"\xFD7zXZ\0", "foreign-packed"),
];

/// The problem that the format of a file is not supported; `None` if the format may be a
/// supported one. `head` is the beginning of the file. `by_name` must be true if the user
/// states no format: the name of the file then counts, too, and a web page is a problem.
pub(super) fn problem(path: &Arc<str>, head: &[u8], by_name: bool) -> Option<Problem> {
    let named = by_name.then(|| kind_of_name(path)).flatten();
    if head.starts_with(COMPOUND) {
        if has_name(head, "EncryptedPackage") {
            return Some(locked(path));
        }
        let is_doc = has_name(head, "WordDocument");
        let id = named.unwrap_or(if is_doc { "foreign-doc" } else { "foreign-xls" });
        return Some(of(path, id));
    }
    let found = BEGINNINGS.iter().find(|(beginning, _)| head.starts_with(beginning));
    let found = found.map(|(_, id)| *id);
    let page = (by_name && is_page(head)).then_some("foreign-page");
    let id = found.or(page).or(named.filter(|_| !is_zip(head)))?;
    Some(of(path, id))
}

/// Whether a file is a web page. A failed download often yields a web page, such as a
/// login form, under the name of the file that was asked for.
fn is_page(head: &[u8]) -> bool {
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
    let begins = |tag: &str| {
        head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
    };
    begins("<!doctype html") || begins("<html")
}

/// The problem that a zip is a file whose format is not supported, such as slides; `None`
/// if it does not look like one.
pub(super) fn in_zip<R: Read + Seek>(path: &Arc<str>, zip: &mut ZipArchive<R>) -> Option<Problem> {
    let begins = |folder: &str| zip.file_names().flatten().any(|name| name.starts_with(folder));
    let by_entry =
        [("ppt/", "foreign-slides"), ("Index/", "foreign-pages"), ("word/", "foreign-doc")];
    let by_entry = by_entry.iter().find(|(folder, _)| begins(folder)).map(|(_, id)| *id);
    let has_mime = zip.index_for_name("mimetype").is_some();
    let id = kind_of_name(path).or(by_entry).or(has_mime.then_some("foreign-odt"))?;
    Some(of(path, id))
}

fn of(path: &Arc<str>, id: &'static str) -> Problem {
    Problem::in_file(path.clone(), Message::new("foreign")).help(Message::new(id))
}

/// The kind of a file according to the extension of its name; `None` if it is not one
/// of these kinds.
fn kind_of_name(path: &str) -> Option<&'static str> {
    let name = plain_name(path);
    let is_of =
        |(endings, _): &&(&[&str], &str)| endings.iter().any(|ending| name.ends_with(ending));
    let kind = KINDS.iter().find(is_of).map(|(_, id)| *id);
    kind.or(is_media(&name).then_some("foreign-media"))
}

/// Whether the directory of a compound file contains a name. The names there are in
/// UTF-16.
fn has_name(head: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(head, &name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, head: &[u8], expected: Option<&'static str>) {
        let help = problem(&path.into(), head, true).and_then(|problem| problem.help);
        assert_eq!(help, expected.map(Message::new), "{path}");
    }

    #[test]
    fn files_are_known_by_their_beginning_or_name() {
        check("a", b"%PDF-1.7", Some("foreign-pdf"));
        check("a.txt", b"{\\rtf1", Some("foreign-rtf"));
        check("a.XLS", b"Konto;Tekst", Some("foreign-xls"));
        check("a.xls", COMPOUND, Some("foreign-xls"));
        check("a.doc", COMPOUND, Some("foreign-doc"));
        check("a.pages", b"PK\x03\x04", None);
        check("a.csv", b"Konto;Tekst", None);
        check("a.Sqlite", b"SQLite format 3\0", Some("foreign-data"));
        check("a", b"Rar!\x1A\x07", Some("foreign-packed"));
        check("a.png", b"\x89PNG", Some("foreign-media"));
        check("a.zip", b"\n<!DOCTYPE HTML>", Some("foreign-page"));
        check("a.txt", b"<html lang=da>", Some("foreign-page"));
        check("a.txt", b"<htm", None);
    }

    #[test]
    fn a_locked_file_says_so() {
        let mut head = COMPOUND.to_vec();
        head.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        let problem = problem(&"a.xlsx".into(), &head, true);
        assert_eq!(problem, Some(locked(&"a.xlsx".into())));
    }
}
