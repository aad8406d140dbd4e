//! YAML as people read it: short values on one line, longer ones below their key.

use tweetlint::yaml::{Node, Style, Value};

/// The widest line that is not broken.
const WIDTH: usize = 88;

/// A value on one line.
pub(super) fn flow(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Scalar(text) => scalar(text, node.style),
        Value::List(items) => {
            format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        Value::Map(entries) => {
            let entry = |(key, value): &(Node, Node)| format!("{}: {}", flow(key), flow(value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text that was written without quotes stays so, unless a bracket or comma
/// would end it here.
fn scalar(text: &str, style: Style) -> String {
    let ends_early = text.contains([',', '[', ']', '{', '}', '\n']);
    match style {
        Style::Plain if !ends_early => text.to_owned(),
        _ if text.contains('\n') => format!("{text:?}"),
        _ => format!("'{}'", text.replace('\'', "''")),
    }
}

/// A key with its value, indented.
pub(super) fn entry(key: &str, value: &Node, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let line = format!("{margin}{key}: {}", flow(value));
    if line.chars().count() <= WIDTH {
        return format!("{line}\n");
    }
    match &value.value {
        Value::Null | Value::Scalar(_) => format!("{line}\n"),
        Value::Map(entries) => {
            let inner = entries.iter().map(|(key, value)| entry(&flow(key), value, indent + 2));
            format!("{margin}{key}:\n{}", inner.collect::<String>())
        }
        Value::List(items) => {
            let items = items.iter().map(flow).collect::<Vec<_>>().join(", ");
            let text = wrap(&format!("[{items}]"), WIDTH - indent - 2);
            let lines = text.iter().map(|line| format!("{margin}  {line}\n"));
            format!("{margin}{key}:\n{}", lines.collect::<String>())
        }
    }
}

/// A text in lines of at most so many characters, broken at spaces.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
