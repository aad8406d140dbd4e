//! Writes the reports of a check to files and to standard output.
//!
//! A report file is replaced in one step when the report is complete. A file
//! therefore never contains half a report, and a file that the run also reads is not
//! emptied before it has been read. If the program that reads standard output closes
//! it, the other reports are still written.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use same_file::Handle;

use super::{
    Failure, output_format,
    replacement::{Refusal, Replacement, resolved},
    usage_errors::Expected,
};
use crate::{
    message::Message,
    output::{Format, format_named},
    source::Problem,
};

/// One value of `--output`, such as `sarif=report.sarif`.
#[derive(Clone, Debug)]
pub(super) struct ReportTarget {
    /// The format of the report.
    pub(super) format: &'static Format,
    /// The file to write the report to; `-` is standard output.
    pub(super) path: PathBuf,
}

/// Parses the value `FORMAT=FILE` of `--output`.
pub(super) fn further(text: &str) -> Result<ReportTarget, Expected> {
    let named = text.split_once('=').filter(|(_, path)| !path.is_empty());
    let invalid = || Expected(Message::new("usage-expected-report"));
    let (name, path) = named.ok_or_else(invalid)?;
    let format = format_named(name).map_or_else(|| output_format(name), Ok)?;
    Ok(ReportTarget { format, path: path.into() })
}

/// A file that a report is written to.
pub(super) struct ReportFile {
    name: String,
    /// The replacement of a regular file, into which the report is written. `None` for
    /// other files, such as pipes, which are written directly.
    replacement: Option<Replacement>,
}

impl ReportFile {
    /// Begins to write a report to the file at `path`. It is a problem if this file is
    /// one of `inputs`, which the run reads, or if one of `others`, the other reports,
    /// is written to it. Also returns the file to write the report to.
    pub(super) fn create(
        path: &Path,
        inputs: &[PathBuf],
        others: &[ReportTarget],
    ) -> Result<(Self, File), Failure> {
        let name = path.display().to_string();
        let own = FileName::of(path);
        if others.iter().any(|other| own.is_also(&other.path)) {
            return Err(in_two(&name));
        }
        if inputs.iter().any(|input| own.is_also(input)) {
            return Err(over_input(&name));
        }
        let (replacement, file) = Self::open(path).map_err(|refusal| unwritable(&name, refusal))?;
        Ok((Self { name, replacement }, file))
    }

    fn open(path: &Path) -> Result<(Option<Replacement>, File), Refusal> {
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            return Ok((None, File::create(path)?));
        }
        // A run that writes to the same file may take minutes, so this one does not
        // wait for it, but fails.
        let replacement = Replacement::begin(path, Duration::ZERO)?;
        let file = replacement.writer()?;
        Ok((Some(replacement), file))
    }

    /// The path that the user named.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Moves the complete report to the path that the user named. A pipe has the
    /// report already.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let finished = self.replacement.map_or(Ok(()), Replacement::finish);
        finished.map_err(|error| unwritable(&self.name, error.into()))
    }

    /// The failure to write the report. Unlike for standard output, it is an error
    /// if a pipe is closed before the end: the user asked for a whole report.
    pub(super) fn failed(&self, error: io::Error) -> Failure {
        unwritable(&self.name, error.into())
    }
}

fn unwritable(name: &str, refusal: Refusal) -> Failure {
    refusal.problem(name, Message::new("report-unwritable-help")).into()
}

/// A path that can be compared with another path, to find out whether both lead to the
/// same file. Paths to one file can differ because of links or, on some systems, in
/// capitals.
struct FileName {
    /// The file at the path; `None` if it does not exist or is not a regular file.
    file: Option<Handle>,
    path: PathBuf,
}

impl FileName {
    fn of(path: &Path) -> Self {
        if path.as_os_str() == "-" {
            return Self { file: stdin_file(), path: path.to_owned() };
        }
        // Only regular files are opened: opening a pipe waits until another program
        // opens it, too.
        let is_plain = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
        let file = is_plain.then(|| Handle::from_path(path).ok()).flatten();
        Self { file, path: resolved(path) }
    }

