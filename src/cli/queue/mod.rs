//! `tweetlint queue`: lists the scheduled posts that are held, the windows that
//! hold them, and the time when each can be published.
//!
//! Whether a post is held follows from `check`: the same rules check the same posts.
//! Only the findings that depend on a window are listed, each with the end of that
//! window.

mod held;
mod json;
mod table;

use std::{
    convert::Infallible,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{
    Failure, Listing, RulebookArguments,
    coverage::Coverage,
    flags,
    reading_arguments::ReadingArguments,
    report_files::expect_other_stdout,
    rulebook_arguments::load_rulebook,
    terminal::{Terminal, print_notes, print_problems},
    thread_pool::this_thread_if_small,
    window_notes,
};
use crate::{
    input::{self, Files, Part, ReadOptions},
    lint::Lint,
    message::Message,
    post::Post,
    rulebook::Layers,
    source::{Problem, Source},
};
use held::QueueRow;

/// The arguments of `queue`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "HANDLE", env = "TWEETLINT_ACCOUNT")]
    account: Option<String>,
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT")]
    at: Option<String>,
    #[arg(long, default_value = "text")]
    format: Listing,
    #[command(flatten)]
    reading: ReadingArguments,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// The posts of a queue: how many there are, and which of them are held.
#[derive(Default)]
struct Queue {
    /// The number of posts that are still to be published.
    posts: usize,
    /// The number of posts whose time of publication has passed.
    passed: usize,
    /// The number of posts still to be published that have `scheduled: false`.
    unscheduled: usize,
    /// A row for each post, rule and window with a finding.
    held: Vec<QueueRow>,
    problems: Vec<Problem>,
    coverage: Coverage,
}

impl Queue {
    fn add(&mut self, part: Self) {
        self.posts += part.posts;
        self.passed += part.passed;
        self.unscheduled += part.unscheduled;
        self.held.extend(part.held);
        self.coverage.add(part.coverage);
    }

    /// The rows of held posts or, if `blocking` is false, the rows that are only
    /// warnings. Also returns the number of posts in these rows.
    fn rows(&self, blocking: bool) -> (Vec<&QueueRow>, usize) {
        let rows: Vec<&QueueRow> =
            self.held.iter().filter(|held| held.blocks() == blocking).collect();
        let mut posts: Vec<_> = rows.iter().map(|held| held.post()).collect();
        posts.sort_unstable();
        posts.dedup();
        let count = posts.len();
        (rows, count)
    }
}

/// Lists the posts that are held.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let files =
        Files::of(&arguments.paths, &|folder, files| layers.files_without_posts(folder, files));
    expect_other_stdout(&files.paths().map(Path::to_owned).collect::<Vec<_>>())?;
    let rulebook = match load_rulebook(&arguments.rulebook, layers) {
        Err(Failure::Problems(problems)) => {
            return fail_invalid_rulebook(arguments, layers, problems, now);
        }
        read => read?,
    };
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let at = flags::time_or_now(arguments.at.as_deref(), &rulebook, now)?;
    window_notes::remind(&arguments.rulebook, &rulebook, at, terminal);
    print_notes(&files.skipped, terminal);
    print_notes(&arguments.rulebook.other_rulebooks(&rulebook, &files), terminal);
    let lint = held::lint(&rulebook, arguments.account.clone(), at);
    let _this_thread = this_thread_if_small(&files);
    let (parts, options) = arguments.reading.parts(files, &rulebook, arguments.account.as_deref());
    let options = ReadOptions { now: at, ..options };
    let mut queue = read(parts, &options, &lint, terminal);
    queue.held.sort_by_key(|held| held.due);
    if queue.posts + queue.passed == 0 && queue.problems.is_empty() {
        let path = arguments.paths.first().map(|path| path.display().to_string());
        let problem = Problem::in_file(path.unwrap_or_default(), Message::new("queue-empty"));
        queue.problems.push(problem.help(Message::new("queue-empty-help")));
    }
    print_notes(&queue.coverage.notes(&rulebook), terminal);
    queue.problems.extend(queue.coverage.problem(&lint));
    print_problems(&queue.problems, terminal);
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        Listing::Json => json::write(&queue, at, terminal.language, &mut out)?,
        Listing::Text => table::write(&queue, (&rulebook, at), terminal, &mut out)?,
    }
    out.flush()?;
    let held = queue.held.iter().any(QueueRow::blocks);
    Ok(if queue.problems.is_empty() { u8::from(held) } else { 2 })
}

