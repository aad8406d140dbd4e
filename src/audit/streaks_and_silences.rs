//! Streaks of posts that talk to nobody, and silences.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    Plan,
    calendar::date,
    collected::{Collected, OfAllAccounts},
    entry::{Entry, EntryMarks, Moment},
    gaps::Gap,
};
use crate::post::Fact;

/// A streak or a silence of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The number of posts of a streak, or the number of days of a silence. The days are
    /// counted as midnights between the two ends, in the time zone of the rulebook: a
    /// silence from Monday to Wednesday has 2 days.
    pub length: u64,
    /// The time of the first post of a streak, or of the last post before a silence.
    pub from: Timestamp,
    /// The time of the last post of a streak, or of the first post after a silence. If
    /// no post follows, it is the last moment of the audited period, or of the run if that is
    /// earlier, or the last post of another account in the same files.
    pub until: Timestamp,
}

/// The longest streak or silence; `None` if there is none.
pub(super) type Longest = Fact<Option<Stretch>>;

/// The longest streak of posts that neither answer nor ask anybody; of two of the same
/// length, the earlier one. Reposts and later entries of threads are left out: they
/// neither belong to a streak nor end it. The result is unknown if one of the other
/// posts has no known time, or if it is another one whether the posts of which nobody knows
/// whether they are replies end a streak or belong to it. It is `None` if
/// there is no streak. A gap of the files ends a streak, because nobody knows what the
/// account posted in it. The entries must be sorted.
pub(super) fn streak(entries: &[Entry], gaps: &[Gap]) -> Longest {
    let [least, most] = [true, false].map(|ends| streak_if(ends, entries, gaps));
    if least == most { least } else { Fact::Unknown }
}

/// The longest streak if each post of which nobody knows whether it is a reply ends a streak, or
/// if none does.
fn streak_if(unknown_ends: bool, entries: &[Entry], gaps: &[Gap]) -> Longest {
    let (mut longest, mut current): (Option<Stretch>, Option<Stretch>) = (None, None);
    for entry in entries.iter().filter(|entry| entry.is_own()) {
        let Some(time) = entry.time.time() else { return Fact::Unknown };
        let is_reply = entry.is_known_reply().known().copied().unwrap_or(unknown_ends);
        let goes_on = |streak: &Stretch| !gaps.iter().any(|gap| gap.is_between(streak.until, time));
        current = current.filter(goes_on);
        if is_reply || entry.marks.has(EntryMarks::QUESTION) {
            current = None;
            continue;
        }
        let streak = current.get_or_insert(Stretch { length: 0, from: time, until: time });
        streak.length += 1;
        streak.until = time;
        longest = longer(longest, current);
    }
    Fact::Known(longest)
}

/// The longest time without a post; of two of the same length, the earlier one. A silence that
/// began with the last post `before` these counts whole. The time
/// from the last post to `end` counts, too, if there is an `end`. The result is unknown
/// if some post has no known time. It is `None` if there are fewer than two times,
/// including `before` and `end`. A gap of the files is no silence: the silence before it ends
/// where the gap begins, and another one begins where it ends. The entries must be sorted.
pub(super) fn silence(
    entries: &[Entry],
    gaps: &[Gap],
    (before, end): (Option<Moment>, Option<Timestamp>),
    timezone: &TimeZone,
) -> Longest {
    let times = before.into_iter().chain(entries.iter().map(|entry| entry.time));
    let times: Option<Vec<Timestamp>> = times.map(Moment::time).collect();
    let Some(mut times) = times else { return Fact::Unknown };
    let last = times.last().copied();
    times.extend(end.filter(|end| last.is_some_and(|last| last < *end)));
    let silences = times.windows(2).flat_map(|pair| without_gaps([pair[0], pair[1]], gaps));
    let silences = silences.map(|[from, until]| {
        Some(Stretch { length: days(date(from, timezone), date(until, timezone)), from, until })
    });
    Fact::Known(silences.fold(None, longer))
}

/// The parts of a stretch of time that are in no gap of the files.
fn without_gaps([from, until]: [Timestamp; 2], gaps: &[Gap]) -> Vec<[Timestamp; 2]> {
    let (mut parts, mut begin) = (Vec::new(), from);
    // A gap may go on after the end of the audited period.
    for gap in gaps.iter().filter(|gap| from < gap.from && gap.from < until) {
        parts.push([begin, gap.from]);
        begin = gap.until;
    }
    parts.extend((begin <= until).then_some([begin, until]));
    parts
}

/// The longer of two stretches; the first if their lengths are the same.
fn longer(one: Option<Stretch>, other: Option<Stretch>) -> Option<Stretch> {
    let length = |stretch: Option<Stretch>| stretch.map(|stretch| stretch.length);
    if length(one) < length(other) { other } else { one }
}

fn days(from: Date, until: Date) -> u64 {
    let days = from.until(until).map_or(0, |span| span.get_days());
    u64::try_from(days).unwrap_or(0)
}

impl Collected {
    /// Its longest streak, and its longest silence. Both are unknown if a post without a time was
    /// left out of the period: it may end or fill them.
    pub(super) fn stretches(&self, all: &OfAllAccounts<'_, '_>) -> (Longest, Longest) {
        if 0 < self.outside.untimed {
            return (Fact::Unknown, Fact::Unknown);
        }
        let (plan, entries, gaps) = (all.plan, &self.entries, &self.around.gaps);
        let ends = (self.outside.before, self.end(plan));
        let silence = silence(entries, gaps, ends, &plan.rulebook.timezone);
        (streak(entries, gaps), silence)
    }

    /// The time up to which the files are known to contain every post of the account: the end of the
    /// audited period if the plan says so, else the last post of anybody in its files, if that is in
    /// the period. `None` if it is unknown.
    pub(super) fn end(&self, plan: &Plan<'_>) -> Option<Timestamp> {
        let last = self.around.last.time().filter(|last| plan.includes(Some(*last)));
        plan.complete_until.or(last)
    }
}
