//! `tweetlint check`: posts in, diagnostics out.

use std::{
    collections::HashSet,
    io::{self, BufWriter},
    path::PathBuf,
    sync::atomic::Ordering,
};

use jiff::Timestamp;
use rayon::prelude::*;

use super::{
    FailOn, Failure, RulebookArguments, baseline, fix, flags, input_format, meant, notes,
    output_format,
    progress::Progress,
    reports::{Further, ReportFile, Stdout, further},
    rulebook_arguments::load_rulebook,
    terminal::{Terminal, print_problems},
    usage_errors::Expected,
};
use crate::{
    finding::{Finding, Summary},
    input::{self, Files, Part, ReadOptions},
    language::Language,
    lint::{self, Lint},
    message::Message,
    output::{self, Run, Screen, Sink, render},
    post::Post,
    rulebook::{self, Layers, Rulebook},
    source::{Problem, Source},
};

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Arguments {
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
    #[arg(long, value_name = "HANDLE", env = "TWEETLINT_ACCOUNT")]
    account: Option<String>,
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT")]
    at: Option<String>,
    #[arg(long, value_name = "RULE|GROUP", env = "TWEETLINT_SELECT", value_delimiter = ',')]
    select: Vec<String>,
    #[arg(long, value_name = "RULE|GROUP", env = "TWEETLINT_IGNORE", value_delimiter = ',')]
    ignore: Vec<String>,
    #[arg(long, value_name = "LEVEL", env = "TWEETLINT_FAIL_ON", default_value = "error")]
    fail_on: FailOn,
    #[arg(long, env = "TWEETLINT_FORMAT", value_parser = output_format)]
    format: Option<&'static output::Format>,
    #[arg(long, value_name = "FORMAT=FILE", env = "TWEETLINT_OUTPUT", value_delimiter = ',', value_parser = further)]
    output: Vec<Further>,
    #[arg(long, value_name = "FORMAT", env = "TWEETLINT_INPUT_FORMAT", value_parser = input_format)]
    input_format: Option<&'static input::Format>,
    #[arg(long, value_name = "N", env = "TWEETLINT_JOBS", value_parser = threads)]
    jobs: Option<usize>,
    #[arg(long, env = "TWEETLINT_FIX", value_parser = flags::switch)]
    fix: bool,
    #[arg(long, env = "TWEETLINT_DIFF", value_parser = flags::switch)]
    diff: bool,
    #[arg(long, value_name = "FILE", env = "TWEETLINT_BASELINE")]
    baseline: Option<PathBuf>,
    #[arg(long, short, env = "TWEETLINT_QUIET", value_parser = flags::switch)]
    quiet: bool,
    #[arg(long, env = "TWEETLINT_NO_PROGRESS", value_parser = flags::switch)]
    no_progress: bool,
}

fn threads(written: &str) -> Result<usize, Expected> {
    let number = written.parse().ok().filter(|number| 1 <= *number);
    number.ok_or_else(|| Expected(Message::new("usage-expected-number")))
}

impl Arguments {
    /// The format of the report on standard output: that of `--format`, or that
    /// of `--output FORMAT=-` where nobody asks for another one.
    fn stdout_format(&self) -> Result<&'static output::Format, Failure> {
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
    fn report_files(&self) -> Vec<Further> {
        self.output.iter().filter(|further| !is_stdout(further)).cloned().collect()
    }
}

/// Whether a report goes to standard output, which is written `-`.
fn is_stdout(report: &Further) -> bool {
    report.path.as_os_str() == "-"
}

/// The number of posts that are checked at a time, so that several threads can
/// work on a file that is one part.
const CHUNK: usize = 500;

/// What came of a part, and then of all: reports as bytes, counts, fixes, and
/// problems.
#[derive(Default)]
struct Outcome {
    /// For each chunk of posts, the bytes in each format.
    reports: Vec<Vec<Vec<u8>>>,
    summary: Summary,
    problems: Vec<Problem>,
    fixes: fix::Fixes,
}

impl Outcome {
    /// Adds what came of a part, whose reports have been written.
    fn add(&mut self, part: Self) {
        self.summary = self.summary.plus(part.summary);
        self.fixes.extend(part.fixes);
    }

    /// Adds problems and reports them.
    fn add_problems(&mut self, problems: Vec<Problem>, look: Terminal) {
        print_problems(&problems, look);
        self.summary.problems += problems.len();
        self.problems.extend(problems);
    }
}

/// What every part is checked against, and how it is reported.
struct Plan<'a> {
    lint: Lint<'a>,
    /// The formats of the reports, and what each depends on.
    formats: Vec<(&'static output::Format, Run<'a>)>,
    options: ReadOptions,
    known: HashSet<String>,
    mends: bool,
}

