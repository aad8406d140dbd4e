//! `tweetlint window show`: shows one window, with all words by which posts about it
//! are recognised.

use std::io::{self, Write};

use jiff::Timestamp;

use super::{Failure, RulebookArguments, chosen, list, paragraph};
use crate::{
    cli::{Listing, flags, rulebook_arguments::load_rulebook, terminal::Terminal},
    language::Language,
    message::{Message, all_of},
    rulebook::Layers,
    window::{Emergency, Window},
};

/// The arguments of `window show`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    id: Option<String>,
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
    let window = chosen::window(arguments.id.as_deref(), "window show", at, &rulebook)?;
    if arguments.format == Listing::Json {
        list::write_json(&[window], at, language)?;
        return Ok(0);
    }
    let mut lines = window.summary(at);
    lines.extend(words(window));
    writeln!(io::stdout(), "{}", paragraph(&lines, window, terminal))?;
    Ok(0)
}

/// A line for each kind of words by which posts about the window are recognised, and
/// a line with the accounts and domains that it allows.
fn words(window: &Window) -> Vec<Message> {
    let tags: Vec<String> = window.hashtags.iter().map(|tag| format!("#{tag}")).collect();
    let own = [
        line(Message::new("window-shows-area"), &window.area_words),
        line(Message::new("window-shows-topics"), &window.topic_words),
        line(Message::new("window-shows-tags"), &tags),
        line(Message::new("window-shows-allowed"), &window.allow.sources()),
    ];
    let about: Vec<Message> = window.about.iter().flat_map(|emergency| known(*emergency)).collect();
    let notation = (!about.is_empty()).then(|| Message::new("window-shows-notation"));
    own.into_iter().flatten().chain(notation).chain(about).collect()
}

/// The words of an emergency, a line for each language and one for the words of all languages.
fn known(emergency: Emergency) -> impl Iterator<Item = Message> {
    let languages = Language::ALL.iter().map(move |(tag, own)| (*tag, emergency.words(*own)));
    let lists = languages.chain([("any", emergency.words_of_every_language())]);
    lists.filter_map(move |(tag, words)| {
        let heading = Message::new("window-shows-emergency").with("name", emergency.title());
        line(heading.with("language", tag), &words)
    })
}

/// A line with words; `None` if there are none.
fn line(heading: Message, words: &[String]) -> Option<Message> {
    let shown = all_of(words.iter().map(String::as_str));
    (!words.is_empty()).then(|| heading.with("words", shown))
}
