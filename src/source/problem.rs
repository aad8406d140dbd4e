//! Problems with input files.

use std::{fmt, sync::Arc};

use super::{Place, Source, Span};
use crate::{language::Language, message::Message};

/// Something in an input file that is invalid or cannot be read. A post that is
/// valid, but breaks a rule, is a finding instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The fixed rule that the file breaks; `None` if it breaks none.
    pub rule: Option<FixedRule>,
    /// The file and, if it is known, the place in it.
    pub at: At,
    /// What is wrong, as a sentence without full stop.
    pub message: Message,
    /// What to do about it, if there is advice.
    pub help: Option<Message>,
}

/// A rule about the user's files that no rulebook can change or switch off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixedRule {
    /// The records of a register of windows must be complete.
    RecordIncomplete,
}

impl FixedRule {
    /// The id of the rule, as in the documentation.
    pub const fn id(self) -> &'static str {
        match self {
            Self::RecordIncomplete => "crisis/record-incomplete",
        }
    }
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// In a file as a whole.
    File(Arc<str>),
    /// At a place in a file.
    Place(Box<Place>),
}

impl Problem {
    /// A problem with a file or at a place in one.
    pub fn new(at: At, message: Message) -> Self {
        Self { rule: None, at, message, help: None }
    }

    /// A problem with a file as a whole.
    pub fn in_file(path: impl Into<Arc<str>>, message: Message) -> Self {
        Self::new(At::File(path.into()), message)
    }

    /// A problem at a place in a source.
    pub fn at(source: &Source, span: Span, message: Message) -> Self {
        Self::new(At::Place(Box::new(source.place(span))), message)
    }

    /// The same problem with help: what to do about it.
    #[must_use]
    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// The message, followed by the help in brackets.
    pub fn in_one(&self, language: Language) -> String {
        let help = self.help.as_ref().map(|help| format!(" ({})", help.get(language)));
        format!("{}{}", self.message.get(language), help.unwrap_or_default())
    }
}

impl fmt::Display for Problem {
    /// Writes one line in English: the place, the message and the help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            At::File(path) => write!(f, "{path}")?,
            At::Place(place) => write!(f, "{place}")?,
        }
        write!(f, ": {}", self.in_one(Language::En))
    }
}
