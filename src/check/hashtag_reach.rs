//! Hashtags that hardly any other account uses.

use std::collections::HashSet;

use jiff::{Timestamp, tz::TimeZone};

use super::{Features, Hit, Needs, Subject, setting};
use crate::{
    hashtags::folded_tag,
    matcher::{Vocabulary, folded},
    message::{Message, Value},
    register::hashtags::{Hashtags, Population, Use, days_before},
    tokens::{Token, tag_name},
    window::Window,
    yaml::{Node, Reader},
};

/// A hashtag must have been used by other accounts as well.
#[derive(Debug)]
pub struct HashtagReach {
    /// The number of other accounts that must have used the hashtag at least.
    min_accounts: u32,
    /// The number of days before the post within which the hashtag must have been used.
    /// If the register ends before these days, it is unknown who used the hashtag in
    /// them.
    days: u32,
    /// The fewest accounts of a register from which it follows that nobody uses a
    /// hashtag. A smaller register shows too little.
    min_population: u32,
}

impl HashtagReach {
    /// Reads `{min_accounts: 5, days: 180, min_population: 100}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let base = base.map(|base| (base.min_accounts, base.days, base.min_population));
        let (min_accounts, days, min_population) = base.unwrap_or((5, 180, 100));
        let mut fields = reader.fields(node)?;
        let min_accounts = setting(&mut fields, "min_accounts", Some(min_accounts))?;
        let days = setting(&mut fields, "days", Some(days))?;
        let min_population = setting(&mut fields, "min_population", Some(min_population))?;
        fields.finish();
        Some(Self { min_accounts, days, min_population })
    }

    /// The number of days before the post within which a hashtag must have been used.
    pub fn days(&self) -> u32 {
        self.days
    }

    /// The fewest accounts that a register must be about.
    pub fn min_population(&self) -> u32 {
        self.min_population
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::HASH)
    }

    /// A hit on every hashtag that too few other accounts use. Without a register of
    /// hashtags, it is unknown who uses them, and nothing is reported.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let Some(register) = subject.hashtags else { return Vec::new() };
        let tags = subject.tokens.hashtags();
        tags.filter_map(|tag| self.hit(tag, register, subject)).collect()
    }

    fn hit(&self, tag: &Token, register: &Hashtags, subject: &Subject<'_, '_>) -> Option<Hit> {
        let name = tag_name(subject.slice(tag.range()));
        let used = register.get(name);
        if is_announced(name, subject, Some(register)) {
            return None;
        }
        let fresh = used.filter(|used| self.is_fresh(used, subject.time));
        let others = fresh.map_or(0, |used| register.others(used, subject.account));
        if self.min_accounts <= others {
            return None;
        }
        let least = u64::from(self.min_population);
        register.count_unrecognized();
        if let Some(why) = register.unknown(subject.time, self.days, least) {
            register.count_unknown(why);
            return None;
        }
        let is_stale = used.is_some() && fresh.is_none();
        let label = self.label(others, is_stale, register, subject);
        let near = self.near(name, register, subject);
        let label = if near.is_empty() {
            label
        } else {
            let others = Message::new("label-tag-reach-near").with("found", label);
            others.with("tags", Value::AllOf(near))
        };
        Some(Hit::text(tag.range(), label))
    }

    fn is_fresh(&self, used: &Use, time: Timestamp) -> bool {
        let hours = i64::from(self.days) * 24;
        used.last_seen.is_none_or(|seen| time.duration_since(seen).as_hours() <= hours)
    }

    /// The label for a hashtag. If the hashtag was used earlier, but not lately
    /// (`is_stale`), the label names only the days in which nobody used it.
    fn label(
        &self,
        others: u32,
        is_stale: bool,
        register: &Hashtags,
        subject: &Subject<'_, '_>,
    ) -> Message {
        let accounts = i64::from(others);
        let Some(population) = register.population(subject.account) else {
            // A register without days says nothing of when a tag was used.
            let id = if register.has_days() { "label-tag-reach" } else { "label-tag-reach-ever" };
            let label = Message::new(id).with("accounts", accounts);
            return label.with("days", i64::from(self.days));
        };
        let (mut first, mut last) = population.days;
        if is_stale {
            first = first.max(days_before(subject.time, self.days));
            last = last.min(subject.time.to_zoned(TimeZone::UTC).date()).max(first);
        }
        Message::new("label-tag-reach-counted")
            .with("accounts", accounts)
            .with("all", all(population))
            .with("first", first.to_string())
            .with("last", last.to_string())
    }

    /// Up to three similar hashtags that other accounts use, with `#`. Hashtags that
    /// are in the post already are left out.
    fn near(&self, name: &str, register: &Hashtags, subject: &Subject<'_, '_>) -> Vec<String> {
        let in_post = subject.tokens.hashtags().map(|tag| tag_name(subject.slice(tag.range())));
        let in_post: HashSet<_> = in_post.map(folded_tag).collect();
        let near = register.near(name, self.min_accounts, |tag| in_post.contains(tag));
        near.into_iter().map(|tag| format!("#{tag}")).collect()
    }
}

/// The accounts that a register is about, in words.
fn all(population: Population) -> Message {
    let id = match population {
        Population { has_author: true, .. } => "tag-reach-other-accounts",
        Population { is_estimate: true, .. } => "tag-reach-about-accounts",
        _ => "tag-reach-accounts",
    };
    Message::new(id).with("count", i64::try_from(population.accounts).unwrap_or(i64::MAX))
}

/// Whether somebody answers for a hashtag at the time of a post: it is that of an open window, or
/// of a campaign of the register that is not over. `name` is without `#`.
pub fn is_announced(name: &str, subject: &Subject<'_, '_>, register: Option<&Hashtags>) -> bool {
    is_of_a_window(name, subject)
        || register.is_some_and(|register| register.is_campaign(name, subject.time))
}

/// Whether a hashtag is that of an open window. Such a hashtag may be new, but will
/// soon have readers.
fn is_of_a_window(name: &str, subject: &Subject<'_, '_>) -> bool {
    let windows = subject.register.with_tag(&folded(name)).iter();
    windows.map(|number| &subject.register[*number]).any(|window| window.is_open(subject.time))
}
