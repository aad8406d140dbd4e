//! The posts that an account answers late, by their ids and places.
//!
//! How long an answer took may be known only once all posts have been read. So of the latest replies
//! the ids of the answered posts are kept, unless it is known before that an answer was quick, and
//! of each post to an account its file and line.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;

use super::{
    Plan,
    answers::{hash, time_in_id},
    entry::{Entry, Moment},
    evidence::{Evidence, EvidencePlace, limit},
};
use crate::{
    check::{Bound, Limit},
    metric::Metric,
    personal_data::{masked, secrets},
    post::{Kind, Post},
    rulebook::{RuleSet, Rulebook},
    source::Source,
};

/// The most replies of an account of which the ids of the answered posts are kept: the latest.
const MOST: usize = 20;

/// A post that an account answers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AnsweredPost {
    /// The time of the answer.
    pub(super) time: Moment,
    /// The hash of its id.
    pub(super) hash: u64,
    pub(super) id: Box<str>,
}

/// The posts that the latest replies of an account answer. The order in which they are added makes no
/// difference.
#[derive(Clone, Debug, Default)]
pub(super) struct LatestAnswered(pub(super) Vec<AnsweredPost>);

impl LatestAnswered {
    /// Adds the post that a reply answers, if that may be late.
    pub(super) fn add_reply(&mut self, post: &Post<'_>, entry: &Entry, plan: &Plan<'_>) {
        let Some(hours) = plan.late_hours.filter(|_| entry.kind == Kind::Reply) else { return };
        let Some(answered) = post.reply_to.as_deref() else { return };
        let Some(id) = answered.id.as_deref() else { return };
        let time = entry.exact_time();
        let asked = answered.time.or_else(|| time_in_id(id, post.platform));
        if asked.is_none_or(|asked| is_late(time, asked, hours)) {
            self.add(AnsweredPost { time, hash: hash(id), id: id.into() });
        }
    }

    pub(super) fn add(&mut self, one: AnsweredPost) {
        let at = self.0.partition_point(|known| *known < one);
        if self.0.get(at) == Some(&one) {
            return;
        }
        self.0.insert(at, one);
        if MOST < self.0.len() {
            self.0.remove(0);
        }
    }

    /// Adds those of another part.
    pub(super) fn join(&mut self, other: Self) {
        other.0.into_iter().for_each(|one| self.add(one));
    }

    /// The evidence of an answer of this time to the post with this hash. `places` are those of the
    /// posts to the account.
    pub(super) fn evidence(
        &self,
        (time, hash): (Moment, u64),
        places: &BTreeMap<u64, InFile>,
        files: &Files,
    ) -> Evidence {
        let found = self.0.iter().find(|one| (one.time, one.hash) == (time, hash));
        let place = found.map(|one| {
            let line = places.get(&hash).copied().unwrap_or_default();
            let (file, sheet) = files.0.get(&line.file).cloned().unwrap_or_default();
            let (id, line) = (one.id.clone(), usize::try_from(line.line).unwrap_or_default());
            EvidencePlace { file, sheet, line, id, is_public: false }
        });
        Evidence { time: time.time(), place, is_answer: true }
    }
}

fn is_late(answer: Moment, asked: Timestamp, hours: f64) -> bool {
    let seconds = answer.since(Moment::of(Some(asked)));
    seconds.is_none_or(|seconds| 3600.0 * hours < f64::from(seconds))
}

/// The fewest hours after which a rule calls an answer late; `None` if no rule does.
pub(super) fn late_hours(rulebook: &Rulebook) -> Option<f64> {
    let sets = rulebook.accounts.all().iter().map(|account| &*account.rules);
    let sets = sets.chain(rulebook.profiles.iter().map(|(_, set)| &**set));
    let hours = |set: &RuleSet| -> Vec<f64> {
        let limits = set.rules.iter().filter_map(|rule| limit(&rule.check));
        limits.filter_map(hours_of).collect()
    };
    sets.chain([&*rulebook.common]).flat_map(hours).min_by(f64::total_cmp)
}

fn hours_of(limit: &Limit) -> Option<f64> {
    match (limit.metric, limit.bound) {
        (Metric::ReplyHours | Metric::SlowReplyHours, Bound::Max(hours)) => Some(hours),
        _ => None,
    }
}

/// Where a post is: the number of its file in [`Files`], and its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct InFile {
    pub(super) file: u64,
    pub(super) line: u32,
}

/// A file, and its sheet if it is a workbook.
type File = (Arc<str>, Option<Arc<str>>);

/// The files of posts to accounts, by a number that follows from their names alone.
#[derive(Debug, Default)]
pub(super) struct Files(pub(super) BTreeMap<u64, File>);

impl Files {
    /// Where a post is that begins at byte `start` of a source.
    pub(super) fn place(&mut self, source: &Source, start: usize) -> InFile {
        let sheet = source.layout().and_then(|layout| layout.sheet.as_ref());
        let is_known = |(_, (file, of)): &(&u64, &File)| {
            Arc::ptr_eq(file, source.path()) && of.as_ref() == sheet
        };
        // An audit of a chunk has one file, or one more for each sheet.
        let known = self.0.iter().find(is_known).map(|(number, _)| *number);
        let file = known.unwrap_or_else(|| self.add((source.path().clone(), sheet.cloned())));
        InFile { file, line: u32::try_from(source.number_of(start)).unwrap_or(u32::MAX) }
    }

    /// Adds a file, and returns its number.
    pub(super) fn add(&mut self, (file, sheet): File) -> u64 {
        // Whoever has the number must not find out a personal number in the name.
        let open = |name: &str| masked(name, &secrets(name));
        let number =
            hash(&format!("{}\n{}", open(&file), sheet.as_deref().map_or_else(String::new, open)));
        self.0.entry(number).or_insert((file, sheet));
        number
    }
}
