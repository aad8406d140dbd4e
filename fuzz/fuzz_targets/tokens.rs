//! Links, mentions, hashtags and emoji, and the length of a text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tweetlint::{
    platform::Platform,
    tokens::{self, EmojiWeight, Tokens},
};

fuzz_target!(|text: &str| {
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
    let chars = text.chars().count();
    let length = tokens::length(text, &tokens, Platform::X);
    assert!(length <= 2 * chars + 23 * tokens.links().count());
    assert!(tokens::length(text, &tokens, Platform::Bluesky) <= chars);
    let (again, fit) = tokens::weighted_fit(text, &tokens, EmojiWeight::Two, 280);
    assert_eq!(again, length);
    assert!(text.is_char_boundary(fit));
    assert!(fit == text.len() || 280 < length);
});
