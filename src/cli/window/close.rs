//! `tweetlint window close`: ends a window, and reports what it holds during its cool-down.

use std::io::{self, Write};

use jiff::{SignedDuration, Timestamp};

use super::{
    Failure, RulebookArguments,
    open::whole_minute,
    register::{self, Register},
};
use crate::{
    cli::{flags, rulebook_arguments::load_rulebook, terminal::Terminal},
    message::{Message, closest},
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
    id: String,
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
    let at = flags::time_or_now(arguments.at.as_deref(), &rulebook, whole_minute(now))?;
    let window = open_window(&arguments.id, at, &rulebook)?;
    // A window must end after it begins. If a window is closed in the minute in
    // which it was opened, by mistake for example, it therefore lasts a minute.
    let at = if window.from == Some(at) { later(at, SignedDuration::from_mins(1)) } else { at };
    let all_clear = arguments.all_clear.as_deref();
    let all_clear =
        all_clear.map(|time| flags::time("--all-clear", time, &rulebook)).transpose()?;
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

/// Finds the window with an id. If there is none, the problem suggests an open
/// window with a similar id. `command` is the command that the problem names as its
/// place.
pub(super) fn window_of<'r>(
    id: &str,
    command: &str,
    at: Timestamp,
    rulebook: &'r Rulebook,
) -> Result<&'r Window, Problem> {
    rulebook.windows.iter().find(|window| window.id == id).ok_or_else(|| {
        let open = rulebook.windows.iter().filter(|window| window.is_open(at));
        let help = match closest(id, open.map(|window| window.id.as_str())) {
            Some(near) => Message::new("did-you-mean").with("name", near),
            None => Message::new("window-unknown-help"),
        };
        let message = Message::new("window-unknown").with("id", id);
        Problem::in_file(command.to_owned(), message).help(help)
    })
}

/// Finds the window with an id. It is a problem if the window is dormant or has
/// already ended.
fn open_window<'r>(id: &str, at: Timestamp, rulebook: &'r Rulebook) -> Result<&'r Window, Problem> {
    let window = window_of(id, "window close", at, rulebook)?;
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
    Err(Problem::new(register::place(window), message.with("id", id)).help(help))
}

/// Checks that the end and the all-clear of the changed window are possible: the
/// window ends after it begins, and an all-clear on the command line is neither
/// before the beginning nor more than a minute after the end.
fn check(window: &Window, arguments: &Arguments) -> Result<(), Failure> {
    let of = |key: &str| if key == "all_clear" { "--all-clear" } else { "--at" };
    let mistakes = window.mistakes().into_iter().filter(|mistake| {
        mistake.keys == ["until"] || mistake.keys == ["all_clear"] && arguments.all_clear.is_some()
    });
    let mut problems: Vec<Problem> = mistakes
        .map(|mistake| {
            let help = Message::new("window-close-time-help");
            Problem::in_file(of(mistake.keys[0]), mistake.message).help(help)
        })
        .collect();
    let latest = window.until.map(|until| later(until, SignedDuration::from_mins(1)));
    if arguments.all_clear.is_some() && latest < window.all_clear {
        let help = Message::new("window-close-time-help");
        let message = Message::new("window-all-clear-after-end");
        problems.push(Problem::in_file("--all-clear", message).help(help));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
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

fn set(source: &Source, id: &str, entry: (&str, &str), after: &str) -> Result<String, Failure> {
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
