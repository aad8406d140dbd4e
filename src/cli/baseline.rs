//! `--baseline`: reads the fingerprints of an earlier report. `check/plan.rs` leaves
//! out the findings that have them.

use std::{collections::HashSet, fs, path::Path};

use serde::Deserialize;

use super::Failure;
use crate::{input::json_mistake, message::Message, source::Problem};

/// The fields of an earlier report that are needed.
#[derive(Deserialize)]
struct Report {
    findings: Vec<Known>,
}

#[derive(Deserialize)]
struct Known {
    fingerprint: String,
}

/// Reads the fingerprints of the findings in an earlier `json` or `jsonl` report.
pub(super) fn fingerprints(path: &Path) -> Result<HashSet<String>, Failure> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| {
        let message = Message::new("report-baseline-unreadable").with("error", &error);
        Problem::in_file(name.clone(), message)
    })?;
    if let Ok(report) = serde_json::from_str::<Report>(&text) {
        return Ok(report.findings.into_iter().map(|known| known.fingerprint).collect());
    }
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let known = lines.map(|(line, number): (&str, usize)| {
        serde_json::from_str::<Known>(line).map(|known| known.fingerprint).map_err(|error| {
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
