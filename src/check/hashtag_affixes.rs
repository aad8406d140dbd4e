//! What words and names may begin and end with: parts of a hashtag that look like words of their own,
//! and are not.

/// Endings of longer words that are, or can be split into, frequent words as well: `bygning|er`.
pub(super) const ENDINGS: [&str; 27] = [
    "er", "et", "en", "de", "ne", "ene", "enes", "erne", "ernes", "ens", "ets", "ers", "ren",
    "rens", "eren", "gerne", "ingen", "ingens", "inger", "else", "elser", "ende", "tende", "ten",
    "tens", "sten", "ses",
];

/// Words with which longer words begin, too.
pub(super) const PREFIXES: [&str; 20] = [
    "for", "ind", "ud", "under", "over", "efter", "af", "op", "til", "frem", "hjem", "fra", "med",
    "mod", "ned", "på", "om", "mellem", "før", "sam",
];

/// Words that are whole words at the beginning of a phrase, and of many compounds.
pub(super) const FIRST_IN_COMPOUNDS: [&str; 6] =
    ["hjemme", "ikke", "flere", "tusind", "god", "grøn"];

/// The beginnings of the tens in numbers: `to|og|tyve`.
const TENS: [&str; 8] =
    ["tyve", "tred", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"];

/// Whether a small word is a piece of a verb such as `tradition|al|i|ser|et` or of a number such as
/// `to|og|tyve`. `before` and `after` are the parts beside it, or empty.
pub(super) fn is_inflection(before: &str, word: &str, after: &str) -> bool {
    match word {
        "i" => after.starts_with("ser"),
        "ser" | "se" => before.ends_with('i'),
        "og" => TENS.iter().any(|tens| after.starts_with(tens)),
        _ => false,
    }
}

/// The ends of names of places.
pub(super) const PLACES: [&str; 22] = [
    "by", "købing", "havn", "lev", "rup", "strup", "sted", "borg", "bjerg", "holm", "lund", "rød",
    "sø", "dal", "vig", "høj", "bæk", "mark", "land", "inge", "ager", "gård",
];

/// The ends of names of streets.
pub(super) const STREETS: [&str; 4] = ["gade", "vej", "torv", "plads"];

/// Whether a text ends as names of places do.
pub(super) fn is_place(text: &str) -> bool {
    let ends = |end: &&str| text.strip_suffix(*end).is_some_and(|begin| 2 < begin.len());
    (5..=15).contains(&text.len()) && PLACES.iter().any(ends)
}
