//! Which posts count for a metric that is a share of posts.

use super::{
    entry::{Entry, EntryMarks},
    habits::Habits,
};
use crate::{
    metric::Metric,
    post::{Fact, Kind},
};

impl Entry {
    /// Whether the post counts for a metric that is a share of posts. Unknown if the
    /// data do not say it; `None` if the metric is not about posts of this kind.
    pub(super) fn counts_for(&self, metric: Metric, habits: &Habits) -> Option<Fact<bool>> {
        match metric {
            Metric::Reposts => {
                Some(self.if_known(EntryMarks::REPOSTS_KNOWN, self.kind == Kind::Repost))
            }
            Metric::Replies if self.is_own() => Some(self.is_known_reply()),
            Metric::Admonitions if self.is_own() => {
                let is_on = self.marks.has(EntryMarks::ADMONITION_KNOWN);
                Some(self.found(is_on, self.marks.has(EntryMarks::ADMONITION)))
            }
            Metric::Officialese if self.is_own() => {
                Some(self.found(habits.known.officialese, self.is_officialese()))
            }
            Metric::OffHours if self.kind == Kind::Reply => habits.is_off_hours(self),
            Metric::EmergencyInvites if self.is_own() => {
                Some(self.found(habits.known.emergencies, self.marks.has(EntryMarks::EMERGENCY)))
            }
            _ if self.is_broadcast() => self.broadcast_counts_for(metric, habits),
            _ => None,
        }
    }

    /// Whether the post is a reply to somebody else. Unknown if its file may not say
    /// which posts are replies, and too little in it shows that it does. A post that looks like
    /// a reply is then unknown, too: alone, such posts would be all replies that are known.
    pub(super) fn is_known_reply(&self) -> Fact<bool> {
        self.if_known(EntryMarks::REPLIES_KNOWN, self.is_reply())
    }

    /// Like [`Self::counts_for`], but only for a post for all followers, and for
    /// metrics that count such posts.
    fn broadcast_counts_for(&self, metric: Metric, habits: &Habits) -> Option<Fact<bool>> {
        let (photo, video) = (self.marks.has_photo(), self.marks.has_video());
        let media = |fact| if habits.knows_media(self) { Fact::Known(fact) } else { Fact::Unknown };
        match metric {
            Metric::Links => habits.has_link(self),
            Metric::Media => Some(media(photo || video)),
            Metric::Photos => Some(media(photo)),
            Metric::Videos => Some(media(video)),
            Metric::Alt if photo => Some(self.marks.alt()),
            Metric::Captions if video => Some(self.marks.captions()),
            Metric::Alt | Metric::Captions => {
                Some(Fact::Unknown).filter(|_| !self.marks.knows_media())
            }
            Metric::Repeated | Metric::Machine if habits.are_too_few(metric) => Some(Fact::Unknown),
            Metric::Repeated => Some(Fact::Known(habits.repeat(self))),
            Metric::Machine => Some(habits.is_machine(self)),
            _ => None,
        }
    }

    /// A fact that is known only if the post has a mark.
    fn if_known(&self, mark: EntryMarks, fact: bool) -> Fact<bool> {
        if self.marks.has(mark) { Fact::Known(fact) } else { Fact::Unknown }
    }

    /// Whether a rule about words, which may be on for the account, finds something. Unknown in a
    /// language for which such rules have no words.
    fn found(&self, is_on: bool, is_found: bool) -> Fact<bool> {
        let has_words = self.language.is_unknown() || self.language.language().is_some();
        match (is_on, is_found) {
            (true, true) => Fact::Known(true),
            (true, false) if has_words => Fact::Known(false),
            _ => Fact::Unknown,
        }
    }
}
