//! What was found out about the words of earlier texts, so that it need not be computed again
//! for each text.

use std::{ops::Range, sync::Arc};

use super::{
    fold::Folded,
    layer::{AtWord, Layer},
    norwegian_swedish,
    word_slots::{Slot, WordSlots, keep},
};
use crate::tokens::Tokens;

/// Facts about words that were met before, and which of these words a text has.
#[derive(Debug, Default)]
pub(super) struct WordFacts {
    slots: WordSlots,
    /// For each known word, its points (see [`norwegian_swedish::points_of`]).
    points: Vec<i32>,
    /// Layers, and what each of them has at each known word.
    at_words: Vec<(Arc<Layer>, Vec<AtWord>)>,
    /// For each word of the text, its number; `None` if it has none.
    of_text: Vec<Option<u32>>,
}

impl WordFacts {
    /// Forgets which words the text has.
    pub(super) fn clear_text(&mut self) {
        self.of_text.clear();
    }

    /// Looks up the words of a folded text, except those in its tokens.
    pub(super) fn look_up(
        &mut self,
        layers: &[Arc<Layer>],
        folded: &Folded,
        (words, tokens): (&[Range<usize>], &Tokens),
    ) {
        let are_same = self.at_words.iter().map(|(layer, _)| Arc::as_ptr(layer));
        if !are_same.eq(layers.iter().map(Arc::as_ptr)) {
            let at_words = layers.iter().map(|layer| (layer.clone(), Vec::new())).collect();
            *self = Self { at_words, ..Self::default() };
        }
        self.of_text.clear();
        self.slots.next_text();
        let mut tokens = tokens.all().iter().peekable();
        for word in words {
            let start = folded.original(word.start);
            while tokens.next_if(|token| token.end <= start).is_some() {}
            let is_in_token = tokens.peek().is_some_and(|token| token.start <= start);
            let number = if is_in_token { None } else { self.number(&folded.text, word) };
            self.of_text.push(number);
        }
    }

    /// The number of a word of a folded text. Finds out the facts about the word if it is
    /// new.
    fn number(&mut self, text: &str, word: &Range<usize>) -> Option<u32> {
        let number = match self.slots.slot(text.as_bytes(), word)? {
            Slot::Known(number) => return Some(number),
            Slot::New(number) => number,
        };
        keep(&mut self.points, number, norwegian_swedish::points_of(text.as_bytes(), word));
        for (layer, at_words) in &mut self.at_words {
            keep(at_words, number, layer.at_word(text, word));
        }
        Some(number)
    }

    /// The points of a word of the text; `None` if they are not known. `index` is the place
    /// of the word in the text.
    pub(super) fn points(&self, index: usize) -> Option<i32> {
        let number = (*self.of_text.get(index)?)?;
        self.points.get(number as usize).copied()
    }

    /// What a layer has at a word of the text; `None` if it is not known. `index` is the
    /// place of the word in the text.
    pub(super) fn at_word(&self, layer: usize, index: usize) -> Option<&AtWord> {
        let number = (*self.of_text.get(index)?)?;
        self.at_words.get(layer)?.1.get(number as usize)
    }
}
