//! How long an account takes to answer, and which questions it leaves without an answer.
//!
//! An answer is the first reply of the account to a post of somebody else, which the
//! reply names by its id. The time of the other post is in the files or, on X, in its
//! id. To bound memory, only the latest replies of an account and the latest posts to
//! it are kept. Which ones these are does not depend on the order of the input.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{
    Plan,
    collected::{Collected, OfAllAccounts},
    conversations::OfPlatform,
    dialogue::{Answer, Asked, Dialogue, Question},
    entry::{Entry, Moment},
    received::{PostsToAccount, ToAccount},
    undecided::answered_id,
};
use crate::{
    check::Subject,
    platform::Platform,
    post::{Fact, Kind, Reference, snowflake_time, tid_time},
};

/// The most replies of an account, and the most posts to it, that are kept.
const MOST: usize = if cfg!(test) { 10 } else { 10_000 };

/// The most posts that a question is followed back by.
const LONGEST_ROW: usize = 25;

/// The latest values that were added: at most [`MOST`] of them after [`Self::cut`]. The
/// order in which values are added makes no difference.
#[derive(Clone, Debug)]
pub(super) struct Latest<T>(pub(super) Vec<T>);

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Latest<T> {
    pub(super) fn add(&mut self, one: T) {
        self.0.push(one);
        self.cut_if_long();
    }

    pub(super) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
        self.cut_if_long();
    }

    /// Cuts the values if there are twice as many as are kept. Sorting them each time that a
    /// few are added would take longer than all else.
    fn cut_if_long(&mut self) {
        if 2 * MOST <= self.0.len() {
            self.cut();
        }
    }

    pub(super) fn cut(&mut self) {
        self.0.sort_unstable();
        self.0.drain(..self.0.len().saturating_sub(MOST));
    }
}

/// A reply of the account to somebody else's post, or a quote of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reply {
    pub(super) time: Moment,
    /// The hash of the id of the other post.
    pub(super) target: u64,
    /// The time of the other post, if its id contains the time; else unknown.
    pub(super) target_time: Moment,
    /// Whether it quotes the other post. To quote a post that asks nothing is no reply.
    pub(super) is_quote: bool,
}

/// The replies of an account, and how many of them name the post that they answer.
#[derive(Debug, Default)]
pub(super) struct Replies {
    pub(super) latest: Latest<Reply>,
    /// The number of replies that name the post that they answer.
    pub(super) named: usize,
    /// The number of replies that do not name the post that they answer.
    pub(super) unnamed: usize,
    /// The number of posts that do not look like replies, in files that do not say
    /// which posts are replies, and have no reply of the account that names its post.
    pub(super) unstated: usize,
    /// The times of the first and the last post of the account, also outside of the
    /// audited period; `None` if no time is known.
    pub(super) ends: Option<(Moment, Moment)>,
    /// The hashes of the ids of the questions that the account answers. Known once all posts of all
    /// accounts have been added.
    pub(super) answered: BTreeSet<u64>,
}

impl Replies {
    /// Adds a post of the account. A reply of which nobody says whose post it answers is added with
    /// [`Self::add_reply`] once it is known.
    pub(super) fn add(&mut self, subject: &Subject<'_, '_>, entry: &Entry) {
        if entry.time.time().is_some() {
            let (first, last) = self.ends.unwrap_or((entry.time, entry.time));
            self.ends = Some((first.min(entry.time), last.max(entry.time)));
        }
        self.add_quote(subject, entry);
        if entry.kind != Kind::Reply || answered_id(subject.post, entry).is_some() {
            return;
        }
        let target = subject.post.reply_to.as_deref();
        match target.and_then(|target| target.id.as_deref()) {
            Some(id) => {
                let target_time = Moment::of(time_in(id, target, subject.post.platform));
                let (time, target) = (entry.exact_time(), hash(id));
                self.add_reply(Reply { time, target, target_time, is_quote: false });
            }
            None => self.unnamed += 1,
        }
    }

    /// Adds a reply to somebody else's post, or a quote of one.
    pub(super) fn add_reply(&mut self, reply: Reply) {
        self.named += 1;
        self.latest.add(reply);
    }

