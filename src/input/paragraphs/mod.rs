//! Paragraphs as posts: those of documents, and the lines of text files.
//!
//! If a document has several headings with text below them, the text below each heading
//! is one post. The heading, or a heading of a higher level before it, may say when the
//! post goes out, or name its platforms or its account. In any other document, each paragraph is a post.
//! Lines with labels are the fields of posts (see `labels.rs`), and so are the rows of a table with
//! labels in its first column.

mod above;
mod label_lines;
mod labels;
mod lost_lines;
mod sign_off;
pub(super) mod text_lines;

use std::ops::Range;

use self::{
    above::Above,
    lost_lines::{lost_days, lost_line},
};
use super::{Parsed, ReadOptions, column_names::fields_named, plain_text::body};
use crate::{
    layout::Block,
    mapping::PostField,
    message::Message,
    post::Post,
    source::{Problem, Source, Span},
};

pub(super) use above::{HeadingTime, account_in, heading_time};
pub(super) use label_lines::is_label_of_post;
pub(super) use lost_lines::is_heading_if_bold;

/// A paragraph, a heading or a cell of a table with labels: its range of bytes, and its block, which
/// contains its number.
type Paragraph = (Range<usize>, Block);

/// What was read of a document so far.
#[derive(Default)]
struct Found<'s> {
    parsed: Parsed<'s>,
    above: Above,
    /// The first post that has no labels.
    first: Option<Span>,
    has_time: bool,
    lacks_account: bool,
}

/// Parses the posts of a document's paragraphs. `has_tables` says whether it has others in tables.
pub(super) fn parse<'s>(
    source: &'s Source,
    paragraphs: &[Paragraph],
    has_tables: bool,
    options: &ReadOptions,
) -> Parsed<'s> {
    let (paragraphs, note) = sign_off::split(source, paragraphs, has_tables);
    let sections = || paragraphs.chunk_by(|_, next| !is_heading(next));
    let with_text = |section: &&[Paragraph]| is_heading(&section[0]) && 1 < section.len();
    let by_heading = 1 < sections().filter(with_text).count();
    let mut found = Found::default();
    found.parsed.notes.extend(note);
    for section in sections() {
        let texts = found.add_heading(section, source, options);
        if found.passes_over(texts, source) {
            continue;
        }
        let is_one_post = by_heading && texts.len() < section.len();
        for run in texts.chunk_by(|(_, block), (_, next)| block.table() == next.table()) {
            if run[0].1.table().is_some() {
                found.read_table(run, source, options);
            } else {
                found.read_paragraphs(run, is_one_post, source, options);
            }
        }
    }
    found.finish(source)
}

impl<'s> Found<'s> {
    /// Adds the heading of a section. Returns what is below it.
    fn add_heading<'p>(
        &mut self,
        section: &'p [Paragraph],
        source: &Source,
        options: &ReadOptions,
    ) -> &'p [Paragraph] {
        let [(range, Block::Heading { level, .. }), texts @ ..] = section else { return section };
        let is_direct = !texts.is_empty();
        let problem = self.above.add((*level, range), is_direct, source, options);
        self.parsed.problems.extend(problem);
        texts
    }

    /// Whether what is below a heading is for channels whose contents are not checked, and names no
    /// other after a label. A note says so.
    fn passes_over(&mut self, texts: &[Paragraph], source: &Source) -> bool {
        use PostField::{Platform, Platforms};
        let names_platform = |line: &str| {
            let label = line.split([':', '\t']).next().unwrap_or_default().trim();
            fields_named(label).any(|field| matches!(field, Platform | Platforms))
        };
        let mut lines = texts.iter().flat_map(|(range, _)| source.text()[range.clone()].lines());
        if texts.is_empty() || lines.any(names_platform) {
            return false;
        }
        let notes = self.above.elsewhere();
        let is_elsewhere = notes.is_some();
        self.parsed.notes.extend(notes.into_iter().flatten());
        is_elsewhere
    }

    fn add(&mut self, labelled: Parsed<'s>) {
        self.parsed.posts.extend(labelled.posts);
        self.parsed.problems.append(labelled.problems);
        self.parsed.notes.extend(labelled.notes);
        self.parsed.unknown.append(labelled.unknown);
    }

    /// Reads the cells of a table with labels in its first column. A title above the labels counts
    /// as a heading for this table.
    fn read_table(&mut self, cells: &[Paragraph], source: &'s Source, options: &ReadOptions) {
        let is_title = |pair: &&[Paragraph]| {
            let (range, block) = &pair[0];
            block.number() != pair[1].1.number() && !is_label_of_post(&source.text()[range.clone()])
        };
        let titles = cells.windows(2).take_while(is_title).count();
        for (range, _) in &cells[..titles] {
            let problem = self.above.add((above::OF_TABLE, range), true, source, options);
            self.parsed.problems.extend(problem);
        }
        let rows = &cells[titles..];
        if let Some(labelled) = labels::parse(source, rows, false, &mut self.above, options) {
            self.add(labelled);
        } else {
            let whole = rows.first().zip(rows.last());
            let span = whole.map(|(first, last)| Span::new(first.0.start, last.0.end));
            let message = Message::new("label-without-text");
            let problem = Problem::at(source, span.unwrap_or_default(), message);
            self.parsed.problems.push(problem.help(Message::new("label-without-text-help")));
        }
        self.above.leave(above::OF_TABLE);
    }

    /// Reads paragraphs: as lines with labels, or else as one post or as a post each.
    fn read_paragraphs(
        &mut self,
        texts: &[Paragraph],
        is_one_post: bool,
        source: &'s Source,
        options: &ReadOptions,
    ) {
        if let Some(labelled) = labels::parse(source, texts, is_one_post, &mut self.above, options)
        {
            return self.add(labelled);
        }
        let has_time_above = self.above.has_time();
        let spans = || texts.iter().map(|(range, _)| Span::new(range.start, range.end));
        let lost = spans().filter_map(|span| lost_line(source, span, has_time_above));
        self.parsed.problems.extend(lost);
        let posts = if is_one_post { whole(texts) } else { single(texts) };
        if !has_time_above {
            self.parsed.problems.extend(lost_days(source, posts.iter().map(|(_, span)| *span)));
        }
        for (number, span) in posts {
            let text = body(source, span);
            let mut post = Post { platform: options.platform, ..Post::new(number, text, span) };
            self.parsed.problems.extend(self.above.complete(&mut post));
            self.has_time |= post.time.is_some();
            self.lacks_account |= post.account.is_empty();
            self.first.get_or_insert(post.span);
            self.parsed.posts.push(post);
        }
    }

    /// What was read, with a note on what paragraphs do not say.
    fn finish(mut self, source: &Source) -> Parsed<'s> {
        if let Some(first) = self.first {
            let id = match (self.has_time, self.lacks_account) {
                (true, true) => "note-document",
                (false, true) => "note-document-without-times",
                (true, false) => "note-document-with-account",
                (false, false) => "note-document-with-only-account",
            };
            let note = Problem::at(source, first, Message::new(id));
            self.parsed.notes.push(note.help(Message::new("note-document-help")));
        }
        self.parsed
    }
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
