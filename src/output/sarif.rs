//! SARIF 2.1.0, a JSON format that code hosts and editors read.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    Diagnostic, Format, Run, Shown, ShownProblem,
    diagnostic::{Location, SpotFacts},
    json::json,
};
use crate::{
    finding::Summary,
    rulebook::{Rule, Severity},
};

/// The format `sarif`.
pub(super) const FORMAT: Format =
    Format { name: "sarif", by_post: false, head, findings, between: ",\n", tail };

/// The fingerprints of a finding: one for each version of the algorithm, so that the
/// algorithm can change, and `primaryLocationLineHash`, by which GitHub recognises a
/// finding in the next run.
fn fingerprints(diagnostic: &Diagnostic<'_>, run: &Run<'_>) -> BTreeMap<&'static str, String> {
    let fingerprint = diagnostic.fingerprint(run);
    [
        ("primaryLocationLineHash", format!("{fingerprint}:1")),
        ("tweetlint/v1", diagnostic.first_fingerprint()),
        ("tweetlint/v2", diagnostic.second_fingerprint(run)),
        ("tweetlint/v3", fingerprint),
    ]
    .into()
}

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
    id: Shown<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    short_description: Message<'a>,
    full_description: Message<'a>,
    help: Message<'a>,
    default_configuration: Configuration,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Message<'a> {
    text: Shown<'a>,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Properties<'a> {
    tags: Vec<Shown<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a Shown<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message<'a>,
    locations: [SarifLocation<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<SarifLocation<'a>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifLocation<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

/// The cell or paragraph in a file that is not a text file, as `Sheet!B7`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation<'a> {
    fully_qualified_name: Shown<'a>,
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
    description: Message<'a>,
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
    text: &'a Shown<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'a>>,
}

#[derive(Serialize)]
struct Notification<'a> {
    level: &'static str,
    message: Message<'a>,
    locations: [SarifLocation<'a>; 1],
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
        run.screen.language.tag()
    )
}

fn findings(group: &[Diagnostic<'_>], run: &Run<'_>, rendered: &mut Vec<u8>) {
    for diagnostic in group {
        rendered.extend_from_slice(json(&SarifResult::of(diagnostic, run)).as_bytes());
    }
}

fn tail(_: &Run<'_>, summary: &Summary, problems: &[ShownProblem<'_>]) -> String {
    let invocation = Invocation {
        execution_successful: problems.is_empty() && summary.problems == 0 && 0 < summary.posts,
        tool_execution_notifications: problems.iter().map(Notification::of).collect(),
    };
    format!("\n],\"invocations\":[{}]}}]}}\n", json(&invocation))
}

/// The name that SARIF has for a level.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a URI: `a/bl%C3%A5.yaml` for a relative path, `file:///a.yaml` for an
/// absolute one.
fn uri(path: &Shown<'_>) -> String {
    let path = path.text().replace('\\', "/");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encode =
        |byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let encoded: String = path.bytes().map(encode).collect();
    if path.starts_with('/') { format!("file://{encoded}") } else { encoded }
}

impl<'a> From<Shown<'a>> for Message<'a> {
    fn from(text: Shown<'a>) -> Self {
        Self { text }
    }
}

impl<'a> Descriptor<'a> {
    /// Describes the rule at `index` in the rulebook, with its level for accounts
    /// that the rulebook does not list.
    fn of(index: usize, run: &Run<'a>) -> Self {
        let rule = &run.rulebook.rules[index];
        let applied = run.rulebook.common.rules.iter().find(|applied| applied.rule_index == index);
        let severity = applied.map(|applied| applied.severity).or(rule.severity);
        let why = Shown::new(rule.why.get(run.screen.language));
        Self {
            id: Shown::new(&rule.id),
            help_uri: rule.url(),
            short_description: Shown::new(rule.title.get(run.screen.language)).into(),
            full_description: why.clone().into(),
            help: why.into(),
            default_configuration: Configuration {
                enabled: applied.is_some(),
                level: severity.map_or("warning", level),
            },
            properties: Properties { tags: tags(rule) },
        }
    }
}

