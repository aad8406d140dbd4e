//! Finds out which words of a text begin no term, without a look at the trie.
//!
//! Three of four words of a post begin no term, and their first bytes show it. The
//! filter has a bit for each hash of first bytes. The bit is set if a prefix begins
//! with bytes that have this hash.

use std::borrow::Cow;

/// How many bytes of a prefix are looked at, at most. These bytes are the key of the
/// prefix.
const LONGEST: usize = 6;

/// The number of bits in the hash of a key of full length, which most keys have.
const LONG_BITS: u32 = 18;
/// The number of bits in the hash of a shorter key.
const SHORT_BITS: u32 = 14;

/// The size of all tables of bits.
const SIZE: usize = (table(LONGEST) + (1 << LONG_BITS)) / 64;

/// A set of keys, of which only the hashes are kept (a Bloom filter with one hash
/// function): a key that is not in the set may seem to be in it, if it has the hash
/// of another key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// One table of bits for each length of keys, from the shortest keys to the
    /// longest. Empty if there are no prefixes.
    pub(super) bits: Cow<'static, [u64]>,
}

impl Filter {
    /// The filter that contains the keys of these prefixes.
    pub(super) fn new<'p>(prefixes: impl Iterator<Item = &'p str>) -> Self {
        let mut bits = Vec::new();
        for prefix in prefixes {
            bits.resize(SIZE, 0);
            let length = prefix.len().min(LONGEST);
            let at = place(first_bytes(prefix.as_bytes()), length);
            bits[at / 64] |= 1 << (at % 64);
        }
        Self { bits: bits.into() }
    }

    /// Whether a prefix may be at the start of a text. If the result is false, none
    /// is there.
    pub(super) fn may_begin(&self, text: &[u8]) -> bool {
        let Some(bits) = self.bits.first_chunk::<SIZE>() else { return false };
        let first = first_bytes(text);
        let mut found = 0;
        for length in 1..=LONGEST {
            let at = place(first, length);
            found |= bits[at / 64] >> (at % 64);
        }
        found & 1 != 0 || has_unusual_space(first)
    }
}

/// The index of the bit for a key: the first `length` bytes of `first`, which
/// contains the first eight bytes of a text.
fn place(first: u64, length: usize) -> usize {
    let key = first << (64 - 8 * length);
    let bits = if length == LONGEST { LONG_BITS } else { SHORT_BITS };
    // The multiplier is 2^64 divided by the golden ratio (Fibonacci hashing).
    let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits);
    table(length) + usize::try_from(hash).unwrap_or_default()
}

/// The index of the first bit in the table for keys of this length.
const fn table(length: usize) -> usize {
    (length - 1) << SHORT_BITS
}

/// The first eight bytes of a text as a number, whose lowest byte is the first one.
/// Beyond the end of the text, the bytes are zero.
pub(super) fn first_bytes(text: &[u8]) -> u64 {
    if let Some(first) = text.first_chunk() {
        return u64::from_le_bytes(*first);
    }
    let mut first = [0; 8];
    first[..text.len()].copy_from_slice(text);
    u64::from_le_bytes(first)
}

/// A number of which each byte is `byte`.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Whether eight bytes may contain white space other than single blanks: a control
/// character, or a blank before another blank or before a character beyond ASCII.
/// The white space in prefixes is always single blanks, which match other white
/// space, too: a prefix may then be there although its bytes differ.
fn has_unusual_space(bytes: u64) -> bool {
    let blanks = zeros(bytes ^ all(b' '));
    let after_blanks = blanks << 8;
    let controls = bytes.wrapping_sub(all(b' ')) & !bytes & all(0x80);
    controls & !zeros(bytes) != 0 || after_blanks & (blanks | controls | bytes) != 0
}

/// A number in which the highest bit of a byte is set if the same byte of `bytes` is
/// zero. In bytes above a zero byte, the bit may be set, too.
const fn zeros(bytes: u64) -> u64 {
    bytes.wrapping_sub(all(1)) & !bytes & all(0x80)
}
