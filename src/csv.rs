//! The CSV parser: finds the span of each field in a source.
//!
//! The CSV crates return decoded copies of fields, and treat all text after an
//! unterminated quote as one field. Findings must point into the file, and the
//! rows after a mistake must still be parsed. This parser therefore returns
//! spans, and recovers at the end of the line.
//! [`csv_field`](crate::text::csv_field) decodes a field.

use memchr::{memchr, memchr2};

use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// The fields as written, including any quotes around them.
    pub(crate) fields: Vec<Span>,
    /// The first mistake in the quotes of the row; `None` if there is none.
    pub(crate) fault: Option<QuoteFault>,
    /// Whether a quote in the row is never closed. This is true even if `fault` is an
    /// earlier mistake in the row.
    is_open: bool,
}

/// A mistake in the quotes of a row. Its offset is that of the opening quote or, for
/// [`Self::TextAfterQuote`], that of the text after the closing quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuoteFault {
    /// The quote is never closed. The row ends with its line.
    Unterminated(usize),
    /// The next quote is on a later line, and does not end a field there: it probably
    /// begins a field of another row. This row ends with its line.
    ClosedByOtherRow(usize),
    /// There is text after the closing quote.
    TextAfterQuote(usize),
}

impl QuoteFault {
    /// The problem to report for this mistake.
    pub(crate) fn problem(self, source: &Source) -> Problem {
        let (start, message) = match self {
            Self::Unterminated(start) | Self::ClosedByOtherRow(start) => {
                (start, Message::new("csv-unterminated-quote"))
            }
            Self::TextAfterQuote(start) => (start, Message::new("csv-text-after-quote")),
        };
        let len = source.text()[start..].chars().next().map_or(0, char::len_utf8);
        Problem::at(source, Span::new(start, start + len), message)
            .help(Message::new("csv-quote-help"))
    }
}

impl Row {
    /// A row of these fields.
    pub(crate) fn of(fields: Vec<Span>) -> Self {
        Self { fields, ..Self::default() }
    }

    /// The span of the whole row.
    pub(crate) fn span(&self) -> Span {
        let first = self.fields.first().copied().unwrap_or_default();
        let last = self.fields.last().copied().unwrap_or_default();
        Span::new(first.start, last.end)
    }
}

/// How many bytes at the beginning of a table are used to detect its separator. Parts of
/// a table have more bytes than this, so that the separator does not depend on whether
/// the table is read in parts.
pub(crate) const BEGINNING: usize = if cfg!(fuzzing) { 32 } else { 1 << 16 };

/// Detects the separator of a table (comma, semicolon or tab) from its beginning. It
/// is the character that splits the header into the most fields. Names in quotes may
/// contain the other separators and line breaks.
pub(crate) fn separator(beginning: &[u8]) -> u8 {
    let beginning = &beginning[..beginning.len().min(BEGINNING)];
    if let Some((stated, _)) = stated_separator(beginning) {
        return stated;
    }
    let Some(start) = first_byte(beginning) else { return b',' };
    let by_fields = |separator: &u8| {
        let row = row(beginning, start, *separator).0;
        (row.fault.is_none() && 1 < row.fields.len(), row.fields.len())
    };
    [b'\t', b';', b','].into_iter().max_by_key(by_fields).unwrap_or(b',')
}

/// The number of bytes of a table's header, including the blank lines before it.
pub(crate) fn header_len(table: &[u8]) -> usize {
    let Some(start) = first_byte(table) else { return table.len() };
    row(table, start, separator(table)).1.min(table.len())
}

/// The offset of the first row of a table; `None` if the table is blank.
fn first_byte(table: &[u8]) -> Option<usize> {
    let start = stated_separator(table).map_or_else(|| mark_len(table), |(_, len)| len);
    let blank = table[start..].iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
    Some(start + blank)
}

/// The number of bytes of the byte order mark at the beginning of a table.
fn mark_len(table: &[u8]) -> usize {
    if table.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 }
}

/// The separator that the first line of a table states, as in `sep=;`, and the number of bytes
/// to the end of that line; `None` if it states none. Excel reads and hides such a line.
fn stated_separator(table: &[u8]) -> Option<(u8, usize)> {
    let start = mark_len(table);
    let (stated, rest) = table.get(start..)?.split_at_checked("sep=;".len())?;
    let ends = rest.first().is_none_or(|byte| matches!(byte, b'\r' | b'\n'));
    let separator = *stated.last()?;
    let is_one = stated[..4].eq_ignore_ascii_case(b"sep=") && separator.is_ascii() && ends;
    is_one.then_some((separator, start + stated.len()))
}

/// The rows of a table, without blank ones.
pub(crate) fn rows(source: &Source, separator: u8) -> impl Iterator<Item = Row> {
    rows_from(source, 0, separator)
}

/// The rows of a table that begins at byte `start` of a source, without blank ones.
pub(crate) fn rows_from(source: &Source, start: usize, separator: u8) -> impl Iterator<Item = Row> {
    let text = source.text();
    let mut at = if start == 0 { first_byte(text.as_bytes()).unwrap_or(text.len()) } else { start };
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..)?;
        at += rest.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
        let (row, next) = row(text.as_bytes(), at, separator);
        at = next;
        Some(row)
    })
}

/// The number of bytes of the complete rows at the beginning of `bytes`; `None` if
/// there are none. `header` is the beginning of the table, which shows its separator. A
/// row with an open quote is not complete, because bytes after `bytes` may close the
/// quote.
pub(crate) fn whole_rows(bytes: &[u8], header: &[u8]) -> Option<usize> {
    let separator = separator(header);
    let mut whole = None;
    let mut at = 0;
    while at < bytes.len() {
        let (row, next) = row(bytes, at, separator);
        if row.is_open || bytes.len() < next {
            break;
        }
        whole = Some(next);
        at = next;
    }
    whole
}

