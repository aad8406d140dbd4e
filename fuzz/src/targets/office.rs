//! Workbooks: zip files with the files of a workbook, whose contents are fuzzed. The
//! first byte of the input says which kind of workbook it is; then the contents follow,
//! with zero bytes between them.

use std::io::{Cursor, Write as _};

use libfuzzer_sys::Corpus;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{files, posts};

/// The names of the files in a workbook of Excel, and of OpenDocument.
const EXCEL: [&str; 8] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/worksheets/sheet2.xml",
];
const OPEN: [&str; 3] = ["mimetype", "content.xml", "META-INF/manifest.xml"];

/// The content of files that the input leaves out. Without them, the zip would not be a
/// workbook.
const USUAL: [(&str, &str); 5] = [
    ("[Content_Types].xml", "<Types/>"),
    (
        "_rels/.rels",
        "<Relationships><Relationship Type=\"/relationships/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"/worksheet\" \
         Target=\"worksheets/sheet1.xml\"/></Relationships>",
    ),
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
];

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Some((kind, data)) = data.split_first() else { return Corpus::Reject };
    let (names, file): (&[&str], _) =
        if kind % 2 == 0 { (&EXCEL, "posts.xlsx") } else { (&OPEN, "posts.ods") };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut contents = data.split(|byte| *byte == 0);
    for name in names {
        let usual = USUAL.iter().find(|(own, _)| own == name).map(|(_, usual)| usual.as_bytes());
        let content = contents.next().filter(|content| !content.is_empty()).or(usual);
        if let Some(content) = content {
            zip.start_file(*name, options).expect("each name is new");
            zip.write_all(content).expect("memory is writable");
        }
    }
    let zip = zip.finish().expect("memory is writable").into_inner();
    posts::assert_opens(&files::write(file, &zip));
    Corpus::Keep
}
