//! A quick way to find the keys and values of a flat record.
//!
//! Most records of most collections are flat objects with a few strings. For these,
//! one pass over the bytes is enough. Anything unusual is left to `serde`, which also
//! explains what is wrong. A record that is accepted here is valid, and `serde` would
//! read it in the same way.

#[cfg(test)]
mod tests;

use super::{
    flat::{FlatKeys, FlatValue, Key, OWN_ADDRESSES},
    telling_values::TellingValues,
    unknown_keys::{KeyOwner, is_known},
};
use crate::input::{later_times::is_of_later_event, stated_kinds::may_say_kind};

/// The keys that flat objects do not have, but records of other shapes do. A record with
/// one of them may have another shape. `keys.rs` says what they mean.
pub(super) const OTHER_KEYS: [&str; 51] = [
    "$type",
    "approvals",
    "attachments",
    "author_id",
    "consent",
    "data",
    "delete",
    "disconnect",
    "edit_history_tweet_ids",
    "edit_info",
    "entities",
    "errors",
    "extended_entities",
    "extended_tweet",
    "in_reply_to_status_id_str",
    "in_reply_to_user",
    "in_reply_to_user_id",
    "in_reply_to_user_id_str",
    "includes",
    "kind",
    "labels",
    "legal_basis",
    "limit",
    "media",
    "media_attachments",
    "meta",
    "note_tweet",
    "platform",
    "platforms",
    "profile",
    "publish_at",
    "quote_of",
    "quoted_status",
    "quoted_status_id_str",
    "referenced_tweets",
    "released_by",
    "remove_after",
    "reply_to",
    "repost_of",
    "retweeted",
    "retweeted_status",
    "scheduled",
    "scrub_geo",
    "sponsored",
    "status_withheld",
    "statuses",
    "texts",
    "thread",
    "truncated",
    "user_withheld",
    "warning",
];

/// The keys of the previous record with their meanings, in order. The next record
/// usually has the same keys, so that they need not be looked up.
#[derive(Debug, Default)]
pub(super) struct PreviousKeys<'s> {
    keys: Vec<(&'s str, Meaning)>,
    /// How many of `keys` the last record has; those after them are of earlier records.
    count: usize,
    /// The values of the last record that may be the address of its post.
    pub(super) addresses: Vec<FlatValue<'s>>,
    /// The keys of the last record that may say of what kind its post is, with their values.
    pub(super) kinds: Vec<(&'s str, FlatValue<'s>)>,
    /// The keys without a meaning that were looked up since the caller last emptied this
    /// list. The caller reports those that look like a field.
    pub(super) unknown: Vec<&'s str>,
    /// The values of keys without a meaning.
    pub(super) telling: TellingValues<'s>,
}

/// What a key says about a record.
#[derive(Clone, Copy, Debug)]
enum Meaning {
    /// It is a key of flat objects.
    Flat(Key),
    /// Nothing: its value is ignored.
    Nothing,
    /// It is not known. Its value may say what must not be lost, such as a time if `may_be_time`.
    Unread { may_be_time: bool },
    /// Its value may be the address of the post, which tells its platform.
    Address,
    /// It may say of what kind the post is.
    Kind,
    /// Records with this key may have another shape.
    Other,
}

impl<'s> PreviousKeys<'s> {
    /// The keys of the last record that have no meaning.
    pub(super) fn ignored(&self) -> impl Iterator<Item = &'s str> {
        let is_ignored = |meaning| !matches!(meaning, Meaning::Flat(_) | Meaning::Other);
        let last = self.keys[..self.count].iter();
        last.filter(move |(_, meaning)| is_ignored(*meaning)).map(|(name, _)| *name)
    }

    /// Whether the last record has a key for its time.
    pub(super) fn has_time_key(&self) -> bool {
        let is_time = |meaning| matches!(meaning, Meaning::Flat(key) if key.is_time());
        self.keys[..self.count].iter().any(|(_, meaning)| is_time(*meaning))
    }

    /// The meaning of the key `name`. `index` is the place of this key among the keys of
    /// its record, from 0.
    fn meaning(&mut self, index: usize, name: &'s str) -> Meaning {
        if let Some((known, meaning)) = self.keys.get(index)
            && *known == name
        {
            return *meaning;
        }
        let meaning = match Key::named(name) {
            Some(key) => Meaning::Flat(key),
            None if OTHER_KEYS.binary_search(&name).is_ok() => Meaning::Other,
            None => {
                self.unknown.push(name);
                match name {
                    _ if OWN_ADDRESSES.contains(&name) => Meaning::Address,
                    _ if may_say_kind(name) => Meaning::Kind,
                    _ if is_known(name, KeyOwner::Anybody) => Meaning::Nothing,
                    _ => Meaning::Unread { may_be_time: !is_of_later_event(name) },
                }
            }
        };
        self.keys.truncate(index);
        self.keys.push((name, meaning));
        meaning
    }
}

