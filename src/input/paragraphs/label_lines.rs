//! The lines of a section of a document, and the labels at their beginning, such as `Dato:`.

use super::Paragraph;
use crate::{
    input::{
        column_names::fields_named,
        likeness::{Likeness, likeness},
        second_texts::is_of_text,
        text_columns::{platforms_alone, platforms_of_text},
    },
    mapping::{Mapping, PostField, plain_name},
    source::{Source, Span},
};

/// The most words of a label. A longer beginning of a line is part of a text.
const MOST_WORDS: usize = 3;

/// Labels of what authors tell their colleagues, which is no text of a post, in the form in which
/// names are compared. `Note` and `Foto` are not among them: a text may have such a line.
const FOR_COLLEAGUES: [&str; 24] = [
    "ansvarlig",
    "audience",
    "bemærkning",
    "bemærkninger",
    "billedtekst",
    "comment",
    "comments",
    "imagecaption",
    "internalnote",
    "internnote",
    "internkommentar",
    "kommentar",
    "kommentarer",
    "målgruppe",
    "notater",
    "noter",
    "notes",
    "opgaveejer",
    "owner",
    "responsible",
    "skribent",
    "tovholder",
    "targetaudience",
    "targetgroup",
];

/// Labels of pictures, if a file is behind them: `Foto: bro.jpg`, but not `Foto: Bo Hansen`.
const OF_FILES: [&str; 8] =
    ["foto", "grafik", "graphic", "image", "photo", "picture", "video", "visual"];

/// The endings of files with pictures and videos.
const ENDINGS: [&str; 9] =
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".mp4", ".mov", ".pdf"];

/// A line of a paragraph, or a whole paragraph that begins with no label.
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) label: Option<Label>,
}

/// The label of a line.
pub(super) struct Label {
    /// Its name, in the form in which names are compared.
    pub(super) plain: String,
    pub(super) name: Span,
    /// What is behind it in the line, which may be nothing.
    pub(super) value: Span,
    pub(super) names: Names,
    /// The field that it looks like, if that is known under another name.
    pub(super) likeness: Option<Likeness>,
    /// Whether what is behind it is for colleagues, and no text that is published.
    pub(super) is_for_colleagues: bool,
    /// Whether it is the name of a language, with a sentence or nothing behind it in its line.
    pub(super) is_second_text: bool,
    /// Whether it is a cell of a table, so that the text has an end.
    pub(super) is_cell: bool,
}

/// What the name of a label is known to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// The text of a post.
    Text,
    /// Another field of a post.
    Other,
    /// Nothing that is known.
    Unknown,
}

impl Label {
    /// Whether it is that of a text.
    pub(super) fn is_text(&self) -> bool {
        self.names == Names::Text
    }

    /// Whether it is that of a field of posts.
    pub(super) fn is_known(&self) -> bool {
        self.names != Names::Unknown
    }
}

/// The lines of paragraphs. In a paragraph that begins with a label, each line may have one. A cell
/// with a label is the line of the next cell in its row.
pub(super) fn lines(source: &Source, paragraphs: &[Paragraph], mapping: &Mapping) -> Vec<Line> {
    let mut found = Vec::new();
    let mut paragraphs = paragraphs.iter().peekable();
    while let Some((range, block)) = paragraphs.next() {
        let whole = Span::new(range.start, range.end);
        if block.table().is_some() {
            if block.column() == Some(1) {
                let is_value = |(_, next): &&Paragraph| {
                    next.column() != Some(1) && next.number() == block.number()
                };
                let value = paragraphs.next_if(is_value);
                let value = value.map(|(range, _)| Span::new(range.start, range.end));
                found.push(row(source, whole, value, mapping));
            } else {
                found.push(Line { span: whole, label: None });
            }
            continue;
        }
        if label_of(source, first_line(source, whole), mapping).is_none() {
            found.push(Line { span: whole, label: None });
            continue;
        }
        let mut at = range.start;
        for line in source.slice(whole).split_inclusive('\n') {
            let span = Span::new(at, at + line.trim_end().len());
            at += line.len();
            if span.start < span.end {
                found.push(Line { span, label: label_of(source, span, mapping) });
            }
        }
    }
    found
}

