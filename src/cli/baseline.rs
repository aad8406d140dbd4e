//! `--baseline`: leaves out of a report what an earlier report contains.

use std::{
    collections::{HashMap, HashSet},
    env,
    fs::File,
    io::Read as _,
    path::Path,
    sync::Arc,
};

use serde::Deserialize;

use super::{Failure, secret::secret_in};
use crate::{
    finding::{BaseFolder, Finding, FingerprintBasis, FingerprintKey, KnownFinding, Summary},
    input::{json_mistake, unreadable},
    message::Message,
    rulebook::{Layers, repository_of},
    source::Problem,
};

/// The environment variable with the secret for fingerprints of personal data.
const KEY: &str = "TWEETLINT_BASELINE_KEY";

/// The number of hexadecimal digits of a fingerprint of the first version. Later
/// fingerprints are longer.
const FIRST_LENGTH: usize = 16;

/// The rule that finds personal numbers (CPR).
const PERSONAL_NUMBER: &str = "privacy/cpr";

/// The most MiB of a baseline.
const MOST: usize = 512;

/// An earlier report, by whose fingerprints known findings are recognised.
#[derive(Debug, Default)]
pub(super) struct Baseline {
    fingerprints: HashSet<String>,
    /// The hashes of the texts of findings whose files are there no more.
    moved: HashSet<String>,
    /// The fingerprints of older versions, each with the files of its findings. They do not
    /// tell files apart themselves.
    older: HashMap<String, Vec<OlderFile>>,
    /// Whether some of the fingerprints are of the first version.
    has_first: bool,
    /// Whether the report has a finding of a personal number.
    has_personal: bool,
    /// The name of the report file.
    name: Arc<str>,
}

/// The file of a finding in a report of an older version.
#[derive(Debug)]
enum OlderFile {
    /// The report does not name the file.
    Unknown,
    /// The name of the file.
    Named(String),
    /// The name of a file outside the base folder that is not there: perhaps a file of the
    /// base folder, on another machine.
    Elsewhere(String),
}

/// The fields of an earlier `json` report that a baseline needs.
#[derive(Deserialize)]
struct Report {
    findings: Vec<Known>,
    /// The fingerprints of findings that the earlier report left out, because they
    /// were in the baseline of that run.
    #[serde(default)]
    known: Vec<String>,
    /// The same findings with what older versions did not write.
    #[serde(default)]
    known_findings: Vec<Known>,
}

#[derive(Deserialize)]
struct Known {
    fingerprint: String,
    #[serde(default)]
    rule: String,
    identity: Option<KnownIdentity>,
    location: Option<KnownLocation>,
}

#[derive(Deserialize)]
struct KnownIdentity {
    file: String,
    text: String,
}

#[derive(Deserialize)]
struct KnownLocation {
    file: String,
}

/// The folder at which the names of files in fingerprints begin: that of the repository,
/// else that of the rulebook, else the working folder.
pub(super) fn base_folder(layers: &Layers) -> BaseFolder {
    let working = env::current_dir().unwrap_or_default();
    let rulebook = layers.path().and_then(Path::parent).map(|folder| working.join(folder));
    let rulebook = rulebook.filter(|folder| working.starts_with(folder));
    let base = repository_of(&working).or(rulebook.as_deref()).unwrap_or(&working);
    BaseFolder::new(base, &working)
}

/// The key for fingerprints of personal data, from the environment; `None` if the
/// variable is not set. A secret that is too short is a problem.
pub(super) fn secret_key() -> Result<Option<FingerprintKey>, Problem> {
    Ok(secret_in(KEY, "baseline-key-short-help")?.as_deref().map(FingerprintKey::of))
}

impl Baseline {
    /// Reads an earlier `json` or `jsonl` report.
    pub(super) fn read(path: &Path, folder: &BaseFolder) -> Result<Self, Failure> {
        let name: Arc<str> = path.display().to_string().into();
        let bytes = bytes(path, &name)?;
        // Invalid UTF-8 may be in any text but a fingerprint, and only these count.
        let text = String::from_utf8_lossy(&bytes);
        let report = match serde_json::from_str::<Report>(&text) {
            Ok(report) => report,
            Err(_) => Report {
                findings: lines(&text, &name)?,
                known: Vec::new(),
                known_findings: Vec::new(),
            },
        };
        let mut baseline = Self { name, ..Self::default() };
        let mut are_there = HashMap::new();
        for known in report.findings.into_iter().chain(report.known_findings) {
            baseline.add(known, folder, &mut are_there);
        }
        for fingerprint in report.known {
            if !baseline.fingerprints.contains(&fingerprint) {
                baseline.add_older(fingerprint, OlderFile::Unknown);
            }
        }
        Ok(baseline)
    }

