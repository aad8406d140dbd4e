//! Reads a matcher from a rulebook.
//!
//! To add an option, add a field to [`Matcher`], read it in [`Matcher::options`],
//! and apply it where `Matcher` decides which matches count.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Matcher, Nearby, SeverityShift, match_conditions::Distance, past_sentences::PastWords,
};
use crate::{
    matcher::{Lexicon, ListId, Vocabulary},
    message::{Message, any_of, closest},
    register::{directory::AccountType, wrong_word},
    yaml::{self, Fields, Node, Reader, list_of, one_of, one_or_more},
};

/// The keys for the words of a matcher. A matcher has exactly one of them, unless it
/// has an intent; then it may have none.
const SOURCES: [&str; 4] = ["words", "lexicon", "lexicons", "pattern"];

/// The key for the intent of a matcher.
const INTENT: &str = "intent";

/// The values of `heard`: how the severity of what only the intent finds differs from that of
/// the rule.
pub(crate) const HEARD: [(&str, SeverityShift); 3] =
    [("full", SeverityShift::None), ("lower", SeverityShift::Lower), ("info", SeverityShift::Info)];

impl Matcher {
    /// Reads a matcher: words, lexicons, a pattern or an intent, with options.
    pub(crate) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
    ) -> Option<Self> {
        Self::of_fields(node, reader.fields(node)?, vocabulary)
    }

    /// Reads a matcher that must match in the same sentence as another one. It may have
    /// the keys `topics` and `accounts`, too.
    fn read_beside(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
    ) -> Option<Box<Self>> {
        let mut fields = reader.fields(node)?;
        let topics = fields.optional("topics", yaml::boolean).unwrap_or_default();
        let accounts = fields.optional("accounts", one_or_more(one_of(&AccountType::ALL)));
        let matcher = Self::of_fields(node, fields, vocabulary)?;
        Some(Box::new(Self { topics, accounts: accounts.unwrap_or_default(), ..matcher }))
    }

    fn of_fields(
        node: &Node,
        mut fields: Fields<'_, '_, '_>,
        vocabulary: &mut Vocabulary,
    ) -> Option<Self> {
        let intent = fields.optional(INTENT, |node, reader| intent(node, reader, vocabulary));
        let lists = lists_beside_intent(node, &mut fields, vocabulary);
        let options = Self::options(&mut fields, vocabulary);
        fields.finish();
        Some(Self { lists: lists?, intent, ..options })
    }

    /// Reads the options of a matcher. The words and the intent are read elsewhere.
    fn options(fields: &mut Fields<'_, '_, '_>, vocabulary: &mut Vocabulary) -> Self {
        let unless = fields
            .optional("unless", one_or_more(|node, reader| Nearby::read(node, reader, vocabulary)));
        let near = fields.optional("near", |node, reader| Nearby::read(node, reader, vocabulary));
        let mut beside =
            |key| fields.optional(key, |node, reader| Self::read_beside(node, reader, vocabulary));
        let with = beside("with");
        let heard_with = beside("heard_with");
        let heads = fields.optional("heads", |node, reader| texts(node, reader, vocabulary));
        let quotes = fields.optional("quotes", one_of(&[("exempt", true), ("count", false)]));
        let heard = fields.optional("heard", one_of(&HEARD));
        let past = fields.optional("past", one_of(&[("exempt", true), ("count", false)]));
        let past = past.filter(|exempt| *exempt).map(|_| PastWords::new(vocabulary));
        Self {
            lists: Vec::new(),
            intent: None,
            unless: unless.unwrap_or_default(),
            near,
            with,
            heads: heads.unwrap_or_default(),
            quotes_exempt: quotes.unwrap_or_default(),
            heard: heard.unwrap_or_default(),
            heard_with,
            past,
            topics: false,
            accounts: Vec::new(),
        }
    }

    /// Reads the matcher under a key. If the key is missing, the matcher matches
    /// nothing.
    pub(super) fn optional(
        fields: &mut Fields<'_, '_, '_>,
        key: &'static str,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let read = |node: &Node, reader: &mut Reader<'_>| Self::read(node, reader, vocabulary);
        fields.optional(key, read).unwrap_or_default()
    }

    /// The conditions that exclude words which only sound like the topic of a window:
    /// compounds with certain heads (`terrorberedskab`), certain phrases (`skudår`), and
    /// words in sentences about the past. The matcher has no words of its own.
    pub(crate) fn without_sound_alikes(vocabulary: &mut Vocabulary) -> Self {
        let heads = vocabulary.lexicon("compound_heads").map(Lexicon::folded);
        let phrases = vocabulary.list("sounds_alike", false);
        let distance = Distance::Words { before: 1, after: 1 };
        let phrases = phrases.map(|list| Nearby::of(vec![list], distance));
        // The title of a book or a play: “Little Fires Everywhere”.
        let works = vocabulary.list("works", false);
        let works =
            works.map(|list| Nearby { quoted: true, ..Nearby::of(vec![list], Distance::Sentence) });
        Self {
            heads: heads.unwrap_or_default(),
            unless: phrases.into_iter().chain(works).collect(),
            past: Some(PastWords::new(vocabulary)),
            ..Self::default()
        }
    }
}