/// Parses the row that begins at byte `start`. Also returns the offset of the byte
/// after it.
fn row(bytes: &[u8], start: usize, separator: u8) -> (Row, usize) {
    let mut row = Row::default();
    let mut at = start;
    loop {
        let (mut from, mut closed) = (at, None);
        if bytes.get(at) == Some(&b'"') {
            match close_of(bytes, at, separator) {
                Ok(close) => (from, closed) = (close, Some(close)),
                Err(fault) => {
                    row.is_open |= matches!(fault, QuoteFault::Unterminated(_));
                    row.fault = row.fault.or(Some(fault));
                }
            }
            if let Some(QuoteFault::TextAfterQuote(text)) = row.fault {
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

/// The offset after the quoted field that begins at byte `open`, or the mistake in its
/// quotes.
fn close_of(bytes: &[u8], open: usize, separator: u8) -> Result<usize, QuoteFault> {
    let close = closing_quote(bytes, open).ok_or(QuoteFault::Unterminated(open))?;
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t') && *byte != separator;
    let after = close + 1 + bytes[close + 1..].iter().take_while(|byte| is_blank(byte)).count();
    match bytes.get(after) {
        None | Some(b'\r' | b'\n') => Ok(close + 1),
        Some(byte) if *byte == separator => Ok(close + 1),
        _ if memchr(b'\n', &bytes[open..close]).is_some() => {
            Err(QuoteFault::ClosedByOtherRow(open))
        }
        _ => Err(QuoteFault::TextAfterQuote(after)),
    }
}

/// The offset of the quote that closes the field whose opening quote is at byte `open`;
/// `None` if the field is not closed. A doubled quote (`""`) does not close the field.
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
    use crate::text::csv_field;

    /// Checks that the rows of a table have these fields, as they are written.
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
    fn a_longer_beginning_has_the_same_separator() {
        let table = format!("id;a,\"{}\",text\n", "b".repeat(BEGINNING));
        assert_eq!(separator(&table.as_bytes()[..BEGINNING]), separator(table.as_bytes()));
    }

    #[test]
    fn an_unterminated_quote_ends_with_its_line() {
        check("a,b\n1,\"x\n2,y\n", &[&["a", "b"], &["1", "\"x"], &["2", "y"]]);
        fault("a\n\"x\n", Some(QuoteFault::Unterminated(2)));
    }

    /// Checks which mistake is found in the quotes of the second row.
    #[track_caller]
    fn fault(table: &str, expected: Option<QuoteFault>) {
        let source = Source::new("a", table);
        assert_eq!(rows(&source, b',').nth(1).and_then(|row| row.fault), expected);
    }

    #[test]
    fn a_quote_closes_its_field_and_no_other() {
        fault("a,b\n\"x\" ,\"y\"\r\n", None);
        check("a,b\n\"x\" ,\"y\"\r\n", &[&["a", "b"], &["\"x\"", "\"y\""]]);
        fault("a,b\n\"x\"y,z\n", Some(QuoteFault::TextAfterQuote(7)));
        fault("a,b\n1,\"x\n2,\"y\"\n", Some(QuoteFault::ClosedByOtherRow(6)));
        check(
            "a,b\n1,\"x\n2,\"y\"\n3,z\n",
            &[&["a", "b"], &["1", "\"x"], &["2", "\"y\""], &["3", "z"]],
        );
    }

    #[test]
    fn a_row_is_whole_once_all_of_its_quotes_are_closed() {
        let whole = |table: &str| whole_rows(table.as_bytes(), b"a,b\n");
        assert_eq!(whole("a,b\n1,\"x\n2,"), Some(4));
        assert_eq!(whole("a,b\n1,\"x\n2,\"\n"), Some(13));
        assert_eq!(whole("a,b\n\"x\"y,\"z\n2,"), Some(4), "the first quote is a mistake too");
        assert_eq!(whole("a,b\n\"x\"y,\"z\n2,\"\n"), Some(16));
    }

    /// The decoded fields of a table, as parsed by the crate `csv-core`.
    fn expected_fields(table: &str) -> Vec<String> {
        let (mut reader, mut rest) = (csv_core::Reader::new(), table.as_bytes());
        let (mut buffer, mut fields) = ([0; 1024], Vec::new());
        loop {
            let (result, read, written) = reader.read_field(rest, &mut buffer);
            rest = &rest[read..];
            match result {
                csv_core::ReadFieldResult::Field { .. } => {
                    fields.push(String::from_utf8_lossy(&buffer[..written]).into_owned());
                }
                csv_core::ReadFieldResult::End => return fields,
                _ => (),
            }
        }
    }

    proptest! {
        #[test]
        fn well_formed_tables_are_parsed_as_the_csv_crates_do(
            rows_of_fields in prop::collection::vec(
                prop::collection::vec("[a-c;\\tæ]{1,3}|\"([a,\\n]|\"\"){0,4}\"", 2..4),
                1..5,
            ),
        ) {
            let lines = rows_of_fields.iter().map(|fields| fields.join(",") + "\n");
            let source = Source::new("a", lines.collect::<String>());
            let found: Vec<String> = rows(&source, b',')
                .flat_map(|row| row.fields)
                .map(|field| csv_field(&source, field).as_str().to_owned())
                .collect();
            prop_assert_eq!(found, expected_fields(source.text()));
        }

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
