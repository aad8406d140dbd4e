//! Decoders, one function for each notation. YAML scalars are decoded in `yaml`,
//! beside the parser that knows in which style each is written.

use std::{borrow::Cow, ops::Range};

use memchr::memchr;
use quick_xml::escape::resolve_html5_entity;

use super::{Text, TextBuilder};
use crate::source::{Source, Span};

/// Decodes a JSON string, with or without its quotes. An unknown escape becomes
/// U+FFFD, and so does half of a surrogate pair, which no Rust string can contain.
pub fn json_string(source: &Source, span: Span) -> Text<'_> {
    let inside = unquoted(source, span);
    let raw = source.slice(inside);
    let Some(first) = memchr(b'\\', raw.as_bytes()) else {
        return Text::verbatim(raw, inside.start);
    };
    let mut text = TextBuilder::with_capacity(source, raw.len());
    let (mut kept, mut at) = (0, Some(first));
    let place =
        |range: Range<usize>| Span::new(inside.start + range.start, inside.start + range.end);
    while let Some(escape) = at {
        text.push_verbatim(place(kept..escape));
        let (decoded, len) = json_escape(&raw[escape..]);
        kept = escape + len;
        text.push_replaced(place(escape..kept), decoded.encode_utf8(&mut [0; 4]));
        at = memchr(b'\\', &raw.as_bytes()[kept..]).map(|next| kept + next);
    }
    text.push_verbatim(place(kept..raw.len()));
    text.finish(inside.end)
}

/// Decodes the escape at the start of `raw`. Returns its character, and its length in
/// bytes.
fn json_escape(raw: &str) -> (char, usize) {
    let simple = match raw.as_bytes().get(1) {
        Some(b'n') => '\n',
        Some(b't') => '\t',
        Some(b'r') => '\r',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'u') => return unicode_escape(raw),
        _ => {
            let unknown = raw[1..].chars().next().map_or(0, char::len_utf8);
            return (char::REPLACEMENT_CHARACTER, 1 + unknown);
        }
    };
    (simple, 2)
}

fn unicode_escape(raw: &str) -> (char, usize) {
    let unit = |from: usize| {
        let digits = raw.get(from..from + 6)?.strip_prefix("\\u")?;
        let digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(digits)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(0) else { return (char::REPLACEMENT_CHARACTER, 2) };
    let pair = unit(6).filter(|second| (0xDC00..0xE000).contains(second));
    let units = [first, pair.unwrap_or(0)];
    match char::decode_utf16(units).next() {
        Some(Ok(decoded)) => (decoded, 6 * decoded.len_utf16()),
        _ => (char::REPLACEMENT_CHARACTER, 6),
    }
}

/// Decodes a CSV field, with or without its quotes. Within quotes, `""` is one quote. The text
/// of a cell of a workbook, or of a value of another file, is returned unchanged.
pub fn csv_field(source: &Source, span: Span) -> Text<'_> {
    if source.layout().is_some() {
        return unify_line_breaks(Text::verbatim(source.slice(span), span.start));
    }
    let inside = unquoted(source, span);
    let raw = source.slice(inside);
    let text = Text::verbatim(raw, inside.start);
    if inside == span || memchr(b'"', raw.as_bytes()).is_none() {
        return unify_line_breaks(text);
    }
    unify_line_breaks(text.replace(raw.match_indices("\"\"").map(|(at, _)| (at..at + 2, "\""))))
}

/// The span without the quotes around it, if there are any.
fn unquoted(source: &Source, span: Span) -> Span {
    let raw = source.slice(span);
    let quoted = 2 <= raw.len() && raw.starts_with('"') && raw.ends_with('"');
    if quoted { Span::new(span.start + 1, span.end - 1) } else { span }
}

