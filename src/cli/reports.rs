//! Writes the reports of a check to files and to standard output.
//!
//! A file is replaced in one step at the end. A report is therefore never
//! incomplete, and no file is emptied before it has been read. If the reader of
//! standard output closes it, the other reports are still written.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tempfile::{NamedTempFile, TempPath};

use super::{Failure, output_format, usage_errors::Expected};
use crate::{
    message::Message,
    output::{Format, format_named},
    source::Problem,
};

/// A report that is written to a file, from `--output`.
#[derive(Clone, Debug)]
pub(super) struct Further {
    /// Its format.
    pub(super) format: &'static Format,
    /// Its file.
    pub(super) path: PathBuf,
}

/// Parses `FORMAT=FILE`.
pub(super) fn further(text: &str) -> Result<Further, Expected> {
    let named = text.split_once('=').filter(|(_, path)| !path.is_empty());
    let how = || Expected(Message::new("usage-expected-report"));
    let (name, path) = named.ok_or_else(how)?;
    let format = format_named(name).map_or_else(|| output_format(name), Ok)?;
    Ok(Further { format, path: path.into() })
}

/// A file that a report is written to.
pub(super) struct ReportFile {
    /// The temporary file of the report; `None` if the path is not a plain file,
    /// such as a pipe.
    unfinished: Option<TempPath>,
    path: PathBuf,
}

impl ReportFile {
    /// Begins a report. It must not replace the files in `inputs`, or those of
    /// the reports in `others`.
    pub(super) fn create(
        path: &Path,
        inputs: &[PathBuf],
        others: &[Further],
    ) -> Result<(Self, File), Failure> {
        let (name, own) = (path.display().to_string(), real(path));
        if others.iter().any(|other| own == real(&other.path)) {
            return Err(in_two(&name));
        }
        if inputs.iter().any(|input| own == real(input)) {
            return Err(over_input(&name));
        }
        Self::open(own).map_err(|error| unwritable(&name, &error))
    }

    fn open(path: PathBuf) -> io::Result<(Self, File)> {
        if fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
            let file = File::create(&path)?;
            return Ok((Self { unfinished: None, path }, file));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::metadata(folder)?;
        let (file, unfinished) = new_file(folder)?.into_parts();
        // A report that replaces an older one keeps its permissions.
        if let Ok(earlier) = fs::metadata(&path) {
            file.set_permissions(earlier.permissions())?;
        }
        Ok((Self { unfinished: Some(unfinished), path }, file))
    }

    /// Moves the complete report to its final path.
    pub(super) fn finish(self) -> io::Result<()> {
        match self.unfinished {
            Some(unfinished) => unfinished.persist(&self.path).map_err(|error| error.error),
            None => Ok(()),
        }
    }
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

fn unwritable(name: &str, error: &io::Error) -> Failure {
    let message = Message::new("report-unwritable").with("error", error);
    Problem::in_file(name, message).help(Message::new("report-unwritable-help")).into()
}

/// The path with all links resolved, even if the file does not exist.
fn real(path: &Path) -> PathBuf {
    let absolute = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    fs::canonicalize(path).unwrap_or_else(|_| absolute())
}

/// A temporary file with the permissions of a new file.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let readable = fs::Permissions::from_mode(0o666);
        tempfile::Builder::new().permissions(readable).tempfile_in(folder)
    }
    #[cfg(not(unix))]
    NamedTempFile::new_in(folder)
}

/// Standard output. After its reader has closed it, writes are ignored.
pub(super) struct Stdout {
    out: BufWriter<io::Stdout>,
    closed: Arc<AtomicBool>,
}

impl Stdout {
    /// Returns standard output, and a flag that is set when its reader closes it.
    pub(super) fn new() -> (Self, Arc<AtomicBool>) {
        let closed = Arc::new(AtomicBool::new(false));
        (Self { out: BufWriter::new(io::stdout()), closed: closed.clone() }, closed)
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
        let written = self.out.write_all(bytes);
        self.unless_closed(written).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.closed.load(Ordering::Relaxed) {
            return Ok(());
        }
        let flushed = self.out.flush();
        self.unless_closed(flushed)
    }
}
