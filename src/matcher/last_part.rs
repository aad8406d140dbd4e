//! Words that match as the last part of a compound, before they are compiled.

use std::borrow::Cow;

use super::{ListId, endings};
use crate::language::Language;

/// Stands for any ending, in place of a list of endings.
pub(super) const ANY: &str = "*";

/// A word that also matches as the last part of a compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LastPart {
    /// The word, folded, without the letters that its endings replace.
    pub(super) word: Cow<'static, str>,
    /// The endings that the word takes, separated by `|`, or [`ANY`].
    pub(super) endings: Cow<'static, str>,
    /// What may be before this part in the same word.
    pub(super) beginning: Beginning,
    /// The word list that contains the word.
    pub(super) list: ListId,
    /// The index of its entry in that list.
    pub(super) entry: u32,
    /// The language of the posts in which it counts; `None` for posts in any
    /// language.
    pub(super) language: Option<Language>,
}

/// What may be before the last part of a compound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    /// Letters that can be the first part of a compound.
    FirstPart,
    /// Any letters, or none.
    Any,
}

impl LastPart {
    /// A word with the endings that words of its form usually have.
    pub(super) fn new(word: &str, beginning: Beginning, list: ListId, entry: u32) -> Self {
        let (stem, own) = endings::of(word);
        let (word, endings) = (stem.to_owned().into(), own.into());
        Self { word, endings, beginning, list, entry, language: None }
    }

    /// A word that is found at the end of any word (`*brand`). With *ing* it would be
    /// another word: `branding`.
    pub(super) fn at_end(word: &str, list: ListId, entry: u32) -> Self {
        let part = Self::new(word, Beginning::Any, list, entry);
        let own = part.endings.split(endings::SEPARATOR).filter(|own| !own.ends_with("ing"));
        let endings = endings::joined(own.map(str::to_owned)).into();
        Self { endings, ..part }
    }

    /// A word that is found inside any other word.
    pub(super) fn anywhere(word: &str, list: ListId, entry: u32) -> Self {
        let (word, endings) = (word.to_owned().into(), ANY.into());
        Self { word, endings, beginning: Beginning::Any, list, entry, language: None }
    }
}
