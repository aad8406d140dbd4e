//! Builds the record of a new window from the values the user gives, a template,
//! and defaults.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{Level, Window, WindowKind, WindowMistake, read_register, templates};
use crate::{
    matcher::AutomatonBuilder,
    source::Source,
    time::format_for_file,
    yaml::{self, Node, Reader, Value},
};

/// The keys of a record, in the order in which they are written.
const ORDER: [&str; 20] = [
    "id",
    "title",
    "kind",
    "level",
    "from",
    "until",
    "review_by",
    "all_clear",
    "cooldown_hours",
    "lead",
    "about",
    "area",
    "topics",
    "hashtags",
    "roles",
    "allow",
    "hold",
    "hold_until",
    "languages",
    "declared_by",
];

/// Every key that a record may have.
pub(crate) const RECORD_KEYS: [&str; 21] = {
    let mut keys = ["dormant"; 21];
    let mut at = 0;
    while at < ORDER.len() {
        keys[at] = ORDER[at];
        at += 1;
    }
    keys
};

/// The keys that are not copied from a template to the record of a new window.
const NOT_COPIED: [&str; 8] =
    ["id", "dormant", "from", "until", "review_by", "all_clear", "hold_until", "declared_by"];

/// How many hours the cool-down after a large crisis takes.
const COOLDOWN_HOURS: &str = "24";

/// When a window begins, ends and must be reviewed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// When the window is declared.
    pub(crate) now: Timestamp,
    /// When it begins.
    pub(crate) from: Timestamp,
    /// When it ends, if that is known.
    pub(crate) until: Option<Timestamp>,
    /// The time by which it must be reviewed; `None` if its end is known and nobody
    /// asked for a review.
    pub(crate) review_by: Option<Timestamp>,
}

/// The record of a window while it is being built.
#[derive(Debug, Default)]
pub(crate) struct RecordBuilder(Vec<(String, Node)>);

impl RecordBuilder {
    /// A record that contains only the key `allow`, with the value in the built-in
    /// template for this kind of window.
    pub(crate) fn new(kind: WindowKind) -> Self {
        let mut record = Self::default();
        record.set("allow", templates::default_allow(kind));
        record
    }

    /// A record with the keys and values of a dormant record, except those in
    /// [`NOT_COPIED`].
    pub(crate) fn from_template(template: &Node) -> Self {
        let Value::Map(entries) = &template.value else { return Self::default() };
        let copied = entries.iter().filter_map(|(key, value)| {
            let key = key.text().filter(|key| !NOT_COPIED.contains(key))?;
            (!is_empty(value)).then(|| (key.to_owned(), value.clone()))
        });
        Self(copied.collect())
    }

    /// Sets the value of a key. With `None`, this does nothing.
    pub(crate) fn set(&mut self, key: &str, value: Option<Node>) {
        let Some(value) = value else { return };
        self.0.retain(|(own, _)| own != key);
        self.0.push((key.to_owned(), value));
    }

    /// Whether a key has a value.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Sets the accounts and domains whose posts and pages may be passed on. An
    /// empty list changes nothing.
    pub(crate) fn set_allowed(&mut self, accounts: Vec<Node>, domains: Vec<Node>) {
        let mut allow = match self.get("allow").map(|allow| &allow.value) {
            Some(Value::Map(entries)) => entries.clone(),
            _ => Vec::new(),
        };
        for (key, sources) in [("accounts", accounts), ("domains", domains)] {
            if !sources.is_empty() {
                allow.retain(|(own, _)| own.text() != Some(key));
                allow.push((Node::of_text(key), Node::of_list(sources)));
            }
        }
        let entries = allow.iter().map(|(key, value)| (key.text().unwrap_or_default(), value));
        let allow = Node::of_map(entries.map(|(key, value)| (key, value.clone())));
        self.set("allow", Some(allow).filter(|allow| !is_empty(allow)));
    }

    /// Sets the time until which the window holds back everything. With `None`,
    /// this does nothing.
    pub(crate) fn set_hold_until(&mut self, until: Option<Timestamp>, timezone: &TimeZone) {
        self.set("hold_until", until.map(|time| Node::of_text(format_for_file(time, timezone))));
    }

    /// The kind and the level; `None` for a value that is missing or invalid.
    pub(crate) fn kind_and_level(&self) -> (Option<WindowKind>, Option<Level>) {
        (self.named("kind", &WindowKind::ALL), self.named("level", &Level::ALL))
    }

