//! The JSON reports for other programs. Their format is stable: fields may be added,
//! but not renamed or removed. They are made of types of their own, so that the
//! program's types can change without changing the reports.

use std::fmt::Write as _;

use serde::Serialize;

use super::{
    Diagnostic, Format, Run, Shown, ShownProblem,
    diagnostic::{Fix, Location, RelatedLabel, ShownLevelFrom, SpotFacts},
    nothing,
    visible::{acts, commands, visible_char},
};
use crate::finding::{Identity, KnownFinding, Summary};

/// The format `json`: one JSON object for the whole run.
pub(super) const FORMAT: Format =
    Format { name: "json", by_post: false, head, findings, between: ",\n", tail };

/// The format `jsonl`: one JSON object per finding, each on its own line, and
/// nothing else.
pub(super) const LINES: Format = Format {
    name: "jsonl",
    by_post: false,
    head: nothing,
    findings: lines,
    between: "",
    tail: no_tail,
};

/// The version of the format. It changes when a field is renamed or removed.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'a Shown<'a>,
    severity: &'static str,
    level_from: JsonLevelFrom<'a>,
    title: &'a Shown<'a>,
    found: &'a Shown<'a>,
    help: &'a Shown<'a>,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<JsonIdentity>,
    post: JsonPost<'a>,
    location: JsonLocation<'a>,
    text_span: Option<JsonTextSpan>,
    related: Vec<JsonRelated<'a>>,
    fix: Option<JsonFix<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum JsonLevelFrom<'a> {
    Rule,
    Profile { name: &'a Shown<'a> },
    Rulebook { file: &'a Shown<'a>, line: usize, column: usize },
}

/// What a finding is recognised by if its file gets another name.
#[derive(Serialize)]
struct JsonIdentity {
    file: String,
    text: String,
}

/// A finding that this report leaves out because the baseline has it.
#[derive(Serialize)]
struct JsonKnown<'a> {
    fingerprint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<JsonIdentity>,
}

#[derive(Serialize)]
struct JsonPost<'a> {
    id: &'a Shown<'a>,
    account: &'a Shown<'a>,
    time: Option<&'a str>,
    platform: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    platforms: &'a [&'static str],
}

#[derive(Serialize)]
struct JsonLocation<'a> {
    file: &'a Shown<'a>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
    #[serde(flatten)]
    spot: Option<JsonSpot<'a>>,
}

/// The cell, value, paragraph or record in a file that is not a text file.
#[derive(Serialize)]
pub(crate) struct JsonSpot<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<Shown<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column_name: Option<Shown<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Shown<'a>>,
}

#[derive(Serialize)]
struct JsonTextSpan {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    #[serde(flatten)]
    location: JsonLocation<'a>,
    message: &'a Shown<'a>,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    applicability: &'static str,
    edits: [JsonEdit<'a>; 1],
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    byte_start: usize,
    byte_end: usize,
    replacement: &'a Shown<'a>,
}

/// A problem of the run, as the reports and `queue` contain it.
#[derive(Serialize)]
pub(crate) struct JsonProblem<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    file: Shown<'a>,
    line: Option<usize>,
    column: Option<usize>,
    #[serde(flatten)]
    spot: Option<JsonSpot<'a>>,
    message: Shown<'static>,
    help: Option<Shown<'static>>,
}

#[derive(Serialize)]
struct JsonTool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct JsonSummary {
    posts: usize,
    posts_with_findings: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    fixable: usize,
    mended: usize,
    known: usize,
    problems: usize,
}

fn head(_: &Run<'_>) -> String {
    let tool = JsonTool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
    format!("{{\"format_version\":{FORMAT_VERSION},\"tool\":{},\"findings\":[\n", json(&tool))
}

fn findings(group: &[Diagnostic<'_>], run: &Run<'_>, rendered: &mut Vec<u8>) {
    for diagnostic in group {
        rendered.extend_from_slice(json(&JsonFinding::of(diagnostic, run)).as_bytes());
    }
}

fn lines(group: &[Diagnostic<'_>], run: &Run<'_>, rendered: &mut Vec<u8>) {
    findings(group, run, rendered);
    rendered.push(b'\n');
}

fn tail(_: &Run<'_>, summary: &Summary, problems: &[ShownProblem<'_>]) -> String {
    let problems: Vec<JsonProblem<'_>> = problems.iter().map(JsonProblem::of).collect();
    // The findings of the baseline are not in this report. With their fingerprints, the
    // report can still be the baseline of the next run.
    let known = match &summary.known {
        known if known.is_empty() => String::new(),
        known => {
            let mut fingerprints: Vec<&str> =
                known.iter().map(|known| &*known.fingerprint).collect();
            fingerprints.dedup();
            let known: Vec<JsonKnown<'_>> = known.iter().map(JsonKnown::of).collect();
            format!("\"known\":{},\"known_findings\":{},", json(&fingerprints), json(&known))
        }
    };
    let summary = JsonSummary::of(summary);
    format!("\n],{known}\"problems\":{},\"summary\":{}}}\n", json(&problems), json(&summary))
}

fn no_tail(_: &Run<'_>, _: &Summary, _: &[ShownProblem<'_>]) -> String {
    String::new()
}

