//! Finds the words of a text, 64 bytes at a time.

use std::ops::Range;

use super::boundary::is_word_char;

/// How many bytes a block has: as many as a number has bits, so that one bit can
/// stand for each byte.
const BLOCK: usize = 64;

/// Fills `words` with the byte range of each word of a text.
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
            // Moves to the next byte at which a word begins or, inside a word, ends.
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

/// The offsets of the bytes of a text for which `is_of_kind` is true, in order.
pub(super) fn bytes_of(
    text: &str,
    is_of_kind: impl Fn(u8) -> bool + Copy,
) -> impl Iterator<Item = usize> {
    let (mut block, mut found) = (0, 0_u64);
    std::iter::from_fn(move || {
        while found == 0 {
            let left = text.as_bytes().get(block..).filter(|left| !left.is_empty())?;
            let mut bytes = [0; BLOCK];
            let length = left.len().min(BLOCK);
            bytes[..length].copy_from_slice(&left[..length]);
            found = bits(&bytes, is_of_kind);
            block += BLOCK;
        }
        let at = found.trailing_zeros() as usize;
        found &= found - 1;
        Some(block - BLOCK + at)
    })
}

/// A number with a bit for each byte of a block, from the lowest bit on. The bit is
/// set if the byte belongs to a word.
fn word_bytes(block: &str) -> u64 {
    let mut bytes = [0; BLOCK];
    bytes[..block.len()].copy_from_slice(block.as_bytes());
    let mut in_words = bits(&bytes, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    // The bytes with which characters beyond ASCII begin.
    let mut beyond = bits(&bytes, |byte| 0xC0 <= byte);
    while beyond != 0 {
        let at = beyond.trailing_zeros() as usize;
        beyond &= beyond - 1;
        let char = block[at..].chars().next().filter(|char| is_word_char(*char));
        in_words |= char.map_or(0, |char| (u64::MAX >> (BLOCK - char.len_utf8())) << at);
    }
    in_words
}

/// A number with a bit for each byte, from the lowest bit on. The bit is set if
/// `is_of_kind` is true for the byte. Without branches, the compiler can use
/// instructions for many bytes at once.
fn bits(bytes: &[u8; BLOCK], is_of_kind: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0_u8; BLOCK];
    for (flag, byte) in flags.iter_mut().zip(bytes) {
        *flag = u8::from(is_of_kind(*byte));
    }
    let mut bits = 0;
    for (eight, place) in flags.as_chunks().0.iter().zip(0..) {
        // The multiplication moves the lowest bits of eight bytes into one byte.
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits |= gathered << (8 * place);
    }
    bits
}

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
