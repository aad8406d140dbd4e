//! Detects the features of the terminal, and prints problems.

use std::{
    env,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

use supports_hyperlinks::Stream;

use super::{Command, RulebookArguments, flags};
use crate::{
    language::Language,
    output::{self, DEFAULT_WIDTH, Escapes, LEAST_WIDTH, Screen},
    rulebook::{self, Layers, Rulebook, Trust},
    source::Problem,
};

/// The greatest width, in columns; longer lines are hard to read.
const MOST_WIDTH: usize = 120;

/// The values of `--color`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// The language and display features of an output stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    /// The language of the messages.
    pub(super) language: Language,
    /// Whether colors are shown.
    pub(super) color: bool,
    /// Whether characters outside ASCII are shown.
    pub(super) unicode: bool,
    /// The escape codes that the stream supports besides colors, such as those for
    /// links.
    pub(super) escapes: Escapes,
    /// The width of the screen in columns, to which tables and other texts are folded.
    /// `None` if the output is a file or pipe: programs read it line by line.
    pub(super) columns: Option<usize>,
}

impl Terminal {
    /// The same settings as a [`Screen`], which functions that write reports, problems
    /// and notes take.
    pub(super) fn screen(self) -> Screen {
        let Self { language, color, unicode, escapes, .. } = self;
        let width = self.prose_columns().unwrap_or(DEFAULT_WIDTH);
        Screen { language, color, unicode, escapes, width }
    }

    /// The settings for standard output, after the rulebook has been read.
    pub(super) fn of_stdout(arguments: &RulebookArguments, rulebook: &Rulebook) -> Self {
        let language = arguments.lang.or(rulebook.language);
        Self::new(arguments.color, language, Stream::Stdout)
    }

    /// The settings for standard error, even if the rulebook is invalid.
    pub(super) fn of_stderr(command: &Command, layers: &Layers) -> Self {
        let arguments = command.rulebook();
        let color = arguments.map_or(Color::Auto, |arguments| arguments.color);
        let language = arguments.and_then(|arguments| arguments.lang);
        let language = language.or_else(|| layers.language());
        Self::new(color, language, Stream::Stderr)
    }

    /// The settings for standard output, even if the rulebook is invalid.
    pub(super) fn without_rulebook(arguments: &RulebookArguments, layers: &Layers) -> Self {
        let language = arguments.lang.or_else(|| layers.language());
        Self::new(arguments.color, language, Stream::Stdout)
    }

    /// The settings for standard error before the command line has been parsed, when
    /// only some flags are known.
    pub(super) fn of_unparsed() -> Self {
        let language = flags::value_of("--lang");
        let language = language.and_then(|tag| super::language(&tag.to_string_lossy()).ok());
        let of_rulebook = || {
            let named = flags::value_of("--rulebook").map(PathBuf::from);
            let trust = if named.is_some() { Trust::Named } else { Trust::Found };
            let path = named.or_else(|| rulebook::find_upward(Path::new(".")));
            Layers::read(path.as_deref(), trust).language()
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
        let language = language.unwrap_or_else(system_language);
        let escapes = match terminal && color {
            true if supports_hyperlinks::on(stream) => Escapes::Links,
            true => Escapes::Cursor,
            false => Escapes::None,
        };
        let unicode = !(terminal && is_ascii());
        Self { language, color, unicode, escapes, columns: columns(terminal) }
    }

    /// A text whose lines fit the screen.
    pub(super) fn fold(self, text: &str) -> String {
        output::fold(text, self.prose_columns())
    }

    /// The width that lines of prose may have: that of the screen, but not so wide that they
    /// are hard to read. `None` if the output is a file or pipe.
    fn prose_columns(self) -> Option<usize> {
        self.columns.map(|columns| columns.min(MOST_WIDTH))
    }
}

/// Whether the user has turned off colors by an environment variable.
fn colors_unwanted() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The language of the user's system, or English if it is not supported.
fn system_language() -> Language {
    let locale = locale("LC_MESSAGES").or_else(sys_locale::get_locale).unwrap_or_default();
    let known = Language::ALL.iter().find(|(tag, _)| locale.starts_with(tag));
    known.map(|(_, language)| *language).unwrap_or_default()
}

/// The locale of a category such as `LC_MESSAGES`, from the Unix variables in their
/// order of precedence; `None` if none of them is set.
fn locale(category: &str) -> Option<String> {
    let set = |name: &&str| env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", category, "LANG"].iter().find_map(set)
}

/// Whether the locale names a character set other than UTF-8, as `da_DK.ISO8859-1`
/// does, or is `C` or `POSIX`. Only ASCII characters are shown then, because others may
/// not be displayed.
fn is_ascii() -> bool {
    let Some(locale) = locale("LC_CTYPE") else { return false };
    let locale = locale.to_lowercase();
    match locale.split_once('.') {
        Some((_, charset)) => !charset.starts_with("utf-8") && !charset.starts_with("utf8"),
        None => matches!(locale.as_str(), "c" | "posix"),
    }
}

/// The width of a stream, in columns; `None` if it has none. The variable `COLUMNS`
/// overrides the width that the terminal reports.
fn columns(terminal: bool) -> Option<usize> {
    let set = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let reported = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let reported = || terminal.then(reported).flatten();
    set.or_else(reported).map(|columns: usize| columns.max(LEAST_WIDTH))
}

/// Writes problems to standard error. If that fails, the error is ignored,
/// because it cannot be reported.
pub(super) fn print_problems(problems: &[Problem], terminal: Terminal) {
    let text = output::problems(problems, terminal.screen());
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Writes notes to standard error. If that fails, the error is ignored, because
/// it cannot be reported.
pub(super) fn print_notes(notes: &[Problem], terminal: Terminal) {
    let text = output::notes(notes, terminal.screen());
    let _ = io::stderr().write_all(text.as_bytes());
}
