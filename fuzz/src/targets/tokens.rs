//! Links, mentions, hashtags and emoji, and the length of a text on each platform.

use libfuzzer_sys::Corpus;

use tweetlint::{
    platform::{LengthUnit, Platform},
    tokens::{self, EmojiCount, Tokens},
};

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else { return Corpus::Reject };
    let tokens = Tokens::of(text);
    let mut last = 0;
    for token in tokens.all() {
        assert!(last <= token.start, "tokens overlap");
        assert!(text.get(token.range()).is_some_and(|found| !found.is_empty()), "{token:?}");
        last = token.end;
    }
    for emoji in tokens::emoji(text) {
        assert!(text.get(emoji).is_some_and(|found| !found.is_empty()));
    }
    if let Some(reply) = tokens::reply_to(text) {
        assert!(text.get(reply.range()).is_some());
    }
    for (_, platform) in Platform::ALL {
        assert_length(text, &tokens, platform);
    }
    let length = tokens::length(text, &tokens, Platform::X);
    let (again, fit) = tokens::weighted_fit(text, &tokens, EmojiCount::Two, 280);
    assert_eq!(again, length);
    assert!(text.is_char_boundary(fit));
    assert!(fit == text.len() || 280 < length);
    Corpus::Keep
}

/// Asserts that each character counts at most two, or as many bytes as it has where a
/// platform counts bytes, that each link counts at most what
/// the platform says, and that the place where a text exceeds a limit is between
/// characters.
fn assert_length(text: &str, tokens: &Tokens, platform: Platform) {
    let facts = platform.facts();
    let links = tokens.links().count() * facts.link_length.unwrap_or_default();
    let length = tokens::length(text, tokens, platform);
    let in_bytes = matches!(facts.counts, LengthUnit::Bytes | LengthUnit::EmojiAsBytes);
    let most = if in_bytes { text.len() } else { 2 * text.chars().count() };
    assert!(length <= most + links);
    let max = [0, 5, facts.max_length][text.len() % 3];
    let over = tokens::overflow(text, tokens, platform, max);
    assert!(text.is_char_boundary(over), "{over} is in no text of {}", text.len());
}
