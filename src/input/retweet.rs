//! Finds references to other posts in a text: `RT @name`, ` QT @name` and `@name`.
//! Drafts use these forms, and so do exports without a field for the reference.

use crate::{
    post::{Kind, Post, Reference},
    text::Text,
};

/// Turns a post that begins with `RT @account` into a repost of that account. The
/// text of such a post is often truncated in exports.
pub(crate) fn detect_retweet(post: &mut Post<'_>) {
    let rest = post.text.as_str().strip_prefix("RT @");
    let Some(account) = rest.and_then(leading_handle).map(str::to_owned) else { return };
    post.repost_of.get_or_insert_default().account.get_or_insert(account.into());
    post.kind = Kind::Repost;
    post.verbatim &= !post.published;
}

/// The account in ` QT @account`, by which some exports mark a quote.
pub(crate) fn quoted_in<'s>(text: &Text<'s>) -> Option<Reference<'s>> {
    let (_, rest) = text.as_str().split_once(" QT @")?;
    let account = leading_handle(rest)?;
    Some(Reference { account: Some(account.to_owned().into()), id: None })
}

/// The account that a text replies to, taken from a handle at its beginning. For
/// exports that do not state it otherwise.
pub(crate) fn reply_target<'s>(text: &Text<'s>) -> Option<Reference<'s>> {
    let account = leading_handle(text.as_str().strip_prefix('@')?)?;
    Some(Reference { account: Some(account.to_owned().into()), id: None })
}

fn leading_handle(text: &str) -> Option<&str> {
    let len = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    (0 < len).then_some(&text[..len])
}
