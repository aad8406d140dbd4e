//! What the header of a table says.

use crate::{
    csv,
    language::Localized,
    source::{Problem, Source, Span, did_you_mean, either, nearest},
    text::csv_field,
};

/// What a column holds.
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
}

/// What each column is called, the best name first: an export may have a time
/// of day beside the time. Case, spaces and underscores make no difference.
const NAMES: [(Column, &[&str]); 18] = [
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
];

/// What the header of a table says.
pub(super) struct Table {
    /// The columns that mean something, and which one each is.
    pub(super) columns: Vec<(Column, usize)>,
    /// How many columns there are.
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
        let place = |name: &str| names.iter().position(|own| *own == plain_name(name));
        let columns = NAMES.iter().filter_map(|(column, called)| {
            called.iter().find_map(|name| place(name)).map(|index| (*column, index))
        });
        Self { columns: columns.collect(), width: names.len(), separator }
    }

    pub(super) fn index(&self, column: Column) -> Option<usize> {
        self.columns.iter().find(|(own, _)| *own == column).map(|(_, index)| *index)
    }

    /// Exports hold published posts, with times and texts as the platform
    /// writes them; in the table of a newsroom posts are still to appear.
    pub(super) fn is_history(&self) -> bool {
        self.index(Column::PublishAt).is_none() && self.index(Column::CreatedAt).is_some()
    }

    /// A table without texts, and columns whose name is a letter off. Other
    /// columns are the business of whoever made the table.
    pub(super) fn misspelt(&self, header: &csv::Row, source: &Source) -> Vec<Problem> {
        let missing = NAMES.iter().filter(|(column, _)| self.index(*column).is_none());
        let missing: Vec<&str> =
            missing.map(|(_, names)| names[0]).filter(|name| 4 <= name.len()).collect();
        let near = |(_, field): (usize, &Span)| {
            let written = csv_field(source, *field);
            let near = did_you_mean(written.as_str(), missing.iter().copied())?;
            (strsim::damerau_levenshtein(written.as_str(), near) <= 1).then(|| {
                let written = written.as_str();
                let message = (
                    format!("there is no column `{written}`"),
                    format!("kolonnen `{written}` findes ikke"),
                );
                Problem::at(source, *field, message).help(nearest(written, [near]))
            })
        };
        let known = |index: &usize| self.columns.iter().any(|(_, own)| own == index);
        let fields = header.fields.iter().enumerate().filter(|(index, _)| !known(index));
        let mut problems: Vec<Problem> = fields.filter_map(near).collect();
        if self.index(Column::Text).is_none() && problems.is_empty() {
            let Localized { en, da } = either(NAMES[1].1.iter().copied());
            let help = (
                format!("name it {en} in the first line"),
                format!("kald den {da} i første linje"),
            );
            let message = ("there is no column with texts", "der er ingen kolonne med tekster");
            problems.push(Problem::at(source, header.span(), message).help(help));
        }
        problems
    }

    /// Each further column that has the name of one that is read.
    pub(super) fn twins(&self, header: &csv::Row, source: &Source) -> Vec<Problem> {
        let name = |field: &Span| plain_name(csv_field(source, *field).as_str());
        let read = |index: usize| self.columns.iter().any(|(_, own)| *own == index);
        let names: Vec<String> = header.fields.iter().map(name).collect();
        let is_twin = |index: &usize| {
            (0..*index).any(|earlier| read(earlier) && names[earlier] == names[*index])
        };
        let twins = (0..names.len()).filter(is_twin).map(|index| header.fields[index]);
        let problem = |field: Span| {
            let written = csv_field(source, field);
            let written = written.as_str();
            let message = (
                format!("the column `{written}` stands here twice"),
                format!("kolonnen `{written}` står her to gange"),
            );
            Problem::at(source, field, message).help((
                "keep one of them; only the first is read",
                "behold en af dem; kun den første er læst",
            ))
        };
        twins.map(problem).collect()
    }

    /// That a row has too few fields, or more than there are columns.
    pub(super) fn unlike(&self, row: &csv::Row, source: &Source) -> Option<Problem> {
        // Spreadsheets leave out empty fields at the end.
        let needed = self.index(Column::Text).map_or(0, |index| index + 1);
        let count = row.fields.len();
        if needed <= count && count <= self.width {
            return None;
        }
        let width = self.width;
        let message = (
            format!("the header has {width} fields, and this row {count}"),
            format!("overskriften har {width} felter, og denne række {count}"),
        );
        let separator = char::from(self.separator).escape_default();
        Some(Problem::at(source, row.span(), message).help((
            format!("put a text that holds `{separator}` in quotes"),
            format!("sæt en tekst med `{separator}` i anførselstegn"),
        )))
    }
}

/// A name without what differs between `createdAt`, `created_at` and `Created at`.
fn plain_name(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
