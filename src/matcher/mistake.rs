//! The messages about an invalid entry of a word list.

use super::notation::{MAX_GAPS, MAX_LENGTH, MAX_TERMS, Mistake};
use crate::message::Message;

/// The help for an invalid entry, which explains the whole notation in a sentence.
pub(crate) const NOTATION: Message = Message::new("matcher-notation");

/// The message that an entry is invalid, and why.
pub(crate) fn invalid_entry(entry: &str, reason: Message) -> Message {
    Message::new("matcher-invalid-entry").with("entry", entry).with("reason", reason)
}

impl From<Mistake> for Message {
    fn from(mistake: Mistake) -> Self {
        match mistake {
            Mistake::TooManyAlternatives => {
                Self::new("matcher-too-many-alternatives").with("max", MAX_TERMS)
            }
            Mistake::TooManyGaps => Self::new("matcher-too-many-gaps").with("max", MAX_GAPS),
            Mistake::TooLong => Self::new("matcher-entry-too-long").with("max", MAX_LENGTH),
            Mistake::UnopenedGroup => Self::new("matcher-unopened-group"),
            Mistake::UnclosedGroup => Self::new("matcher-unclosed-group"),
            Mistake::NestedGroups => Self::new("matcher-nested-groups"),
            Mistake::MisplacedStar => Self::new("matcher-misplaced-star"),
            Mistake::Empty => Self::new("matcher-empty-entry"),
            Mistake::LeadingGap => Self::new("matcher-leading-gap"),
            Mistake::TrailingGap => Self::new("matcher-trailing-gap"),
            Mistake::RepeatedGap => Self::new("matcher-repeated-gap"),
            Mistake::NoWordFirst => Self::new("matcher-no-word-first"),
        }
    }
}
