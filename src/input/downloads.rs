//! The downloads that networks give people of their own data, unpacked in a folder: few of their files
//! have posts, and the others are not read.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use memchr::memmem;

use super::{folder::plain_name, skipped::head};

/// The file of a download of Mastodon with the posts.
const OUTBOX: &str = "outbox.json";

/// The file about the account on Mastodon. An outbox beside it is that of a download.
const ACTOR: &str = "actor.json";

/// The file of a download of LinkedIn with the posts.
const SHARES: &str = "Shares.csv";

/// The files of a download of LinkedIn beside it, without their endings. Others may be anybody's.
const OF_LINKEDIN: [&str; 30] = [
    "Ad_Targeting",
    "Ads Clicked",
    "Articles",
    "Comments",
    "Company Follows",
    "Connections",
    "Education",
    "Email Addresses",
    "Endorsement_Given_Info",
    "Endorsement_Received_Info",
    "Events",
    "Hashtag_Follows",
    "InstantReposts",
    "Invitations",
    "Languages",
    "Learning",
    "Logins",
    "Member_Follows",
    "PhoneNumbers",
    "Positions",
    "Profile",
    "Profile Summary",
    "Reactions",
    "Recommendations_Given",
    "Recommendations_Received",
    "Registration",
    "Rich_Media",
    "Saved_Items",
    "Skills",
    "Votes",
];

/// The beginnings of the names of files in downloads of Meta that have posts.
const POSTS_OF_META: [&str; 5] =
    ["your_posts", "profile_posts", "posts_1", "threads_and_replies", "your_facebook_posts"];

/// The beginnings of the first key of files in downloads of Meta that have something else: those of
/// Instagram, as those of Facebook end in `_v2`.
const OTHERS_OF_META: [&str; 12] = [
    "account_",
    "ads_",
    "comments_",
    "devices_",
    "impressions_",
    "likes_",
    "profile_",
    "relationships_",
    "saved_",
    "searches_",
    "story_",
    "topics_",
];

/// Words that the beginning of a file of a download has if it has messages or contacts, and no posts:
/// all of one of these.
const OF_PRIVATE_FILES: [&[&str]; 9] = [
    // Messages and followers of Facebook and Instagram.
    &["\"participants\"", "\"messages\""],
    &["\"sender_name\"", "\"timestamp_ms\""],
    &["\"string_list_data\"", "\"media_list_data\""],
    // Messages, connections, invitations and contacts of LinkedIn.
    &["CONVERSATION ID", "SENDER PROFILE URL"],
    &["First Name,Last Name", "Connected On"],
    &["inviterProfileUrl", "inviteeProfileUrl"],
    &["Source,FirstName,LastName"],
    // Those whom an account on Mastodon follows, and their lists.
    &["Account address,Show boosts"],
    &["Account address,Hide notifications"],
];

/// Whether a file that begins like this has messages or contacts of a download, and no posts.
pub(super) fn is_private(head: &[u8]) -> bool {
    // Each has its first words at the very beginning, and a post may quote them.
    let begins = head.trim_ascii_start();
    let is_of_program = begins.starts_with(b"{")
        || begins.starts_with(b"[")
        || OF_PRIVATE_FILES.iter().any(|words| begins.starts_with(words[0].as_bytes()))
        || begins.starts_with(b"Notes:")
        || begins.starts_with(b"From,To,Sent At");
    let has = |word: &&str| memmem::find(head, word.as_bytes()).is_some();
    let is_of_posts = || memmem::find(head, b"\"text\"").is_some();
    is_of_program && OF_PRIVATE_FILES.iter().any(|words| words.iter().all(has)) && !is_of_posts()
}

/// Whether a file that begins like this has the comments of a person on LinkedIn, and no posts.
pub(super) fn has_comments(head: &[u8]) -> bool {
    const NAMES: &[u8] = b"Date,Link,Message";
    let begins = head.trim_ascii_start();
    let begins = begins.strip_prefix("\u{feff}".as_bytes()).unwrap_or(begins);
    let rows = begins
        .strip_prefix(NAMES)
        .filter(|rest| rest.starts_with(b"\n") || rest.starts_with(b"\r"));
    rows.is_some_and(|rows| {
        let first = rows.trim_ascii_start().split(|byte| *byte == b'\n').next().unwrap_or_default();
        memmem::find(first, b"https://www.linkedin.com/").is_some()
    })
}

/// The files among those of a folder that are of downloads, but have no posts of the account.
#[derive(Debug, Default)]
pub(super) struct WithoutPosts {
    pub(super) of_mastodon: HashSet<PathBuf>,
    /// Those of LinkedIn and Meta.
    pub(super) of_others: HashSet<PathBuf>,
}

impl WithoutPosts {
    /// Those among these files.
    pub(super) fn among(files: &[PathBuf]) -> Self {
        let all: HashSet<&Path> = files.iter().map(PathBuf::as_path).collect();
        let has_posts_of_meta = files.iter().any(|file| {
            let name = name_of(file);
            is_json(file) && POSTS_OF_META.iter().any(|known| name.starts_with(known))
        });
        let is_of_others = |file: &&PathBuf| {
            is_of_linkedin(file, &all)
                || has_posts_of_meta && is_other_of_meta(file)
                || is_private_file(file)
        };
        Self {
            of_mastodon: files.iter().filter(|file| is_of_mastodon(file, &all)).cloned().collect(),
            of_others: files.iter().filter(is_of_others).cloned().collect(),
        }
    }

    /// Whether a file is one of them.
    pub(super) fn contain(&self, file: &PathBuf) -> bool {
        self.of_mastodon.contains(file) || self.of_others.contains(file)
    }
}

fn name_of(file: &Path) -> &str {
    file.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

fn is_json(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// What the account is, likes and keeps.
fn is_of_mastodon(file: &Path, all: &HashSet<&Path>) -> bool {
    let beside = |name: &str| all.contains(&*file.with_file_name(name));
    [ACTOR, "likes.json", "bookmarks.json"].contains(&name_of(file))
        && beside(OUTBOX)
        && beside(ACTOR)
}

/// Whether a table or a file in JSON has messages or contacts.
fn is_private_file(file: &Path) -> bool {
    let name = plain_name(name_of(file));
    [".csv", ".json"].iter().any(|ending| name.ends_with(ending)) && is_private(&head(file))
}

fn is_of_linkedin(file: &Path, all: &HashSet<&Path>) -> bool {
    let name = name_of(file).strip_suffix(".csv");
    name.is_some_and(|name| OF_LINKEDIN.contains(&name))
        && all.contains(&*file.with_file_name(SHARES))
}

/// Whether a file of a download of Meta is known to have something else than posts: comments,
/// friends, the profile, or the names of albums, whose pictures are those of posts.
fn is_other_of_meta(file: &Path) -> bool {
    if !is_json(file) {
        return false;
    }
    let head = head(file);
    let head = String::from_utf8_lossy(&head);
    let mut words = head.trim_start().split('"');
    let key = words.next().filter(|before| before.trim() == "{").and_then(|_| words.next());
    let Some(key) = key else { return false };
    let is_album = || key == "name" && head.contains("\"photos\"");
    key.ends_with("_v2") && !key.contains("post")
        || OTHERS_OF_META.iter().any(|known| key.starts_with(known))
        || is_album()
}
