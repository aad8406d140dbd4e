//! Repositories of Bluesky, made in memory, byte by byte.

use serde_json::Value;

/// The account of the repositories.
pub(crate) const DID: &str = "did:plc:vejbyvejbyvejbyvejby0000";

/// The blocks of a file, each with its CID, in the order of the file.
#[derive(Clone, Default)]
pub(crate) struct Blocks(pub(crate) Vec<(Vec<u8>, Vec<u8>)>);

impl Blocks {
    /// Adds a block; returns its CID.
    pub(crate) fn add(&mut self, content: Vec<u8>) -> Vec<u8> {
        let cid = [&[0x01, 0x71, 0x12, 0x20][..], &sha256(&content)].concat();
        self.0.push((cid.clone(), content));
        cid
    }

    /// Adds a commit for a tree of records; returns its CID.
    pub(crate) fn add_commit(&mut self, top: &[u8]) -> Vec<u8> {
        self.add(map(&[
            ("did", text(DID)),
            ("rev", text("3k9")),
            ("sig", bytes(&[7; 64])),
            ("data", link(top)),
            ("prev", null()),
            ("version", head(0, 3)),
        ]))
    }

    /// Adds records, which are in the order of their paths, and their tree. Returns the
    /// CID of its top.
    pub(crate) fn add_tree(&mut self, records: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let leaves: Vec<Leaf<'_>> =
            records.iter().map(|(path, content)| (*path, self.add(content.clone()))).collect();
        let top = leaves.iter().map(|(path, _)| layer(path)).max().unwrap_or_default();
        self.add_layer(&leaves, top).unwrap_or_else(|| self.add(node(None, &[])))
    }

    /// Adds the part of the tree that has these records; returns its CID, or `None` if
    /// there are no records.
    fn add_layer(&mut self, leaves: &[Leaf<'_>], at: u32) -> Option<Vec<u8>> {
        if leaves.is_empty() {
            return None;
        }
        let below = at.wrapping_sub(1);
        let own: Vec<usize> = (0..leaves.len()).filter(|of| layer(leaves[*of].0) == at).collect();
        let first = self.add_layer(&leaves[..own.first().copied().unwrap_or(leaves.len())], below);
        let mut entries = Vec::new();
        let mut last = "";
        for (index, leaf) in own.iter().enumerate() {
            let (path, cid) = &leaves[*leaf];
            let next = own.get(index + 1).copied().unwrap_or(leaves.len());
            let after = self.add_layer(&leaves[leaf + 1..next], below);
            let shared = last.bytes().zip(path.bytes()).take_while(|(one, other)| one == other);
            entries.push(entry(shared.count(), path, cid, after.as_deref()));
            last = path;
        }
        Some(self.add(node(first.as_deref(), &entries)))
    }

    /// The file with this root.
    pub(crate) fn file(&self, root: &[u8]) -> Vec<u8> {
        let roots = [head(4, 1), link(root)].concat();
        let header = map(&[("roots", roots), ("version", head(0, 1))]);
        let mut file = sized(&header);
        for (cid, content) in &self.0 {
            file.extend(sized(&[&cid[..], content].concat()));
        }
        file
    }
}

/// A record in the tree: its path, and the CID of its block.
type Leaf<'p> = (&'p str, Vec<u8>);

/// A repository with these records in DAG-CBOR, in the order of their paths.
pub(crate) fn repository_of(records: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut blocks = Blocks::default();
    let top = blocks.add_tree(records);
    let root = blocks.add_commit(&top);
    // Servers write the commit first.
    blocks.0.rotate_right(1);
    blocks.file(&root)
}

/// A repository with these records.
pub(crate) fn repository(records: &[(&str, Value)]) -> Vec<u8> {
    let records: Vec<_> = records.iter().map(|(path, record)| (*path, cbor(record))).collect();
    repository_of(&records)
}

/// A part of the tree.
pub(crate) fn node(first: Option<&[u8]>, entries: &[Vec<u8>]) -> Vec<u8> {
    let list = [head(4, entries.len() as u64), entries.concat()].concat();
    map(&[("e", list), ("l", first.map_or_else(null, link))])
}

/// An entry of the tree, whose path begins as that of the entry before it.
pub(crate) fn entry(shared: usize, path: &str, cid: &[u8], after: Option<&[u8]>) -> Vec<u8> {
    map(&[
        ("k", bytes(&path.as_bytes()[shared..])),
        ("p", head(0, shared as u64)),
        ("t", after.map_or_else(null, link)),
        ("v", link(cid)),
    ])
}

/// How high in the tree a path is: the pairs of zero bits at the beginning of its hash.
fn layer(path: &str) -> u32 {
    let zeros = sha256(path.as_bytes()).iter().try_fold(0, |zeros, byte| match byte {
        0 => Ok(zeros + 8),
        byte => Err(zeros + byte.leading_zeros()),
    });
    zeros.unwrap_or_else(|zeros| zeros) / 2
}

/// A value in DAG-CBOR. `{"$link": …}` is a link to some block.
pub(crate) fn cbor(value: &Value) -> Vec<u8> {
    match value {
        Value::Null => null(),
        Value::Bool(truth) => vec![0xF4 + u8::from(*truth)],
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => head(0, number),
            (None, Some(number)) => head(1, (-1 - number).cast_unsigned()),
            (None, None) => {
                let number = number.as_f64().expect("it is a number");
                [&[0xFB][..], &number.to_be_bytes()].concat()
            }
        },
        Value::String(string) => text(string),
        Value::Array(items) => {
            let items: Vec<u8> = items.iter().flat_map(cbor).collect();
            [head(4, value.as_array().map_or(0, Vec::len) as u64), items].concat()
        }
        Value::Object(pairs) if pairs.contains_key("$link") => {
            link(&[[1].as_slice(), &[0; 35]].concat())
        }
        Value::Object(pairs) => {
            let pairs: Vec<_> = pairs.iter().map(|(key, value)| (&**key, cbor(value))).collect();
            map(&pairs)
        }
    }
}

