//! Finds the records of a repository. They are the leaves of a search tree (Merkle search
//! tree), in which the path of a record, such as `app.bsky.feed.post/3k0`, leads to the
//! CID of its block. Blocks that are not in the tree are of deleted or earlier records.

use super::{
    Fault,
    blocks::Blocks,
    cbor::{Cbor, Item, set},
};

/// The most parts of the tree that are inside each other. A path is as deep as its hash by
/// SHA-256 has pairs of zero bits at its beginning.
const DEEPEST: usize = 128;

/// The most bytes of the path of a record. Names of collections have at most 317, keys of
/// records at most 512.
const LONGEST_PATH: usize = 1024;

/// The tree while it is being walked.
pub(super) struct Tree<'b> {
    blocks: &'b Blocks,
    /// The parts of the tree that are being read, each inside the one before it.
    open: Vec<Node<'b>>,
    /// For the number of each block, whether it was read as a part of the tree.
    seen: Vec<bool>,
    /// The path of the last record that was found; empty before the first.
    path: Vec<u8>,
}

/// What is found in the tree.
pub(super) enum Leaf<'b> {
    /// A record, with the CID of its block. [`Tree::path`] has its path.
    Record(&'b [u8]),
    /// A part of the tree that cannot be read. The records in it are after
    /// [`Tree::path`].
    Lost(Fault),
}

/// A part of the tree while it is being read.
struct Node<'b> {
    /// Reads the entries that are left, from the next one on.
    entries: Cbor<'b>,
    /// How many entries are left.
    left: u64,
    /// The path of the last entry, of which the next one may share the beginning.
    path: Vec<u8>,
    /// The part of the tree between the last entry and the next one.
    between: Option<&'b [u8]>,
}

impl<'b> Tree<'b> {
    /// The tree whose top has this CID.
    pub(super) fn new(blocks: &'b Blocks, top: &'b [u8]) -> Self {
        let entries = Cbor::new(&[]);
        // The top is what a part without entries contains.
        let above = Node { entries, left: 0, path: Vec::new(), between: Some(top) };
        let seen = vec![false; blocks.count()];
        Self { blocks, open: vec![above], seen, path: Vec::new() }
    }

    /// The path of the last record that was found; empty if there is none yet.
    pub(super) fn path(&self) -> &str {
        std::str::from_utf8(&self.path).unwrap_or_default()
    }

    /// Finds the next record, in the order of paths; `None` after the last.
    pub(super) fn leaf(&mut self) -> Option<Leaf<'b>> {
        loop {
            let node = self.open.last_mut()?;
            if let Some(part) = node.between.take() {
                match self.enter(part) {
                    Ok(part) => self.open.push(part),
                    Err(fault) => return Some(Leaf::Lost(fault)),
                }
            } else if node.left == 0 {
                self.open.pop();
            } else {
                let found = node.entry(&self.path);
                if let Ok(cid) = found {
                    self.path.clone_from(&node.path);
                    return Some(Leaf::Record(cid));
                }
                self.open.pop();
                return found.err().map(Leaf::Lost);
            }
        }
    }

    /// Begins to read a part of the tree. Each part is read once: a damaged file may have
    /// one inside itself, or in a million places.
    fn enter(&mut self, cid: &[u8]) -> Result<Node<'b>, Fault> {
        let number = self.blocks.find(cid)?;
        if DEEPEST < self.open.len() {
            return Err(Fault::TooDeep);
        }
        if std::mem::replace(&mut self.seen[number], true) {
            return Err(Fault::Damaged);
        }
        let (content, _) = self.blocks.content(number)?;
        let (mut first, mut entries) = (None, None);
        let mut cbor = Cbor::new(content);
        cbor.map(|key, cbor| match (key, cbor.item()?) {
            ("e", Item::List(count)) => {
                set(&mut entries, (*cbor, count))?;
                cbor.skip(count)
            }
            ("l", Item::Link(cid)) => set(&mut first, Some(cid)),
            ("l", Item::Null) => set(&mut first, None),
            _ => Err(Fault::Damaged),
        })?;
        cbor.expect_end()?;
        let (entries, left) = entries.ok_or(Fault::Damaged)?;
        Ok(Node { entries, left, path: Vec::new(), between: first.flatten() })
    }
}

impl<'b> Node<'b> {
    /// Reads the next entry, whose path must be after `last`. Returns the CID of its
    /// record.
    fn entry(&mut self, last: &[u8]) -> Result<&'b [u8], Fault> {
        self.left -= 1;
        let (mut shared, mut rest, mut record, mut after) = (None, None, None, None);
        self.entries.map(|key, cbor| match (key, cbor.item()?) {
            ("p", Item::Integer(count)) => set(&mut shared, count),
            ("k", Item::Bytes(path)) => set(&mut rest, path),
            ("v", Item::Link(cid)) => set(&mut record, cid),
            ("t", Item::Link(cid)) => set(&mut after, Some(cid)),
            ("t", Item::Null) => set(&mut after, None),
            _ => Err(Fault::Damaged),
        })?;
        let (Some(shared), Some(rest), Some(record)) = (shared, rest, record) else {
            return Err(Fault::Damaged);
        };
        let shared = usize::try_from(shared).map_err(|_| Fault::Damaged)?;
        if self.path.len() < shared || LONGEST_PATH < shared + rest.len() {
            return Err(Fault::Damaged);
        }
        self.path.truncate(shared);
        self.path.extend_from_slice(rest);
        self.between = after.flatten();
        if is_path(&self.path) && last < &*self.path { Ok(record) } else { Err(Fault::Damaged) }
    }
}

/// Whether this is the path of a record: the name of its collection and its key.
fn is_path(path: &[u8]) -> bool {
    let is_usual = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_:~".contains(byte);
    let mut names = path.split(|byte| *byte == b'/');
    let mut is_name =
        || names.next().is_some_and(|name| !name.is_empty() && name.iter().all(is_usual));
    is_name() && is_name() && names.next().is_none()
}
