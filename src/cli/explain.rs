//! `tweetlint explain`: what a rule checks, why, and where it comes from.

use std::io::{self, Write};

use super::{
    Failure, RulebookArguments, meant, rulebook_arguments::load_rulebook, terminal::Terminal,
};
use crate::{
    language::Language,
    rulebook::{self, Example, Rule, Rulebook},
    source::{FixedRule, Problem, did_you_mean},
    yaml::{Node, Value, flow},
};

const RECORD_INCOMPLETE: &str = FixedRule::RecordIncomplete.id();

/// What `explain` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The id of the rule, such as link/missing
    #[arg(value_name = "RULE")]
    rule: String,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Explains a rule.
pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    if arguments.rule == RECORD_INCOMPLETE {
        return record_incomplete(Terminal::without_rulebook(&arguments.rulebook, &[]).language);
    }
    let rulebook = load_rulebook(&arguments.rulebook, &[])?;
    let language = Terminal::of_stdout(&arguments.rulebook, &rulebook).language;
    let found = rulebook.rules.iter().position(|rule| rule.id == arguments.rule);
    let Some(number) = found else {
        let ids = rulebook.rules.iter().map(|rule| rule.id.as_str());
        let ids = ids.chain([RECORD_INCOMPLETE]);
        let help = meant(did_you_mean(&arguments.rule, ids));
        let message = (
            format!("there is no rule `{}`", arguments.rule),
            format!("reglen `{}` findes ikke", arguments.rule),
        );
        return Err(Problem::in_file("explain RULE", message).help(help).into());
    };
    let rule = &rulebook.rules[number];
    let mut out = io::stdout().lock();
    writeln!(out, "{}: {}\n\n{}\n", rule.id, rule.title.get(language), rule.why.get(language))?;
    writeln!(out, "{}", levels(&rulebook, number, language))?;
    let examples = rule.examples.read();
    for (heading, bad) in [
        (language.pick("Breaks it", "Bryder den"), true),
        (language.pick("Keeps it", "Holder den"), false),
    ] {
        writeln!(out, "\n{heading}:")?;
        for example in examples.iter().filter(|example| example.bad == bad) {
            writeln!(out, "  {}", text(example))?;
        }
    }
    basis(rule, language, &mut out)?;
    Ok(0)
}

/// Explains the one id that is of no rulebook: a mistake in the register of
/// windows ends the run, whatever a rulebook says.
fn record_incomplete(language: Language) -> Result<u8, Failure> {
    let text = language.pick(
        "The record of a window does not read\n\n\
         A window that the program cannot read would hold nothing back, and nobody would\n\
         notice. So nothing is checked until it reads. A crisis needs `lead`, `level` and one\n\
         of `topics`, `area` and `hashtags`; a local crisis or exercise needs its `area`; every\n\
         window needs `from`, and `review_by` where it has no `until`.\n\n\
         Level: always an error, with exit code 2. No rulebook can switch it off.",
        "Et vindue kan ikke læses\n\n\
         Et vindue, som programmet ikke kan læse, ville intet holde tilbage, og ingen ville\n\
         opdage det. Derfor bliver intet tjekket, før det kan læses. En krise skal have\n\
         `lead`, `level` og mindst én af `topics`, `area` og `hashtags`; en lokal krise eller\n\
         øvelse skal have sin `area`; hvert vindue skal have `from`, og `review_by`, hvis det\n\
         ikke har `until`.\n\n\
         Niveau: altid en fejl, med slutkode 2. Ingen regelbog kan slå den fra.",
    );
    writeln!(io::stdout().lock(), "{RECORD_INCOMPLETE}: {text}")?;
    Ok(0)
}

/// The level of a rule in each profile.
fn levels(rulebook: &Rulebook, number: usize, language: Language) -> String {
    let level = |(name, set): &(String, rulebook::RuleSet)| {
        let applied = set.rules.iter().find(|applied| applied.rule == number);
        format!("{name} {}", applied.map_or("off", |applied| applied.severity.name()))
    };
    let levels: Vec<String> = rulebook.profiles.iter().map(level).collect();
    format!("{}: {}", language.pick("Levels", "Niveauer"), levels.join(", "))
}

/// An example on one line: its text, and in brackets what else decides.
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

/// What an example says of its post; of a window only its name.
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

/// Where a rule comes from.
fn basis(rule: &Rule, language: Language, out: &mut impl Write) -> io::Result<()> {
    if rule.basis.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}:", language.pick("Sources", "Kilder"))?;
    let sources = rulebook::sources();
    for key in &rule.basis {
        match sources.iter().find(|cited| cited.key == *key) {
            Some(cited) => writeln!(out, "  {key}: {} <{}>", cited.title, cited.url)?,
            None => writeln!(out, "  {key}")?,
        }
    }
    Ok(())
}
