//! The record of a new window: from the command line, from a dormant one, and
//! for the rest from what is usual.

use std::env;

use jiff::tz::TimeZone;

use super::{
    Failure, check_id,
    flags::{self, Flags},
    open::{Arguments, Times},
    ready_made::{self, BLANKS},
    register::Register,
    words,
};
use crate::{
    language::Language,
    register::{
        windows::{Level, WindowKind},
        write_window,
    },
    rulebook,
    source::{self, Problem, Source, did_you_mean},
    time::in_a_file,
    yaml::{self, Node, Value},
};

/// The keys of a record in the order in which they are written.
const ORDER: [&str; 18] = [
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
    "area",
    "topics",
    "hashtags",
    "roles",
    "allow",
    "hold",
    "languages",
    "declared_by",
];

/// What a dormant record says only of itself.
const OWN: [&str; 7] = ["id", "dormant", "from", "until", "review_by", "all_clear", "declared_by"];

/// How long promotion and humour wait after a crisis of more than one place.
const COOLDOWN_HOURS: &str = "24";

/// A record that is being put together.
#[derive(Default)]
struct Draft(Vec<(String, Node)>);

impl Draft {
    fn set(&mut self, key: &str, value: Option<Node>) {
        let Some(value) = value else { return };
        self.0.retain(|(own, _)| own != key);
        self.0.push((key.to_owned(), value));
    }

    fn get(&self, key: &str) -> Option<&Node> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, value)| value)
    }

    fn name<T: Copy>(&self, key: &str, names: &[(&str, T)]) -> Option<T> {
        let written = self.get(key)?.text()?;
        names.iter().find(|(name, _)| *name == written).map(|(_, value)| *value)
    }

    fn finish(mut self) -> Node {
        let rank = |key: &str| ORDER.iter().position(|own| *own == key);
        self.0.sort_by_key(|(key, _)| rank(key));
        Node::of_map(self.0.iter().map(|(key, value)| (key.as_str(), value.clone())))
    }
}

/// The record that the command line asks for. All that is wrong with it is told
/// at once, each under its flag.
pub(super) fn build(
    arguments: &Arguments,
    register: &Register,
    times: Times,
) -> Result<Node, Failure> {
    let mut draft = Draft::default();
    match &arguments.template {
        Some(id) => draft.0 = template(id, register)?,
        // Whoever opens it without a record gets what a ready-made one lets pass.
        None => draft.set("allow", usual_allow(arguments.kind)),
    }
    let mut flags = Flags::default();
    set_flags(&mut draft, arguments, &mut flags);
    set_usual(&mut draft);
    complete(&draft, &mut flags);
    placed(&draft, &mut flags);
    if let Some(id) = &arguments.id {
        flags.problems.extend(check_id(id).err());
    }
    if !flags.problems.is_empty() {
        return Err(flags.problems.into());
    }
    let zone = &register.rulebook.timezone;
    set_times(&mut draft, times, zone);
    let name = arguments.by.clone().unwrap_or_else(own_name);
    let at = Node::of_text(in_a_file(times.now, zone));
    draft.set("declared_by", Some(Node::of_map([("name", Node::of_text(name)), ("at", at)])));
    let id = match &arguments.id {
        Some(id) => id.clone(),
        None => free_id(arguments, &draft, register, times),
    };
    register.expect_free(&id)?;
    draft.set("id", Some(Node::of_text(id)));
    Ok(draft.finish())
}

