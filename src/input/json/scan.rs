//! A quick way to find the keys and values of a flat record.
//!
//! Most records of most collections are flat objects with a few strings. For
//! these, one pass over the bytes is enough. Anything unusual is left to `serde`,
//! which also explains what is wrong: a record that is found here is valid, and
//! would be read in the same way there.

use super::flat::{FlatKeys, Key, Written};

/// The keys of all records, except those of flat objects. A record with one of
/// them may be of another shape. `keys.rs` says what they mean.
const OTHER_KEYS: [&str; 42] = [
    "attachments",
    "author_id",
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
    "limit",
    "media",
    "meta",
    "note_tweet",
    "platform",
    "profile",
    "publish_at",
    "quote_of",
    "quoted_status",
    "quoted_status_id_str",
    "referenced_tweets",
    "released_by",
    "reply_to",
    "repost_of",
    "retweeted",
    "retweeted_status",
    "scheduled",
    "scrub_geo",
    "status_withheld",
    "statuses",
    "thread",
    "truncated",
    "user_withheld",
    "warning",
];

/// The keys of the last record, in order. The next record usually has the same.
#[derive(Debug, Default)]
pub(super) struct Layout<'s>(Vec<(&'s str, Meaning)>);

/// What a key of a record means.
#[derive(Clone, Copy, Debug)]
enum Meaning {
    /// It is a key of flat objects.
    Flat(Key),
    /// Nothing: its value is ignored.
    Nothing,
    /// Records with this key may have another shape.
    Other,
}

impl<'s> Layout<'s> {
    /// The meaning of the key at this index of a record.
    fn meaning(&mut self, index: usize, name: &'s str) -> Meaning {
        if let Some((known, meaning)) = self.0.get(index)
            && *known == name
        {
            return *meaning;
        }
        let meaning = match Key::named(name) {
            Some(key) => Meaning::Flat(key),
            None if OTHER_KEYS.binary_search(&name).is_ok() => Meaning::Other,
            None => Meaning::Nothing,
        };
        self.0.truncate(index);
        self.0.push((name, meaning));
        meaning
    }
}

/// The keys and values of a flat record without nested values. `None` if it is
/// another record, or invalid.
pub(super) fn flat_keys<'s>(record: &'s str, layout: &mut Layout<'s>) -> Option<FlatKeys<'s>> {
    let mut rest = Rest { text: record, at: 0 };
    let mut keys = FlatKeys::default();
    let (mut seen, mut index) = (0, 0);
    rest.take(b'{')?;
    loop {
        rest.skip_blanks();
        let Written::Plain(name) = rest.string()? else { return None };
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
            // A duplicate, or perhaps another shape.
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
    (rest.at == record.len()).then_some(keys)
}

/// The rest of a record, from byte `at` on.
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

    /// Takes this byte; `None` if another one is next.
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.peek() {
            self.at += 1;
        }
    }

    /// Takes a value that contains no others.
    fn value(&mut self) -> Option<Written<'s>> {
        let start = self.at;
        match self.peek()? {
            b'"' => return self.string(),
            b'n' => self.literal("null")?,
            b't' => self.literal("true")?,
            b'f' => self.literal("false")?,
            _ => self.whole_number()?,
        }
        Some(Written::Other(&self.text[start..self.at]))
    }

    fn literal(&mut self, literal: &str) -> Option<()> {
        self.text[self.at..].starts_with(literal).then(|| self.at += literal.len())
    }

    /// Takes a number without fraction and exponent.
    fn whole_number(&mut self) -> Option<()> {
        self.at += usize::from(self.peek() == Some(b'-'));
        let digits =
            self.text.as_bytes()[self.at..].iter().take_while(|byte| byte.is_ascii_digit());
        let count = digits.count();
        let has_zero = self.peek() == Some(b'0');
        self.at += count;
        // What follows a fraction or exponent is no comma, so the record is left
        // to `serde`.
        (count == 1 || 1 < count && !has_zero).then_some(())
    }

    /// Takes a string.
    fn string(&mut self) -> Option<Written<'s>> {
        self.take(b'"')?;
        let start = self.at;
        let mut is_plain = true;
        loop {
            self.at += special(&self.text.as_bytes()[self.at..])?;
            match self.next()? {
                b'"' if is_plain => return Some(Written::Plain(&self.text[start..self.at - 1])),
                b'"' => return Some(Written::Other(&self.text[start - 1..self.at])),
                b'\\' => {
                    is_plain = false;
                    self.escape()?;
                }
                _ => return None,
            }
        }
    }

    /// Takes the rest of an escape, after its backslash.
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

/// The index of the first quote, backslash or control character.
fn special(bytes: &[u8]) -> Option<usize> {
    let (words, _) = bytes.as_chunks::<8>();
    let word = words.iter().position(|word| has_special(u64::from_le_bytes(*word)));
    let start = 8 * word.unwrap_or(words.len());
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    bytes[start..].iter().position(is_special).map(|index| start + index)
}

