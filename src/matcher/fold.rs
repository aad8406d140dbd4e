//! Case folding and Unicode composition: the form in which texts are compared.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Folded text, with the offset of each of its bytes in the original.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// The offset in the original for each byte; empty where all offsets are the
    /// same, which is nearly always.
    offsets: Vec<usize>,
    /// The length of the original.
    original: usize,
}

impl Folded {
    /// Folds a text, reusing the buffers.
    pub(super) fn fold(&mut self, text: &str) {
        self.text.clear();
        self.offsets.clear();
        self.original = text.len();
        if self.fold_latin(text) {
            return;
        }
        self.text.clear();
        if composed(text) {
            self.text.extend(text.chars().map(lower));
        } else {
            self.fold_decomposed(text);
        }
    }

    /// Folds a text byte by byte if it has only Latin-1 letters, common
    /// punctuation and emoji, as nearly all texts do; returns whether it does.
    fn fold_latin(&mut self, text: &str) -> bool {
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        bytes.extend_from_slice(text.as_bytes());
        bytes.make_ascii_lowercase();
        let mut at = 0;
        while let Some(beyond) = bytes[at..].iter().position(|byte| !byte.is_ascii()) {
            at += beyond;
            match (bytes[at], bytes[at + 1]) {
                // À to Þ, except ×.
                (0xC3, capital @ 0x80..=0x9E) if capital != 0x97 => bytes[at + 1] += 0x20,
                (0xC2 | 0xC3, _) | (0xE2, 0x80) | (0xF0, 0x9F) => {}
                _ => return false,
            }
            at += 2;
            while bytes.get(at).is_some_and(|byte| matches!(byte, 0x80..=0xBF)) {
                at += 1;
            }
        }
        self.text = String::from_utf8(bytes).expect("only letters were replaced, by letters");
        true
    }

    /// Composes each letter with the marks after it, and records the offsets.
    fn fold_decomposed(&mut self, text: &str) {
        let mut start = 0;
        while start < text.len() {
            let rest = &text[start..];
            let length = rest
                .char_indices()
                .skip(1)
                .find(|(_, char)| !unicode_normalization::char::is_combining_mark(*char))
                .map_or(rest.len(), |(at, _)| at);
            let marks: Vec<usize> = rest[..length].char_indices().map(|(at, _)| at).collect();
            let composed: Vec<char> = rest[..length].nfc().map(lower).collect();
            for (char, left) in composed.iter().zip((0..composed.len()).rev()) {
                self.text.push(*char);
                // The first is what was composed; the others are marks left over.
                let own = marks.iter().rev().nth(left).filter(|_| left + 1 < composed.len());
                self.offsets.resize(self.text.len(), start + own.unwrap_or(&0));
            }
            start += length;
        }
    }

    /// The offset in the original of a byte of the folded text.
    pub(super) fn original(&self, offset: usize) -> usize {
        if self.offsets.is_empty() {
            return offset;
        }
        self.offsets.get(offset).copied().unwrap_or(self.original)
    }
}

/// A short text, folded.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut folded = Folded::default();
    folded.fold(text);
    Cow::Owned(folded.text)
}

fn composed(text: &str) -> bool {
    // The first combining mark is U+0300, whose first byte is CC.
    text.bytes().all(|byte| byte < 0xCC) || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// A character in lower case, where that has as many bytes.
fn lower(char: char) -> char {
    match char {
        '\0'..='\x7F' => return char.to_ascii_lowercase(),
        'à'..='ÿ' => return char,
        _ => {}
    }
    let mut lower = char.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(only), None) if only.len_utf8() == char.len_utf8() => only,
        _ => char,
    }
}
