//! Addresses of accounts and posts on Mastodon and its relatives.

use std::borrow::Cow;

use crate::{platform::Handle, post::Reference, tokens::without_scheme};

/// The parts of `https://server/users/name/statuses/id` or `https://server/@name/id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Address<'a> {
    pub(super) server: &'a str,
    /// The name of the account; `None` if the address does not contain it.
    name: Option<&'a str>,
    /// The id of a post, if the address ends with a number (and perhaps `/activity`); else
    /// `None`, as for the address of an account.
    id: Option<&'a str>,
}

impl<'a> Address<'a> {
    /// Parses an address; `None` if the text is not an address.
    pub(super) fn of(written: &'a str) -> Option<Self> {
        let rest = without_scheme(written)?.split(['?', '#']).next()?;
        let mut steps = rest.split('/').filter(|step| !step.is_empty());
        let server = steps.next()?;
        let mut name = None;
        let mut last = None;
        while let Some(step) = steps.next() {
            match step {
                "users" if name.is_none() => name = steps.next(),
                "ap" | "web" | "activity" => (),
                step if step.starts_with('@') && name.is_none() => name = step.get(1..),
                step => last = Some(step),
            }
        }
        // Newer servers write a number instead of the name.
        let name = name.filter(|name| !name.bytes().all(|byte| byte.is_ascii_digit()));
        let id = last.filter(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        Some(Self { server, name, id })
    }

    /// The handle of the account as `own_server` shows it: without the server if the
    /// account is on `own_server`. `None` if the address does not contain the name of the
    /// account.
    pub(super) fn handle(&self, own_server: &str) -> Option<Handle<'static>> {
        let name = self.name?;
        let is_here = self.server.eq_ignore_ascii_case(own_server);
        Some(if is_here { name.to_owned() } else { format!("{name}@{}", self.server) }.into())
    }
}

/// The id of the post with this address: the number at the end of the address, or else
/// the whole address.
pub(super) fn id_of(address: Cow<'_, str>) -> Cow<'_, str> {
    let number = match &address {
        Cow::Borrowed(text) => Address::of(text).and_then(|found| found.id).map(Cow::Borrowed),
        Cow::Owned(text) => {
            Address::of(text).and_then(|found| found.id).map(|id| Cow::Owned(id.to_owned()))
        }
    };
    number.unwrap_or(address)
}

/// The post that an address leads to, with the handle of its account as `own_server`
/// shows it.
pub(super) fn reference<'s>(address: Cow<'s, str>, own_server: &str) -> Reference<'s> {
    let account = Address::of(&address).and_then(|found| found.handle(own_server));
    Reference::new(account, Some(id_of(address)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, account: Option<&str>, id: &str) {
        let found = reference(address.into(), "vejby.example");
        assert_eq!(found.account.as_deref(), account, "{address}");
        assert_eq!(found.id.as_deref(), Some(id), "{address}");
    }

    #[test]
    fn addresses_name_accounts_and_posts() {
        check("https://vejby.example/users/havn/statuses/12", Some("havn"), "12");
        check("https://by.example/users/havn/statuses/12/activity", Some("havn@by.example"), "12");
        check("https://by.example/@havn/12?a#b", Some("havn@by.example"), "12");
        check("https://by.example/@havn/12", Some("havn@by.example"), "12");
        check("https://by.example/ap/users/7/statuses/12", None, "12");
        check("https://by.example/objects/a-b", None, "https://by.example/objects/a-b");
        check("12", None, "12");
    }
}
