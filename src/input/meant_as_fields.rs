//! Lines of a text that were meant as more than text: fields of a draft, headings with the time or
//! the platform of the posts below them, and tables.

use std::sync::Arc;

use super::{
    column_names::fields_named,
    heading_platforms::{first_label, is_only_platforms, split_heading},
    heading_times::{
        begins_with_time, has_day_beside, is_time_with_remark, led_by_time, start_after_number,
        without_time_label,
    },
};
use crate::{
    mapping::PostField,
    message::Message,
    source::{Problem, Source, Span},
    time::{is_day_or_clock, is_some_time},
};

/// What a line of a text was meant as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    /// A field of a draft.
    Field,
    /// The platform, the account or the time of a post.
    Fact,
    /// A heading with a time or a platform.
    Heading,
    /// The first line of a table.
    Table,
}

impl Meant {
    /// The message on such a line, and its help. `of_field` are those on a field, which depend
    /// on the kind of file.
    fn messages(self, of_field: (&'static str, &'static str)) -> (Message, Message) {
        let (message, help) = match self {
            Self::Field => of_field,
            Self::Fact => (of_field.0, "text-labels-help"),
            Self::Heading => ("markdown-heading", "markdown-heading-help"),
            Self::Table => ("markdown-table", "markdown-table-help"),
        };
        (Message::new(message), Message::new(help))
    }
}

/// The problem that a plain text looks like a draft with fields, as in Markdown, YAML or JSON.
/// `head` is the beginning of the file.
pub(super) fn draft_in_plain_text(name: &Arc<str>, head: &str) -> Option<Problem> {
    let (meant, _) = find(head)?;
    let (message, help) = meant.messages(("text-is-draft", "text-is-draft-help"));
    Some(Problem::in_file(name.clone(), message).help(help))
}

/// The problem that a file of Markdown without front matter has fields, or headings or a table of
/// posts, at the line that shows it.
pub(super) fn draft_in_markdown(source: &Source) -> Option<Problem> {
    let (meant, span) = find(source.text())?;
    let (message, help) = meant.messages(("markdown-fields", "markdown-late-front-matter-help"));
    Some(Problem::at(source, span, message).help(help))
}

/// Whether a line begins with the name of a field of drafts.
pub(super) fn has_field(line: &str) -> bool {
    const FIELDS: [&str; 6] = ["publish_at", "text", "texts", "platforms", "account", "tekst"];
    let line = undecorated(line);
    let name = line.split_once([':', '=']).map_or("", |(name, _)| name);
    FIELDS.contains(&name.trim().trim_matches('"').to_lowercase().as_str())
}

/// The first line of a text that was meant as more, where it begins, and where it ends.
fn find(text: &str) -> Option<(Meant, Span)> {
    let mut at = 0;
    let mut lines: Vec<(Span, &str)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let shown = line.trim_matches(is_blank);
        let start = at + line.find(|char: char| !is_blank(char)).unwrap_or_default();
        if !shown.is_empty() {
            lines.push((Span::new(start, start + shown.len()), shown));
        }
        at += line.len();
    }
    let (first, line) = *lines.first()?;
    if let Some((span, _)) = lines.iter().find(|(_, line)| is_heading(line)) {
        return Some((Meant::Heading, *span));
    }
    let mut pairs = lines.windows(2);
    if let Some([(span, _), _]) = pairs.find(|pair| is_table(pair[0].1, pair[1].1)) {
        return Some((Meant::Table, *span));
    }
    let begins = ["---", "+++", "```", "~~~", "{", "["].iter().any(|begin| line.starts_with(begin));
    let mut parts = text[first.start..].split(['\n', '{', ',']);
    if if begins { parts.any(has_field) } else { has_field(line) } {
        return Some((Meant::Field, first));
    }
    // A time alone is that of the post: see `plain_text.rs`.
    if 1 < lines.len() && is_fact(&undecorated(line)) && !is_some_time(line) {
        return Some((Meant::Fact, first));
    }
    let is_led = |line: &str| first_label(line).is_some() || led_by_time(line).is_some();
    let led = begins_of_paragraphs(text, &lines).filter(|(_, line)| is_led(&undecorated(line)));
    led.map(|(span, _)| (Meant::Fact, *span)).nth(1)
}

/// The first lines of the paragraphs of a text with these lines.
fn begins_of_paragraphs<'l, 't>(
    text: &'t str,
    lines: &'l [(Span, &'t str)],
) -> impl Iterator<Item = &'l (Span, &'t str)> + use<'l, 't> {
    let is_below_blank = move |(index, (span, _)): &(usize, &(Span, &str))| {
        let above = index.checked_sub(1).map(|above| lines[above].0.end);
        above.is_none_or(|above| 1 < text[above..span.start].matches('\n').count())
    };
    lines.iter().enumerate().filter(is_below_blank).map(|(_, line)| line)
}