    /// Whether another path leads to the same file.
    fn is_also(&self, name: &Path) -> bool {
        let other = Self::of(name);
        self.path == other.path || self.file.is_some() && self.file == other.file
    }
}

/// Checks that standard output is not redirected to a file that the run reads.
pub(super) fn expect_other_stdout(inputs: &[PathBuf]) -> Result<(), Failure> {
    let Some(stdout) = stdout_file() else { return Ok(()) };
    let is_stdout = |input: &&PathBuf| FileName::of(input).file.as_ref() == Some(&stdout);
    let Some(input) = inputs.iter().find(is_stdout) else { return Ok(()) };
    let message = Message::new("report-stdout-over-input");
    let help = Message::new("report-stdout-over-input-help");
    Err(Problem::in_file(input.display().to_string(), message).help(help).into())
}

/// The file that standard output is redirected to; `None` if it is not a regular file.
#[cfg(unix)]
fn stdout_file() -> Option<Handle> {
    plain_file(std::os::fd::AsFd::as_fd(&io::stdout()))
}

/// The file that standard input comes from; `None` if it is not a regular file.
#[cfg(unix)]
fn stdin_file() -> Option<Handle> {
    plain_file(std::os::fd::AsFd::as_fd(&io::stdin()))
}

#[cfg(unix)]
fn plain_file(open: std::os::fd::BorrowedFd<'_>) -> Option<Handle> {
    let file = File::from(open.try_clone_to_owned().ok()?);
    let is_plain = file.metadata().ok()?.is_file();
    is_plain.then(|| Handle::from_file(file).ok()).flatten()
}

/// Standard output. It equals another handle only if it is redirected to that file.
#[cfg(not(unix))]
fn stdout_file() -> Option<Handle> {
    Handle::stdout().ok()
}

/// Standard input. It equals another handle only if it comes from that file.
#[cfg(not(unix))]
fn stdin_file() -> Option<Handle> {
    Handle::stdin().ok()
}

fn in_two(name: &str) -> Failure {
    Problem::in_file(name, Message::new("report-two-in-one-file"))
        .help(Message::new("report-two-in-one-file-help"))
        .into()
}

fn over_input(name: &str) -> Failure {
    Problem::in_file(name, Message::new("report-over-input"))
        .help(Message::new("report-over-input-help"))
        .into()
}

/// Standard output. After the program that reads it has closed it, writes are
/// ignored.
pub(super) struct Stdout {
    out: BufWriter<io::Stdout>,
    /// The report so far, if it must be written after other output; else `None`.
    held: Option<Vec<u8>>,
    closed: Arc<AtomicBool>,
}

impl Stdout {
    /// Returns standard output, and a flag that becomes true when the program that
    /// reads it closes it. With `is_held`, everything is kept back until `flush`,
    /// because other output comes first.
    pub(super) fn new(is_held: bool) -> (Self, Arc<AtomicBool>) {
        let closed = Arc::new(AtomicBool::new(false));
        let held = is_held.then(Vec::new);
        (Self { out: BufWriter::new(io::stdout()), held, closed: closed.clone() }, closed)
    }

    fn unless_closed<T: Default>(&mut self, written: io::Result<T>) -> io::Result<T> {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed.store(true, Ordering::Relaxed);
                Ok(T::default())
            }
            written => written,
        }
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed.load(Ordering::Relaxed) {
            return Ok(bytes.len());
        }
        if let Some(held) = &mut self.held {
            return held.write(bytes);
        }
        let written = self.out.write_all(bytes);
        self.unless_closed(written).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.closed.load(Ordering::Relaxed) {
            return Ok(());
        }
        let held = self.held.take().unwrap_or_default();
        let flushed = self.out.write_all(&held).and_then(|()| self.out.flush());
        self.unless_closed(flushed)
    }
}
