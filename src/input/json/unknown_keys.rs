//! The keys of flat records that no reader understands, and those that the user maps to
//! fields.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
};

use super::{
    entries::Entry,
    flat::Key,
    flat_fields::is_field,
    flat_scan::OTHER_KEYS,
    key_looks::KeyLooks,
    lost_fields::{is_perhaps_repost, is_platform, is_zone, may_be_lost},
    network,
    record::Record,
    value::span_of,
};
use crate::{
    input::{
        column_names::{fields_named, is_of_published, is_without_use},
        later_cells::LaterCells,
        likeness::{Likeness, likeness},
        name_problems::looks_like,
        presets::Preset,
        stated_kinds::may_say_kind,
        states::{LONGEST_STATE, State, may_say_gone, may_say_published},
        unknown_names::UnknownNames,
        user_numbers::is_of_author,
    },
    mapping::{PostField, plain_name},
    post::{Engagement, Post},
    source::Span,
};

/// How many of the first records of an API are searched for unknown keys. After these, a record is searched only if its post lacks
/// a time, an account or a text.
pub(super) const FIRST: usize = 32;

/// The most different keys that are remembered. Some records have ids as keys.
pub(super) const MOST_KEYS: usize = 1000;

/// A key, and the place at which it is reported.
pub(super) type KeyAt<'s> = (Cow<'s, str>, Span);

/// The keys of a file that are not understood.
#[derive(Debug, Default)]
pub(super) struct UnknownKeys<'s> {
    /// The keys that were judged, each with the field that it looks like. `None` if there
    /// is nothing to report: the key is known, looks like no field, or was reported.
    judged: HashMap<Cow<'s, str>, Option<Likeness>>,
    /// The keys that may say whether a record is a draft, on which platform it is, or what it
    /// answers.
    pub(super) states: Vec<Cow<'s, str>>,
    /// Whose keys the record has that is looked at.
    pub(super) owner: KeyOwner,
    /// Whose keys flat records have, as far as those show that had new ones.
    flat_owner: KeyOwner,
    /// The times under keys that are later than those of their posts.
    pub(super) later: BTreeMap<String, LaterCells>,
    /// For how many records [`Self::should_search`] was called.
    pub(super) looked_at: usize,
    /// The paths of the keys that were reported because of their values.
    pub(super) said: HashSet<String>,
    /// The fields for which [`Self::report_unread`](super::mapped) reported a key.
    pub(super) reported: HashSet<PostField>,
    /// What the keys look like.
    pub(super) looks: KeyLooks,
    /// The names to report.
    pub(super) names: UnknownNames,
}

impl<'s> UnknownKeys<'s> {
    /// Whether to look at the keys of the record that this post was made of. Records of APIs
    /// often name no account, so that this is no reason to look at all of them.
    pub(super) fn should_search(&mut self, post: &Post<'_>, is_flat: bool) -> bool {
        self.looked_at += 1;
        is_flat
            || self.looked_at <= FIRST
            || (lacks_time(post) || lacks_text(post)) && self.judged.len() < MOST_KEYS
            || !self.states.is_empty()
    }

    /// Whether the values of a record with this key are to be looked at: the key was not judged
    /// yet or looks like a field that the post lacks, or it may say whether the record is a draft.
    pub(super) fn is_to_be_judged(&self, name: &str, post: &Post<'_>) -> bool {
        let is_state = || self.states.iter().any(|state| state == name);
        match self.judged.get(name) {
            Some(like) => like.is_some_and(|like| lacks(like, post)) || is_state(),
            None => self.judged.len() < MOST_KEYS,
        }
    }

    /// Whether a key was not judged yet, and is to be.
    pub(super) fn is_new(&self, name: &str) -> bool {
        self.judged.len() < MOST_KEYS && !self.judged.contains_key(name)
    }

    /// Notes a key whose value is none that a reader understands.
    pub(super) fn note(&mut self, name: &'static str) {
        if self.judged.insert(name.into(), None).is_none() {
            self.names.others.push(name.to_owned());
        }
    }

    /// Remembers that a key was noted.
    pub(super) fn set_judged(&mut self, name: Cow<'s, str>) {
        self.judged.insert(name, None);
    }

