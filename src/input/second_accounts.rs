//! Columns of a table with accounts that are not read: perhaps those of the posts, or second ones beside
//! those, of which nobody can say which publish them.

use std::collections::BTreeMap;

use super::{ReadOptions, column_names::words};
use crate::{
    platform::{Platform, after_scheme, handle_key, is_on},
    source::Span,
};

/// The last words in the name of a column that has senders, whatever their names are. A Danish `Side` may
/// be one of a website.
const SENDERS: [&str; 9] =
    ["afsender", "sender", "from", "fra", "page", "konto", "account", "handle", "profil"];

/// The words before `page` or `side` in the name of a column that has pages of a website.
const OF_WEBSITES: [&str; 10] = [
    "landing",
    "target",
    "destination",
    "web",
    "website",
    "home",
    "hjemme",
    "page",
    "første",
    "about",
];

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
        let is_other =
            words(name).iter().any(|word| OTHERS.iter().any(|begin| word.starts_with(begin)));
        (!is_other).then_some(Self { is_of_senders: is_of_senders(name), first: None })
    }

    /// Adds a cell of a row whose post has the account `own`; `None` if no column of accounts is known.
    /// Returns whether all cells are accounts.
    pub(super) fn add(
        &mut self,
        (written, span): (&str, Span),
        own: Option<&str>,
        options: &ReadOptions,
    ) -> bool {
        let address = profile(written).filter(|_| self.is_of_senders);
        let is_account = is_handle(written) && (self.is_of_senders || written.starts_with('@'))
            || address.is_some()
            || options.is_listed(written);
        let written = address.unwrap_or(written);
        let key = |account| options.account_key(account);
        if is_account && self.first.is_none() && own.is_none_or(|own| key(own) != key(written)) {
            self.first = Some(span);
        }
        is_account
    }
}

/// The cells of an unknown column whose name is that of an account.
#[derive(Default)]
pub(super) struct SenderCells {
    /// How many cells are not blank.
    filled: usize,
    /// How many are addresses on a website.
    addresses: usize,
    /// How many name the account of their post, by its handle or as people call it.
    own: usize,
    /// How each account is called.
    names: BTreeMap<String, String>,
    /// How many cells have another name for an account.
    differing: usize,
}

impl SenderCells {
    /// Adds a cell of a row whose post has the account `own`; `None` if no column of accounts is known.
    pub(super) fn add(&mut self, written: &str, own: Option<&str>, options: &ReadOptions) {
        const MOST_NAMES: usize = 1000;
        self.filled += 1;
        self.addresses += usize::from(is_of_website(written));
        let Some(own) = own.filter(|own| !own.is_empty()) else { return };
        let (key, named) = (options.account_key(own), options.account_key(written));
        if key == named {
            self.own += 1;
        } else if !options.is_listed(written)
            && may_be_called(&key, written)
            && self.names.len() < MOST_NAMES
        {
            // One account has one name.
            let name = self.names.entry(key).or_insert_with(|| named.clone());
            let is_same = *name == named;
            self.own += usize::from(is_same);
            self.differing += usize::from(!is_same);
        }
    }

    /// Whether a column with this name may have the accounts of the posts, so that it must not be left
    /// out: not if all cells name the account that is known, or are pages of a website.
    pub(super) fn matter(&self, name: &str, has_accounts: bool) -> bool {
        let are_all = |count: usize| 0 < self.filled && count == self.filled;
        let is_page = is_of_pages(name);
        let is_of_website = is_page && (are_all(self.addresses) || is_named_as_of_website(name));
        // What else is in it, the cells show: see `AccountCells`.
        let is_any_page = is_page && has_accounts && 0 < self.filled && self.differing == 0;
        !(are_all(self.own) || is_of_website || is_any_page)
    }
}

