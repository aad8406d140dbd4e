//! `--fix` and `--diff`: applies the fixes of findings to files, or shows the
//! changes.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, IsTerminal, Read, Seek, SeekFrom, Write},
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use similar::TextDiff;

use super::replacement::{PATIENCE, Refusal, Replacement, permitted};
use crate::{
    finding::Finding,
    language::Language,
    message::Message,
    output::Shown,
    source::{At, Position, Problem},
};

/// The fixes of a run, and the problems of files that cannot be changed.
#[derive(Debug, Default)]
pub(super) struct Fixes {
    edits: Vec<FileEdit>,
    /// The first problem of each file that cannot be changed.
    problems: BTreeMap<Arc<str>, Problem>,
    /// For each file, the ranges of bytes with personal data in posts that have
    /// findings. They are masked in a diff, which also shows the lines next to a
    /// fix.
    secrets: BTreeMap<Arc<str>, Vec<Range<usize>>>,
}

/// What the user asks for with `--fix` or `--diff`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// The files and folders on the command line.
    pub(super) paths: &'a [PathBuf],
    /// Whether to change the files (`--fix`). Otherwise the changes are only shown.
    pub(super) writes: bool,
}

/// A fix as a change to a file: the bytes from `start` to `end` are `original`, and
/// become `replacement`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FileEdit {
    path: Arc<str>,
    start: usize,
    end: usize,
    original: String,
    replacement: String,
    /// `original` and `replacement` with personal data masked.
    shown_original: Shown<'static>,
    shown_replacement: Shown<'static>,
    /// The id of the rule and the place of the words, for the report of the fixes.
    rule: String,
    position: Position,
}

impl Fixes {
    /// Adds the fixes of `findings`, which must all be in one file, and removes the
    /// findings with a fix from `findings`. If the file cannot be changed, these
    /// findings stay, but without their fixes.
    pub(super) fn take(&mut self, findings: &mut Vec<Finding<'_>>, asked: Asked<'_>) {
        self.add_secrets(findings);
        let Some(first) = findings.iter().find(|finding| finding.fix.is_some()) else { return };
        let path = first.source.path().clone();
        let mut file = match first.source.layout() {
            Some(_) => Err(not_text(&path)),
            None => fixable_file(&path, asked),
        };
        findings.retain_mut(|finding| {
            let Some(edit) = FileEdit::of(finding) else { return true };
            let applies = match &mut file {
                Ok(file) => edit.applies_to(file).map_err(|error| not_fixable(&path, &error)),
                Err(problem) => Err(problem.clone()),
            };
            match applies {
                Ok(true) => {
                    self.edits.push(edit);
                    return false;
                }
                Ok(false) => self.keep_problem(changed(&path)),
                Err(problem) => self.keep_problem(problem),
            }
            finding.fix = None;
            true
        });
    }

