//! What the files of an archive beside its posts say of them: whose they are,
//! the whole of the long ones, and what is missing.

use std::{collections::HashSet, sync::Arc};

use memchr::memmem;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{is_anonymous, no_list, notes::Notes, value};
use crate::{
    input::{
        foreign::Decoded,
        json::{
            mistake::{place_of, plain},
            value::{Words, span_of},
        },
    },
    post::Post,
    source::{Problem, Span},
};

/// What the other files of an archive say about its posts.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    /// The handle of the account; empty where `account.js` does not say.
    pub account: String,
    notes: Notes,
    /// The later versions of edited posts that stand in any of its parts.
    pub(super) later_versions: HashSet<String>,
}

impl Archive {
    /// Fills in what a post of the archive does not say itself.
    pub(super) fn complete(&self, post: &mut Post<'_>) {
        if post.account.is_empty() {
            post.account = self.account.clone().into();
        }
        self.notes.complete(post);
    }
}

/// An archive whose files are read.
pub(in crate::input) struct Around<'a> {
    /// What a person calls it.
    pub(in crate::input) name: &'a Arc<str>,
    /// The names of its files whose posts are read.
    pub(in crate::input) parts: &'a [String],
    /// Whether its posts do not say who wrote them.
    pub(in crate::input) is_anonymous: bool,
    /// Reads one of its files by name, if it is there.
    pub(in crate::input) read: &'a mut dyn FnMut(&str) -> Option<Result<Decoded, Problem>>,
    /// Whether a file of this name is there.
    pub(in crate::input) is_there: &'a dyn Fn(&str) -> bool,
}

/// What the files of an archive say of one another, and what is wrong with them.
pub(in crate::input) fn gather(mut around: Around<'_>) -> (Archive, Vec<Problem>) {
    let mut archive = Archive::default();
    let mut problems = Vec::new();
    if let Some(file) = around.file("account.js", &mut problems) {
        archive.account = username(&file, &mut problems).unwrap_or_default();
    } else if around.is_anonymous && problems.is_empty() {
        problems.push(no_account(around.name));
    }
    if let Some(file) = around.file("note-tweet.js", &mut problems) {
        let (notes, unread) = Notes::read(&file);
        archive.notes = notes;
        problems.extend(unread);
    }
    if let Some(file) = around.file("manifest.js", &mut problems) {
        let listed = listed(&file, &mut problems);
        let last = |file: &String| file.rsplit('/').next().unwrap_or(file).to_owned();
        let missing = listed.iter().filter(|file| !(around.is_there)(&last(file)));
        problems.extend(missing.map(|file| missing_part(around.name, file)));
    }
    // Before 2018 nobody could edit a post.
    let recent: Vec<&String> = around.parts.iter().filter(|part| is_anonymous(part)).collect();
    if 1 < recent.len() {
        let parts = recent.into_iter().filter_map(|part| (around.read)(part)?.ok());
        archive.later_versions =
            parts.flat_map(|part| later_versions(part.source.text())).collect();
    }
    (archive, problems)
}

impl Around<'_> {
    /// A file that is there and can be read.
    fn file(&mut self, name: &str, problems: &mut Vec<Problem>) -> Option<Decoded> {
        match (self.read)(name)? {
            Ok(file) => {
                problems.extend(file.problem());
                Some(file)
            }
            Err(problem) => {
                problems.push(problem);
                None
            }
        }
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
    username: Words<'s>,
}

/// The handle in `account.js`.
fn username(file: &Decoded, problems: &mut Vec<Problem>) -> Option<String> {
    let message = ("this does not say whose archive it is", "dette siger ikke, hvis arkiv det er");
    let entries: Vec<AccountEntry<'_>> = read(file, message, problems)?;
    let username = entries.into_iter().next().map(|entry| entry.account.username.0.into_owned());
    if username.is_none() {
        problems.push(Problem::at(&file.source, Span::new(0, 0), message).help(FETCH));
    }
    username
}

