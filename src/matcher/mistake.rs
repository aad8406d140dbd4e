//! The messages about an invalid entry of a word list.

use super::notation::{EntryMistake, MAX_GAPS, MAX_LENGTH, MAX_TERMS};
use crate::message::Message;

/// The help for an invalid entry, which explains the whole notation in a sentence.
pub(crate) const NOTATION: Message = Message::new("matcher-notation");

/// The message that an entry is invalid, and why.
pub(crate) fn invalid_entry(entry: &str, reason: Message) -> Message {
    Message::new("matcher-invalid-entry").with("entry", entry).with("reason", reason)
}

impl From<EntryMistake> for Message {
    fn from(mistake: EntryMistake) -> Self {
        match mistake {
            EntryMistake::TooManyAlternatives => {
                Self::new("matcher-too-many-alternatives").with("max", MAX_TERMS)
            }
            EntryMistake::TooManyGaps => Self::new("matcher-too-many-gaps").with("max", MAX_GAPS),
            EntryMistake::TooLong => Self::new("matcher-entry-too-long").with("max", MAX_LENGTH),
            EntryMistake::UnopenedGroup => Self::new("matcher-unopened-group"),
            EntryMistake::UnclosedGroup => Self::new("matcher-unclosed-group"),
            EntryMistake::NestedGroups => Self::new("matcher-nested-groups"),
            EntryMistake::MisplacedStar => Self::new("matcher-misplaced-star"),
            EntryMistake::Empty => Self::new("matcher-empty-entry"),
            EntryMistake::LeadingGap => Self::new("matcher-leading-gap"),
            EntryMistake::TrailingGap => Self::new("matcher-trailing-gap"),
            EntryMistake::RepeatedGap => Self::new("matcher-repeated-gap"),
            EntryMistake::NoWordFirst => Self::new("matcher-no-word-first"),
        }
    }
}
