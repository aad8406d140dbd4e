//! Tables of hashtags: which column is where, and what is in a field.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    csv::{self, Row},
    message::{Message, did_you_mean},
    source::{Problem, Source, Span},
    text::csv_field,
    time::parse_time,
    tokens::{Tokens, tag_name},
};

/// The columns that a table may have, by name. The first `required` columns must be
/// there.
pub(crate) struct Columns<const N: usize> {
    pub(crate) names: [&'static str; N],
    /// What else each column may be called, in lower case; nothing for most tables.
    pub(crate) others: [&'static [&'static str]; N],
    pub(crate) required: usize,
    /// The names that the help for a missing column shows.
    pub(crate) shown: &'static str,
}

/// A table whose header has been read.
pub(crate) struct HashtagTable<'s, const N: usize> {
    source: &'s Source,
    names: [&'static str; N],
    /// For each of the columns, in the order of `names`, the index of its field in a
    /// row; `None` if the table does not have the column.
    places: [Option<usize>; N],
    separator: u8,
    start: usize,
}

/// A row of a table, whose fields are found by the names of the columns.
pub(crate) struct HashtagRow<'t, 's, const N: usize> {
    table: &'t HashtagTable<'s, N>,
    row: Row,
}

impl<'s, const N: usize> HashtagTable<'s, N> {
    /// Reads the header of a table that begins at a byte of a source.
    pub(crate) fn read(
        source: &'s Source,
        start: usize,
        columns: &Columns<N>,
    ) -> Result<Self, Vec<Problem>> {
        let separator = csv::separator(&source.text().as_bytes()[start..]);
        let header = csv::rows_from(source, start, separator).next().unwrap_or_default();
        let places = places(source, &header, columns)?;
        Ok(Self { source, names: columns.names, places, separator, start })
    }

    /// The rows below the header that are not blank. A row with a mistake in its
    /// quotes is a problem.
    pub(crate) fn records(&self) -> impl Iterator<Item = Result<HashtagRow<'_, 's, N>, Problem>> {
        let rows = csv::rows_from(self.source, self.start, self.separator).skip(1);
        let rows = rows.filter(|row| !self.source.slice(row.span()).trim().is_empty());
        rows.map(|row| match row.fault {
            Some(fault) => Err(fault.problem(self.source)),
            None => Ok(HashtagRow { table: self, row }),
        })
    }

    /// Whether the table has a column. Here and below, `column` is the index of its
    /// name in [`Columns`].
    pub(crate) fn has(&self, column: usize) -> bool {
        self.places[column].is_some()
    }

    /// Whether a column of the header has its usual name, and not another one.
    pub(crate) fn has_usual_name(&self, column: usize) -> bool {
        let header = csv::rows_from(self.source, self.start, self.separator).next();
        let field = self.places[column].and_then(|index| header?.fields.get(index).copied());
        field.is_some_and(|field| {
            trimmed(self.source, field).0.eq_ignore_ascii_case(self.names[column])
        })
    }
}

fn places<const N: usize>(
    source: &Source,
    header: &Row,
    columns: &Columns<N>,
) -> Result<[Option<usize>; N], Vec<Problem>> {
    let mut places = [None; N];
    let mut problems: Vec<Problem> =
        header.fault.map(|fault| fault.problem(source)).into_iter().collect();
    for (index, span) in header.fields.iter().enumerate() {
        let (name, span) = trimmed(source, *span);
        let lower = name.to_lowercase();
        let is_named = |column: &usize| {
            columns.names[*column] == lower || columns.others[*column].contains(&&*lower)
        };
        match (0..N).find(is_named) {
            Some(column) => places[column] = Some(index),
            None if name.is_empty() => (),
            None => {
                let message = Message::new("hashtags-unknown-column").with("name", name.as_str());
                let help = did_you_mean(&name, columns.names);
                problems.push(Problem::at(source, span, message).help(help));
            }
        }
    }
    let required = columns.names.iter().zip(places).take(columns.required);
    for (name, _) in required.filter(|(_, index)| index.is_none()) {
        let message = Message::new("hashtags-missing-column").with("name", *name);
        let help = Message::new("hashtags-missing-column-help").with("columns", columns.shown);
        problems.push(Problem::at(source, header.span(), message).help(help));
    }
    if problems.is_empty() { Ok(places) } else { Err(problems) }
}