/// What a dormant record says that a window opened from it says, too.
fn template(id: &str, register: &Register) -> Result<Vec<(String, Node)>, Failure> {
    let windows = &register.rulebook.windows;
    let Some(window) = windows.iter().find(|window| window.id == id) else {
        let dormant = windows.iter().filter(|window| window.from.is_none());
        let near = did_you_mean(id, dormant.map(|window| window.id.as_str()));
        let help = source::meant(
            near,
            (
                "`tweetlint window list --all` lists those there are",
                "`tweetlint window list --all` viser dem, der er",
            ),
        );
        let message = (
            format!("there is no dormant window `{id}`"),
            format!("der er intet sovende vindue `{id}`"),
        );
        return Err(Problem::in_file("--template", message).help(help).into());
    };
    if window.from.is_some() {
        let help = (
            "a template says `dormant: true` and has no times",
            "en skabelon siger `dormant: true` og har ingen tider",
        );
        let message = (format!("`{id}` is not dormant"), format!("`{id}` sover ikke"));
        return Err(Problem::in_file("--template", message).help(help).into());
    }
    let path = &window.declared_at.path;
    let other;
    let source = if path == register.source.path() {
        &register.source
    } else {
        other = rulebook::open(path.as_ref().as_ref())?;
        &other
    };
    let root = yaml::parse(source)?;
    let record = write_window::find(&root, id);
    let Some(Value::Map(entries)) = record.map(|record| &record.value) else {
        return Ok(Vec::new());
    };
    let kept = entries.iter().filter_map(|(key, value)| {
        let key = key.text().filter(|key| !OWN.contains(key))?;
        (!is_empty(value)).then(|| (key.to_owned(), value.clone()))
    });
    Ok(kept.collect())
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Scalar(_) => false,
        Value::List(items) => items.is_empty(),
        Value::Map(entries) => entries.is_empty(),
    }
}

fn set_flags(draft: &mut Draft, arguments: &Arguments, flags: &mut Flags) {
    let text = |text: &str| Node::of_text(text);
    draft.set("title", arguments.title.as_deref().map(text));
    draft.set("kind", arguments.kind.map(|kind| text(words::kind(kind))));
    draft.set("level", arguments.level.map(|level| text(words::level(level))));
    let handles = flags.read("--lead", &arguments.lead, flags::handle);
    let domains = flags.read("--lead-domain", &arguments.lead_domain, flags::domain);
    let channels = [("handles", handles), ("domains", domains)];
    let channels: Vec<_> =
        channels.into_iter().filter_map(|(key, list)| Some((key, list?))).collect();
    draft.set("lead", (!channels.is_empty()).then(|| Node::of_map(channels)));
    draft.set("area", flags.read("--area", &arguments.area, flags::word));
    draft.set("topics", flags.read("--topic", &arguments.topic, flags::word));
    draft.set("hashtags", flags.read("--hashtag", &arguments.hashtag, flags::tag));
    draft.set("roles", flags.roles("--role", &arguments.role));
}

/// What the ready-made record of a kind lets pass.
fn usual_allow(kind: Option<WindowKind>) -> Option<Node> {
    let kind = kind.unwrap_or(WindowKind::Crisis);
    let ready_made = ready_made::text(kind, "ready-made", Language::En);
    let root = yaml::parse(&Source::new("ready-made", ready_made)).ok()?;
    write_window::find(&root, "ready-made")?.get("allow").cloned()
}

/// What nobody said and goes without saying.
fn set_usual(draft: &mut Draft) {
    let kind = draft.name("kind", &WindowKind::ALL).unwrap_or(WindowKind::Crisis);
    draft.set("kind", Some(Node::of_text(words::kind(kind))));
    let usual = match kind {
        WindowKind::Crisis => Some(Level::Major),
        WindowKind::Mourning | WindowKind::PreElection => Some(Level::National),
        WindowKind::Exercise | WindowKind::Event => None,
    };
    let level = draft.name("level", &Level::ALL).or(usual);
    draft.set("level", level.map(|level| Node::of_text(words::level(level))));
    let wide = level.is_some_and(|level| Level::Major <= level);
    if kind == WindowKind::Crisis && wide && draft.get("cooldown_hours").is_none() {
        draft.set("cooldown_hours", Some(Node::of_number(COOLDOWN_HOURS)));
    }
}

fn set_times(draft: &mut Draft, times: Times, zone: &TimeZone) {
    let text = |time| Node::of_text(in_a_file(time, zone));
    draft.set("from", Some(text(times.from)));
    draft.set("until", Some(times.until.map_or_else(Node::nothing, text)));
    draft.set("review_by", times.review_by.map(text));
}

