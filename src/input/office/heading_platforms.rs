//! The platforms that a heading of a document names for the posts below it.

use std::ops::Range;

use crate::{
    input::text_columns::{platforms_alone, platforms_of_text},
    platform::Platform,
};

/// Networks whose posts are not checked.
const UNKNOWN: [&str; 8] =
    ["tiktok", "snapchat", "pinterest", "whatsapp", "telegram", "reddit", "nextdoor", "tumblr"];

/// The words beside the names of networks.
const BESIDE: [&str; 8] = ["og", "and", "til", "for", "på", "opslag", "tekst", "post"];

/// What may be between a platform and the rest of a heading, such as a time or a title.
const SEPARATORS: [&str; 8] = [":", " - ", "–", "—", ",", "|", "(", ")"];

/// The platforms that a heading names, and the range of what else it says: `Facebook`,
/// `Opslag til LinkedIn`, `Facebook: tirsdag den 24. november 2026 kl. 9`, `Havnebadet (Instagram)`.
pub(super) fn split_heading(heading: &str) -> (Vec<Platform>, Range<usize>) {
    let whole = platforms_in(heading);
    if !whole.is_empty() {
        return (whole, heading.len()..heading.len());
    }
    let separators = || SEPARATORS.iter().flat_map(|mark| heading.match_indices(mark));
    let first = separators().min_by_key(|(at, _)| *at);
    if let Some((at, mark)) = first {
        let platforms = platforms_in(&heading[..at]);
        if !platforms.is_empty() {
            return (platforms, at + mark.len()..heading.len());
        }
    }
    let end = heading.trim_end().trim_end_matches([')', ':']).len();
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
