//! The words that a hashtag in small letters consists of.
//!
//! A hashtag is split into frequent words and small words (`på`, `vi`, `og`). Of all
//! ways to split it, the one with the fewest and longest parts is taken. A compound can
//! be split, too (`trafik|sikkerhed`), so a hashtag is a phrase only if its small words
//! are in places where a phrase has small words.

use super::{
    frequent_words::FrequentWords,
    hashtag_affixes::{
        ENDINGS, FIRST_IN_COMPOUNDS, PLACES, PREFIXES, STREETS, is_inflection, is_place,
    },
    hashtag_case::capitalised,
    hashtag_small_words::{SmallWordRole, SmallWordRoles, SmallWords},
};
use crate::language::Language;

/// The lengths, in bytes, of hashtags that are split.
const TAG: std::ops::RangeInclusive<usize> = 6..=80;

/// The most bytes of a part of a hashtag.
const WORD: usize = 26;

/// A hashtag with a capital at each word; `None` if it is not a phrase. `is_name`
/// returns whether a word is a name in the post.
pub(super) fn with_capitals(
    tag: &str,
    language: Language,
    small_words: &SmallWords,
    is_name: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let letters = tag.trim_end_matches(|char: char| char.is_ascii_digit());
    let known = [Language::Da, Language::En].map(FrequentWords::of);
    let is_word = known.iter().any(|words| words.contain(letters));
    if !TAG.contains(&letters.len()) || !letters.chars().all(char::is_alphabetic) || is_word {
        return None;
    }
    let split = Split { words: FrequentWords::of(language), language, small_words, is_name };
    let words = split.best(letters)?;
    split
        .is_phrase(&with_ending(&words, letters))
        .then(|| split.joined(&words) + &tag[letters.len()..])
}

/// The parts of a hashtag in which an ending of a word is one with the word before it, unless that is a
/// small word of several letters, as in `som|vi|er`.
fn with_ending<'t>(parts: &[TagPart<'t>], letters: &'t str) -> Vec<TagPart<'t>> {
    let mut parts = parts.to_vec();
    if let [.., before, last] = parts[..]
        && ENDINGS.contains(&last.text)
        && (!before.is_small() || before.text.len() == 1 || ["gør", "is"].contains(&before.text))
    {
        parts.truncate(parts.len() - 2);
        let text = &letters[letters.len() - before.text.len() - last.text.len()..];
        parts.push(TagPart { text, kind: PartKind::Word });
    }
    parts
}

/// How many letters of the next part count when a small word is tested for being the
/// beginning of a longer word.
const BEGINNING: usize = 4;

/// A part of a hashtag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct TagPart<'t> {
    text: &'t str,
    kind: PartKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PartKind {
    /// One of the small words.
    Small(SmallWordRoles),
    /// A frequent word.
    Word,
    /// A frequent word with the letter that joins it to the next word: `trafik|s`.
    Linked,
    /// A name in the post.
    Name,
    /// A text that ends as names of places do.
    Place,
}

/// What is known while a hashtag is split.
#[derive(Clone, Copy)]
struct Split<'a> {
    words: FrequentWords,
    language: Language,
    small_words: &'a SmallWords,
    is_name: &'a dyn Fn(&str) -> bool,
}

