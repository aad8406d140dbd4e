//! The evidence of a finding about an account: the latest posts that count for the
//! metric, or the latest that do not.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;

use super::{
    alt_texts::may_lack_alt,
    entry::{Entry, EntryMarks, Moment},
    habits::Habits,
    topics::TopicSet,
};
use crate::{
    check::{Bound, Check, Limit, Subject},
    metric::Metric,
    post::{Fact, Post},
    rulebook::{RuleSet, Rulebook},
    source::Source,
};

/// The most posts that are shown as evidence. If there are more, the latest are shown.
pub(super) const SHOWN: usize = 3;

/// The most posts whose places are kept for a metric that depends on what all posts have in common,
/// such as repeated texts: the latest of these posts are probably evidence.
const CANDIDATES: usize = 8;

/// One side of a metric: the posts that count for the metric, or the posts that do not
/// count for it. The latest posts on a side are the evidence of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Side {
    pub(super) metric: Metric,
    /// The topic of a limit about one; else `None`.
    pub(super) topic: Option<usize>,
    /// Whether these posts count for the metric. If the metric is too high, the posts
    /// that count are shown; if it is too low, the posts that do not count are shown.
    pub(super) counts: bool,
}

/// A post that is evidence of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// When it was published; `None` if unknown.
    pub time: Option<Timestamp>,
    /// Where it is; `None` if only its time was kept.
    pub place: Option<EvidencePlace>,
    /// Whether the time is that of a late answer, and the place that of the answered post.
    pub is_answer: bool,
}

/// The place of a post in the input, and the id by which it is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EvidencePlace {
    /// The name of the file, for messages; empty if only the id is known. The posts of a file share
    /// it.
    pub file: Arc<str>,
    /// The sheet of a workbook; `None` in other files.
    pub sheet: Option<Arc<str>>,
    /// The line on which the post begins, or the row of its sheet, from 1.
    pub line: usize,
    /// Its id.
    pub id: Box<str>,
    /// Whether it is published, and the id is the one by which its platform knows it.
    pub is_public: bool,
}

impl EvidencePlace {
    /// The place of a post.
    pub(super) fn of(post: &Post<'_>, source: &Source) -> Self {
        Self {
            file: source.path().clone(),
            sheet: source.layout().and_then(|layout| layout.sheet.clone()),
            line: source.number_of(post.span.start),
            id: (&*post.id).into(),
            is_public: post.published && post.has_own_id,
        }
    }

    /// The place in words: `posts.yaml:7`, or as spreadsheets write it `posts.xlsx, 2025!7`; `None` if
    /// the file is not known.
    pub fn name(&self) -> Option<String> {
        let name = || place_name(&self.file, self.sheet.as_deref(), self.line);
        (!self.file.is_empty()).then(name)
    }
}

/// The place of a post in a file, which is a row if the file has sheets.
pub fn place_name(file: &str, sheet: Option<&str>, line: usize) -> String {
    match sheet {
        Some(sheet) => format!("{file}, {sheet}!{line}"),
        None => format!("{file}:{line}"),
    }
}

/// The places of the latest posts on each side of the metrics that rules limit.
#[derive(Debug, Default)]
pub(super) struct EvidencePlaces(pub(super) BTreeMap<Side, Vec<(Entry, EvidencePlace)>>);

impl EvidencePlaces {
    /// Adds the place of a post to each side that the post is on. `topics` are those that the
    /// post is about.
    pub(super) fn add(
        &mut self,
        (entry, topics): (Entry, TopicSet),
        sides: &[Side],
        (subject, source): (&Subject<'_, '_>, &Source),
    ) {
        let (post, mut place) = (subject.post, None);
        for side in sides.iter().filter(|side| shows(**side, (entry, topics), post)) {
            let (places, entry, most) =
                (self.0.entry(*side).or_default(), entry.alone(), side.most());
            if places.len() < most || places.first().is_some_and(|(first, _)| *first <= entry) {
                let place = place.get_or_insert_with(|| EvidencePlace::of(post, source));
                insert_latest(places, (entry, place.clone()), most);
            }
        }
    }

    /// Adds the place of a reply or of a later entry of a thread, as [`Self::add`] does.
    pub(super) fn add_at(
        &mut self,
        place: &EvidencePlace,
        (entry, topics): (Entry, TopicSet),
        sides: &[Side],
    ) {
        let known = Entry { marks: entry.marks | EntryMarks::KINDS_KNOWN, ..entry };
        for side in sides.iter().filter(|side| side.is_of((&known, topics))) {
            let places = self.0.entry(*side).or_default();
            insert_latest(places, (entry.alone(), place.clone()), side.most());
        }
    }

