//! Finds where a long list can be split into parts of whole records, without
//! parsing them.

use memchr::memchr3;

/// A place between two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::input) struct Boundary {
    /// The number of bytes before this place.
    pub(in crate::input) len: usize,
    /// Whether this place is inside a list.
    pub(in crate::input) is_inside: bool,
}

/// Finds the last [`Boundary`] in `stretch`; `None` if there is none. The stretch is the
/// beginning of a document, or what follows an earlier boundary in the document.
/// `is_inside` says whether the stretch begins inside the list of records.
pub(in crate::input) fn last_boundary(stretch: &[u8], mut is_inside: bool) -> Option<Boundary> {
    let (mut at, mut last) = (0, None);
    while let Some(byte) = stretch.get(at) {
        let end = match byte {
            b'"' => end_of_string(stretch, at),
            b'[' if !is_inside => {
                is_inside = true;
                Some(at + 1)
            }
            b'{' | b'[' => end_of_value(stretch, at),
            _ => Some(at + 1),
        };
        let Some(end) = end else { break };
        is_inside &= *byte != b']';
        if matches!(byte, b'{' | b'}' | b']') {
            last = Some(Boundary { len: end, is_inside });
        }
        at = end;
    }
    last
}

/// The offset of the end of the object or list that begins at byte `open`; `None` if
/// the text ends before.
fn end_of_value(text: &[u8], open: usize) -> Option<usize> {
    let (mut at, mut depth) = (open, 0_usize);
    loop {
        match text.get(at)? {
            b'"' => {
                at = end_of_string(text, at)?;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => (),
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// The offset after the closing quote of the string that begins at byte `open`. If its
/// line ends first, this is the offset after the line; if the text ends first, it is
/// `None`. No string contains a line break, so a missing quote affects only its own line.
fn end_of_string(text: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += memchr3(b'"', b'\\', b'\n', text.get(at..)?)?;
        if text[at] != b'\\' {
            return Some(at + 1);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::select};

    use super::*;
    use crate::{
        input::{
            ListPart,
            json::{records, records_of_part},
        },
        source::{Source, Span},
    };

    /// Checks which text is before the last boundary, and whether the boundary is inside a
    /// list.
    #[track_caller]
    fn check(text: &str, begins_inside: bool, expected: Option<(&str, bool)>) {
        let found = last_boundary(text.as_bytes(), begins_inside);
        assert_eq!(found.map(|found| (&text[..found.len], found.is_inside)), expected, "{text}");
    }

    #[test]
    fn lists_are_split_after_whole_records() {
        check(r#" [{"a":1}, {"b":"#, false, Some((r#" [{"a":1}"#, true)));
        check(r#", {"b":{"c":[{}]}}, {"d"#, true, Some((r#", {"b":{"c":[{}]}}"#, true)));
        check(r#"{"a":1}]  "#, true, Some((r#"{"a":1}]"#, false)));
        check(r#"{"a":1}] [{"b":1},"#, true, Some((r#"{"a":1}] [{"b":1}"#, true)));
        check(
            "window.YTD.tweets.part0 = [ {\"a\":1}\n,",
            false,
            Some(("window.YTD.tweets.part0 = [ {\"a\":1}", true)),
        );
        check(r#"[{"a":"}],{"}, {"#, false, Some((r#"[{"a":"}],{"}"#, true)));
        check(r#"[{"a":"\"},{"}, {"#, false, Some((r#"[{"a":"\"},{"}"#, true)));
        check(r#"{"data":[{"a":1},{"b":1}],"#, false, None);
        check("[", false, None);
        check("", true, None);
    }

    #[test]
    fn a_missing_quote_spoils_its_line_only() {
        let text = "{\"a\":\"x},\n{\"b\":\"}\"}\n},\n{\"c\":1},\n{";
        check(text, true, Some(("{\"a\":\"x},\n{\"b\":\"}\"}\n},\n{\"c\":1}", true)));
    }

    /// Reads a document in parts of at least `size` bytes each. Returns the records,
    /// and the number of problems.
    fn in_parts(source: &Source, size: usize) -> (Vec<Span>, usize) {
        let text = source.text().as_bytes();
        let (mut found, mut problems) = (Vec::new(), 0);
        let (mut part, mut start) = (ListPart::default(), 0);
        loop {
            let ends = (start + size..text.len()).step_by(size);
            let boundary = ends
                .into_iter()
                .find_map(|end| last_boundary(&text[start..end], part.begins_inside));
            part.goes_on = boundary.is_some();
            let end = boundary.map_or(text.len(), |boundary| start + boundary.len);
            let span = Span::new(start, end);
            problems += records_of_part(part, source, span, |record| found.push(record)).len();
            let Some(boundary) = boundary else { return (found, problems) };
            part = ListPart { is_later: true, begins_inside: boundary.is_inside, ..part };
            start = end;
        }
    }

    const PIECES: [&str; 12] = [
        r#"{"a":1}"#,
        r#"{"a":"}]\"["}"#,
        r#"{"b":[{"c":{}},[]]}"#,
        "{}",
        r#"[{"a":1}, {"b":2}]"#,
        "null",
        "\"a{\"",
        "\n  {\"a\": \"æ\"}",
        "{x}",
        "{\"a\": \"b}",
        "]",
        "{",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn parts_have_the_records_of_the_whole(
            pieces in prop::collection::vec(select(PIECES.to_vec()), 0..12),
            between in select(vec![",", ", ", ",\n", "", "\n"]),
            (start, end) in select(vec![("[", "]"), (" [ ", "\n]\n"), ("[", ""), ("", ""), ("[[", "]]")]),
            size in 1_usize..60,
        ) {
            let source = Source::new("a", format!("{start}{}{end}", pieces.join(between)));
            let mut whole = Vec::new();
            let all = Span::new(0, source.text().len());
            let problems = records(&source, all, |record| whole.push(record)).len();
            let (found, found_problems) = in_parts(&source, size);
            prop_assert_eq!(problems == 0, found_problems == 0);
            if problems == 0 {
                prop_assert_eq!(found, whole);
            }
        }
    }
}
