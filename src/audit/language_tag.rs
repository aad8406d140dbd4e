//! The language of a post in two bytes.

use std::fmt;

use crate::{
    check::Subject,
    language::{Language, TextLanguage},
};

/// The first part of a language tag, such as `da`: two or three small letters, each as
/// five bits. Zero if the language is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LanguageTag(u16);

impl LanguageTag {
    /// The language of a post: the one that the program checks it as or, if that is
    /// none, the one that the file states.
    pub(super) fn of(subject: &Subject<'_, '_>) -> Self {
        match subject.language() {
            TextLanguage::In(language) => Self::named(language.tag()),
            TextLanguage::DanishOrNorwegian | TextLanguage::Other | TextLanguage::Unclear => {
                subject.post.lang.as_deref().map_or(Self::default(), Self::named)
            }
        }
    }

    /// Parses a language tag. The result is unknown if the tag is invalid, or names no
    /// language, as `und` and X's `qme` do.
    pub(super) fn named(written: &str) -> Self {
        let primary = written.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let is_tag =
            matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
        let is_none =
            matches!(primary.as_str(), "und" | "zxx" | "mul" | "mis") || is_local(&primary);
        if !is_tag || is_none {
            return Self::default();
        }
        let letters = primary.bytes().map(|byte| u16::from(byte - b'a') + 1);
        Self(letters.fold(0, |all, letter| all << 5 | letter))
    }

    /// The tag as a number.
    pub(super) const fn number(self) -> u16 {
        self.0
    }

    /// The tag of a number; `None` if no tag has this number.
    pub(super) fn numbered(number: u16) -> Option<Self> {
        let tag = Self(number);
        (tag.is_unknown() || Self::named(&tag.to_string()) == tag).then_some(tag)
    }

    /// Whether it is unknown.
    pub fn is_unknown(self) -> bool {
        self.0 == 0
    }

    /// The language; `None` if the program does not know it.
    pub fn language(self) -> Option<Language> {
        Language::of_tag(&self.to_string())
    }
}

/// Whether a tag is for private use: from `qaa` to `qtz`.
fn is_local(tag: &str) -> bool {
    tag.len() == 3 && ("qaa"..="qtz").contains(&tag)
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = [self.0 >> 10, self.0 >> 5 & 31, self.0 & 31];
        let name = letters.into_iter().filter(|letter| *letter != 0);
        let name = name.filter_map(|letter| u8::try_from(letter).ok());
        f.pad(&name.map(|letter| char::from(b'a' - 1 + letter)).collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_its_first_part() {
        for (written, expected) in [
            ("da", "da"),
            ("en-GB", "en"),
            ("ckb", "ckb"),
            ("zz_Latn", "zz"),
            ("und", ""),
            ("qme", ""),
            ("dansk", ""),
            ("d", ""),
            ("", ""),
            ("d\u{e6}", ""),
        ] {
            assert_eq!(LanguageTag::named(written).to_string(), expected, "{written}");
        }
    }
}
