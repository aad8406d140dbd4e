//! `tweetlint rules`: which rules hold for an account, and who said so.

use std::io::{self, Write};

use super::{
    RulebookArguments, Stop,
    common::{self, Look},
};
use crate::{
    language::Language,
    rulebook::{LevelFrom, RuleSet, Rulebook},
};

/// What `rules` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
    /// The account whose levels are listed
    #[arg(long, value_name = "HANDLE", env = "TWEETLINT_ACCOUNT")]
    account: Option<String>,
}

/// Lists every rule with its level.
pub(super) fn run(arguments: &Arguments) -> Result<u8, Stop> {
    let rulebook = common::rulebook(&arguments.rulebook, &[])?;
    let language = Look::of_stdout(&arguments.rulebook, &rulebook).language;
    let account = arguments.account.as_deref().unwrap_or_default();
    let set = rulebook.rules_for(account.trim_start_matches('@'), None);
    let mut out = io::stdout().lock();
    let widest = rulebook.rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for (number, rule) in rulebook.rules.iter().enumerate() {
        let (level, from) = level(&rulebook, set, number, language);
        let title = rule.title.get(language);
        writeln!(out, "{:widest$}  {level:7}  {from}  {title}", rule.id)?;
    }
    let profile = &set.profile;
    let told = language.pick(format!("profile {profile}"), format!("profil {profile}"));
    writeln!(out, "{told}")?;
    Ok(0)
}

/// The level of a rule, and who set it.
fn level(
    rulebook: &Rulebook,
    set: &RuleSet,
    number: usize,
    language: Language,
) -> (&'static str, String) {
    let applied = set.rules.iter().find(|applied| applied.rule == number);
    let Some(applied) = applied else {
        return ("off", language.pick("-", "-").to_owned());
    };
    let from = match &applied.level_from {
        LevelFrom::Rule => rulebook.rules[number].place.path.to_string(),
        LevelFrom::Profile(name) => {
            language.pick(format!("profile {name}"), format!("profil {name}"))
        }
        LevelFrom::Rulebook(place) => format!("{}:{}", place.path, place.start.line),
    };
    (applied.severity.name(), from)
}
