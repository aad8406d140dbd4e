//! Licence plates of cars, in the text and in alt texts.

use std::{iter, ops::Range};

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
    /// Words for licence plates. With one of them, more forms are taken for a plate.
    /// `None` if the rule has no such words.
    named: Option<Matcher>,
}

impl LicencePlate {
    /// Reads `{beside: MATCHER, named: MATCHER}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let beside =
            fields.required("beside", |node, reader| Matcher::read(node, reader, vocabulary));
        let named =
            fields.optional("named", |node, reader| Matcher::read(node, reader, vocabulary));
        fields.finish();
        Some(Self { beside: beside?, named })
    }

    pub(super) fn needs(&self) -> Needs {
        let media = Needs::one_of(super::Features::MEDIA);
        self.matchers().map(Needs::words_of).fold(media, Needs::or)
    }

    /// A hit on every plate in the text, and on every alt text that contains a plate.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let label = || Message::new("label-licence-plate");
        let finds = |matcher: &Matcher| matcher.matches(subject).next().is_some();
        let is_beside = self.matchers().any(finds);
        let own = if is_beside { plates(subject.text()) } else { Vec::new() };
        let counts = |plate: &Plate| plate.is_distinct || self.is_named(&plate.range, subject);
        let own = own.into_iter().filter(counts).map(|plate| plate.range);
        let own = own.filter(|plate| subject.tokens.touching(plate).is_none());
        let mut hits: Vec<Hit> = own.map(|plate| Hit::text(plate, label())).collect();
        let shows = |media: &&Media<'_>| {
            let alt = media.alt.known().and_then(Option::as_deref).unwrap_or_default();
            let has = |matcher: &Matcher| subject.matches.other_text_has(alt, &matcher.lists, &[]);
            plates(alt).iter().any(|plate| plate.is_distinct)
                && (is_beside || self.matchers().any(has))
        };
        let pictured = subject.post.media.known().into_iter().flatten().filter(shows);
        hits.extend(pictured.map(|one| Hit::source(one.alt_span.unwrap_or(one.span), label())));
        hits
    }

    fn matchers(&self) -> impl Iterator<Item = &Matcher> {
        iter::once(&self.beside).chain(&self.named)
    }

    /// Whether a word for licence plates is close before a plate.
    fn is_named(&self, plate: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        let mut words = self.named.iter().flat_map(|named| named.matches(subject));
        words.any(|word| word.end <= plate.start && plate.start - word.end <= CLOSE)
    }
}

/// What may be a licence plate.
struct Plate {
    range: Range<usize>,
    /// Whether it looks like nothing else.
    is_distinct: bool,
}

/// The most bytes between a word for licence plates and a plate.
const CLOSE: usize = 24;

/// What is before digits without being the letters of a plate: currencies, the European
/// Union, the time of day.
const NOT_LETTERS: [&str; 12] =
    ["EUR", "DKK", "SEK", "NOK", "USD", "GBP", "CHF", "EU", "KR", "KL", "AD", "BC"];

/// The forms of plates: `A` is a capital, `0` a digit, and a blank may be left out or
/// written as a dot. Danish and Norwegian cars, British ones, new Swedish ones; then Danish
/// mopeds and trailers, and older Swedish cars.
const FORMS: [&str; 5] = ["AA 00 000", "AA00 AAA", "AAA 00A", "AA 00 00", "AAA 000"];

/// How many of [`FORMS`] look like nothing else. The others also look like `EUR 500`.
const DISTINCT: usize = 3;

/// What may be plates in a text.
fn plates(text: &str) -> Vec<Plate> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = bytes[from..].iter().position(u8::is_ascii_uppercase) {
        let start = from + start;
        from = start + 1;
        let letters = bytes[start..].iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let begins = !text[..start].ends_with(|char| is_word_char(char) || char == '-')
            && !NOT_LETTERS.contains(&&text[start..start + letters]);
        let mut forms = FORMS.iter().enumerate().filter(|_| begins);
        let fits = |(index, form): (usize, &&str)| {
            let end = start + matched(form, &bytes[start..])?;
            let goes_on = text[end..].starts_with(|char| is_word_char(char) || char == '-');
            (!goes_on).then_some((end, index < DISTINCT))
        };
        if let Some((end, is_distinct)) = forms.find_map(fits) {
            found.push(Plate { range: start..end, is_distinct });
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
            _ => (matches!(next, b' ' | b'.'), true),
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
        for (text, plate, is_distinct) in [
            ("bil AB 12 345, rød", "AB 12 345", true),
            ("AB12345", "AB12345", true),
            ("the van LK53 ABC.", "LK53 ABC", true),
            ("ABC 12D", "ABC 12D", true),
            ("varevogn, AB 12.345", "AB 12.345", true),
            ("AB 1234", "AB 1234", false),
            ("AB1234", "AB1234", false),
            ("ABC 123", "ABC 123", false),
        ] {
            let found: Vec<(&str, bool)> = plates(text)
                .into_iter()
                .map(|plate| (&text[plate.range], plate.is_distinct))
                .collect();
            assert_eq!(found, [(plate, is_distinct)]);
        }
        for text in ["AB123456", "XAB12345", "ab 12 345", "§ AB-12345", "ÆAB12345", "EUR 500"] {
            assert!(plates(text).is_empty(), "{text}");
        }
    }
}
