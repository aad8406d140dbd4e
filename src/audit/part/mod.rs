//! An audit as records, which can be written to a file and read again elsewhere.
//!
//! A record is a short list of rows, so that neither the program that writes them nor the
//! one that reads them needs memory for the whole text. Rows contain what an audit keeps,
//! and no text of a post. Their order depends on the posts only.
//!
//! What can be kept of an account is a variant of [`Record`]: written in `write.rs`, read
//! in `read.rs`.

mod read;
mod write;

use serde::{Deserialize, Serialize};

use super::{
    engagement::ReactionsRow, entry::EntryRow, habits::TextRow, posts_of_file::FileFacts,
    received::GoesOn, topics::TopicsRow, visitor::WritesTo,
};

pub use read::Restored;

/// The most rows of a record. A row takes less than a thousand bytes.
const MOST_ROWS: usize = 500;

/// What is between a masked handle and its hash. No handle contains it.
const HIDDEN: char = '#';

/// Some of what an audit keeps.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Record {
    /// An audited period begins. All records up to the next of this kind are about it.
    Period {
        /// The number of posts outside of the period.
        left_out: u64,
        /// The number of posts that were left out because they have no time.
        untimed: u64,
    },
    /// An account begins. The following records are about it.
    Account(AccountRow),
    /// A file that the account is in, by a number, the last of its times in it, and the hash of what
    /// its name has in common with those of other pieces of a collection. The days that
    /// follow are those with a post in this file, as numbers of days since 1970.
    InFile(usize, u32, u64),
    /// Some of these days.
    Days(Vec<u16>),
    /// Texts of the account outside of the period: the hash of each, and its day.
    Texts(Vec<TextRow>),
    /// Posts of the account: after [`Record::File`], those in that file.
    Posts(Vec<EntryRow>),
    /// The hashes of the ids of its posts.
    Ids(Vec<u64>),
    /// Replies of the account that may continue a thread: after [`Record::File`], those in that file.
    Undecided(Vec<UndecidedRow>),
    /// A file of the account begins of which another part may show which posts are replies. The
    /// following records are about it.
    File(FileFacts),
    /// Findings of the account by month and rule: the posts with findings, and the
    /// findings of each level.
    Rules(Vec<(Option<u32>, usize, [u32; 4])>),
    /// Posts and findings by client.
    Clients(Vec<(Option<String>, u64, u64)>),
    /// The places of posts that may be evidence of a finding about the account.
    Evidence(Vec<EvidenceRow>),
    /// Replies and quotes: their time, the hash of the post that they answer, its time, and
    /// whether they quote it.
    Replies(Vec<(u32, u64, u32, bool)>),
    /// The posts that its latest replies answer: the time of the reply, and the id of the post.
    Answered(Vec<(u32, String)>),
    /// Later entries of threads: the time and the hash of the id of each, the same of the post
    /// that it answers, and its marks.
    LaterEntries(Vec<LaterEntryRow>),
    /// Posts that may be the first entry of a thread, by the hash of their id.
    FirstEntries(Vec<(u64, EntryRow)>),
    /// Hashtags, the posts that use them, how many of these posts use them while somebody
    /// answers for them, and the first and last day.
    Tags(Vec<(String, u32, u32, (u16, u16))>),
    /// Hours of windows: the window, the hour, and what is counted of it.
    Hours(Vec<(usize, u32, [u64; 3])>),
    /// How people reacted to posts: the time of each, and its counts.
    Reactions(Vec<ReactionsRow>),
    /// The own posts of the account about topics: the time and the topics of each.
    Topics(Vec<TopicsRow>),
    /// An account begins to which others write. The following records are about it.
    Addressed {
        /// The hash of the key of its handle.
        account: u64,
        /// Its platform.
        platform: String,
    },
    /// Posts to the account: their time, the hash of their id, whether they ask something, the
    /// post that they reply to, whether they go on from it, and the number of their file with their
    /// line in it.
    Received(Vec<ReceivedRow>),
    /// The names of these files, each with its sheet if it is a workbook.
    ReceivedIn(Vec<(String, Option<String>)>),
}

/// A post to an account as a row.
type ReceivedRow = (u32, u64, bool, Option<u64>, GoesOn, (u64, u32));

/// A later entry of a thread as a row.
type LaterEntryRow = (u32, u64, Option<(u64, u32)>, u16);

/// A reply that may continue a thread.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndecidedRow {
    post: EntryRow,
    id: u64,
    /// The hash of the id of the post that it answers, and the time in that id.
    target: (u64, u32),
    topics: u64,
    place: Option<PlaceRow>,
    writes_to: WritesTo,
    is_included: bool,
    is_alone: bool,
}

/// The place of a post: its file, its sheet and its line, its id, and whether that id is the one by
/// which its platform knows it.
type PlaceRow = (String, Option<String>, usize, String, bool);

/// What is known of an account besides lists.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountRow {
    /// The key of its handle. If it contains a personal number, it is masked and followed
    /// by [`HIDDEN`] and a hash.
    handle: String,
    platform: String,
    /// The handle as posts spell it; `None` if no post is in the period.
    spelling: Option<String>,
    named: u64,
    unnamed: u64,
    unstated: u64,
    writes_to: WritesTo,
    ends: Option<(u32, u32)>,
    before: Option<u32>,
    /// The number of posts outside of the period.
    outside: u64,
    /// The number of posts without a time, which may be in the period.
    untimed: u64,
}

/// The place of a post that may be evidence.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRow {
    metric: String,
    topic: Option<usize>,
    counts: bool,
    post: EntryRow,
    file: String,
    sheet: Option<String>,
    line: usize,
    id: String,
    is_public: bool,
}
