//! The lines of a part of an audit, which are packed in its file.

use std::io::{BufRead, Read, Write};

use flate2::{Compression, bufread::DeflateDecoder, write::DeflateEncoder};

/// The lines of a part, without the last one.
#[track_caller]
pub(crate) fn unpacked(part: &[u8]) -> String {
    let mut rest = part;
    let mut text = String::new();
    rest.read_line(&mut text).expect("the header is text");
    DeflateDecoder::new(rest).read_to_string(&mut text).expect("it is packed text");
    text
}

/// A part with these lines, and with the right hash in its last one.
pub(crate) fn packed(lines: &str) -> Vec<u8> {
    let (header, rest) = lines.split_once('\n').expect("it has lines");
    let first = format!("{header}\n").into_bytes();
    let mut encoder = DeflateEncoder::new(first, Compression::best());
    encoder.write_all(rest.as_bytes()).expect("memory can be written to");
    let mut part = encoder.finish().expect("memory can be written to");
    let hash = blake3::hash(&part).to_hex();
    part.extend(format!("{{\"end\":\"{hash}\"}}\n").bytes());
    part
}
