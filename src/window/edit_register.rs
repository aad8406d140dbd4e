//! Edits registers and rulebooks as text, so that everything else, including
//! comments, stays the same byte for byte.
//!
//! These functions neither read nor write files. Callers must parse the edited text
//! before they save it.

use crate::{
    source::{Problem, Source, Span},
    yaml::{self, Node, Value},
};

/// Adds a record at the end of a register. `block` is the text of the record on lines
/// of its own, with comments. In a register within brackets (`[…]`), `record` is
/// written on one line instead.
pub(crate) fn add(source: &Source, block: &str, record: &Node) -> Result<String, Vec<Problem>> {
    let root = yaml::parse(source)?;
    let text = source.text();
    Ok(match &root.value {
        Value::List(items) if is_flow(source, &root) => match items.last() {
            Some(last) => inserted(text, last.span.end, &format!(",\n{}", yaml::flow(record))),
            None => in_place_of_nothing(source, root.span, block, record),
        },
        Value::Null if !root.span.is_empty() => replaced(text, root.span, block.trim_end()),
        _ => appended(source, &root, block),
    })
}

/// Sets a key of a record in a register. An existing value is replaced; a new key is
/// added on a line after the key `after`. `None` if the record has neither key.
pub(crate) fn set(
    source: &Source,
    record: &Node,
    (key, value): (&str, &str),
    after: &str,
) -> Option<String> {
    let Value::Map(entries) = &record.value else { return None };
    let text = source.text();
    let entry = |name: &str| entries.iter().find(|(key, _)| key.text() == Some(name));
    if let Some((own, old)) = entry(key) {
        if !old.span.is_empty() {
            return Some(replaced(text, old.span, value));
        }
        let colon = own.span.end + text[own.span.end..].find(':')?;
        return Some(inserted(text, colon + 1, &format!(" {value}")));
    }
    let (neighbour, last) = entry(after)?;
    if is_flow(source, record) {
        return Some(inserted(text, last.span.end, &format!(", {key}: {value}")));
    }
    let indent = " ".repeat(source.position(neighbour.span.start).column - 1);
    let line = source.line(source.position(last.span.end).line)?;
    Some(inserted(text, line.end, &format!("\n{indent}{key}: {value}")))
}

/// The record with this id; `None` if the register contains none.
pub(crate) fn find<'n>(root: &'n Node, id: &str) -> Option<&'n Node> {
    let Value::List(items) = &root.value else { return None };
    items.iter().find(|item| item.get("id").and_then(Node::text) == Some(id))
}

/// Adds `windows: REGISTER` as the last key of a rulebook. Returns `None` if the
/// rulebook already names a register or if the key cannot be added.
pub(crate) fn name_register(source: &Source, register: &str) -> Option<String> {
    let root = yaml::parse(source).ok()?;
    let text = source.text();
    let line = format!("windows: {register}");
    let changed = match &root.value {
        Value::Null if root.span.is_empty() => append_line(source, &line, 0),
        Value::Map(entries) if root.get("windows").is_some() => {
            root.get("windows").filter(|value| is_nothing(value))?;
            set(source, &root, ("windows", register), entries.last()?.0.text()?)?
        }
        Value::Map(entries) if is_flow(source, &root) => match entries.last() {
            Some((_, last)) => inserted(text, last.span.end, &format!(", {line}")),
            None => inserted(text, root.span.start + 1, &line),
        },
        Value::Map(_) => append_line(source, &line, source.position(root.span.start).column - 1),
        _ => return None,
    };
    let read_back = yaml::parse(&Source::new(source.path().clone(), changed.as_str())).ok()?;
    let named = read_back.get("windows").and_then(Node::text) == Some(register);
    named.then_some(changed)
}

/// Whether a value is empty or an empty list.
fn is_nothing(value: &Node) -> bool {
    match &value.value {
        Value::Null => true,
        Value::List(items) => items.is_empty(),
        Value::Scalar(_) | Value::Map(_) => false,
    }
}

/// Adds a line at the end of the document, indented by `indent` spaces.
fn append_line(source: &Source, line: &str, indent: usize) -> String {
    let text = source.text();
    let end = end_of_document(text);
    let before = &text[..end];
    let ends_line = before.is_empty() || before.ends_with('\n') || before == "\u{feff}";
    let separator = if ends_line { "" } else { "\n" };
    inserted(text, end, &format!("{separator}{:indent$}{line}\n", ""))
}

/// Whether a list or map is in flow style: `[…]` or `{…}`.
fn is_flow(source: &Source, node: &Node) -> bool {
    source.slice(node.span).starts_with(['[', '{'])
}

