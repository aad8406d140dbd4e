//! The lines of a file or post that a diagnostic shows, masked, with labels for
//! findings and related places.
//!
//! An excerpt shows lines of the file as they are written. If a line is too long or
//! has escapes, as in NDJSON, the excerpt shows the decoded text of the post
//! instead, still with the line numbers of the file.

use std::{collections::BTreeMap, ops::Range};

use unicode_width::UnicodeWidthChar;

use super::{Diagnostic, Location};
use crate::{
    check::{RelatedPlace, Where},
    finding::Finding,
    language::Language,
    message::Message,
    output::{
        Run, Shown,
        screen::{Excerpt, Label, Line, Style},
    },
    personal_data::secrets,
    source::{Place, Span},
};

/// The longest line of a file, in columns, that is shown as written.
const LONGEST_LINE: usize = 160;

/// The most characters of a line that is shown as written. A line with many combining
/// marks has more characters than columns.
const MOST_CHARS: usize = 4 * LONGEST_LINE;

/// If the words of a label are on more lines than this, only the words on the first and
/// the last line are underlined.
const MOST_LINES: usize = 3;

/// A label for words of a post, before it is known on which lines they are.
struct Mark {
    at: Where,
    text: Shown<'static>,
    style: Style,
}

/// The excerpts for the findings of one post: first of the post, then of the
/// registers that the findings refer to.
pub(in crate::output) fn excerpts(group: &[Diagnostic<'_>], run: &Run<'_>) -> Vec<Excerpt> {
    let Some(first) = group.first() else { return Vec::new() };
    let finding = first.finding;
    let (mut in_file, mut in_post) = (Vec::new(), Vec::new());
    for mark in marks(group) {
        match span(finding, &mark.at) {
            Some(span) => in_file.push((span, mark)),
            None => in_post.push(mark),
        }
    }
    let mut excerpts = Vec::new();
    if !in_file.is_empty() {
        excerpts.push(of_file(finding, in_file, run));
    }
    if !in_post.is_empty() {
        excerpts.push(of_post(finding, in_post, run));
    }
    for excerpt in registers(group, run) {
        if !excerpts.contains(&excerpt) {
            excerpts.push(excerpt);
        }
    }
    excerpts
}

/// The labels of all findings of a post, and of the places in the post to which these
/// findings refer. If the findings are of several rules, each label begins with the id of
/// its rule.
fn marks(group: &[Diagnostic<'_>]) -> Vec<Mark> {
    let several = group.iter().any(|other| other.rule != group[0].rule);
    let mut marks = Vec::new();
    for diagnostic in group {
        let finding = diagnostic.finding;
        let at = match &finding.text_span {
            Some(range) => Where::Text(range.clone()),
            None => Where::Source(finding.span),
        };
        let text = named(diagnostic, &diagnostic.label, several);
        marks.push(Mark { at, text, style: Style::Severity(diagnostic.severity) });
        marks.extend(finding.related.iter().zip(&diagnostic.related).filter_map(
            |(related, shown)| {
                let RelatedPlace::Text(range) = &related.at else { return None };
                let text = named(diagnostic, &shown.label, several);
                Some(Mark { at: Where::Text(range.clone()), text, style: Style::Related })
            },
        ));
    }
    marks
}

/// A label. If the findings are of several rules, it begins with the id of its rule.
fn named(diagnostic: &Diagnostic<'_>, label: &Shown<'static>, several: bool) -> Shown<'static> {
    if several { diagnostic.rule.join(": ", label) } else { label.clone() }
}

/// The span of the words in the file; `None` if they are written there with escapes, if
/// their lines are too long to show, or if the file is not a text file.
fn span(finding: &Finding<'_>, at: &Where) -> Option<Span> {
    let source = finding.source;
    if source.layout().is_some() {
        return None;
    }
    let mut span = match at {
        Where::Source(span) => *span,
        Where::Text(range) => finding.post.text.locate(range.clone()),
    };
    let written = source.slice(span);
    if let Where::Text(range) = at {
        // A line break in the file may be a space in the text, so white space is not
        // compared.
        let read = finding.post.text.as_str()[range.clone()].split_whitespace();
        if !read.eq(written.split_whitespace()) {
            return None;
        }
    }
    span.end = span.start + written.trim_end_matches(['\n', '\r']).len();
    let mut lines = source.line_of(span.start)..=source.line_of(span.end);
    let is_short = |line| is_short(source.slice(line).chars());
    lines.all(|line| source.line(line).is_none_or(is_short)).then_some(span)
}

/// Whether a line is short enough to show. Counting stops as soon as the line is too
/// long, because a file may have all its posts on one line.
fn is_short(line: impl Iterator<Item = char>) -> bool {
    let mut columns = 0;
    for (index, c) in line.enumerate() {
        columns += c.width().unwrap_or(1);
        if LONGEST_LINE < columns || MOST_CHARS <= index {
            return false;
        }
    }
    true
}

/// The excerpt of the file, with lines as they are written.
fn of_file(finding: &Finding<'_>, marks: Vec<(Span, Mark)>, run: &Run<'_>) -> Excerpt {
    let source = finding.source;
    let start = marks[0].0.start;
    let mut lines = Lines::default();
    for (span, mark) in marks {
        let numbers = source.line_of(span.start)..=source.line_of(span.end);
        let pieces = numbers.filter_map(|number| {
            let line = source.line(number)?;
            Some((number, within(span.range(), line.range(), source.text())))
        });
        lines.add(pieces.collect(), &mark);
    }
    let escaped: Vec<Span> = escaped(finding).collect();
    let line = |number: usize| {
        let span = source.line(number).unwrap_or_default();
        Line::new(Some(number), in_file(span, finding, &escaped))
    };
    Excerpt::new(header(finding, start, run), None, lines, line)
}

/// The excerpt of the decoded text of the post.
fn of_post(finding: &Finding<'_>, marks: Vec<Mark>, run: &Run<'_>) -> Excerpt {
    let (post, source) = (finding.post, finding.source);
    let shown = Shown::with_known(post.text.as_str(), &finding.secrets);
    let text = shown.text();
    let lines_of_post: Vec<Range<usize>> = lines_of(text).collect();
    let start = match &marks[0].at {
        Where::Text(range) => post.text.locate(range.clone()).start,
        Where::Source(span) => span.start,
    };
    let mut lines = Lines::default();
    for mark in marks {
        // A finding outside the text, such as in a picture, is shown at the
        // beginning of the post.
        let range = match &mark.at {
            Where::Text(range) => range.clone(),
            Where::Source(_) => 0..0,
        };
        let first = lines_of_post.partition_point(|line| line.end < range.start);
        let touched = lines_of_post.iter().enumerate().skip(first);
        let touched = touched.take_while(|(_, line)| line.start <= range.end);
        let pieces = touched.map(|(at, line)| (at, within(range.clone(), line.clone(), text)));
        lines.add(pieces.collect(), &mark);
    }
    let mut last = None;
    let line = |index: usize| {
        let range = lines_of_post.get(index).cloned().unwrap_or(0..0);
        let number = source.number_of(post.text.locate(range.start..range.start).start);
        // Several lines of the post can be on one line of the file, whose number is
        // shown only once.
        let number = (last.replace(number) != Some(number)).then_some(number);
        Line::new(number, shown.slice(range))
    };
    let words = Message::new("report-text-of-post").with("id", Shown::id(post).text());
    let words = Shown::message(&words, run.screen.language);
    Excerpt::new(header(finding, start, run), Some(words), lines, line)
}

/// The ranges of the lines of a text, without their line breaks.
fn lines_of(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    })
}

