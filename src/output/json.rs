//! The reports for other programs. Their shape is a promise: fields may be
//! added, never renamed or removed, and the types here are not the program's
//! own, so that those stay free to change.

use std::{borrow::Cow, ops::Range};

use serde::Serialize;

use super::{Format, Run, found, mask, nothing, words};
use crate::{
    check::{Related, RelatedPlace},
    finding::{Edit, Finding, Summary},
    language::Language,
    rulebook::LevelFrom,
    source::{At, FixedRule, Place, Problem, Source, Span},
};

/// One object for the whole run.
pub(super) const FORMAT: Format = Format { name: "json", head, finding, between: ",\n", tail };

/// One object a line and finding, and nothing else.
pub(super) const LINES: Format =
    Format { name: "jsonl", head: nothing, finding: line, between: "", tail: no_tail };

/// Changes when a field is renamed or removed.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'a str,
    severity: &'a str,
    level_from: JsonLevelFrom<'a>,
    title: &'a str,
    found: String,
    help: &'a str,
    fingerprint: String,
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
    Profile { name: &'a str },
    Rulebook { file: Cow<'a, str>, line: usize, column: usize },
}

#[derive(Serialize)]
struct JsonPost<'a> {
    id: Cow<'a, str>,
    account: Cow<'a, str>,
    time: Option<String>,
    platform: &'a str,
}

#[derive(Serialize)]
struct JsonLocation<'a> {
    file: Cow<'a, str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
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
    message: String,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    applicability: &'a str,
    edits: [JsonEdit<'a>; 1],
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    byte_start: usize,
    byte_end: usize,
    replacement: &'a str,
}

/// What does not read.
#[derive(Serialize)]
pub(crate) struct JsonProblem<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    file: Cow<'a, str>,
    line: Option<usize>,
    column: Option<usize>,
    message: Cow<'a, str>,
    help: Option<Cow<'a, str>>,
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

fn finding(finding: &Finding<'_>, run: &Run<'_>, rendered: &mut Vec<u8>) {
    rendered.extend_from_slice(json(&JsonFinding::of(finding, run)).as_bytes());
}

fn line(one: &Finding<'_>, run: &Run<'_>, rendered: &mut Vec<u8>) {
    finding(one, run, rendered);
    rendered.push(b'\n');
}

fn tail(run: &Run<'_>, summary: &Summary, problems: &[Problem]) -> String {
    let problem = |problem| JsonProblem::of(problem, run.language);
    let problems: Vec<JsonProblem<'_>> = problems.iter().map(problem).collect();
    let summary = JsonSummary::of(summary);
    format!("\n],\"problems\":{},\"summary\":{}}}\n", json(&problems), json(&summary))
}

fn no_tail(_: &Run<'_>, _: &Summary, _: &[Problem]) -> String {
    String::new()
}

/// Also for the other formats that are JSON. Signs that would steer a terminal
/// or turn its text around are escaped, which changes no value.
pub(crate) fn json(value: &impl Serialize) -> String {
    let text =
        serde_json::to_string(value).expect("the types of a report are plain text and numbers");
    let steers = |sign: char| words::visible_sign(sign) != sign;
    if !text.contains(steers) {
        return text;
    }
    let escape = |sign: char| {
        if steers(sign) { format!("\\u{:04x}", u32::from(sign)) } else { sign.to_string() }
    };
    text.chars().map(escape).collect()
}

impl<'a> JsonFinding<'a> {
    fn of(finding: &'a Finding<'_>, run: &Run<'_>) -> Self {
        let fix = mask::fix(finding).map(JsonFix::of_source(finding.source));
        Self {
            rule: &finding.rule.id,
            severity: finding.severity.name(),
            level_from: JsonLevelFrom::of(finding.level_from),
            title: finding.rule.title.get(run.language),
            found: found(finding, run),
            help: finding.rule.why.get(run.language),
            fingerprint: finding.fingerprint(),
            post: JsonPost {
                id: mask::id(finding.post),
                account: mask::anywhere(&finding.post.account),
                time: finding.post.time.map(|time| time.to_string()),
                platform: finding.post.platform.name(),
            },
            location: JsonLocation::of(finding.source, finding.span),
            text_span: finding.text_span.clone().map(JsonTextSpan::of),
            related: finding.related.iter().map(JsonRelated::of(finding, run)).collect(),
            fix,
        }
    }
}

impl<'a> JsonLevelFrom<'a> {
    fn of(level_from: &'a LevelFrom) -> Self {
        match level_from {
            LevelFrom::Rule => Self::Rule,
            LevelFrom::Profile(name) => Self::Profile { name },
            LevelFrom::Rulebook(place) => {
                let (line, column) = (place.start.line, place.start.column);
                Self::Rulebook { file: mask::anywhere(&place.path), line, column }
            }
        }
    }
}

impl<'a> JsonLocation<'a> {
    fn of(source: &'a Source, span: Span) -> Self {
        let (start, end) = (source.position(span.start), source.position(span.end));
        Self {
            file: mask::anywhere(source.path()),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_start: source.byte_in_file(span.start),
            byte_end: source.byte_in_file(span.end),
        }
    }

    fn at(place: &'a Place) -> Self {
        Self {
            file: mask::anywhere(&place.path),
            line: place.start.line,
            column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
            byte_start: place.bytes.start,
            byte_end: place.bytes.end,
        }
    }
}

impl JsonTextSpan {
    fn of(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl<'a> JsonRelated<'a> {
    fn of(finding: &'a Finding<'_>, run: &Run<'_>) -> impl Fn(&'a Related) -> Self {
        move |related| Self {
            location: match &related.at {
                RelatedPlace::Register(place) => JsonLocation::at(place),
                RelatedPlace::Text(range) => {
                    JsonLocation::of(finding.source, finding.post.text.locate(range.clone()))
                }
            },
            message: mask::message(&related.found.get(run.language), finding),
        }
    }
}

impl<'a> JsonFix<'a> {
    fn of_source(source: &Source) -> impl Fn(&'a Edit) -> Self {
        move |edit| Self {
            applicability: "safe",
            edits: [JsonEdit {
                byte_start: source.byte_in_file(edit.span.start),
                byte_end: source.byte_in_file(edit.span.end),
                replacement: &edit.replacement,
            }],
        }
    }
}

impl<'a> JsonProblem<'a> {
    /// A problem, in words that may be shown.
    pub(crate) fn of(problem: &'a Problem, language: Language) -> Self {
        let (file, start) = match &problem.at {
            At::File(path) => (path, None),
            At::Place(place) => (&place.path, Some(place.start)),
        };
        Self {
            rule: problem.rule.map(FixedRule::id),
            file: mask::anywhere(file),
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            message: mask::anywhere(&problem.message.get(language)).into_owned().into(),
            help: problem
                .help
                .as_ref()
                .map(|help| mask::anywhere(&help.get(language)).into_owned().into()),
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
            mended: summary.mended,
            known: summary.known,
            problems: summary.problems,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_steer_a_terminal_are_escaped() {
        assert_eq!(json(&"a\u{202e}b\u{9b}\u{e6}"), "\"a\\u202eb\\u009bæ\"");
    }
}
