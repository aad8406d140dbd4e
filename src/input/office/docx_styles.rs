//! The styles of a Word document, which say what its headings are.

use std::{
    collections::HashMap,
    io::{BufReader, Read},
};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::scan::{Fault, attribute};

/// A level below those of all headings of Word.
pub(super) const LOWEST_LEVEL: u8 = 10;

/// The level of the style “Title”, which is above all headings.
const LEVEL_OF_TITLES: u8 = 0;

/// What a paragraph is, by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A heading, with its level from 1; that of a title is 0.
    Heading(u8),
    /// A line of a table of contents.
    Contents,
}

/// The styles that make a paragraph a heading or a line of a table of contents, by their
/// ids. The ids depend on the language of Word: `Heading1`, `Overskrift1`. A style that
/// does not say what its paragraphs are takes this from the style on which it is based.
pub(super) fn styles(file: impl Read) -> Result<HashMap<String, Style>, Fault> {
    let mut xml = Reader::from_reader(BufReader::new(file));
    let (mut buffer, mut styles) = (Vec::new(), HashMap::new());
    let mut bases: Vec<(String, String)> = Vec::new();
    let mut id = String::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(element) | Event::Empty(element) => {
                let own = match local_name(element.name().as_ref()) {
                    "style" => {
                        id = attribute(&element, "w:styleId").unwrap_or_default();
                        None
                    }
                    "name" => value(&element).and_then(|name| style_named(&name)),
                    "outlineLvl" => outline(&element),
                    "basedOn" => {
                        bases.extend(value(&element).map(|base| (id.clone(), base)));
                        None
                    }
                    _ => None,
                };
                styles.extend(own.map(|style| (id.clone(), style)));
            }
            Event::Eof => break,
            _ => (),
        }
    }
    // A base is usually described before what is based on it.
    for (id, base) in bases {
        if let (Some(style), false) = (styles.get(&base).copied(), styles.contains_key(&id)) {
            styles.insert(id, style);
        }
    }
    Ok(styles)
}

/// What paragraphs of a style with this name or id are: `heading 1`, `Overskrift1`,
/// `toc 2`. `None` if they are ordinary text.
pub(super) fn style_named(name: &str) -> Option<Style> {
    let name = name.to_lowercase();
    let begins = |with: &[&str]| with.iter().any(|with| name.starts_with(with));
    if begins(&["toc ", "toc1", "toc2", "toc3", "indholdsfortegnelse"]) {
        Some(Style::Contents)
    } else {
        let level = name.bytes().rev().find(u8::is_ascii_digit).map(|digit| digit - b'0');
        if begins(&["title", "titel"]) {
            return Some(Style::Heading(level.unwrap_or(LEVEL_OF_TITLES)));
        }
        begins(&["heading", "overskrift"]).then_some(Style::Heading(level.unwrap_or(1)))
    }
}

/// Reads the outline level of a paragraph or style (`w:outlineLvl`) as a heading; `None`
/// if the level says *body text*, or is invalid.
pub(super) fn outline(element: &BytesStart<'_>) -> Option<Style> {
    let level: u8 = value(element)?.parse().ok()?;
    (level < 9).then_some(Style::Heading(level + 1))
}

pub(super) fn value(element: &BytesStart<'_>) -> Option<String> {
    attribute(element, "w:val")
}

/// Whether an element such as `w:b` switches its property on.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    !matches!(value(element).as_deref(), Some("0" | "false" | "off"))
}

/// The name of an element without its prefix.
pub(super) fn local_name(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
