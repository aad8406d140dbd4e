//! The header of a table: says which column contains which field of a post.

use crate::{
    csv,
    message::{self, Message, any_of, closest},
    source::{Problem, Source, Span},
    text::csv_field,
};

/// The field of a post that a column contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Text,
    PublishAt,
    CreatedAt,
    Account,
    Platform,
    Profile,
    Kind,
    Lang,
    Client,
    Labels,
    Media,
    Alt,
    ReplyTo,
    QuoteOf,
    RepostOf,
    Scheduled,
    ReleasedBy,
    LegalBasis,
    Consent,
    RemoveAfter,
    Sponsored,
    Approvals,
}

/// The names that a column may have in a header. Earlier names are preferred: an
/// export may have one column for the time and another for the time of day only.
/// Case, spaces and underscores are ignored.
const NAMES: [(Column, &[&str]); 23] = [
    (Column::Id, &["id", "tweet_id", "status_id"]),
    (Column::Text, &["text", "full_text", "tweet_text", "tweet", "content", "message"]),
    (Column::PublishAt, &["publish_at", "scheduled_at"]),
    (Column::CreatedAt, &["created_at", "timestamp", "created", "time"]),
    (Column::Account, &["account", "screen_name", "username", "user_screen_name", "author"]),
    (Column::Platform, &["platform"]),
    (Column::Profile, &["profile"]),
    (Column::Kind, &["kind"]),
    (Column::Lang, &["lang", "language"]),
    (Column::Client, &["client", "source", "status_source"]),
    (Column::Labels, &["labels", "label"]),
    (Column::Media, &["media", "photos"]),
    (Column::Alt, &["alt", "alt_text"]),
    (
        Column::ReplyTo,
        &["reply_to", "in_reply_to_status_id", "in_response_to_tweet_id", "reply_to_s_i_d"],
    ),
    (Column::QuoteOf, &["quote_of", "quote_url"]),
    (Column::RepostOf, &["repost_of", "retweeted_status_id"]),
    (Column::Scheduled, &["scheduled"]),
    (Column::ReleasedBy, &["released_by"]),
    (Column::LegalBasis, &["legal_basis"]),
    (Column::Consent, &["consent"]),
    (Column::RemoveAfter, &["remove_after"]),
    (Column::Sponsored, &["sponsored"]),
    (Column::Approvals, &["approved_by", "approvals"]),
];

/// How many columns a table may have, which is the limit of spreadsheets.
const MOST_COLUMNS: usize = 1 << 14;

/// The columns of a table.
pub(super) struct Table {
    /// The columns with a known name, each with its index in a row.
    pub(super) columns: Vec<(Column, usize)>,
    /// The number of columns, including unknown ones.
    width: usize,
    separator: u8,
}

impl Table {
    pub(super) fn of(header: &csv::Row, source: &Source, separator: u8) -> Self {
        let names: Vec<String> = header
            .fields
            .iter()
            .map(|field| plain_name(csv_field(source, *field).as_str()))
            .collect();
        let place = |name: &str| {
            let name = plain_name(name);
            names.iter().position(|own| *own == name)
        };
        let columns = NAMES.iter().filter_map(|(column, called)| {
            called.iter().find_map(|name| place(name)).map(|index| (*column, index))
        });
        Self { columns: columns.collect(), width: names.len(), separator }
    }

    pub(super) fn index(&self, column: Column) -> Option<usize> {
        self.columns.iter().find(|(own, _)| *own == column).map(|(_, index)| *index)
    }

    /// Whether the table contains published posts: it has a column for their times as
    /// the platform names it, and none for a planned time. A newsroom's own table
    /// contains drafts.
    pub(super) fn is_history(&self) -> bool {
        self.index(Column::PublishAt).is_none() && self.index(Column::CreatedAt).is_some()
    }

