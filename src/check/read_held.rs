//! Reads the checks that rest on windows. Their names stand in the table of
//! [`read`](super::read).

use super::{
    Beginning, Check, Companion, Defer, Distinct, Hold, Phrase, Roles, read::setting,
    read_phrase::texts,
};
use crate::{
    matcher::{Vocabulary, folded},
    yaml::{self, Fields, Node, Reader, list_of, one_or_more},
};

/// The phrase under a key, empty where it is left out.
fn phrase(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    vocabulary: &mut Vocabulary,
) -> Phrase {
    let read = |node: &Node, reader: &mut Reader<'_>| Phrase::read(node, reader, vocabulary);
    fields.optional(key, read).unwrap_or_default()
}

/// `{text: MATCHER or […], labels: […], gif: true, reposts: true}`, or `{}` for
/// whatever the condition lets by.
pub(super) fn hold(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    let mut fields = reader.fields(node)?;
    let read = |node, reader: &mut Reader<'_>| Phrase::read(node, reader, vocabulary);
    let text = fields.optional("text", one_or_more(read)).unwrap_or_default();
    let labels = fields.optional("labels", one_or_more(yaml::string)).unwrap_or_default();
    let gif = fields.optional("gif", yaml::boolean).unwrap_or_default();
    let reposts = fields.optional("reposts", yaml::boolean).unwrap_or_default();
    fields.finish();
    Some(Check::Hold(Hold { text, labels, gif, reposts }))
}

/// The words of a crisis stand in its window; here stand words of sympathy,
/// words without which a tag alone says nothing, words that send the reader to
/// an account, words that name a reason for calling something off, and words of
/// the all-clear.
pub(super) fn defer(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    let mut fields = reader.fields(node)?;
    let condolence = phrase(&mut fields, "condolence", vocabulary);
    let with_tag = phrase(&mut fields, "with_tag", vocabulary);
    let pointer = phrase(&mut fields, "pointer", vocabulary);
    let attributed = phrase(&mut fields, "attributed", vocabulary);
    let called_off = phrase(&mut fields, "called_off", vocabulary);
    let all_clear = phrase(&mut fields, "all_clear", vocabulary);
    fields.finish();
    let exempt = Phrase::sounding_alike(vocabulary);
    Some(Check::Defer(Box::new(Defer {
        exempt,
        condolence,
        with_tag,
        pointer,
        attributed,
        called_off,
        all_clear,
    })))
}

pub(super) fn topic(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    reader.fields(node)?.finish();
    Some(Check::Topic(Phrase::sounding_alike(vocabulary)))
}

pub(super) fn sources(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    let mut fields = reader.fields(node)?;
    let credit = phrase(&mut fields, "credit", vocabulary);
    fields.finish();
    Some(Check::Sources(credit))
}

pub(super) fn ride(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    let mut fields = reader.fields(node)?;
    let about = phrase(&mut fields, "about", vocabulary);
    fields.finish();
    Some(Check::Ride(about))
}

/// `{words: […] or lexicon: NAME, within: characters}`.
pub(super) fn begins(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    let mut fields = reader.fields(node)?;
    let listed = fields.optional("lexicon", |node, reader| texts(node, reader, vocabulary));
    let words = match listed {
        Some(words) => Some(words.into_iter().collect()),
        None => fields.required("words", one_or_more(yaml::string)),
    };
    let within = setting(&mut fields, "within", Some(20));
    fields.finish();
    let words = words?.iter().map(|word| folded(word).into_owned()).collect();
    Some(Check::Begins(Beginning { words, within: within? }))
}

pub(super) fn expired_tag(
    node: &Node,
    reader: &mut Reader<'_>,
    _: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let base = match base {
        Some(Check::ExpiredTag(days)) => *days,
        _ => 14,
    };
    let mut fields = reader.fields(node)?;
    let days = setting::<u16>(&mut fields, "days", u16::try_from(base).ok());
    fields.finish();
    days.map(|days| Check::ExpiredTag(i64::from(days)))
}

pub(super) fn distinct(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    let mut fields = reader.fields(node)?;
    let of = fields.required("of", |node, reader| Phrase::read(node, reader, vocabulary));
    let max = setting(&mut fields, "max", Some(1));
    fields.finish();
    Some(Check::Distinct(Distinct { of: of?, max: max? }))
}

pub(super) fn companion(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    let mut fields = reader.fields(node)?;
    let after = fields.required("after", |node, reader| Phrase::read(node, reader, vocabulary));
    let minutes = setting::<u16>(&mut fields, "minutes", Some(60));
    fields.finish();
    Some(Check::Companion(Companion { after: after?, minutes: i64::from(minutes?) }))
}

/// `{lead: CHECK, others: CHECK}`, or `{all: CHECK}`: what counts for who leads
/// the window, a level milder, and for everybody else.
pub(super) fn roles(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    let mut fields = reader.fields(node)?;
    let mut read =
        |key| fields.optional(key, |node, reader| Check::read(node, reader, vocabulary, None));
    let roles = Roles { lead: read("lead"), others: read("others"), all: read("all") };
    fields.finish();
    Some(Check::Roles(Box::new(roles)))
}

/// A list of checks, of which each may object.
pub(super) fn any(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    let read = |node: &Node, reader: &mut Reader<'_>| Check::read(node, reader, vocabulary, None);
    list_of(read)(node, reader).map(Check::Any)
}
