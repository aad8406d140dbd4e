//! `tweetlint window list`: what is open, who leads, and what is held.

use std::io::{self, Write};

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

use super::{
    RulebookArguments, Stop,
    words::{self, State, Told},
};
use crate::{
    cli::{
        Listing,
        common::{self, Look},
    },
    output::visible,
    register::windows::{Held, Window},
    rulebook::Rulebook,
    time::on_the_wall,
};

/// What `window list` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The moment that counts [default: now]
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT")]
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
pub(super) fn run(arguments: &Arguments, now: Timestamp) -> Result<u8, Stop> {
    let rulebook = common::rulebook(&arguments.rulebook, &[])?;
    let look = Look::of_stdout(&arguments.rulebook, &rulebook);
    let at = common::instant(arguments.at.as_deref(), &rulebook, now)?;
    let told = Told { language: look.language, zone: &rulebook.timezone, at };
    let mut windows: Vec<(State, &Window)> =
        rulebook.windows.iter().map(|window| (State::of(window, at), window)).collect();
    let order = |state: State| State::ALL.iter().position(|(_, other)| *other == state);
    windows.sort_by_key(|(state, _)| order(*state));
    let shown: Vec<(State, &Window)> =
        windows.iter().copied().filter(|(state, _)| arguments.all || state.is_current()).collect();
    let mut out = io::stdout().lock();
    if arguments.format == Listing::Json {
        let windows = shown.iter().map(|(state, window)| record(*state, window, at)).collect();
        let listed = Listed { format_version: 1, at: at.to_string(), windows };
        serde_json::to_writer(&mut out, &listed).map_err(io::Error::from)?;
        writeln!(out)?;
        return Ok(0);
    }
    for (_, window) in &shown {
        out.write_all(visible_lines(&paragraph(window, told)).as_bytes())?;
    }
    let hidden: Vec<State> =
        windows.iter().map(|(state, _)| *state).filter(|state| !state.is_current()).collect();
    if !shown.iter().any(|(state, _)| state.is_current()) {
        let time = on_the_wall(at, told.zone);
        let none = told.language.pick("No window is open", "Intet vindue er åbent");
        writeln!(out, "{none} {time}{}", beside(&hidden, told, arguments.all))?;
    }
    Ok(0)
}

/// A window in a few lines.
fn paragraph(window: &Window, told: Told<'_>) -> String {
    let title = window.title.as_ref().map(|title| format!(" “{title}”")).unwrap_or_default();
    let place = &window.declared_at;
    let mut lines = vec![format!("{}{title}: {}", window.id, told.what(window)), told.when(window)];
    if let Some(time) = window.all_clear {
        let time = on_the_wall(time, told.zone);
        let word = told.language.pick("all-clear given", "faren afblæst");
        lines.push(format!("{word} {time}"));
    }
    lines.extend(told.holds(window));
    lines.push(format!("{}:{}", place.path, place.start.line));
    lines.join("\n  ") + "\n"
}

/// Lines without signs that would do something to a terminal.
fn visible_lines(text: &str) -> String {
    text.lines().map(|line| visible(line).into_owned() + "\n").collect()
}

/// What else the register holds.
fn beside(hidden: &[State], told: Told<'_>, shown: bool) -> String {
    let counted = |state: State, en: &str, da: &str| {
        let count = hidden.iter().filter(|own| **own == state).count();
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
    if counts.is_empty() || shown {
        return String::new();
    }
    let names = told.joined(counts.iter().map(String::as_str));
    format!(" ({names}; {})", told.language.pick("--all shows them", "--all viser dem"))
}

fn record<'a>(state: State, window: &'a Window, at: Timestamp) -> Record<'a> {
    let text = |time: Option<Timestamp>| time.map(|time| time.to_string());
    let held = words::held(window, at);
    let name = |held: &Held| Held::ALL.iter().find(|(_, own)| own == held).map(|(name, _)| *name);
    Record {
        id: &window.id,
        title: window.title.as_deref(),
        kind: words::kind(window.kind),
        level: words::level(window.level),
        state: state.name(),
        lead: Lead { handles: &window.lead.handles, domains: &window.lead.domains },
        from: text(window.from),
        until: text(window.until),
        review_by: text(window.review_by),
        all_clear: text(window.all_clear),
        free: text(window.until.map(|until| until + window.cooldown)),
        holds: held.iter().filter_map(name).collect(),
        hashtags: &window.hashtags,
        file: &window.declared_at.path,
        line: window.declared_at.start.line,
    }
}
