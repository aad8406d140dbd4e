//! Tests that no format prints the text of a post as it is where that would do harm.
//! The post in the tests has line breaks, commands for CI runners, escape sequences,
//! control characters, text from right to left, a joined emoji and a personal
//! number.

use std::{io, sync::Arc};

use jiff::tz::TimeZone;

use super::{FORMATS, Run, Screen, ShownProblem, Sink, format_named, render};
use crate::{
    check::{Check, EventWords, Related, RelatedPlace},
    finding::{Edit, Finding, FingerprintBasis, Summary},
    language::{Language, Localized},
    matcher::Automaton,
    message::Message,
    personal_data::secrets,
    post::Post,
    rulebook::{
        EffectiveRule, Examples, LevelFrom, ListedAccounts, Rule, RuleSet, Rulebook, Severity, When,
    },
    source::{Problem, Source, Span},
    text::Text,
    window::Windows,
};

const NASTY: &str =
    "a \"b\" %0A ::error::c \x1b[2J\u{202e}d 👩‍👩‍👧 cpr 010203-4321\n::error file=x::e #tag";

fn localized(en: &str, da: &str) -> Localized {
    let mut localized = Localized::from(en);
    da.clone_into(localized.get_mut(Language::Da));
    localized
}

fn rulebook() -> Rulebook {
    let place = Source::new("rules.yaml", "- id: a/b\n").place(Span::new(2, 4));
    let rule = Rule {
        id: "mention/leading".to_owned(),
        title: localized("This \x1b[1mis\nwrong", "Det er forkert"),
        why: localized("Because, 100%.", "Fordi, 100%."),
        basis: vec!["mention".to_owned(), "DG508".to_owned()],
        examples: Examples::Parsed(Vec::new()),
        severity: Some(Severity::Warning),
        when: Arc::new(When::default()),
        check: Arc::new(Check::Any(Box::default())),
        place,
    };
    let applied = EffectiveRule {
        rule_index: 0,
        severity: Severity::Error,
        heard: None,
        when: rule.when.clone(),
        check: rule.check.clone(),
        level_from: LevelFrom::Profile("common".to_owned()),
    };
    let common = RuleSet { rules: vec![Arc::new(applied)], ..RuleSet::default() };
    Rulebook {
        rules: vec![rule],
        automaton: Automaton::default(),
        language: None,
        timezone: TimeZone::UTC,
        windows: Windows::default(),
        crises: crate::rulebook::CrisisDefaults::default(),
        events: EventWords::default(),
        missing_registers: Vec::new(),
        window_files: Vec::new(),
        topics: Vec::new(),
        hashtags: None,
        directory: Vec::new(),
        known_accounts: None,
        common: Arc::new(common),
        accounts: ListedAccounts::default(),
        profiles: Vec::new(),
        files: Arc::from([]),
        content: crate::rulebook::Content::default(),
        path: None,
    }
}

/// The whole report on one finding of a post in `file`, which is JSON or plain text.
fn report(name: &str, file: &str, text: Text<'_>, words: &str) -> String {
    report_at(name, file, text, Some(words), Language::En)
}

