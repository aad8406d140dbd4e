//! Finds the line of a map whose key has no colon, or no space after its colon.
//!
//! For the parser, such a line is a text. It stops at the line if other keys are above, or
//! else at the colon of the next key, and in neither case does it say what is missing.

use super::{Node, Style, known_keys::is_like_key};
use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

/// The most characters of a value that a message repeats.
const MOST_SHOWN: usize = 20;

/// A line without its indentation, and without the `- ` of a list.
#[derive(Clone, Copy)]
struct Line<'s> {
    content: &'s str,
    /// The offset of the line in the source.
    begin: usize,
    /// The offset of the content in the source.
    start: usize,
    /// The number of bytes before the content on its line.
    column: usize,
    begins_entry: bool,
}

/// The problem that the line which begins at byte `at`, apart from its indentation, lacks
/// a colon; `None` if it has one, or if something else is before this byte. If the line
/// does not even begin like a key, the help says how to continue the text above.
pub(super) fn here(source: &Source, at: usize) -> Option<Problem> {
    let line = line_at(source, at);
    if line.start != at || line.begins_entry || has_colon(line.content) || line.content.is_empty() {
        return None;
    }
    let (message, help) = if let Some(missing) = Missing::of(line.content) {
        let help = missing.help("yaml-no-colon-help");
        (missing.message(), help)
    } else if begins_like_text(line.content) {
        (Message::new("yaml-line-without-key"), Message::new("yaml-text-goes-on-help"))
    } else {
        return None;
    };
    Some(Problem::at(source, line.span(), message).help(help))
}

/// The problem that a line above lacks a colon, which made the parser stop at byte `at`, in
/// a line with a key: it took the line above for the beginning of a text, and the key for
/// more of the text or, after a comment, for a key that should not be there.
pub(super) fn above(source: &Source, at: usize) -> Option<Problem> {
    let key = line_at(source, at);
    let (word, _) = key.content.split_once(':')?;
    if key.begins_entry || !is_word(word) {
        return None;
    }
    let (mut first, mut end, mut is_below_key) = (None, key.begin, false);
    while 0 < end {
        let line = line_at(source, end - 1);
        end = line.begin;
        if line.content.is_empty() || line.content.starts_with('#') {
            continue;
        }
        if line.content == "---" {
            break;
        }
        if has_colon(line.content) {
            // A text that begins after the colon goes on below: no line is a key.
            let has_value = !line.content.ends_with(':');
            first = first.filter(|_| !has_value);
            is_below_key = true;
            break;
        }
        first = Some(line);
        if line.begins_entry {
            break;
        }
    }
    let line = first.filter(|line| line.column <= key.column)?;
    let (message, help) = if let Some(missing) = Missing::of(line.content) {
        (missing.message(), missing.help("yaml-no-colon-above-help"))
    } else if !is_below_key && line.is_outermost() && begins_like_text(line.content) {
        (Message::new("yaml-line-without-key"), Message::new("yaml-line-alone-help"))
    } else {
        return None;
    };
    Some(Problem::at(source, line.span(), message).help(help))
}

/// The problem that a key in quotes lacks its colon, if the parser stopped at byte `at`,
/// after the quotes.
pub(super) fn after_quotes(source: &Source, at: usize) -> Option<Problem> {
    let line = line_at(source, at);
    let quote = line.content.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    let (key, value) = line.content[1..].split_once(quote)?;
    let is_key = is_word(key) && is_like_key(key) && value.starts_with([' ', '\t']);
    let missing = is_key.then(|| Missing { key, value: value.trim(), has_colon: false })?;
    let help = missing.help("yaml-no-colon-above-help");
    Some(Problem::at(source, line.span(), missing.message()).help(help))
}

/// What a text that begins like a key lacks.
struct Missing<'s> {
    key: &'s str,
    value: &'s str,
    /// Whether it has a colon, which only lacks the space after it.
    has_colon: bool,
}

impl<'s> Missing<'s> {
    fn of(content: &'s str) -> Option<Self> {
        let (word, rest) = content.split_once(char::is_whitespace).unwrap_or((content, ""));
        let (key, value, has_colon) = match word.split_once(':') {
            Some((_, after)) if after.starts_with("//") => return None,
            Some((key, _)) => (key, &content[key.len() + 1..], true),
            None => (word, rest.trim_start(), false),
        };
        // Keys are written in small letters, and sentences begin with a capital letter.
        let is_key = is_word(key) && key.starts_with(char::is_lowercase) && is_like_key(key);
        is_key.then_some(Self { key, value, has_colon })
    }

    fn message(&self) -> Message {
        Message::new(if self.has_colon { "yaml-no-space" } else { "yaml-no-colon" })
    }

