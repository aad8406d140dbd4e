//! The arguments of every command that reads a rulebook, and that rulebook.

use std::path::{Path, PathBuf};

use super::{Failure, language, terminal::Color};
use crate::{
    language::Language,
    rulebook::{self, Rulebook},
};

/// The arguments of every command that reads a rulebook.
#[derive(Debug, clap::Args)]
pub(super) struct RulebookArguments {
    /// The rulebook [default: the nearest tweetlint.yaml, looking upward]
    #[arg(long, value_name = "FILE", env = "TWEETLINT_RULEBOOK", hide_env_values = true)]
    pub(super) rulebook: Option<PathBuf>,
    /// A register of windows in place of the one the rulebook names
    #[arg(
        long,
        value_name = "FILE",
        alias = "register",
        env = "TWEETLINT_WINDOWS",
        hide_env_values = true
    )]
    pub(super) windows: Option<PathBuf>,
    /// The language of what you read, en or da [default: that of the rulebook, else of your system]
    #[arg(long, env = "TWEETLINT_LANG", hide_env_values = true, value_parser = language)]
    pub(super) lang: Option<Language>,
    /// Whether to use colors; auto uses them at a terminal
    #[arg(
        long,
        value_name = "WHEN",
        env = "TWEETLINT_COLOR",
        hide_env_values = true,
        default_value = "auto"
    )]
    pub(super) color: Color,
}

/// Loads the rulebook that was asked for, or the one nearest to the posts.
pub(super) fn load_rulebook(
    arguments: &RulebookArguments,
    paths: &[PathBuf],
) -> Result<Rulebook, Failure> {
    let found = rulebook_path(arguments, paths);
    rulebook::load(found.as_deref(), arguments.windows.as_deref()).map_err(Failure::Problems)
}

/// The path of that rulebook; none where only the built-in one applies.
pub(super) fn rulebook_path(arguments: &RulebookArguments, paths: &[PathBuf]) -> Option<PathBuf> {
    if arguments.rulebook.is_some() {
        return arguments.rulebook.clone();
    }
    let first = paths.first().filter(|path| path.as_os_str() != "-");
    rulebook::find_upward(first.map_or(Path::new("."), PathBuf::as_path))
}