impl Split<'_> {
    /// The parts of the cheapest way to split a hashtag; `None` if it cannot be split.
    fn best<'t>(&self, tag: &'t str) -> Option<Vec<TagPart<'t>>> {
        let ends: Vec<usize> = tag.char_indices().map(|(at, _)| at).chain([tag.len()]).collect();
        // The cost of the best way up to each byte, and its last part.
        let mut best: Vec<Option<(usize, TagPart<'t>)>> = vec![None; tag.len() + 1];
        for (number, start) in ends.iter().enumerate() {
            let before = best[*start];
            if before.is_none() && 0 < *start {
                continue;
            }
            for end in ends[number + 1..].iter().take_while(|end| **end <= start + WORD) {
                let Some(part) = self.part(tag, *start, *end, before.map(|(_, part)| part)) else {
                    continue;
                };
                let cost = before.map_or(0, |(cost, _)| cost) + cost(part);
                if best[*end].is_none_or(|(known, _)| cost < known) {
                    best[*end] = Some((cost, part));
                }
            }
        }
        let (mut end, mut parts) = (tag.len(), Vec::new());
        while 0 < end {
            let (_, part) = best[end]?;
            end -= part.text.len();
            parts.push(part);
        }
        parts.reverse();
        Some(parts)
    }

    /// The part from byte `start` to byte `end` of a hashtag, which follows the part
    /// `before`. `None` if the text there is not a part.
    fn part<'t>(
        &self,
        tag: &'t str,
        start: usize,
        end: usize,
        before: Option<TagPart<'_>>,
    ) -> Option<TagPart<'t>> {
        let text = &tag[start..end];
        let kind = if let Some(roles) = self.small_words.of(text, self.language) {
            PartKind::Small(roles)
        } else if self.words.contain(text) {
            PartKind::Word
        } else if 3 < text.len() && (self.is_name)(text) {
            PartKind::Name
        } else if self.language != Language::Da {
            return None;
        } else if end < tag.len() && self.is_linked(text) {
            PartKind::Linked
        } else {
            let behind = before.is_some_and(|part| part.is_before()) && end == tag.len();
            let fits = behind || (start == 0 && end < tag.len());
            (fits && is_place(text)).then_some(PartKind::Place)?
        };
        Some(TagPart { text, kind })
    }

    /// Whether a text is a word and the letter that joins it to another.
    fn is_linked(&self, text: &str) -> bool {
        let word = text.strip_suffix(['s', 'e']);
        word.is_some_and(|word| 3 < word.len() && self.words.contain(word))
    }

    /// Whether small words show that the parts are a phrase.
    fn is_phrase(&self, parts: &[TagPart<'_>]) -> bool {
        // Names of places and streets begin with adjectives, too: Grønnegade.
        let is_place = parts.len() == 2
            && (PLACES.contains(&parts[1].text) || STREETS.contains(&parts[1].text));
        // Letters that only seem to be a small word hardly occur twice in one compound.
        // So do the letters of a prefix: `for|ande|ring|er`.
        let is_prefix = |at: usize| at == 0 && PREFIXES.contains(&parts[at].text);
        let counts = |at: &usize| {
            !is_prefix(*at) && is_small_within(parts, *at) && self.is_separate(parts, *at)
        };
        let smaller: Vec<&TagPart<'_>> =
            (0..parts.len()).filter(counts).map(|at| &parts[at]).collect();
        let several = 1 < smaller.len() && smaller.iter().any(|part| 2 < part.text.len());
        !is_place
            && (2 < parts.len() && several || (0..parts.len()).any(|at| self.shows(parts, at)))
    }

    /// Whether a part is a word of its own. It is not if it makes a frequent word
    /// together with the part before it, is the middle of one, or begins one together with the
    /// first letters of the part after it: in `cykeltilbud`, `til` begins `tilbud`, and so does `om`
    /// in `byg|som|råder`.
    fn is_separate(&self, parts: &[TagPart<'_>], at: usize) -> bool {
        let word = parts[at].text;
        let before = at.checked_sub(1).map_or("", |before| parts[before].text);
        let after = parts.get(at + 1).map_or("", |after| after.text);
        let joined = format!("{before}{word}");
        let is_middle = || {
            let with_next: String = joined.chars().chain(after.chars().next()).collect();
            !before.is_empty() && !after.is_empty() && self.words.begin_with(&with_next)
        };
        if self.language == Language::Da && (is_inflection(before, word, after) || is_middle()) {
            return false;
        }
        // A noun with the article counts with all its letters. Of other words, only
        // the first letters count, because verbs have many endings.
        let is_noun = parts.get(at + 1).is_some_and(|after| self.is_definite(after));
        let most = if is_noun { after.len() } else { BEGINNING };
        let letters: String = after.chars().take(most).collect();
        let begins =
            |word: &str| !after.is_empty() && self.words.begin_with(&format!("{word}{letters}"));
        let linked = word.strip_prefix('s').filter(|rest| 1 < rest.len() && !before.is_empty());
        let is_word = !before.is_empty() && self.words.contain(&joined);
        !is_word && !begins(word) && !linked.is_some_and(begins)
    }

    /// Whether the part with index `at` shows that the hashtag is a phrase.
    fn shows(&self, parts: &[TagPart<'_>], at: usize) -> bool {
        let PartKind::Small(roles) = parts[at].kind else { return false };
        let before = at.checked_sub(1).and_then(|before| parts.get(before));
        let shows = match (before, parts.get(at + 1)) {
            (None, Some(after)) => self.begins(parts[at].text, roles, after, parts.len()),
            (Some(before), Some(after)) => {
                roles.have(SmallWordRole::Certain) || joins(&parts[at], roles, before, after)
            }
            (Some(_), None) => roles.have(SmallWordRole::Certain),
            (None, None) => false,
        };
        shows && self.is_separate(parts, at)
    }

    /// Whether `word`, the first part of a hashtag, begins a phrase. `next` is the part after
    /// it, and `words` the number of parts.
    fn begins(&self, word: &str, roles: SmallWordRoles, next: &TagPart<'_>, words: usize) -> bool {
        // `hjemme|computer` and `ikke|ryger` are compounds.
        let in_compound = words == 2 && !next.is_small() && FIRST_IN_COMPOUNDS.contains(&word);
        if in_compound {
            return false;
        }
        if roles.have(SmallWordRole::Certain)
            || (roles.have(SmallWordRole::Order) && (self.is_definite(next) || next.is_small()))
        {
            return true;
        }
        // After a pronoun of two letters, only a verb: `vi|løber`, but not `vi|trin`.
        let fits = match (word.len(), next.kind) {
            (_, PartKind::Small(_)) => 2 < words,
            (2, _) => next.text.ends_with(['r', 's']) && 3 < next.text.len(),
            _ => 3 < next.text.len() && !self.is_definite(next),
        };
        roles.have(SmallWordRole::First) && fits
    }

    /// Whether a Danish word has the article at its end: `livet`, `børnene`, `vinduet`.
    fn is_definite(&self, part: &TagPart<'_>) -> bool {
        const ARTICLES: [&str; 7] = ["erne", "ene", "rne", "ne", "en", "et", "n"];
        let is_noun = |noun: &str| {
            let single = noun.char_indices().next_back().map_or("", |(last, _)| &noun[..last]);
            let is_doubled = single.chars().next_back() == noun.chars().next_back();
            self.words.contain(noun) || (is_doubled && self.words.contain(single))
        };
        let has = |article: &&str| part.text.strip_suffix(*article).is_some_and(is_noun);
        let neuter = part.text.strip_suffix('t').filter(|noun| noun.ends_with('e'));
        self.language == Language::Da && (ARTICLES.iter().any(has) || neuter.is_some_and(is_noun))
    }

    /// The parts joined, each with a capital, except that a compound has only one:
    /// `TrafiksikkerhedForAlle`.
    fn joined(&self, parts: &[TagPart<'_>]) -> String {
        let mut better = String::new();
        let mut before = None;
        for part in parts {
            let in_compound = before.is_some_and(|before| self.is_compound(before, part));
            better += &if in_compound { part.text.to_owned() } else { capitalised(part.text) };
            before = Some(part);
        }
        better
    }

    /// Whether two parts are one compound. A verb or an adjective is not the first part
    /// of a compound.
    fn is_compound(&self, before: &TagPart<'_>, part: &TagPart<'_>) -> bool {
        let first = match before.kind {
            PartKind::Linked => true,
            PartKind::Word => !before.text.ends_with(['r', 'e', 't']),
            PartKind::Small(_) | PartKind::Name | PartKind::Place => false,
        };
        let is_part = matches!(part.kind, PartKind::Word | PartKind::Linked);
        self.language == Language::Da && first && is_part
    }
}

impl TagPart<'_> {
    fn is_small(&self) -> bool {
        matches!(self.kind, PartKind::Small(_))
    }

    fn is_before(&self) -> bool {
        matches!(self.kind, PartKind::Small(roles) if roles.have(SmallWordRole::Before))
    }

    fn is_long(&self) -> bool {
        3 < self.text.len()
    }
}

/// Whether a part is a small word that is hardly ever a piece of a longer word.
fn is_small_within(parts: &[TagPart<'_>], at: usize) -> bool {
    let PartKind::Small(roles) = parts[at].kind else { return false };
    1 < parts[at].text.len() && (at == 0 || !roles.have(SmallWordRole::Order))
}

/// Whether a small word between two parts makes the three of them a phrase.
fn joins(
    word: &TagPart<'_>,
    roles: SmallWordRoles,
    before: &TagPart<'_>,
    after: &TagPart<'_>,
) -> bool {
    let short = before.text.len() < 3 || after.text.len() < 3 || before.kind == PartKind::Linked;
    // `dig|i|talt`: a single letter after a small word is not a word of its own.
    let letter = word.text.len() == 1 && before.is_small();
    let between = roles.have(SmallWordRole::Between) && (before.is_long() || after.is_long());
    let follows = roles.have(SmallWordRole::Before) && !before.is_before();
    !short && !letter && (between || (follows && after.is_long() && after.kind != PartKind::Linked))
}

/// What a part costs. A long word costs less than a short one, so that few and long
/// words win. A text that only ends as a name of a place costs more than any word.
fn cost(part: TagPart<'_>) -> usize {
    let length = part.text.len();
    match part.kind {
        // A single letter is nearly always part of a longer word.
        PartKind::Small(_) if length == 1 => 220,
        PartKind::Small(_) => 170 - 7 * length.min(12),
        PartKind::Word | PartKind::Name => 200 - 7 * length.min(12),
        PartKind::Linked => 210 - 7 * length.min(12),
        // A frequent word that happens to end in this way costs less.
        PartKind::Place => 240 + 10 * length,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Small words as the lexicons have them.
    fn parts() -> SmallWords {
        let lists: [(&str, &[&str]); 6] = [
            ("certain", &["altid", "hjemme"]),
            ("first", &["vi", "gode", "nyt", "grønne"]),
            ("between", &["og", "du"]),
            ("before", &["i", "på", "for", "til", "med"]),
            ("orders", &["stop", "kør", "pas"]),
            ("small", &["er", "en", "et", "se", "dig", "der", "ud"]),
        ];
        SmallWords::of_words(&lists)
    }

    #[track_caller]
    fn check(tag: &str, expected: Option<&str>) {
        let is_name = |word: &str| word == "lindhavn";
        let better = with_capitals(tag, Language::Da, &parts(), &is_name);
        assert_eq!(better.as_deref(), expected, "{tag}");
    }

    #[test]
    fn phrases_are_split() {
        check("børnpåcykel", Some("BørnPåCykel"));
        check("altidpåvej", Some("AltidPåVej"));
        check("stoptyven", Some("StopTyven"));
        check("vierdanmark", Some("ViErDanmark"));
        check("vandogvarme2026", Some("VandOgVarme2026"));
        check("gamleskilteilindhavn", Some("GamleSkilteILindhavn"));
        check("godevanerhjemme", Some("GodeVanerHjemme"));
        check("kaffeistrandby", Some("KaffeIStrandby"));
        check("skolevejibørnehøjde", Some("SkolevejIBørnehøjde"));
    }

    #[test]
    fn compounds_are_not() {
        for compound in [
            "indbyggerne",
            "festivals",
            "trafikanten",
            "traditionaliseret",
            "hjemmecomputer",
            "byggeområderne",
            "toogtyvende",
            "forpagteren",
            "trafiksikkerhed",
            "kulturnat",
            "børnehave",
            "cykelmedtagning",
            "vejudvidelse",
            "pålandsvind",
            "tilbudsavis",
            "digitalisering",
            "grønnegade",
            "nytårstale",
            "forældremøde",
            "kommune",
            "qwrtpsdfg",
            "kv2025",
            "cykel_på_vej",
            "",
        ] {
            check(compound, None);
        }
    }
}