    /// Adds a finding of the report. `are_there` remembers which files are still there.
    fn add(&mut self, known: Known, folder: &BaseFolder, are_there: &mut HashMap<String, bool>) {
        self.has_personal |= known.rule == PERSONAL_NUMBER;
        let mut is_there =
            |name: &str| *are_there.entry(name.to_owned()).or_insert_with(|| folder.contains(name));
        if let Some(identity) = known.identity {
            if !is_there(&identity.file) {
                self.moved.insert(identity.text);
            }
            self.fingerprints.insert(known.fingerprint);
            return;
        }
        let file = known.location.map(|location| folder.name_of(&location.file).into_owned());
        let file = match file {
            None => OlderFile::Unknown,
            Some(name) if name.starts_with("../") && !is_there(&name) => OlderFile::Elsewhere(name),
            Some(name) => OlderFile::Named(name),
        };
        self.add_older(known.fingerprint, file);
    }

    /// Adds a finding that an older version wrote, or one whose file has a name that no report
    /// shows.
    fn add_older(&mut self, fingerprint: String, file: OlderFile) {
        self.has_first |= fingerprint.len() == FIRST_LENGTH;
        self.fingerprints.insert(fingerprint.clone());
        self.older.entry(fingerprint).or_default().push(file);
    }

    /// Removes the findings that are in the baseline from `findings`, and counts
    /// them.
    pub(super) fn take(
        &self,
        findings: &mut Vec<Finding<'_>>,
        basis: FingerprintBasis<'_>,
    ) -> Summary {
        let mut summary = Summary::default();
        if self.fingerprints.is_empty() {
            return summary;
        }
        findings.retain(|finding| {
            let fingerprint = self.fingerprint_of(finding, basis);
            summary.in_baseline += usize::from(fingerprint.is_some());
            let is_new = fingerprint.is_none();
            summary.known.extend(fingerprint.map(|fingerprint| KnownFinding {
                fingerprint,
                identity: finding.identity(basis),
            }));
            is_new
        });
        summary
    }

    /// The fingerprint of a finding, if the baseline contains the finding; `None` if
    /// the finding is new, or if its fingerprint is not unique.
    fn fingerprint_of(&self, finding: &Finding<'_>, basis: FingerprintBasis<'_>) -> Option<String> {
        if !finding.is_recognizable(basis.key) {
            return None;
        }
        let fingerprint = finding.fingerprint(basis);
        let is_known = self.fingerprints.contains(&fingerprint)
            || !self.moved.is_empty() && self.moved.contains(&finding.identity(basis).text)
            || !self.older.is_empty() && self.is_in_older(finding, basis);
        is_known.then_some(fingerprint)
    }

    /// Whether a report of an older version contains the finding, in the same file and as many
    /// times.
    fn is_in_older(&self, finding: &Finding<'_>, basis: FingerprintBasis<'_>) -> bool {
        let file = basis.name_of(finding.source.path());
        let contains = |fingerprint: &str| {
            let files = self.older.get(fingerprint).map(Vec::as_slice).unwrap_or_default();
            let same = files.iter().filter(|known| known.may_be(&file)).count();
            let is_unknown = |known: &OlderFile| matches!(known, OlderFile::Unknown);
            finding.repeat < same || files.iter().any(is_unknown)
        };
        contains(&finding.second_fingerprint(basis.key))
            || self.has_first
                && finding.has_first_fingerprint()
                && contains(&finding.first_fingerprint())
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

impl OlderFile {
    /// Whether it may be the file with this name.
    fn may_be(&self, name: &str) -> bool {
        match self {
            Self::Unknown => true,
            Self::Named(known) => known == name,
            Self::Elsewhere(known) => Path::new(known).ends_with(name),
        }
    }
}

/// The bytes of a baseline, but not more than fit into memory: a device has no end.
fn bytes(path: &Path, name: &Arc<str>) -> Result<Vec<u8>, Problem> {
    let (mut bytes, most) = (Vec::new(), MOST << 20);
    let file = File::open(path);
    let read = file.and_then(|file| file.take(most as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(name, &error))?;
    if most < bytes.len() {
        let message = Message::new("file-too-large").with("limit", MOST);
        let help = Message::new("report-baseline-invalid-help");
        return Err(Problem::in_file(name.clone(), message).help(help));
    }
    Ok(bytes)
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