/// Checks posts: source, posts, findings, bytes, batch by batch.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let rulebook = match load_rulebook(&arguments.rulebook, layers) {
        Err(Failure::Problems(problems)) => return unchecked(arguments, layers, problems),
        read => read?,
    };
    let look = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let now = flags::time_or_now(arguments.at.as_deref(), &rulebook, now)?;
    let asked = (arguments.select.as_slice(), arguments.ignore.as_slice());
    let lint = Lint::new(&rulebook, asked, arguments.account.clone(), now)
        .map_err(|unknown| unknown_rule(&unknown, &arguments.select))?;
    if !lint.selected.contains(&true) {
        return Err(no_rule().into());
    }
    notes::remind(&arguments.rulebook, &rulebook, now, look);
    let files =
        Files::of(&arguments.paths, &|folder, files| layers.files_without_posts(folder, files));
    if !arguments.quiet {
        notes::print(&files.skipped, look);
    }
    let plan = Plan {
        lint,
        formats: formats(arguments, &rulebook, look)?,
        options: ReadOptions { timezone: rulebook.timezone.clone() },
        known: arguments
            .baseline
            .as_deref()
            .map(baseline::fingerprints)
            .transpose()?
            .unwrap_or_default(),
        mends: arguments.fix || arguments.diff,
    };
    let (stdout, closed) = Stdout::new();
    let (mut sinks, reports) = sinks(arguments, &plan.formats, stdout)?;
    let threads = arguments.jobs.unwrap_or_default();
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)?;
    let parts = files.read(arguments.input_format);
    // Once nobody reads the only report any more, the rest need not be checked.
    let parts = parts.take_while(|_| !(reports.is_empty() && closed.load(Ordering::Relaxed)));
    let total = pool.install(|| stream(&plan, parts, &mut sinks, arguments, look))?;
    let code = finish(&plan, total, sinks, arguments, look)?;
    reports.into_iter().try_for_each(ReportFile::finish)?;
    Ok(code)
}

/// The formats of the reports, the first for standard output.
fn formats<'a>(
    arguments: &Arguments,
    rulebook: &'a Rulebook,
    look: Terminal,
) -> Result<Vec<(&'static output::Format, Run<'a>)>, Failure> {
    let run = Run { rulebook, quiet: arguments.quiet, screen: look.screen() };
    let in_file = Run { screen: Screen::file(look.language), ..run };
    let mut formats = vec![(arguments.stdout_format()?, run)];
    formats.extend(arguments.report_files().iter().map(|further| (further.format, in_file)));
    Ok(formats)
}

/// Writes the reports of a run in which nothing could be checked because the
/// rulebook is invalid: programs find the problems in them, and an older report
/// in the same file is not mistaken for the answer.
fn unchecked(
    arguments: &Arguments,
    layers: &Layers,
    problems: Vec<Problem>,
) -> Result<u8, Failure> {
    let mut rulebook = rulebook::load(None, None).map_err(Failure::Problems)?;
    rulebook.path = layers.path().map(|path| path.display().to_string().into());
    let look = Terminal::without_rulebook(&arguments.rulebook, layers);
    let mut formats = formats(arguments, &rulebook, look)?;
    // People see the problems themselves; there is nothing to count.
    for (_, run) in &mut formats {
        run.quiet = true;
    }
    let (sinks, files) = sinks(arguments, &formats, Stdout::new().0)?;
    let summary = Summary { problems: problems.len(), ..Summary::default() };
    for (sink, (_, run)) in sinks.into_iter().zip(&formats) {
        sink.finish(run, &summary, &problems)?;
    }
    files.into_iter().try_for_each(ReportFile::finish)?;
    Err(Failure::Problems(problems))
}

