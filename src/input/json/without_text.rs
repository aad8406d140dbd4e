//! Why no post was made of a record without a text, and which of its keys may be mapped.

use serde_json::value::RawValue;

use super::{
    entries::{Entry, entries},
    mistake::Mistake,
    record::Record,
    shape::is_object,
    unknown_keys::{is_key_of_posts, like},
    unread_times::{DEEPEST, Within, nested},
};
use crate::{
    input::likeness::{Likeness, is_title, likeness},
    mapping::PostField,
    message::Message,
    platform::Platform,
    source::Problem,
};

/// The problem that a record has no text. Its help names the key that looks most like that of a
/// text, and the first that looks like that of a time, if there are such keys. They may be in
/// nested objects.
pub(super) fn without_text(record: Record<'_, '_>) -> Problem {
    let all = entries(record);
    let mut inner = Vec::new();
    nested(&all, "", (Within::Objects, DEEPEST), &mut inner);
    let own = all.iter().filter(|(name, _)| !is_key_of_posts(name));
    let keys = || {
        let inner = inner.iter().map(|(path, value)| (path.as_str(), *value));
        own.clone().map(|(name, value)| (&**name, *value)).chain(inner)
    };
    let is_text = |(name, value): &(&str, &RawValue)| {
        likeness(name) == Some(Likeness::Text) && value.get().starts_with('"')
    };
    let is_time = |(name, value): &(&str, &RawValue)| {
        matches!(like(name), Some(Likeness::Time | Likeness::PlannedTime))
            && !value.get().starts_with(['{', '['])
    };
    let problem = record.problem(&Mistake::Lacks("text"));
    // A title is the text only if nothing else is.
    let Some((text, _)) = keys().filter(is_text).min_by_key(|(name, _)| is_title(name)) else {
        let is_wrapped = has_nested_values(record);
        return if is_wrapped { problem.help(Message::new("json-wrapped-help")) } else { problem };
    };
    let time = keys().find(is_time).map(|(time, _)| time);
    if let Some(network) = network_of_api(&all) {
        return problem.help(of_network(network, text, time).with("name", text));
    }
    let help = match time {
        Some(time) => {
            let is_planned = like(time) == Some(Likeness::PlannedTime);
            let field = if is_planned { PostField::PublishAt } else { PostField::Date };
            let help = Message::new("map-text-and-time-help").with("time", time);
            help.with("field", field.name())
        }
        None => Message::new("map-text-help"),
    };
    problem.help(help.with("name", text))
}

/// The help to map the keys of the API of another network, whose posts do not say where they are from.
fn of_network(network: Platform, text: &str, time: Option<&str>) -> Message {
    let keys = || [("text", Some(text)), ("time", time)].into_iter();
    let joined = |between: &str| {
        let pairs = keys().filter_map(|(field, key)| Some(format!("{field}{between}{}", key?)));
        pairs.collect::<Vec<_>>()
    };
    let map = joined(": ").join(", ");
    let entry = format!("{{file: '*.json', platform: {}, map: {{{map}}}}}", network.name());
    Message::new("map-of-network-help")
        .with("network", network.facts().display_name)
        .with("entry", entry)
        .with("map", joined("=").join(","))
}

/// The platform whose API gives posts these keys; `None` for other records.
fn network_of_api(own: &[Entry<'_>]) -> Option<Platform> {
    let has = |key: &str| own.iter().any(|(name, _)| name == key);
    if has("created_time") && has("message") {
        return Some(Platform::Facebook);
    }
    (has("caption") && has("media_type")).then_some(Platform::Instagram)
}

/// Whether a value of a record is an object or a list: posts may be inside it, in a
/// shape that is not read.
fn has_nested_values(record: Record<'_, '_>) -> bool {
    entries(record).iter().any(|(_, value)| is_object(value) || value.get().starts_with('['))
}
