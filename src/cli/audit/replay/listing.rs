//! The list of every change, in the formats that have it. It is written while the posts are read,
//! so that memory does not grow with it.
//!
//! Who only writes to listed accounts is not audited, and only all posts show who that is. So the
//! changes in posts of accounts that the rulebook does not list wait until then, and come last.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use super::{change::Change, json, text};
use crate::{
    audit::Account,
    cli::audit::arguments::AuditFormat,
    platform::{Platform, handle_key},
};

/// An account, by the key of its handle and its platform.
type Key = (String, Platform);

/// The list, as far as it is written.
pub(super) struct Listing {
    format: AuditFormat,
    is_empty: bool,
    /// The changes that wait, in their order.
    waiting: Vec<(Key, String)>,
}

impl Listing {
    /// The list in a format. Formats for people have only some of the changes, and no list.
    pub(super) const fn new(format: AuditFormat) -> Self {
        Self { format, is_empty: true, waiting: Vec::new() }
    }

    /// Writes changes, or keeps those that must wait.
    pub(super) fn write(&mut self, changes: &[Change]) -> io::Result<()> {
        let mut rows = String::new();
        for change in changes {
            let row = match self.format {
                AuditFormat::Json => json::change(change),
                AuditFormat::Csv => text::csv_row(change),
                AuditFormat::Text | AuditFormat::Markdown | AuditFormat::Html => return Ok(()),
            };
            match &change.may_be_visitor {
                Some(account) => self.waiting.push((account.clone(), row)),
                None => self.add(&row, &mut rows),
            }
        }
        io::stdout().lock().write_all(rows.as_bytes())
    }

    /// Writes the changes that waited, if their accounts are audited.
    pub(super) fn finish(mut self, audited: &[Account]) -> io::Result<()> {
        let key = |account: &Account| (handle_key(&account.handle).into_owned(), account.platform);
        let audited: BTreeSet<Key> = audited.iter().map(key).collect();
        let mut rows = String::new();
        for (account, row) in std::mem::take(&mut self.waiting) {
            if audited.contains(&account) {
                self.add(&row, &mut rows);
            }
        }
        io::stdout().lock().write_all(rows.as_bytes())
    }

    /// Adds a row. In JSON, a comma is between two of them.
    fn add(&mut self, row: &str, rows: &mut String) {
        if self.format == AuditFormat::Json && !self.is_empty {
            rows.push(',');
        }
        self.is_empty = false;
        rows.push_str(row);
    }
}