fn report_at(
    name: &str,
    file: &str,
    text: Text<'_>,
    words: Option<&str>,
    language: Language,
) -> String {
    let rulebook = rulebook();
    let screen = Screen { width: 80, ..Screen::file(language) };
    let run = Run { rulebook: &rulebook, quiet: false, screen, basis: FingerprintBasis::default() };
    let source = Source::new("a,b:c %.yaml", file);
    let secrets = secrets(text.as_str()).into();
    let text_span = words.map(|words| {
        let start = text.as_str().find(words).expect("the words are in the text");
        start..start + words.len()
    });
    let span = text_span.clone().map_or(Span::new(1, 3), |range| text.locate(range));
    let register = Source::new("windows.yaml", "x:\n  lead: a").place(Span::new(5, 9));
    let post = Post::new("1\x1b", text, Span::new(0, file.len()));
    let finding = Finding {
        platforms: Vec::new(),
        rule: &rulebook.rules[0],
        rule_index: 0,
        severity: Severity::Error,
        level_from: &rulebook.common.rules[0].level_from,
        post: &post,
        source: &source,
        span,
        text_span,
        label: Message::new("label-leading-mention")
            .with("handle", words.unwrap_or("the \x1b post")),
        related: vec![Related {
            at: RelatedPlace::Register(Box::new(register)),
            label: Message::new("window-label-led-open").with("lead", "@a"),
        }],
        fix: Some(Edit { span, replacement: words.unwrap_or_default().to_owned() }),
        secrets,
        repeat: 0,
    };
    let problem = Problem::at(
        &source,
        Span::new(0, 1),
        Message::new("io-other").with("error", "wrong\n::error::f cpr 010203-4321"),
    )
    .help(Message::new("io-other").with("error", "g"));
    let mut summary = Summary { posts: 1, posts_with_findings: 1, ..Summary::default() };
    summary.count(&finding);
    let format = format_named(name).expect("the format exists");
    let head = (format.head)(&run);
    let found = String::from_utf8(render(&[finding], format, &run)).expect("reports are UTF-8");
    let problem = ShownProblem::new(&problem, language);
    format!("{head}{found}{}", (format.tail)(&run, &summary, &[problem]))
}

fn nasty(name: &str, words: &str) -> String {
    report(name, NASTY, Text::verbatim(NASTY, 0), words)
}

#[test]
fn no_format_shows_a_secret_or_acts_on_a_terminal() {
    for format in FORMATS {
        for words in [NASTY, "::error file", "010203-4321", "cpr 010203-4321\n", "d 👩‍👩‍👧"]
        {
            let report = nasty(format.name, words);
            assert!(!report.contains("4321"), "{report}");
            assert!(!report.contains('\x1b'), "{report}");
            let is_for_people = !matches!(format.name, "json" | "jsonl" | "sarif");
            assert!(!is_for_people || !report.contains('\u{202e}'), "{report}");
            let command = |line: &str| {
                line.starts_with("::error") && !line.contains(" file=a%2Cb%3Ac %25.yaml,")
            };
            assert!(!report.lines().any(command), "{report}");
        }
    }
}

#[test]
fn lines_are_lines() {
    assert_eq!(nasty("short", NASTY).lines().count(), 2);
    assert_eq!(nasty("jsonl", NASTY).lines().count(), 1);
    assert_eq!(nasty("github", NASTY).lines().count(), 2);
    assert_eq!(
        nasty("short", "::error file").lines().next(),
        Some(
            "a,b:c %.yaml:2:1: error[mention/leading] begins with :∶error file: This ␛[1mis wrong (windows.yaml:2)"
        ),
    );
}

#[test]
fn json_contains_what_was_found() {
    let report: serde_json::Value =
        serde_json::from_str(&nasty("json", "#tag")).expect("the report is JSON");
    let finding = &report["findings"][0];
    assert_eq!(report["format_version"], 1);
    assert_eq!(finding["location"]["line"], 2);
    assert_eq!(finding["location"]["column"], 19);
    assert_eq!(finding["level_from"]["name"], "common");
    assert_eq!(finding["related"][0]["file"], "windows.yaml");
    assert_eq!(finding["fix"]["edits"][0]["replacement"], "#tag");
    assert_eq!(report["problems"][0]["message"], "wrong\n::error::f cpr 010203-****");
    assert_eq!(report["summary"]["errors"], 1);
}

