//! Finds where a post names the event of a window. Words that only sound like its
//! topic are left out.

use std::ops::Range;

use super::{Hit, Related, RelatedPlace, Subject, window_traces::Counting};
use crate::{
    platform::same_handle,
    tokens::is_on,
    window::{FirstPlaces, NamedBy, Naming, PostView, Window, WindowKind},
};

impl<'a, 's> Subject<'a, 's> {
    /// The facts of the post that windows ask for.
    pub(crate) fn view(&self) -> PostView<'a, 's> {
        PostView {
            post: self.post,
            account: self.account,
            text: self.text(),
            tokens: self.tokens,
            matches: self.matches,
        }
    }

    /// The place where the post names the event of a window; `None` if it does not.
    pub(super) fn naming(&self, window: &Window) -> Option<Naming> {
        self.naming_where(window, |_| true)
    }

    /// The first place that names the event of a window and for which `counts` is
    /// true; `None` if there is none.
    pub(super) fn naming_where(
        &self,
        window: &Window,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Naming> {
        self.naming_by(window, Counting::Strict, counts)
    }

    fn naming_by(
        &self,
        window: &Window,
        counting: Counting,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Naming> {
        let Some(places) = self.places(window, counting) else {
            return self.naming_by_answered(window, counts);
        };
        let words =
            places.topics(window, counting, self).iter().find(|range| counts(range)).cloned();
        let topic = words.or_else(|| places.tag(window, counting, self).filter(&counts));
        let area = places.area(window, self);
        let is_crisis = window.kind == WindowKind::Crisis;
        let clues = if is_crisis { places.clues(window, self) } else { &[] };
        let clue = clues.iter().find(|range| counts(range)).cloned();
        let first = FirstPlaces { topic, tag: self.own_tag(window), clue, area };
        let own = window.naming(self.view(), first, &counts);
        own.or_else(|| self.naming_by_answered(window, counts))
    }

    /// That the post answers one which names the event of a window; `None` if it does not.
    fn naming_by_answered(
        &self,
        window: &Window,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Naming> {
        let whole = 0..self.text().len();
        let is_one = self.answers_about(window) && counts(&whole);
        is_one.then_some(Naming { at: whole, by: NamedBy::Answered, area: None })
    }

    /// Whether a range of the text, which may be words, a hashtag or the whole text,
    /// names the event of a window.
    pub(super) fn is_named_by(&self, window: &Window, range: &Range<usize>) -> bool {
        let Some(places) = self.places(window, Counting::Strict) else { return false };
        let words = places.topics(window, Counting::Strict, self);
        let word = words.partition_point(|word| word.start < range.start);
        let word = words.get(word).filter(|word| *word == range).cloned();
        let is_it = |other: &Range<usize>| other == range;
        let topic = word.or_else(|| places.tag(window, Counting::Strict, self).filter(is_it));
        let area = places.area(window, self);
        let clue = places.clues(window, self).iter().find(|range| is_it(range)).cloned();
        let first = FirstPlaces { topic, tag: self.own_tag(window), clue, area };
        window.naming(self.view(), first, is_it).is_some()
    }

    /// Whether the post names the event of a window.
    pub(crate) fn names(&self, window: &Window) -> bool {
        self.naming(window).is_some()
    }

    /// Whether a window applies to the post at all. A local window applies only to
    /// posts that name its area or have its hashtag or label, and to accounts with a
    /// role in it.
    pub(crate) fn is_reached_by(&self, window: &Window) -> bool {
        !window.is_local()
            || self.role(window).is_some()
            || self.answers_about(window)
            || self.has_trace_of(window)
                && (window.names_area(self.view())
                    || self.own_tag(window).is_some()
                    || self.post.is_labelled(&window.id))
    }

    /// The open crises that the post names. The post may pass on posts of the lead of
    /// any of them.
    pub(super) fn named_crises(&self) -> impl Iterator<Item = &'a Window> {
        self.crises_named_by(Counting::Strict)
    }

    fn crises_named_by(&self, counting: Counting) -> impl Iterator<Item = &'a Window> {
        let refers = |window: &&Window| self.has_trace_of(window) || self.answers_about(window);
        let windows = self.windows.iter().copied().filter(refers);
        let crises = windows.filter(|window| window.kind == WindowKind::Crisis);
        let open = crises.filter(|window| window.is_open(self.time));
        open.filter(move |window| self.naming_by(window, counting, |_| true).is_some())
    }

    /// Whether an account belongs to somebody else and must not be passed on: it is not
    /// the author's, and no open crisis that the post names allows this account.
    pub(super) fn is_of_another_account(&self, account: &str) -> bool {
        !same_handle(account, self.account)
            && !self.crises_named_by(Counting::Loose).any(|window| window.is_allowed(account))
    }

    /// Whether the post may link to an address: it is on a domain of the account, or an
    /// open crisis that the post names allows the address.
    pub(super) fn may_link_to(&self, address: &str) -> bool {
        is_on(address, &self.settings.domains)
            || self.crises_named_by(Counting::Loose).any(|window| window.allows_address(address))
    }

    /// A further label for a hit, at the record of a window in its register.
    pub(super) fn declared(&self, window: &Window) -> Related {
        Related {
            at: RelatedPlace::Register(Box::new(window.place.clone())),
            label: window.declared_label(self.time),
        }
    }
}

/// The hit on the words that name the event of a window, or on the whole text. If the post also names the
/// area, the name of the area has a further label.
pub(super) fn naming_hit(window: &Window, naming: Naming) -> Hit {
    let label = match naming.by {
        NamedBy::Topic | NamedBy::Label => window.topic_label(),
        NamedBy::Tag => window.tag_label(),
        NamedBy::Clue => window.clue_label(),
        NamedBy::Answered => window.answers_label(),
    };
    let area = naming
        .area
        .filter(|area| *area != naming.at)
        .map(|area| Related { at: RelatedPlace::Text(area), label: window.area_label() });
    Hit { related: area.into_iter().collect(), ..Hit::text(naming.at, label) }
}