    /// The help, which shows how to write the line. `otherwise` is the id of the help that
    /// also says what to do if the line is a text.
    fn help(&self, otherwise: &'static str) -> Message {
        let id = if self.has_colon { "yaml-no-space-help" } else { otherwise };
        let mut line = format!("{}: {}", self.key, self.value);
        if MOST_SHOWN < self.value.chars().count() {
            // Digits that are cut off could not be recognised as those of a personal number,
            // and would not be masked.
            let shown = self.value.chars().take(MOST_SHOWN);
            let shown: String = shown.take_while(|char| !char.is_numeric()).collect();
            line = format!("{}: {}…", self.key, shown.trim_end());
        }
        Message::new(id).with("line", line.trim_end())
    }
}

/// The message and the help for a node of a source that should be a key with its value, but lacks the
/// space after its colon; `None` for any other node.
pub(super) fn no_space(source: &Source, node: &Node) -> Option<(Message, Message)> {
    node.text().filter(|_| node.style == Style::Plain)?;
    // The text may go on with other keys.
    let text = source.slice(node.span).lines().next().unwrap_or_default().trim_end();
    let missing = Missing::of(text).filter(|missing| missing.has_colon)?;
    Some((missing.message(), missing.help("yaml-no-space-help")))
}

impl Line<'_> {
    fn span(&self) -> Span {
        Span::new(self.start, self.start + self.content.len())
    }

    /// Whether the line belongs to the outermost list or map.
    const fn is_outermost(&self) -> bool {
        self.column == if self.begins_entry { "- ".len() } else { 0 }
    }
}

/// The number of bytes before the content of the line that contains byte `at`.
pub(super) fn column(source: &Source, at: usize) -> usize {
    line_at(source, at).column
}

/// The line that contains byte `at`.
fn line_at(source: &Source, at: usize) -> Line<'_> {
    let text = source.text();
    let start = text.get(..at).unwrap_or(text).rfind('\n').map_or(0, |before| before + 1);
    let end = text[start..].find('\n').map_or(text.len(), |len| start + len);
    let line = text[start..end].trim_start_matches('\u{feff}');
    let content = line.trim_start_matches([' ', '\t']);
    let in_list = content.trim_start_matches("- ");
    let in_list = in_list.trim_start();
    let content_start = end - in_list.len();
    Line {
        content: in_list.trim_end(),
        start: content_start,
        begin: start,
        column: content_start - (end - line.len()),
        begins_entry: in_list.len() < content.len(),
    }
}

/// Whether a line has a colon that ends a key.
fn has_colon(content: &str) -> bool {
    content.contains(": ") || content.contains(":\t") || content.ends_with(':')
}

/// Whether a text is a word such as `publish_at` or `link/missing`.
pub(super) fn is_word(text: &str) -> bool {
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '/' | '.');
    !text.is_empty() && text.chars().all(is_part)
}

/// Whether a line begins as a sentence or another text does, and not with a character
/// that has a meaning in YAML.
fn begins_like_text(content: &str) -> bool {
    !content.starts_with(|char: char| "-?:,[]{}#&*!|>'\"%@`".contains(char))
}

#[cfg(test)]
mod tests {
    use crate::{
        language::Language,
        source::{At, Source},
        yaml::{Reader, parse, parse_all},
    };

    /// Compares all problems of a source: the line of each, what is underlined, and its
    /// help in English and Danish.
    #[track_caller]
    fn check(yaml: &str, line: usize, underlined: &str, english: &str, danish: &str) {
        let source = Source::new("a.yaml", yaml);
        let problems = parse_all(&source).problems;
        let [problem] = problems.as_slice() else { panic!("{yaml:?}: {problems:?}") };
        let At::Place(place) = &problem.at else { panic!("it has a place") };
        let help = problem.help.as_ref().expect("it has a help");
        assert_eq!(place.start.line, line, "{yaml:?} {problem}");
        assert_eq!(&source.text()[place.bytes.clone()], underlined, "{yaml:?}");
        let [found, found_danish] = [Language::En, Language::Da].map(|in_it| help.get(in_it));
        assert!(found.contains(english), "{yaml:?}: {found}");
        assert!(found_danish.contains(danish), "{yaml:?}: {found_danish}");
    }

