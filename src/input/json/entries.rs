//! The keys and values of a record, whatever they are.

use std::{borrow::Cow, cell::OnceCell};

use serde_json::value::RawValue;

use super::{draft::Entries, record::Record};

/// A key and its value.
pub(super) type Entry<'s> = (Cow<'s, str>, &'s RawValue);

/// The keys and values of a record, in the order of the file.
pub(super) fn entries<'s>(record: Record<'s, '_>) -> Vec<Entry<'s>> {
    serde_json::from_str::<Entries<'s>>(record.raw()).unwrap_or_default().0
}

/// A record with its keys and values, which are parsed when they are first asked for. To parse them
/// takes as long as to read the record, and few records need it.
pub(super) struct Opened<'s, 'o> {
    pub(super) record: Record<'s, 'o>,
    entries: OnceCell<Vec<Entry<'s>>>,
}

impl<'s, 'o> Opened<'s, 'o> {
    pub(super) const fn new(record: Record<'s, 'o>) -> Self {
        Self { record, entries: OnceCell::new() }
    }

    /// The keys and values, in the order of the file.
    pub(super) fn entries(&self) -> &[Entry<'s>] {
        self.entries.get_or_init(|| entries(self.record))
    }
}
