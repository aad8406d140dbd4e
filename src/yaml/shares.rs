//! A long list, read by as many threads as there are.
//!
//! It is cut before entries of its own, and each share is read as a list. Where
//! a share does not read alone, the file is read in one go as any other.

use memchr::memmem;
use rayon::prelude::*;

use super::{Documents, Value, build};
use crate::source::{Source, Span};

/// So many bytes at least are worth a thread's while.
const SHARE: usize = 1 << 15;

/// So many shares for each thread, since some take longer than others.
const EACH: usize = 4;

/// How many bytes of so many are a share.
pub(crate) fn share_of(bytes: usize) -> usize {
    (bytes / (EACH * rayon::current_num_threads())).max(SHARE)
}

/// The list that a source is, if it is a long one that can be cut.
pub(super) fn documents(source: &Source) -> Option<Documents> {
    in_shares(source, share_of(source.text().len()))
}

fn in_shares(source: &Source, size: usize) -> Option<Documents> {
    let shares = shares(source.text(), size)?;
    let read = shares.into_par_iter().map(|share| build::list(source, share));
    let mut read = read.collect::<Option<Vec<_>>>()?.into_iter();
    let (mut list, mut problems) = read.next()?;
    for (further, wrong) in read {
        if let (Value::List(items), Value::List(more)) = (&mut list.value, further.value) {
            items.extend(more);
        }
        list.span.end = further.span.end;
        problems.extend(wrong);
    }
    Some(Documents { nodes: vec![list], problems, ..Documents::default() })
}

/// The stretches of a list whose entries begin with `- ` at the start of their
/// lines, each of at least this size but the last.
fn shares(text: &str, size: usize) -> Option<Vec<Span>> {
    let first = first_entry(text)?;
    let ends_early = |mark: &str| memmem::find(&text.as_bytes()[first..], mark.as_bytes());
    if text.len() <= size || ends_early("\n---").or_else(|| ends_early("\n...")).is_some() {
        return None;
    }
    let (mut shares, mut start, mut least) = (Vec::new(), 0, size.max(first));
    while let Some(rest) = text.as_bytes().get(least..)
        && let Some(len) = memmem::find(rest, b"\n- ")
    {
        let end = least + len + 1;
        shares.push(Span::new(start, end));
        (start, least) = (end, end + size);
    }
    shares.push(Span::new(start, text.len()));
    (1 < shares.len()).then_some(shares)
}

/// How many bytes of a list that was cut off come before its last entry.
pub(crate) fn whole_entries(text: &str) -> Option<usize> {
    first_entry(text)?;
    text.rfind("\n- ").map(|at| at + 1)
}

/// Where the first entry begins, below nothing but comments and a `---`.
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

    /// How many shares of at least five bytes a list is cut into.
    #[track_caller]
    fn check(yaml: &str, expected: usize) {
        assert_eq!(shares(yaml, 5).map_or(1, |shares| shares.len()), expected, "{yaml:?}");
    }

    #[test]
    fn lists_are_cut_before_their_entries() {
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

    /// A list as people write them, with what may go wrong in one.
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
        fn shares_say_what_the_whole_says(yaml in list(), size in 1_usize..40) {
            let source = Source::new("a", yaml);
            let Some(shared) = in_shares(&source, size) else { return Ok(()) };
            let whole = build::documents(&source);
            prop_assert_eq!(shared.nodes, whole.nodes);
            prop_assert_eq!(shared.problems, whole.problems);
            prop_assert_eq!(shared.broken, whole.broken);
        }
    }
}
