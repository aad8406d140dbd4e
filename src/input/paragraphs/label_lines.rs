//! The lines of a section of a document, and the labels at their beginning, such as `Dato:`.

use super::paragraphs::Paragraph;
use crate::{
    input::{
        column_names::fields_named,
        likeness::{Likeness, likeness},
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
    pub(super) is_known: bool,
    /// The field that it looks like, if that is known under another name.
    pub(super) likeness: Option<Likeness>,
    pub(super) is_text: bool,
    /// Whether what is behind it is for colleagues, and no text that is published.
    pub(super) is_for_colleagues: bool,
}

/// The lines of paragraphs. In a paragraph that begins with a label, each line may have one.
pub(super) fn lines(source: &Source, paragraphs: &[Paragraph], mapping: &Mapping) -> Vec<Line> {
    let mut found = Vec::new();
    for (range, _) in paragraphs {
        let whole = Span::new(range.start, range.end);
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

/// The label of a line: a few words before a colon or tab, perhaps after the mark of a list.
fn label_of(source: &Source, line: Span, mapping: &Mapping) -> Option<Label> {
    let text = source.slice(line);
    let end = text.find([':', '\t'])?;
    let start = text[..end].find(char::is_alphanumeric)?;
    let name = text[start..end].trim_end();
    let after = &text[end + 1..];
    let value_start = text.len() - after.trim_start().len();
    let value = Span::new(line.start + value_start, line.start + text.trim_end().len());
    let is_text = fields_named(name).any(PostField::is_text) || !platforms_of_text(name).is_empty();
    let is_known = is_text
        || fields_named(name).next().is_some()
        || !platforms_alone(name).is_empty()
        || mapping.of(name).is_some();
    let is_label = name.split_whitespace().count() <= MOST_WORDS && !after.starts_with("//");
    let plain = plain_name(name);
    is_label.then(|| Label {
        is_for_colleagues: is_for_colleagues(&plain, after),
        plain,
        name: Span::new(line.start + start, line.start + start + name.len()),
        value: Span::new(value.start.min(value.end), value.end),
        is_known,
        likeness: likeness(name),
        is_text,
    })
}

/// Whether a label with this plain name and value is for colleagues.
fn is_for_colleagues(plain: &str, value: &str) -> bool {
    let value = value.trim().to_lowercase();
    let is_file = || ENDINGS.iter().any(|ending| value.ends_with(ending));
    FOR_COLLEAGUES.contains(&plain) || OF_FILES.contains(&plain) && is_file()
}
