//! The accounts that a rulebook lists.

use std::{collections::HashMap, sync::Arc};

use super::RuleSet;
use crate::matcher::folded;

/// A listed account.
#[derive(Debug)]
pub struct Account {
    /// Its handle in lower case.
    pub handle: String,
    /// Its display name, if the rulebook gives one.
    pub name: Option<String>,
    /// Its rules. Accounts without overrides of their own share those of their
    /// profile.
    pub rules: Arc<RuleSet>,
}

/// The listed accounts, found by their handles.
#[derive(Debug, Default)]
pub struct Accounts {
    all: Vec<Account>,
    by_handle: HashMap<String, usize>,
}

impl Accounts {
    /// All of them, in the order of the rulebook.
    pub fn all(&self) -> &[Account] {
        &self.all
    }

    /// The account with a handle; capitals make no difference.
    pub fn get(&self, handle: &str) -> Option<&Account> {
        if self.all.is_empty() {
            return None;
        }
        self.by_handle.get(&*folded(handle)).map(|number| &self.all[*number])
    }
}

impl FromIterator<Account> for Accounts {
    fn from_iter<I: IntoIterator<Item = Account>>(accounts: I) -> Self {
        let all: Vec<Account> = accounts.into_iter().collect();
        let numbered = all.iter().enumerate();
        let by_handle = numbered.map(|(number, account)| (account.handle.clone(), number));
        Self { by_handle: by_handle.collect(), all }
    }
}
