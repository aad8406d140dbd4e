//! Fields of drafts in flat records with a time of publication, such as `platform` and
//! `reply_to`: they are read as those of drafts are.

use std::borrow::Cow;

use memchr::memmem;

use super::{
    Reading, draft,
    entries::{Entry, Opened},
    flat::{FlatValue, OWN_ADDRESSES, attach_link},
    keys::Keys,
    lost_fields::is_reply,
    record::Record,
    value::{JsonString, are_of_one_user, span_of},
};
use crate::{
    input::{
        drafts,
        stated_kinds::{foremost, may_have_kind, stated_kind},
        user_numbers::is_of_author,
    },
    mapping::{PostField, Target},
    platform::{OwnAddress, Platform, own_address, platform_of_post},
    post::{Kind, Post},
    yaml::{Node, Reader, Style, Value},
};

/// The fields of drafts that flat records may have, sorted.
const FIELDS: [&str; 14] = [
    "approvals",
    "consent",
    "kind",
    "labels",
    "legal_basis",
    "platform",
    "profile",
    "quote_of",
    "released_by",
    "remove_after",
    "reply_to",
    "repost_of",
    "scheduled",
    "sponsored",
];

/// Those of them that name another post.
const REFERENCES: [&str; 3] = ["quote_of", "reply_to", "repost_of"];

/// Whether a key of flat records is read as that of a draft.
pub(super) fn is_field(name: &str) -> bool {
    FIELDS.binary_search(&name).is_ok()
}

impl Keys<'_> {
    /// Whether a record has any of the fields that [`is_field`] names. To look for them in its
    /// keys is far faster than to parse it once more.
    pub(super) const fn have_fields(&self) -> bool {
        self.approvals.is_some()
            || self.consent.is_some()
            || self.kind.is_some()
            || self.labels.is_some()
            || self.legal_basis.is_some()
            || self.platform.is_some()
            || self.profile.is_some()
            || self.quote_of.is_some()
            || self.released_by.is_some()
            || self.remove_after.is_some()
            || self.reply_to.is_some()
            || self.repost_of.is_some()
            || self.scheduled.is_some()
            || self.sponsored.is_some()
    }
}

impl<'s> Reading<'s, '_> {
    /// As [`Self::set_fields`], where the keys of the record are parsed already. Adds the link
    /// beside the text, too.
    pub(super) fn set_fields_of(
        &mut self,
        keys: &Keys<'s>,
        post: &mut Post<'s>,
        own: &Opened<'s, '_>,
    ) {
        let record = own.record;
        if may_be_elsewhere(record.raw(), post) {
            set_platform(post, record, own_addresses(own.entries()));
        }
        if keys.have_fields() {
            self.set_fields(post, own);
        }
        if may_have_kind(record.raw()) {
            set_kind(post, values(own.entries()));
        }
        set_answered(post, keys, own);
        attach_link(post, keys.link.map(|link| FlatValue::Other(link.get())), record);
    }

    /// Sets the fields that a record has as drafts have them, under their names or under keys that
    /// the user maps to them.
    pub(super) fn set_fields(&mut self, post: &mut Post<'s>, own: &Opened<'s, '_>) {
        let named = |(name, value): &Entry<'s>| {
            let name = match self.options.mapping.of(name) {
                Some(Target::Field(field)) => Cow::Borrowed(field.name()),
                Some(Target::Nothing) => return None,
                None => name.clone(),
            };
            let is_empty = ["null", "\"\"", "[]"].contains(&value.get())
                || REFERENCES.contains(&&*name) && !is_reply(value.get());
            (is_field(&name) && !is_empty).then_some((name, *value))
        };
        let entries: Vec<Entry<'s>> = own.entries().iter().filter_map(named).collect();
        if entries.is_empty() {
            return;
        }
        let mut node = |(name, value): Entry<'s>| {
            let read = draft::tree(value, self.source, draft::DEEPEST, &mut self.parsed.problems);
            let read = if name == "reply_to" { first_answered(read) } else { read };
            let key = Value::Scalar(Cow::Owned(name.into_owned()));
            (
                Node { span: span_of(self.source, value.get()), value: key, style: Style::Plain },
                read,
            )
        };
        let value = Value::Map(entries.into_iter().map(&mut node).collect());
        let node = Node { span: own.record.span, value, style: Style::Plain };
        let mut reader = Reader::new(self.source);
        // That a draft lists no pictures means that it has none, but not here.
        let media = std::mem::take(&mut post.media);
        if let Some(mut fields) = reader.fields(&node) {
            drafts::read_fields(post, &mut fields, self.options);
        }
        post.media = media;
        post.kind = Kind::of(post);
        self.parsed.problems.append(reader.into_problems());
    }
}

