//! The paragraphs of a document as posts.
//!
//! If a document has several headings with text below them, the text below each heading
//! is one post. The heading, or a heading of a higher level before it, may say when the
//! post goes out, or name its platforms or its account. In any other document, each paragraph is a post.
//! Lines with labels are the fields of posts (see `labels.rs`).

use std::ops::Range;

use super::{above::Above, cells::SheetPart, labels, lost_lines::lost_line};
use crate::{
    input::{Parsed, ReadOptions, plain_text::body},
    layout::Block,
    message::Message,
    post::Post,
    source::{Problem, Source, Span},
};

/// A paragraph or heading: its range of bytes, and its block, which contains its number.
pub(super) type Paragraph = (Range<usize>, Block);

/// Whether a part has paragraphs, and not the cells of a table.
pub(super) fn are_in(cells: &SheetPart, len: usize) -> bool {
    cells.layout.blocks(len).next().is_some_and(|(_, block)| block.column().is_none())
}

/// Parses the posts of a document's paragraphs.
pub(super) fn parse<'s>(
    source: &'s Source,
    cells: &SheetPart,
    options: &ReadOptions,
) -> Parsed<'s> {
    let paragraphs: Vec<Paragraph> = cells.layout.blocks(source.text().len()).collect();
    let sections: Vec<&[Paragraph]> = paragraphs.chunk_by(|_, next| !is_heading(next)).collect();
    let with_text = |section: &&[Paragraph]| is_heading(&section[0]) && 1 < section.len();
    let by_heading = 1 < sections.iter().copied().filter(|section| with_text(section)).count();
    let mut parsed = Parsed::default();
    let mut above = Above::default();
    let (mut first, mut has_time, mut has_account) = (None, false, true);
    for section in sections {
        let (heading, texts) = match section {
            [heading, texts @ ..] if is_heading(heading) => (Some(heading), texts),
            texts => (None, texts),
        };
        if let Some((range, Block::Heading { level, .. })) = heading {
            let is_direct = !texts.is_empty();
            let problem = above.add((*level, range), is_direct, source, options);
            parsed.problems.extend(problem);
        }
        let is_one_post = by_heading && heading.is_some();
        if let Some(labelled) = labels::parse(source, texts, is_one_post, &mut above, options) {
            parsed.posts.extend(labelled.posts);
            parsed.problems.append(labelled.problems);
            parsed.notes.extend(labelled.notes);
            parsed.unknown.append(labelled.unknown);
            continue;
        }
        let spans = texts.iter().map(|(range, _)| Span::new(range.start, range.end));
        let has_time_above = above.has_time();
        let lost = spans.filter_map(|span| lost_line(source, span, has_time_above));
        parsed.problems.extend(lost);
        for (number, span) in if is_one_post { whole(texts) } else { single(texts) } {
            let text = body(source, span);
            let mut post = Post { platform: options.platform, ..Post::new(number, text, span) };
            parsed.problems.extend(above.complete(&mut post));
            has_time |= post.time.is_some();
            has_account &= !post.account.is_empty();
            first.get_or_insert(post.span);
            parsed.posts.push(post);
        }
    }
    if let Some(first) = first {
        let id = match (has_time, has_account) {
            (true, false) => "note-document",
            (false, false) => "note-document-without-times",
            (true, true) => "note-document-with-account",
            (false, true) => "note-document-with-only-account",
        };
        let note = Problem::at(source, first, Message::new(id));
        parsed.notes.push(note.help(Message::new("note-document-help")));
    }
    parsed
}

/// All paragraphs below a heading as one post: its id and its span.
fn whole(texts: &[Paragraph]) -> Vec<(String, Span)> {
    let [first, ..] = texts else { return Vec::new() };
    let end = texts.last().map_or(first.0.end, |(range, _)| range.end);
    vec![(first.1.number().to_string(), Span::new(first.0.start, end))]
}

/// Each paragraph as a post: its id and its span.
fn single(texts: &[Paragraph]) -> Vec<(String, Span)> {
    let post = |(range, block): &Paragraph| {
        (block.number().to_string(), Span::new(range.start, range.end))
    };
    texts.iter().map(post).collect()
}

fn is_heading((_, block): &Paragraph) -> bool {
    matches!(block, Block::Heading { .. })
}
