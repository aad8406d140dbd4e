//! Hashtags that hardly any other account uses.

use super::{Features, Hit, Needs, Subject, setting};
use crate::{
    matcher::{Vocabulary, folded},
    message::Message,
    tokens::{Token, tag_name},
    window::Window,
    yaml::{Node, Reader},
};

/// A hashtag must have been used by other accounts as well.
#[derive(Debug)]
pub struct HashtagReach {
    /// The fewest accounts that must have used the hashtag.
    min_accounts: u32,
    /// The number of days before the post within which the hashtag must have been
    /// used.
    days: u32,
}

impl HashtagReach {
    /// Reads `{min_accounts: 5, days: 180}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let (min_accounts, days) = base.map_or((5, 180), |base| (base.min_accounts, base.days));
        let mut fields = reader.fields(node)?;
        let min_accounts = setting(&mut fields, "min_accounts", Some(min_accounts))?;
        let days = setting(&mut fields, "days", Some(days))?;
        fields.finish();
        Some(Self { min_accounts, days })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::HASH)
    }

    /// A hit on every hashtag that too few accounts use. Without a register of
    /// hashtags, it is unknown who uses them, and nothing is reported.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let Some(register) = subject.hashtags else { return Vec::new() };
        let days = i64::from(self.days);
        let fresh = |seen| subject.time.duration_since(seen).as_hours() <= days * 24;
        let hit = |tag: &Token| {
            let name = tag_name(subject.slice(tag.range()));
            if is_of_a_window(name, subject) {
                return None;
            }
            let used = register.get(name).filter(|used| used.last_seen.is_none_or(fresh));
            let accounts = used.map_or(0, |used| used.accounts);
            let label = Message::new("label-tag-reach")
                .with("accounts", i64::from(accounts))
                .with("days", days);
            (accounts < self.min_accounts).then(|| Hit::text(tag.range(), label))
        };
        subject.tokens.hashtags().filter_map(hit).collect()
    }
}

/// Whether a hashtag is that of an open window. Such a hashtag may be new, but will
/// soon have readers.
fn is_of_a_window(name: &str, subject: &Subject<'_, '_>) -> bool {
    let windows = subject.register.with_tag(&folded(name)).iter();
    windows.map(|number| &subject.register[*number]).any(|window| window.is_open(subject.time))
}
