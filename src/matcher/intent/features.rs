//! What a model sees of a sentence: its words, their stems, runs of letters within
//! words, and pairs of words, each as the number of a bucket.
//!
//! Case, digits and links do not matter: `kl. 9` and `Kl. 14` have the same
//! features. Features that fall into one bucket share a weight ("feature hashing",
//! Weinberger et al., 2009), so that a model has one size however many words there
//! are.

use std::ops::Range;

use crate::matcher::fold::folded;

/// The number of buckets.
pub(super) const BUCKETS: usize = 1 << 16;

/// The lengths of the runs of letters within a word, in which its ends count as
/// letters.
const RUNS: std::ops::RangeInclusive<usize> = 3..=5;

/// The least number of letters that remain of a word when its ending is cut off.
const SHORTEST_STEM: usize = 4;

/// Endings of Danish and English words, in Latin-1. Of two that end in the same
/// letters, the longer one comes first.
const ENDINGS: [&[u8]; 27] = [
    b"elserne", b"ningen", b"ingerne", b"elsen", b"elser", b"ernes", b"inger", b"ende", b"enes",
    b"erne", b"else", b"ens", b"ets", b"ers", b"ede", b"ene", b"ing", b"ies", b"en", b"et", b"er",
    b"te", b"ly", b"ed", b"e", b"s", b"t",
];

/// The marks of the start and the end of a word.
const START: u8 = 2;
const END: u8 = 3;

/// The kinds of features. Numbers without common factors keep the hashes of one kind
/// apart from those of another.
const WORD: u64 = 0x9E6C_63D0_876A_68DF;
const STEM: u64 = 0xD1B5_4A32_D192_ED03;
const RUN: u64 = 0x8CB9_2BA7_2F3D_8DD7;
const PAIR: u64 = 0xAEF1_7502_108E_F2D9;
const STEM_PAIR: u64 = 0xF135_7AEA_2E62_A9C5;
const SKIPPED_PAIR: u64 = 0xBF58_476D_1CE4_E5B9;

/// The buckets of a sentence, each once, in order.
pub(super) fn features(sentence: &str) -> Vec<u16> {
    let Letters { bytes, words } = Letters::of(sentence);
    let mut buckets = Buckets([0; BUCKETS / 64]);
    let keys: Vec<(u64, u64)> = words
        .iter()
        .map(|word| &bytes[word.clone()])
        .map(|word| (key(word), key(stem(word))))
        .collect();
    for (number, (word, stem)) in keys.iter().enumerate() {
        buckets.push(bucket(WORD, *word));
        buckets.push(bucket(STEM, *stem));
        runs(&bytes, &words[number], &mut buckets);
        if let Some((next, next_stem)) = keys.get(number + 1) {
            buckets.push(bucket(PAIR, pair(*word, *next)));
            buckets.push(bucket(STEM_PAIR, pair(*stem, *next_stem)));
        }
        if let Some((after_next, _)) = keys.get(number + 2) {
            buckets.push(bucket(SKIPPED_PAIR, pair(*word, *after_next)));
        }
    }
    buckets.into_sorted()
}

/// A set of buckets, a bit each: to set bits and list them is faster than to sort.
struct Buckets([u64; BUCKETS / 64]);

impl Buckets {
    fn push(&mut self, bucket: u16) {
        self.0[usize::from(bucket / 64)] |= 1 << (bucket % 64);
    }

    fn into_sorted(self) -> Vec<u16> {
        let mut sorted = Vec::with_capacity(256);
        for (sixty_four, mut bits) in (0_u16..).zip(self.0) {
            while bits != 0 {
                let [bit, ..] = bits.trailing_zeros().to_le_bytes();
                sorted.push(64 * sixty_four + u16::from(bit));
                bits &= bits - 1;
            }
        }
        sorted
    }
}

/// A sentence with one byte for each letter.
struct Letters {
    /// Every word between [`START`] and [`END`], and at the end as many bytes as are
    /// read at once.
    bytes: Vec<u8>,
    /// The places of the words, without their marks.
    words: Vec<Range<usize>>,
}

