//! The arguments of `check`, with functions that turn them into settings of the run.

use std::path::{Path, PathBuf};

use crate::{
    cli::{
        Failure, RulebookArguments,
        baseline::Baseline,
        fix, flags, output_format,
        reading_arguments::ReadingArguments,
        report_files::{ReportTarget, further},
        selection::SelectionArguments,
        thread_pool::thread_count,
    },
    finding::{BaseFolder, Summary},
    input::Files,
    message::Message,
    output,
    rulebook::Layers,
    source::Problem,
};

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(in crate::cli) struct Arguments {
    #[arg(value_name = "PATH", required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) rulebook: RulebookArguments,
    #[command(flatten)]
    pub(super) selection: SelectionArguments,
    #[arg(long, env = "TWEETLINT_FORMAT", value_parser = output_format)]
    format: Option<&'static output::Format>,
    #[arg(long, value_name = "FORMAT=FILE", env = "TWEETLINT_OUTPUT", value_delimiter = ',', value_parser = further)]
    output: Vec<ReportTarget>,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
    #[arg(long, value_name = "N", env = "TWEETLINT_JOBS", value_parser = thread_count)]
    pub(super) jobs: Option<usize>,
    #[arg(long, env = "TWEETLINT_FIX", value_parser = flags::switch)]
    pub(super) fix: bool,
    #[arg(long, env = "TWEETLINT_DIFF", value_parser = flags::switch)]
    pub(super) diff: bool,
    #[arg(long, value_name = "FILE", env = "TWEETLINT_BASELINE")]
    baseline: Option<PathBuf>,
    #[arg(long, short, env = "TWEETLINT_QUIET", value_parser = flags::switch)]
    pub(super) quiet: bool,
    #[arg(long, env = "TWEETLINT_NO_PROGRESS", value_parser = flags::switch)]
    pub(super) no_progress: bool,
}

impl Arguments {
    /// The findings of the baseline; none if there is no `--baseline`.
    pub(super) fn baseline(&self, folder: &BaseFolder) -> Result<Baseline, Failure> {
        let read = |path| Baseline::read(path, folder);
        Ok(self.baseline.as_deref().map(read).transpose()?.unwrap_or_default())
    }

    /// Every file that the run reads, whether it contains posts or not. No report
    /// may replace one of them.
    pub(super) fn inputs(&self, layers: &Layers, files: &Files) -> Vec<PathBuf> {
        let posts = files.paths().map(Path::to_owned).chain(files.sidecars());
        let named = [&self.rulebook.windows, &self.baseline].into_iter().flatten().cloned();
        posts.chain(layers.own_files()).chain(named).collect()
    }

    /// What the user asks for with `--fix` or `--diff`; `None` without these flags.
    pub(super) fn fixes(&self) -> Option<fix::Asked<'_>> {
        let writes = self.fix && !self.diff;
        (self.fix || self.diff).then_some(fix::Asked { paths: &self.paths, writes })
    }

    /// The exit code of a run. With `--diff`, each fix that is shown counts as a
    /// finding.
    pub(super) fn exit_code(&self, summary: &Summary) -> u8 {
        let code = summary.exit_code(self.selection.fail_on());
        if self.diff && 0 < summary.fixable { code.max(1) } else { code }
    }

    /// The format of the report on standard output: that of `--format`, or that of
    /// `--output FORMAT=-`. It is a problem if several reports are to go there.
    pub(super) fn stdout_format(&self) -> Result<&'static output::Format, Failure> {
        let mut named = self.output.iter().filter(|further| is_stdout(further));
        match (self.format, named.next(), named.next()) {
            (format, None, _) => Ok(format.unwrap_or(&output::FORMATS[0])),
            (None, Some(only), None) => Ok(only.format),
            (_, Some(_), _) => {
                let problem = Message::new("check-two-reports-on-stdout");
                Err(Problem::in_file(flags::name_in_use("--output"), problem)
                    .help(Message::new("check-two-reports-on-stdout-help"))
                    .into())
            }
        }
    }

    /// The reports that are written to files.
    pub(super) fn report_files(&self) -> Vec<ReportTarget> {
        self.output.iter().filter(|further| !is_stdout(further)).cloned().collect()
    }
}

/// Whether a report goes to standard output, written as `-`.
fn is_stdout(report: &ReportTarget) -> bool {
    report.path.as_os_str() == "-"
}
