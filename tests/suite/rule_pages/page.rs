//! A page of the reference: the rules of a group, or the list of all of them.

use tweetlint::yaml::{Node, Value};

use super::{
    Reference, examples, field, texts,
    words::Words,
    yaml_text::{entry, flow},
};

/// The most characters of a condition that is shown outside the settings.
const LONGEST_CONDITION: usize = 90;

/// The first lines of every page.
fn head(name: &str, title: &str, words: &Words) -> String {
    let (language, suffix) = words.other;
    let (all_rules, own, how_to) = (words.all_rules, words.suffix, words.how_to);
    format!(
        "<!-- Generated from the files in rules/ by tests/suite/rule_pages. Edit those. -->\n\n\
         # {title}\n\n\
         [{language}]({name}{suffix}.md) · [{all_rules}](README{own}.md) · [{how_to}](../rules.md)\n"
    )
}

/// What other pages link to.
pub(super) fn anchor(id: &str) -> String {
    format!("<a id=\"{}\"></a>", anchor_name(id))
}

fn anchor_name(id: &str) -> String {
    id.replace('/', "-")
}

/// The page of all groups: a table of rules and their levels for each.
pub(super) fn index(reference: &Reference, words: &Words) -> String {
    let tables = reference.groups.iter().map(|(group, rules)| {
        let path = format!("{group}{}.md", words.suffix);
        format!("\n## [{group}]({path})\n\n{}", table(&path, rules, reference, words))
    });
    let head = head("README", words.all_rules, words);
    format!("{head}\n{}\n{}", words.introduction, tables.collect::<String>())
}

/// Rules with their levels in each profile.
fn table(path: &str, rules: &[Node], reference: &Reference, words: &Words) -> String {
    let names: Vec<&str> = reference.profiles.iter().map(|(name, _)| *name).collect();
    let columns = "---|".repeat(names.len());
    let row = |rule: &Node| {
        let (id, title) = (field(rule, "id"), localized(rule, "title", words));
        let levels = levels(rule, reference).map(|(_, level)| words.level_name(level));
        let levels = levels.collect::<Vec<_>>().join(" | ");
        let link = format!("[{id}]({path}#{})", anchor_name(id));
        format!("| {link} | {title} | {levels} |\n")
    };
    let rows: String = rules.iter().map(row).collect();
    let (rule, title, names) = (words.rule, words.title, names.join(" | "));
    format!("| {rule} | {title} | {names} |\n|---|---|{columns}\n{rows}")
}

/// The level of a rule in each profile: what the profile says, else what
/// `common` says, else what the rule says.
fn levels<'r>(
    rule: &'r Node,
    reference: &'r Reference,
) -> impl Iterator<Item = (&'static str, &'r str)> {
    let own = field(rule, "severity");
    let common = level_in(rule, &reference.profiles[0].1).unwrap_or(own);
    reference
        .profiles
        .iter()
        .map(move |(name, profile)| (*name, level_in(rule, profile).unwrap_or(common)))
}

/// What a profile says about a rule.
fn change<'p>(rule: &Node, profile: &'p Node) -> Option<&'p Node> {
    profile.get("rules")?.get(field(rule, "id"))
}

fn level_in<'p>(rule: &Node, profile: &'p Node) -> Option<&'p str> {
    let change = change(rule, profile)?;
    change.text().or_else(|| change.get("severity")?.text())
}

/// The page of a group.
pub(super) fn group(group: &str, rules: &[Node], reference: &Reference, words: &Words) -> String {
    let title = format!("{}: {group}", words.rules);
    let (head, table) = (head(group, &title, words), table("", rules, reference, words));
    let sections: String = rules.iter().map(|rule| section(rule, reference, words)).collect();
    format!("{head}\n{table}{sections}")
}

/// Everything about a rule.
fn section(rule: &Node, reference: &Reference, words: &Words) -> String {
    let (id, title) = (field(rule, "id"), localized(rule, "title", words));
    let anchor = anchor(id);
    let why = localized(rule, "why", words);
    let facts = [level(rule, reference, words), posts(rule, words), basis(rule, reference, words)];
    let examples = examples(rule, words);
    let settings = folded_settings(rule, reference, words);
    format!("\n{anchor}\n## {id}: {title}\n\n{why}\n\n{}\n{examples}{settings}", facts.concat())
}

/// The text of a key in the language of the page.
fn localized<'n>(rule: &'n Node, key: &str, words: &Words) -> &'n str {
    field(rule.get(key).unwrap_or(rule), words.language).trim()
}

