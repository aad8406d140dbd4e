//! The platforms that a heading of a document names for the posts below it.

use std::ops::Range;

use crate::{
    input::{
        column_names::fields_named,
        heading_times::{
            LONGEST_LINE, SEPARATORS, is_only_time, seems_to_be_time, start_after_number,
            without_time_label,
        },
        row_platforms::are_platforms,
        text_columns::{BETWEEN, TEXT, platforms_named},
    },
    mapping::PostField,
    platform::Platform,
};

/// Networks whose posts are not checked.
const UNKNOWN: [&str; 8] =
    ["tiktok", "snapchat", "pinterest", "whatsapp", "telegram", "reddit", "nextdoor", "tumblr"];

/// Words for what is published beside the names of networks, and for its number.
const BESIDE: [&str; 27] = [
    "story",
    "stories",
    "reel",
    "reels",
    "short",
    "shorts",
    "live",
    "karrusel",
    "carousel",
    "video",
    "billede",
    "foto",
    "feed",
    "opslaget",
    "opslagene",
    "profil",
    "profile",
    "side",
    "page",
    "nr",
    "nummer",
    "no",
    "some",
    "gruppe",
    "gruppen",
    "group",
    "event",
];

/// The endings of compounds such as *Facebookopslag*. Longer ones come first.
const ENDINGS: [&str; 6] = ["opslagene", "opslaget", "opslag", "tekst", "story", "reel"];

/// The platforms that a heading names, and the range of what else it says: `Facebook`,
/// `Opslag til LinkedIn`, `Facebook: tirsdag den 24. november 2026 kl. 9`, `Havnebadet (Instagram)`.
pub(super) fn split_heading(heading: &str) -> (Vec<Platform>, Range<usize>) {
    let whole = platforms_in(heading);
    if !whole.is_empty() {
        return (whole, heading.len()..heading.len());
    }
    let found = beside_time(heading).or_else(|| beside_title(heading));
    let found = found.filter(|(_, rest)| !names_network(&heading[rest.clone()]));
    found.unwrap_or((Vec::new(), 0..heading.len()))
}

/// The platforms at the beginning or end of a heading whose other words are a time.
fn beside_time(heading: &str) -> Option<(Vec<Platform>, Range<usize>)> {
    let words = words_in(heading);
    let end = words.last().filter(|_| words.len() < MOST_WORDS)?.0.end;
    let is_time = |rest: &str| seems_to_be_time(without_time_label(rest));
    let before = (1..words.len()).rev().map(|len| (0..len, words[len].0.start..end));
    let after = (1..words.len()).map(|len| (len..words.len(), 0..words[len - 1].0.end));
    before.chain(after).find_map(|(range, rest)| {
        let platforms = platforms_of(&words[range], &heading[rest.clone()]);
        (!platforms.is_empty() && is_time(&heading[rest.clone()])).then_some((platforms, rest))
    })
}

/// The platforms before the first or after the last mark in a heading.
fn beside_title(heading: &str) -> Option<(Vec<Platform>, Range<usize>)> {
    // A number before it, as in `1. Facebook`, or a bracket, as in `[Facebook] Havnebad`.
    let begin = heading.find(char::is_alphabetic).unwrap_or(heading.len());
    let separators = || SEPARATORS.iter().flat_map(|mark| heading.match_indices(mark));
    let end = heading.trim_end().trim_end_matches([')', ']', ':']).len();
    let first = separators().filter(|(at, _)| begin < *at).min_by_key(|(at, _)| *at);
    if let Some((at, mark)) = first {
        let platforms = platforms_in(&heading[begin..at]);
        if !platforms.is_empty() {
            return Some((platforms, at + mark.len()..end.max(at + mark.len())));
        }
    }
    let (at, mark) = separators().filter(|(at, _)| *at < end).max_by_key(|(at, _)| *at)?;
    let platforms = platforms_in(heading[at..end].strip_prefix(mark).unwrap_or_default());
    (!platforms.is_empty()).then_some((platforms, 0..at))
}

