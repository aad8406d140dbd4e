//! What was found out about the words of earlier texts, so that it need not be computed again
//! for each text.

use std::{ops::Range, sync::Arc};

use super::{
    fold::Folded,
    intent::{Model, WordSums},
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
    /// Models, and the sums of each over the features of each known word.
    sums: Vec<(Arc<Model>, Vec<WordSums>)>,
    /// For each word of the text, its number; `None` if it has none.
    of_text: Vec<Option<u32>>,
    spelled: Vec<u8>,
}

impl WordFacts {
    /// Forgets which words the text has.
    pub(super) fn clear_text(&mut self) {
        self.of_text.clear();
    }

    /// Looks up the words of a folded text, except those in its tokens. The facts are those
    /// of these layers and models.
    pub(super) fn look_up(
        &mut self,
        (layers, models): (&[Arc<Layer>], &[Arc<Model>]),
        folded: &Folded,
        (words, tokens): (&[Range<usize>], &Tokens),
    ) {
        if !self.is_about(layers, models) {
            *self = Self {
                at_words: layers.iter().map(|layer| (layer.clone(), Vec::new())).collect(),
                sums: models.iter().map(|model| (model.clone(), Vec::new())).collect(),
                ..Self::default()
            };
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

    /// Whether the facts are those of these layers and models.
    fn is_about(&self, layers: &[Arc<Layer>], models: &[Arc<Model>]) -> bool {
        let own_layers = self.at_words.iter().map(|(layer, _)| Arc::as_ptr(layer));
        let own_models = self.sums.iter().map(|(model, _)| Arc::as_ptr(model));
        own_layers.eq(layers.iter().map(Arc::as_ptr))
            && own_models.eq(models.iter().map(Arc::as_ptr))
    }

    /// The number of a word of a folded text. Finds out the facts about the word if it is
    /// new.
    fn number(&mut self, text: &str, word: &Range<usize>) -> Option<u32> {
        let number = match self.slots.slot(text.as_bytes(), word)? {
            Slot::Known(number) => return Some(number),
            Slot::New(number) => number,
        };
        let letters = &text[word.clone()];
        keep(&mut self.points, number, norwegian_swedish::points_of(text.as_bytes(), word));
        for (layer, at_words) in &mut self.at_words {
            keep(at_words, number, layer.at_word(text, word));
        }
        for (model, sums) in &mut self.sums {
            keep(sums, number, model.word_sums(letters, &mut self.spelled));
        }
        Some(number)
    }

    /// The number of a word of the text; `None` if nothing is known about it. `index` is the
    /// place of the word in the text.
    fn known(&self, index: usize) -> Option<usize> {
        self.of_text.get(index).copied().flatten().map(|number| number as usize)
    }

    /// The points of a word of the text; `None` if they are not known.
    pub(super) fn points(&self, index: usize) -> Option<i32> {
        self.points.get(self.known(index)?).copied()
    }

    /// What a layer has at a word of the text; `None` if it is not known.
    pub(super) fn at_word(&self, layer: usize, index: usize) -> Option<&AtWord> {
        self.at_words.get(layer)?.1.get(self.known(index)?)
    }

    /// The sums of a model over the features of a word of the text; `None` if they are not
    /// known. `model` is the number of the model in the automaton.
    pub(super) fn sums(&self, model: usize, index: usize) -> Option<&WordSums> {
        self.sums.get(model)?.1.get(self.known(index)?)
    }
}
