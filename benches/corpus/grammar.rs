//! A grammar of sentences: words with their inflection, and productions that are
//! made of words and of other productions. `danish.txt` and `english.txt` contain
//! one each; `mod.rs` explains how they are written.

use std::collections::HashMap;

use super::draws::{Draws, cumulative_ranks};

/// The words and productions of a language.
pub(super) struct Grammar {
    nouns: Words,
    verbs: Words,
    adjectives: Words,
    productions: HashMap<&'static str, Vec<&'static str>>,
    /// Whether the language is Danish, in which compounds are written as one word
    /// and nouns have genders.
    is_danish: bool,
}

/// Words of a class, the common ones first.
#[derive(Default)]
struct Words {
    /// Every form of each word.
    forms: Vec<Vec<String>>,
    ranks: Vec<u64>,
}

impl Words {
    fn add(&mut self, suffixes: &str, stems: &str) {
        for stem in stems.split_whitespace() {
            let form = |suffix: &str| format!("{stem}{}", suffix.trim_matches('-'));
            let inflected = suffixes.split_whitespace().map(form);
            self.forms.push(std::iter::once(stem.to_owned()).chain(inflected).collect());
        }
    }

    /// Gives each word a random rank, because the words are in the order of their
    /// inflection in the file.
    fn rank(&mut self, draws: &mut Draws) {
        for last in (1..self.forms.len()).rev() {
            self.forms.swap(last, draws.below(last + 1));
        }
        self.ranks = cumulative_ranks(self.forms.len());
    }

    fn draw(&self, draws: &mut Draws) -> &[String] {
        &self.forms[draws.ranked(&self.ranks)]
    }
}

impl Grammar {
    /// Reads the grammar of a language.
    pub(super) fn read(file: &'static str, is_danish: bool) -> Self {
        let (mut nouns, mut verbs, mut adjectives) =
            (Words::default(), Words::default(), Words::default());
        let mut productions = HashMap::new();
        for section in file.split("\n[").skip(1) {
            let (name, body) = section.split_once("]\n").expect("a section has a name");
            match name.split_once(' ') {
                Some(("noun", suffixes)) => nouns.add(suffixes, body),
                Some(("verb", suffixes)) => verbs.add(suffixes, body),
                Some(("adjective", suffixes)) => adjectives.add(suffixes, body),
                _ => {
                    let body = body.trim_end_matches('\n');
                    productions.insert(name, body.split(['|', '\n']).collect());
                }
            }
        }
        let mut draws = Draws(7);
        for words in [&mut nouns, &mut verbs, &mut adjectives] {
            words.rank(&mut draws);
        }
        Self { nouns, verbs, adjectives, productions, is_danish }
    }

    /// Appends one alternative of a production.
    pub(super) fn produce(&self, name: &str, draws: &mut Draws, text: &mut String) {
        let alternatives = self.productions.get(name);
        let alternatives = alternatives.unwrap_or_else(|| panic!("no production named {name}"));
        let mut rest = draws.one_of(alternatives);
        while let Some((literal, tail)) = rest.split_once('{') {
            let (slot, tail) = tail.split_once('}').expect("a slot is closed");
            text.push_str(literal);
            self.fill(slot, draws, text);
            rest = tail;
        }
        text.push_str(rest);
    }

    fn fill(&self, slot: &str, draws: &mut Draws, text: &mut String) {
        let word = match slot {
            "noun" => self.noun(draws, 0),
            "the" => self.noun(draws, 1),
            "nouns" if !self.is_danish => self.noun(draws, 1),
            "nouns" => self.noun(draws, 2),
            "thes" => self.noun(draws, 3),
            "a" => self.with_article(draws),
            "common" => self.of_gender(draws, 'n'),
            "neuter" => self.of_gender(draws, 't'),
            "compound" => self.compound(draws, 0),
            "infinitive" => self.verbs.draw(draws)[1].clone(),
            "presents" => self.verbs.draw(draws)[2].clone(),
            "pasts" => self.verbs.draw(draws)[3].clone(),
            "participle" => self.verbs.draw(draws)[4].clone(),
            "base" => self.adjectives.draw(draws)[0].clone(),
            "e" => self.adjectives.draw(draws)[3].clone(),
            "tag" => self.tag(draws),
            "place" => self.place(draws),
            _ => match number(slot, draws) {
                Some(number) => number.to_string(),
                None => return self.produce(slot, draws, text),
            },
        };
        text.push_str(&word);
    }

    /// A noun in one of its forms. In Danish, every fourth noun is a compound.
    fn noun(&self, draws: &mut Draws, form: usize) -> String {
        if self.is_danish && draws.permille(250) {
            return self.compound(draws, form);
        }
        self.nouns.draw(draws)[form].clone()
    }

    /// A compound of two nouns, the second in one of its forms.
    pub(super) fn compound(&self, draws: &mut Draws, form: usize) -> String {
        let (first, last) = (&self.nouns.draw(draws)[0], &self.nouns.draw(draws)[form]);
        let joint = match first.chars().last() {
            _ if !self.is_danish => " ",
            Some('g' | 'd' | 't' | 'n') if 5 < first.len() => "s",
            _ => "",
        };
        format!("{first}{joint}{last}")
    }

    /// A noun with its indefinite article.
    fn with_article(&self, draws: &mut Draws) -> String {
        let forms = self.nouns.draw(draws);
        let begins_with_vowel = forms[0].starts_with(['a', 'e', 'i', 'o', 'u']);
        let article = match (self.is_danish, forms[1].ends_with('t'), begins_with_vowel) {
            (true, true, _) => "et",
            (true, false, _) => "en",
            (false, _, true) => "an",
            (false, _, false) => "a",
        };
        format!("{article} {}", forms[0])
    }

    /// A noun whose definite form ends with this letter.
    fn of_gender(&self, draws: &mut Draws, end: char) -> String {
        loop {
            let forms = self.nouns.draw(draws);
            if forms[1].ends_with(end) {
                return forms[0].clone();
            }
        }
    }

    /// The name of a hashtag: a place, a noun, or two nouns.
    pub(super) fn tag(&self, draws: &mut Draws) -> String {
        let (first, second) = (self.noun(draws, 0), self.noun(draws, 0));
        match draws.below(10) {
            0..4 => self.place(draws),
            4..6 => first,
            6 => first + &second,
            _ => capitalised(&first) + &capitalised(&second),
        }
        .replace(' ', "")
    }

    /// The name of a place that does not exist.
    pub(super) fn place(&self, draws: &mut Draws) -> String {
        let mut place = String::new();
        self.produce("place head", draws, &mut place);
        self.produce("place tail", draws, &mut place);
        place
    }
}

/// The number for a slot; `None` if the slot is not for a number.
fn number(slot: &str, draws: &mut Draws) -> Option<usize> {
    Some(match slot {
        "digit" => draws.below(10),
        "hour" => 6 + draws.below(18),
        "day" => 1 + draws.below(31),
        "week" => 1 + draws.below(52),
        "minute" => 10 + draws.below(50),
        "percent" => 1 + draws.below(99),
        "year" => 2026 - draws.below(18),
        // Small numbers are the most common.
        "number" => 2 + draws.below(3) * draws.below(20) * draws.below(30) + draws.below(40),
        _ => return None,
    })
}

/// A text with its first letter in upper case.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
