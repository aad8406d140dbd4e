//! The posts that a draft answers, quotes or passes on, as YAML and JSON name them.

use std::borrow::Cow;

use super::{
    draft_text::whole_text,
    drafts::{handle, owned},
};
use crate::{
    platform::{Handle, after_scheme},
    post::Reference,
    yaml::{Node, Reader},
};

/// Reads a reference to another post: a handle (`@police`), an id, an address, or a map
/// with `account` and `id`.
fn reference<'s>(node: &Node, reader: &mut Reader<'_>) -> Option<Reference<'s>> {
    if let Some(written) = node.text() {
        return Some(reference_of(written));
    }
    let mut fields = reader.fields(node)?;
    let account = fields.optional("account", handle);
    let id = fields.optional("id", owned);
    fields.finish();
    Some(Reference::new(account, id))
}

/// Reads the post that a draft answers: a reference, which may have the `text` of that
/// post beside it.
pub(super) fn answered<'s>(node: &Node, reader: &mut Reader<'_>) -> Option<Box<Reference<'s>>> {
    match node.text() {
        // It is only known that the post answers, or that it does not.
        Some("true") => return Some(Box::default()),
        Some("false") => return None,
        Some(_) => return boxed_reference(node, reader),
        None => (),
    }
    let mut fields = reader.fields(node)?;
    let account = fields.optional("account", handle);
    let id = fields.optional("id", owned);
    let text = |node: &Node, reader: &mut Reader<'_>| whole_text(node, reader).map(str::to_owned);
    let text = fields.optional("text", text).map(Cow::Owned);
    fields.finish();
    Some(Box::new(Reference { text, ..Reference::new(account, id) }))
}

pub(super) fn boxed_reference<'s>(
    node: &Node,
    reader: &mut Reader<'_>,
) -> Option<Box<Reference<'s>>> {
    reference(node, reader).map(Box::new)
}

/// Parses a handle, an id or an address as a reference to a post.
pub(super) fn reference_of<'s>(written: &str) -> Reference<'s> {
    let owned = |part: &str| Some(Cow::Owned(part.to_owned()));
    let named = |part: &str| Some(Handle::from(part.to_owned()));
    if let Some(rest) = after_scheme(written) {
        let mut parts = rest.split(['/', '?', '#']);
        let account = parts.nth(1).and_then(named);
        let id = parts.find(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        return Reference::new(account, id.and_then(owned));
    }
    if written.bytes().all(|byte| byte.is_ascii_digit()) {
        return Reference::new(None, owned(written));
    }
    Reference::new(named(written), None)
}
