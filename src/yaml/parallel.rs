//! Parses a long list on several threads.
//!
//! The list is split into chunks between its outermost entries, and each chunk is
//! parsed as a list. If a chunk is not valid by itself, the file is parsed as a
//! whole.

use memchr::memmem;
use rayon::prelude::*;

use super::{Documents, Value, build};
use crate::source::{Source, Span};

/// The fewest bytes of a chunk that is worth a task of its own.
const CHUNK: usize = if cfg!(fuzzing) { 32 } else { 1 << 15 };

/// How many chunks there are for each thread. There are several, because some take
/// longer than others.
const CHUNKS_PER_THREAD: usize = 4;

/// How many bytes each chunk of a list of `bytes` bytes has at least.
pub(crate) fn chunk_size(bytes: usize) -> usize {
    (bytes / (CHUNKS_PER_THREAD * rayon::current_num_threads())).max(CHUNK)
}

/// The list that a source consists of, parsed in chunks; `None` if the source is
/// short or cannot be split.
pub(super) fn documents(source: &Source) -> Option<Documents> {
    let length = source.text().len();
    // A short file is not split. The number of threads is not even asked for, because
    // this would start them.
    if length <= CHUNK { None } else { in_chunks(source, chunk_size(length)) }
}

fn in_chunks(source: &Source, size: usize) -> Option<Documents> {
    let chunks = chunks(source.text(), size)?;
    let parsed = chunks.into_par_iter().map(|chunk| build::list(source, chunk));
    let mut parsed = parsed.collect::<Option<Vec<_>>>()?.into_iter();
    let (mut list, mut problems) = parsed.next()?;
    for (next, more_problems) in parsed {
        if let (Value::List(items), Value::List(more)) = (&mut list.value, next.value) {
            items.extend(more);
        }
        list.span.end = next.span.end;
        problems.append(more_problems);
    }
    let (problems, unlisted) = problems.into_parts();
    Some(Documents { nodes: vec![list], problems, unlisted, ..Documents::default() })
}

/// The chunks of a list whose entries begin with `- ` at the start of a line; `None` if
/// the text is not such a list, or would be a single chunk. Each chunk has at least
/// `size` bytes, except for the last.
fn chunks(text: &str, size: usize) -> Option<Vec<Span>> {
    let first = first_entry(text)?;
    let ends_early = |mark: &str| memmem::find(&text.as_bytes()[first..], mark.as_bytes());
    if text.len() <= size || ends_early("\n---").or_else(|| ends_early("\n...")).is_some() {
        return None;
    }
    let (mut chunks, mut start, mut least) = (Vec::new(), 0, size.max(first));
    while let Some(rest) = text.as_bytes().get(least..)
        && let Some(len) = memmem::find(rest, b"\n- ")
    {
        let end = least + len + 1;
        chunks.push(Span::new(start, end));
        (start, least) = (end, end + size);
    }
    chunks.push(Span::new(start, text.len()));
    (1 < chunks.len()).then_some(chunks)
}

/// The number of bytes before the last entry of a truncated list, because that entry
/// may be incomplete. `None` if the text is not such a list, or has a single entry.
pub(crate) fn whole_entries(text: &str) -> Option<usize> {
    first_entry(text)?;
    text.rfind("\n- ").map(|at| at + 1)
}

/// The offset of the first entry of a list; `None` if anything but comments and a
/// `---` is before it.
fn first_entry(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("- ") {
            return Some(at);
        }
        let rest = line.strip_prefix("---").filter(|_| at == 0).unwrap_or(line).trim_start();
        if !rest.is_empty() && !rest.starts_with('#') {
            return None;
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::select};

    use super::*;

    /// Checks into how many chunks, of at least five bytes each, a list is split.
    #[track_caller]
    fn check(yaml: &str, expected: usize) {
        assert_eq!(chunks(yaml, 5).map_or(1, |chunks| chunks.len()), expected, "{yaml:?}");
    }

    #[test]
    fn lists_are_split_before_their_entries() {
        check("- a: 1\n- b: 2\n- c: 3\n", 3);
        check("---\n# these\n\n- a: 1\n- b: 2\n", 2);
        check("- a: |\n    - b\n    c\n\n- d", 2);
        check("- a: 1\n  - b\n", 1);
        for whole in ["", "a: 1\nb: 2\n", "- a: 1\n---\n- b: 2\n", "%YAML 1.2\n---\n- a\n- b\n"] {
            check(whole, 1);
        }
    }

    const VALUES: [&str; 26] = [
        "",
        "a",
        "'it''s'",
        "\"b\\n\"",
        "|\n    c\n\n    d",
        ">-\n    e\n",
        "|+\n    f\n\n",
        "~",
        "[g, h]",
        "{i: j}",
        "k\n    l",
        "\"m\n    n\"",
        "\n    - o\n    - p",
        "# q",
        "&x r",
        "*x",
        "\"s\n- t\"",
        "'u",
        "[v\n- w]",
        "x: y",
        "æ #z",
        "!!str 5",
        "? {",
        "|2\n    - b",
        ">\n\n    - b\n  ",
        "b\r\n    c",
    ];
    const BETWEEN: [&str; 9] = [
        "\r\n",
        "\n\n",
        "\n# c\n",
        "\n  # c\n",
        "\n-\n",
        "\n- z\n",
        "\n---\n",
        "\nb: 1\n",
        "\n-\ty\n",
    ];

    /// Random lists as people write them, often with a mistake.
    fn list() -> impl Strategy<Value = String> {
        let field = (select(vec!["a", "text", "id"]), select(VALUES.to_vec()));
        let field = field.prop_map(|(key, value)| format!("{key}: {value}"));
        let entry = prop::collection::vec(field, 1..4).prop_map(|fields| fields.join("\n  "));
        let after = prop_oneof![9 => Just("\n"), 1 => select(BETWEEN.to_vec())];
        let entry = (entry, after).prop_map(|(entry, after)| format!("- {entry}{after}"));
        let head = select(vec!["", "", "---\n", "# c\n", "%YAML 1.2\n---\n"]);
        (head, prop::collection::vec(entry, 1..9))
            .prop_map(|(head, entries)| head.to_owned() + &entries.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn chunks_parse_as_the_whole_list_does(yaml in list(), size in 1_usize..40) {
            let source = Source::new("a", yaml);
            let Some(chunked) = in_chunks(&source, size) else { return Ok(()) };
            let whole = build::documents(&source);
            prop_assert_eq!(chunked.nodes, whole.nodes);
            prop_assert_eq!(chunked.problems, whole.problems);
            prop_assert_eq!(chunked.broken, whole.broken);
        }
    }
}
