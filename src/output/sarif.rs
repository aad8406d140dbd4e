//! SARIF 2.1.0, which code hosts and editors read.

use serde::Serialize;

use super::{Format, Run, found, json::json, mask};
use crate::{
    check::RelatedPlace,
    finding::{Finding, Summary},
    language::Language,
    rulebook::{Rule, Severity},
    source::{At, Place, Problem, Source, Span},
};

/// The format.
pub(super) const FORMAT: Format = Format { name: "sarif", head, finding, between: ",\n", tail };

/// Names the way a fingerprint is made, so that it may change.
const FINGERPRINT: &str = "tweetlint/v1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    short_description: Message,
    full_description: Message,
    help: Message,
    default_configuration: Configuration,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Properties<'a> {
    tags: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [SarifLocation; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<SarifLocation>,
    partial_fingerprints: std::collections::BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Message,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation,
    replacements: [Replacement<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Content<'a>,
}

#[derive(Serialize)]
struct Content<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    locations: [SarifLocation; 1],
}

fn head(run: &Run<'_>) -> String {
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: (0..run.rulebook.rules.len()).map(|index| Descriptor::of(index, run)).collect(),
    };
    format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\
         \"runs\":[{{\"tool\":{{\"driver\":{}}},\"language\":\"{}\",\
         \"columnKind\":\"unicodeCodePoints\",\"results\":[\n",
        json(&driver),
        run.language.tag()
    )
}

fn finding(finding: &Finding<'_>, run: &Run<'_>, rendered: &mut Vec<u8>) {
    rendered.extend_from_slice(json(&SarifResult::of(finding, run)).as_bytes());
}

fn tail(run: &Run<'_>, summary: &Summary, problems: &[Problem]) -> String {
    let notification = |problem| Notification::of(problem, run.language);
    let invocation = Invocation {
        execution_successful: problems.is_empty() && summary.problems == 0 && 0 < summary.posts,
        tool_execution_notifications: problems.iter().map(notification).collect(),
    };
    format!("\n],\"invocations\":[{}]}}]}}\n", json(&invocation))
}

/// What SARIF calls a severity.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a relative reference, or a URI where it is absolute.
fn uri(path: &str) -> String {
    let path = mask::anywhere(path).replace('\\', "/");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encode =
        |byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let encoded: String = path.bytes().map(encode).collect();
    if path.starts_with('/') { format!("file://{encoded}") } else { encoded }
}

impl From<&str> for Message {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned() }
    }
}

impl<'a> Descriptor<'a> {
    /// The rule of this number, at the level it has for accounts not listed.
    fn of(index: usize, run: &Run<'a>) -> Self {
        let rule = &run.rulebook.rules[index];
        let applied = run.rulebook.common.rules.iter().find(|applied| applied.rule == index);
        let severity = applied.map(|applied| applied.severity).or(rule.severity);
        let why = rule.why.get(run.language);
        Self {
            id: &rule.id,
            short_description: rule.title.get(run.language).into(),
            full_description: why.into(),
            help: why.into(),
            default_configuration: Configuration {
                enabled: applied.is_some(),
                level: severity.map_or("warning", level),
            },
            properties: Properties { tags: tags(rule) },
        }
    }
}

/// The group of a rule and the keys of its sources, each once.
fn tags(rule: &Rule) -> Vec<&str> {
    let mut tags = vec![rule.group()];
    for source in &rule.basis {
        if !tags.contains(&source.as_str()) {
            tags.push(source);
        }
    }
    tags
}

impl<'a> SarifResult<'a> {
    fn of(finding: &'a Finding<'_>, run: &Run<'_>) -> Self {
        let rule = finding.rule;
        let title = rule.title.get(run.language);
        let message = format!("{title}: {}", found(finding, run));
        Self {
            rule_id: &rule.id,
            rule_index: run.rulebook.rules.iter().position(|other| other.id == rule.id),
            level: level(finding.severity),
            message: Message { text: message },
            locations: [SarifLocation::of(finding.source, finding.span)],
            related_locations: related(finding, run),
            partial_fingerprints: [(FINGERPRINT, finding.fingerprint())].into(),
            fixes: mask::fix(finding)
                .map(|edit| Fix {
                    description: title.into(),
                    artifact_changes: [ArtifactChange {
                        artifact_location: ArtifactLocation { uri: uri(finding.source.path()) },
                        replacements: [Replacement {
                            deleted_region: Region::of(finding.source, edit.span),
                            inserted_content: Content { text: &edit.replacement },
                        }],
                    }],
                })
                .into_iter()
                .collect(),
        }
    }
}

fn related(finding: &Finding<'_>, run: &Run<'_>) -> Vec<SarifLocation> {
    let numbered = finding.related.iter().zip(1..);
    let location = |(related, id): (&crate::check::Related, usize)| {
        let location = match &related.at {
            RelatedPlace::Register(place) => SarifLocation::at(place),
            RelatedPlace::Text(range) => {
                SarifLocation::of(finding.source, finding.post.text.locate(range.clone()))
            }
        };
        let text = mask::message(&related.found.get(run.language), finding);
        SarifLocation { id: Some(id), message: Some(Message { text }), ..location }
    };
    numbered.map(location).collect()
}

impl SarifLocation {
    fn new(path: &str, region: Option<Region>) -> Self {
        let artifact_location = ArtifactLocation { uri: uri(path) };
        let physical_location = PhysicalLocation { artifact_location, region };
        Self { id: None, physical_location, message: None }
    }

    fn of(source: &Source, span: Span) -> Self {
        Self::new(source.path(), Some(Region::of(source, span)))
    }

    fn at(place: &Place) -> Self {
        let region = Region {
            start_line: place.start.line,
            start_column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
            byte_offset: place.bytes.start,
            byte_length: place.bytes.len(),
        };
        Self::new(&place.path, Some(region))
    }
}

impl Region {
    fn of(source: &Source, span: Span) -> Self {
        let (start, end) = (source.position(span.start), source.position(span.end));
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: source.byte_in_file(span.start),
            byte_length: span.len(),
        }
    }
}

impl Notification {
    fn of(problem: &Problem, language: Language) -> Self {
        let location = match &problem.at {
            At::File(path) => SarifLocation::new(path, None),
            At::Place(place) => SarifLocation::at(place),
        };
        let text = mask::anywhere(&problem.in_one(language)).into_owned();
        Self { level: "error", message: Message { text }, locations: [location] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("udkast/blå bær.yaml"), "udkast/bl%C3%A5%20b%C3%A6r.yaml");
        assert_eq!(uri("/tmp/a#b%.csv"), "file:///tmp/a%23b%25.csv");
        assert_eq!(uri(r"a\b"), "a/b");
    }
}
