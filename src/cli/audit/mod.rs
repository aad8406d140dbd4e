//! `tweetlint audit`: what the posts of each account have in common over time.
//!
//! The posts are read and checked as by `check`, with the same rules. Only what an
//! [`Audit`] keeps of them stays in memory. With `--part`, it is written to a file, which
//! `audit merge` joins with others.

mod account_findings;
mod arguments;
mod compare;
mod compared_periods;
mod contents;
mod few_posts;
mod figure_table;
mod figures;
mod json;
mod json_evidence;
mod json_windows;
mod merge;
mod names;
mod page;
mod part;
mod period;
mod remarks;
mod replay;
mod report;
mod stated;
mod tables;
mod text;
mod window_hours;
mod without_posts;

use std::{
    collections::BTreeSet,
    convert::Infallible,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;
use rayon::prelude::*;

use super::{
    Failure,
    before_merge::expect_merge_first,
    counted_once,
    coverage::Coverage,
    hashtags::secret_key,
    planned::{NotPublished, without_planned},
    progress::Progress,
    report_files::expect_other_stdout,
    rulebook_arguments::load_rulebook,
    terminal::{Terminal, print_notes},
    thread_pool::thread_pool,
};
use crate::{
    audit::{Account, Audit, Extent, Plan},
    input::{self, Files, Part, ReadOptions},
    language::Language,
    lint::Lint,
    message::Message,
    output::Shown,
    post::{Post, SeenPosts},
    rulebook::{Layers, RuleSet},
    source::{Problem, Source},
};

pub(super) use arguments::Arguments;
use arguments::{Action, AuditFormat, By, Period, Shape};
use few_posts::LeftOut;
use names::SharedHandles;
use page::{Gathered, Prepared};
use part::{Header, Input, Inputs};
use report::{Report, day};

/// The number of posts that are checked together on one thread.
const CHUNK: usize = 500;

/// What is kept of all parts that have been read so far.
#[derive(Default)]
struct Total {
    /// The audit of each period.
    audits: Vec<Audit>,
    /// What a page for browsers needs besides the audits; empty for other formats.
    gathered: Gathered,
    coverage: Coverage,
    problems: Vec<Problem>,
    /// Notes on files, if a part is written or parts are merged.
    notes: Vec<Problem>,
    /// The files of posts; empty unless a part is written or parts are merged.
    inputs: Vec<Input>,
    /// The drafts that are no posts of the audit.
    drafts: NotPublished,
    /// The paths of the files that contain posts, also outside of the audited period.
    with_posts: BTreeSet<Arc<str>>,
}

/// Reads and checks the posts, and reports the figures of their accounts.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    if let Some(Action::Merge(merge)) = &arguments.action {
        return merge::run(merge, layers, now);
    }
    if let Some(against) = &arguments.against {
        return replay::run(arguments, against, layers, now);
    }
    expect_merge_first(&arguments.paths, "audit")?;
    arguments.shape().expect_rows()?;
    let rulebook = load_rulebook(arguments.rulebook(), layers)?;
    let terminal = Terminal::of_stdout(arguments.rulebook(), &rulebook);
    let lint = arguments.selection.lint_of_audit(&rulebook, now)?;
    let periods = arguments.periods(&rulebook)?;
    let plans = plans_of(&lint, &periods);
    let without_posts = |folder: &_, files: &[_]| layers.files_without_posts(folder, files);
    let files = Files::of(&arguments.paths, &without_posts);
    if !arguments.quiet {
        print_notes(&files.skipped, terminal);
        print_notes(&arguments.rulebook().other_rulebooks(&rulebook, &files), terminal);
    }
    let inputs: Vec<PathBuf> = files.paths().map(Path::to_owned).collect();
    expect_other_stdout(&inputs)?;
    let threads = thread_pool(&files, arguments.jobs)?;
    let output = match &arguments.part {
        Some(path) => Some(part::Output::start(path, &inputs)?),
        None => None,
    };
    let (parts, options) = arguments.reading.parts(files, &rulebook, arguments.selection.account());
    let options = ReadOptions { engagement: true, ..options.of_audit(lint.now) };
    let mut inputs = Inputs::default();
    let mut total = threads.install(|| match &output {
        Some(_) => {
            let parts = part::recorded(parts, &mut inputs);
            read((parts, &options), &lint, &plans, arguments, terminal)
        }
        None => read((parts, &options), &lint, &plans, arguments, terminal),
    });
    print_notes(&total.coverage.notes(&rulebook), terminal);
    total.sort_problems();
    if let Some(output) = output {
        total.inputs = inputs.finish(&total.with_posts)?;
        total.print_remarks(arguments.quiet, terminal);
        let code = if total.problems.is_empty() { 0 } else { 2 };
        output.write(&header(arguments, &lint, &periods, total.inputs.len())?, total)?;
        return Ok(code);
    }
    let first = arguments.paths.first();
    total.expect_posts(first, &lint, measures_accounts(&lint));
    compared_periods::expect_posts(&mut total, (&periods, &rulebook), arguments.quiet, terminal);
    total.print_remarks(arguments.quiet, terminal);
    report(total, (plans, &periods), (arguments.shape(), arguments.quiet), terminal)
}

