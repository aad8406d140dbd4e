//! Posts in a list inside an object, such as `{"posts": [ … ]}`, of a shape that no reader knows.

use jiff::tz::TimeZone;
use serde_json::value::RawValue;

use super::{
    Reading,
    entries::{Entry, entries},
    flat::FlatValue,
    lost_fields::is_zone,
    mapped::{entries_to_map, mapped_keys},
    network::Export,
    record::Record,
    shape::is_object,
    unknown_keys::lacks_time,
    unread_times::{DEEPEST, Within, nested},
    value::{JsonString, span_of},
};
use crate::{
    input::{
        ReadOptions,
        column_names::fields_named,
        heading_channels::Elsewhere,
        heading_platforms::{has_unknown_platform, names_other_network},
        likeness::{Likeness, is_title, likeness},
        row_platforms::are_platforms,
        sheet_names,
    },
    mapping::{PostField, Target},
    message::{Message, any_of},
    platform::Platform,
    post::Post,
    source::{Problem, Span},
    time::{TimeMistake, stated_zone, unknown_zone},
};

/// The words with which the names of lists begin that have answers to a post, or messages of a
/// program.
const NO_POSTS: [&str; 6] = ["comment", "kommentar", "repl", "svar", "error", "warning"];

/// What lists of posts are called. A text beside such a list is about the list.
const POSTS: [&str; 10] = [
    "drafts",
    "kladder",
    "opslag",
    "opslagene",
    "planlagt",
    "posts",
    "statuses",
    "toots",
    "tweets",
    "udkast",
];

