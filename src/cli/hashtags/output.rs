//! Where counts of hashtags are written, and what is said about them.

use std::{
    fs::File,
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use super::KEY;
use crate::{
    cli::{
        Failure, flags,
        report_files::{ReportFile, expect_other_stdout},
        terminal::{Terminal, print_notes},
    },
    hashtags::{AccountKey, FileContent, HashtagCounts, is_count, write},
    message::Message,
    source::Problem,
};

/// How many bytes at the beginning of a file are read to see whether it is a file of
/// counts.
const HEAD: u64 = 64;

/// The largest register that a rulebook can name, in bytes.
const MOST_IN_REGISTER: usize = 64 << 20;

/// The arguments that say where and how counts are written.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct OutputArguments {
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, env = "TWEETLINT_COUNTS_ONLY", value_parser = flags::switch)]
    counts_only: bool,
}

impl OutputArguments {
    /// What the file contains.
    pub(super) fn layout(&self) -> FileContent {
        if self.counts_only { FileContent::Counts } else { FileContent::Whole }
    }
}

/// The file that counts are written to, or standard output.
pub(super) struct Output {
    file: Option<(ReportFile, File)>,
    layout: FileContent,
}

impl Output {
    /// Begins to write counts. An existing file is replaced only if it is a file of
    /// counts or empty, and is not one of the `inputs`.
    pub(super) fn start(arguments: &OutputArguments, inputs: &[PathBuf]) -> Result<Self, Failure> {
        expect_other_stdout(inputs)?;
        let named = arguments.output.as_deref().filter(|path| path.as_os_str() != "-");
        let begin = |path: &Path| {
            let file = ReportFile::create(path, inputs, &[])?;
            expect_no_other_file(path)?;
            Ok::<_, Failure>(file)
        };
        Ok(Self { file: named.map(begin).transpose()?, layout: arguments.layout() })
    }

    /// Writes the counts. Prints a note if the file is larger than a register of a
    /// rulebook may be.
    pub(super) fn write(self, counts: &HashtagCounts, terminal: Terminal) -> Result<(), Failure> {
        let Some((report, file)) = self.file else {
            let mut out = BufWriter::new(io::stdout().lock());
            write(counts, self.layout, &mut out)?;
            return Ok(out.flush()?);
        };
        let mut out = CountingWriter { out: BufWriter::new(file), bytes: 0 };
        let written = write(counts, self.layout, &mut out).and_then(|()| out.out.flush());
        written.map_err(|error| report.failed(error))?;
        let name = report.name().to_owned();
        report.finish()?;
        if MOST_IN_REGISTER < out.bytes {
            let message =
                Message::new("note-register-too-large").with("most", MOST_IN_REGISTER >> 20);
            let help = Message::new("note-register-too-large-help");
            print_notes(&[Problem::in_file(name, message).help(help)], terminal);
        }
        Ok(())
    }
}

/// A writer that counts its bytes.
struct CountingWriter<W> {
    out: W,
    bytes: usize,
}

impl<W: Write> Write for CountingWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Checks that an existing file at the output path is itself a file of counts, or
/// empty. If the user forgets the path after `--output`, the first file of posts
/// would be taken for it and overwritten.
fn expect_no_other_file(path: &Path) -> Result<(), Problem> {
    if !path.is_file() || is_count_or_empty(path) {
        return Ok(());
    }
    let problem =
        Problem::in_file(path.display().to_string(), Message::new("hashtags-output-other-file"));
    Err(problem.help(Message::new("hashtags-output-other-file-help")))
}

/// Whether a regular file is a file of counts, or empty.
fn is_count_or_empty(path: &Path) -> bool {
    // Pipes are not opened: that waits until another program opens them, too.
    let Some(file) = path.is_file().then(|| File::open(path)) else { return false };
    let mut head = Vec::new();
    let read = file.and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && (head.is_empty() || is_count(&String::from_utf8_lossy(&head)))
}

/// What the user should know about the counts.
pub(super) fn notes(
    counts: &HashtagCounts,
    layout: FileContent,
    key: Option<&AccountKey>,
) -> Vec<Problem> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let note = |message: Message, help: Message| Problem::in_file("hashtags", message).help(help);
    let mut notes = Vec::new();
    if 0 < counts.anonymous {
        let message = Message::new("note-posts-without-account");
        let message = message.with("count", number(counts.anonymous));
        notes.push(note(message, Message::new("note-posts-without-account-help")));
    }
    if 0 < counts.left_out {
        let message = Message::new("note-tags-left-out").with("count", number(counts.left_out));
        notes.push(note(message, Message::new("note-tags-left-out-help")));
    }
    if counts.days.0.is_none() {
        let message = Message::new("note-tags-without-days");
        notes.push(note(message, Message::new("note-tags-without-days-help")));
    }
    if layout == FileContent::Whole && key.is_none() && counts.key.is_none() {
        let help = Message::new("note-accounts-open-help").with("variable", KEY);
        notes.push(note(Message::new("note-accounts-open"), help));
    }
    notes
}
