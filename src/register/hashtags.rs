//! The register of hashtags: how many accounts use each hashtag.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    csv::{self, Row},
    matcher::folded,
    message::{Message, did_you_mean},
    source::{Problem, Source, Span},
    text::csv_field,
    time::parse_time,
    tokens::tag_name,
};

/// The hashtags in use, counted in a set of posts.
#[derive(Clone, Debug, Default)]
pub struct Hashtags {
    uses: HashMap<String, Use>,
}

/// How a hashtag is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The number of accounts that use it.
    pub accounts: u32,
    /// When it was last used, if the register contains the date.
    pub last_seen: Option<Timestamp>,
}

impl Hashtags {
    /// Adds a hashtag. `tag` is written without `#`.
    pub fn insert(&mut self, tag: &str, used: Use) {
        self.uses.insert(folded(tag).into_owned(), used);
    }

    /// How a hashtag is used; `None` if the register does not contain it. `tag` is
    /// written without `#`, in upper or lower case.
    pub fn get(&self, tag: &str) -> Option<Use> {
        self.uses.get(&*folded(tag)).copied()
    }
}

/// The columns of the register. The first two are required.
const COLUMNS: [&str; 4] = ["tag", "accounts", "posts", "last_seen"];

/// Reads `hashtags.csv`: a header, then one row per hashtag.
///
/// # Errors
/// Everything that is wrong with the register, row by row.
pub(crate) fn read(source: &Source) -> Result<Hashtags, Vec<Problem>> {
    let mut rows = csv::rows(source, csv::separator(source.text().as_bytes()));
    let columns = columns(source, &rows.next().unwrap_or_default())?;
    let mut register = Hashtags::default();
    let mut problems = Vec::new();
    for row in rows.filter(|row| !source.slice(row.span()).trim().is_empty()) {
        match hashtag(source, &row, &columns) {
            Ok((tag, used)) => register.insert(&tag, used),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(register) } else { Err(problems) }
}

/// The index in a row of each of [`COLUMNS`]; `None` if the table has no such column.
type Columns = [Option<usize>; 4];

fn columns(source: &Source, header: &Row) -> Result<Columns, Vec<Problem>> {
    let mut columns = [None; 4];
    let mut problems: Vec<Problem> =
        header.fault.map(|fault| fault.problem(source)).into_iter().collect();
    for (index, span) in header.fields.iter().enumerate() {
        let (name, span) = trimmed(source, *span);
        match COLUMNS.iter().position(|column| column.eq_ignore_ascii_case(&name)) {
            Some(column) => columns[column] = Some(index),
            None if name.is_empty() => (),
            None => {
                let message = Message::new("hashtags-unknown-column").with("name", name.as_str());
                let help = did_you_mean(&name, COLUMNS);
                problems.push(Problem::at(source, span, message).help(help));
            }
        }
    }
    for (name, _) in COLUMNS.iter().zip(columns).take(2).filter(|(_, index)| index.is_none()) {
        let message = Message::new("hashtags-missing-column").with("name", *name);
        let help = Message::new("hashtags-missing-column-help").with("columns", COLUMNS.join(","));
        problems.push(Problem::at(source, header.span(), message).help(help));
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

/// The hashtag of a row, and how it is used.
fn hashtag(source: &Source, row: &Row, columns: &Columns) -> Result<(String, Use), Problem> {
    if let Some(fault) = row.fault {
        return Err(fault.problem(source));
    }
    let field = |column: usize| {
        let span = columns[column].and_then(|index| row.fields.get(index));
        span.map_or((String::new(), row.span()), |span| trimmed(source, *span))
    };
    let (written, span) = field(0);
    let tag = tag_name(&written);
    if tag.is_empty() || tag.contains(char::is_whitespace) {
        let message = Message::new("hashtags-not-a-word");
        return Err(
            Problem::at(source, span, message).help(Message::new("hashtags-not-a-word-help"))
        );
    }
    let accounts = whole_number(source, 1, field(1))?;
    if columns[2].is_some() {
        whole_number(source, 2, field(2))?;
    }
    let (seen, span) = field(3);
    let last_seen = day(&seen);
    if last_seen.is_none() && !seen.is_empty() {
        let message = Message::new("hashtags-not-a-date").with("column", COLUMNS[3]);
        return Err(Problem::at(source, span, message).help(Message::new("date-help")));
    }
    Ok((tag.to_owned(), Use { accounts, last_seen }))
}

fn whole_number(
    source: &Source,
    column: usize,
    (written, span): (String, Span),
) -> Result<u32, Problem> {
    written.parse().map_err(|_| {
        let message = Message::new("hashtags-not-a-number").with("column", COLUMNS[column]);
        Problem::at(source, span, message).help(Message::new("hashtags-not-a-number-help"))
    })
}

/// Reads a date, as its start in UTC, or an instant. The time of day does not matter
/// in this register.
fn day(written: &str) -> Option<Timestamp> {
    let date = written.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok()?;
    Some(parse_time(written, &TimeZone::UTC).unwrap_or(date.timestamp()))
}

/// The text of a field without white space at its ends, and its span.
fn trimmed(source: &Source, field: Span) -> (String, Span) {
    let text = csv_field(source, field);
    let start = text.as_str().len() - text.as_str().trim_start().len();
    let trimmed = text.as_str().trim();
    (trimmed.to_owned(), text.locate(start..start + trimmed.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn has_problems(text: &str, expected: &[&str]) {
        let problems = read(&Source::new("h.csv", text)).expect_err("it is invalid");
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, expected);
    }

    #[test]
    fn a_register_is_read() {
        let text = "\u{feff}tag;accounts;posts;last_seen\r\n\"Vejle\";12;40;2026-11-24\r\n\r\næøå;3;3;\r\n";
        let register = read(&Source::new("h.csv", text)).expect("it is valid");
        let seen = "2026-11-24T00:00:00Z".parse().ok();
        assert_eq!(register.get("vejle"), Some(Use { accounts: 12, last_seen: seen }));
        assert_eq!(register.get("ÆØÅ"), Some(Use { accounts: 3, last_seen: None }));
        assert_eq!(register.get("dk"), None);
    }

    #[test]
    fn a_quoted_field_may_contain_a_separator() {
        let text = "tag,accounts,posts,last_seen\n\"#klima\",\"12\",3,\"2026-11-24\"\n";
        let register = read(&Source::new("h.csv", text)).expect("it is valid");
        assert_eq!(register.get("klima").map(|used| used.accounts), Some(12));
        has_problems(
            "tag,accounts\n\"a,b c\",1\n\"x,1\n",
            &[
                "h.csv:2:2: a hashtag must be one word (write it without `#` and spaces)",
                "h.csv:3:1: unterminated quote (end the field with a quote; write a quote within it twice)",
            ],
        );
    }

    #[test]
    fn each_invalid_row_is_reported() {
        has_problems(
            "tag,accounts,posts,last_seen\nvejle,many,3,\n,3,3,\ndk,1,1,yesterday\n",
            &[
                "h.csv:2:7: `accounts` must be a whole number (write how many, in digits)",
                "h.csv:3:1: a hashtag must be one word (write it without `#` and spaces)",
                "h.csv:4:8: `last_seen` must be a date (write it as in `2026-11-24`)",
            ],
        );
        has_problems(
            "tag,acounts\n",
            &[
                "h.csv:1:5: unknown column `acounts` (did you mean `accounts`?)",
                "h.csv:1:1: missing column `accounts` (the first line names the columns: tag,accounts,posts,last_seen)",
            ],
        );
        has_problems(
            "",
            &[
                "h.csv:1:1: missing column `tag` (the first line names the columns: tag,accounts,posts,last_seen)",
                "h.csv:1:1: missing column `accounts` (the first line names the columns: tag,accounts,posts,last_seen)",
            ],
        );
    }
}