impl<'s> Reading<'s, '_> {
    /// Reads the posts of the only list of posts inside a record that has no text of its own, or of
    /// several lists if their keys say for which platform each is. Several other lists are a problem.
    /// Returns whether there was any.
    pub(super) fn read_inner_list(&mut self, record: Record<'s, '_>) -> bool {
        let own = entries(record);
        let mut lists = lists_of_posts(&own, record);
        let all = lists.len();
        lists.retain(|(path, list)| !self.is_elsewhere(path, list));
        if lists.is_empty() && 0 < all {
            return true;
        }
        if !can_be_read(&lists) {
            if !lists.is_empty() {
                let paths = lists.iter().map(|(path, _)| format!("`{path}`"));
                let paths = paths.collect::<Vec<_>>().join(", ");
                let message = Message::new("json-several-lists").with("paths", paths);
                let problem = Problem::at(self.source, record.span, message);
                let help = Message::new("json-several-lists-help");
                self.parsed.problems.push_with(|| problem.help(help));
            }
            return !lists.is_empty();
        }
        let is_first = !std::mem::replace(&mut self.has_inner_list, true);
        let roots: Vec<&str> = lists.iter().map(|(path, _)| root(path)).collect();
        let others = own.iter().map(|(name, _)| &**name);
        let others = others.filter(|name| !roots.contains(name) && !is_zone(name));
        self.unknown.names.others.extend(others.map(str::to_owned));
        // What was found of this record before it was given up.
        self.layout.unknown.clear();
        for (path, list) in &lists {
            if is_first {
                self.note_list(path);
            }
            self.report_network_above(path, span_of(self.source, list.get()));
            let before = self.parsed.posts.len();
            let zone = self.zone_beside(&own, path);
            self.read_list_for(platform_above(path), zone, span_of(self.source, list.get()));
            // What is beside another list is said of that.
            let is_of_list = |name: &str| {
                is_beside(name, path) || !lists.iter().any(|(other, _)| is_beside(name, other))
            };
            let beside = with_nested(&own).into_iter().filter(|(name, _)| is_of_list(name));
            self.report_beside(beside, path, before);
        }
        true
    }

    /// Whether a key above a list of posts names a channel whose contents are not checked, which is
    /// noted. Of one that means all platforms, nobody can say which, and that is a problem.
    fn is_elsewhere(&mut self, path: &str, list: &RawValue) -> bool {
        if platform_above(path).is_some() {
            return false;
        }
        let said = path.split('.').find_map(|key| Some((Elsewhere::of(key)?, key)));
        // `all` is rather a list of all posts.
        let Some((elsewhere, key)) = said.filter(|(_, key)| *key != "all") else { return false };
        let start = span_of(self.source, list.get()).start;
        let remark = elsewhere.remark(key, self.source, Span::new(start, start + 1));
        match elsewhere {
            Elsewhere::Other => self.unknown.names.notes.push(remark),
            Elsewhere::All => self.parsed.problems.push(remark),
        }
        elsewhere == Elsewhere::Other
    }

    /// Notes that the posts of a list inside a record are read.
    fn note_list(&mut self, path: &str) {
        let message = match platform_above(path) {
            Some(platform) => Message::new("note-json-list-of-platform")
                .with("platform", platform.facts().display_name),
            None => Message::new("note-json-inner-list"),
        };
        let note = Problem::in_file(self.source.path().clone(), message.with("path", path));
        self.unknown.names.notes.push(note.help(Message::new("note-json-inner-list-help")));
    }

    /// Reports a key above a list that names a network, but not clearly that of its posts.
    fn report_network_above(&mut self, path: &str, list: Span) {
        let platform = self.options.platform;
        let is_unclear = |key: &&str| {
            1 < sheet_names::platforms(key).len()
                || has_unknown_platform(key)
                || names_other_network(key, platform)
        };
        let key = path.split('.').find(is_unclear).filter(|_| platform == Platform::default());
        let Some(key) = key.filter(|_| platform_above(path).is_none()) else { return };
        let message = Message::new("json-list-of-network").with("name", key);
        let help = Message::new("json-list-of-network-help");
        let help = help.with("names", any_of(Platform::names()));
        let problem = Problem::at(self.source, Span::new(list.start, list.start + 1), message);
        self.parsed.problems.push_with(|| problem.help(help));
    }

    /// Reads the posts of a list that is for this platform and in this time zone, unless a post says
    /// another.
    fn read_list_for(
        &mut self,
        platform: Option<Platform>,
        timezone: Option<TimeZone>,
        list: Span,
    ) {
        let platform = platform.unwrap_or(self.options.platform);
        if timezone.is_none() && platform == self.options.platform {
            return self.read_list(list);
        }
        let timezone = timezone.unwrap_or_else(|| self.options.timezone.clone());
        let options = ReadOptions { timezone, platform, ..self.options.clone() };
        let mut reading = Reading::new(self.source, &options);
        reading.read_list(list);
        self.add(reading);
    }

    /// The time zone that a key beside a list of posts, or beside one of the objects around it,
    /// states: that of the nearest key. One that is not known is a problem.
    fn zone_beside(&mut self, own: &[Entry<'s>], path: &str) -> Option<TimeZone> {
        let says_zone = |(name, value): &(String, &RawValue)| {
            let key = name.rsplit('.').next().unwrap_or_default();
            is_zone(key)
                && is_beside(name, path)
                && self.options.mapping.of(name).is_none()
                && !["null", "\"\""].contains(&value.get())
        };
        let zones = with_nested(own).into_iter().filter(says_zone);
        let (_, value) = zones.max_by_key(|(name, _)| name.matches('.').count())?;
        let written = value.get().trim_matches('"');
        let zone = stated_zone(written);
        if zone.is_none() {
            let TimeMistake { message, help } = unknown_zone(written);
            let problem = Problem::at(self.source, span_of(self.source, value.get()), message);
            self.parsed.problems.push(problem.help(help));
        }
        zone
    }

    /// Reports what is `beside` the list of posts with this path, perhaps in an object, and is said
    /// of none of its posts, which are those from number `before` on.
    fn report_beside(
        &mut self,
        beside: impl Iterator<Item = (String, &'s RawValue)>,
        path: &str,
        before: usize,
    ) {
        for (name, value) in beside {
            let mut posts = self.parsed.posts[before..].iter();
            let is_lost = posts.any(|post| lacks(post, &name, value, self.options));
            if !is_lost || self.options.mapping.of(&name).is_some() {
                continue;
            }
            let message = Message::new("json-fact-beside-list").with("name", name.as_str());
            let help = Message::new("json-fact-beside-list-help").with("path", path);
            let problem = Problem::at(self.source, span_of(self.source, value.get()), message);
            let problem = problem.help(help.with("name", name.as_str()));
            self.unknown.names.suspects.push((name, problem));
        }
    }
}

/// The first key of a path.
fn root(path: &str) -> &str {
    path.split('.').next().unwrap_or_default()
}

/// Whether a key is in one of the objects around a list, both with their paths.
fn is_beside(name: &str, list: &str) -> bool {
    let around = name.rsplit_once('.').map(|(around, _)| around);
    around.is_none_or(|around| list.strip_prefix(around).is_some_and(|rest| rest.starts_with('.')))
}

/// The platform that a key above a list of posts, or of the list itself, names, as in
/// `{"facebook": {"posts": […]}}`.
fn platform_above(path: &str) -> Option<Platform> {
    path.split('.').find_map(|key| match *sheet_names::platforms(key) {
        [platform] => Some(platform),
        _ => None,
    })
}

/// Whether it is clear which posts these lists have: there is one, or each is for a platform.
fn can_be_read(lists: &[(String, &RawValue)]) -> bool {
    lists.len() == 1
        || !lists.is_empty() && lists.iter().all(|(path, _)| platform_above(path).is_some())
}

/// The keys and values of a record, and those of the objects in it, each with its path.
fn with_nested<'s>(own: &[Entry<'s>]) -> Vec<(String, &'s RawValue)> {
    let mut all = own.iter().map(|(name, value)| (name.to_string(), *value)).collect();
    nested(own, "", (Within::Objects, DEEPEST), &mut all);
    all
}

