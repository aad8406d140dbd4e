//! The posts of an account in a file that may not say which posts are replies.
//!
//! Such a file may contain no replies because the account wrote none, or because whoever
//! made the file left them out. A reply of the same account in the same file shows that
//! replies were not left out. Neither another file nor another account shows that, and
//! whether the reply is in the audited period makes no difference. So the decision falls
//! when all posts of the file have been read. A thread shows nothing: a profile shows those,
//! and no replies to others.

use super::{
    collected::Collected,
    entry::{Entry, EntryMarks},
};
use crate::{check::Subject, source::Source};

/// What is kept of an account and of a file until all posts of the file have been read.
#[derive(Debug, Default)]
pub(super) struct PostsOfFile {
    /// The posts in the audited period.
    pub(super) entries: Vec<Entry>,
    /// Whether the file contains a reply of the account to somebody else, also outside of the period.
    has_reply: bool,
    /// Whether such a reply names the post that it answers.
    names_target: bool,
    /// The number of posts that are no replies, also outside of the period.
    others: usize,
}

impl PostsOfFile {
    /// Adds a post. `names_target` says whether it is a reply that names the post that it
    /// answers, `is_included` whether it is in the audited period.
    fn add(&mut self, entry: Entry, names_target: bool, is_included: bool) {
        self.has_reply |= entry.is_reply();
        self.names_target |= names_target;
        self.others += usize::from(!entry.is_reply());
        if is_included {
            self.entries.push(entry);
        }
    }

    /// Adds the posts of another part of the file.
    pub(super) fn join(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.has_reply |= other.has_reply;
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

    /// The posts in the audited period, after all posts of the file have been added.
    fn settled(self) -> Vec<Entry> {
        let mark = EntryMarks::REPLIES_KNOWN.only_if(self.has_reply);
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
            self.entries.extend(is_included.then_some(entry));
            return;
        }
        let target = subject.post.reply_to.as_deref().and_then(|target| target.id.as_deref());
        let names_target = entry.is_reply() && target.is_some();
        // Most posts are in the file of the post before them.
        let path = source.path();
        if let Some(known) = self.by_file.get_mut(path) {
            known.add(entry, names_target, is_included);
        } else {
            let new = self.by_file.entry(path.clone()).or_default();
            new.add(entry, names_target, is_included);
        }
    }

    /// Decides of which posts it is known whether they are replies, after all posts of all
    /// files have been read.
    pub(super) fn settle(&mut self) {
        for (_, posts) in std::mem::take(&mut self.by_file) {
            self.replies.unstated += posts.unstated();
            let entries = posts.settled();
            if self.entries.is_empty() {
                self.entries = entries;
            } else {
                self.entries.extend(entries);
            }
        }
    }
}
