//! How people reacted to a post, from the keys of a record of whatever shape: `favorite_count`,
//! `likeCount`, `public_metrics: {like_count: …}`.

use std::{fmt, sync::LazyLock};

use memchr::memmem::Finder;
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};

use super::value::Scalar;
use crate::{
    mapping::plain_name,
    post::{Engagement, OBJECT_OF_COUNTS},
};

/// The ends of all keys of counts. A record without any of these need not be parsed once
/// more, as most need not.
static ENDS: LazyLock<[Finder<'static>; 7]> = LazyLock::new(|| {
    ["_count\"", "Count\"", "s\":", "inger\"", "arer\"", "ioner\"", "godt om\""].map(Finder::new)
});

/// Keys under which an object may contain the counts.
const INSIDE: [&str; 2] = [OBJECT_OF_COUNTS, "post"];

/// The counts of a record; `None` if it states none. The record was parsed already, so
/// whatever is unusual here is no mistake, but unknown.
pub(super) fn engagement(record: &str) -> Option<Box<Engagement>> {
    if ENDS.iter().all(|end| end.find(record.as_bytes()).is_none()) {
        return None;
    }
    let found = serde_json::from_str::<Found>(record).ok()?;
    Engagement::of(found.0.map(|count| count.map(|(_, count)| count))).map(Box::new)
}

/// The counts that were found so far, each with how late its name comes among the names of
/// the count.
#[derive(Default)]
struct Found([Option<(usize, u32)>; Engagement::FIELDS]);

impl Found {
    fn add(&mut self, (field, rank): (usize, usize), count: Option<u32>) {
        let known = &mut self.0[field];
        if known.is_none_or(|(earlier, _)| rank < earlier) {
            *known = count.map(|count| (rank, count)).or(*known);
        }
    }
}

impl<'de> Deserialize<'de> for Found {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Counts)
    }
}

struct Counts;

impl<'de> Visitor<'de> for Counts {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        let mut found = Found::default();
        while let Some(Scalar(key)) = map.next_key()? {
            if INSIDE.contains(&&*key) {
                if let Value::Inside(Found(inside)) = map.next_value()? {
                    for (field, count) in inside.into_iter().enumerate() {
                        found.0[field] = count.or(found.0[field]);
                    }
                }
            } else if let Some(field) = Engagement::field(&plain_name(&key)) {
                if let Value::Count(Scalar(count)) = map.next_value()? {
                    found.add(field, Engagement::count(&count));
                }
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// The value of a key of which a count, or an object with counts, is expected.
#[derive(Deserialize)]
#[serde(untagged)]
enum Value<'s> {
    Inside(Found),
    Count(#[serde(borrow)] Scalar<'s>),
    Other(IgnoredAny),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_found_in_records_of_many_shapes() {
        for (record, expected) in [
            (
                r#"{"favorite_count": "3", "retweet_count": "2"}"#,
                Some([Some(3), Some(2), None, None]),
            ),
            (
                r#"{"public_metrics": {"like_count": 5, "retweet_count": 1, "reply_count": 0, "impression_count": 90}}"#,
                Some([Some(5), Some(1), Some(0), Some(90)]),
            ),
            (
                r#"{"likeCount": 5, "retweetCount": 1, "replyCount": 7, "viewCount": null}"#,
                Some([Some(5), Some(1), Some(7), None]),
            ),
            (
                r#"{"favourites_count": 1, "reblogs_count": 2, "replies_count": 3}"#,
                Some([Some(1), Some(2), Some(3), None]),
            ),
            (
                r#"{"post": {"likeCount": 4, "repostCount": 2, "replyCount": 1}, "likeCount": 9}"#,
                Some([Some(4), Some(2), Some(1), None]),
            ),
            (r#"{"likes": 4, "favorite_count": 9}"#, Some([Some(4), None, None, None])),
            (r#"{"favorite_count": 9, "likes": 4}"#, Some([Some(4), None, None, None])),
            (
                r#"{"Synes godt om": 4, "Delinger": 1.0, "Kommentarer": 2, "Visninger": 1e3}"#,
                Some([Some(4), Some(1), Some(2), Some(1000)]),
            ),
            (r#"{"likes": 3.5, "replies": 2}"#, Some([None, None, Some(2), None])),
            (r#"{"likes": ["a"], "views": {"count": "7"}}"#, None),
            (r#"{"likes": -4, "text": "count\""}"#, None),
            (r#"{"text": "likes"}"#, None),
            (r#"["likes"]"#, None),
        ] {
            let found = engagement(record).map(|found| found.counts());
            assert_eq!(found, expected, "{record}");
        }
    }
}
