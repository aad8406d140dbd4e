//! Texts whose UTF-8 was taken for Latin-1, as in the downloads of Facebook, Instagram
//! and Threads: `æ` is `\u00c3\u00a6` there.

use super::Text;

/// The text as it was meant: where characters, such as `Ã¦`, have the values of the bytes
/// of a character in UTF-8, they become this character, `æ`. All others are kept.
pub fn undo_latin1(text: Text<'_>) -> Text<'_> {
    let is_byte = |char: char| (0x80..0x100).contains(&u32::from(char));
    if !text.as_str().contains(is_byte) {
        return text;
    }
    let mut found = Vec::new();
    let mut chars = text.as_str().char_indices();
    while let Some((start, first)) = chars.next() {
        let Some((decoded, count)) = meant(first, chars.as_str()) else { continue };
        let end = start + first.len_utf8() * count;
        for _ in 1..count {
            chars.next();
        }
        found.push((start..end, decoded.to_string()));
    }
    text.replace(found)
}

/// The character whose bytes in UTF-8 are the values of `first` and of the characters
/// at the start of `rest`, and the number of these bytes: `æ` and 2 for `Ã` and `¦…`.
/// `None` if the values are not UTF-8.
fn meant(first: char, rest: &str) -> Option<(char, usize)> {
    let count = match u32::from(first) {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [0; 4];
    let mut chars = std::iter::once(first).chain(rest.chars());
    for byte in &mut bytes[..count] {
        *byte = u8::try_from(u32::from(chars.next()?)).ok()?;
    }
    let decoded = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    Some((decoded, count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        source::{Source, Span},
        text::json_string,
    };

    /// Checks that the JSON string `written` means `expected`, and that `needle` in this text
    /// is written as `place`.
    #[track_caller]
    fn check(written: &str, expected: &str, needle: &str, place: &str) {
        let source = Source::new("a", written);
        let text = undo_latin1(json_string(&source, Span::new(0, written.len())));
        assert_eq!(text.as_str(), expected);
        let at = expected.find(needle).expect("it is in the text");
        assert_eq!(source.slice(text.locate(at..at + needle.len())), place);
    }

    #[test]
    fn bytes_become_characters() {
        check(r#""L\u00c3\u00a6s nu""#, "Læs nu", "æ", r"\u00c3\u00a6");
        check(r#""L\u00c3\u00a6s nu""#, "Læs nu", "nu", "nu");
        check(r#""\u00f0\u009f\u0098\u0080!""#, "😀!", "😀", r"\u00f0\u009f\u0098\u0080");
        check(r#""a \u00e2\u0080\u0093 b""#, "a – b", "–", r"\u00e2\u0080\u0093");
    }

    #[test]
    fn what_is_right_is_kept() {
        check(r#""Læs på – 😀""#, "Læs på – 😀", "på", "på");
        check(r#""\u00c3""#, "Ã", "Ã", r"\u00c3");
        check(r#""\u00c3\u0141""#, "ÃŁ", "Ł", r"\u0141");
    }
}
