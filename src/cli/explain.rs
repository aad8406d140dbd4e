//! `tweetlint explain`: what a rule checks, why, and where it comes from.

use std::io::{self, Write};

use super::{
    Failure, RulebookArguments, level, meant, rulebook_arguments::load_rulebook, terminal::Terminal,
};
use crate::{
    language::Language,
    message::Message,
    rulebook::{self, Example, Layers, Rule, Rulebook},
    source::{FixedRule, Problem, did_you_mean},
    yaml::{Node, Value, flow},
};

const RECORD_INCOMPLETE: &str = FixedRule::RecordIncomplete.id();

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "RULE")]
    rule: String,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Explains a rule.
pub(super) fn run(arguments: &Arguments, layers: &Layers) -> Result<u8, Failure> {
    if arguments.rule == RECORD_INCOMPLETE {
        return record_incomplete(Terminal::without_rulebook(&arguments.rulebook, layers).language);
    }
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let language = Terminal::of_stdout(&arguments.rulebook, &rulebook).language;
    let found = rulebook.rules.iter().position(|rule| rule.id == arguments.rule);
    let Some(number) = found else {
        let ids = rulebook.rules.iter().map(|rule| rule.id.as_str());
        let ids = ids.chain([RECORD_INCOMPLETE]);
        let help = meant(did_you_mean(&arguments.rule, ids));
        let message = Message::new("rule-unknown").with("rule", arguments.rule.as_str());
        return Err(Problem::in_file("explain RULE", message).help(help).into());
    };
    let rule = &rulebook.rules[number];
    let mut out = io::stdout().lock();
    writeln!(out, "{}: {}\n\n{}\n", rule.id, rule.title.get(language), rule.why.get(language))?;
    writeln!(out, "{}", levels(&rulebook, number, language))?;
    let examples = rule.examples.read();
    let headings = [(Message::new("explain-bad"), true), (Message::new("explain-good"), false)];
    for (heading, bad) in headings {
        writeln!(out, "\n{}", heading.get(language))?;
        for example in examples.iter().filter(|example| example.bad == bad) {
            writeln!(out, "  {}", text(example))?;
        }
    }
    basis(rule, language, &mut out)?;
    Ok(0)
}

/// Explains the one id that is in no rulebook: an invalid record in the register
/// of windows ends the run, whatever a rulebook says.
fn record_incomplete(language: Language) -> Result<u8, Failure> {
    let text = Message::new("explain-record-incomplete");
    writeln!(io::stdout().lock(), "{RECORD_INCOMPLETE}: {}", text.get(language))?;
    Ok(0)
}

/// The level of a rule in each profile.
fn levels(rulebook: &Rulebook, number: usize, language: Language) -> String {
    let in_profile = |(name, set): &(String, rulebook::RuleSet)| {
        let applied = set.rules.iter().find(|applied| applied.rule == number);
        let level = level(applied.map(|applied| applied.severity));
        format!("{name} {}", level.get(language))
    };
    let levels: Vec<String> = rulebook.profiles.iter().map(in_profile).collect();
    let message = Message::new("explain-levels").with("levels", levels.join(", "));
    message.get(language).into_owned()
}

/// An example on one line: its text, then its other keys in brackets.
fn text(example: &Example) -> String {
    let line = |text: &str| text.trim().replace('\n', " ⏎ ");
    let Value::Map(entries) = &example.node.value else {
        return line(example.node.text().unwrap_or_default());
    };
    let text = line(example.node.get("text").and_then(|text| text.text()).unwrap_or_default());
    let facts = entries.iter().filter(|(key, _)| key.text() != Some("text"));
    let facts: Vec<String> = facts.map(fact).collect();
    if facts.is_empty() { text } else { format!("{text} ({})", facts.join(", ")) }
}

/// A key of an example with its value; of windows only their ids.
fn fact((key, value): &(Node, Node)) -> String {
    let key = key.text().unwrap_or_default();
    let Value::List(windows) = &value.value else { return format!("{key}: {}", flow(value)) };
    let ids: Option<Vec<&str>> =
        windows.iter().map(|window| window.get("id").and_then(Node::text)).collect();
    match ids {
        Some(ids) if key == "windows" => format!("{key}: {}", ids.join(", ")),
        _ => format!("{key}: {}", flow(value)),
    }
}

/// Lists the sources that a rule comes from.
fn basis(rule: &Rule, language: Language, out: &mut impl Write) -> io::Result<()> {
    if rule.basis.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", Message::new("explain-sources").get(language))?;
    let sources = rulebook::sources();
    for key in &rule.basis {
        match sources.iter().find(|cited| cited.key == *key) {
            Some(cited) => writeln!(out, "  {key}: {} <{}>", cited.title, cited.url)?,
            None => writeln!(out, "  {key}")?,
        }
    }
    Ok(())
}
