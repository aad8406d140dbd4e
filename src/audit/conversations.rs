//! Conversations: who answered a question, whoever was asked, and wherever below it.
//!
//! A question to an account may be answered by another one, or below the post of somebody who
//! joined in. So all posts that people write to anybody are looked at together.

use std::{cmp::Reverse, collections::BTreeSet};

use super::{
    Accounts, Extent, Plan,
    collected::Collected,
    received::{GoesOn, PostsToAccount, Received, ToAccount, addressed},
};
use crate::platform::Platform;

/// The posts that people write to accounts, by platform and id. Of a post that is in the files more
/// than once, one remains.
#[derive(Debug)]
pub(super) struct Conversations(Vec<(Platform, ToAccount)>);

/// The conversations, and the platform on which a post is looked for.
pub(super) type OfPlatform<'c> = (&'c Conversations, Platform);

impl Conversations {
    /// The conversations of all these posts. Only a post to one of the `listed` accounts asks
    /// something that another of them may answer.
    fn of(received: &Received, listed: &BTreeSet<(u64, Platform)>) -> Self {
        let posts = received.iter().flat_map(|(key, PostsToAccount(posts))| {
            let is_listed = listed.contains(key);
            let post = move |post: &ToAccount| ToAccount { asks: post.asks && is_listed, ..*post };
            posts.0.iter().map(move |one| (key.1, post(one)))
        });
        let mut posts: Vec<_> = posts.collect();
        posts.sort_unstable_by_key(|(platform, post)| (*platform, post.id, Reverse(*post)));
        posts.dedup_by_key(|(platform, post)| (*platform, post.id));
        Self(posts)
    }

    /// A post by the hash of its id; `None` if it is not known.
    pub(super) fn post(&self, platform: Platform, id: u64) -> Option<&ToAccount> {
        let key = (platform, id);
        let at = self.0.binary_search_by_key(&key, |(platform, post)| (*platform, post.id));
        at.ok().map(|at| &self.0[at].1)
    }
}

/// Finds which questions each audited account answers, and returns the hashes of the ids of those
/// that any of them does. A post that an account answers is one to this account, whomever it
/// names: its time is known, and what it asks one account that the rulebook lists is a question to
/// the other that answers.
pub(super) fn find_answers(
    accounts: &mut Accounts,
    received: &mut Received,
    plan: &Plan<'_>,
) -> BTreeSet<u64> {
    // Which posts are kept must not depend on their order.
    for posts in received.values_mut() {
        posts.0.cut();
    }
    let is_listed = |handle: &str| plan.rulebook.accounts.get(handle).is_some();
    let listed = accounts.keys().filter(|(handle, _)| is_listed(handle));
    let listed = listed.map(|(handle, platform)| addressed(handle, *platform)).collect();
    let conversations = Conversations::of(received, &listed);
    let mut answered_by_any = BTreeSet::new();
    let audited = accounts.iter_mut().filter(|(_, account)| !account.is_visitor());
    for ((handle, platform), account) in audited {
        account.replies.latest.cut();
        let (of_platform, key) = ((&conversations, *platform), addressed(handle, *platform));
        let is_listed = is_listed(handle);
        let further = account.further_answered(received.get(&key), is_listed, of_platform);
        if further.is_empty() && !received.contains_key(&key) {
            continue;
        }
        let received = received.entry(key).or_default();
        received.0.0.extend(further);
        received.0.cut();
        account.replies.find_answered(received, of_platform);
        answered_by_any.extend(&account.replies.answered);
    }
    answered_by_any
}

impl Collected {
    /// The posts of other people that the account answers, and that are not among those to the
    /// account. Whether they ask something matters only if the rulebook lists the account: else it
    /// may be a neighbour who helps.
    fn further_answered(
        &self,
        received: Option<&PostsToAccount>,
        is_listed: bool,
        (conversations, platform): OfPlatform<'_>,
    ) -> Vec<ToAccount> {
        let replies = self.replies.latest.0.iter().filter(|reply| !reply.is_quote);
        let mut targets: BTreeSet<u64> = replies.map(|reply| reply.target).collect();
        for post in received.into_iter().flat_map(|posts| &posts.0.0) {
            targets.remove(&post.id);
        }
        let of_others = targets.iter().filter(|id| self.ids.binary_search(id).is_err());
        let posts = of_others.filter_map(|id| conversations.post(platform, *id));
        posts.map(|post| ToAccount { asks: post.asks && is_listed, ..*post }).collect()
    }
}

/// Decides which posts go on from one of the same account, once their accounts are settled. Of a
/// part of the posts, what another part may show stays open.
pub(super) fn settle(received: &mut Received, accounts: &Accounts, extent: Extent) {
    let is_undecided = |post: &&mut ToAccount| post.goes_on == GoesOn::Undecided;
    let mut lists = received.values_mut();
    if !lists.any(|posts| posts.0.0.iter_mut().any(|post| is_undecided(&post))) {
        return;
    }
    let later = accounts.iter().flat_map(|((_, platform), account)| {
        account.threads.later.iter().map(|later| (*platform, later.id))
    });
    let later: BTreeSet<(Platform, u64)> = later.collect();
    for ((_, platform), posts) in received {
        for post in posts.0.0.iter_mut().filter(is_undecided) {
            post.goes_on = match extent {
                _ if later.contains(&(*platform, post.id)) => GoesOn::Yes,
                Extent::Whole => GoesOn::No,
                Extent::Part => GoesOn::Undecided,
            };
        }
    }
}
