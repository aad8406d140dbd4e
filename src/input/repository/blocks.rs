//! The blocks of a repository. A file of them (CAR, version 1) is a header that names the
//! root, and then the blocks in any order, each with its length before it and its CID at
//! its beginning. A CID contains a hash of its block, so that no damage goes unseen.

use std::ops::Range;

use super::{
    Fault,
    cbor::{Cbor, Item, set},
};

/// How the CID of a record or of a part of the tree begins: version 1, DAG-CBOR, and a
/// hash by SHA-256 of 32 bytes.
const CID: [u8; 4] = [0x01, 0x71, 0x12, 0x20];
/// How many bytes such a CID has.
const CID_LEN: usize = CID.len() + 32;

/// The most bytes (1 MiB) that a block may have. Servers accept no records as long as that.
const LARGEST: usize = 1 << 20;

/// All blocks of a file.
pub(super) struct Blocks {
    bytes: Vec<u8>,
    /// The blocks in the order of their CIDs.
    sorted: Vec<Block>,
    root: Range<usize>,
    /// The byte at which a block begins that is not whole, so that nothing after it is
    /// read; `None` if the file is whole.
    pub(super) cut: Option<usize>,
}

#[derive(Clone)]
struct Block {
    cid: Range<usize>,
    content: Range<usize>,
}

impl Blocks {
    /// The blocks of a file; `None` if it has no header.
    pub(super) fn of(bytes: Vec<u8>) -> Option<Self> {
        let header = section(&bytes, 0)?;
        let mut found = (None, None);
        let mut cbor = Cbor::new(&bytes[header.clone()]);
        let read = cbor.map(|key, cbor| match key {
            "roots" => {
                let Item::List(count @ 1..) = cbor.item()? else { return Err(Fault::Damaged) };
                let Item::Link(root) = cbor.item()? else { return Err(Fault::Damaged) };
                let end = header.start + cbor.at();
                set(&mut found.0, end - root.len()..end)?;
                cbor.skip(count - 1)
            }
            "version" => match cbor.item()? {
                Item::Integer(1) => set(&mut found.1, ()),
                _ => Err(Fault::Damaged),
            },
            _ => cbor.skip(1),
        });
        let ((Some(root), Some(())), Ok(())) = (found, read) else { return None };
        let (sorted, cut) = blocks(&bytes, header.end);
        Some(Self { bytes, sorted, root, cut })
    }

    /// The number of different blocks.
    pub(super) const fn count(&self) -> usize {
        self.sorted.len()
    }

    /// The number of bytes of the file.
    pub(super) const fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// The CID of the block with which to begin.
    pub(super) fn root(&self) -> &[u8] {
        &self.bytes[self.root.clone()]
    }

    /// The number of the block with this CID, below [`Self::count`].
    pub(super) fn find(&self, cid: &[u8]) -> Result<usize, Fault> {
        let found = self.sorted.binary_search_by(|block| self.bytes[block.cid.clone()].cmp(cid));
        found.map_err(|_| Fault::Missing)
    }

    /// The number of bytes of the content of the block with this number.
    pub(super) fn size(&self, number: usize) -> usize {
        self.sorted[number].content.len()
    }

    /// The content of the block with this number, and the byte of the file at which it
    /// begins.
    pub(super) fn content(&self, number: usize) -> Result<(&[u8], usize), Fault> {
        let block = &self.sorted[number];
        block.check(&self.bytes)?;
        Ok((&self.bytes[block.content.clone()], block.content.start))
    }
}

impl Block {
    /// Whether the block can be read, and its content has the hash that is in its CID.
    fn check(&self, bytes: &[u8]) -> Result<(), Fault> {
        let content = &bytes[self.content.clone()];
        if LARGEST < content.len() {
            return Err(Fault::TooLarge);
        }
        // A fuzzer would hardly find a block that fits its hash.
        let is_whole = || bytes[self.cid.clone()].ends_with(&hmac_sha256::Hash::hash(content));
        if cfg!(fuzzing) || is_whole() { Ok(()) } else { Err(Fault::Damaged) }
    }
}

/// The blocks of a file from byte `at` on, and the byte at which a block begins that is
/// not whole. Blocks with other CIDs contain no records. Of several copies of a block, the
/// first one that is not damaged is kept.
fn blocks(bytes: &[u8], mut at: usize) -> (Vec<Block>, Option<usize>) {
    let (mut blocks, mut cut) = (Vec::new(), None);
    while at < bytes.len() {
        let Some(block) = section(bytes, at) else {
            cut = Some(at);
            break;
        };
        at = block.end;
        if CID_LEN <= block.len() && bytes[block.clone()].starts_with(&CID) {
            let content = block.start + CID_LEN..block.end;
            blocks.push(Block { cid: block.start..content.start, content });
        }
    }
    let cid = |block: &Block| &bytes[block.cid.clone()];
    blocks.sort_by(|one, other| cid(one).cmp(cid(other)));
    let kept = blocks.chunk_by(|one, other| cid(one) == cid(other));
    let kept = kept.map(|copies| {
        // Hashing takes time, and nearly all blocks have one copy.
        let whole = || copies.iter().find(|block| block.check(bytes).is_ok());
        let whole = if 1 < copies.len() { whole() } else { None };
        whole.unwrap_or(&copies[0]).clone()
    });
    (kept.collect(), cut)
}

/// What follows a length at byte `at`; `None` if the file ends before, or if the length
/// is 0 or is not one.
fn section(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let (len, taken) = varint(&bytes[at..])?;
    let start = at + taken;
    let end = start.checked_add(len)?;
    (0 < len && end <= bytes.len()).then_some(start..end)
}

/// The number that bytes begin with, in groups of seven bits, and how many bytes it takes.
fn varint(bytes: &[u8]) -> Option<(usize, usize)> {
    const LONGEST: usize = 9;
    let mut number = 0_u64;
    for (index, byte) in bytes.iter().take(LONGEST).enumerate() {
        number |= u64::from(byte & 0x7F) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((usize::try_from(number).ok()?, index + 1));
        }
    }
    None
}
