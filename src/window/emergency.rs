//! The kinds of emergencies whose words the program knows: the files in
//! `rules/windows/about/`. A crisis that names one in `about` needs no topic words.

use std::collections::HashSet;

use crate::{
    language::{Language, Localized},
    matcher::{AutomatonBuilder, Bending, ListId, bending, folded},
    message::Message,
    source::Source,
    yaml::{self, Node, Value},
};

/// A file with the words of an emergency.
#[derive(Debug, PartialEq, Eq)]
struct EmergencyFile {
    /// The name of the emergency in files and on the command line.
    name: &'static str,
    /// Other names for it, such as Danish ones.
    also: &'static [&'static str],
    text: &'static str,
}

// `EMERGENCIES`: the files of all emergencies. `COMMON`: the file of the words that all
// emergencies share.
include!(concat!(env!("OUT_DIR"), "/emergencies.rs"));

/// A kind of emergency, such as a fire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emergency(&'static EmergencyFile);

/// The word lists of one or several emergencies in an automaton.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmergencyWords {
    /// Words that name the event in any of their forms and compounds. A compound does
    /// not count if its last part makes it harmless, as in `terrorberedskab`.
    pub families: Vec<ListId>,
    /// Words and phrases that name the event only as they are written.
    pub event: Vec<ListId>,
    /// Words that point to the event only in a post that names its area.
    pub clues: Vec<ListId>,
    /// Those of the words in the other lists that have an everyday meaning, too, as they are written.
    pub weak: Vec<ListId>,
}

impl Emergency {
    /// All emergencies, sorted by name.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        EMERGENCIES.iter().map(Self)
    }

    /// Its name in files and reports.
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// The other names in its file, such as Danish ones.
    pub(super) fn also(self) -> impl Iterator<Item = &'static str> + Clone {
        self.0.also.iter().copied()
    }

    /// The word for the emergency in ids of windows: in English its name, in other
    /// languages the last word of its title (`en brand` → `brand`).
    pub fn id(self, language: Language) -> String {
        let title = self.title();
        let word = title.get(language).split(' ').next_back();
        let word = word.filter(|word| language != Language::En && !word.is_empty());
        word.unwrap_or(self.0.name).to_owned()
    }

    /// What the emergency is, in words for people: `a fire`.
    pub fn title(self) -> Localized {
        let tree = self.0.tree();
        let mut title = Localized::default();
        for (tag, language) in Language::ALL {
            let text = tree.get("title").and_then(|titles| titles.get(tag)).and_then(Node::text);
            text.unwrap_or_default().clone_into(title.get_mut(language));
        }
        title
    }

    /// Some of the words that name the emergency, in each language.
    pub(crate) fn examples(self) -> Localized {
        let mut examples = Localized::default();
        for (_, language) in Language::ALL {
            *examples.get_mut(language) = self.examples_in(language).join(", ");
        }
        examples
    }

    /// Different words that name the emergency: first the names by which people call it, as far
    /// as they are found, then the others in the order of its file.
    fn examples_in(self, language: Language) -> Vec<String> {
        const COUNT: usize = 5;
        let words = self.words(language);
        let families = self.0.words(WordGroup::Families).into_iter();
        let families = families.filter(|(_, own)| *own == Some(language));
        let forms = families.flat_map(|(word, _)| match bending(&word) {
            Bending::Families(families) => families,
            _ => &[],
        });
        let forms: Vec<&str> = forms.flat_map(|family| family.forms().iter().copied()).collect();
        // An entry may have other words besides the name, as in `meldt savnet`.
        let own = words.iter().flat_map(|entry| entry.split(|c: char| !c.is_alphabetic()));
        let own: HashSet<&str> = own.collect();
        let is_found = |name: &&str| own.contains(*name) || forms.contains(&&*folded(name));
        let names = self.names().filter(is_found).map(str::to_owned);
        let mut some: Vec<String> = Vec::new();
        let all = names.chain(words.iter().cloned());
        for word in all.filter(|word| word.chars().all(char::is_alphabetic)) {
            // The shorter word says more: *skud*, not *skudepisode*.
            match some.iter_mut().find(|other| have_one_stem(other, &word)) {
                Some(longer) if longer.starts_with(&word) => *longer = word,
                Some(_) => (),
                None => some.push(word),
            }
        }
        some.truncate(COUNT);
        some
    }

    /// The words that name the emergency in a language. Those that are found with their
    /// whole family come first.
    pub fn words(self, language: Language) -> Vec<String> {
        self.words_in(Some(language))
    }

    /// The words that name the emergency in posts of every language.
    pub fn words_of_every_language(self) -> Vec<String> {
        self.words_in(None)
    }

    fn words_in(self, language: Option<Language>) -> Vec<String> {
        let parts = [WordGroup::Families, WordGroup::Event].into_iter();
        let words = parts.flat_map(|part| self.0.words(part));
        let mut known = HashSet::new();
        let words = words.filter(|(word, own)| *own == language && known.insert(word.clone()));
        words.map(|(word, _)| word).collect()
    }
}

