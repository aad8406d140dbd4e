//! Replies that say which post they answer, but not whose it is.
//!
//! Many tables, flat records, and API v2 without users do not name the account of the post that
//! is answered. If it is a post of the account itself, the reply is a later entry of a thread; else it
//! is a reply to somebody else. The post may be in another file or part, and come after the reply.
//! So such replies are kept until all posts have been read.

use super::{
    Extent, Plan,
    answers::{Reply, hash, time_in_id},
    collected::Collected,
    entry::{Entry, EntryMarks, Moment},
    evidence::{EvidencePlace, shows},
    threads::{LaterEntry, Target},
    topics::{PostOnTopics, TopicSet},
    visitor::WritesTo,
};
use crate::{
    check::Subject,
    post::{Kind, Post},
    source::Source,
};

/// A reply of which nobody knows yet whether it continues a thread.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Undecided {
    /// The post as a reply to somebody else.
    pub(super) entry: Entry,
    /// The hash of its id; 0 if it has none.
    pub(super) id: u64,
    /// The post that it answers.
    pub(super) target: Target,
    /// The topics that it is about.
    pub(super) topics: TopicSet,
    /// Its place, if it may be evidence of a finding.
    pub(super) place: Option<Box<EvidencePlace>>,
    /// To whom its account writes, as far as this post shows.
    pub(super) writes_to: WritesTo,
    /// Whether it is in the audited period.
    pub(super) is_included: bool,
    /// Whether it is a record of its own, and not a draft with the other entries of its thread.
    pub(super) is_alone: bool,
}

/// The id of the post that a reply answers, if nobody says whose post that is; else `None`.
pub(super) fn answered_id<'p>(post: &'p Post<'_>, entry: &Entry) -> Option<&'p str> {
    let target = post.reply_to.as_deref().filter(|_| entry.kind == Kind::Reply)?;
    let is_named = target.account.as_ref().is_some_and(|account| !account.is_empty());
    target.id.as_deref().filter(|_| !is_named)
}

impl Collected {
    /// Adds the id of a post of the account, which another one may answer.
    pub(super) fn add_id(&mut self, post: &Post<'_>, entry: &Entry) {
        if post.has_own_id && entry.kind != Kind::Repost {
            self.ids.push(hash(&post.id));
        }
    }

    /// Adds a reply that answers the post with the id `target`, whosever that is.
    pub(super) fn add_undecided(
        &mut self,
        (subject, source): (&Subject<'_, '_>, &Source),
        (entry, target, writes_to): (Entry, &str, WritesTo),
        is_included: bool,
        plan: &Plan<'_>,
    ) {
        let post = subject.post;
        let topics = TopicSet::of(subject, plan.rulebook);
        let mut kinds = [Kind::Reply, Kind::Thread].into_iter().map(|kind| as_kind(entry, kind));
        let is_shown = is_included
            && kinds.any(|entry| plan.sides.iter().any(|side| shows(*side, (entry, topics), post)));
        let target_time = Moment::of(time_in_id(target, post.platform));
        let one = Undecided {
            entry,
            id: if post.has_own_id { hash(&post.id) } else { 0 },
            target: Target { id: hash(target), time: target_time },
            topics,
            place: is_shown.then(|| Box::new(EvidencePlace::of(post, source))),
            writes_to,
            is_included,
            is_alone: post.thread.is_none(),
        };
        self.replies.add(subject, &entry);
        if entry.marks.has(EntryMarks::REPLIES_KNOWN) {
            // Its pictures show whether the file has alt texts, whatever kind it is of.
            self.add_with_pictures((subject, source), entry, false);
            self.undecided.push(one);
        } else {
            self.of_file(source).undecided.push(one);
        }
    }

    /// The kind of a reply if all posts of the account are known, or if it answers one that is;
    /// else `None`.
    fn kind_of(&self, one: &Undecided, extent: Extent) -> Option<Kind> {
        let is_thread = self.ids.binary_search(&one.target.id).is_ok();
        match extent {
            _ if is_thread => Some(Kind::Thread),
            Extent::Whole => Some(Kind::Reply),
            Extent::Part => None,
        }
    }

    /// Adds the replies whose kind is known. Returns them as entries, each with whether it is in
    /// the audited period, and the replies whose kind is still unknown.
    pub(super) fn decide(
        &mut self,
        replies: Vec<Undecided>,
        extent: Extent,
        plan: &Plan<'_>,
    ) -> (Vec<(Entry, bool)>, Vec<Undecided>) {
        let (mut decided, mut others) = (Vec::new(), Vec::new());
        for one in replies {
            match self.kind_of(&one, extent) {
                Some(kind) => {
                    decided.push((as_kind(one.entry, kind), one.is_included));
                    self.add_decided(one, kind, plan);
                }
                None => others.push(one),
            }
        }
        (decided, others)
    }

    fn add_decided(&mut self, one: Undecided, kind: Kind, plan: &Plan<'_>) {
        let Undecided { entry, id, target, .. } = one;
        let (entry, time) = (as_kind(entry, kind), entry.time);
        let topics = if entry.is_own() { one.topics } else { TopicSet::default() };
        if let Some(place) = one.place {
            self.evidence.add_at(&place, (entry, topics), &plan.sides);
        }
        if kind == Kind::Thread {
            let marks = entry.marks.only(EntryMarks::LINKS | EntryMarks::MEDIA);
            let later = LaterEntry { time, id, target: Some(target), marks };
            self.threads.later.extend(one.is_alone.then_some(later));
            return;
        }
        // Nobody says who wrote the other post, so the time in its id is no question's.
        let target_time = Moment::of(None);
        self.replies.add_reply(Reply { time, target: target.id, target_time, is_quote: false });
        self.writes_to.join(one.writes_to);
        if one.is_included && topics.has(None) {
            self.topics.push(PostOnTopics { time, topics });
        }
    }
}

/// The same post as one of another kind.
fn as_kind(entry: Entry, kind: Kind) -> Entry {
    Entry { kind, ..entry }
}
