//! `--baseline`: leaves out of a report what an earlier report contains.

use std::{collections::HashSet, fs, path::Path, sync::Arc};

use serde::Deserialize;

use super::{Failure, secret::secret_in};
use crate::{
    finding::{Finding, FingerprintKey, Summary},
    input::{json_mistake, unreadable},
    message::Message,
    source::Problem,
};

/// The environment variable with the secret for fingerprints of personal data.
const KEY: &str = "TWEETLINT_BASELINE_KEY";

/// The number of hexadecimal digits of a fingerprint of the first version. Later
/// fingerprints are longer.
const FIRST_LENGTH: usize = 16;

/// The rule that finds personal numbers (CPR).
const PERSONAL_NUMBER: &str = "privacy/cpr";

/// An earlier report, by whose fingerprints known findings are recognised.
#[derive(Debug, Default)]
pub(super) struct Baseline {
    fingerprints: HashSet<String>,
    /// Whether some of the fingerprints are of the first version.
    has_first: bool,
    /// Whether the report has a finding of a personal number.
    has_personal: bool,
    /// The name of the report file.
    name: Arc<str>,
}

/// The fields of an earlier `json` report that a baseline needs.
#[derive(Deserialize)]
struct Report {
    findings: Vec<Known>,
    /// The fingerprints of findings that the earlier report left out, because they
    /// were in the baseline of that run.
    #[serde(default)]
    known: Vec<String>,
}

#[derive(Deserialize)]
struct Known {
    fingerprint: String,
    #[serde(default)]
    rule: String,
}

/// The key for fingerprints of personal data, from the environment; `None` if the
/// variable is not set. A secret that is too short is a problem.
pub(super) fn secret_key() -> Result<Option<FingerprintKey>, Problem> {
    Ok(secret_in(KEY, "baseline-key-short-help")?.as_deref().map(FingerprintKey::of))
}

impl Baseline {
    /// Reads an earlier `json` or `jsonl` report.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let name: Arc<str> = path.display().to_string().into();
        let bytes = fs::read(path).map_err(|error| unreadable(&name, &error))?;
        // Invalid UTF-8 may be in any text but a fingerprint, and only these count.
        let text = String::from_utf8_lossy(&bytes);
        let report = match serde_json::from_str::<Report>(&text) {
            Ok(report) => report,
            Err(_) => Report { findings: lines(&text, &name)?, known: Vec::new() },
        };
        let has_personal = report.findings.iter().any(|known| known.rule == PERSONAL_NUMBER);
        let found = report.findings.into_iter().map(|known| known.fingerprint);
        let fingerprints: HashSet<String> = found.chain(report.known).collect();
        let has_first = fingerprints.iter().any(|known| known.len() == FIRST_LENGTH);
        Ok(Self { fingerprints, has_first, has_personal, name })
    }

    /// Removes the findings that are in the baseline from `findings`, and counts
    /// them.
    pub(super) fn take(
        &self,
        findings: &mut Vec<Finding<'_>>,
        key: Option<&FingerprintKey>,
    ) -> Summary {
        let mut summary = Summary::default();
        if self.fingerprints.is_empty() {
            return summary;
        }
        findings.retain(|finding| {
            let fingerprint = self.fingerprint_of(finding, key);
            summary.in_baseline += usize::from(fingerprint.is_some());
            let is_new = fingerprint.is_none();
            summary.baseline_fingerprints.extend(fingerprint);
            is_new
        });
        summary
    }

    /// The fingerprint of a finding, if the baseline contains the finding; `None` if
    /// the finding is new, or if its fingerprint is not unique.
    fn fingerprint_of(
        &self,
        finding: &Finding<'_>,
        key: Option<&FingerprintKey>,
    ) -> Option<String> {
        if !finding.is_recognizable(key) {
            return None;
        }
        let fingerprint = finding.fingerprint(key);
        if self.fingerprints.contains(&fingerprint) {
            return Some(fingerprint);
        }
        let is_old = self.has_first
            && finding.has_first_fingerprint()
            && self.fingerprints.contains(&finding.first_fingerprint());
        is_old.then_some(fingerprint)
    }

    /// Notes on findings that would be reported again although the baseline contains them: in
    /// posts without an id, if it has fingerprints of the first version, and about personal
    /// numbers, if there is no secret.
    pub(super) fn notes(&self, key: Option<&FingerprintKey>) -> Vec<Problem> {
        let note = |message, help| Problem::in_file(self.name.clone(), message).help(help);
        let old = self
            .has_first
            .then(|| note(Message::new("baseline-old"), Message::new("baseline-old-help")));
        let personal = (self.has_personal && key.is_none()).then(|| {
            let help = Message::new("baseline-personal-help").with("variable", KEY);
            note(Message::new("baseline-personal"), help)
        });
        old.into_iter().chain(personal).collect()
    }
}

/// Parses a `jsonl` report, which has one finding per line.
fn lines(text: &str, name: &Arc<str>) -> Result<Vec<Known>, Failure> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let known = lines.map(|(line, number): (&str, usize)| {
        serde_json::from_str::<Known>(line).map_err(|error| {
            let message = Message::new("report-baseline-invalid")
                .with("line", number)
                .with("error", json_mistake(&error));
            Problem::in_file(name.clone(), message)
                .help(Message::new("report-baseline-invalid-help"))
                .into()
        })
    });
    known.collect()
}