/// Whether two words begin with the same letters, or the longer one begins or ends with the
/// shorter one, so that one of them is example enough.
fn have_one_stem(one: &str, other: &str) -> bool {
    const STEM: usize = 5;
    let in_common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    STEM <= in_common || long.starts_with(short) || long.ends_with(short)
}

impl EmergencyWords {
    /// Adds the words of these emergencies, and the words that all emergencies share,
    /// to the words of a rulebook. Each list is added once, however many windows use
    /// it.
    pub(super) fn add(about: &[Emergency], words: &mut AutomatonBuilder) -> Self {
        let mut lists = Self::default();
        if about.is_empty() {
            return lists;
        }
        for file in about.iter().map(|emergency| emergency.0).chain([&COMMON]) {
            let mut list = |part: WordGroup| {
                let name = format!("about/{}/{part:?}", file.name);
                words.shared_list(&name, |words, list| {
                    for (number, (word, language)) in file.words(part).iter().enumerate() {
                        let added = part.add(words, (list, number), word, *language);
                        debug_assert_eq!(added, Ok(()), "a test adds every word: {word}");
                    }
                })
            };
            lists.families.push(list(WordGroup::Families));
            lists.event.push(list(WordGroup::Event));
            lists.clues.push(list(WordGroup::Clues));
            lists.weak.push(list(WordGroup::Weak));
        }
        lists
    }
}

/// A group of words in the file of an emergency. [`EmergencyWords`] has a field of the
/// same name for each group.
#[derive(Clone, Copy, Debug)]
enum WordGroup {
    Families,
    Event,
    Clues,
    Weak,
}

impl WordGroup {
    /// Adds a word to a list. A Danish word counts in posts of every language: a wrong
    /// guess of the language must not silence a warning. English words count in English
    /// posts only, since `fire` is Danish for four.
    fn add(
        self,
        words: &mut AutomatonBuilder,
        (list, number): (ListId, usize),
        word: &str,
        language: Option<Language>,
    ) -> Result<(), Message> {
        let language = language.filter(|language| *language != Language::Da);
        match self {
            Self::Families => words.add_bending(list, number, word, [language; 2]),
            // What bends or joins such a word says more: *angrebet*, *terrorangreb*.
            Self::Event | Self::Clues | Self::Weak => {
                words.add(list, number, word, language, false)
            }
        }
    }
}

/// The items of a list.
fn texts(node: Option<&Node>) -> impl Iterator<Item = &str> {
    let items = match node.map(|node| &node.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    items.iter().filter_map(Node::text)
}

impl EmergencyFile {
    /// The words of one group, each with its language; `None` for words of every
    /// language.
    fn words(&self, part: WordGroup) -> Vec<(String, Option<Language>)> {
        let tree = self.tree();
        let node = match part {
            WordGroup::Event => Some(&tree),
            WordGroup::Families => tree.get("families"),
            WordGroup::Clues => tree.get("clues"),
            WordGroup::Weak => tree.get("weak"),
        };
        let languages = Language::ALL.iter().map(|(tag, language)| (*tag, Some(*language)));
        let keys = languages.chain([("any", None)]);
        let words = keys.flat_map(|(key, language)| {
            let words = texts(node.and_then(|node| node.get(key)));
            words.map(move |word| (word.to_owned(), language))
        });
        words.collect()
    }

    fn tree(&self) -> Node {
        let tree = yaml::parse(&Source::new(self.name, self.text));
        tree.expect("`build.rs` has read this file")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_can_be_added() {
        let mut words = AutomatonBuilder::default();
        for file in EMERGENCIES.iter().chain([&COMMON]) {
            for part in [WordGroup::Families, WordGroup::Event, WordGroup::Clues, WordGroup::Weak] {
                for (word, language) in file.words(part) {
                    let list = words.new_list();
                    let added = part.add(&mut words, (list, 0), &word, language);
                    assert_eq!(added, Ok(()), "{}: {word}", file.name);
                    assert!(!word.contains('*'), "{}: {word} is no plain word", file.name);
                }
            }
        }
    }

    #[test]
    fn every_emergency_has_a_title_and_words_in_each_language() {
        for emergency in Emergency::all() {
            for (_, language) in Language::ALL {
                let (title, words) = (emergency.title(), emergency.words(language));
                assert!(!title.get(language).is_empty(), "{}", emergency.name());
                assert!(20 < words.len(), "{}", emergency.name());
            }
        }
    }

    #[test]
    fn examples_are_different_words_and_the_commonest_come_first() {
        for (name, danish) in [
            ("missing-person", "eftersøgning, savnet"),
            ("outage", "strømsvigt, nedbrud"),
            ("shooting", "skyderi, skud, "),
            ("fire", "brand, ild, røg"),
        ] {
            let emergency = Emergency::of_name(name).expect("it has a file");
            let examples = emergency.examples();
            let examples = examples.get(Language::Da);
            assert!(examples.starts_with(danish), "{name}: {examples}");
        }
    }
}