/// Replaces the `[]` of an empty register with its first record. If there is a
/// comment between the brackets, the record is inserted after the comment instead, so
/// that the comment stays.
fn in_place_of_nothing(source: &Source, brackets: Span, block: &str, record: &Node) -> String {
    if source.slice(brackets).contains('#') {
        return inserted(source.text(), brackets.end - 1, &yaml::flow(record));
    }
    replaced(source.text(), brackets, block.trim_end())
}

/// Adds a block after the last record of a register, with the same indentation.
fn appended(source: &Source, root: &Node, block: &str) -> String {
    let text = source.text();
    let has_records = !root.is_null();
    let indent = if has_records { source.position(root.span.start).column - 1 } else { 0 };
    let end = end_of_document(text);
    let before = &text[..end];
    let ends_line = before.is_empty() || before.ends_with('\n') || before == "\u{feff}";
    let mut added = String::new();
    if !ends_line {
        added.push('\n');
    }
    let open_line = before.lines().next_back().is_none_or(|line| line.trim().is_empty());
    if has_records && !open_line {
        added.push('\n');
    }
    for line in block.lines() {
        let indent = if line.is_empty() { 0 } else { indent };
        added.push_str(&" ".repeat(indent));
        added.push_str(line);
        added.push('\n');
    }
    inserted(text, end, &added)
}

/// The offset of the end of the document, before the `...` that some programs write
/// there.
fn end_of_document(text: &str) -> usize {
    let kept = text.trim_end();
    match kept.strip_suffix("...") {
        Some(before) if before.is_empty() || before.ends_with('\n') => before.len(),
        _ => text.len(),
    }
}

/// Whether the text has line endings of Windows (`\r\n`), judged by its first line.
fn ends_lines_as_windows_does(text: &str) -> bool {
    text.find('\n').is_some_and(|at| text[..at].ends_with('\r'))
}

fn inserted(text: &str, at: usize, added: &str) -> String {
    replaced(text, Span::new(at, at), added)
}

