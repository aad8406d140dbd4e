//! Fields of drafts in flat records with a time of publication, such as `platform` and
//! `reply_to`: they are read as those of drafts are.

use std::borrow::Cow;

use super::{
    Reading, draft,
    record::Record,
    unknown_keys::{Entry, entries},
    value::span_of,
};
use crate::{
    input::drafts,
    post::{Kind, Post},
    yaml::{Node, Reader, Style, Value},
};

/// The fields of drafts that flat records may have, sorted.
const FIELDS: [&str; 13] = [
    "approvals",
    "consent",
    "kind",
    "labels",
    "legal_basis",
    "platform",
    "profile",
    "quote_of",
    "released_by",
    "remove_after",
    "reply_to",
    "repost_of",
    "scheduled",
];

/// Whether a key of flat records is read as that of a draft.
pub(super) fn is_field(name: &str) -> bool {
    FIELDS.binary_search(&name).is_ok() || name == "sponsored"
}

impl<'s> Reading<'s, '_> {
    /// Sets the fields that a record has as drafts have them.
    pub(super) fn set_fields(&mut self, post: &mut Post<'s>, record: Record<'s, '_>) {
        let is_set = |(name, value): &Entry<'s>| {
            is_field(name)
                && !["null", "\"\"", "[]"].contains(&value.get())
                && self.options.mapping.of(name).is_none()
        };
        let entries: Vec<Entry<'s>> = entries(record).into_iter().filter(is_set).collect();
        if entries.is_empty() {
            return;
        }
        let mut node = |(name, value): Entry<'s>| {
            let read = draft::tree(value, self.source, draft::DEEPEST, &mut self.parsed.problems);
            let read = if name == "reply_to" { first_answered(read) } else { read };
            let key = Value::Scalar(Cow::Owned(name.into_owned()));
            (
                Node { span: span_of(self.source, value.get()), value: key, style: Style::Plain },
                read,
            )
        };
        let value = Value::Map(entries.into_iter().map(&mut node).collect());
        let node = Node { span: record.span, value, style: Style::Plain };
        let mut reader = Reader::new(self.source);
        // That a draft lists no pictures means that it has none, but not here.
        let media = std::mem::take(&mut post.media);
        if let Some(mut fields) = reader.fields(&node) {
            drafts::read_fields(post, &mut fields, self.options);
        }
        post.media = media;
        post.kind = Kind::of(post);
        self.parsed.problems.append(reader.into_problems());
    }
}

/// The account of the first post in a list of those that a post answers, as twint writes it:
/// `[{"screen_name": "bo", "id": "1"}]`. Any other value is left as it is.
fn first_answered(node: Node) -> Node {
    let Value::List(items) = &node.value else { return node };
    let names = ["screen_name", "username", "account"];
    let name = items.first().and_then(|first| names.iter().find_map(|name| first.get(name)));
    name.cloned().unwrap_or(node)
}
