//! The paragraphs of a document as posts.
//!
//! If a document has several headings with text below them, the text below each heading
//! is one post. The heading, or a heading of a higher level before it, may say when the
//! post goes out, or name its platforms. In any other document, each paragraph is a post.
//! Lines with labels are the fields of posts (see `labels.rs`).

use std::ops::Range;

use jiff::Timestamp;

use super::{
    cells::SheetPart,
    labels,
    lost_lines::{is_about_time, lost_line},
};
use crate::{
    input::{
        Parsed, ReadOptions,
        heading_platforms::{has_unknown_platform, split_heading, without_time_label},
        plain_text::body,
    },
    layout::Block,
    message::{Message, any_of},
    platform::Platform,
    post::Post,
    source::{Problem, Source, Span},
    text::Text,
    time::{is_some_time, weekday},
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
    let (mut first, mut has_time) = (None, false);
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
            parsed.unknown.append(labelled.unknown);
            continue;
        }
        let spans = texts.iter().map(|(range, _)| Span::new(range.start, range.end));
        let has_time_above = !above.times.is_empty();
        let lost = spans.filter_map(|span| lost_line(source, span, has_time_above));
        parsed.problems.extend(lost);
        for (number, span) in if is_one_post { whole(texts) } else { single(texts) } {
            let text = body(source, span);
            let mut post = Post { platform: options.platform, ..Post::new(number, text, span) };
            parsed.problems.extend(above.set_time(&mut post));
            has_time |= post.time.is_some();
            post.split(above.platforms());
            first.get_or_insert(post.span);
            parsed.posts.push(post);
        }
    }
    if let Some(first) = first {
        let id = if has_time { "note-document" } else { "note-document-without-times" };
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

/// What the headings above the current place say, each with its level.
#[derive(Default)]
pub(super) struct Above {
    times: Vec<(u8, HeadingTime)>,
    platforms: Vec<(u8, Vec<Platform>)>,
}

impl Above {
    /// Adds a heading, which ends what headings of its level and of lower ones said. One that is
    /// only a time does not end a platform of its level, nor the other way round: people write both
    /// above the same post. Returns the problem that it names a platform that is not known.
    fn add(
        &mut self,
        (level, range): (u8, &Range<usize>),
        is_direct: bool,
        source: &Source,
        options: &ReadOptions,
    ) -> Option<Problem> {
        let written = &source.text()[range.clone()];
        let (platforms, rest) = split_heading(written);
        let rest = range.start + rest.start..range.start + rest.end;
        let time = heading_time(source, &rest, is_direct, options);
        let only_platforms = !platforms.is_empty() && rest.is_empty();
        let only_time = time.is_some() && platforms.is_empty();
        self.times.retain(|(outer, _)| *outer < level || *outer == level && only_platforms);
        self.platforms.retain(|(outer, _)| *outer < level || *outer == level && only_time);
        self.times.extend(time.map(|time| (level, time)));
        self.platforms.extend((!platforms.is_empty()).then_some((level, platforms)));
        has_unknown_platform(written).then(|| {
            let message = Message::new("heading-platform").with("heading", written.trim());
            let help = Message::new("heading-platform-help");
            let problem = Problem::at(source, Span::new(range.start, range.end), message);
            problem.help(help.with("names", any_of(Platform::names())))
        })
    }
}

impl Above {
    /// Sets the time of a post to that of the headings above it. Returns the problem that their
    /// time cannot be parsed, once.
    fn set_time(&mut self, post: &mut Post<'_>) -> Option<Problem> {
        match self.times.last_mut() {
            Some((_, HeadingTime::Known(time, span))) => {
                (post.time, post.time_span) = (Some(*time), *span);
                None
            }
            Some((_, HeadingTime::Invalid(problem))) => {
                post.has_invalid_time = true;
                problem.take()
            }
            None => None,
        }
    }

    /// The platforms that the headings name.
    fn platforms<'s>(&self) -> Vec<(Platform, Option<Text<'s>>)> {
        let platforms = self.platforms.last().map_or(&[][..], |(_, platforms)| platforms);
        platforms.iter().map(|platform| (*platform, None)).collect()
    }

    /// Adds to a post with labels what these do not say and the headings do. If both say something
    /// else, that is a problem. `states_platform` says whether a label names its platforms.
    pub(super) fn complete(
        &mut self,
        read: &mut Parsed<'_>,
        states_platform: bool,
        source: &Source,
    ) {
        let mut problems = Vec::new();
        for post in &mut read.posts {
            let of_heading = match self.times.last() {
                Some((_, HeadingTime::Known(time, _))) => Some(*time),
                _ => None,
            };
            let is_other =
                post.time.is_some() && of_heading.is_some_and(|time| post.time != Some(time));
            if post.time.is_none() && !post.has_invalid_time {
                problems.extend(self.set_time(post));
                read.unknown.untimed = 0;
            }
            let platforms: Vec<Platform> = post.versions().iter().map(|one| one.platform).collect();
            let is_elsewhere = self.platforms.last().is_some_and(|(_, above)| *above != platforms);
            if !states_platform {
                post.split(self.platforms());
            }
            if is_other || states_platform && is_elsewhere {
                let problem = Problem::at(source, post.span, Message::new("label-against-heading"));
                problems.push(problem.help(Message::new("label-against-heading-help")));
            }
        }
        read.problems.extend(problems);
    }
}

/// What a heading says about the time of the posts below it.
enum HeadingTime {
    /// The time, and the span of the heading.
    Known(Timestamp, Span),
    /// The heading seems to be a time, but cannot be parsed. The problem is reported
    /// once; the value is `None` after that.
    Invalid(Option<Problem>),
}

/// What a heading says about the time of the posts below it; `None` if it is about
/// something else. `is_direct` says whether text follows before the next heading: a
/// title above other headings may name a month without being a time.
fn heading_time(
    source: &Source,
    range: &Range<usize>,
    is_direct: bool,
    options: &ReadOptions,
) -> Option<HeadingTime> {
    let span = Span::new(range.start, range.end);
    let written = source.slice(span).trim();
    let text = without_time_label(written.trim_end_matches(':'));
    if text.is_empty() {
        return None;
    }
    let mistake = match options.time(text) {
        Ok(time) => return Some(HeadingTime::Known(time, span)),
        Err(mistake) => mistake,
    };
    let begins = begins_with_weekday(text) || text.starts_with(|char: char| char.is_ascii_digit());
    let (message, help) = if !mistake.is_no_time() {
        (mistake.message, mistake.help)
    } else if is_about_time(written) && (is_direct || begins) {
        (Message::new("heading-time"), Message::new("heading-time-help"))
    } else {
        return None;
    };
    Some(HeadingTime::Invalid(Some(Problem::at(source, span, message).help(help))))
}

/// Whether a heading is a time, or seems to be one.
pub(super) fn seems_to_be_time(heading: &str) -> bool {
    is_about_time(heading) || is_some_time(heading.trim().trim_end_matches(':'))
}

/// Whether the first word of a text is a day of the week.
fn begins_with_weekday(text: &str) -> bool {
    let end = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    weekday(&text[..end]).is_some()
}
