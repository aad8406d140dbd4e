//! Hashtags that hardly anybody else uses.

use super::{Hit, Subject, setting};
use crate::{
    matcher::{Vocabulary, folded},
    message::Message,
    register::windows::Window,
    tokens::{Token, tag_name},
    yaml::{Node, Reader},
};

/// A hashtag is used by other accounts as well.
#[derive(Debug)]
pub struct HashtagReach {
    /// The fewest accounts.
    min_accounts: u32,
    /// In how many days before the post.
    days: u32,
}

impl HashtagReach {
    /// `{min_accounts: 5, days: 180}`.
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

    /// Without a register of hashtags nobody knows who uses a tag, and nothing is
    /// reported.
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

/// Whether a tag is one of a window that is open: people follow it, or will in an hour.
fn is_of_a_window(name: &str, subject: &Subject<'_, '_>) -> bool {
    let mut open = subject.windows.iter().filter(|window| window.is_open(subject.time));
    open.any(|window| window.is_own_tag(&folded(name)))
}
