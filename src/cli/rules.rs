//! `tweetlint rules`: which rules hold for an account, and who said so.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::{Failure, RulebookArguments, rulebook_arguments::load_rulebook, terminal::Terminal};
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
    #[arg(long, value_name = "HANDLE", env = "TWEETLINT_ACCOUNT", hide_env_values = true)]
    account: Option<String>,
}

/// Lists every rule with its level.
pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let rulebook = load_rulebook(&arguments.rulebook, &[])?;
    let language = Terminal::of_stdout(&arguments.rulebook, &rulebook).language;
    let account = arguments.account.as_deref().unwrap_or_default();
    let set = rulebook.rules_for(account.trim_start_matches('@'), None);
    let mut out = io::stdout().lock();
    let numbers = 0..rulebook.rules.len();
    let levels: Vec<_> = numbers.map(|number| level(&rulebook, set, number, language)).collect();
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

/// The level of a rule, and who set it.
fn level(
    rulebook: &Rulebook,
    set: &RuleSet,
    number: usize,
    language: Language,
) -> (&'static str, String) {
    let applied = set.rules.iter().find(|applied| applied.rule == number);
    let off = || set.off.iter().find(|(rule, _)| *rule == number).map(|(_, from)| from);
    let from = match applied.map_or_else(off, |applied| Some(&applied.level_from)) {
        None | Some(LevelFrom::Rule) => rulebook.rules[number].place.path.to_string(),
        Some(LevelFrom::Profile(name)) => {
            language.pick(format!("profile {name}"), format!("profil {name}"))
        }
        Some(LevelFrom::Rulebook(place)) => format!("{}:{}", place.path, place.start.line),
    };
    (applied.map_or("off", |applied| applied.severity.name()), from)
}