    /// Judges the keys of a record: a key that looks like a field which the post lacks
    /// is a suspect, other unknown keys are only listed.
    pub(super) fn judge(
        &mut self,
        names: impl IntoIterator<Item = KeyAt<'s>>,
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) {
        for (name, span) in names {
            let Some(like) = self.like(&name, post, record) else { continue };
            if lacks(like, post) {
                let problem = looks_like(like, &name, record.source, span);
                self.names.suspects.push((name.clone().into_owned(), problem));
                self.judged.insert(name, None);
            }
        }
    }

    /// The field that a key looks like, unless it is known or was reported.
    #[expect(clippy::ptr_arg, reason = "a key that is borrowed from the file is kept as it is")]
    fn like(
        &mut self,
        name: &Cow<'s, str>,
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) -> Option<Likeness> {
        if let Some(like) = self.judged.get(&**name) {
            return *like;
        }
        if MOST_KEYS <= self.judged.len() {
            return None;
        }
        let is_mapped = record.options.mapping.of(name).is_some();
        let is_known = is_known(name, self.owner) || is_mapped;
        let like = if is_known { None } else { like(name) };
        let may_say_more = || {
            may_say_published(name)
                || may_say_gone(name)
                || may_be_lost(name)
                || like == Some(Likeness::PlannedTime)
        };
        // The APIs of X have `retweeted` in another sense.
        let may_be_repost =
            || !is_mapped && self.owner == KeyOwner::Anybody && is_perhaps_repost(name);
        if like == Some(Likeness::State) || !is_known && may_say_more() || may_be_repost() {
            self.states.push(name.clone());
        }
        let is_read = is_known || is_zone(name);
        if !is_read && !like.is_some_and(|like| lacks(like, post)) {
            self.names.others.push(name.clone().into_owned());
        }
        self.judged.insert(name.clone(), like);
        like
    }

    /// Judges the keys and values of a record.
    pub(super) fn judge_entries(
        &mut self,
        entries: &[Entry<'s>],
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) {
        let is_new = |(name, _): &Entry<'_>| !self.judged.contains_key(&**name);
        if self.owner == KeyOwner::Anybody {
            if entries.iter().any(is_new) {
                self.flat_owner = KeyOwner::of_flat(entries.iter().map(|(name, _)| &**name));
            }
            self.owner = self.flat_owner;
        }
        self.judge(entries.iter().map(|entry| key_at(entry, record)), post, record);
        self.find_words(entries, post, record);
        self.report_second_texts(entries, post, record);
        if lacks_time(post) {
            self.judge_times(entries, record);
            let is_time =
                |name: &str| name == "publish_at" || Key::named(name).is_some_and(Key::is_time);
            let is_empty = |(name, value): &Entry<'_>| {
                is_time(name) && ["null", "\"\""].contains(&value.get())
            };
            let names = &mut self.names;
            let count = if post.published { &mut names.undated } else { &mut names.untimed };
            *count += usize::from(entries.iter().any(is_empty));
        }
    }
}

impl<'s> UnknownKeys<'s> {
    /// Remembers each unknown key whose value is the name of a platform or, beside a published post, the
    /// state of a draft, whatever the key is called.
    fn find_words(&mut self, entries: &[Entry<'s>], post: &Post<'_>, record: Record<'s, '_>) {
        if self.owner != KeyOwner::Anybody {
            return;
        }
        let says_draft = |value: &str| {
            let word = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let word = word.filter(|word| post.published && word.len() <= LONGEST_STATE);
            word.is_some_and(|word| State::of(word) == Some(State::Draft))
        };
        for (name, value) in entries {
            let is_telling = is_platform(value.get()) || says_draft(value.get());
            let is_free = || {
                !is_known(name, self.owner)
                    && record.options.mapping.of(name).is_none()
                    && like(name).is_none()
            };
            if is_telling
                && self.states.len() < MOST_KEYS
                && !self.states.contains(name)
                && is_free()
            {
                self.states.push(name.clone());
            }
        }
    }
}

/// The place at which a key is reported: the key or, if it is written with escapes, its value.
pub(super) fn key_at<'s>((name, value): &Entry<'s>, record: Record<'s, '_>) -> KeyAt<'s> {
    let span = match name {
        Cow::Borrowed(name) => span_of(record.source, name),
        Cow::Owned(_) => span_of(record.source, value.get()),
    };
    (name.clone(), span)
}