    /// The problem that there is no column of texts, and a problem for each column
    /// whose name differs from a known name by one letter. Other unknown columns are
    /// ignored.
    pub(super) fn misspelt(&self, header: &csv::Row, source: &Source) -> Vec<Problem> {
        let missing = NAMES.iter().filter(|(column, _)| self.index(*column).is_none());
        let missing: Vec<&str> =
            missing.map(|(_, names)| names[0]).filter(|name| 4 <= name.len()).collect();
        let near = |(_, field): (usize, &Span)| {
            let written = csv_field(source, *field);
            let similar = missing.iter().filter(|name| may_be_one_off(written.as_str(), name));
            let near = closest(written.as_str(), similar.copied())?;
            (strsim::damerau_levenshtein(written.as_str(), near) <= 1).then(|| {
                let written = written.as_str();
                let message = Message::new("csv-unknown-column").with("name", written);
                Problem::at(source, *field, message).help(message::did_you_mean(written, [near]))
            })
        };
        let known = |index: &usize| self.columns.iter().any(|(_, own)| own == index);
        let fields = header.fields.iter().enumerate().filter(|(index, _)| !known(index));
        let mut problems: Vec<Problem> = fields.filter_map(near).collect();
        if self.index(Column::Text).is_none() && problems.is_empty() {
            let names = any_of(NAMES[1].1.iter().copied());
            let help = Message::new("csv-no-text-column-help").with("names", names);
            let message = Message::new("csv-no-text-column");
            problems.push(Problem::at(source, header.span(), message).help(help));
        }
        problems
    }

    /// A problem for each column that has the same name as an earlier one.
    pub(super) fn duplicates(&self, header: &csv::Row, source: &Source) -> Vec<Problem> {
        let name = |field: &Span| plain_name(csv_field(source, *field).as_str());
        let names: Vec<String> = header.fields.iter().map(name).collect();
        let is_duplicate = |index: &usize| {
            let mut earlier = self.columns.iter().filter(|(_, own)| own < index);
            earlier.any(|(_, own)| names[*own] == names[*index])
        };
        let duplicates = (0..names.len()).filter(is_duplicate).map(|index| header.fields[index]);
        let problem = |field: Span| {
            let written = csv_field(source, field);
            let message = Message::new("csv-duplicate-column").with("name", written.as_str());
            Problem::at(source, field, message).help(Message::new("csv-duplicate-column-help"))
        };
        duplicates.map(problem).collect()
    }

    /// Whether a row has a field for the text, and not more fields than the header
    /// has columns. It may have fewer fields, because spreadsheets leave out empty
    /// ones at the end.
    pub(super) fn fits(&self, row: &csv::Row) -> bool {
        let needed = self.index(Column::Text).map_or(0, |index| index + 1);
        needed <= row.fields.len() && row.fields.len() <= self.width
    }

    /// The problem that a row has too many or too few fields.
    pub(super) fn wrong_field_count(&self, row: &csv::Row, source: &Source) -> Problem {
        let count = row.fields.len();
        let message = Message::new("csv-field-count");
        let message = message.with("columns", self.width).with("fields", count);
        let separator = char::from(self.separator).escape_default().to_string();
        let help = Message::new("csv-field-count-help").with("separator", separator);
        Problem::at(source, row.span(), message).help(help)
    }
}

/// The problem that a table has more columns than any spreadsheet can have; `None` if
/// it has not.
pub(super) fn too_wide(header: &csv::Row, source: &Source) -> Option<Problem> {
    let first_beyond = header.fields.get(MOST_COLUMNS)?;
    let message = Message::new("csv-too-many-columns").with("most", MOST_COLUMNS);
    let problem = Problem::at(source, *first_beyond, message);
    Some(problem.help(Message::new("csv-too-many-columns-help")))
}

/// A cheap test of whether two names may differ by only one letter: it counts the
/// equal bytes at both ends. The exact test would be slow for tables with thousands
/// of columns.
fn may_be_one_off(written: &str, name: &str) -> bool {
    let same = |(one, other): &(u8, u8)| one == other;
    let start = written.bytes().zip(name.bytes()).take_while(same).count();
    let end = written.bytes().rev().zip(name.bytes().rev()).take_while(same).count();
    // Two letters in the wrong order count as one mistake, and each letter may take
    // two bytes.
    written.len().max(name.len()) <= start + end + 4
}

/// A name without case, spaces and punctuation: `createdat` for each of `createdAt`,
/// `created_at` and `Created at`.
fn plain_name(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
