//! `tweetlint window close`: ends a window, and tells what is held still.

use std::io::{self, Write};

use jiff::{SignedDuration, Timestamp};

use super::{
    Failure, RulebookArguments,
    open::whole_minute,
    register::{self, Register},
    words::{self, Told},
};
use crate::{
    cli::{flags, rulebook_arguments::load_rulebook, terminal::Terminal},
    output::visible,
    register::{windows::Window, write_window},
    rulebook::{Layers, Rulebook},
    source::{self, Problem, Source, did_you_mean},
    time::{in_a_file, on_the_wall},
    yaml,
};

/// What `window close` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The window
    id: String,
    /// When it ends [default: now]
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT", hide_env_values = true)]
    at: Option<String>,
    /// When those who lead gave the all-clear
    #[arg(long, value_name = "TIME")]
    all_clear: Option<String>,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Writes the end into the record.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let at = flags::time_or_now(arguments.at.as_deref(), &rulebook, whole_minute(now))?;
    let window = running(&arguments.id, at, &rulebook)?;
    // Opened by mistake, and closed within the minute: it cannot end as it begins.
    let at = if window.from == Some(at) { at + SignedDuration::from_mins(1) } else { at };
    let all_clear = arguments.all_clear.as_deref();
    let all_clear =
        all_clear.map(|time| flags::time("--all-clear", time, &rulebook)).transpose()?;
    if let Some(time) = all_clear {
        fits(time, window, at, &rulebook)?;
    }
    let register = Register::holding(&arguments.rulebook, layers, &window.declared_at.path)?;
    let zone = &rulebook.timezone;
    let mut text = set(&register.source, &window.id, ("until", &in_a_file(at, zone)), "from")?;
    if let Some(time) = all_clear {
        let source = Source::new(register.source.path().clone(), text);
        text = set(&source, &window.id, ("all_clear", &in_a_file(time, zone)), "until")?;
    }
    let closed = register.trial(&text, &window.id)?;
    if closed.until != Some(at) || closed.all_clear != all_clear.or(window.all_clear) {
        return Err(register::by_hand(&register.source).into());
    }
    register.save(&text)?;
    let language = Terminal::of_stdout(&arguments.rulebook, &rulebook).language;
    tell(&closed, &rulebook, Told { language, zone, at })?;
    Ok(0)
}

/// The window of that id, which must run at that moment.
fn running<'r>(id: &str, at: Timestamp, rulebook: &'r Rulebook) -> Result<&'r Window, Problem> {
    let found = rulebook.windows.iter().find(|window| window.id == id);
    let Some(window) = found else {
        let open = rulebook.windows.iter().filter(|window| window.is_open(at));
        let near = did_you_mean(id, open.map(|window| window.id.as_str()));
        let help = source::meant(
            near,
            (
                "`tweetlint window list` lists those that are open",
                "`tweetlint window list` viser dem, der er åbne",
            ),
        );
        let message = (format!("there is no window `{id}`"), format!("der er intet vindue `{id}`"));
        return Err(Problem::in_file("window close", message).help(help));
    };
    let clock = |time: Timestamp| on_the_wall(time, &rulebook.timezone);
    let wrong = |en: String, da: String, help: (&str, &str)| {
        let at = register::place(window);
        Err(Problem::new(at, (en, da)).help(help))
    };
    match (window.from, window.until) {
        (None, _) => wrong(
            format!("`{id}` is dormant"),
            format!("`{id}` sover"),
            ("it holds nothing, so leave it as it is", "det holder intet tilbage, så lad det være"),
        ),
        (_, Some(until)) if until <= at => wrong(
            format!("`{id}` is closed already, since {}", clock(until)),
            format!("`{id}` er lukket i forvejen, siden {}", clock(until)),
            (
                "to move its end, mend `until` by hand",
                "flyt slutningen ved at rette `until` i hånden",
            ),
        ),
        (Some(from), _) if at < from => wrong(
            format!("`{id}` begins {}, which is later than this end", clock(from)),
            format!("`{id}` begynder {}, som er senere end denne slutning", clock(from)),
            (
                "name a later end with `--at`, or take the record out by hand",
                "nævn en senere slutning med `--at`, eller tag posten ud i hånden",
            ),
        ),
        _ => Ok(window),
    }
}

/// Complains of an all-clear that was given before the danger, or is yet to come.
fn fits(
    clear: Timestamp,
    window: &Window,
    end: Timestamp,
    rulebook: &Rulebook,
) -> Result<(), Problem> {
    let clock = |time: Timestamp| on_the_wall(time, &rulebook.timezone);
    let message = if let Some(from) = window.from.filter(|from| clear < *from) {
        (
            format!("lies before the window begins, {}", clock(from)),
            format!("ligger, før vinduet begynder, {}", clock(from)),
        )
    } else if end + SignedDuration::from_mins(1) < clear {
        (
            format!("lies after the window ends, {}", clock(end)),
            format!("ligger, efter at vinduet slutter, {}", clock(end)),
        )
    } else {
        return Ok(());
    };
    let help = (
        "write when those who lead said that it is over, or mend `--at`",
        "skriv, hvornår de, der leder, afblæste, eller ret `--at`",
    );
    Err(Problem::in_file("--all-clear", message).help(help))
}

fn set(source: &Source, id: &str, entry: (&str, &str), after: &str) -> Result<String, Failure> {
    let root = yaml::parse(source)?;
    let record = write_window::find(&root, id);
    let text = record.and_then(|record| write_window::set(source, record, entry, after));
    text.ok_or_else(|| register::by_hand(source).into())
}

/// What has ended, what is held still, and what runs on.
fn tell(window: &Window, rulebook: &Rulebook, told: Told<'_>) -> io::Result<()> {
    let pick = |en: String, da: String| told.language.pick(en, da);
    let clock = |time: Timestamp| on_the_wall(time, told.zone);
    let (id, end) = (&window.id, clock(told.at));
    let mut lines = vec![pick(format!("{id} ends {end}"), format!("{id} slutter {end}"))];
    // The last second still belongs to the window.
    let after = told.at + SignedDuration::from_secs(1);
    let held = words::held(window, after);
    if held.is_empty() {
        lines.push(pick(
            "holds nothing back after that".into(),
            "holder intet tilbage derefter".into(),
        ));
    } else {
        let names = told.joined(held.iter().map(|held| told.held(*held)));
        let free = clock(told.at + window.cooldown);
        lines.push(pick(
            format!("holds back {names} until {free} still"),
            format!("holder stadig {names} tilbage til {free}"),
        ));
    }
    let others = rulebook.windows.iter().filter(|other| other.id != *id && other.is_open(after));
    lines.extend(others.map(|other| {
        pick(format!("{} is open still", other.id), format!("{} er stadig åben", other.id))
    }));
    let lines: Vec<_> = lines.iter().map(|line| visible(line)).collect();
    writeln!(io::stdout(), "{}", lines.join("\n  "))
}
