//! What commands share: the rulebook they go by, and how they look.

use std::{
    env,
    ffi::OsString,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use supports_hyperlinks::Stream;

use super::{Color, Command, RulebookArguments, Stop};
use crate::{
    language::{Language, Localized},
    output::{self, FILE_WIDTH, Screen},
    rulebook::{self, Rulebook},
    source::{self, Problem},
    time::parse_time,
};

/// How a stream looks to its reader.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// The language people read.
    pub(super) language: Language,
    /// Whether colors are shown.
    pub(super) color: bool,
    /// Whether more than ASCII is shown.
    pub(super) unicode: bool,
    /// Whether the terminal opens links.
    pub(super) links: bool,
    /// The columns of the terminal, or a fixed number elsewhere.
    pub(super) width: usize,
}

impl Look {
    /// The same for reports, problems and notes.
    pub(super) fn screen(self) -> Screen {
        let Self { language, color, unicode, links, width } = self;
        Screen { language, color, unicode, links, width }
    }

    /// How standard output looks.
    pub(super) fn of_stdout(arguments: &RulebookArguments, rulebook: &Rulebook) -> Self {
        let language = arguments.lang.or(rulebook.language);
        Self::new(arguments.color, language, Stream::Stdout)
    }

    /// How standard error looks, before or after a rulebook has been read.
    pub(super) fn of_stderr(command: &Command) -> Self {
        let arguments = command.rulebook();
        let color = arguments.map_or(Color::Auto, |arguments| arguments.color);
        let of_rulebook = || rulebook::language_of(&command.rulebook_path()?);
        let language = arguments.and_then(|arguments| arguments.lang).or_else(of_rulebook);
        Self::new(color, language, Stream::Stderr)
    }

    /// How standard output looks where the rulebook here may not read.
    pub(super) fn without_rulebook(arguments: &RulebookArguments, paths: &[PathBuf]) -> Self {
        let of_rulebook = || rulebook::language_of(&rulebook_path(arguments, paths)?);
        let language = arguments.lang.or_else(of_rulebook);
        Self::new(arguments.color, language, Stream::Stdout)
    }

    /// How standard error looks where the command line does not parse, as far
    /// as single words of it tell.
    pub(super) fn of_mistyped() -> Self {
        let told = said("--lang").and_then(|tag| super::language(&tag.to_string_lossy()).ok());
        let of_rulebook = || {
            let named = said("--rulebook").map(PathBuf::from);
            rulebook::language_of(&named.or_else(|| rulebook::find_upward(Path::new(".")))?)
        };
        Self::new(Color::Auto, told.or_else(of_rulebook), Stream::Stderr)
    }

    fn new(color: Color, language: Option<Language>, stream: Stream) -> Self {
        let terminal = match stream {
            Stream::Stdout => io::stdout().is_terminal(),
            Stream::Stderr => io::stderr().is_terminal(),
        };
        let wanted = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            && env::var_os("TERM").is_none_or(|term| term != "dumb");
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && wanted,
        };
        let width = if terminal { columns() } else { FILE_WIDTH };
        let links = terminal && color && supports_hyperlinks::on(stream);
        let language = language.unwrap_or_else(spoken);
        Self { language, color, unicode: is_unicode(), links, width }
    }
}

/// The language of the user's system, as far as it is one we speak.
fn spoken() -> Language {
    let danish = locale().is_some_and(|locale| locale.starts_with("da"));
    if danish { Language::Da } else { Language::En }
}

fn locale() -> Option<String> {
    let set = |name: &&str| env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set)
}

/// Whether the terminal takes more than ASCII. Where nobody says, it does:
/// files, and terminals of this century.
fn is_unicode() -> bool {
    let ascii = |locale: String| {
        let locale = locale.to_lowercase();
        matches!(locale.as_str(), "c" | "posix") || locale.ends_with("ascii")
    };
    !(io::stdout().is_terminal() && locale().is_some_and(ascii))
}

fn columns() -> usize {
    let told = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    told.unwrap_or(100).clamp(40, 120)
}

/// The rulebook that was asked for, or the one nearest to the posts.
pub(super) fn rulebook(arguments: &RulebookArguments, paths: &[PathBuf]) -> Result<Rulebook, Stop> {
    let found = rulebook_path(arguments, paths);
    rulebook::load(found.as_deref(), arguments.windows.as_deref()).map_err(Stop::Problems)
}

/// Where that rulebook is.
pub(super) fn rulebook_path(arguments: &RulebookArguments, paths: &[PathBuf]) -> Option<PathBuf> {
    if arguments.rulebook.is_some() {
        return arguments.rulebook.clone();
    }
    let first = paths.first().filter(|path| path.as_os_str() != "-");
    rulebook::find_upward(first.map_or(Path::new("."), PathBuf::as_path))
}

/// The instant after `--at`, or now.
pub(super) fn instant(
    written: Option<&str>,
    rulebook: &Rulebook,
    now: Timestamp,
) -> Result<Timestamp, Stop> {
    let Some(written) = written else { return Ok(now) };
    Ok(time(&said_in("--at"), written, rulebook)?)
}

/// What the command line says after a flag, or the variable that says it.
fn said(flag: &str) -> Option<OsString> {
    let mut words = env::args_os().skip(1);
    let on_line = words.find_map(|word| {
        let word = word.to_string_lossy();
        word.strip_prefix(flag)?.strip_prefix('=').map(OsString::from)
    });
    let apart = || env::args_os().skip_while(|word| word != flag).nth(1);
    let set = || env::var_os(variable(flag)).filter(|value| !value.is_empty());
    on_line.or_else(apart).or_else(set)
}

/// The variable that says what a flag does.
fn variable(flag: &str) -> String {
    format!("TWEETLINT_{}", flag.trim_start_matches('-').replace('-', "_").to_uppercase())
}

/// A flag, or the variable that says it where the command line does not.
pub(super) fn said_in(flag: &str) -> String {
    let on_line = |argument: OsString| argument.to_string_lossy().starts_with(flag);
    let variable = variable(flag);
    let set = env::var_os(&variable).is_some_and(|value| !value.is_empty());
    if set && !env::args_os().any(on_line) { variable } else { flag.to_owned() }
}

/// An instant after a flag, in the zone of the rulebook.
pub(super) fn time(flag: &str, written: &str, rulebook: &Rulebook) -> Result<Timestamp, Problem> {
    parse_time(written, &rulebook.timezone)
        .map_err(|mistake| Problem::in_file(flag, mistake.message).help(mistake.help))
}

/// What to do about a rule that does not exist.
pub(super) fn meant(nearest: Option<&str>) -> Localized {
    let otherwise = ("`tweetlint rules` lists them", "`tweetlint rules` viser dem alle");
    source::meant(nearest, otherwise)
}

/// Tells standard error what does not read. Nobody is left to tell where that
/// fails.
pub(super) fn complain(problems: &[Problem], look: Look) {
    let text = output::problems(problems, look.screen());
    let _ = io::stderr().write_all(text.as_bytes());
}
