//! Case folding and Unicode composition, which give texts the form in which they are
//! compared.
//!
//! White space beyond ASCII, such as the no-break space in `kl. 10`, becomes as many
//! blanks as it has bytes, so that offsets stay the same.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A folded text, with the offset in the original for each of its bytes.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// The offset in the original of each byte of the folded text. Empty if each byte
    /// has the same offset in both texts, which is nearly always so.
    offsets: Vec<usize>,
    /// The length of the original in bytes.
    original: usize,
    /// Whether the text consists of ASCII, Latin-1, common punctuation and emoji,
    /// and has no white space beyond ASCII.
    pub(super) is_plain: bool,
}

impl Folded {
    /// Folds a text into this value, whose buffers are used again.
    pub(super) fn fold(&mut self, text: &str) {
        self.text.clear();
        self.offsets.clear();
        self.original = text.len();
        self.is_plain = self.fold_latin(text);
        if self.is_plain {
            return;
        }
        self.text.clear();
        if composed(text) {
            text.chars().for_each(|char| self.push(char));
        } else {
            self.fold_decomposed(text);
        }
    }

    /// Adds a character in folded form, which has as many bytes as the character.
    fn push(&mut self, char: char) {
        if is_wide_space(char) {
            self.text.extend(std::iter::repeat_n(' ', char.len_utf8()));
        } else {
            self.text.push(lower(char));
        }
    }

    /// Folds a text byte by byte if it is plain (see `is_plain`), as nearly all texts
    /// are. Returns whether it is.
    fn fold_latin(&mut self, text: &str) -> bool {
        let (mut at, mut has_capitals) = (0, false);
        let bytes = text.as_bytes();
        while let Some(beyond) = bytes[at..].iter().position(|byte| !byte.is_ascii()) {
            at += beyond;
            match (bytes[at], bytes[at + 1]) {
                (0xC3, capital) if is_capital(capital) => has_capitals = true,
                (0xC2, _) | (0xE2, 0x80) if text[at..].starts_with(is_wide_space) => return false,
                (0xC2 | 0xC3, _) | (0xE2, 0x80) | (0xF0, 0x9F) => {}
                _ => return false,
            }
            at += 2;
            while bytes.get(at).is_some_and(|byte| matches!(byte, 0x80..=0xBF)) {
                at += 1;
            }
        }
        self.text.push_str(text);
        self.text.make_ascii_lowercase();
        if has_capitals {
            let mut bytes = std::mem::take(&mut self.text).into_bytes();
            for at in 1..bytes.len() {
                if bytes[at - 1] == 0xC3 && is_capital(bytes[at]) {
                    bytes[at] += 0x20;
                }
            }
            self.text = String::from_utf8(bytes).expect("letters were replaced by letters");
        }
        true
    }

    /// Composes each letter with the combining marks after it, and records the
    /// offsets.
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
            let composed: Vec<char> = rest[..length].nfc().collect();
            for (char, left) in composed.iter().zip((0..composed.len()).rev()) {
                self.push(*char);
                // The first character is what was composed; any others are marks that
                // remain.
                let own = marks.iter().rev().nth(left).filter(|_| left + 1 < composed.len());
                self.offsets.resize(self.text.len(), start + own.unwrap_or(&0));
            }
            start += length;
        }
    }

    /// Whether the original had letters with separate combining marks, so that
    /// offsets differ.
    pub(super) fn is_decomposed(&self) -> bool {
        !self.offsets.is_empty()
    }

    /// The offset in the original for an offset in the folded text.
    pub(super) fn original(&self, offset: usize) -> usize {
        if self.offsets.is_empty() {
            return offset;
        }
        self.offsets.get(offset).copied().unwrap_or(self.original)
    }
}

/// Whether the byte `C3` and this byte are a capital letter in UTF-8: À to Þ, except
/// ×.
const fn is_capital(byte: u8) -> bool {
    0x80 <= byte && byte <= 0x9E && byte != 0x97
}

/// Whether a character is white space beyond ASCII.
pub(super) fn is_wide_space(char: char) -> bool {
    !char.is_ascii() && char.is_whitespace()
}

/// Returns the folded form of a short text, such as a name.
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

/// A character in lower case. It is unchanged if its lower case has another number
/// of bytes.
pub(super) fn lower(char: char) -> char {
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
