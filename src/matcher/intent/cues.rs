//! Cues: the words without which a sentence is not looked at.
//!
//! A model reads every letter of a sentence, which takes longer than all other
//! checks of a post together. So each intent has cues, the beginnings of words that
//! its training sentences have far more often than others, and the model runs only on
//! posts in which one of them begins a word.

use std::{collections::HashMap, ops::Range};

use crate::matcher::{fold::Folded, words::words_in};

/// The number of slots for cues. A cue that shares the slot of another wakes both.
const SLOTS: usize = 1 << 13;

/// The most bytes of a word that are part of a cue.
const LONGEST: usize = 5;

/// How many times as often as in other sentences a cue is in sentences with the
/// intent, at least.
const TELLING: u64 = 3;

/// The most intents whose cues are kept apart.
pub(in crate::matcher) const MOST_INTENTS: usize = 64;

/// The intents that each cue wakes, a bit each.
#[derive(Debug, Default)]
pub(in crate::matcher) struct Cues(Vec<u64>);

impl Cues {
    /// The cues of several intents.
    pub(in crate::matcher) fn new<'c>(intents: impl Iterator<Item = &'c [u16]>) -> Self {
        let mut cues = Self::default();
        for (slots, number) in intents.zip(0_u32..) {
            cues.0.resize(SLOTS, 0);
            for slot in slots {
                cues.0[usize::from(*slot)] |= 1_u64.checked_shl(number).unwrap_or_default();
            }
        }
        cues
    }

    /// The intents that the words of a text wake, a bit each. The places of the words
    /// are those in the text before it was folded.
    pub(in crate::matcher) fn woken_by(&self, folded: &Folded, words: &[Range<usize>]) -> u64 {
        if self.0.is_empty() {
            return 0;
        }
        if folded.is_decomposed() {
            return u64::MAX;
        }
        let slots = words.iter().map(|word| slot(folded.text.as_bytes(), word));
        slots.fold(0, |woken, slot| woken | self.0[usize::from(slot)])
    }
}

/// The slot of the beginning of a word.
fn slot(text: &[u8], word: &Range<usize>) -> u16 {
    let length = word.len().min(LONGEST);
    let mut eight = [0; 8];
    eight[..length].copy_from_slice(&text[word.start..word.start + length]);
    let first = u64::from_le_bytes(eight);
    // Fibonacci hashing, down to the bits of a slot.
    let hash = (first.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 51).to_le_bytes();
    u16::from_le_bytes([hash[0], hash[1]])
}

/// The slots of the words of a folded text, each once.
fn slots_in(text: &str) -> Vec<u16> {
    let mut words = Vec::new();
    words_in(text, &mut words);
    let mut slots: Vec<u16> = words.iter().map(|word| slot(text.as_bytes(), word)).collect();
    slots.sort_unstable();
    slots.dedup();
    slots
}

/// The cues that tell sentences with an intent from others: those that are more
/// frequent in them. Both are folded.
pub(super) fn cues<'t>(
    with: impl Iterator<Item = &'t str>,
    without: impl Iterator<Item = &'t str>,
) -> Vec<u16> {
    let (with, all_with) = counts(with);
    let (without, all_without) = counts(without);
    let mut cues: Vec<u16> = with
        .iter()
        .filter(|(slot, count)| {
            let others = without.get(slot).copied().unwrap_or_default();
            let [count, others, all_with, all_without] =
                [**count, others, all_with, all_without].map(u64::from);
            // The rates, compared without division.
            2 <= count && TELLING * (others + 1) * all_with <= count * all_without
        })
        .map(|(slot, _)| *slot)
        .collect();
    cues.sort_unstable();
    cues
}

/// How many of these texts have each slot, and how many there are.
fn counts<'t>(texts: impl Iterator<Item = &'t str>) -> (HashMap<u16, u32>, u32) {
    let (mut counts, mut all) = (HashMap::new(), 0);
    for text in texts {
        all += 1;
        for slot in slots_in(text) {
            *counts.entry(slot).or_default() += 1;
        }
    }
    (counts, all)
}
