//! Reads what a post must offer, and after which words.
//!
//! A further offer is a line in [`OFFERS`]: a fact of the post, a word list of
//! that name, or an expression. `docs/rules.md` names it.

use super::{Check, Offer, Phrase, Require, read_phrase::lexicon};
use crate::{
    matcher::Vocabulary,
    yaml::{Node, Reader, one_of, one_or_more},
};

/// Reads the settings of `require`.
pub(super) fn require(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let base = match base {
        Some(Check::Require(require)) => Some(require),
        _ => None,
    };
    let mut fields = reader.fields(node)?;
    let read = |node: &Node, reader: &mut Reader<'_>| Phrase::read(node, reader, vocabulary);
    let base_after = base.and_then(|base| base.after.clone());
    let after = fields.optional("after", read).or(base_after);
    let read = one_or_more(|node, reader| offer(node, reader, vocabulary));
    let one_of = match base {
        None => fields.required("one_of", read),
        Some(base) => Some(fields.optional("one_of", read).unwrap_or_else(|| base.one_of.clone())),
    };
    fields.finish();
    Some(Check::Require(Require { after, one_of: one_of? }))
}

/// What an offer is made of.
#[derive(Clone, Copy)]
enum Made {
    /// The post itself tells.
    Of(fn() -> Offer),
    /// A lexicon of the same name, and the label where its words are missing.
    Lexicon(&'static str),
    /// An expression, and the label where it matches nothing.
    Pattern(&'static str, &'static str),
}

/// A street with its number, a room, a public building.
const PLACE: &str = r"(?x)
    [\p{L}]+(?:vej|vejen|gade|gaden|plads|pladsen|torv|torvet|allé|alle|stræde|boulevard|vænge|havn|kaj|kajen|parken)\b
    | \b(?:lokale|mødelokale|sal|room|hall)\s+\p{N}*\p{L}?
    | \b(?:rådhuset|biblioteket|kulturhuset|borgerservice|medborgerhuset|forsamlingshuset|havnehuset|skolen|town\s+hall|city\s+hall|library)\b
    | \b\d{1,5}\s+[\p{L}]+\s+(?:street|road|avenue|square|lane)\b";

/// A day or a time of day.
const DATE: &str = r"(?x)
    \b(?:kl\.?|klokken)\s*\d{1,2}
    | \b\d{1,2}[.:]\d{2}\b
    | \b\d{1,2}\s?(?:am|pm)\b
    | \b\d{1,2}\.?\s*(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b
    | \b\d{1,2}\.?\s*(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec)\b
    | \b(?:january|february|march|may|june|july|october)\s+\d{1,2}
    | \b\d{1,2}/\d{1,2}\b | \b\d{4}-\d{2}-\d{2}\b
    | \b(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\b
    | \b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b
    | \bi\s+(?:dag|aften|morgen|nat|eftermiddag)\b | \b(?:today|tonight|tomorrow)\b";

/// A time of day, as a log begins with it or as people write it, or word of when
/// the next message comes.
const TIME: &str = r"(?x)
    ^\W*(?:[01]\d|2[0-3])[0-5]\d\b | \b(?:kl\.?|klokken)\s*\d{1,2} | \b\d{1,2}[.:]\d{2}\b | \b\d{1,2}\s?(?:am|pm)\b
    | \bnæste\s+(?:opdatering|melding|nyt)\b | \bnext\s+(?:update|message)\b";

/// What a post may offer, by its name.
const OFFERS: [(&str, Made); 14] = [
    ("link", Made::Of(|| Offer::Link)),
    ("media", Made::Of(|| Offer::Media)),
    ("thread-link", Made::Of(|| Offer::ThreadLink)),
    ("thread-media", Made::Of(|| Offer::ThreadMedia)),
    ("phone", Made::Of(|| Offer::Phone)),
    ("mail", Made::Of(|| Offer::Mail)),
    ("question", Made::Of(|| Offer::Question)),
    ("reason", Made::Lexicon("label-no-reason")),
    ("opener", Made::Lexicon("label-no-opener")),
    ("place", Made::Pattern(PLACE, "label-no-place")),
    ("number", Made::Pattern(r"\d", "label-no-number")),
    ("date", Made::Pattern(DATE, "label-no-date")),
    ("time", Made::Pattern(TIME, "label-no-time")),
    ("lead", Made::Of(|| Offer::Lead)),
];

fn offer(node: &Node, reader: &mut Reader<'_>, vocabulary: &mut Vocabulary) -> Option<Offer> {
    match one_of(&OFFERS)(node, reader)? {
        Made::Of(offer) => Some(offer()),
        Made::Lexicon(label) => {
            let list = lexicon(node, false, reader, vocabulary)?;
            Some(Offer::Words(Phrase::of(vec![list]), label))
        }
        Made::Pattern(pattern, label) => {
            let list = vocabulary.pattern(&format!("(?i){pattern}"));
            let list = list.expect("the expressions above are well written");
            Some(Offer::Words(Phrase::of(vec![list]), label))
        }
    }
}
