//! The command line of the program; each command has a source file or folder of its
//! own.
//!
//! Findings go to standard output, progress and problems to standard error. The exit
//! code of `check` is 2 if something could not be checked, else 1 if a rule is
//! broken at the level of `--fail-on` or a higher one, else 0.
//!
//! The structs of the commands contain only arguments and environment variables. The
//! module `help` adds their help texts, which are messages in each language.

mod audit;
mod baseline;
mod before_merge;
mod check;
mod completions;
mod counted_once;
mod coverage;
mod explain;
mod fix;
mod flags;
#[cfg(fuzzing)]
pub mod fuzzing;
mod hashtags;
mod help;
mod inspect;
mod intent;
mod planned;
mod progress;
mod queue;
mod reading_arguments;
mod replacement;
mod report_files;
mod rulebook_arguments;
mod rules;
mod secret;
mod selection;
mod terminal;
mod test;
mod thread_pool;
mod understood;
mod usage_errors;
mod window;
mod window_notes;

use std::{
    env,
    io::{self, Write},
    path::PathBuf,
};

use clap::{
    Args as _, CommandFactory, FromArgMatches, Parser, Subcommand, builder::Resettable,
    error::ErrorKind,
};
use jiff::Timestamp;

use report_files::expect_other_stdout;
use rulebook_arguments::{RulebookArguments, read_layers};
use terminal::{Terminal, print_problems};
use usage_errors::Expected;

use crate::{
    input,
    language::Language,
    message::Message,
    output,
    rulebook::{Layers, Severity, Trust},
    source::Problem,
};

/// The command line, as clap parses it.
#[derive(Debug, Parser)]
#[command(name = "tweetlint", version, propagate_version = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Arguments),
    Audit(audit::Arguments),
    Inspect(inspect::Arguments),
    Explain(explain::Arguments),
    Rules(rules::Arguments),
    Test(test::Arguments),
    Queue(queue::Arguments),
    Window(window::Arguments),
    Hashtags(hashtags::Arguments),
    Intent(intent::Arguments),
    Completions(completions::Arguments),
}

/// The formats of the commands that list something: text for people, or JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Listing {
    Text,
    Json,
}

/// The value of `--fail-on`: the lowest level at which findings change the exit code
/// to 1. With `never`, no finding does.
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

/// The name of a level in messages; `None` is the level `off`.
fn level(severity: Option<Severity>) -> Message {
    match severity {
        Some(Severity::Error) => Message::new("level-error"),
        Some(Severity::Warning) => Message::new("level-warning"),
        Some(Severity::Info) => Message::new("level-info"),
        None => Message::new("level-off"),
    }
}

/// The help for a rule id that does not exist: it suggests the most similar id, or
/// the command that lists all ids if no id is similar.
fn meant(nearest: Option<&str>) -> Message {
    match nearest {
        Some(name) => Message::new("did-you-mean").with("name", name),
        None => Message::new("rule-list"),
    }
}

fn language(name: &str) -> Result<Language, Expected> {
    let known = Language::ALL.map(|(tag, _)| tag);
    Language::of_tag(name).ok_or_else(|| Expected::one_of(known))
}

fn output_format(name: &str) -> Result<&'static output::Format, Expected> {
    let names = output::FORMATS.iter().map(|format| format.name);
    output::format_named(name).ok_or_else(|| Expected::one_of(names))
}

fn input_format(name: &str) -> Result<&'static input::Format, Expected> {
    let names = input::FORMATS.iter().map(|format| format.name);
    input::format_named(name).ok_or_else(|| Expected::one_of(names))
}

/// Why a command ended before its work was done.
enum Failure {
    /// Invalid input, such as a rulebook or the value of a flag.
    Problems(Vec<Problem>),
    /// Standard output could not be written, or the program that reads it closed it.
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

/// Runs the command line and returns the exit code.
pub fn run() -> u8 {
    let cli = match parse() {
        Ok(cli) => cli,
        Err(error) => {
            // clap returns help and the version as errors, too. They are not
            // failures: clap prints them to standard output.
            let code = u8::from(error.use_stderr()) * 2;
            return if answer(&error).is_ok() { code } else { 2 };
        }
    };
    execute(&cli, Timestamp::now())
}

/// Runs a command, prints its problems, and returns the exit code.
fn execute(cli: &Cli, now: Timestamp) -> u8 {
    let layers = cli.command.layers();
    let result = expect_other_stdout(&cli.command.rulebook_files(&layers));
    let result = result.and_then(|()| match &cli.command {
        Command::Check(arguments) => check::run(arguments, &layers, now),
        Command::Audit(arguments) => audit::run(arguments, &layers, now),
        Command::Inspect(arguments) => inspect::run(arguments, &layers),
        Command::Explain(arguments) => explain::run(arguments, &layers),
        Command::Rules(arguments) => rules::run(arguments, &layers),
        Command::Test(arguments) => test::run(arguments, &layers),
        Command::Queue(arguments) => queue::run(arguments, &layers, now),
        Command::Window(arguments) => window::run(arguments, &layers, now),
        Command::Hashtags(arguments) => hashtags::run(arguments, &layers, now),
        Command::Intent(arguments) => intent::run(arguments, &layers),
        Command::Completions(arguments) => completions::run(arguments),
    });
    match result {
        Ok(code) => code,
        Err(Failure::Problems(problems)) => {
            print_problems(&problems, Terminal::of_stderr(&cli.command, &layers));
            2
        }
        // The program that reads the report has closed the pipe, as `head` does in
        // `… | head`.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(Failure::Output(error)) => {
            let problem = Message::new("output-not-written").with("error", &error);
            print_problems(
                &[Problem::in_file("stdout", problem)],
                Terminal::of_stderr(&cli.command, &layers),
            );
            2
        }
    }
}