/// What an unknown key looks like. A column with this name may be known in tables.
pub(super) fn like(name: &str) -> Option<Likeness> {
    let of_column = |field| match field {
        PostField::PublishAt => Some(Likeness::PlannedTime),
        PostField::CreatedAt
        | PostField::Date
        | PostField::Clock
        | PostField::Week
        | PostField::Weekday => Some(Likeness::Time),
        PostField::Text => Some(Likeness::Text),
        PostField::Account => Some(Likeness::Account),
        _ => None,
    };
    likeness(name).or_else(|| fields_named(name).next().and_then(of_column))
}

/// Keys of the APIs of X that carry nothing a rule needs, and are not among those of other
/// exports, sorted for the binary search.
pub(super) const OF_APIS: [&str; 26] = [
    "__twarc",
    "article",
    "card_uri",
    "community_id",
    "context_annotations",
    "conversation_id",
    "current_user_retweet",
    "edit_controls",
    "favorite_count",
    "filter_level",
    "is_quote_status",
    "media_metadata",
    "non_public_metrics",
    "organic_metrics",
    "possibly_sensitive_appealable",
    "possibly_sensitive_editable",
    "quoted_status_id",
    "quoted_status_permalink",
    "reply_settings",
    "scopes",
    "self_thread",
    "suggested_source_links",
    "supplemental_language",
    "timestamp_ms",
    "withheld",
    "withheld_scope",
];

/// The beginning of the keys under which twarc says when it collected a post, where values of
/// objects have keys of their own.
const OF_TWARC: &str = "__twarc.";

/// Whose keys a record has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum KeyOwner {
    /// Somebody who made the record: a key may mean anything.
    #[default]
    Anybody,
    /// An API of X or a known export: many of its keys carry nothing that a rule needs.
    Export,
    /// snscrape or a program like it, which has keys for what a post answers.
    Scraper,
}

impl KeyOwner {
    /// The owner of a flat record with these keys. As in tables, the keys that all records of an
    /// export have show what it is.
    pub(super) fn of_flat<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<String> = names.map(str::to_owned).collect();
        Preset::of(&names).map_or(Self::Anybody, |_| Self::Export)
    }
}

/// Whether a key has a meaning, or carries nothing that a rule needs.
pub(super) fn is_known(name: &str, owner: KeyOwner) -> bool {
    let plain = plain_name(name);
    let is_of_export =
        || is_without_use(&plain) || ["links", "hashtags", "timezone"].contains(&name);
    // An audit counts likes and the like.
    is_key_of_posts(name)
        || name.starts_with(OF_TWARC)
        || may_say_kind(name)
        || is_of_published(&plain)
        || is_of_author(name)
        || Engagement::field(&plain).is_some()
        || owner != KeyOwner::Anybody && is_of_export()
        || owner == KeyOwner::Scraper && network::field_of(name).is_some()
}

/// Whether a key is read in records of this owner. A flat record may have the keys of other shapes
/// without being of such a shape.
pub(super) fn is_read(name: &str, owner: KeyOwner) -> bool {
    let is_of_other_shape = || OTHER_KEYS.binary_search(&name).is_ok();
    Key::named(name).is_some()
        || is_field(name)
        || name == "media"
        || owner != KeyOwner::Anybody && is_of_other_shape()
}

/// Whether a key has a meaning here, in records of another shape or in the APIs of X.
pub(super) fn is_key_of_posts(name: &str) -> bool {
    Key::named(name).is_some()
        || OTHER_KEYS.binary_search(&name).is_ok()
        || OF_APIS.binary_search(&name).is_ok()
}

/// Whether the post lacks what a key looks like.
fn lacks(like: Likeness, post: &Post<'_>) -> bool {
    match like {
        Likeness::PlannedTime | Likeness::Time => lacks_time(post),
        Likeness::Account => post.account.is_empty(),
        Likeness::Text => lacks_text(post),
        // The state of a post with a time is looked at for itself: see `says_draft.rs`.
        Likeness::State => !post.published && lacks_time(post),
    }
}

/// Whether it is unknown when the post was or will be published.
pub(super) fn lacks_time(post: &Post<'_>) -> bool {
    post.time.is_none() && !post.has_invalid_time
}

/// Whether the post lacks its time, account or text.
pub(super) fn lacks_some(post: &Post<'_>) -> bool {
    post.account.is_empty() || lacks_time(post) || lacks_text(post)
}

fn lacks_text(post: &Post<'_>) -> bool {
    post.text.as_str().trim().is_empty()
}
