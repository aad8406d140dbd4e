//! Misspelt keys. What is under such a key is not read, so the key is a problem if the
//! text of a post may be under it.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::super::{entries::entries, mistake::Mistake, record::Record, value::span_of};
use crate::source::Span;

/// A key and its value.
type Field<'s> = (Cow<'s, str>, &'s RawValue);

/// Returns a mistake if one of these keys is absent and the record has a key that differs
/// from it by one letter.
pub(super) fn expect_spelt(
    keys: &'static [&'static str],
    record: Record<'_, '_>,
) -> Result<(), Mistake> {
    let entries = entries(record);
    let mut missing = keys.iter().filter(|key| entries.iter().all(|(name, _)| name != *key));
    let near =
        |key: &&str| entries.iter().find(|(name, _)| strsim::damerau_levenshtein(name, key) <= 1);
    missing.find_map(near).map_or(Ok(()), |entry| Err(unknown(entry, keys, record)))
}

/// Returns a mistake if the record has a text under any other key than these.
pub(super) fn expect_texts_under(
    keys: &'static [&'static str],
    record: Record<'_, '_>,
) -> Result<(), Mistake> {
    let is_other =
        |(name, value): &Field<'_>| !keys.contains(&&**name) && value.get().starts_with('"');
    let other = entries(record).into_iter().find(is_other);
    other.map_or(Ok(()), |entry| Err(unknown(&entry, keys, record)))
}

fn unknown(
    (name, _): &Field<'_>,
    known: &'static [&'static str],
    record: Record<'_, '_>,
) -> Mistake {
    let span = match name {
        Cow::Borrowed(name) => span_of(record.source, name),
        // The place of a key with escapes is not known.
        Cow::Owned(_) => Span::new(record.span.start, record.span.start + 1),
    };
    Mistake::UnknownKey(span, known)
}
