//! The long posts of an archive, from `note-tweet.js`. `tweets.js` contains only
//! their beginnings.

use std::cmp::Reverse;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de};

use super::{no_list, value};
use crate::{
    input::{
        invalid_utf8::Decoded,
        json::{
            mistake::{Mistake, few},
            records,
            value::JsonString,
        },
    },
    post::{ExpandedLink, Post},
    problems::Problems,
};

/// The long posts of an archive, sorted by time.
#[derive(Clone, Debug, Default)]
pub(super) struct LongPosts(Vec<LongPost>);

/// The full version of a long post. It does not contain the id of the post, so the
/// two are matched by their times and beginnings.
#[derive(Clone, Debug)]
struct LongPost {
    second: i64,
    text: String,
    /// Its short links, each with the address that it leads to.
    links: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NoteEntry<'s> {
    #[serde(borrow)]
    note_tweet: NoteTweet<'s>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NoteTweet<'s> {
    #[serde(deserialize_with = "instant")]
    created_at: Timestamp,
    #[serde(borrow)]
    core: NoteCore<'s>,
}

#[derive(Deserialize)]
struct NoteCore<'s> {
    #[serde(borrow)]
    text: JsonString<'s>,
    #[serde(default)]
    urls: Vec<NoteLink<'s>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NoteLink<'s> {
    #[serde(borrow)]
    short_url: JsonString<'s>,
    expanded_url: JsonString<'s>,
}

fn instant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    let JsonString(written) = JsonString::deserialize(deserializer)?;
    written.parse().map_err(|_| de::Error::custom(format!("invalid time `{written}`")))
}

impl LongPosts {
    /// Reads the long posts in `note-tweet.js`. Also returns the problems of the file.
    pub(super) fn read(file: &Decoded) -> (Self, Problems) {
        let Some(list) = value(&file.source) else {
            return (Self::default(), vec![no_list(&file.source)].into());
        };
        let (mut notes, mut problems) = (Vec::new(), Problems::default());
        let unread = records(&file.source, list, |record| {
            if file.has_invalid(record) {
                return;
            }
            let entry = serde_json::from_str::<NoteEntry<'_>>(file.source.slice(record));
            let note = entry.map_err(|error| Mistake::Json(error, record));
            match note.and_then(|entry| entry.note_tweet.read()) {
                Ok(note) => notes.push(note),
                Err(mistake) => problems.push_with(|| mistake.at(&file.source, record)),
            }
        });
        problems.append(unread);
        notes.sort_by_key(|note| note.second);
        (Self(notes), problems)
    }

    /// If a post is the beginning of a long post, completes it.
    pub(super) fn complete(&self, post: &mut Post<'_>) {
        if let Some(note) = self.whole_of(post) {
            note.complete(post);
        }
    }

    /// The long post that begins with the text of this post; `None` if there is none.
    /// The times of the two may be up to [`MOST_SECONDS_APART`] seconds apart.
    fn whole_of(&self, post: &Post<'_>) -> Option<&LongPost> {
        let second = post.time?.as_second();
        let first = self.0.partition_point(|note| note.second < second - MOST_SECONDS_APART);
        let near =
            self.0[first..].iter().take_while(|note| note.second <= second + MOST_SECONDS_APART);
        let near = near.take(MOST_AT_ONCE);
        let likeness = |note: &&LongPost| {
            let apart = (note.second - second).abs();
            (common(post.text.as_str(), &note.text), Reverse(apart))
        };
        near.filter(|note| note.continues(post)).max_by_key(likeness)
    }
}

impl NoteTweet<'_> {
    fn read(self) -> Result<LongPost, Mistake> {
        let links = few("urls", self.core.urls)?;
        let link = |link: NoteLink<'_>| (link.short_url.0.into(), link.expanded_url.0.into());
        Ok(LongPost {
            second: self.created_at.as_second(),
            text: self.core.text.0.into_owned(),
            links: links.into_iter().map(link).collect(),
        })
    }
}

