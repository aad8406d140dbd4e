//! The automaton of a rulebook, which finds all its words in a text.

use std::sync::Arc;

use super::{
    List, Match, Pattern,
    boundary::Ends,
    built_in,
    inside_words::Inside,
    intent::{Intent, Model},
    layer::Layer,
    list::EXEMPT,
    matches::{Matches, Scratch},
    norwegian_swedish::is_neighbour,
    words::words_in,
};
use crate::tokens::Tokens;

/// All words, phrases, patterns and intents of a rulebook, compiled.
#[derive(Debug, Default)]
pub struct Automaton {
    /// The words and phrases. Words that were added to a finished automaton are in a
    /// layer of their own.
    pub(in crate::matcher) layers: Vec<Arc<Layer>>,
    pub(in crate::matcher) inside: Inside,
    pub(in crate::matcher) patterns: Vec<Arc<Pattern>>,
    pub(in crate::matcher) intents: Vec<Arc<Intent>>,
    /// The models of the intents. Intents may share a model, which is listed once.
    pub(in crate::matcher) models: Vec<Arc<Model>>,
    /// The number of word lists.
    pub(in crate::matcher) lists: u32,
}

impl Automaton {
    /// For each invalid pattern, why it is invalid.
    #[cfg(test)]
    pub(crate) fn mistakes(&self) -> Vec<String> {
        let mistakes = self.patterns.iter().filter_map(|pattern| pattern.mistake());
        mistakes.map(|error| error.to_string()).collect()
    }

    /// The patterns that have been compiled so far, because a text was searched for
    /// them.
    #[cfg(test)]
    pub(crate) fn compiled_patterns(&self) -> Vec<&str> {
        let compiled = self.patterns.iter().filter(|pattern| pattern.is_compiled());
        compiled.map(|pattern| pattern.as_str()).collect()
    }

    /// The number of words and phrases that were compiled when the program ran,
    /// rather than when it was built.
    #[cfg(test)]
    pub(crate) fn late_words(&self) -> usize {
        self.layers.iter().skip(1).map(|layer| layer.terms.len()).sum()
    }

    /// Finds every word, phrase and intent in a text, except in its tokens: links,
    /// mentions and tags. The matches are kept in `scratch`, so that the next scan
    /// can use its memory again.
    pub fn scan<'m>(
        &'m self,
        text: &'m str,
        tokens: &'m Tokens,
        scratch: &'m mut Scratch,
    ) -> Matches<'m> {
        self.find_words(text, tokens, None, scratch);
        scratch.hear(self, text);
        Matches::new(self, text, tokens, scratch)
    }

    /// Finds every word, phrase and intent in the text of a post. `language` is the BCP
    /// 47 tag that the post states; `None` if it states no language. In a Norwegian or
    /// Swedish text, only the words and patterns of the user's rulebook are found, and
    /// no intents.
    pub fn scan_post<'m>(
        &'m self,
        (text, language): (&'m str, Option<&str>),
        tokens: &'m Tokens,
        scratch: &'m mut Scratch,
    ) -> Matches<'m> {
        self.find_words(text, tokens, Some(Stated::by(language)), scratch);
        scratch.hear(self, text);
        Matches::new(self, text, tokens, scratch)
    }

    /// Finds every word and phrase in a text that is not a sentence, such as the name
    /// of a hashtag.
    pub(in crate::matcher) fn scan_name<'m>(
        &'m self,
        text: &'m str,
        tokens: &'m Tokens,
        scratch: &'m mut Scratch,
    ) -> Matches<'m> {
        self.find_words(text, tokens, None, scratch);
        Matches::new(self, text, tokens, scratch)
    }

    /// The layers with the words of the user's rulebook: all except the built-in layer.
    fn own_layers(&self) -> &[Arc<Layer>] {
        let built_in = self.layers.first().filter(|first| Arc::ptr_eq(first, &built_in::layer()));
        &self.layers[usize::from(built_in.is_some())..]
    }

    /// Finds every word and phrase in a text, except in its tokens, and indexes the
    /// matches in `scratch`. `stated` is the language that the post states; `None` if
    /// the text is not a post, so that it is never taken for Norwegian or Swedish.
    fn find_words(
        &self,
        text: &str,
        tokens: &Tokens,
        stated: Option<Stated>,
        scratch: &mut Scratch,
    ) {
        let Scratch { folded, all_words, words, found, possible, in_neighbours, .. } = scratch;
        folded.fold(text);
        found.clear();
        words_in(&folded.text, words);
        all_words.clone_from(words);
        *in_neighbours = stated.is_some_and(|stated| {
            stated != Stated::Other
                && is_neighbour(&folded.text, words, stated == Stated::Neighbours)
        });
        let layers = if *in_neighbours { self.own_layers() } else { &self.layers };
        self.inside.find_in(folded, (words, tokens), (found, possible));
        if *in_neighbours {
            found.retain(|found| built_in::LISTS <= found.list.0);
        }
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
                for layer in layers {
                    layer.matches_at(start, (folded, &mut ends), limit, text, found);
                }
            }
            in_running_text
        });
        if 0 < compounds {
            // The sort is stable, so that the compounds that begin at a place come
            // after the other matches that begin there.
            found.rotate_left(compounds);
            found.sort_by_key(|found| found.start);
        }
        drop_exempt(found);
        scratch.index_by_list(self);
    }
}

/// The language that a post states.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stated {
    /// No language: the post has no tag, or the tag is `und` (undetermined).
    Nothing,
    /// Norwegian or Swedish.
    Neighbours,
    /// Another language.
    Other,
}

impl Stated {
    /// What a post with this BCP 47 tag states.
    fn by(tag: Option<&str>) -> Self {
        let primary = tag.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default();
        match &*primary.to_ascii_lowercase() {
            "" | "und" => Self::Nothing,
            "no" | "nb" | "nn" | "sv" => Self::Neighbours,
            _ => Self::Other,
        }
    }
}

/// Drops the matches that an exempt word of the same list covers, and the exempt words
/// themselves (see [`EXEMPT`]).
fn drop_exempt(found: &mut Vec<Match>) {
    let is_exempt = |found: &Match| found.entry == EXEMPT as usize;
    if !found.iter().any(is_exempt) {
        return;
    }
    let exempt = found.iter().filter(|found| is_exempt(found));
    let mut exempt: Vec<(List, usize, usize)> =
        exempt.map(|found| (found.list, found.start, found.end)).collect();
    exempt.sort_unstable();
    // Turns the end of each exempt word into the greatest end so far in its list.
    for number in 1..exempt.len() {
        let (list, _, end) = exempt[number - 1];
        if exempt[number].0 == list {
            exempt[number].2 = exempt[number].2.max(end);
        }
    }
    found.retain(|found| {
        let after =
            exempt.partition_point(|(list, start, _)| (*list, *start) <= (found.list, found.start));
        let last = after.checked_sub(1).map(|last| exempt[last]);
        !is_exempt(found)
            && !last.is_some_and(|(list, _, end)| list == found.list && found.end <= end)
    });
}

#[cfg(test)]
mod tests;