/// The plan of the audit of each period.
fn plans_of<'r>(lint: &'r Lint<'r>, periods: &[Period]) -> Vec<Plan<'r>> {
    let plan = |period: &Period| {
        let plan = Plan::new(lint.rulebook, *period, &lint.selected).at(lint.now);
        // A user who compares years does not claim that the files contain all posts
        // of these years.
        if 1 < periods.len() { plan.of_files_that_may_end() } else { plan }
    };
    periods.iter().map(plan).collect()
}

/// The header of the part that this run writes.
fn header(
    arguments: &Arguments,
    lint: &Lint<'_>,
    periods: &[Period],
    inputs: usize,
) -> Result<Header, Problem> {
    let key = secret_key()?;
    let fingerprint = lint.rulebook.fingerprint(key.as_ref().and_then(|key| key.mark()));
    let flags = (&arguments.selection, &arguments.reading);
    Ok(Header::of_run(flags, lint, fingerprint, periods).with_inputs(inputs))
}

/// Computes the figures, writes the report and returns the exit code.
fn report(
    total: Total,
    (plans, periods): (Vec<Plan<'_>>, &[Period]),
    (shape, quiet): (Shape, bool),
    terminal: Terminal,
) -> Result<u8, Failure> {
    total.print_notes_on_posts(&plans, quiet, terminal);
    let Total { audits, gathered, problems, .. } = total;
    let Some(plan) = plans.first() else { return Ok(2) };
    let rulebook = plan.rulebook();
    let count = |audit: &Audit| (audit.left_out, audit.untimed, audit.visitors());
    let counts: Vec<_> = audits.iter().map(count).collect();
    let absent: Vec<_> =
        audits.iter().zip(&plans).map(|(audit, plan)| audit.absent(plan)).collect();
    let prepared = (shape.format == AuditFormat::Html).then(|| Prepared::of(&audits, &plans));
    let audits = audits.into_iter().zip(&plans);
    let mut accounts: Vec<Vec<Account>> = audits.map(|(audit, plan)| audit.finish(plan)).collect();
    let few = if shape.has_all_accounts() {
        LeftOut::default()
    } else {
        few_posts::leave_out(&mut accounts, rulebook)
    };
    if shape.format == AuditFormat::Csv && !quiet {
        print_notes(few.note().as_slice(), terminal);
    }
    let names = &SharedHandles::of(accounts.iter().flatten());
    let report = |((accounts, absent), (period, (left_out, untimed, visitors)))| Report {
        accounts,
        few,
        rulebook,
        period,
        left_out,
        untimed,
        visitors,
        absent,
        problems: &problems,
        names,
    };
    let of_periods = accounts.iter().map(Vec::as_slice).zip(absent.iter().map(Vec::as_slice));
    let reports = of_periods.zip(periods.iter().copied().zip(counts)).map(report);
    let reports: Vec<Report<'_>> = reports.collect();
    match (reports.as_slice(), prepared.flatten()) {
        (reports, Some(prepared)) => {
            let page = page::page(reports, prepared, gathered, terminal.language);
            io::stdout().lock().write_all(page.as_bytes())?;
        }
        ([report], None) => write(report, shape, terminal)?,
        (reports, None) => compare::write(reports, shape.format, terminal)?,
    }
    Ok(reports.last().map_or(2, |report| shape.exit_code(report)))
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
    let page = arguments.format == AuditFormat::Html || arguments.part.is_some();
    // Counting the posts of all accounts after each part would take longer than the parts.
    let mut posts = 0;
    let work = |source: &Source, posts: &mut [Post<'_>]| {
        let coverage = Coverage::of(lint, source, posts);
        let (posts, drafts) = without_planned(posts, lint.now);
        (audited(lint, plans, page, (source, posts)), coverage, drafts)
    };
    let mut seen = SeenPosts::default();
    let once = (&mut seen, |post: &Post<'_>| counted_once::identity(post, lint));
    let Ok(()) = input::process_once(parts, options, once, work, |part, remarks| {
        let ((audits, gathered), coverage, drafts) = part.unwrap_or_default();
        total.drafts += drafts;
        posts += audits.iter().map(Audit::posts).sum::<usize>();
        total.gathered.join(gathered);
        total.audits.iter_mut().zip(audits).for_each(|(own, audit)| own.add(audit));
        total.coverage.add(coverage);
        total.problems.extend(remarks.problems);
        if !arguments.quiet {
            print_notes(&remarks.notes, terminal);
        }
        total.notes.extend(remarks.notes.into_iter().filter(|_| arguments.part.is_some()));
        progress.update(posts);
        Ok::<_, Infallible>(())
    });
    progress.clear();
    total.note_repeated(&seen, arguments, terminal);
    total.with_posts.extend(seen.files);
    total.settle(plans, arguments.part.is_some());
    total
}

/// Checks the posts of a source, chunk by chunk, on several threads. `page` says whether
/// to keep what a page for browsers needs.
fn audited(
    lint: &Lint<'_>,
    plans: &[Plan<'_>],
    page: bool,
    (source, posts): (&Source, &[Post<'_>]),
) -> (Vec<Audit>, Gathered) {
    let beside = lint.posts_of_part(source, posts);
    let none = || (plans.iter().map(|_| Audit::default()).collect(), Gathered::default());
    let page = plans.last().filter(|_| page);
    let chunks = posts.par_chunks(CHUNK).map(|some| {
        let (mut audits, mut gathered): (Vec<Audit>, _) = none();
        lint.observed((source, &beside), some, |subject, set, findings| {
            for (audit, plan) in audits.iter_mut().zip(plans) {
                audit.observe((subject, source), (set, findings), plan);
            }
            if let Some(plan) = page {
                gathered.add((subject, source), findings, plan);
            }
        });
        if let Some(plan) = page {
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
    /// Decides what only all posts show, after all have been added. `is_part` says whether they
    /// will be merged with others.
    fn settle(&mut self, plans: &[Plan<'_>], is_part: bool) {
        let extent = if is_part { Extent::Part } else { Extent::Whole };
        let audits = self.audits.iter_mut().zip(plans);
        audits.for_each(|(audit, plan)| audit.settle(extent, plan));
    }

    /// The number of audited posts. A post in two periods counts twice.
    fn posts(&self) -> usize {
        self.audits.iter().map(Audit::audited_posts).sum()
    }

    /// The name of the first file with posts, as reports show it; `None` if there is none. It
    /// is the same in whatever order the files are, and whether they were read or are
    /// those of parts.
    fn first_with_posts(&self) -> Option<String> {
        self.with_posts.iter().map(|path| Shown::new(&**path).text().to_owned()).min()
    }

    /// Adds a problem if no post was audited, or if no rule applies to any of the posts. If the
    /// run has rules about accounts (`measures_accounts`), it needs no rules about posts.
    fn expect_posts(&mut self, first: Option<&PathBuf>, lint: &Lint<'_>, measures_accounts: bool) {
        if !measures_accounts {
            self.problems.extend(self.coverage.problem(lint));
        }
        if self.posts() == 0 && self.problems.is_empty() {
            let path = self.first_with_posts().or(first.map(|path| path.display().to_string()));
            let message = Message::new("audit-no-posts");
            let problem = Problem::in_file(path.unwrap_or_default(), message);
            self.problems.push(problem.help(Message::new("audit-no-posts-help")));
        }
    }
}

/// Whether a selected rule is about accounts, and is not off for all of them.
fn measures_accounts(lint: &Lint<'_>) -> bool {
    let rulebook = lint.rulebook;
    let measures = |set: &RuleSet| {
        let mut rules = set.rules.iter().filter(|rule| lint.selected[rule.rule_index]);
        rules.any(|rule| rule.check.is_about_accounts())
    };
    let listed = rulebook.accounts.all().iter();
    measures(&rulebook.common)
        || listed.map(|account| rulebook.rules_for(&account.handle, None)).any(measures)
}

/// Writes the report in the format that was asked for.
fn write(report: &Report<'_>, shape: Shape, terminal: Terminal) -> io::Result<()> {
    let language = terminal.language;
    let table = || match shape.by.unwrap_or(By::Account) {
        By::Account => tables::accounts(report),
        By::Month => tables::months(report),
        By::Rule => tables::rules(report, language),
        By::Client => tables::clients(report),
        By::Window => window_hours::table(report),
    };
    let text = match shape.format {
        AuditFormat::Text if report.accounts.is_empty() => String::new(),
        AuditFormat::Text => text::report(report, shape.by, terminal),
        AuditFormat::Json => {
            let mut out = BufWriter::new(io::stdout().lock());
            json::report(report, language, &mut out)?;
            return out.flush();
        }
        AuditFormat::Csv => table().csv(),
        AuditFormat::Markdown => {
            let lines = notes(report, shape.by, language).into_iter();
            let lines = lines.map(|line| format!("\n{line}\n"));
            table().markdown(terminal) + &lines.collect::<String>()
        }
        AuditFormat::Html => String::new(),
    };
    io::stdout().lock().write_all(text.as_bytes())
}

/// The lines below a table: whose months they are, and which accounts have no rows.
fn notes(report: &Report<'_>, by: Option<By>, language: Language) -> Vec<String> {
    let accounts = report.accounts.len();
    let is_together = by == Some(By::Month) && 1 < accounts;
    let together = Message::new("audit-months-together").with("accounts", accounts);
    let notes = [is_together.then_some(together), report.few.line()].into_iter().flatten();
    notes.map(|note| note.get(language)).collect()
}
