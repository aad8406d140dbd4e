//! Makes parts of the records of a repository, one after the other.

use std::sync::{Arc, mpsc::SyncSender};

use super::{CAR, Fault, as_json::Json};
use crate::{
    input::{Part, PartContext},
    layout::{Block, Layout},
    source::{FileEncoding, Problem},
};

/// A part is full with this many bytes of text (1 MiB), or with this many places of texts or
/// records that cannot be read.
const LONGEST: usize = if cfg!(fuzzing) { 64 } else { 1 << 20 };
const MOST_STRETCHES: usize = 1 << 15;

/// What is needed to read a part of a repository, beside the records in JSON.
#[derive(Debug)]
pub struct RecordsPart {
    /// Where the records are in the file.
    pub(in crate::input) layout: Arc<Layout>,
    /// The records that cannot be read: the offset of the line of each, and the reason.
    pub(super) lost: Vec<(usize, Fault)>,
    /// How many records up to here, after those of the part before, are of other
    /// collections than posts and reposts.
    pub(super) others: usize,
    /// The permanent id of the account, in the first part; else `None`.
    pub(super) owner: Option<Arc<str>>,
}

/// Sends the records of a file as parts.
pub(super) struct Parts<'p> {
    path: Arc<str>,
    sender: &'p SyncSender<Result<Part, Problem>>,
    json: Json,
    layout: Layout,
    lost: Vec<(usize, Fault)>,
    others: usize,
    owner: Option<Arc<str>>,
    first_byte: usize,
    /// How many records were added to all parts.
    records: u32,
}

impl<'p> Parts<'p> {
    pub(super) fn new(
        path: Arc<str>,
        owner: Arc<str>,
        sender: &'p SyncSender<Result<Part, Problem>>,
    ) -> Self {
        Self {
            path,
            sender,
            json: Json::default(),
            layout: Layout::new(None),
            lost: Vec::new(),
            others: 0,
            owner: Some(owner),
            first_byte: 0,
            records: 0,
        }
    }

    /// Counts a record that is no post by design.
    pub(super) const fn add_other(&mut self) {
        self.others += 1;
    }

    /// Adds the record with this path and address. `block` is its content and the byte of
    /// the file at which this begins. Returns how many bytes the record has in JSON;
    /// `None` if nobody receives parts any more.
    pub(super) fn add(
        &mut self,
        path: &str,
        address: &str,
        block: Result<(&[u8], usize), Fault>,
    ) -> Option<usize> {
        let start = self.json.text.len();
        self.records = self.records.saturating_add(1);
        self.layout.push_record(start, Block::Record(self.records), path.into());
        let added = match block {
            Ok(block) => self.json.add(address, block),
            Err(fault) => {
                self.json.end_line();
                Err(fault)
            }
        };
        self.lost.extend(added.err().map(|fault| (start, fault)));
        let bytes = self.json.text.len() - start;
        let is_full = LONGEST <= self.json.text.len()
            || MOST_STRETCHES <= self.json.stretches.len().max(self.lost.len());
        (!is_full || self.send()).then_some(bytes)
    }

    /// Sends what was added and not sent yet. The first part is sent even if it is empty,
    /// so that a file without posts is reported. Returns false if nobody receives parts
    /// any more.
    pub(super) fn send(&mut self) -> bool {
        if self.json.text.is_empty() && self.others == 0 && self.owner.is_none() {
            return true;
        }
        let Json { text, stretches } = std::mem::take(&mut self.json);
        let layout = std::mem::replace(&mut self.layout, Layout::new(None));
        let context = RecordsPart {
            layout: Arc::new(layout.with_stretches(stretches)),
            lost: std::mem::take(&mut self.lost),
            others: std::mem::take(&mut self.others),
            owner: self.owner.take(),
        };
        let part = Part {
            path: self.path.clone(),
            first_byte: self.first_byte,
            first_line: 1,
            format: &CAR,
            encoding: FileEncoding::default(),
            context: PartContext::Records(Arc::new(context)),
            notes: Vec::new(),
            bytes: text.into_bytes(),
        };
        self.first_byte += part.bytes.len();
        self.sender.send(Ok(part)).is_ok()
    }
}
