//! Reads registers of windows, such as `windows.yaml`.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{
    Allow, Emergency, EmergencyWords, HeldKind, Lead, Level, Role, Window, WindowKind,
    WindowMistake, mentioned_accounts,
};
use crate::{
    language::{Language, Localized},
    matcher::{AutomatonBuilder, ListId, folded},
    message::Message,
    platform::handle_key,
    register::{domain, handle, instant, wrong_word},
    source::{FixedRule, Problem, Source, Span},
    time::default_timezone,
    tokens::tag_name,
    yaml::{self, Fields, Node, Reader, list_of, map_of, one_of, one_or_more},
};

/// Reads the windows of a register and adds their words to those of the rulebook.
///
/// # Errors
/// Everything that is wrong with the register.
pub(crate) fn read(
    source: &Source,
    timezone: Option<&TimeZone>,
    words: &mut AutomatonBuilder,
) -> Result<Vec<Window>, Vec<Problem>> {
    let node = yaml::parse(source).map_err(incomplete)?;
    let mut reader = Reader::new(source);
    let (mut windows, mut ids) = (Vec::new(), HashSet::new());
    if !node.is_null() {
        list_of(|node, reader| {
            let window = read_window(node, reader, timezone, words)?;
            if !ids.insert(window.id.clone()) {
                let at = node.get("id").unwrap_or(node).span;
                let message = Message::new("window-id-taken").with("id", window.id);
                return reader.wrong(at, message, Message::new("window-id-taken-help"));
            }
            windows.push(window);
            Some(())
        })(&node, &mut reader);
    }
    if reader.problems.is_empty() { Ok(windows) } else { Err(incomplete(reader.problems)) }
}

/// Marks these problems of an invalid register with the rule that records must be
/// complete. That rule is not in any rulebook, because it cannot be switched off.
fn incomplete(mut problems: Vec<Problem>) -> Vec<Problem> {
    for problem in &mut problems {
        problem.rule = Some(FixedRule::RecordIncomplete);
    }
    problems
}

/// Reads a window and reports its mistakes. Returns `None` if it has no id or
/// kind.
pub(crate) fn read_window(
    node: &Node,
    reader: &mut Reader<'_>,
    timezone: Option<&TimeZone>,
    words: &mut AutomatonBuilder,
) -> Option<Window> {
    let (window, is_identified) = parse_window(node, reader, timezone, words)?;
    for mistake in window.mistakes() {
        report(mistake, node, reader);
    }
    is_identified.then_some(window)
}

