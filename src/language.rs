//! The two languages of diagnostics, and a guess at the language of a post.
//!
//! A post that states its language is believed. Else its function words decide,
//! and only when a word list of one language has already matched.

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
        let mut scores = [0_usize; 4];
        let words =
            text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        for word in words {
            let word = word.to_lowercase();
            for (score, (_, own)) in scores.iter_mut().zip(FUNCTION_WORDS) {
                *score += usize::from(own.contains(&word.as_str()));
            }
        }
        let [danish, english, norwegian, other] = scores;
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

/// Frequent words that carry no topic. Those that Danish shares with Norwegian
/// stand in both, so that the ones they do not share decide.
const FUNCTION_WORDS: [(&str, &[&str]); 4] = [
    (
        "da",
        &[
            "og", "det", "at", "er", "af", "til", "den", "ikke", "på", "en", "et", "for", "med",
            "der", "vi", "jeg", "har", "du", "som", "de", "kan", "fra", "hvad", "men", "om",
            "skal", "nu", "efter", "blev", "mellem", "dig", "mig", "jer", "også", "være", "vil",
            "hvor", "hvordan", "hvis", "så", "man", "været", "nogle", "noget", "ud", "op", "læs",
            "se", "kl", "uge", "jeres", "din", "dit", "dine", "vores", "i", "var", "når", "blive",
            "bliver", "her", "endnu", "meget", "mere", "alle", "tak", "bedes", "borgere", "uden",
        ],
    ),
    (
        "en",
        &[
            "the", "and", "of", "to", "is", "are", "was", "for", "with", "on", "that", "this",
            "we", "you", "our", "your", "it", "as", "by", "at", "from", "be", "have", "has",
            "will", "not", "but", "they", "their", "can", "about", "an", "a", "in", "my", "i",
            "more", "all", "read", "today", "here", "please", "us", "new", "who", "what", "how",
        ],
    ),
    (
        "nb",
        &[
            "og",
            "det",
            "å",
            "er",
            "av",
            "til",
            "den",
            "ikke",
            "på",
            "en",
            "et",
            "for",
            "med",
            "der",
            "vi",
            "jeg",
            "har",
            "du",
            "som",
            "de",
            "kan",
            "fra",
            "hva",
            "men",
            "om",
            "skal",
            "nå",
            "etter",
            "ble",
            "mellom",
            "deg",
            "meg",
            "også",
            "være",
            "vil",
            "hvor",
            "hvordan",
            "hvis",
            "så",
            "man",
            "vært",
            "noen",
            "noe",
            "ut",
            "opp",
            "i",
            "var",
            "når",
            "bli",
            "blir",
            "her",
            "mye",
            "mer",
            "alle",
            "uten",
            "ved",
            "mann",
            "politiet",
            "bil",
            "sak",
            "kjøretøy",
            "melding",
            "meldt",
            "sted",
            "dette",
            "kjørt",
            "fører",
            "stedet",
        ],
    ),
    (
        "other",
        &[
            "och", "att", "är", "av", "inte", "för", "som", "jag", "också", "från", "när", "der",
            "die", "das", "und", "ist", "nicht", "mit", "ein", "eine", "auf", "zu", "le", "la",
            "les", "des", "et", "est", "dans", "pour", "que", "el", "los", "las", "en", "por",
            "con", "para", "una", "y", "se", "del", "su",
        ],
    ),
];

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
    }

    #[test]
    fn a_stated_language_is_believed_but_among_scandinavians() {
        assert_eq!(Spoken::of(Some("en-GB"), "Hej"), Spoken::In(Language::En));
        assert_eq!(Spoken::of(Some("de"), "Hej"), Spoken::Other);
        assert_eq!(Spoken::of(Some("no"), "Vi har fået nye tal af jer"), Spoken::In(Language::Da));
    }
}
