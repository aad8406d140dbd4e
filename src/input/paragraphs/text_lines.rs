//! Text files in which lines with labels say what each post is: `Dato: …`, `Kanal: …`, `Tekst: …`.

use super::{
    Found, Paragraph, is_heading,
    label_lines::{is_label_of_post, lines},
    labels,
    labels::{are_labelled, lost},
    sign_off,
};
use crate::{
    input::{
        Format, Parse, Parsed, ReadOptions, heading_platforms::names_only_platforms,
        heading_times::is_only_time, plain_text,
    },
    layout::Block,
    mapping::{Mapping, PostField},
    message::Message,
    source::{Problem, Source, Span},
};

/// Text files with labels. Their name is that of plain text.
pub(in crate::input) const FORMAT: Format =
    Format { parse: Parse::Whole(parse, |_| None), ..plain_text::FORMAT };

/// The level of a line that is a heading because of what it says.
const LEVEL: u8 = 10;

/// The most lines above the first label: a title.
const MOST_ABOVE: usize = 2;

/// Whether lines with labels say what the posts of a text are. A text with the fields of a draft in
/// YAML is something else, and so is one that has its first label farther down.
pub(in crate::input) fn are_in(source: &Source, mapping: &Mapping) -> bool {
    let paragraphs = paragraphs(source);
    let found = lines(source, &paragraphs, mapping);
    let names = || found.iter().filter_map(|line| line.label.as_ref()).map(|label| label.name);
    let is_of_yaml = |name| PostField::FIELDS.iter().any(|(field, _)| *field == source.slice(name));
    let first = paragraphs.iter().position(|paragraph| !is_heading(paragraph));
    first.is_some_and(|first| first <= MOST_ABOVE)
        && are_labelled(&found)
        && !names().any(is_of_yaml)
}

/// Parses the posts of a text with labels.
pub(in crate::input) fn parse<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    let paragraphs = paragraphs(source);
    let (paragraphs, note) = sign_off::split(source, &paragraphs, false);
    let mut found = Found::default();
    found.parsed.notes.extend(note);
    let at = paragraphs.first().map_or(0, |(range, _)| range.start);
    let note = Problem::at(source, Span::new(at, at), Message::new("note-labelled-text"));
    found.parsed.notes.push(note.help(Message::new("note-labelled-text-help")));
    for section in paragraphs.chunk_by(|_, next| !is_heading(next)) {
        let texts = found.add_heading(section, source, options);
        let Some((first, _)) = texts.first() else { continue };
        if found.passes_over(texts, source) {
            continue;
        }
        match labels::parse(source, texts, true, &mut found.above, options) {
            Some(labelled) => found.add(labelled),
            None => found.parsed.problems.push(lost(source, Span::new(first.start, first.end))),
        }
    }
    found.parsed
}

/// The lines of a text, without blank ones and rules. A line after `#` is a heading, and so are those
/// above the first label, and those above another label that have only a time or a platform.
fn paragraphs(source: &Source) -> Vec<Paragraph> {
    let is_blank = |char: char| char.is_whitespace() || char == '\u{feff}';
    let says_where_or_when = |line: &str| is_only_time(line) || names_only_platforms(line);
    let is_rule = |line: &str| line.chars().all(|char| "-=_*~".contains(char));
    let (mut found, mut at, mut is_above): (Vec<Paragraph>, _, _) = (Vec::new(), 0, true);
    for (number, line) in (1..).zip(source.text().split_inclusive('\n')) {
        let start = at + (line.len() - line.trim_start_matches(is_blank).len());
        at += line.len();
        let text = line.trim_matches(is_blank);
        if is_rule(text) {
            continue;
        }
        let name = text.split([':', '\t']).next().filter(|name| name.len() < text.len());
        let has_label = name.is_some_and(is_label_of_post);
        if let Some((range, block)) = found.last_mut().filter(|_| has_label)
            && let Block::Paragraph(number) = *block
            && says_where_or_when(&source.text()[range.clone()])
        {
            *block = Block::Heading { number, level: LEVEL };
        }
        is_above &= !has_label;
        let marks = text.bytes().take_while(|byte| *byte == b'#').count();
        let level = u8::try_from(marks).ok().filter(|_| text[marks..].starts_with([' ', '\t']));
        let (level, start) = match level.filter(|level| 0 < *level) {
            Some(level) => (Some(level), start + marks),
            None => (is_above.then_some(0), start),
        };
        let block = match level {
            Some(level) => Block::Heading { number, level },
            None => Block::Paragraph(number),
        };
        let end = start.max(at - (line.len() - line.trim_end_matches(is_blank).len()));
        found.push((start..end, block));
    }
    found
}
