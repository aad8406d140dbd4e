//! Registers: facts that rules ask for and that are not rules.
//!
//! Each register is a file of its own beside the rulebook, so that a duty
//! officer can open a window, or an editor add a handle, without touching rules.

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

/// A handle, without the `@` that may stand before it.
pub(crate) fn handle(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let handle = written.strip_prefix('@').unwrap_or(written);
    if handle.is_empty() || handle.contains(|sign: char| sign.is_whitespace() || sign == '/') {
        let message =
            (format!("`{written}` is no handle"), format!("`{written}` er ikke et kontonavn"));
        return reader.wrong(node.span, message, ("write it as in `kk`", "skriv det som `kk`"));
    }
    Some(handle.to_owned())
}

/// A domain, in lower case and without what stands around it in an address.
pub(crate) fn domain(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let domain = written.to_lowercase();
    let domain = domain.strip_prefix("https://").unwrap_or(&domain);
    let domain = domain.strip_prefix("http://").unwrap_or(domain).trim_end_matches('/');
    let sound = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '.';
    if !domain.contains('.') || !domain.chars().all(sound) {
        let message =
            (format!("`{written}` is no domain"), format!("`{written}` er ikke et domæne"));
        let help = ("write it as in `borger.dk`", "skriv det som `borger.dk`");
        return reader.wrong(node.span, message, help);
    }
    Some(domain.strip_prefix("www.").unwrap_or(domain).to_owned())
}

/// Reports that the notation of a word is invalid.
pub(crate) fn wrong_word<T>(node: &Node, reader: &mut Reader<'_>, reason: Message) -> Option<T> {
    let word = node.text().unwrap_or_default();
    reader.wrong(node.span, invalid_entry(word, reason), NOTATION)
}
