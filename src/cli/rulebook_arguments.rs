//! The arguments that choose a rulebook, and functions that load it.

use std::path::{Path, PathBuf};

use super::{Failure, language, terminal::Color};
use crate::{
    language::Language,
    rulebook::{self, Layers, Rulebook, WindowFiles},
};

/// The arguments that are common to all commands that read a rulebook.
#[derive(Debug, clap::Args)]
pub(super) struct RulebookArguments {
    #[arg(long, value_name = "FILE", env = "TWEETLINT_RULEBOOK")]
    pub(super) rulebook: Option<PathBuf>,
    #[arg(long, value_name = "FILE", alias = "register", env = "TWEETLINT_WINDOWS")]
    pub(super) windows: Option<PathBuf>,
    #[arg(long, env = "TWEETLINT_LANG", value_parser = language)]
    pub(super) lang: Option<Language>,
    #[arg(long, value_name = "WHEN", env = "TWEETLINT_COLOR", default_value = "auto")]
    pub(super) color: Color,
}

/// Loads the rulebook of these layers. A register of windows on the command line
/// replaces those of the rulebook.
pub(super) fn load_rulebook(
    arguments: &RulebookArguments,
    layers: &Layers,
) -> Result<Rulebook, Failure> {
    let windows = WindowFiles { instead: arguments.windows.as_deref(), unsaved: None };
    layers.load(windows).map_err(Failure::Problems)
}

/// The path of the rulebook on the command line, or else of the one nearest to
/// the posts; `None` if only the built-in rulebook applies.
pub(super) fn rulebook_path(arguments: &RulebookArguments, paths: &[PathBuf]) -> Option<PathBuf> {
    if arguments.rulebook.is_some() {
        return arguments.rulebook.clone();
    }
    let first = paths.first().filter(|path| path.as_os_str() != "-");
    rulebook::find_upward(first.map_or(Path::new("."), PathBuf::as_path))
}
