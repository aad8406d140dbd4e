//! Reads the records of `windows.yaml`.

use jiff::{Timestamp, tz::TimeZone};

use super::windows::{Lead, Level, Role, Window, WindowKind};
use super::{domain, handle, instant, wrong_word};
use crate::{
    matcher::{List, Words, folded},
    source::{Problem, Source},
    yaml::{self, Node, Reader, list_of, map_of, one_of, one_or_more},
};

/// The windows of a register. Their words join those of the rulebook.
///
/// # Errors
/// Everything that is wrong with the register.
pub(crate) fn read(
    source: &Source,
    timezone: Option<&TimeZone>,
    words: &mut Words,
) -> Result<Vec<Window>, Vec<Problem>> {
    let node = yaml::parse(source)?;
    let mut reader = Reader::new(source);
    let mut windows: Vec<Window> = Vec::new();
    if !node.is_null() {
        list_of(|node, reader| {
            let window = window(node, reader, timezone, words)?;
            if windows.iter().any(|other| other.id == window.id) {
                let message = format!("the id `{}` is taken already", window.id);
                let at = node.get("id").unwrap_or(node).span;
                return reader.wrong(at, message, "give each window an id of its own");
            }
            windows.push(window);
            Some(())
        })(&node, &mut reader);
    }
    if reader.problems.is_empty() { Ok(windows) } else { Err(reader.problems) }
}

/// One window.
pub(crate) fn window(
    node: &Node,
    reader: &mut Reader<'_>,
    timezone: Option<&TimeZone>,
    words: &mut Words,
) -> Option<Window> {
    let time = |node: &Node, reader: &mut Reader<'_>| instant(node, reader, timezone);
    let mut fields = reader.fields(node)?;
    let id = fields.required("id", yaml::string);
    let kind = fields.required("kind", one_of(&WindowKind::ALL));
    let level = fields.optional("level", one_of(&Level::ALL));
    let from = fields.required("from", time);
    let until = fields.optional("until", time);
    let reviewed = fields.optional("review_by", time);
    let lead = fields.optional("lead", lead);
    let area = fields.optional("area", |node, reader| word_list(node, reader, words));
    let topics = fields.optional("topics", |node, reader| word_list(node, reader, words));
    let hashtags = fields.optional("hashtags", one_or_more(tag));
    let roles = fields.optional("roles", roles);
    fields.optional("declared_by", |node, reader| declared_by(node, reader, timezone));
    fields.optional("title", titles);
    fields.finish();
    if kind == Some(WindowKind::Crisis) {
        require(node, reader, &["lead"]);
        require(node, reader, &["level"]);
        require(node, reader, &["topics", "area", "hashtags"]);
    }
    ends(node, reader, (from, until, reviewed));
    let lead_key = key(node, "lead").unwrap_or(node);
    Some(Window {
        id: id?,
        kind: kind?,
        level: level.unwrap_or_default(),
        from: from?,
        until,
        lead: lead.unwrap_or_default(),
        area: area.unwrap_or_else(|| words.list()),
        topics: topics.unwrap_or_else(|| words.list()),
        hashtags: hashtags.unwrap_or_default(),
        roles: roles.unwrap_or_default(),
        declared_at: reader.source.place(lead_key.span),
    })
}

/// Reports that a record has none of these keys.
fn require(node: &Node, reader: &mut Reader<'_>, keys: &[&str]) {
    if keys.iter().any(|key| node.get(key).is_some_and(|value| !value.is_null())) {
        return;
    }
    let at = key(node, "id").unwrap_or(node).span;
    let names: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let names = crate::source::either(names.iter().map(String::as_str));
    reader.wrong::<()>(at, format!("a crisis needs {names}"), "add what this one is missing");
}

/// Reports an end before the beginning, and an open end that nobody reviews.
fn ends(
    node: &Node,
    reader: &mut Reader<'_>,
    (from, until, reviewed): (Option<Timestamp>, Option<Timestamp>, Option<Timestamp>),
) {
    let Some(from) = from else { return };
    let written = node.get("until");
    if until.is_some_and(|until| until <= from) {
        let at = written.unwrap_or(node).span;
        reader.wrong::<()>(at, "the window ends before it begins", "mend `from` or `until`");
    }
    let open = written.is_none_or(Node::is_null);
    if open && node.get("review_by").is_none_or(Node::is_null) {
        let at = key(node, "until").or_else(|| key(node, "id")).unwrap_or(node).span;
        let help = "add `review_by` with the time at which somebody looks at it again";
        reader.wrong::<()>(at, "an open window needs `review_by`", help);
    }
    if reviewed.is_some_and(|reviewed| reviewed <= from) {
        let at = node.get("review_by").unwrap_or(node).span;
        let help = "mend `from` or `review_by`";
        reader.wrong::<()>(at, "the window is reviewed before it begins", help);
    }
}

/// The key itself, for its place.
fn key<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    let yaml::Value::Map(entries) = &node.value else { return None };
    entries.iter().map(|(key, _)| key).find(|key| key.text() == Some(name))
}

fn lead(node: &Node, reader: &mut Reader<'_>) -> Option<Lead> {
    let mut fields = reader.fields(node)?;
    let handles = fields.optional("handles", one_or_more(handle));
    let domains = fields.optional("domains", one_or_more(domain));
    fields.finish();
    let lead = Lead { handles: handles.unwrap_or_default(), domains: domains.unwrap_or_default() };
    if lead == Lead::default() {
        let help = "name its `handles` or its `domains`";
        return reader.wrong(node.span, "the lead has no channel", help);
    }
    Some(lead)
}

/// Words as a new list of the matcher.
fn word_list(node: &Node, reader: &mut Reader<'_>, words: &mut Words) -> Option<List> {
    let list = words.list();
    let mut number = 0;
    one_or_more(|node, reader| {
        let text = yaml::text(node, reader)?;
        number += 1;
        match words.add(list, number - 1, text, None, false) {
            Ok(()) => Some(()),
            Err(mistake) => wrong_word(node, reader, &mistake),
        }
    })(node, reader)?;
    Some(list)
}

/// A hashtag without `#`, as tags are compared.
fn tag(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    Some(folded(written.trim_start_matches(['#', '＃'])).into_owned())
}

fn roles(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<(String, Role)>> {
    let roles = map_of(one_of(&Role::ALL))(node, reader)?;
    let lower = |(account, role): (String, Role)| {
        (folded(account.trim_start_matches('@')).into_owned(), role)
    };
    Some(roles.into_iter().map(lower).collect())
}

/// Who declared the window, and when. Kept for people; no rule asks for it.
fn declared_by(node: &Node, reader: &mut Reader<'_>, timezone: Option<&TimeZone>) -> Option<()> {
    let mut fields = reader.fields(node)?;
    fields.required("name", yaml::string);
    fields.optional("at", |node, reader| instant(node, reader, timezone));
    fields.optional("approval", yaml::string);
    fields.finish();
    Some(())
}

/// What people call the window. Kept for people; no rule asks for it.
fn titles(node: &Node, reader: &mut Reader<'_>) -> Option<()> {
    if node.text().is_some() {
        return Some(());
    }
    let mut fields = reader.fields(node)?;
    fields.optional("da", yaml::string);
    fields.optional("en", yaml::string);
    fields.finish();
    Some(())
}
