//! What is known of the terminal, and the problems and usage errors it shows.

use std::{
    env,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

use supports_hyperlinks::Stream;

use super::{Command, RulebookArguments, flags};
use crate::{
    language::Language,
    output::{self, FILE_WIDTH, Screen},
    rulebook::{self, Layers, Rulebook},
    source::Problem,
};

/// When to use colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// How output to one stream is shown to its reader.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    /// The language that people read.
    pub(super) language: Language,
    /// Whether colors are shown.
    pub(super) color: bool,
    /// Whether more than ASCII is shown.
    pub(super) unicode: bool,
    /// Whether the terminal opens links.
    pub(super) links: bool,
    /// The width in columns; a fixed number where the stream is no terminal.
    pub(super) width: usize,
}

impl Terminal {
    /// The same for reports, problems and notes.
    pub(super) fn screen(self) -> Screen {
        let Self { language, color, unicode, links, width } = self;
        Screen { language, color, unicode, links, width }
    }

    /// Standard output of a command that has read its rulebook.
    pub(super) fn of_stdout(arguments: &RulebookArguments, rulebook: &Rulebook) -> Self {
        let language = arguments.lang.or(rulebook.language);
        Self::new(arguments.color, language, Stream::Stdout)
    }

    /// Standard error of a command, also where its rulebook is invalid.
    pub(super) fn of_stderr(command: &Command, layers: &Layers) -> Self {
        let arguments = command.rulebook();
        let color = arguments.map_or(Color::Auto, |arguments| arguments.color);
        let language = arguments.and_then(|arguments| arguments.lang);
        let language = language.or_else(|| layers.language());
        Self::new(color, language, Stream::Stderr)
    }

    /// Standard output of a command whose rulebook may be invalid.
    pub(super) fn without_rulebook(arguments: &RulebookArguments, layers: &Layers) -> Self {
        let language = arguments.lang.or_else(|| layers.language());
        Self::new(arguments.color, language, Stream::Stdout)
    }

    /// Standard error where the command line has not been parsed, so that only
    /// single flags of it are known.
    pub(super) fn of_unparsed() -> Self {
        let language = flags::value_of("--lang");
        let language = language.and_then(|tag| super::language(&tag.to_string_lossy()).ok());
        let of_rulebook = || {
            let named = flags::value_of("--rulebook").map(PathBuf::from);
            let path = named.or_else(|| rulebook::find_upward(Path::new(".")));
            Layers::read(path.as_deref()).language()
        };
        Self::new(Color::Auto, language.or_else(of_rulebook), Stream::Stderr)
    }

    fn new(color: Color, language: Option<Language>, stream: Stream) -> Self {
        let terminal = match stream {
            Stream::Stdout => io::stdout().is_terminal(),
            Stream::Stderr => io::stderr().is_terminal(),
        };
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !colors_unwanted(),
        };
        let width = if terminal { columns() } else { FILE_WIDTH };
        let language = language.unwrap_or_else(system_language);
        let links = terminal && color && supports_hyperlinks::on(stream);
        Self { language, color, unicode: is_unicode(), links, width }
    }
}

/// Whether the environment asks for no colors.
fn colors_unwanted() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The language of the user's system; English where the program does not have it.
fn system_language() -> Language {
    let locale = locale().or_else(sys_locale::get_locale).unwrap_or_default();
    let known = Language::ALL.iter().find(|(tag, _)| locale.starts_with(tag));
    known.map(|(_, language)| *language).unwrap_or_default()
}

/// The locale as the variables of Unix name it, the strongest first.
fn locale() -> Option<String> {
    let set = |name: &&str| env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set)
}

/// Whether more than ASCII can be shown: yes, unless the locale of a terminal
/// says otherwise.
fn is_unicode() -> bool {
    let ascii = |locale: String| {
        let locale = locale.to_lowercase();
        matches!(locale.as_str(), "c" | "posix") || locale.ends_with("ascii")
    };
    !(io::stdout().is_terminal() && locale().is_some_and(ascii))
}

/// The width of the terminal; `COLUMNS` overrides what the terminal reports.
fn columns() -> usize {
    let set = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let reported = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    set.or_else(reported).unwrap_or(FILE_WIDTH).clamp(40, 120)
}

/// Writes problems to standard error. Where that fails, there is nowhere left to
/// report it.
pub(super) fn print_problems(problems: &[Problem], terminal: Terminal) {
    let text = output::problems(problems, terminal.screen());
    let _ = io::stderr().write_all(text.as_bytes());
}
