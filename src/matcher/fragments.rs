//! Finds texts of a set anywhere in another text, also inside its words.

use super::{filter::first_bytes, trie::Trie};

/// How many bits the hash of first bytes has.
const BITS: u32 = 15;
/// A bit for each hash.
type Hashes = [u64; 1 << (BITS - 6)];
/// A bit for every pair of bytes.
type Pairs = [u64; 1 << (16 - 6)];

/// A set of texts. Nearly every place of a text that is searched is skipped, because the
/// bytes there begin no text of the set.
#[derive(Debug, Default)]
pub(super) struct Fragments {
    /// `None` if there are no texts.
    begins: Option<Box<Begins>>,
    trie: Trie,
    /// The numbers of the texts, in the order of the trie.
    numbers: Vec<u32>,
}

/// Sets of the first bytes of the texts. At nearly every place, `short` and `long` show that
/// no text begins there. The other sets are looked at only at the other places.
#[derive(Debug)]
struct Begins {
    /// The pairs of bytes with which a text of up to three bytes may begin.
    short: Pairs,
    /// The first four bytes of longer texts.
    long: Hashes,
    /// The pairs of bytes with which a text of up to two bytes may begin.
    two: Pairs,
    /// The texts of three bytes.
    three: Hashes,
    /// The first four bytes of the texts of four or five bytes.
    four: Hashes,
    /// The first six bytes of the texts of six bytes or more.
    six: Hashes,
}

impl Fragments {
    /// The set of these texts, none of which is empty. White space in them is single
    /// blanks. The number of a text is its index.
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        let mut begins: Option<Box<Begins>> = None;
        for text in texts.clone() {
            begins.get_or_insert_with(Box::default).add(text.as_bytes());
        }
        let (trie, numbers) = Trie::new(texts);
        Self { begins, trie, numbers }
    }

    /// Calls `each` for every place where a text of the set is: with the number of that
    /// text, and the offsets at which it begins and ends. A blank in a text of the set
    /// matches any white space.
    pub(super) fn find_in(&self, text: &str, mut each: impl FnMut(u32, usize, usize)) {
        let Some(begins) = &self.begins else { return };
        let bytes = text.as_bytes();
        // Nearly all of a text has eight bytes ahead, which are read without a look at its end.
        let ahead = bytes.windows(8).map(first_bytes);
        let last = (bytes.len().saturating_sub(7)..bytes.len()).map(|at| first_bytes(&bytes[at..]));
        for (start, first) in ahead.chain(last).enumerate() {
            if begins.may_be_at(first) {
                self.trie.prefixes_of(text, start, |texts, end| {
                    let numbers = &self.numbers[texts.start as usize..texts.end as usize];
                    for number in numbers {
                        each(*number, start, end);
                    }
                });
            }
        }
    }
}

impl Default for Begins {
    fn default() -> Self {
        let (pairs, hashes) = ([0; 1 << (16 - 6)], [0; 1 << (BITS - 6)]);
        Self { short: pairs, long: hashes, two: pairs, three: hashes, four: hashes, six: hashes }
    }
}

impl Begins {
    fn add(&mut self, text: &[u8]) {
        let first = first_bytes(text);
        match *text {
            [] => (),
            // Any byte may follow a text of one byte.
            [one] => (0..=u8::MAX).for_each(|next| self.add(&[one, next])),
            [_, _] => {
                set(&mut self.short, pair(first));
                set(&mut self.two, pair(first));
            }
            [_, _, _] => {
                set(&mut self.short, pair(first));
                set(&mut self.three, hash(first, 3));
            }
            [..] => {
                set(&mut self.long, hash(first, 4));
                let is_long = 6 <= text.len();
                let (rest, length) = if is_long { (&mut self.six, 6) } else { (&mut self.four, 4) };
                set(rest, hash(first, length));
            }
        }
    }

    /// Whether a text of the set may begin where these are the next eight bytes. If the
    /// result is false, none does.
    fn may_be_at(&self, first: u64) -> bool {
        let short = || is_set(&self.two, pair(first)) || is_set(&self.three, hash(first, 3));
        let long = || is_set(&self.four, hash(first, 4)) || is_set(&self.six, hash(first, 6));
        (is_set(&self.short, pair(first)) && short())
            || (is_set(&self.long, hash(first, 4)) && long())
    }
}

fn set(bits: &mut [u64], place: usize) {
    bits[place / 64] |= 1 << (place % 64);
}

fn is_set<const SLOTS: usize>(bits: &[u64; SLOTS], place: usize) -> bool {
    bits[place / 64] >> (place % 64) & 1 == 1
}

/// The index of the bit for the first two of eight bytes.
fn pair(first: u64) -> usize {
    let [one, next, ..] = first.to_le_bytes();
    usize::from(u16::from_le_bytes([one, next]))
}

/// The hash of the first `bytes` of eight bytes: the highest bits of their product with 2^64
/// divided by the golden ratio (Fibonacci hashing).
fn hash(first: u64, bytes: u32) -> usize {
    let [.., low, high] =
        (first << (64 - 8 * bytes)).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
    usize::from(u16::from_le_bytes([low, high]) >> (u16::BITS - BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn all_texts_are_found_wherever_they_are(
            texts in proptest::collection::vec("[abæ]{1,6}|[a-c]b c", 0..20),
            text in "([abæ]{0,8}|b c| ){0,6}",
        ) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let fragments = Fragments::new(texts.iter().map(String::as_str));
            let mut found = Vec::new();
            fragments.find_in(&text, |number, start, end| found.push((number, start, end)));
            let mut expected = Vec::new();
            for (own, number) in texts.iter().zip(0..) {
                for start in 0..text.len() {
                    if text.as_bytes()[start..].starts_with(own.as_bytes()) {
                        expected.push((number, start, start + own.len()));
                    }
                }
            }
            found.sort_unstable();
            expected.sort_unstable();
            proptest::prop_assert_eq!(found, expected);
        }
    }
}
