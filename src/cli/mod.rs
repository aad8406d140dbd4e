//! The command line: arguments here, one file a command.
//!
//! Findings go to standard output, progress and complaints to standard error.
//! Exit codes: 0 something was checked and nothing is wrong, 1 findings, 2 it
//! could not be checked.

mod baseline;
mod check;
mod completions;
mod explain;
mod fix;
mod flags;
mod inspect;
mod notes;
mod progress;
mod queue;
mod reports;
mod rulebook_arguments;
mod rules;
mod terminal;
mod test;
mod usage_errors;
mod window;

use std::{
    env,
    io::{self, Write},
    path::PathBuf,
};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, builder::Resettable};
use jiff::Timestamp;

use rulebook_arguments::{RulebookArguments, rulebook_path};
use terminal::{Terminal, print_problems};
use usage_errors::Expected;

use crate::{
    input,
    language::{Language, Localized},
    output,
    rulebook::Severity,
    source::{self, Problem},
};

/// What to try first.
const BEGIN: &str = "\
Begin with:
  tweetlint check drafts          what is wrong with a folder of drafts
  tweetlint explain link/missing  why a rule is there, and what it lets pass
  tweetlint rules                 all rules, and who set their levels";

/// The policy linter for the accounts of public authorities.
#[derive(Debug, Parser)]
#[command(name = "tweetlint", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = BEGIN)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check drafts or historic posts against the rulebook
    Check(check::Arguments),
    /// Print what was understood of each post, as JSON, one object a line
    Inspect(inspect::Arguments),
    /// Tell what a rule checks, why, and where it comes from
    Explain(explain::Arguments),
    /// List the rules, their levels for an account, and who set them
    Rules(rules::Arguments),
    /// Run the examples of all rules
    Test(test::Arguments),
    /// Tell which scheduled posts are held now, and when they are free again
    Queue(queue::Arguments),
    /// Declare crises and other periods, end them, and tell which run
    Window(window::Arguments),
    /// Print completions for a shell
    Completions(completions::Arguments),
}

/// Whom a list is for: people or programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Listing {
    Text,
    Json,
}

/// A level to fail on; `never` is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

/// What to do about a rule that does not exist.
fn meant(nearest: Option<&str>) -> Localized {
    let otherwise = ("`tweetlint rules` lists them", "`tweetlint rules` viser dem alle");
    source::meant(nearest, otherwise)
}

fn language(name: &str) -> Result<Language, Expected> {
    let known = Language::ALL.iter().find(|(tag, _)| *tag == name);
    known.map(|(_, language)| *language).ok_or_else(|| Expected(("en or da", "en eller da").into()))
}

fn output_formats() -> Localized {
    source::either(output::FORMATS.iter().map(|format| format.name))
}

fn input_formats() -> Localized {
    source::either(input::FORMATS.iter().map(|format| format.name))
}

fn output_format(name: &str) -> Result<&'static output::Format, Expected> {
    output::format_named(name).ok_or_else(|| Expected(output_formats()))
}

fn input_format(name: &str) -> Result<&'static input::Format, Expected> {
    input::format_named(name).ok_or_else(|| Expected(input_formats()))
}

/// Why a command ended before it had an answer.
enum Failure {
    /// Something that the user wrote is invalid.
    Problems(Vec<Problem>),
    /// Whoever reads the output has seen enough, or the output failed.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Problems(problems)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problems(vec![problem])
    }
}

/// Runs the command line; returns the exit code.
pub fn run() -> u8 {
    let cli = match parsed() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are answers; clap itself knows which stream.
            let code = u8::from(error.use_stderr()) * 2;
            return if print(&error).is_ok() { code } else { 2 };
        }
    };
    let now = Timestamp::now();
    let result = match &cli.command {
        Command::Check(arguments) => check::run(arguments, now),
        Command::Inspect(arguments) => inspect::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Rules(arguments) => rules::run(arguments),
        Command::Test(arguments) => test::run(arguments),
        Command::Queue(arguments) => queue::run(arguments, now),
        Command::Window(arguments) => window::run(arguments, now),
        Command::Completions(arguments) => completions::run(arguments),
    };
    match result {
        Ok(code) => code,
        Err(Failure::Problems(problems)) => {
            print_problems(&problems, Terminal::of_stderr(&cli.command));
            2
        }
        // Whoever reads the report has seen enough: `… | head`.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(Failure::Output(error)) => {
            let _ = writeln!(io::stderr(), "error: the output cannot be written: {error}");
            2
        }
    }
}

/// Answers, or says what is wrong with the command line, in the reader's language.
fn print(error: &clap::Error) -> io::Result<()> {
    match usage_errors::told(error, Terminal::of_unparsed()) {
        Some(told) => io::stderr().write_all(told.as_bytes()),
        None => error.print(),
    }
}

/// The command line and the settings of the environment.
fn parsed() -> Result<Cli, clap::Error> {
    let matches = without_empty(Cli::command()).try_get_matches()?;
    Cli::from_arg_matches(&matches)
}

/// A command that does not see the variables that are set to nothing, as
/// pipelines set those that they have no value for.
fn without_empty(command: clap::Command) -> clap::Command {
    let seen = |argument: clap::Arg| {
        let set = argument.get_env().and_then(env::var_os);
        let empty = set.is_some_and(|value| value.is_empty());
        if empty { argument.env(Resettable::Reset) } else { argument }
    };
    command.mut_args(seen).mut_subcommands(without_empty)
}

impl Command {
    /// What the command takes of all that read a rulebook.
    fn rulebook(&self) -> Option<&RulebookArguments> {
        match self {
            Self::Check(arguments) => Some(&arguments.rulebook),
            Self::Inspect(arguments) => Some(&arguments.rulebook),
            Self::Explain(arguments) => Some(&arguments.rulebook),
            Self::Rules(arguments) => Some(&arguments.rulebook),
            Self::Test(arguments) => Some(&arguments.rulebook),
            Self::Queue(arguments) => Some(&arguments.rulebook),
            Self::Window(arguments) => Some(arguments.rulebook()),
            Self::Completions(_) => None,
        }
    }

    /// The rulebook that the command goes by, where there is one.
    fn rulebook_path(&self) -> Option<PathBuf> {
        let paths = match self {
            Self::Check(arguments) => arguments.paths.as_slice(),
            Self::Inspect(arguments) => &arguments.paths,
            Self::Queue(arguments) => &arguments.paths,
            Self::Test(test::Arguments { path: Some(path), .. }) => return Some(path.clone()),
            _ => &[],
        };
        rulebook_path(self.rulebook()?, paths)
    }
}
