//! Finds references to other posts in a text: `RT @name`, ` QT @name` and `@name`.
//! Drafts use these forms, and so do exports without a field for the reference.

use memchr::memchr_iter;

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

/// The mark of a quote in some exports, before the handle of the quoted account.
const QUOTE_MARK: &str = " QT @";

/// The byte at which the first mark of a quote begins.
pub(crate) fn quote_mark(text: &str) -> Option<usize> {
    // A search for one rare letter needs no preparation.
    let letters = memchr_iter(b'Q', text.as_bytes());
    let starts = letters.filter_map(|letter| letter.checked_sub(1));
    starts.into_iter().find(|start| text.as_bytes()[*start..].starts_with(QUOTE_MARK.as_bytes()))
}

/// The account that is quoted after a mark at byte `mark`.
pub(crate) fn quoted_at<'s>(text: &Text<'s>, mark: Option<usize>) -> Option<Reference<'s>> {
    let account = leading_handle(&text.as_str()[mark? + QUOTE_MARK.len()..])?;
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