/// Parses the command line and the environment variables. If clap responds with help
/// or an error, its text is in the user's language.
fn parse() -> Result<Cli, clap::Error> {
    parse_with(Cli::command()).or_else(|answer| {
        // The text of `--version` is the same in every language.
        if answer.kind() == ErrorKind::DisplayVersion {
            return Err(answer);
        }
        let language = Terminal::of_unparsed().language;
        parse_with(help::in_language(Cli::command(), language))
    })
}

fn parse_with(command: clap::Command) -> Result<Cli, clap::Error> {
    let matches = with_flags_before_command(without_empty(command)).try_get_matches()?;
    Cli::from_arg_matches(&matches)
}

/// Makes a command take the flags that choose the rulebook and the language before the name
/// of a subcommand, too. Their help and their environment variables are those of the
/// subcommands, which take the value that was written last.
fn with_flags_before_command(command: clap::Command) -> clap::Command {
    let flags = RulebookArguments::augment_args(clap::Command::new("flags"));
    let flags = flags
        .get_arguments()
        .map(|flag| flag.clone().global(true).hide(true).help("").env(Resettable::Reset));
    command.args(flags.collect::<Vec<_>>())
}

/// Prints what clap responds with instead of arguments: help, the version, or a
/// usage error.
fn answer(answer: &clap::Error) -> io::Result<()> {
    match usage_errors::render(answer, Terminal::of_unparsed()) {
        Some(text) => io::stderr().write_all(text.as_bytes()),
        None => answer.print(),
    }
}

/// Makes a command ignore its environment variables that are empty: CI pipelines set
/// a variable to nothing when they have no value for it.
fn without_empty(command: clap::Command) -> clap::Command {
    let unless_empty = |argument: clap::Arg| {
        let set = argument.get_env().and_then(env::var_os);
        let empty = set.is_some_and(|value| value.is_empty());
        if empty { argument.env(Resettable::Reset) } else { argument }
    };
    command.mut_args(unless_empty).mut_subcommands(without_empty)
}

impl Command {
    /// The arguments that choose the rulebook; `None` if the command reads no
    /// rulebook.
    fn rulebook(&self) -> Option<&RulebookArguments> {
        match self {
            Self::Check(arguments) => Some(&arguments.rulebook),
            Self::Audit(arguments) => Some(arguments.rulebook()),
            Self::Inspect(arguments) => Some(&arguments.rulebook),
            Self::Explain(arguments) => Some(&arguments.rulebook),
            Self::Rules(arguments) => Some(&arguments.rulebook),
            Self::Test(arguments) => Some(&arguments.rulebook),
            Self::Queue(arguments) => Some(&arguments.rulebook),
            Self::Window(arguments) => Some(arguments.rulebook()),
            Self::Hashtags(arguments) => Some(arguments.rulebook()),
            Self::Intent(arguments) => Some(&arguments.rulebook),
            Self::Completions(_) => None,
        }
    }

    /// The rulebook and the registers that the command reads. Its output must not go there,
    /// except for a template, which people add to a register.
    fn rulebook_files(&self, layers: &Layers) -> Vec<PathBuf> {
        match (self, self.rulebook()) {
            (_, None) => Vec::new(),
            (Self::Window(arguments), _) if arguments.is_template() => Vec::new(),
            (_, Some(rulebook)) => {
                layers.own_files().into_iter().chain(rulebook.windows.clone()).collect()
            }
        }
    }

    /// Reads the files of the rulebook that the command uses. If the command uses no
    /// rulebook, there are only the built-in layers.
    fn layers(&self) -> Layers {
        let Some(rulebook) = self.rulebook() else { return Layers::default() };
        let paths = match self {
            Self::Check(arguments) => arguments.paths.as_slice(),
            Self::Audit(arguments) => arguments.files(),
            Self::Inspect(arguments) => &arguments.paths,
            Self::Queue(arguments) => &arguments.paths,
            // The register of hashtags that the rulebook names may be the file that
            // this command is to write. It is not read, because it may be missing or
            // invalid.
            Self::Hashtags(arguments) => {
                return read_layers(rulebook, &arguments.paths).without_hashtags();
            }
            Self::Test(test::Arguments { path: Some(path), .. }) => {
                return Layers::read(Some(path), rulebook.trust(Trust::Named));
            }
            _ => &[],
        };
        read_layers(rulebook, paths)
    }
}
