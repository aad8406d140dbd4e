//! The paragraphs of a document as posts.
//!
//! In a document with several headings, what is below a heading is one post, and the
//! heading may say when it goes out. In any other, each paragraph is a post.

use std::ops::Range;

use super::cells::Cells;
use crate::{
    input::{Parsed, ReadOptions, plain::body},
    layout::Block,
    message::Message,
    post::Post,
    source::{Problem, Source, Span},
};

/// The days and months that show that a heading is about a time, and what introduces a
/// time of day. Words that begin with one of the first three letters or more count.
const DAYS: [&str; 12] = [
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
];
const LAST_DAYS: [&str; 2] = ["saturday", "sunday"];
const MONTHS: [&str; 17] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
    "march",
    "may",
    "june",
    "july",
    "october",
];

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
    for section in sections {
        let (heading, texts) = match section {
            [heading, texts @ ..] if is_heading(heading) => (Some(heading), texts),
            texts => (None, texts),
        };
        let posts = if by_heading && heading.is_some() { whole(texts) } else { single(texts) };
        let time = heading.filter(|_| !texts.is_empty());
        let time = time.and_then(|heading| heading_time(source, heading, options));
        has_time |= matches!(time, Some(Ok(_)));
        for (number, span) in posts {
            let text = body(source, span);
            let mut post = Post { platform: options.platform, ..Post::new(number, text, span) };
            match &time {
                Some(Ok((time, span))) => (post.time, post.time_span) = (Some(*time), *span),
                Some(Err(_)) => post.has_invalid_time = true,
                None => (),
            }
            parsed.posts.push(post);
        }
        parsed.problems.extend(time.and_then(Result::err));
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
    matches!(block, Block::Heading(_))
}

/// The time that a heading says, with its span, or the problem that it cannot
/// be read as one; `None` if it is about something else.
fn heading_time(
    source: &Source,
    (range, _): &Paragraph,
    options: &ReadOptions,
) -> Option<Result<(jiff::Timestamp, Span), Problem>> {
    let span = Span::new(range.start, range.end);
    let written = source.slice(span);
    let text = without_weekday(written.trim().trim_end_matches(':'));
    match options.time_in(text, || None) {
        Ok(time) => Some(Ok((time, span))),
        Err(_) if is_about_time(written) => {
            let problem = Problem::at(source, span, Message::new("heading-time"));
            Some(Err(problem.help(Message::new("heading-time-help"))))
        }
        Err(_) => None,
    }
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
    let says = |word: &&str| {
        is_weekday(word) || is_one_of(word, &MONTHS) || word.eq_ignore_ascii_case("kl")
    };
    match words.as_slice() {
        [only] => is_weekday(only),
        _ => has_number && words.iter().any(says),
    }
}

fn is_weekday(word: &str) -> bool {
    is_one_of(word, &DAYS) || is_one_of(word, &LAST_DAYS)
}

/// Whether a word is one of these names, or its first three letters.
fn is_one_of(word: &str, names: &[&str]) -> bool {
    let word = word.to_lowercase();
    names.iter().any(|name| word == *name || word.chars().eq(name.chars().take(3)))
}
