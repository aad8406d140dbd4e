//! The report for people: the words, where they stand, why that matters.

use std::ops::Range;

use miette::{GraphicalReportHandler, GraphicalTheme};
use unicode_width::UnicodeWidthStr;

use super::{Format, Run, excerpt::Excerpt, found, mask, nothing, short, words};
use crate::{
    check::{RelatedPlace, Where},
    finding::{Finding, Summary},
    rulebook::Severity,
    source::{Place, Problem, Span},
};

/// The format.
pub(super) const FORMAT: Format =
    Format { name: "full", head: nothing, finding, between: "\n", tail };

/// The columns of the longest line of a file that is shown as it stands.
const LONGEST_LINE: usize = 160;

/// The most lines of a file that are shown.
const MOST_LINES: usize = 12;

/// The columns that the frame takes beside a line.
const FRAME: usize = 8;

fn finding(finding: &Finding<'_>, run: &Run<'_>, rendered: &mut Vec<u8>) {
    let mut excerpts = vec![own(finding, run)];
    let registers = finding.related.iter().filter_map(|related| match &related.at {
        RelatedPlace::Register(place) => Some((place, related.found.get(run.language))),
        RelatedPlace::Text(_) => None,
    });
    excerpts
        .extend(registers.map(|(place, words)| in_register(place, mask::message(&words, finding))));
    let mut report = first_line(finding, run);
    for excerpt in &excerpts {
        report.push_str(&drawn(excerpt, run));
    }
    let why = finding.rule.why.get(run.language);
    report.push_str(&remark(run.language.pick("help", "hjælp"), why, run));
    report.push_str(&remark("note", &note(finding, run), run));
    rendered.extend_from_slice(report.as_bytes());
}

fn tail(run: &Run<'_>, summary: &Summary, problems: &[Problem]) -> String {
    let any = !run.quiet && 0 < summary.errors + summary.warnings + summary.infos;
    format!("{}{}", if any { "\n" } else { "" }, short::tail(run, summary, problems))
}

/// What is wrong.
fn first_line(finding: &Finding<'_>, run: &Run<'_>) -> String {
    let severity = words::severity(finding.severity, run.language);
    let title = words::on_one_line(finding.rule.title.get(run.language));
    let title = words::visible(&title);
    let color = match finding.severity {
        Severity::Error => "31",
        Severity::Warning => "33",
        Severity::Info => "36",
    };
    let kind = format!("{severity}[{}]", finding.rule.id);
    let kind = if run.color { format!("\x1b[1;{color}m{kind}\x1b[0m") } else { kind };
    format!("{kind}: {title}\n")
}

/// Who decided, and where to read on.
fn note(finding: &Finding<'_>, run: &Run<'_>) -> String {
    let from = words::level_from(finding.level_from, run.language);
    let dot = if run.unicode { "·" } else { "-" };
    format!("{from} {dot} tweetlint explain {}", finding.rule.id)
}

/// What stands below the excerpts, under its name.
fn remark(name: &str, text: &str, run: &Run<'_>) -> String {
    let text = words::on_one_line(&mask::anywhere(text));
    let indent = " ".repeat(name.width() + 4);
    let lines = broken(&words::visible(&text), columns(run) - indent.len());
    let lines = lines.replace('\n', &format!("\n{indent}"));
    let name = if run.color { format!("\x1b[36m{name}:\x1b[0m") } else { format!("{name}:") };
    format!("  {name} {lines}\n")
}

/// The columns there are; a narrower screen has to break lines itself.
fn columns(run: &Run<'_>) -> usize {
    run.width.max(40)
}

/// An excerpt as miette draws it, without the line for a message, which stands
/// above already.
fn drawn(excerpt: &Excerpt, run: &Run<'_>) -> String {
    let theme = match (run.unicode, run.color) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme::ascii(),
        (false, false) => GraphicalTheme::none(),
    };
    let pen = GraphicalReportHandler::new_themed(theme)
        .with_width(columns(run))
        .with_links(false)
        .without_primary_span_start();
    let mut drawn = String::new();
    let _ = pen.render_report(&mut drawn, excerpt);
    drawn.split_once('\n').map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

/// The place of the finding: in its file where a person can read that, else in
/// the text of the post.
fn own(finding: &Finding<'_>, run: &Run<'_>) -> Excerpt {
    let position = finding.source.position(finding.span.start);
    let path = mask::anywhere(finding.source.path());
    let name = format!("{path}:{}:{}", position.line, position.column);
    let at = match &finding.text_span {
        Some(range) => Where::Text(range.clone()),
        None => Where::Source(finding.span),
    };
    let in_text = finding.related.iter().filter_map(|related| match &related.at {
        RelatedPlace::Text(range) => {
            let words = mask::message(&related.found.get(run.language), finding);
            Some((Where::Text(range.clone()), words))
        }
        RelatedPlace::Register(_) => None,
    });
    let labels: Vec<_> = std::iter::once((at, found(finding, run))).chain(in_text).collect();
    in_file(finding, &name, &labels).unwrap_or_else(|| in_post(finding, run, &name, labels))
}

