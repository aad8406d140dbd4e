//! Where the reports of a check go.
//!
//! A file takes its new content in one step at the end, so that a report is
//! never half written and nothing is emptied before it has been read. A reader
//! of standard output who has seen enough takes nothing from the other reports.

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

/// A further report: its format and its file.
#[derive(Clone, Debug)]
pub(super) struct Further {
    /// What it is written in.
    pub(super) format: &'static Format,
    /// Where it is written to.
    pub(super) path: PathBuf,
}

/// A further report, as it is written after its flag.
pub(super) fn further(text: &str) -> Result<Further, Expected> {
    let named = text.split_once('=').filter(|(_, path)| !path.is_empty());
    let how = || Expected(Message::new("usage-expected-report"));
    let (name, path) = named.ok_or_else(how)?;
    let format = format_named(name).map_or_else(|| output_format(name), Ok)?;
    Ok(Further { format, path: path.into() })
}

/// A file that a report is written for.
pub(super) struct ReportFile {
    /// Where it is written meanwhile; nothing for what is no plain file, such
    /// as a pipe.
    meanwhile: Option<TempPath>,
    path: PathBuf,
}

impl ReportFile {
    /// Begins a report. `inputs` are files that it must not replace, and `others`
    /// are reports that have files of their own.
    pub(super) fn create(
        path: &Path,
        inputs: &[PathBuf],
        others: &[Further],
    ) -> Result<(Self, File), Failure> {
        let (name, own) = (path.display().to_string(), real(path));
        if others.iter().any(|other| own == real(&other.path)) {
            let message = ("is named for two reports", "er nævnt til to rapporter");
            let help = ("give each a file of its own", "giv hver sin egen fil");
            return Err(Problem::in_file(name, message).help(help).into());
        }
        if inputs.iter().any(|input| own == real(input)) {
            let message = ("is what is being checked", "er det, der bliver tjekket");
            let help = ("name another file for the report", "nævn en anden fil til rapporten");
            return Err(Problem::in_file(name, message).help(help).into());
        }
        Self::open(own).map_err(|error| {
            let message =
                (format!("cannot be written: {error}"), format!("kan ikke skrives: {error}"));
            let help = (
                "name a file in a folder that exists and that you may write to",
                "nævn en fil i en mappe, der findes, og som du må skrive i",
            );
            Problem::in_file(name, message).help(help).into()
        })
    }

    fn open(path: PathBuf) -> io::Result<(Self, File)> {
        if fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
            let file = File::create(&path)?;
            return Ok((Self { meanwhile: None, path }, file));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::metadata(folder)?;
        let (file, meanwhile) = new_file(folder)?.into_parts();
        // A report that is there keeps who may read it.
        if let Ok(earlier) = fs::metadata(&path) {
            file.set_permissions(earlier.permissions())?;
        }
        Ok((Self { meanwhile: Some(meanwhile), path }, file))
    }

    /// Puts the report, now whole, in its place.
    pub(super) fn finish(self) -> io::Result<()> {
        match self.meanwhile {
            Some(meanwhile) => meanwhile.persist(&self.path).map_err(|error| error.error),
            None => Ok(()),
        }
    }
}

/// The file that a path leads to, be it there or not.
fn real(path: &Path) -> PathBuf {
    let absolute = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    fs::canonicalize(path).unwrap_or_else(|_| absolute())
}

/// A file that has no name yet, which whoever may read new files may read.
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

/// Standard output, which falls silent once nobody reads it any more.
pub(super) struct Stdout {
    out: BufWriter<io::Stdout>,
    closed: Arc<AtomicBool>,
}

impl Stdout {
    /// Standard output, and whether its reader has gone.
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
