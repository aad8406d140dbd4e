//! The posts of other people to each account, whether or not that account is audited.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{
    answers::{Latest, hash},
    entry::{Entry, EntryMarks, Moment},
    late_answers::{Files, InFile},
    undecided::answered_id,
};
use crate::{
    check::Subject,
    platform::{Platform, handle_key},
    post::Kind,
    source::Source,
};

/// A post of somebody else that mentions an account or replies to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ToAccount {
    pub(super) time: Moment,
    /// The hash of its id.
    pub(super) id: u64,
    /// Whether it has a question mark outside of a link.
    pub(super) asks: bool,
    /// The hash of the id of the post that it replies to. An answer to it answers that post, too.
    pub(super) before: Option<u64>,
    pub(super) goes_on: GoesOn,
    pub(super) place: InFile,
}

/// Whether a post goes on from one of the same account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoesOn {
    /// It replies to nobody, or to somebody else.
    No,
    Yes,
    /// Nobody says whose post it replies to, and not all posts are known yet.
    Undecided,
}

impl ToAccount {
    /// The hash of the id of the post of the same account that it goes on from; `None` if it goes
    /// on from none.
    pub(super) fn follows(&self) -> Option<u64> {
        self.before.filter(|_| self.goes_on == GoesOn::Yes)
    }
}

/// The latest posts of others that mention an account or reply to it.
#[derive(Debug, Default)]
pub(super) struct PostsToAccount(pub(super) Latest<ToAccount>);

impl PostsToAccount {
    /// Adds the posts of another part.
    pub(super) fn join(&mut self, other: Self) {
        self.0.join(other.0);
    }
}

/// The posts to each account. The key is the hash of that of its handle: nobody needs to
/// know to whom people write, unless that account is audited.
pub(super) type Received = BTreeMap<(u64, Platform), PostsToAccount>;

/// The key of an account in [`Received`].
pub(super) fn addressed(handle: &str, platform: Platform) -> (u64, Platform) {
    (hash(handle), platform)
}

/// The keys of the handles of the other accounts that a post mentions or replies to, in order.
pub(super) fn addressees<'a>(subject: &'a Subject<'_, '_>) -> Vec<Cow<'a, str>> {
    let replied = subject.post.reply_to.as_deref().and_then(|target| target.account.as_deref());
    let named = subject.tokens.mentions().map(|mention| subject.handle_in(mention));
    let mut named: Vec<_> = named.chain(replied).map(handle_key).collect();
    named.sort_unstable();
    named.dedup();
    let own = handle_key(subject.account);
    named.retain(|account| *account != own);
    named
}

/// Adds a post to the posts of each account that it mentions or replies to. Questions
/// are always kept, to see whether the account answers them, and so are replies, because an answer
/// to a reply answers what is above it. Any other post is kept only
/// because the time until a reply is computed from its time. It is left out if its id
/// contains that time, because the reply has the id.
pub(super) fn add_received(
    (received, files): (&mut Received, &mut Files),
    (subject, source): (&Subject<'_, '_>, &Source),
    addressees: &[Cow<'_, str>],
    entry: &Entry,
) {
    let (post, asks) = (subject.post, entry.marks.has(EntryMarks::QUESTION));
    let has_time_in_id = post.time_in_id().is_some();
    let is_known =
        post.has_own_id && !subject.account.is_empty() && entry.exact_time().time().is_some();
    let is_reply = matches!(entry.kind, Kind::Reply | Kind::Thread);
    let before = post.reply_to.as_deref().filter(|_| is_reply);
    let before = before.and_then(|before| before.id.as_deref());
    let is_needed = asks || before.is_some() || !has_time_in_id;
    if addressees.is_empty() || !is_known || entry.kind == Kind::Repost || !is_needed {
        return;
    }
    let goes_on = match before {
        Some(_) if entry.kind == Kind::Thread => GoesOn::Yes,
        Some(_) if answered_id(post, entry).is_some() => GoesOn::Undecided,
        _ => GoesOn::No,
    };
    let before = before.map(hash);
    let place = files.place(source, post.span.start);
    let one = ToAccount { time: entry.time, id: hash(&post.id), asks, before, goes_on, place };
    for account in addressees {
        received.entry(addressed(account, post.platform)).or_default().0.add(one);
    }
}
