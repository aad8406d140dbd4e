//! Hashtags that nobody uses, that do not link, or that are hard to read.

use std::{collections::BTreeSet, ops::Bound};

use super::{Hit, Subject};
use crate::{
    matcher::{folded, is_letter},
    message::Message,
    tokens::{Token, TokenKind, tag_name},
};

/// A hashtag needs other accounts that use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The fewest other accounts.
    pub min_accounts: u32,
    /// In so many days before the post.
    pub days: u32,
}

impl Reach {
    /// Without a register nobody knows who uses a tag, so nothing is found.
    pub(super) fn hits(self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        let Some(register) = subject.hashtags else { return Vec::new() };
        let mut hits = Vec::new();
        for tag in subject.tokens.hashtags() {
            let name = tag_name(subject.slice(tag.start..tag.end));
            if is_of_a_window(name, subject) {
                continue;
            }
            let used = register.get(name);
            let fresh = |seen: jiff::Timestamp| {
                subject.time.duration_since(seen).as_hours() <= i64::from(self.days) * 24
            };
            let accounts = used
                .filter(|used| used.last_seen.is_none_or(fresh))
                .map_or(0, |used| used.accounts);
            if accounts < self.min_accounts {
                let label = Message::new("label-tag-reach")
                    .with("accounts", i64::from(accounts))
                    .with("days", i64::from(self.days));
                hits.push(Hit::text(tag.start..tag.end, label));
            }
        }
        hits
    }
}

/// Whether a tag is one of a window that is open: people follow it, or will in an hour.
fn is_of_a_window(name: &str, subject: &Subject<'_, '_>) -> bool {
    let mut open = subject.windows.iter().filter(|window| window.is_open(subject.time));
    open.any(|window| window.is_own_tag(&folded(name)))
}

/// Signs that end a hashtag where its author went on.
const BREAKERS: &[char] = &['-', '–', '.', '\'', '’', '&', '/', '+'];

/// The first byte of `＃`, and of other signs.
const FULL_WIDTH: u8 = 0xEF;

/// Hashtags that the platform cuts short or does not see.
pub(super) fn broken(subject: &Subject<'_, '_>) -> Vec<Hit> {
    let text = subject.text();
    let mut hits = Vec::new();
    for at in memchr::memchr2_iter(b'#', FULL_WIDTH, text.as_bytes()) {
        let Some(sign) = text[at..].chars().next().filter(|sign| matches!(sign, '#' | '＃'))
        else {
            continue;
        };
        let end = at + sign.len_utf8();
        let found = match subject.tokens.touching(&(at..end)) {
            Some(tag) if tag.start == at && tag.kind == TokenKind::Hashtag => cut_short(text, tag),
            Some(token) if token.start < at => continue,
            _ => not_linked(text, at, end),
        };
        hits.extend(found);
    }
    hits
}

/// Letters of a tag from which nobody takes it for the first half of a word.
const LONG_TAG: usize = 12;

/// A tag that goes on after a sign that ends it: `#by-udvikling`.
fn cut_short(text: &str, tag: &Token) -> Option<Hit> {
    let rest = &text[tag.end..];
    let breaker = rest.chars().next().filter(|sign| BREAKERS.contains(sign))?;
    let after = &rest[breaker.len_utf8()..];
    let letters = after.find(|sign| !is_letter(sign)).unwrap_or(after.len());
    let further = &after[..letters];
    // A Danish ending after an abbreviation is good spelling: #KL's, #DMI's.
    let ending = matches!(breaker, '\'' | '’') && further.chars().count() <= 2;
    // So is a compound with a name that is written in its own way: #FV26-valget.
    let tag_letters = text[tag.start..tag.end].chars().filter(|sign| !matches!(sign, '#' | '＃'));
    let name = tag_letters.clone().skip(1).any(|sign| sign.is_uppercase() || sign.is_numeric());
    // A long one is a tag already, and so a name: #twitterhjerne-spørgsmål.
    let compound = (name || LONG_TAG <= tag_letters.count()) && matches!(breaker, '-' | '–' | '+');
    // `#cykel.Nu` is a sentence without its space, `#a/#b` two tags.
    let joins = further.chars().next().is_some_and(char::is_lowercase);
    if ending || compound || !joins {
        return None;
    }
    let end = tag.end + breaker.len_utf8() + letters;
    let label = Message::new("label-tag-cut-short").with("tag", &text[tag.start..tag.end]);
    Some(Hit::text(tag.start..end, label))
}

