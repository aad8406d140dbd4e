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
    FailOn, Failure, RulebookArguments, baseline, fix, flags, input_format, input_formats, meant,
    notes, output_format, output_formats,
    progress::Progress,
    reports::{Further, ReportFile, Stdout, further},
    rulebook_arguments::{load_rulebook, rulebook_path},
    terminal::{Terminal, print_problems},
    usage_errors::Expected,
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

/// What came of a part, and then of all: reports as bytes, counts, fixes, and
/// what could not be read.
#[derive(Default)]
struct Outcome {
    /// In each format, share by share.
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
pub(super) fn run(arguments: &Arguments, now: Timestamp) -> Result<u8, Failure> {
    let rulebook = match load_rulebook(&arguments.rulebook, &arguments.paths) {
        Err(Failure::Problems(problems)) => return unchecked(arguments, problems),
        read => read?,
    };
    let look = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let now = flags::time_or_now(arguments.at.as_deref(), &rulebook, now)?;
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
    look: Terminal,
) -> Vec<(&'static output::Format, Run<'a>)> {
    let run = Run { rulebook, quiet: arguments.quiet, screen: look.screen() };
    let in_file = Run { screen: Screen::file(look.language), ..run };
    let further = arguments.output.iter().map(|further| (further.format, in_file));
    std::iter::once((arguments.format, run)).chain(further).collect()
}

/// Reports of a run in which nothing could be checked, since the rulebook does
/// not read: a program finds the problems in them, and no older report is taken
/// for the answer.
fn unchecked(arguments: &Arguments, problems: Vec<Problem>) -> Result<u8, Failure> {
    let path = rulebook_path(&arguments.rulebook, &arguments.paths);
    let mut rulebook = rulebook::load(None, None).map_err(Failure::Problems)?;
    rulebook.path = path.map(|path| path.display().to_string().into());
    let look = Terminal::without_rulebook(&arguments.rulebook, &arguments.paths);
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
    let progress = Progress::new(!arguments.quiet && !arguments.no_progress);
    let mut total = Outcome::default();
    let check = |source: &Source, posts: &mut [Post<'_>]| plan.check(source, posts);
    input::process(parts, &plan.options, check, |outcome, problems| {
        let outcome = outcome.unwrap_or_default();
        for share in &outcome.reports {
            for (sink, report) in sinks.iter_mut().zip(share) {
                sink.write_batch(report)?;
            }
        }
        total.add(outcome);
        total.add_problems(problems, look);
        progress.tell(total.summary.posts);
        Ok::<_, Failure>(())
    })?;
    progress.clear();
    Ok(total)
}

impl Plan<'_> {
    /// Checks the posts of a source, so many at a time.
    fn check(&self, source: &Source, posts: &[Post<'_>]) -> Outcome {
        let shares = posts.par_chunks(SHARE).map(|some| self.check_share(source, posts, some));
        let mut outcome = Outcome::default();
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
    look: Terminal,
) -> Result<u8, Failure> {
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
    total.add_problems(fixes.into_problems().collect(), look);
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
fn report_fixed(applied: &fix::Applied, arguments: &Arguments, look: Terminal) -> io::Result<()> {
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
) -> Result<(Vec<Sink>, Vec<ReportFile>), Failure> {
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

fn unknown_rule(unknown: &lint::UnknownRule, selected: &[String]) -> Failure {
    let flag = if selected.contains(&unknown.written) { "--select" } else { "--ignore" };
    let message = (
        format!("there is no rule or group `{}`", unknown.written),
        format!("reglen eller gruppen `{}` findes ikke", unknown.written),
    );
    let help = meant(unknown.nearest.as_deref());
    Problem::in_file(flags::name_in_use(flag), message).help(help).into()
}
