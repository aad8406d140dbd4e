//! The names of accounts.

use std::{
    borrow::Cow,
    hash::{Hash, Hasher},
    ops::Deref,
};

use unicode_normalization::UnicodeNormalization;

/// The name of an account, without `@`. Two handles that differ only in upper and lower
/// case, as on every platform, or in the composition of letters are equal.
#[derive(Clone, Debug, Default)]
pub struct Handle<'s>(Cow<'s, str>);

impl<'s> Handle<'s> {
    /// The handle in `written`, which may begin with any number of `@` or full-width `＠`. White space
    /// around it does not belong to it.
    pub fn new(written: impl Into<Cow<'s, str>>) -> Self {
        Self(match written.into() {
            Cow::Borrowed(written) => Cow::Borrowed(without_at(written)),
            Cow::Owned(written) => Cow::Owned(without_at(&written).to_owned()),
        })
    }

    /// Its text, without `@`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its text with `@`, as messages show it.
    pub fn with_at(&self) -> String {
        format!("@{}", self.0)
    }

    /// The same handle, which borrows nothing.
    pub fn into_owned(self) -> Handle<'static> {
        Handle(Cow::Owned(self.0.into_owned()))
    }
}

fn without_at(written: &str) -> &str {
    written.trim().trim_start_matches(['@', '＠'])
}

impl Deref for Handle<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'s> From<&'s str> for Handle<'s> {
    fn from(written: &'s str) -> Self {
        Self::new(written)
    }
}

impl From<String> for Handle<'_> {
    fn from(written: String) -> Self {
        Self::new(written)
    }
}

impl<'s> From<Cow<'s, str>> for Handle<'s> {
    fn from(written: Cow<'s, str>) -> Self {
        Self::new(written)
    }
}

/// Whether two handles without `@` are the same. Upper and lower case make no difference,
/// also in letters beyond ASCII, which names on Facebook and LinkedIn may contain. Nor does
/// it make a difference whether `å` is written as one character or as an `a` and a ring.
pub(crate) fn same_handle(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    lower_case(one).eq(lower_case(other))
}

/// The text by which a handle is looked up: the same for all handles that are the same
/// account (see [`same_handle`]). `handle` may begin with `@`.
pub(crate) fn handle_key(handle: &str) -> Cow<'_, str> {
    let handle = without_at(handle);
    if !handle.is_ascii() {
        return Cow::Owned(lower_case(handle).collect());
    }
    let has_capital = handle.bytes().any(|byte| byte.is_ascii_uppercase());
    if has_capital { Cow::Owned(handle.to_ascii_lowercase()) } else { Cow::Borrowed(handle) }
}

fn lower_case(handle: &str) -> impl Iterator<Item = char> {
    handle.nfc().flat_map(char::to_lowercase)
}

impl PartialEq for Handle<'_> {
    fn eq(&self, other: &Self) -> bool {
        same_handle(&self.0, &other.0)
    }
}

impl Eq for Handle<'_> {}

impl PartialEq<str> for Handle<'_> {
    fn eq(&self, other: &str) -> bool {
        same_handle(&self.0, without_at(other))
    }
}

impl PartialEq<&str> for Handle<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl Hash for Handle<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for char in lower_case(&self.0) {
            char.hash(state);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::hash::DefaultHasher;

    use super::*;

    fn hash_of(written: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        Handle::new(written).hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn a_handle_has_no_at_and_no_case() {
        for written in ["@Vejen", "vejen", "＠VEJEN", "@vejen"] {
            assert_eq!(Handle::new(written), "Vejen", "{written}");
        }
        assert_eq!(Handle::new("@Vejen").with_at(), "@Vejen");
        assert_ne!(Handle::new("vejen_by"), "vejen");
        assert_eq!(Handle::new("Ærø Kommune"), "ÆRØ kommune");
        assert_eq!(Handle::new("A\u{30a}rhus"), "århus");
        assert_eq!(hash_of("A\u{30a}rhus"), hash_of("århus"));
        assert_eq!(hash_of("Vejen"), hash_of("vejen"));
        for (one, other) in
            [("@Vejen", "vejen"), ("A\u{30a}rhus", "århus"), ("STRASSE_ẞ", "strasse_ß")]
        {
            assert!(same_handle(without_at(one), other), "{one}");
            assert_eq!(handle_key(one), handle_key(other));
        }
    }
}
