//! `tweetlint window`: declares, ends and lists crises and other windows.
//!
//! The commands are for officers on duty, who are in a hurry. Flags are therefore
//! optional where a sensible default exists, and a window with a mistake is never
//! written. [`crate::window`] defines windows and the keys that they need.

mod all_clear;
mod chosen;
mod close;
mod flag_values;
mod hold_flags;
mod list;
mod open;
mod record_from_flags;
mod register;
mod show;
mod template;

use clap::{
    Subcommand,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use jiff::Timestamp;

use super::{Failure, RulebookArguments, terminal::Terminal};
use crate::{
    message::Message,
    output::Shown,
    rulebook::Layers,
    source::Problem,
    window::{Emergency, HeldKind, Level, Window, WindowKind},
    yaml,
};

/// The arguments of `window`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Open(Box<open::Arguments>),
    Close(close::Arguments),
    AllClear(all_clear::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Template(template::Arguments),
}

impl Arguments {
    /// Whether the command prints a template.
    pub(super) const fn is_template(&self) -> bool {
        matches!(self.command, Command::Template(_))
    }

    /// The arguments that name the rulebook.
    pub(super) fn rulebook(&self) -> &RulebookArguments {
        match &self.command {
            Command::Open(arguments) => &arguments.rulebook,
            Command::Close(arguments) => &arguments.rulebook,
            Command::AllClear(arguments) => &arguments.rulebook,
            Command::List(arguments) => &arguments.rulebook,
            Command::Show(arguments) => &arguments.rulebook,
            Command::Template(arguments) => &arguments.rulebook,
        }
    }
}

/// Runs a subcommand of `window`.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    match &arguments.command {
        Command::Open(arguments) => open::run(arguments, layers, now),
        Command::Close(arguments) => close::run(arguments, layers, now),
        Command::AllClear(arguments) => all_clear::run(arguments, layers, now),
        Command::List(arguments) => list::run(arguments, layers, now),
        Command::Show(arguments) => show::run(arguments, layers, now),
        Command::Template(arguments) => template::run(arguments, layers),
    }
}

/// Parses a kind of window by the name that registers use, such as `crisis`.
fn window_kind() -> impl TypedValueParser<Value = WindowKind> {
    one_of(&WindowKind::ALL)
}

/// Parses the level of a window by the name that registers use, such as `local`.
fn level() -> impl TypedValueParser<Value = Level> {
    one_of(&Level::ALL)
}

/// What officers who write Danish call [`HeldKind::All`].
const ALL_IN_DANISH: &str = "alt";

/// Parses a kind of held posts by the name that registers use, such as `all`.
fn held_kind() -> impl TypedValueParser<Value = HeldKind> {
    let names = HeldKind::ALL.map(|(name, kind)| {
        let value = PossibleValue::new(name);
        if kind == HeldKind::All { value.alias(ALL_IN_DANISH) } else { value }
    });
    PossibleValuesParser::new(names).map(|name| {
        let found = HeldKind::ALL.iter().find(|(own, _)| *own == name);
        // The only other name that the parser takes is that of all posts in Danish.
        found.map_or(HeldKind::All, |(_, kind)| *kind)
    })
}

/// Parses an emergency by its name in any language. Help texts and completions list
/// only the English names.
fn emergency() -> impl TypedValueParser<Value = Emergency> {
    let names = Emergency::all()
        .map(|emergency| PossibleValue::new(emergency.name()).aliases(emergency.names().skip(1)));
    let known = PossibleValuesParser::new(names);
    known.map(|name| Emergency::of_name(&name).expect("the parser takes no other name"))
}

/// Parses a value by its name in a table. Help texts and completions list the names.
fn one_of<T: Copy + Send + Sync + 'static>(
    names: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(names.iter().map(|(name, _)| *name)).map(|name| {
        let found = names.iter().find(|(own, _)| *own == name);
        found.expect("the parser takes no other name").1
    })
}

/// Checks that an id begins with a letter or digit, contains nothing but letters,
/// digits, `-`, `_` and `.`, and needs no quotation marks in YAML. An id becomes part
/// of labels and shell commands.
fn check_id(id: &str) -> Result<(), Problem> {
    let is_valid = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let plain = id.starts_with(char::is_alphanumeric) && id.chars().all(is_valid);
    if plain && yaml::scalar(id) == id {
        return Ok(());
    }
    let message = Message::new("window-invalid-id").with("id", id);
    Err(Problem::in_file("--id", message).help(Message::new("window-invalid-id-help")))
}

/// A summary as text, and below it the place of the window, such as `windows.yaml:3`. All
/// lines but the first are indented.
fn paragraph(lines: &[Message], window: &Window, terminal: Terminal) -> String {
    let place = &window.place;
    let place = Shown::new(format!("{}:{}", place.path, place.start.line));
    let lines = lines.iter().map(|line| Shown::message(line, terminal.language)).chain([place]);
    terminal.fold(&lines.map(|line| line.to_string()).collect::<Vec<_>>().join("\n  "))
}
