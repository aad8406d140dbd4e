//! The language that a post is written in.
//!
//! If the record of a post states a language, that is trusted, unless it is
//! Norwegian or Swedish, for which platforms often take Danish. Otherwise the most
//! frequent words of each language decide.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use super::Language;

/// The language that a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextLanguage {
    /// A language for which there are word lists.
    In(Language),
    /// Danish or Norwegian: the text has only words that both languages have, or none
    /// but letters of theirs.
    DanishOrNorwegian,
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
            Self::DanishOrNorwegian => language == Language::Da,
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

    /// The language of a post with this text in a rulebook that is written in Danish. If
    /// the language is unclear, it is Danish too, unless it looks English.
    pub(crate) fn among_danish(self, text: &str) -> Self {
        if self == Self::Unclear && !looks_english(text) {
            return Self::DanishOrNorwegian;
        }
        self
    }

    /// The language whose frequent words occur most often in the text.
    fn guess(text: &str) -> Self {
        let [danish, norwegian, english, other, only_english] = frequent_words(text);
        let best = danish.max(english).max(norwegian).max(other);
        let is_scandinavian = || only_english == 0 && has_danish_letters(text);
        if best == 0 || best == danish && english == danish {
            if is_scandinavian() { Self::DanishOrNorwegian } else { Self::Unclear }
        } else if best == danish && norwegian < danish && english < danish {
            Self::In(Language::Da)
        } else if best == english && danish < english {
            Self::In(Language::En)
        } else if best == danish && best < 3 {
            Self::DanishOrNorwegian
        } else if best == danish {
            // There are as many Danish as Norwegian words. Then the text is taken
            // for Danish, because the accounts are Danish.
            Self::In(Language::Da)
        } else {
            Self::Other
        }
    }
}

/// The words of a text, without those of handles and addresses, which belong to no
/// language.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    let words = words.filter(|word| !word.starts_with('@') && !word.contains("://"));
    let words = words.flat_map(|word| word.split(|char: char| !char.is_alphanumeric()));
    words.filter(|word| !word.is_empty())
}

/// How many frequent words of each language a text contains, in this order: Danish,
/// Norwegian, English, other languages; at last, how many are English and not Danish.
fn frequent_words(text: &str) -> [usize; 5] {
    let mut counts = [0; 5];
    for word in words_of(text) {
        let Some(known) = FREQUENT_IN.get(&*in_small_letters(word)) else { continue };
        let [danish, _, english, _] = *known;
        let is_frequent = known.iter().copied().chain([english && !danish]);
        for (count, is_frequent) in counts.iter_mut().zip(is_frequent) {
            *count += usize::from(is_frequent);
        }
    }
    counts
}

/// The words of a text that are written in small letters, so that they are not names.
fn small_words(text: &str) -> impl Iterator<Item = &str> {
    words_of(text).filter(|word| !word.starts_with(char::is_uppercase))
}

/// Whether a word other than a name has a letter of Danish and Norwegian.
fn has_danish_letters(text: &str) -> bool {
    small_words(text).any(|word| word.contains(['æ', 'ø', 'å']))
}

/// Whether a word other than a name looks English: by letters that are common in English words
/// and rare in Danish ones, as in *the*, *crews*, *school* and *shock*, or as a small word.
fn looks_english(text: &str) -> bool {
    const PAIRS: [&str; 4] = ["w", "th", "oo", "ck"];
    const WORDS: [&str; 12] =
        ["no", "or", "if", "he", "she", "his", "out", "get", "did", "just", "off", "up"];
    small_words(text)
        .any(|word| WORDS.contains(&word) || PAIRS.iter().any(|pair| word.contains(pair)))
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
        "today", "here", "please", "us", "new", "who", "what", "how", "her", "men",
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
        check("Sænk farten ved skolen", TextLanguage::DanishOrNorwegian);
        check("Dette sted ved politiet alt om", TextLanguage::In(Language::Da));
        check("@a_by_is_on Hvad siger du", TextLanguage::In(Language::Da));
    }

    #[test]
    fn words_of_danish_and_norwegian_are_not_english() {
        for text in [
            "Sommerferien er slut, og skolen begynder mandag.",
            "Mødet er slut.",
            "Vi søger fire pædagoger.",
            "Fire biler brændt i nat",
        ] {
            check(text, TextLanguage::DanishOrNorwegian);
        }
        for text in ["Fire i Odense", "Fire at school", "Fire", "Her fire", "Øresund Bridge closed"]
        {
            check(text, TextLanguage::Unclear);
        }
        for text in ["Fire i Odense", "Fire", "Krisen slut", "Øresund Bridge closed"] {
            let language = TextLanguage::of(None, text).among_danish(text);
            assert_eq!(language, TextLanguage::DanishOrNorwegian, "{text}");
        }
        for text in ["Fire crews tackle harbour blaze", "Fire destroys school", "Oh hell no."] {
            let language = TextLanguage::of(None, text).among_danish(text);
            assert_eq!(language, TextLanguage::Unclear, "{text}");
        }
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