    #[test]
    fn a_key_without_colon_is_found_on_its_line() {
        let missing = |yaml: &str, line, underlined: &str, written: &str| {
            let english = format!("a key is followed by a colon: `{written}`");
            let danish = format!("efter et felt kommer et kolon: `{written}`");
            check(yaml, line, underlined, &english, &danish);
        };
        let time = "publish_at 2026-11-24 09:00";
        let written = "publish_at: 2026-11-24 09:00";
        missing(&format!("- text: hej\n  account: k\n  {time}\n"), 3, time, written);
        missing(&format!("text: hej\r\naccount: k\r\n{time}"), 3, time, written);
        missing("- text: a\n  account\tk\n  lang: da\n", 2, "account\tk", "account: k");
        missing("- text: a\n  media\n    - kind: image\n", 2, "media", "media:");
        missing("- text: a\n  media:\n    - kind: image\n      alt b\n", 4, "alt b", "alt: b");
        missing("text hej\naccount: k\n", 1, "text hej", "text: hej");
        missing("- text: a\n- text hej\n  id: 1\n- text: b\n", 2, "text hej", "text: hej");
        missing("\u{feff}text hej\n\naccount: k\nid: 2\n", 1, "text hej", "text: hej");
        missing("- text hej\n  # note\n  account: k\n", 1, "text hej", "text: hej");
        missing("a:\n  b/c off\n  # note: x\n  d/e: off\n", 2, "b/c off", "b/c: off");
        let rules = "rules:\n  link/missing error\n  tone/x: off\n";
        missing(rules, 2, "link/missing error", "link/missing: error");
        let nested = "rules:\n  link/missing\n    severity: error\n";
        missing(nested, 2, "link/missing", "link/missing:");
        let long = format!("- text: a\n  client {}\n", "b".repeat(40));
        missing(&long, 2, long[12..].trim(), &format!("client: {}…", "b".repeat(20)));
        let number = "client Bo Jensen 070761-4285 og mere";
        missing(&format!("text: hej\n{number}\n"), 2, number, "client: Bo Jensen…");
    }

    #[test]
    fn a_colon_without_a_space_is_found_on_its_line() {
        let missing = |yaml: &str, line, underlined: &str, written: &str| {
            let english = format!("write a space after it: `{written}`");
            check(yaml, line, underlined, &english, &format!("`{written}`"));
        };
        missing("- text:hej\n  account: k\n", 1, "text:hej", "text: hej");
        missing("- account: k\n  text:hej du\n", 2, "text:hej du", "text: hej du");
        missing("language:da\nrules:\n  tone/x: off\n", 1, "language:da", "language: da");
        missing("rules:\n  tone/x:off\n  a/b: off\n", 2, "tone/x:off", "tone/x: off");
    }

    #[test]
    fn a_line_without_a_key_is_found_above_the_next_key() {
        let (english, danish) = ("begin the line with `#`", "sæt `#` forrest");
        for first in ["Opslag 1", "TEXT hej", "text; hej", "text：hej", "og husk at"] {
            check(&format!("{first}\naccount: k\n"), 1, first, english, danish);
            check(&format!("- {first}\n  account: k\n"), 1, first, english, danish);
        }
        let quotes = ("put the text in quotes", "sæt teksten i anførselstegn");
        check("thread:\n  - Hej\n    husk: k\n", 3, ":", quotes.0, quotes.1);
    }

    #[test]
    fn a_key_in_quotes_may_lack_its_colon() {
        let (english, danish) = ("by a colon: `account: kk`", "et kolon: `account: kk`");
        check("- text: hej\n  'account' kk\n", 2, "'account' kk", english, danish);
        check("\"account\" kk\n", 1, "\"account\" kk", english, danish);
        let (english, danish) = ("put the whole text in double quotes", "anførselstegn");
        check("- 'Husk' det\n", 1, "d", english, danish);
    }

    #[test]
    fn a_text_in_place_of_a_map_may_lack_only_a_space() {
        for (yaml, expected) in [
            (
                "text:hej",
                "a:1:1: there is no space after the colon on this line (write a space after it: `text: hej`)",
            ),
            (
                "text:hej\naccount:kk",
                "a:1:1: there is no space after the colon on this line (write a space after it: `text: hej`)",
            ),
            (
                "\"text:hej\"",
                "a:1:1: expected a map, not a text (write keys with their values, as in `key: value`)",
            ),
        ] {
            let source = Source::new("a", yaml);
            let mut reader = Reader::new(&source);
            reader.fields(&parse(&source).expect("it is YAML"));
            assert_eq!(reader.problems[0].to_string(), expected);
        }
    }

    #[test]
    fn a_text_that_goes_on_is_not_taken_for_a_key_alone() {
        let (further, danish) = ("indent it further", "ryk den længere ind");
        check("- text: Hej\n  vi lukker\n", 2, "vi lukker", further, danish);
        check("- text: |\n  Hej alle\n  id: 1\n", 2, "Hej alle", further, danish);
        check("- text: Se\n  https://vejen.dk\n", 2, "https://vejen.dk", further, danish);
        check("text: Hej\n🔥 brand\n", 2, "🔥 brand", further, danish);
        let (quotes, danish) = ("put the text in quotes", "sæt teksten i anførselstegn");
        check("- text:\n    hej\n    account: k\n", 3, ":", quotes, danish);
        check("text:\n  vi åbner i dag\n  husk: at komme\n", 3, ":", quotes, danish);
        check("- text: Hej\n  og husk at komme\n", 2, "og husk at komme", further, "længere ind");
        check("- text:\n    Hej\n    husk: k\n", 3, ":", quotes, danish);
        check("- text: Hej\n    alle\n    husk: k\n", 3, ":", quotes, danish);
    }
}
