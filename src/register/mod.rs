//! Registers: facts that rules use and that are not rules.
//!
//! Each register is a file of its own, so that a duty officer can open a window,
//! or an editor add a handle, without touching the rules.

pub mod directory;
pub mod hashtags;
pub mod named;
pub(crate) mod read_window;
pub mod windows;
pub(crate) mod write_window;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    matcher::{NOTATION, invalid_entry},
    message::Message,
    time::{parse_full_time, parse_time},
    yaml::{self, Node, Reader},
};

/// An instant. Without offset it is taken in the zone of the rulebook, where
/// the rulebook names one.
pub(crate) fn instant(
    node: &Node,
    reader: &mut Reader<'_>,
    timezone: Option<&TimeZone>,
) -> Option<Timestamp> {
    let written = yaml::text(node, reader)?;
    let read =
        timezone.map_or_else(|| parse_full_time(written), |timezone| parse_time(written, timezone));
    match read {
        Ok(time) => Some(time),
        Err(mistake) => reader.wrong(node.span, mistake.message, mistake.help),
    }
}

/// A handle, with or without an `@` before it.
pub(crate) fn handle(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let handle = written.strip_prefix('@').unwrap_or(written);
    if handle.is_empty() || handle.contains(|char: char| char.is_whitespace() || char == '/') {
        let message = Message::new("register-invalid-handle").with("handle", written);
        return reader.wrong(node.span, message, Message::new("register-invalid-handle-help"));
    }
    Some(handle.to_owned())
}

/// A domain in lower case, also as part of an address: without its scheme, a final
/// slash and `www.`.
pub(crate) fn domain(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let domain = written.to_lowercase();
    let domain = domain.strip_prefix("https://").unwrap_or(&domain);
    let domain = domain.strip_prefix("http://").unwrap_or(domain).trim_end_matches('/');
    let is_allowed = |char: char| char.is_alphanumeric() || char == '-' || char == '.';
    if !domain.contains('.') || !domain.chars().all(is_allowed) {
        let message = Message::new("register-invalid-domain").with("domain", written);
        return reader.wrong(node.span, message, Message::new("register-invalid-domain-help"));
    }
    Some(domain.strip_prefix("www.").unwrap_or(domain).to_owned())
}

/// Reports that the notation of a word is invalid.
pub(crate) fn wrong_word<T>(node: &Node, reader: &mut Reader<'_>, reason: Message) -> Option<T> {
    let word = node.text().unwrap_or_default();
    reader.wrong(node.span, invalid_entry(word, reason), NOTATION)
}
