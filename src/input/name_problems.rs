//! The problems that columns and keys look like something that must not be left out, but are not read.

use super::{
    likeness::{Likeness, is_of_picture},
    text_columns::platforms_of_text,
    unknown_names::short,
};
use crate::{
    mapping::PostField,
    message::Message,
    platform::Platform,
    source::{Problem, Source, Span},
};

/// The problem that a column or key looks like a field of a post, but is not read.
pub(super) fn looks_like(like: Likeness, name: &str, source: &Source, span: Span) -> Problem {
    let (what, field) = match like {
        Likeness::PlannedTime | Likeness::Time => ("looks-like-time", "time"),
        Likeness::Text if is_of_picture(name) => ("looks-like-alt", "alt"),
        Likeness::Text => ("looks-like-text", "text"),
        Likeness::Account => ("looks-like-account", "account"),
        Likeness::State => ("looks-like-state", "scheduled"),
    };
    let name = &*short(name);
    let message = Message::new(what).with("name", name);
    let is_for_platforms = name == "texts" || !platforms_of_text(name).is_empty();
    let help = if like == Likeness::Text && is_for_platforms {
        Message::new("text-for-platform-help").with("name", name)
    } else if like == Likeness::State {
        Message::new("json-state-help").with("field", field).with("name", name)
    } else {
        Message::new("looks-like-help").with("field", field).with("name", name)
    };
    Problem::at(source, span, message).help(help)
}

/// The problem that a column of a table of published posts says which are drafts, but is not read.
pub(super) fn has_states(name: &str, source: &Source, span: Span) -> Problem {
    let name = &*short(name);
    let help = Message::new("looks-like-help").with("field", "state").with("name", name);
    Problem::at(source, span, Message::new("looks-like-state").with("name", name)).help(help)
}

/// The problem that a column has names of platforms, but is not read.
pub(super) fn has_platforms(name: &str, source: &Source, span: Span) -> Problem {
    let name = &*short(name);
    let help = Message::new("looks-like-help").with("field", "platform").with("name", name);
    Problem::at(source, span, Message::new("looks-like-platform").with("name", name)).help(help)
}

/// The problem that a column says which drafts are a thread, but is not read.
pub(super) fn has_threads(name: &str, source: &Source, span: Span) -> Problem {
    let name = &*short(name);
    let help = Message::new("column-of-threads-help").with("name", name);
    Problem::at(source, span, Message::new("column-of-threads").with("name", name)).help(help)
}

/// The problem that a column has texts beside those of the column `first`, but is not read.
pub(super) fn has_second_texts(name: &str, first: &str, source: &Source, span: Span) -> Problem {
    let name = &*short(name);
    let help = Message::new("second-text-help").with("name", name).with("first", first);
    Problem::at(source, span, Message::new("looks-like-text").with("name", name)).help(help)
}

/// The problem that a column has times, but is not read.
pub(super) fn has_times(name: &str, source: &Source, span: Span) -> Problem {
    has_times_of("time", name, source, span)
}

/// The problem that a column has the times of day that the days beside it lack, but is not read.
pub(super) fn has_clocks(name: &str, source: &Source, span: Span) -> Problem {
    has_times_of("clock", name, source, span)
}

fn has_times_of(field: &'static str, name: &str, source: &Source, span: Span) -> Problem {
    let name = &*short(name);
    let help = Message::new("looks-like-help").with("field", field).with("name", name);
    Problem::at(source, span, Message::new("column-of-times").with("name", name)).help(help)
}

/// The problem that a column has other accounts than the column `first`, but is not read.
pub(super) fn has_second_accounts(name: &str, first: &str, source: &Source, span: Span) -> Problem {
    let name = &*short(name);
    let help = Message::new("second-account-help").with("name", name).with("first", first);
    Problem::at(source, span, Message::new("looks-like-account").with("name", name)).help(help)
}

/// The problem that a column or key that is not read has days of the week and times of day that are not those
/// of publication.
pub(super) fn has_perhaps_later_times(name: &str, source: &Source, span: Span) -> Problem {
    let name = &*short(name);
    let help = Message::new("planned-perhaps-later-help").with("name", name);
    Problem::at(source, span, Message::new("planned-perhaps-later").with("name", name)).help(help)
}

/// The problem that a column that is not read has later times than those of publication.
pub(super) fn has_later_times(name: &str, source: &Source, span: Span) -> Problem {
    let name = &*short(name);
    let help = Message::new("column-of-later-times-help").with("name", name);
    Problem::at(source, span, Message::new("planned-later").with("name", name)).help(help)
}

/// The problem that a key that is not read has a later time than that of publication.
pub(super) fn has_later_keys(name: &str, source: &Source, span: Span) -> Problem {
    let name = &*short(name);
    let help = Message::new("json-planned-later-help").with("name", name);
    Problem::at(source, span, Message::new("planned-later").with("name", name)).help(help)
}

/// The problem that a column or key that is not read says by its name when a post goes out, and has
/// something that is not a time.
pub(super) fn has_unclear_plan(name: &str, source: &Source, span: Span) -> Problem {
    let name = &*short(name);
    let help = Message::new("planned-unclear-help").with("name", name);
    Problem::at(source, span, Message::new("planned-unclear").with("name", name)).help(help)
}

/// The problem that a column has times, but no name. `letters` is what spreadsheets call it.
pub(super) fn has_times_without_name(letters: &str, source: &Source, span: Span) -> Problem {
    let message = Message::new("column-of-times-without-name").with("column", letters);
    Problem::at(source, span, message).help(Message::new("column-of-times-without-name-help"))
}

/// The problem that a column has only the name of a platform: nobody can say whether it
/// contains texts, or marks the posts that are published there.
pub(super) fn named_as_platform(
    platform: Platform,
    name: &str,
    source: &Source,
    span: Span,
) -> Problem {
    let message = Message::new("platform-column").with("name", name);
    let message = message.with("platform", platform.facts().display_name);
    Problem::at(source, span, message).help(platform_column_help(platform, name))
}

/// What to do about a column with the name of a platform.
pub(super) fn platform_column_help(platform: Platform, name: &str) -> Message {
    let field = PostField::TextFor(platform).name();
    Message::new("platform-column-help").with("field", field).with("name", name)
}