    /// Adds the places of another part.
    pub(super) fn join(&mut self, other: Self) {
        for (side, places) in other.0 {
            let own = self.0.entry(side).or_default();
            for place in places {
                insert_latest(own, place, side.most());
            }
        }
    }

    /// The place of a post on one side of a metric; `None` if the place was not kept.
    pub(super) fn place(&self, side: Side, entry: &Entry) -> Option<&EvidencePlace> {
        let (places, entry) = (self.0.get(&side)?, entry.alone());
        places.iter().rev().find(|(known, _)| *known == entry).map(|(_, place)| place)
    }

    /// The latest posts on one side of a metric, from a time on.
    pub(super) fn latest(&self, side: Side, since: Moment) -> Vec<Evidence> {
        let places = self.0.get(&side).into_iter().flatten();
        let places = places.filter(|(entry, _)| since <= entry.time);
        let evidence = |(entry, place): &(Entry, EvidencePlace)| Evidence {
            time: entry.time.time(),
            place: Some(place.clone()),
            is_answer: false,
        };
        places.map(evidence).collect()
    }
}

/// Whether a post may be evidence on a side of a metric.
pub(super) fn shows(side: Side, (entry, topics): (Entry, TopicSet), post: &Post<'_>) -> bool {
    side.is_of((&settled(entry, post), topics))
}

/// The entry as if it were known whether the post is a reply or repost, and that its pictures
/// lack alt texts. When the places are kept, a later post of the file may still make it known.
fn settled(entry: Entry, post: &Post<'_>) -> Entry {
    let marks = entry.marks | EntryMarks::KINDS_KNOWN;
    Entry { marks: if may_lack_alt(post) { marks.without_alt() } else { marks }, ..entry }
}

/// Inserts a post into a list that is sorted by time, and keeps only the latest `most` posts.
pub(super) fn insert_latest(
    places: &mut Vec<(Entry, EvidencePlace)>,
    new: (Entry, EvidencePlace),
    most: usize,
) {
    let at = places.partition_point(|known| *known < new);
    places.insert(at, new);
    if most < places.len() {
        places.remove(0);
    }
}

impl Side {
    /// The side on which posts are evidence of a finding about a limit: the posts that
    /// count for its metric if the limit is a maximum, the posts that do not count if
    /// the limit is a minimum.
    pub(super) const fn of(limit: &Limit) -> Self {
        let counts = matches!(limit.bound, Bound::Max(_));
        Self { metric: limit.metric, topic: limit.topic, counts }
    }

    /// The most posts whose places are kept.
    pub(super) const fn most(self) -> usize {
        use Metric::{BioLanguages, Machine, OffHours, Repeated};
        match self.metric {
            BioLanguages | Machine | OffHours | Repeated => CANDIDATES,
            _ => SHOWN,
        }
    }

    /// Whether a post about these topics is known to be on this side or, if that depends on the
    /// habits or the bio of the account, may be. The habits are known only once all posts are
    /// collected.
    fn is_of(self, (entry, topics): (&Entry, TopicSet)) -> bool {
        match self.metric {
            Metric::Topics => entry.is_own() && topics.has(self.topic) == self.counts,
            Metric::Repeated => entry.is_broadcast() && (entry.is_comparable() || !self.counts),
            Metric::Machine => entry.is_broadcast(),
            Metric::OffHours => entry.is_reply(),
            Metric::BioLanguages => entry.has_known_language(),
            _ => self.has(entry, &Habits::none()),
        }
    }

    /// Whether a post is known to be on this side. An entry does not say what a post is about,
    /// so this is never so of [`Metric::Topics`].
    pub(super) fn has(self, entry: &Entry, habits: &Habits) -> bool {
        entry.counts_for(self.metric, habits) == Some(Fact::Known(self.counts))
    }
}

/// The sides of all limits of a rulebook.
pub(super) fn sides(rulebook: &Rulebook) -> Vec<Side> {
    let sets = rulebook.accounts.all().iter().map(|account| &*account.rules);
    let sets = sets.chain(rulebook.profiles.iter().map(|(_, set)| &**set));
    let limits = |set: &RuleSet| -> Vec<Side> {
        let checks = set.rules.iter().map(|rule| &*rule.check);
        checks.filter_map(limit).map(Side::of).collect()
    };
    let mut sides: Vec<Side> = sets.chain([&*rulebook.common]).flat_map(limits).collect();
    sides.sort_unstable();
    sides.dedup();
    sides
}

/// The limit that a check sets for accounts; `None` for checks of posts.
pub(super) fn limit(check: &Check) -> Option<&Limit> {
    match check {
        Check::Limit(limit) => Some(limit),
        Check::Bio(bio) => Some(&bio.limit),
        _ => None,
    }
}
