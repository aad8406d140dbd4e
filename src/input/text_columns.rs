//! Columns of tables that contain the text for one platform or for some: how people name
//! them, as in `text_x`, `Tekst (Facebook)` or `Instagram caption`; and columns such as
//! `Facebook`, which mark the posts for a platform.

use super::column_names::words;
use crate::platform::Platform;

/// The words by which people mean the text of a post.
pub(super) const TEXT: [&str; 16] = [
    "text",
    "texts",
    "tekst",
    "tekster",
    "copy",
    "caption",
    "post",
    "opslag",
    "opslagstekst",
    "message",
    "besked",
    "content",
    "indhold",
    "version",
    "udgave",
    "variant",
];

/// The words between the text and the platforms: *tekst til Facebook og Instagram*.
pub(super) const BETWEEN: [&str; 9] = ["for", "til", "on", "på", "to", "and", "og", "only", "kun"];

/// The endings of compounds such as *Facebookopslag*. Longer ones come first.
const ENDINGS: [&str; 4] = ["opslagstekst", "tekst", "opslag", "text"];

/// The platforms for which a column with this name has the text: one for `text_x`, two
/// for `Tekst (Facebook og Instagram)`. None if the name does not say that it is a text, or
/// has any other word in it, such as an unknown platform.
pub(super) fn platforms_of_text(name: &str) -> Vec<Platform> {
    let mut is_text = false;
    let mut others: Vec<String> = Vec::new();
    for word in words(name) {
        let ending = || ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
        if TEXT.contains(&word.as_str()) {
            is_text = true;
        } else if let Some(platform) = ending().filter(|name| Platform::of_name(name).is_some()) {
            is_text = true;
            others.push(platform.to_owned());
        } else if !BETWEEN.contains(&word.as_str()) {
            others.push(word);
        }
    }
    if is_text { platforms_named(&others).unwrap_or_default() } else { Vec::new() }
}

/// The platforms that these words name, each once; `None` if a word names none. A name may
/// be two words: `linked in`, `x twitter`.
pub(super) fn platforms_named(words: &[String]) -> Option<Vec<Platform>> {
    let mut found = Vec::new();
    let mut rest = words;
    while let [first, after @ ..] = rest {
        let pair = || Platform::of_name(&format!("{first}{}", after.first()?));
        let (platform, len) = match pair() {
            Some(platform) => (platform, 2),
            None => (Platform::of_name(first)?, 1),
        };
        if !found.contains(&platform) {
            found.push(platform);
        }
        rest = &rest[len..];
    }
    Some(found)
}

/// The platforms whose names are the whole name of a column, such as `Facebook/Instagram`, which
/// then marks the posts for them. None if the name says anything else.
pub(super) fn platforms_alone(name: &str) -> Vec<Platform> {
    let is_name = |word: &String| !["and", "og"].contains(&word.as_str());
    let words: Vec<String> = words(name).into_iter().filter(is_name).collect();
    platforms_named(&words).unwrap_or_default()
}

/// Whether a field says that there is nothing, as people write it.
pub(super) fn is_nothing(written: &str) -> bool {
    const NOTHING: [&str; 9] = ["-", "–", "—", "ingen", "intet", "none", "nej", "no", "n/a"];
    NOTHING.contains(&written.trim().to_lowercase().as_str())
}

/// Whether a field says that what it is for is still missing, as people write it.
pub(super) fn is_missing(written: &str) -> bool {
    const MISSING: [&str; 12] = [
        "mangler",
        "mangler stadig",
        "mangler tekst",
        "mangler alt-tekst",
        "missing",
        "tbd",
        "tba",
        "todo",
        "to do",
        "kommer",
        "følger",
        "afventer",
    ];
    let bare = written.trim().trim_end_matches(['.', '!', '?', '…']).trim_end().to_lowercase();
    bare.is_empty() || MISSING.contains(&&*bare)
}

/// Whether a field only says that what it is for is there, and not what it is.
pub(super) fn is_given(written: &str) -> bool {
    const GIVEN: [&str; 8] = ["ok", "okay", "klar", "færdig", "udfyldt", "done", "ready", "v"];
    is_mark(written) == Some(true) || GIVEN.contains(&&*written.trim().to_lowercase())
}

/// Whether a field of a column that marks posts says that a post is one of them; `None` if
/// it says something else than yes or no.
pub(super) fn is_mark(written: &str) -> Option<bool> {
    const YES: [&str; 8] = ["true", "sand", "yes", "ja", "x", "1", "✓", "✔"];
    const NO: [&str; 7] = ["false", "falsk", "no", "nej", "0", "-", ""];
    let written = written.trim().to_lowercase();
    let is_one_of = |words: &[&str]| words.contains(&written.as_str());
    if is_one_of(&YES) { Some(true) } else { is_one_of(&NO).then_some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_for_platforms_are_known_by_their_names() {
        for (name, platforms) in [
            ("text_mastodon", "mastodon"),
            ("text:facebook", "facebook"),
            ("Tekst (Facebook)", "facebook"),
            ("LinkedIn-tekst", "linkedin"),
            ("Linked-In text", "linkedin"),
            ("Xtekst", "x"),
            ("Facebookopslag", "facebook"),
            ("FB opslagstekst", "facebook"),
            ("Instagram caption", "instagram"),
            ("Post copy - LinkedIn", "linkedin"),
            ("X/Twitter text", "x"),
            ("YouTubeText", "youtube"),
            ("Tekst til Facebook og Instagram", "facebook instagram"),
            ("Facebook + IG tekst", "facebook instagram"),
            ("Tekst (Facebook, Facebook)", "facebook"),
        ] {
            let found: Vec<_> = platforms_of_text(name).into_iter().map(Platform::name).collect();
            assert_eq!(found.join(" "), platforms, "{name}");
        }
        for (name, platforms) in [
            ("Facebook", "facebook"),
            ("Twitter/X", "x"),
            ("Linked In", "linkedin"),
            ("Facebook/Instagram", "facebook instagram"),
            ("Facebook og Instagram", "facebook instagram"),
            ("Facebook/TikTok", ""),
            ("TikTok", ""),
            ("", ""),
        ] {
            let found: Vec<_> = platforms_alone(name).into_iter().map(Platform::name).collect();
            assert_eq!(found.join(" "), platforms, "{name}");
        }
        for name in [
            "texts",
            "Tekst",
            "Underteksten",
            "tekstforfatter",
            "Brødtekst",
            "Kommentartekst",
            "mastodon",
            "TikTok-tekst",
            "Tekst (Facebook og TikTok)",
            "Facebook post ID",
            "X Post Link",
            "",
        ] {
            assert_eq!(platforms_of_text(name), [], "{name}");
        }
    }
}
