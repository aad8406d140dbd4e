//! Tables with a header, drafts and history alike.
//!
//! A further column is a variant of [`Column`], its names in [`NAMES`] and a
//! line in [`Row::post`] or what that calls.

use std::borrow::Cow;

use jiff::Timestamp;

use super::{
    Format, Parse, Parsed, ReadOptions,
    csv::{self, Fault, separator},
    drafts::{is_no_name, kind_of, no_name, reference_of},
    json::record::{answered, stated_time},
    media::{alt_text, of_file},
};
use crate::{
    language::Localized,
    post::{Fact, Kind, Media, Platform, Post, Reference, snowflake_time},
    source::{Problem, Source, Span, did_you_mean, either, nearest},
    text::{Text, csv_field, unescape_html},
    time::TimeMistake,
    yaml::meaningless,
};

pub(super) const FORMAT: Format =
    Format { name: "csv", endings: &[".csv", ".tsv"], looks, parse: Parse::Table(parse) };

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
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

/// Whether the header names a column of texts and another one.
fn looks(beginning: &str) -> bool {
    let source = Source::new("", beginning);
    let separator = separator(beginning.as_bytes());
    let header = csv::rows(&source, separator).next();
    header.is_some_and(|header| {
        let known = Table::of(&header, &source, separator).columns;
        2 <= known.len() && known.iter().any(|(column, _)| *column == Column::Text)
    })
}

/// The posts of a table, or of a part of one whose header stands elsewhere.
fn parse<'s>(source: &'s Source, header: Option<&Source>, options: &ReadOptions) -> Parsed<'s> {
    let named = header.unwrap_or(source);
    let separator = separator(named.text().as_bytes());
    let Some(first) = csv::rows(named, separator).next() else { return Parsed::default() };
    let table = Table::of(&first, named, separator);
    let mut problems = Vec::new();
    if header.is_none() {
        problems.extend(table.misspelt(&first, source));
    }
    let mut posts = Vec::new();
    if table.index(Column::Text).is_none() {
        return Parsed { posts, problems, ..Parsed::default() };
    }
    for fields in csv::rows(source, separator).skip(usize::from(header.is_none())) {
        if let Some(problem) = table.malformed(&fields, source) {
            problems.push(problem);
            continue;
        }
        let mut row = Row { source, table: &table, fields: &fields, problems: Vec::new() };
        posts.push(row.post(options));
        problems.append(&mut row.problems);
    }
    Parsed { posts, problems, ..Parsed::default() }
}

/// What the header of a table says.
struct Table {
    /// The columns that mean something, and which one each is.
    columns: Vec<(Column, usize)>,
    /// How many columns there are.
    width: usize,
    separator: u8,
}

