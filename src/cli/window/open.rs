//! `tweetlint window open`: writes a window into the register, so that all later
//! checks apply it.

use std::io::{self, Write};

use jiff::{Timestamp, ToSpan};

use super::{
    Failure, RulebookArguments, emergency, held_kind, level, paragraph, record_from_flags,
    register::{self, Register},
    window_kind,
};
use crate::{
    cli::{
        flags,
        terminal::{Terminal, print_notes},
        window_notes,
    },
    message::Message,
    output::Shown,
    rulebook::Layers,
    window::{Emergency, HeldKind, Level, Times, Window, WindowKind, edit_register},
    yaml,
};

/// The arguments of `window open`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(long)]
    pub(super) id: Option<String>,
    #[arg(long, value_parser = window_kind())]
    pub(super) kind: Option<WindowKind>,
    #[arg(long, value_name = "EVENT", num_args = 1.., value_delimiter = ',', value_parser = emergency(), ignore_case = true)]
    pub(super) about: Vec<Emergency>,
    #[arg(long, value_parser = level())]
    pub(super) level: Option<Level>,
    #[arg(long, value_name = "HANDLE", num_args = 1.., value_delimiter = ',')]
    pub(super) lead: Vec<String>,
    #[arg(long, value_name = "DOMAIN", num_args = 1.., value_delimiter = ',')]
    pub(super) lead_domain: Vec<String>,
    #[arg(long, value_name = "WORD", num_args = 1.., value_delimiter = ',')]
    pub(super) topic: Vec<String>,
    #[arg(long, value_name = "WORD", num_args = 1.., value_delimiter = ',')]
    pub(super) area: Vec<String>,
    #[arg(long, value_name = "TAG", num_args = 1.., value_delimiter = ',')]
    pub(super) hashtag: Vec<String>,
    #[arg(long, value_name = "SOURCE", num_args = 1.., value_delimiter = ',')]
    pub(super) allow: Vec<String>,
    #[arg(long, value_name = "HANDLE=ROLE", num_args = 1.., value_delimiter = ',')]
    pub(super) role: Vec<String>,
    #[arg(long, value_name = "TIME")]
    pub(super) from: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(super) until: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(super) review_by: Option<String>,
    #[arg(long, value_name = "WHAT", num_args = 1.., value_delimiter = ',', value_parser = held_kind())]
    pub(super) hold: Vec<HeldKind>,
    #[arg(long, value_name = "DURATION")]
    pub(super) hold_for: Option<String>,
    #[arg(long)]
    pub(super) title: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(super) template: Option<String>,
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT")]
    pub(super) at: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Writes the record of the window, and reports which posts it holds from now on.
/// With `--dry-run`, only prints the record.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let register = Register::for_new(&arguments.rulebook, layers)?;
    let times = times(arguments, &register, now)?;
    let record = record_from_flags::build(arguments, &register, times)?;
    let id = record.get("id").and_then(yaml::Node::text).expect("each record has an id");
    let block = yaml::item(&record) + "\n";
    let text = edit_register::add(&register.source, &block, &record)?;
    let window = register.trial(&text, id)?;
    if arguments.dry_run {
        write!(io::stdout(), "{}", Shown::new(block).without_commands())?;
        return Ok(0);
    }
    register.save(&text)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &register.rulebook);
    report(&window, times.now, &register::flags(&arguments.rulebook), terminal)?;
    print_notes(&register.notes(), terminal);
    print_notes(&record_from_flags::notes(arguments), terminal);
    window_notes::of_opened(&window, &register.rulebook, times.now, terminal);
    Ok(0)
}

/// Parses the times on the command line. All invalid times are reported together.
fn times(arguments: &Arguments, register: &Register<'_>, now: Timestamp) -> Result<Times, Failure> {
    let mut problems = Vec::new();
    let mut read = |flag: &str, written: &Option<String>, now: Timestamp| {
        let time = flags::register_time(flag, written.as_deref()?, &register.rulebook, now);
        time.map_err(|problem| problems.push(problem)).ok()
    };
    let now = read("--at", &arguments.at, now).unwrap_or(now);
    let from = read("--from", &arguments.from, now);
    let until = read("--until", &arguments.until, now);
    let review_by = read("--review-by", &arguments.review_by, now);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let now = whole_minute(now);
    let from = from.unwrap_or(now);
    let default = until.is_none().then(|| default_review(arguments, register, from.max(now)));
    Ok(Times { now, from, until, review_by: review_by.or(default) })
}

/// When the window must be reviewed if no flag says it: a day after `time`, when
/// the same people are on duty. Mourning and election periods last longer, so they
/// are reviewed after a week.
fn default_review(arguments: &Arguments, register: &Register<'_>, time: Timestamp) -> Timestamp {
    let template = arguments.template.as_deref();
    let windows = &register.rulebook.windows;
    let source = windows.iter().find(|window| Some(window.id.as_str()) == template);
    let days = match arguments.kind.or_else(|| source.map(|window| window.kind)) {
        Some(WindowKind::Mourning | WindowKind::PreElection) => 7,
        _ => 1,
    };
    let next = time.to_zoned(register.rulebook.timezone.clone()).checked_add(days.days());
    next.map_or(Timestamp::MAX, |next| next.timestamp())
}

/// The beginning of the minute that a time is in.
pub(super) fn whole_minute(time: Timestamp) -> Timestamp {
    let seconds = time.as_second();
    Timestamp::from_second(seconds - seconds.rem_euclid(60)).unwrap_or(time)
}

/// Reports which window was opened, how to see which posts wait because of it, and how to end
/// it.
fn report(window: &Window, now: Timestamp, flags: &str, terminal: Terminal) -> io::Result<()> {
    let mut lines = window.summary(now);
    lines.extend(window.finds());
    lines.extend(window.lacks_area());
    let heading = lines.remove(0);
    lines.insert(0, Message::new("window-opened").with("window", heading));
    let ends = match window.until {
        Some(until) => Message::new("window-ends-at-or-with").with("until", window.moment(until)),
        None => Message::new("window-ends-with"),
    };
    let file = Shown::message(&Message::new("window-queue-file"), terminal.language);
    let queue = (Message::new("window-queue-with"), format!("tweetlint queue {file}{flags}"));
    let close = (ends, format!("tweetlint window close {}{flags}", window.id));
    let mut out = io::stdout();
    writeln!(out, "{}", paragraph(&lines, window, terminal))?;
    let holds_any = !window.held_kinds(window.from.map_or(now, |from| from.max(now))).is_empty();
    for (sentence, command) in holds_any.then_some(queue).into_iter().chain([close]) {
        let sentence = Shown::message(&sentence, terminal.language).to_string();
        // The command is there to be copied, so it stays on one line.
        writeln!(out, "{}\n  {}", terminal.fold(&sentence), Shown::new(command))?;
    }
    Ok(())
}