/// Serializes a value as JSON on one line. Control characters, which act on a
/// terminal, and the `#` of commands for a CI runner are written as `\u…` escapes,
/// so that whoever parses the JSON still gets the same value.
pub(crate) fn json(value: &impl Serialize) -> String {
    let text =
        serde_json::to_string(value).expect("the types of a report are plain text and numbers");
    let commands = commands(&text);
    if commands.is_empty() && !acts(&text) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        // Commands with `#` can be anywhere in a line. `::` is a command only at the
        // beginning of a line, and a line of JSON begins with a bracket.
        if visible_char(c) != c || (c == '#' && commands.binary_search(&at).is_ok()) {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

impl<'a> JsonFinding<'a> {
    fn of(diagnostic: &'a Diagnostic<'_>, run: &Run<'_>) -> Self {
        let post = &diagnostic.post;
        Self {
            rule: &diagnostic.rule,
            severity: diagnostic.severity.name(),
            level_from: JsonLevelFrom::of(&diagnostic.level_from),
            title: &diagnostic.title,
            found: &diagnostic.label,
            help: &diagnostic.help,
            fingerprint: diagnostic.fingerprint(run),
            identity: JsonIdentity::of(diagnostic.identity(run)),
            post: JsonPost {
                id: &post.id,
                account: &post.account,
                time: post.time.as_deref(),
                platform: post.platform,
                platforms: &post.platforms,
            },
            location: JsonLocation::of(&diagnostic.location),
            text_span: diagnostic
                .text_span
                .as_ref()
                .map(|range| JsonTextSpan { start: range.start, end: range.end }),
            related: diagnostic.related.iter().map(JsonRelated::of).collect(),
            fix: diagnostic.fix.as_ref().map(JsonFix::of),
        }
    }
}

impl JsonIdentity {
    /// The identity; `None` if the name of the file cannot be shown as it is.
    fn of(Identity { file, text }: Identity) -> Option<Self> {
        let is_shown = Shown::new(&*file).text() == file;
        is_shown.then_some(Self { file, text })
    }
}

impl<'a> JsonKnown<'a> {
    fn of(KnownFinding { fingerprint, identity }: &'a KnownFinding) -> Self {
        Self { fingerprint, identity: JsonIdentity::of(identity.clone()) }
    }
}

impl<'a> JsonLevelFrom<'a> {
    fn of(level: &'a ShownLevelFrom<'_>) -> Self {
        match level {
            ShownLevelFrom::Rule => Self::Rule,
            ShownLevelFrom::Profile(name) => Self::Profile { name },
            ShownLevelFrom::Rulebook(Location { file, start, .. }) => {
                Self::Rulebook { file, line: start.line, column: start.column }
            }
        }
    }
}

impl<'a> JsonLocation<'a> {
    fn of(location: &'a Location<'_>) -> Self {
        Self {
            file: &location.file,
            line: location.start.line,
            column: location.start.column,
            end_line: location.end.line,
            end_column: location.end.column,
            byte_start: location.bytes.start,
            byte_end: location.bytes.end,
            spot: location.spot.as_ref().map(JsonSpot::of),
        }
    }
}

impl<'a> JsonSpot<'a> {
    /// The spot in the form of the JSON reports.
    pub(crate) fn of(spot: &SpotFacts<'a>) -> Self {
        let SpotFacts { sheet, column, record, block, .. } = spot;
        Self {
            sheet: sheet.clone(),
            cell: block.cell(),
            table: block.table(),
            paragraph: block.paragraph(),
            row: Some(block.number()).filter(|row| block.is_value() && 0 < *row),
            column_name: column.clone(),
            record: record.clone(),
        }
    }
}

impl<'a> JsonRelated<'a> {
    fn of(related: &'a RelatedLabel<'_>) -> Self {
        Self { location: JsonLocation::of(&related.location), message: &related.label }
    }
}

impl<'a> JsonFix<'a> {
    fn of(fix: &'a Fix<'_>) -> Self {
        let bytes = &fix.location.bytes;
        Self {
            applicability: "safe",
            edits: [JsonEdit {
                byte_start: bytes.start,
                byte_end: bytes.end,
                replacement: &fix.replacement,
            }],
        }
    }
}

impl<'a> JsonProblem<'a> {
    /// The problem in the form of the JSON reports.
    pub(crate) fn of(problem: &ShownProblem<'a>) -> Self {
        let start = problem.location.as_ref().map(|location| location.start);
        Self {
            rule: problem.rule,
            file: problem.file.clone(),
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            spot: problem
                .location
                .as_ref()
                .and_then(|location| location.spot.as_ref())
                .map(JsonSpot::of),
            message: problem.message.clone(),
            help: problem.help.clone(),
        }
    }
}

impl JsonSummary {
    fn of(summary: &Summary) -> Self {
        Self {
            posts: summary.posts,
            posts_with_findings: summary.posts_with_findings,
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
            fixable: summary.fixable,
            mended: summary.fixed,
            known: summary.in_baseline,
            problems: summary.problems,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_act_on_a_terminal_are_escaped() {
        assert_eq!(json(&"a\u{202e}b\u{9b}\u{e6}"), "\"a\\u202eb\\u009bæ\"");
        assert_eq!(json(&"::a ##[b] ## c"), "\"::a #\\u0023[b] ## c\"");
    }
}