/// Whether a line has the names of platforms and nothing else. A small `x` is rather a mark.
pub(super) fn is_only_platforms(line: &str) -> bool {
    line.trim() != "x" && !platforms_in(line).is_empty()
}

/// Whether a line has the names of platforms, perhaps with a time, and nothing else.
pub(super) fn names_only_platforms(line: &str) -> bool {
    if LONGEST_LINE < line.len() {
        return false;
    }
    let line = &line[start_after_number(line)..];
    let is_time = |rest: &str| is_only_time(without_time_label(rest.trim()));
    let with_time = || beside_time(line).is_some_and(|(_, rest)| is_time(&line[rest]));
    is_only_platforms(line) || with_time()
}

/// Whether a heading names a network, known or not, among other words.
pub(super) fn names_network(heading: &str) -> bool {
    networks_in(heading).next().is_some()
}

/// Whether a heading names another network than this one among other words.
pub(super) fn names_other_network(heading: &str, platform: Platform) -> bool {
    networks_in(heading).any(|network| network != Some(platform))
}

/// The networks that a heading names, `None` for one that is not known. Single letters do not count.
fn networks_in(heading: &str) -> impl Iterator<Item = Option<Platform>> {
    let network = |word: String| {
        let platform = Platform::of_name(&word).filter(|_| 1 < word.len());
        (platform.is_some() || UNKNOWN.contains(&&*word)).then_some(platform)
    };
    words_in(heading).into_iter().filter_map(move |(_, word)| network(bare(word)))
}

/// The label of a line that names the platform or the account of a post, such as `Kanal` of `Kanal:
/// Facebook` and `Konto` of `Konto: @vejby`; also a platform before a text, as in `Facebook: Kom til
/// åbning`. `None` for any other line.
pub(super) fn first_label(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once(':')?;
    let (label, rest) = (label.trim(), rest.trim());
    let is_name_of =
        |fields: &[PostField]| fields_named(label).any(|field| fields.contains(&field));
    let names_platform =
        || is_name_of(&[PostField::Platform, PostField::Platforms]) && are_platforms(rest);
    let names_account = || is_name_of(&[PostField::Account]) && !rest.contains(char::is_whitespace);
    let names_platforms =
        || is_only_platforms(label) || names_only_platforms(label) || has_unknown_platform(label);
    let is_told = !rest.is_empty() && (names_platforms() || names_platform() || names_account());
    is_told.then_some(label)
}

/// Whether a heading has only names of networks, one of which is not known: `TikTok`,
/// `Facebook og TikTok`.
pub(super) fn has_unknown_platform(heading: &str) -> bool {
    let words = words_in(heading);
    let names = words.iter().map(|(_, word)| bare(word)).filter(|word| !is_beside(word));
    let names: Vec<String> =
        names.filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    let is_unknown = |word: &String| UNKNOWN.contains(&word.as_str());
    let is_name = |word: &String| is_unknown(word) || Platform::of_name(word).is_some();
    names.iter().any(is_unknown) && names.iter().all(is_name)
}

/// The platforms of a text that says nothing else.
pub(super) fn platforms_in(text: &str) -> Vec<Platform> {
    platforms_of(&words_in(text), "")
}

/// The platforms that these words name, beside words for what is published and its number; none if
/// they say anything else. `rest` is what else the heading says.
fn platforms_of(words: &[(Range<usize>, &str)], rest: &str) -> Vec<Platform> {
    if MOST_WORDS <= words.len() {
        return Vec::new();
    }
    // A number is that of the post, unless it may be one of the day.
    let is_number = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = words.iter().filter(|(_, word)| is_number(word)).count();
    let may_count = numbers <= 1 && !rest.contains(|char: char| char.is_ascii_digit());
    let names = words.iter().filter(|(_, word)| !(may_count && is_number(word)));
    let names = names.map(|(_, word)| bare(word)).filter(|word| !is_beside(word));
    let names = names.flat_map(|name| match name.as_str() {
        "meta" => ["facebook", "instagram"].map(str::to_owned).to_vec(),
        _ => vec![name],
    });
    platforms_named(&names.collect::<Vec<_>>()).unwrap_or_default()
}