/// A map in the order of DAG-CBOR: short keys first.
pub(crate) fn map(pairs: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut pairs = pairs.to_vec();
    pairs.sort_by_key(|(key, _)| (key.len(), *key));
    let inside = pairs.iter().flat_map(|(key, value)| [text(key), value.clone()].concat());
    [head(5, pairs.len() as u64), inside.collect()].concat()
}

pub(crate) fn text(text: &str) -> Vec<u8> {
    [head(3, text.len() as u64), text.into()].concat()
}

pub(crate) fn bytes(bytes: &[u8]) -> Vec<u8> {
    [head(2, bytes.len() as u64), bytes.into()].concat()
}

pub(crate) fn link(cid: &[u8]) -> Vec<u8> {
    [head(6, 42), bytes(&[&[0], cid].concat())].concat()
}

pub(crate) fn null() -> Vec<u8> {
    vec![0xF6]
}

/// The beginning of an item: its kind, and its value, length or count.
pub(crate) fn head(kind: u8, argument: u64) -> Vec<u8> {
    let kind = kind << 5;
    let bytes = argument.to_be_bytes();
    match argument {
        0..24 => vec![kind | bytes[7]],
        24..0x100 => vec![kind + 24, bytes[7]],
        0x100..0x1_0000 => [&[kind + 25], &bytes[6..]].concat(),
        0x1_0000..0x1_0000_0000 => [&[kind + 26], &bytes[4..]].concat(),
        _ => [&[kind + 27], &bytes[..]].concat(),
    }
}

/// Bytes with their length before them, in groups of seven bits.
pub(crate) fn sized(bytes: &[u8]) -> Vec<u8> {
    let (mut left, mut sized) = (bytes.len(), Vec::new());
    while 0x80 <= left {
        sized.push(0x80 | left.to_le_bytes()[0]);
        left >>= 7;
    }
    sized.push(left.to_le_bytes()[0]);
    sized.extend(bytes);
    sized
}

/// SHA-256 (FIPS 180-4), whose constants are the first bits of the roots of primes.
#[expect(clippy::many_single_char_names, reason = "these are the names in the standard")]
fn sha256(message: &[u8]) -> [u8; 32] {
    let primes: Vec<u128> =
        (2..312).filter(|number| (2..*number).all(|divisor| number % divisor != 0)).collect();
    let constants: Vec<u32> = primes.iter().map(|prime| fraction_of_root(*prime, 3)).collect();
    let mut state: Vec<u32> = primes[..8].iter().map(|prime| fraction_of_root(*prime, 2)).collect();
    let mut padded = [message, &[0x80]].concat();
    padded.resize(padded.len().next_multiple_of(64), 0);
    if padded.len() - message.len() < 9 {
        padded.resize(padded.len() + 64, 0);
    }
    let end = padded.len() - 8;
    padded[end..].copy_from_slice(&(8 * message.len() as u64).to_be_bytes());
    for chunk in padded.chunks_exact(64) {
        let word = |four: &[u8]| u32::from_be_bytes(four.try_into().expect("there are four"));
        let mut words: Vec<u32> = chunk.chunks_exact(4).map(word).collect();
        for at in 16..64 {
            let (early, late) = (words[at - 15], words[at - 2]);
            let early = early.rotate_right(7) ^ early.rotate_right(18) ^ early >> 3;
            let late = late.rotate_right(17) ^ late.rotate_right(19) ^ late >> 10;
            let sum = words[at - 16].wrapping_add(early);
            words.push(sum.wrapping_add(words[at - 7]).wrapping_add(late));
        }
        let mut now: [u32; 8] = state.clone().try_into().expect("there are eight");
        for at in 0..64 {
            let [a, b, c, d, e, f, g, h] = now;
            let mixed = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let first = h.wrapping_add(mixed).wrapping_add(e & f ^ !e & g);
            let first = first.wrapping_add(constants[at]).wrapping_add(words[at]);
            let mixed = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let second = mixed.wrapping_add(a & b ^ a & c ^ b & c);
            now = [first.wrapping_add(second), a, b, c, d.wrapping_add(first), e, f, g];
        }
        for (sum, new) in state.iter_mut().zip(now) {
            *sum = sum.wrapping_add(new);
        }
    }
    let bytes: Vec<u8> = state.iter().flat_map(|word| word.to_be_bytes()).collect();
    bytes.try_into().expect("there are eight words")
}

/// The first 32 bits of the square root or cube root of a prime, after the point.
fn fraction_of_root(prime: u128, power: u32) -> u32 {
    let scaled = prime << (32 * power);
    let (mut low, mut high) = (0_u128, 1 << 37);
    while low + 1 < high {
        let middle = u128::midpoint(low, high);
        *(if middle.pow(power) <= scaled { &mut low } else { &mut high }) = middle;
    }
    (low & 0xFFFF_FFFF) as u32
}

#[test]
fn hashes_are_those_of_the_standard() {
    let hex = |text: &str| {
        let hash = sha256(text.as_bytes());
        hash.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
    };
    assert_eq!(hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
