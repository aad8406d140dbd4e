//! Replies that nobody signed.

use super::{Features, Hit, Needs, Subject, no_settings};
use crate::{
    matcher::{Vocabulary, folded},
    message::Message,
    post::Kind,
    window::Window,
    yaml::{Node, Reader},
};

/// A reply must end with the initials or the name of the person who wrote it.
#[derive(Debug)]
pub struct SignOff;

impl SignOff {
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        no_settings(node, reader).map(|()| Self)
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::REPLY)
    }

    /// A hit on the last word of a reply that is not signed. Accounts without
    /// `initials` need no signature.
    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let initials = &subject.settings.initials;
        if initials.is_empty() || subject.post.kind != Kind::Reply {
            return Vec::new();
        }
        let own = own_words(subject);
        if own.is_empty() || is_signed(own, initials) {
            return Vec::new();
        }
        let start = start_of_last(own, char::is_whitespace);
        let names = crate::message::any_of(initials.iter().take(3).map(String::as_str));
        let label = Message::new("label-not-signed").with("initials", names);
        vec![Hit::text(start..own.len(), label)]
    }
}

/// The text up to the end of its last word, without the links, hashtags, emoji and
/// punctuation after that word. Empty if the text has only handles, links and the like.
fn own_words<'a>(subject: &Subject<'a, '_>) -> &'a str {
    let mut own = subject.text();
    loop {
        own = own.trim_end_matches(|char: char| !char.is_alphanumeric());
        let end = own.len();
        let last = subject.tokens.all().iter().find(|token| token.start < end && end <= token.end);
        match last {
            Some(token) => own = &own[..token.start],
            None => return own,
        }
    }
}

/// Characters that set initials off from the text: `/MK`, `^MK`, `– MK`.
const MARKS: &[char] = &['/', '^', '-', '–', '—', '~', '|', '(', '\n'];

/// Words of farewell, after which a name is a signature.
const FAREWELLS: &[&str] = &[
    "vh", "mvh", "kh", "hilsen", "hilsner", "hilsener", "hilsen,", "regards", "best", "wishes",
    "yours", "cheers",
];

/// Whether a text ends with a signature: one of the initials, other initials after a
/// mark, or a name after a farewell.
fn is_signed(text: &str, initials: &[String]) -> bool {
    let whole = folded(text);
    let ends_with = |name: &String| {
        let before = whole.strip_suffix(&*folded(name));
        before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    };
    if initials.iter().any(ends_with) {
        return true;
    }
    let start = start_of_last(text, |char| !char.is_alphanumeric());
    let (before, last) = text.split_at(start);
    let is_short = (2..=3).contains(&last.chars().count());
    let is_marked = before.trim_end_matches(' ').ends_with(MARKS);
    let farewell =
        before.rsplit(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    let after_farewell = farewell.take(3).any(|word| FAREWELLS.contains(&&*folded(word)));
    is_short && is_marked && last.chars().all(char::is_uppercase)
        || after_farewell && last.starts_with(char::is_uppercase)
}

/// The byte at which the last word of a text begins.
fn start_of_last(text: &str, separates: impl Fn(char) -> bool) -> usize {
    let before = text.char_indices().rev().find(|(_, char)| separates(*char));
    before.map_or(0, |(at, char)| at + char.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_recognised() {
        let initials = ["MK".to_owned(), "Mona".to_owned()];
        for signed in [
            "Ja. /MK",
            "Ja ^mk",
            "Ja – Mona",
            "Ja /BO",
            "Ja. Vh Bo",
            "Ja. Mvh. Bo Alm",
            "Ja\nMona",
            "Ja.\u{a0}/MK",
        ] {
            assert!(is_signed(signed, &initials), "{signed}");
        }
        for unsigned in [
            "Ja",
            "Ja, i Aalborg",
            "Ring til DSB",
            "Skriv til pamona",
            "Det er MK ikke",
            "øÅ\u{a5}",
            "",
        ] {
            assert!(!is_signed(unsigned, &initials), "{unsigned}");
        }
    }
}
