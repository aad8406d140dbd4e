//! Reads DAG-CBOR, the form of everything in a repository, one item after the other.
//!
//! DAG-CBOR is CBOR without items of open length and without tags other than that of a
//! link. Two of its demands are not checked, because they do not change what is meant:
//! the order of keys, and that a number takes no more bytes than it needs.

use super::Fault;

/// The tag of a link.
const LINK: u64 = 42;

/// An item. Of a list or map, this is only the beginning: how many items or pairs follow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item<'b> {
    Integer(i128),
    Float(f64),
    Bytes(&'b [u8]),
    Text(&'b str),
    List(u64),
    Map(u64),
    /// A link to a block, by its CID.
    Link(&'b [u8]),
    Truth(bool),
    Null,
}

/// A place between two items.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cbor<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Cbor<'b> {
    /// The beginning of these bytes.
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The number of bytes before this place.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Expects that no more bytes follow.
    pub(super) const fn expect_end(&self) -> Result<(), Fault> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(Fault::Damaged) }
    }

    /// Reads the next item.
    pub(super) fn item(&mut self) -> Result<Item<'b>, Fault> {
        let (kind, info) = self.head()?;
        if kind == 7 {
            return self.simple(info);
        }
        let argument = self.argument(info)?;
        Ok(match kind {
            0 => Item::Integer(argument.into()),
            1 => Item::Integer(-1 - i128::from(argument)),
            2 => Item::Bytes(self.take(argument)?),
            3 => {
                let text = std::str::from_utf8(self.take(argument)?);
                Item::Text(text.map_err(|_| Fault::NotUtf8)?)
            }
            4 => Item::List(argument),
            5 => Item::Map(argument),
            _ if argument == LINK => Item::Link(self.link()?),
            _ => return Err(Fault::Damaged),
        })
    }

    /// Skips `count` items, with everything in them. Nothing here is recursive, so the
    /// items may be nested as deeply as they like.
    pub(super) fn skip(&mut self, count: u64) -> Result<(), Fault> {
        let mut left = count;
        while 0 < left {
            let inside = match self.item()? {
                Item::List(items) => items,
                Item::Map(pairs) => pairs.checked_mul(2).ok_or(Fault::Damaged)?,
                _ => 0,
            };
            left = (left - 1).checked_add(inside).ok_or(Fault::Damaged)?;
        }
        Ok(())
    }

    /// Reads a map. `value` is called after each key, and must read its value.
    pub(super) fn map(
        &mut self,
        mut value: impl FnMut(&'b str, &mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let Item::Map(pairs) = self.item()? else { return Err(Fault::Damaged) };
        for _ in 0..pairs {
            let Item::Text(key) = self.item()? else { return Err(Fault::Damaged) };
            value(key, self)?;
        }
        Ok(())
    }

    /// The kind of the next item, and the five bits that its argument begins with.
    fn head(&mut self) -> Result<(u8, u8), Fault> {
        let first = self.take(1)?[0];
        Ok((first >> 5, first & 0b1_1111))
    }

    fn argument(&mut self, info: u8) -> Result<u64, Fault> {
        let bytes = match info {
            0..24 => return Ok(info.into()),
            24..28 => self.take(1 << (info - 24))?,
            _ => return Err(Fault::Damaged),
        };
        Ok(bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    fn simple(&mut self, info: u8) -> Result<Item<'b>, Fault> {
        match info {
            20 | 21 => Ok(Item::Truth(info == 21)),
            22 => Ok(Item::Null),
            27 => Ok(Item::Float(f64::from_bits(self.argument(info)?))),
            _ => Err(Fault::Damaged),
        }
    }

    fn link(&mut self) -> Result<&'b [u8], Fault> {
        // The bytes of a link are a zero and a CID.
        match self.item()? {
            Item::Bytes([0, cid @ ..]) => Ok(cid),
            _ => Err(Fault::Damaged),
        }
    }

    fn take(&mut self, count: u64) -> Result<&'b [u8], Fault> {
        let end = usize::try_from(count).ok().and_then(|count| self.at.checked_add(count));
        let taken = end.and_then(|end| self.bytes.get(self.at..end)).ok_or(Fault::Damaged)?;
        self.at += taken.len();
        Ok(taken)
    }
}

/// Stores the value of a key, which may occur only once in a map.
pub(super) fn set<T>(slot: &mut Option<T>, value: T) -> Result<(), Fault> {
    if slot.replace(value).is_none() { Ok(()) } else { Err(Fault::Damaged) }
}
