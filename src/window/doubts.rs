//! Doubts about the words of a window, for the officer who opens it: words that find too
//! little or too much.

use super::{Window, WindowKind};
use crate::{
    language::Language,
    matcher::{Bending, bending, folded, of_last_part},
    message::{Message, all_of},
    source::Place,
};

/// The most words of a phrase that people are likely to write in the same order. A
/// longer phrase finds little.
const LONGEST_PHRASE: usize = 3;
/// The fewest letters before a `*` that are the beginning of few other words.
const FEWEST_BEFORE_STAR: usize = 4;
/// The most words that show what a word does not find.
const MOST_EXAMPLES: usize = 3;

/// Words for places and directions that are in many posts, folded.
const EVERYDAY_PLACES: [&str; 48] = [
    "by", "byen", "nord", "syd", "øst", "vest", "centrum", "midten", "område", "området", "sted",
    "stedet", "land", "landet", "kommune", "kommunen", "gade", "gaden", "vej", "vejen", "hus",
    "huset", "hjem", "skole", "skolen", "vand", "vandet", "town", "city", "north", "south", "east",
    "west", "centre", "center", "area", "place", "country", "county", "council", "street", "road",
    "house", "home", "school", "water", "park", "parken",
];

/// Nouns that are in many posts, whatever happens, folded.
const EVERYDAY_WORDS: [&str; 13] = [
    "bil", "borgere", "dag", "fører", "hjælp", "kvinde", "ny", "nye", "politiet", "sted", "stedet",
    "uge", "vejen",
];

/// A doubt about what a window finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// The place of the words in the register.
    pub(crate) place: Place,
    /// What they find too little or too much of.
    pub(crate) message: Message,
    /// What to do instead.
    pub(crate) help: Message,
}

impl Window {
    /// What the words of a crisis find too little or too much of. Empty for other kinds
    /// of windows.
    pub(crate) fn doubts(&self) -> Vec<Doubt> {
        if self.kind != WindowKind::Crisis {
            return Vec::new();
        }
        let at = |place: &Place, (message, help)| Doubt { place: place.clone(), message, help };
        let topics = self.topic_words.iter().filter_map(|word| self.of_topic(word));
        let topics = topics.map(|doubt| at(&self.topics_place, doubt));
        let areas = self.area_words.iter().filter_map(|word| of_area(word));
        let areas = areas.map(|doubt| at(&self.area_place, doubt));
        let tags = self.only_tags().map(|doubt| at(&self.hashtags_place, doubt));
        topics.chain(areas).chain(tags).collect()
    }

    fn of_topic(&self, word: &str) -> Option<(Message, Message)> {
        if bending(word) == Bending::FunctionWord || EVERYDAY_WORDS.contains(&&*folded(word)) {
            return Some(pair("note-topic-everywhere", word));
        }
        if let Some(doubt) = of_star(word) {
            return Some(doubt);
        }
        if LONGEST_PHRASE < word.split_whitespace().filter(|word| *word != "_").count() {
            return Some(pair("note-topic-long", word));
        }
        let family = of_last_part(&folded(word))?;
        let known = self.about.iter().flat_map(|emergency| emergency.words(Language::Da));
        let mut words = self.topic_words.iter().cloned().chain(known);
        let is_given = words.any(|other| match bending(&other) {
            Bending::Families(families) => families.contains(&family),
            _ => false,
        });
        let (message, help) = pair("note-topic-compound", word);
        let part = family.head()?;
        (!is_given).then(|| (message.with("part", part), help.with("part", part)))
    }

    /// The doubt that the window has only hashtags, which few posts about an event have.
    fn only_tags(&self) -> Option<(Message, Message)> {
        let has_words = !self.topic_words.is_empty() || !self.area_words.is_empty();
        let tag = self.hashtags.first().filter(|_| !has_words && self.about.is_empty())?;
        Some(pair("note-only-hashtags", tag))
    }
}

/// The doubt about a word with a `*` at its end: it finds too many words, or fewer than
/// the word without the star.
fn of_star(word: &str) -> Option<(Message, Message)> {
    let beginning = word.strip_suffix('*').filter(|beginning| !beginning.contains(['*', ' ']))?;
    if beginning.chars().count() < FEWEST_BEFORE_STAR {
        return Some(pair("note-star-short", word));
    }
    let Bending::Families(families) = bending(beginning) else { return None };
    let low = folded(beginning);
    let forms = families.iter().flat_map(|family| family.forms().iter().copied());
    let missed = forms.filter(|form| !form.contains(&*low)).take(MOST_EXAMPLES);
    let missed: Vec<&str> = missed.collect();
    let (message, help) = pair("note-star", word);
    let (message, help) = (message.with("examples", all_of(missed.clone())), help);
    (!missed.is_empty()).then(|| (message, help.with("beginning", beginning)))
}

/// The doubt about the name of an area: many posts have the word, and mean another place.
fn of_area(name: &str) -> Option<(Message, Message)> {
    let is_everyday =
        bending(name) == Bending::FunctionWord || EVERYDAY_PLACES.contains(&&*folded(name));
    if is_everyday {
        return Some(pair("note-area-everyday", name));
    }
    let beginning = name.strip_suffix('*')?;
    let is_short = beginning.chars().count() < FEWEST_BEFORE_STAR;
    is_short.then(|| pair("note-star-short", name))
}

/// The message with this id about a word, and its help, whose id ends in `-help`.
fn pair(id: &'static str, word: &str) -> (Message, Message) {
    let help = match id {
        "note-topic-everywhere" => "note-topic-everywhere-help",
        "note-topic-long" => "note-topic-long-help",
        "note-topic-compound" => "note-topic-compound-help",
        "note-only-hashtags" => "note-only-hashtags-help",
        "note-star-short" => "note-star-short-help",
        "note-star" => "note-star-help",
        _ => "note-area-everyday-help",
    };
    (Message::new(id).with("word", word), Message::new(help))
}