/// Reads, checks and writes; what is written keeps the order of the posts.
fn stream(
    plan: &Plan<'_>,
    parts: impl Iterator<Item = Result<Part, Problem>> + Send,
    sinks: &mut [Sink],
    arguments: &Arguments,
    look: Terminal,
) -> Result<Outcome, Failure> {
    let progress = Progress::new(!arguments.quiet && !arguments.no_progress, look.language);
    let mut total = Outcome::default();
    let check = |source: &Source, posts: &mut [Post<'_>]| plan.check(source, posts);
    input::process(parts, &plan.options, check, |outcome, problems| {
        let outcome = outcome.unwrap_or_default();
        for chunk in &outcome.reports {
            for (sink, report) in sinks.iter_mut().zip(chunk) {
                sink.write_batch(report)?;
            }
        }
        total.add(outcome);
        total.add_problems(problems, look);
        progress.update(total.summary.posts);
        Ok::<_, Failure>(())
    })?;
    progress.clear();
    Ok(total)
}

impl Plan<'_> {
    /// Checks the posts of a source, so many at a time.
    fn check(&self, source: &Source, posts: &[Post<'_>]) -> Outcome {
        let chunks = posts.par_chunks(CHUNK).map(|some| self.check_chunk(source, posts, some));
        let mut outcome = Outcome::default();
        for (reports, summary, fixes) in chunks.collect::<Vec<_>>() {
            outcome.reports.push(reports);
            outcome.summary = outcome.summary.plus(summary);
            outcome.fixes.extend(fixes);
        }
        outcome
    }

    /// Checks some of the posts of a source.
    fn check_chunk(
        &self,
        source: &Source,
        beside: &[Post<'_>],
        posts: &[Post<'_>],
    ) -> (Vec<Vec<u8>>, Summary, fix::Fixes) {
        let mut findings = self.lint.findings_among((source, beside), posts);
        let all = findings.len();
        findings.retain(|finding| !self.is_known(finding));
        let known = all - findings.len();
        let mut fixes = fix::Fixes::default();
        if self.mends {
            fixes.take(&mut findings);
        }
        let reports = self.formats.iter().map(|(format, run)| render(&findings, format, run));
        let summary = Summary { known, ..lint::summarise(&findings, posts.len()) };
        (reports.collect(), summary, fixes)
    }

    fn is_known(&self, finding: &Finding<'_>) -> bool {
        !self.known.is_empty() && self.known.contains(&finding.fingerprint())
    }
}

/// Fixes or shows what would be fixed, ends the reports, and says how it went.
fn finish(
    plan: &Plan<'_>,
    mut total: Outcome,
    sinks: Vec<Sink>,
    arguments: &Arguments,
    look: Terminal,
) -> Result<u8, Failure> {
    let mut fixes = std::mem::take(&mut total.fixes);
    let fixable = if arguments.diff { fixes.len() } else { 0 };
    total.summary.fixable += fixable;
    if arguments.diff {
        show(&mut fixes, plan.formats[0].0)?;
    } else if arguments.fix {
        let applied = fixes.write();
        total.summary.fixed = applied.len();
        if !arguments.quiet {
            report_fixed(&applied, plan.formats[0].0, look.language)?;
        }
    }
    total.add_problems(fixes.into_problems().collect(), look);
    for (sink, (_, run)) in sinks.into_iter().zip(&plan.formats) {
        sink.finish(run, &total.summary, &total.problems)?;
    }
    let code = total.summary.exit_code(arguments.fail_on.severity());
    Ok(if 0 < fixable { code.max(1) } else { code })
}

/// Shows what would be fixed, on standard error where the report on standard
/// output is for programs.
fn show(fixes: &mut fix::Fixes, format: &output::Format) -> io::Result<()> {
    if is_for_people(format) {
        fixes.show(&mut io::stdout().lock())
    } else {
        fixes.show(&mut io::stderr())
    }
}

/// Says what was fixed, where a diff would be shown.
fn report_fixed(
    applied: &fix::Applied,
    format: &output::Format,
    language: Language,
) -> io::Result<()> {
    if is_for_people(format) {
        applied.report(language, &mut io::stdout().lock())
    } else {
        applied.report(language, &mut io::stderr().lock())
    }
}

fn is_for_people(format: &output::Format) -> bool {
    matches!(format.name, "full" | "short")
}

/// Starts the reports that were asked for. Returns them with the files of those
/// after the first.
fn sinks(
    arguments: &Arguments,
    formats: &[(&'static output::Format, Run<'_>)],
    stdout: Stdout,
) -> Result<(Vec<Sink>, Vec<ReportFile>), Failure> {
    let (format, run) = &formats[0];
    let mut sinks = vec![Sink::new(format, Box::new(stdout), run)?];
    let mut files = Vec::new();
    let mut inputs = arguments.paths.clone();
    inputs.extend(run.rulebook.path.as_deref().map(PathBuf::from));
    let further_reports = arguments.report_files();
    for (further, (format, run)) in further_reports.iter().zip(&formats[1..]) {
        let others = &further_reports[..files.len()];
        let (report, file) = ReportFile::create(&further.path, &inputs, others)?;
        files.push(report);
        sinks.push(Sink::new(format, Box::new(BufWriter::new(file)), run)?);
    }
    Ok((sinks, files))
}

fn unknown_rule(unknown: &lint::UnknownRule, selected: &[String]) -> Failure {
    let flag = if selected.contains(&unknown.written) { "--select" } else { "--ignore" };
    let message = Message::new("rule-or-group-unknown").with("name", unknown.written.as_str());
    let help = meant(unknown.nearest.as_deref());
    Problem::in_file(flags::name_in_use(flag), message).help(help).into()
}

/// `--select` and `--ignore` together leave nothing to check with.
fn no_rule() -> Problem {
    Problem::in_file(flags::name_in_use("--ignore"), Message::new("check-no-rule"))
        .help(Message::new("check-no-rule-help"))
}