/// What to do about a file of an archive that does not read.
const FETCH: (&str, &str) = (
    "fetch the archive once more; its posts are checked all the same",
    "hent arkivet igen; opslagene er tjekket alligevel",
);

/// The value that a file of an archive sets.
fn read<'f, T: Deserialize<'f>>(
    file: &'f Decoded,
    (en, da): (&str, &str),
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let Some(place) = value(&file.source) else {
        problems.push(no_list(&file.source));
        return None;
    };
    let read = serde_json::from_str(file.source.slice(place));
    let failed = |error: serde_json::Error| {
        let at = place_of(&file.source, place, &error);
        let why = plain(&error);
        let message = (format!("{en}: {}", why.en), format!("{da}: {}", why.da));
        problems.push(Problem::at(&file.source, Span::new(at, at), message).help(FETCH));
    };
    read.map_err(failed).ok()
}

/// The problem that nobody says whose an archive is.
fn no_account(name: &Arc<str>) -> Problem {
    let message = (
        "there is no account.js beside it, which says whose posts these are",
        "der ligger ingen account.js ved siden af, som siger, hvis opslag det er",
    );
    Problem::in_file(name.clone(), message).help((
        "unpack the archive whole; the posts are checked as those of an unknown account",
        "pak hele arkivet ud; opslagene er tjekket som fra en ukendt konto",
    ))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manifest<'s> {
    #[serde(borrow)]
    data_types: DataTypes<'s>,
}

#[derive(Deserialize)]
struct DataTypes<'s> {
    #[serde(borrow)]
    tweets: Option<DataType<'s>>,
    tweet: Option<DataType<'s>>,
}

#[derive(Deserialize)]
struct DataType<'s> {
    #[serde(borrow, default)]
    files: Vec<&'s RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DataFile<'s> {
    #[serde(borrow)]
    file_name: Words<'s>,
}

/// The files with posts that `manifest.js` lists, as `data/tweets.js`.
fn listed(file: &Decoded, problems: &mut Vec<Problem>) -> Vec<String> {
    let message = (
        "this does not say which files the archive has",
        "dette siger ikke, hvilke filer arkivet har",
    );
    let Some(Manifest { data_types: types }) = read(file, message, problems) else {
        return Vec::new();
    };
    let files = [types.tweets, types.tweet].into_iter().flatten().flat_map(|kind| kind.files);
    let mut names = Vec::new();
    for raw in files {
        match serde_json::from_str::<DataFile<'_>>(raw.get()) {
            Ok(file) => names.push(file.file_name.0.into_owned()),
            Err(error) => {
                let why = plain(&error);
                let (en, da) = message;
                let message = (format!("{en}: {}", why.en), format!("{da}: {}", why.da));
                let place = span_of(&file.source, raw.get());
                let start = Span::new(place.start, place.start + 1);
                problems.push(Problem::at(&file.source, start, message).help(FETCH));
            }
        }
    }
    names
}

fn missing_part(name: &Arc<str>, file: &str) -> Problem {
    let message = (format!("its part `{file}` is missing"), format!("dens del `{file}` mangler"));
    Problem::in_file(name.clone(), message)
        .help(("unpack every file that X delivered", "pak alle filer ud, som X leverede"))
}

/// The posts of a part that are later versions of others, by their ids. Parts
/// are read one by one, and versions may stand in two of them.
fn later_versions(part: &str) -> Vec<String> {
    let mut later = HashSet::new();
    for at in memmem::find_iter(part.as_bytes(), "\"editTweetIds\"") {
        let list = part[at..].split_once('[').and_then(|(_, rest)| rest.split_once(']'));
        let ids = list.map_or("", |(ids, _)| ids).split('"').skip(1).step_by(2);
        later.extend(ids.skip(1));
    }
    let ids = memmem::find_iter(part.as_bytes(), "\"id_str\"").filter_map(|at| {
        let value = part[at + "\"id_str\"".len()..].trim_start().strip_prefix(':')?.trim_start();
        value.strip_prefix('"')?.split('"').next()
    });
    ids.filter(|id| later.contains(id)).map(str::to_owned).collect()
}
