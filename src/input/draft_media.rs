//! The media of a draft.

use std::borrow::Cow;

use super::{draft_metadata, draft_text::whole_text, json::mistake::MOST_ITEMS};
use crate::{
    message::Message,
    post::{Fact, Media, MediaKind},
    source::Span,
    yaml::{self, Node, Reader, Value},
};

/// The names of media types in drafts.
const KINDS: [(&str, MediaKind); 4] = [
    ("photo", MediaKind::Photo),
    ("image", MediaKind::Photo),
    ("gif", MediaKind::Gif),
    ("video", MediaKind::Video),
];

/// Reads the media of a post: one, or a list.
pub(super) fn read_all<'s>(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<Media<'s>>> {
    if let Value::List(items) = &node.value
        && let Some(first_beyond) = items.get(MOST_ITEMS)
    {
        let (message, help) = too_many();
        return reader.wrong(first_beyond.span, message, help);
    }
    yaml::one_or_more(read_media)(node, reader)
}

/// The message and the help for a post with more media than any platform accepts.
pub(super) fn too_many() -> (Message, Message) {
    let message = Message::new("draft-too-many-media").with("most", MOST_ITEMS);
    (message, Message::new("draft-too-many-media-help"))
}

/// Reads one picture or video from a map, or from the mere name of a file.
fn read_media<'s>(node: &Node, reader: &mut Reader<'_>) -> Option<Media<'s>> {
    if let Some(file) = node.text() {
        return Some(of_file(file, node.span));
    }
    let mut fields = reader.fields(node)?;
    let placed = |node, reader: &mut Reader<'_>| Some((yaml::text(node, reader)?, node.span));
    let file = fields.optional("file", placed);
    let url = fields.optional("url", placed);
    let alt = fields.optional("alt", |node, reader| Some((whole_text(node, reader)?, node.span)));
    let decorative = fields.optional("decorative", yaml::boolean);
    let kind = fields.optional("type", yaml::one_of(&KINDS));
    let captions = fields.optional("captions", |node, _| Some(draft_metadata::is_given(node)));
    fields.finish();
    let mut media = match file.or(url) {
        Some((name, span)) => Media { span: node.span, ..of_file(name, span) },
        None => of_file("", node.span),
    };
    media.alt_span = alt.as_ref().map(|(_, span)| *span);
    media.alt = Fact::Known(alt.and_then(|(written, _)| alt_text(written)));
    media.decorative = decorative.unwrap_or_default();
    media.captions = captions.map(Fact::Known).unwrap_or_default();
    media.kind = kind.unwrap_or(media.kind);
    Some(media)
}

/// A picture or video of which only the file is known, and which has no alt text.
pub(super) fn of_file<'s>(file: &str, span: Span) -> Media<'s> {
    let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let kind = match ending.as_str() {
        "gif" => MediaKind::Gif,
        "mp4" | "mov" | "m4v" | "webm" => MediaKind::Video,
        _ => MediaKind::Photo,
    };
    let named = (!file.is_empty()).then(|| (Cow::Owned(file.to_owned()), span));
    Media {
        kind,
        alt: Fact::Known(None),
        file: named,
        alt_span: None,
        decorative: false,
        captions: Fact::Unknown,
        span,
    }
}

/// An alt text; `None` if it is blank.
pub(super) fn alt_text<'s>(written: &str) -> Option<Cow<'s, str>> {
    let written = written.trim();
    (!written.is_empty()).then(|| Cow::Owned(written.to_owned()))
}
