//! `--fix`, `--diff` and `--baseline`: what happens to findings besides being
//! told.

use std::{
    collections::{BTreeMap, HashSet},
    fs::{self, File},
    io::{self, IsTerminal, Read, Seek, SeekFrom, Write},
    path::Path,
    sync::Arc,
};

use serde::Deserialize;
use similar::TextDiff;

use super::Failure;
use crate::{
    finding::Finding,
    output::{masked, visible},
    source::{At, Problem},
};

/// What is to be mended, and the files that cannot be.
#[derive(Debug, Default)]
pub(super) struct Mending {
    edits: Vec<FileEdit>,
    refused: BTreeMap<Arc<str>, Problem>,
}

/// A replacement of bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FileEdit {
    path: Arc<str>,
    start: usize,
    end: usize,
    written: String,
    replacement: String,
}

impl Mending {
    /// Takes what can be mended out of the findings of a part. What stands in no
    /// plain file stays among them, without its fix.
    pub(super) fn take(&mut self, findings: &mut Vec<Finding<'_>>) {
        let Some(first) = findings.iter().find(|finding| finding.fix.is_some()) else { return };
        let path = first.source.path().clone();
        let mut file = plain_file(&path);
        findings.retain_mut(|finding| {
            let Some(edit) = FileEdit::of(finding) else { return true };
            let stands = match &mut file {
                Ok(file) => edit.stands_in(file).map_err(|error| unmendable(&path, &error)),
                Err(error) => Err(unmendable(&path, error)),
            };
            match stands {
                Ok(true) => {
                    self.edits.push(edit);
                    return false;
                }
                Ok(false) => self.refuse(changed(&path)),
                Err(problem) => self.refuse(problem),
            }
            finding.fix = None;
            true
        });
    }

    /// Adds what came of another part.
    pub(super) fn extend(&mut self, other: Self) {
        self.edits.extend(other.edits);
        other.refused.into_values().for_each(|problem| self.refuse(problem));
    }

    /// How much there is to mend.
    pub(super) fn len(&self) -> usize {
        self.edits.len()
    }

    /// The files that could not be mended.
    pub(super) fn into_problems(self) -> impl Iterator<Item = Problem> {
        self.refused.into_values()
    }

    /// Shows what would change, as a unified diff. A line beside it may hold
    /// personal data, and signs that act on a terminal.
    pub(super) fn show(&mut self, out: &mut (impl Write + IsTerminal)) -> io::Result<()> {
        for (path, edits) in by_file(&self.edits) {
            let (before, after) = match mended(&path, &edits) {
                Ok(texts) => texts.map(|text| String::from_utf8_lossy(&text).into_owned()).into(),
                Err(problem) => {
                    self.refuse(problem);
                    continue;
                }
            };
            let diff = TextDiff::from_lines(&before, &after);
            let diff = diff.unified_diff().context_radius(1).header(&path, &path).to_string();
            let diff = masked(&diff);
            // Elsewhere it stays a patch.
            if out.is_terminal() {
                diff.lines().try_for_each(|line| writeln!(out, "{}", visible(line)))?;
            } else {
                write!(out, "{diff}")?;
            }
        }
        Ok(())
    }

    /// Changes the files, each in one step, so that none is ever half written;
    /// tells how many findings are mended. A file that fails stops no other.
    pub(super) fn write(&mut self) -> usize {
        let mut count = 0;
        for (path, edits) in by_file(&self.edits) {
            let written = mended(&path, &edits).and_then(|[_, after]| {
                replace(Path::new(&*path), after).map_err(|error| unwritable(&path, &error))
            });
            match written {
                Ok(()) => count += edits.len(),
                Err(problem) => self.refuse(problem),
            }
        }
        count
    }

    /// Notes that a file cannot be mended, once.
    fn refuse(&mut self, problem: Problem) {
        let At::File(path) = &problem.at else { return };
        self.refused.entry(path.clone()).or_insert(problem);
    }
}

impl FileEdit {
    /// The edit that mends a finding, where there is a safe one.
    fn of(finding: &Finding<'_>) -> Option<Self> {
        let edit = finding.fix.as_ref()?;
        Some(Self {
            path: finding.source.path().clone(),
            start: finding.source.byte_in_file(edit.span.start),
            end: finding.source.byte_in_file(edit.span.end),
            written: finding.source.slice(edit.span).to_owned(),
            replacement: edit.replacement.clone(),
        })
    }

    /// Whether the file has these bytes at this place: a packed one has not.
    fn stands_in(&self, file: &mut File) -> io::Result<bool> {
        let mut found = Vec::new();
        file.seek(SeekFrom::Start(self.start as u64))?;
        file.take(self.written.len() as u64).read_to_end(&mut found)?;
        Ok(found == self.written.as_bytes())
    }
}

/// Replaces a file in one step; it keeps its permissions. Of a link it is the
/// file that the link leads to.
pub(super) fn replace(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    let path = &fs::canonicalize(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(text.as_ref())?;
    file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// A file that can be read and replaced.
fn plain_file(path: &str) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::NotSeekable.into()) }
}

/// The edits of each file in the order of its bytes, each once.
fn by_file(edits: &[FileEdit]) -> BTreeMap<Arc<str>, Vec<FileEdit>> {
    let mut files: BTreeMap<Arc<str>, Vec<FileEdit>> = BTreeMap::new();
    for edit in edits {
        files.entry(edit.path.clone()).or_default().push(edit.clone());
    }
    for edits in files.values_mut() {
        edits.sort_by_key(|edit| edit.start);
        edits.dedup();
    }
    files
}

/// A file before and after its edits.
fn mended(path: &Arc<str>, edits: &[FileEdit]) -> Result<[Vec<u8>; 2], Problem> {
    let before = fs::read(&**path).map_err(|error| unmendable(path, &error))?;
    let mut after = before.clone();
    for edit in edits.iter().rev() {
        if after.get(edit.start..edit.end) != Some(edit.written.as_bytes()) {
            return Err(changed(path));
        }
        after.splice(edit.start..edit.end, edit.replacement.bytes());
    }
    Ok([before, after])
}

fn unmendable(path: &Arc<str>, error: &io::Error) -> Problem {
    let message = (format!("cannot be mended: {error}"), format!("kan ikke rettes: {error}"));
    Problem::in_file(path.clone(), message).help((
        "only plain files are mended, no archives and no standard input",
        "kun almindelige filer bliver rettet, ikke arkiver eller standard input",
    ))
}

fn unwritable(path: &Arc<str>, error: &io::Error) -> Problem {
    let message = (format!("cannot be written: {error}"), format!("kan ikke skrives: {error}"));
    Problem::in_file(path.clone(), message).help((
        "it stays as it was; see whether you may write to it and its folder",
        "den er, som den var; se efter, om du må skrive i den og dens mappe",
    ))
}

fn changed(path: &Arc<str>) -> Problem {
    let message = (
        "has changed or is packed, so it was not mended",
        "er ændret i mellemtiden eller pakket og blev derfor ikke rettet",
    );
    Problem::in_file(path.clone(), message)
        .help(("unpack it, or check it once more", "pak den ud, eller se den efter en gang til"))
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
pub(super) fn baseline(path: &Path) -> Result<HashSet<String>, Failure> {
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