fn first_line(source: &Source, paragraph: Span) -> Span {
    let text = source.slice(paragraph);
    Span::new(paragraph.start, paragraph.start + text.find('\n').unwrap_or(text.len()))
}

/// The line of a row of a table: the text of a label, and the value beside it.
fn row(source: &Source, first: Span, value: Option<Span>, mapping: &Mapping) -> Line {
    let name = source.slice(first).trim_end_matches([':', ' ']);
    let name = Span::new(first.start, first.start + name.len());
    let span = Span::new(first.start, value.map_or(first.end, |value| value.end));
    let end = Span::new(first.end, first.end);
    let label = Label { is_cell: true, ..label(source, name, value.unwrap_or(end), mapping) };
    Line { span, label: Some(label) }
}

/// Whether this is the name of the text, the time, the platform or the account of a post.
pub(in crate::input) fn is_label_of_post(name: &str) -> bool {
    let name = name.trim_end_matches([':', ' ']);
    fields_named(name).any(|field| field.is_text() || says_where_or_when(field))
        || !platforms_of_text(name).is_empty()
}

/// Whether a field is the platform, the account or the time of a post. Such fields may begin it.
pub(super) fn says_where_or_when(field: PostField) -> bool {
    use PostField::{
        Account, Clock, CreatedAt, Date, Platform, Platforms, PublishAt, Week, Weekday,
    };
    [Account, Clock, CreatedAt, Date, Platform, Platforms, PublishAt, Week, Weekday]
        .contains(&field)
}

/// The label of a line: a few words before a colon or tab, perhaps after the mark of a list.
fn label_of(source: &Source, line: Span, mapping: &Mapping) -> Option<Label> {
    let text = source.slice(line);
    let end = text.find([':', '\t'])?;
    let start = text[..end].find(char::is_alphanumeric)?;
    let name = text[start..end].trim_end();
    let after = &text[end + 1..];
    // In Markdown, `**Dato:** …` and `**Dato**: …`.
    let bold = ["**", "__"].into_iter().find(|mark| text[..start].ends_with(mark));
    let outside =
        |text: &'_ str| bold.map_or(0, |mark| text.len() - text.trim_start_matches(mark).len());
    let name = bold.and_then(|mark| name.strip_suffix(mark)).unwrap_or(name);
    let after = &after[outside(after)..];
    let value_start = text.len() - after.trim_start().len();
    let value = Span::new(line.start + value_start, line.start + text.trim_end().len());
    let value = Span::new(value.start.min(value.end), value.end);
    let is_label = name.split_whitespace().count() <= MOST_WORDS && !after.starts_with("//");
    let name = Span::new(line.start + start, line.start + start + name.len());
    is_label.then(|| label(source, name, value, mapping))
}

/// The label with this name and value.
fn label(source: &Source, span: Span, value: Span, mapping: &Mapping) -> Label {
    let name = source.slice(span);
    let plain = plain_name(name);
    let is_text = fields_named(name).any(PostField::is_text) || !platforms_of_text(name).is_empty();
    let is_other = || {
        fields_named(name).next().is_some()
            || !platforms_alone(name).is_empty()
            || mapping.of(name).is_some()
    };
    let names = match is_text {
        true => Names::Text,
        false if is_other() => Names::Other,
        false => Names::Unknown,
    };
    Label {
        is_for_colleagues: is_for_colleagues(&plain, source.slice(value)),
        is_second_text: is_second_text(name, source.slice(value)),
        is_cell: false,
        plain,
        name: span,
        value,
        names,
        likeness: likeness(name),
    }
}

/// Whether a label is that of the text in another language, as in `Engelsk: Come to the party`. A link
/// behind it is rather part of a text.
fn is_second_text(name: &str, value: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    let words = value.split_whitespace().count();
    let is_named = name.split_whitespace().count() == 1 && is_of_text(name);
    is_named && (words == 0 || FEWEST_WORDS <= words) && !value.contains("://")
}

/// Whether a label with this plain name and value is for colleagues.
fn is_for_colleagues(plain: &str, value: &str) -> bool {
    let value = value.trim().to_lowercase();
    let is_file = || ENDINGS.iter().any(|ending| value.ends_with(ending));
    FOR_COLLEAGUES.contains(&plain) || OF_FILES.contains(&plain) && is_file()
}
