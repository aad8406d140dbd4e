//! `tweetlint check`: posts in, diagnostics out.

use std::{
    collections::HashSet,
    io::{self, BufWriter},
    path::PathBuf,
    sync::{Arc, Mutex, atomic::Ordering},
};

use jiff::Timestamp;
use rayon::prelude::*;

use super::{
    FailOn, RulebookArguments, Stop, baseline,
    common::{self, Look},
    files::{EmptyFiles, has_some, next_group},
    fix, input_format, input_formats,
    mistyped::Expected,
    notes, output_format, output_formats,
    progress::Progress,
    reports::{Further, ReportFile, Stdout, further},
};
use crate::{
    finding::{Finding, Summary},
    input::{self, Files, Part, ReadOptions},
    lint::{self, Lint},
    output::{self, Run, Screen, Sink, render},
    post::Post,
    rulebook::{self, Rulebook},
    source::{Problem, Source},
};

/// How it is used, and what its exit code means.
const USE: &str = "\
Examples:
  tweetlint check drafts --diff              show what could be mended by itself
  tweetlint check tweets.zip --format short  an account's archive, a line a finding
  tweetlint check - <draft.txt               a draft from another program

Exit codes:
  0  something was checked, and nothing at or above --fail-on was found
  1  there are such findings
  2  it could not be checked: unreadable input, a mistake in the rulebook, nothing to check";

/// What `check` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = USE)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Arguments {
    /// Files and folders of posts; `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
    /// The account of posts that name none
    #[arg(long, value_name = "HANDLE", env = "TWEETLINT_ACCOUNT", hide_env_values = true)]
    account: Option<String>,
    /// The moment that counts for posts without a time of their own [default: now]
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT", hide_env_values = true)]
    at: Option<String>,
    /// Only these rules or groups, such as link/missing,access
    #[arg(
        long,
        value_name = "RULE|GROUP",
        env = "TWEETLINT_SELECT",
        hide_env_values = true,
        value_delimiter = ','
    )]
    select: Vec<String>,
    /// All but these rules or groups
    #[arg(
        long,
        value_name = "RULE|GROUP",
        env = "TWEETLINT_IGNORE",
        hide_env_values = true,
        value_delimiter = ','
    )]
    ignore: Vec<String>,
    /// The lowest level that makes the exit code 1
    #[arg(
        long,
        value_name = "LEVEL",
        env = "TWEETLINT_FAIL_ON",
        hide_env_values = true,
        default_value = "error"
    )]
    fail_on: FailOn,
    #[arg(help = format!("How findings are written: {}", output_formats().en))]
    #[arg(long, env = "TWEETLINT_FORMAT", hide_env_values = true, default_value = "full", value_parser = output_format)]
    format: &'static output::Format,
    /// A further report, in a file: sarif=report.sarif; may be repeated
    #[arg(long, value_name = "FORMAT=FILE", env = "TWEETLINT_OUTPUT", hide_env_values = true, value_delimiter = ',', value_parser = further)]
    output: Vec<Further>,
    #[arg(help = format!("What the posts are written in, if that is guessed wrong: {}", input_formats().en))]
    #[arg(long, value_name = "FORMAT", env = "TWEETLINT_INPUT_FORMAT", hide_env_values = true, value_parser = input_format)]
    input_format: Option<&'static input::Format>,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N", env = "TWEETLINT_JOBS", hide_env_values = true, value_parser = threads)]
    jobs: Option<usize>,
    /// Mend in the files what has one safe answer
    #[arg(long, env = "TWEETLINT_FIX", hide_env_values = true)]
    fix: bool,
    /// Show what --fix would change, and change nothing
    #[arg(long, env = "TWEETLINT_DIFF", hide_env_values = true)]
    diff: bool,
    /// An earlier json or jsonl report; what it found is not told again
    #[arg(long, value_name = "FILE", env = "TWEETLINT_BASELINE", hide_env_values = true)]
    baseline: Option<PathBuf>,
    /// Findings and complaints only, without what they come to
    #[arg(long, short, env = "TWEETLINT_QUIET", hide_env_values = true)]
    quiet: bool,
    /// No progress bar
    #[arg(long, env = "TWEETLINT_NO_PROGRESS", hide_env_values = true)]
    no_progress: bool,
}

fn threads(text: &str) -> Result<usize, Expected> {
    let number = text.parse().ok().filter(|number| 1 <= *number);
    number.ok_or_else(|| Expected(("write a number from 1 on", "skriv et tal fra 1 og op").into()))
}

/// So many posts are checked at a stretch: a file that is read whole is shared
/// by more than one thread.
const SHARE: usize = 500;

