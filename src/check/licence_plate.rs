//! Licence plates of cars, in the text and in alt texts.

use std::ops::Range;

use super::{Hit, Matcher, Needs, Subject};
use crate::{
    matcher::{Vocabulary, is_word_char},
    message::Message,
    post::Media,
    window::Window,
    yaml::{Node, Reader},
};

/// A post about a vehicle must not show its licence plate.
#[derive(Debug)]
pub struct LicencePlate {
    /// Words for vehicles. Without one of them, letters and digits are not taken for a
    /// plate.
    beside: Matcher,
}

impl LicencePlate {
    /// Reads `{beside: MATCHER}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let beside =
            fields.required("beside", |node, reader| Matcher::read(node, reader, vocabulary));
        fields.finish();
        Some(Self { beside: beside? })
    }

    pub(super) fn needs(&self) -> Needs {
        let text = Needs::words_of(&self.beside);
        text.or(Needs::one_of(super::Features::MEDIA))
    }

    /// A hit on every plate in the text, and on every alt text that contains a plate.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let label = || Message::new("label-licence-plate");
        let is_named = self.beside.matches(subject).next().is_some();
        let own = if is_named { plates(subject.text()) } else { Vec::new() };
        let own = own.into_iter().filter(|plate| subject.tokens.touching(plate).is_none());
        let mut hits: Vec<Hit> = own.map(|plate| Hit::text(plate, label())).collect();
        let shows = |media: &&Media<'_>| {
            let alt = media.alt.known().and_then(Option::as_deref).unwrap_or_default();
            !plates(alt).is_empty()
                && (is_named || subject.matches.other_text_has(alt, &self.beside.lists, &[]))
        };
        let pictured = subject.post.media.known().into_iter().flatten().filter(shows);
        hits.extend(pictured.map(|one| Hit::source(one.alt_span.unwrap_or(one.span), label())));
        hits
    }
}

/// The forms of plates: `A` is a capital, `0` a digit, and a blank may be left out. The
/// first form is Danish and Norwegian, the second British, the third that of new
/// Swedish plates. Older Swedish plates are not found, because they look like
/// `EUR 500`.
const FORMS: [&str; 3] = ["AA 00 000", "AA00 AAA", "AAA 00A"];

/// The plates in a text.
fn plates(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = bytes[from..].iter().position(u8::is_ascii_uppercase) {
        let start = from + start;
        from = start + 1;
        let begins = !text[..start].ends_with(|char| is_word_char(char) || char == '-');
        let length =
            FORMS.iter().filter(|_| begins).find_map(|form| matched(form, &bytes[start..]));
        let Some(length) = length else { continue };
        let end = start + length;
        if !text[end..].starts_with(|char| is_word_char(char) || char == '-') {
            found.push(start..end);
            from = end;
        }
    }
    found
}

/// How many bytes at the start of a text have this form (see [`FORMS`]); `None` if the
/// text does not begin with it.
fn matched(form: &str, bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    for part in form.bytes() {
        let next = bytes.get(at).copied().unwrap_or_default();
        let (fits, may_be_absent) = match part {
            b'A' => (next.is_ascii_uppercase(), false),
            b'0' => (next.is_ascii_digit(), false),
            _ => (next == b' ', true),
        };
        if !fits && !may_be_absent {
            return None;
        }
        at += usize::from(fits);
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates_are_told_from_other_codes() {
        for (text, plate) in [
            ("bil AB 12 345, rød", "AB 12 345"),
            ("AB12345", "AB12345"),
            ("the van LK53 ABC.", "LK53 ABC"),
            ("ABC 12D", "ABC 12D"),
        ] {
            let found: Vec<&str> = plates(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, [plate]);
        }
        for text in ["AB 1234", "AB123456", "XAB12345", "ab 12 345", "§ AB-12345", "ÆAB12345"] {
            assert!(plates(text).is_empty(), "{text}");
        }
    }
}
