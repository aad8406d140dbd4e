//! Unpacks the trees of built-in files from bytes, which is far faster than parsing
//! YAML. `build.rs` parses the files, and `pack.rs` packs their trees.
//!
//! Each node consists of one byte with its kind and style, its place, and its content.
//! The place is a distance from the start of the previous node, and a length. The
//! content of a list is the number of its items, followed by the items; of a map, the
//! number of its entries, followed by their keys and values. A number has seven bits in
//! each byte, the lowest first; the highest bit of a byte says that another byte
//! follows.

use std::borrow::Cow;

use super::{Node, Style, Value};
use crate::source::Span;

pub(super) const NULL: u8 = 0;
/// The kind of a scalar whose text is exactly the bytes at its place in the file, so that
/// nothing but the place is packed.
pub(super) const VERBATIM: u8 = 1;
/// The kind of a scalar whose text differs from the bytes at its place, such as a text with
/// escapes. The length of its text is packed, and then the text.
pub(super) const DECODED: u8 = 2;
pub(super) const LIST: u8 = 3;
pub(super) const MAP: u8 = 4;

/// The styles of scalars. In packed bytes, a style is its index here.
pub(super) const STYLES: [Style; 6] = [
    Style::Plain,
    Style::SingleQuoted,
    Style::DoubleQuoted,
    Style::Literal,
    Style::Folded,
    Style::Json,
];

/// How many of the lowest bits of a node's first byte contain its kind. The other bits
/// contain the style.
pub(super) const KIND_BITS: u8 = 3;

/// The tree that was packed as these bytes. `text` is the file from which it was
/// parsed.
pub(crate) fn unpack(packed: &'static [u8], text: &'static str) -> Node {
    Unpacking { packed, text, at: 0, start: 0 }.node()
}

/// A tree that is being unpacked.
struct Unpacking {
    packed: &'static [u8],
    text: &'static str,
    /// The index of the next byte to read.
    at: usize,
    /// The offset in the text at which the previous node begins.
    start: usize,
}

impl Unpacking {
    fn node(&mut self) -> Node {
        let first = self.byte();
        let distance = self.number();
        // The lowest bit says whether the distance is backwards: an alias repeats a
        // node that is further up in the file.
        let is_back = distance & 1 == 1;
        let distance = distance >> 1;
        self.start = if is_back { self.start - distance } else { self.start + distance };
        let span = Span::new(self.start, self.start + self.number());
        let value = match first & ((1 << KIND_BITS) - 1) {
            VERBATIM => Value::Scalar(Cow::Borrowed(&self.text[span.range()])),
            DECODED => Value::Scalar(Cow::Borrowed(self.decoded())),
            LIST => Value::List((0..self.number()).map(|_| self.node()).collect()),
            MAP => Value::Map((0..self.number()).map(|_| (self.node(), self.node())).collect()),
            other => {
                debug_assert_eq!(other, NULL);
                Value::Null
            }
        };
        Node { span, value, style: STYLES[usize::from(first >> KIND_BITS)] }
    }

    fn decoded(&mut self) -> &'static str {
        let length = self.number();
        let text = &self.packed[self.at..self.at + length];
        self.at += length;
        std::str::from_utf8(text).expect("a text was packed here")
    }

    fn number(&mut self) -> usize {
        let (mut number, mut bits) = (0, 0);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 0x7F) << bits;
            if byte < 0x80 {
                return number;
            }
            bits += 7;
        }
    }

    fn byte(&mut self) -> u8 {
        self.at += 1;
        self.packed[self.at - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        source::Source,
        yaml::{pack::pack, parse},
    };

    #[track_caller]
    fn check(yaml: &'static str) {
        let node = parse(&Source::new("a", yaml)).expect("it is YAML");
        let packed = pack(&node, yaml).leak();
        assert_eq!(unpack(packed, yaml), node);
    }

    #[test]
    fn a_tree_is_unpacked_as_it_was_packed() {
        check("");
        check("- {a: [b, ~, 'it''s'], \"ø\\n\": }\n- |\n  x\n\n  y\n- >-\n  z\n  ø\n");
        check("a: &long [x, {y: z}]\nb: *long\nc: *long\nd: 1");
        check("- a long list\n".repeat(3000).leak());
    }
}
