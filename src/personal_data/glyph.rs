//! What a reader sees at a place of a text, sorted by kind: a character, which may be
//! written as an escape such as `\u002d`.
//!
//! Posts are decoded before they are checked, but reports and diffs show lines of
//! files, in which `-` may be `\u002d` and `0` may be `%30`.

use std::ops::Range;

use super::digits::digit;

/// What is at one place of a text, as a reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    Digit(u8),
    /// A character that no reader sees, such as a zero-width space, or that
    /// decorates the one before it, such as the frame of a keycap.
    Invisible,
    Space,
    LineBreak,
    /// A hyphen, dash or minus.
    Hyphen,
    /// A full stop, middle dot or underscore.
    Dot,
    /// Punctuation or markup that may be between the digits of one number.
    Punctuation,
    /// A comma or semicolon, which usually separates two things.
    Comma,
    /// Anything else.
    Other,
}

/// The most bytes of an HTML tag that is recognised.
const LONGEST_TAG: usize = 64;

/// The most bytes from the beginning of an escape to its first digit.
const ESCAPE_LEAD: usize = 8;

impl Glyph {
    /// The glyph that begins at byte `at`, and its length in bytes; `None` at the end
    /// of the text.
    pub(super) fn at(text: &str, at: usize) -> Option<(Self, usize)> {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        let literal = (Self::of(first), first.len_utf8());
        let escaped = match first {
            '%' => percent(rest),
            '&' => entity(rest),
            '\\' => backslash(rest),
            '<' => tag(rest).map(|length| (Self::Punctuation, length)),
            _ => None,
        };
        Some(escaped.filter(|(glyph, _)| *glyph != Self::Other).unwrap_or(literal))
    }

    /// The offset of the first byte of the escape that contains byte `at`; `None` if no
    /// escape contains that byte, or if the escape begins before byte `floor`.
    pub(super) fn escape_around(text: &str, at: usize, floor: usize) -> Option<usize> {
        let first = at.saturating_sub(ESCAPE_LEAD).max(floor);
        let lead = text.as_bytes()[first..at].iter().enumerate();
        let mut starts = lead.filter(|(_, byte)| b"%&\\".contains(byte)).map(|(at, _)| first + at);
        starts.find(|start| Self::at(text, *start).is_some_and(|(_, length)| at < start + length))
    }

    fn of(c: char) -> Self {
        if let Some(value) = digit(c) {
            return Self::Digit(value);
        }
        match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Self::LineBreak,
            _ if c.is_whitespace() || c == '\u{2800}' => Self::Space,
            '-'
            | '\u{ad}'
            | '\u{2d7}'
            | '\u{2010}'..='\u{2015}'
            | '\u{2043}'
            | '\u{2212}'
            | '\u{fe58}'
            | '\u{fe63}'
            | '\u{ff0d}' => Self::Hyphen,
            '.' | '_' | '·' | '\u{2024}' | '\u{ff0e}' | '\u{ff3f}' => Self::Dot,
            ',' | ';' | '\u{ff0c}' | '\u{ff1b}' => Self::Comma,
            '/' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '*' | '`' | '~' | '"' | '\'' | '|'
            | '+' | '=' | '<' | '>' | '\\' | '•' | '\u{2044}' | '\u{2215}' | '“' | '”' | '„'
            | '«' | '»' | '‹' | '›' | '‘' | '’' | '\u{ff08}' | '\u{ff09}' | '\u{ff0f}'
            | '\u{ff1a}' => Self::Punctuation,
            _ if is_invisible(c) => Self::Invisible,
            _ => Self::Other,
        }
    }
}

/// Whether a character is invisible, or only decorates the one before it.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{300}'..='\u{36f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{20d0}'..='\u{20ff}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// Decodes `%2D`, `%E2%80%93` and `%252D`, which was encoded twice.
fn percent(rest: &str) -> Option<(Glyph, usize)> {
    let byte = |at: usize| u8::try_from(hex(rest, at..at + 2)?).ok();
    let mut at = 1;
    while byte(at) == Some(b'%') && byte(at + 2).is_some() {
        at += 2;
    }
    let mut bytes = [byte(at)?, 0, 0, 0];
    let length = match bytes[0] {
        0..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    at += 2;
    for further in &mut bytes[1..length] {
        at += rest.get(at..)?.starts_with('%').then_some(1)?;
        *further = byte(at)?;
        at += 2;
    }
    let decoded = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    Some((Glyph::of(decoded), at))
}

/// The value of the hexadecimal digits in a range of a text; `None` if there are
/// other characters.
fn hex(text: &str, range: Range<usize>) -> Option<u32> {
    let digits = text.get(range)?;
    let all = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| all)
}

/// Decodes HTML entities: `&ndash;`, `&#48;`, `&#x30;` and `&amp;ndash;`, which was
/// escaped twice.
fn entity(rest: &str) -> Option<(Glyph, usize)> {
    /// The length of `ZeroWidthSpace;`.
    const LONGEST: usize = 15;
    let mut at = 1;
    while rest[at..].starts_with("amp;") {
        at += 4;
    }
    let name = &rest.as_bytes()[at..rest.len().min(at + LONGEST)];
    let end = at + name.iter().position(|byte| *byte == b';')?;
    let glyph = match &rest[at..end] {
        "ndash" | "mdash" | "minus" | "hyphen" | "dash" | "horbar" | "shy" => Glyph::Hyphen,
        "nbsp" | "ensp" | "emsp" | "emsp13" | "emsp14" | "numsp" | "puncsp" | "thinsp"
        | "hairsp" | "Tab" => Glyph::Space,
        "NewLine" => Glyph::LineBreak,
        "zwj" | "zwnj" | "lrm" | "rlm" | "ZeroWidthSpace" | "NoBreak" => Glyph::Invisible,
        "period" | "lowbar" | "middot" => Glyph::Dot,
        "sol" | "colon" | "lpar" | "rpar" | "lsqb" | "rsqb" | "ast" | "quot" | "apos" | "lt"
        | "gt" | "grave" | "vert" | "plus" | "equals" | "bsol" | "frasl" | "bull" => {
            Glyph::Punctuation
        }
        "comma" | "semi" => Glyph::Comma,
        number => Glyph::of(numbered(number)?),
    };
    Some((glyph, end + 1))
}

