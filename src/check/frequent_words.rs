//! Words that people use often, by which a hashtag is split. `build.rs` takes them
//! from the training sentences of intents and packs them.

use crate::language::Language;

/// The frequent words of a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct FrequentWords {
    /// The number of blocks, the offset of each block, and the words, as `build.rs`
    /// writes them.
    packed: &'static [u8],
}

// `PACKED`: the packed words of each language, in the order of the variants.
include!(concat!(env!("OUT_DIR"), "/frequent_words.rs"));

/// The number of bytes of a number.
const NUMBER: usize = 4;

impl FrequentWords {
    /// The frequent words of a language.
    pub(super) fn of(language: Language) -> Self {
        Self { packed: PACKED[language as usize] }
    }

    /// Whether a word in small letters is a frequent word.
    pub(super) fn contain(self, word: &str) -> bool {
        self.from(word).is_some_and(|(agree, length)| agree == word.len() && agree == length)
    }

    /// Whether a frequent word begins with these letters.
    pub(super) fn begin_with(self, letters: &str) -> bool {
        self.from(letters).is_some_and(|(agree, _)| agree == letters.len())
    }

    /// Finds the first frequent word, in the order of bytes, that is `word` or comes
    /// after it. Returns how many bytes at the start of the found word are also at
    /// the start of `word`, and the length of the found word in bytes. `None` if
    /// there is no such word.
    fn from(self, word: &str) -> Option<(usize, usize)> {
        let (mut low, mut high) = (0, self.number(0));
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.first(middle) <= word.as_bytes() { low = middle + 1 } else { high = middle }
        }
        let before = low.checked_sub(1).and_then(|block| from(self.block(block), word.as_bytes()));
        before.or_else(|| {
            let first = (low < self.number(0)).then(|| self.first(low))?;
            Some((agreeing(first, word.as_bytes()), first.len()))
        })
    }

    /// The first word of a block, which is packed with all its bytes.
    fn first(self, block: usize) -> &'static [u8] {
        next(self.block(block)).map_or(&[], |(_, rest, _)| rest)
    }

    /// The packed words of a block.
    fn block(self, block: usize) -> &'static [u8] {
        let blocks = self.number(0);
        let words = &self.packed[(1 + blocks) * NUMBER..];
        let end = if block + 1 < blocks { self.number(block + 2) } else { words.len() };
        &words[self.number(block + 1)..end]
    }

    /// The number with this index among the numbers at the beginning of the packed
    /// bytes: first the number of blocks, then the place of each.
    fn number(self, number: usize) -> usize {
        let bytes = self.packed[number * NUMBER..].first_chunk::<NUMBER>();
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
    }
}

/// Finds the first word of a block that is `word` or comes after it. Returns the same
/// as [`FrequentWords::from`].
fn from(block: &[u8], word: &[u8]) -> Option<(usize, usize)> {
    // How many bytes at the beginning of the previous word of the block are those of
    // `word`.
    let (mut left, mut agree) = (block, 0);
    while let Some((shared, rest, after)) = next(left) {
        if shared < agree {
            return Some((shared, shared + rest.len()));
        }
        if shared == agree {
            agree += agreeing(rest, &word[agree..]);
            if word.get(agree) <= rest.get(agree - shared) {
                return Some((agree, shared + rest.len()));
            }
        }
        left = after;
    }
    None
}

/// How many bytes at the beginning of two words are the same.
fn agreeing(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

/// The first word of packed bytes: how many bytes at its beginning are those of the
/// previous word, its other bytes, and the packed bytes after it. `None` at the end.
fn next(packed: &[u8]) -> Option<(usize, &[u8], &[u8])> {
    let [shared, length, after @ ..] = packed else { return None };
    let (rest, after) = after.split_at_checked(usize::from(*length))?;
    Some((usize::from(*shared), rest, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_others_are_not() {
        let (da, en) = (FrequentWords::of(Language::Da), FrequentWords::of(Language::En));
        for word in ["kommunen", "skolen", "vejen", "ikke", "børn", "åbner"] {
            assert!(da.contain(word), "{word}");
        }
        for word in ["", "a", "kommunenx", "kommune n", "skolenej", "zzzz", "ååååå", "neighbour"]
        {
            assert!(!da.contain(word), "{word}");
        }
        assert!(da.begin_with("forsyn") && !da.begin_with("påcyk"));
        assert!(en.contain("police") && en.contain("school") && !en.contain("skolen"));
    }

    #[test]
    fn every_packed_word_is_found() {
        for language in [Language::Da, Language::En] {
            let words = FrequentWords::of(language);
            let mut count = 0;
            for block in 0..words.number(0) {
                let (mut left, mut word) = (words.block(block), Vec::new());
                while let Some((shared, rest, after)) = next(left) {
                    word.truncate(shared);
                    word.extend(rest);
                    let text = std::str::from_utf8(&word).expect("words are UTF-8");
                    assert!(words.contain(text) && words.begin_with(text), "{text}");
                    assert!(
                        words.begin_with(&text[..text.floor_char_boundary(text.len() - 1)]),
                        "{text}"
                    );
                    (left, count) = (after, count + 1);
                }
            }
            assert!(5_000 < count, "{language:?}: {count}");
            assert!(words.packed.len() < 200_000, "{language:?}: {}", words.packed.len());
        }
    }
}
