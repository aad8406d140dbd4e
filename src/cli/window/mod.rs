//! `tweetlint window`: declares crises and other periods, ends them, and tells
//! which run.
//!
//! A duty officer works here in a hurry: nothing is asked for that has a sound
//! default, and nothing is written that the program would not read.

mod close;
mod flags;
mod list;
mod open;
mod ready_made;
mod record;
mod register;
mod template;
mod words;

use clap::{
    Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use jiff::Timestamp;

use super::{Failure, RulebookArguments};
use crate::{
    register::windows::{Level, WindowKind},
    rulebook::Layers,
    source::Problem,
    yaml,
};

/// What `window` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Declare a window: from now on posts are held against it
    Open(Box<open::Arguments>),
    /// End a window
    Close(close::Arguments),
    /// Tell which windows are open, who leads, and what is held
    List(list::Arguments),
    /// Print a ready-made window that sleeps until it is opened
    Template(template::Arguments),
}

impl Arguments {
    /// What the command takes of all that read a rulebook.
    pub(super) fn rulebook(&self) -> &RulebookArguments {
        match &self.command {
            Command::Open(arguments) => &arguments.rulebook,
            Command::Close(arguments) => &arguments.rulebook,
            Command::List(arguments) => &arguments.rulebook,
            Command::Template(arguments) => &arguments.rulebook,
        }
    }
}

/// Runs one of the commands on windows.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    match &arguments.command {
        Command::Open(arguments) => open::run(arguments, layers, now),
        Command::Close(arguments) => close::run(arguments, layers, now),
        Command::List(arguments) => list::run(arguments, layers, now),
        Command::Template(arguments) => template::run(arguments, layers),
    }
}

/// A kind of window by its name in files.
fn window_kind() -> impl TypedValueParser<Value = WindowKind> {
    one_of(&WindowKind::ALL)
}

/// A level by its name in files.
fn level() -> impl TypedValueParser<Value = Level> {
    one_of(&Level::ALL)
}

/// One of some names, as what it stands for. Help and completions list them.
fn one_of<T: Copy + Send + Sync + 'static>(
    names: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(names.iter().map(|(name, _)| *name)).map(|name| {
        let found = names.iter().find(|(own, _)| *own == name);
        found.expect("the parser takes no other name").1
    })
}

/// An id is written into labels and commands, so it is one plain word.
fn check_id(id: &str) -> Result<(), Problem> {
    let sound = |sign: char| sign.is_alphanumeric() || "-_.".contains(sign);
    let plain = id.starts_with(char::is_alphanumeric) && id.chars().all(sound);
    if plain && yaml::scalar(id) == id {
        return Ok(());
    }
    let message =
        (format!("`{id}` is no id for a window"), format!("`{id}` kan et vindue ikke hedde"));
    let help = (
        "write letters, digits and `-`, as in `harbour-fire-2026-05`",
        "skriv bogstaver, tal og `-`, som i `havnebrand-2026-05`",
    );
    Err(Problem::in_file("--id", message).help(help))
}
