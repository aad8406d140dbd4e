//! The automaton of a rulebook, and the scan of a text.

use std::sync::Arc;

use super::{
    Pattern,
    boundary::Ends,
    compound::Compounds,
    intent::{Cues, Intent},
    layer::Layer,
    matches::{Matches, Scratch},
    pattern::Literals,
    words::words_in,
};
use crate::tokens::Tokens;

/// All words, phrases, patterns and intents of a rulebook, compiled.
#[derive(Debug, Default)]
pub struct Automaton {
    /// The words and phrases. Later layers are of what was added later.
    pub(in crate::matcher) layers: Vec<Arc<Layer>>,
    pub(in crate::matcher) compounds: Compounds,
    pub(in crate::matcher) patterns: Vec<Arc<Pattern>>,
    pub(in crate::matcher) literals: Literals,
    pub(in crate::matcher) intents: Vec<Arc<Intent>>,
    pub(in crate::matcher) cues: Cues,
    /// The number of word lists.
    pub(in crate::matcher) lists: u32,
}

impl Automaton {
    /// Why patterns are invalid, those that are.
    #[cfg(test)]
    pub(crate) fn mistakes(&self) -> Vec<String> {
        let mistakes = self.patterns.iter().filter_map(|pattern| pattern.mistake());
        mistakes.map(|error| error.to_string()).collect()
    }

    /// The number of words and phrases that were not compiled when the program was
    /// built.
    #[cfg(test)]
    pub(crate) fn late_words(&self) -> usize {
        self.layers.iter().skip(1).map(|layer| layer.terms.len()).sum()
    }

    /// Finds every word and phrase in a text. Its tokens are not searched. The
    /// matches are kept in `scratch`, whose memory the next scan uses again.
    pub fn scan<'m>(
        &'m self,
        text: &'m str,
        tokens: &'m Tokens,
        scratch: &'m mut Scratch,
    ) -> Matches<'m> {
        let Scratch { folded, words, found, .. } = scratch;
        folded.fold(text);
        found.clear();
        words_in(&folded.text, words);
        self.compounds.find_in(folded, words, tokens, found);
        let compounds = found.len();
        let mut ends = Ends::in_text(&folded.text);
        let mut masked = tokens.all().iter().peekable();
        words.retain_mut(|word| {
            let start = word.start;
            *word = folded.original(word.start)..folded.original(word.end);
            while masked.next_if(|token| token.end <= word.start).is_some() {}
            let limit = masked.peek().map_or(usize::MAX, |token| token.start);
            let in_running_text = word.start < limit;
            if in_running_text {
                for layer in &self.layers {
                    layer.matches_at(start, (folded, &mut ends), limit, text, found);
                }
            }
            in_running_text
        });
        if 0 < compounds {
            // In stable order, the compounds at a place come last.
            found.rotate_left(compounds);
            found.sort_by_key(|found| found.start);
        }
        scratch.index(self);
        Matches::new(self, text, tokens, scratch)
    }
}

#[cfg(test)]
mod tests;
