//! Words that match as the last part of a compound, before they are compiled.

use std::borrow::Cow;

use super::{List, endings};
use crate::language::Language;

/// Any ending, in place of a list of endings.
pub(super) const ANY: &str = "*";

/// A word that also matches as the last part of a compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LastPart {
    /// The word, folded, without what its endings replace.
    pub(super) word: Cow<'static, str>,
    /// The list of the endings it takes, or [`ANY`].
    pub(super) endings: Cow<'static, str>,
    /// What may be before it.
    pub(super) beginning: Beginning,
    /// The list it is in.
    pub(super) list: List,
    /// The index of its entry in that list.
    pub(super) entry: u32,
    /// The one language of posts that it applies to; all where `None`.
    pub(super) language: Option<Language>,
}

/// What may be before the last part of a compound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    /// The first part of a compound.
    FirstPart,
    /// Anything, or nothing.
    Any,
}

impl LastPart {
    /// A word with the endings that words like it have.
    pub(super) fn new(word: &str, beginning: Beginning, list: List, entry: u32) -> Self {
        let (stem, own) = endings::of(word);
        let (word, endings) = (stem.to_owned().into(), own.into());
        Self { word, endings, beginning, list, entry, language: None }
    }

    /// A word within any other.
    pub(super) fn anywhere(word: &str, list: List, entry: u32) -> Self {
        let (word, endings) = (word.to_owned().into(), ANY.into());
        Self { word, endings, beginning: Beginning::Any, list, entry, language: None }
    }
}
