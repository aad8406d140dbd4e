//! Maps each part of a scalar's text to its place in the source.
//!
//! The parser reports the decoded text of a scalar, but only one place for all of it.
//! Here the raw and the decoded text are compared step by step: each escape, and each
//! line break that is folded or indented in the raw text, corresponds to some bytes of
//! the decoded text.

use super::{Node, Style, blank_block::is_indicator};
use crate::{
    source::{Source, Span},
    text::{Text, TextBuilder, json_string},
};

/// The text of a scalar, with the place of each of its parts; `None` for other nodes.
pub fn text_of<'s>(source: &'s Source, node: &Node) -> Option<Text<'s>> {
    let decoded = node.text()?;
    if node.style == Style::Json {
        return Some(json_string(source, node.span));
    }
    // If the raw and the decoded text cannot be aligned, each part gets the place of
    // the whole scalar.
    Some(
        aligned(source, node, decoded)
            .unwrap_or_else(|| Text::replaced(decoded.to_owned(), node.span)),
    )
}

fn aligned<'s>(source: &'s Source, node: &Node, decoded: &str) -> Option<Text<'s>> {
    let span = match node.style {
        Style::SingleQuoted | Style::DoubleQuoted | Style::Json => {
            Span::new(node.span.start + 1, node.span.end - 1)
        }
        Style::Literal | Style::Folded => Span::new(block_start(source, node), node.span.end),
        Style::Plain => node.span,
    };
    let (raw, mut rest) = (source.slice(span), decoded);
    if raw == decoded {
        return Some(Text::verbatim(raw, span.start));
    }
    let mut text = TextBuilder::new(source);
    let mut at = 0;
    while at < raw.len() {
        let (length, decoded_len) = step(&raw[at..], rest, node.style)?;
        let (written, decoded) = (raw.get(at..at + length)?, rest.get(..decoded_len)?);
        let start = span.start + at;
        if written == decoded {
            text.push_verbatim(Span::new(start, start + length));
        } else {
            // A line break is underlined without the indentation after it.
            let shown = match line_breaks(written) {
                0 => length,
                _ => written.trim_end_matches(' ').len(),
            };
            text.push_replaced(Span::new(start, start + shown), decoded);
        }
        at += length;
        rest = &rest[decoded_len..];
    }
    rest.is_empty().then(|| text.finish(span.end))
}

/// The offset of the start of the lines below a `|` or `>`. The text may begin with
/// empty lines, which the parser leaves out of the span.
fn block_start(source: &Source, node: &Node) -> usize {
    let before = &source.text()[..node.span.start];
    let head = before.trim_end_matches(is_blank).len();
    before[head..].find('\n').map_or(node.span.start, |line_break| head + line_break + 1)
}

/// The offset of the end of the `|` or `>`, with its indicators, above a block;
/// `None` if there is none.
pub(crate) fn block_head(source: &Source, node: &Node) -> Option<usize> {
    if node.text().is_some_and(|text| text.trim().is_empty()) {
        return Some(node.span.end);
    }
    let line_end = block_start(source, node).checked_sub(1)?;
    let before = source.text().get(..line_end)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let is_head = |next: char| is_indicator(next) || matches!(next, '|' | '>');
    let comment = before[line..].find(" #").map_or(line_end, |at| line + at);
    let head = before[..comment].trim_end().len();
    before[line..head].ends_with(is_head).then_some(head)
}

/// The number of bytes of the next step in `raw` and in `decoded`. A step is a run of
/// white space, an escape, or a run of other characters. `None` if the two texts do not
/// match.
fn step(raw: &str, decoded: &str, style: Style) -> Option<(usize, usize)> {
    let blank = blank_len(raw);
    let is_block = matches!(style, Style::Literal | Style::Folded);
    if 0 < blank {
        let decoded_len = match line_breaks(&raw[..blank]) {
            _ if is_block => blank_len(decoded),
            0 => blank,
            breaks => (breaks - 1).max(1),
        };
        return Some((blank, decoded_len));
    }
    let quote = match style {
        Style::SingleQuoted => '\'',
        Style::DoubleQuoted | Style::Json => '\\',
        Style::Plain | Style::Literal | Style::Folded => '\0',
    };
    if !raw.starts_with(quote) {
        let plain = raw.find(|next| next == quote || is_blank(next)).unwrap_or(raw.len());
        return raw[..plain].eq(decoded.get(..plain)?).then_some((plain, plain));
    }
    let long = escape_len(raw)?;
    let decoded_len = match line_breaks(&raw[..long]) {
        0 => decoded.chars().next().map_or(0, char::len_utf8),
        breaks => breaks - 1,
    };
    Some((long, decoded_len))
}

