//! CSV as places: which bytes of a source are a field.
//!
//! The usual readers hand out decoded copies of fields. A finding has to point
//! into the file, and a field is decoded by [`csv_field`](crate::text::csv_field)
//! when somebody asks for it.

use memchr::{memchr, memchr2};

use crate::source::{Source, Span};

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its fields as they are written, with quotes where they have them.
    pub(super) fields: Vec<Span>,
    /// What is wrong with its quotes.
    pub(super) fault: Option<Fault>,
}

/// What is wrong with a quote, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nobody closes it. The row then ends with its line.
    Open(usize),
    /// What closes it stands in the middle of a later line, and so is the
    /// opening quote of another row. The row ends with its line, too.
    Astray(usize),
    /// Text stands after the quote that closes it.
    Followed(usize),
}

impl Row {
    /// The whole row.
    pub(super) fn span(&self) -> Span {
        let first = self.fields.first().copied().unwrap_or_default();
        let last = self.fields.last().copied().unwrap_or_default();
        Span::new(first.start, last.end)
    }
}

/// What stands between the fields of a table that begins so: a comma, or the
/// semicolon or tab of spreadsheets. That is what parts the header, whose names
/// may hold any of them, and line breaks, in quotes.
pub(super) fn separator(beginning: &[u8]) -> u8 {
    let Some(start) = first_byte(beginning) else { return b',' };
    let parted = |separator: &u8| {
        let Row { fields, fault } = row(beginning, start, *separator).0;
        (fault.is_none() && 1 < fields.len(), fields.len())
    };
    [b'\t', b';', b','].into_iter().max_by_key(parted).unwrap_or(b',')
}

/// How many bytes of a table are its header and the blank lines before it.
pub(super) fn header_len(table: &[u8]) -> usize {
    let Some(start) = first_byte(table) else { return table.len() };
    row(table, start, separator(table)).1.min(table.len())
}

/// Where the first row of a table begins, if it has one.
fn first_byte(table: &[u8]) -> Option<usize> {
    let mark = if table.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    let blank = table[mark..].iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
    Some(mark + blank)
}

/// The rows of a table that are not blank.
pub(super) fn rows(source: &Source, separator: u8) -> impl Iterator<Item = Row> {
    let text = source.text();
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..)?;
        at += rest.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
        let (row, next) = row(text.as_bytes(), at, separator);
        at = next;
        Some(row)
    })
}

/// How many of these bytes are whole rows of a table with this header, where
/// more bytes may follow. A quote that is open here may be closed later.
pub(super) fn whole_rows(bytes: &[u8], header: &[u8]) -> Option<usize> {
    let separator = separator(header);
    let mut whole = None;
    let mut at = 0;
    while at < bytes.len() {
        let (row, next) = row(bytes, at, separator);
        if matches!(row.fault, Some(Fault::Open(_))) || bytes.len() < next {
            break;
        }
        whole = Some(next);
        at = next;
    }
    whole
}

/// The row that begins at `start`, and where the next one may begin.
fn row(bytes: &[u8], start: usize, separator: u8) -> (Row, usize) {
    let mut row = Row { fields: Vec::new(), fault: None };
    let mut at = start;
    loop {
        let (mut from, mut closed) = (at, None);
        if bytes.get(at) == Some(&b'"') {
            match close_of(bytes, at, separator) {
                Ok(close) => (from, closed) = (close, Some(close)),
                Err(fault) => row.fault = row.fault.or(Some(fault)),
            }
            if let Some(Fault::Followed(text)) = row.fault {
                from = from.max(text);
            }
        }
        let len = memchr2(separator, b'\n', &bytes[from..]);
        let end = len.map_or(bytes.len(), |len| from + len);
        let is_last = bytes.get(end) != Some(&separator);
        let returns = usize::from(is_last && at < end && bytes[end - 1] == b'\r');
        row.fields.push(Span::new(at, closed.unwrap_or(end - returns)));
        at = end + 1;
        if is_last {
            return (row, at);
        }
    }
}

