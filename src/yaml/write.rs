//! Writes a tree as YAML as a person would write it: short values on the line of
//! their key, long ones with one line per item, and quotes only where they are
//! needed.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::{Node, Style, Value};
use crate::source::Span;

/// A list or map is written on the line of its key if this line has at most this many
/// columns, else on several lines.
const WIDTH: usize = 100;

/// Words that programs may take for something other than a text unless they are in
/// quotes.
const RESERVED: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

impl Node {
    /// A node for a text.
    pub(crate) fn of_text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::written(Value::Scalar(text.into()))
    }

    /// A node for a number.
    pub(crate) fn of_number(digits: &str) -> Self {
        Self { style: Style::Plain, ..Self::of_text(digits.to_owned()) }
    }

    /// A node for a list.
    pub(crate) fn of_list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::written(Value::List(items.into_iter().collect()))
    }

    /// A node for a map.
    pub(crate) fn of_map<'k>(entries: impl IntoIterator<Item = (&'k str, Self)>) -> Self {
        let entries =
            entries.into_iter().map(|(key, value)| (Self::of_text(key.to_owned()), value));
        Self::written(Value::Map(entries.collect()))
    }

    /// A node for `null`.
    pub(crate) const fn nothing() -> Self {
        Self::written(Value::Null)
    }

    const fn written(value: Value) -> Self {
        Self { span: Span::new(0, 0), value, style: Style::SingleQuoted }
    }
}

/// Writes a node on one line.
pub(crate) fn flow(node: &Node) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match &node.value {
        Value::Null => "null".to_owned(),
        // A scalar that is unquoted in its file stays unquoted, even if it looks like
        // a number.
        Value::Scalar(text) if node.style == Style::Plain && is_safe(text) => text.to_string(),
        Value::Scalar(text) => scalar(text).into_owned(),
        Value::List(items) => format!("[{}]", joined(items.iter().map(flow).collect())),
        Value::Map(entries) => {
            let entry = |(key, value): &(Node, Node)| format!("{}: {}", flow(key), flow(value));
            format!("{{{}}}", joined(entries.iter().map(entry).collect()))
        }
    }
}

/// Writes a map as a list item, one entry per line, without a final line break.
pub(crate) fn item(map: &Node) -> String {
    let Value::Map(entries) = &map.value else { return format!("- {}", flow(map)) };
    let lines: Vec<String> = entries.iter().map(|(key, value)| entry(key, value, 2)).collect();
    format!("- {}", lines.join("\n  "))
}

/// Writes a key with its value, indented by `indent` columns.
fn entry(key: &Node, value: &Node, indent: usize) -> String {
    let key = flow(key);
    let line = format!("{key}: {}", flow(value));
    let inner = indent + 2;
    let begin = format!("\n{}", " ".repeat(inner));
    match &value.value {
        Value::List(items) if WIDTH < indent + line.width() => items
            .iter()
            .fold(format!("{key}:"), |written, item| format!("{written}{begin}- {}", flow(item))),
        Value::Map(entries) if WIDTH < indent + line.width() => {
            entries.iter().fold(format!("{key}:"), |written, (key, value)| {
                format!("{written}{begin}{}", entry(key, value, inner))
            })
        }
        _ => line,
    }
}

/// Writes a text as a scalar that is parsed as the same text, also within brackets.
pub(crate) fn scalar(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let single = !text.chars().any(|char| char.is_control() || is_line_break(char));
    Cow::Owned(if single { format!("'{}'", text.replace('\'', "''")) } else { escaped(text) })
}

/// Writes a text in double quotes, with its control characters escaped.
fn escaped(text: &str) -> String {
    let escape = |char: char| match char {
        '"' | '\\' => format!("\\{char}"),
        '\n' => "\\n".to_owned(),
        _ if char.is_control() || is_line_break(char) => format!("\\u{:04x}", u32::from(char)),
        _ => char.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

/// Whether some programs take a character for a line break, or ignore it.
const fn is_line_break(char: char) -> bool {
    matches!(char, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Whether a text can be written without quotes, and is still parsed as a text.
fn is_plain(text: &str) -> bool {
    let reserved = RESERVED.iter().any(|word| text.eq_ignore_ascii_case(word));
    let number = text.chars().all(|char| !char.is_alphabetic()) || text.parse::<f64>().is_ok();
    is_safe(text) && !reserved && !number
}

/// Whether a text has only letters, digits and characters that have no meaning in
/// YAML between letters and digits.
fn is_safe(text: &str) -> bool {
    // A time such as `2026-01-01T12:00` has colons, which have no meaning if no space
    // follows.
    let moment = text.starts_with(|char: char| char.is_ascii_digit()) && text.contains('T');
    let inner =
        |char: char| char.is_alphanumeric() || " -_./*()|+".contains(char) || moment && char == ':';
    text.starts_with(|char: char| char.is_alphanumeric() || char == '(')
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && text.chars().all(inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source::Source, yaml::parse};

    #[track_caller]
    fn check(text: &str, written: &str) {
        assert_eq!(scalar(text), written);
        for yaml in [written.to_owned(), format!("[{written}, x]"), format!("{{a: {written}}}")] {
            let node = parse(&Source::new("a", yaml.as_str())).expect("it is YAML");
            let read = match &node.value {
                Value::List(items) => items[0].text(),
                Value::Map(entries) => entries[0].1.text(),
                _ => node.text(),
            };
            assert_eq!(read, Some(text), "{yaml}");
        }
    }

    #[test]
    fn quotes_are_written_where_they_are_needed() {
        check("skyder*", "skyder*");
        check("Østerbro", "Østerbro");
        check("(gå|løb) hjem", "(gå|løb) hjem");
        check("2026-05-04T08:00+02:00", "2026-05-04T08:00+02:00");
        check("@politi", "'@politi'");
        check("#brand", "'#brand'");
        check("a: b", "'a: b'");
        check("a, b", "'a, b'");
        check("it's", "'it''s'");
        check("*", "'*'");
        check("No", "'No'");
        check("112", "'112'");
        check("1e3", "'1e3'");
        check("", "''");
        check(" a", "' a'");
        check("a\n\"b\"\u{1b}", "\"a\\n\\\"b\\\"\\u001b\"");
    }

    #[test]
    fn long_values_are_broken() {
        let words = || Node::of_list(["en", "to"].map(Node::of_text));
        let map = Node::of_map([("id", Node::of_text("7")), ("hours", Node::of_number("7"))]);
        assert_eq!(item(&map), "- id: '7'\n  hours: 7");
        let read = parse(&Source::new("a", "{a: 24, b: '24', c: on, d: 'a, b'}")).expect("YAML");
        assert_eq!(flow(&read), "{a: 24, b: '24', c: on, d: 'a, b'}");
        let long = Node::of_list((0..20).map(|number| Node::of_text(format!("word{number}"))));
        let lead = Node::of_map([("handles", long), ("domains", words())]);
        let written = item(&Node::of_map([("lead", lead)]));
        assert!(
            written.starts_with("- lead:\n    handles:\n      - word0\n      - word1\n"),
            "{written}"
        );
        assert!(written.ends_with("\n    domains: [en, to]"), "{written}");
        assert!(parse(&Source::new("a", written)).is_ok());
    }
}
