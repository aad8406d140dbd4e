//! The text of a draft, as YAML contains it.

use super::{draft_platforms::DraftPlatforms, draft_threads::has_media};
use crate::{
    message::Message,
    post::Post,
    source::{Source, Span},
    text::Text,
    yaml::{self, Fields, Node, Reader, Style},
};

/// Whether a post is valid without text, because it is a repost or has media.
pub(super) fn needs_no_text(post: &Post<'_>) -> bool {
    post.repost_of.is_some() || has_media(post)
}

/// Reads the text of a draft for these platforms. Returns whether the post is valid,
/// because its text is valid, or because it has no text and needs none.
pub(super) fn read_text<'s>(
    post: &mut Post<'s>,
    versions: &DraftPlatforms<'s>,
    fields: &mut Fields<'_, '_, '_>,
    source: &'s Source,
) -> bool {
    let may_lack = needs_no_text(post);
    let read = |node: &Node, reader: &mut Reader<'_>| text_of_post(source, node, may_lack, reader);
    let text = if may_lack || versions.have_all_texts() {
        let Some((key, node)) = fields.entry("text") else { return true };
        if let Some((message, help)) = versions.unused_text() {
            fields.reader.wrong::<()>(key.span, message, help);
        }
        read(node, fields.reader)
    } else {
        if versions.are_listed() {
            fields.missing_help(versions.help());
        }
        fields.required("text", read)
    };
    let has_text = text.is_some();
    if let Some(text) = text {
        post.text = text;
    }
    has_text
}

/// Reads a text of a post. It must not be empty, unless the post may lack a text.
pub(super) fn text_of_post<'s>(
    source: &'s Source,
    node: &Node,
    may_lack: bool,
    reader: &mut Reader<'_>,
) -> Option<Text<'s>> {
    if !node.is_null() {
        whole_text(node, reader)?;
    } else if let Some(comment) = comment_after(source, after_colon(source, node)) {
        return text_in_comment(comment, Style::Plain, reader);
    }
    let text = yaml::text_of(source, node).map(Text::trim);
    let text = text.unwrap_or_else(|| Text::verbatim("", node.span.end));
    if text.as_str().is_empty() && !may_lack {
        return reader.wrong(
            node.span,
            Message::new("draft-empty-text"),
            Message::new("draft-empty-text-help"),
        );
    }
    Some(text)
}

/// The offset of the byte after the colon of a key without a value. `node` is the missing
/// value, whose place is the end of the key. If no colon follows there, that place is the
/// result.
fn after_colon(source: &Source, node: &Node) -> usize {
    node.span.end + usize::from(source.text()[node.span.end..].starts_with(':'))
}

/// Returns the text of `node`, or `None` with a problem if its end was lost because
/// YAML takes ` #` for the start of a comment: `text: Fire #Aarhus` has the text
/// `Fire`. After a quoted text or the `|` of a block, a comment is taken for lost
/// text only if it looks like a hashtag.
pub(super) fn whole_text<'n>(node: &'n Node, reader: &mut Reader<'_>) -> Option<&'n str> {
    let text = yaml::text(node, reader)?;
    let source = reader.source;
    let comment = match node.style {
        Style::Plain => comment_after(source, node.span.end),
        Style::SingleQuoted | Style::DoubleQuoted => hashtag_after(source, node.span.end),
        Style::Literal | Style::Folded => {
            yaml::block_head(source, node).and_then(|head| hashtag_after(source, head))
        }
        Style::Json => None,
    };
    comment.map_or(Some(text), |comment| text_in_comment(comment, node.style, reader))
}

/// The comment on the line of a scalar that ends at byte `end`; `None` if there is
/// none.
fn comment_after(source: &Source, end: usize) -> Option<Span> {
    let rest = source.text().get(end..)?.lines().next()?;
    let comment = rest.trim_start();
    let start = end + (rest.len() - comment.len());
    comment.starts_with('#').then(|| Span::new(start, start + comment.trim_end().len()))
}

/// The comment after a scalar that ends at byte `end`; `None` if there is none, or if
/// it does not look like a hashtag.
fn hashtag_after(source: &Source, end: usize) -> Option<Span> {
    let comment = comment_after(source, end)?;
    let second = source.slice(comment).chars().nth(1);
    second.is_some_and(|second| second.is_alphanumeric() || second == '_').then_some(comment)
}

fn text_in_comment<T>(comment: Span, style: Style, reader: &mut Reader<'_>) -> Option<T> {
    let lost = reader.source.slice(comment);
    let message = Message::new("draft-comment").with("comment", lost);
    let help = match style {
        Style::Plain | Style::Json => "draft-comment-quote",
        Style::SingleQuoted | Style::DoubleQuoted => "draft-comment-into-quotes",
        Style::Literal | Style::Folded => "draft-comment-to-line-below",
    };
    reader.wrong(comment, message, Message::new(help))
}