/// The level in `common`, then the other levels with their profiles, and that of what only an
/// intent finds.
fn level(rule: &Node, reference: &Reference, words: &Words) -> String {
    let usual = levels(rule, reference).next().map_or("off", |(_, level)| level);
    let others = ["error", "warning", "info", "off"].into_iter().filter(|level| *level != usual);
    let others = others.filter_map(|level| {
        let profiles = levels(rule, reference).filter(|(_, other)| *other == level);
        let names: Vec<String> = profiles.map(|(name, _)| format!("`{name}`")).collect();
        let level = words.level_name(level);
        (!names.is_empty()).then(|| format!("; {level} {} {}", words.level_in, names.join(", ")))
    });
    let (usual, others) = (words.level_name(usual), others.collect::<String>());
    let check = rule.get("check").map(flow).unwrap_or_default();
    let heard = ["heard: lower", "heard: info"].iter().position(|heard| check.contains(heard));
    let heard = heard.map_or("", |milder| words.heard[milder]);
    format!("- **{}:** {usual}{others}{heard}\n", words.level)
}

/// The conditions of a rule, as a rulebook writes them.
fn posts(rule: &Node, words: &Words) -> String {
    let link = format!("[{}](../rules.md#when-which-posts)", words.applies_to);
    match rule.get("when").map(|when| &when.value) {
        Some(Value::Map(conditions)) => {
            let conditions: Vec<String> = conditions.iter().map(condition).collect();
            format!("- **{link}:** {}\n", conditions.join(" · "))
        }
        _ if rule.get("check").is_some_and(|check| check.get("limit").is_some()) => {
            format!(
                "- **[{}](../rules.md#rules-about-accounts):** {}\n",
                words.applies_to, words.account
            )
        }
        _ => format!("- **{link}:** {}\n", words.all_posts),
    }
}

/// A condition; a long one is shown in full among the settings.
fn condition((key, value): &(Node, Node)) -> String {
    let (key, value) = (flow(key), flow(value));
    let value = if value.chars().count() <= LONGEST_CONDITION { &*value } else { "…" };
    format!("`{key}: {value}`")
}

/// Where a rule comes from.
fn basis(rule: &Node, reference: &Reference, words: &Words) -> String {
    let source = |key: &str| {
        let cited = reference.sources.get(key).unwrap_or_else(|| panic!("no source {key}"));
        format!("  - [{}]({})\n", field(cited, "title"), field(cited, "url"))
    };
    let sources: String = texts(rule.get("basis")).into_iter().map(source).collect();
    if sources.is_empty() {
        return format!("- **{}:** {}\n", words.basis, words.own_judgement);
    }
    format!("- **{}:**\n{sources}", words.basis)
}

/// What breaks a rule and what passes.
fn examples(rule: &Node, words: &Words) -> String {
    let examples = rule.get("examples").expect("every rule has examples");
    let during = examples.get("windows").map(|windows| {
        let windows = examples::windows(windows, words).join("; ");
        format!("{} {}.\n\n", words.during, windows.replace('*', "\\*"))
    });
    let kind = |key, heading| match examples.get(key).map(|node| &node.value) {
        Some(Value::List(list)) => examples::section(heading, list, words),
        _ => String::new(),
    };
    let (bad, good) = (kind("bad", words.caught), kind("good", words.passes));
    format!("{}{bad}\n{good}", during.unwrap_or_default())
}

/// The settings of a rule and what profiles change of them.
fn folded_settings(rule: &Node, reference: &Reference, words: &Words) -> String {
    let settings = settings(rule);
    let changed = reference.profiles.iter().filter_map(|(name, profile)| {
        let check = change(rule, profile)?.get("check")?;
        Some(format!("\n{} `{name}`: `check: {}`\n", words.in_profile, flow(check)))
    });
    let changed: String = changed.collect();
    format!(
        "\n<details><summary>{}</summary>\n\n```yaml\nrules:\n{settings}```\n{changed}\n</details>\n",
        words.settings
    )
}

/// A rule under `rules` of a rulebook, with all that a rulebook may change.
pub(super) fn settings(rule: &Node) -> String {
    let mut text = format!("  {}:\n", field(rule, "id"));
    for key in ["severity", "when", "check"] {
        if let Some(value) = rule.get(key) {
            text.push_str(&entry(key, value, 4));
        }
    }
    text
}
