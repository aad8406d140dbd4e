//! `--fix`, `--diff` and `--baseline`: what happens to findings besides being
//! told.

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    io::{self, Write},
    path::Path,
    sync::Arc,
};

use serde::Deserialize;
use similar::TextDiff;

use super::Stop;
use crate::{finding::Finding, output::masked, source::Problem};

/// A replacement of bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileEdit {
    path: Arc<str>,
    start: usize,
    end: usize,
    written: String,
    replacement: String,
}

impl FileEdit {
    /// The edit that mends a finding, where there is a safe one.
    pub(super) fn of(finding: &Finding<'_>) -> Option<Self> {
        let edit = finding.fix.as_ref()?;
        Some(Self {
            path: finding.source.path().clone(),
            start: finding.source.byte_in_file(edit.span.start),
            end: finding.source.byte_in_file(edit.span.end),
            written: finding.source.slice(edit.span).to_owned(),
            replacement: edit.replacement.clone(),
        })
    }
}

/// Shows what would change, as a unified diff. A line beside it may hold
/// personal data.
pub(super) fn show(edits: &[FileEdit], out: &mut impl Write) -> Result<(), Stop> {
    for (path, edits) in by_file(edits) {
        let (before, after) = mended(path, &edits)?;
        let diff = TextDiff::from_lines(&before, &after);
        let diff = diff.unified_diff().context_radius(1).header(path, path).to_string();
        write!(out, "{}", masked(&diff))?;
    }
    Ok(())
}

/// Changes the files, each in one step, so that none is ever half written.
pub(super) fn write(edits: &[FileEdit]) -> Result<(), Stop> {
    for (path, edits) in by_file(edits) {
        let (_, after) = mended(path, &edits)?;
        replace(Path::new(path), &after).map_err(|error| {
            Problem::in_file(
                path,
                (format!("cannot be written: {error}"), format!("kan ikke skrives: {error}")),
            )
        })?;
    }
    Ok(())
}

/// Replaces a file in one step; it keeps its permissions.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

fn by_file(edits: &[FileEdit]) -> BTreeMap<&str, Vec<&FileEdit>> {
    let mut files: BTreeMap<&str, Vec<&FileEdit>> = BTreeMap::new();
    for edit in edits {
        files.entry(&edit.path).or_default().push(edit);
    }
    files
}

/// A file before and after its edits.
fn mended(path: &str, edits: &[&FileEdit]) -> Result<(String, String), Stop> {
    let before = fs::read_to_string(path).map_err(|error| {
        Problem::in_file(
            path,
            (format!("cannot be mended: {error}"), format!("kan ikke rettes: {error}")),
        )
        .help((
            "only plain files are mended, no archives and no standard input",
            "kun almindelige filer bliver rettet, ikke arkiver eller standard input",
        ))
    })?;
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| edit.start);
    let mut after = before.clone();
    for edit in edits.iter().rev() {
        let stands = after.get(edit.start..edit.end) == Some(edit.written.as_str());
        if !stands {
            let message = (
                "has changed or is packed, so it was not mended",
                "er ændret i mellemtiden eller pakket og blev derfor ikke rettet",
            );
            return Err(Problem::in_file(path, message)
                .help(("check it once more", "se det efter en gang til"))
                .into());
        }
        after.replace_range(edit.start..edit.end, &edit.replacement);
    }
    Ok((before, after))
}

/// A report of an earlier run, as far as it is needed.
#[derive(Deserialize)]
struct Report {
    findings: Vec<Known>,
}

#[derive(Deserialize)]
struct Known {
    fingerprint: String,
}

/// The findings of an earlier `json` or `jsonl` report, by their fingerprints.
pub(super) fn baseline(path: &Path) -> Result<HashSet<String>, Stop> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| {
        Problem::in_file(
            name.clone(),
            (format!("cannot be read: {error}"), format!("kan ikke læses: {error}")),
        )
    })?;
    if let Ok(report) = serde_json::from_str::<Report>(&text) {
        return Ok(report.findings.into_iter().map(|known| known.fingerprint).collect());
    }
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let known = lines.map(|(line, number)| {
        serde_json::from_str::<Known>(line).map(|known| known.fingerprint).map_err(|error| {
            let message = (
                format!("line {number} is no finding: {error}"),
                format!("linje {number} er ikke et fund: {error}"),
            );
            Problem::in_file(name.clone(), message)
                .help((
                    "a baseline is a report that --format json or jsonl wrote",
                    "en baseline er en rapport skrevet med --format json eller jsonl",
                ))
                .into()
        })
    });
    known.collect()
}
