//! `tweetlint window show`: shows one window, with all words by which posts about it
//! are recognised.

use std::io::{self, Write};

use jiff::Timestamp;

use super::{Failure, RulebookArguments, close::window_of, list, paragraph};
use crate::{
    cli::{Listing, flags, rulebook_arguments::load_rulebook, terminal::Terminal},
    language::Language,
    message::{Message, all_of},
    rulebook::Layers,
    window::Window,
};

/// The arguments of `window show`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    id: String,
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT")]
    at: Option<String>,
    #[arg(long, default_value = "text")]
    format: Listing,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Shows the window.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let language = terminal.language;
    let at = flags::time_or_now(arguments.at.as_deref(), &rulebook, now)?;
    let window = window_of(&arguments.id, "window show", at, &rulebook)?;
    if arguments.format == Listing::Json {
        list::write_json(&[window], at, language)?;
        return Ok(0);
    }
    let mut lines = window.summary(at);
    lines.extend(words(window, language));
    writeln!(io::stdout(), "{}", paragraph(&lines, window, terminal))?;
    Ok(0)
}

/// A line for each kind of words by which posts about the window are recognised, and
/// a line with the accounts and domains that it allows.
fn words(window: &Window, language: Language) -> Vec<Message> {
    let line = |message: Message, words: Vec<String>| {
        let shown = all_of(words.iter().map(String::as_str));
        (!words.is_empty()).then(|| message.with("words", shown))
    };
    let tags = window.hashtags.iter().map(|tag| format!("#{tag}")).collect();
    let own = [
        line(Message::new("window-shows-area"), window.area_words.clone()),
        line(Message::new("window-shows-topics"), window.topic_words.clone()),
        line(Message::new("window-shows-tags"), tags),
        line(Message::new("window-shows-allowed"), window.allow.sources()),
    ];
    let about = window.about.iter().filter_map(|emergency| {
        let message = Message::new("window-shows-emergency").with("name", emergency.title());
        line(message, emergency.words(language))
    });
    own.into_iter().flatten().chain(about).collect()
}
