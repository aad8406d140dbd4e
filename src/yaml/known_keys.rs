//! The keys of drafts, rulebooks, rules and windows, to tell a line that lacks its colon from
//! a line of a text.

use crate::message::closest;

/// Whoever writes `text hej` means the key `text`, but whoever writes `og husk det` means
/// no key. Keys that are seldom the first word of a line are missing here.
const KNOWN: &[&str] = &[
    "about",
    "account",
    "accounts",
    "all_clear",
    "alt",
    "area",
    "author",
    "basis",
    "check",
    "client",
    "crises",
    "declared_by",
    "directory",
    "domains",
    "examples",
    "extends",
    "file",
    "from",
    "handles",
    "hashtags",
    "hold",
    "id",
    "intents",
    "kind",
    "labels",
    "lang",
    "language",
    "lead",
    "level",
    "lexicons",
    "media",
    "name",
    "platform",
    "platforms",
    "profile",
    "publish_at",
    "quote_of",
    "released_by",
    "reply_to",
    "repost_of",
    "review_by",
    "roles",
    "rules",
    "scheduled",
    "settings",
    "severity",
    "sources",
    "text",
    "texts",
    "thread",
    "timezone",
    "title",
    "topics",
    "until",
    "url",
    "when",
    "why",
    "windows",
];

/// The fewest characters of a word that may be a misspelt key. Shorter words are too easily
/// like a key by chance.
const FEWEST: usize = 5;

/// Whether a word is a key, the id of a rule, or like one of them.
pub(crate) fn is_like_key(word: &str) -> bool {
    let is_misspelt =
        || FEWEST <= word.chars().count() && closest(word, KNOWN.iter().copied()).is_some();
    word.contains(['/', '_']) || KNOWN.contains(&word) || is_misspelt()
}
