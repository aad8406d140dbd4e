//! The examples of a rule as plain text.

use tweetlint::yaml::{Node, Value};

use super::{
    texts,
    words::Words,
    yaml_text::{flow, wrap},
};

/// How many examples a page shows before the others are folded away.
const SHOWN: usize = 5;

/// The widest line of an example.
const WIDTH: usize = 92;

/// The examples of a kind: those in the language of the page first.
pub(super) fn section(heading: &str, examples: &[Node], words: &Words) -> String {
    let mut sorted: Vec<&Node> = examples.iter().collect();
    sorted.sort_by_key(|example| !is_in(&text(example), words));
    let (shown, rest) = sorted.split_at(SHOWN.min(sorted.len()));
    let section = format!("**{heading}:**\n\n{}", block(shown, words));
    if rest.is_empty() {
        return section;
    }
    let (count, more, rest) = (rest.len(), words.more, block(rest, words));
    format!("{section}\n<details><summary>{more} ({count})</summary>\n\n{rest}\n</details>\n")
}

fn block(examples: &[&Node], words: &Words) -> String {
    let examples = examples.iter().map(|example| one(example, words));
    format!("```text\n{}```\n", examples.collect::<Vec<_>>().join("\n"))
}

/// An example: its text, and below it what else decides.
fn one(example: &Node, words: &Words) -> String {
    if let Some(Value::List(posts)) = example.get("posts").map(|posts| &posts.value) {
        let bio = example.get("bio").and_then(Node::text).map(|bio| format!("bio: {bio}\n"));
        return bio.into_iter().chain(posts.iter().map(|post| several(post, words))).collect();
    }
    let text = text(example);
    let lines = text.trim_end().lines().flat_map(|line| wrap(line, WIDTH));
    let mut lines: Vec<String> = lines.collect();
    let facts = facts(example, words).join(" · ");
    if !facts.is_empty() {
        lines.extend(wrap(&facts, WIDTH - 4).into_iter().map(|line| format!("    {line}")));
    }
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n") + "\n"
}

/// A post of a history, after how often it comes.
fn several(post: &Node, words: &Words) -> String {
    let times = post.get("times").and_then(Node::text).unwrap_or("1");
    format!("{times} × {}", one(post, words))
}

/// The text of an example; of a history, that of its first post.
fn text(example: &Node) -> String {
    if let Some(Value::List(posts)) = example.get("posts").map(|posts| &posts.value) {
        return posts.first().map(text).unwrap_or_default();
    }
    let text = example.text().or_else(|| example.get("text")?.text());
    text.unwrap_or_default().to_owned()
}

/// What an example says of its post apart from its text.
fn facts(example: &Node, words: &Words) -> Vec<String> {
    let Value::Map(entries) = &example.value else { return Vec::new() };
    let facts = entries.iter().filter(|(key, _)| !matches!(key.text(), Some("text" | "times")));
    let fact = |(key, value): &(Node, Node)| match key.text() {
        Some("windows") => format!("{} {}", words.window, windows(value, words).join("; ")),
        Some("media") if flow(value) == "[]" => words.no_media.to_owned(),
        _ => format!("{}: {}", flow(key), flow(value)),
    };
    facts.map(fact).collect()
}

/// Each window in a few words.
pub(super) fn windows(node: &Node, words: &Words) -> Vec<String> {
    match &node.value {
        Value::List(windows) => windows.iter().map(|node| window(node, words)).collect(),
        _ => vec![window(node, words)],
    }
}

/// `crisis nyholt (national, led by @police, topics: fire*, 2026-05-09T18:05 – 2026-05-10T09:00)`.
fn window(node: &Node, words: &Words) -> String {
    let named = |key| texts(node.get(key)).join(", ");
    let level = named("level");
    let mut facts = vec![words.name(&level).to_owned(), lead(node, words)];
    for key in ["area", "topics", "hashtags", "hold", "languages"] {
        let found = named(key);
        facts.push(if found.is_empty() { found } else { format!("{}: {found}", words.name(key)) });
    }
    for key in ["roles", "allow", "all_clear", "review_by", "cooldown_hours", "dormant"] {
        facts.extend(node.get(key).map(|value| format!("{key}: {}", flow(value))));
    }
    facts.push(format!("{} – {}", named("from"), named("until")));
    facts.retain(|fact| !fact.is_empty());
    format!("{} {} ({})", words.name(&named("kind")), named("id"), facts.join("; "))
}

/// Who leads a window: handles with their `@`, and domains.
fn lead(node: &Node, words: &Words) -> String {
    let Some(lead) = node.get("lead") else { return String::new() };
    let leads = match &lead.value {
        Value::List(leads) => leads.iter().collect(),
        _ => vec![lead],
    };
    let mut names: Vec<String> = Vec::new();
    for lead in leads {
        names.extend(texts(lead.get("handles")).iter().map(|handle| format!("@{handle}")));
        names.extend(texts(lead.get("domains")).iter().map(ToString::to_string));
    }
    format!("{} {}", words.led_by, names.join(", "))
}

/// Whether a text is in the language of a page, by its small words.
fn is_in(text: &str, words: &Words) -> bool {
    let count = |words: &Words| {
        let lower = text.to_lowercase();
        let found = lower.split(|char: char| !char.is_alphabetic());
        found.filter(|word| words.recognised_by.contains(word)).count()
    };
    let others = super::WORDS.iter().filter(|other| other.language != words.language);
    others.map(count).all(|other| other < count(words))
}
