//! Recognizes registers, which contain no posts, so that one that is named as if it
//! contained some is not read as drafts full of mistakes.

use super::discover::DRAFT_KEYS;
use crate::{
    message::closest,
    register::directory::{self, AccountType},
    source::Source,
    window::{self, WindowKind},
    yaml::{self, Node, Value},
};

/// A register that is not recognized by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RegisterKind {
    /// A list of windows.
    Windows,
    /// A map from accounts to facts about them.
    Directory,
}

/// Which register a YAML file with this beginning is; `None` if it is none, or no valid
/// YAML. `is_whole` says whether the beginning is the whole file.
///
/// A file with any key of a draft is taken for posts. It would be worse to refuse a draft
/// than to report mistakes in a register.
pub(crate) fn register_in(head: &str, is_whole: bool) -> Option<RegisterKind> {
    // Most files with drafts need not be parsed twice.
    if !head.contains("kind") && !head.contains("type") {
        return None;
    }
    let complete = if is_whole { head } else { &head[..last_entry(head)?] };
    let node = yaml::parse(&Source::new("", complete.trim_start_matches('\u{feff}'))).ok()?;
    match node.value {
        Value::List(entries) => is_list_of_windows(&entries).then_some(RegisterKind::Windows),
        Value::Map(entries) => is_directory(&entries).then_some(RegisterKind::Directory),
        Value::Null | Value::Scalar(_) => None,
    }
}

/// Where the last line begins that is not indented. What follows may lack its end.
fn last_entry(head: &str) -> Option<usize> {
    let lines = head.rmatch_indices('\n').map(|(at, _)| at + 1);
    lines.into_iter().find(|at| !head[*at..].starts_with([' ', '\t', '\r', '\n', '#']))
}

/// Whether these are windows: one has an id and a kind of windows, and all have only keys of
/// windows, perhaps misspelt.
fn is_list_of_windows(entries: &[Node]) -> bool {
    let kinds = WindowKind::ALL.map(|(name, _)| name);
    let is_window = |node: &Node| node.get("id").is_some() && is_named(node.get("kind"), &kinds);
    entries.iter().any(is_window) && entries.iter().all(|node| has_only(node, &window::RECORD_KEYS))
}

/// Whether these are accounts: one has a type of accounts, all have only keys of accounts,
/// perhaps misspelt, and none is called as a key of a draft is.
fn is_directory(entries: &[(Node, Node)]) -> bool {
    let types = AccountType::ALL.map(|(name, _)| name);
    let is_draft_key = |key: &Node| key.text().is_none_or(|key| DRAFT_KEYS.contains(&key));
    entries.iter().any(|(_, node)| is_named(node.get("type"), &types))
        && entries.iter().all(|(key, node)| !is_draft_key(key) && has_only(node, &directory::KEYS))
}

/// Whether a value is one of these names, perhaps misspelt.
fn is_named(node: Option<&Node>, names: &[&'static str]) -> bool {
    let is_like = |written: &str| closest(written, names.iter().copied()).is_some();
    node.and_then(Node::text).is_some_and(is_like)
}

/// Whether a node is a map with keys like these, and with none of a draft that is not one
/// of them.
fn has_only(node: &Node, keys: &[&'static str]) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    let is_known = |key: &str| {
        keys.contains(&key)
            || !DRAFT_KEYS.contains(&key) && closest(key, keys.iter().copied()).is_some()
    };
    entries.iter().all(|(key, _)| key.text().is_some_and(is_known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registers_are_known_by_the_keys_of_their_records() {
        for (head, expected) in [
            (
                "# c\n---\n- id: a\n  kind: crisis\n  from: 2026-05-09T18:05\n",
                RegisterKind::Windows,
            ),
            ("- {id: a, kind: exercise}\n- {id: b, dormant: true}\n", RegisterKind::Windows),
            (
                "\u{feff}- id: a\n  kind: crysis\n  untill: 2026-05-09T18:05\n",
                RegisterKind::Windows,
            ),
            ("havnenyt: {type: media, domains: [havnenyt.dk]}\n", RegisterKind::Directory),
            (
                "havnenyt:\n  typ: media\nby:\n  type: autority\n  platform: x\n",
                RegisterKind::Directory,
            ),
        ] {
            assert_eq!(register_in(head, true), Some(expected), "{head:?}");
        }
    }

    #[test]
    fn a_draft_is_never_a_register() {
        for head in [
            "- id: a\n  kind: event\n  text: hej\n",
            "- id: a\n  kind: event\n  tekst: hej\n",
            "- id: a\n  kind: event\n  account: kk\n",
            "- id: a\n  kind: crisis\n- text: hej\n",
            "- id: a\n  kind: crisis\n---\ntext: hej\n",
            "- id: a\n  kind: reply\n",
            "text: {type: media}\n",
            "havnenyt: {type: media}\ntext: hej\n",
            "havnenyt: {type: media, text: hej}\n",
            "havnenyt: {type: media}\nbesked: hej type\n",
            "hej, type: media\n",
            "- text: \"kind\n",
        ] {
            assert_eq!(register_in(head, true), None, "{head:?}");
        }
    }

    #[test]
    fn a_long_register_is_known_by_its_beginning() {
        let head = "- id: a\n  kind: crisis\n- id: b\n  kind: crisis\n  lead: {handl";
        assert_eq!(register_in(head, false), Some(RegisterKind::Windows));
        assert_eq!(register_in(head, true), None);
        assert_eq!(register_in("- id: a\n  kind: crisis", false), None);
    }
}