    fn get(&self, key: &str) -> Option<&Node> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, value)| value)
    }

    fn named<T: Copy>(&self, key: &str, names: &[(&str, T)]) -> Option<T> {
        let written = self.get(key)?.text()?;
        names.iter().find(|(name, _)| *name == written).map(|(_, value)| *value)
    }

    /// A placeholder, such as `CHANGEME`, that the value of a key still contains;
    /// `None` if there is none.
    pub(crate) fn placeholder(&self, key: &str) -> Option<&str> {
        placeholder(self.get(key)?)
    }

    /// Sets the kind, the level and the cool-down to their defaults if they are
    /// missing. Exercises and events have no default level, and only large crises
    /// have a default cool-down.
    pub(crate) fn fill_in_defaults(&mut self) {
        let kind = self.named("kind", &WindowKind::ALL).unwrap_or(WindowKind::Crisis);
        self.set("kind", Some(Node::of_text(kind.name())));
        let default = match kind {
            WindowKind::Crisis => Some(Level::Major),
            WindowKind::Mourning | WindowKind::PreElection => Some(Level::National),
            WindowKind::Exercise | WindowKind::Event => None,
        };
        let level = self.named("level", &Level::ALL).or(default);
        self.set("level", level.map(|level| Node::of_text(level.name())));
        let is_large = level.is_some_and(|level| Level::Major <= level);
        if kind == WindowKind::Crisis && is_large && self.get("cooldown_hours").is_none() {
            self.set("cooldown_hours", Some(Node::of_number(COOLDOWN_HOURS)));
        }
    }

    /// Sets the times of the window.
    pub(crate) fn set_times(&mut self, times: Times, timezone: &TimeZone) {
        let text = |time| Node::of_text(format_for_file(time, timezone));
        self.set("from", Some(text(times.from)));
        self.set("until", Some(times.until.map_or_else(Node::nothing, text)));
        self.set("review_by", times.review_by.map(text));
    }

    /// Sets who declared the window, and when.
    pub(crate) fn set_declared_by(&mut self, name: &str, at: Timestamp, timezone: &TimeZone) {
        let at = Node::of_text(format_for_file(at, timezone));
        let by = Node::of_map([("name", Node::of_text(name.to_owned())), ("at", at)]);
        self.set("declared_by", Some(by));
    }

    /// The mistakes of the window that the record describes, as the reader of
    /// registers reports them.
    pub(crate) fn mistakes(&self) -> Vec<WindowMistake> {
        // The record is written and parsed again, because the places in a copied
        // record are those in the file of its template.
        let text = yaml::item(&Self(self.0.clone()).finish());
        let source = Source::new("", text);
        let Ok(Node { value: Value::List(records), .. }) = yaml::parse(&source) else {
            return Vec::new();
        };
        let mut reader = Reader::new(&source);
        let record = records.first();
        let parsed = record.and_then(|record| {
            read_register::parse_window(record, &mut reader, None, &mut AutomatonBuilder::default())
        });
        parsed.map(|(window, _)| window.mistakes()).unwrap_or_default()
    }

    /// An id that no window has, from `about` and the day, such as
    /// `harbour-fire-2026-05-04`. `about` is the title or the template of the
    /// window, or the name of its emergency or of its kind.
    pub(crate) fn free_id(about: &str, day: Date, windows: &[Window]) -> String {
        let id = format!("{about}-{day}");
        let is_taken = |id: &String| windows.iter().any(|window| window.id == *id);
        let others = (2..).map(|number| format!("{id}-{number}"));
        std::iter::once(id.clone()).chain(others).find(|id| !is_taken(id)).unwrap_or(id)
    }

    /// The record, with its keys in order.
    pub(crate) fn finish(mut self) -> Node {
        let rank = |key: &str| ORDER.iter().position(|own| *own == key);
        self.0.sort_by_key(|(key, _)| rank(key));
        Node::of_map(self.0.iter().map(|(key, value)| (key.as_str(), value.clone())))
    }
}

/// A title in the form that ids have: *Fire in the harbour* becomes
/// `fire-in-the-harbour`. `None` if the title contains no letters or digits.
pub(crate) fn slug(title: &str) -> Option<String> {
    let words = title.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    (!words.is_empty()).then(|| words.join("-"))
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Scalar(_) => false,
        Value::List(items) => items.is_empty(),
        Value::Map(entries) => entries.is_empty(),
    }
}

/// The first placeholder anywhere in a value; `None` if there is none.
fn placeholder(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Null => None,
        Value::Scalar(text) => templates::PLACEHOLDERS.contains(&&**text).then_some(text),
        Value::List(items) => items.iter().find_map(placeholder),
        Value::Map(entries) => entries.iter().find_map(|(_, value)| placeholder(value)),
    }
}