/// What came of a part: reports as bytes, counts, and what did not read.
#[derive(Default)]
struct Outcome {
    /// In each format, share by share.
    reports: Vec<Vec<Vec<u8>>>,
    summary: Summary,
    problems: Vec<Problem>,
    fixes: fix::Fixes,
    /// The file of the part, and whether there was something in it.
    file: Option<(Arc<str>, bool)>,
}

impl Outcome {
    /// A problem that is no part's.
    fn of_problem(problem: Problem) -> Self {
        let summary = Summary { problems: 1, ..Summary::default() };
        Self { problems: vec![problem], summary, ..Self::default() }
    }

    /// Adds what came of others, and tells what did not read.
    fn add_all(&mut self, others: impl IntoIterator<Item = Self>, look: Look) {
        for other in others {
            common::complain(&other.problems, look);
            self.summary = self.summary.plus(other.summary);
            self.problems.extend(other.problems);
            self.fixes.extend(other.fixes);
        }
    }
}

/// What every part is checked with.
struct Plan<'a> {
    lint: Lint<'a>,
    /// The formats of the reports, and what each depends on.
    formats: Vec<(&'static output::Format, Run<'a>)>,
    options: ReadOptions,
    known: HashSet<String>,
    mends: bool,
}

/// Checks posts: source, posts, findings, bytes, batch by batch.
pub(super) fn run(arguments: &Arguments, now: Timestamp) -> Result<u8, Stop> {
    let rulebook = match common::rulebook(&arguments.rulebook, &arguments.paths) {
        Err(Stop::Problems(problems)) => return unchecked(arguments, problems),
        read => read?,
    };
    let look = Look::of_stdout(&arguments.rulebook, &rulebook);
    let now = common::instant(arguments.at.as_deref(), &rulebook, now)?;
    let asked = (arguments.select.as_slice(), arguments.ignore.as_slice());
    let lint = Lint::new(&rulebook, asked, arguments.account.clone(), now)
        .map_err(|unknown| unknown_rule(&unknown, &arguments.select))?;
    notes::remind(&arguments.rulebook, &rulebook, now, look);
    let files = Files::of(&arguments.paths);
    if !arguments.quiet {
        notes::tell(&files.passed_over, look);
    }
    let plan = Plan {
        lint,
        formats: formats(arguments, &rulebook, look),
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
    // Where nobody reads any more, nothing more is checked.
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
    look: Look,
) -> Vec<(&'static output::Format, Run<'a>)> {
    let run = Run { rulebook, quiet: arguments.quiet, screen: look.screen() };
    let in_file = Run { screen: Screen::file(look.language), ..run };
    let further = arguments.output.iter().map(|further| (further.format, in_file));
    std::iter::once((arguments.format, run)).chain(further).collect()
}

/// Reports of a run in which nothing could be checked, since the rulebook does
/// not read: a program finds the problems in them, and no older report is taken
/// for the answer.
fn unchecked(arguments: &Arguments, problems: Vec<Problem>) -> Result<u8, Stop> {
    let path = common::rulebook_path(&arguments.rulebook, &arguments.paths);
    let mut rulebook = rulebook::load(None, None).map_err(Stop::Problems)?;
    rulebook.path = path.map(|path| path.display().to_string().into());
    let look = Look::without_rulebook(&arguments.rulebook, &arguments.paths);
    let mut formats = formats(arguments, &rulebook, look);
    // People read the problems themselves, and no figures.
    for (_, run) in &mut formats {
        run.quiet = true;
    }
    let (sinks, files) = sinks(arguments, &formats, Stdout::new().0)?;
    let summary = Summary { problems: problems.len(), ..Summary::default() };
    for (sink, (_, run)) in sinks.into_iter().zip(&formats) {
        sink.finish(run, &summary, &problems)?;
    }
    files.into_iter().try_for_each(ReportFile::finish)?;
    Err(Stop::Problems(problems))
}

/// Reads, checks and writes: while one group of parts is checked, the next is
/// read; what is written keeps the order of the posts.
fn stream(
    plan: &Plan<'_>,
    parts: impl Iterator<Item = Result<Part, Problem>> + Send,
    sinks: &mut [Sink],
    arguments: &Arguments,
    look: Look,
) -> Result<Outcome, Stop> {
    let parts = Mutex::new(parts);
    let threads = rayon::current_num_threads();
    let next = || next_group(&mut *parts.lock().expect("no reader panics"), threads);
    let progress = Progress::new(!arguments.quiet && !arguments.no_progress);
    let (mut total, mut files) = (Outcome::default(), EmptyFiles::default());
    let mut group = next();
    while !group.is_empty() {
        let (outcomes, following) = rayon::join(
            || group.into_par_iter().map(|part| plan.check(part)).collect::<Vec<_>>(),
            next,
        );
        for outcome in outcomes {
            for share in &outcome.reports {
                for (sink, report) in sinks.iter_mut().zip(share) {
                    sink.write_batch(report)?;
                }
            }
            let empty = files.next(outcome.file.clone()).map(Outcome::of_problem);
            total.add_all(empty.into_iter().chain([outcome]), look);
        }
        progress.tell(total.summary.posts);
        group = following;
    }
    total.add_all(files.next(None).map(Outcome::of_problem), look);
    progress.clear();
    Ok(total)
}

impl Plan<'_> {
    fn check(&self, part: Result<Part, Problem>) -> Outcome {
        let part = match part {
            Ok(part) => part,
            Err(problem) => return Outcome::of_problem(problem),
        };
        let batch = part.decode();
        let parsed = batch.parse(&self.options);
        let problems = parsed.problems.len();
        let mut outcome = Outcome {
            summary: Summary { problems, ..Summary::default() },
            file: Some((batch.source.path().clone(), has_some(&parsed))),
            problems: parsed.problems,
            ..Outcome::default()
        };
        let posts = parsed.posts.as_slice();
        let shares =
            posts.par_chunks(SHARE).map(|some| self.check_share(&batch.source, posts, some));
        for (reports, summary, fixes) in shares.collect::<Vec<_>>() {
            outcome.reports.push(reports);
            outcome.summary = outcome.summary.plus(summary);
            outcome.fixes.extend(fixes);
        }
        outcome
    }

    /// Checks some of the posts of a source.
    fn check_share(
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
    look: Look,
) -> Result<u8, Stop> {
    let mut fixes = std::mem::take(&mut total.fixes);
    let fixable = if arguments.diff { fixes.len() } else { 0 };
    total.summary.fixable += fixable;
    if arguments.diff {
        show(&mut fixes, arguments)?;
    } else if arguments.fix {
        let applied = fixes.write();
        total.summary.fixed = applied.len();
        report_fixed(&applied, arguments, look)?;
    }
    total.add_all(fixes.into_problems().map(Outcome::of_problem), look);
    for (sink, (_, run)) in sinks.into_iter().zip(&plan.formats) {
        sink.finish(run, &total.summary, &total.problems)?;
    }
    let code = total.summary.exit_code(arguments.fail_on.severity());
    Ok(if 0 < fixable { code.max(1) } else { code })
}

/// Shows what would be fixed. Next to a report for programs it goes to standard
/// error.
fn show(fixes: &mut fix::Fixes, arguments: &Arguments) -> io::Result<()> {
    if is_for_people(arguments) {
        fixes.show(&mut io::stdout().lock())
    } else {
        fixes.show(&mut io::stderr())
    }
}

/// Says what was fixed, where a diff would be shown.
fn report_fixed(applied: &fix::Applied, arguments: &Arguments, look: Look) -> io::Result<()> {
    match () {
        () if arguments.quiet => Ok(()),
        () if is_for_people(arguments) => applied.report(look.language, &mut io::stdout().lock()),
        () => applied.report(look.language, &mut io::stderr().lock()),
    }
}

fn is_for_people(arguments: &Arguments) -> bool {
    matches!(arguments.format.name, "full" | "short")
}

/// The reports that were asked for, begun, and the files of those after the
/// first.
fn sinks(
    arguments: &Arguments,
    formats: &[(&'static output::Format, Run<'_>)],
    stdout: Stdout,
) -> Result<(Vec<Sink>, Vec<ReportFile>), Stop> {
    let (format, run) = &formats[0];
    let mut sinks = vec![Sink::new(format, Box::new(stdout), run)?];
    let mut files = Vec::new();
    let mut inputs = arguments.paths.clone();
    inputs.extend(run.rulebook.path.as_deref().map(PathBuf::from));
    for (further, (format, run)) in arguments.output.iter().zip(&formats[1..]) {
        let others = &arguments.output[..files.len()];
        let (report, file) = ReportFile::create(&further.path, &inputs, others)?;
        files.push(report);
        sinks.push(Sink::new(format, Box::new(BufWriter::new(file)), run)?);
    }
    Ok((sinks, files))
}

fn unknown_rule(unknown: &lint::UnknownRule, selected: &[String]) -> Stop {
    let flag = if selected.contains(&unknown.written) { "--select" } else { "--ignore" };
    let message = (
        format!("there is no rule or group `{}`", unknown.written),
        format!("reglen eller gruppen `{}` findes ikke", unknown.written),
    );
    let help = common::meant(unknown.nearest.as_deref());
    Problem::in_file(common::said_in(flag), message).help(help).into()
}
