//! The bio of an account: the words by which it makes a promise, the hours in which it
//! says that somebody answers, and the languages in which it says that it writes.

use jiff::Timestamp;

use super::{answer_hours::AnswerHours, language_tag::LanguageTag};
use crate::{
    check::{self, Settings, Subject},
    language::Language,
    matcher::Scratch,
    metric::Metric,
    post::Post,
    rulebook::Rulebook,
    source::Span,
    text::Text,
    tokens::Tokens,
    window::Windows,
};

/// The bio of an account, and what it says about its posts.
#[derive(Debug)]
pub(super) struct Bio<'r> {
    text: &'r str,
    /// The hours in which it says that somebody answers; `None` if it says none, or if they
    /// are not understood.
    pub(super) hours: Option<AnswerHours>,
    /// The languages in which it says that the account writes.
    pub(super) languages: Vec<LanguageTag>,
}

/// The names of languages in Danish, English and themselves, with their tags.
const LANGUAGES: [(&str, &str); 34] = [
    ("dansk", "da"),
    ("danish", "da"),
    ("engelsk", "en"),
    ("english", "en"),
    ("tysk", "de"),
    ("german", "de"),
    ("deutsch", "de"),
    ("fransk", "fr"),
    ("french", "fr"),
    ("français", "fr"),
    ("spansk", "es"),
    ("spanish", "es"),
    ("español", "es"),
    ("polsk", "pl"),
    ("polish", "pl"),
    ("arabisk", "ar"),
    ("arabic", "ar"),
    ("tyrkisk", "tr"),
    ("turkish", "tr"),
    ("ukrainsk", "uk"),
    ("ukrainian", "uk"),
    ("russisk", "ru"),
    ("russian", "ru"),
    ("grønlandsk", "kl"),
    ("greenlandic", "kl"),
    ("færøsk", "fo"),
    ("faroese", "fo"),
    ("svensk", "sv"),
    ("swedish", "sv"),
    ("kinesisk", "zh"),
    ("chinese", "zh"),
    ("italiensk", "it"),
    ("italian", "it"),
    ("japanese", "ja"),
];

/// What is between two languages of a list.
const BETWEEN: [&str; 4] = ["og", "and", "und", "or"];

impl<'r> Bio<'r> {
    pub(super) fn of(text: &'r str) -> Self {
        Self { text, hours: AnswerHours::in_bio(text), languages: languages(text) }
    }

    /// The words with which the bio makes the promise that a rule is about, empty if the
    /// rule looks for none; `None` if the bio does not make it, as if it names no
    /// languages. Words count in any language, since a bio is too short to tell its
    /// language by.
    pub(super) fn promise(&self, rule: &check::Bio, rulebook: &Rulebook) -> Option<String> {
        let is_about_nothing = match rule.limit.metric {
            Metric::BioLanguages => self.languages.is_empty(),
            Metric::OffHours => self.hours.is_none(),
            _ => false,
        };
        if is_about_nothing {
            return None;
        }
        let Some(says) = &rule.says else { return Some(String::new()) };
        Language::ALL.iter().find_map(|(_, language)| {
            self.with_subject(*language, rulebook, |subject| {
                let found = says.matches(subject).next()?;
                Some(subject.slice(found.range()).to_owned())
            })
        })
    }

    /// What `look` finds in the bio as a text of this language.
    fn with_subject<T>(
        &self,
        language: Language,
        rulebook: &Rulebook,
        look: impl FnOnce(&Subject<'_, '_>) -> T,
    ) -> T {
        let mut post = Post::new("bio", Text::verbatim(self.text, 0), Span::new(0, 0));
        post.lang = Some(language.tag().into());
        let tokens = Tokens::on(self.text, post.platform);
        let mut scratch = Scratch::default();
        let written = (self.text, Some(language.tag()));
        let matches = rulebook.automaton.scan_post(written, &tokens, &mut scratch);
        let (none, settings) = (Windows::default(), Settings::default());
        let windows = (&[][..], &none, &rulebook.events);
        let facts = (None, &settings);
        look(&Subject::new(&post, (&tokens, &matches), windows, facts, Timestamp::UNIX_EPOCH))
    }
}

/// Whether a bio makes the promise that a rule is about.
pub fn promises(bio: &str, rule: &check::Bio, rulebook: &Rulebook) -> bool {
    Bio::of(bio).promise(rule, rulebook).is_some()
}

/// The languages in which a bio says that the account writes: those after *på* or *in*, alone
/// or in a list, as in *Vi skriver på dansk og engelsk*. A language that is followed by
/// another word is none, as in *in Danish waters*.
fn languages(bio: &str) -> Vec<LanguageTag> {
    let bio = bio.to_lowercase();
    let mut tags = Vec::new();
    for sentence in bio.split(['.', '!', '?', '\n', '|', '•', '·', ';', ':', '(', ')', '"']) {
        let words: Vec<&str> = sentence
            .split(|char: char| char.is_whitespace() || ",/&+".contains(char))
            .filter(|word| !word.is_empty())
            .collect();
        let begins =
            words.iter().enumerate().filter(|(_, word)| ["på", "in", "auf"].contains(word));
        for (at, _) in begins {
            tags.extend(list(&words[at + 1..]));
        }
    }
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// The languages of a list up to the end of a sentence; none if another word follows.
fn list(words: &[&str]) -> Vec<LanguageTag> {
    let named = |word: &&str| LANGUAGES.iter().find(|(name, _)| name == word);
    let is_in_list = |word: &&str| named(word).is_some() || BETWEEN.contains(word);
    if !words.iter().all(is_in_list) {
        return Vec::new();
    }
    words.iter().filter_map(named).map(|(_, tag)| LanguageTag::named(tag)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_those_that_an_account_writes() {
        for (bio, expected) in [
            ("Vi skriver på dansk og engelsk.", "da en"),
            ("Tweets in English/Danish", "da en"),
            ("News in German, French & English!", "de en fr"),
            ("Patrols in Danish waters", ""),
            ("The Danish embassy in Rome", ""),
            ("Danish Ministry of Ports. In English", "en"),
            ("", ""),
        ] {
            let tags: Vec<String> = languages(bio).iter().map(ToString::to_string).collect();
            assert_eq!(tags.join(" "), expected, "{bio}");
        }
    }
}
