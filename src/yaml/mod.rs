//! A YAML document as a tree in which every node knows its place.
//!
//! `serde_yaml` deserialises into types and stops at the first mistake. People
//! who write rulebooks and drafts want all their mistakes at once, each on its
//! key or value, so the tree is built over the events of the parser beneath it,
//! and [`Fields`] reads maps from the tree. Scalars keep their text as it is
//! written: `no`, `1.0` and dates are words until somebody asks for more.

mod build;
mod fields;
mod scalar;
mod shares;
mod syntax;
mod write;

use crate::{
    language::Localized,
    source::{Problem, Source, Span},
};

pub(crate) use fields::meaningless;
pub use fields::{
    Fields, KEY, Reader, boolean, list_of, map_of, number, one_of, one_or_more, string, text,
};
pub(crate) use scalar::block_head;
pub use scalar::text_of;
pub(crate) use shares::{share_of, whole_entries};
pub(crate) use write::{flow, item, scalar};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its place: with quotes and brackets, without the `|` or `>` that heads a
    /// block.
    pub span: Span,
    /// What it is.
    pub value: Value,
    /// How it is written, where it is a scalar.
    pub style: Style,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A text, a number, a date: whatever is not made of other nodes.
    Scalar(String),
    /// Nodes in a row.
    List(Vec<Node>),
    /// Keys and values as they stand, no key twice.
    Map(Vec<(Node, Node)>),
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    #[default]
    Plain,
    /// In `'…'`.
    SingleQuoted,
    /// In `"…"`.
    DoubleQuoted,
    /// Under `|`.
    Literal,
    /// Under `>`.
    Folded,
    /// In `"…"`, with the escapes of JSON.
    Json,
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Whether nothing is here.
    pub const fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The value of a key, where this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(own, _)| own.text() == Some(key)).map(|(_, value)| value)
    }

    /// What it is, in a word for a person.
    pub fn noun(&self) -> Localized {
        match self.value {
            Value::Null => ("nothing", "ingenting").into(),
            Value::Scalar(_) => ("a text", "en tekst").into(),
            Value::List(_) => ("a list", "en liste").into(),
            Value::Map(_) => ("a map", "nøgler med værdier").into(),
        }
    }
}

/// The only document of a source; an empty one is [`Value::Null`].
///
/// # Errors
///
/// Everything that is wrong with it as YAML.
pub fn parse(source: &Source) -> Result<Node, Vec<Problem>> {
    let (node, problems) = parse_whole(source)?;
    if problems.is_empty() { Ok(node) } else { Err(problems) }
}

/// As [`parse`], for readers that want to tell what else is wrong with a tree
/// that is whole: where a key stands twice, the first of them counts.
///
/// # Errors
///
/// What keeps it from being a tree.
pub fn parse_whole(source: &Source) -> Result<(Node, Vec<Problem>), Vec<Problem>> {
    let Documents { mut nodes, problems, broken, repeats: _ } = parse_all(source);
    if broken {
        return Err(problems);
    }
    if let Some(second) = nodes.get(1) {
        let message = (
            "a second document begins here, but one is expected",
            "her begynder et dokument mere, men der skal kun være ét",
        );
        let problem = Problem::at(source, second.span, message)
            .help(("remove the `---` above it", "fjern `---` over det"));
        return Err(vec![problem]);
    }
    let node = if nodes.is_empty() { Node::null(0) } else { nodes.swap_remove(0) };
    Ok((node, problems))
}

/// The documents of a source, as far as they could be read.
#[derive(Debug, Default)]
pub struct Documents {
    /// The documents. A list that an entry breaks off goes on in a further one.
    pub nodes: Vec<Node>,
    /// What is wrong with them as YAML.
    pub problems: Vec<Problem>,
    /// Whether some of it could not be read, so that nobody knows what it says.
    pub broken: bool,
    /// Whether an alias repeats some of it.
    pub repeats: bool,
}

