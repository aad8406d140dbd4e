//! The sidecars of an archive: reads `account.js`, `note-tweet.js` and
//! `manifest.js`, and reports missing files.

use std::{collections::HashSet, sync::Arc};

use memchr::memmem;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{lacks_account, no_list, note_tweets::LongPosts, value};
use crate::{
    input::{
        invalid_utf8::Decoded,
        json::{
            mistake::{place_of, plain},
            value::{JsonString, span_of},
        },
    },
    message::Message,
    post::Post,
    problems::Problems,
    source::{At, Problem, Span},
};

/// What the sidecars of an archive say about its posts.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    /// The handle of the account; empty if `account.js` does not contain it.
    pub account: String,
    notes: LongPosts,
    /// The ids of all posts in the archive that are later versions of edited posts. Empty
    /// if all posts are in one part, because versions in the same part are found without
    /// this set.
    pub(super) later_versions: HashSet<String>,
}

impl Archive {
    /// Adds to a post what only the sidecars contain: its account, and the rest of a long
    /// text.
    pub(super) fn complete(&self, post: &mut Post<'_>) {
        if post.account.is_empty() {
            post.account = self.account.clone().into();
        }
        self.notes.complete(post);
    }
}

/// A function with two arguments: it reads the file with the name in the first, and calls
/// the second with each stretch of the bytes of this file.
type ReadStretches<'a> = dyn FnMut(&str, &mut dyn FnMut(&[u8])) + 'a;

/// Access to the files of an archive, in a folder or in a zip.
pub(in crate::input) struct ArchiveFiles<'a> {
    /// The path of the archive, for messages.
    pub(in crate::input) name: &'a Arc<str>,
    /// The names of the files of the archive that contain posts.
    pub(in crate::input) parts: &'a [String],
    /// Whether the posts do not state their account, so that `account.js` is needed.
    pub(in crate::input) lacks_account: bool,
    /// Whether a file with posts is, or may be, so long that it is read in several parts.
    pub(in crate::input) is_long: bool,
    /// Reads a file with posts, stretch by stretch.
    pub(in crate::input) read_posts: &'a mut ReadStretches<'a>,
    /// Reads another file of the archive by its name; `None` if it does not exist.
    pub(in crate::input) read: &'a mut dyn FnMut(&str) -> Option<Result<Decoded, Problem>>,
    /// Whether the archive contains a file with this name.
    pub(in crate::input) exists: &'a dyn Fn(&str) -> bool,
}

const ACCOUNT: &str = "account.js";
const NOTES: &str = "note-tweet.js";
const MANIFEST: &str = "manifest.js";

/// The names of all sidecars.
pub(in crate::input) const SIDECARS: [&str; 3] = [ACCOUNT, NOTES, MANIFEST];

/// Reads the sidecars of an archive. Returns their data and their problems.
pub(in crate::input) fn read_sidecars(mut files: ArchiveFiles<'_>) -> (Archive, Vec<Problem>) {
    let mut archive = Archive::default();
    let mut problems = Problems::default();
    if let Some(file) = files.file(ACCOUNT, &mut problems) {
        archive.account = username(&file, &mut problems).unwrap_or_default();
    } else if files.lacks_account && problems.is_empty() {
        problems.push(no_account(files.name));
    }
    if let Some(file) = files.file(NOTES, &mut problems) {
        let (notes, unread) = LongPosts::read(&file);
        archive.notes = notes;
        problems.append(unread);
    }
    if let Some(file) = files.file(MANIFEST, &mut problems) {
        let listed = listed(&file, &mut problems);
        let last = |file: &String| file.rsplit('/').next().unwrap_or(file).to_owned();
        let missing = listed.iter().filter(|file| !(files.exists)(&last(file)));
        for file in missing {
            problems.push_with(|| missing_part(files.name, file));
        }
    }
    // Versions of edited posts need not be looked up in files from before 2018, when
    // posts could not be edited.
    let recent: Vec<&String> = files.parts.iter().filter(|part| lacks_account(part)).collect();
    if 1 < recent.len() || files.is_long {
        for part in recent {
            (files.read_posts)(part, &mut |stretch| {
                let stretch = String::from_utf8_lossy(stretch);
                archive.later_versions.extend(later_versions(&stretch));
            });
        }
    }
    (archive, problems.into_all(At::File(files.name.clone())))
}