/// Whether a record names a platform that is not known, which is reported: its post is on none.
pub(super) fn is_nowhere(own: &Opened<'_, '_>) -> bool {
    let mapping = &own.record.options.mapping;
    let is_platform = |name: &str| match mapping.of(name) {
        Some(target) => target == Target::Field(PostField::Platform),
        None => name == PostField::Platform.name(),
    };
    own.entries().iter().filter(|(name, _)| is_platform(name)).any(|(_, value)| {
        let written = serde_json::from_str(value.get());
        written.is_ok_and(|JsonString(name)| !name.is_empty() && Platform::of_name(&name).is_none())
    })
}

/// The keys of a record with their values.
fn values<'e, 's>(
    entries: &'e [Entry<'s>],
) -> impl Iterator<Item = (&'e str, FlatValue<'s>)> + use<'e, 's> {
    entries.iter().map(|(name, value)| (&**name, FlatValue::Other(value.get())))
}

/// The values of a record that may be the address of its post.
pub(super) fn own_addresses<'e, 's>(
    entries: &'e [Entry<'s>],
) -> impl Iterator<Item = FlatValue<'s>> + use<'e, 's> {
    let own = values(entries).filter(|(name, _)| OWN_ADDRESSES.contains(name));
    own.map(|(_, value)| value)
}

/// Sets the kind of a post that a key such as `is_retweet` states.
pub(super) fn set_kind<'n, 's>(
    post: &mut Post<'s>,
    keys: impl Iterator<Item = (&'n str, FlatValue<'s>)>,
) {
    if post.kind == Kind::Original {
        let stated = keys.filter_map(|(name, value)| stated_kind(name, value.written()));
        post.kind = foremost(&stated.collect::<Vec<Kind>>());
    }
}

/// Sets that a post answers another one, of which the record has only the number of its user or a
/// place in a list, and whether that user is its own author.
pub(super) fn set_answered(post: &mut Post<'_>, keys: &Keys<'_>, own: &Opened<'_, '_>) {
    let mut users = [keys.in_reply_to_user_id_str, keys.in_reply_to_user_id].into_iter().flatten();
    let user = users.find(|user| is_reply(user.get()));
    let listed = keys.referenced_tweets;
    let answers_post = listed.is_some_and(|list| list.get().contains("\"replied_to\""));
    if user.is_none() && !answers_post {
        return;
    }
    post.is_reply_by_text = false;
    let mut authors = own.entries().iter().filter(|(name, _)| is_of_author(name));
    let answered = post.reply_to.get_or_insert_default();
    answered.is_own = authors.any(|(_, author)| are_of_one_user(Some(*author), user));
    // A reply that quotes a post is a reply.
    if post.kind == Kind::Quote && post.quote_of.is_some() && keys.kind.is_none() {
        post.kind = Kind::Original;
    }
    post.kind = Kind::of(post);
}

/// Whether a record may have the address of its post on another platform than that of the post.
/// To search its text is far faster than to parse it once more.
fn may_be_elsewhere(raw: &str, post: &Post<'_>) -> bool {
    let may_tell = |name: &&str| {
        memmem::find_iter(raw.as_bytes(), name).any(|at| {
            let address = raw[at..].split('"').nth(2).unwrap_or_default().replace("\\/", "/");
            own_address(&address) != Some(OwnAddress::Post)
                && platform_of_post(&address).is_some_and(|platform| platform != post.platform)
        })
    };
    post.platform == Platform::default() && OWN_ADDRESSES.iter().any(may_tell)
}

/// Sets the platform of a post to that of its own address, if neither it nor the user says
/// another. `addresses` are the values of the record that may be that address.
pub(super) fn set_platform<'s>(
    post: &mut Post<'s>,
    record: Record<'s, '_>,
    mut addresses: impl Iterator<Item = FlatValue<'s>>,
) {
    if post.platform == Platform::default() {
        let platform = addresses.find_map(|address| {
            let address = address.words(record).ok()?;
            // Most are addresses on X, which this tells fastest.
            let is_on_x = own_address(&address) == Some(OwnAddress::Post);
            if is_on_x { Some(Platform::X) } else { platform_of_post(&address) }
        });
        post.platform = platform.unwrap_or(post.platform);
    }
}

/// The account of the first post in a list of those that a post answers, as twint writes it:
/// `[{"screen_name": "bo", "id": "1"}]`. Any other value is left as it is.
fn first_answered(node: Node) -> Node {
    let Value::List(items) = &node.value else { return node };
    let names = ["screen_name", "username", "account"];
    let name = items.first().and_then(|first| names.iter().find_map(|name| first.get(name)));
    name.cloned().unwrap_or(node)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_seen_in_the_keys() {
        let have = |json: &str| {
            serde_json::from_str::<Keys<'_>>(json).is_ok_and(|keys| keys.have_fields())
        };
        for name in FIELDS {
            assert!(is_field(name) && have(&format!(r#"{{"{name}":1}}"#)), "{name}");
        }
        assert!(!have(r#"{"text":"a","created_at":"b","media":[],"kind":null}"#));
    }
}