/// Replaces a span of the text. Line breaks in the replacement are written like those
/// of the text.
fn replaced(text: &str, span: Span, by: &str) -> String {
    let by =
        if ends_lines_as_windows_does(text) { by.replace('\n', "\r\n") } else { by.to_owned() };
    format!("{}{by}{}", &text[..span.start], &text[span.end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Node {
        Node::of_map([("id", Node::of_text("b")), ("title", Node::of_text("to: ord"))])
    }

    #[track_caller]
    fn adds(before: &str, after: &str) {
        let source = Source::new("w.yaml", before);
        let block = yaml::item(&record()) + "\n";
        let written = add(&source, &block, &record()).expect("it is YAML");
        assert_eq!(written, after);
        let root = yaml::parse(&Source::new("w.yaml", written)).expect("it is YAML still");
        let added = find(&root, "b").and_then(|record| record.get("title"));
        assert_eq!(added.and_then(Node::text), Some("to: ord"));
    }

    #[track_caller]
    fn sets(before: &str, after: &str) {
        let source = Source::new("w.yaml", before);
        let root = yaml::parse(&source).expect("it is YAML");
        let record = find(&root, "a").expect("it has the record");
        let written = set(&source, record, ("until", "2026"), "from").expect("it can be set");
        assert_eq!(written, after);
        let root = yaml::parse(&Source::new("w.yaml", written)).expect("it is YAML still");
        let until = find(&root, "a").and_then(|record| record.get("until"));
        assert_eq!(until.and_then(Node::text), Some("2026"));
    }

    #[test]
    fn the_first_record() {
        let own = "- id: b\n  title: 'to: ord'\n";
        adds("", own);
        adds("\u{feff}", &format!("\u{feff}{own}"));
        adds("# Windows\n", &format!("# Windows\n{own}"));
        adds("# Windows", &format!("# Windows\n{own}"));
        adds("---\n", &format!("---\n{own}"));
        adds("# a\n[]\n# b\n", &format!("# a\n{own}# b\n"));
        adds("[]", own.trim_end());
        adds("null # none\n", "- id: b\n  title: 'to: ord' # none\n");
        adds("[ # none\n]\n", "[ # none\n{id: b, title: 'to: ord'}]\n");
        adds("# a\r\n[]\r\n", "# a\r\n- id: b\r\n  title: 'to: ord'\r\n");
    }

    #[test]
    fn a_record_after_others() {
        let own = "- id: b\n  title: 'to: ord'\n";
        adds("- id: a\n", &format!("- id: a\n\n{own}"));
        adds("- id: a", &format!("- id: a\n\n{own}"));
        adds("- id: a # x\n\n", &format!("- id: a # x\n\n{own}"));
        adds("- id: a\n  # - id: old\n", &format!("- id: a\n  # - id: old\n\n{own}"));
        adds("- id: a\r\n", "- id: a\r\n\r\n- id: b\r\n  title: 'to: ord'\r\n");
        adds("  - id: a\n", "  - id: a\n\n  - id: b\n    title: 'to: ord'\n");
        adds("-\n  id: a\n", &format!("-\n  id: a\n\n{own}"));
        adds("- {id: a}\n", &format!("- {{id: a}}\n\n{own}"));
        adds("- id: a\n...\n", &format!("- id: a\n\n{own}...\n"));
        adds("- title: |\n    x...\n  id: a\n", &format!("- title: |\n    x...\n  id: a\n\n{own}"));
    }

    #[test]
    fn a_record_in_brackets() {
        adds("[{id: a}]\n", "[{id: a},\n{id: b, title: 'to: ord'}]\n");
        adds("[{\"id\": \"a\"}, ]", "[{\"id\": \"a\"},\n{id: b, title: 'to: ord'}, ]");
        adds("[{id: a} # x\n]\n", "[{id: a},\n{id: b, title: 'to: ord'} # x\n]\n");
        adds("[{id: a}\r\n]\r\n", "[{id: a},\r\n{id: b, title: 'to: ord'}\r\n]\r\n");
    }

    #[test]
    fn an_end_in_place_of_nothing() {
        sets("- id: a\n  from: 1\n  until: null # x\n", "- id: a\n  from: 1\n  until: 2026 # x\n");
        sets("- id: a\n  until: ~\n  from: 1\n", "- id: a\n  until: 2026\n  from: 1\n");
        sets("- id: a\n  until:\n  from: 1\n", "- id: a\n  until: 2026\n  from: 1\n");
        sets("- id: a\n  until:   # x\n  from: 1\n", "- id: a\n  until: 2026   # x\n  from: 1\n");
        sets("- id: a\r\n  until:\r\n- id: c\r\n", "- id: a\r\n  until: 2026\r\n- id: c\r\n");
        sets("- {id: a, until: , from: 1}\n", "- {id: a, until: 2026 , from: 1}\n");
        sets("- {\"id\": \"a\", \"until\": null}\n", "- {\"id\": \"a\", \"until\": 2026}\n");
        sets("- id: a\n  'until' :\n", "- id: a\n  'until' : 2026\n");
    }

    #[track_caller]
    fn names(before: &str, after: Option<&str>) {
        let named = name_register(&Source::new("t.yaml", before), "w.yaml");
        assert_eq!(named.as_deref(), after);
    }

    #[test]
    fn a_rulebook_names_its_register() {
        names("", Some("windows: w.yaml\n"));
        names("# ours\n", Some("# ours\nwindows: w.yaml\n"));
        names("# ours", Some("# ours\nwindows: w.yaml\n"));
        names("\u{feff}", Some("\u{feff}windows: w.yaml\n"));
        names("---\n", Some("---\nwindows: w.yaml\n"));
        names("language: da # ours", Some("language: da # ours\nwindows: w.yaml\n"));
        names(
            "rules:\n  a/b: off\n\n# end\n",
            Some("rules:\n  a/b: off\n\n# end\nwindows: w.yaml\n"),
        );
        names("language: da\r\n# x\r\n", Some("language: da\r\n# x\r\nwindows: w.yaml\r\n"));
        names(
            "  language: da\n  extends: [a]\n",
            Some("  language: da\n  extends: [a]\n  windows: w.yaml\n"),
        );
        names("language: da\n...\n", Some("language: da\nwindows: w.yaml\n...\n"));
        names("{language: da}\n", Some("{language: da, windows: w.yaml}\n"));
        names("{} # none\n", Some("{windows: w.yaml} # none\n"));
        names("windows: # later\nlanguage: da\n", Some("windows: w.yaml # later\nlanguage: da\n"));
        names("language: da\nwindows: []\n", Some("language: da\nwindows: w.yaml\n"));
    }

    #[test]
    fn a_rulebook_that_cannot_be_changed_is_left_alone() {
        for text in ["windows: other.yaml\n", "- a\n", "a: [\n", "text\n", "windows: {a: b}\n"] {
            names(text, None);
        }
    }

    #[test]
    fn an_end_on_a_line_of_its_own() {
        sets(
            "- id: a\n  from: 1 # x\n  kind: k\n",
            "- id: a\n  from: 1 # x\n  until: 2026\n  kind: k\n",
        );
        sets("- from: 1\n  id: a\n", "- from: 1\n  until: 2026\n  id: a\n");
        sets("  - id: a\n    from: '1'", "  - id: a\n    from: '1'\n    until: 2026");
        sets("- id: a\r\n  from: 1\r\n", "- id: a\r\n  from: 1\r\n  until: 2026\r\n");
        sets("[{id: c}, {from: \"1\", id: a}]", "[{id: c}, {from: \"1\", until: 2026, id: a}]");
    }
}