/// The character of a numbered entity, such as `#48` or `#x30`.
fn numbered(number: &str) -> Option<char> {
    let number = number.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => hex(digits, 0..digits.len())?,
        None if number.bytes().all(|digit| digit.is_ascii_digit()) => number.parse().ok()?,
        None => return None,
    };
    char::from_u32(code)
}

/// Decodes the escapes of JSON and YAML, and the backslash of Markdown. A backslash
/// before a line break means that the line continues.
fn backslash(rest: &str) -> Option<(Glyph, usize)> {
    let second = rest[1..].chars().next()?;
    let (decoded, length) = match second {
        'n' | 'r' | 'N' | 'L' | 'P' => return Some((Glyph::LineBreak, 2)),
        't' => return Some((Glyph::Space, 2)),
        'x' => (char::from_u32(hex(rest, 2..4)?)?, 4),
        'U' => (char::from_u32(hex(rest, 2..10)?)?, 10),
        'u' => {
            let first = hex(rest, 2..6)?;
            let low = hex(rest, 8..12).filter(|_| rest[6..].starts_with("\\u"));
            let units = [Some(first), low].into_iter().flatten();
            let units = units.filter_map(|unit| u16::try_from(unit).ok());
            let decoded = char::decode_utf16(units).next()?.ok()?;
            (decoded, 6 * decoded.len_utf16())
        }
        c if c.is_alphanumeric() => return None,
        c => (c, 1 + c.len_utf8()),
    };
    Some((Glyph::of(decoded), length))
}

/// The length in bytes of the HTML tag, such as `<b>` or `</span>`, at the start of a
/// text; `None` if there is none.
fn tag(rest: &str) -> Option<usize> {
    let second = *rest.as_bytes().get(1)?;
    let bytes = &rest.as_bytes()[..rest.len().min(LONGEST_TAG)];
    let end = bytes.iter().position(|byte| b">\n".contains(byte))?;
    let is_tag = second == b'/' || second.is_ascii_alphabetic();
    (is_tag && bytes[end] == b'>').then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Glyph) {
        assert_eq!(Glyph::at(text, 0), Some((expected, text.len())), "{text:?}");
    }

    #[test]
    fn digits_are_read_in_every_script_and_escape() {
        for text in [
            "8",
            "８",
            "٨",
            "𝟖",
            "%38",
            "%2538",
            "&#56;",
            "&#x38;",
            "&amp;#56;",
            r"\u0038",
            r"\x38",
        ] {
            check(text, Glyph::Digit(8));
        }
        check(r"\ud835\udfd6", Glyph::Digit(8));
        check("%F0%9D%9F%96", Glyph::Digit(8));
        check(r"\U0001d7d6", Glyph::Digit(8));
    }

    #[test]
    fn separators_are_read_in_every_escape() {
        for text in
            ["-", "–", "%2D", "%2d", "%E2%80%93", "&ndash;", "&amp;ndash;", "&#8211;", r"\-"]
        {
            check(text, Glyph::Hyphen);
        }
        check(r"\u002d", Glyph::Hyphen);
        for text in [" ", "\u{a0}", "&nbsp;", "%20", r"\t", r"\ "] {
            check(text, Glyph::Space);
        }
        for text in ["\n", "\r", r"\n", "\\\n", "%0A", "&#10;"] {
            check(text, Glyph::LineBreak);
        }
        for text in ["\u{200b}", "\u{20e3}", "\u{fe0f}", "&ZeroWidthSpace;", "%E2%80%8B"] {
            check(text, Glyph::Invisible);
        }
        for text in ["<b>", "</span>", "(", "&lt;", r"\*", r"\/"] {
            check(text, Glyph::Punctuation);
        }
    }

    #[test]
    fn what_is_no_escape_is_literal() {
        for text in ["%", "&", "\\", "%0", "%zz", "&#;", r"\u00", "%ff", r"\ud835", "&ndash"] {
            assert_eq!(Glyph::at(text, 0).map(|(_, length)| length), Some(1), "{text}");
        }
        // In paths of Windows, a backslash may be before a folder whose name begins
        // with a digit or with `u`.
        for text in [r"\1505885739", r"\u1505885739"] {
            assert_eq!(Glyph::at(text, 0), Some((Glyph::Punctuation, 1)), "{text}");
        }
    }

    #[test]
    fn the_escape_around_a_digit_is_found() {
        assert_eq!(Glyph::escape_around("a%30", 2, 0), Some(1));
        assert_eq!(Glyph::escape_around("a%30", 2, 2), None);
        assert_eq!(Glyph::escape_around("a&amp;#48;", 7, 0), Some(1));
        assert_eq!(Glyph::escape_around(r"\ud835\udfce", 3, 0), Some(0));
        assert_eq!(Glyph::escape_around("a%2F30", 2, 0), Some(1));
        assert_eq!(Glyph::escape_around("a%2F30", 4, 0), None);
        assert_eq!(Glyph::escape_around("a%4F30", 2, 0), None);
    }
}
