//! Packs layers as bytes, in the order in which `packed.rs` reads them. The program
//! only unpacks layers: they are packed by `build.rs` and by tests.

use super::{layer::Layer, trie::to_u32};
use crate::language::Language;

impl Layer {
    /// The packed bytes of the layer. The layer must not contain case-sensitive
    /// entries, because [`Layer::exact`] is not packed.
    pub(super) fn pack(&self) -> Vec<u8> {
        let (nodes, rare, terms) = (&self.trie.nodes, &self.trie.rare, &self.terms);
        let mut packed = Packed(Vec::new());
        packed.add_long(self.filter.bits.iter().copied());
        packed.add_long(nodes.iter().map(|node| node.classes));
        packed.add(nodes.iter().map(|node| node.children));
        packed.add(nodes.iter().map(|node| node.label));
        packed.add(nodes.iter().map(|node| node.label_length));
        packed.add(nodes.iter().map(|node| node.terms));
        packed.add_bytes(&self.trie.labels);
        packed.add_bytes(&self.trie.classes);
        packed.add(rare.iter().map(|(node, ..)| *node));
        packed.add(rare.iter().map(|(_, byte, _)| u32::from(*byte)));
        packed.add(rare.iter().map(|(.., child)| *child));
        packed.add(self.tails.iter().copied());
        packed.add(self.other_tails.iter().map(|tail| to_u32(tail.len())));
        packed.add_bytes(self.other_tails.concat().as_bytes());
        packed.add(terms.iter().map(|term| term.list.0));
        packed.add(terms.iter().map(|term| term.entry));
        packed.add(terms.iter().map(|term| language(term.language)));
        self.pack_last_parts(&mut packed);
        packed.0
    }

    /// Adds the columns for the last parts of compounds. Every last part must have
    /// `Beginning::Any`, because beginnings are not packed.
    fn pack_last_parts(&self, packed: &mut Packed) {
        let last = &*self.last_parts;
        let endings: Vec<&str> = last.iter().map(|last| &*last.endings).collect();
        packed.add(last.iter().map(|last| to_u32(last.word.len())));
        packed.add_bytes(last.iter().map(|last| &*last.word).collect::<String>().as_bytes());
        packed.add(endings.iter().map(|endings| to_u32(endings.len())));
        packed.add_bytes(endings.concat().as_bytes());
        packed.add(last.iter().map(|last| last.list.0));
        packed.add(last.iter().map(|last| last.entry));
        packed.add(last.iter().map(|last| language(last.language)));
    }
}

/// The number of a language, from 1; 0 for `None`.
fn language(language: Option<Language>) -> u32 {
    let number = Language::ALL.iter().position(|(_, own)| Some(*own) == language);
    number.map_or(0, |number| to_u32(number + 1))
}

/// The columns written so far.
struct Packed(Vec<u8>);

impl Packed {
    fn add(&mut self, numbers: impl ExactSizeIterator<Item = u32>) {
        self.0.extend(to_u32(numbers.len()).to_le_bytes());
        self.0.extend(numbers.flat_map(u32::to_le_bytes));
    }

    fn add_long(&mut self, numbers: impl ExactSizeIterator<Item = u64>) {
        self.0.extend(to_u32(numbers.len()).to_le_bytes());
        self.0.extend(numbers.flat_map(u64::to_le_bytes));
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        self.0.extend(to_u32(bytes.len()).to_le_bytes());
        self.0.extend_from_slice(bytes);
    }
}