/// Lines of the file, if they are few, short and as the author wrote them.
fn in_file(finding: &Finding<'_>, name: &str, labels: &[(Where, String)]) -> Option<Excerpt> {
    let spans: Vec<Span> = labels.iter().map(|(at, _)| span(finding, at)).collect::<Option<_>>()?;
    let source = finding.source;
    let first = source.position(spans.iter().map(|span| span.start).min()?).line;
    let last = source.position(spans.iter().map(|span| span.end).max()?).line;
    if MOST_LINES <= last - first {
        return None;
    }
    let too_long = |line| LONGEST_LINE < source.slice(line).width();
    if (first..=last).filter_map(|line| source.line(line)).any(too_long) {
        return None;
    }
    let lines = Span::new(source.line(first)?.start, source.line(last)?.end);
    let label = |(span, (_, words)): (&Span, &(Where, String))| {
        let range = span.start - lines.start..span.end.min(lines.end) - lines.start;
        (range, words.clone())
    };
    let labels = spans.iter().zip(labels).map(label).collect();
    Some(Excerpt::new(name, first, &mask::lines(lines, finding), labels))
}

/// Where a label stands in the file, if the file has the words as they are.
fn span(finding: &Finding<'_>, at: &Where) -> Option<Span> {
    let mut span = match at {
        Where::Source(span) => *span,
        Where::Text(range) => finding.post.text.locate(range.clone()),
    };
    let words = finding.source.slice(span);
    let as_read = match at {
        Where::Source(_) => true,
        Where::Text(range) => finding.post.text.as_str()[range.clone()] == *words,
    };
    span.end = span.start + words.trim_end_matches(['\n', '\r']).len();
    as_read.then_some(span)
}

/// Lines of the post as its reader sees it, broken to fit the screen.
fn in_post(
    finding: &Finding<'_>,
    run: &Run<'_>,
    name: &str,
    labels: Vec<(Where, String)>,
) -> Excerpt {
    let post = finding.post;
    let name = format!(
        "{name}, {} {}",
        run.language.pick("text of post", "tekst i opslag"),
        mask::id(post)
    );
    let text = mask::masked(post.text.as_str(), &finding.secrets);
    let text = broken(&mask::anywhere(&text), columns(run) - FRAME);
    // What stands beside the text in its file concerns the post as a whole.
    let range = |(at, words)| match at {
        Where::Text(range) => (range, words),
        Where::Source(_) => (0..0, words),
    };
    let labels: Vec<(Range<usize>, String)> = labels.into_iter().map(range).collect();
    let start = labels.iter().map(|(range, _)| range.start).min().unwrap_or(0);
    let end = labels.iter().map(|(range, _)| range.end).max().unwrap_or(0);
    let before = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let after = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let first_line = text[..before].matches('\n').count() + 1;
    let shift = |(range, words): (Range<usize>, String)| {
        (range.start - before..range.end.min(after) - before, words)
    };
    let labels = labels.into_iter().map(shift).collect();
    Excerpt::new(&name, first_line, &text[before..after], labels)
}

/// A text with spaces made line breaks where a line would be too long, so that
/// places in it still hold.
fn broken(text: &str, width: usize) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut taken = 0;
    for part in text.split_inclusive([' ', '\n']) {
        let columns = part.trim_end_matches([' ', '\n']).width();
        if width < taken + columns && lines.ends_with(' ') {
            lines.pop();
            lines.push('\n');
            taken = 0;
        }
        taken = if part.ends_with('\n') { 0 } else { taken + part.width() };
        lines.push_str(part);
    }
    lines
}

/// A line of a register.
fn in_register(place: &Place, label: String) -> Excerpt {
    let (text, before) =
        place.line.as_ref().map_or(("", 0), |line| (line.text.as_str(), line.before));
    let line = mask::anywhere(text);
    let byte = |column: usize| {
        let sign = (column - 1).saturating_sub(before);
        line.char_indices().nth(sign).map_or(line.len(), |(at, _)| at)
    };
    let start = byte(place.start.column);
    let end = if place.end.line == place.start.line { byte(place.end.column) } else { line.len() };
    Excerpt::new(
        &mask::anywhere(&place.to_string()),
        place.start.line,
        &line,
        vec![(start..end.max(start), label)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_break_at_spaces() {
        assert_eq!(broken("one two three four", 9), "one two\nthree\nfour");
        assert_eq!(broken("one\ntwo three", 9), "one\ntwo three");
        assert_eq!(broken("incomprehensibilities and", 9), "incomprehensibilities\nand");
    }
}
