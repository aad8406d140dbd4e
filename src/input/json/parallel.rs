//! Reads a long list in parallel.
//!
//! The list is split into chunks between its records. If a chunk contains an invalid
//! record or a misplaced comma, the whole list is read sequentially instead, and the
//! mistake is reported then.

use memchr::memchr2;
use rayon::prelude::*;

use super::{
    Reading,
    find_records::{Predecessor, records_after},
};
use crate::{
    input::ReadOptions,
    source::{Source, Span},
    yaml::chunk_size,
};

/// Reads a stretch in parallel, in chunks. `None` if the stretch is not one long list, or
/// if it contains an invalid record or a misplaced comma.
pub(super) fn read<'s, 'o>(
    source: &'s Source,
    options: &'o ReadOptions,
    stretch: Span,
) -> Option<Vec<Reading<'s, 'o>>> {
    in_chunks(source, options, stretch, chunk_size(stretch.len()))
}

fn in_chunks<'s, 'o>(
    source: &'s Source,
    options: &'o ReadOptions,
    stretch: Span,
    size: usize,
) -> Option<Vec<Reading<'s, 'o>>> {
    let chunks = chunks(source, stretch, size)?;
    let read = chunks.into_par_iter().enumerate().map(|(index, chunk)| {
        let mut reading = Reading::new(source, options);
        let before = if index == 0 { Predecessor::Open } else { Predecessor::Record };
        let problems = records_after(before, source, chunk, |record| reading.read(record));
        problems.is_empty().then_some(reading)
    });
    read.collect()
}

/// Splits a list into stretches of whole records. Each has at least `size` bytes,
/// except for the last one. `None` if the stretch is not one whole list, or cannot be
/// split.
fn chunks(source: &Source, stretch: Span, size: usize) -> Option<Vec<Span>> {
    let text = source.slice(stretch).as_bytes();
    let open = text.iter().position(|byte| !byte.is_ascii_whitespace())?;
    if text[open] != b'[' || text.len() <= size {
        return None;
    }
    let (mut chunks, mut start) = (Vec::new(), open + 1);
    let close = each_object_end(text, open, |end| {
        if size <= end - start {
            chunks.push((start, end));
            start = end;
        }
    })?;
    chunks.push((start, close));
    let is_list = !text[..close].trim_ascii_end().ends_with(b",") && text[close] == b']';
    let is_all = is_list && text[close + 1..].trim_ascii().is_empty();
    let place = |(start, end)| Span::new(stretch.start + start, stretch.start + end);
    (is_all && 1 < chunks.len()).then(|| chunks.into_iter().map(place).collect())
}

/// The offset of the end of the object or list that begins at byte `open`: the byte
/// after its closing bracket. `None` if it is not closed.
pub(super) fn end_of(text: &[u8], open: usize) -> Option<usize> {
    each_object_end(text, open, |_| ()).map(|close| close + 1)
}

/// Calls `each` with the offset after each object that is directly in the list or object
/// that begins at byte `open`. Returns the offset of the closing bracket; `None` if there
/// is none. It is not checked that `[` is closed by `]` and `{` by `}`.
fn each_object_end(text: &[u8], open: usize, mut each: impl FnMut(usize)) -> Option<usize> {
    let (mut at, mut depth) = (open + 1, 1_usize);
    loop {
        match text.get(at)? {
            b'"' => at = closing_quote(text, at)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => (),
        }
        if depth == 0 {
            return Some(at);
        }
        at += 1;
        if depth == 1 && text[at - 1] == b'}' {
            each(at);
        }
    }
}

/// The offset of the quote that closes the string at byte `open`; `None` if there is
/// none.
fn closing_quote(text: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += memchr2(b'"', b'\\', text.get(at..)?)?;
        if text[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use jiff::tz::TimeZone;
    use proptest::{prelude::*, sample::select};

    use super::*;
    use crate::input::Parsed;

    /// Compares the chunks into which a document is split, each of at least five
    /// bytes.
    #[track_caller]
    fn check(json: &str, expected: &[&str]) {
        let source = Source::new("a", json);
        let found = chunks(&source, Span::new(0, json.len()), 5).unwrap_or_default();
        let found: Vec<&str> = found.into_iter().map(|chunk| source.slice(chunk)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lists_are_split_between_their_records() {
        check(r#" [{"a":1}, {"b":2}] "#, &[r#"{"a":1}"#, r#", {"b":2}"#, ""]);
        check(r#"[{"a":"}]\""},{"b":[{}]}]"#, &[r#"{"a":"}]\""}"#, r#",{"b":[{}]}"#, ""]);
        for whole in ["", "[", r#"{"a":1}"#, r#"[{"a":1}"#, r#"[{"a":1}}"#, r#"[{"a":1}][{"a":1}]"#]
        {
            check(whole, &[]);
        }
    }

    const RECORDS: [&str; 16] = [
        r#"{"id":"1","text":"a } \"b\" ["}"#,
        r#"{"text":"no id"}"#,
        r#"{"publish_at":"2026-05-09T10:00","text":"c","media":[{"file":"a.png","alt":"d"}]}"#,
        r#"{"account":"a","text":"e","thread":{"part":1,"of":2}}"#,
        r#"{"account":"a","text":"f https://b.dk","thread":{"part":2,"of":2}}"#,
        r#"{"id":"2","lables":["x"],"kind":"original","text":"g"}"#,
        r#"{"id_str":"3","full_text":"h","user":{"screen_name":"i"},"edit_history":["3","4"]}"#,
        r#"{"tweet":{"id_str":"5","full_text":"j","edit_info":{"initial":{"editTweetIds":["5","6"]}}}}"#,
        r#"{"tweet":{"id_str":"6","full_text":"j","edit_info":{"initial":{"editTweetIds":["5","6"]}}}}"#,
        r#"{"data":{"id":"7","text":"k","author_id":"8"},"includes":{"users":[{"id":"8","username":"l"}]}}"#,
        r#"{"id":"9","text":"m","author_id":"8","edit_history_tweet_ids":["9"]}"#,
        r#"{"delete":{"status":{"id":1}}}"#,
        r#"{"statuses":[{"id":1,"text":"n","user":{"screen_name":"o"}}]}"#,
        "null",
        r#"[{"text":"p"}, {"text":"q"}]"#,
        r#"{"text": r}"#,
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn chunks_give_the_same_as_the_whole(
            records in prop::collection::vec(select(RECORDS.to_vec()), 1..12),
            between in select(vec![",", ",\n", "\n  , ", " "]),
            size in 1_usize..300,
        ) {
            let source = Source::new("a", format!("[{}]", records.join(between)));
            let options = ReadOptions::new(TimeZone::UTC);
            let all = Span::new(0, source.text().len());
            let mut whole = Reading::new(&source, &options);
            whole.read_list(all);
            let Some(read) = in_chunks(&source, &options, all, size) else { return Ok(()) };
            let mut joined = Reading::new(&source, &options);
            for chunk in read {
                joined.add(chunk);
            }
            let show = |parsed: Parsed<'_>| {
                format!("{:#?} {:#?} {}", parsed.posts, parsed.problems, parsed.superseded)
            };
            let elsewhere = HashSet::new();
            prop_assert_eq!(show(joined.finish(&elsewhere)), show(whole.finish(&elsewhere)));
        }
    }
}
