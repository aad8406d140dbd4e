//! `tweetlint hashtags`: counts which accounts use which hashtag. The file that it
//! writes is a register for rules.

mod merge;
mod output;

use std::{
    convert::Infallible,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{
    Failure, RulebookArguments,
    before_merge::expect_merge_first,
    counted_once, flags,
    planned::{NotPublished, is_left_out, without_planned},
    progress::Progress,
    reading_arguments::ReadingArguments,
    rulebook_arguments::load_rulebook,
    secret::secret_in,
    terminal::{Terminal, print_notes, print_problems},
    thread_pool::this_thread_if_small,
    usage_errors::Expected,
};
use crate::{
    hashtags::{AccountKey, HashtagCounts, MOST_SPELLINGS, campaigns, is_hidden},
    input::{self, Files, ReadOptions},
    message::Message,
    post::{Identity, Kind, Post, SeenPosts},
    rulebook::{Layers, Rulebook, SizeLimit, open_decoded},
    source::{Problem, Source},
};
use output::{Output, OutputArguments};

/// The environment variable with the secret that accounts are hashed with.
const KEY: &str = "TWEETLINT_HASHTAGS_KEY";

/// The arguments of `hashtags`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "HANDLE", env = "TWEETLINT_ACCOUNT")]
    account: Option<String>,
    #[arg(long, value_name = "FILE", env = "TWEETLINT_CAMPAIGNS")]
    campaigns: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", value_parser = about)]
    about: Option<String>,
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT")]
    at: Option<String>,
    #[command(flatten)]
    output: OutputArguments,
    #[command(flatten)]
    reading: ReadingArguments,
    #[command(flatten)]
    rulebook: RulebookArguments,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    Merge(merge::Arguments),
}

impl Arguments {
    /// The arguments that choose the rulebook and the language.
    pub(super) fn rulebook(&self) -> &RulebookArguments {
        match &self.action {
            Some(Action::Merge(arguments)) => &arguments.rulebook,
            None => &self.rulebook,
        }
    }
}

/// Parses the value of `--about`: a text about the posts that are counted. It must
/// fit into a comment at the beginning of the file of counts: it has neither
/// quotation marks nor line breaks or other hidden characters, and is not empty.
fn about(written: &str) -> Result<String, Expected> {
    let text = written.trim();
    let fits = !text.is_empty() && !text.contains(is_hidden) && !text.contains('"');
    fits.then(|| text.to_owned()).ok_or_else(|| Expected(Message::new("usage-expected-line")))
}

/// Counts the hashtags of posts or, with `merge`, adds up files of counts.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    match &arguments.action {
        Some(Action::Merge(merge)) => merge::run(merge, layers),
        None => count(arguments, layers, now),
    }
}

