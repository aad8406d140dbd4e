//! Reads what a newsroom records about a draft: its legal basis, consent, when it is to
//! be taken down, captions, who pays, who approved it.
//!
//! To add a field, add it to [`Metadata`], and read it in [`read_fields`]. If a table
//! may have it, add a [`PostField`](crate::mapping::PostField) with names in
//! `column_names.rs`, and read it in `table_row.rs`.

use std::borrow::Cow;

use jiff::Timestamp;

use super::{
    ReadOptions,
    placeholders::{names_nobody, says_no},
};
use crate::{
    matcher::folded,
    message::Message,
    post::{Fact, Metadata, Post},
    source::Span,
    yaml::{self, Fields, Node, Reader, one_or_more},
};

/// Reads the fields of [`Metadata`] from a draft. A field that is absent keeps the value
/// that it has for the whole thread. Outside a thread, an absent field is known to be
/// empty.
pub(super) fn read_fields(
    post: &mut Post<'_>,
    fields: &mut Fields<'_, '_, '_>,
    options: &ReadOptions,
) {
    let mut all = post.metadata.take().unwrap_or_else(|| Box::new(Metadata::none()));
    let basis = fields.optional("legal_basis", basis);
    replace(&mut all.legal_basis, basis.map(|text| Some(text).filter(|text| !text.is_empty())));
    replace(&mut all.consent, fields.optional("consent", |node, _| Some(is_given(node))));
    let time = |node: &Node, reader: &mut Reader<'_>| removal_time(node, options, reader).map(Some);
    replace(&mut all.remove_after, fields.optional("remove_after", time));
    replace(&mut all.captions, fields.optional("captions", |node, _| Some(is_given(node))));
    replace(&mut all.sponsored, fields.optional("sponsored", |node, _| Some(is_given(node))));
    let names = fields.optional("approvals", one_or_more(approval));
    replace(&mut all.approvals, names.map(each_once));
    post.metadata = Some(all);
}

fn replace<T>(field: &mut Fact<T>, found: Option<T>) {
    if let Some(found) = found {
        *field = Fact::Known(found);
    }
}

/// Whether a node says that something exists, such as consent. A yes, words such as
/// `samtykke fra begge forældre`, a list and a map say so. A text that is blank, or
/// says that there is nothing, does not.
pub(super) fn is_given(node: &Node) -> bool {
    node.text().is_none_or(|written| !says_no(written))
}

/// Reads the legal basis; empty if the draft says that there is none. A mere “yes” is a
/// problem, because it names no law.
fn basis<'s>(node: &Node, reader: &mut Reader<'_>) -> Option<Cow<'s, str>> {
    match basis_of(yaml::text(node, reader)?) {
        Ok(basis) => Some(Cow::Owned(basis.unwrap_or_default().to_owned())),
        Err((message, help)) => reader.wrong(node.span, message, help),
    }
}

/// The legal basis that a note names; `None` if the note says that there is none. The
/// error is the message and the help for a note that only says yes.
pub(super) fn basis_of(written: &str) -> Result<Option<&str>, (Message, Message)> {
    let written = written.trim();
    if ["true", "yes", "ja", "1"].iter().any(|yes| written.eq_ignore_ascii_case(yes)) {
        let message = Message::new("draft-not-a-basis").with("text", written);
        return Err((message, Message::new("draft-not-a-basis-help")));
    }
    Ok(Some(written).filter(|written| !says_no(written)))
}

fn removal_time(
    node: &Node,
    options: &ReadOptions,
    reader: &mut Reader<'_>,
) -> Option<(Timestamp, Span)> {
    match options.last_time_in(yaml::text(node, reader)?, &options.timezone, || None) {
        Ok(time) => Some((time, node.span)),
        Err(mistake) => reader.wrong(node.span, mistake.message, mistake.help),
    }
}

/// Reads who approved a draft: a name, or a map with a `name` and whatever else the
/// newsroom records.
fn approval<'s>(node: &Node, reader: &mut Reader<'_>) -> Option<Cow<'s, str>> {
    let node = node.get("name").unwrap_or(node);
    let name = yaml::text(node, reader)?.trim();
    if let Some((message, help)) = not_an_approver(name) {
        return reader.wrong(node.span, message, help);
    }
    Some(Cow::Owned(name.to_owned()))
}

/// The message and the help for an approval that names nobody; `None` for a name.
pub(super) fn not_an_approver(written: &str) -> Option<(Message, Message)> {
    names_nobody(written).then(|| {
        let message = Message::new("draft-not-a-name").with("name", written);
        (message, Message::new("draft-not-an-approver-help"))
    })
}

/// The names without repetitions: somebody who approves twice is still one person.
pub(super) fn each_once(names: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    let mut once: Vec<Cow<'_, str>> = Vec::new();
    for name in names {
        if !once.iter().any(|known| folded(known) == folded(&name)) {
            once.push(name);
        }
    }
    once
}
