//! Columns of a table with accounts that are not read: perhaps those of the posts, or second ones beside
//! those, of which nobody can say which publish them.

use super::{ReadOptions, column_names::words};
use crate::{platform::handle_key, source::Span};

/// Words in the name of a column that has senders, whatever their names are.
const SENDERS: [&str; 10] =
    ["afsender", "sender", "from", "fra", "page", "side", "konto", "account", "handle", "profil"];

/// The beginnings of words in the name of a column that has other accounts than the sender, or people.
const OTHERS: [&str; 30] = [
    "ansvar",
    "assign",
    "cited",
    "citat",
    "collab",
    "del",
    "foto",
    "følg",
    "following",
    "godkend",
    "approv",
    "kontakt",
    "med",
    "mention",
    "nævn",
    "omtal",
    "owner",
    "partner",
    "quot",
    "redakt",
    "repl",
    "repost",
    "respons",
    "retweet",
    "share",
    "skrib",
    "svar",
    "tag",
    "tovholder",
    "with",
];

/// The cells of an unknown column that are all accounts so far.
pub(super) struct AccountCells {
    /// Whether the name of the column is that of senders, whatever their names are.
    is_of_senders: bool,
    /// The first one that is not the account of its post.
    pub(super) first: Option<Span>,
}

impl AccountCells {
    /// The cells of an unknown column with this name; `None` if its accounts are others than the sender.
    pub(super) fn of(name: &str) -> Option<Self> {
        let words = words(name);
        let is_other = words.iter().any(|word| OTHERS.iter().any(|begin| word.starts_with(begin)));
        let is_of_senders = words.iter().any(|word| SENDERS.contains(&word.as_str()));
        (!is_other).then_some(Self { is_of_senders, first: None })
    }

    /// Adds a cell of a row whose post has the account `own`; `None` if no column of accounts is known.
    /// Returns whether all cells are accounts.
    pub(super) fn add(
        &mut self,
        (written, span): (&str, Span),
        own: Option<&str>,
        options: &ReadOptions,
    ) -> bool {
        let is_account = is_handle(written) && (self.is_of_senders || written.starts_with('@'))
            || options.is_listed(written);
        let key = |account| options.account_key(account);
        if is_account && self.first.is_none() && own.is_none_or(|own| key(own) != key(written)) {
            self.first = Some(span);
        }
        is_account
    }
}

impl ReadOptions {
    /// The text by which an account is compared that is written as its handle or, if the rulebook lists
    /// it, as its name.
    fn account_key(&self, written: &str) -> String {
        let is_named = |name: &String| name.to_lowercase() == written.to_lowercase();
        let named = self.accounts.iter().find(|(_, name)| name.as_ref().is_some_and(is_named));
        let handle = named.map_or(written, |(handle, _)| handle);
        handle_key(handle).into_owned()
    }

    /// Whether the rulebook lists an account with this handle or name.
    fn is_listed(&self, written: &str) -> bool {
        let key = self.account_key(written);
        self.accounts.iter().any(|(handle, _)| handle_key(handle) == key)
    }
}

/// Whether a text is a single word with a letter in it.
pub(super) fn is_handle(written: &str) -> bool {
    !written.contains(char::is_whitespace) && written.contains(char::is_alphabetic)
}
