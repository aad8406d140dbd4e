//! Symbols that look like letters, which some people use to imitate bold or italic
//! type: `𝗛𝗲𝗷`. Screen readers may read them as symbols.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::{Features, Hit, Needs, Subject, setting};
use crate::{
    matcher::Vocabulary,
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// A post must not contain `min_run` or more symbols in a row that look like letters,
/// such as `𝗛𝗲𝗷`.
#[derive(Debug)]
pub struct LookAlikeLetters {
    min_run: usize,
}

impl LookAlikeLetters {
    /// Reads `{min_run: 2}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let base = base.map_or(2, |base| base.min_run);
        let min_run = setting(&mut fields, "min_run", Some(base));
        fields.finish();
        min_run.map(|min_run| Self { min_run })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::SYMBOL)
    }

    /// A hit on each run of symbols, with the letters that they look like as a safe
    /// fix.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let text = subject.text();
        if !may_have_look_alikes(text) {
            return Vec::new();
        }
        let runs = runs(text).into_iter().filter(|(_, count)| self.min_run <= *count);
        runs.map(|(range, _)| hit(text, range)).collect()
    }
}

fn hit(text: &str, range: Range<usize>) -> Hit {
    let plain: String = text[range.clone()].chars().map(plain).collect();
    let label = Message::new("label-look-alike").with("letters", plain.as_str());
    Hit { fix: Some(plain), ..Hit::text(range, label) }
}

/// Whether a text contains the first bytes of a symbol that may look like a letter. This
/// quick test rules out nearly all posts.
fn may_have_look_alikes(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(0xE2, 0xEF, 0xF0, bytes).any(|at| {
        matches!(
            &bytes[at..],
            [0xE2, 0x92 | 0x93, ..]
                | [0xEF, 0xBC | 0xBD, ..]
                | [0xF0, 0x9D, ..]
                // Most emoji begin with `F0 9F`, too, but go on with other bytes.
                | [0xF0, 0x9F, 0x84..=0x86, ..]
        )
    })
}

/// The runs of symbols that look like letters, each with the number of symbols in it. A
/// run may contain spaces, which are not counted.
fn runs(text: &str) -> Vec<(Range<usize>, usize)> {
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, char) in text.char_indices().filter(|(_, char)| is_look_alike(*char)) {
        let end = at + char.len_utf8();
        match runs.last_mut() {
            Some((range, count)) if text[range.end..at].chars().all(|char| char == ' ') => {
                range.end = end;
                *count += 1;
            }
            _ => runs.push((at..end, 1)),
        }
    }
    runs
}

/// Whether a character is a mathematical letter or digit, or a full-width, circled or
/// squared letter. Emoji such as 🅰, and the regional indicators that make up flags, do
/// not count.
fn is_look_alike(char: char) -> bool {
    matches!(char,
        '\u{1D400}'..='\u{1D7FF}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}'
        | '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F149}' | '\u{1F150}'..='\u{1F169}'
        | '\u{1F172}'..='\u{1F17D}' | '\u{1F180}'..='\u{1F189}')
}

/// The letter that a symbol looks like.
fn plain(char: char) -> char {
    let squared = |first: u32| char::from_u32(u32::from('A') + u32::from(char) - first);
    match char {
        '\u{1F130}'..='\u{1F149}' => squared(0x1F130).unwrap_or(char),
        '\u{1F150}'..='\u{1F169}' => squared(0x1F150).unwrap_or(char),
        '\u{1F170}'..='\u{1F189}' => squared(0x1F170).unwrap_or(char),
        _ => std::iter::once(char).nfkc().next().unwrap_or(char),
    }
}
