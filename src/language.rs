//! The two languages of diagnostics, and a guess at the language of a post.
//! Whatever a person reads is a [`Localized`].
//!
//! A post that states its language is believed. Else its function words decide,
//! and only when a word list of one language has already matched.

use std::{collections::HashMap, sync::LazyLock};

/// A language that diagnostics and word lists exist in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Danish.
    Da,
}

impl Language {
    /// Every language with its tag.
    pub const ALL: [(&'static str, Self); 2] = [("en", Self::En), ("da", Self::Da)];

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Da => "da",
        }
    }

    /// One of two wordings.
    pub fn pick<T>(self, en: T, da: T) -> T {
        match self {
            Self::En => en,
            Self::Da => da,
        }
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized {
    /// In English.
    pub en: String,
    /// In Danish.
    pub da: String,
}

impl Localized {
    /// The text in a language; in the other one where the author of a rule
    /// wrote only that.
    pub fn get(&self, language: Language) -> &str {
        let (first, second) = language.pick((&self.en, &self.da), (&self.da, &self.en));
        if first.is_empty() { second } else { first }
    }

    /// Both wordings, changed alike.
    #[must_use]
    pub fn map(self, change: impl Fn(&str) -> String) -> Self {
        let danish = if self.da.is_empty() { String::new() } else { change(&self.da) };
        Self { en: change(&self.en), da: danish }
    }
}

impl<En: Into<String>, Da: Into<String>> From<(En, Da)> for Localized {
    /// English, then Danish.
    fn from((en, da): (En, Da)) -> Self {
        Self { en: en.into(), da: da.into() }
    }
}

/// What a post is written in, as far as the word lists care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// One of the languages that word lists exist in.
    In(Language),
    /// Some other language.
    Other,
    /// Too few words to tell: every list applies.
    Unclear,
}

impl Spoken {
    /// Whether a word list of this language applies.
    pub fn is(self, language: Language) -> bool {
        match self {
            Self::In(spoken) => spoken == language,
            Self::Other => false,
            Self::Unclear => true,
        }
    }

    /// The language of a text whose record states `tag`, or nothing.
    ///
    /// A platform's own tag takes short Danish for Norwegian or Swedish and
    /// back, so that among these the function words decide.
    pub fn of(tag: Option<&str>, text: &str) -> Self {
        let primary = tag.map(|tag| tag.split(['-', '_']).next().unwrap_or(tag));
        match primary {
            Some("en") => Self::In(Language::En),
            Some("da") => Self::In(Language::Da),
            Some("no" | "nb" | "nn" | "sv") | None => Self::guess(text),
            Some(_) => Self::Other,
        }
    }

    /// The language with the most function words in the text.
    fn guess(text: &str) -> Self {
        // A handle or an address says nothing about the language.
        let spoken = text.split_whitespace();
        let spoken = spoken.filter(|word| !word.starts_with('@') && !word.contains("://"));
        let words = spoken.flat_map(|word| word.split(|sign: char| !sign.is_alphanumeric()));
        let mut counts = [0_usize; 4];
        for word in words.filter(|word| !word.is_empty()) {
            let known = FREQUENT_IN.get(word.to_lowercase().as_str());
            for (count, frequent) in counts.iter_mut().zip(known.into_iter().flatten()) {
                *count += usize::from(*frequent);
            }
        }
        let [danish, norwegian, english, other] = counts;
        let best = danish.max(english).max(norwegian).max(other);
        if best == 0 {
            Self::Unclear
        } else if best == danish && norwegian < danish && english < danish {
            Self::In(Language::Da)
        } else if best == english && danish < english {
            Self::In(Language::En)
        } else if best == danish && (best < 3 || english == danish) {
            Self::Unclear
        } else if best == danish {
            // Nothing in it is Norwegian only, and the accounts are Danish.
            Self::In(Language::Da)
        } else {
            Self::Other
        }
    }
}

/// Frequent words, most of which carry no topic.
struct Frequent {
    danish: &'static [&'static str],
    norwegian: &'static [&'static str],
    /// Danish and Norwegian alike, so that the ones they do not share decide.
    shared: &'static [&'static str],
    english: &'static [&'static str],
    other: &'static [&'static str],
}

