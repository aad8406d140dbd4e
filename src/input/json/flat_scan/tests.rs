//! Compares the result of the quick way with that of `serde`.

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

/// A deserializer that fails with an error which lists the names of all fields that
/// the type asks for.
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
fn the_first_special_byte_is_found() {
    for byte in 0..=u8::MAX {
        for at in 0..17 {
            let mut bytes = *b"\xc3\xa6a\xe2\x82\xac z[]{}~\x7f!# .";
            bytes[at] = byte;
            bytes[16] = b'"';
            let is_special = at == 16 || byte < 0x20 || byte == b'"' || byte == b'\\';
            assert_eq!(special(&bytes), Some(if is_special { at } else { 16 }), "{byte} {at}");
        }
    }
    assert_eq!(special("æ".repeat(20).as_bytes()), None);
}

#[test]
fn usual_records_are_found() {
    let check = |record: &str, expected: bool| {
        assert_eq!(flat_keys(record, &mut PreviousKeys::default()).is_some(), expected, "{record}");
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

/// Random records as they occur in collections, including some that are invalid or of
/// another shape.
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
        let options = ReadOptions::new(TimeZone::UTC);
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
