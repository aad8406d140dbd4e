//! Finds hashtags that people use, to be suggested in place of a similar one that nobody
//! uses.

use std::{collections::HashMap, iter};

use super::Use;
use crate::hashtags::folded_tag;

/// A hashtag is compared with at most this number of other hashtags: those that the
/// most accounts use.
const MOST_COMPARED: usize = 50_000;

/// The most hashtags that are suggested in place of one.
const MOST_SUGGESTED: usize = 3;

/// The fewest characters of a hashtag that is suggested because it is a part of another
/// hashtag, as `#klima` is of `#klimatilpasning`. Shorter parts (*for*, *dag*) seldom are a
/// topic.
const SHORTEST_SUGGESTED: usize = 4;

/// A hashtag is suggested because it shares a word with another hashtag only if the word
/// has at least this number of characters.
const SHORTEST_SHARED: usize = 5;

/// The hashtags that may be suggested in place of another.
#[derive(Debug, Default)]
pub(super) struct Similar {
    /// The hashtags, those of the most accounts first.
    candidates: Vec<Candidate>,
    /// The index in `candidates` of each candidate, by its folded form.
    by_tag: HashMap<Box<str>, usize>,
    /// For each word of at least [`SHORTEST_SHARED`] characters, the candidates that contain
    /// this word and others; the candidates of the most accounts come first.
    by_word: HashMap<Box<str>, Vec<usize>>,
    /// The indexes of the candidates, by the length of their folded forms in characters.
    by_length: HashMap<usize, Vec<usize>>,
}

/// A hashtag that may be suggested in place of another.
#[derive(Debug)]
pub(super) struct Candidate {
    /// The folded form that all its spellings share.
    pub(super) tag: Box<str>,
    /// Its commonest spelling.
    spelling: Box<str>,
    /// How many accounts use it.
    pub(super) accounts: u32,
    /// The characters that it has, as a set of bits: see [`letters`].
    letters: u64,
}

impl Similar {
    /// Collects the hashtags that several accounts use.
    pub(super) fn new(tags: &HashMap<String, Use>) -> Self {
        let mut used: Vec<(&String, &Use)> =
            tags.iter().filter(|(_, used)| 2 <= used.accounts).collect();
        used.sort_unstable_by_key(|(tag, used)| (std::cmp::Reverse(used.accounts), *tag));
        used.truncate(MOST_COMPARED);
        let mut similar = Self::default();
        for (tag, used) in used {
            similar.add(tag, used);
        }
        similar
    }

    fn add(&mut self, tag: &str, used: &Use) {
        let number = self.candidates.len();
        let spelling = if used.spelling.is_empty() { tag } else { &used.spelling };
        self.by_tag.insert(tag.into(), number);
        self.by_length.entry(tag.chars().count()).or_default().push(number);
        let parts = words(spelling).filter(|word| **word != *tag);
        for word in parts.filter(|word| SHORTEST_SHARED <= word.chars().count()) {
            self.by_word.entry(word.into()).or_default().push(number);
        }
        let (accounts, letters) = (used.accounts, letters(tag));
        let candidate = Candidate { tag: tag.into(), spelling: spelling.into(), accounts, letters };
        self.candidates.push(candidate);
    }

    /// The candidate with this folded form; `None` if there is none.
    pub(super) fn candidate(&self, tag: &str) -> Option<&Candidate> {
        self.by_tag.get(tag).map(|number| &self.candidates[*number])
    }

