//! The account of a row of a table.

use super::{
    draft_references::reference_of,
    sheet_names,
    table_row::TableRow,
    text_columns::{is_mark, is_nothing},
};
use crate::{
    mapping::{PostField, plain_name},
    message::Message,
    platform::{Handle, after_scheme},
    text::csv_field,
};

/// The name of the column in which exports of Meta say which page a post is of.
const PAGE: &str = "pageid";

impl<'s> TableRow<'s, '_> {
    /// The account; empty if it is not stated. Some exports state the address of the post
    /// instead, which contains the handle. Several accounts in one field are reported.
    pub(super) fn account(&mut self) -> Handle<'s> {
        let written = self.value(PostField::Account).filter(|written| !is_none(written));
        let Some(written) = written else {
            let handle = self.sheet().and_then(sheet_names::account);
            return handle.map_or_else(Handle::default, |handle| Handle::from(handle.to_owned()));
        };
        if written.starts_with('{') {
            return Handle::from(username_in(&written).unwrap_or_default().to_owned());
        }
        if after_scheme(&written).is_some() {
            // Addresses that do not name the account have `i` in its place.
            let found = reference_of(&written).account;
            return found.filter(|found| *found != "i").unwrap_or_default();
        }
        // As in `x.com/vejby`.
        if written.split_once('/').is_some_and(|(host, _)| host.contains('.')) {
            return reference_of(&format!("https://{written}")).account.unwrap_or_default();
        }
        // The names of authors in exports may have a comma.
        let is_list = !self.table.has_published_posts() || written.contains('@');
        if is_list && are_several_accounts(&written) {
            let mistake = several_accounts(&written);
            return self.wrong(PostField::Account, mistake).unwrap_or_default();
        }
        Handle::from(written)
    }

    /// The number of the page that the post is of, in an export that has no column of accounts.
    pub(super) fn page(&self) -> Option<String> {
        let table = self.table;
        if table.preset.is_none() || table.index(PostField::Account).is_some() {
            return None;
        }
        let index = table.names.iter().position(|name| plain_name(name) == PAGE)?;
        let page = csv_field(self.source, *self.fields.fields.get(index)?);
        Some(page.as_str().trim().to_owned()).filter(|page| !page.is_empty())
    }
}

/// Whether what is written in the place of an account is a list of handles.
pub(super) fn are_several_accounts(written: &str) -> bool {
    let written = written.replace(" og ", ",").replace(" and ", ",");
    let names: Vec<&str> = written.split([',', ';', '|', '/', '&', '+', '\n']).collect();
    let is_handle = |name: &&str| {
        let name = name.trim();
        !name.is_empty() && !name.contains(char::is_whitespace)
    };
    1 < names.len() && names.iter().all(is_handle)
}

/// The message and the help for several accounts where one is expected.
pub(super) fn several_accounts(written: &str) -> (Message, Message) {
    let message = Message::new("draft-several-accounts").with("accounts", written);
    (message, Message::new("draft-several-accounts-help"))
}

/// Whether the value of an account or a reference says that there is none.
pub(super) fn is_none(written: &str) -> bool {
    is_nothing(written) || is_mark(written) == Some(false) || written == "0.0"
}

/// The handle in an object that pandas wrote as Python shows it: `{'username': 'vejby', …}`.
pub(super) fn username_in(object: &str) -> Option<&str> {
    let (_, after) = object.split_once("'username': '")?;
    after.split_once('\'').map(|(handle, _)| handle)
}
