//! Dates, figures and names as the page writes them.

use std::fmt::Write as _;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    audit::{Account, Month},
    check::{Bound, Limit},
    cli::{
        self,
        audit::{figures, names},
    },
    language::Language,
    message::Message,
    metric::{Metric, Unit},
    output::Shown,
    platform::Platform,
    rulebook::Severity,
};

/// The text of a message without values.
pub(super) fn say(id: &'static str, language: Language) -> String {
    Message::new(id).get(language)
}

/// A text of the input that can be shown safely: personal data is masked, the text
/// is on one line, and characters that would have an effect are made visible.
pub(super) fn safe(text: &str) -> String {
    Shown::new(text.to_owned()).on_one_line().to_string()
}

/// The text of a message whose values come from the input.
pub(super) fn safely(message: &Message, language: Language) -> String {
    Shown::message(message, language).to_string()
}

/// A day in words, as `5. januar 2026`.
pub(super) fn day(day: Date, language: Language) -> String {
    Message::new("page-day")
        .with("day", day.day().to_string())
        .with("month", month_name(day.month(), language))
        .with("year", day.year().to_string())
        .get(language)
}

/// The day on which a time falls, in words; a dash if the time is unknown.
pub(super) fn day_of(time: Option<Timestamp>, timezone: &TimeZone, language: Language) -> String {
    let date = |time: Timestamp| time.to_zoned(timezone.clone()).date();
    time.map_or_else(|| "–".to_owned(), |time| day(date(time), language))
}

/// A month in words, as `januar 2026`.
pub(super) fn month(month: Month, language: Language) -> String {
    format!("{} {}", month_name(month.number(), language), month.year())
}

/// The name of the month with this number; 1 is January.
pub(super) fn month_name(number: i8, language: Language) -> String {
    Message::new("page-month").with("month", format!("m{number}")).get(language)
}

/// The name of a day of the week, from Monday as 0.
pub(super) fn weekday_name(number: usize, language: Language) -> String {
    Message::new("page-weekday").with("day", format!("d{}", number + 1)).get(language)
}

/// The name of a level of findings.
pub(super) fn level(severity: Severity, language: Language) -> String {
    cli::level(Some(severity)).get(language)
}

/// An account by its handle, followed by its platform unless that is X.
pub(super) fn account(account: &Account, language: Language) -> String {
    of_platform(safely(&names::short_name(&account.handle), language), account.platform)
}

/// The name of an account, followed by its platform unless that is X.
pub(super) fn of_platform(mut name: String, platform: Platform) -> String {
    if platform != Platform::X {
        let _ = write!(name, " ({})", platform.facts().display_name);
    }
    name.trim_start().to_owned()
}

/// The value of a metric, or the word for unknown if it is `None`.
pub(super) fn value(metric: Metric, value: Option<f64>, language: Language) -> String {
    match value {
        Some(value) => figure(value, metric.unit(), language),
        None => say("audit-unknown", language),
    }
}

/// A part, from 0 to 1, in percent.
pub(super) fn percent(part: f64, language: Language) -> String {
    figure(part, Unit::Share, language)
}

/// A figure with no-break spaces, so that its unit is not moved to the next line.
fn figure(value: f64, unit: Unit, language: Language) -> String {
    figures::value(value, unit, language).replace(' ', "\u{a0}")
}

/// The last days, in words.
pub(super) fn last_days(days: u32) -> Message {
    Message::new("page-last-days").with("days", i64::from(days))
}

/// What a limit is about, with the limit: where another one is about the same.
pub(super) fn with_limit(name: &str, limit: &Limit, language: Language) -> String {
    let message = match limit.over {
        Some(days) => Message::new("page-metric-over").with("days", last_days(days)),
        None => Message::new("page-metric-whole"),
    };
    message.with("metric", name).with("limit", bound(limit, language)).get(language)
}

/// What a limit asks for: `mindst 20 %`.
fn bound(limit: &Limit, language: Language) -> Message {
    let value = with_unit(limit.bound.value(), limit.metric.unit(), language);
    let id = match limit.bound {
        Bound::Min(_) => "audit-at-least",
        Bound::Max(_) => "audit-at-most",
    };
    Message::new(id).with("limit", value)
}

/// The days that a figure is about.
pub(super) enum Days {
    /// All of the period.
    All,
    /// A number of days, up to the last day with posts.
    Last(u32, String),
    /// From one day to another.
    From(String, String),
}

/// Over which days a figure is, and what a limit asks of it, as `hele perioden; krav: mindst
/// 20 %`.
pub(super) fn limit(limit: &Limit, days: Days, language: Language) -> String {
    let message = match days {
        Days::From(first, last) => {
            Message::new("page-limit-days").with("first", first).with("last", last)
        }
        Days::Last(days, last) => {
            Message::new("page-limit-over").with("days", last_days(days)).with("last", last)
        }
        Days::All => Message::new("page-limit-whole"),
    };
    message.with("limit", bound(limit, language)).get(language)
}

/// A figure with its unit, if it has one that is a word: `3 timer`.
pub(super) fn with_unit(value: f64, unit: Unit, language: Language) -> String {
    with_word(figure(value, unit, language), unit, language)
}

/// A figure that is compared with a limit, with its unit if that is hours: always a phrase of its
/// own, while the sentences about other figures have their unit themselves.
pub(super) fn beside_limit(value: f64, of: &Limit, language: Language) -> String {
    let unit = of.metric.unit();
    let shown = figures::value_beside(value, of.bound.value(), unit, language);
    let shown = shown.replace(' ', "\u{a0}");
    if unit == Unit::Hours { with_word(shown, unit, language) } else { shown }
}

/// A figure as it is shown, with its unit if that is a word.
fn with_word(shown: String, unit: Unit, language: Language) -> String {
    let message = match unit {
        Unit::Hours => Message::new("unit-hours"),
        Unit::Days => Message::new("unit-days"),
        Unit::Posts => Message::new("unit-posts"),
        _ => return shown,
    };
    message.with("count", plural(&shown)).with("value", shown).get(language)
}

/// The number by which a message chooses between singular and plural for a figure as it is shown:
/// `1.4` is no *one*.
pub(super) fn plural(shown: &str) -> i64 {
    match shown {
        "0" => 0,
        "1" => 1,
        _ => 2,
    }
}

/// A count with the separators of the language.
pub(super) fn count(number: impl TryInto<u64>, language: Language) -> String {
    figures::count(number.try_into().unwrap_or(u64::MAX), language)
}

/// A number for a message that chooses between singular and plural.
pub(super) fn number(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}
