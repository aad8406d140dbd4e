//! Looks up flags, and the environment variables that can be set instead, without
//! clap. This is for flags that are needed before clap has parsed the command line,
//! or whose values depend on the rulebook.

use std::{env, ffi::OsString};

use jiff::{Timestamp, ToSpan};

use super::{Failure, usage_errors::Expected};
use crate::{
    message::Message,
    register,
    rulebook::Rulebook,
    source::Problem,
    time::{TimeMistake, end_of_day, is_clock, parse_time, parse_written},
};

/// The value of a flag such as `--lang`, or else of its environment variable, even
/// if the command line is invalid. `None` if neither is given.
pub(super) fn value_of(flag: &str) -> Option<OsString> {
    let mut words = env::args_os().skip(1);
    let joined = words.find_map(|word| {
        let word = word.to_string_lossy();
        word.strip_prefix(flag)?.strip_prefix('=').map(OsString::from)
    });
    let apart = || env::args_os().skip_while(|word| word != flag).nth(1);
    let set = || env::var_os(variable(flag)).filter(|value| !value.is_empty());
    joined.or_else(apart).or_else(set)
}

/// The environment variable that can be set instead of a flag: `TWEETLINT_LANG` for
/// `--lang`.
fn variable(flag: &str) -> String {
    format!("TWEETLINT_{}", flag.trim_start_matches('-').replace('-', "_").to_uppercase())
}

/// The name by which the user set a value, for messages: `TWEETLINT_LANG` if only
/// the environment variable is set, else `--lang`.
pub(super) fn name_in_use(flag: &str) -> String {
    let variable = variable(flag);
    let set = env::var_os(&variable).is_some_and(|value| !value.is_empty());
    let mut words = env::args_os();
    if set && !words.any(|word| word.to_string_lossy().starts_with(flag)) {
        variable
    } else {
        flag.to_owned()
    }
}

/// Parses the time given to a flag. If it has no offset, it is in the time zone of
/// the rulebook. A time of day alone, such as `14:20` or `kl. 14.20`, is one of the day of
/// `now`.
fn time(written: &str, rulebook: &Rulebook, now: Timestamp) -> Result<Timestamp, TimeMistake> {
    let timezone = &rulebook.timezone;
    parse_time(written, timezone).or_else(|mistake| {
        let today = now.to_zoned(timezone.clone()).date();
        let clock = is_clock(written).then(|| format!("{today} {}", written.trim()));
        clock.map_or(Err(mistake), |time| parse_written(&time, timezone, || None))
    })
}

/// Parses the time given to a flag, for a register: it must be in the range of times
/// that a register may contain.
pub(super) fn register_time(
    flag: &str,
    written: &str,
    rulebook: &Rulebook,
    now: Timestamp,
) -> Result<Timestamp, Problem> {
    let time = time(written, rulebook, now);
    time.and_then(|time| register::in_range(time, written)).map_err(|mistake| wrong(flag, mistake))
}

fn wrong(flag: &str, mistake: TimeMistake) -> Problem {
    Problem::in_file(flag, mistake.message).help(mistake.help)
}

/// The time given to `--at`, or the current time.
pub(super) fn time_or_now(
    written: Option<&str>,
    rulebook: &Rulebook,
    now: Timestamp,
) -> Result<Timestamp, Failure> {
    let Some(written) = written else { return Ok(now) };
    Ok(time(written, rulebook, now).map_err(|mistake| wrong(&name_in_use("--at"), mistake))?)
}

/// The time given to `--at` of an audit, or the current time. A day counts whole, as that of
/// `--until` does, so it is the end of that day.
pub(super) fn end_or_now(
    written: Option<&str>,
    rulebook: &Rulebook,
    now: Timestamp,
) -> Result<Timestamp, Failure> {
    let day = written.map(str::trim).filter(|written| written.len() == DAY.len());
    let next = day.and_then(|day| end_of_day(day, &rulebook.timezone));
    let end = next.and_then(|next| next.checked_sub(1.second()).ok());
    end.map_or_else(|| time_or_now(written, rulebook, now), Ok)
}

/// How a day is written.
const DAY: &str = "2026-06-01";

/// Parses the value of an environment variable that turns a flag on or off, such as
/// `yes` or `0`.
pub(super) fn switch(written: &str) -> Result<bool, Expected> {
    match written.to_lowercase().as_str() {
        "1" | "yes" | "true" | "on" => Ok(true),
        "0" | "no" | "false" | "off" => Ok(false),
        _ => Err(Expected(Message::new("usage-expected-switch"))),
    }
}