/// Whether the account with this key may be what people call by a name of several words: `vejby` for
/// *Vejby Kommune*.
fn may_be_called(key: &str, name: &str) -> bool {
    const FEWEST: usize = 4;
    let letters = |text: &str, long: bool| -> String {
        let (oe, aa) = if long { ("oe", "aa") } else { ("o", "a") };
        let spelt = text.to_lowercase().replace('æ', "ae").replace('ø', oe).replace('å', aa);
        spelt.chars().filter(|letter| letter.is_alphanumeric()).collect()
    };
    let handle = key.trim_start_matches('@').split('@').next().unwrap_or_default();
    name.contains(char::is_whitespace)
        && [true, false].iter().any(|long| {
            let (own, called) = (letters(handle, *long), letters(name, *long));
            FEWEST <= own.len().min(called.len())
                && (called.starts_with(&own) || own.starts_with(&called))
        })
}

/// Whether a name ends in that of a page: `Side`, `Landing page`.
fn is_of_pages(name: &str) -> bool {
    words(name).last().is_some_and(|word| ["page", "side"].contains(&&**word))
}

/// Whether a name says that its pages are those of a website.
fn is_named_as_of_website(name: &str) -> bool {
    let words = words(name);
    let before = words.iter().rev().nth(1);
    is_of_pages(name) && before.is_some_and(|word| OF_WEBSITES.contains(&&**word))
}

/// Whether a name is that of the senders of posts, and not of something that is said of them, such as
/// `sender_type`.
pub(super) fn is_of_senders(name: &str) -> bool {
    let words = words(name);
    let last = words.iter().rev().find(|word| !["name", "navn"].contains(&&***word));
    last.is_some_and(|word| SENDERS.contains(&&**word)) && !is_named_as_of_website(name)
}

/// Whether a name that looks like that of an account may be one of senders: it is none of pages, or of those
/// on a platform.
pub(super) fn names_sender(name: &str) -> bool {
    !is_of_pages(name) || is_of_senders(name)
}

/// The last part of the address of an account on a platform; `None` for any other text.
fn profile(written: &str) -> Option<&str> {
    let is_of_account =
        is_web_address(written) && Platform::ALL.iter().any(|(_, of)| is_on(written, *of));
    let path = after_scheme(written).unwrap_or(written).split(['?', '#']).next()?;
    let (_, name) = path.trim_end_matches('/').rsplit_once('/')?;
    is_of_account.then_some(name)
}

/// Whether a text is the address of a page, or its path, and none on a platform.
fn is_of_website(written: &str) -> bool {
    is_web_address(written) && profile(written).is_none()
}

fn is_web_address(written: &str) -> bool {
    const ENDS: [&str; 5] = [".dk", ".com", ".org", ".eu", ".html"];
    !written.contains(char::is_whitespace)
        && !written.starts_with('@')
        && (written.contains('/')
            || written.starts_with("www.")
            || ENDS.iter().any(|end| written.ends_with(end)))
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

/// Whether a text is a single word with a letter in it, and no web address.
pub(super) fn is_handle(written: &str) -> bool {
    !written.contains(char::is_whitespace)
        && written.contains(char::is_alphabetic)
        && !is_web_address(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senders_are_known_by_the_last_word() {
        for name in ["Afsender", "From", "Page", "Facebook page", "Sender name", "fra_konto"] {
            assert!(is_of_senders(name), "{name}");
        }
        for name in [
            "account_type",
            "from_user_lang",
            "page_category",
            "sender_type",
            "Side",
            "Landing page",
        ] {
            assert!(!is_of_senders(name), "{name}");
        }
    }

    #[test]
    fn an_account_may_be_called_by_its_name() {
        for (key, name) in [
            ("havnkoebing", "Havnkøbing Kommune"),
            ("havnkobingkom", "Havnkøbing Kom"),
            ("@vejby@social.vejby.dk", "Vejby Kommune"),
        ] {
            assert!(may_be_called(key, name), "{key}");
        }
        for (key, name) in [("vejby", "Sundby Kommune"), ("vejby", "vejbybib"), ("v", "Vejby By")] {
            assert!(!may_be_called(key, name), "{key}");
        }
    }
}
