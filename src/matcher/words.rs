//! The words of a text, found 64 bytes at a time.

use std::ops::Range;

use super::boundary::is_word_char;

/// The bytes of a block, whose classes fit into the bits of a number.
const BLOCK: usize = 64;

/// Fills `words` with the bytes of each word of a text.
pub(crate) fn words_in(text: &str, words: &mut Vec<Range<usize>>) {
    words.clear();
    let mut start = None;
    let mut block = 0;
    while block < text.len() {
        let mut end = text.len().min(block + BLOCK);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let in_words = word_bytes(&text[block..end]);
        let mut at = 0;
        loop {
            // The next byte that is in a word, or in none.
            let rest = if start.is_some() { !in_words } else { in_words } >> at;
            at += rest.trailing_zeros() as usize;
            if rest == 0 || end - block <= at {
                break;
            }
            match start.take() {
                None => start = Some(block + at),
                Some(start) => words.push(start..block + at),
            }
        }
        block = end;
    }
    words.extend(start.map(|start| start..text.len()));
}

/// A bit for each byte of a block of text that belongs to a word.
fn word_bytes(block: &str) -> u64 {
    let (mut in_words, mut beyond) = (0_u64, 0_u64);
    for (at, byte) in block.bytes().enumerate() {
        let class = CLASSES[usize::from(byte)];
        in_words |= u64::from(class & WORD) << at;
        beyond |= u64::from(class & BEYOND) << at;
    }
    // `BEYOND` is the second bit.
    beyond >>= 1;
    while beyond != 0 {
        let at = beyond.trailing_zeros() as usize;
        beyond &= beyond - 1;
        let char = block[at..].chars().next().filter(|char| is_word_char(*char));
        in_words |= char.map_or(0, |char| (u64::MAX >> (BLOCK - char.len_utf8())) << at);
    }
    in_words
}

/// The class of a byte that is a word character.
const WORD: u8 = 1;
/// The class of the first byte of a character beyond ASCII.
const BEYOND: u8 = 2;

/// The class of each byte, which agrees with [`is_word_char`].
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            classes[byte as usize] = WORD;
        }
        // The other bytes of a character begin with the bits 10.
        if 64 <= byte {
            classes[byte as usize + 128] = BEYOND;
        }
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn words_are_runs_of_word_characters(
            text in "([a-c_1]{0,9}|[×÷æøåſ]{0,3}|[😀…1\u{20e3}\u{301}]{0,2}|[ .\n]{0,20}|x{60,70}){0,20}",
        ) {
            let mut words = Vec::new();
            words_in(&text, &mut words);
            let found: Vec<&str> = words.into_iter().map(|word| &text[word]).collect();
            let expected: Vec<&str> =
                text.split(|char| !is_word_char(char)).filter(|word| !word.is_empty()).collect();
            proptest::prop_assert_eq!(found, expected);
        }
    }
}
