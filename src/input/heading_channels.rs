//! Headings, titles of events and keys that name channels which are no networks: `Nyhedsbrev`,
//! `Alle kanaler`. They mean what the same words mean in a column of platforms.

use super::{
    channels::{Channel, channels},
    heading_times::{LONGEST_LINE, SEPARATORS, is_only_time},
    text_columns::is_nothing,
};
use crate::{
    message::{Message, any_of},
    platform::Platform,
    source::{Problem, Source, Span},
};

/// What a heading names that is no platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elsewhere {
    /// Channels whose contents are not checked, and nothing else.
    Other,
    /// All platforms: nobody can say which.
    All,
}

impl Elsewhere {
    /// What a heading names, perhaps beside a time; `None` for any other heading.
    pub(super) fn of(heading: &str) -> Option<Self> {
        let heading = heading.trim().trim_end_matches(':');
        if LONGEST_LINE < heading.len() {
            return None;
        }
        let beside_time = || {
            let cuts = SEPARATORS.iter().filter_map(|mark| Some((heading.find(mark)?, mark.len())));
            let (at, len) = cuts.min()?;
            let rest = heading[at + len..].trim().trim_end_matches([')', ']']);
            Self::of_name(&heading[..at]).filter(|_| is_only_time(rest))
        };
        Self::of_name(heading).or_else(beside_time)
    }

    fn of_name(name: &str) -> Option<Self> {
        let channels = channels(name);
        let are = |wanted: &Channel| channels.iter().all(|(_, channel)| channel == wanted);
        match channels.first() {
            Some(_) if are(&Channel::Other) && !is_nothing(name) => Some(Self::Other),
            // A title such as `Sociale medier` says what the whole document is.
            Some((first, _)) if are(&Channel::All) && first.to_lowercase().starts_with("all") => {
                Some(Self::All)
            }
            _ => None,
        }
    }

    /// The problem or the note on what is under a heading with this name.
    pub(super) fn remark(self, name: &str, source: &Source, span: Span) -> Problem {
        let (message, help) = match self {
            Self::Other => ("named-elsewhere", "named-elsewhere-help"),
            Self::All => ("named-all-platforms", "row-all-platforms-help"),
        };
        let message = Message::new(message).with("name", name.trim());
        let help = Message::new(help).with("names", any_of(Platform::names()));
        Problem::at(source, span, message).help(help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_may_name_other_channels() {
        for heading in ["Nyhedsbrev", "Intranet og nyhedsbrev:", "Presse (24. november)", "SMS"] {
            assert_eq!(Elsewhere::of(heading), Some(Elsewhere::Other), "{heading}");
        }
        for heading in ["Alle", "Alle kanaler", "All platforms"] {
            assert_eq!(Elsewhere::of(heading), Some(Elsewhere::All), "{heading}");
        }
        for heading in [
            "Facebook",
            "Facebook og nyhedsbrev",
            "Meta",
            "Broen",
            "No",
            "Ingen",
            "SoMe",
            "",
            "Presse: ny bro",
        ] {
            assert_eq!(Elsewhere::of(heading), None, "{heading}");
        }
    }
}
