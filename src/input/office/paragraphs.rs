//! The paragraphs of a document as posts.
//!
//! In a document with several headings, what is below a heading is one post, and the
//! heading, or one of those above it, may say when it goes out. In any other, each
//! paragraph is a post.

use std::ops::Range;

use jiff::Timestamp;

use super::cells::Cells;
use crate::{
    input::{Parsed, ReadOptions, plain::body},
    layout::Block,
    message::Message,
    post::Post,
    source::{Problem, Source, Span},
    time::{is_month, is_some_time, is_weekday},
};

/// A paragraph: what it is, and its bytes.
type Paragraph = (Range<usize>, Block);

/// Whether a part has paragraphs, and not the cells of a table.
pub(super) fn are_in(cells: &Cells, len: usize) -> bool {
    cells.layout.blocks(len).next().is_some_and(|(_, block)| block.column().is_none())
}

/// Parses the posts of a document's paragraphs.
pub(super) fn parse<'s>(source: &'s Source, cells: &Cells, options: &ReadOptions) -> Parsed<'s> {
    let paragraphs: Vec<Paragraph> = cells.layout.blocks(source.text().len()).collect();
    let sections: Vec<&[Paragraph]> = paragraphs.chunk_by(|_, next| !is_heading(next)).collect();
    let with_text = |section: &&[Paragraph]| is_heading(&section[0]) && 1 < section.len();
    let by_heading = 1 < sections.iter().copied().filter(|section| with_text(section)).count();
    let mut parsed = Parsed::default();
    let mut has_time = false;
    // The headings above the current place that are times, each with its level.
    let mut above: Vec<(u8, HeadingTime)> = Vec::new();
    for section in sections {
        let (heading, texts) = match section {
            [heading, texts @ ..] if is_heading(heading) => (Some(heading), texts),
            texts => (None, texts),
        };
        if let Some((range, Block::Heading { level, .. })) = heading {
            above.retain(|(outer, _)| outer < level);
            let is_direct = !texts.is_empty();
            let time = heading_time(source, range, is_direct, options);
            above.extend(time.map(|time| (*level, time)));
        }
        let posts = if by_heading && heading.is_some() { whole(texts) } else { single(texts) };
        for (number, span) in posts {
            let text = body(source, span);
            let mut post = Post { platform: options.platform, ..Post::new(number, text, span) };
            match above.last_mut() {
                Some((_, HeadingTime::Known(time, span))) => {
                    (post.time, post.time_span) = (Some(*time), *span);
                    has_time = true;
                }
                Some((_, HeadingTime::Invalid(problem))) => {
                    post.has_invalid_time = true;
                    parsed.problems.extend(problem.take());
                }
                None => (),
            }
            parsed.posts.push(post);
        }
    }
    if let Some(first) = parsed.posts.first() {
        let id = if has_time { "note-document" } else { "note-document-without-times" };
        let note = Problem::at(source, first.span, Message::new(id));
        parsed.notes.push(note.help(Message::new("note-document-help")));
    }
    parsed
}

/// All paragraphs below a heading as one post.
fn whole(texts: &[Paragraph]) -> Vec<(String, Span)> {
    let [first, ..] = texts else { return Vec::new() };
    let end = texts.last().map_or(first.0.end, |(range, _)| range.end);
    vec![(first.1.number().to_string(), Span::new(first.0.start, end))]
}

/// Each paragraph as a post.
fn single(texts: &[Paragraph]) -> Vec<(String, Span)> {
    let post = |(range, block): &Paragraph| {
        (block.number().to_string(), Span::new(range.start, range.end))
    };
    texts.iter().map(post).collect()
}

fn is_heading((_, block): &Paragraph) -> bool {
    matches!(block, Block::Heading { .. })
}

/// What a heading says about the time of the posts below it.
enum HeadingTime {
    /// The time, and the span of the heading.
    Known(Timestamp, Span),
    /// It seems to be a time, but is none that can be read. The problem is reported once.
    Invalid(Option<Problem>),
}

/// What a heading says about the time of the posts below it; `None` if it is about
/// something else. The title above other headings may name a month without being a time.
fn heading_time(
    source: &Source,
    range: &Range<usize>,
    is_direct: bool,
    options: &ReadOptions,
) -> Option<HeadingTime> {
    let span = Span::new(range.start, range.end);
    let written = source.slice(span).trim();
    let text = without_weekday(written.trim_end_matches(':'));
    if let Ok(time) = options.time_in(text, || None) {
        return Some(HeadingTime::Known(time, span));
    }
    let begins = text.len() < written.trim_end_matches(':').len()
        || text.starts_with(|char: char| char.is_ascii_digit());
    let seems = is_some_time(text) || is_about_time(written) && (is_direct || begins);
    seems.then(|| {
        let problem = Problem::at(source, span, Message::new("heading-time"));
        HeadingTime::Invalid(Some(problem.help(Message::new("heading-time-help"))))
    })
}

/// Whether a heading is a time, or seems to be one.
pub(super) fn is_time(heading: &str) -> bool {
    is_about_time(heading) || is_some_time(without_weekday(heading.trim().trim_end_matches(':')))
}

/// A text without the day of the week at its beginning.
fn without_weekday(text: &str) -> &str {
    let end = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    if is_weekday(&text[..end]) {
        text[end..].trim_start_matches([',', '.', ' ', ':'])
    } else {
        text
    }
}

/// Whether a heading seems to say when something goes out: it is a day of the week, or
/// has a number beside a day, a month or *kl.*
fn is_about_time(heading: &str) -> bool {
    let words: Vec<&str> = heading
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has_number = words.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let says = |word: &&str| is_weekday(word) || is_month(word) || word.eq_ignore_ascii_case("kl");
    match words.as_slice() {
        [only] => is_weekday(only),
        _ => has_number && words.iter().any(says),
    }
}