impl Table {
    fn of(header: &csv::Row, source: &Source, separator: u8) -> Self {
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

    fn index(&self, column: Column) -> Option<usize> {
        self.columns.iter().find(|(own, _)| *own == column).map(|(_, index)| *index)
    }

    /// Exports hold published posts, with times and texts as the platform
    /// writes them; in the table of a newsroom posts are still to appear.
    fn is_history(&self) -> bool {
        self.index(Column::PublishAt).is_none() && self.index(Column::CreatedAt).is_some()
    }

    /// A table without texts, and columns whose name is a letter off. Other
    /// columns are the business of whoever made the table.
    fn misspelt(&self, header: &csv::Row, source: &Source) -> Vec<Problem> {
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

    /// What keeps a row from being read at all.
    fn malformed(&self, row: &csv::Row, source: &Source) -> Option<Problem> {
        if let Some(fault) = row.fault {
            return Some(misquoted(fault, source));
        }
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

/// The problem that the quotes of a row are.
fn misquoted(fault: Fault, source: &Source) -> Problem {
    let (at, message) = match fault {
        Fault::Open(at) | Fault::Astray(at) => {
            let message = (
                "the quote that begins here does not end",
                "anførselstegnet her har intet at slutte med",
            );
            (at, message)
        }
        Fault::Followed(at) => {
            (at, ("text follows a closing quote", "der står tekst efter et slutanførselstegn"))
        }
    };
    let sign = source.text()[at..].chars().next().map_or(0, char::len_utf8);
    Problem::at(source, Span::new(at, at + sign), message).help((
        "end the field with a quote; a quote within it is written twice",
        "slut feltet med et anførselstegn; et, der hører til teksten, skrives to gange",
    ))
}

/// A name without what differs between `createdAt`, `created_at` and `Created at`.
fn plain_name(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A row of a table that is being read.
struct Row<'s, 't> {
    source: &'s Source,
    table: &'t Table,
    fields: &'t csv::Row,
    problems: Vec<Problem>,
}

impl<'s> Row<'s, '_> {
    fn post(&mut self, options: &ReadOptions) -> Post<'s> {
        let span = self.fields.span();
        let text =
            self.field(Column::Text).map_or_else(|| Text::verbatim("", span.end), |(text, _)| text);
        let text = if self.table.is_history() { unescape_html(text) } else { text };
        let line = self.source.position(span.start).line;
        let id = self.value(Column::Id).unwrap_or_else(|| line.to_string().into());
        let mut post = Post::new(id, text.trim(), span);
        (post.time, post.time_span) = self.time(&post, options);
        post.published = self.table.is_history();
        post.account = self.value(Column::Account).map(without_at).unwrap_or_default();
        post.profile = self.value(Column::Profile);
        post.lang = self.value(Column::Lang);
        post.client = self.value(Column::Client).map(|client| linked_text(&client));
        post.released_by = self.releaser();
        post.platform = self.one_of(Column::Platform, &Platform::ALL);
        post.kind = self.one_of(Column::Kind, &Kind::ALL);
        post.scheduled = self.one_of(Column::Scheduled, &YES_OR_NO);
        post.labels = self.list(Column::Labels).into_iter().map(|(label, _)| label).collect();
        post.media = self.media();
        post.reply_to = self.reference(Column::ReplyTo);
        if post.published {
            post.reply_to = post.reply_to.or_else(|| answered(&post.text));
        }
        post.quote_of = self.reference(Column::QuoteOf);
        post.repost_of = self.reference(Column::RepostOf);
        post.kind = kind_of(&post);
        post
    }

    /// The text of a field, unless it is blank, and where it stands.
    fn field(&self, column: Column) -> Option<(Text<'s>, Span)> {
        let span = *self.fields.fields.get(self.table.index(column)?)?;
        let text = csv_field(self.source, span);
        (!text.as_str().trim().is_empty()).then_some((text, span))
    }

    fn value(&self, column: Column) -> Option<Cow<'s, str>> {
        let (_, span) = self.field(column)?;
        let raw = self.source.slice(span).trim();
        if raw.starts_with('"') {
            let text = csv_field(self.source, span);
            return Some(text.as_str().trim().to_owned().into());
        }
        Some(Cow::Borrowed(raw))
    }

    /// Who read it again; an answer that is no name is reported.
    fn releaser(&mut self) -> Option<Cow<'s, str>> {
        let name = self.value(Column::ReleasedBy).filter(|name| !name.is_empty())?;
        if !is_no_name(&name) {
            return Some(name);
        }
        let (_, span) = self.field(Column::ReleasedBy)?;
        let (message, help) = no_name(&name);
        self.problems.push(Problem::at(self.source, span, message).help(help));
        None
    }

    /// Its time, else that in its id.
    fn time(&mut self, post: &Post<'_>, options: &ReadOptions) -> (Option<Timestamp>, Span) {
        let by_id = snowflake_time(&post.id).filter(|_| self.table.is_history());
        let field = self.field(Column::PublishAt).or_else(|| self.field(Column::CreatedAt));
        let Some((written, span)) = field else { return (by_id, post.time_span) };
        let (time, mistake) = stated_time(written.as_str(), by_id, &options.timezone);
        let problem = |mistake: TimeMistake| {
            Problem::at(self.source, span, mistake.message).help(mistake.help)
        };
        self.problems.extend(mistake.map(problem));
        (time, span)
    }

    /// One of some names as what it stands for; the default where it is blank.
    fn one_of<T: Copy + Default>(&mut self, column: Column, names: &[(&str, T)]) -> T {
        let Some((written, span)) = self.field(column) else { return T::default() };
        let written = written.as_str().trim().to_lowercase();
        if let Some((_, found)) = names.iter().find(|(name, _)| *name == written) {
            return *found;
        }
        let known = names.iter().map(|(name, _)| *name);
        let problem = Problem::at(self.source, span, meaningless(&written));
        self.problems.push(problem.help(nearest(&written, known)));
        T::default()
    }

    /// The parts of a field, between `|` or, where there is none, `,` or `;`.
    fn list(&self, column: Column) -> Vec<(Cow<'s, str>, Span)> {
        let Some((text, span)) = self.field(column) else { return Vec::new() };
        let separators: &[char] = if text.as_str().contains('|') { &['|'] } else { &[',', ';'] };
        let parts = text.as_str().split(separators).map(str::trim);
        parts.filter(|part| !part.is_empty()).map(|part| (part.to_owned().into(), span)).collect()
    }

    /// Its pictures, where there is a column for them or their alt texts.
    fn media(&self) -> Fact<Vec<Media<'s>>> {
        let alt = self.field(Column::Alt);
        let mut alts = alt.iter().flat_map(|(alt, _)| alt.as_str().split('|'));
        if self.table.index(Column::Media).is_none() {
            let described = alt.as_ref().map(|(_, span)| vec![(Cow::Borrowed(""), *span)]);
            let Some(files) = described else { return Fact::Unknown };
            return Fact::Known(described_files(files, alts));
        }
        let files = self.list(Column::Media);
        let has_alts = self.table.index(Column::Alt).is_some();
        let mut media = described_files(files, &mut alts);
        if !has_alts {
            for one in &mut media {
                one.alt = Fact::Unknown;
            }
        }
        Fact::Known(media)
    }

