//! `tweetlint window all-clear`: writes into an open window that the lead has given the
//! all-clear. The window stays open.

use std::io::{self, Write};

use jiff::Timestamp;

use super::{
    Failure, RulebookArguments, chosen,
    close::{expect_possible_all_clear, set, time},
    open::whole_minute,
    register::{self, Register},
};
use crate::{
    cli::{rulebook_arguments::load_rulebook, terminal::Terminal},
    message::Message,
    output::Shown,
    rulebook::Layers,
    source::Problem,
    time::format_for_file,
    window::Window,
};

/// The arguments of `window all-clear`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    id: Option<String>,
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT")]
    at: Option<String>,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Writes the time of the all-clear into the record of the window.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let now = whole_minute(now);
    let at = time("--at", arguments.at.as_deref(), &rulebook, now)?.unwrap_or(now);
    let window = chosen::window(arguments.id.as_deref(), "window all-clear", at, &rulebook)?;
    if window.dormant {
        let message = Message::new("window-close-dormant").with("id", window.id.as_str());
        let help = Message::new("window-all-clear-dormant-help");
        return Err(Problem::new(register::place(window), message).help(help).into());
    }
    expect_possible_all_clear(&Window { all_clear: Some(at), ..window.clone() }, "--at")?;
    let register = Register::containing(&arguments.rulebook, layers, &window.place.path)?;
    let entry = ("all_clear", &*format_for_file(at, &window.timezone));
    let text = set(&register.source, &window.id, entry, "until")
        .or_else(|_| set(&register.source, &window.id, entry, "from"))?;
    let cleared = register.trial(&text, &window.id)?;
    if cleared.all_clear != Some(at) {
        return Err(register::by_hand(&register.source).into());
    }
    register.save(&text)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    report(&cleared, at, &register::flags(&arguments.rulebook), terminal)?;
    Ok(0)
}

/// Reports the time that was understood and, if the window is open still, how to end it.
fn report(window: &Window, at: Timestamp, flags: &str, terminal: Terminal) -> io::Result<()> {
    let given = Message::new("window-all-clear-written").with("all_clear", window.moment(at));
    let given = given.with("id", window.id.as_str());
    let say = |message| terminal.fold(&Shown::message(&message, terminal.language).to_string());
    let mut out = io::stdout();
    writeln!(out, "{}", say(given))?;
    if window.is_open(at) {
        let command = Shown::new(format!("tweetlint window close {}{flags}", window.id));
        writeln!(out, "{}\n  {command}", say(Message::new("window-stays-open")))?;
    }
    Ok(())
}