/// The text with `\n` for each `\r\n`, as platforms count line breaks.
pub fn unify_line_breaks(text: Text<'_>) -> Text<'_> {
    if memchr(b'\r', text.as_str().as_bytes()).is_none() {
        return text;
    }
    let decoded = text.as_str().to_owned();
    text.replace(decoded.match_indices("\r\n").map(|(at, _)| (at..at + 2, "\n")))
}

/// Decodes the HTML entities of a text, once: `&amp;lt;` becomes `&lt;`. An unknown
/// entity is kept.
pub fn unescape_html(text: Text<'_>) -> Text<'_> {
    let Some(first) = memchr(b'&', text.as_str().as_bytes()) else { return text };
    let found = entities(text.as_str(), first);
    text.replace(found)
}

/// The ranges of the entities of a text after offset `from`, each with its decoded
/// form.
fn entities(text: &str, from: usize) -> Vec<(Range<usize>, Cow<'static, str>)> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(start) = memchr(b'&', &text.as_bytes()[at..]).map(|next| at + next) {
        at = start + 1;
        if let Some((decoded, end)) = entity(&text[at..]) {
            at += end;
            found.push((start..at, decoded));
        }
    }
    found
}

/// The decoded form of the entity in `rest`, the text after an `&`, and the length of
/// the entity with its `;`. `None` if it is not a known entity.
pub(super) fn entity(rest: &str) -> Option<(Cow<'static, str>, usize)> {
    /// The length of `#x10ffff;`.
    const LONGEST: usize = 9;
    let name = &rest.as_bytes()[..rest.len().min(LONGEST)];
    let end = memchr(b';', name)?;
    let decoded = match &rest[..end] {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        "nbsp" => "\u{a0}".into(),
        number => numbered(number)?.to_string().into(),
    };
    Some((decoded, end + 1))
}

/// As [`entity`], for an entity such as `oslash;`, which HTML knows and X does not use.
pub(super) fn named_entity(rest: &str) -> Option<(Cow<'static, str>, usize)> {
    /// The length of the longest name, `CounterClockwiseContourIntegral;`.
    const LONGEST: usize = 32;
    let end = memchr(b';', &rest.as_bytes()[..rest.len().min(LONGEST)])?;
    Some((resolve_html5_entity(&rest[..end])?.into(), end + 1))
}

/// The character of a numbered entity, such as `#39` or `#x27`.
fn numbered(number: &str) -> Option<char> {
    let number = number.strip_prefix('#')?;
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(digits)?;
    let code = u32::from_str_radix(digits, radix).ok()?;
    char::from_u32(code).filter(|&decoded| decoded != '\0')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Checks that `raw` is decoded to `decoded`, and that `needle` in the decoded text is
    /// written as `place` in the source.
    #[track_caller]
    fn check(
        decode: fn(&Source, Span) -> Text<'_>,
        raw: &str,
        decoded: &str,
        needle: &str,
        place: &str,
    ) {
        let source = Source::new("a", format!("æ: {raw}; more"));
        let text = decode(&source, Span::new(4, 4 + raw.len()));
        assert_eq!(text.as_str(), decoded);
        let at = decoded.find(needle).expect("the needle is in the text");
        assert_eq!(source.slice(text.locate(at..at + needle.len())), place);
    }

    fn html(source: &Source, span: Span) -> Text<'_> {
        unescape_html(Text::verbatim(source.slice(span), span.start))
    }

    fn html_in_json(source: &Source, span: Span) -> Text<'_> {
        unescape_html(json_string(source, span))
    }

    #[test]
    fn a_json_escape_maps_as_a_whole() {
        check(json_string, r#""plain æ""#, "plain æ", "æ", "æ");
        check(json_string, r#""caf\u00e9 now""#, "café now", "now", "now");
        check(json_string, r#""caf\u00e9 now""#, "café now", "é", r"\u00e9");
        check(json_string, r#""\ud83d\ude00 yes""#, "😀 yes", "😀", r"\ud83d\ude00");
        check(json_string, r#""\ud83d yes""#, "\u{fffd} yes", "yes", "yes");
        check(json_string, r#""\ud83d\u0041\ude00""#, "\u{fffd}A\u{fffd}", "A", r"\u0041");
        check(json_string, r#""http:\/\/a.dk\n\"\\""#, "http://a.dk\n\"\\", "//", r"\/\/");
        check(json_string, r#""\u00""#, "\u{fffd}00", "00", "00");
        check(json_string, r#""\q\æ\""#, "\u{fffd}\u{fffd}\u{fffd}", "\u{fffd}", r"\q");
    }

    #[test]
    fn csv_quotes_are_doubled() {
        check(csv_field, r#""a ""b"" c""#, "a \"b\" c", "b", "b");
        check(csv_field, r#""a ""b"" c""#, "a \"b\" c", "\"b\"", "\"\"b\"\"");
        check(csv_field, r#"a "b" c"#, "a \"b\" c", "c", "c");
        check(csv_field, "\"a\r\nb\"", "a\nb", "\n", "\r\n");
    }

    #[test]
    fn entities_are_decoded_once() {
        check(html, "a &amp; b", "a & b", "& b", "&amp; b");
        check(html, "&amp;lt;&lt;", "&lt;<", "lt;<", "lt;&lt;");
        check(html, "&#39;&#x1F600;x", "'😀x", "😀", "&#x1F600;");
        check(html, "R&D & co &nope; &#0; &#xd800;", "R&D & co &nope; &#0; &#xd800;", "co", "co");
        check(html, "&æøåæøåæøå;", "&æøåæøåæøå;", "å;", "å;");
        check(html_in_json, r#""\u0026amp; \u00e5""#, "& å", "&", r"\u0026amp;");
    }

    proptest! {
        #[test]
        fn json_is_decoded_as_serde_json_does(text in "\\PC{0,20}|[\"\\\\/\n\r\t\u{8}\u{c}æ😀]{0,9}") {
            let ascii: Vec<String> =
                text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
            let ascii = ascii.concat();
            for raw in [serde_json::to_string(&text).expect("strings serialize"), format!("\"{ascii}\"")] {
                let source = Source::new("a", raw.as_str());
                let decoded = json_string(&source, Span::new(0, raw.len()));
                prop_assert_eq!(decoded.as_str(), text.as_str());
            }
        }

        #[test]
        fn invalid_json_does_not_panic(raw in "([\\\\u\"0-9a-fd8æ]|\\PC){0,20}") {
            let source = Source::new("a", raw.as_str());
            let text = html_in_json(&source, Span::new(0, raw.len()));
            for (at, character) in text.as_str().char_indices() {
                source.slice(text.locate(at..at + character.len_utf8()));
            }
        }
    }
}
