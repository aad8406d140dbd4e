//! Which words of a text begin no term, found without a look at the trie.
//!
//! Three of four words of a post begin no term. Their first bytes say so: a bit is
//! set for the first bytes of each prefix, under a hash of them.

use std::borrow::Cow;

/// The most bytes of a prefix that are looked at.
const LONGEST: usize = 6;

/// The bits of a hash of the longest keys, of which there are the most.
const LONG_BITS: u32 = 18;
/// The bits of a hash of shorter keys.
const SHORT_BITS: u32 = 14;

/// A set of the first bytes of prefixes, which may contain some more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// A table of bits for each length of a key, the longest one last; empty
    /// without any prefix.
    pub(super) bits: Cow<'static, [u64]>,
}

impl Filter {
    /// The filter for these prefixes.
    pub(super) fn new<'p>(prefixes: impl Iterator<Item = &'p str>) -> Self {
        let mut bits = Vec::new();
        for prefix in prefixes {
            bits.resize((table(LONGEST) + (1 << LONG_BITS)) / 64, 0);
            let length = prefix.len().min(LONGEST);
            let at = place(first_bytes(prefix.as_bytes()), length);
            bits[at / 64] |= 1 << (at % 64);
        }
        Self { bits: bits.into() }
    }

    /// Whether a prefix may begin at the start of a text.
    pub(super) fn may_begin(&self, text: &[u8]) -> bool {
        let bits = &*self.bits;
        if bits.is_empty() {
            return false;
        }
        let first = first_bytes(text);
        let mut found = 0;
        for length in 1..=LONGEST {
            let at = place(first, length);
            found |= bits[at / 64] >> (at % 64);
        }
        found & 1 != 0 || has_unusual_space(first)
    }
}

/// The bit of a key: the first `length` of the first eight bytes.
fn place(first: u64, length: usize) -> usize {
    let key = first << (64 - 8 * length);
    let bits = if length == LONGEST { LONG_BITS } else { SHORT_BITS };
    // The multiplier is 2 to the 64th by the golden ratio (Fibonacci hashing).
    let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits);
    table(length) + usize::try_from(hash).unwrap_or_default()
}

/// The first bit of the table for keys of a length.
const fn table(length: usize) -> usize {
    (length - 1) << SHORT_BITS
}

/// The first eight bytes of a text, the first one lowest; zeros after its end.
fn first_bytes(text: &[u8]) -> u64 {
    if let Some(first) = text.first_chunk() {
        return u64::from_le_bytes(*first);
    }
    let mut first = [0; 8];
    first[..text.len()].copy_from_slice(text);
    u64::from_le_bytes(first)
}

/// Each byte of a number set to this one.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Whether the white space among eight bytes may be anything but single blanks,
/// which is all that prefixes have: a control character, or a blank before
/// another one or before a character beyond ASCII.
fn has_unusual_space(bytes: u64) -> bool {
    let blanks = zeros(bytes ^ all(b' '));
    let after_blanks = blanks << 8;
    let controls = bytes.wrapping_sub(all(b' ')) & !bytes & all(0x80);
    controls & !zeros(bytes) != 0 || after_blanks & (blanks | controls | bytes) != 0
}

/// The highest bit of each byte that is zero, and perhaps of bytes after one.
const fn zeros(bytes: u64) -> u64 {
    bytes.wrapping_sub(all(1)) & !bytes & all(0x80)
}
