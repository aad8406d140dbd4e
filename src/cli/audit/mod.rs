//! `tweetlint audit`: what the posts of each account have in common over time.
//!
//! The posts are read and checked as by `check`, with the same rules. Only what an
//! [`Audit`] keeps of them stays in memory.

mod account_findings;
mod arguments;
mod compare;
mod figure_table;
mod figures;
mod json;
mod json_windows;
mod page;
mod period;
mod replay;
mod tables;
mod text;

use std::{
    convert::Infallible,
    io::{self, Write},
    path::Path,
};

use jiff::Timestamp;
use rayon::prelude::*;

use super::{
    Failure,
    coverage::Coverage,
    notes,
    progress::Progress,
    report_files::expect_other_stdout,
    rulebook_arguments::load_rulebook,
    terminal::{Terminal, print_problems},
    threads::thread_pool,
};
use crate::{
    audit::{Account, Audit, Plan},
    input::{self, Files, Part, ReadOptions},
    language::Language,
    lint::Lint,
    message::{Message, moment_text},
    platform::Handle,
    post::Post,
    rulebook::{Layers, Rulebook},
    source::{Problem, Source},
};

pub(super) use arguments::Arguments;
use arguments::{AuditFormat, Period};
use page::{Gathered, Prepared};

/// The number of posts that are checked together on one thread.
const CHUNK: usize = 500;

/// What a report is written from: the figures of the accounts in one period, the rulebook, the
/// numbers of posts that were left out, and the problems.
#[derive(Clone, Copy)]
struct Report<'a> {
    accounts: &'a [Account],
    rulebook: &'a Rulebook,
    period: Period,
    left_out: usize,
    untimed: usize,
    problems: &'a [Problem],
}

impl<'a> Report<'a> {
    /// The day of a time in the time zone of the rulebook; a dash if it is unknown.
    fn day(&self, time: Option<Timestamp>) -> String {
        let day = |time: Timestamp| time.to_zoned(self.rulebook.timezone.clone()).date();
        time.map_or_else(|| "–".to_owned(), |time| day(time).to_string())
    }

    /// A time to the minute in the time zone of the rulebook, as all messages write
    /// times.
    fn moment(&self, time: Timestamp) -> String {
        moment_text(&time.to_zoned(self.rulebook.timezone.clone()))
    }

    /// The profile that an account follows.
    fn profile(&self, account: &Account) -> &'a str {
        &self.rulebook.rules_for(&Handle::new(account.handle.as_str()), None).profile
    }
}

/// What is kept of all parts that have been read so far.
#[derive(Default)]
struct Total {
    /// The audit of each period.
    audits: Vec<Audit>,
    /// What a page for browsers needs besides the audits; empty for other formats.
    gathered: Gathered,
    coverage: Coverage,
    problems: Vec<Problem>,
}

/// Reads and checks the posts, and reports the figures of their accounts.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    if let Some(against) = &arguments.against {
        return replay::run(arguments, against, layers, now);
    }
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let lint = arguments.selection.lint(&rulebook, now)?;
    let periods = arguments.periods(&rulebook)?;
    let plan = |period: &Period| {
        let plan = Plan::new(&rulebook, *period, &lint.selected);
        // A user who compares years does not claim that the files contain all posts
        // of these years.
        if 1 < periods.len() { plan.of_files_that_may_end() } else { plan }
    };
    let plans = periods.iter().map(plan);
    let plans: Vec<Plan<'_>> = plans.collect();
    let without_posts = |folder: &_, files: &[_]| layers.files_without_posts(folder, files);
    let files = Files::of(&arguments.paths, &without_posts);
    if !arguments.quiet {
        notes::print(&files.skipped, terminal);
        notes::print(&arguments.rulebook.other_rulebooks(&rulebook, &files), terminal);
    }
    expect_other_stdout(&files.paths().map(Path::to_owned).collect::<Vec<_>>())?;
    let threads = thread_pool(&files, arguments.jobs)?;
    let (parts, options) = arguments.reading.parts(files, &rulebook, arguments.selection.account());
    let mut total = threads.install(|| read((parts, &options), &lint, &plans, arguments, terminal));
    notes::print(&total.coverage.notes(&rulebook), terminal);
    total.expect_posts(arguments, &rulebook, measures_accounts(&lint));
    print_problems(&total.problems, terminal);
    let untimed = total.audits.iter().map(|audit| audit.untimed).max().unwrap_or(0);
    if 0 < untimed && !arguments.quiet {
        notes::print(&[without_time(untimed)], terminal);
    }
    report(total, (plans, &periods), arguments, terminal)
}

