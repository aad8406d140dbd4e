//! Posts of hundreds of thousands of characters, made to take long. Each is checked in
//! time proportional to its length. If the time grew with the square of the length, its
//! test would run for minutes.

use std::{fs, sync::Arc};

use tweetlint::{
    input::{Part, PartContext, ReadOptions, format_named},
    lint::{Lint, Selection},
    rulebook::load,
};

/// The number of sentences or words in a post.
const MANY: usize = 10_000;

/// Checks one post with one rule, and returns the number of findings.
fn findings(check: &str, text: &str) -> usize {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("tweetlint.yaml");
    let rule = format!("{{title: t, severity: error, why: w, check: {check}");
    let rule = format!("rules: {{t/r: {rule}, examples: {{bad: [b], good: [c]}}}}}}");
    fs::write(&path, rule).expect("the folder can be written to");
    let rulebook = load(Some(&path), None).expect("the rulebook is valid");
    let (selected, now) = (["t/r".to_owned()], jiff::Timestamp::UNIX_EPOCH);
    let lint = Lint::new(&rulebook, Selection { select: &selected, ignore: &[] }, None, now)
        .expect("the rule exists");
    let part = Part {
        path: Arc::from("posts.jsonl"),
        bytes: format!("{{\"account\": \"a\", \"text\": \"{text}\"}}\n").into_bytes(),
        first_byte: 0,
        first_line: 1,
        format: format_named("ndjson").expect("the format exists"),
        context: PartContext::Nothing,
        encoding: tweetlint::source::FileEncoding::default(),
        notes: Vec::new(),
    };
    let batch = part.decode();
    let parsed = batch.parse(&ReadOptions::new(jiff::tz::TimeZone::UTC));
    lint.findings(&batch.source, &parsed.posts).len()
}

#[track_caller]
fn check(options: &str, text: &str, expected: usize) {
    let check = format!("{{forbid: {{words: [a], {options}}}}}");
    assert_eq!(findings(&check, &text.repeat(MANY)), expected, "{check}");
}

#[test]
fn nearby_words_are_found_in_linear_time() {
    for text in ["b a c ", "b a c. "] {
        check("near: {words: [b], before: 3}", text, MANY);
        check("near: {words: [b, c], before: 9999999, after: 9999999}", text, MANY);
        check("near: {words: [c], before: 0, after: 1}", text, MANY);
        check("near: {words: [nok], sentence: true}", text, 0);
        check("near: {words: [b], next_sentence: true}", text, MANY);
        check("near: {words: [b, c], post: true}", text, MANY);
        check("with: {words: [b, c]}", text, MANY);
        check("with: {words: [b], near: {words: [c]}}", text, MANY);
        check("unless: {words: [b], before: 1}", text, 0);
        check("unless: [{words: [nok]}, {words: [c], before: 1}]", text, MANY);
    }
    check("near: {words: [b], next_sentence: true}", "a!!!!!! b? ", MANY);
}

#[test]
fn years_and_quotations_are_found_in_linear_time() {
    check("unless: {words: [nok], sentence: true, past_years: true}", "a i 1807 ", 0);
    check("near: {words: [nok], sentence: true, past_years: true}", "a i 1807 ", MANY);
    check("unless: {words: [nok], before: 1, past_years: true}", "a b i 2807,1807x1807 ", MANY);
    check("quotes: exempt", "»a« a ", MANY);
    check("heads: compound_heads", "a terrorberedskab ", MANY);
}

#[test]
fn gaps_and_long_phrases_are_matched_in_linear_time() {
    let repeated = "a ".repeat(MANY);
    let check = |words: &str, expected: usize| {
        assert_eq!(findings(&format!("{{forbid: {{words: [{words}]}}}}"), &repeated), expected);
    };
    check("a _ a _ a _ a _ zz", 0);
    check("a _ a _ a", MANY / 3);
    check(&format!("{}zz", "a ".repeat(98)), 0);
    check("a* a* a* a* zz", 0);
}

#[test]
fn addresses_that_are_too_long_are_read_once() {
    // What follows the longest address that is read may be an address of its own.
    assert_eq!(findings("{link: {scheme: http}}", &"http://a.dk/".repeat(10 * MANY)), 1);
    assert_eq!(findings("{link: {scheme: http}}", &"http://a.dk?".repeat(10 * MANY)), 1);
}

#[test]
fn patterns_are_matched_in_linear_time() {
    let repeated = "a ".repeat(MANY);
    let check = |pattern: &str, expected: usize| {
        assert_eq!(findings(&format!("{{forbid: {{pattern: '{pattern}'}}}}"), &repeated), expected);
    };
    check("a", MANY);
    check("a.*z|a", 1_000);
}

#[test]
fn numbers_to_call_are_judged_in_linear_time() {
    let check = "{emergency_number: {calls: {words: [ring 114]}, urgent: {words: [akut]}, \
                 calm: {words: [roligt]}, either: {words: [ellers]}, abroad: {words: [udlandet]}}}";
    assert_eq!(findings(check, &"Er det akut? Ring 114. ".repeat(MANY)), MANY);
    assert_eq!(findings(check, &"Ring 114 til os! ".repeat(MANY)), 0);
    let check = "{telephone: {private: {words: [hans mobil]}}}";
    let number = "Ring til hans mobil 21 00 00 07, så kommer han. ";
    assert_eq!(findings(check, &number.repeat(MANY)), MANY);
}