/// The keys and values of a flat record without nested values. `None` if the record
/// is of another shape, invalid or otherwise unusual.
pub(super) fn flat_keys<'s>(
    record: &'s str,
    layout: &mut PreviousKeys<'s>,
) -> Option<FlatKeys<'s>> {
    let mut rest = Rest { text: record, at: 0 };
    let mut keys = FlatKeys::default();
    let (mut seen, mut index) = (0, 0);
    layout.addresses.clear();
    layout.kinds.clear();
    layout.telling.begin_record();
    rest.take(b'{')?;
    loop {
        rest.skip_blanks();
        let FlatValue::Plain(name) = rest.string()? else { return None };
        let meaning = layout.meaning(index, name);
        rest.skip_blanks();
        rest.take(b':')?;
        rest.skip_blanks();
        let value = rest.value()?;
        match meaning {
            Meaning::Flat(key) if seen & key.bit() == 0 => {
                seen |= key.bit();
                keys.set(key, Some(value).filter(|value| !value.is_null()));
            }
            Meaning::Nothing => (),
            Meaning::Unread { may_be_time } => {
                layout.telling.add((index, name), value, may_be_time);
            }
            Meaning::Address => layout.addresses.push(value),
            Meaning::Kind => layout.kinds.push((name, value)),
            // A duplicate key, or a record that may have another shape.
            Meaning::Flat(_) | Meaning::Other => return None,
        }
        index += 1;
        rest.skip_blanks();
        match rest.next()? {
            b',' => (),
            b'}' => break,
            _ => return None,
        }
    }
    layout.count = index;
    (rest.at == record.len()).then_some(keys)
}

/// The text of a record that is being read, and the offset of the next byte to read.
struct Rest<'s> {
    text: &'s str,
    at: usize,
}

impl<'s> Rest<'s> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Moves past this byte; `None` if another one is next.
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.peek() {
            self.at += 1;
        }
    }

    /// Reads a string, number, truth value or `null`; `None` if another value is
    /// next.
    fn value(&mut self) -> Option<FlatValue<'s>> {
        let start = self.at;
        match self.peek()? {
            b'"' => return self.string(),
            b'n' => self.literal("null")?,
            b't' => self.literal("true")?,
            b'f' => self.literal("false")?,
            _ => self.whole_number()?,
        }
        Some(FlatValue::Other(&self.text[start..self.at]))
    }

    fn literal(&mut self, literal: &str) -> Option<()> {
        self.text[self.at..].starts_with(literal).then(|| self.at += literal.len())
    }

    /// Moves past a whole number, without fraction and exponent.
    fn whole_number(&mut self) -> Option<()> {
        self.at += usize::from(self.peek() == Some(b'-'));
        let digits =
            self.text.as_bytes()[self.at..].iter().take_while(|byte| byte.is_ascii_digit());
        let count = digits.count();
        let has_zero = self.peek() == Some(b'0');
        self.at += count;
        // A fraction or exponent is not read here. The caller then finds no comma after
        // the digits, and leaves the record to `serde`. A number of several digits must
        // not begin with 0.
        (count == 1 || 1 < count && !has_zero).then_some(())
    }

    /// Reads a string with its quotes.
    fn string(&mut self) -> Option<FlatValue<'s>> {
        self.take(b'"')?;
        let start = self.at;
        let mut is_plain = true;
        loop {
            self.at += special(&self.text.as_bytes()[self.at..])?;
            match self.next()? {
                b'"' if is_plain => return Some(FlatValue::Plain(&self.text[start..self.at - 1])),
                b'"' => return Some(FlatValue::Other(&self.text[start - 1..self.at])),
                b'\\' => {
                    is_plain = false;
                    self.escape()?;
                }
                _ => return None,
            }
        }
    }

    /// Moves past the rest of an escape, the backslash of which has been read.
    fn escape(&mut self) -> Option<()> {
        match self.next()? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(()),
            b'u' => {
                let digits = self.text.as_bytes().get(self.at..self.at + 4)?;
                self.at += 4;
                digits.iter().all(u8::is_ascii_hexdigit).then_some(())
            }
            _ => None,
        }
    }
}

/// The index of the first quote, backslash or control character; `None` if there is
/// none.
fn special(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let found = specials(u64::from_le_bytes(*word));
        if found != 0 {
            return Some(8 * index + found.trailing_zeros() as usize / 8);
        }
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    rest.iter().position(is_special).map(|index| bytes.len() - rest.len() + index)
}

/// Sets the highest bit of each of the eight bytes that is a quote, a backslash or a
/// control character. Only the lowest bit set is reliable: the subtraction may borrow
/// from the bytes after the first that is found.
const fn specials(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES * 0x80;
    const fn below(word: u64, limit: u64) -> u64 {
        word.wrapping_sub(ONES * limit) & !word
    }
    let quotes = below(word ^ (ONES * b'"' as u64), 1);
    let backslashes = below(word ^ (ONES * b'\\' as u64), 1);
    (quotes | backslashes | below(word, 0x20)) & HIGH
}
