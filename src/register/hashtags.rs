//! How many accounts use which hashtag.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    language::Localized,
    source::{Problem, Source, Span, nearest},
    time::parse_time,
    tokens::tag_name,
};

/// The register of hashtags in use, made from any set of posts.
#[derive(Clone, Debug, Default)]
pub struct Hashtags {
    uses: HashMap<String, Use>,
}

/// How a hashtag is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// How many accounts use it.
    pub accounts: u32,
    /// When it was last seen, where the register says so.
    pub last_seen: Option<Timestamp>,
}

impl Hashtags {
    /// Adds a tag, without `#`.
    pub fn insert(&mut self, tag: &str, used: Use) {
        self.uses.insert(crate::matcher::folded(tag).into_owned(), used);
    }

    /// How a tag is used, without `#`, whatever its capitals.
    pub fn get(&self, tag: &str) -> Option<Use> {
        self.uses.get(&*crate::matcher::folded(tag)).copied()
    }
}

/// The columns of the register. The first two must be there.
const COLUMNS: [&str; 4] = ["tag", "accounts", "posts", "last_seen"];

/// Reads `hashtags.csv`: a header, then a row for each tag.
///
/// # Errors
/// Everything that is wrong with the register, row by row.
pub(crate) fn read(source: &Source) -> Result<Hashtags, Vec<Problem>> {
    let mut lines = lines(source.text());
    let header = lines.next().unwrap_or_default();
    let separator = if source.slice(header).contains(';') { ';' } else { ',' };
    let columns = columns(source, header, separator)?;
    let mut register = Hashtags::default();
    let mut problems = Vec::new();
    for line in lines.filter(|line| !source.slice(*line).trim().is_empty()) {
        match row(source, line, separator, &columns) {
            Ok((tag, used)) => register.insert(tag, used),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(register) } else { Err(problems) }
}

/// For each of [`COLUMNS`] its place in a row.
type Columns = [Option<usize>; 4];

fn columns(source: &Source, header: Span, separator: char) -> Result<Columns, Vec<Problem>> {
    let mut columns = [None; 4];
    let mut problems = Vec::new();
    let named = fields(source, header, separator).into_iter().enumerate();
    for (place, field) in named.filter(|(_, field)| !field.is_empty()) {
        let name = source.slice(field);
        match COLUMNS.iter().position(|column| column.eq_ignore_ascii_case(name)) {
            Some(column) => columns[column] = Some(place),
            None => problems.push(unknown_column(source, field, name)),
        }
    }
    let missing = COLUMNS.iter().zip(columns).take(2).filter(|(_, place)| place.is_none());
    problems.extend(missing.map(|(name, _)| {
        let message =
            (format!("the column `{name}` is missing"), format!("kolonnen `{name}` mangler"));
        Problem::at(source, header, message).help((
            "the first line names the columns: tag,accounts,posts,last_seen",
            "første linje nævner kolonnerne: tag,accounts,posts,last_seen",
        ))
    }));
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

fn unknown_column(source: &Source, field: Span, name: &str) -> Problem {
    let message =
        (format!("there is no column `{name}`"), format!("kolonnen `{name}` findes ikke"));
    Problem::at(source, field, message).help(nearest(name, COLUMNS))
}

fn row<'s>(
    source: &'s Source,
    line: Span,
    separator: char,
    columns: &Columns,
) -> Result<(&'s str, Use), Problem> {
    let fields = fields(source, line, separator);
    let field = |column: usize| columns[column].and_then(|place| fields.get(place)).copied();
    let wrong = |span: Option<Span>, message: Localized, help: (&str, &str)| {
        Problem::at(source, span.unwrap_or(line), message).help(help)
    };
    let whole = |column: usize| {
        let written = field(column).map(|span| source.slice(span));
        written.and_then(|written| written.parse::<u32>().ok()).ok_or_else(|| {
            let message = (
                format!("`{}` must be a whole number", COLUMNS[column]),
                format!("`{}` skal være et helt tal", COLUMNS[column]),
            );
            wrong(
                field(column),
                message.into(),
                ("write how many, in digits", "skriv hvor mange, med cifre"),
            )
        })
    };
    let tag = tag_name(field(0).map_or("", |span| source.slice(span)));
    if tag.is_empty() || tag.contains(char::is_whitespace) {
        return Err(wrong(
            field(0),
            ("a hashtag is one word", "et hashtag er ét ord").into(),
            ("write it without `#` and spaces", "skriv det uden `#` og mellemrum"),
        ));
    }
    let accounts = whole(1)?;
    if columns[2].is_some() {
        whole(2)?;
    }
    let seen = field(3).filter(|span| !span.is_empty());
    let last_seen = seen.map(|span| {
        day(source.slice(span)).ok_or_else(|| {
            wrong(
                Some(span),
                ("`last_seen` must be a date", "`last_seen` skal være en dato").into(),
                ("write it as in `2026-11-24`", "skriv den som `2026-11-24`"),
            )
        })
    });
    Ok((tag, Use { accounts, last_seen: last_seen.transpose()? }))
}

/// A day, or an instant, in UTC: the register counts days, not hours.
fn day(written: &str) -> Option<Timestamp> {
    let date = written.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok()?;
    Some(parse_time(written, &TimeZone::UTC).unwrap_or(date.timestamp()))
}

/// The lines without their ends, and without a byte order mark.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut next = if text.starts_with('\u{feff}') { 3 } else { 0 };
    std::iter::from_fn(move || {
        let rest = text.get(next..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let start = next;
        next += length + 1;
        Some(Span::new(start, start + rest[..length].trim_end_matches('\r').len()))
    })
}

/// The fields of a line without quotes and the space around them.
fn fields(source: &Source, line: Span, separator: char) -> Vec<Span> {
    let mut start = line.start;
    let field = |written: &str| {
        let bare = written.trim();
        let at = start + (written.len() - written.trim_start().len());
        start += written.len() + separator.len_utf8();
        let quoted = bare.strip_prefix('"').and_then(|bare| bare.strip_suffix('"'));
        let (at, bare) = quoted.map_or((at, bare), |inner| (at + 1, inner));
        Span::new(at, at + bare.len())
    };
    source.slice(line).split(separator).map(field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn complains(text: &str, expected: &[&str]) {
        let problems = read(&Source::new("h.csv", text)).expect_err("it is wrong");
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, expected);
    }

    #[test]
    fn a_register_reads() {
        let text = "\u{feff}tag;accounts;posts;last_seen\r\n\"Vejle\";12;40;2026-11-24\r\n\r\næøå;3;3;\r\n";
        let register = read(&Source::new("h.csv", text)).expect("it is well written");
        let seen = "2026-11-24T00:00:00Z".parse().ok();
        assert_eq!(register.get("vejle"), Some(Use { accounts: 12, last_seen: seen }));
        assert_eq!(register.get("ÆØÅ"), Some(Use { accounts: 3, last_seen: None }));
        assert_eq!(register.get("dk"), None);
    }

    #[test]
    fn each_bad_row_is_told() {
        complains(
            "tag,accounts,posts,last_seen\nvejle,many,3,\n,3,3,\ndk,1,1,yesterday\n",
            &[
                "h.csv:2:7: `accounts` must be a whole number (write how many, in digits)",
                "h.csv:3:1: a hashtag is one word (write it without `#` and spaces)",
                "h.csv:4:8: `last_seen` must be a date (write it as in `2026-11-24`)",
            ],
        );
        complains(
            "tag,acounts\n",
            &[
                "h.csv:1:5: there is no column `acounts` (did you mean `accounts`?)",
                "h.csv:1:1: the column `accounts` is missing (the first line names the columns: tag,accounts,posts,last_seen)",
            ],
        );
        complains(
            "",
            &[
                "h.csv:1:1: the column `tag` is missing (the first line names the columns: tag,accounts,posts,last_seen)",
                "h.csv:1:1: the column `accounts` is missing (the first line names the columns: tag,accounts,posts,last_seen)",
            ],
        );
    }
}
