//! Unpacks layers from bytes, which is far faster than compiling their words.
//! `build.rs` compiles the words of the built-in rules, and `pack.rs` packs their
//! layer.
//!
//! The bytes are columns, one after the other. Each column consists of the number
//! of its values, in four bytes, and the values. Numbers are little-endian.

use std::borrow::Cow;

use super::{
    ListId,
    filter::Filter,
    last_part::{Beginning, LastPart},
    layer::{Layer, Term},
    trie::{Trie, TrieNode},
};
use crate::language::Language;

impl Layer {
    /// The layer that was packed as these bytes.
    pub(super) fn unpack(packed: &'static [u8]) -> Self {
        let mut packed = Unpacking(packed);
        let filter = Filter { bits: packed.long().collect() };
        let trie = packed.trie();
        let tails = packed.numbers().collect();
        let other_tails = packed.texts().collect();
        Self {
            filter,
            trie,
            tails,
            other_tails,
            terms: packed.terms(),
            exact: Cow::Borrowed(&[]),
            last_parts: packed.last_parts(),
        }
    }
}

/// The columns that are still to be read.
struct Unpacking(&'static [u8]);

impl Unpacking {
    fn trie(&mut self) -> Trie {
        let (classes, children) = (self.long(), self.numbers());
        let (label, label_length, terms) = (self.numbers(), self.numbers(), self.numbers());
        let columns = classes.zip(children).zip(label).zip(label_length).zip(terms);
        let nodes = columns.map(|((((classes, children), label), label_length), terms)| TrieNode {
            classes,
            children,
            label,
            label_length,
            terms,
        });
        let (labels, classes) = (self.bytes(), self.bytes());
        let (nodes_of_rare, rare, children) = (self.numbers(), self.numbers(), self.numbers());
        let rare = nodes_of_rare.zip(rare).zip(children);
        let rare = rare.map(|((node, byte), child)| (node, byte.to_le_bytes()[0], child));
        Trie::of_parts(nodes.collect(), labels.into(), classes.into(), rare.collect())
    }

    fn terms(&mut self) -> Cow<'static, [Term]> {
        let (lists, entries, languages) = (self.numbers(), self.numbers(), self.numbers());
        let term = |((list, entry), number)| Term {
            list: ListId(list),
            entry,
            language: language(number),
            exact: 0,
        };
        lists.zip(entries).zip(languages).map(term).collect()
    }

    fn last_parts(&mut self) -> Cow<'static, [LastPart]> {
        let words: Vec<_> = self.texts().collect();
        let endings: Vec<_> = self.texts().collect();
        let (lists, entries, languages) = (self.numbers(), self.numbers(), self.numbers());
        let columns = words.into_iter().zip(endings).zip(lists.zip(entries)).zip(languages);
        let last = |(((word, endings), (list, entry)), number)| LastPart {
            word,
            endings,
            beginning: Beginning::Any,
            list: ListId(list),
            entry,
            language: language(number),
        };
        columns.map(last).collect()
    }

    /// Reads texts, which are written as a column of their lengths and a column of
    /// all texts joined.
    fn texts(&mut self) -> impl Iterator<Item = Cow<'static, str>> + use<> {
        let (lengths, mut rest) = (self.numbers(), self.text());
        lengths.map(move |length| {
            let (text, after) = rest.split_at(length as usize);
            rest = after;
            Cow::Borrowed(text)
        })
    }

    fn numbers(&mut self) -> impl Iterator<Item = u32> + use<> {
        let (numbers, []) = self.take(4).as_chunks::<4>() else {
            unreachable!("of four bytes each")
        };
        numbers.iter().map(|bytes| u32::from_le_bytes(*bytes))
    }

    fn long(&mut self) -> impl Iterator<Item = u64> + use<> {
        let (numbers, []) = self.take(8).as_chunks::<8>() else {
            unreachable!("of eight bytes each")
        };
        numbers.iter().map(|bytes| u64::from_le_bytes(*bytes))
    }

    fn text(&mut self) -> &'static str {
        std::str::from_utf8(self.bytes()).expect("a text was packed here")
    }

    fn bytes(&mut self) -> &'static [u8] {
        self.take(1)
    }

    /// Takes the bytes of the next column, whose values have `each` bytes each.
    fn take(&mut self, each: usize) -> &'static [u8] {
        let (count, rest) = self.0.split_first_chunk().expect("there is another column");
        let (column, rest) = rest.split_at(u32::from_le_bytes(*count) as usize * each);
        self.0 = rest;
        column
    }
}

/// The language with a number, from 1; `None` for 0.
fn language(number: u32) -> Option<Language> {
    let (_, language) = Language::ALL.get((number as usize).checked_sub(1)?)?;
    Some(*language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::layer::LayerWords;

    #[test]
    fn a_layer_is_unpacked_as_it_was_packed() {
        let mut words = LayerWords::default();
        let entries = [
            "skyder*",
            "(læs|se) mere",
            "såvel _ som",
            "ø",
            "på",
            "på tirsdag",
            "a*  b*",
            "*brand",
            "*brand*",
        ];
        for (number, entry) in entries.into_iter().enumerate() {
            let language = [None, Some(Language::Da), Some(Language::En)][number % 3];
            words.add((ListId(7), number), entry, language, false).expect("the entry is valid");
        }
        let layer = words.compile();
        assert_eq!(Layer::unpack(layer.pack().leak()), layer);
    }
}