impl Letters {
    /// Folds a sentence, leaves its links out, and finds its words. A mark or an
    /// emoji is a word of its own, and a run of digits is one digit.
    fn of(sentence: &str) -> Self {
        let folded = folded(sentence);
        let mut bytes = Vec::with_capacity(folded.len() + folded.len() / 2);
        let mut words = Vec::new();
        let mut start = None;
        let mut end_word = |start: &mut Option<usize>, bytes: &mut Vec<u8>| {
            if let Some(start) = start.take() {
                words.push(start..bytes.len());
                bytes.push(END);
            }
        };
        for piece in folded.split_whitespace().filter(|piece| !is_link(piece)) {
            for char in piece.chars() {
                let is_letter = char.is_alphanumeric() || char == '_';
                if !is_letter {
                    end_word(&mut start, &mut bytes);
                }
                if start.is_none() {
                    bytes.push(START);
                    start = Some(bytes.len());
                }
                let byte = if char.is_numeric() { b'0' } else { latin_1(char) };
                if byte != b'0' || bytes.last() != Some(&b'0') {
                    bytes.push(byte);
                }
                if !is_letter {
                    end_word(&mut start, &mut bytes);
                }
            }
            end_word(&mut start, &mut bytes);
        }
        bytes.extend([0; 8]);
        Self { bytes, words }
    }
}

/// Whether a piece of text between blanks is a link. Training sentences have
/// `[link]` for one.
fn is_link(piece: &str) -> bool {
    piece.starts_with("http://") || piece.starts_with("https://") || piece.contains("[link]")
}

/// A character as one byte: that of Latin-1, or one of those that Latin-1 has no
/// letters for.
fn latin_1(char: char) -> u8 {
    let code = u32::from(char);
    let byte = if code < 0x80 || (0xC0..=0xFF).contains(&code) { code } else { 0x80 + code % 0x40 };
    u8::try_from(byte).unwrap_or(u8::MAX)
}

/// A word without its ending.
fn stem(word: &[u8]) -> &[u8] {
    let Some(longest) = word.len().checked_sub(SHORTEST_STEM) else { return word };
    let fits = |ending: &&&[u8]| {
        ending.len() <= longest && ending.last() == word.last() && word.ends_with(ending)
    };
    let cut = ENDINGS.iter().find(fits).map_or(0, |ending| ending.len());
    &word[..word.len() - cut]
}

/// Adds the runs of letters of a word.
fn runs(bytes: &[u8], word: &Range<usize>, buckets: &mut Buckets) {
    let (start, end) = (word.start - 1, word.end + 1);
    for length in RUNS {
        let mask = (1_u64 << (8 * length)) - 1;
        for at in start..(end + 1).saturating_sub(length).max(start) {
            let Some(eight) = bytes[at..].first_chunk() else { break };
            buckets.push(bucket(RUN, u64::from_le_bytes(*eight) & mask));
        }
    }
}

/// A number for a word, the same for equal words.
fn key(word: &[u8]) -> u64 {
    let mut key = 0;
    for eight in word.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..eight.len()].copy_from_slice(eight);
        key = mixed(key ^ u64::from_le_bytes(bytes));
    }
    key
}

fn pair(one: u64, other: u64) -> u64 {
    one.rotate_left(17) ^ other
}

/// The bucket of a feature.
fn bucket(kind: u64, key: u64) -> u16 {
    // Its highest bits depend on all bits of the key.
    let [low, high, ..] = (mixed(key ^ kind) >> 48).to_le_bytes();
    u16::from_le_bytes([low, high])
}

fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (number ^ (number >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_same(one: &str, other: &str) {
        assert_eq!(features(one), features(other), "{one} / {other}");
    }

    #[test]
    fn case_digits_and_links_do_not_matter() {
        check_same("Vi åbner kl. 9:30 på Østergade", "vi ÅBNER kl. 14:05 på østergade");
        check_same("Læs mere: https://a.dk/b?c", "Læs mere: [link]");
        check_same("A\u{30a}ben i dag", "åben i dag");
    }

    #[test]
    fn a_word_has_a_stem_and_runs_of_letters() {
        // The word, its stem, and the runs of 3, 4 and 5 letters of `^brand$`.
        assert_eq!(features("brand").len(), 2 + 5 + 4 + 3);
        assert!(features("").is_empty());
        let shared = |one: &str, other: &str| {
            let other = features(other);
            features(one).iter().filter(|bucket| other.contains(bucket)).count()
        };
        // `branden` has the stem, and the runs before the end of the word.
        assert_eq!(shared("brand", "branden"), 1 + 4 + 3 + 2);
        assert_eq!(shared("brand", "fest"), 0);
    }

    #[test]
    fn endings_are_cut_off_words_that_stay_long_enough() {
        assert_eq!(stem(b"brandene"), b"brand");
        assert_eq!(stem(b"best"), b"best");
        assert_eq!(stem(b"unders\xf8gelserne"), b"unders\xf8g");
    }
}
