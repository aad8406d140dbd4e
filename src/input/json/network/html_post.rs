//! What activities and statuses of Mastodon have in common: a text in HTML, perhaps
//! with a content warning before it, and links in it.

use super::super::record::Record;
use crate::{
    platform::Platform,
    post::{ExpandedLink, Post},
    source::Span,
    text::{Anchor, Html, Text, TextBuilder, html},
    tokens::{Token, Tokens},
};

/// The text of a post, decoded from HTML, with its links and the address of the post that
/// it quotes.
pub(super) struct Body<'s> {
    pub(super) text: Text<'s>,
    anchors: Vec<Anchor>,
    /// The address of the quoted post; `None` if the post quotes none.
    pub(super) quoted: Option<String>,
}

impl<'s> Body<'s> {
    /// Joins the content warning of a post and its text: readers see the warning first, and
    /// it counts towards the length.
    pub(super) fn of(
        record: Record<'s, '_>,
        warning: Option<Text<'s>>,
        content: Option<Text<'s>>,
    ) -> Self {
        let text = content.unwrap_or_else(|| Text::verbatim("", record.span.end));
        let Html { text, anchors, quoted } = html(text);
        let warning = warning.map(Text::trim).filter(|warning| !warning.as_str().is_empty());
        let Some(warning) = warning else { return Self { text, anchors, quoted } };
        if text.as_str().is_empty() {
            return Self { text: warning, anchors, quoted };
        }
        let (start, place) = (text.locate(0..0).start, warning.locate(0..0).start);
        if start < place {
            // Spans must be in the order of the file. If the warning comes after the text
            // in the file, it comes after the text in the result, too.
            return Self { text: joined(record, &text, &warning, place), anchors, quoted };
        }
        let before = warning.as_str().len() + BETWEEN.len();
        let moved = |anchor: Anchor| {
            let shown = anchor.shown.start + before..anchor.shown.end + before;
            Anchor { shown, ..anchor }
        };
        let anchors = anchors.into_iter().map(moved).collect();
        Self { text: joined(record, &warning, &text, start), anchors, quoted }
    }

    /// The links whose targets the text does not show.
    pub(super) fn links(&self) -> Vec<ExpandedLink<'s>> {
        let text = self.text.as_str();
        let mut links: Vec<ExpandedLink<'s>> = Vec::new();
        if self.anchors.iter().all(|anchor| anchor.is_mention_or_tag) {
            return links;
        }
        let tokens = Tokens::of(text);
        for anchor in self.anchors.iter().filter(|anchor| !anchor.is_mention_or_tag) {
            let is_in =
                |link: &&Token| anchor.shown.start <= link.start && link.end <= anchor.shown.end;
            let shown =
                tokens.links().find(is_in).map_or("", |link| &text[link.range()]).to_owned();
            if shown != anchor.target && links.iter().all(|known| known.target != anchor.target) {
                let target = anchor.target.clone().into();
                links.push(ExpandedLink { shown: shown.into(), target, of_platform: false });
            }
        }
        links
    }
}

/// The line breaks between a content warning and the text after it.
const BETWEEN: &str = "\n\n";

/// Two texts as one. The second one begins at byte `at` of the source.
fn joined<'s>(record: Record<'s, '_>, first: &Text<'_>, second: &Text<'_>, at: usize) -> Text<'s> {
    let (one, other) = (first.as_str().len(), second.as_str().len());
    let mut whole = TextBuilder::with_capacity(record.source, one + other + BETWEEN.len());
    whole.push_text(first, 0..one);
    whole.push_replaced(Span::new(at, at), BETWEEN);
    whole.push_text(second, 0..other);
    whole.finish(second.locate(0..other).end)
}

/// The same post, marked as published on Mastodon.
pub(super) fn published(post: Post<'_>) -> Post<'_> {
    Post { platform: Platform::Mastodon, published: true, ..post }
}
