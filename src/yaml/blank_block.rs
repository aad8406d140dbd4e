//! Finds the places of blocks (`|` and `>`) without text.

use crate::source::{Source, Span};

/// The span of the `|` or `>` of a block that has only blank lines, with the
/// indicators after it. `span` is the place that the parser reports, which is where
/// the next value begins or where the file ends.
pub(super) fn blank_block(source: &Source, span: Span) -> Span {
    let text = source.text();
    if !span.is_empty() && source.slice(span).starts_with(['|', '>']) {
        let head = source.slice(span)[1..].trim_start_matches(is_indicator);
        return Span::new(span.start, span.end - head.len());
    }
    let mut before = text[..span.start].trim_end();
    while let Some((lines, last)) = before.rsplit_once('\n')
        && last.trim_start().starts_with('#')
    {
        before = lines.trim_end();
    }
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let comment = before[line..].find(" #").map_or(before.len(), |at| line + at);
    let head = before[..comment].trim_end();
    let mark = head.trim_end_matches(is_indicator);
    let start = if mark.ends_with(['|', '>']) { mark.len() - 1 } else { head.len() };
    Span::new(start, head.len())
}

/// Whether a character is an indicator, which says after a `|` or `>` how to read the
/// block: a digit, `+` or `-`.
pub(super) const fn is_indicator(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '+' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    #[test]
    fn a_blank_block_is_where_it_is_written() {
        let check = |yaml: &str, place: &str| {
            let source = Source::new("a", yaml);
            let root = parse(&source).expect("it is YAML");
            let node = root.get("a").expect("there is an a");
            assert_eq!(source.slice(node.span), place, "{yaml:?}");
        };
        for after in
            ["", "\n", "\n \n\n", "\nb: c\n", "\n\n# d\n  # e\nb: c", " # d\nb: c", "\r\nb: c"]
        {
            check(&format!("a: |-{after}"), "|-");
            check(&format!("a: >2+{after}"), ">2+");
        }
    }
}
