//! Makes control characters visible. A post can contain characters that move the
//! cursor, color the screen or reverse the direction of a line.

use std::borrow::Cow;

/// A text in which no character acts on a terminal. Each such character is
/// replaced by a visible one that is one column wide.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| visible_char(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(visible_char).collect())
}

/// The visible replacement of a character; other characters are unchanged.
pub(super) fn visible_char(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(u32::from(c) + 0x2400).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_replaced() {
        assert_eq!(visible("a\x1b[2J\u{202e}b\n"), "a␛[2J\u{fffd}b␊");
        assert_eq!(visible("👩‍👧 æ"), "👩‍👧 æ");
    }
}