/// The byte after the field that a quote at `open` begins, if that ends well.
fn close_of(bytes: &[u8], open: usize, separator: u8) -> Result<usize, Fault> {
    let close = closing_quote(bytes, open).ok_or(Fault::Open(open))?;
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t') && *byte != separator;
    let after = close + 1 + bytes[close + 1..].iter().take_while(|byte| is_blank(byte)).count();
    match bytes.get(after) {
        None | Some(b'\r' | b'\n') => Ok(close + 1),
        Some(byte) if *byte == separator => Ok(close + 1),
        _ if memchr(b'\n', &bytes[open..close]).is_some() => Err(Fault::Astray(open)),
        _ => Err(Fault::Followed(after)),
    }
}

/// Where the quote that opens at `open` is closed; a doubled quote is none.
fn closing_quote(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The fields of all rows as they are written.
    #[track_caller]
    fn check(table: &str, expected: &[&[&str]]) {
        let source = Source::new("a", table);
        let read = rows(&source, separator(table.as_bytes()));
        let read: Vec<Vec<&str>> = read
            .map(|row| row.fields.into_iter().map(|field| source.slice(field)).collect())
            .collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn fields_are_where_they_are_written() {
        check("a,b\r\n1,\r\n\r\nc,d", &[&["a", "b"], &["1", ""], &["c", "d"]]);
        check("a;b\n\"x;\n\"\"y\"\"\";z\n", &[&["a", "b"], &["\"x;\n\"\"y\"\"\"", "z"]]);
        check("\u{feff}a\tb\n,\t\n", &[&["a", "b"], &[",", ""]]);
        check("a,b\n\"x\"y,z\n", &[&["a", "b"], &["\"x\"y", "z"]]);
        check("", &[]);
    }

    #[test]
    fn a_header_is_a_row() {
        let check = |table: &str, header: &str, expected: u8| {
            assert_eq!(&table[..header_len(table.as_bytes())], header);
            assert_eq!(separator(table.as_bytes()) as char, expected as char);
        };
        check("id,text\n1,a;b;c;d\n", "id,text\n", b',');
        check("\"no,\nte\";text\r\n1;a\n", "\"no,\nte\";text\r\n", b';');
        check("\u{feff}\r\n\nid\ttext\n1\ta\n", "\u{feff}\r\n\nid\ttext\n", b'\t');
        check("5\" a,\"b\n1,2\n", "5\" a,\"b\n", b',');
        check("text", "text", b',');
        check("\n", "\n", b',');
    }

    #[test]
    fn a_quote_that_nobody_closes_ends_with_its_line() {
        check("a,b\n1,\"x\n2,y\n", &[&["a", "b"], &["1", "\"x"], &["2", "y"]]);
        fault("a\n\"x\n", Some(Fault::Open(2)));
    }

    /// What is wrong with the quotes of the second row.
    #[track_caller]
    fn fault(table: &str, expected: Option<Fault>) {
        let source = Source::new("a", table);
        assert_eq!(rows(&source, b',').nth(1).and_then(|row| row.fault), expected);
    }

    #[test]
    fn a_quote_closes_its_field_and_no_other() {
        fault("a,b\n\"x\" ,\"y\"\r\n", None);
        check("a,b\n\"x\" ,\"y\"\r\n", &[&["a", "b"], &["\"x\"", "\"y\""]]);
        fault("a,b\n\"x\"y,z\n", Some(Fault::Followed(7)));
        fault("a,b\n1,\"x\n2,\"y\"\n", Some(Fault::Astray(6)));
        check(
            "a,b\n1,\"x\n2,\"y\"\n3,z\n",
            &[&["a", "b"], &["1", "\"x"], &["2", "\"y\""], &["3", "z"]],
        );
    }

    proptest! {
        #[test]
        fn fields_are_in_order_and_nothing_panics(table in "[a,;\"\r\næ]{0,30}") {
            let source = Source::new("a", table.as_str());
            let spans: Vec<Span> = rows(&source, b',').flat_map(|row| row.fields).collect();
            for (span, next) in spans.iter().zip(&spans[spans.len().min(1)..]) {
                prop_assert!(span.start <= span.end && span.end < next.start);
                source.slice(*span);
            }
        }
    }
}
