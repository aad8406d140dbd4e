//! `tweetlint rules`: which rules hold for an account, and who said so.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::{Failure, RulebookArguments, rulebook_arguments::load_rulebook, terminal::Terminal};
use crate::{
    language::Language,
    rulebook::{Layers, LevelFrom, Severity},
    source::Place,
};

/// What `rules` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
    /// The account whose levels are listed
    #[arg(long, value_name = "HANDLE", env = "TWEETLINT_ACCOUNT", hide_env_values = true)]
    account: Option<String>,
}

/// Lists every rule with its level.
pub(super) fn run(arguments: &Arguments, layers: &Layers) -> Result<u8, Failure> {
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let language = Terminal::of_stdout(&arguments.rulebook, &rulebook).language;
    let account = arguments.account.as_deref().unwrap_or_default();
    let set = rulebook.rules_for(account.trim_start_matches('@'), None);
    let mut out = io::stdout().lock();
    let levels = rulebook.rules.iter().zip(&set.levels).map(|(rule, level)| {
        let from = set_by(&level.from, &rule.place, language);
        (level.severity.map_or("off", Severity::name), from)
    });
    let levels: Vec<_> = levels.collect();
    let id = rulebook.rules.iter().map(|rule| rule.id.width()).max().unwrap_or(0);
    let place = levels.iter().map(|(_, from)| from.width()).max().unwrap_or(0);
    for (rule, (level, from)) in rulebook.rules.iter().zip(levels) {
        let title = rule.title.get(language);
        writeln!(out, "{:id$}  {level:7}  {from:place$}  {title}", rule.id)?;
    }
    let profile = &set.profile;
    let told = language.pick(format!("profile {profile}"), format!("profil {profile}"));
    writeln!(out, "{told}")?;
    Ok(0)
}

/// What set the level of a rule that is written at `place`.
fn set_by(from: &LevelFrom, place: &Place, language: Language) -> String {
    match from {
        LevelFrom::Rule => place.path.to_string(),
        LevelFrom::Profile(name) => {
            language.pick(format!("profile {name}"), format!("profil {name}"))
        }
        LevelFrom::Rulebook(place) => format!("{}:{}", place.path, place.start.line),
    }
}