    /// Adds the ranges of personal data in the posts that have findings.
    fn add_secrets(&mut self, findings: &[Finding<'_>]) {
        for of_post in findings.chunk_by(|one, other| std::ptr::eq(one.post, other.post)) {
            let Some(first) = of_post.first() else { continue };
            let spans = first.secrets.iter().map(|secret| first.post.text.locate(secret.clone()));
            let in_file = |offset| first.source.byte_in_file(offset);
            let mut ranges = spans.map(|span| in_file(span.start)..in_file(span.end)).peekable();
            if ranges.peek().is_some() {
                self.secrets.entry(first.source.path().clone()).or_default().extend(ranges);
            }
        }
    }

    /// Adds the fixes and problems of another part of the input.
    pub(super) fn extend(&mut self, other: Self) {
        self.edits.extend(other.edits);
        for (path, secrets) in other.secrets {
            self.secrets.entry(path).or_default().extend(secrets);
        }
        other.problems.into_values().for_each(|problem| self.keep_problem(problem));
    }

    /// The number of fixes.
    pub(super) fn len(&self) -> usize {
        self.edits.len()
    }

    /// The problems of files that cannot be changed, one per file.
    pub(super) fn into_problems(self) -> impl Iterator<Item = Problem> {
        self.problems.into_values()
    }

    /// Writes the changes as a unified diff. A line next to a change may contain
    /// personal data, which is masked, commands for CI runners (`::error::…`), which
    /// are disabled, and control characters, which are made visible on a terminal.
    pub(super) fn show(&mut self, out: &mut (impl Write + IsTerminal)) -> io::Result<()> {
        for (path, edits) in by_file(&self.edits) {
            let secrets = self.secrets.remove(&path).unwrap_or_default();
            let [before, after] = match before_and_after(&path, &edits) {
                Ok([before, _]) => masked(before, &edits, secrets),
                Err(problem) => {
                    self.keep_problem(problem);
                    continue;
                }
            };
            let diff = TextDiff::from_lines(&before, &after);
            let path = Shown::new(&*path).to_string();
            let mut diff = diff.unified_diff();
            let diff = Shown::new(diff.context_radius(1).header(&path, &path).to_string());
            if out.is_terminal() {
                diff.lines().try_for_each(|line| writeln!(out, "{line}"))?;
            } else {
                // Outside a terminal, somebody may apply the diff as a patch.
                // Characters that are made visible would no longer match the file.
                write!(out, "{}", diff.without_commands())?;
            }
        }
        Ok(())
    }

    /// Changes the files, and returns the edits of those that were changed. Each
    /// file is replaced in one step, so that it is never incomplete. If one file
    /// cannot be changed, the others still are.
    pub(super) fn write(&mut self) -> Applied {
        let mut applied = Vec::new();
        for (path, edits) in by_file(&self.edits) {
            match write(&path, &edits) {
                Ok(()) => applied.extend(edits),
                Err(problem) => self.keep_problem(problem),
            }
        }
        Applied(applied)
    }

    /// Keeps the problem that a file cannot be changed, unless there is one for this
    /// file already.
    fn keep_problem(&mut self, problem: Problem) {
        let At::File(path) = &problem.at else { return };
        self.problems.entry(path.clone()).or_insert(problem);
    }
}

/// The edits of the files that have been changed.
pub(super) struct Applied(Vec<FileEdit>);

impl Applied {
    /// The number of edits.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Writes a line for each edit.
    pub(super) fn report(&self, language: Language, out: &mut impl Write) -> io::Result<()> {
        for edit in &self.0 {
            let place = format!("{}:{}:{}", edit.path, edit.position.line, edit.position.column);
            let message = Message::new("report-fix-applied")
                .with("place", place)
                .with("rule", edit.rule.as_str())
                .with("before", edit.shown_original.text())
                .with("after", edit.shown_replacement.text());
            writeln!(out, "{}", Shown::message(&message, language))?;
        }
        Ok(())
    }
}

impl FileEdit {
    /// The edit that fixes a finding; `None` if the finding has no fix.
    fn of(finding: &Finding<'_>) -> Option<Self> {
        let edit = finding.fix.as_ref()?;
        let original = finding.source.slice(edit.span);
        let (post, words) = (finding.post.text.as_str(), finding.text_span.as_ref());
        let shown = |text: &str| Shown::about(text.to_owned(), post, &finding.secrets, words);
        Some(Self {
            shown_original: shown(original),
            shown_replacement: shown(&edit.replacement),
            path: finding.source.path().clone(),
            start: finding.source.byte_in_file(edit.span.start),
            end: finding.source.byte_in_file(edit.span.end),
            original: original.to_owned(),
            replacement: edit.replacement.clone(),
            rule: finding.rule.id.clone(),
            position: finding.source.position(edit.span.start),
        })
    }

    /// Whether both edits replace the same bytes with the same text.
    fn replaces_as(&self, other: &Self) -> bool {
        (self.start, self.end, &self.replacement) == (other.start, other.end, &other.replacement)
    }

    /// Whether the file has the bytes `original` at this place. In a compressed file
    /// it does not, because places are counted in the unpacked text.
    fn applies_to(&self, file: &mut File) -> io::Result<bool> {
        let mut found = Vec::new();
        file.seek(SeekFrom::Start(self.start as u64))?;
        file.take(self.original.len() as u64).read_to_end(&mut found)?;
        Ok(found == self.original.as_bytes())
    }
}

/// Opens a file to compare it with its fixes. It must be a regular file, and not a
/// pipe, for example. If it is to be changed, it must also be writable and among the
/// files and folders on the command line.
fn fixable_file(path: &Arc<str>, asked: Asked<'_>) -> Result<File, Problem> {
    let file = regular_file(path).map_err(|error| not_fixable(path, &error))?;
    if asked.writes {
        permitted(Path::new(&**path)).map_err(|refusal| unwritable(path, refusal))?;
        if leads_out(Path::new(&**path), asked.paths) {
            return Err(Problem::in_file(path.clone(), Message::new("report-fix-leads-out"))
                .help(Message::new("report-fix-leads-out-help")));
        }
    }
    Ok(file)
}

/// Opens a regular file. Fails if the path leads to something else, such as a pipe
/// or a folder.
fn regular_file(path: &str) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::NotSeekable.into()) }
}