fn held_kinds(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<HeldKind>> {
    one_or_more(one_of(&HeldKind::ALL))(node, reader)
}

/// Reads the values of a window as far as they can be parsed. Also returns whether it
/// has an id and a kind. `None` if the record is not a map.
pub(super) fn parse_window(
    node: &Node,
    reader: &mut Reader<'_>,
    timezone: Option<&TimeZone>,
    words: &mut AutomatonBuilder,
) -> Option<(Window, bool)> {
    let time = |node: &Node, reader: &mut Reader<'_>| instant(node, reader, timezone);
    let [place, area_place, topics_place, hashtags_place] = ["lead", "area", "topics", "hashtags"]
        .map(|name| reader.source.place(key(node, name).unwrap_or(node).span));
    let mut fields = reader.fields(node)?;
    let id = fields.required("id", id);
    let kind = fields.required("kind", one_of(&WindowKind::ALL));
    let stated_level = fields.optional("level", one_of(&Level::ALL));
    let (area, topics) = areas_and_topics(node, &mut fields, words);
    let about = fields.optional("about", one_or_more(emergency)).unwrap_or_default();
    let is_identified = id.is_some() && kind.is_some();
    let window = Window {
        index: 0,
        id: id.unwrap_or_default(),
        title: fields.optional("title", title),
        // A window of unknown kind is read as an event, which has the fewest required
        // keys, so that no further problems are reported.
        kind: kind.unwrap_or(WindowKind::Event),
        level: stated_level.unwrap_or(default_level(kind)),
        stated_level,
        dormant: fields.optional("dormant", yaml::boolean).unwrap_or_default(),
        from: fields.optional("from", time),
        until: fields.optional("until", time),
        review_by: fields.optional("review_by", time),
        declared: fields
            .optional("declared_by", |node, reader| declared_by(node, reader, timezone)),
        all_clear: fields.optional("all_clear", time),
        cooldown: fields.optional("cooldown_hours", hours).unwrap_or_default(),
        lead: fields.optional("lead", leads).unwrap_or_default(),
        area,
        topics,
        area_words: mentioned_accounts::texts(node.get("area")),
        topic_words: mentioned_accounts::texts(node.get("topics")),
        emergency: EmergencyWords::add(&about, words),
        about,
        hashtags: fields.optional("hashtags", one_or_more(tag)).unwrap_or_default(),
        roles: fields.optional("roles", roles).unwrap_or_default(),
        allow: fields.optional("allow", allow).unwrap_or_default(),
        hold: fields.optional("hold", held_kinds).filter(|hold| !hold.is_empty()),
        hold_until: fields.optional("hold_until", time),
        languages: fields
            .optional("languages", one_or_more(one_of(&Language::ALL)))
            .unwrap_or_default(),
        place,
        area_place,
        topics_place,
        hashtags_place,
        timezone: timezone.cloned().unwrap_or_else(default_timezone),
        accounts: mentioned_accounts::mentioned(node, fields.reader.source),
    };
    fields.finish();
    Some((window, is_identified))
}

/// Adds the words of the area and the words of the topic, and returns their two
/// lists. The list of the area is `None` if the record names no area.
fn areas_and_topics(
    node: &Node,
    fields: &mut Fields<'_, '_, '_>,
    words: &mut AutomatonBuilder,
) -> (Option<ListId>, ListId) {
    let area = fields.optional("area", |node, reader| word_list(node, reader, words, place));
    let area = area.filter(|_| node.get("area").is_some_and(has_content));
    let topics = fields.optional("topics", |node, reader| word_list(node, reader, words, topic));
    if let Some(topics) = topics {
        words.match_compounds(topics);
    }
    (area, topics.unwrap_or_else(|| words.new_list()))
}

/// The level of a window whose record states none. For an exercise it is `major`, so
/// that the exercise must be marked in posts from all places.
fn default_level(kind: Option<WindowKind>) -> Level {
    match kind {
        Some(WindowKind::Exercise) => Level::Major,
        _ => Level::default(),
    }
}

/// Reads the name of an emergency in any language.
fn emergency(node: &Node, reader: &mut Reader<'_>) -> Option<Emergency> {
    let written = yaml::text(node, reader)?;
    let found = Emergency::of_name(written);
    if found.is_some() {
        return found;
    }
    let message = Message::new("window-unknown-emergency").with("name", written);
    reader.wrong(node.span, message, Emergency::help(written))
}

/// Reads the id, which commands use to find a window and close it.
fn id(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let id = yaml::string(node, reader)?;
    if id.trim().is_empty() {
        let message = Message::new("window-id-empty");
        return reader.wrong(node.span, message, Message::new("window-id-empty-help"));
    }
    Some(id)
}

/// Reports a mistake. A missing value is reported only if its key is absent or empty:
/// if the record has an invalid value, that has already been reported.
fn report(mistake: WindowMistake, node: &Node, reader: &mut Reader<'_>) {
    let WindowMistake { keys, is_missing, message, help } = mistake;
    if is_missing && keys.iter().any(|key| node.get(key).is_some_and(has_content)) {
        return;
    }
    reader.wrong::<()>(place_of(keys, is_missing, node), message, help);
}

/// The span at which a mistake is reported: the value of one of its keys. If the
/// mistake is a missing value, the span is that of a key without a value, or else
/// that of the key `id`.
fn place_of(keys: &[&str], is_missing: bool, node: &Node) -> Span {
    let value = keys.iter().find_map(|key| node.get(key)).filter(|_| !is_missing);
    let empty = || keys.iter().find_map(|name| key(node, name));
    value.or_else(empty).or_else(|| key(node, "id")).unwrap_or(node).span
}

/// Whether a value is neither empty nor an empty list.
fn has_content(value: &Node) -> bool {
    match &value.value {
        yaml::Value::Null => false,
        yaml::Value::List(items) => !items.is_empty(),
        yaml::Value::Scalar(_) | yaml::Value::Map(_) => true,
    }
}

/// The node of a key, rather than of its value. It is used for its place in the file.
fn key<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    let yaml::Value::Map(entries) = &node.value else { return None };
    entries.iter().map(|(key, _)| key).find(|key| key.text() == Some(name))
}

/// Reads one lead, or several whose channels are joined in order.
fn leads(node: &Node, reader: &mut Reader<'_>) -> Option<Lead> {
    let several = one_or_more(lead)(node, reader)?;
    several.into_iter().reduce(|mut all, further| {
        all.handles.extend(further.handles);
        all.domains.extend(further.domains);
        all
    })
}

fn lead(node: &Node, reader: &mut Reader<'_>) -> Option<Lead> {
    let mut fields = reader.fields(node)?;
    fields.optional("authority", yaml::string);
    let handles = fields.optional("handles", one_or_more(handle));
    let domains = fields.optional("domains", one_or_more(domain));
    fields.finish();
    let lead = Lead { handles: handles.unwrap_or_default(), domains: domains.unwrap_or_default() };
    if lead == Lead::default() {
        let message = Message::new("window-lead-without-channel");
        return reader.wrong(node.span, message, Message::new("window-lead-without-channel-help"));
    }
    Some(lead)
}

