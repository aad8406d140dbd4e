//! What a model sees of a sentence: its words, their stems, runs of letters within
//! words, and pairs of words, each as the number of a bucket.
//!
//! Case, digits, links and names of accounts do not matter: `kl. 9` and `Kl. 14` have
//! the same features. Features that fall into one bucket share a weight ("feature hashing",
//! Weinberger et al., 2009), so that a model has one size however many words there
//! are.

use std::ops::Range;

use crate::matcher::{fold::folded, words::words_in};

/// The number of buckets.
pub(super) const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 16;

/// The lengths of the runs of letters within a word. The start and the end of the word
/// count as letters.
const RUNS: std::ops::RangeInclusive<usize> = 3..=4;

/// How many bytes [`of_word`] reads at a time. [`spell`] adds as many zeros to a word, so
/// that the last read fits.
const READ_AT_ONCE: usize = 8;

/// How many bytes of a spelled word, including [`START`] and [`END`], are divided into runs
/// of letters.
const LONGEST_WORD: usize = 40;

/// The most bytes in which the end of the host of a link is looked for.
const LONGEST_HOST: usize = 253;

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

/// A number for each kind of feature, which is mixed into its hash, so that features of
/// different kinds with the same letters have different hashes. The numbers are odd.
const WORD: u64 = 0x9E6C_63D0_876A_68DF;
const STEM: u64 = 0xD1B5_4A32_D192_ED03;
const RUN: u64 = 0x8CB9_2BA7_2F3D_8DD7;
const PAIR: u64 = 0xAEF1_7502_108E_F2D9;

/// The buckets of the features of a sentence, sorted, with repetitions.
pub(super) fn features(sentence: &str) -> Vec<u16> {
    // Training sentences have `[link]` where posts have an address.
    let folded = folded(sentence).replace("[link]", "https://link");
    let mut words = Vec::new();
    words_in(&folded, &mut words);
    let (mut buckets, mut last, mut spelled) = (Vec::new(), None, Vec::new());
    words_of(&folded, &(0..folded.len()), &words, |word, _| {
        spell(&folded[word], &mut spelled);
        let key = of_word(&spelled, |bucket| buckets.push(bucket));
        buckets.extend(last.replace(key).map(|last| of_pair(last, key)));
    });
    buckets.sort_unstable();
    buckets
}

/// Calls `each` with the place of each word of a part of a folded text, and with the index of
/// that word in `words`; `None` if it is no whole word of these. `words` are the
/// ranges of letters and digits in the text that [`words_in`] finds, at least from the
/// start of the part on. Here, a mark or an emoji is a word of its own, too; links and the
/// names of accounts are left out.
pub(super) fn words_of(
    folded: &str,
    part: &Range<usize>,
    words: &[Range<usize>],
    mut each: impl FnMut(Range<usize>, Option<usize>),
) {
    let bytes = folded.as_bytes();
    let mut at = part.start;
    let words = words.iter().enumerate();
    for (index, word) in words.take_while(|(_, word)| word.start < part.end) {
        // Words inside a link are skipped together with the link.
        if word.start < at {
            continue;
        }
        // The part may end within a word.
        let index = (word.end <= part.end).then_some(index);
        let word = word.start..word.end.min(part.end);
        let is_name = word.start != 0 && bytes[word.start - 1] == b'@';
        // Most words follow the previous word after a single blank.
        if at + 1 != word.start || bytes[at] != b' ' {
            let end = word.start - usize::from(is_name);
            marks(folded, at.min(end)..end, &mut each);
        }
        at = word.end;
        if is_name {
            continue;
        }
        if starts_link(&folded[..part.end], &word) {
            let rest = &folded[at..part.end];
            at += rest.find(char::is_whitespace).unwrap_or(rest.len());
            continue;
        }
        each(word, index);
    }
    marks(folded, at.min(part.end)..part.end, &mut each);
}

/// Whether a link starts with a word of a text: one with a scheme, or with a host and a path.
fn starts_link(text: &str, word: &Range<usize>) -> bool {
    let rest = &text[word.start..];
    match text.as_bytes().get(word.end) {
        Some(b':') => rest.starts_with("http://") || rest.starts_with("https://"),
        Some(b'.' | b'-') => has_host_and_path(rest),
        _ => false,
    }
}

