//! Keys whose values say on which platform a post is, which post it answers or shares, or in which
//! time zone its time is, and that are not read.

use serde_json::value::RawValue;

use super::{entries::Entry, record::Record, unknown_keys::UnknownKeys, value::span_of};
use crate::{
    input::{
        column_names::fields_named, name_problems::has_platforms, row_platforms::are_platforms,
        text_columns::is_mark,
    },
    mapping::{PostField, plain_name},
    message::Message,
    platform::Platform,
    post::{Kind, Post},
    source::Problem,
};

/// The key under which snscrape says what it collected.
const SCRAPER: &str = "_type";

/// The field that a column with this name would have, if it is one that a record may lose without
/// lacking anything that each post has.
fn field_of(name: &str) -> Option<PostField> {
    use PostField::{Platform, Platforms, ReplyTo, RepostOf, Zone};
    let field =
        fields_named(name).find(|field| [Platform, Platforms, ReplyTo, Zone].contains(field));
    let of_reply = || says_reply(name).then_some(ReplyTo);
    field.or_else(of_reply).or_else(|| is_perhaps_repost(name).then_some(RepostOf))
}

/// Whether a key asks whether a post is a repost, or was reposted by somebody: nobody can tell which.
pub(super) fn is_perhaps_repost(name: &str) -> bool {
    ["retweeted", "isretweeted", "reposted", "isreposted"].contains(&&*plain_name(name))
}

/// Whether a key such as `isReply` or `inReplyToUserId` says that a post is a reply, or to whom.
fn says_reply(name: &str) -> bool {
    let plain = plain_name(name);
    let beginnings = ["replyto", "repliedto", "replyingto"];
    plain == "isreply" || beginnings.iter().any(|beginning| plain.contains(beginning))
}

/// Whether a value is the name of a platform. A single letter is rather a mark.
pub(super) fn is_platform(raw: &str) -> bool {
    let name = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    name.is_some_and(is_network)
}

/// As [`is_platform`], of a text without its quotes.
pub(super) fn is_network(name: &str) -> bool {
    1 < name.len() && Platform::of_name(name).is_some()
}

/// Whether the value of a key may be the platform of a post, the post that it answers, or the zone of
/// its time.
pub(super) fn may_be_lost(name: &str) -> bool {
    name == SCRAPER || field_of(name).is_some()
}

impl<'s> UnknownKeys<'s> {
    /// Reports each key whose value is another platform than that of the post, or a post that is
    /// answered, or perhaps says that it is a repost, or another time zone, once a file.
    pub(super) fn report_lost(
        &mut self,
        entries: &[Entry<'s>],
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) {
        for (name, value) in entries.iter().filter(|(name, _)| self.states.contains(name)) {
            let raw = value.get();
            if name == SCRAPER {
                self.names.suspects.extend(
                    of_other_network(value, record)
                        .map(|problem| (name.clone().into_owned(), problem)),
                );
                continue;
            }
            let written = raw.trim_matches('"');
            if field_of(name) == Some(PostField::Zone) {
                continue;
            }
            let (message, field) = match field_of(name) {
                Some(PostField::ReplyTo) if is_reply(raw) && post.reply_to.is_none() => {
                    ("looks-like-reply", PostField::ReplyTo)
                }
                // A number is how often it was.
                Some(PostField::RepostOf)
                    if written.parse::<u64>().is_err()
                        && is_mark(written) == Some(true)
                        && post.repost_of.is_none()
                        && post.kind != Kind::Repost =>
                {
                    ("looks-like-repost", PostField::RepostOf)
                }
                Some(PostField::Platform | PostField::Platforms)
                    if are_platforms(written)
                        && Platform::of_name(written) != Some(post.platform) =>
                {
                    ("looks-like-platform", PostField::Platform)
                }
                None if is_platform(raw) && Platform::of_name(written) != Some(post.platform) => {
                    ("looks-like-platform", PostField::Platform)
                }
                _ => continue,
            };
            let name = &**name;
            let help = Message::new("looks-like-help").with("field", field.name());
            let message = Message::new(message).with("name", name);
            let problem = Problem::at(record.source, span_of(record.source, raw), message);
            self.names.suspects.push((name.to_owned(), problem.help(help.with("name", name))));
        }
    }
}

impl<'s> UnknownKeys<'s> {
    /// Reports a key in a nested object that names another platform than that of the post.
    pub(super) fn report_nested_platform(
        &mut self,
        path: &str,
        value: &'s RawValue,
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) {
        let name = path.rsplit('.').next().unwrap_or_default();
        let written = value.get().trim_matches('"');
        let is_named =
            || matches!(field_of(name), Some(PostField::Platform | PostField::Platforms));
        if is_named()
            && is_platform(value.get())
            && Platform::of_name(written) != Some(post.platform)
        {
            self.tell(path, value, has_platforms, record);
        }
    }
}

/// The problem that snscrape collected a record on another network than X; `None` for any other
/// value of its key.
fn of_other_network(value: &RawValue, record: Record<'_, '_>) -> Option<Problem> {
    let collected = value.get().trim_matches('"').strip_prefix("snscrape.modules.")?;
    let (network, _) = collected.split_once('.').filter(|(network, _)| *network != "twitter")?;
    let message = Message::new("json-scraped-elsewhere").with("network", network);
    let problem = Problem::at(record.source, span_of(record.source, value.get()), message);
    Some(problem.help(Message::new("json-scraped-elsewhere-help")))
}

/// Whether a key states the time zone of the time beside it.
pub(super) fn is_zone(name: &str) -> bool {
    field_of(name) == Some(PostField::Zone)
}

/// Whether a value names an answered post, and does not say that there is none.
pub(super) fn is_reply(raw: &str) -> bool {
    !["null", "\"\"", "[]", "{}", "false", "\"false\"", "0", "\"0\""].contains(&raw)
}
