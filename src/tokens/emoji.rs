//! Finds emoji as a reader counts them: a family, a flag or an emoji with a skin tone
//! is one.

use std::ops::Range;

/// The bytes of each emoji in a text, in order.
///
/// `#`, `*`, digits, `©`, `®` and `™` are emoji only if a variation selector or a
/// keycap follows.
pub fn emoji(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = if has_symbols(text) { 0 } else { text.len() };
    std::iter::from_fn(move || {
        while let Some(start) = next_candidate(text, at) {
            let char = text[start..].chars().next()?;
            match emoji_at(&text[start..]) {
                Some(length) => {
                    at = start + length;
                    return Some(start..at);
                }
                None => at = start + char.len_utf8(),
            }
        }
        None
    })
}

/// Whether a text contains a code point from U+2000 on. Every emoji has such a code
/// point, or is followed by a selector that is one; most posts contain none.
pub(crate) fn has_symbols(text: &str) -> bool {
    0xE2 <= text.bytes().fold(0, u8::max)
}

/// The offset, from `at` on, of the next character that may begin an emoji: a code point
/// from U+0080 to U+00BF (such as `©`) or from U+2000 on, or a digit, `#` or `*` before
/// a code point from U+2000 on, as in a keycap. `None` if there is none.
fn next_candidate(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_candidate = |at: &usize| match bytes[*at] {
        b'#' | b'*' | b'0'..=b'9' => bytes.get(at + 1).is_some_and(|next| 0xE2 <= *next),
        0xC2 => true,
        byte => 0xE2 <= byte,
    };
    (at..bytes.len()).find(|at| is_candidate(at) && text.is_char_boundary(*at))
}

/// The length in bytes of the emoji at the start of a text; `None` if there is none.
pub(super) fn emoji_at(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    if is_regional(first) {
        let second = rest.chars().next().filter(|char| is_regional(*char))?;
        return Some(first.len_utf8() + second.len_utf8());
    }
    if matches!(first, '#' | '*' | '0'..='9') {
        let selector = rest.strip_prefix('\u{FE0F}').unwrap_or(rest);
        return selector.strip_prefix('\u{20E3}').map(|after| text.len() - after.len());
    }
    let mut end = element(text)?;
    while let Some(joined) = text[end..].strip_prefix('\u{200D}') {
        let Some(length) = element(joined) else { break };
        end += '\u{200D}'.len_utf8() + length;
    }
    Some(end)
}

/// The length in bytes of one pictograph with its selector, skin tone and tags; `None`
/// if there is none. An emoji such as 👩‍🚒 consists of several joined pictographs.
fn element(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let mut rest = &text[first.len_utf8()..];
    let has_selector = rest.starts_with('\u{FE0F}');
    if !is_pictograph(first)
        || !has_selector && is_text_by_default(first)
        || rest.starts_with('\u{FE0E}')
    {
        return None;
    }
    rest = rest.strip_prefix('\u{FE0F}').unwrap_or(rest);
    rest = rest.strip_prefix('\u{20E3}').unwrap_or(rest);
    rest = rest.strip_prefix(|char| matches!(char, '\u{1F3FB}'..='\u{1F3FF}')).unwrap_or(rest);
    rest = rest.trim_start_matches(|char| matches!(char, '\u{E0020}'..='\u{E007F}'));
    Some(text.len() - rest.len())
}

/// Whether a character is a regional indicator. Two of them are a flag.
fn is_regional(char: char) -> bool {
    matches!(char, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Whether a pictograph is shown as text unless a variation selector follows.
fn is_text_by_default(char: char) -> bool {
    char < '\u{231A}'
}

fn is_pictograph(char: char) -> bool {
    let code = u32::from(char);
    let after = PICTOGRAPHS.partition_point(|(start, _)| *start <= code);
    after.checked_sub(1).is_some_and(|last| code <= PICTOGRAPHS[last].1)
        || matches!(char, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Code points with the property `Extended_Pictographic` (Unicode 16,
/// emoji-data.txt).
#[rustfmt::skip]
const PICTOGRAPHS: &[(u32, u32)] = &[
    (0xA9, 0xA9), (0xAE, 0xAE), (0x203C, 0x203C), (0x2049, 0x2049), (0x2122, 0x2122),
    (0x2139, 0x2139), (0x2194, 0x2199), (0x21A9, 0x21AA), (0x231A, 0x231B), (0x2328, 0x2328),
    (0x2388, 0x2388), (0x23CF, 0x23CF), (0x23E9, 0x23F3), (0x23F8, 0x23FA), (0x24C2, 0x24C2),
    (0x25AA, 0x25AB), (0x25B6, 0x25B6), (0x25C0, 0x25C0), (0x25FB, 0x25FE), (0x2600, 0x2605),
    (0x2607, 0x2612), (0x2614, 0x2685), (0x2690, 0x2705), (0x2708, 0x2712), (0x2714, 0x2714),
    (0x2716, 0x2716), (0x271D, 0x271D), (0x2721, 0x2721), (0x2728, 0x2728), (0x2733, 0x2734),
    (0x2744, 0x2744), (0x2747, 0x2747), (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755),
    (0x2757, 0x2757), (0x2763, 0x2767), (0x2795, 0x2797), (0x27A1, 0x27A1), (0x27B0, 0x27B0),
    (0x27BF, 0x27BF), (0x2934, 0x2935), (0x2B05, 0x2B07), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50),
    (0x2B55, 0x2B55), (0x3030, 0x3030), (0x303D, 0x303D), (0x3297, 0x3297), (0x3299, 0x3299),
    (0x1F000, 0x1F0FF), (0x1F10D, 0x1F10F), (0x1F12F, 0x1F12F), (0x1F16C, 0x1F171),
    (0x1F17E, 0x1F17F), (0x1F18E, 0x1F18E), (0x1F191, 0x1F19A), (0x1F1AD, 0x1F1E5),
    (0x1F201, 0x1F20F), (0x1F21A, 0x1F21A), (0x1F22F, 0x1F22F), (0x1F232, 0x1F23A),
    (0x1F23C, 0x1F23F), (0x1F249, 0x1F3FA), (0x1F400, 0x1F53D), (0x1F546, 0x1F64F),
    (0x1F680, 0x1F6FF), (0x1F774, 0x1F77F), (0x1F7D5, 0x1F7FF), (0x1F80C, 0x1F80F),
    (0x1F848, 0x1F84F), (0x1F85A, 0x1F85F), (0x1F888, 0x1F88F), (0x1F8AE, 0x1F8FF),
    (0x1F90C, 0x1F93A), (0x1F93C, 0x1F945), (0x1F947, 0x1FAFF), (0x1FC00, 0x1FFFD),
];

#[cfg(test)]
mod tests {
    use super::emoji;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = emoji(text).map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn joined_emoji_are_one() {
        check("a 👩‍👩‍👧 b 👍🏽 c 🇩🇰 d 1️⃣", &["👩‍👩‍👧", "👍🏽", "🇩🇰", "1️⃣"]);
        check("🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ ☀ ☔", &["🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️", "☀", "☔"]);
        check("© 2015 # 1 * ™ æ…", &[]);
    }

    #[test]
    fn what_follows_a_symbol_says_whether_it_is_an_emoji() {
        check("✨ ⭐ ⌚ 🏽", &["✨", "⭐", "⌚", "🏽"]);
        check("©\u{FE0F} 2015 1\u{FE0F}\u{20E3} her", &["©\u{FE0F}", "1\u{FE0F}\u{20E3}"]);
        check("☔\u{FE0E} i dag 🇩k ⓐ 漢", &[]);
    }
}