/// Computes the figures, writes the report and returns the exit code.
fn report(
    total: Total,
    (plans, periods): (Vec<Plan<'_>>, &[Period]),
    arguments: &Arguments,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let Total { audits, gathered, problems, .. } = total;
    let Some(rulebook) = plans.first().map(Plan::rulebook) else { return Ok(2) };
    let counts: Vec<_> = audits.iter().map(|audit| (audit.left_out, audit.untimed)).collect();
    let prepared = (arguments.format == AuditFormat::Html).then(|| Prepared::of(&audits, &plans));
    let audits = audits.into_iter().zip(&plans);
    let accounts: Vec<Vec<Account>> = audits.map(|(audit, plan)| audit.finish(plan)).collect();
    let report = |(accounts, (period, (left_out, untimed)))| {
        let accounts: &Vec<Account> = accounts;
        Report { accounts, rulebook, period, left_out, untimed, problems: &problems }
    };
    let reports = accounts.iter().zip(periods.iter().copied().zip(counts)).map(report);
    let reports: Vec<Report<'_>> = reports.collect();
    match (reports.as_slice(), prepared.flatten()) {
        (reports, Some(prepared)) => {
            let page = page::page(reports, prepared, gathered, terminal.language);
            io::stdout().lock().write_all(page.as_bytes())?;
        }
        ([report], None) => write(report, arguments, terminal)?,
        (reports, None) => compare::write(reports, arguments.format, terminal)?,
    }
    Ok(reports.last().map_or(2, |report| arguments.exit_code(report)))
}

/// Reads and checks all posts.
fn read(
    (parts, options): (impl Iterator<Item = Result<Part, Problem>> + Send, &ReadOptions),
    lint: &Lint<'_>,
    plans: &[Plan<'_>],
    arguments: &Arguments,
    terminal: Terminal,
) -> Total {
    let progress = Progress::new(!arguments.quiet && !arguments.no_progress, terminal.language);
    let mut total = Total::default();
    total.audits.resize_with(plans.len(), Audit::default);
    let page = (arguments.format == AuditFormat::Html).then_some(terminal.language);
    let work = |source: &Source, posts: &mut [Post<'_>]| {
        (audited(lint, plans, page, (source, posts)), Coverage::of(lint, source, posts))
    };
    let Ok(()) = input::process(parts, options, work, |part, remarks| {
        let ((audits, gathered), coverage) = part.unwrap_or_default();
        total.gathered.join(gathered);
        total.audits.iter_mut().zip(audits).for_each(|(own, audit)| own.add(audit));
        total.coverage.add(coverage);
        total.problems.extend(remarks.problems);
        if !arguments.quiet {
            notes::print(&remarks.notes, terminal);
        }
        progress.update(total.posts());
        Ok::<_, Infallible>(())
    });
    progress.clear();
    total
}

/// Checks the posts of a source, chunk by chunk, on several threads. `page` is the
/// language of the page for browsers; `None` if the report has another format.
fn audited(
    lint: &Lint<'_>,
    plans: &[Plan<'_>],
    page: Option<Language>,
    (source, posts): (&Source, &[Post<'_>]),
) -> (Vec<Audit>, Gathered) {
    let beside = lint.beside(source, posts);
    let none = || (plans.iter().map(|_| Audit::default()).collect(), Gathered::default());
    let page = page.zip(plans.last());
    let chunks = posts.par_chunks(CHUNK).map(|some| {
        let (mut audits, mut gathered): (Vec<Audit>, _) = none();
        lint.observed((source, &beside), some, |subject, set, findings| {
            for (audit, plan) in audits.iter_mut().zip(plans) {
                audit.observe((subject, source), (set, findings), plan);
            }
            if let Some((language, plan)) = page {
                gathered.add((subject, source), findings, (plan, language));
            }
        });
        if let Some((_, plan)) = page {
            gathered.count(some, lint.account.as_deref().unwrap_or_default(), plan);
        }
        (audits, gathered)
    });
    let join = |mut one: (Vec<Audit>, Gathered), other: (Vec<Audit>, Gathered)| {
        one.0.iter_mut().zip(other.0).for_each(|(one, other)| one.add(other));
        one.1.join(other.1);
        one
    };
    chunks.reduce(none, join)
}

impl Total {
    /// The number of posts that were added to the audits. A post in two periods
    /// counts twice.
    fn posts(&self) -> usize {
        self.audits.iter().map(Audit::posts).sum()
    }

    /// Adds a problem if no post was audited, or if no rule applies to any of the posts. If the
    /// run has rules about accounts (`measures_accounts`), it needs no rules about posts.
    fn expect_posts(
        &mut self,
        arguments: &Arguments,
        rulebook: &Rulebook,
        measures_accounts: bool,
    ) {
        if !measures_accounts {
            self.problems.extend(self.coverage.problem(rulebook));
        }
        if self.posts() == 0 && self.problems.is_empty() {
            let path = arguments.paths.first().map(|path| path.display().to_string());
            let message = Message::new("audit-no-posts");
            let problem = Problem::in_file(path.unwrap_or_default(), message);
            self.problems.push(problem.help(Message::new("audit-no-posts-help")));
        }
    }
}

/// Whether a selected rule is about accounts.
fn measures_accounts(lint: &Lint<'_>) -> bool {
    let rules = lint.rulebook.rules.iter().zip(&lint.selected);
    rules.filter(|(_, selected)| **selected).any(|(rule, _)| rule.check.is_about_accounts())
}

/// The note that posts were left out because they have no time.
fn without_time(count: usize) -> Problem {
    Problem::in_file("audit", Message::new("audit-untimed").with("count", count))
        .help(Message::new("audit-untimed-help"))
}

/// Writes the report in the format that was asked for.
fn write(report: &Report<'_>, arguments: &Arguments, terminal: Terminal) -> io::Result<()> {
    let language = terminal.language;
    let table = || match arguments.by.unwrap_or(arguments::By::Account) {
        arguments::By::Account => tables::accounts(report),
        arguments::By::Month => tables::months(report),
        arguments::By::Rule => tables::rules(report, language),
        arguments::By::Client => tables::clients(report),
    };
    let text = match arguments.format {
        AuditFormat::Text if report.accounts.is_empty() => String::new(),
        AuditFormat::Text => text::report(report, arguments.by, terminal),
        AuditFormat::Json => json::report(report, language),
        AuditFormat::Csv => table().csv(),
        AuditFormat::Markdown => table().markdown(terminal),
        AuditFormat::Html => String::new(),
    };
    io::stdout().lock().write_all(text.as_bytes())
}