/// Whether a post of a list lacks what the key with this path beside the list says: its account,
/// its platform or its planned time.
fn lacks(post: &Post<'_>, path: &str, value: &RawValue, options: &ReadOptions) -> bool {
    let name = path.rsplit('.').next().unwrap_or_default();
    let lacks_account = || post.account.is_empty() && options.default_account().is_none();
    let is_user = name == "user" || fields_named(name).any(|field| field == PostField::Account);
    if is_user && is_object(value) {
        let handle = FlatValue::Other(value.get()).name();
        return lacks_account() && handle.is_some_and(|handle| !handle.trim().is_empty());
    }
    let Ok(JsonString(written)) = serde_json::from_str(value.get()) else { return false };
    if written.trim().is_empty() {
        return false;
    }
    if is_user {
        return lacks_account();
    }
    fields_named(name).any(|field| match field {
        PostField::Platform | PostField::Platforms => {
            are_platforms(&written) && Platform::of_name(&written) != Some(post.platform)
        }
        PostField::PublishAt => lacks_time(post),
        _ => false,
    })
}

/// The lists in a record that have posts, each with its path. If the record has a text, other lists
/// than those that are called posts belong to its post.
pub(super) fn lists_of_posts<'s>(
    own: &[Entry<'s>],
    record: Record<'s, '_>,
) -> Vec<(String, &'s RawValue)> {
    let is_text = |(name, value): &Entry<'_>| {
        value.get().starts_with('"')
            && likeness(name) == Some(Likeness::Text)
            && !is_title(name)
            && record.options.mapping.of(name) != Some(Target::Nothing)
    };
    let has_text = own.iter().any(is_text);
    let mut all = with_nested(own);
    all.retain(|(path, value)| {
        let name = path.rsplit('.').next().unwrap_or_default().to_lowercase();
        (!has_text || POSTS.contains(&&*name) || platform_above(path).is_some())
            && !NO_POSTS.iter().any(|word| name.starts_with(word))
            && first_of(value).is_some_and(|first| looks_like_post(record, first))
    });
    all
}

/// The first item of a list; `None` if it is no object.
fn first_of(list: &RawValue) -> Option<&RawValue> {
    let items = list.get().strip_prefix('[')?;
    let mut items = serde_json::Deserializer::from_str(items).into_iter::<&RawValue>();
    items.next()?.ok().filter(|item| is_object(item))
}

/// Whether an object has a text, or is of a known shape whose posts have it elsewhere.
pub(super) fn looks_like_post<'s>(record: Record<'s, '_>, object: &'s RawValue) -> bool {
    let part = record.part(span_of(record.source, object.get()));
    let Ok(keys) = part.keys() else { return false };
    keys.text.is_some()
        || keys.full_text.is_some()
        || keys.has_other_text()
        || keys.thread.is_some()
        || keys.texts.is_some()
        || keys.tweet.is_some_and(is_object)
        || Export::of(&keys, part.raw()).is_some()
        || has_mapped_text(part)
        || entries(part).iter().any(is_named_as_text)
}

/// Whether a key has the name of a column of texts, such as `opslag`, and a text.
fn is_named_as_text((name, value): &Entry<'_>) -> bool {
    value.get().starts_with('"') && fields_named(name).any(|field| field == PostField::Text)
}

/// Whether the user maps keys of a record to fields.
fn has_mapped_text(record: Record<'_, '_>) -> bool {
    let mapping = &record.options.mapping;
    !mapping.is_empty() && mapped_keys(&entries_to_map(record), mapping).is_some()
}

/// The records in the lists of posts inside a record; `None` if these are not read.
pub(super) fn inner_records<'s, 'o>(record: Record<'s, 'o>) -> Option<Vec<Record<'s, 'o>>> {
    let lists = lists_of_posts(&entries(record), record);
    let items = |list: &&'s RawValue| serde_json::from_str::<Vec<&'s RawValue>>(list.get()).ok();
    let items = lists.iter().filter_map(|(_, list)| items(list)).flatten();
    let part = |raw: &'s RawValue| record.part(span_of(record.source, raw.get()));
    can_be_read(&lists).then(|| items.map(part).collect())
}
