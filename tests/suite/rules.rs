//! The texts of the built-in rules: each says in both languages what is wrong and
//! why, and has examples.

use tweetlint::{
    language::{Language, TextLanguage},
    rulebook::{Example, Rule, load, sources},
};

/// The languages that every built-in rule has.
const LANGUAGES: [Language; 2] = [Language::En, Language::Da];

/// The rules that look for words of a language, and so have examples in both.
const OF_WORDS: [&str; 18] = [
    "crisis/all-clear",
    "crisis/blame",
    "crisis/casualty-figures",
    "crisis/defer-to-lead",
    "crisis/emergency-number",
    "crisis/humour-hold",
    "crisis/mourning-hold",
    "crisis/operational-detail",
    "crisis/promo-hold",
    "crisis/speculation",
    "crisis/undeclared-topic",
    "dialog/no-reply",
    "link/missing",
    "media/photo-missing",
    "neutral/pre-election",
    "plain/officialese",
    "tone/admonition",
    "tone/clickbait",
];

fn rules() -> Vec<Rule> {
    let rules = load(None, None).expect("the built-in rules are valid").rules;
    assert!(!rules.is_empty());
    rules
}

/// The text of an example, without its marks.
fn text(example: &Example) -> String {
    let node = example.node.get("text").unwrap_or(&example.node);
    node.text().unwrap_or_default().replace(['‹', '›'], "")
}

#[test]
fn every_rule_has_texts_in_both_languages() {
    for rule in rules() {
        for text in [&rule.title, &rule.why] {
            let texts = LANGUAGES.map(|language| text.get(language).trim());
            assert!(texts.iter().all(|text| !text.is_empty()), "{}: {text:?}", rule.id);
            // Where one is missing, the other serves for both.
            assert_ne!(texts[0], texts[1], "{}", rule.id);
        }
        for title in LANGUAGES.map(|language| rule.title.get(language)) {
            assert!(!title.ends_with(['.', '!']), "{}: a title has no full stop: {title}", rule.id);
            assert!(title.chars().next().is_some_and(char::is_uppercase), "{}: {title}", rule.id);
        }
        for why in LANGUAGES.map(|language| rule.why.get(language)) {
            assert!(why.trim_end().ends_with('.'), "{}: it is whole sentences: {why}", rule.id);
        }
    }
}

#[test]
fn every_rule_has_good_and_bad_examples() {
    for rule in rules() {
        let examples = rule.examples.read();
        for bad in [true, false] {
            let shown = examples.iter().filter(|example| example.bad == bad);
            assert!(0 < shown.count(), "{} has no example that is bad: {bad}", rule.id);
        }
    }
}

#[test]
fn rules_about_words_have_examples_in_both_languages() {
    let rules = rules();
    for id in OF_WORDS {
        let rule = rules.iter().find(|rule| rule.id == id).expect("it is a built-in rule");
        let examples = rule.examples.read();
        for bad in [true, false] {
            for language in LANGUAGES {
                let mut examples = examples.iter().filter(|example| example.bad == bad);
                let in_language = |example: &Example| {
                    let lang = example.node.get("lang").and_then(|lang| lang.text());
                    matches!(TextLanguage::of(lang, &text(example)), TextLanguage::In(of) if of == language)
                };
                let tag = language.tag();
                assert!(examples.any(in_language), "{id} has no example in {tag}, bad: {bad}");
            }
        }
    }
}

#[test]
fn every_source_is_cited() {
    let rules = rules();
    for source in sources() {
        let is_cited = rules.iter().any(|rule| rule.basis.contains(&source.key));
        assert!(is_cited, "{} is no rule's basis", source.key);
        assert!(source.url.starts_with("http"), "{}: {}", source.key, source.url);
    }
}
