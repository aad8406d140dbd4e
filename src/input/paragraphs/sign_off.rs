//! The greeting of whoever sent a document, below its last post: `Mvh Bo`.

use super::Paragraph;
use crate::{
    layout::Block,
    message::Message,
    source::{Problem, Source, Span},
};

/// The words with which such a greeting begins, in lower case.
const GREETINGS: [&str; 13] = [
    "mvh",
    "m.v.h",
    "vh",
    "med venlig hilsen",
    "venlig hilsen",
    "med venlige hilsner",
    "venlige hilsner",
    "bedste hilsner",
    "de bedste hilsner",
    "hilsen",
    "kind regards",
    "best regards",
    "regards",
];

/// The most paragraphs of a greeting: the words, a name, a title, and where to reach that person.
const MOST_PARAGRAPHS: usize = 6;

/// The most bytes of a paragraph of a greeting.
const LONGEST: usize = 100;

/// Splits off the greeting below the last post. No other paragraph may have one: then it is part of
/// each post. `has_posts_above` says whether the file has posts that are not among the paragraphs.
/// Returns the paragraphs above it, and a note.
pub(super) fn split<'p>(
    source: &Source,
    paragraphs: &'p [Paragraph],
    has_posts_above: bool,
) -> (&'p [Paragraph], Option<Problem>) {
    let text = |(range, _): &Paragraph| &source.text()[range.clone()];
    let greets = |paragraph: &Paragraph| text(paragraph).lines().any(is_greeting);
    let mut greetings = (0..paragraphs.len()).filter(|index| greets(&paragraphs[*index]));
    let (Some(first), None) = (greetings.next(), greetings.next()) else {
        return (paragraphs, None);
    };
    let (above, greeting) = paragraphs.split_at(first);
    // A hashtag or a link belongs to the post above.
    let may_belong = |paragraph: &Paragraph| {
        let text = text(paragraph);
        matches!(paragraph.1, Block::Paragraph(_))
            && text.len() <= LONGEST
            && !text.contains('#')
            && !text.contains("://")
    };
    let is_one = greeting.len() <= MOST_PARAGRAPHS
        && text(&greeting[0]).lines().next().is_some_and(is_greeting)
        && greeting.iter().all(may_belong)
        && above
            .last()
            .map_or(has_posts_above, |(_, block)| !matches!(block, Block::Heading { .. }));
    if !is_one {
        return (paragraphs, None);
    }
    let whole = Span::new(greeting[0].0.start, greeting[greeting.len() - 1].0.end);
    let note = Problem::at(source, whole, Message::new("note-sign-off"));
    (above, Some(note.help(Message::new("note-sign-off-help"))))
}

/// Whether a line begins with the words of a greeting, perhaps with a name after them.
fn is_greeting(line: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let line = line.trim().to_lowercase();
    let is_name = |rest: &str| {
        let first = rest.split_whitespace().next().unwrap_or_default();
        !rest.starts_with(char::is_alphanumeric)
            && rest.split_whitespace().count() <= MOST_WORDS
            && !rest.contains(['!', '?'])
            // As in `Hilsen fra havnen`.
            && !["fra", "til", "from", "to"].contains(&first)
    };
    GREETINGS.iter().any(|greeting| line.strip_prefix(greeting).is_some_and(is_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_are_known_by_their_words() {
        for line in ["Mvh", "Mvh.", "MVH Bo", "Med venlig hilsen", "Venlig hilsen, Bo Hansen", "vh"]
        {
            assert!(is_greeting(line), "{line}");
        }
        for line in [
            "Hilsener fra havnen",
            "Vhs-bånd",
            "Hilsen til alle",
            "Hilsen, vi ses igen på mandag",
            "",
        ] {
            assert!(!is_greeting(line), "{line}");
        }
    }
}
