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

use super::{
    collected::Collected,
    entry::{Entry, EntryMarks},
};
use crate::{
    check::Subject,
    post::{Kind, Post},
    source::Source,
};

/// The fewest posts that begin with the handle of somebody else from which it follows that a
/// file contains the replies of an account.
const FEWEST_BY_TEXT: usize = 10;

/// For each of these posts, the account has at most this number of own posts in the file.
const MOST_OWN: usize = 100;

/// What is kept of an account and of a file until all posts of the file have been read.
#[derive(Debug, Default)]
pub(super) struct PostsOfFile {
    /// The posts in the audited period.
    pub(super) entries: Vec<Entry>,
    /// Whether a field says of a post of the account that it is a reply to somebody else, also
    /// outside of the period.
    states_reply: bool,
    /// The number of posts that are replies to somebody else only by their text.
    by_text: usize,
    /// The number of own posts.
    own: usize,
    has_repost: bool,
    /// Whether a reply names the post that it answers.
    names_target: bool,
    /// The number of posts that are no replies, also outside of the period.
    others: usize,
}

impl PostsOfFile {
    /// Adds a post. `is_included` says whether it is in the audited period.
    fn add(&mut self, post: &Post<'_>, entry: Entry, is_included: bool) {
        let target = post.reply_to.as_deref().and_then(|target| target.id.as_deref());
        self.states_reply |= entry.is_reply() && !post.is_reply_by_text;
        self.by_text += usize::from(entry.is_reply() && post.is_reply_by_text);
        self.own += usize::from(entry.is_own());
        self.has_repost |= entry.kind == Kind::Repost;
        self.names_target |= entry.is_reply() && target.is_some();
        self.others += usize::from(!entry.is_reply());
        if is_included {
            self.entries.push(entry);
        }
    }

    /// Adds the posts of another part of the file.
    pub(super) fn join(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.states_reply |= other.states_reply;
        self.by_text += other.by_text;
        self.own += other.own;
        self.has_repost |= other.has_repost;
        self.names_target |= other.names_target;
        self.others += other.others;
    }

    /// The same file with only some of the posts of the period.
    pub(super) fn only(&self, is_in: impl Fn(&&Entry) -> bool) -> Self {
        Self { entries: self.entries.iter().filter(is_in).copied().collect(), ..*self }
    }

    /// The number of posts that may be replies without a name of the post that they answer.
    const fn unstated(&self) -> usize {
        if self.names_target { 0 } else { self.others }
    }

    /// Whether the file tells which posts of the account are replies.
    const fn tells_replies(&self) -> bool {
        let has_many = FEWEST_BY_TEXT <= self.by_text && self.own <= MOST_OWN * self.by_text;
        self.states_reply || has_many
    }

    /// The posts in the audited period, after all posts of the file have been added.
    fn settled(self) -> Vec<Entry> {
        let mark = EntryMarks::REPLIES_KNOWN.only_if(self.tells_replies())
            | EntryMarks::REPOSTS_KNOWN.only_if(self.has_repost);
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
        // Most posts are in the file of the post before them.
        let path = source.path();
        if let Some(known) = self.by_file.get_mut(path) {
            known.add(subject.post, entry, is_included);
        } else {
            let new = self.by_file.entry(path.clone()).or_default();
            new.add(subject.post, entry, is_included);
        }
    }

    /// Decides of which posts it is known whether they are replies or reposts, after all posts of all
    /// files have been read.
    pub(super) fn settle(&mut self) {
        for (_, pictures) in std::mem::take(&mut self.pictures) {
            self.entries.extend(pictures.settled());
        }
        for (_, posts) in std::mem::take(&mut self.by_file) {
            self.replies.unstated += posts.unstated();
            let entries = posts.settled();
            if self.entries.is_empty() {
                self.entries = entries;
            } else {
                self.entries.extend(entries);
            }
        }
        // They were added one by one, with room for twice as many.
        self.entries.shrink_to_fit();
    }
}