    /// Adds a post that quotes another one. If the other one asks the account something, that
    /// is an answer, too.
    fn add_quote(&mut self, subject: &Subject<'_, '_>, entry: &Entry) {
        let quoted = subject.post.quote_of.as_deref().filter(|_| entry.kind != Kind::Repost);
        if let Some(id) = quoted.and_then(|quoted| quoted.id.as_deref()) {
            let (time, target, target_time) = (entry.exact_time(), hash(id), Moment::of(None));
            self.add_reply(Reply { time, target, target_time, is_quote: true });
        }
    }

    /// Finds which of the questions to the account it answers. The replies must be sorted.
    pub(super) fn find_answered(
        &mut self,
        received: &PostsToAccount,
        conversations: OfPlatform<'_>,
    ) {
        let below = self.answered_below(conversations);
        // Sorted by time, so that the last reply to a post remains.
        let last: BTreeMap<u64, Moment> =
            self.latest.0.iter().map(|reply| (reply.target, reply.time)).collect();
        let is_later = |id: &u64, time| last.get(id).is_some_and(|reply| time <= *reply);
        let is_answered_above = |post: &ToAccount| {
            let (all, platform) = conversations;
            let follows = |id: &u64| all.post(platform, *id).and_then(ToAccount::follows);
            // A row of posts that is a circle ends, too.
            let mut before = std::iter::successors(post.follows(), follows).take(LONGEST_ROW);
            before.any(|id| is_later(&id, post.time))
        };
        let questions = received.0.0.iter().filter(|post| post.asks);
        let answered = questions.filter(|post| below.contains(&post.id) || is_answered_above(post));
        self.answered = answered.map(|post| post.id).collect();
    }

    /// The hashes of the ids of the posts that replies and quotes of the account name, and of all
    /// that are above these in their conversation.
    fn answered_below(&self, (all, platform): OfPlatform<'_>) -> BTreeSet<u64> {
        let mut answered = BTreeSet::new();
        for reply in &self.latest.0 {
            let mut at = Some(reply.target);
            while let Some(id) = at.filter(|id| answered.insert(*id)) {
                at = all.post(platform, id).and_then(|post| post.before);
            }
        }
        answered
    }

    /// Adds the replies of another part.
    pub(super) fn join(&mut self, other: Self) {
        self.latest.join(other.latest);
        self.named += other.named;
        self.unnamed += other.unnamed;
        self.unstated += other.unstated;
        self.ends = match (self.ends, other.ends) {
            (Some((first, last)), Some((begin, end))) => Some((first.min(begin), last.max(end))),
            (own, other) => own.or(other),
        };
    }

    /// The account's answers in the audited period, and the questions that it was asked
    /// in that period, each with whether the account answered it.
    /// Left out are questions that only another account that they name answered: of all
    /// answered questions, `answered_by_any` has the hashes of the ids. `asked` are the questions to
    /// the accounts before, to which those of this account are added if it is `in_report` for sure.
    fn dialogue(
        mut self,
        received: Option<PostsToAccount>,
        answered_by_any: &BTreeSet<u64>,
        (asked, in_report): (&mut Asked, bool),
        plan: &Plan<'_>,
    ) -> Dialogue {
        self.latest.cut();
        let mut received = received.unwrap_or_default().0;
        received.cut();
        let times: BTreeMap<u64, Moment> =
            received.0.iter().map(|post| (post.id, post.time)).collect();
        let (mut first, mut answers, mut known) = (BTreeSet::new(), Vec::new(), Vec::new());
        for reply in &self.latest.0 {
            let of_other = times.get(&reply.target).copied().unwrap_or(reply.target_time);
            let is_known = of_other.time().is_some();
            let is_first = is_known && first.insert(reply.target);
            // An earlier reply to the same post may be among those that were not kept.
            let is_sure = self.first_kept().is_none_or(|first| first <= of_other);
            if !is_known || !is_sure || !plan.includes(reply.time.time()) {
                continue;
            }
            known.extend((!reply.is_quote).then_some(reply.time));
            if is_first {
                let answer = |seconds| Answer { time: reply.time, seconds, answered: reply.target };
                answers.extend(reply.time.since(of_other).map(answer));
            }
        }
        let mut seen = BTreeSet::new();
        let in_period = received.0.iter().filter(|one| one.asks && plan.includes(one.time.time()));
        let is_answered = |id| self.answered.contains(id);
        let is_of_others = |id| answered_by_any.contains(id) && !is_answered(id);
        let questions = in_period.filter(|one| !is_of_others(&one.id) && seen.insert(one.id));
        let questions = questions.map(|one| {
            // A question with an answer counts only if it would count without one, too. Else
            // those with an answer would be the only ones, and none would be unanswered.
            let is_known = self.knows_answers_to(one.time);
            let is_unanswered = !is_answered(&one.id);
            let fact = if is_known { Fact::Known(is_unanswered) } else { Fact::Unknown };
            let is_again = asked.is_again(one.id, in_report);
            Question { time: one.time, is_unanswered: fact, is_again }
        });
        let questions = questions.collect();
        let is_answered = |post: &&ToAccount| first.contains(&post.id);
        let places = received.0.iter().filter(is_answered).map(|post| (post.id, post.place));
        Dialogue { answers, known, questions, places: places.collect() }
    }

