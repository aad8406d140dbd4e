//! Numbers for words that were met before, under which others keep what they have found out
//! about these words.
//!
//! Posts repeat their words: fourteen of fifteen words of a post were met shortly before.

use std::ops::Range;

/// The number of words that are kept, a power of two. A new word then takes the number of
/// another.
const KEPT: usize = 1 << 14;

/// Only words of at most this many bytes have numbers.
const LONGEST: usize = 24;

/// The bytes of a word, filled up with zeros. A free place has only zeros.
type Letters = [u64; LONGEST / 8];

/// The words that were met before.
#[derive(Debug, Default)]
pub(super) struct WordSlots {
    /// Sets of two places for words. The letters of a word say in which set it is. In each
    /// place are the letters of a word, its number, and the number of the text in which it was
    /// met last. Empty until there is a word.
    sets: Vec<[(Letters, [u32; 2]); 2]>,
    /// The numbers that were given so far.
    given: u32,
    /// The place that the next new word takes if there is a word in both places of its set.
    turn: usize,
    /// The number of the text whose words are met.
    text: u32,
}

/// The number of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// The word was met before.
    Known(u32),
    /// The word is new. What is kept under this number is about another word, or there
    /// is nothing yet: then the number is the next one.
    New(u32),
}

impl WordSlots {
    /// Begins another text. The words of the last text keep their numbers until here.
    pub(super) fn next_text(&mut self) {
        self.text = self.text.wrapping_add(1);
    }

    /// The number of the word at a range of a text, which has no zero bytes. `None` if it is
    /// too long for a number, or if only words of the same text could give it theirs.
    pub(super) fn slot(&mut self, text: &[u8], word: &Range<usize>) -> Option<Slot> {
        if LONGEST < word.len() {
            return None;
        }
        if self.sets.is_empty() {
            self.sets = vec![Default::default(); KEPT / 2];
        }
        let letters = letters(text, word);
        let places = &mut self.sets[set(letters)];
        if let Some((_, [number, met_in])) = places.iter_mut().find(|(known, _)| *known == letters)
        {
            *met_in = self.text;
            return Some(Slot::Known(*number));
        }
        let number = if let Some((free, place)) = places.iter_mut().find(|(known, _)| known[0] == 0)
        {
            *free = letters;
            *place = [self.given, self.text];
            self.given += 1;
            place[0]
        } else {
            self.turn = 1 - self.turn;
            let may_go = |place: &usize| places[*place].1[1] != self.text;
            let gone = [self.turn, 1 - self.turn].into_iter().find(may_go)?;
            let (other, [number, met_in]) = &mut places[gone];
            (*other, *met_in) = (letters, self.text);
            *number
        };
        Some(Slot::New(number))
    }
}

/// Keeps what was found out about a word under its number.
pub(super) fn keep<T>(all: &mut Vec<T>, number: u32, one: T) {
    match all.get_mut(number as usize) {
        Some(place) => *place = one,
        None => all.push(one),
    }
}

/// Returns the bytes of a word of a text, filled up with zeros. The word must have at
/// most [`LONGEST`] bytes.
fn letters(text: &[u8], word: &Range<usize>) -> Letters {
    let mut bytes = [0; LONGEST];
    // To read as many bytes every time is faster than to read those of the word.
    if let Some(ahead) = text[word.start..].first_chunk() {
        bytes = *ahead;
    } else {
        bytes[..word.len()].copy_from_slice(&text[word.clone()]);
    }
    let mut letters = [0; LONGEST / 8];
    for ((letters, eight), mask) in
        letters.iter_mut().zip(bytes.as_chunks().0).zip(&MASKS[word.len()])
    {
        *letters = u64::from_le_bytes(*eight) & mask;
    }
    letters
}

/// For each length of a word, which bits of [`LONGEST`] bytes belong to the word.
static MASKS: [Letters; LONGEST + 1] = {
    let mut masks = [[0; LONGEST / 8]; LONGEST + 1];
    let mut length = 1;
    while length <= LONGEST {
        masks[length] = masks[length - 1];
        masks[length][(length - 1) / 8] |= 0xFF << ((length - 1) % 8 * 8);
        length += 1;
    }
    masks
};

/// The set of a word: the highest bits of a product (Fibonacci hashing).
fn set([first, second, third]: Letters) -> usize {
    let all = first ^ second.rotate_left(21) ^ third.rotate_left(42);
    let [.., low, high] = all.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
    usize::from(u16::from_le_bytes([low, high])) / ((1 << 17) / KEPT)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// More words than are kept, some of them several times.
    fn words() -> Vec<String> {
        (0..50_000).map(|number| format!("ord{}", number % 20_000)).collect()
    }

    fn slot(slots: &mut WordSlots, word: &str) -> Option<Slot> {
        slots.slot(word.as_bytes(), &(0..word.len()))
    }

    #[test]
    fn a_word_keeps_its_number_until_another_takes_it() {
        let (mut slots, mut kept, mut known) = (WordSlots::default(), Vec::new(), 0);
        for word in words() {
            slots.next_text();
            match slot(&mut slots, &word).expect("the words of other texts give numbers") {
                Slot::Known(number) => {
                    assert_eq!(kept[number as usize], word);
                    known += 1;
                }
                Slot::New(number) => keep(&mut kept, number, word),
            }
        }
        assert!(1_000 < known && kept.len() <= KEPT, "{known} of {}", kept.len());
    }

    #[test]
    fn the_words_of_a_text_keep_their_numbers() {
        let (mut slots, mut kept) = (WordSlots::default(), Vec::new());
        for word in words() {
            slot(&mut slots, &word);
        }
        slots.next_text();
        kept.resize(KEPT, None);
        for word in words() {
            if let Some(Slot::Known(number) | Slot::New(number)) = slot(&mut slots, &word) {
                let own = kept[number as usize].get_or_insert_with(|| word.clone());
                assert_eq!(*own, word);
            }
        }
    }

    #[test]
    fn a_word_has_the_same_number_wherever_it_stands() {
        let mut slots = WordSlots::default();
        let text = "vej vejen forsyningsselskaberne_er 1234567890123456789012345";
        assert_eq!(slots.slot(text.as_bytes(), &(0..3)), Some(Slot::New(0)));
        assert_eq!(slots.slot(text.as_bytes(), &(4..9)), Some(Slot::New(1)));
        assert_eq!(slots.slot(b"en vej", &(3..6)), Some(Slot::Known(0)));
        assert_eq!(slots.slot(text.as_bytes(), &(10..34)), Some(Slot::New(2)));
        assert_eq!(slots.slot(text.as_bytes(), &(10..33)), Some(Slot::New(3)));
        assert_eq!(slots.slot(text.as_bytes(), &(35..60)), None);
    }
}
