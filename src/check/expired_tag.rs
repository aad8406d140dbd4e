//! Hashtags of events that are over.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use super::{Features, Hit, Needs, Subject, setting};
use crate::{
    matcher::Vocabulary,
    time::later,
    window::{Window, WindowKind},
    yaml::{Node, Reader},
};

/// A post must not use the hashtag of an event that ended more than `days` days ago.
#[derive(Debug)]
pub struct ExpiredTag {
    days: u16,
}

impl ExpiredTag {
    /// Reads `{days: 14}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let days = setting(&mut fields, "days", Some(base.map_or(14, |base| base.days)));
        fields.finish();
        days.map(|days| Self { days })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::HASH)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let tags = subject.tags().keys();
        let events: BTreeMap<usize, &Window> =
            tags.flat_map(|tag| with_tag(tag, subject)).map(|event| (event.index, event)).collect();
        let past = events.into_values().filter(|window| !self.is_current(window, subject));
        // A yearly event may use the same hashtag again.
        let again =
            |tag: &String| with_tag(tag, subject).any(|window| self.is_current(window, subject));
        let past = past.filter(|window| !window.hashtags.iter().any(again));
        past.filter_map(|window| hit(window, subject)).collect()
    }

    /// Whether an event has not ended yet, or has ended recently.
    fn is_current(&self, window: &Window, subject: &Subject<'_, '_>) -> bool {
        let grace = SignedDuration::from_hours(24 * i64::from(self.days));
        window.from.is_none_or(|from| subject.time < from)
            || window.until.is_none_or(|until| subject.time < later(until, grace))
    }
}

/// The windows of events that list this hashtag.
fn with_tag<'a>(
    tag: &str,
    subject: &Subject<'a, '_>,
) -> impl Iterator<Item = &'a Window> + use<'a> {
    let register = subject.register;
    let windows = register.with_tag(tag).iter().map(|index| &register[*index]);
    windows.filter(|window| window.kind == WindowKind::Event)
}

fn hit(window: &Window, subject: &Subject<'_, '_>) -> Option<Hit> {
    let tag = subject.own_tag(window)?;
    let hit = Hit::text(tag, window.ended_label(window.until?));
    Some(Hit { related: vec![subject.declared(window)], ..hit })
}
