//! `audit --against FILE`: what changes when another rulebook applies to the same posts.
//!
//! The posts are read once, as the rulebook of the run says, and checked with both rulebooks. Each
//! rulebook has its own accounts, registers and word lists; `--windows` gives both the same
//! register of windows. Only counts of the changed findings, and the first changes of each
//! rule, stay in memory. JSON and CSV contain all changes, so these are written while the posts
//! are read.

mod change;
mod json;
mod listing;
mod summary;
mod text;

use std::{
    io::{self, Write},
    path::Path,
};

use jiff::Timestamp;
use rayon::prelude::*;

use super::{
    CHUNK, Report, Total,
    arguments::{Arguments, AuditFormat},
    few_posts::LeftOut,
    measures_accounts,
    names::SharedHandles,
};
use crate::{
    audit::{Account, Audit, Plan, Visitors},
    cli::{
        Failure, counted_once,
        coverage::Coverage,
        planned::without_planned,
        progress::Progress,
        report_files::expect_other_stdout,
        rulebook_arguments::load_rulebook,
        terminal::{Terminal, print_notes},
        thread_pool::thread_pool,
    },
    input::{self, Files, Part, ReadOptions},
    language::Language,
    lint::Lint,
    message::Message,
    platform::{Platform, handle_key},
    post::{Post, SeenPosts},
    rulebook::{Layers, Rulebook, Trust},
    source::{Problem, Source},
};
use change::{AccountChange, Change, account_changes, changes};
use listing::Listing;
use summary::{Counting, Summary};

/// What is reported: the changed findings, and the audits with both rulebooks.
struct Replay<'a> {
    summary: &'a Summary,
    accounts: &'a [AccountChange<'a>],
    reports: [Report<'a>; 2],
}

/// How posts are checked and audited with each of the rulebooks.
struct Runs<'a, 'r> {
    lints: &'a [Lint<'r>; 2],
    plans: &'a [Plan<'r>; 2],
    language: Language,
}

/// Reads the posts, checks them with both rulebooks, and reports what changes.
pub(super) fn run(
    arguments: &Arguments,
    against: &Path,
    layers: &Layers,
    now: Timestamp,
) -> Result<u8, Failure> {
    arguments.expect_changes_in_format()?;
    let other_layers = Layers::read(Some(against), arguments.rulebook.trust(Trust::Named));
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let rulebooks = [&rulebook, &load_rulebook(&arguments.rulebook, &other_layers)?];
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let lints = arguments.selection.lints(rulebooks, now)?;
    let period = arguments.period(&rulebook)?;
    let plans = [0, 1].map(|at| Plan::new(rulebooks[at], period, &lints[at].selected).at(now));
    let without_posts = |folder: &Path, files: &[_]| {
        let named = layers.files_without_posts(folder, files).into_iter();
        named.chain(other_layers.own_files()).collect()
    };
    let files = Files::of(&arguments.paths, &without_posts);
    if !arguments.quiet {
        print_notes(&files.skipped, terminal);
        print_notes(differing_windows(rulebooks).as_slice(), terminal);
    }
    expect_other_stdout(&files.paths().map(Path::to_owned).collect::<Vec<_>>())?;
    let threads = thread_pool(&files, arguments.jobs)?;
    let runs = Runs { lints: &lints, plans: &plans, language: terminal.language };
    write_head(arguments.format)?;
    let (parts, options) = arguments.reading.parts(files, &rulebook, arguments.selection.account());
    let reading = || read((parts, &options.of_audit(lints[0].now)), &runs, arguments, terminal);
    let (total, counting, listing) = threads.install(reading)?;
    print_notes(&total.coverage.notes(&rulebook), terminal);
    total.print_remarks(arguments.quiet, terminal);
    total.print_notes_on_posts(&plans, arguments.quiet, terminal);
    let Audit { left_out, untimed, .. } = total.audits[0];
    let accounts = finished(total.audits, &plans);
    let names = &SharedHandles::of(accounts.iter().flat_map(|(_, accounts)| accounts));
    let reports = [0, 1].map(|at| Report {
        accounts: &accounts[at].1,
        few: LeftOut::default(),
        rulebook: rulebooks[at],
        period,
        left_out,
        untimed,
        visitors: accounts[at].0,
        absent: &[],
        problems: &total.problems,
        names,
    });
    if !arguments.quiet {
        print_notes(differing_accounts(&reports).as_slice(), terminal);
    }
    listing.finish(reports[0].accounts)?;
    let (summary, accounts) = (&counting.finish(reports[0].accounts), &account_changes(&reports));
    let replay = Replay { summary, accounts, reports };
    write_tail(&replay, arguments.format, terminal)?;
    Ok(arguments.shape().exit_code(&replay.reports[1]))
}

