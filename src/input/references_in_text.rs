//! Finds references to other posts in a text: `RT @name`, ` QT @name` and `@name`.
//! People write them in drafts, and some exports have them instead of a field for the
//! other post.

use memchr::memchr_iter;

use super::appended::find_appended;
use crate::{
    post::{Kind, Post, Reference},
    text::Text,
};

/// Turns a post that begins with `RT @account` into a repost of that account. The text of
/// a published post then no longer counts as complete, because exports often truncate the
/// texts of reposts.
pub(crate) fn detect_retweet(post: &mut Post<'_>) {
    let rest = post.text.as_str().strip_prefix("RT @");
    let Some(account) = rest.and_then(leading_handle).map(str::to_owned) else { return };
    post.repost_of.get_or_insert_default().account.get_or_insert(account.into());
    post.kind = Kind::Repost;
    post.verbatim &= !post.published;
}

/// The text by which some exports mark a quote. The handle of the quoted account
/// follows.
const QUOTE_MARK: &str = "QT @";

/// The byte at which the first [`QUOTE_MARK`] with a handle begins, or the blank before it;
/// `None` if there is none. It is a word of its own.
pub(crate) fn quote_mark(text: &str) -> Option<usize> {
    // Searching for the rare letter `Q` is quicker than preparing a search for the
    // whole mark.
    let marks = memchr_iter(b'Q', text.as_bytes()).filter(|at| {
        let after = text[*at..].strip_prefix(QUOTE_MARK);
        after.and_then(leading_handle).is_some()
    });
    let starts =
        |at: usize| if at == 0 { Some(0) } else { text[..at].ends_with(' ').then(|| at - 1) };
    marks.into_iter().find_map(starts)
}

/// The account whose handle follows the [`QUOTE_MARK`] at byte `mark`; `None` if
/// there is no mark or no handle.
pub(crate) fn quoted_at<'s>(text: &Text<'s>, mark: Option<usize>) -> Option<Reference<'s>> {
    let quoted = text.as_str()[mark?..].trim_start().strip_prefix(QUOTE_MARK)?;
    let account = leading_handle(quoted)?;
    Some(Reference::new(Some(account.to_owned().into()), None))
}

/// Reads what the text of a published post says of other posts, beside the fields of its
/// record: what it replies to, and what the export appended. In a draft, its author wrote
/// all of the text. For formats whose records may leave such fields out.
pub(super) fn read_references_in_text(post: &mut Post<'_>) {
    if post.published {
        detect_reply(post);
        find_appended(post);
    }
}

/// Takes a post that begins with a handle for a reply to that account, unless its record
/// states what it replies to. For formats in which a record without such a statement may be
/// a reply all the same, because many collections leave it out.
fn detect_reply(post: &mut Post<'_>) {
    post.states_kinds = false;
    if post.reply_to.is_none() {
        post.reply_to = reply_target(&post.text).map(Box::new);
        post.is_reply_by_text = post.reply_to.is_some() && post.kind != Kind::Reply;
    }
}

/// The account whose handle is at the beginning of a text; `None` if the text does not
/// begin with a handle.
fn reply_target<'s>(text: &Text<'s>) -> Option<Reference<'s>> {
    let account = leading_handle(text.as_str().strip_prefix('@')?)?;
    Some(Reference::new(Some(account.to_owned().into()), None))
}

fn leading_handle(text: &str) -> Option<&str> {
    let len = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    (0 < len).then_some(&text[..len])
}
