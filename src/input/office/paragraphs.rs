//! The paragraphs of a document as posts.
//!
//! If a document has several headings with text below them, the text below each heading
//! is one post. The heading, or a heading of a higher level before it, may say when the
//! post goes out, or name its platforms. In any other document, each paragraph is a post.

use std::ops::Range;

use jiff::Timestamp;

use super::cells::SheetPart;
use crate::{
    input::{
        Parsed, ReadOptions,
        heading_platforms::{
            first_label, has_unknown_platform, is_only_platforms, split_heading, without_time_label,
        },
        plain_text::body,
    },
    layout::Block,
    message::{Message, any_of},
    platform::Platform,
    post::Post,
    source::{Problem, Source, Span},
    time::{is_month, is_only_day, is_some_time, weekday},
};

/// A paragraph or heading: its range of bytes, and its block, which contains its number.
type Paragraph = (Range<usize>, Block);

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
    let mut has_time = false;
    let mut above = Above::default();
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
        let posts = if by_heading && heading.is_some() { whole(texts) } else { single(texts) };
        parsed.problems.extend(lost_lines(source, texts, !above.times.is_empty()));
        for (number, span) in posts {
            let text = body(source, span);
            let mut post = Post { platform: options.platform, ..Post::new(number, text, span) };
            match above.times.last_mut() {
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
            if let Some((_, platforms)) = above.platforms.last() {
                post.split(platforms.iter().map(|platform| (*platform, None)).collect());
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
struct Above {
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

/// Whether a paragraph in bold letters is a heading: people write the time or the platform above
/// its posts so.
pub(super) fn is_heading_if_bold(paragraph: &str) -> bool {
    is_only_time(paragraph) || is_only_platforms(paragraph)
}

/// Whether a paragraph is a time, a day, or the name of a day of the week, and nothing else.
fn is_only_time(paragraph: &str) -> bool {
    let text = paragraph.trim().trim_end_matches(':');
    let is_day = || is_only_day(text) && is_some_time(&format!("{text} 12:00"));
    weekday(text).is_some() || is_some_time(text) || is_day() || has_only_words_of_times(text)
}

/// Whether a paragraph is a whole time after a label: `Udgives: 24. november 2026 kl. 9`.
fn is_labelled_time(paragraph: &str) -> bool {
    let text = without_time_label(paragraph.trim());
    text != paragraph.trim() && is_some_time(text)
}

/// Whether a text has nothing but numbers and words of times: `Tirsdag kl. 9`, `26. november`.
fn has_only_words_of_times(text: &str) -> bool {
    const BESIDE: [&str; 10] = ["kl", "klokken", "den", "d", "the", "at", "on", "of", "am", "pm"];
    let is_of_times = |word: &str| {
        let number = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let ordinal = ["", "st", "nd", "rd", "th", "am", "pm"].contains(&&word[number.len()..]);
        let is_number = || ordinal && number.bytes().all(|byte| byte.is_ascii_digit());
        BESIDE.contains(&&*word.to_lowercase())
            || weekday(word).is_some()
            || is_month(word)
            || !number.is_empty() && is_number()
    };
    let mut words = text.split(|char: char| !char.is_alphanumeric());
    is_about_time(text) && words.all(|word| word.is_empty() || is_of_times(word))
}

/// A problem for each paragraph that is only a time or a platform, but neither a heading nor bold,
/// and for each that begins with a platform or names one or an account after a label. Its author
/// probably meant these as those of the post.
fn lost_lines(source: &Source, texts: &[Paragraph], has_time: bool) -> Vec<Problem> {
    let spans = texts.iter().map(|(range, _)| Span::new(range.start, range.end));
    let problem = |span| {
        let line = source.slice(span);
        let message = if is_only_time(line) || !has_time && is_labelled_time(line) {
            "paragraph-time"
        } else if is_only_platforms(line) {
            "paragraph-platform"
        } else {
            let label = line.lines().find_map(first_label)?;
            let message = Message::new("paragraph-label").with("label", label);
            let help = Message::new("paragraph-label-help");
            return Some(Problem::at(source, span, message).help(help));
        };
        let problem = Problem::at(source, span, Message::new(message));
        Some(problem.help(Message::new("paragraph-time-help")))
    };
    spans.filter_map(problem).collect()
}

/// Whether the first word of a text is a day of the week.
fn begins_with_weekday(text: &str) -> bool {
    let end = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    weekday(&text[..end]).is_some()
}

/// Whether a heading seems to say when something goes out: it is a day of the week, or
/// has a number beside a day, a month or *kl.*
fn is_about_time(heading: &str) -> bool {
    let words: Vec<&str> = heading
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has_number = words.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let says =
        |word: &&str| weekday(word).is_some() || is_month(word) || word.eq_ignore_ascii_case("kl");
    match words.as_slice() {
        [only] => weekday(only).is_some(),
        _ => has_number && words.iter().any(says),
    }
}
