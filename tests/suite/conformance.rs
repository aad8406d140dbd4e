//! The published twitter-text conformance suite, all of it.
//!
//! The suite is read from the folder in `TWEETLINT_CONFORMANCE`, or from
//! `../shared/conformance`. If neither exists, the test prints *skipped*, or fails if
//! `TWEETLINT_REQUIRE_CONFORMANCE` is set.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stderr, reason = "a test")]

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use serde::Deserialize;
use tweetlint::{
    platform::Platform,
    tokens::{EmojiCount, Token, TokenKind, Tokens, reply_to, weighted_fit},
};
use unicode_normalization::UnicodeNormalization;

#[derive(Deserialize)]
struct Suite {
    tests: BTreeMap<String, Vec<Case>>,
}

#[derive(Deserialize)]
struct Case {
    description: String,
    text: String,
    expected: serde_json::Value,
}

fn suite(name: &str) -> Option<Suite> {
    let folder = env::var_os("TWEETLINT_CONFORMANCE").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance"),
        PathBuf::from,
    );
    let path = folder.join(name);
    if !path.exists() {
        let required = env::var_os("TWEETLINT_REQUIRE_CONFORMANCE").is_some();
        assert!(!required, "the conformance suite is not at {}", path.display());
        eprintln!("skipped: no conformance suite at {}", path.display());
        return None;
    }
    Some(serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap())
}

/// The name of a token in the suite: its text without `@`, `#` or `$`.
fn name(text: &str, token: &Token) -> String {
    let written = &text[token.range()];
    match token.kind {
        TokenKind::Link => written.to_owned(),
        _ => written.chars().skip(1).collect(),
    }
}

fn indices(text: &str, token: &Token) -> serde_json::Value {
    let count = |at: usize| text[..at].chars().count();
    serde_json::json!([count(token.start), count(token.end)])
}

fn names(text: &str, kinds: &[TokenKind]) -> serde_json::Value {
    let tokens = Tokens::of(text);
    let own = tokens.all().iter().filter(|token| kinds.contains(&token.kind));
    own.map(|token| name(text, token)).collect()
}

/// The mentions of a text, and the handles of its lists, which the suite counts as
/// mentions.
fn mentions(text: &str) -> Vec<(String, serde_json::Value)> {
    let tokens = Tokens::of(text);
    let own = |token: &&Token| matches!(token.kind, TokenKind::Mention | TokenKind::List);
    let found = tokens.all().iter().filter(own).map(|token| {
        let written = &text[token.range()];
        let handle =
            Token { end: token.start + written.find('/').unwrap_or(written.len()), ..*token };
        (name(text, &Token { kind: TokenKind::Mention, ..handle }), indices(text, &handle))
    });
    found.collect()
}

fn extracted(group: &str, text: &str) -> serde_json::Value {
    let with = |kind: TokenKind, key: &str| -> serde_json::Value {
        let tokens = Tokens::of(text);
        let own = tokens.all().iter().filter(|token| token.kind == kind);
        own.map(
            |token| serde_json::json!({key: name(text, token), "indices": indices(text, token)}),
        )
        .collect()
    };
    match group {
        "mentions" => mentions(text).into_iter().map(|(name, _)| name).collect(),
        "mentions_with_indices" => mentions(text)
            .into_iter()
            .map(|(name, indices)| serde_json::json!({"screen_name": name, "indices": indices}))
            .collect(),
        "mentions_or_lists_with_indices" => {
            let tokens = Tokens::of(text);
            let own = |token: &&Token| matches!(token.kind, TokenKind::Mention | TokenKind::List);
            let each = |token: &Token| {
                let written = name(text, token);
                let (handle, list) = match written.find('/') {
                    Some(slash) => written.split_at(slash),
                    None => (written.as_str(), ""),
                };
                serde_json::json!({"screen_name": handle, "list_slug": list, "indices": indices(text, token)})
            };
            tokens.all().iter().filter(own).map(each).collect()
        }
        "replies" => reply_to(text)
            .map(|token| name(text, &token).split('/').next().unwrap().to_owned())
            .map_or(serde_json::Value::Null, serde_json::Value::String),
        "urls" | "tco_urls_with_params" => names(text, &[TokenKind::Link]),
        "urls_with_indices" | "urls_with_directional_markers" => with(TokenKind::Link, "url"),
        "hashtags" | "hashtags_from_astral" => names(text, &[TokenKind::Hashtag]),
        "hashtags_with_indices" => with(TokenKind::Hashtag, "hashtag"),
        "cashtags" => names(text, &[TokenKind::Cashtag]),
        "cashtags_with_indices" => with(TokenKind::Cashtag, "cashtag"),
        other => panic!("the suite has a new group: {other}"),
    }
}

