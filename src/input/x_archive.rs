//! The archive that X gives an account of itself: JavaScript files that each
//! set one list.
//!
//! `tweets.js` and its parts hold the posts. Who wrote them stands in
//! `account.js`, and what was too long for them in `note-tweet.js`.

use serde::Deserialize;

use super::{
    Format, Parse, Parsed, ReadOptions,
    json::{
        Reading,
        value::{Words, span_of},
    },
};
use crate::{
    post::{ExpandedLink, Post},
    source::{Problem, Source, Span},
};

pub(super) const FORMAT: Format =
    Format { name: "x-archive", endings: &[".js"], looks, parse: Parse::Archive(parse) };

/// Whether a list is being set.
fn looks(beginning: &str) -> bool {
    let setting = beginning.trim_start();
    ["window.YTD.", "Grailbird.data."].iter().any(|name| setting.starts_with(name))
}

/// What the other files of an archive say about its posts.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    /// The handle of the account; empty where `account.js` is missing.
    pub account: String,
    notes: Vec<Note>,
}

/// A long post. Nothing says which post it is but its time and beginning.
#[derive(Clone, Debug)]
struct Note {
    second: i64,
    text: String,
    /// What each short link of it stands for.
    links: Vec<(String, String)>,
}

impl Archive {
    /// What the texts of `account.js` and `note-tweet.js` say.
    pub(super) fn of(account: Option<&str>, notes: Option<&str>) -> Self {
        let account = account.and_then(|text| {
            let entries: Vec<AccountEntry<'_>> = serde_json::from_str(list(text)?).ok()?;
            entries.into_iter().find_map(|entry| entry.account.username).map(|Words(name)| name)
        });
        let notes = notes.and_then(|text| {
            let entries: Vec<NoteEntry<'_>> = serde_json::from_str(list(text)?).ok()?;
            Some(entries.into_iter().filter_map(|entry| entry.note_tweet.read()).collect())
        });
        Self { account: account.unwrap_or_default().into_owned(), notes: notes.unwrap_or_default() }
    }
}

#[derive(Deserialize)]
struct AccountEntry<'s> {
    #[serde(borrow)]
    account: Account<'s>,
}

#[derive(Deserialize)]
struct Account<'s> {
    #[serde(borrow)]
    username: Option<Words<'s>>,
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
    #[serde(borrow)]
    created_at: Words<'s>,
    core: NoteCore<'s>,
}

#[derive(Deserialize)]
struct NoteCore<'s> {
    #[serde(borrow)]
    text: Words<'s>,
    #[serde(default)]
    urls: Vec<NoteLink<'s>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NoteLink<'s> {
    #[serde(borrow)]
    short_url: Words<'s>,
    expanded_url: Words<'s>,
}

impl NoteTweet<'_> {
    fn read(self) -> Option<Note> {
        let time: jiff::Timestamp = self.created_at.0.parse().ok()?;
        let link = |link: NoteLink<'_>| (link.short_url.0.into(), link.expanded_url.0.into());
        Some(Note {
            second: time.as_second(),
            text: self.core.text.0.into_owned(),
            links: self.core.urls.into_iter().map(link).collect(),
        })
    }
}

/// The list that a file sets.
fn list(file: &str) -> Option<&str> {
    file.split_once('=').map(|(_, list)| list.trim().trim_end_matches(';'))
}

/// The files with posts that `manifest.js` lists, as `data/tweets.js`.
pub(super) fn listed(manifest: &str) -> Vec<String> {
    let read = || serde_json::from_str::<Manifest<'_>>(list(manifest)?).ok();
    let types = read().unwrap_or_default().data_types;
    let files = [types.tweets, types.tweet].into_iter().flatten().flat_map(|kind| kind.files);
    files.map(|file| file.file_name.0.into_owned()).collect()
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manifest<'s> {
    #[serde(borrow)]
    data_types: DataTypes<'s>,
}

#[derive(Default, Deserialize)]
struct DataTypes<'s> {
    #[serde(borrow)]
    tweets: Option<DataType<'s>>,
    tweet: Option<DataType<'s>>,
}

#[derive(Deserialize)]
struct DataType<'s> {
    #[serde(borrow, default)]
    files: Vec<DataFile<'s>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DataFile<'s> {
    #[serde(borrow)]
    file_name: Words<'s>,
}

/// The posts of `tweets.js` or one of its parts.
fn parse<'s>(source: &'s Source, archive: &Archive, options: &ReadOptions) -> Parsed<'s> {
    let Some(list) = list(source.text()) else {
        let problem =
            Problem::at(source, Span::new(0, 0), ("no list is set here", "her er ingen liste"))
                .help((
                    "an archive's posts begin with `window.YTD.tweets.part0 = [`",
                    "et arkivs opslag begynder med `window.YTD.tweets.part0 = [`",
                ));
        return Parsed { posts: Vec::new(), problems: vec![problem] };
    };
    let mut reading = Reading::new(source, options);
    reading.read_list(span_of(source, list));
    let mut parsed = reading.finish();
    for post in &mut parsed.posts {
        if post.account.is_empty() {
            post.account = archive.account.clone().into();
        }
        if let Some(note) = archive.notes.iter().find(|note| note.continues(post)) {
            note.complete(post);
        }
    }
    parsed
}

impl Note {
    /// Whether this is the whole of a post: same second, same beginning.
    fn continues(&self, post: &Post<'_>) -> bool {
        let second = post.time.map(jiff::Timestamp::as_second);
        second == Some(self.second)
            && post.text.as_str().len() < self.text.len() + MARK
            && SURE <= common(post.text.as_str(), &self.text)
    }

    /// Puts the rest of the text where the post was cut.
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

/// How many bytes two texts must share for a second to do the rest.
const SURE: usize = 20;

/// How long `… https://t.co/…` may be, which stands for the rest.
const MARK: usize = 30;

/// How many bytes two texts begin with alike.
fn common(text: &str, other: &str) -> usize {
    let pairs = text.chars().zip(other.chars());
    pairs.take_while(|(one, two)| one == two).map(|(one, _)| one.len_utf8()).sum()
}