/// The length in bytes of the escape at the start of a quoted scalar's raw text; `None`
/// if nothing follows its first character.
fn escape_len(raw: &str) -> Option<usize> {
    let escaped = raw[1..].chars().next()?;
    Some(match escaped {
        'x' => 4,
        'u' if is_high_surrogate(raw) => 12,
        'u' => 6,
        'U' => 10,
        '\r' | '\n' => 1 + blank_len(&raw[1..]),
        _ => 1 + escaped.len_utf8(),
    })
}

fn is_high_surrogate(escape: &str) -> bool {
    escape.get(2..4).is_some_and(|byte| {
        u8::from_str_radix(byte, 16).is_ok_and(|byte| (0xD8..0xDC).contains(&byte))
    })
}

const fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n')
}

/// The number of bytes of white space at the start of a text.
fn blank_len(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// The number of line breaks in a run of white space.
fn line_breaks(blank: &str) -> usize {
    let returns = blank.matches('\r').count();
    returns + blank.matches('\n').count() - blank.matches("\r\n").count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::yaml::{Value, parse};

    /// Checks that the value of the key `a` is `decoded`, and that `needle` in it is written
    /// as `place`.
    #[track_caller]
    fn check(yaml: &str, decoded: &str, needle: &str, place: &str) {
        let source = Source::new("a", yaml);
        let node = parse(&source).expect("it is YAML");
        let node = node.get("a").expect("there is an a");
        let text = text_of(&source, node).expect("it is a scalar");
        assert_eq!(text.as_str(), decoded);
        let at = decoded.find(needle).expect("the needle is in the text");
        assert_eq!(source.slice(text.locate(at..at + needle.len())), place);
    }

    #[test]
    fn plain_text_folds_its_lines() {
        check("a: æ her", "æ her", "her", "her");
        check("a: æ \r\n  her\r\n\r\n  nu", "æ her\nnu", "nu", "nu");
        check("a: æ\n  her", "æ her", "æ h", "æ\n  h");
        check("a: it''s", "it''s", "''", "''");
    }

    #[test]
    fn quotes_hide_escapes_and_folds() {
        check("a: 'it''s  on'", "it's  on", "'", "''");
        check("a: 'it\n\n\n  is'", "it\n\nis", "is", "is");
        check(r#"a: "\u00e5 \x41\n\"b\" \ud83d\ude00""#, "å A\n\"b\" 😀", "b", "b");
        check(r#"a: "\u00e5 \x41\n\"b\" \ud83d\ude00""#, "å A\n\"b\" 😀", "😀", r"\ud83d\ude00");
        check("a: \"x \\\n  \\ y\\\n\n  z\"", "x  y\nz", "z", "z");
    }

    #[test]
    fn blocks_hide_their_indentation() {
        check("a: |\n  æ\n\n    b\n  c\n", "æ\n\n  b\nc\n", "c", "c");
        check("a: |\n  æ\n  b\n", "æ\nb\n", "æ\n", "æ\n");
        check("a: >-\n  æ\n  b\n\n  c\n   d\n", "æ b\nc\n d", "d", "d");
        check("a: |2-\n   x\n  y\n\n", " x\ny", "y", "y");
        check("a: |+\r\n  x\r\n\r\n", "x\n\n", "x", "x");
        check("a: |\n\n  x\n", "\nx\n", "x", "x");
    }

    /// Random scalars in any notation, many of them valid.
    fn scalar() -> impl Strategy<Value = String> {
        let word = "[a-zæ😀]{1,3}|''|\\\\n|\\\\u00e5|\\\\x41|\\\\\\\\|\\\\ |\\\\\r?\n|#|:";
        let blank = " |  |\t|\r?\n|\n +|\r?\n\r?\n ? ? ?|";
        let words = prop::collection::vec((word, blank), 0..9);
        let head = "['\"]|[|>][-+1-2]?\r?\n( ?\n)?|";
        (head, words).prop_map(|(head, words)| {
            let body: String = words.into_iter().flat_map(|(word, blank)| [word, blank]).collect();
            match head.as_str() {
                "'" | "\"" => format!("{head}{}{head}", body.replace('\n', "\n  ")),
                "" => body.replace('\n', "\n  "),
                _ => format!("{head}  {}\n", body.replace('\n', "\n  ")),
            }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn every_scalar_the_parser_reads_is_aligned(scalar in scalar()) {
            let source = Source::new("a", format!("æ: x\na: {scalar}"));
            let Ok(node) = parse(&source) else { return Ok(()) };
            let Some(node) = node.get("a") else { return Ok(()) };
            if let Value::Scalar(decoded) = &node.value {
                let text = aligned(&source, node, decoded);
                let seen = text.as_ref().map_or("", Text::as_str);
                prop_assert!(seen == decoded || decoded.trim().is_empty(), "{node:?}: {seen:?}");
            }
        }
    }
}