/// The part of `range` that is in `line`, relative to the start of the line and
/// without white space at its ends.
fn within(range: Range<usize>, line: Range<usize>, text: &str) -> Range<usize> {
    let start = range.start.clamp(line.start, line.end);
    let end = range.end.clamp(start, line.end);
    let words = &text[start..end];
    let from = start + (words.len() - words.trim_start().len());
    let to = (start + words.trim_end().len()).max(from);
    if words.trim().is_empty() {
        start - line.start..end - line.start
    } else {
        from - line.start..to - line.start
    }
}

/// The header of an excerpt: the file, line and column of a byte, as `a.yaml:3:7`.
fn header(finding: &Finding<'_>, start: usize, run: &Run<'_>) -> Shown<'static> {
    let end = finding.span.end.max(start);
    Location::of(finding.source, Span::new(start, end)).named(run.screen.language)
}

/// The labels of each line, by the number of the line.
#[derive(Default)]
pub(in crate::output) struct Lines(BTreeMap<usize, Vec<Label>>);

impl Lines {
    /// Adds a label for words that may be on several lines. `pieces` has each line
    /// and the range of the words in it. The text of the label is shown under the
    /// last piece.
    fn add(&mut self, pieces: Vec<(usize, Range<usize>)>, mark: &Mark) {
        let several = 1 < pieces.len();
        let mut pieces: Vec<_> =
            pieces.into_iter().filter(|(_, range)| !several || !range.is_empty()).collect();
        if MOST_LINES < pieces.len() {
            pieces.drain(1..pieces.len() - 1);
        }
        let last = pieces.len().saturating_sub(1);
        for (index, (line, range)) in pieces.into_iter().enumerate() {
            let text = (index == last).then(|| mark.text.clone());
            self.0.entry(line).or_default().push(Label { range, text, style: mark.style });
        }
    }
}

impl Excerpt {
    /// Builds an excerpt of the lines that have labels. A single line between two such
    /// lines is shown, too. `line` returns the line with a given number, and is called
    /// with ascending numbers.
    fn new(
        header: Shown<'static>,
        post: Option<Shown<'static>>,
        lines: Lines,
        mut line: impl FnMut(usize) -> Line,
    ) -> Self {
        let mut shown: Vec<Line> = Vec::new();
        let mut last = None;
        for (number, labels) in lines.0 {
            match last {
                Some(last) if last + 2 == number => shown.push(line(last + 1)),
                Some(last) if last + 2 < number => shown.push(Line::gap()),
                _ => (),
            }
            shown.push(Line { labels, ..line(number) });
            last = Some(number);
        }
        Self { header, post, lines: shown }
    }
}

