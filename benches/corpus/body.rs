//! The text of a post: sentences, tags, emoji, a link, and now and then a mistake.

use super::{
    draws::Draws,
    grammar::{Grammar, capitalised},
};

const EMOJI: &[&str] = &[
    "😊",
    "👍",
    "❤️",
    "🇩🇰",
    "👏",
    "🚲",
    "🌱",
    "🎉",
    "☀️",
    "🙏",
    "👇",
    "➡️",
    "🚗",
    "💚",
    "😀",
    "📚",
    "🚌",
    "🏊",
    "🎶",
    "⚠️",
    "👮‍♀️",
    "🚒",
    "🌧",
    "✅",
    "📍",
    "🤝",
    "💪🏽",
    "👨‍👩‍👧",
    "🏃",
    "🎄",
];

/// Appends the text of a post of about this number of bytes.
pub(super) fn write(grammar: &Grammar, bytes: usize, draws: &mut Draws, text: &mut String) {
    let mut end = String::new();
    if draws.permille(210) {
        tags(grammar, draws, &mut end);
    }
    if draws.permille(360) {
        link(grammar, draws, &mut end);
    }
    let paragraphs = draws.permille(200);
    sentences(grammar, bytes.saturating_sub(end.len()), paragraphs, draws, text);
    mistake(grammar, draws, text);
    if draws.permille(105) {
        let count = if draws.permille(40) { 7 } else { draws.one_of(&[1, 1, 1, 2, 3]) };
        text.push(' ');
        (0..count).for_each(|_| text.push_str(draws.one_of(EMOJI)));
    }
    if paragraphs && !end.is_empty() {
        text.push_str("\n\n");
        end.remove(0);
    }
    text.push_str(&end);
}

fn sentences(
    grammar: &Grammar,
    bytes: usize,
    paragraphs: bool,
    draws: &mut Draws,
    text: &mut String,
) {
    let mut sentence = String::new();
    loop {
        sentence.clear();
        grammar.produce("sentence", draws, &mut sentence);
        text.push_str(&capitalised(&sentence));
        if bytes <= text.len() + sentence.len() / 2 {
            return;
        }
        let joint = if paragraphs { draws.one_of(&["\n\n", "\n", " ", " "]) } else { " " };
        text.push_str(joint);
    }
}

fn tags(grammar: &Grammar, draws: &mut Draws, end: &mut String) {
    for _ in 0..draws.one_of(&[1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3]) {
        end.push_str(" #");
        end.push_str(&grammar.tag(draws));
    }
    while draws.permille(120) {
        end.push_str(" #");
        end.push_str(&grammar.tag(draws));
    }
}

/// Appends a short link as platforms make them, or the address of a page.
fn link(grammar: &Grammar, draws: &mut Draws, end: &mut String) {
    end.push(' ');
    grammar.produce("page", draws, end);
    if draws.permille(800) {
        let letter =
            |draws: &mut Draws| char::from(draws.one_of(b"0123456789abcdefgKLMNOPqrstuvwXYZ"));
        let short: String = (0..10).map(|_| letter(draws)).collect();
        end.extend(["https://t.co/", &short]);
        return;
    }
    let scheme = if draws.permille(25) { "http" } else { "https" };
    let place = grammar.place(draws).to_lowercase();
    let page = grammar.compound(draws, 0).replace(' ', "-");
    let number = draws.below(10_000).to_string();
    end.extend([scheme, "://www.", &place, ".dk/", &page, "/", &number]);
    if draws.permille(40) {
        end.push_str("?utm_source=some&utm_medium=social");
    }
}

/// Appends a mistake, but only to as many posts in a thousand as really have one.
fn mistake(grammar: &Grammar, draws: &mut Draws, text: &mut String) {
    let production = match draws.below(1_000) {
        0..12 => "shout",
        12..17 => "officialese",
        17..21 => "capitals",
        _ => return,
    };
    text.push(' ');
    grammar.produce(production, draws, text);
}