    fn reference(&self, column: Column) -> Option<Reference<'s>> {
        let written = self.value(column)?;
        // How the tools of statisticians write nothing.
        let nothing = ["NA", "[]", "nan", "None"];
        (!nothing.contains(&&*written)).then(|| reference_of(&written))
    }
}

const YES_OR_NO: [(&str, Option<bool>); 6] = [
    ("true", Some(true)),
    ("yes", Some(true)),
    ("1", Some(true)),
    ("false", Some(false)),
    ("no", Some(false)),
    ("0", Some(false)),
];

/// Files with their alt texts, in the same order.
fn described_files<'s, 'a>(
    files: Vec<(Cow<'s, str>, Span)>,
    mut alts: impl Iterator<Item = &'a str>,
) -> Vec<Media<'s>> {
    let describe = |(file, span): (Cow<'s, str>, Span)| {
        let alt = alts.next().and_then(alt_text);
        Media { alt: Fact::Known(alt), ..of_file(&file, span) }
    };
    files.into_iter().map(describe).collect()
}

fn without_at(handle: Cow<'_, str>) -> Cow<'_, str> {
    match handle {
        Cow::Borrowed(handle) => Cow::Borrowed(handle.trim_start_matches('@')),
        Cow::Owned(handle) => Cow::Owned(handle.trim_start_matches('@').to_owned()),
    }
}

/// The text of a link, as exports name the program a post was written with.
fn linked_text<'s>(html: &str) -> Cow<'s, str> {
    let text = html.strip_suffix("</a>").and_then(|link| link.rsplit('>').next());
    text.unwrap_or(html).to_owned().into()
}
