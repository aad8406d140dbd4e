//! Symbols that look like letters, used as a typeface.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::{Hit, Subject};
use crate::message::Message;

/// Runs of at least `min_run` such symbols; spaces between words of them count
/// for nothing.
pub(super) fn hits(min_run: usize, subject: &Subject<'_, '_>) -> Vec<Hit> {
    let text = subject.text();
    // Their first two bytes; nearly no post has them.
    let bytes = text.as_bytes();
    let possible = |at: usize| {
        matches!(
            &bytes[at..],
            [0xE2, 0x92 | 0x93, ..] | [0xEF, 0xBC | 0xBD, ..] | [0xF0, 0x9D | 0x9F, ..]
        )
    };
    if !memchr::memchr3_iter(0xE2, 0xEF, 0xF0, bytes).any(possible) {
        return Vec::new();
    }
    runs(text)
        .into_iter()
        .filter(|(_, count)| min_run <= *count)
        .map(|(range, _)| {
            let plain: String = text[range.clone()].chars().map(plain).collect();
            let label = Message::new("label-look-alike").with("letters", plain.as_str());
            Hit { fix: Some(plain), ..Hit::text(range, label) }
        })
        .collect()
}

fn runs(text: &str) -> Vec<(Range<usize>, usize)> {
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, sign)| is_look_alike(*sign)) {
        let end = at + sign.len_utf8();
        match runs.last_mut() {
            Some((range, count)) if text[range.end..at].chars().all(|sign| sign == ' ') => {
                range.end = end;
                *count += 1;
            }
            _ => runs.push((at..end, 1)),
        }
    }
    runs
}

/// Mathematical letters, full-width, circled and squared ones. Flags are made
/// of regional indicators, which are emoji and none of these.
fn is_look_alike(sign: char) -> bool {
    matches!(sign,
        '\u{1D400}'..='\u{1D7FF}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}'
        | '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F149}' | '\u{1F150}'..='\u{1F169}'
        | '\u{1F172}'..='\u{1F17D}' | '\u{1F180}'..='\u{1F189}')
}

/// The letter that a symbol stands for.
fn plain(sign: char) -> char {
    let squared = |first: u32| char::from_u32(u32::from('A') + u32::from(sign) - first);
    match sign {
        '\u{1F130}'..='\u{1F149}' => squared(0x1F130).unwrap_or(sign),
        '\u{1F150}'..='\u{1F169}' => squared(0x1F150).unwrap_or(sign),
        '\u{1F170}'..='\u{1F189}' => squared(0x1F170).unwrap_or(sign),
        _ => std::iter::once(sign).nfkc().next().unwrap_or(sign),
    }
}
