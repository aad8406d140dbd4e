//! What must be true of every report.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

use jiff::Timestamp;
use serde_json::Value;
use tweetlint::{
    finding::{Finding, FingerprintBasis},
    input::Parsed,
    language::Language,
    lint::{Lint, Selection, summarise},
    output::{self, FORMATS, Format, Run, Screen, Sink},
    rulebook::Rulebook,
    source::{Problem, Source},
};

use crate::input::{SECRET, number_of};

/// The current time in all runs. At this time, some windows of the rulebooks are open,
/// and others are cooling down, overdue or over.
pub fn now() -> Timestamp {
    "2026-03-07T12:00:00Z".parse().expect("it is a time")
}

/// A run with all rules.
pub fn lint(rulebook: &Rulebook) -> Lint<'_> {
    let lint = Lint::new(rulebook, Selection::default(), Some("koebenhavner".to_owned()), now());
    lint.expect("no rule is named")
}

/// Checks posts, and asserts what must be true of the findings and of the report
/// in one of the formats.
pub fn assert_checks(rulebook: &Rulebook, source: &Source, parsed: &Parsed<'_>, has_digits: bool) {
    let lint = lint(rulebook);
    let findings = lint.findings(source, &parsed.posts);
    assert_in_text(source, &findings);
    let problems: Vec<Problem> = parsed.problems.iter().cloned().collect();
    // Half of all files are reported in Danish, as a plain terminal shows it.
    let in_english = source.text().len().is_multiple_of(2);
    let language = if in_english { Language::En } else { Language::Da };
    let screen = Screen { unicode: in_english, ..Screen::file(language) };
    let built: Vec<_> = FORMATS.iter().filter(|format| format.is_built()).collect();
    let format = usize::try_from(number_of(source.text().as_bytes(), built.len() as u64));
    let format = built[format.expect("they are few")];
    let run = Run { rulebook, quiet: false, screen, basis: FingerprintBasis::default() };
    let written = report(&findings, parsed.posts.len(), &problems, format, &run);
    assert_report(&written, format, has_digits);
}

/// Asserts that the places of each finding are in its file and its post.
fn assert_in_text(source: &Source, findings: &[Finding<'_>]) {
    for finding in findings {
        assert!(source.text().get(finding.span.range()).is_some(), "{finding:?}");
        let text = finding.post.text.as_str();
        let ranges = finding.secrets.iter().chain(&finding.text_span);
        for range in ranges {
            assert!(text.get(range.clone()).is_some(), "{finding:?}");
        }
        if let Some(edit) = &finding.fix {
            assert!(source.text().get(edit.span.range()).is_some(), "{finding:?}");
        }
    }
}

/// A report as the program writes it.
fn report(
    findings: &[Finding<'_>],
    posts: usize,
    problems: &[Problem],
    format: &'static Format,
    run: &Run<'_>,
) -> Vec<u8> {
    let written = Buffer::default();
    let mut sink = Sink::new(format, Box::new(written.clone()), run).expect("memory is writable");
    sink.write_batch(&output::render(findings, format, run)).expect("memory is writable");
    let mut summary = summarise(findings, posts);
    summary.problems = problems.len();
    sink.finish(run, &summary, problems).expect("memory is writable");
    let written = written.0.lock().expect("no writer panics");
    written.clone()
}

/// A buffer that can be read after a [`Sink`] has taken it.
#[derive(Clone, Debug, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no writer panics").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn assert_report(written: &[u8], format: &Format, has_digits: bool) {
    if format.name == "parquet" {
        assert!(written.starts_with(b"PAR1") && written.ends_with(b"PAR1"), "it is no Parquet");
        return;
    }
    let text = std::str::from_utf8(written).expect("reports are UTF-8");
    assert_quiet(text);
    assert!(has_digits || !shows_secret(text), "{} shows a personal number:\n{text}", format.name);
    match format.name {
        "json" => assert!(of_json(text)["findings"].is_array()),
        "jsonl" => text.lines().for_each(|line| assert!(of_json(line).is_object())),
        "sarif" => assert_sarif(&of_json(text)),
        "github" => text.lines().for_each(|line| {
            assert!(line.is_empty() || line.starts_with("::"), "GitHub gets {line}");
        }),
        _ => (),
    }
}

/// Asserts that no character of a text acts on a terminal.
pub fn assert_quiet(text: &str) {
    let acts = |char: char| {
        let direction = matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        direction || char.is_control() && char != '\n'
    };
    if let Some(char) = text.chars().find(|char| acts(*char)) {
        panic!("{char:?} is in an output:\n{text}");
    }
}

/// Whether a text has the last digits of the personal number. A fingerprint may have
/// them by chance, so digits in a long hexadecimal number do not count.
pub fn shows_secret(text: &str) -> bool {
    text.match_indices(SECRET).any(|(at, _)| {
        let before = text[..at].chars().rev().take_while(char::is_ascii_hexdigit);
        let after = text[at..].chars().take_while(char::is_ascii_hexdigit);
        before.count() + after.count() < 16
    })
}

/// Asserts that problems show no personal number and act on no terminal.
pub fn assert_problems(problems: &[Problem], has_digits: bool) {
    let shown = output::problems(problems, Screen::file(Language::En));
    assert_quiet(&shown);
    assert!(has_digits || !shows_secret(&shown), "a personal number is shown:\n{shown}");
}

/// A text as JSON.
pub fn of_json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

/// Asserts that each result of a SARIF report names one of its rules, and a
/// region that ends after it starts.
fn assert_sarif(report: &Value) {
    let run = &report["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("the rules are a list");
    for result in run["results"].as_array().expect("the results are a list") {
        let rule =
            result["ruleIndex"].as_u64().and_then(|index| rules.get(usize::try_from(index).ok()?));
        assert_eq!(rule.expect("the index is that of a rule")["id"], result["ruleId"]);
        for location in result["locations"].as_array().into_iter().flatten() {
            let region = &location["physicalLocation"]["region"];
            let position = |line: &str, column: &str| {
                let line = region[line].as_u64().or(region["startLine"].as_u64());
                (line.expect("a region has lines"), region[column].as_u64().unwrap_or(1))
            };
            let (start, end) =
                (position("startLine", "startColumn"), position("endLine", "endColumn"));
            assert!((1, 1) <= start && start <= end, "{region}");
        }
    }
}