/// A function that adds a word to a list. The number is the index of the word in the
/// list.
type Add = fn(&mut AutomatonBuilder, ListId, usize, &str) -> Result<(), Message>;

fn place(
    words: &mut AutomatonBuilder,
    list: ListId,
    number: usize,
    name: &str,
) -> Result<(), Message> {
    words.add_place(list, number, name)
}

fn topic(
    words: &mut AutomatonBuilder,
    list: ListId,
    number: usize,
    word: &str,
) -> Result<(), Message> {
    words.add_topic(list, number, word)
}

/// Adds words to the automaton as a new list.
fn word_list(
    node: &Node,
    reader: &mut Reader<'_>,
    words: &mut AutomatonBuilder,
    add: Add,
) -> Option<ListId> {
    let list = words.new_list();
    let mut number = 0;
    one_or_more(|node, reader| {
        let text = word(node, reader)?;
        number += 1;
        match add(words, list, number - 1, text) {
            Ok(()) => Some(()),
            Err(mistake) => wrong_word(node, reader, mistake),
        }
    })(node, reader)?;
    Some(list)
}

/// Reads a word of a topic or area. A `#` at its start is dropped, because words are
/// searched for outside of hashtags. A comma is an error, except in a number: the
/// words before and after the comma would count as one phrase, which no post
/// contains.
pub(crate) fn word<'n>(node: &'n Node, reader: &mut Reader<'_>) -> Option<&'n str> {
    let written = yaml::text(node, reader)?;
    let words: Vec<&str> = written.split(',').collect();
    let ends_in_digit = |word: &str| word.ends_with(|c: char| c.is_ascii_digit());
    let begins_with_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_number =
        |pair: &[&str]| matches!(pair, [a, b] if ends_in_digit(a) && begins_with_digit(b));
    if words.windows(2).all(is_number) {
        return Some(tag_name(written));
    }
    let several: Vec<&str> =
        words.into_iter().map(str::trim).filter(|word| !word.is_empty()).collect();
    let several = several.join(", ");
    let message = Message::new("window-word-with-comma").with("word", written);
    let help = Message::new("window-word-with-comma-help").with("words", several);
    reader.wrong(node.span, message, help)
}

/// Reads a hashtag without `#`, folded for comparison.
fn tag(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let tag = tag_name(written);
    if tag.is_empty() || tag.contains(|c: char| c.is_whitespace() || ",#＃".contains(c)) {
        return wrong_tag(node, reader);
    }
    Some(folded(tag).into_owned())
}

/// Reports a text that cannot be a hashtag.
pub(crate) fn wrong_tag<T>(node: &Node, reader: &mut Reader<'_>) -> Option<T> {
    let written = node.text().unwrap_or_default();
    let message = Message::new("window-invalid-hashtag").with("hashtag", written);
    reader.wrong(node.span, message, Message::new("window-invalid-hashtag-help"))
}

fn roles(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<(String, Role)>> {
    let roles = map_of(one_of(&Role::ALL))(node, reader)?;
    let lower = |(account, role): (String, Role)| (handle_key(&account).into_owned(), role);
    Some(roles.into_iter().map(lower).collect())
}

/// Reads when the window was declared; `None` if the record gives no time. The name
/// of the person is dropped, because no check needs it.
fn declared_by(
    node: &Node,
    reader: &mut Reader<'_>,
    timezone: Option<&TimeZone>,
) -> Option<Timestamp> {
    let mut fields = reader.fields(node)?;
    fields.required("name", yaml::string);
    let at = fields.optional("at", |node, reader| instant(node, reader, timezone));
    fields.optional("approval", yaml::string);
    fields.finish();
    at
}

/// Reads the title: one text, or one per language.
fn title(node: &Node, reader: &mut Reader<'_>) -> Option<Localized> {
    if let Some(title) = node.text() {
        return Some(Localized::from(title));
    }
    let mut fields = reader.fields(node)?;
    let mut title = Localized::default();
    for (tag, language) in Language::ALL {
        *title.get_mut(language) = fields.optional(tag, yaml::string).unwrap_or_default();
    }
    fields.finish();
    Some(title)
}

fn allow(node: &Node, reader: &mut Reader<'_>) -> Option<Allow> {
    let mut fields = reader.fields(node)?;
    let accounts = fields.optional("accounts", one_or_more(handle));
    let domains = fields.optional("domains", one_or_more(domain));
    let labels = fields.optional("labels", one_or_more(yaml::string));
    fields.finish();
    Some(Allow {
        accounts: accounts.unwrap_or_default(),
        domains: domains.unwrap_or_default(),
        labels: labels.unwrap_or_default(),
    })
}

fn hours(node: &Node, reader: &mut Reader<'_>) -> Option<SignedDuration> {
    yaml::number::<u16>(node, reader).map(|hours| SignedDuration::from_hours(i64::from(hours)))
}
