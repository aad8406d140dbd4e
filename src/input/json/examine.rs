//! Looks at the keys of a record after its post was made: a key that is not understood may
//! contain what the post lacks.

use super::{
    Reading,
    api_v2::has_poll,
    entries::Opened,
    flat_fields::is_nowhere,
    keys::Keys,
    mistake::Mistake,
    record::Record,
    unknown_keys::{KeyOwner, lacks_some, lacks_time},
    without_text::without_text,
};
use crate::{input::ReadOptions, post::Post};

impl<'s> Reading<'s, '_> {
    /// Reports why no post was made of a record. If it has no text, the help names the keys that
    /// may be mapped.
    pub(super) fn report(&mut self, mistake: &Mistake, record: Record<'s, '_>) {
        self.parsed.problems.push_with(|| match mistake {
            Mistake::Lacks("text") => without_text(record),
            mistake => record.problem(mistake),
        });
    }

    /// Looks at the keys of a record that [`flat_scan`](super::flat_scan) accepts. Most records
    /// have the same keys as the one before, and a post that lacks nothing.
    pub(super) fn examine_flat(&mut self, post: Option<&mut Post<'s>>, record: Record<'s, '_>) {
        let Some(post) = post else { return self.layout.unknown.clear() };
        self.unknown.owner = KeyOwner::Anybody;
        let is_suspect = |name| self.unknown.is_to_be_judged(name, post);
        // Any value may be the time that a post lacks.
        let may_have_time = || {
            lacks_time(post)
                && (self.layout.has_time_key() || self.layout.ignored().next().is_some())
        };
        let may_matter = lacks_some(post) || !self.unknown.states.is_empty();
        if may_matter && (self.layout.ignored().any(is_suspect) || may_have_time())
            || self.layout.unknown.iter().any(|name| self.unknown.is_new(name))
            || self.layout.telling.are_any
        {
            self.examine(post, &Opened::new(record));
        }
        self.layout.unknown.clear();
    }

    /// Reports the keys of a record that may contain what its post lacks, and those that contradict
    /// how it was read.
    pub(super) fn examine(&mut self, post: &mut Post<'s>, own: &Opened<'s, '_>) {
        let (entries, record) = (own.entries(), own.record);
        self.unknown.judge_entries(entries, post, record);
        let zone = self.unknown.set_zone(entries, post, record);
        let zoned = zone.map(|timezone| ReadOptions { timezone, ..record.options.clone() });
        let record = Record { options: zoned.as_ref().unwrap_or(record.options), ..record };
        let contradiction = self.unknown.draft_with_time(entries, post, record);
        self.parsed.problems.extend(contradiction);
        self.unknown.set_stage(entries, post);
        self.unknown.report_unclear_state(entries, post, record);
        self.unknown.report_lost(entries, post, record);
        self.unknown.report_planned(entries, post, record);
    }

    /// As [`Self::examine`], for one of the first records of an API, or if the post lacks something.
    pub(super) fn examine_if_needed(
        &mut self,
        post: &mut Post<'s>,
        is_flat: bool,
        owner: KeyOwner,
        own: &Opened<'s, '_>,
    ) {
        if self.unknown.should_search(post, is_flat) {
            self.unknown.owner = owner;
            self.examine(post, own);
        }
    }

    /// Adds the post of a record of an API of X. Other programs write the author as an object,
    /// too: their fields are read as those of flat records are.
    pub(super) fn add_of_api(
        &mut self,
        mut post: Post<'s>,
        keys: &Keys<'s>,
        record: Record<'s, '_>,
    ) {
        let own = Opened::new(record);
        if keys.may_be_of_others() {
            self.set_fields_of(keys, &mut post, &own);
            self.set_listed_media(&mut post, keys);
        }
        self.examine_if_needed(&mut post, false, KeyOwner::Export, &own);
        if keys.platform.is_some() && keys.may_be_of_others() && is_nowhere(&own) {
            return;
        }
        if post.account.is_empty() {
            self.parsed.unknown.add_unnamed(keys.number_of_author(record).unwrap_or_default());
        }
        self.parsed.unknown.polls += usize::from(has_poll(keys));
        self.parsed.posts.push(post);
    }
}
