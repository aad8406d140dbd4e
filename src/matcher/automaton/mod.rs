//! The automaton of a rulebook, which finds all its words in a text.

use std::{ops::Range, sync::Arc};

use super::{
    ListId, Match, Pattern,
    boundary::Ends,
    built_in,
    inside_words::Inside,
    intent::{Intent, Model},
    layer::{Layer, Search},
    list::{EXEMPT, ListKind},
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
    /// The intent of a list; `None` for a list of words or a pattern.
    pub(crate) fn intent(&self, list: ListId) -> Option<&Intent> {
        match list.kind() {
            ListKind::Intent(number) => self.intents.get(number).map(Arc::as_ref),
            ListKind::Words | ListKind::Pattern(_) => None,
        }
    }

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

    /// The numbers of the layers with the words of the user's rulebook: all except the
    /// built-in layer.
    fn own_layers(&self) -> Range<usize> {
        let built_in = self.layers.first().filter(|first| Arc::ptr_eq(first, &built_in::layer()));
        usize::from(built_in.is_some())..self.layers.len()
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
        let Scratch { folded, all_words, found, possible, in_neighbours, facts, .. } = scratch;
        folded.fold(text);
        found.clear();
        words_in(&folded.text, all_words);
        facts.clear_text();
        // The words of a post are probably also in other posts.
        if stated.is_some() {
            let sought = (&*self.layers, &*self.models);
            facts.look_up(sought, folded, (all_words, tokens));
        }
        *in_neighbours = stated.is_some_and(|stated| {
            let (known, is_stated) = (|index| facts.points(index), stated == Stated::Neighbours);
            stated != Stated::Other && is_neighbour(&folded.text, all_words, known, is_stated)
        });
        self.inside.find_in(folded, (all_words, tokens), (found, possible));
        if *in_neighbours {
            found.retain(|found| built_in::LISTS <= found.list.0);
        }
        let compounds = found.len();
        self.find_terms(text, tokens, scratch);
        let found = &mut scratch.found;
        if 0 < compounds {
            // The sort is stable, so that the compounds that begin at a place come
            // after the other matches that begin there.
            found.rotate_left(compounds);
            found.sort_by_key(|found| found.start);
        }
        drop_exempt(found);
        scratch.index_by_list(self);
    }

    /// Finds the terms at the words of a text that is folded already, except in its tokens.
    fn find_terms(&self, text: &str, tokens: &Tokens, scratch: &mut Scratch) {
        let Scratch { folded, all_words, words, found, in_neighbours, facts, .. } = scratch;
        let layers = if *in_neighbours { self.own_layers() } else { 0..self.layers.len() };
        let ends = Ends::in_text(&folded.text);
        let mut search = Search { folded, text, ends, limit: 0, found };
        let mut masked = tokens.all().iter().peekable();
        words.clear();
        for (index, word) in all_words.iter().enumerate() {
            let own = folded.original(word.start)..folded.original(word.end);
            while masked.next_if(|token| token.end <= own.start).is_some() {}
            search.limit = masked.peek().map_or(usize::MAX, |token| token.start);
            if search.limit <= own.start {
                continue;
            }
            words.push(own);
            for number in layers.clone() {
                let layer = &self.layers[number];
                match facts.at_word(number, index) {
                    Some(at_word) => layer.matches_of(at_word, word, &mut search),
                    None => layer.matches_at(word.start, &mut search),
                }
            }
        }
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
    let mut exempt: Vec<(ListId, usize, usize)> =
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