    /// Whether the files would contain the account's answer to a question of this time.
    /// They would if every reply of the account names the post that it answers, if the
    /// replies that are kept begin before the question, and if the account has posts
    /// before and after the question. A file that does not say which posts are replies is
    /// trusted only if some reply in it names its post.
    fn knows_answers_to(&self, time: Moment) -> bool {
        let says_what = self.unnamed == 0 && self.unstated == 0;
        says_what
            && self.first_kept().is_none_or(|first| first <= time)
            && self.ends.is_some_and(|(first, last)| first <= time && time <= last)
    }

    /// The time of the earliest reply that is kept; `None` if all replies are kept.
    fn first_kept(&self) -> Option<Moment> {
        let is_cut = self.latest.0.len() < self.named;
        self.latest.0.first().filter(|_| is_cut).map(|reply| reply.time)
    }
}

impl Collected {
    /// What the account answered and was asked. Its replies are not kept.
    pub(super) fn dialogue(
        &mut self,
        received: Option<PostsToAccount>,
        asked: &mut Asked,
        known: &OfAllAccounts<'_, '_>,
    ) -> Dialogue {
        let plan = known.plan;
        // Accounts with a few posts may be left out of a report, but none that the rulebook lists.
        let in_report = !plan.may_be_visitor(self.handle.as_deref().unwrap_or_default());
        let replies = std::mem::take(&mut self.replies);
        replies.dialogue(received, &known.answered, (asked, in_report), plan)
    }
}

/// The time of a post that the account answers: the one that its record states, or the one in the id
/// of that post, as on X and Bluesky. `None` if it is not known that another account wrote it.
fn time_in(id: &str, target: Option<&Reference<'_>>, platform: Platform) -> Option<Timestamp> {
    // Without a handle, the account may have answered itself.
    let target =
        target.filter(|other| other.account.as_deref().is_some_and(|by| !by.is_empty()))?;
    target.time.or_else(|| {
        if platform == Platform::Bluesky { tid_time(id) } else { time_in_id(id, platform) }
    })
}

/// The time in the id of a post; `None` on platforms other than X, whose ids contain no time.
pub(super) fn time_in_id(id: &str, platform: Platform) -> Option<Timestamp> {
    (platform == Platform::X).then(|| snowflake_time(id)).flatten()
}

/// The first eight bytes of the hash of an id or handle. The probability that any two of
/// a million share them is one in 37 million.
pub(super) fn hash(id: &str) -> u64 {
    let hash = blake3::hash(id.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_do_not_depend_on_the_order() {
        let expected: Vec<usize> = (90..100).collect();
        for step in [1, 3, 7, 99] {
            let mut parts = [Latest::default(), Latest::default()];
            for at in 0..100 {
                let number = at * step % 100;
                parts[at % 2].add(number);
            }
            let [mut all, other] = parts;
            all.join(other);
            all.cut();
            assert_eq!(all.0, expected, "{step}");
        }
    }

    #[test]
    fn the_latest_are_sorted_only_when_they_are_twice_too_many() {
        let mut all = Latest::default();
        for number in 0..2 * MOST - 1 {
            all.join(Latest(vec![number]));
        }
        assert_eq!(all.0.len(), 2 * MOST - 1);
        all.join(Latest(vec![0]));
        assert_eq!(all.0.len(), MOST);
    }
}
