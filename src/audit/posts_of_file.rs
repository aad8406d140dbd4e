//! The posts of an account in a file that may not say which posts are replies or reposts.
//!
//! Such a file may contain no replies because the account wrote none, or because whoever
//! made the file left them out. A field that names what a post of the account answers shows
//! that replies were not left out. A text that begins with a handle does not: it may be about
//! somebody, and not an answer. Only many such texts do. Of reposts, one is enough.
//!
//! Neither another file nor another account shows anything, and whether the reply is in the
//! audited period makes no difference. So the decision falls
//! when all posts of the file have been read. A thread shows nothing: a profile shows those,
//! and no replies to others.

use serde::{Deserialize, Serialize};

use super::{
    Plan,
    collected::Collected,
    entry::{Entry, EntryMarks},
    undecided::Undecided,
};
use crate::{check::Subject, post::Kind, source::Source};

/// The fewest posts that begin with the handle of somebody else from which it follows that a
/// file contains the replies of an account.
const FEWEST_BY_TEXT: u64 = 10;

/// For each of these posts, the account has at most this number of own posts in the file.
const MOST_OWN: u64 = 100;

/// Whether an audit has all posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// It is about some files, and will be joined with the audits of others.
    Part,
    /// It has all posts.
    Whole,
}

/// What is kept of an account and of a file until all posts of the file have been read.
#[derive(Debug, Default)]
pub(super) struct PostsOfFile {
    /// The posts in the audited period, without those that are undecided.
    pub(super) entries: Vec<Entry>,
    /// The replies of which nobody knows yet whether they continue a thread.
    pub(super) undecided: Vec<Undecided>,
    pub(super) facts: FileFacts,
}

/// What the posts of an account in a file tell about the file, also those outside of the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileFacts {
    /// Whether a field says of a post that it is a reply to somebody else.
    states_reply: bool,
    /// The number of posts that are replies to somebody else only by their text.
    pub(super) by_text: u64,
    /// The number of own posts.
    pub(super) own: u64,
    has_repost: bool,
    /// Whether a reply names the post that it answers.
    names_target: bool,
    /// The number of posts that are no replies.
    pub(super) others: u64,
}

impl FileFacts {
    /// Adds a post. A reply is one `by_text` only, or a field says so, and may name a `target`.
    fn add(&mut self, entry: &Entry, by_text: bool, target: bool) {
        let (is_reply, is_own) = (entry.is_reply(), entry.is_own());
        self.states_reply |= is_reply && !by_text;
        self.by_text += u64::from(is_reply && by_text);
        self.own += u64::from(is_own);
        self.has_repost |= entry.kind == Kind::Repost;
        self.names_target |= is_reply && target;
        self.others += u64::from(!is_reply);
    }

    /// Adds what other posts of the same file tell.
    fn join(&mut self, other: Self) {
        self.states_reply |= other.states_reply;
        self.by_text += other.by_text;
        self.own += other.own;
        self.has_repost |= other.has_repost;
        self.names_target |= other.names_target;
        self.others += other.others;
    }

    /// The number of posts that may be replies without a name of the post that they answer.
    fn unstated(self) -> usize {
        let others = usize::try_from(self.others).unwrap_or(usize::MAX);
        if self.names_target { 0 } else { others }
    }

    /// Whether the file tells which posts of the account are replies.
    const fn tells_replies(self) -> bool {
        let has_many = FEWEST_BY_TEXT <= self.by_text && self.own <= MOST_OWN * self.by_text;
        self.states_reply || has_many
    }
}

impl PostsOfFile {
    /// Adds the posts of another part of the file.
    pub(super) fn join(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.undecided.extend(other.undecided);
        self.facts.join(other.facts);
    }

    /// The posts in the audited period, after all posts of the file have been added.
    fn settled(self) -> Vec<Entry> {
        let mark = EntryMarks::REPLIES_KNOWN.only_if(self.facts.tells_replies())
            | EntryMarks::REPOSTS_KNOWN.only_if(self.facts.has_repost);
        let mut entries = self.entries;
        for entry in &mut entries {
            entry.marks = entry.marks | mark;
        }
        entries
    }
}

impl Collected {
    /// Adds a post of the account to what is known of its files, whether or not the post is
    /// in the audited period. If it is, it is also added with [`Self::add`].
    pub(super) fn add_to_file(
        &mut self,
        (subject, source): (&Subject<'_, '_>, &Source),
        entry: Entry,
        is_included: bool,
    ) {
        self.replies.add(subject, &entry);
        if entry.marks.has(EntryMarks::REPLIES_KNOWN) {
            self.add_with_pictures((subject, source), entry, is_included);
            return;
        }
        let post = subject.post;
        let target = post.reply_to.as_deref().and_then(|target| target.id.as_deref());
        let file = self.of_file(source);
        file.facts.add(&entry, post.is_reply_by_text, target.is_some());
        file.entries.extend(is_included.then_some(entry));
    }

    /// The posts of the account in a file that may not say which of them are replies.
    pub(super) fn of_file(&mut self, source: &Source) -> &mut PostsOfFile {
        let path = source.path();
        // Most posts are in the file of the post before them.
        if !self.by_file.contains_key(path) {
            self.by_file.insert(path.clone(), PostsOfFile::default());
        }
        self.by_file.get_mut(path).expect("it was added if it was not there")
    }

    /// Decides of which posts it is known whether they are replies or reposts, after all posts of all
    /// files have been read. Of a part of the posts, what another part may show stays open.
    pub(super) fn settle(&mut self, extent: Extent, plan: &Plan<'_>) {
        for (_, pictures) in std::mem::take(&mut self.pictures) {
            self.entries.extend(pictures.settled());
        }
        self.ids.sort_unstable();
        self.ids.dedup();
        self.ids.shrink_to_fit();
        let undecided = std::mem::take(&mut self.undecided);
        let (decided, others) = self.decide(undecided, extent, plan);
        self.entries.extend(decided.into_iter().filter_map(included));
        self.undecided = others;
        let mut files = std::mem::take(&mut self.open_files);
        files.extend(std::mem::take(&mut self.by_file).into_values());
        for file in files {
            self.settle_file(file, extent, plan);
        }
        // They were added one by one, with room for twice as many.
        self.entries.shrink_to_fit();
    }

    fn settle_file(&mut self, mut file: PostsOfFile, extent: Extent, plan: &Plan<'_>) {
        let undecided = std::mem::take(&mut file.undecided);
        let (decided, others) = self.decide(undecided, extent, plan);
        for (entry, _) in &decided {
            file.facts.add(entry, false, true);
        }
        file.entries.extend(decided.into_iter().filter_map(included));
        file.undecided = others;
        if !file.undecided.is_empty() {
            self.open_files.push(file);
            return;
        }
        self.replies.unstated += file.facts.unstated();
        let entries = file.settled();
        if self.entries.is_empty() {
            self.entries = entries;
        } else {
            self.entries.extend(entries);
        }
    }
}

/// A post, if it is in the audited period.
fn included((entry, is_included): (Entry, bool)) -> Option<Entry> {
    is_included.then_some(entry)
}
