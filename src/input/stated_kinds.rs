//! Columns and keys that say what kind of post it is: `is_retweet` with yes or no, and `Type` with
//! words such as `Svar`.
//!
//! To add a name or a word, write it in [`QUESTIONS`], [`NAMES`] or [`WORDS`], in lower case and
//! without spaces and punctuation.

use super::{choose_columns::is_name_of_field, table_row::TableRow, text_columns::is_mark};
use crate::{
    csv,
    mapping::{Mapping, PostField, plain_name},
    message::did_you_mean,
    platform::Handle,
    post::{Kind, Post, Reference},
    source::{Problem, Source},
    text::csv_field,
    yaml::unknown_value,
};

/// The names of columns and keys that ask whether a post is of a kind.
const QUESTIONS: [(&str, Kind); 18] = [
    ("isretweet", Kind::Repost),
    ("isrt", Kind::Repost),
    ("isrepost", Kind::Repost),
    ("isreblog", Kind::Repost),
    ("retweet", Kind::Repost),
    ("repost", Kind::Repost),
    ("genopslag", Kind::Repost),
    ("ergenopslag", Kind::Repost),
    ("isreply", Kind::Reply),
    ("issvar", Kind::Reply),
    ("ersvar", Kind::Reply),
    ("reply", Kind::Reply),
    ("svar", Kind::Reply),
    ("isquote", Kind::Quote),
    ("isquotestatus", Kind::Quote),
    ("ercitat", Kind::Quote),
    ("citat", Kind::Quote),
    ("quote", Kind::Quote),
];

/// The names of columns and keys that may have words for kinds, among others.
#[rustfmt::skip]
const NAMES: [&str; 8] = [
    "type", "posttype", "tweettype", "contenttype", "opslagstype", "indholdstype", "slags", "art",
];

/// The words for kinds that people and programs use.
const WORDS: [(&str, Kind); 20] = [
    ("reply", Kind::Reply),
    ("repliedto", Kind::Reply),
    ("svar", Kind::Reply),
    ("besvarelse", Kind::Reply),
    ("repost", Kind::Repost),
    ("reposted", Kind::Repost),
    ("retweet", Kind::Repost),
    ("retweeted", Kind::Repost),
    ("rt", Kind::Repost),
    ("reblog", Kind::Repost),
    ("genopslag", Kind::Repost),
    ("deling", Kind::Repost),
    ("deltopslag", Kind::Repost),
    ("sharedpost", Kind::Repost),
    ("quote", Kind::Quote),
    ("quoted", Kind::Quote),
    ("quotetweet", Kind::Quote),
    ("quotepost", Kind::Quote),
    ("citat", Kind::Quote),
    ("citatopslag", Kind::Quote),
];

/// The kind that the value of a column or key states; `None` if it states none.
pub(super) fn stated_kind(name: &str, written: &str) -> Option<Kind> {
    let plain = plain_name(name);
    match question(&plain) {
        Some(kind) => answer(&plain, written).filter(|is_so| *is_so).map(|_| kind),
        None if NAMES.contains(&&*plain) => kind_named(written),
        None => None,
    }
}

/// The kind of a post of which several columns or keys state these kinds; the default if none
/// does.
pub(super) fn foremost(stated: &[Kind]) -> Kind {
    let kinds = [Kind::Repost, Kind::Reply, Kind::Quote];
    kinds.into_iter().find(|kind| stated.contains(kind)).unwrap_or_default()
}

/// The most bytes of a name, with its punctuation.
const LONGEST_NAME: usize = 20;

/// Whether a column or key with this name may say of what kind a post is.
pub(super) fn may_say_kind(name: &str) -> bool {
    // Asked of each string of some records: most have another first letter. `_type` and `@type`
    // are those of the record. All names are of ASCII letters.
    let Some(first) = name.bytes().next().filter(u8::is_ascii_alphabetic) else { return false };
    let first = first.to_ascii_lowercase();
    let plain = || name.bytes().filter(u8::is_ascii_alphanumeric);
    let is = |known: &str| {
        known.as_bytes()[0] == first
            && plain().map(|byte| byte.to_ascii_lowercase()).eq(known.bytes())
    };
    name.len() <= LONGEST_NAME
        && name.is_ascii()
        && (QUESTIONS.iter().any(|(known, _)| is(known)) || NAMES.iter().any(|known| is(known)))
}