/// The note that the first line of a text and others begin with a day, which does not count as
/// the time of the post.
pub(super) fn days_in_text(head: &str) -> Option<Message> {
    let mut lines = head.lines().filter(|line| !line.trim_matches(is_blank).is_empty());
    let day = led_by_time(lines.next()?.trim_matches(is_blank))?;
    let has_another = lines.any(|line| led_by_time(line.trim()).is_some());
    has_another.then(|| Message::new("note-days-in-text").with("label", day))
}

fn is_blank(char: char) -> bool {
    char.is_whitespace() || char == '\u{feff}'
}

/// A line without the marks of lists, quotes and bold words.
fn undecorated(line: &str) -> String {
    let line = line.trim_matches(is_blank);
    let marks = ["- ", "* ", "> "];
    let line = marks.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
    line.replace("**", "").replace("__", "")
}

/// Whether a line is the platform, the account or the time of a post.
fn is_fact(line: &str) -> bool {
    is_only_platforms(line)
        || first_label(line).is_some()
        || is_time_with_remark(without_time_label(line.trim().trim_end_matches(':')))
}

/// Whether a line is a heading with the platform, the account or the time of the posts below it.
fn is_heading(line: &str) -> bool {
    let heading = line.trim_start_matches('#');
    if heading.len() == line.len() || !heading.starts_with([' ', '\t']) {
        return false;
    }
    let heading = undecorated(heading.trim_end_matches('#'));
    let heading = &heading[start_after_number(&heading)..];
    is_fact(heading)
        || !split_heading(heading).0.is_empty()
        || begins_with_time(without_time_label(heading))
        || has_day_beside(heading)
        || is_day_or_clock(without_time_label(heading.trim_end_matches(':')))
}

/// Whether two lines begin a table in Markdown with the columns of posts.
fn is_table(names: &str, rule: &str) -> bool {
    use PostField::{Account, Date, Platform, PublishAt, Text};
    let is_rule = rule.contains('|')
        && rule.contains('-')
        && rule.chars().all(|char| "|-: \t".contains(char));
    let is_known = |name: &str| {
        let fields = [Account, Date, Platform, PublishAt, Text];
        fields_named(&undecorated(name)).any(|field| fields.contains(&field))
    };
    is_rule && names.contains('|') && names.split('|').any(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_headings_and_tables_are_no_text() {
        for (text, meant, line) in [
            ("Account: vejby\nPublish_at: 2026-11-24T09:00\n\nHej", Meant::Field, "Account: vejby"),
            ("\u{feff}\nText: Hej\n", Meant::Field, "Text: Hej"),
            ("Konto: vejby\nDato: 24-11-2026 09:00\n\nHej", Meant::Fact, "Konto: vejby"),
            ("Tekst: Hej\nDato: 24-11-2026 09:00\n", Meant::Field, "Tekst: Hej"),
            ("+++\naccount = \"vejby\"\n+++\nHej", Meant::Field, "+++"),
            ("```yaml\naccount: vejby\n```\nHej", Meant::Field, "```yaml"),
            ("- account: vejby\n\nHej", Meant::Field, "- account: vejby"),
            (
                "**Dato:** 24. november 2026 kl. 9\nHej",
                Meant::Fact,
                "**Dato:** 24. november 2026 kl. 9",
            ),
            ("Plan\n\nFacebook: Hej\n\nLinkedIn: Hej", Meant::Fact, "LinkedIn: Hej"),
            ("24/11: Hej\n\n25/11: Farvel", Meant::Fact, "25/11: Farvel"),
            ("Facebook kl. 9: Hej\nFarvel", Meant::Fact, "Facebook kl. 9: Hej"),
            ("Plan\n\n# Facebook\n\nHej", Meant::Heading, "# Facebook"),
            ("# FB-opslag 1\n\nHej", Meant::Heading, "# FB-opslag 1"),
            ("# Bibliotek (24/11)\n\nHej", Meant::Heading, "# Bibliotek (24/11)"),
            ("# Opslag 2: LinkedIn\n\nHej", Meant::Heading, "# Opslag 2: LinkedIn"),
            ("# Til Facebook kl. 9\n\nHej", Meant::Heading, "# Til Facebook kl. 9"),
            (
                "# 24.11.2026 kl. 9 – husk billede\n\nHej",
                Meant::Heading,
                "# 24.11.2026 kl. 9 – husk billede",
            ),
            (
                "## Tirsdag 24. november 2026 kl. 9\n\nHej",
                Meant::Heading,
                "## Tirsdag 24. november 2026 kl. 9",
            ),
            ("| Dato | Tekst |\n|---|---|\n| 24-11 | Hej |", Meant::Table, "| Dato | Tekst |"),
        ] {
            let (found, span) = find(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found, &text[span.start..span.end]), (meant, line), "{text}");
        }
        for text in [
            "Broen er åben",
            "Husk: broen er åben\nHej",
            "#Facebook er nede\nHej",
            "# Broen\n\nHej",
            "Åben | lukket\n\nHej",
            "Facebook",
            "Åbningstider\nMandag: lukket\nTirsdag: åbent fra 9",
            "Mandag: Broen er åben\n\nKør forsigtigt",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
