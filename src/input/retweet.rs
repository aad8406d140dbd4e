//! What a text itself says about other posts: `RT @name`, ` QT @name`, `@name`.
//! Exports that have no field for it, and drafts, write it so.

use crate::{
    post::{Kind, Post, Reference},
    text::Text,
};

/// Makes a post that begins with `RT @account` a repost of that account. Exports
/// often truncate its text.
pub(crate) fn detect_retweet(post: &mut Post<'_>) {
    let rest = post.text.as_str().strip_prefix("RT @");
    let Some(account) = rest.and_then(leading_handle).map(str::to_owned) else { return };
    post.repost_of.get_or_insert_default().account.get_or_insert(account.into());
    post.kind = Kind::Repost;
    post.verbatim &= !post.published;
}

/// The account that ` QT @account` in a text quotes, the way some exports write
/// a quote.
pub(crate) fn quoted_in<'s>(text: &Text<'s>) -> Option<Reference<'s>> {
    let (_, rest) = text.as_str().split_once(" QT @")?;
    let account = leading_handle(rest)?;
    Some(Reference { account: Some(account.to_owned().into()), id: None })
}

/// The account that a text replies to, going by the handle it begins with. For
/// exports that do not say more.
pub(crate) fn reply_target<'s>(text: &Text<'s>) -> Option<Reference<'s>> {
    let account = leading_handle(text.as_str().strip_prefix('@')?)?;
    Some(Reference { account: Some(account.to_owned().into()), id: None })
}

fn leading_handle(text: &str) -> Option<&str> {
    let len = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    (0 < len).then_some(&text[..len])
}
