//! The languages of messages, and the language that a post is written in.
//!
//! If the record of a post states a language, that is trusted, unless it is
//! Norwegian or Swedish, for which platforms often take Danish. Otherwise the most
//! frequent words of each language decide.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

/// A language of messages, rules and word lists.
///
/// To add one, add its variant, its row in `ROWS`, and the file of its messages. All
/// other code uses [`Language::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Danish.
    Da,
}

/// The facts about each language, in the order of its variants.
const ROWS: &[LanguageFacts] = &[
    LanguageFacts {
        language: Language::En,
        tag: "en",
        name: "language-english",
        messages: include_str!("message/en.ftl"),
        thousands: Thousands::Comma,
    },
    LanguageFacts {
        language: Language::Da,
        tag: "da",
        name: "language-danish",
        messages: include_str!("message/da.ftl"),
        thousands: Thousands::Point,
    },
];

/// The facts about a language.
struct LanguageFacts {
    language: Language,
    /// Its BCP 47 tag.
    tag: &'static str,
    /// The id of the message that contains its name.
    name: &'static str,
    /// The texts of all messages in this language.
    messages: &'static str,
    /// The character between the thousands of a number.
    thousands: Thousands,
}

/// The character between the thousands of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thousands {
    /// `1,000`
    Comma,
    /// `1.000`
    Point,
    /// `1 000`, with a space at which no line is broken.
    Space,
}

impl Language {
    /// Every language with its tag, in the order of the variants.
    pub const ALL: [(&'static str, Self); ROWS.len()] = {
        let mut all = [("", Self::En); ROWS.len()];
        let mut number = 0;
        while number < ROWS.len() {
            all[number] = (ROWS[number].tag, ROWS[number].language);
            number += 1;
        }
        all
    };

    const fn row(self) -> &'static LanguageFacts {
        &ROWS[self as usize]
    }

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        self.row().tag
    }

    /// The id of the message that contains its name.
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The texts of all messages in it, in the format of Project Fluent.
    pub(crate) const fn messages(self) -> &'static str {
        self.row().messages
    }

    /// The character between the thousands of a number.
    pub(crate) const fn thousands(self) -> Thousands {
        self.row().thousands
    }

    /// A number that is written with a decimal point, with the decimal mark of the
    /// language.
    pub(crate) fn with_decimal_mark(self, number: &str) -> String {
        match self.thousands() {
            Thousands::Comma => number.to_owned(),
            Thousands::Point | Thousands::Space => number.replace('.', ","),
        }
    }

    /// The language with this tag; `None` if there is none.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == tag).map(|(_, language)| *language)
    }
}

/// A text in one or several languages, as the author of a rule writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized {
    /// The text in each language; empty if the author wrote none.
    texts: [String; Language::ALL.len()],
}

impl Localized {
    /// The text in a language. If the author wrote none, it is the text in the first
    /// language that has one.
    pub fn get(&self, language: Language) -> &str {
        let own = &self.texts[language as usize];
        let written = || self.texts.iter().find(|text| !text.is_empty());
        if own.is_empty() { written().unwrap_or(own) } else { own }
    }

    /// The text in a language, so that it can be set.
    pub fn get_mut(&mut self, language: Language) -> &mut String {
        &mut self.texts[language as usize]
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(String::is_empty)
    }
}

impl From<&str> for Localized {
    /// The same text for all languages.
    fn from(text: &str) -> Self {
        let mut localized = Self::default();
        text.clone_into(localized.get_mut(Language::default()));
        localized
    }
}

/// The language that a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextLanguage {
    /// A language for which there are word lists.
    In(Language),
    /// Another language.
    Other,
    /// Unknown, because the text has too few frequent words to decide, or as many
    /// Danish as English ones.
    Unclear,
}

impl TextLanguage {
    /// Whether a word list of this language applies to the text. True also if the
    /// language of the text is unknown.
    pub fn is(self, language: Language) -> bool {
        match self {
            Self::In(own) => own == language,
            Self::Other => false,
            Self::Unclear => true,
        }
    }

