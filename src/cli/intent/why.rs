//! `tweetlint intent why`: shows why a text has an intent or does not have it.

use std::io::{self, Write};

use crate::{
    cli::{Failure, terminal::Terminal},
    language::Language,
    matcher::{self, Intent, Like, Reason, SentenceFile},
    message::Message,
    output::Shown,
};

/// The most words, and the most training sentences, that are shown for a sentence.
const MOST_REASONS: usize = 5;

/// Shows the margin of each sentence of a text, the words that count most, and the
/// training sentences that are most similar: those in `files`, or the built-in ones.
pub(super) fn print(
    intent: &Intent,
    text: &str,
    files: Option<&[SentenceFile]>,
    terminal: Terminal,
) -> Result<(), Failure> {
    let Some(reasons) = intent.reasons(text) else {
        return Ok(print_line(&Message::new("intent-neighbours"), terminal)?);
    };
    if reasons.is_empty() {
        print_line(&Message::new("intent-no-words"), terminal)?;
    }
    for reason in reasons {
        let like = matcher::nearest(intent, reason.sentence, files)?;
        print_reason(&reason, &like, terminal)?;
    }
    Ok(())
}

fn print_line(message: &Message, terminal: Terminal) -> io::Result<()> {
    let line = Shown::message(message, terminal.language).to_string();
    writeln!(io::stdout().lock(), "{}", terminal.fold(&line))
}

fn print_reason(reason: &Reason<'_>, like: &[Like], terminal: Terminal) -> io::Result<()> {
    let mut lines = vec![Shown::new(reason.sentence).to_string()];
    lines.push(format!(
        "  {}",
        Shown::message(&verdict(reason, terminal.language), terminal.language)
    ));
    let words = reason.words.iter().take(MOST_REASONS);
    lines.extend(words.map(|(word, weight)| {
        let weight = terminal.language.with_decimal_mark(&format!("{weight:+5.2}"));
        format!("  {weight}  {}", Shown::new(*word))
    }));
    for like in like.iter().take(MOST_REASONS) {
        let label = if like.has { "intent-like" } else { "intent-unlike" };
        let label = Message::new(label).with("sentence", like.text.as_str());
        lines.push(format!("  {}", Shown::message(&label, terminal.language)));
    }
    writeln!(io::stdout().lock(), "{}", terminal.fold(&lines.join("\n")))
}

/// Whether a sentence has the intent, and how far it is from the border, on either side,
/// with two decimals. Training tries to keep this distance at 1 or more, so a smaller distance is
/// uncertain.
fn verdict(reason: &Reason<'_>, language: Language) -> Message {
    let verdict = match (reason.has, 0.0 < reason.margin) {
        (true, true) => "intent-has",
        (true, false) => "intent-has-together",
        (false, _) => "intent-has-not",
    };
    let margin = language.with_decimal_mark(&format!("{:.2}", reason.margin.abs()));
    Message::new(verdict).with("margin", margin)
}