/// A sign that begins no tag although its author meant one: `# klima`, `#112`.
fn not_linked(text: &str, at: usize, end: usize) -> Option<Hit> {
    let glued = text[..at].chars().next_back().is_some_and(|sign| is_letter(sign) || sign == '&');
    let rest = &text[end..];
    let letters = rest.find(|sign| !is_letter(sign)).unwrap_or(rest.len());
    let digits = 0 < letters && rest[..letters].chars().all(|sign| sign.is_ascii_digit());
    // `#1` and `#12` are numbers in a row, not tags.
    if glued || is_numero(&text[..at]) {
        return None;
    }
    if digits && 2 < letters {
        return Some(Hit::text(at..end + letters, Message::new("label-tag-not-linked")));
    }
    let word = rest.strip_prefix(' ').filter(|word| !word.starts_with("http"))?;
    let letters = word.find(|sign| !is_letter(sign)).unwrap_or(word.len());
    let begins = word.chars().next().is_some_and(char::is_alphabetic);
    if !begins || letters < 3 {
        return None;
    }
    Some(Hit::text(at..end + 1 + letters, Message::new("label-tag-not-linked")))
}

/// Words before a `#` that stands for "number".
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

/// Whether a `#` after this text stands for "number".
fn is_numero(before: &str) -> bool {
    let word = before.trim_end().rsplit(|sign| !is_letter(sign)).next().unwrap_or_default();
    NUMBERED.iter().any(|numbered| word.eq_ignore_ascii_case(numbered))
}

/// A hashtag of several words needs a capital at each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagCase {
    /// Established tags and abbreviations, folded, without `#`.
    pub known: BTreeSet<String>,
    /// Phrases, folded; `*` at the end takes further words.
    pub phrases: BTreeSet<String>,
}

/// Letters from which the rest of a tag may well be several words.
const LONG_REST: usize = 7;

impl TagCase {
    pub(super) fn hits(&self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        let better = |tag: &Token| {
            let written = subject.slice(tag.start..tag.end);
            let better = self.better(tag_name(written))?;
            let label = Message::new("label-tag-case").with("better", format!("#{better}"));
            Some(Hit::text(tag.start..tag.end, label))
        };
        subject.tokens.hashtags().filter_map(better).collect()
    }

    /// The tag with a capital at each word, where it is a phrase written in one
    /// case. Only phrases that are listed (`vi er*`) are told from compounds
    /// (`#klimatilpasning`) for certain.
    fn better(&self, tag: &str) -> Option<String> {
        let one_case = !tag.chars().any(char::is_uppercase) || !tag.chars().any(char::is_lowercase);
        let low = folded(tag);
        if !one_case || self.known.contains(&*low) {
            return None;
        }
        let split = |phrase: &String| after(&low, phrase).map(|rest| (phrase.clone(), rest));
        // The first letter rules out nearly all of them.
        let first = &low[..low.chars().next()?.len_utf8()];
        let possible = self.phrases.range::<str, _>((Bound::Included(first), Bound::Unbounded));
        let possible = possible.take_while(|phrase| phrase.starts_with(first));
        let (phrase, rest) = possible.filter_map(split).min_by_key(|(_, rest)| rest.len())?;
        let mut better: String = words(&phrase).map(capitalised).collect();
        // A long rest may be several words, and nobody knows where they part.
        better +=
            &if LONG_REST < rest.chars().count() { "…".to_owned() } else { capitalised(rest) };
        Some(better)
    }
}

/// The words of a phrase.
fn words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.trim_end_matches('*').split(' ')
}

/// What a tag says after a phrase that it begins with, if it may say more.
fn after<'t>(tag: &'t str, phrase: &str) -> Option<&'t str> {
    let rest = words(phrase).try_fold(tag, |rest, word| rest.strip_prefix(word))?;
    match rest.chars().count() {
        0 => Some(rest),
        // One letter is the end of a longer word.
        1 => None,
        _ => phrase.ends_with('*').then_some(rest),
    }
}

fn capitalised(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str, expected: Option<&str>) {
        let phrases = ["vi er*", "din by", "sammen om*", "nej til*", "nej tak*"];
        let case = TagCase {
            known: ["fmdk", "nejtak"].map(str::to_owned).into(),
            phrases: phrases.map(str::to_owned).into(),
        };
        assert_eq!(case.better(tag).as_deref(), expected, "{tag}");
    }

    #[test]
    fn phrases_are_told_from_compounds() {
        check("viervejle", Some("ViErVejle"));
        check("VIERVEJLE", Some("ViErVejle"));
        check("ViErVejle", None);
        check("vierallesammentilstede", Some("ViEr…"));
        check("dinby", Some("DinBy"));
        check("dinbyg", None);
        check("dinbydel", None);
        check("sammenomlindhavn", Some("SammenOm…"));
        check("nejtak", None);
        check("vietnam", None);
        check("anderledes", None);
        check("klimatilpasning", None);
        check("videnskab", None);
        check("fmdk", None);
    }
}
