//! The arguments that choose a rulebook, and functions that load it.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::{Failure, flags, hashtags, language, terminal::Color};
use crate::{
    input::Files,
    language::Language,
    message::Message,
    rulebook::{self, Layers, Rulebook, Trust, WindowFiles},
    source::Problem,
};

/// The arguments that are common to all commands that read a rulebook.
#[derive(Debug, clap::Args)]
pub(super) struct RulebookArguments {
    #[arg(long, value_name = "FILE", env = "TWEETLINT_RULEBOOK")]
    pub(super) rulebook: Option<PathBuf>,
    #[arg(long, value_name = "FILE", alias = "register", env = "TWEETLINT_WINDOWS")]
    pub(super) windows: Option<PathBuf>,
    #[arg(long, env = "TWEETLINT_ALLOW_OUTSIDE", value_parser = flags::switch)]
    pub(super) allow_outside: bool,
    #[arg(long, env = "TWEETLINT_LANG", value_parser = language)]
    pub(super) lang: Option<Language>,
    #[arg(long, value_name = "WHEN", env = "TWEETLINT_COLOR", default_value = "auto")]
    pub(super) color: Color,
}

/// Loads the rulebook from the files in `layers`. A register of windows on the
/// command line replaces those that the rulebook names.
pub(super) fn load_rulebook(
    arguments: &RulebookArguments,
    layers: &Layers,
) -> Result<Rulebook, Failure> {
    let windows = WindowFiles { instead: arguments.windows.as_deref(), unsaved: None };
    let mut rulebook = layers.load(windows).map_err(Failure::Problems)?;
    if let Some(register) = &mut rulebook.hashtags
        && let Some(key) = hashtags::secret_key()?
    {
        register.set_key(key);
    }
    Ok(rulebook)
}

/// Reads the files of the rulebook on the command line, or else of the one nearest
/// to the posts. Without either, there are no layers besides the built-in ones.
pub(super) fn read_layers(arguments: &RulebookArguments, paths: &[PathBuf]) -> Layers {
    if let Some(named) = &arguments.rulebook {
        return Layers::read(Some(named), arguments.trust(Trust::Named));
    }
    let first = paths.first().filter(|path| path.as_os_str() != "-");
    let found = rulebook::find_upward(first.map_or(Path::new("."), PathBuf::as_path));
    Layers::read(found.as_deref(), arguments.trust(Trust::Found))
}

/// The most rulebooks that a note names because they do not apply.
const MOST_NAMED: usize = 3;

impl RulebookArguments {
    /// Notes on rulebooks that are nearer to some of the files than the one that applies: a
    /// run has one rulebook, that of the first path. There are none if the user names the
    /// rulebook.
    pub(super) fn other_rulebooks(&self, rulebook: &Rulebook, files: &Files) -> Vec<Problem> {
        if self.rulebook.is_some() {
            return Vec::new();
        }
        let folders: BTreeSet<&Path> = files.paths().filter_map(Path::parent).collect();
        let found: BTreeSet<PathBuf> =
            folders.into_iter().filter_map(rulebook::find_upward).collect();
        let used = rulebook.path.as_deref();
        let others = found.iter().filter(|path| used != Some(&*path.display().to_string()));
        let note = |path: &PathBuf| {
            let message = Message::new("note-other-rulebook");
            let help = Message::new("note-other-rulebook-help");
            Problem::in_file(path.display().to_string(), message).help(help)
        };
        others.take(MOST_NAMED).map(note).collect()
    }

    /// How far to trust the rulebook: fully with `--allow-outside`, else as
    /// `otherwise` says.
    pub(super) fn trust(&self, otherwise: Trust) -> Trust {
        if self.allow_outside { Trust::Full } else { otherwise }
    }
}
