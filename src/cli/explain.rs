//! `tweetlint explain`: explains what a rule checks, why, and on which laws and
//! guidelines it is based.

use std::{
    io::{self, Write},
    sync::Arc,
};

use super::{
    Failure, RulebookArguments, intent, level, meant, rulebook_arguments::load_rulebook,
    terminal::Terminal,
};
use crate::{
    check::SeverityShift,
    language::Language,
    matcher::Automaton,
    message::{Message, closest},
    output::Shown,
    rulebook::{self, Example, Layers, Rule, Rulebook},
    source::{FixedRule, Problem},
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

/// Prints the explanation of a rule.
pub(super) fn run(arguments: &Arguments, layers: &Layers) -> Result<u8, Failure> {
    if arguments.rule == RECORD_INCOMPLETE {
        return record_incomplete(Terminal::without_rulebook(&arguments.rulebook, layers));
    }
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let language = terminal.language;
    let found = rulebook.rules.iter().position(|rule| rule.id == arguments.rule);
    let Some(rule_index) = found else {
        let ids = rulebook.rules.iter().map(|rule| rule.id.as_str());
        let ids = ids.chain([RECORD_INCOMPLETE]);
        let help = meant(closest(&arguments.rule, ids));
        let message = Message::new("rule-unknown").with("rule", arguments.rule.as_str());
        return Err(Problem::in_file("explain", message).help(help).into());
    };
    let rule = &rulebook.rules[rule_index];
    let (title, why) = (rule.title.get(language), rule.why.get(language));
    let about = format!("{}: {title}\n\n{why}\n", rule.id);
    let mut paragraphs = vec![about, levels(&rulebook, rule_index, language)];
    if rule.check.is_about_accounts() {
        paragraphs.push(Message::new("explain-account").get(language) + "\n");
    }
    paragraphs.extend(intents(rule, &rulebook.automaton, language));
    paragraphs.extend(examples(rule, language));
    paragraphs.extend(basis(rule, language));
    print(&paragraphs.join("\n"), terminal)?;
    Ok(0)
}

/// Writes a text to standard output. Control characters are made visible, because
/// somebody other than the user may have written the rule, and control characters
/// can change what the terminal shows.
fn print(text: &str, terminal: Terminal) -> io::Result<()> {
    let mut out = io::stdout().lock();
    Shown::new(text)
        .lines()
        .try_for_each(|line| writeln!(out, "{}", terminal.fold(&line.to_string())))
}

/// Which intents decide whether the rule finds anything, how well the program knows each, and
/// how to see why it hears one in a text; `None` if no intent does.
fn intents(rule: &Rule, automaton: &Automaton, language: Language) -> Option<String> {
    let lines = rule.intents(automaton).into_iter().map(|intent| {
        let line = Message::new("explain-intent").with("name", &*intent.name);
        line.with("measure", intent::measure(intent)).get(language)
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return None;
    }
    let heading = Message::new("explain-intents").get(language);
    let milder = match rule.check.heard() {
        Some(SeverityShift::Info) => "explain-heard-info",
        Some(SeverityShift::Lower) => "explain-heard-lower",
        _ => return Some(list(&heading, lines.into_iter())),
    };
    let milder = Message::new(milder).with("id", &*rule.id).get(language);
    Some(list(&heading, lines.into_iter()) + &milder + "\n")
}

/// Two paragraphs of examples: posts that break the rule, and posts that pass.
fn examples(rule: &Rule, language: Language) -> Vec<String> {
    let examples = rule.examples.read();
    let headings = [(Message::new("explain-bad"), true), (Message::new("explain-good"), false)];
    let under_heading = |(heading, bad): (Message, bool)| {
        let examples = examples.iter().filter(move |example| example.bad == bad);
        list(&heading.get(language), examples.map(on_one_line))
    };
    headings.into_iter().map(under_heading).collect()
}

/// A heading, followed by the items, each on a line of its own.
fn list(heading: &str, items: impl Iterator<Item = String>) -> String {
    items.fold(format!("{heading}\n"), |text, item| text + "  " + &item + "\n")
}

/// Explains `crisis/record-incomplete`, the only id in reports that is not the id of
/// a rule of a rulebook. It says that a record in the register of windows is
/// invalid. Such a record always ends the run, and no rulebook can change that.
fn record_incomplete(terminal: Terminal) -> Result<u8, Failure> {
    let text = Message::new("explain-record-incomplete");
    print(&format!("{RECORD_INCOMPLETE}: {}", text.get(terminal.language)), terminal)?;
    Ok(0)
}

/// A line with the level of a rule in each profile. `rule_index` is the index of the rule
/// in the rulebook.
fn levels(rulebook: &Rulebook, rule_index: usize, language: Language) -> String {
    let in_profile = |(name, set): &(String, Arc<rulebook::RuleSet>)| {
        let applied = set.rules.iter().find(|applied| applied.rule_index == rule_index);
        let level = level(applied.map(|applied| applied.severity));
        format!("{name} {}", level.get(language))
    };
    let levels: Vec<String> = rulebook.profiles.iter().map(in_profile).collect();
    let message = Message::new("explain-levels").with("levels", levels.join(", "));
    message.get(language) + "\n"
}

/// An example on one line: its text, followed by its other keys in brackets. The
/// posts of a history are joined by `+`, and so is the bio before them.
fn on_one_line(example: &Example) -> String {
    match example.node.get("posts").map(|posts| &posts.value) {
        Some(Value::List(posts)) => {
            let posts = posts.iter().map(several_on_one_line).collect::<Vec<_>>().join(" + ");
            let bio = example.node.get("bio").and_then(Node::text);
            bio.map_or_else(|| posts.clone(), |bio| format!("bio: {bio} + {posts}"))
        }
        _ => post_on_one_line(&example.node),
    }
}

/// A post of a history on one line, with how often it is repeated: `20 × …`.
fn several_on_one_line(node: &Node) -> String {
    let times = node.get("times").and_then(Node::text).unwrap_or("1");
    format!("{times} × {}", post_on_one_line(node))
}

fn post_on_one_line(node: &Node) -> String {
    let line = |text: &str| text.trim().replace('\n', " ⏎ ");
    let Value::Map(entries) = &node.value else {
        return line(node.text().unwrap_or_default());
    };
    let text = line(node.get("text").and_then(|text| text.text()).unwrap_or_default());
    let facts = entries.iter().filter(|(key, _)| !matches!(key.text(), Some("text" | "times")));
    let facts: Vec<String> = facts.map(fact).collect();
    if facts.is_empty() { text } else { format!("{text} ({})", facts.join(", ")) }
}

/// One key of an example with its value, such as `kind: reply`. Of windows, only the
/// ids are shown.
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

/// The laws, guidelines and articles that a rule is based on; `None` if it names
/// none.
fn basis(rule: &Rule, language: Language) -> Option<String> {
    let sources = rulebook::sources();
    let cite = |key: &String| match sources.iter().find(|cited| cited.key == *key) {
        Some(cited) => format!("{key}: {} <{}>", cited.title, cited.url),
        None => key.clone(),
    };
    let heading = Message::new("explain-sources").get(language);
    (!rule.basis.is_empty()).then(|| list(&heading, rule.basis.iter().map(cite)))
}
