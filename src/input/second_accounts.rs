//! Columns of a table with accounts that are not read: perhaps those of the posts, or second ones beside
//! those, of which nobody can say which publish them.

use std::collections::BTreeSet;

use super::{
    ReadOptions, column_names::words, column_values::FirstValues, table_columns::TableColumns,
};
use crate::{csv, mapping::PostField, platform::handle_key, text::csv_field};

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

impl TableColumns {
    /// The unknown columns in which each of the first rows has an account, or nothing, if no column of
    /// accounts is known or one of the rows has another account there. Exports of known programs have
    /// other accounts, too.
    pub(super) fn columns_of_unread_accounts(
        &self,
        values: &FirstValues<'_>,
        options: &ReadOptions,
    ) -> BTreeSet<usize> {
        if self.preset.is_some() {
            return BTreeSet::new();
        }
        let known = self.index(PostField::Account);
        let key = |index: usize, row: &csv::Row| {
            let span = *row.fields.get(index)?;
            let written = csv_field(values.source, span);
            Some(options.account_key(written.as_str().trim())).filter(|key| !key.is_empty())
        };
        let differs = |index: usize, row: &csv::Row| {
            let second = key(index, row);
            second.is_some() && known.is_none_or(|known| key(known, row) != second)
        };
        let has_accounts = |index: usize| {
            let words = words(&self.names[index]);
            let is_sender = words.iter().any(|word| SENDERS.contains(&word.as_str()));
            let is_other =
                words.iter().any(|word| OTHERS.iter().any(|begin| word.starts_with(begin)));
            !is_other
                && values.of(index).all(|text| {
                    let written = text.as_str().trim();
                    options.is_listed(written)
                        || is_handle(written) && (is_sender || written.starts_with('@'))
                })
        };
        let unknown = self.unknown.iter().copied().filter(|index| has_accounts(*index));
        unknown.filter(|index| values.rows.iter().any(|row| differs(*index, row))).collect()
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