/// Whether a record in JSON may have a key that says of what kind its post is. To search its text
/// is far faster than to parse it once more.
pub(super) fn may_have_kind(raw: &str) -> bool {
    raw.split('"').any(may_say_kind)
}

fn question(plain: &str) -> Option<Kind> {
    QUESTIONS.iter().find(|(name, _)| *name == plain).map(|(_, kind)| *kind)
}

fn kind_named(written: &str) -> Option<Kind> {
    let plain = plain_name(written);
    WORDS.iter().find(|(word, _)| *word == plain).map(|(_, kind)| *kind)
}

/// A yes or no. In a column such as `retweet`, a number may be a count.
fn answer(plain: &str, written: &str) -> Option<bool> {
    let written = written.trim();
    let written = written.strip_suffix(".0").unwrap_or(written);
    let may_be_count =
        !plain.starts_with("is") && written.bytes().all(|byte| byte.is_ascii_digit());
    match written {
        "" => Some(false),
        _ if may_be_count => None,
        "t" | "T" => Some(true),
        "f" | "F" => Some(false),
        _ => is_mark(written),
    }
}

/// The columns of a table that say of what kind its posts are. `rows` are the first rows.
pub(super) fn columns_of_kinds(
    names: &[String],
    mapping: &Mapping,
    rows: &[csv::Row],
    source: &Source,
) -> Vec<usize> {
    let says_kind = |index: &usize| {
        let name = &names[*index];
        if !may_say_kind(name) || is_name_of_field(name) || mapping.of(name).is_some() {
            return false;
        }
        let plain = plain_name(name);
        let fields = rows.iter().filter_map(|row| row.fields.get(*index));
        let mut written = fields.map(|field| csv_field(source, *field)).peekable();
        match question(&plain) {
            // Another column with this name may have the text of an answer.
            Some(_) => {
                written.peek().is_some()
                    && written.all(|text| answer(&plain, text.as_str()).is_some())
            }
            None => written.any(|text| kind_named(text.as_str()).is_some()),
        }
    };
    (0..names.len()).filter(says_kind).collect()
}

impl<'s> TableRow<'s, '_> {
    /// The kind that the row states; the default if it states none.
    pub(super) fn stated_kind(&mut self) -> Kind {
        let stated = self.one_of(PostField::Kind, &Kind::ALL);
        if self.field(PostField::Kind).is_some() {
            return stated;
        }
        let mut found = Vec::new();
        for index in &self.table.kinds {
            let Some(span) = self.fields.fields.get(*index) else { continue };
            let (name, written) = (&self.table.names[*index], csv_field(self.source, *span));
            let plain = plain_name(name);
            if question(&plain).is_some() && answer(&plain, written.as_str()).is_none() {
                let problem = Problem::at(self.source, *span, unknown_value(written.as_str()));
                let help = did_you_mean(written.as_str(), ["yes", "no"]);
                self.problems.push(problem.help(help));
            }
            found.extend(stated_kind(name, written.as_str()));
        }
        foremost(&found)
    }

    /// Gives a repost that twint collected to the account that made it: twint writes who wrote
    /// the original in the column of the account.
    pub(super) fn set_reposter(&self, post: &mut Post<'s>) {
        let index = self.table.names.iter().position(|name| name == "user_rt");
        let span = index.and_then(|index| self.fields.fields.get(index));
        let Some(span) = span.filter(|_| post.kind == Kind::Repost) else { return };
        let written = csv_field(self.source, *span).as_str().trim().to_owned();
        if !written.is_empty() {
            let author = std::mem::replace(&mut post.account, Handle::from(written));
            post.repost_of = Some(Box::new(Reference::new(Some(author), None)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_stated_in_many_ways() {
        for (name, written, kind) in [
            ("is_retweet", "TRUE", Some(Kind::Repost)),
            ("isRetweet", "t", Some(Kind::Repost)),
            ("is_retweet", "1.0", Some(Kind::Repost)),
            ("is_retweet", "FALSE", None),
            ("retweet", "3", None),
            ("Svar", "ja", Some(Kind::Reply)),
            ("Svar", "Tak for det", None),
            ("Type", "Genopslag", Some(Kind::Repost)),
            ("Post Type", "@Reply", Some(Kind::Reply)),
            ("Type", "Foto", None),
            ("Titel", "Svar", None),
        ] {
            assert_eq!(stated_kind(name, written), kind, "{name} {written}");
        }
    }
}