/// Whether a path leads, through links, to a file outside of the folders on the
/// command line. If the path itself is on the command line, its folder counts as one
/// of these folders.
fn leads_out(path: &Path, named: &[PathBuf]) -> bool {
    let Ok(real) = fs::canonicalize(path) else { return true };
    let own = path.parent().filter(|_| named.iter().any(|named| named == path));
    let own = own.map(|own| if own.as_os_str().is_empty() { Path::new(".") } else { own });
    let folders = named.iter().map(PathBuf::as_path).filter(|named| named.is_dir());
    !folders
        .chain(own)
        .filter_map(|folder| fs::canonicalize(folder).ok())
        .any(|folder| real.starts_with(folder))
}

/// Applies the edits to a file. While this is done, no other run of the program can
/// change the file.
fn write(path: &Arc<str>, edits: &[FileEdit]) -> Result<(), Problem> {
    let replacement = Replacement::begin(Path::new(&**path), PATIENCE);
    let replacement = replacement.map_err(|refusal| unwritable(path, refusal))?;
    let [_, after] = before_and_after(path, edits)?;
    replacement.finish_with(&after).map_err(|error| unwritable(path, error.into()))
}

/// The edits of each file, sorted by position and without duplicates: two rules may
/// have the same fix.
fn by_file(edits: &[FileEdit]) -> BTreeMap<Arc<str>, Vec<FileEdit>> {
    let mut files: BTreeMap<Arc<str>, Vec<FileEdit>> = BTreeMap::new();
    for edit in edits {
        files.entry(edit.path.clone()).or_default().push(edit.clone());
    }
    for edits in files.values_mut() {
        edits.sort_by_key(|edit| edit.start);
        edits.dedup_by(|one, other| one.replaces_as(other));
    }
    files
}

/// The bytes of a file before and after its edits. Fails if the file no longer has
/// the words that are to be replaced.
fn before_and_after(path: &Arc<str>, edits: &[FileEdit]) -> Result<[Vec<u8>; 2], Problem> {
    let before = fs::read(&**path).map_err(|error| not_fixable(path, &error))?;
    let mut after = before.clone();
    for edit in edits.iter().rev() {
        if after.get(edit.start..edit.end) != Some(edit.original.as_bytes()) {
            return Err(changed(path));
        }
        after.splice(edit.start..edit.end, edit.replacement.bytes());
    }
    Ok([before, after])
}

/// The text of a file before and after its edits, with personal data masked. The
/// text is masked before the lines are compared, because a personal number may be
/// spread over two lines of which the diff shows only one.
fn masked(before: Vec<u8>, edits: &[FileEdit], mut secrets: Vec<Range<usize>>) -> [String; 2] {
    secrets.sort_by_key(|secret| secret.start);
    let before = match String::from_utf8(before) {
        // A mask is as long as what it replaces, so the positions of the edits stay
        // valid.
        Ok(text) => Shown::with_known(text, &secrets).text().as_bytes().to_owned(),
        Err(invalid) => invalid.into_bytes(),
    };
    let mut after = before.clone();
    for edit in edits.iter().rev() {
        after.splice(edit.start..edit.end, edit.shown_replacement.text().bytes());
    }
    [before, after].map(|text| Shown::new(String::from_utf8_lossy(&text)).text().to_owned())
}

fn not_fixable(path: &Arc<str>, error: &io::Error) -> Problem {
    let message = Message::new("report-fix-impossible").with("error", error);
    Problem::in_file(path.clone(), message).help(Message::new("report-fix-impossible-help"))
}

/// The problem that a workbook or document cannot be fixed: only text files are
/// changed.
fn not_text(path: &Arc<str>) -> Problem {
    Problem::in_file(path.clone(), Message::new("report-fix-not-text"))
        .help(Message::new("report-fix-not-text-help"))
}

fn unwritable(path: &str, refusal: Refusal) -> Problem {
    refusal.problem(path, Message::new("report-fix-unwritable-help"))
}

fn changed(path: &Arc<str>) -> Problem {
    Problem::in_file(path.clone(), Message::new("report-fix-changed"))
        .help(Message::new("report-fix-changed-help"))
}