/// Every document of a source, with what is wrong beside it.
pub fn parse_all(source: &Source) -> Documents {
    shares::documents(source).unwrap_or_else(|| build::documents(source))
}

impl Node {
    /// Nothing, at a place.
    const fn null(at: usize) -> Self {
        Self { span: Span::new(at, at), value: Value::Null, style: Style::Plain }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value as compact text: `{a: [b, ~]}`.
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

    /// The value of `b`, and the bytes it stands on.
    #[track_caller]
    fn check(yaml: &str, value: &str, place: &str) {
        let source = Source::new("a.yaml", yaml);
        let node = parse(&source).expect("it is YAML");
        let node = node.get("b").expect("there is a b");
        assert_eq!((show(node).as_str(), source.slice(node.span)), (value, place));
    }

    #[track_caller]
    fn complains(yaml: &str, problems: &[&str]) {
        let found = parse(&Source::new("a", yaml)).expect_err("it is wrong");
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
    fn lists_and_maps_end_with_what_they_hold() {
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
    fn every_mistake_has_a_place_and_a_way_out() {
        complains(
            "a: 1\nb:\n  c: 1\n  c: 2\na: 3",
            &[
                "a:4:3: `c` stands here twice (it already stands on line 3; keep one of them)",
                "a:5:1: `a` stands here twice (it already stands on line 1; keep one of them)",
            ],
        );
        complains(
            "a: b: c",
            &["a:1:5: a colon with a space after it makes no sense here \
               (put the text in quotes if the colon belongs to it)"],
        );
        complains(
            "a\n---\nb",
            &[
                "a:3:1: a second document begins here, but one is expected (remove the `---` above it)",
            ],
        );
        complains(
            "a: &x [*x]",
            &["a:1:8: `*x` stands inside what it repeats (write out what is meant)"],
        );
    }

    #[test]
    fn bombs_and_towers_are_refused() {
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
    fn a_list_goes_on_after_a_broken_entry() {
        let documents = parse_all(&Source::new("a", "- b: 1\n- c: [\n- d: 2\n"));
        assert_eq!(
            documents.nodes.iter().map(show).collect::<Vec<_>>(),
            [r#"[{b: "1"}]"#, r#"[{d: "2"}]"#]
        );
        assert_eq!(documents.problems.len(), 1);
    }

    /// What is read of documents of which some do not read, and how many.
    #[track_caller]
    fn goes_on(yaml: &str, read: &[&str], problems: usize) {
        let documents = parse_all(&Source::new("a", yaml));
        assert_eq!(documents.nodes.iter().map(show).collect::<Vec<_>>(), read);
        assert_eq!(documents.problems.len(), problems, "{:?}", documents.problems);
    }

    #[test]
    fn the_next_document_is_read_after_a_broken_one() {
        goes_on("a: \"x\n---\nb: 1\n---\nc: 2\n", &[r#"{b: "1"}"#, r#"{c: "2"}"#], 1);
        goes_on("---\na: 'x\n---\n- b: 1\n", &[r#"[{b: "1"}]"#], 1);
        goes_on("a: 1\n---\nb: [\n---\nc: 2\n", &[r#"{a: "1"}"#, r#"{c: "2"}"#], 1);
        goes_on("- a: 1\n- b: \"x\n---\nc: 2\n", &[r#"[{a: "1"}]"#, r#"{c: "2"}"#], 1);
        goes_on("- a: \"x\n- b: y\n---\n- c: 2\n", &["[]", r#"[{b: "y"}]"#, r#"[{c: "2"}]"#], 1);
        goes_on("%YAML 9\n---\n\"\n---\nc: 2\n---\n\"", &[r#"{c: "2"}"#], 3);
    }

    #[test]
    fn what_is_given_up_is_told() {
        let broken = "- a: [\n".repeat(30) + "- b: 1\n";
        let documents = parse_all(&Source::new("a", broken));
        let last = documents.problems.last().map(ToString::to_string).unwrap_or_default();
        assert!(last.starts_with("a:22:1: nothing from here on has been read"), "{last}");
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