const FREQUENT: Frequent = Frequent {
    danish: &[
        "at", "af", "hvad", "nu", "efter", "blev", "mellem", "dig", "mig", "jer", "nogle", "noget",
        "ud", "op", "læs", "se", "kl", "uge", "jeres", "din", "dit", "dine", "vores", "blive",
        "bliver", "endnu", "meget", "mere", "tak", "bedes", "borgere", "uden", "været", "sig",
        "blevet", "fået", "gør", "gøre", "have", "kvinde", "åben", "vejen", "hjælp", "mod", "mens",
        "fordi", "hvorfor", "deres", "derfor", "igen", "ind", "os", "sådan", "gerne", "lidt",
        "bare", "godt", "mener", "siger", "tage",
    ],
    norwegian: &[
        "å",
        "av",
        "etter",
        "ble",
        "mellom",
        "deg",
        "meg",
        "seg",
        "hva",
        "noen",
        "noe",
        "ut",
        "opp",
        "inn",
        "bli",
        "blir",
        "blitt",
        "mye",
        "mer",
        "uten",
        "vært",
        "mot",
        "hadde",
        "fikk",
        "fått",
        "gjør",
        "igjen",
        "fortsatt",
        "natt",
        "kveld",
        "mann",
        "menn",
        "kvinne",
        "sak",
        "kjøretøy",
        "kjørt",
        "kjøring",
        "vei",
        "veien",
        "gate",
        "funnet",
        "brann",
        "stengt",
        "åpen",
        "åpnet",
        "tatt",
        "skadet",
        "pågrepet",
        "anmeldt",
        "opprettet",
        "kontroll",
        "førerkort",
        "røyk",
        "nødetatene",
        "trafikkulykke",
        "personskade",
    ],
    shared: &[
        "og", "det", "er", "til", "den", "ikke", "på", "en", "et", "for", "med", "der", "vi",
        "jeg", "har", "du", "som", "de", "kan", "fra", "men", "om", "skal", "også", "være", "vil",
        "hvor", "hvordan", "hvis", "så", "man", "i", "var", "når", "her", "alle", "ved", "dette",
        "sted", "stedet", "politiet", "melding", "meldt", "bil", "nå", "fører", "hun", "han", "må",
        "sin", "ingen", "selv", "ja", "da", "mange", "denne", "disse", "skulle", "ville", "kunne",
        "hele", "kun", "får", "alt", "dag", "ny", "nye",
    ],
    english: &[
        "the", "and", "of", "to", "is", "are", "was", "for", "with", "on", "that", "this", "we",
        "you", "our", "your", "it", "as", "by", "at", "from", "be", "have", "has", "will", "not",
        "but", "they", "their", "can", "about", "an", "a", "in", "my", "i", "more", "all", "read",
        "today", "here", "please", "us", "new", "who", "what", "how",
    ],
    other: &[
        "och", "att", "är", "av", "inte", "för", "som", "jag", "också", "från", "när", "der",
        "die", "das", "und", "ist", "nicht", "mit", "ein", "eine", "auf", "zu", "le", "la", "les",
        "des", "et", "est", "dans", "pour", "que", "el", "los", "las", "en", "por", "con", "para",
        "una", "y", "se", "del", "su",
    ],
};

/// Each frequent word, and whether it is Danish, Norwegian, English, or of some
/// other language.
static FREQUENT_IN: LazyLock<HashMap<&str, [bool; 4]>> = LazyLock::new(|| {
    let Frequent { danish, norwegian, shared, english, other } = FREQUENT;
    let lists = [
        (danish, [true, false, false, false]),
        (norwegian, [false, true, false, false]),
        (shared, [true, true, false, false]),
        (english, [false, false, true, false]),
        (other, [false, false, false, true]),
    ];
    let mut table = HashMap::<_, [bool; 4]>::new();
    for (words, languages) in lists {
        for word in words {
            let known = table.entry(*word).or_default();
            *known = std::array::from_fn(|number| known[number] || languages[number]);
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Spoken) {
        assert_eq!(Spoken::of(None, text), expected, "{text}");
    }

    #[test]
    fn function_words_tell_the_language() {
        check("Vi åbner den nye bro, og der er kaffe til alle", Spoken::In(Language::Da));
        check("We open the new bridge and there is coffee", Spoken::In(Language::En));
        check("Bil har kjørt av veien, føreren ble ikke skadet", Spoken::Other);
        check("Wir sind auf der Brücke und das ist nicht gut", Spoken::Other);
        check("Klimatilpasning", Spoken::Unclear);
        check("Sænk farten ved skolen", Spoken::Unclear);
        check("Dette sted ved politiet alt om", Spoken::In(Language::Da));
        check("@a_by_is_on Hvad siger du", Spoken::In(Language::Da));
    }

    #[test]
    fn a_stated_language_is_believed_but_among_scandinavians() {
        assert_eq!(Spoken::of(Some("en-GB"), "Hej"), Spoken::In(Language::En));
        assert_eq!(Spoken::of(Some("de"), "Hej"), Spoken::Other);
        assert_eq!(Spoken::of(Some("no"), "Vi har fået nye tal af jer"), Spoken::In(Language::Da));
    }
}