impl ArchiveFiles<'_> {
    /// Reads a file; `None` if it does not exist or cannot be read, which is a
    /// problem.
    fn file(&mut self, name: &str, problems: &mut Problems) -> Option<Decoded> {
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
    username: JsonString<'s>,
}

/// Reads the handle in `account.js`.
fn username(file: &Decoded, problems: &mut Problems) -> Option<String> {
    let message = Message::new("archive-account-unreadable");
    let entries: Vec<AccountEntry<'_>> = read(file, &message, problems)?;
    let username = entries.into_iter().next().map(|entry| entry.account.username.0.into_owned());
    if username.is_none() {
        problems.push(Problem::at(&file.source, Span::new(0, 0), message).help(fetch()));
    }
    username
}

/// The help for a sidecar that cannot be parsed: download the archive again.
const fn fetch() -> Message {
    Message::new("archive-download-again")
}

/// Parses the value that a file of an archive assigns to its variable. If it is
/// invalid, `message` is reported.
fn read<'f, T: Deserialize<'f>>(
    file: &'f Decoded,
    message: &Message,
    problems: &mut Problems,
) -> Option<T> {
    let Some(place) = value(&file.source) else {
        problems.push(no_list(&file.source));
        return None;
    };
    let read = serde_json::from_str(file.source.slice(place));
    let failed = |error: serde_json::Error| {
        let at = place_of(&file.source, place, &error);
        let message = because(message, &error);
        problems.push(Problem::at(&file.source, Span::new(at, at), message).help(fetch()));
    };
    read.map_err(failed).ok()
}

fn because(message: &Message, error: &serde_json::Error) -> Message {
    let message = Message::new("archive-unreadable").with("message", message.clone());
    message.with("problem", plain(error))
}

/// The problem that the account of an archive is unknown.
fn no_account(name: &Arc<str>) -> Problem {
    Problem::in_file(name.clone(), Message::new("archive-no-account"))
        .help(Message::new("archive-no-account-help"))
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
    file_name: JsonString<'s>,
}

/// The names of the files with posts according to `manifest.js`, such as
/// `data/tweets.js`.
fn listed(file: &Decoded, problems: &mut Problems) -> Vec<String> {
    let message = Message::new("archive-manifest-unreadable");
    let Some(Manifest { data_types: types }) = read(file, &message, problems) else {
        return Vec::new();
    };
    let files = [types.tweets, types.tweet].into_iter().flatten().flat_map(|kind| kind.files);
    let mut names = Vec::new();
    for raw in files {
        match serde_json::from_str::<DataFile<'_>>(raw.get()) {
            Ok(file) => names.push(file.file_name.0.into_owned()),
            Err(error) => {
                let message = because(&message, &error);
                let place = span_of(&file.source, raw.get());
                let start = Span::new(place.start, place.start + 1);
                problems.push_with(|| Problem::at(&file.source, start, message).help(fetch()));
            }
        }
    }
    names
}

fn missing_part(name: &Arc<str>, file: &str) -> Problem {
    Problem::in_file(name.clone(), Message::new("archive-missing-part").with("file", file))
        .help(Message::new("archive-missing-part-help"))
}

/// The ids of the posts in a stretch of a file that are later versions of edited posts.
/// Each version lists the ids of all versions of its post in order, so the first
/// version need not be in the same file.
fn later_versions(part: &str) -> Vec<String> {
    let mut later = HashSet::new();
    let (mut rest, versions) = (part, "\"editTweetIds\"");
    while let Some(at) = memmem::find(rest.as_bytes(), versions.as_bytes()) {
        rest = &rest[at + versions.len()..];
        let Some(list) = value_after_key(rest, '[') else { continue };
        // If this list is not closed, later ones are not, either.
        let Some((ids, after)) = list.split_once(']') else { break };
        later.extend(ids.split('"').skip(1).step_by(2).skip(1));
        rest = after;
    }
    let ids = memmem::find_iter(part.as_bytes(), "\"id_str\"")
        .filter_map(|at| value_after_key(&part[at + "\"id_str\"".len()..], '"')?.split('"').next());
    ids.filter(|id| later.contains(id)).map(str::to_owned).collect()
}

/// If `after`, the text that follows a key, continues with a colon and then the character
/// `first`, returns the text after that character; else `None`. White space may be around
/// the colon.
fn value_after_key(after: &str, first: char) -> Option<&str> {
    after.trim_start().strip_prefix(':')?.trim_start().strip_prefix(first)
}