impl<const N: usize> HashtagRow<'_, '_, N> {
    /// The text of a field, and its span. If there is no such field, an empty text and
    /// the span of the row.
    pub(crate) fn text(&self, column: usize) -> (String, Span) {
        let span = self.table.places[column].and_then(|index| self.row.fields.get(index));
        span.map_or((String::new(), self.row.span()), |span| trimmed(self.table.source, *span))
    }

    /// The hashtag in a field, without `#`.
    pub(crate) fn tag(&self, column: usize) -> Result<String, Problem> {
        let (written, span) = self.text(column);
        let tag = tag_name(&written);
        if tag.is_empty() || tag.contains(char::is_whitespace) {
            let help = Message::new("hashtags-not-a-word-help");
            return Err(self.wrong(span, Message::new("hashtags-not-a-word")).help(help));
        }
        Ok(tag.to_owned())
    }

    /// The whole number in a field.
    pub(crate) fn number<T: std::str::FromStr>(&self, column: usize) -> Result<T, Problem> {
        let (written, span) = self.text(column);
        written.parse().map_err(|_| {
            let message = Message::new("hashtags-not-a-number").with("column", self.name(column));
            self.wrong(span, message).help(Message::new("hashtags-not-a-number-help"))
        })
    }

    /// The time in a field; `None` if the field is empty. A time without an offset is
    /// in UTC, and a day alone is its first instant in UTC.
    pub(crate) fn time(&self, column: usize) -> Result<Option<Timestamp>, Problem> {
        let (written, span) = self.text(column);
        if written.is_empty() {
            return Ok(None);
        }
        let day = |written: &str| written.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok();
        let time = day(&written)
            .map(|day| parse_time(&written, &TimeZone::UTC).unwrap_or(day.timestamp()));
        time.map(Some).ok_or_else(|| {
            let message = Message::new("hashtags-not-a-date").with("column", self.name(column));
            self.wrong(span, message).help(Message::new("date-help"))
        })
    }

    /// The day in a field; `None` if the field is empty.
    pub(crate) fn day(&self, column: usize) -> Result<Option<Date>, Problem> {
        Ok(self.time(column)?.map(|time| time.to_zoned(TimeZone::UTC).date()))
    }

    /// The text of a field that is for people, such as a spelling or an owner. A `'`
    /// that keeps spreadsheets from taking the text for a formula is dropped.
    pub(crate) fn words(&self, column: usize) -> Result<String, Problem> {
        let (written, span) = self.text(column);
        if written.contains(is_hidden) {
            let message = Message::new("hashtags-hidden-character");
            let message = message.with("column", self.name(column));
            let help = Message::new("hashtags-hidden-character-help");
            return Err(self.wrong(span, message).help(help));
        }
        let formula = written.strip_prefix('\'').filter(|text| is_formula(text));
        Ok(formula.unwrap_or(&written).to_owned())
    }

    /// A problem at a span of the row.
    pub(crate) fn wrong(&self, span: Span, message: Message) -> Problem {
        Problem::at(self.table.source, span, message)
    }

    /// The name of a column.
    pub(crate) fn name(&self, column: usize) -> &'static str {
        self.table.names[column]
    }
}

/// Whether a spreadsheet may take a text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Whether a character is invisible, or changes the direction of others.
pub(crate) fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a text is the name of a hashtag as platforms see it.
pub(super) fn is_hashtag(name: &str) -> bool {
    // Nearly all names have only these characters. They need no search for tokens.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if name.bytes().all(is_plain) {
        return name.bytes().any(|byte| byte.is_ascii_alphabetic());
    }
    let text = format!("#{name}");
    let tokens = Tokens::of(&text);
    tokens.hashtags().next().is_some_and(|tag| tag.range() == (0..text.len()))
}

/// The text of a field without white space at its ends, and its span.
fn trimmed(source: &Source, field: Span) -> (String, Span) {
    let text = csv_field(source, field);
    let start = text.as_str().len() - text.as_str().trim_start().len();
    let trimmed = text.as_str().trim();
    (trimmed.to_owned(), text.locate(start..start + trimmed.len()))
}
