//! The platforms that a heading of a document names for the posts below it.

use std::ops::Range;

use crate::{
    input::{
        column_names::fields_named,
        row_platforms::are_platforms,
        text_columns::{platforms_alone, platforms_of_text},
    },
    mapping::{PostField, plain_name},
    platform::Platform,
};

/// Networks whose posts are not checked.
const UNKNOWN: [&str; 8] =
    ["tiktok", "snapchat", "pinterest", "whatsapp", "telegram", "reddit", "nextdoor", "tumblr"];

/// The words beside the names of networks.
const BESIDE: [&str; 8] = ["og", "and", "til", "for", "på", "opslag", "tekst", "post"];

/// What may be between a platform and the rest of a heading, such as a time or a title.
const SEPARATORS: [&str; 9] = [":", " - ", "–", "—", ",", "|", "(", ")", "]"];

/// The platforms that a heading names, and the range of what else it says: `Facebook`,
/// `Opslag til LinkedIn`, `Facebook: tirsdag den 24. november 2026 kl. 9`, `Havnebadet (Instagram)`.
pub(super) fn split_heading(heading: &str) -> (Vec<Platform>, Range<usize>) {
    let whole = platforms_in(heading);
    if !whole.is_empty() {
        return (whole, heading.len()..heading.len());
    }
    // A number before it, as in `1. Facebook`, or a bracket, as in `[Facebook] Havnebad`.
    let begin = heading.find(char::is_alphabetic).unwrap_or(heading.len());
    let separators = || SEPARATORS.iter().flat_map(|mark| heading.match_indices(mark));
    let end = heading.trim_end().trim_end_matches([')', ']', ':']).len();
    let first = separators().filter(|(at, _)| begin < *at).min_by_key(|(at, _)| *at);
    if let Some((at, mark)) = first {
        let platforms = platforms_in(&heading[begin..at]);
        if !platforms.is_empty() {
            return (platforms, at + mark.len()..end.max(at + mark.len()));
        }
    }
    let last = separators().filter(|(at, _)| *at < end).max_by_key(|(at, _)| *at);
    if let Some((at, mark)) = last {
        let platforms = platforms_in(heading[at..end].strip_prefix(mark).unwrap_or_default());
        if !platforms.is_empty() {
            return (platforms, 0..at);
        }
    }
    (Vec::new(), 0..heading.len())
}

/// Whether a line has the names of platforms and nothing else. A small `x` is rather a mark.
pub(super) fn is_only_platforms(line: &str) -> bool {
    line.trim() != "x" && !platforms_alone(line).is_empty()
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
    let is_told =
        !rest.is_empty() && (is_only_platforms(label) || names_platform() || names_account());
    is_told.then_some(label)
}

/// A line without the label of a time: `24. november 2026 kl. 9` of `Tidspunkt: 24. november 2026
/// kl. 9`.
pub(super) fn without_time_label(line: &str) -> &str {
    const LABELS: [&str; 11] = [
        "dato",
        "tid",
        "tidspunkt",
        "udgives",
        "udgivelse",
        "udgivelsestidspunkt",
        "hvornår",
        "planlagt",
        "date",
        "time",
        "publish",
    ];
    let labelled = line.split_once(':');
    let is_label = |label: &str| LABELS.contains(&&*plain_name(label));
    labelled.filter(|(label, _)| is_label(label)).map_or(line, |(_, rest)| rest.trim())
}

/// Whether a heading has only names of networks, one of which is not known: `TikTok`,
/// `Facebook og TikTok`.
pub(super) fn has_unknown_platform(heading: &str) -> bool {
    let words = heading.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    let words: Vec<String> =
        words.filter(|word| !word.is_empty() && !BESIDE.contains(&word.as_str())).collect();
    let is_unknown = |word: &String| UNKNOWN.contains(&word.as_str());
    let is_name = |word: &String| is_unknown(word) || Platform::of_name(word).is_some();
    words.iter().any(is_unknown) && words.iter().all(is_name)
}

fn platforms_in(text: &str) -> Vec<Platform> {
    let text =
        text.trim_start_matches(|letter: char| letter.is_ascii_digit() || " .)".contains(letter));
    let alone = platforms_alone(text);
    if alone.is_empty() { platforms_of_text(text) } else { alone }
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
            ("Facebook: tirsdag kl. 9:00", "facebook", " tirsdag kl. 9:00"),
            ("Havnebadet (Instagram)", "instagram", "Havnebadet "),
            ("Tirsdag kl. 9:00 – X", "x", "Tirsdag kl. 9:00 "),
            ("1. Facebook", "facebook", ""),
            ("[Facebook] Havnebadet", "facebook", " Havnebadet"),
            ("Facebook-opslag (tirsdag kl. 9)", "facebook", "tirsdag kl. 9"),
            ("Havnebadet", "", "Havnebadet"),
            ("Nyt på Facebook", "", "Nyt på Facebook"),
            ("Uge 48: broen, åen", "", "Uge 48: broen, åen"),
        ] {
            let (found, range) = split_heading(heading);
            let found: Vec<_> = found.into_iter().map(Platform::name).collect();
            assert_eq!((found.join(" ").as_str(), &heading[range]), (platforms, rest), "{heading}");
        }
        for heading in ["TikTok", "Facebook og TikTok", "TikTok-opslag"] {
            assert!(has_unknown_platform(heading), "{heading}");
        }
        for heading in ["Facebook", "Ny på TikTok", "Broen", ""] {
            assert!(!has_unknown_platform(heading), "{heading}");
        }
    }
}
