//! Hashtags that do not become links as the author wrote them.

use super::{Features, Hit, Needs, Subject, no_settings};
use crate::{
    language::{Language, TextLanguage},
    matcher::{Vocabulary, is_word_char},
    message::Message,
    tokens::{Token, TokenKind},
    window::Window,
    yaml::{Node, Reader},
};

/// Characters that end a hashtag although the author may think that it goes on.
const BREAKERS: &[char] = &['-', '–', '.', '\'', '’', '&', '/', '+'];

/// The first byte of `＃` (U+FF03, full-width) in UTF-8. A text without this byte has
/// no `＃`; a text with it need not have one.
const FULL_WIDTH: u8 = 0xEF;

/// A hashtag must become a link as it is written.
#[derive(Debug)]
pub struct HashtagBroken;

impl HashtagBroken {
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        no_settings(node, reader).map(|()| Self)
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::HASH)
    }

    /// A hit on every hashtag that the platform cuts short or does not recognise.
    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let text = subject.text();
        let mut hits = Vec::new();
        for at in memchr::memchr2_iter(b'#', FULL_WIDTH, text.as_bytes()) {
            let Some(char) = text[at..].chars().next().filter(|char| matches!(char, '#' | '＃'))
            else {
                continue;
            };
            let end = at + char.len_utf8();
            let found = match subject.tokens.touching(&(at..end)) {
                Some(tag) if tag.start == at && tag.kind == TokenKind::Hashtag => {
                    cut_short(subject, tag)
                }
                Some(token) if token.start < at => continue,
                _ => not_linked(text, at, end),
            };
            hits.extend(found);
        }
        hits
    }
}

/// The fewest letters of a hashtag that is assumed to be a complete word, to which the
/// author added another with a hyphen on purpose. The number for Danish posts is lower,
/// because Danish makes compounds of names in that way: `#rewilding-tur`. English
/// hyphens are more often a mistake: `#climate-change`.
const LONG_TAG: usize = 12;
const LONG_DANISH_TAG: usize = 5;

/// The hit on a hashtag whose word goes on after a character that ends the hashtag,
/// as in `#by-udvikling`. `None` if the author probably meant the hashtag to end
/// there.
fn cut_short(subject: &Subject<'_, '_>, tag: &Token) -> Option<Hit> {
    let text = subject.text();
    let rest = &text[tag.end..];
    let breaker = rest.chars().next().filter(|char| BREAKERS.contains(char))?;
    let after = &rest[breaker.len_utf8()..];
    let letters = after.find(|char| !is_word_char(char)).unwrap_or(after.len());
    let further = &after[..letters];
    // A Danish ending after an abbreviation is correct: #KL's, #DMI's.
    let ending = matches!(breaker, '\'' | '’') && further.chars().count() <= 2;
    // A compound with a name that has capitals or digits is correct:
    // #FV26-valget.
    let tag_letters = text[tag.start..tag.end].chars().filter(|char| !matches!(char, '#' | '＃'));
    let name = tag_letters.clone().skip(1).any(|char| char.is_uppercase() || char.is_numeric());
    // A long hashtag is a complete word, so what follows makes a correct compound
    // with it: #twitterhjerne-spørgsmål.
    let is_danish = matches!(
        subject.language(),
        TextLanguage::In(Language::Da) | TextLanguage::DanishOrNorwegian
    );
    let long = if is_danish { LONG_DANISH_TAG } else { LONG_TAG };
    let compound = (name || long <= tag_letters.count()) && matches!(breaker, '-' | '–' | '+');
    // `#cykel.Nu` is two sentences without a space between them; `#a/#b` is two
    // hashtags.
    let joins = further.chars().next().is_some_and(char::is_lowercase);
    if ending || compound || !joins {
        return None;
    }
    let end = tag.end + breaker.len_utf8() + letters;
    let label = Message::new("label-tag-cut-short").with("tag", &text[tag.start..tag.end]);
    Some(Hit::text(tag.start..end, label))
}

/// The hit on a `#` that does not begin a hashtag, although the author meant one:
/// `# klima`. The `#` begins at byte `at` and ends before byte `end`. `None` if the
/// author probably meant something else, such as “number” in `# 5`.
fn not_linked(text: &str, at: usize, end: usize) -> Option<Hit> {
    let follows_letter =
        text[..at].chars().next_back().is_some_and(|char| is_word_char(char) || char == '&');
    let rest = &text[end..];
    // After a letter, `#` cannot begin a hashtag; after `sag`, it means “number”.
    if follows_letter || is_numero(&text[..at]) {
        return None;
    }
    let word = rest.strip_prefix(' ').filter(|word| !word.starts_with("http"))?;
    let letters = word.find(|char| !is_word_char(char)).unwrap_or(word.len());
    let begins = word.chars().next().is_some_and(char::is_alphabetic);
    if !begins || letters < 3 {
        return None;
    }
    Some(Hit::text(at..end + 1 + letters, Message::new("label-tag-not-linked")))
}

/// Words after which a `#` means “number”, as in `sag #1234`.
const NUMBERED: &[&str] = &[
    "sag",
    "sagen",
    "sagsnummer",
    "nummer",
    "ordre",
    "lokale",
    "rum",
    "bus",
    "linje",
    "rute",
    "afsnit",
    "episode",
    "case",
    "issue",
    "order",
    "room",
    "route",
    "line",
    "bill",
    "ticket",
    "the",
    "that",
    "this",
];

/// Whether a `#` after this text means “number”.
fn is_numero(before: &str) -> bool {
    let word = before.trim_end().rsplit(|char| !is_word_char(char)).next().unwrap_or_default();
    NUMBERED.iter().any(|numbered| word.eq_ignore_ascii_case(numbered))
}
