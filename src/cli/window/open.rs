//! `tweetlint window open`: declares a window, so that from the next check on
//! posts are held against it.

use std::io::{self, Write};

use jiff::{SignedDuration, Timestamp, ToSpan};

use super::{
    Failure, RulebookArguments, level, record,
    register::{self, Register},
    window_kind,
    words::Told,
};
use crate::{
    cli::{flags, notes, terminal::Terminal},
    output::visible,
    register::{
        windows::{Level, Window, WindowKind},
        write_window,
    },
    rulebook::Layers,
    source::Problem,
    time::on_the_wall,
    yaml,
};

/// What `window open` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What to call it [default: its template or kind, and the day]
    #[arg(long)]
    pub(super) id: Option<String>,
    /// What it is about [default: that of the template, else crisis]
    #[arg(long, value_parser = window_kind())]
    pub(super) kind: Option<WindowKind>,
    /// How far it reaches [default: that of the template, else major]
    #[arg(long, value_parser = level())]
    pub(super) level: Option<Level>,
    /// Handles of those who lead; the first is the voice
    #[arg(long, value_name = "HANDLE", num_args = 1.., value_delimiter = ',')]
    pub(super) lead: Vec<String>,
    /// Domains whose pages speak for those who lead
    #[arg(long, value_name = "DOMAIN", num_args = 1.., value_delimiter = ',')]
    pub(super) lead_domain: Vec<String>,
    /// Words that name it; "brand*", in quotes, takes brandene and havnebrand, too
    #[arg(long, value_name = "WORD", num_args = 1.., value_delimiter = ',')]
    pub(super) topic: Vec<String>,
    /// Words that name the place
    #[arg(long, value_name = "WORD", num_args = 1.., value_delimiter = ',')]
    pub(super) area: Vec<String>,
    /// Its hashtags
    #[arg(long, value_name = "TAG", num_args = 1.., value_delimiter = ',')]
    pub(super) hashtag: Vec<String>,
    /// What an account of yours may do in it: lead, supporting or service
    #[arg(long, value_name = "HANDLE=ROLE", num_args = 1.., value_delimiter = ',')]
    pub(super) role: Vec<String>,
    /// When it began [default: now]
    #[arg(long, value_name = "TIME")]
    pub(super) from: Option<String>,
    /// When it ends, where that is known
    #[arg(long, value_name = "TIME")]
    pub(super) until: Option<String>,
    /// When somebody looks at it again [default: at this time tomorrow; in mourning and before elections, in a week]
    #[arg(long, value_name = "TIME")]
    pub(super) review_by: Option<String>,
    /// What people call it
    #[arg(long)]
    pub(super) title: Option<String>,
    /// Who declares it [default: the name you are logged in with]
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// A dormant window of the register to copy; flags change the copy
    #[arg(long, value_name = "ID")]
    pub(super) template: Option<String>,
    /// The moment that counts as now
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT", hide_env_values = true)]
    pub(super) at: Option<String>,
    /// Print the record and write nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// When a window begins, ends and is looked at again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    pub(super) now: Timestamp,
    pub(super) from: Timestamp,
    pub(super) until: Option<Timestamp>,
    /// None where the end is known and nobody asked for a review.
    pub(super) review_by: Option<Timestamp>,
}

/// Writes the record, and tells what is held from now on.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let register = Register::for_new(&arguments.rulebook, layers)?;
    let times = times(arguments, &register, now)?;
    let record = record::build(arguments, &register, times)?;
    let id = record.get("id").and_then(yaml::Node::text).expect("each record has an id");
    let block = yaml::item(&record) + "\n";
    let text = write_window::add(&register.source, &block, &record)?;
    let window = register.trial(&text, id)?;
    if arguments.dry_run {
        io::stdout().write_all(block.as_bytes())?;
        return Ok(0);
    }
    register.save(&text)?;
    let look = Terminal::of_stdout(&arguments.rulebook, &register.rulebook);
    let told = Told { language: look.language, zone: &register.rulebook.timezone, at: times.now };
    tell(&window, told, &register::flags(&arguments.rulebook))?;
    notes::of_opened(&window, &register.rulebook, times.now, look);
    Ok(0)
}

/// The times on the command line; all that are wrong are told at once.
fn times(arguments: &Arguments, register: &Register, now: Timestamp) -> Result<Times, Failure> {
    let mut problems = Vec::new();
    let mut read = |flag: &str, written: &Option<String>| {
        let time = flags::time(flag, written.as_deref()?, &register.rulebook);
        time.map_err(|problem| problems.push(problem)).ok()
    };
    let now = read("--at", &arguments.at).unwrap_or(now);
    let from = read("--from", &arguments.from);
    let until = read("--until", &arguments.until);
    let review_by = read("--review-by", &arguments.review_by);
    let now = whole_minute(now);
    let from = from.unwrap_or(now);
    let usual = until.is_none().then(|| reviewed(arguments, register, from.max(now)));
    let review_by = review_by.or(usual);
    for (flag, time) in [("--until", until), ("--review-by", review_by)] {
        if time.is_some_and(|time| time <= from) {
            let message = ("lies before the window begins", "ligger, før vinduet begynder");
            let help = ("mend it, or `--from`", "ret det eller `--from`");
            problems.push(Problem::in_file(flag, message).help(help));
        }
    }
    if problems.is_empty() {
        Ok(Times { now, from, until, review_by })
    } else {
        Err(problems.into())
    }
}

/// By when somebody must have looked at an open window again: at the same time
/// tomorrow, when the same people are at work. Mourning and the time before an
/// election last for longer, and on the second day nobody looks at them.
fn reviewed(arguments: &Arguments, register: &Register, time: Timestamp) -> Timestamp {
    let template = arguments.template.as_deref();
    let windows = &register.rulebook.windows;
    let copied = windows.iter().find(|window| Some(window.id.as_str()) == template);
    let days = match arguments.kind.or_else(|| copied.map(|window| window.kind)) {
        Some(WindowKind::Mourning | WindowKind::PreElection) => 7,
        _ => 1,
    };
    let next = time.to_zoned(register.rulebook.timezone.clone()).checked_add(days.days());
    next.map_or(time + SignedDuration::from_hours(24 * days), |next| next.timestamp())
}

/// The minute a moment falls in.
pub(super) fn whole_minute(time: Timestamp) -> Timestamp {
    let seconds = time.as_second();
    Timestamp::from_second(seconds - seconds.rem_euclid(60)).unwrap_or(time)
}

/// What has been written, what is held, and how it ends.
fn tell(window: &Window, told: Told<'_>, flags: &str) -> io::Result<()> {
    let opened = told.language.pick("Opened", "Åbnede");
    let end = window.until.map(|until| on_the_wall(until, told.zone));
    let ends = match end {
        Some(end) => told
            .language
            .pick(format!("It ends {end}, or with:"), format!("Den slutter {end}, eller med:")),
        None => told.language.pick("It ends with:", "Den slutter med:").to_owned(),
    };
    let command = format!("tweetlint window close {}{flags}", window.id);
    let paragraph = told.paragraph(window);
    writeln!(io::stdout(), "{opened} {paragraph}\n{ends}\n  {}", visible(&command))
}
