//! Threads whose entries are records of their own: posts of an account that answer its own posts.
//!
//! A thread counts as one post, which is its first entry. What the later entries link to and
//! show counts for it, whenever they were written. The first entry may come after them, from
//! another file or part, so threads are joined once all posts have been collected.

use std::collections::BTreeMap;

use super::{
    answers::{hash, time_in_id},
    entry::{Entry, EntryMarks, Moment},
};
use crate::{check::Subject, post::Kind};

/// The entries of an account's threads. The order in which they were added makes no difference.
#[derive(Clone, Debug, Default)]
pub(super) struct Threads {
    pub(super) later: Vec<LaterEntry>,
    /// The posts for all followers by the hash of their id, [alone](Entry::alone). Left out are
    /// those whose id has their time in it, by which they are found, too.
    pub(super) first: Vec<(u64, Entry)>,
}

/// A later entry of a thread: a post that answers a post of the same account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LaterEntry {
    pub(super) time: Moment,
    /// The hash of its id.
    pub(super) id: u64,
    /// The post that it answers; `None` if it does not say which one.
    pub(super) target: Option<Target>,
    pub(super) marks: EntryMarks,
}

/// A post that is answered: the hash of its id, and the time in that id if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    pub(super) id: u64,
    pub(super) time: Moment,
}

impl Threads {
    /// Adds a post of the account. `is_included` says whether it is in the audited period.
    pub(super) fn add(&mut self, subject: &Subject<'_, '_>, entry: &Entry, is_included: bool) {
        let post = subject.post;
        if entry.is_broadcast() {
            let is_found_by_time =
                post.time_in_id().is_some() && Moment::of(post.time_in_id()) == entry.time;
            if is_included && post.has_own_id && !is_found_by_time {
                self.first.push((hash(&post.id), entry.alone()));
            }
        } else if entry.kind == Kind::Thread && post.thread.is_none() {
            let target = post.reply_to.as_deref().and_then(|target| target.id.as_deref());
            let target = target
                .map(|id| Target { id: hash(id), time: Moment::of(time_in_id(id, post.platform)) });
            let marks = entry.marks.only(EntryMarks::LINKS | EntryMarks::MEDIA);
            let id = if post.has_own_id { hash(&post.id) } else { 0 };
            self.later.push(LaterEntry { time: entry.time, id, target, marks });
        }
    }

    /// Adds the entries of another part.
    pub(super) fn join(&mut self, other: Self) {
        self.later.extend(other.later);
        self.first.extend(other.first);
    }

    /// Adds to the first entry of each thread what its later entries link to and show. The
    /// posts must be sorted, and stay so.
    pub(super) fn complete(mut self, posts: &mut [Entry]) {
        if self.later.is_empty() {
            return;
        }
        self.later.sort_unstable();
        self.first.sort_unstable();
        let broadcasts: Vec<usize> =
            (0..posts.len()).filter(|number| posts[*number].is_broadcast()).collect();
        for (later, first) in self.later.iter().zip(self.first_targets()) {
            for number in self.numbers(later, first, (posts, &broadcasts)) {
                posts[number].marks = posts[number].marks.with_entry(later.marks);
            }
        }
        posts.sort_unstable();
    }

    /// For each later entry, the post that the first of the entries before it answers.
    fn first_targets(&self) -> Vec<Option<Target>> {
        let by_id: BTreeMap<u64, usize> =
            self.later.iter().enumerate().map(|(number, later)| (later.id, number)).collect();
        let mut firsts: Vec<Option<Option<Target>>> = vec![None; self.later.len()];
        for start in 0..self.later.len() {
            let (mut path, mut at) = (Vec::new(), start);
            let first = loop {
                if let Some(known) = firsts[at] {
                    break known;
                }
                let target = self.later[at].target;
                // Two entries that answer each other have no first one.
                firsts[at] = Some(target);
                path.push(at);
                match target.and_then(|target| by_id.get(&target.id)) {
                    Some(before) => at = *before,
                    None => break target,
                }
            };
            for number in path {
                firsts[number] = Some(first);
            }
        }
        firsts.into_iter().map(Option::flatten).collect()
    }

    /// The numbers of the posts that are the first entry of a thread: several if a post is in
    /// the files more than once. `broadcasts` are the numbers of the posts for all followers.
    fn numbers(
        &self,
        later: &LaterEntry,
        first: Option<Target>,
        (posts, broadcasts): (&[Entry], &[usize]),
    ) -> Vec<usize> {
        let Some(first) = first else {
            // It does not say which one: the latest before it.
            let before = broadcasts.partition_point(|number| posts[*number].time <= later.time);
            let latest = broadcasts[..before].last().filter(|_| later.time.time().is_some());
            return latest.into_iter().copied().collect();
        };
        let at = |time: Moment| {
            let begin = broadcasts.partition_point(|number| posts[*number].time < time);
            let at_time = broadcasts[begin..].iter().copied();
            at_time.take_while(move |number| posts[*number].time == time)
        };
        let same = |one: Entry| at(one.time).filter(move |number| posts[*number].alone() == one);
        let begin = self.first.partition_point(|(id, _)| *id < first.id);
        let named = self.first[begin..].iter().take_while(|(id, _)| *id == first.id);
        let mut found: Vec<Entry> = named.map(|(_, entry)| *entry).collect();
        if found.is_empty() && first.time.time().is_some() {
            found.extend(at(first.time).next().map(|number| posts[number].alone()));
        }
        found.dedup();
        found.into_iter().flat_map(same).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entries_of_threads_are_small() {
        assert_eq!([size_of::<LaterEntry>(), size_of::<(u64, Entry)>()], [40, 24]);
    }
}
