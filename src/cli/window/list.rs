//! `tweetlint window list`: what is open, who leads, and what is held.

use std::io::{self, Write};

use jiff::Timestamp;
use serde::Serialize;

use super::{
    Failure, RulebookArguments,
    words::{self, State, Told},
};
use crate::{
    cli::{Listing, flags, rulebook_arguments::load_rulebook, terminal::Terminal},
    register::windows::{Held, Window},
    rulebook::Layers,
    time::on_the_wall,
};

/// What `window list` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The moment that counts [default: now]
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT", hide_env_values = true)]
    at: Option<String>,
    /// Dormant windows, past ones and those to come, too
    #[arg(long)]
    all: bool,
    /// For people or for programs
    #[arg(long, default_value = "text")]
    format: Listing,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// The list as other programs read it. Its shape is a promise.
#[derive(Serialize)]
struct Listed<'a> {
    format_version: u32,
    at: String,
    windows: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    title: Option<&'a str>,
    kind: &'static str,
    level: &'static str,
    state: &'static str,
    lead: Lead<'a>,
    from: Option<String>,
    until: Option<String>,
    review_by: Option<String>,
    /// When it was declared: usually later than it began.
    declared: Option<String>,
    all_clear: Option<String>,
    /// When the last of what it holds is free, where that is known.
    free: Option<String>,
    /// What it holds back at the moment.
    holds: Vec<&'static str>,
    hashtags: &'a [String],
    file: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct Lead<'a> {
    handles: &'a [String],
    domains: &'a [String],
}

/// Lists the windows.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let look = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let at = flags::time_or_now(arguments.at.as_deref(), &rulebook, now)?;
    let told = Told { language: look.language, zone: &rulebook.timezone, at };
    let mut windows: Vec<&Window> = rulebook.windows.iter().collect();
    windows.sort_by_key(|window| State::of(window, at));
    let current = windows.iter().filter(|window| State::of(window, at).is_current()).count();
    let (shown, hidden) = windows.split_at(if arguments.all { windows.len() } else { current });
    let mut out = io::stdout().lock();
    if arguments.format == Listing::Json {
        let windows = shown.iter().map(|window| record(window, told)).collect();
        let listed = Listed { format_version: 1, at: at.to_string(), windows };
        serde_json::to_writer(&mut out, &listed).map_err(io::Error::from)?;
        writeln!(out)?;
        return Ok(0);
    }
    for window in shown {
        writeln!(out, "{}", told.paragraph(window))?;
    }
    if current == 0 {
        let time = on_the_wall(at, told.zone);
        let none = told
            .language
            .pick(format!("No window is open at {time}"), format!("Intet vindue er åbent {time}"));
        writeln!(out, "{none}{}", beside(hidden, told))?;
    }
    Ok(0)
}

/// What else the register holds.
fn beside(hidden: &[&Window], told: Told<'_>) -> String {
    let counted = |state: State, en: &str, da: &str| {
        let count = hidden.iter().filter(|window| State::of(window, told.at) == state).count();
        (0 < count).then(|| format!("{count} {}", told.language.pick(en, da)))
    };
    let counts: Vec<String> = [
        counted(State::Coming, "to come", "på vej"),
        counted(State::Dormant, "dormant", "sovende"),
        counted(State::Past, "past", "overstået"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if counts.is_empty() {
        return String::new();
    }
    let names = told.joined(counts.iter().map(String::as_str));
    format!(" ({names}; {})", told.language.pick("--all shows them", "--all viser dem"))
}

fn record<'a>(window: &'a Window, told: Told<'_>) -> Record<'a> {
    let at = told.at;
    let text = |time: Option<Timestamp>| time.map(|time| time.to_string());
    let held = words::held(window, at);
    let name = |held: &Held| Held::ALL.iter().find(|(_, own)| own == held).map(|(name, _)| *name);
    Record {
        id: &window.id,
        title: window.title.as_ref().map(|title| title.get(told.language)),
        kind: words::kind(window.kind),
        level: words::level(window.level),
        state: State::of(window, at).name(),
        lead: Lead { handles: &window.lead.handles, domains: &window.lead.domains },
        from: text(window.from),
        until: text(window.until),
        review_by: text(window.review_by),
        declared: text(window.declared),
        all_clear: text(window.all_clear),
        free: text(window.until.map(|until| until + window.cooldown)),
        holds: held.iter().filter_map(name).collect(),
        hashtags: &window.hashtags,
        file: &window.declared_at.path,
        line: window.declared_at.start.line,
    }
}