    /// The spellings of the candidates that are most similar to the tag `written`, the most
    /// similar first. `together` are the tags that people use in the same posts as that tag.
    /// Candidates for which `is_fit` returns false are left out.
    pub(super) fn like<'n>(
        &'n self,
        written: &str,
        together: impl Iterator<Item = &'n Candidate>,
        is_fit: impl Fn(&Candidate) -> bool,
    ) -> Vec<&'n str> {
        let tag = folded_tag(written);
        let mut found: Vec<&Candidate> = Vec::new();
        let written_alike = self.written_like(&tag, &is_fit);
        let with_word = self.with_word_of(written, &tag);
        for candidate in written_alike.into_iter().chain(together).chain(with_word) {
            let is_new = found.iter().all(|known| known.tag != candidate.tag);
            if is_new && *candidate.tag != *tag && is_fit(candidate) {
                found.push(candidate);
            }
            if found.len() == MOST_SUGGESTED {
                break;
            }
        }
        found.into_iter().map(|candidate| &*candidate.spelling).collect()
    }

    /// The candidates whose folded form differs from `tag` in at most a quarter of its
    /// characters, and in at most two; the most similar come first. Candidates for which
    /// `is_fit` returns false are left out before any difference is computed, which is
    /// slow.
    fn written_like(&self, tag: &str, is_fit: impl Fn(&Candidate) -> bool) -> Vec<&Candidate> {
        let length = tag.chars().count();
        let limit = (length / 4).min(2);
        if limit == 0 {
            return Vec::new();
        }
        let own = letters(tag);
        let lengths = (length - limit..=length + limit).filter_map(|len| self.by_length.get(&len));
        let mut found: Vec<(usize, usize)> = lengths
            .flatten()
            // Each edit adds or removes at most two bits of the set.
            .filter(|number| {
                let other = self.candidates[**number].letters;
                (own ^ other).count_ones() as usize <= 2 * limit
            })
            .filter(|number| is_fit(&self.candidates[**number]))
            .map(|number| {
                (strsim::damerau_levenshtein(tag, &self.candidates[*number].tag), *number)
            })
            .filter(|(distance, _)| *distance <= limit)
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, number)| &self.candidates[number]).collect()
    }

    /// Returns first the candidates that are one of the words of a tag, or the beginning or
    /// end of the tag, such as `klima` of `klimatilpasning`; then those that share a word with
    /// it. `tag` is `written` in folded form.
    fn with_word_of<'n>(
        &'n self,
        written: &str,
        tag: &str,
    ) -> impl Iterator<Item = &'n Candidate> + use<'n> {
        let words: Vec<String> = words(written).collect();
        let ends = tag.char_indices().flat_map(|(at, _)| [&tag[..at], &tag[at..]]);
        let is_long = |part: &&str| SHORTEST_SUGGESTED <= part.chars().count();
        let mut parts: Vec<&str> = ends.filter(is_long).collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        let whole: Vec<&Candidate> = (words.iter().map(String::as_str).chain(parts))
            .filter_map(|part| self.candidate(part))
            .collect();
        let sharing: Vec<&Candidate> = words
            .iter()
            .filter_map(|word| self.by_word.get(word.as_str()))
            .flat_map(|numbers| numbers.iter().take(2 * MOST_SUGGESTED))
            .map(|number| &self.candidates[*number])
            .collect();
        whole.into_iter().chain(sharing)
    }
}

/// The words of a hashtag in folded form: `KlimaTilpasning2026` has *klima* and
/// *tilpasning*. Short words are left out.
fn words(written: &str) -> impl Iterator<Item = String> + use<'_> {
    let mut rest = written;
    let words = iter::from_fn(move || {
        rest = rest.trim_start_matches(|char: char| !char.is_alphabetic());
        let mut chars = rest.char_indices().skip_while(|(_, char)| char.is_uppercase());
        let end = chars.find(|(_, char)| !char.is_alphabetic() || char.is_uppercase());
        let end = end.map_or(rest.len(), |(at, _)| at);
        let (word, after) = rest.split_at(end);
        rest = after;
        (!word.is_empty()).then(|| folded_tag(word).into_owned())
    });
    words.filter(|word| SHORTEST_SUGGESTED <= word.chars().count())
}

/// The characters that a tag has, as a set of 64 bits. Characters whose code points
/// differ by a multiple of 64 share a bit.
fn letters(tag: &str) -> u64 {
    tag.chars().fold(0, |letters, char| letters | 1 << (u32::from(char) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &[&str]) {
        let used = |accounts, spelling: &str| Use {
            accounts,
            spelling: spelling.into(),
            ..Use::default()
        };
        let tags = [
            ("Klima", 90),
            ("KlimaTilpasning", 40),
            ("dkpol", 500),
            ("Lindhavn", 12),
            ("LindhavnFestival", 9),
            ("kunmig", 1),
        ];
        let tags = tags
            .map(|(spelling, accounts)| {
                (folded_tag(spelling).into_owned(), used(accounts, spelling))
            })
            .into();
        let near = Similar::new(&tags);
        let together = ["dkpol"].iter().filter_map(|tag| near.candidate(tag));
        let together = together.filter(|_| written == "sitsdown");
        let found = near.like(written, together, |candidate| 5 <= candidate.accounts);
        assert_eq!(found, expected, "{written}");
    }

    #[test]
    fn tags_that_are_like_one_are_named() {
        check("klimatilpasing", &["KlimaTilpasning", "Klima"]);
        check("sitsdown", &["dkpol"]);
        check("LindhavnSitsDown", &["Lindhavn", "LindhavnFestival"]);
        check("lindhavnsitsdown", &["Lindhavn"]);
        check("KlimaDag2026", &["Klima", "KlimaTilpasning"]);
        check("kunmeg", &[]);
        check("xyz", &[]);
    }

    #[test]
    fn a_tag_has_words() {
        for (written, expected) in [
            ("KlimaTilpasning2026", vec!["klima", "tilpasning"]),
            ("stop_nu_nedslidning", vec!["stop", "nedslidning"]),
            ("ÅbentHus", vec!["aabent"]),
            ("DKPolitik", vec!["dkpolitik"]),
            ("2026", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(words(written).collect::<Vec<_>>(), expected, "{written}");
        }
    }
}