/// The figures of each audit, and the accounts that it leaves out.
fn finished(audits: Vec<Audit>, plans: &[Plan<'_>; 2]) -> Vec<(Visitors, Vec<Account>)> {
    let audits = audits.into_iter().zip(plans);
    audits.map(|(audit, plan)| (audit.visitors(), audit.finish(plan))).collect()
}

/// Reads and checks all posts. All changes are counted. In formats that contain every
/// change, the changes are also written.
fn read(
    (parts, options): (impl Iterator<Item = Result<Part, Problem>> + Send, &ReadOptions),
    runs: &Runs<'_, '_>,
    arguments: &Arguments,
    terminal: Terminal,
) -> io::Result<(Total, Counting, Listing)> {
    let progress = Progress::new(!arguments.quiet && !arguments.no_progress, terminal.language);
    let (mut total, mut counting) = (Total::default(), Counting::default());
    let mut listing = Listing::new(arguments.format);
    total.audits.resize_with(runs.plans.len(), Audit::default);
    let (mut other, mut posts) = (Coverage::default(), 0);
    let work = |source: &Source, posts: &mut [Post<'_>]| {
        let coverages = runs.lints.each_ref().map(|lint| Coverage::of(lint, source, posts));
        let (posts, drafts) = without_planned(posts, runs.lints[0].now);
        (runs.replay(source, posts), coverages, drafts)
    };
    let mut seen = SeenPosts::default();
    let once = (&mut seen, |post: &Post<'_>| counted_once::identity(post, &runs.lints[0]));
    input::process_once(parts, options, once, work, |part, remarks| {
        if let Some(((audits, changes), [coverage, of_other], drafts)) = part {
            total.drafts += drafts;
            posts += audits[0].posts();
            total.audits.iter_mut().zip(audits).for_each(|(own, audit)| own.add(audit));
            total.coverage.add(coverage);
            other.add(of_other);
            listing.write(&changes)?;
            counting.add(changes);
        }
        total.problems.extend(remarks.problems);
        if !arguments.quiet {
            print_notes(&remarks.notes, terminal);
        }
        progress.update(posts);
        Ok::<_, io::Error>(())
    })?;
    progress.clear();
    total.note_repeated(&seen, arguments, terminal);
    total.with_posts.extend(seen.files);
    total.settle(runs.plans, false);
    // It is enough if a rule of one of the rulebooks applies to the posts.
    let is_checked = other.problem(&runs.lints[1]).is_none();
    total.expect_posts(
        arguments.paths.first(),
        &runs.lints[0],
        is_checked || runs.lints.iter().any(measures_accounts),
    );
    Ok((total, counting, listing))
}

impl Runs<'_, '_> {
    /// The account of a post, by the key of its handle and its platform, if it may be a visitor
    /// of the accounts that the first rulebook lists; else `None`.
    fn visitor(&self, post: &Post<'_>) -> Option<(String, Platform)> {
        let other = self.lints[0].account.as_deref().unwrap_or_default();
        let handle = if post.account.is_empty() { other } else { post.account.as_str() };
        let is_one = self.plans[0].may_be_visitor(handle);
        is_one.then(|| (handle_key(handle).into_owned(), post.platform))
    }

    /// Checks the posts of a source with both rulebooks, chunk by chunk, on several
    /// threads.
    fn replay(&self, source: &Source, posts: &[Post<'_>]) -> ([Audit; 2], Vec<Change>) {
        let besides = self.lints.each_ref().map(|lint| lint.posts_of_part(source, posts));
        let chunks = posts.par_chunks(CHUNK).map(|some| {
            let mut audits = [Audit::default(), Audit::default()];
            let mut findings = [0, 1].map(|at| {
                let (audit, plan) = (&mut audits[at], &self.plans[at]);
                self.lints[at].observed((source, &besides[at]), some, |subject, set, findings| {
                    audit.observe((subject, source), (set, findings), plan);
                })
            });
            for findings in &mut findings {
                findings.retain(|finding| self.plans[0].includes(finding.post.about()));
            }
            (audits, changes(some, &findings, |post| self.visitor(post), self.language))
        });
        chunks.reduce(Default::default, |(mut audits, mut changes), (others, further)| {
            audits.iter_mut().zip(others).for_each(|(own, other)| own.add(other));
            changes.extend(further);
            (audits, changes)
        })
    }
}

/// The note that the rulebooks have different windows, so that some changes may not be due to
/// their rules; `None` if they have the same windows.
fn differing_windows(rulebooks: [&Rulebook; 2]) -> Option<Problem> {
    let [own, others] = rulebooks.map(|rulebook| {
        let windows = rulebook.windows.iter();
        windows.map(|window| (&window.id, window.from, window.until)).collect::<Vec<_>>()
    });
    let path = rulebooks[1].path.as_deref().unwrap_or_default();
    let note = Problem::in_file(path, Message::new("replay-other-windows"));
    (own != others).then(|| note.help(Message::new("replay-other-windows-help")))
}

/// The note that some accounts are listed in only one of the rulebooks. With the
/// other rulebook, these accounts follow its profile for accounts that it does not
/// list. `None` if there are no such accounts.
fn differing_accounts([before, after]: &[Report<'_>; 2]) -> Option<Problem> {
    let is_listed = |report: &Report<'_>, account: &Account| {
        report.rulebook.accounts.get(&account.handle).is_some()
    };
    let accounts = before.accounts.iter();
    let differ = accounts.filter(|one| is_listed(before, one) != is_listed(after, one));
    let count = differ.count();
    let path = after.rulebook.path.as_deref().unwrap_or_default();
    let message = Message::new("replay-other-accounts").with("count", count);
    let note = Problem::in_file(path, message);
    (0 < count).then(|| note.help(Message::new("replay-other-accounts-help")))
}

/// Writes the beginning of the report, which comes before the changes. Writes nothing
/// in formats that show only some of the changes.
fn write_head(format: AuditFormat) -> io::Result<()> {
    let head = match format {
        AuditFormat::Json => json::head(),
        AuditFormat::Csv => text::csv_head(),
        AuditFormat::Text | AuditFormat::Markdown | AuditFormat::Html => String::new(),
    };
    io::stdout().lock().write_all(head.as_bytes())
}

/// Writes the end of the report: the summary, and the changed findings about accounts.
fn write_tail(replay: &Replay<'_>, format: AuditFormat, terminal: Terminal) -> io::Result<()> {
    let text = match format {
        AuditFormat::Json => json::tail(replay, terminal.language),
        AuditFormat::Csv => text::csv_accounts(replay, terminal.language),
        AuditFormat::Markdown => text::markdown(replay, terminal),
        // A page was refused before.
        AuditFormat::Text | AuditFormat::Html => text::report(replay, terminal),
    };
    io::stdout().lock().write_all(text.as_bytes())
}
