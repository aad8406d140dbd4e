//! `tweetlint rules`: lists the rules, each with its level and where the level is
//! set.

use std::io::{self, Write};

use super::{Failure, RulebookArguments, rulebook_arguments::load_rulebook, terminal::Terminal};
use crate::{
    message::Message,
    output::{Shown, table},
    platform::Handle,
    rulebook::{Layers, LevelFrom, RuleLevel},
    source::Place,
};

/// The arguments of `rules`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
    #[arg(long, value_name = "HANDLE", env = "TWEETLINT_ACCOUNT")]
    account: Option<String>,
}

/// Lists every rule with its level.
pub(super) fn run(arguments: &Arguments, layers: &Layers) -> Result<u8, Failure> {
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let language = terminal.language;
    let account = arguments.account.as_deref().unwrap_or_default();
    let set = rulebook.rules_for(&Handle::new(account), None);
    let lines = rulebook.rules.iter().zip(&set.levels).map(|(rule, level)| {
        let name = Shown::message(&super::level(level.severity), language);
        let from = Shown::message(&set_by(level, &rule.place), language);
        let title = Shown::new(rule.title.get(language));
        [Shown::new(&rule.id), name, from, title].map(|cell| cell.to_string()).to_vec()
    });
    let lines: Vec<Vec<String>> = lines.collect();
    let mut out = io::stdout().lock();
    write!(out, "{}", table(&lines, |_| false, terminal.columns))?;
    let profile = Shown::message(&profile(&set.profile), language).to_string();
    writeln!(out, "{}", terminal.fold(&profile))?;
    Ok(0)
}

fn profile(name: &str) -> Message {
    Message::new("rules-profile").with("profile", name)
}

/// Says where the level of a rule is set, and which level this overrides. `place` is
/// the place of the rule itself. If a profile set the level, the overridden level is
/// left out, because profiles are there to override.
fn set_by(level: &RuleLevel, place: &Place) -> Message {
    let by = source(&level.from, place);
    match (&level.from, &level.overridden) {
        (LevelFrom::Rulebook(_), Some((severity, from))) if *severity != level.severity => {
            Message::new("rules-overridden")
                .with("by", by)
                .with("other", source(from, place))
                .with("level", super::level(*severity))
        }
        _ => by,
    }
}

/// Where a level is set: in the file of the rule, by a profile, or on a line of a
/// rulebook.
fn source(from: &LevelFrom, place: &Place) -> Message {
    match from {
        LevelFrom::Rule => Message::new("rules-place").with("place", &*place.path),
        LevelFrom::Profile(name) => profile(name),
        LevelFrom::Rulebook(place) => {
            let place = format!("{}:{}", place.path, place.start.line);
            Message::new("rules-place").with("place", place)
        }
    }
}
