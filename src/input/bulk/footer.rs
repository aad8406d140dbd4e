//! Looks through the footer of a Parquet file before it is read.
//!
//! The footer is in the compact protocol of Thrift. The crate that reads it follows the
//! records of a schema into each other without a limit, and reserves memory for as many
//! columns as a record states. What is refused here never gets there.
//! <https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md>

/// The most records around a column.
const DEEPEST_SCHEMA: usize = 64;

/// The most values of Thrift around another.
const DEEPEST_VALUE: usize = 32;

/// The numbers of the fields that are looked at: the schema in the footer, and the count of
/// columns in an element of it.
const SCHEMA: i64 = 2;
const CHILDREN: i64 = 5;

/// The types of values.
const STOP: u8 = 0;
const BYTE: u8 = 3;
const DOUBLE: u8 = 7;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const SET: u8 = 10;
const MAP: u8 = 11;
const RECORD: u8 = 12;

/// Whether a footer is whole, and its schema neither nested too deeply nor larger than the
/// footer.
pub(super) fn is_sound(footer: &[u8]) -> bool {
    schema(footer).is_some_and(|children| is_tree(&children))
}

/// How many columns or records each element of the schema states to have; `None` if the
/// footer is not whole, or has no schema.
fn schema(footer: &[u8]) -> Option<Vec<i64>> {
    let mut bytes = Bytes { rest: footer };
    let mut children = None;
    let mut number = 0;
    loop {
        match bytes.field(&mut number)? {
            STOP => return children,
            LIST if number == SCHEMA => {
                let (count, kind) = bytes.list()?;
                let elements = (0..count).map(|_| (kind == RECORD).then(|| bytes.children())?);
                children = Some(elements.collect::<Option<Vec<i64>>>()?);
            }
            kind => bytes.skip(kind, 0)?,
        }
    }
}

/// Whether the elements of a schema, each of which is followed by those in it, are one tree
/// that is not too deep.
fn is_tree(children: &[i64]) -> bool {
    // How many elements are still to come in each record around the current place.
    let mut open: Vec<i64> = vec![1];
    for count in children {
        while open.last() == Some(&0) {
            open.pop();
        }
        let Some(last) = open.last_mut() else { return false };
        *last -= 1;
        match *count {
            0 => (),
            1.. if open.len() <= DEEPEST_SCHEMA => open.push(*count),
            _ => return false,
        }
    }
    open.iter().all(|left| *left == 0)
}

/// The bytes that are left to read.
struct Bytes<'b> {
    rest: &'b [u8],
}

impl Bytes<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn pass(&mut self, count: u64) -> Option<()> {
        self.rest = self.rest.get(usize::try_from(count).ok()?..)?;
        Some(())
    }

    /// A number of which each byte has seven bits.
    fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number that may be negative: its last bit says whether it is.
    fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        let half = (number >> 1).cast_signed();
        Some(if number & 1 == 0 { half } else { !half })
    }

    /// The type of the next field of a record, whose number is put into `number`; [`STOP`]
    /// at the end of the record.
    fn field(&mut self, number: &mut i64) -> Option<u8> {
        let head = self.byte()?;
        let kind = head & 0x0F;
        if kind != STOP {
            *number = match head >> 4 {
                0 => self.signed()?,
                step => number.checked_add(i64::from(step))?,
            };
        }
        Some(kind)
    }

    /// The length of a list, and the type of its items.
    fn list(&mut self) -> Option<(u64, u8)> {
        let head = self.byte()?;
        let count = if head >> 4 == 15 { self.number()? } else { u64::from(head >> 4) };
        Some((count, head & 0x0F))
    }

    /// Passes an element of the schema. Returns how many others it states to contain.
    fn children(&mut self) -> Option<i64> {
        let (mut number, mut children) = (0, 0);
        loop {
            match self.field(&mut number)? {
                STOP => return Some(children),
                4..=6 if number == CHILDREN => children = self.signed()?,
                kind => self.skip(kind, 1)?,
            }
        }
    }

    /// Passes a value of a type.
    fn skip(&mut self, kind: u8, depth: usize) -> Option<()> {
        if DEEPEST_VALUE < depth {
            return None;
        }
        match kind {
            // Truth values of fields are in their types.
            1 | 2 => Some(()),
            BYTE => self.pass(1),
            4..=6 => self.number().map(drop),
            DOUBLE => self.pass(8),
            BINARY => {
                let length = self.number()?;
                self.pass(length)
            }
            LIST | SET => {
                let (count, kind) = self.list()?;
                (0..count).try_for_each(|_| self.skip_item(kind, depth + 1))
            }
            MAP => {
                let count = self.number()?;
                let kinds = if 0 < count { self.byte()? } else { 0 };
                (0..count).try_for_each(|_| {
                    self.skip_item(kinds >> 4, depth + 1)?;
                    self.skip_item(kinds & 0x0F, depth + 1)
                })
            }
            RECORD => {
                let mut number = 0;
                loop {
                    match self.field(&mut number)? {
                        STOP => return Some(()),
                        kind => self.skip(kind, depth + 1)?,
                    }
                }
            }
            _ => None,
        }
    }

    /// Passes an item of a list. A truth value is a byte there.
    fn skip_item(&mut self, kind: u8, depth: usize) -> Option<()> {
        self.skip(if kind <= 2 { BYTE } else { kind }, depth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_is_one_tree() {
        let check = |children: &[i64], expected| assert_eq!(is_tree(children), expected);
        check(&[2, 0, 0], true);
        check(&[2, 1, 0, 0], true);
        check(&[0], true);
        check(&[2, 0], false);
        check(&[1, 0, 0], false);
        check(&[i64::from(i32::MAX), 0], false);
        check(&[-1], false);
        check(&[[1; DEEPEST_SCHEMA].as_slice(), &[0]].concat(), true);
        check(&[[1; DEEPEST_SCHEMA + 1].as_slice(), &[0]].concat(), false);
    }

    #[test]
    fn a_footer_that_ends_early_is_not_sound() {
        // A schema of a record with one column, and a list of truth values after it.
        let footer = [0x29, 0x2C, 0x55, 0x02, 0, 0x48, 0x01, b'a', 0, 0x19, 0x21, 1, 2, 0];
        assert!(is_sound(&footer));
        for end in 0..footer.len() {
            assert!(!is_sound(&footer[..end]), "{end}");
        }
    }
}