impl Nearby {
    /// The words of these lists within a distance, without further conditions.
    const fn of(lists: Vec<ListId>, distance: Distance) -> Self {
        Self { lists, distance, past_years: false, quoted: false }
    }

    fn read(node: &Node, reader: &mut Reader<'_>, vocabulary: &mut Vocabulary) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let intent = fields.optional(INTENT, |node, reader| intent(node, reader, vocabulary));
        let lists = lists_beside_intent(node, &mut fields, vocabulary);
        let before = fields.optional("before", yaml::number);
        let after = fields.optional("after", yaml::number);
        let sentence = fields.optional("sentence", yaml::boolean).unwrap_or_default();
        let next = fields.optional("next_sentence", yaml::boolean).unwrap_or_default();
        let post = fields.optional("post", yaml::boolean).unwrap_or_default();
        let past_years = fields.optional("past_years", yaml::boolean).unwrap_or_default();
        let quoted = fields.optional("quoted", yaml::boolean).unwrap_or_default();
        fields.finish();
        let distance = match (before, after) {
            _ if post => Distance::Post,
            _ if next => Distance::NextSentence,
            _ if sentence => Distance::Sentence,
            (None, None) => Distance::Words { before: 3, after: 3 },
            _ => Distance::Words { before: before.unwrap_or(0), after: after.unwrap_or(0) },
        };
        let lists = lists?.into_iter().chain(intent).collect();
        Some(Self { past_years, quoted, ..Self::of(lists, distance) })
    }
}

/// Reads the lists of words of a matcher. A matcher with an intent need not have any
/// words.
fn lists_beside_intent(
    node: &Node,
    fields: &mut Fields<'_, '_, '_>,
    vocabulary: &mut Vocabulary,
) -> Option<Vec<ListId>> {
    match node.get(INTENT) {
        Some(_) if SOURCES.iter().all(|key| node.get(key).is_none()) => Some(Vec::new()),
        _ => lists(node, fields, vocabulary),
    }
}

/// Reads the lists of words that a matcher looks for, under exactly one of
/// [`SOURCES`].
fn lists(
    node: &Node,
    fields: &mut Fields<'_, '_, '_>,
    vocabulary: &mut Vocabulary,
) -> Option<Vec<ListId>> {
    let exact = fields.optional("case", one_of(&[("exact", true), ("any", false)]));
    let exact = exact.unwrap_or_default();
    let words = fields.optional("words", |node, reader| {
        written_out(node, exact, reader, vocabulary).map(|list| vec![list])
    });
    let named = fields
        .optional("lexicon", |node, reader| Some(vec![lexicon(node, exact, reader, vocabulary)?]));
    let several = fields
        .optional("lexicons", list_of(|node, reader| lexicon(node, exact, reader, vocabulary)));
    let pattern = fields
        .optional("pattern", |node, reader| Some(vec![pattern(node, exact, reader, vocabulary)?]));
    let given: Vec<&str> = SOURCES.into_iter().filter(|key| node.get(key).is_some()).collect();
    match given[..] {
        [_] => words.or(named).or(several).or(pattern),
        [] => {
            // A misspelt key is reported as unknown, and need not be reported twice.
            let misspelt = |key: &str| closest(key, SOURCES.into_iter().chain([INTENT])).is_some();
            let entries = fields.reader.entries(node)?;
            if entries.iter().filter_map(|(key, _)| key.text()).any(misspelt) {
                return None;
            }
            let help = Message::new("matcher-no-source-help")
                .with("keys", any_of(SOURCES.into_iter().chain([INTENT])));
            fields.reader.wrong(node.span, Message::new("matcher-no-source"), help)
        }
        [first, second, ..] => {
            let message =
                Message::new("matcher-two-sources").with("first", first).with("second", second);
            let help = Message::new("matcher-two-sources-help");
            fields.reader.wrong(node.span, message, help)
        }
    }
}