/// Reports what a crisis cannot be without, and words that only its owner knows.
fn complete(draft: &Draft, flags: &mut Flags) {
    for (flag, key, help) in ASKED {
        let Some(blank) = draft.get(key).and_then(blank) else { continue };
        let message = (
            format!("the template says `{blank}` there still"),
            format!("skabelonen siger stadig `{blank}` der"),
        );
        flags.problems.push(Problem::in_file(flag, message).help(help));
    }
    let crisis = draft.name("kind", &WindowKind::ALL) == Some(WindowKind::Crisis);
    if !crisis || !flags.problems.is_empty() {
        return;
    }
    let missing = |keys: &[&str]| keys.iter().all(|key| draft.get(key).is_none());
    if missing(&["lead"]) {
        let message = ("a crisis needs somebody who leads", "en krise skal have en, der leder");
        flags.problems.push(Problem::in_file("--lead", message).help(ASKED[0].2));
    }
    if missing(&["topics", "area", "hashtags"]) {
        let message = (
            "a crisis needs `--topic`, `--area` or `--hashtag`",
            "en krise skal have `--topic`, `--area` eller `--hashtag`",
        );
        flags.problems.push(Problem::in_file("--topic", message).help(ASKED[1].2));
    }
}

/// Reports a window of one place that does not say which, for it would reach
/// what is said anywhere.
fn placed(draft: &Draft, flags: &mut Flags) {
    let kind = draft.name("kind", &WindowKind::ALL);
    let local = draft.name("level", &Level::ALL) == Some(Level::Local);
    if kind.is_some_and(WindowKind::has_reach) && local && draft.get("area").is_none() {
        let message = (
            "a local window without `--area` reaches the whole country",
            "et lokalt vindue uden `--area` gælder hele landet",
        );
        flags.problems.push(Problem::in_file("--level", message).help(ASKED[2].2));
    }
}

/// What only those who declare a window know: the flag, the key, and what to do.
const ASKED: [(&str, &str, (&str, &str)); 4] = [
    (
        "--lead",
        "lead",
        (
            "say who leads, as in `--lead @havnepoliti`",
            "sig, hvem der leder, som i `--lead @havnepoliti`",
        ),
    ),
    (
        "--topic",
        "topics",
        (
            "say what it is about, as in `--topic \"brand*\"`",
            "sig, hvad det handler om, som i `--topic \"brand*\"`",
        ),
    ),
    (
        "--area",
        "area",
        ("say where it is, as in `--area Havnen`", "sig, hvor det er, som i `--area Havnen`"),
    ),
    (
        "--hashtag",
        "hashtags",
        (
            "name its tag, as in `--hashtag havnefest`",
            "nævn dets hashtag, som i `--hashtag havnefest`",
        ),
    ),
];

/// A word of a ready-made record that nobody has filled in.
fn blank(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Null => None,
        Value::Scalar(text) => BLANKS.contains(&text.as_str()).then_some(text),
        Value::List(items) => items.iter().find_map(blank),
        Value::Map(entries) => entries.iter().find_map(|(_, value)| blank(value)),
    }
}

/// An id of what the window is about and of its day, that no other window has.
fn free_id(arguments: &Arguments, draft: &Draft, register: &Register, times: Times) -> String {
    let titled = arguments.title.as_deref().map(slug).filter(|slug| !slug.is_empty());
    let kind = || draft.get("kind").and_then(Node::text).unwrap_or_default().to_owned();
    let about = arguments.template.clone().or(titled).unwrap_or_else(kind);
    let day = times.from.to_zoned(register.rulebook.timezone.clone()).date();
    let id = format!("{about}-{day}");
    let taken = |id: &String| register.rulebook.windows.iter().any(|window| window.id == *id);
    let others = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.clone()).chain(others).find(|id| !taken(id)).unwrap_or(id)
}

/// A title as part of an id.
fn slug(title: &str) -> String {
    let words = title.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join("-")
}

/// The name that whoever runs the program is logged in with.
fn own_name() -> String {
    let set = |name: &&str| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let name = ["USER", "LOGNAME", "USERNAME"].iter().find_map(set);
    name.unwrap_or_else(|| "unknown".to_owned())
}
