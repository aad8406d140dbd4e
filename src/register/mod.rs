//! Registers: files with facts that rules need.
//!
//! Each register is a separate file, so that an editor can add an account without
//! editing rules. Registers of windows are read in `crate::window`.

pub mod directory;
pub mod hashtags;

use std::ops::RangeInclusive;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    matcher::{NOTATION, invalid_entry},
    message::Message,
    platform::Handle,
    time::{TimeMistake, parse_full_time, parse_time},
    tokens::without_scheme,
    yaml::{self, Node, Reader},
};

/// The years in which times of registers must be. Other years are typing mistakes or
/// mean *for ever*, and no window may be open for ever.
const YEARS: RangeInclusive<i16> = 1900..=2999;

/// Returns the time if its year is in [`YEARS`]. Otherwise, the mistake quotes the
/// time as `written`.
pub(crate) fn in_range(time: Timestamp, written: &str) -> Result<Timestamp, TimeMistake> {
    if YEARS.contains(&time.to_zoned(TimeZone::UTC).year()) {
        return Ok(time);
    }
    let message = Message::new("register-time-out-of-range").with("text", written);
    let (first, last) = YEARS.into_inner();
    let help = Message::new("register-time-out-of-range-help");
    let help = help.with("first", first.to_string()).with("last", last.to_string());
    Err(TimeMistake { message, help })
}

/// Reads an instant. A time without an offset is taken in the time zone of the
/// rulebook; if the rulebook names none, such a time is a mistake.
pub(crate) fn instant(
    node: &Node,
    reader: &mut Reader<'_>,
    timezone: Option<&TimeZone>,
) -> Option<Timestamp> {
    let written = yaml::text(node, reader)?;
    let read =
        timezone.map_or_else(|| parse_full_time(written), |timezone| parse_time(written, timezone));
    match read.and_then(|time| in_range(time, written)) {
        Ok(time) => Some(time),
        Err(mistake) => reader.wrong(node.span, mistake.message, mistake.help),
    }
}

/// Reads a handle and drops its `@`.
pub(crate) fn handle(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let handle = Handle::new(written);
    if handle.is_empty() || handle.contains(|c: char| c.is_whitespace() || c == '/') {
        let message = Message::new("register-invalid-handle").with("handle", written);
        return reader.wrong(node.span, message, Message::new("register-invalid-handle-help"));
    }
    Some(handle.as_str().to_owned())
}

/// Reads a domain, and returns it in lower case. `http://` or `https://` before it,
/// slashes after it and `www.` are dropped. A path is a mistake.
pub(crate) fn domain(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let domain = written.to_lowercase();
    let domain = without_scheme(&domain).unwrap_or(&domain).trim_end_matches('/');
    let is_valid = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    if !domain.contains('.') || !domain.chars().all(is_valid) {
        let message = Message::new("register-invalid-domain").with("domain", written);
        return reader.wrong(node.span, message, Message::new("register-invalid-domain-help"));
    }
    Some(domain.strip_prefix("www.").unwrap_or(domain).to_owned())
}

/// Reports a word whose notation is invalid.
pub(crate) fn wrong_word<T>(node: &Node, reader: &mut Reader<'_>, reason: Message) -> Option<T> {
    let word = node.text().unwrap_or_default();
    reader.wrong(node.span, invalid_entry(word, reason), NOTATION)
}