    /// The language of a text. `tag` is the BCP 47 tag that its record states, if
    /// any.
    ///
    /// Platforms guess the tag, and take short Danish posts for Norwegian or
    /// Swedish. If the tag is one of these two, the words of the text decide.
    pub fn of(tag: Option<&str>, text: &str) -> Self {
        let primary = tag.map(|tag| tag.split(['-', '_']).next().unwrap_or(tag));
        match primary {
            Some("no" | "nb" | "nn" | "sv") | None => Self::guess(text),
            Some(tag) => Language::of_tag(tag).map_or(Self::Other, Self::In),
        }
    }

    /// The language whose frequent words occur most often in the text.
    fn guess(text: &str) -> Self {
        let [danish, norwegian, english, other] = frequent_words(text);
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
            // There are as many Danish as Norwegian words. Then the text is taken
            // for Danish, because the accounts are Danish.
            Self::In(Language::Da)
        } else {
            Self::Other
        }
    }
}

/// How many frequent words of each language a text contains, in this order: Danish,
/// Norwegian, English, other languages.
fn frequent_words(text: &str) -> [usize; 4] {
    // Handles and addresses belong to no language.
    let words = text.split_whitespace();
    let words = words.filter(|word| !word.starts_with('@') && !word.contains("://"));
    let words = words.flat_map(|word| word.split(|char: char| !char.is_alphanumeric()));
    let mut counts = [0; 4];
    for word in words.filter(|word| !word.is_empty()) {
        let known = FREQUENT_IN.get(&*in_small_letters(word));
        for (count, is_frequent) in counts.iter_mut().zip(known.into_iter().flatten()) {
            *count += usize::from(*is_frequent);
        }
    }
    counts
}

/// A word in small letters, which is copied only if it has capitals.
fn in_small_letters(word: &str) -> Cow<'_, str> {
    let is_small = !word.chars().any(char::is_uppercase);
    if is_small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// The most frequent words of each language. Most are function words, such as *and*.
struct Frequent {
    danish: &'static [&'static str],
    norwegian: &'static [&'static str],
    /// Words that are both Danish and Norwegian. They count for both.
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

/// Whether a word, in lower case, is one of the most frequent words of any language.
pub(crate) fn is_frequent(word: &str) -> bool {
    FREQUENT_IN.contains_key(word)
}

/// Each frequent word in lower case, with four truth values: whether it is Danish,
/// whether it is Norwegian, whether it is English, and whether it is a word of another
/// language.
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

    #[test]
    fn rows_are_in_the_order_of_the_variants() {
        for (number, (tag, language)) in Language::ALL.into_iter().enumerate() {
            assert_eq!((language as usize, language.tag()), (number, tag));
        }
    }

    #[track_caller]
    fn check(text: &str, expected: TextLanguage) {
        assert_eq!(TextLanguage::of(None, text), expected, "{text}");
    }

    #[test]
    fn frequent_words_decide_the_language() {
        check("Vi åbner den nye bro, og der er kaffe til alle", TextLanguage::In(Language::Da));
        check("We open the new bridge and there is coffee", TextLanguage::In(Language::En));
        check("Bil har kjørt av veien, føreren ble ikke skadet", TextLanguage::Other);
        check("Wir sind auf der Brücke und das ist nicht gut", TextLanguage::Other);
        check("Klimatilpasning", TextLanguage::Unclear);
        check("Sænk farten ved skolen", TextLanguage::Unclear);
        check("Dette sted ved politiet alt om", TextLanguage::In(Language::Da));
        check("@a_by_is_on Hvad siger du", TextLanguage::In(Language::Da));
    }

    #[test]
    fn a_stated_language_is_trusted_except_among_scandinavian_ones() {
        assert_eq!(TextLanguage::of(Some("en-GB"), "Hej"), TextLanguage::In(Language::En));
        assert_eq!(TextLanguage::of(Some("fr"), "Hej"), TextLanguage::Other);
        assert_eq!(
            TextLanguage::of(Some("no"), "Vi har fået nye tal af jer"),
            TextLanguage::In(Language::Da)
        );
    }
}
