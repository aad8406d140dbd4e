//! Telephone numbers that readers can call.

/// Whether a text contains a telephone number: digits after a word such as `call`,
/// or digits in the groups of a telephone number.
pub(super) fn has_phone(text: &str) -> bool {
    let low = crate::matcher::folded(text);
    let called =
        ["tlf", "telefon", "ring ", "kontakt os på", "hotline", "call ", "phone", "☎", "📞"];
    let digits = |rest: &str| rest.chars().take(24).filter(char::is_ascii_digit).count();
    let named = |word: &&str| {
        low.match_indices(word).any(|(at, word)| 3 <= digits(&low[at + word.len()..]))
    };
    called.iter().any(named) || has_grouped_digits(text)
}

/// The numbers of digits in the groups of a telephone number, in Denmark and
/// elsewhere: `[2, 2, 2, 2]` for `70 00 45 67`.
const GROUPS: &[&[usize]] =
    &[&[2, 2, 2, 2], &[4, 4], &[3, 2, 3], &[2, 3, 3], &[3, 3, 4], &[5, 6], &[3, 4, 4]];

/// Whether a text has digits in groups like those of a telephone number.
fn has_grouped_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut groups = Vec::new();
    let mut end = 0;
    while let Some(start) = bytes[end..].iter().position(u8::is_ascii_digit).map(|at| end + at) {
        // A hyphen may also be in a span of years, such as `2013-2014`.
        let joined = match bytes.get(end..start) {
            Some([b' ']) => true,
            Some([b'-']) => !groups.is_empty() && groups != [4],
            _ => false,
        };
        if !joined {
            groups.clear();
        }
        let length = digits_at(&bytes[start..]);
        groups.push(length);
        end = start + length;
        let goes_on = matches!(&bytes[end..], [b' ' | b'-', next, ..] if next.is_ascii_digit());
        if !goes_on && GROUPS.iter().any(|known| groups.ends_with(known)) {
            return true;
        }
    }
    false
}

/// The number of digits at the start of a text.
fn digits_at(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_told_from_other_numbers() {
        for text in ["på 70 00 45 67.", "Ring 114", "+45 7000 4567", "816-280-2588 virker"] {
            assert!(has_phone(text), "{text}");
        }
        for text in ["2,4 km sti", "10. maj 2026", "40 000 træer", "Ring", "2013-2014", "kl. 10"] {
            assert!(!has_phone(text), "{text}");
        }
    }
}
