//! The accounts that a rulebook lists.

use std::{collections::HashMap, sync::Arc};

use super::RuleSet;
use crate::platform::handle_key;

/// An account that the rulebook lists under `accounts`.
#[derive(Debug)]
pub struct ListedAccount {
    /// Its handle in lower case.
    pub handle: String,
    /// Its display name, if the rulebook gives one.
    pub name: Option<String>,
    /// The text about it on its profile, if the rulebook gives it.
    pub bio: Option<String>,
    /// The rules that apply to it. Accounts without overrides of their own share the
    /// rules of their profile.
    pub rules: Arc<RuleSet>,
}

/// The listed accounts, found by their handles.
#[derive(Debug, Default)]
pub struct ListedAccounts {
    all: Vec<ListedAccount>,
    by_handle: HashMap<String, usize>,
}

impl ListedAccounts {
    /// All listed accounts, in the order of the rulebook.
    pub fn all(&self) -> &[ListedAccount] {
        &self.all
    }

    /// The account with this handle, in upper or lower case; `None` if it is not
    /// listed.
    pub fn get(&self, handle: &str) -> Option<&ListedAccount> {
        if self.all.is_empty() {
            return None;
        }
        self.by_handle.get(&*handle_key(handle)).map(|number| &self.all[*number])
    }
}

impl FromIterator<ListedAccount> for ListedAccounts {
    fn from_iter<I: IntoIterator<Item = ListedAccount>>(accounts: I) -> Self {
        let all: Vec<ListedAccount> = accounts.into_iter().collect();
        let numbered = all.iter().enumerate();
        let by_handle = numbered.map(|(number, account)| (account.handle.clone(), number));
        Self { by_handle: by_handle.collect(), all }
    }
}
