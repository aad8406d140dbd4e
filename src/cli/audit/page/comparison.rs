//! Two periods that are compared: those of `--compare`, or the halves of one period.

use std::{borrow::Cow, collections::BTreeMap};

use jiff::civil::Date;

use crate::{
    audit::Account,
    cli::audit::{
        contents::{Content, Part},
        figure_table::Figure,
    },
    message::Message,
    metric::Metric,
    platform::{Platform, handle_key},
};

/// Two periods that are compared.
pub(super) struct Comparison<'a> {
    pub(super) names: [String; 2],
    pub(super) before: &'a [Account],
    pub(super) after: &'a [Account],
    /// The first day of the second period, if the periods are the halves of one
    /// period; else `None`.
    pub(super) middle: Option<Date>,
    /// Whether the periods share a moment, so that posts count in both.
    pub(super) overlap: bool,
    /// Whether the periods are of about the same length, so that the longest streaks and silences
    /// of both can be compared.
    pub(super) alike: bool,
    /// The accounts of each period by their keys.
    pub(super) by_key: [BTreeMap<Key<'a>, &'a Account>; 2],
}

/// What an account is known by in both periods.
type Key<'a> = (Cow<'a, str>, Platform);

impl<'a> Comparison<'a> {
    /// Compares the accounts of two periods, which have these names.
    pub(super) fn new(names: [String; 2], [before, after]: [&'a [Account]; 2]) -> Self {
        let by_key = [before, after].map(|accounts| accounts.iter().map(|one| (key(one), one)));
        let by_key = by_key.map(Iterator::collect);
        Self { names, before, after, middle: None, overlap: false, alike: true, by_key }
    }

    /// The same account in the first and in the second period; `None` where it has no
    /// posts.
    pub(super) fn of(&self, account: &Account) -> [Option<&'a Account>; 2] {
        let key = key(account);
        self.by_key.each_ref().map(|accounts| accounts.get(&key).copied())
    }

    /// The accounts with posts in both periods.
    pub(super) fn in_both(&self) -> Vec<[&'a Account; 2]> {
        let pair = |after| match self.of(after) {
            [Some(before), Some(after)] => Some([before, after]),
            _ => None,
        };
        self.after.iter().filter_map(pair).collect()
    }

    /// The accounts with posts in the first period only.
    pub(super) fn only_before(&self) -> Vec<&'a Account> {
        self.before.iter().filter(|one| self.of(one)[1].is_none()).collect()
    }

    /// Whether the same accounts have posts in both periods.
    pub(super) fn has_same_accounts(&self) -> bool {
        let (before, after, both) = (self.before.len(), self.after.len(), self.in_both().len());
        before == both && after == both
    }

    /// The figures of an account in the first and in the second period; `None` if the figure is
    /// one of the whole period only. Such are streaks and silences, which may begin in one half
    /// and end in the other, and figures that halves do not keep the posts of.
    pub(super) fn figures(&self, account: &Account, metric: Metric) -> Option<[Figure; 2]> {
        let is_whole = !metric.is_by_month() || is_about_dialogue(metric);
        if is_whole && self.middle.is_some() {
            return None;
        }
        let none = Figure::new(metric, None, None);
        let figure = |account: &Account| Figure::of_account(metric, account);
        Some(self.of(account).map(|account| account.map_or(none, figure)))
    }

    /// Whether it can be said that a figure rose or fell.
    pub(super) fn can_judge(&self, metric: Metric) -> bool {
        self.alike || !metric.is_longest()
    }

    /// How many posts of an account have a content in the first and in the second period.
    pub(super) fn parts(&self, account: &Account, content: Content) -> [Part; 2] {
        let part = |account: &Account| content.of_account(account);
        self.of(account).map(|account| account.map_or_else(Part::default, part))
    }

    /// A value in the first and in the second period, in words.
    pub(super) fn in_words(&self, [first, second]: [String; 2]) -> Message {
        let message = match self.middle {
            Some(_) => Message::new("page-trend-halves"),
            None => Message::new("page-trend-periods"),
        };
        message.with("before", first).with("after", second)
    }
}

/// The key of an account in both periods.
pub(super) fn key(account: &Account) -> Key<'_> {
    (handle_key(&account.handle), account.platform)
}

/// Whether a metric is about replies of the account to others and about their questions, which
/// are not kept by halves.
const fn is_about_dialogue(metric: Metric) -> bool {
    matches!(metric, Metric::ReplyHours | Metric::SlowReplyHours | Metric::Unanswered)
}
