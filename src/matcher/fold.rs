//! Text as it is compared: in lower case, letters composed.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Folded text, and where each of its bytes stands in the original.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// For each byte of it the byte of the original; empty where they are the
    /// same, which is nearly always.
    offsets: Vec<usize>,
    original: usize,
}

impl Folded {
    /// Folds a text, reusing what was allocated.
    pub(super) fn fold(&mut self, text: &str) {
        self.text.clear();
        self.offsets.clear();
        self.original = text.len();
        if self.fold_western(text) {
            return;
        }
        self.text.clear();
        if composed(text) {
            self.text.extend(text.chars().map(lower));
        } else {
            self.fold_decomposed(text);
        }
    }

    /// Folds a text of western letters, common punctuation and emoji byte by
    /// byte, which is nearly all there is; says whether it is one.
    fn fold_western(&mut self, text: &str) -> bool {
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        bytes.extend_from_slice(text.as_bytes());
        bytes.make_ascii_lowercase();
        let mut at = 0;
        while let Some(beyond) = bytes[at..].iter().position(|byte| !byte.is_ascii()) {
            at += beyond;
            match (bytes[at], bytes[at + 1]) {
                // À to Þ; × stands in their midst.
                (0xC3, capital @ 0x80..=0x9E) if capital != 0x97 => bytes[at + 1] += 0x20,
                (0xC2 | 0xC3, _) | (0xE2, 0x80) | (0xF0, 0x9F) => {}
                _ => return false,
            }
            at += 2;
            while bytes.get(at).is_some_and(|byte| matches!(byte, 0x80..=0xBF)) {
                at += 1;
            }
        }
        self.text = String::from_utf8(bytes).expect("letters have become letters");
        true
    }

    /// Composes each letter with the marks after it, and keeps track.
    fn fold_decomposed(&mut self, text: &str) {
        let mut start = 0;
        while start < text.len() {
            let rest = &text[start..];
            let length = rest
                .char_indices()
                .skip(1)
                .find(|(_, sign)| !unicode_normalization::char::is_combining_mark(*sign))
                .map_or(rest.len(), |(at, _)| at);
            let marks: Vec<usize> = rest[..length].char_indices().map(|(at, _)| at).collect();
            let composed: Vec<char> = rest[..length].nfc().map(lower).collect();
            for (sign, left) in composed.iter().zip((0..composed.len()).rev()) {
                self.text.push(*sign);
                // The first stands for what was composed, the last for themselves.
                let own = marks.iter().rev().nth(left).filter(|_| left + 1 < composed.len());
                self.offsets.resize(self.text.len(), start + own.unwrap_or(&0));
            }
            start += length;
        }
    }

    /// The byte of the original at which a byte of the folded text stands.
    pub(super) fn original(&self, offset: usize) -> usize {
        if self.offsets.is_empty() {
            return offset;
        }
        self.offsets.get(offset).copied().unwrap_or(self.original)
    }
}

/// A folded copy of a short text.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    let plain = |sign: char| sign.is_ascii() && !sign.is_ascii_uppercase();
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut folded = Folded::default();
    folded.fold(text);
    Cow::Owned(folded.text)
}

fn composed(text: &str) -> bool {
    // The first mark that combines is U+0300, in bytes CC 80.
    text.bytes().all(|byte| byte < 0xCC) || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// The letter in lower case, where that takes as many bytes.
fn lower(sign: char) -> char {
    match sign {
        '\0'..='\x7F' => return sign.to_ascii_lowercase(),
        'à'..='ÿ' => return sign,
        _ => {}
    }
    let mut lower = sign.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(only), None) if only.len_utf8() == sign.len_utf8() => only,
        _ => sign,
    }
}
