//! How accounts are named, so that no two of a report look alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    audit::Account,
    message::Message,
    platform::{Platform, handle_key},
};

/// The handles that the accounts of a report have on more than one platform.
#[derive(Debug, Default)]
pub(super) struct SharedHandles(BTreeSet<String>);

impl SharedHandles {
    pub(super) fn of<'a>(accounts: impl IntoIterator<Item = &'a Account>) -> Self {
        let mut platforms: BTreeMap<String, BTreeSet<Platform>> = BTreeMap::new();
        for account in accounts {
            let key = handle_key(&account.handle).into_owned();
            platforms.entry(key).or_default().insert(account.platform);
        }
        let shared = platforms.into_iter().filter(|(_, platforms)| 1 < platforms.len());
        Self(shared.map(|(handle, _)| handle).collect())
    }

    /// Whether no two accounts have the same handle.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name of an account for people: its handle or, if the handle is unknown, a text that
    /// says so. The platform follows if an account of another platform has the same name.
    pub(super) fn name(&self, account: &Account) -> Message {
        self.name_of(&account.handle, account.platform)
    }

    /// The same of an account with this handle.
    pub(super) fn name_of(&self, handle: &str, platform: Platform) -> Message {
        let name = short_name(handle);
        if !self.0.contains(&*handle_key(handle)) {
            return name;
        }
        Message::new("audit-account-of-platform")
            .with("account", name)
            .with("platform", platform.facts().display_name)
    }
}

/// The handle of an account or, if it is unknown, a text that says so.
pub(super) fn short_name(handle: &str) -> Message {
    match handle {
        "" => Message::new("audit-no-account"),
        handle => Message::new("audit-handle").with("handle", handle),
    }
}
