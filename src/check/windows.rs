//! Posts and windows: where a post names the event of a window, but for words
//! that only sound like its topic.

use std::ops::Range;

use super::{Hit, Matcher, Related, RelatedPlace, Subject};
use crate::{
    matcher::{List, Match, folded},
    tokens::tag_name,
    window::{NamedBy, Naming, PostView, Window, WindowKind, is_on},
};

impl Matcher {
    /// Where a post first has a word of a list in a way that counts. The matcher
    /// has no words itself; it says what only sounds like them.
    fn first_of(
        &self,
        list: List,
        subject: &Subject<'_, '_>,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Range<usize>> {
        // Few posts have such words at all, and the exempt ones are many.
        subject.matches.of(&[list]).next()?;
        let words = Self { lists: vec![list], ..self.clone() };
        words.matches(subject).map(Match::range).find(counts)
    }

    /// Where a post first has a word of the topic of a window in a way that
    /// counts.
    fn topic_in(
        &self,
        window: &Window,
        subject: &Subject<'_, '_>,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Range<usize>> {
        let words = self.first_of(window.topics, subject, &counts);
        words.or_else(|| self.topic_tag_in(window, subject).filter(&counts))
    }

    /// The first hashtag that contains a word of the topic, as `#havnebrand`
    /// does. The hashtags of the window itself have rules of their own.
    fn topic_tag_in(&self, window: &Window, subject: &Subject<'_, '_>) -> Option<Range<usize>> {
        let alike = self.cancelling_lists();
        let on_topic = |range: &Range<usize>| {
            let name = folded(tag_name(subject.slice(range.clone())));
            let exempt = || self.heads.iter().any(|head| name.ends_with(head.as_str()));
            !window.is_own_tag(&name)
                && subject.matches.are_in(&name, &[window.topics], &alike)
                && !exempt()
        };
        subject.tokens.hashtags().map(|tag| tag.start..tag.end).find(on_topic)
    }
}

impl<'a, 's> Subject<'a, 's> {
    /// The post as windows look at it.
    pub(crate) fn view(&self) -> PostView<'a, 's> {
        PostView {
            post: self.post,
            account: self.account,
            text: self.text(),
            tokens: self.tokens,
            matches: self.matches,
        }
    }

    /// Where the post names the event of a window. `exempt` says what only
    /// sounds like the topic.
    pub(super) fn naming(&self, window: &Window, exempt: &Matcher) -> Option<Naming> {
        self.naming_where(window, exempt, |_| true)
    }

    /// Where the post first names the event of a window in a way that counts.
    pub(super) fn naming_where(
        &self,
        window: &Window,
        exempt: &Matcher,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Naming> {
        let topic = exempt.topic_in(window, self, &counts);
        let area = window.area.and_then(|area| exempt.first_of(area, self, |_| true));
        window.naming(self.view(), (topic, area), counts)
    }

    /// Whether the post names the event of a window.
    pub(crate) fn names(&self, window: &Window, exempt: &Matcher) -> bool {
        self.naming(window, exempt).is_some()
    }

    /// The open crises that the post names; it may pass on the lead of each.
    pub(super) fn named_crises<'w>(
        &'w self,
        exempt: &'w Matcher,
    ) -> impl Iterator<Item = &'a Window> + use<'w, 'a, 's> {
        let open = |window: &&'a Window| {
            window.kind == WindowKind::Crisis
                && window.is_open(self.time)
                && self.names(window, exempt)
        };
        self.windows.iter().copied().filter(open)
    }

    /// Whether an account is neither one's own nor one that may be passed on.
    pub(super) fn is_foreign(&self, account: &str) -> bool {
        !account.eq_ignore_ascii_case(self.account)
            && !self.named_crises(&Matcher::default()).any(|window| window.is_allowed(account))
    }

    /// Whether an address is one's own or one that may be passed on.
    pub(super) fn may_link_to(&self, address: &str) -> bool {
        is_on(address, &self.settings.domains)
            || self.named_crises(&Matcher::default()).any(|window| window.allows_address(address))
    }

    /// The second label, at the record of a window.
    pub(super) fn declared(&self, window: &Window) -> Related {
        Related {
            at: RelatedPlace::Register(Box::new(window.declared_at.clone())),
            found: window.declared_label(self.time),
        }
    }
}

/// The hit on words that name the event of a window, with the area as a further
/// place.
pub(super) fn naming_hit(window: &Window, naming: Naming) -> Hit {
    let label = match naming.by {
        NamedBy::Topic | NamedBy::Label => window.topic_label(),
        NamedBy::Tag => window.tag_label(),
    };
    let area = naming
        .area
        .map(|area| Related { at: RelatedPlace::Text(area), found: window.area_label() });
    Hit { related: area.into_iter().collect(), ..Hit::text(naming.at, label) }
}