/// The limit of the suite's posts is the old one: 140 code points.
fn is_valid_post(text: &str) -> bool {
    let tokens = Tokens::of(text);
    let links: usize = tokens.links().map(|link| text[link.range()].chars().count()).sum();
    let length = text.nfc().count() + 23 * tokens.links().count() - links;
    !text.is_empty() && length <= 140 && !text.contains(['\u{FFFE}', '\u{FEFF}', '\u{FFFF}'])
}

fn is_all(text: &str, kind: TokenKind) -> bool {
    matches!(Tokens::of(text).all(), [token] if token.kind == kind && token.range() == (0..text.len()))
}

/// Lengths and ranges as in the suite: in UTF-16 units, ends included.
fn weighted(group: &str, text: &str) -> serde_json::Value {
    let emoji = match group {
        "WeightedTweetsCounterTest" => EmojiCount::CodePoints,
        _ => EmojiCount::Two,
    };
    let limit = Platform::X.facts().max_length;
    let (length, fit) = weighted_fit(text, &Tokens::of(text), emoji, limit);
    let refused = text.find(['\u{FFFE}', '\u{FEFF}', '\u{FFFF}']);
    let fit = refused.map_or(fit, |refused| fit.min(refused));
    let units = |end: usize| text[..end].encode_utf16().count().saturating_sub(1);
    serde_json::json!({
        "weightedLength": length,
        "valid": 0 < length && length <= limit && refused.is_none(),
        "permillage": length * 1000 / limit,
        "displayRangeStart": 0,
        "displayRangeEnd": units(text.len()),
        "validRangeStart": 0,
        "validRangeEnd": units(fit),
    })
}

fn valid(group: &str, text: &str) -> serde_json::Value {
    if group.ends_with("Test") {
        return weighted(group, text);
    }
    serde_json::json!(is_valid(group, text))
}

fn is_valid(group: &str, text: &str) -> bool {
    match group {
        "tweets" => is_valid_post(text),
        "usernames" => is_all(text, TokenKind::Mention),
        "lists" => is_all(text, TokenKind::List),
        "hashtags" => is_all(text, TokenKind::Hashtag),
        "urls" | "urls_without_protocol" => tweetlint::tokens::is_address(text, group == "urls"),
        other => panic!("the suite has a new group: {other}"),
    }
}

#[test]
fn extraction_conforms() {
    let Some(suite) = suite("extract.yml") else { return };
    let cases =
        suite.tests.iter().flat_map(|(group, cases)| cases.iter().map(move |case| (group, case)));
    let wrong: Vec<String> = cases
        .filter_map(|(group, case)| {
            let found = extracted(group, &case.text);
            let message = format!(
                "{group}: {}\n  {:?}\n  expected {}\n  found    {found}",
                case.description, case.text, case.expected
            );
            (found != case.expected).then_some(message)
        })
        .collect();
    assert!(wrong.is_empty(), "{} cases fail\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn validation_conforms() {
    let Some(suite) = suite("validate.yml") else { return };
    let cases =
        suite.tests.iter().flat_map(|(group, cases)| cases.iter().map(move |case| (group, case)));
    let wrong: Vec<String> = cases
        .map(|(group, case)| (group, case, valid(group, &case.text)))
        .filter(|(_, case, found)| case.expected != *found)
        .map(|(group, case, found)| {
            format!(
                "{group}: {}\n  {:?}\n  expected {}\n  found    {found}",
                case.description, case.text, case.expected
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{} cases fail\n{}", wrong.len(), wrong.join("\n"));
}