/// Whether one of eight bytes is a quote, a backslash or a control character.
const fn has_special(word: u64) -> bool {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES * 0x80;
    // The high bit of a byte is set if the byte is less than `limit`. A borrow can
    // only cause a false alarm in a byte after a true one.
    const fn below(word: u64, limit: u64) -> u64 {
        word.wrapping_sub(ONES * limit) & !word
    }
    let quotes = below(word ^ (ONES * b'"' as u64), 1);
    let backslashes = below(word ^ (ONES * b'\\' as u64), 1);
    (quotes | backslashes | below(word, 0x20)) & HIGH != 0
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::tz::TimeZone;
    use proptest::{prelude::*, sample::select};
    use serde::{
        Deserialize, Deserializer,
        de::{self, value::Error},
    };

    use super::*;
    use crate::{
        input::{
            ReadOptions,
            json::{Reading, keys::Keys},
        },
        source::{Source, Span},
    };

    /// A deserializer that returns the names of the fields it is asked for as an
    /// error.
    struct FieldNames;

    impl<'de> Deserializer<'de> for FieldNames {
        type Error = Error;

        fn deserialize_any<V: de::Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            Err(de::Error::custom(""))
        }

        fn deserialize_struct<V: de::Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Error> {
            Err(de::Error::custom(fields.join(" ")))
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    #[test]
    fn every_key_is_flat_or_not() {
        let fields = Keys::deserialize(FieldNames).expect_err("it returns the names").to_string();
        let fields: BTreeSet<&str> = fields.split(' ').collect();
        let flat = Key::NAMES.iter().map(|(name, _)| *name);
        let known: BTreeSet<&str> = OTHER_KEYS.into_iter().chain(flat).collect();
        assert_eq!(fields, known);
        assert_eq!(OTHER_KEYS.len() + Key::NAMES.len(), known.len());
        assert!(OTHER_KEYS.is_sorted());
    }

    #[test]
    fn usual_records_are_found() {
        let check = |record: &str, expected: bool| {
            assert_eq!(flat_keys(record, &mut Layout::default()).is_some(), expected, "{record}");
        };
        check(r#"{"id":"1","text":"a"}"#, true);
        check(r#"{ "id" : 1 , "text" : "æ \u00e5 \"b\"" , "unknown" : null }"#, true);
        for unusual in [
            "",
            "{",
            "{}",
            r#"{"id":"1","text":"a"} "#,
            r#"{"id":"1","text":"a",}"#,
            r#"{"id":"1","id":"2"}"#,
            r#"{"id":1.5}"#,
            r#"{"id":01}"#,
            r#"{"user":{"screen_name":"a"},"text":"a"}"#,
            r#"{"labels":[],"text":"a"}"#,
            r#"{"t\u0065xt":"a"}"#,
            r#"{"text":"\q"}"#,
            "{\"text\":\"a\tb\"}",
            "{\"text\":\"a",
        ] {
            check(unusual, false);
        }
    }

    /// Records as collections have them, and some that are invalid or of another
    /// shape.
    fn record() -> impl Strategy<Value = String> {
        let mut names: Vec<&str> = Key::NAMES.iter().map(|(name, _)| *name).collect();
        names.extend(["party", "likes", "media", "retweeted", "\\u0069d", "publish_at", "delete"]);
        let values = select(vec![
            r#""Broen er åben https:\/\/a.dk #bro""#,
            r#""@a RT @b \ud83d\ude00 &amp;\n QT @c nu""#,
            r#""RT @havneby: Broen""#,
            r#""2026-11-24T09:00:00Z""#,
            r#""Tue Jun 18 13:15:24 +0000 2019""#,
            r#""2018-08-11""#,
            r#""1028189423083405312""#,
            "1028189423083405312",
            "1533081600",
            "-7",
            "0",
            "01",
            "1.5e3",
            "true",
            "false",
            "null",
            "nul",
            "{\"screen_name\":\"a\"}",
            "[]",
            r#""""#,
            r#""da""#,
            r#""<a href=\"x\">Post Queue<\/a>""#,
            r#""\ud83d""#,
            r#""\x""#,
            "\"a\tb\"",
            "\"a",
        ]);
        let blank = select(vec!["", "", "", " ", "\t", "\u{a0}"]);
        let field = (select(names), blank.clone(), values, blank);
        let field = field.prop_map(|(name, before, value, after)| {
            format!("\"{name}\"{before}:{before}{value}{after}")
        });
        let end = select(vec!["}", "}", "}", "}", "", ",}", "}}"]);
        (prop::collection::vec(field, 0..7), end)
            .prop_map(|(fields, end)| format!("{{{}{end}", fields.join(",")))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn records_are_read_as_serde_reads_them(records in prop::collection::vec(record(), 1..4)) {
            let source = Source::new("a", records.join("\n"));
            let options = ReadOptions { timezone: TimeZone::UTC };
            let mut quick = Reading::new(&source, &options);
            let mut slow = Reading::new(&source, &options);
            let mut start = 0;
            for record in &records {
                let span = Span::new(start, start + record.len());
                quick.read(span);
                slow.read_with_serde(span);
                start = span.end + 1;
            }
            let show = |reading: &Reading<'_, '_>| {
                format!("{:#?} {:#?}", reading.parsed.posts, reading.parsed.problems)
            };
            prop_assert_eq!(show(&quick), show(&slow));
        }
    }
}
