//! Hashtags as platforms other than X recognise them.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;
use unicode_segmentation::UnicodeSegmentation;

use crate::platform::HashtagSyntax;

/// The longest hashtag on Bluesky, in graphemes.
const LONGEST: usize = 64;

/// As on Mastodon: a word with a letter in it, or one in which a dot is between letters. Its words have
/// no zero-width joiners, which `\w` has.
static AFTER_SPACE: LazyLock<Regex> = LazyLock::new(|| {
    let (word, between) = (r"[\w--\u{200C}\u{200D}]", r"·・\u{200C}");
    let inner = format!("[{word}{between}]");
    let dotted = format!(r"{word}{inner}*[\p{{Alphabetic}}_{between}]{inner}*{word}");
    let pattern = format!(r"(?:^|\s)([#＃](?:{dotted}|{word}*\p{{Alphabetic}}{word}*))");
    Regex::new(&pattern).expect("the pattern is valid")
});

/// As on Bluesky: something that is no digit and no punctuation, with all around it up to white space,
/// but punctuation at its end.
static UP_TO_SPACE: LazyLock<Regex> = LazyLock::new(|| {
    let space = r"\s\u{AD}\u{2060}\u{200A}-\u{200D}\u{20E2}";
    let pattern =
        format!(r"(?:^|\s)([#＃][^{space}]*[^0-9\p{{P}}{space}](?:[^{space}]*[^\p{{P}}{space}])?)");
    Regex::new(&pattern).expect("the pattern is valid")
});

/// The bytes of each hashtag in a text; `None` if they are those that X finds.
pub(super) fn hashtags(text: &str, syntax: HashtagSyntax) -> Option<Vec<Range<usize>>> {
    let pattern = match syntax {
        HashtagSyntax::Name => return None,
        HashtagSyntax::NameAfterSpace => &AFTER_SPACE,
        HashtagSyntax::UpToSpace => &UP_TO_SPACE,
    };
    if !text.contains(['#', '＃']) {
        return None;
    }
    let found = pattern.captures_iter(text).filter_map(|captures| captures.get(1));
    let is_tag = |tag: &regex::Match<'_>| {
        let name = tag.as_str().strip_prefix(['#', '＃']).unwrap_or_default();
        let fits = || syntax != HashtagSyntax::UpToSpace || name.graphemes(true).count() <= LONGEST;
        // The keycap `#️⃣` is an emoji.
        !name.starts_with(['\u{FE0F}', '\u{20E3}']) && fits()
    };
    Some(found.filter(is_tag).map(|tag| tag.range()).collect())
}

#[cfg(test)]
mod tests {
    use crate::{platform::Platform, tokens::Tokens};

    #[test]
    fn only_bluesky_limits_the_length_of_a_hashtag() {
        let text = format!("#{}", "a".repeat(65));
        for (platform, number) in [(Platform::Bluesky, 0), (Platform::Mastodon, 1)] {
            assert_eq!(Tokens::on(&text, platform).hashtags().count(), number, "{platform:?}");
        }
    }

    #[test]
    fn platforms_have_hashtags_of_their_own() {
        use Platform::{Bluesky, LinkedIn, Mastodon, X};
        for (text, platform, expected) in [
            ("Se #klima-dag nu", X, "#klima"),
            ("Se #klima-dag nu", LinkedIn, "#klima"),
            ("Se #klima-dag nu", Mastodon, "#klima"),
            ("Se #klima-dag, nu!", Bluesky, "#klima-dag"),
            ("Se (#klima) nu", X, "#klima"),
            ("Se (#klima) nu", Mastodon, ""),
            ("Se (#klima) nu", Bluesky, ""),
            ("#2026 #2026plan #plan2026", X, "#2026plan #plan2026"),
            ("#2026 #2026plan #plan2026", Mastodon, "#2026plan #plan2026"),
            ("#2026 #2026plan #plan2026.", Bluesky, "#2026plan #plan2026"),
            ("#a·b #æøå! #🌊", Mastodon, "#a·b #æøå"),
            ("#æøå! #🌊 #\u{FE0F}\u{20E3}", Bluesky, "#æøå #🌊"),
            ("#2025_26 #2025 #ny\u{200C} #a\u{200D}b", Mastodon, "#2025_26 #ny #a"),
            ("##\u{FE0F}\u{20E3}tag #２０", Bluesky, "##\u{FE0F}\u{20E3}tag #２０"),
            ("https://a.dk/#b #c", Mastodon, "#c"),
            ("https://a.dk/#b #c @d.example", Bluesky, "#c"),
        ] {
            let tokens = Tokens::on(text, platform);
            let found: Vec<&str> = tokens.hashtags().map(|tag| &text[tag.range()]).collect();
            assert_eq!(found.join(" "), expected, "{text} {platform:?}");
        }
    }
}
