//! The accounts that the record of a window mentions, each with its place in the
//! record.

use crate::{
    platform::Handle,
    source::{Place, Source},
    yaml::{Node, Value},
};

/// An account that the record of a window mentions.
#[derive(Clone, Debug)]
pub struct MentionedAccount {
    /// The handle of the account, without `@`.
    pub handle: String,
    /// Where the record mentions it.
    pub place: Place,
    /// In what capacity the record mentions it.
    pub mentioned_as: MentionedAs,
}

/// In what capacity a record mentions an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionedAs {
    /// The account has a role in the window.
    Role,
    /// The account leads the window.
    Lead,
    /// The posts of the account may be passed on.
    Allowed,
}

/// All accounts that a record mentions.
pub(super) fn mentioned(record: &Node, source: &Source) -> Vec<MentionedAccount> {
    let roles = record.get("roles").map_or(&[][..], entries).iter().map(|(key, _)| key);
    let leads = items(record.get("lead")).iter();
    let leads = leads.flat_map(|lead| items(lead.get("handles")));
    let sources = items(record.get("allow").and_then(|allow| allow.get("accounts")));
    let nodes = roles.map(|node| (node, MentionedAs::Role));
    let nodes = nodes.chain(leads.map(|node| (node, MentionedAs::Lead)));
    let nodes = nodes.chain(sources.iter().map(|node| (node, MentionedAs::Allowed)));
    let named = |(node, mentioned_as): (&Node, MentionedAs)| {
        let handle = Handle::new(node.text()?).as_str().to_owned();
        Some(MentionedAccount { handle, place: source.place(node.span), mentioned_as })
    };
    nodes.filter_map(named).collect()
}

fn entries(node: &Node) -> &[(Node, Node)] {
    match &node.value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}

/// The items of a list. A single value counts as a list with one item.
fn items(node: Option<&Node>) -> &[Node] {
    node.map_or(&[], |node| match &node.value {
        Value::List(items) => items,
        _ => std::slice::from_ref(node),
    })
}

/// The texts of a list. A single text counts as a list with one item.
pub(super) fn texts(node: Option<&Node>) -> Vec<String> {
    items(node).iter().filter_map(Node::text).map(str::to_owned).collect()
}
