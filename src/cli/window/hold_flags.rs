//! Which posts a new window holds: the posts that its flags name, else those that
//! its template names, else, in a crisis, those that the rulebook names for crises.

use jiff::{SignedDuration, Timestamp};

use super::{flag_values::Flags, open::Arguments};
use crate::{
    message::Message,
    rulebook::Rulebook,
    source::Problem,
    time::{later, parse_duration},
    window::{HeldKind, Level, RecordBuilder, Times, WindowKind},
    yaml::Node,
};

/// How long a window holds all posts if the command line asks for that (`--hold
/// all`), but neither `--hold-for` nor the rulebook says how long.
const FIRST_HOURS: SignedDuration = SignedDuration::from_hours(3);

/// Writes into the record which kinds of posts the window holds (`hold`), and if it
/// holds all posts, until when (`hold_until`).
pub(super) fn set(
    record: &mut RecordBuilder,
    arguments: &Arguments,
    (rulebook, times): (&Rulebook, Times),
    flags: &mut Flags,
) {
    let duration = arguments.hold_for.as_deref().map(|written| read(written, flags));
    let (mut kinds, mut duration) = (arguments.hold.clone(), duration.flatten());
    if kinds.is_empty() && arguments.hold_for.is_some() {
        kinds.push(HeldKind::All);
    }
    if kinds.is_empty() && !record.has("hold") && is_crisis(record) {
        kinds.clone_from(&rulebook.crises.hold);
        duration = rulebook.crises.hold_for;
    } else if kinds.contains(&HeldKind::All) {
        duration = duration.or(rulebook.crises.hold_for).or(Some(FIRST_HOURS));
    }
    if kinds.is_empty() {
        return;
    }
    let names = kinds.iter().map(|kind| Node::of_text(kind.name()));
    let only = kinds == [HeldKind::All];
    let hold = if only { Node::of_text(HeldKind::All.name()) } else { Node::of_list(names) };
    record.set("hold", Some(hold));
    let until = duration.filter(|_| kinds.contains(&HeldKind::All) || arguments.hold_for.is_some());
    let until: Option<Timestamp> = until.map(|duration| later(times.from, duration));
    record.set_hold_until(until, &rulebook.timezone);
}

fn read(written: &str, flags: &mut Flags) -> Option<SignedDuration> {
    let duration = parse_duration(written);
    if duration.is_none() {
        let message = Message::new("duration-invalid").with("text", written);
        let help = Message::new("duration-invalid-help");
        flags.problems.push(Problem::in_file("--hold-for", message).help(help));
    }
    duration
}

/// Whether the window is a crisis with a level above `watch`, which means that
/// something has happened.
fn is_crisis(record: &RecordBuilder) -> bool {
    let (kind, level) = record.kind_and_level();
    kind == Some(WindowKind::Crisis) && level.is_some_and(|level| Level::Watch < level)
}
