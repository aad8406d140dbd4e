//! Writes a tree as YAML that a person would write: short values on the line of
//! their key, long ones with an item a line, quotes only where they are needed.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::{Node, Style, Value};
use crate::source::Span;

/// A longer line is broken where the value allows it.
const WIDTH: usize = 100;

/// Words that YAML takes for something else than a text.
const TAKEN: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

impl Node {
    /// A text that is yet to be written.
    pub(crate) fn of_text(text: impl Into<String>) -> Self {
        Self::written(Value::Scalar(text.into()))
    }

    /// A number that is yet to be written.
    pub(crate) fn of_number(digits: &str) -> Self {
        Self { style: Style::Plain, ..Self::of_text(digits) }
    }

    /// A list that is yet to be written.
    pub(crate) fn of_list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::written(Value::List(items.into_iter().collect()))
    }

    /// A map that is yet to be written.
    pub(crate) fn of_map<'k>(entries: impl IntoIterator<Item = (&'k str, Self)>) -> Self {
        let entries = entries.into_iter().map(|(key, value)| (Self::of_text(key), value));
        Self::written(Value::Map(entries.collect()))
    }

    /// Nothing, written out.
    pub(crate) const fn nothing() -> Self {
        Self::written(Value::Null)
    }

    const fn written(value: Value) -> Self {
        Self { span: Span::new(0, 0), value, style: Style::SingleQuoted }
    }
}

/// A node on one line.
pub(crate) fn flow(node: &Node) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match &node.value {
        Value::Null => "null".to_owned(),
        // What stands bare in a file was meant so, be it a number.
        Value::Scalar(text) if node.style == Style::Plain && is_safe(text) => text.clone(),
        Value::Scalar(text) => scalar(text).into_owned(),
        Value::List(items) => format!("[{}]", joined(items.iter().map(flow).collect())),
        Value::Map(entries) => {
            let entry = |(key, value): &(Node, Node)| format!("{}: {}", flow(key), flow(value));
            format!("{{{}}}", joined(entries.iter().map(entry).collect()))
        }
    }
}

/// A map as an item of a list, an entry a line, without a line break at its end.
pub(crate) fn item(map: &Node) -> String {
    let Value::Map(entries) = &map.value else { return format!("- {}", flow(map)) };
    let lines: Vec<String> = entries.iter().map(|(key, value)| entry(key, value, 2)).collect();
    format!("- {}", lines.join("\n  "))
}

/// A key with its value, that stands in so many columns from the left.
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

/// A text as a scalar that reads back as that text, also within brackets.
pub(crate) fn scalar(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let single = !text.chars().any(|sign| sign.is_control() || is_line_break(sign));
    Cow::Owned(if single { format!("'{}'", text.replace('\'', "''")) } else { escaped(text) })
}

/// In double quotes, with what cannot stand as it is escaped.
fn escaped(text: &str) -> String {
    let escape = |sign: char| match sign {
        '"' | '\\' => format!("\\{sign}"),
        '\n' => "\\n".to_owned(),
        _ if sign.is_control() || is_line_break(sign) => format!("\\u{:04x}", u32::from(sign)),
        _ => sign.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

/// Signs that some programs take for the end of a line, or for nothing.
const fn is_line_break(sign: char) -> bool {
    matches!(sign, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Whether a text needs no quotes to stay a text.
fn is_plain(text: &str) -> bool {
    let taken = TAKEN.iter().any(|word| text.eq_ignore_ascii_case(word));
    let number = text.chars().all(|sign| !sign.is_alphabetic()) || text.parse::<f64>().is_ok();
    is_safe(text) && !taken && !number
}

/// Whether a text reads as it stands: letters and digits, with signs between
/// them that mean nothing to YAML there.
fn is_safe(text: &str) -> bool {
    // A time has colons, which are safe where no space follows.
    let moment = text.starts_with(|sign: char| sign.is_ascii_digit()) && text.contains('T');
    let inner =
        |sign: char| sign.is_alphanumeric() || " -_./*()|+".contains(sign) || moment && sign == ':';
    text.starts_with(|sign: char| sign.is_alphanumeric() || sign == '(')
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
    fn quotes_stand_where_they_are_needed() {
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
