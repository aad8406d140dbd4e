//! Packs trees as bytes, in the format that `packed.rs` describes. The program only
//! unpacks trees: they are packed by `build.rs` and by tests.

use super::{
    Node, Value,
    packed::{DECODED, KIND_BITS, LIST, MAP, NULL, STYLES, VERBATIM},
};

/// The packed bytes of a tree. `text` is the file from which it was parsed.
pub(crate) fn pack(node: &Node, text: &str) -> Vec<u8> {
    let mut packing = Packing { text, packed: Vec::new(), start: 0 };
    packing.add(node);
    packing.packed
}

/// Removes the examples from the tree of a rule. Returns a map with the key
/// `examples` only, which is empty if the rule has none.
pub(crate) fn take_examples(rule: &mut Node) -> Node {
    let Value::Map(entries) = &mut rule.value else { return rule.clone() };
    let is_kept = |(key, _): &(Node, Node)| key.text() != Some("examples");
    let (kept, examples) = std::mem::take(entries).into_iter().partition(is_kept);
    *entries = kept;
    Node { value: Value::Map(examples), ..*rule }
}

/// A tree that is being packed.
struct Packing<'t> {
    text: &'t str,
    packed: Vec<u8>,
    /// The offset in the text at which the previous node begins.
    start: usize,
}

impl Packing<'_> {
    fn add(&mut self, node: &Node) {
        let written = self.text.get(node.span.range());
        let kind = match &node.value {
            Value::Null => NULL,
            Value::Scalar(text) if written == Some(text) => VERBATIM,
            Value::Scalar(_) => DECODED,
            Value::List(_) => LIST,
            Value::Map(_) => MAP,
        };
        let style = STYLES.iter().position(|style| *style == node.style).unwrap_or_default();
        self.packed.push(kind | low_byte(style << KIND_BITS));
        let distance = node.span.start.abs_diff(self.start);
        let is_back = node.span.start < self.start;
        self.start = node.span.start;
        self.number(distance << 1 | usize::from(is_back));
        self.number(node.span.len());
        match &node.value {
            Value::Scalar(text) if kind == DECODED => {
                self.number(text.len());
                self.packed.extend_from_slice(text.as_bytes());
            }
            Value::Null | Value::Scalar(_) => {}
            Value::List(items) => {
                self.number(items.len());
                for item in items {
                    self.add(item);
                }
            }
            Value::Map(entries) => {
                self.number(entries.len());
                for node in entries.iter().flat_map(|(key, value)| [key, value]) {
                    self.add(node);
                }
            }
        }
    }

    fn number(&mut self, mut number: usize) {
        while 0x7F < number {
            self.packed.push(low_byte(number) | 0x80);
            number >>= 7;
        }
        self.packed.push(low_byte(number));
    }
}

/// The lowest eight bits of a number.
const fn low_byte(number: usize) -> u8 {
    number.to_le_bytes()[0]
}
