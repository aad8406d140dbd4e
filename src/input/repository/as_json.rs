//! Writes records in JSON, as the API of Bluesky has them, and notes where in the file
//! each text comes from.

use std::fmt::Write;

use super::{
    Fault,
    cbor::{Cbor, Item},
};
use crate::layout::Stretch;

/// How deeply lists and maps may be inside each other. Posts have them about eight deep.
const DEEPEST: usize = 64;

/// Records in JSON.
#[derive(Debug, Default)]
pub(super) struct Json {
    /// The records, each on a line of its own.
    pub(super) text: String,
    /// Where in the file the stretches of the text come from.
    pub(super) stretches: Vec<Stretch>,
}

impl Json {
    /// Adds a line with the record at this address, whose block begins at byte `first` of
    /// the file. If the block is damaged, the line is blank.
    pub(super) fn add(
        &mut self,
        address: &str,
        (content, first): (&[u8], usize),
    ) -> Result<(), Fault> {
        let before = (self.text.len(), self.stretches.len());
        self.mark(first);
        _ = write!(self.text, "{{\"uri\":\"{address}\",\"value\":");
        let mut cbor = Cbor::new(content);
        let added = self.value(&mut cbor, first, DEEPEST).and_then(|()| cbor.expect_end());
        if added.is_ok() {
            self.mark(first + content.len());
            self.text.push('}');
        } else {
            self.text.truncate(before.0);
            self.stretches.truncate(before.1);
            self.mark(first);
        }
        self.end_line();
        added
    }

    /// Ends a line, which may be blank.
    pub(super) fn end_line(&mut self) {
        self.text.push('\n');
    }

    /// Adds a value of a block that begins at byte `first`. `depth` is how many levels of
    /// lists and maps it may have.
    fn value(&mut self, cbor: &mut Cbor<'_>, first: usize, depth: usize) -> Result<(), Fault> {
        let start = first + cbor.at();
        let item = cbor.item()?;
        if depth == 0 && matches!(item, Item::List(_) | Item::Map(_)) {
            return Err(Fault::TooDeep);
        }
        match item {
            Item::Integer(number) => _ = write!(self.text, "{number}"),
            Item::Float(number) if number.is_finite() => _ = write!(self.text, "{number:?}"),
            Item::Float(_) => return Err(Fault::Damaged),
            Item::Truth(truth) => _ = write!(self.text, "{truth}"),
            Item::Null => self.text.push_str("null"),
            // No text of a post is in bytes.
            Item::Bytes(_) => self.text.push_str("{}"),
            Item::Link(cid) => {
                self.text.push_str("{\"$link\":\"b");
                base32(cid, &mut self.text);
                self.text.push_str("\"}");
            }
            Item::Text(text) => self.string(text, first + cbor.at() - text.len()),
            Item::List(count) => {
                self.text.push('[');
                for index in 0..count {
                    self.comma(index);
                    self.value(cbor, first, depth - 1)?;
                }
                self.text.push(']');
            }
            Item::Map(count) => {
                self.mark(start);
                self.text.push('{');
                for index in 0..count {
                    self.comma(index);
                    let Item::Text(key) = cbor.item()? else { return Err(Fault::Damaged) };
                    self.string(key, first + cbor.at() - key.len());
                    self.text.push(':');
                    self.value(cbor, first, depth - 1)?;
                }
                self.text.push('}');
                self.mark(first + cbor.at());
            }
        }
        Ok(())
    }

    fn comma(&mut self, index: u64) {
        if 0 < index {
            self.text.push(',');
        }
    }

    /// Adds a string, which is at byte `first` of the file.
    fn string(&mut self, string: &str, first: usize) {
        self.text.push('"');
        let mut start = 0;
        let is_escaped = |byte: u8| matches!(byte, b'"' | b'\\' | 0..0x20);
        for (at, byte) in string.bytes().enumerate().filter(|(_, byte)| is_escaped(*byte)) {
            self.verbatim(&string[start..at], first + start);
            match byte {
                b'"' | b'\\' => self.text.extend(['\\', char::from(byte)]),
                b'\n' => self.text.push_str("\\n"),
                _ => _ = write!(self.text, "\\u{byte:04x}"),
            }
            start = at + 1;
        }
        self.verbatim(&string[start..], first + start);
        self.text.push('"');
    }

    /// Adds a text that is in the file as it is, at byte `first`.
    fn verbatim(&mut self, text: &str, first: usize) {
        self.stretches.push(Stretch { start: self.text.len(), len: text.len(), in_file: first });
        self.text.push_str(text);
    }

    /// Notes that what follows comes from byte `first` of the file, but in another form.
    fn mark(&mut self, first: usize) {
        self.stretches.push(Stretch { start: self.text.len(), len: 0, in_file: first });
    }
}

/// Adds bytes in the form in which a CID is written, five bits a letter.
fn base32(bytes: &[u8], text: &mut String) {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let (mut bits, mut count) = (0_u16, 0);
    for byte in bytes {
        bits = bits << 8 | u16::from(*byte);
        count += 8;
        while 5 <= count {
            count -= 5;
            text.push(char::from(LETTERS[usize::from(bits >> count & 0b1_1111)]));
        }
    }
    if 0 < count {
        text.push(char::from(LETTERS[usize::from(bits << (5 - count) & 0b1_1111)]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard() {
        for (bytes, expected) in [("", ""), ("f", "my"), ("fo", "mzxq"), ("foobar", "mzxw6ytboi")] {
            let mut text = String::new();
            base32(bytes.as_bytes(), &mut text);
            assert_eq!(text, expected);
        }
    }
}