/// Whether a text starts with the name of a host and a slash. The last part of the name has
/// letters only, unlike `1.5/2`.
fn has_host_and_path(text: &str) -> bool {
    let is_of_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-".contains(&byte);
    let mut bytes = text.bytes().take(LONGEST_HOST);
    let Some(end) = bytes.position(|byte| byte.is_ascii() && !is_of_host(byte)) else {
        return false;
    };
    let last = text[..end].rsplit_once('.').map_or("", |(_, last)| last);
    text.as_bytes()[end] == b'/'
        && 2 <= last.len()
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Calls `each` with the place of each character in a part of a text, except for white
/// space, `&` and zero bytes. `&` is in the names of firms and in many other places. A zero
/// byte marks a free slot among the words that `hearing` keeps.
fn marks(text: &str, part: Range<usize>, each: &mut impl FnMut(Range<usize>, Option<usize>)) {
    let mut at = part.start;
    while at < part.end {
        let byte = text.as_bytes()[at];
        let char = if byte.is_ascii() { Some(char::from(byte)) } else { text[at..].chars().next() };
        let Some(char) = char else { return };
        let end = at + char.len_utf8();
        if !char.is_whitespace() && !matches!(char, '&' | '\0') {
            each(at..end, None);
        }
        at = end;
    }
}

/// Spells a folded word with one byte for each letter, between [`START`] and [`END`],
/// followed by [`READ_AT_ONCE`] zeros. A run of digits is one digit.
pub(super) fn spell(word: &str, spelled: &mut Vec<u8>) {
    spelled.clear();
    spelled.push(START);
    for char in word.chars() {
        let is_digit = if char.is_ascii() { char.is_ascii_digit() } else { char.is_numeric() };
        let byte = if is_digit { b'0' } else { latin_1(char) };
        if byte != b'0' || spelled.last() != Some(&b'0') {
            spelled.push(byte);
        }
    }
    spelled.push(END);
    spelled.extend([0; READ_AT_ONCE]);
}

/// Calls `each` with the bucket of each feature of a single word (see [`spell`]): the word,
/// its stem, and its runs of letters. Returns the key of the word, a hash, from which
/// [`of_pair`] makes the feature of two words.
pub(super) fn of_word(spelled: &[u8], mut each: impl FnMut(u16)) -> u64 {
    let word = &spelled[1..spelled.len() - 1 - READ_AT_ONCE];
    let key = key(word);
    each(bucket(WORD, key));
    each(bucket(STEM, self::key(stem(word))));
    let length = spelled.len() - READ_AT_ONCE;
    for run in RUNS {
        let mask = (1_u64 << (8 * run)) - 1;
        for at in 0..(length.min(LONGEST_WORD) + 1).saturating_sub(run) {
            let Some(eight) = spelled[at..].first_chunk() else { break };
            each(bucket(RUN, u64::from_le_bytes(*eight) & mask));
        }
    }
    key
}

/// The bucket of the feature of two words, one directly after the other, given their keys.
pub(super) fn of_pair(one: u64, other: u64) -> u16 {
    bucket(PAIR, one.rotate_left(17) ^ other)
}

/// A character as one byte. ASCII characters and letters from `À` to `ÿ` have their byte of
/// Latin-1; all other characters share the 64 bytes from 0x80 to 0xBF.
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

/// The bucket of a feature: the highest bits of a product, which depend on all bits of
/// the key (Fibonacci hashing).
fn bucket(kind: u64, key: u64) -> u16 {
    let [.., low, high] = key.wrapping_mul(kind).to_le_bytes();
    u16::from_le_bytes([low, high]) >> (u16::BITS - BITS)
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
        check_same("Set på byens-sladder.dk/nyt/123 i dag", "Set på [link] i dag");
        check_same("Set på sladder.dk/a", "Set på [link]");
        for text in ["kl.9/10", "og/eller", "f.eks./dvs.", "byen.dk"] {
            assert!(!features(text).is_empty(), "{text}");
        }
        check_same("A\u{30a}ben i dag", "åben i dag");
    }

    #[test]
    fn a_word_has_a_stem_and_runs_of_letters() {
        // The word, its stem, and the runs of 3 and 4 letters of `^brand$`.
        assert_eq!(features("brand").len(), 2 + 5 + 4);
        assert!(features("").is_empty());
        let shared = |one: &str, other: &str| {
            let other = features(other);
            features(one).iter().filter(|bucket| other.contains(bucket)).count()
        };
        // `branden` has the stem, and the runs before the end of the word.
        assert_eq!(shared("brand", "branden"), 1 + 4 + 3);
        assert_eq!(shared("brand", "fest"), 0);
    }

    #[test]
    fn endings_are_cut_off_words_that_stay_long_enough() {
        assert_eq!(stem(b"brandene"), b"brand");
        assert_eq!(stem(b"best"), b"best");
        assert_eq!(stem(b"unders\xf8gelserne"), b"unders\xf8g");
    }
}