/// The number of bytes before and after a line that are searched for personal numbers
/// together with the line. A number may begin on one line and end on the next, and is
/// recognised only as a whole.
const AROUND: usize = 100;

/// A line of the file in which personal data is masked: the personal numbers in the text
/// of the post, the spans in `escaped`, and what looks like a personal number in other
/// parts of the line.
fn in_file(line: Span, finding: &Finding<'_>, escaped: &[Span]) -> Shown<'static> {
    let (secrets, post, source) = (&finding.secrets, &finding.post.text, finding.source);
    let first = secrets.partition_point(|secret| post.locate(secret.clone()).end <= line.start);
    let own = secrets[first..].iter().map(|secret| post.locate(secret.clone()));
    let own = own.take_while(|secret| secret.start < line.end);
    let others = escaped.iter().copied();
    let others = others.filter(|secret| secret.start < line.end && line.start < secret.end);
    let mut touching: Vec<Span> = own.chain(others).collect();
    touching.sort_unstable();
    // A number that begins on an earlier line or ends on a later one is masked as a
    // whole.
    let start = touching.first().map_or(line.start, |secret| secret.start.min(line.start));
    let end = touching.iter().map(|secret| secret.end).max().unwrap_or(0).max(line.end);
    let wide = around(source.text(), start.saturating_sub(AROUND), end + AROUND);
    let known: Vec<Range<usize>> =
        touching.iter().map(|secret| secret.start - wide.start..secret.end - wide.start).collect();
    let masked = Shown::with_known(source.slice(wide), &known);
    masked.slice(line.start - wide.start..line.end - wide.start)
}

/// The span from `start` to `end`, extended to whole characters of the text.
fn around(text: &str, start: usize, end: usize) -> Span {
    let start = (0..=start).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = (end..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    Span::new(start, end)
}

/// The spans of alt texts and file names that contain a personal number which the file
/// writes with escapes. Searching the line as written does not find such a number.
fn escaped(finding: &Finding<'_>) -> impl Iterator<Item = Span> {
    let media = finding.post.media.known().into_iter().flatten();
    let parts = media.flat_map(|media| {
        let alt = media.alt.known().and_then(Option::as_deref).zip(media.alt_span);
        let file = media.file.as_ref().map(|(name, span)| (&**name, *span));
        alt.into_iter().chain(file)
    });
    let is_hidden = |(text, span): &(&str, Span)| {
        let written = finding.source.slice(*span);
        secrets(text).into_iter().any(|secret| !written.contains(&text[secret]))
    };
    parts.filter(is_hidden).map(|(_, span)| span)
}

/// Excerpts of the registers, with the records that findings refer to.
fn registers(group: &[Diagnostic<'_>], run: &Run<'_>) -> impl Iterator<Item = Excerpt> {
    let language = run.screen.language;
    group.iter().flat_map(move |diagnostic| {
        diagnostic.finding.related.iter().zip(&diagnostic.related).filter_map(
            move |(related, shown)| {
                let RelatedPlace::Register(place) = &related.at else { return None };
                Some(of_place(place, Some(shown.label.clone()), language))
            },
        )
    })
}

/// An excerpt with the line of a place, and a label under it. A [`Place`] contains a
/// copy of its line, so the file need not be read again.
pub(in crate::output) fn of_place(
    place: &Place,
    label: Option<Shown<'static>>,
    language: Language,
) -> Excerpt {
    let header = Location::at(place).named(language);
    let number = place.spot.as_ref().map_or(place.start.line, |spot| spot.block.number());
    let number = Some(number).filter(|number| 0 < *number);
    let Some(line) = &place.line else { return Excerpt { header, post: None, lines: Vec::new() } };
    let whole = Shown::new(line.with_surroundings());
    let text = whole.slice(line.lead.len()..line.lead.len() + line.text.len());
    let byte = |column: usize| {
        let nth = (column - 1).saturating_sub(line.before);
        text.text().char_indices().nth(nth).map_or(text.text().len(), |(at, _)| at)
    };
    let start = byte(place.start.column);
    let end =
        if place.end.line == place.start.line { byte(place.end.column) } else { text.text().len() };
    let style = if label.is_some() { Style::Related } else { Style::Problem };
    let label = Label { range: start..end.max(start), text: label, style };
    let mut shown = Line::new(number, text);
    (shown.labels, shown.continues) = (vec![label], (0 < line.before, line.goes_on));
    Excerpt { header, post: None, lines: vec![shown] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_of_a_line_is_measured_than_a_short_one_has() {
        assert!(is_short("æ".repeat(LONGEST_LINE).chars()));
        assert!(!is_short(std::iter::repeat('æ')), "a line without end");
        assert!(!is_short(std::iter::repeat('\u{301}')), "accents without end");
        assert!(!is_short("東".repeat(LONGEST_LINE / 2 + 1).chars()));
    }
}
