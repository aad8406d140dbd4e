//! A YAML document as a tree in which every node knows its place.
//!
//! Deserializing with `serde_yaml` stops at the first mistake. People who write
//! rulebooks and drafts want all their mistakes at once, each at its key or
//! value. So the tree is built from the events of `granit_parser`, on which that rests,
//! and [`Fields`] reads maps from the tree. A scalar keeps its text: `no`, `1.0`
//! and dates are texts until a reader asks for another type.
//!
//! `build.rs` uses the modules `build`, `node` and `pack` too, to parse the built-in
//! files.

mod anchors;
mod blank_block;
mod brackets;
mod build;
mod duplicates;
mod fields;
mod known_keys;
mod lost_start;
mod lost_tag;
mod missing_colon;
mod node;
mod open_quote;
#[cfg(test)]
mod pack;
mod packed;
mod parallel;
mod scalar;
mod size;
mod syntax;
mod write;

use crate::source::{Problem, Source};

pub(crate) use fields::unknown_value;
pub use fields::{
    Fields, Reader, boolean, by_platform, list_of, map_of, number, one_of, one_of_kind,
    one_or_more, platform, string, text,
};
#[cfg(test)]
pub(crate) use known_keys::is_like_key;
pub use node::{Documents, Node, Style, Value};
#[cfg(test)]
pub(crate) use pack::take_examples;
pub(crate) use packed::unpack;
pub(crate) use parallel::{chunk_size, whole_entries};
pub(crate) use scalar::block_head;
pub use scalar::text_of;
pub(crate) use write::{flow, item, scalar};

/// The only document of a source. An empty source is [`Value::Null`].
///
/// # Errors
///
/// The syntax errors and duplicate keys.
pub fn parse(source: &Source) -> Result<Node, Vec<Problem>> {
    let (node, problems) = parse_whole(source)?;
    if problems.is_empty() { Ok(node) } else { Err(problems) }
}

/// As [`parse`], but duplicate keys do not make it fail: they are returned as problems
/// together with the tree, so that the caller can report further problems. Of duplicate
/// keys, the first is used.
///
/// # Errors
///
/// The syntax errors.
pub fn parse_whole(source: &Source) -> Result<(Node, Vec<Problem>), Vec<Problem>> {
    parse_all(source).only(source)
}

