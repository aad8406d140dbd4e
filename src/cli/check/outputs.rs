//! The reports of a check: the first goes to standard output, the others to
//! files.

use std::{
    io::{self, BufWriter, IsTerminal as _},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::Arguments;
use crate::{
    cli::{
        Failure, flags,
        report_files::{ReportFile, Stdout, expect_other_stdout},
        terminal::Terminal,
    },
    finding::{FingerprintBasis, Summary},
    message::Message,
    output::{Format, Run, Screen, Sink},
    rulebook::Rulebook,
    source::Problem,
};

/// The formats of the reports, each with what it is to write. The first report goes
/// to standard output.
pub(super) type Formats<'a> = Vec<(&'static Format, Run<'a>)>;

/// The formats that the arguments select.
pub(super) fn formats<'a>(
    arguments: &Arguments,
    rulebook: &'a Rulebook,
    basis: FingerprintBasis<'a>,
    terminal: Terminal,
) -> Result<Formats<'a>, Failure> {
    let run = Run { rulebook, quiet: arguments.quiet, screen: terminal.screen(), basis };
    let in_file = Run { screen: Screen::file(terminal.language), ..run };
    let mut formats = vec![(arguments.stdout_format()?, run)];
    if !formats[0].0.is_text() && io::stdout().is_terminal() {
        return Err(not_written(["report-at-terminal", "report-at-terminal-help"]));
    }
    formats.extend(arguments.report_files().iter().map(|further| (further.format, in_file)));
    if formats.iter().any(|(format, _)| !format.is_built()) {
        return Err(not_written(["report-not-built", "report-not-built-help"]));
    }
    Ok(formats)
}

/// The failure to write a format: the messages say why, and what to do.
fn not_written([why, help]: [&'static str; 2]) -> Failure {
    Problem::in_file(flags::name_in_use("--format"), Message::new(why))
        .help(Message::new(help))
        .into()
}

/// The reports that are being written.
pub(super) struct Outputs {
    stdout: Sink,
    /// The reports in files, in the order of [`Formats`].
    files: Vec<(ReportFile, Sink)>,
    /// Whether the program that reads standard output has closed it.
    closed: Arc<AtomicBool>,
}

impl Outputs {
    /// Begins all reports. None of them may replace one of `inputs`, which the run
    /// reads.
    pub(super) fn start(
        arguments: &Arguments,
        formats: &Formats<'_>,
        inputs: &[PathBuf],
    ) -> Result<Self, Failure> {
        expect_other_stdout(inputs)?;
        let (format, run) = &formats[0];
        let (stdout, closed) = Stdout::new(arguments.fixes().is_some() && is_for_people(format));
        let stdout = Sink::new(format, Box::new(stdout), run)?;
        let mut files = Vec::new();
        let further_reports = arguments.report_files();
        for (further, (format, run)) in further_reports.iter().zip(&formats[1..]) {
            let others = &further_reports[..files.len()];
            let (report, file) = ReportFile::create(&further.path, inputs, others)?;
            let sink = Sink::new(format, Box::new(BufWriter::new(file)), run);
            let sink = sink.map_err(|error| report.failed(error))?;
            files.push((report, sink));
        }
        Ok(Self { stdout, files, closed })
    }

    /// Returns a function that says whether any report is still read by somebody.
    /// Files always are.
    pub(super) fn are_read(&self) -> impl Fn() -> bool + Send + use<> {
        let (closed, in_files) = (self.closed.clone(), !self.files.is_empty());
        move || in_files || !closed.load(Ordering::Relaxed)
    }

    /// Adds the findings of a chunk of posts, rendered in each format, to each
    /// report.
    pub(super) fn write(&mut self, chunk: &[Vec<u8>]) -> Result<(), Failure> {
        let Some((first, further)) = chunk.split_first() else { return Ok(()) };
        self.stdout.write_batch(first)?;
        for ((file, sink), findings) in self.files.iter_mut().zip(further) {
            sink.write_batch(findings).map_err(|error| file.failed(error))?;
        }
        Ok(())
    }

    /// Completes the reports, and moves those in files to the paths that the user
    /// named.
    pub(super) fn finish(
        self,
        formats: &Formats<'_>,
        summary: &Summary,
        problems: &[Problem],
    ) -> Result<(), Failure> {
        let (_, run) = &formats[0];
        self.stdout.finish(run, summary, problems)?;
        let mut complete = Vec::new();
        for ((file, sink), (_, run)) in self.files.into_iter().zip(&formats[1..]) {
            sink.finish(run, summary, problems).map_err(|error| file.failed(error))?;
            complete.push(file);
        }
        complete.into_iter().try_for_each(ReportFile::finish)
    }
}

/// Whether a format is for people. They see the changes of `--fix` first, then the
/// report.
pub(super) fn is_for_people(format: &Format) -> bool {
    matches!(format.name, "full" | "short")
}