impl LongPost {
    /// Whether this may be the full version of a post: both begin with the same text,
    /// and the post is not much longer.
    fn continues(&self, post: &Post<'_>) -> bool {
        post.text.as_str().len() < self.text.len() + LONGEST_MARK
            && LEAST_COMMON_BYTES <= common(post.text.as_str(), &self.text)
    }

    /// Replaces the end of a truncated post by the rest of the long text, and adds
    /// its links.
    fn complete(&self, post: &mut Post<'_>) {
        let common = common(post.text.as_str(), &self.text);
        let cut = common..post.text.as_str().len();
        post.text = post.text.clone().replace([(cut, &self.text[common..])]);
        for (shown, target) in &self.links {
            if post.links.iter().all(|known| known.shown != *shown) {
                let (shown, target) = (shown.clone().into(), target.clone().into());
                post.links.push(ExpandedLink { shown, target, of_platform: false });
            }
        }
    }
}

/// How many long posts are compared with one post at most. Nobody writes more in a
/// few seconds. In a forged archive with one time for all posts, every post would
/// otherwise be compared with every long post.
const MOST_AT_ONCE: usize = 100;

/// How many seconds may be between the times of a post and of its full version.
const MOST_SECONDS_APART: i64 = 2;

/// A post can be the beginning of a long post only if this many bytes at the start of
/// both texts are equal. Of several such long posts, the one with the longest common
/// beginning is taken; if several have the same, the one nearest in time.
const LEAST_COMMON_BYTES: usize = 20;

/// How many bytes the mark `… https://t.co/…` has at most. It replaces the end of a
/// truncated text.
const LONGEST_MARK: usize = 30;

/// The number of bytes that are equal at the beginning of two texts.
fn common(text: &str, other: &str) -> usize {
    let pairs = text.chars().zip(other.chars());
    pairs.take_while(|(one, two)| one == two).map(|(one, _)| one.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        source::{Source, Span},
        text::Text,
    };

    /// Checks the text of a post after it was completed from notes, each given as a time
    /// and a text.
    #[track_caller]
    fn check(notes: &[(&str, &str)], expected: &str) {
        let note = |(time, text): &(&str, &str)| {
            format!(r#"{{"noteTweet": {{"createdAt": "{time}", "core": {{"text": "{text}"}}}}}}"#)
        };
        let notes: Vec<String> = notes.iter().map(note).collect();
        let notes = format!("window.YTD.note_tweet.part0 = [{}]", notes.join(", "));
        let (notes, problems) = LongPosts::read(&Decoded::of(Arc::from("a"), notes.into_bytes()));
        assert!(problems.is_empty(), "{problems:?}");
        let source = Source::new("a", "Kære naboer i Havneby: f… https://t.co/a");
        let text = Text::verbatim(source.text(), 0);
        let mut post = Post::new("1", text, Span::new(0, source.text().len()));
        post.time = "2021-09-22T16:25:51Z".parse().ok();
        notes.complete(&mut post);
        assert_eq!(post.text.as_str(), expected);
    }

    #[test]
    fn a_long_post_is_matched_by_its_time_and_beginning() {
        let cut = "Kære naboer i Havneby: f… https://t.co/a";
        let whole = "Kære naboer i Havneby: færgen sejler igen";
        check(&[("2021-09-22T16:25:51.000Z", whole)], whole);
        check(&[("2021-09-22T16:25:49.700Z", whole)], whole);
        check(&[("2021-09-22T16:25:47.000Z", whole)], cut);
        check(&[("2021-09-22T16:25:51.000Z", "Kære naboer i Vejby: broen")], cut);
        let other = "Kære naboer i Havneby: broen er åben";
        check(&[("2021-09-22T16:25:52.000Z", whole), ("2021-09-22T16:25:51.000Z", other)], whole);
    }
}