fn count(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    expect_merge_first(&arguments.paths, "hashtags")?;
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let now = flags::end_or_now(arguments.at.as_deref(), &rulebook, now)?;
    let (key, campaigns) = (secret_key()?, arguments.campaigns(&rulebook)?);
    let files =
        Files::of(&arguments.paths, &|folder, files| layers.files_without_posts(folder, files));
    print_notes(&files.skipped, terminal);
    let output = Output::start(&arguments.output, &arguments.inputs(layers, &files))?;
    let key_of_run = key.clone().unwrap_or_default();
    let account = arguments.account.as_deref().unwrap_or_default();
    // A repost is no use of its hashtags, and a draft may be published later.
    let identity = |post: &Post<'_>| {
        let counts = !is_left_out(post, now) && Kind::of(post) != Kind::Repost;
        counts.then(|| Identity::of(post, account)).flatten()
    };
    let work = |_: &Source, posts: &mut [Post<'_>]| {
        let (posts, planned) = without_planned(posts, now);
        (HashtagCounts::of(posts, account, &key_of_run), planned)
    };
    let (mut seen, mut planned) = (SeenPosts::default(), NotPublished::default());
    let (_this_thread, progress) =
        (this_thread_if_small(&files), Progress::new(true, terminal.language));
    let (mut total, mut fits, mut failed) = (HashtagCounts::default(), true, 0);
    let (parts, options) = arguments.reading.parts(files, &rulebook, arguments.account.as_deref());
    let options = ReadOptions { now, ..options };
    let once = (&mut seen, identity);
    let Ok(()) = input::process_once(parts, &options, once, work, |counted, remarks| {
        let (counts, left_out) = counted.unwrap_or_default();
        planned += left_out;
        fits = fits && total.merge(counts) == ControlFlow::Continue(());
        failed += remarks.problems.len();
        print_problems(&remarks.problems, terminal);
        print_notes(&remarks.notes, terminal);
        progress.update(usize::try_from(total.posts).unwrap_or(usize::MAX));
        Ok::<_, Infallible>(())
    });
    progress.clear();
    if 0 < failed {
        return Err(unwritten(Message::new("hashtags-unreadable").with("count", failed)).into());
    }
    print_notes(&planned.notes("hashtags"), terminal);
    complete(arguments, &total, fits, planned)?;
    total.add_campaigns(campaigns);
    total.about.extend(arguments.about.clone());
    print_notes(counted_once::note(&seen, "hashtags").as_slice(), terminal);
    print_notes(&output::notes(&total, arguments.output.layout(), key.as_ref()), terminal);
    output.write(&total, terminal)?;
    Ok(0)
}

/// Checks that the counts say who uses which hashtag: that there were not too many
/// spellings to count (`fits`), and that there is at least one post and one account.
fn complete(
    arguments: &Arguments,
    total: &HashtagCounts,
    fits: bool,
    planned: NotPublished,
) -> Result<(), Problem> {
    let path = arguments.paths.first().map(|path| path.display().to_string()).unwrap_or_default();
    if !fits {
        let message = Message::new("hashtags-too-many").with("most", MOST_SPELLINGS);
        return Err(Problem::in_file(path, message).help(Message::new("hashtags-too-many-help")));
    }
    if total.posts == 0 && planned != NotPublished::default() {
        let help = Message::new("hashtags-only-planned-help");
        return Err(Problem::in_file(path, Message::new("hashtags-only-planned")).help(help));
    }
    if total.posts == 0 {
        let help = Message::new("hashtags-only-reposts-help");
        return Err(Problem::in_file(path, Message::new("hashtags-only-reposts")).help(help));
    }
    if total.accounts.count() == 0 {
        let help = Message::new("hashtags-no-account-help");
        return Err(Problem::in_file(path, Message::new("hashtags-no-account")).help(help));
    }
    Ok(())
}

/// The problem that no counts are written, because some posts could not be read.
/// Without these posts, hashtags would look less used than they are.
fn unwritten(reason: Message) -> Problem {
    Problem::in_file("hashtags", reason).help(Message::new("hashtags-unreadable-help"))
}

impl Arguments {
    fn campaigns(&self, rulebook: &Rulebook) -> Result<campaigns::Campaigns, Failure> {
        let Some(path) = &self.campaigns else { return Ok(campaigns::Campaigns::default()) };
        let dates = self.reading.order_of_dates(rulebook);
        let list = open_decoded(path, SizeLimit::Table, input::in_utf8)?;
        Ok(campaigns::read(&list, dates)?)
    }

    /// Every file that the run reads, and must therefore not replace. The registers
    /// of hashtags that the rulebook names are not among them, because the run does
    /// not read them.
    fn inputs(&self, layers: &Layers, files: &Files) -> Vec<PathBuf> {
        let posts = files.paths().map(Path::to_owned).chain(files.sidecars());
        let own = layers.own_files();
        posts
            .chain(own)
            .chain(self.campaigns.clone())
            .chain(self.rulebook.windows.clone())
            .collect()
    }
}

/// The key that accounts are hashed with, from the environment; `None` if the variable
/// is not set. A secret that is too short is a problem.
pub(in crate::cli) fn secret_key() -> Result<Option<AccountKey>, Problem> {
    Ok(secret_in(KEY, "hashtags-key-short-help")?.as_deref().map(AccountKey::of))
}
