//! `tweetlint window close`: ends a window, and reports what it holds during its cool-down.

use std::io::{self, Write};

use jiff::{SignedDuration, Timestamp};

use super::{
    Failure, RulebookArguments, chosen,
    open::whole_minute,
    register::{self, Register},
};
use crate::{
    cli::{flags, rulebook_arguments::load_rulebook, terminal::Terminal},
    message::Message,
    output::Shown,
    rulebook::{Layers, Rulebook},
    source::{Problem, Source},
    time::{format_for_file, later},
    window::{Window, edit_register, held_names},
    yaml,
};

/// The arguments of `window close`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    id: Option<String>,
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT")]
    at: Option<String>,
    #[arg(long, value_name = "TIME")]
    all_clear: Option<String>,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Writes the end of the window into its record in the register.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let now = whole_minute(now);
    let at = time("--at", arguments.at.as_deref(), &rulebook, now)?.unwrap_or(now);
    let window = open_window(arguments.id.as_deref(), at, &rulebook)?;
    // A window must end after it begins. If a window is closed in the minute in
    // which it was opened, by mistake for example, it therefore lasts a minute.
    let at = if window.from == Some(at) { later(at, SignedDuration::from_mins(1)) } else { at };
    let all_clear = time("--all-clear", arguments.all_clear.as_deref(), &rulebook, at)?;
    let all_clear = all_clear.or(window.all_clear);
    check(&Window { until: Some(at), all_clear, ..window.clone() }, arguments)?;
    let register = Register::containing(&arguments.rulebook, layers, &window.place.path)?;
    let text = closed(&register.source, window, at, all_clear)?;
    let closed = register.trial(&text, &window.id)?;
    if closed.until != Some(at) || closed.all_clear != all_clear {
        return Err(register::by_hand(&register.source).into());
    }
    register.save(&text)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    report(&closed, at, &rulebook, terminal)?;
    Ok(0)
}

/// Finds the window with an id or, without one, the only open window. It is a problem if the
/// window is dormant or has already ended.
fn open_window<'r>(
    id: Option<&str>,
    at: Timestamp,
    rulebook: &'r Rulebook,
) -> Result<&'r Window, Problem> {
    let window = chosen::window(id, "window close", at, rulebook)?;
    let (message, help) = match window.until.filter(|until| *until <= at) {
        _ if window.dormant => {
            (Message::new("window-close-dormant"), Message::new("window-close-dormant-help"))
        }
        Some(until) => {
            let message = Message::new("window-closed-already");
            let message = message.with("until", window.moment(until));
            (message, Message::new("window-closed-already-help"))
        }
        None => return Ok(window),
    };
    let message = message.with("id", window.id.as_str());
    Err(Problem::new(register::place(window), message).help(help))
}

/// Parses a time on the command line. A time of day alone is one of the day of `now`.
pub(super) fn time(
    flag: &str,
    written: Option<&str>,
    rulebook: &Rulebook,
    now: Timestamp,
) -> Result<Option<Timestamp>, Problem> {
    let read =
        |written: &str| flags::register_time(&flags::name_in_use(flag), written, rulebook, now);
    written.map(read).transpose()
}

/// Checks that the end and the all-clear of the changed window are possible: the
/// window ends after it begins, and an all-clear on the command line is neither
/// before the beginning nor more than a minute after the end.
fn check(window: &Window, arguments: &Arguments) -> Result<(), Failure> {
    let end = mistakes(window, "until").map(|message| wrong_time("--at", message));
    let mut problems: Vec<Problem> = end.collect();
    if arguments.all_clear.is_some() {
        problems.extend(wrong_all_clear(window, "--all-clear"));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// Checks that the all-clear of the changed window is possible. `flag` has its time.
pub(super) fn expect_possible_all_clear(window: &Window, flag: &str) -> Result<(), Failure> {
    let problems: Vec<Problem> = wrong_all_clear(window, flag).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

fn wrong_all_clear(window: &Window, flag: &str) -> impl Iterator<Item = Problem> {
    let latest = window.until.map(|until| later(until, SignedDuration::from_mins(1)));
    let is_late = latest.is_some_and(|latest| Some(latest) < window.all_clear);
    let late = is_late.then(|| Message::new("window-all-clear-after-end"));
    mistakes(window, "all_clear").chain(late).map(move |message| wrong_time(flag, message))
}

/// The mistakes of the window at one key.
fn mistakes(window: &Window, key: &str) -> impl Iterator<Item = Message> {
    let mistakes = window.mistakes().into_iter().filter(move |mistake| mistake.keys == [key]);
    mistakes.map(|mistake| mistake.message)
}

fn wrong_time(flag: &str, message: Message) -> Problem {
    let help = Message::new("window-time-help").with("flag", flag);
    Problem::in_file(flag, message).help(help)
}

/// The text of the register after the end and the all-clear have been written into
/// the record of the window.
fn closed(
    source: &Source,
    window: &Window,
    at: Timestamp,
    all_clear: Option<Timestamp>,
) -> Result<String, Failure> {
    let text = |time| format_for_file(time, &window.timezone);
    let changed = set(source, &window.id, ("until", &text(at)), "from")?;
    match all_clear.filter(|_| all_clear != window.all_clear) {
        Some(time) => {
            let source = Source::new(source.path().clone(), changed);
            set(&source, &window.id, ("all_clear", &text(time)), "until")
        }
        None => Ok(changed),
    }
}

/// The text of the register after a key of the record of a window has been set. A new key
/// follows the key `after`.
pub(super) fn set(
    source: &Source,
    id: &str,
    entry: (&str, &str),
    after: &str,
) -> Result<String, Failure> {
    let root = yaml::parse(source)?;
    let record = edit_register::find(&root, id);
    let text = record.and_then(|record| edit_register::set(source, record, entry, after));
    text.ok_or_else(|| register::by_hand(source).into())
}

/// Reports that the window has ended, which kinds of posts it holds during its cool-down,
/// and which other windows are open.
fn report(
    window: &Window,
    at: Timestamp,
    rulebook: &Rulebook,
    terminal: Terminal,
) -> io::Result<()> {
    let ends = Message::new("window-closed").with("until", window.moment(at));
    let mut lines = vec![ends.with("id", window.id.as_str())];
    lines.extend(window.all_clear_line());
    let held = window.held_kinds(at);
    lines.push(if held.is_empty() {
        Message::new("window-holds-nothing")
    } else {
        Message::new("window-still-holds")
            .with("held", held_names(&held))
            .with("until", window.moment(later(at, window.cooldown)))
    });
    let others = rulebook.windows.iter();
    let others = others.filter(|other| other.id != window.id && other.is_open(at));
    let still_open = Message::new("window-still-open");
    lines.extend(others.map(|other| still_open.clone().with("id", other.id.as_str())));
    let lines: Vec<_> =
        lines.iter().map(|line| Shown::message(line, terminal.language).to_string()).collect();
    writeln!(io::stdout(), "{}", terminal.fold(&lines.join("\n  ")))
}