/// Reads words that are written out, one or more, as a list. `exact` says whether
/// capitals matter.
pub(super) fn written_out(
    node: &Node,
    exact: bool,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
) -> Option<ListId> {
    if let Some(list) = vocabulary.compiled_at(node.span).filter(|_| !exact) {
        return Some(list);
    }
    let words = one_or_more(|node, _: &mut Reader<'_>| Some(node))(node, reader)?;
    if words.is_empty() {
        let help = Message::new("matcher-no-words-help");
        return reader.wrong(node.span, Message::new("matcher-no-words"), help);
    }
    let written = if exact { WordForms::InCase } else { WordForms::Bending };
    inline(words.into_iter(), written, reader, vocabulary)
}

/// In which forms the words of a rulebook are found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum WordForms {
    /// In all their inflections and in compounds. Words of built-in rules never bend.
    Bending,
    /// As written, but with or without capitals.
    Exactly,
    /// As written, with the same capitals.
    InCase,
}

/// Adds words from the rulebook as a new list.
pub(super) fn inline<'n>(
    words: impl Iterator<Item = &'n Node>,
    written: WordForms,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
) -> Option<ListId> {
    let list = vocabulary.words.new_list();
    for (number, node) in words.enumerate() {
        let word = yaml::text(node, reader)?;
        // Words of built-in rules do not bend: the rules contain each form that they
        // mean.
        let is_own = vocabulary.built_in.is_none();
        let added = if written == WordForms::Bending && is_own {
            vocabulary.words.add_own(list, number, word, None)
        } else {
            vocabulary.words.add(list, number, word, None, written == WordForms::InCase)
        };
        if let Err(mistake) = added {
            return wrong_word(node, reader, mistake);
        }
    }
    Some(list)
}

/// Reads the name of a lexicon, and returns its list.
pub(crate) fn lexicon(
    node: &Node,
    exact: bool,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
) -> Option<ListId> {
    let name = yaml::text(node, reader)?;
    match vocabulary.list(name, exact) {
        Some(list) => Some(list),
        None => unknown_lexicon(node, name, reader, vocabulary),
    }
}

/// Reads the name of an intent, and returns its list. An unknown name is not reported if
/// a model that may have the intent could not be read.
fn intent(node: &Node, reader: &mut Reader<'_>, vocabulary: &mut Vocabulary) -> Option<ListId> {
    let name = yaml::text(node, reader)?;
    let list = vocabulary.intent(name);
    if vocabulary.lacks_intents {
        return list;
    }
    list.or_else(|| {
        let known = vocabulary.known_intents().map(|intent| &*intent.name);
        reader.unknown(node.span, "unknown-intent", name, known)
    })
}

/// Reads the name of a lexicon, and returns its entries as folded texts: hosts,
/// hashtags, heads of compounds.
pub(super) fn texts(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &Vocabulary,
) -> Option<Arc<BTreeSet<String>>> {
    lexicon_by_name(node, reader, vocabulary).map(Lexicon::folded)
}

/// Reads the name of a lexicon, and returns the lexicon. Its words are not added to
/// those that are searched for in posts.
pub(super) fn lexicon_by_name<'v>(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &'v Vocabulary,
) -> Option<&'v Lexicon> {
    let name = yaml::text(node, reader)?;
    let found = vocabulary.lexicon(name);
    found.or_else(|| unknown_lexicon(node, name, reader, vocabulary))
}

fn unknown_lexicon<T>(
    node: &Node,
    name: &str,
    reader: &mut Reader<'_>,
    vocabulary: &Vocabulary,
) -> Option<T> {
    let known = vocabulary.lexicons.iter().map(|lexicon| lexicon.name.as_str());
    reader.unknown(node.span, "unknown-lexicon", name, known)
}

/// Reads a pattern, and returns a new list for it. It ignores case unless `exact` is
/// set.
fn pattern(
    node: &Node,
    exact: bool,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
) -> Option<ListId> {
    let written = yaml::text(node, reader)?;
    let flags = if exact { "" } else { "(?i)" };
    match vocabulary.pattern(&format!("{flags}{written}")) {
        Ok(list) => Some(list),
        Err(reason) => {
            let message = Message::new("pattern-invalid").with("reason", reason);
            reader.wrong(node.span, message, Message::new("pattern-help"))
        }
    }
}
