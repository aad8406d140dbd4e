//! Decimal digits of every script, as Unicode lists them (general category Nd).

/// The code point of the zero in each set of decimal digits. The digits from one to
/// nine have the code points after it.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50,
    0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// The value of a decimal digit of any script; `None` for other characters.
pub(super) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let after = ZEROS.partition_point(|zero| *zero <= u32::from(c));
    let zero = ZEROS.get(after.checked_sub(1)?)?;
    u8::try_from(u32::from(c) - zero).ok().filter(|value| *value <= 9)
}

/// The fewest digits of a personal number.
const FEWEST: usize = 10;

/// Whether a text has at least [`FEWEST`] bytes with which a digit may begin. A text
/// with fewer contains no personal number. Most posts have fewer, and need no further
/// search.
pub(super) fn may_have_enough(text: &str) -> bool {
    let mut found = 0;
    for chunk in text.as_bytes().chunks(128) {
        // A chunk has at most 128 bytes, so that the sum fits in a byte. The compiler
        // can then add up many bytes at once.
        let starts: u8 = chunk.iter().map(|byte| u8::from(may_begin_digit(*byte))).sum();
        found += usize::from(starts);
        if FEWEST <= found {
            return true;
        }
    }
    false
}

/// Whether a digit of any script may begin with this byte in UTF-8. Letters with
/// accents and common punctuation begin with other bytes.
pub(super) const fn may_begin_digit(byte: u8) -> bool {
    byte.wrapping_sub(b'0') <= 9 || (0xD9 <= byte && byte != 0xE2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_digits_of_unicode_have_a_value() {
        let all = regex::Regex::new(r"^\p{Nd}$").expect("the pattern is valid");
        for c in '\0'..=char::MAX {
            let is_digit = all.is_match(c.encode_utf8(&mut [0; 4]));
            assert_eq!(digit(c).is_some(), is_digit, "{c:?}");
            let first = c.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(!is_digit || may_begin_digit(first), "{c:?}");
        }
        assert_eq!("𝟎𝟗٠٩०９".chars().map(digit).collect::<Vec<_>>(), [0, 9, 0, 9, 0, 9].map(Some));
    }

    #[test]
    fn few_digits_are_too_few() {
        for text in ["", "kl. 12.30 på 8000 Aarhus", "blåbærgrød … – “æøå”"] {
            assert!(!may_have_enough(text), "{text}");
        }
        for text in ["1505885739", "𝟏𝟓𝟎𝟓𝟖𝟖𝟓𝟕𝟑𝟗", "1 5 0 5 8 8 5 7 3 9", &"x1".repeat(200)]
        {
            assert!(may_have_enough(text), "{text}");
        }
    }
}
