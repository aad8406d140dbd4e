//! Finds where a post names the event of a window, apart from words that only
//! sound like its topic.

use std::ops::Range;

use super::{Hit, Matcher, Related, RelatedPlace, Subject};
use crate::{
    matcher::{List, Match, folded},
    tokens::tag_name,
    window::{NamedBy, Naming, PostView, Window, WindowKind, is_on},
};

impl Matcher {
    /// The first word of a list in the text for which `counts` is true. The
    /// matcher itself has no words, only conditions that exclude similar words.
    fn first_of(
        &self,
        list: List,
        subject: &Subject<'_, '_>,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Range<usize>> {
        // This is quick, and few posts have such words.
        subject.matches.of(&[list]).next()?;
        let words = Self { lists: vec![list], ..self.clone() };
        words.matches(subject).map(Match::range).find(counts)
    }

    /// The first place that names the topic of a window and for which `counts` is
    /// true.
    fn topic_in(
        &self,
        window: &Window,
        subject: &Subject<'_, '_>,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Range<usize>> {
        let words = self.first_of(window.topics, subject, &counts);
        words.or_else(|| self.topic_tag_in(window, subject).filter(&counts))
    }

    /// The first hashtag that contains a word of the topic, such as
    /// `#havnebrand`. Other rules check the hashtags of the window itself.
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
    /// The view of the post that windows need.
    pub(crate) fn view(&self) -> PostView<'a, 's> {
        PostView {
            post: self.post,
            account: self.account,
            text: self.text(),
            tokens: self.tokens,
            matches: self.matches,
        }
    }

    /// The place where the post names the event of a window. `exempt` matches
    /// words that only sound like the topic.
    pub(super) fn naming(&self, window: &Window, exempt: &Matcher) -> Option<Naming> {
        self.naming_where(window, exempt, |_| true)
    }

    /// The first place that names the event of a window and for which `counts` is
    /// true.
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

    /// The open crises that the post names. The post may pass on posts of the leads
    /// of all of them.
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

    /// Whether an account is neither the author's own nor one that a crisis named
    /// in the post allows to be passed on.
    pub(super) fn is_foreign(&self, account: &str) -> bool {
        !account.eq_ignore_ascii_case(self.account)
            && !self.named_crises(&Matcher::default()).any(|window| window.is_allowed(account))
    }

    /// Whether an address is the account's own or may be passed on.
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

/// The hit on the words that name the event of a window. The area is added as a
/// further place.
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
