//! `tweetlint queue`: which scheduled posts are held now, by which window, and
//! when each is free again.
//!
//! The verdict is that of `check`: the same rules look at the same posts. Here
//! only what rests on a window is told, and how long it will.

mod hold;
mod json;
mod table;

use std::{
    convert::Infallible,
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use jiff::Timestamp;

use super::{
    Failure, Listing, RulebookArguments, flags, input_format, notes,
    rulebook_arguments::load_rulebook,
    terminal::{Terminal, print_problems},
};
use crate::{
    input::{self, Files, Part, ReadOptions},
    lint::Lint,
    post::Post,
    rulebook::Rulebook,
    source::{Problem, Source},
};
use hold::Held;

/// What `queue` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files and folders of posts; `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// The account of posts that name none
    #[arg(long, value_name = "HANDLE", env = "TWEETLINT_ACCOUNT", hide_env_values = true)]
    account: Option<String>,
    /// The moment that counts as now; posts from before it have gone out
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT", hide_env_values = true)]
    at: Option<String>,
    /// For people or for programs
    #[arg(long, default_value = "text")]
    format: Listing,
    /// What the posts are written in, where names and contents do not tell
    #[arg(long, value_name = "FORMAT", env = "TWEETLINT_INPUT_FORMAT", hide_env_values = true, value_parser = input_format)]
    input_format: Option<&'static input::Format>,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// A queue, as far as windows have a say in it.
#[derive(Default)]
struct Queue {
    /// Posts that are still to come.
    posts: usize,
    /// Posts whose time has passed.
    passed: usize,
    /// Posts to come that say that they do not wait in a queue.
    unscheduled: usize,
    /// What keeps them back, a row for each rule and window.
    held: Vec<Held>,
    problems: Vec<Problem>,
}

impl Queue {
    fn add(&mut self, part: Self) {
        self.posts += part.posts;
        self.passed += part.passed;
        self.unscheduled += part.unscheduled;
        self.held.extend(part.held);
    }

    /// The rows that keep posts back, or those that only warn, and how many
    /// posts that are.
    fn rows(&self, blocking: bool) -> (Vec<&Held>, usize) {
        let rows: Vec<&Held> = self.held.iter().filter(|held| held.blocks() == blocking).collect();
        let mut posts: Vec<_> = rows.iter().map(|held| held.post()).collect();
        posts.sort_unstable();
        posts.dedup();
        let count = posts.len();
        (rows, count)
    }
}

/// Tells what is held.
pub(super) fn run(arguments: &Arguments, now: Timestamp) -> Result<u8, Failure> {
    let rulebook = match load_rulebook(&arguments.rulebook, &arguments.paths) {
        Err(Failure::Problems(problems)) => return unread(arguments, problems, now),
        read => read?,
    };
    let look = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let at = flags::time_or_now(arguments.at.as_deref(), &rulebook, now)?;
    notes::remind(&arguments.rulebook, &rulebook, at, look);
    let files = Files::of(&arguments.paths);
    notes::tell(&files.passed_over, look);
    let lint = hold::lint(&rulebook, arguments.account.clone(), at);
    let parts = files.read(arguments.input_format);
    let mut queue = read(parts, &rulebook, &lint);
    queue.held.sort_by_key(|held| held.due);
    if queue.posts + queue.passed == 0 && queue.problems.is_empty() {
        let path = arguments.paths.first().map(|path| path.display().to_string());
        let message = ("holds no scheduled posts", "har ingen planlagte opslag");
        let help = (
            "a post in a queue has `publish_at`, or says `scheduled: true`",
            "et opslag i kø har `publish_at` eller siger `scheduled: true`",
        );
        queue.problems.push(Problem::in_file(path.unwrap_or_default(), message).help(help));
    }
    print_problems(&queue.problems, look);
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        Listing::Json => json::write(&queue, at, look.language, &mut out)?,
        Listing::Text => table::write(&queue, &rulebook, look, &mut out)?,
    }
    out.flush()?;
    let held = queue.held.iter().any(Held::blocks);
    Ok(if queue.problems.is_empty() { u8::from(held) } else { 2 })
}

/// Stops where the rulebook does not read, so that nobody knows what is held.
/// What a program reads tells why.
fn unread(arguments: &Arguments, problems: Vec<Problem>, now: Timestamp) -> Result<u8, Failure> {
    let queue = Queue { problems, ..Queue::default() };
    if matches!(arguments.format, Listing::Json) {
        let language = Terminal::without_rulebook(&arguments.rulebook, &arguments.paths).language;
        json::write(&queue, now, language, &mut io::stdout().lock())?;
    }
    Err(Failure::Problems(queue.problems))
}

/// Reads and checks all posts, in the order of their files.
fn read(
    parts: impl Iterator<Item = Result<Part, Problem>> + Send,
    rulebook: &Rulebook,
    lint: &Lint<'_>,
) -> Queue {
    let options = ReadOptions { timezone: rulebook.timezone.clone() };
    let mut queue = Queue::default();
    let work = |source: &Source, posts: &mut [Post<'_>]| queued(source, posts, lint);
    let Ok(()) = input::process(parts, &options, work, |part, problems| {
        queue.add(part.unwrap_or_default());
        queue.problems.extend(problems);
        Ok::<_, Infallible>(())
    });
    queue
}

/// The part of the queue that is in a source.
fn queued(source: &Source, posts: &mut [Post<'_>], lint: &Lint<'_>) -> Queue {
    posts.iter_mut().for_each(queue_up);
    let to_come: Vec<_> = posts
        .iter()
        .filter(|post| post.scheduled == Some(true) || post.time.is_some())
        .filter(|post| post.time.is_none_or(|time| lint.now <= time))
        .collect();
    Queue {
        posts: to_come.len(),
        passed: posts.iter().filter(|post| post.time.is_some_and(|at| at < lint.now)).count(),
        unscheduled: to_come.iter().filter(|post| post.scheduled == Some(false)).count(),
        held: hold::held(lint, source, posts),
        problems: Vec::new(),
    }
}

/// What is handed over with a time waits for it, unless it says otherwise.
fn queue_up(post: &mut Post<'_>) {
    if post.time.is_some() && !post.published {
        post.scheduled.get_or_insert(true);
    }
}
