//! `tweetlint window list`: lists the windows that are open or cooling down (with
//! `--all`, all windows), their leads, and the kinds of posts that they hold.

use std::io::{self, Write};

use jiff::Timestamp;
use serde::Serialize;

use super::{Failure, RulebookArguments, paragraph};
use crate::{
    cli::{Listing, flags, rulebook_arguments::load_rulebook, terminal::Terminal},
    language::Language,
    message::{Message, all_messages},
    output::{self, Shown},
    rulebook::Layers,
    window::{HeldKind, Window, WindowStatus},
};

/// The arguments of `window list`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT")]
    at: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long, default_value = "text")]
    format: Listing,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// The list as JSON for other programs. The format is stable: fields may be added,
/// but not renamed or removed.
#[derive(Serialize)]
struct WindowList<'a> {
    format_version: u32,
    at: String,
    windows: Vec<ListedWindow<'a>>,
}

#[derive(Serialize)]
struct ListedWindow<'a> {
    id: Shown<'a>,
    title: Option<Shown<'a>>,
    kind: &'static str,
    level: &'static str,
    state: &'static str,
    lead: Lead<'a>,
    from: Option<String>,
    until: Option<String>,
    review_by: Option<String>,
    /// When the window was declared, which is usually after the time at which it
    /// begins.
    declared: Option<String>,
    all_clear: Option<String>,
    /// When the window stops holding posts: at the end of its cool-down. `null` if
    /// the window has no end yet.
    free: Option<String>,
    /// The kinds of posts that the window holds at the time `at`.
    holds: Vec<&'static str>,
    /// Until when the window holds all posts; `null` if it does not hold all posts,
    /// or if it holds them as long as it is open.
    hold_until: Option<String>,
    /// The emergencies that the window is about, such as `fire`. Their words name
    /// the event.
    about: Vec<&'static str>,
    /// The words of the topic, as they are written in the record.
    topics: Vec<Shown<'a>>,
    area: Vec<Shown<'a>>,
    hashtags: Vec<Shown<'a>>,
    file: Shown<'a>,
    line: usize,
}

#[derive(Serialize)]
struct Lead<'a> {
    handles: Vec<Shown<'a>>,
    domains: Vec<Shown<'a>>,
}

/// Lists the windows.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let language = terminal.language;
    let at = flags::time_or_now(arguments.at.as_deref(), &rulebook, now)?;
    let mut windows: Vec<&Window> = rulebook.windows.iter().collect();
    windows.sort_by_key(|window| window.status(at));
    let current = windows.iter().filter(|window| window.status(at).is_current()).count();
    let (shown, hidden) = windows.split_at(if arguments.all { windows.len() } else { current });
    if arguments.format == Listing::Json {
        write_json(shown, at, language)?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    for window in shown {
        writeln!(out, "{}", paragraph(&window.summary(at), window, terminal))?;
    }
    if current == 0 {
        let none = none_open(hidden, at).with("at", at.to_zoned(rulebook.timezone.clone()));
        let none = Shown::message(&none, language).to_string();
        writeln!(out, "{}", terminal.fold(&none))?;
    }
    Ok(0)
}

/// Writes the list as JSON, for other programs.
pub(super) fn write_json(windows: &[&Window], at: Timestamp, language: Language) -> io::Result<()> {
    let windows = windows.iter().map(|window| record(window, at, language)).collect();
    let listed = WindowList { format_version: 1, at: at.to_string(), windows };
    writeln!(io::stdout(), "{}", output::json(&listed))
}

/// The message that no window is open. It mentions how many windows are not listed
/// because they are dormant, have ended or have not started.
fn none_open(hidden: &[&Window], at: Timestamp) -> Message {
    let counted = |(status, message): (WindowStatus, Message)| {
        let count = hidden.iter().filter(|window| window.status(at) == status).count();
        (0 < count).then(|| message.with("count", count))
    };
    let counts = [
        (WindowStatus::Coming, Message::new("window-count-coming")),
        (WindowStatus::Dormant, Message::new("window-count-dormant")),
        (WindowStatus::Past, Message::new("window-count-past")),
    ];
    let counts: Vec<Message> = counts.into_iter().filter_map(counted).collect();
    if counts.is_empty() {
        return Message::new("window-none-open");
    }
    Message::new("window-none-open-of").with("others", all_messages(counts))
}

fn record(window: &Window, at: Timestamp, language: Language) -> ListedWindow<'_> {
    let text = |time: Option<Timestamp>| time.map(|time| time.to_string());
    ListedWindow {
        id: Shown::new(&window.id),
        title: window.title.as_ref().map(|title| Shown::new(title.get(language))),
        kind: window.kind.name(),
        level: window.level.name(),
        state: window.status(at).name(),
        lead: Lead { handles: all(&window.lead.handles), domains: all(&window.lead.domains) },
        from: text(window.from),
        until: text(window.until),
        review_by: text(window.review_by),
        declared: text(window.declared),
        all_clear: text(window.all_clear),
        free: text(window.cooldown_end()),
        holds: window.held_kinds(at).into_iter().map(HeldKind::name).collect(),
        hold_until: text(window.hold_until),
        about: window.about.iter().map(|emergency| emergency.name()).collect(),
        topics: all(&window.topic_words),
        area: all(&window.area_words),
        hashtags: all(&window.hashtags),
        file: Shown::new(&*window.place.path),
        line: window.place.start.line,
    }
}

fn all(texts: &[String]) -> Vec<Shown<'_>> {
    texts.iter().map(Shown::new).collect()
}