/// Every document of a source, and its problems.
pub fn parse_all(source: &Source) -> Documents {
    if let Some(tab) = syntax::tab_at_start(source) {
        return Documents { problems: vec![tab], broken: true, ..Documents::default() };
    }
    parallel::documents(source).unwrap_or_else(|| build::documents(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes the value in a compact form: `{a: [b, ~]}`.
    fn show(node: &Node) -> String {
        match &node.value {
            Value::Null => "~".to_owned(),
            Value::Scalar(text) => format!("{text:?}"),
            Value::List(items) => {
                format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", "))
            }
            Value::Map(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| format!("{}: {}", key.text().unwrap_or("?"), show(value)));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Checks that the key `b` has this value, and that the span of the value contains
    /// `place`.
    #[track_caller]
    fn check(yaml: &str, value: &str, place: &str) {
        let source = Source::new("a.yaml", yaml);
        let node = parse(&source).expect("it is YAML");
        let node = node.get("b").expect("there is a b");
        assert_eq!((show(node).as_str(), source.slice(node.span)), (value, place));
    }

    #[track_caller]
    fn has_problems(yaml: &str, problems: &[&str]) {
        let found = parse(&Source::new("a", yaml)).expect_err("it is invalid");
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found, problems);
    }

    #[test]
    fn scalars_keep_their_text_and_place() {
        check("a: æøå\nb: no", r#""no""#, "no");
        check("a: 😀\r\nb: 1.0\r\nc: x", r#""1.0""#, "1.0");
        check("\u{feff}b: 2026-11-24T09:00 # when", r#""2026-11-24T09:00""#, "2026-11-24T09:00");
        check("b: \"\\u00e5 \\\"x\\\"\"", r#""å \"x\"""#, "\"\\u00e5 \\\"x\\\"\"");
        check("b: 'it''s'", r#""it's""#, "'it''s'");
        check("b: !!str 5", r#""5""#, "5");
        check("b: !!str ~", r#""~""#, "~");
        check("b: null", "~", "null");
        check("b:", "~", "");
    }

    #[test]
    fn blocks_and_folds_are_decoded() {
        check("b: |\n  æ\n\n  y\n", r#""æ\n\ny\n""#, "æ\n\n  y\n");
        check("b: >-\n  x\n  y\n", r#""x y""#, "x\n  y\n");
        check("b: x\n  y\n", r#""x y""#, "x\n  y");
    }

    #[test]
    fn lists_and_maps_end_with_their_last_entry() {
        check("b: {c: [d, 'e']}\n", r#"{c: ["d", "e"]}"#, "{c: [d, 'e']}");
        check(
            "b:\n  - c\n  - d: 1\n    e: 2\n\nf: 3",
            r#"["c", {d: "1", e: "2"}]"#,
            "- c\n  - d: 1\n    e: 2",
        );
        check("b:\n  c: d\n\na: 3", r#"{c: "d"}"#, "c: d");
        check("b: []", "[]", "[]");
    }

    #[test]
    fn aliases_repeat_their_anchor() {
        check("a: &x [1, {c: 2}]\nb: *x", r#"["1", {c: "2"}]"#, "[1, {c: 2}]");
    }

    #[test]
    fn an_empty_document_is_null() {
        for yaml in ["", "# only a comment\n", "---\n", "\u{feff}"] {
            let node = parse(&Source::new("a", yaml)).expect("it is YAML");
            assert!(node.is_null(), "{yaml:?}");
        }
    }

    #[test]
    fn every_problem_has_a_place_and_help() {
        has_problems(
            "a: 1\nb:\n  c: 1\n  c: 2\na: 3",
            &[
                "a:4:3: duplicate key `c` (it is on line 3 too; keep one of them)",
                "a:5:1: duplicate key `a` (it is on line 1 too; keep one of them)",
            ],
        );
        has_problems(
            "text: a\nid: 1\ntext: b\nid: 2\nmedia:\n  - text: c\n    text: d\n",
            &[
                "a:7:5: duplicate key `text` (it is on line 6 too; keep one of them)",
                "a:3:1: duplicate key `text` \
                 (it is on line 1 too; keep one of them, or write `---` on a line between two posts)",
                "a:4:1: duplicate key `id` (it is on line 2 too; keep one of them)",
            ],
        );
        has_problems(
            "a: b: c",
            &["a:1:5: a colon followed by a space is not allowed here \
               (put the text in quotes if the colon is part of it)"],
        );
        has_problems(
            "a\n---\nb",
            &["a:3:1: expected one document, but a second begins here (remove the `---` above it)"],
        );
        has_problems(
            "a: &x [*x]",
            &["a:1:8: `*x` occurs in the value that it repeats (write the value out)"],
        );
    }

    #[test]
    fn alias_bombs_and_deep_nesting_are_refused() {
        let level =
            |level: usize| format!("- &x{level} [{}]\n", format!("*x{},", level - 1).repeat(4));
        let bomb = format!("- &x0 [a, b]\n{}", (1..30).map(level).collect::<String>());
        let rung = |level: usize| format!("- &x{level} [*x{}]\n", level - 1);
        let ladder = format!("- &x0 [a]\n{}", (1..5000).map(rung).collect::<String>());
        let tower = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
        for yaml in [bomb, tower, ladder, "- ".repeat(50_000), "{a: ".repeat(50_000)] {
            let problems = parse(&Source::new("a", yaml)).expect_err("it is too much");
            assert_eq!(problems.len(), 1);
        }
    }

    #[test]
    fn a_list_continues_after_an_invalid_entry() {
        let documents = parse_all(&Source::new("a", "- b: 1\n- c: [\n- d: 2\n"));
        assert_eq!(
            documents.nodes.iter().map(show).collect::<Vec<_>>(),
            [r#"[{b: "1"}]"#, r#"[{d: "2"}]"#]
        );
        assert_eq!(documents.problems.len(), 1);
    }

    /// Checks which documents are read although others are invalid, and how many
    /// problems there are.
    #[track_caller]
    fn continues(yaml: &str, read: &[&str], problems: usize) {
        let documents = parse_all(&Source::new("a", yaml));
        assert_eq!(documents.nodes.iter().map(show).collect::<Vec<_>>(), read);
        assert_eq!(documents.problems.len(), problems, "{:?}", documents.problems);
    }

    #[test]
    fn the_next_document_is_parsed_after_an_invalid_one() {
        continues("a: \"x\n---\nb: 1\n---\nc: 2\n", &[r#"{b: "1"}"#, r#"{c: "2"}"#], 1);
        continues("---\na: 'x\n---\n- b: 1\n", &[r#"[{b: "1"}]"#], 1);
        continues("a: 1\n---\nb: [\n---\nc: 2\n", &[r#"{a: "1"}"#, r#"{c: "2"}"#], 1);
        continues("- a: 1\n- b: \"x\n---\nc: 2\n", &[r#"[{a: "1"}]"#, r#"{c: "2"}"#], 1);
        continues("- a: \"x\n- b: y\n---\n- c: 2\n", &["[]", r#"[{b: "y"}]"#, r#"[{c: "2"}]"#], 1);
        continues("%YAML 9\n---\n\"\n---\nc: 2\n---\n\"", &[r#"{c: "2"}"#], 3);
    }

    #[test]
    fn anchors_hold_after_an_invalid_entry_of_their_document() {
        let broken = "- b c\n  d: e: f\n";
        let list =
            format!("- &a [x]\n- &b [y]\n{broken}- *a\n{broken}- &b z\n{broken}- *b\n- *a\n");
        let read = [r#"["x"]"#, r#"["y"]"#, r#"["x"]"#, r#""z""#, r#""z""#, r#"["x"]"#];
        let read = [&read[..2], &read[2..3], &read[3..4], &read[4..]]
            .map(|part| format!("[{}]", part.join(", ")));
        continues(&list, &read.each_ref().map(String::as_str), 3);
        // A value that was not read, an alias without an anchor, and another document.
        continues("- &a x\n- &a\n  y: z: u\n- *a\n- b\n", &[r#"["x"]"#, "[]", r#"["b"]"#], 2);
        continues("- a\n- *b\n- c\n", &[r#"["a"]"#, r#"["c"]"#], 1);
        continues("- &a x\n- \"\n---\n- *a\n", &[r#"["x"]"#, "[]"], 2);
    }

    #[test]
    fn giving_up_is_reported() {
        let broken = "- a: [\n".repeat(30) + "- b: 1\n";
        let documents = parse_all(&Source::new("a", broken));
        let last = documents.problems.last().map(ToString::to_string).unwrap_or_default();
        assert!(last.starts_with("a:22:1: nothing is read from here on"), "{last}");
    }

    proptest::proptest! {
        #[test]
        fn nothing_panics(yaml in "([\\PC\n\t\r]|[-:#&*!|>'\"\\[\\]{},? \n~]){0,80}") {
            let source = Source::new("a", yaml);
            for node in parse_all(&source).nodes {
                let _ = source.slice(node.span);
            }
        }
    }
}
