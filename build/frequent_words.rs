//! The frequent words of the training sentences, packed, so that the program can split
//! a hashtag into words.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
};

use crate::language::Language;

/// How often a word must occur at least.
const LEAST: usize = 2;
/// How often a word of [`SHORTEST`] letters must occur at least. Such a word fits into
/// many hashtags by accident.
const LEAST_OF_SHORT: usize = 12;
/// The fewest letters of a word.
const SHORTEST: usize = 3;

/// The most letters of a word. Longer words are compounds of names, or mistakes.
const LONGEST: usize = 24;

/// How often a word that is always written with a capital letter must occur at least.
const LEAST_OF_NAME: usize = 4;

/// The number of words in a block, of which only the first is written in full.
const BLOCK: usize = 16;

/// How often a word occurs.
#[derive(Default)]
struct Seen {
    all: usize,
    with_small_letter: usize,
}

/// The name of the file with the packed words of the language with this tag.
pub(crate) fn file_name(tag: &str) -> String {
    format!("frequent_words.{tag}")
}

/// The code of a constant with the packed words of each language, in the order of
/// [`Language::ALL`].
pub(crate) fn code() -> String {
    let words = Language::ALL.map(|(tag, _)| {
        format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{}\"))", file_name(tag))
    });
    format!("const PACKED: [&[u8]; {}] = [{}];\n", words.len(), words.join(", "))
}

/// The frequent words of the training sentences in a language, packed. `folder`
/// contains the files of sentences, and `language` is the tag of the language in these
/// files, such as `da`.
pub(crate) fn packed(folder: &str, language: &str) -> io::Result<Vec<u8>> {
    let mut seen = BTreeMap::<String, Seen>::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            fs::read_to_string(path)?.lines().for_each(|line| count(line, language, &mut seen));
        }
    }
    let words = seen.into_iter().filter(|(word, seen)| is_frequent(word, seen));
    Ok(pack(&words.map(|(word, _)| word).collect()))
}

/// Counts the words of a line of training sentences, if it is in the language.
fn count(line: &str, language: &str, seen: &mut BTreeMap<String, Seen>) {
    let mut cells = line.split('\t').skip(1);
    if cells.next() != Some(language) {
        return;
    }
    let words = cells.flat_map(|cell| cell.split(|char: char| !char.is_alphanumeric()));
    for word in words.filter(|word| !word.is_empty() && word.chars().all(char::is_alphabetic)) {
        let seen = seen.entry(word.to_lowercase()).or_default();
        seen.all += 1;
        seen.with_small_letter += usize::from(word.starts_with(char::is_lowercase));
    }
}

fn is_frequent(word: &str, seen: &Seen) -> bool {
    let letters = word.chars().count();
    let least = if letters == SHORTEST { LEAST_OF_SHORT } else { LEAST };
    (SHORTEST..=LONGEST).contains(&letters)
        && least <= seen.all
        && (0 < seen.with_small_letter || LEAST_OF_NAME <= seen.all)
}

/// Packs words: first the number of blocks and the offset of each block, as numbers of
/// four bytes, little-endian. Then, for each word, the number of bytes at its start
/// that it shares with the word before, the number of its other bytes, and these other
/// bytes. The first word of a block shares no bytes.
fn pack(words: &BTreeSet<String>) -> Vec<u8> {
    let (mut places, mut packed, mut before) = (Vec::new(), Vec::new(), "");
    for (number, word) in words.iter().enumerate() {
        let mut shared = 0;
        if number.is_multiple_of(BLOCK) {
            places.push(packed.len());
        } else {
            shared =
                before.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count();
        }
        let rest = &word.as_bytes()[shared..];
        packed.extend(
            [shared, rest.len()].map(|length| u8::try_from(length).expect("words are short")),
        );
        packed.extend(rest);
        before = word;
    }
    let numbers = std::iter::once(places.len()).chain(places);
    let four = |number| u32::try_from(number).expect("the words are few").to_le_bytes();
    numbers.flat_map(four).chain(packed).collect()
}
