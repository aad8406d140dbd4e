//! Reports beginnings of texts that YAML takes for something else: `!Vigtigt` for a tag, and
//! `&Co` for the name of the value after it.

use std::borrow::Cow;

use super::{Node, Style, Value};
use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

/// Makes the tag before a scalar a part of its text, and returns the problem. Whoever writes
/// `text: !Vigtigt nyt` means a text, and knows nothing of tags.
pub(super) fn keep_tag(source: &Source, node: &mut Node) -> Option<Problem> {
    let text = source.text();
    let start = text[..node.span.start].rfind('!')?;
    let end = node.span.end.max(start + 1);
    if node.style == Style::Plain {
        node.span = Span::new(start, start + text[start..end].trim_end().len());
        node.value = Value::Scalar(Cow::Owned(source.slice(node.span).to_owned()));
    }
    let place = Span::new(start, start + 1);
    let problem = Problem::at(source, place, Message::new("yaml-tag"));
    Some(problem.help(Message::new("yaml-tag-help")))
}

/// The problems of anchors that no alias repeats, before a text of several words or before
/// nothing. `unused` are the values with such anchors, in any order. Before other values, an
/// anchor is no text, and does no harm.
pub(super) fn anchors<'n>(source: &Source, unused: impl Iterator<Item = &'n Node>) -> Vec<Problem> {
    let is_text = |node: &&Node| {
        let has_words = node.text().is_some_and(|text| text.contains(char::is_whitespace));
        node.style == Style::Plain && (node.is_null() || has_words)
    };
    let mut starts: Vec<usize> = unused.filter(is_text).map(|node| node.span.start).collect();
    starts.sort_unstable();
    let problem = |end: usize| {
        let before = source.text()[..end].trim_end();
        let span = Span::new(before.rfind('&')?, before.len());
        let message = Message::new("yaml-unused-anchor").with("anchor", source.slice(span));
        let problem = Problem::at(source, span, message);
        Some(problem.help(Message::new("yaml-unused-anchor-help")))
    };
    starts.into_iter().filter_map(problem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse_all;

    /// Compares the problems of a source, and the texts in its list.
    #[track_caller]
    fn check(yaml: &str, problems: &[&str], texts: &[&str]) {
        let source = Source::new("a", yaml);
        let documents = parse_all(&source);
        let found: Vec<String> = documents.problems.iter().map(ToString::to_string).collect();
        assert_eq!(found, problems, "{yaml:?}");
        let Value::List(items) = &documents.nodes[0].value else { panic!("it is a list") };
        let found: Vec<&str> = items.iter().filter_map(Node::text).collect();
        assert_eq!(found, texts, "{yaml:?}");
    }

    #[test]
    fn a_text_does_not_lose_its_first_word() {
        let tag = |at| {
            format!(
                "a:{at}: `!` is followed by something unknown here (put a text that begins with `!` in quotes)"
            )
        };
        check("- !Vigtigt nyt fra os\n- b\n", &[&tag("1:3")], &["!Vigtigt nyt fra os", "b"]);
        check("- ! Vigtigt nyt\n", &[&tag("1:3")], &["! Vigtigt nyt"]);
        check("- a\n- !Vigtigt\n", &[&tag("2:3")], &["a", "!Vigtigt"]);
        check("- !!str 5\n- 'a'\n", &[], &["5", "a"]);
        let anchor = |at, name| {
            format!(
                "a:{at}: `{name}` is lost: in YAML, `&` only gives a value a name (put a text that begins with `&` in quotes)"
            )
        };
        check("- &Co er åben\n- se &her\n", &[&anchor("1:3", "&Co")], &["er åben", "se &her"]);
        check("- &a\n- b\n", &[&anchor("1:3", "&a")], &["b"]);
        check("- &a en to\n- *a\n- &b c\n", &[], &["en to", "en to", "c"]);
    }
}
