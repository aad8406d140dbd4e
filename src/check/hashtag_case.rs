//! Hashtags of several words without capitals between them.

use std::{
    borrow::Cow,
    cell::OnceCell,
    collections::{BTreeSet, HashSet},
    ops::Bound,
    sync::Arc,
};

use super::{
    Features, Hit, Needs, Subject, hashtag_small_words::SmallWords, hashtag_split,
    read_matcher::texts,
};
use crate::{
    language::{Language, TextLanguage},
    matcher::{Vocabulary, folded},
    message::Message,
    tokens::{Token, tag_name},
    window::Window,
    yaml::{Node, Reader},
};

/// A hashtag of several words must have a capital at the beginning of each.
#[derive(Clone, Debug, Default)]
pub struct HashtagCase {
    /// Established hashtags and abbreviations that need no capitals, folded and
    /// without `#`.
    known: Arc<BTreeSet<String>>,
    /// Phrases that hashtags are made of, folded. After a `*` at the end, further
    /// words may follow.
    phrases: Arc<BTreeSet<String>>,
    /// The small words by which other phrases are distinguished from compounds.
    small_words: SmallWords,
}

/// The number of letters above which the rest of a hashtag after a phrase is assumed
/// to be several words.
const LONG_REST: usize = 7;

impl HashtagCase {
    /// Reads `{known: LEXICON, phrases: LEXICON}`, and the lexicons of small words
    /// (see [`SmallWords::read`]).
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let mut case = base.cloned().unwrap_or_default();
        let mut fields = reader.fields(node)?;
        for (key, list) in [("known", &mut case.known), ("phrases", &mut case.phrases)] {
            if let Some(texts) =
                fields.optional(key, |node, reader| texts(node, reader, vocabulary))
            {
                *list = texts;
            }
        }
        case.small_words.read(&mut fields, vocabulary);
        fields.finish();
        Some(case)
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::HASH)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let names = OnceCell::new();
        let hit = |tag: &Token| {
            let name = tag_name(subject.slice(tag.range()));
            let low = self.in_one_case(name)?;
            let better = self.split(&low, subject, &names).or_else(|| self.by_phrase(&low))?;
            let label = Message::new("label-tag-case").with("better", format!("#{better}"));
            Some(Hit::text(tag.range(), label))
        };
        subject.tokens.hashtags().filter_map(hit).collect()
    }

    /// The hashtag in small letters; `None` if it mixes small and capital letters, or
    /// is an established hashtag.
    fn in_one_case<'t>(&self, tag: &'t str) -> Option<Cow<'t, str>> {
        let one_case = !tag.chars().any(char::is_uppercase) || !tag.chars().any(char::is_lowercase);
        let low = folded(tag);
        (one_case && !self.known.contains(&*low)).then_some(low)
    }

    /// The hashtag with a capital at each word; `None` unless frequent words show that
    /// it is a phrase. Only Danish and English words are known.
    fn split(
        &self,
        low: &str,
        subject: &Subject<'_, '_>,
        names: &OnceCell<HashSet<String>>,
    ) -> Option<String> {
        let own = |word: &str| names.get_or_init(|| names_in(subject)).contains(word);
        let split = |language| hashtag_split::with_capitals(low, language, &self.small_words, &own);
        match subject.language() {
            TextLanguage::Other => None,
            // Danish authorities use English hashtags, too.
            TextLanguage::In(_) | TextLanguage::DanishOrNorwegian | TextLanguage::Unclear => {
                [Language::Da, Language::En].into_iter().find_map(split)
            }
        }
    }

    /// The hashtag with a capital at each word that is known; `None` unless it begins
    /// with a listed phrase (`vi er*`).
    fn by_phrase(&self, low: &str) -> Option<String> {
        let split = |phrase: &String| after(low, phrase).map(|rest| (phrase.clone(), rest));
        // Few phrases begin with the same letter, so the others are skipped quickly.
        let first = &low[..low.chars().next()?.len_utf8()];
        let possible = self.phrases.range::<str, _>((Bound::Included(first), Bound::Unbounded));
        let possible = possible.take_while(|phrase| phrase.starts_with(first));
        let (phrase, rest) = possible.filter_map(split).min_by_key(|(_, rest)| rest.len())?;
        let mut better: String = words(&phrase).map(capitalised).collect();
        // A long rest may be several words, and where each begins is unknown.
        better +=
            &if LONG_REST < rest.chars().count() { "…".to_owned() } else { capitalised(rest) };
        Some(better)
    }
}

/// The words of the post that begin with a capital, as names do, folded.
fn names_in(subject: &Subject<'_, '_>) -> HashSet<String> {
    let words = subject.matches.words().iter().map(|range| subject.slice(range.clone()));
    let capitalised = words.filter(|word| word.starts_with(char::is_uppercase));
    capitalised.map(|name| folded(name).into_owned()).collect()
}

/// The words of a phrase.
fn words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.trim_end_matches('*').split(' ')
}

/// The rest of a hashtag after a phrase at its beginning. `None` if the hashtag does
/// not begin with the phrase, if the rest is a single letter, or if there is a rest
/// although the phrase does not end with `*`.
fn after<'t>(tag: &'t str, phrase: &str) -> Option<&'t str> {
    let rest = words(phrase).try_fold(tag, |rest, word| rest.strip_prefix(word))?;
    match rest.chars().count() {
        0 => Some(rest),
        // With one more letter, the last word is probably a longer word.
        1 => None,
        _ => phrase.ends_with('*').then_some(rest),
    }
}

pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str, expected: Option<&str>) {
        let phrases = ["vi er*", "din by", "sammen om*", "nej til*", "nej tak*"];
        let case = HashtagCase {
            known: BTreeSet::from(["fmdk", "nejtak"].map(str::to_owned)).into(),
            phrases: BTreeSet::from(phrases.map(str::to_owned)).into(),
            small_words: SmallWords::default(),
        };
        let better = case.in_one_case(tag).and_then(|low| case.by_phrase(&low));
        assert_eq!(better.as_deref(), expected, "{tag}");
    }

    #[test]
    fn phrases_are_distinguished_from_compounds() {
        check("viervejle", Some("ViErVejle"));
        check("VIERVEJLE", Some("ViErVejle"));
        check("ViErVejle", None);
        check("vierallesammentilstede", Some("ViEr…"));
        check("dinby", Some("DinBy"));
        check("dinbyg", None);
        check("dinbydel", None);
        check("sammenomlindhavn", Some("SammenOm…"));
        check("nejtak", None);
        check("vietnam", None);
        check("anderledes", None);
        check("klimatilpasning", None);
        check("videnskab", None);
        check("fmdk", None);
    }
}