#[test]
fn sarif_contains_what_was_found() {
    let report: serde_json::Value =
        serde_json::from_str(&nasty("sarif", "#tag")).expect("the report is JSON");
    let run = &report["runs"][0];
    let rule = &run["tool"]["driver"]["rules"][0];
    let result = &run["results"][0];
    assert_eq!(rule["properties"]["tags"], serde_json::json!(["mention", "DG508"]));
    assert_eq!(rule["defaultConfiguration"]["level"], "error");
    assert_eq!(result["ruleIndex"], 0);
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "a%2Cb%3Ac%20%25.yaml");
    assert_eq!(location["region"]["startColumn"], 19);
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn people_see_the_line() {
    insta::assert_snapshot!(nasty("full", "#tag"), @r"
    error[mention/leading]: This ␛[1mis wrong
       ╭─[a,b:c %.yaml:2:19]
     2 │ :∶error file=x::e #tag
       ·                   ──┬─
       ·                     ╰── begins with #tag
       ╰────
       ╭─[windows.yaml:2:3]
     2 │   lead: a
       ·   ──┬─
       ·     ╰── led by @a, still open
       ╰────
      help: Because, 100%.
      note: level set for profile common · `tweetlint explain mention/leading`

    1 error in 1 of 1 post (1 fixable); without a rulebook the built-in profile
    common applied
    ");
}

#[test]
fn people_see_the_post_where_the_file_is_escaped() {
    let file = r#"{"text":"caf\u00e9 #tag"}"#;
    let text = Text::verbatim(&file[9..], 9).replace([(3..9, "é"), (14..16, "")]);
    insta::assert_snapshot!(report("full", file, text, "é #tag"), @r"
    error[mention/leading]: This ␛[1mis wrong
       ╭─[a,b:c %.yaml:1:13, text of post 1␛]
     1 │ café #tag
       ·    ───┬──
       ·       ╰── begins with é #tag
       ╰────
       ╭─[windows.yaml:2:3]
     2 │   lead: a
       ·   ──┬─
       ·     ╰── led by @a, still open
       ╰────
      help: Because, 100%.
      note: level set for profile common · `tweetlint explain mention/leading`

    1 error in 1 of 1 post (1 fixable); without a rulebook the built-in profile
    common applied
    ");
}

#[test]
fn people_see_the_start_of_the_post_for_what_is_outside_its_text() {
    let file = format!("{{\"media\":\"{}\"}}", "x ".repeat(100));
    let text = Text::verbatim(&file[10..210], 10);
    insta::assert_snapshot!(report_at("full", &file, text, None, Language::Da), @r"
    fejl[mention/leading]: Det er forkert
       ╭─[a,b:c %.yaml:1:2, tekst i opslag 1␛]
     1 │ x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x…
       · ▲
       · ╰── begynder med the ␛ post
       ╰────
       ╭─[windows.yaml:2:3]
     2 │   lead: a
       ·   ──┬─
       ·     ╰── @a har ordet, og vinduet er stadig åbent
       ╰────
      hjælp: Fordi, 100%.
      bemærk: niveauet er sat i profilen common
              · `tweetlint explain mention/leading`

    1 fejl i 1 af 1 opslag (1 kan rettes); uden regelbog gjaldt den indbyggede
    profil common
    ");
}

#[test]
fn an_empty_post_is_no_trouble() {
    for format in FORMATS {
        for words in [None, Some("")] {
            report_at(format.name, "\n\n\n\n", Text::verbatim("", 0), words, Language::En);
        }
    }
}

#[test]
fn batches_make_one_report() {
    let rulebook = rulebook();
    let screen = Screen { color: true, unicode: false, ..Screen::file(Language::En) };
    let run = Run { rulebook: &rulebook, quiet: false, screen, basis: FingerprintBasis::default() };
    for format in FORMATS.iter().filter(|format| format.is_built()) {
        let mut sink =
            Sink::new(format, Box::new(io::sink()), &run).expect("a sink takes everything");
        for batch in [&b""[..], b"{}", b"", b"{}"] {
            sink.write_batch(batch).expect("a sink takes everything");
        }
        sink.finish(&run, &Summary::default(), &[]).expect("a sink takes everything");
    }
}
