//! The arguments of every command that reads a rulebook, and that rulebook.

use std::path::{Path, PathBuf};

use super::{Failure, language, terminal::Color};
use crate::{
    language::Language,
    rulebook::{self, Layers, Rulebook, WindowFiles},
};

/// The arguments of every command that reads a rulebook.
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

/// Loads the rulebook of these layers, with the register of windows of the command
/// line.
pub(super) fn load_rulebook(
    arguments: &RulebookArguments,
    layers: &Layers,
) -> Result<Rulebook, Failure> {
    let windows = WindowFiles { instead: arguments.windows.as_deref(), unsaved: None };
    layers.load(windows).map_err(Failure::Problems)
}

/// The path of the rulebook that was asked for, or of the one nearest to the posts;
/// none where only the built-in one applies.
pub(super) fn rulebook_path(arguments: &RulebookArguments, paths: &[PathBuf]) -> Option<PathBuf> {
    if arguments.rulebook.is_some() {
        return arguments.rulebook.clone();
    }
    let first = paths.first().filter(|path| path.as_os_str() != "-");
    rulebook::find_upward(first.map_or(Path::new("."), PathBuf::as_path))
}