/// Ends the run: the rulebook is invalid, so it is unknown which posts are held. With
/// `--format json` the report lists the problems.
fn fail_invalid_rulebook(
    arguments: &Arguments,
    layers: &Layers,
    problems: Vec<Problem>,
    now: Timestamp,
) -> Result<u8, Failure> {
    let queue = Queue { problems, ..Queue::default() };
    if matches!(arguments.format, Listing::Json) {
        let language = Terminal::without_rulebook(&arguments.rulebook, layers).language;
        json::write(&queue, now, language, &mut io::stdout().lock())?;
    }
    Err(Failure::Problems(queue.problems))
}

/// Reads and checks all posts, in the order of their files.
fn read(
    parts: impl Iterator<Item = Result<Part, Problem>> + Send,
    options: &ReadOptions,
    lint: &Lint<'_>,
    terminal: Terminal,
) -> Queue {
    let mut queue = Queue::default();
    let work = |source: &Source, posts: &mut [Post<'_>]| queued(source, posts, lint);
    let Ok(()) = input::process(parts, options, work, |part, remarks| {
        queue.add(part.unwrap_or_default());
        print_notes(&remarks.notes, terminal);
        queue.problems.extend(remarks.problems);
        Ok::<_, Infallible>(())
    });
    queue
}

/// Checks the posts of one source, and returns them as a part of the queue.
fn queued(source: &Source, posts: &mut [Post<'_>], lint: &Lint<'_>) -> Queue {
    for post in posts.iter_mut() {
        post.change_versions(queue_up);
    }
    let to_come: Vec<_> = posts.iter().filter(|post| is_to_come(post, lint.now)).collect();
    Queue {
        posts: to_come.len(),
        passed: posts.iter().filter(|post| post.time.is_some_and(|at| at < lint.now)).count(),
        unscheduled: to_come.iter().filter(|post| post.scheduled == Some(false)).count(),
        held: held::held(lint, source, posts),
        problems: Vec::new(),
        coverage: Coverage::of(lint, source, posts),
    }
}

/// The reports on the posts of a source, as JSON and as a table, for fuzzing.
#[cfg(fuzzing)]
pub(super) fn reports(
    source: &Source,
    posts: &mut [Post<'_>],
    lint: &Lint<'_>,
    terminal: Terminal,
) -> io::Result<[Vec<u8>; 2]> {
    let queue = queued(source, posts, lint);
    let [mut report, mut listing] = [Vec::new(), Vec::new()];
    json::write(&queue, lint.now, terminal.language, &mut report)?;
    table::write(&queue, (lint.rulebook, lint.now), terminal, &mut listing)?;
    Ok([report, listing])
}

/// Whether a post is still to be published: it is scheduled or has a time, and its time, if
/// it has one, has not passed. A post that was published is none, whatever `now` is.
fn is_to_come(post: &Post<'_>, now: Timestamp) -> bool {
    let is_queued = post.scheduled == Some(true) || post.time.is_some();
    !post.published && is_queued && post.time.is_none_or(|time| now <= time)
}

/// Marks an unpublished post that has a time as scheduled, unless its file says
/// otherwise: whatever is in a queue will be published.
fn queue_up(post: &mut Post<'_>) {
    if post.time.is_some() && !post.published {
        post.scheduled.get_or_insert(true);
    }
}