/// The most words of a heading that are looked at. A hostile heading may have very many.
const MOST_WORDS: usize = 30;

/// The words of a heading, each with its range.
fn words_in(heading: &str) -> Vec<(Range<usize>, &str)> {
    let is_outside = |char: char| !char.is_alphanumeric();
    let mut at = 0;
    let words = heading.split_inclusive(is_outside).map(|piece| {
        let (start, word) = (at, piece.trim_end_matches(is_outside));
        at += piece.len();
        (start..start + word.len(), word)
    });
    words.filter(|(_, word)| !word.is_empty()).take(MOST_WORDS).collect()
}

/// A word in lower case, without what it has in a compound after the name of a network.
fn bare(word: &str) -> String {
    let word = word.to_lowercase();
    let is_network =
        |name: &&str| UNKNOWN.contains(name) || 1 < name.len() && Platform::of_name(name).is_some();
    let network = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(is_network));
    network.map(str::to_owned).unwrap_or(word)
}

/// Whether a word in lower case says what is published, and not where.
pub(super) fn is_beside(word: &str) -> bool {
    BESIDE.contains(&word) || TEXT.contains(&word) || BETWEEN.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_name_platforms() {
        for (heading, platforms, rest) in [
            ("Facebook", "facebook", ""),
            ("LinkedIn:", "linkedin", ""),
            ("Opslag til Facebook og Instagram", "facebook instagram", ""),
            ("Facebook: tirsdag kl. 9:00", "facebook", "tirsdag kl. 9:00"),
            ("Havnebadet (Instagram)", "instagram", "Havnebadet "),
            ("Tirsdag kl. 9:00 – X", "x", "Tirsdag kl. 9:00"),
            ("FB-opslag 1", "facebook", ""),
            ("Til Facebook", "facebook", ""),
            ("Instagram Reel", "instagram", ""),
            ("Opslag nr. 2: Facebookopslaget", "facebook", ""),
            (
                "Facebook/Instagram den 24.11.2026 kl. 9",
                "facebook instagram",
                "den 24.11.2026 kl. 9",
            ),
            ("Mandag: Facebook, Instagram og LinkedIn", "facebook instagram linkedin", "Mandag"),
            ("24. november på Facebook", "facebook", "24. november"),
            ("Facebook 24. november", "facebook", "24. november"),
            ("Facebook: del på TikTok", "", "Facebook: del på TikTok"),
            ("1. Facebook", "facebook", ""),
            ("[Facebook] Havnebadet", "facebook", " Havnebadet"),
            ("Facebook-opslag (tirsdag kl. 9)", "facebook", "tirsdag kl. 9"),
            ("Havnebadet", "", "Havnebadet"),
            ("Meta", "facebook instagram", ""),
            ("Meta: havnebadet", "facebook instagram", " havnebadet"),
            ("Nyt på Facebook", "", "Nyt på Facebook"),
            ("Uge 48: broen, åen", "", "Uge 48: broen, åen"),
        ] {
            let (found, range) = split_heading(heading);
            let found: Vec<_> = found.into_iter().map(Platform::name).collect();
            assert_eq!((found.join(" ").as_str(), &heading[range]), (platforms, rest), "{heading}");
        }
        for heading in ["TikTok", "Facebook og TikTok", "TikTok-opslag 2"] {
            assert!(has_unknown_platform(heading), "{heading}");
        }
        for heading in ["Facebook", "Ny på TikTok", "Broen", ""] {
            assert!(!has_unknown_platform(heading), "{heading}");
        }
    }
}