/// The tags of a rule, without duplicates: its group and the keys of its basis.
fn tags(rule: &Rule) -> Vec<Shown<'_>> {
    let mut tags = vec![Shown::new(rule.group())];
    for source in rule.basis.iter().map(Shown::new) {
        if !tags.contains(&source) {
            tags.push(source);
        }
    }
    tags
}

impl<'a> SarifResult<'a> {
    fn of(diagnostic: &'a Diagnostic<'_>, run: &Run<'_>) -> Self {
        let rules = &run.rulebook.rules;
        Self {
            rule_id: &diagnostic.rule,
            rule_index: rules.iter().position(|rule| *rule.id == *diagnostic.rule.text()),
            level: level(diagnostic.severity),
            message: diagnostic.title_with_platforms().join(": ", &diagnostic.label).into(),
            locations: [SarifLocation::of(&diagnostic.location)],
            related_locations: related(diagnostic),
            partial_fingerprints: fingerprints(diagnostic, run),
            fixes: fix(diagnostic).into_iter().collect(),
        }
    }
}

fn fix<'a>(diagnostic: &'a Diagnostic<'_>) -> Option<Fix<'a>> {
    let fix = diagnostic.fix.as_ref()?;
    let replacement = Replacement {
        deleted_region: Region::of(&fix.location),
        inserted_content: Content { text: &fix.replacement },
    };
    let change = ArtifactChange {
        artifact_location: ArtifactLocation { uri: uri(&fix.location.file) },
        replacements: [replacement],
    };
    Some(Fix { description: diagnostic.title.clone().into(), artifact_changes: [change] })
}

fn related<'a>(diagnostic: &'a Diagnostic<'_>) -> Vec<SarifLocation<'a>> {
    let numbered = diagnostic.related.iter().zip(1..);
    let location =
        |(related, id): (&'a super::diagnostic::RelatedLabel<'_>, usize)| SarifLocation {
            id: Some(id),
            message: Some(related.label.clone().into()),
            ..SarifLocation::of(&related.location)
        };
    numbered.map(location).collect()
}

impl SarifLocation<'_> {
    fn new(path: &Shown<'_>, region: Option<Region>) -> Self {
        let artifact_location = ArtifactLocation { uri: uri(path) };
        let physical_location = PhysicalLocation { artifact_location, region };
        let logical_locations = Vec::new();
        Self { id: None, physical_location, logical_locations, message: None }
    }

    fn of(location: &Location<'_>) -> Self {
        let logical_locations = location.spot.iter().map(LogicalLocation::of).collect();
        Self { logical_locations, ..Self::new(&location.file, Some(Region::of(location))) }
    }
}

impl LogicalLocation<'_> {
    fn of(spot: &SpotFacts<'_>) -> Self {
        let sheet = spot.sheet.as_ref().map_or("", Shown::text);
        let number = spot.block.number().to_string();
        let value = spot.column.as_ref().map(|column| format!("{}!{number}", column.text()));
        let record = spot.record.as_ref().map(|record| record.text().to_owned());
        let block = spot.block.cell().or(value).or(record).unwrap_or(number);
        let table = spot.block.table().map(|table| format!("{table}!"));
        let name = match sheet {
            "" => format!("{}{block}", table.unwrap_or_default()),
            sheet => format!("{sheet}!{block}"),
        };
        Self { fully_qualified_name: Shown::new(name) }
    }
}

impl Region {
    fn of(Location { start, end, bytes, .. }: &Location<'_>) -> Self {
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: bytes.start,
            byte_length: bytes.len(),
        }
    }
}

impl Notification<'_> {
    fn of(problem: &ShownProblem<'_>) -> Self {
        let location = match &problem.location {
            Some(location) => SarifLocation::of(location),
            None => SarifLocation::new(&problem.file, None),
        };
        Self { level: "error", message: problem.in_one().into(), locations: [location] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        let uri = |path: &str| uri(&Shown::new(path));
        assert_eq!(uri("udkast/blå bær.yaml"), "udkast/bl%C3%A5%20b%C3%A6r.yaml");
        assert_eq!(uri("/tmp/a#b%.csv"), "file:///tmp/a%23b%25.csv");
        assert_eq!(uri(r"a\b"), "a/b");
    }
}
