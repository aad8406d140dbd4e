//! Messages for usage errors, such as an unknown flag, in the user's language.
//!
//! clap finds the errors, but has only English texts. They are replaced by messages
//! in each language. The rarer kinds of errors, such as a flag with too few values,
//! keep clap's text.

use std::{error::Error, fmt};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::terminal::Terminal;
use crate::{
    message::{Message, Value, all_of, any_of},
    output::Shown,
    window::Emergency,
};

/// The error that the value of a flag is invalid. The message says what is expected
/// instead.
#[derive(Clone, Debug)]
pub(super) struct Expected(pub(super) Message);

impl Expected {
    /// The error that the value is none of these.
    pub(super) fn one_of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self(Message::new("usage-expected-one-of").with("names", any_of(names)))
    }
}

impl fmt::Display for Expected {
    /// The English text, which clap includes in its errors.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for Expected {}

/// The text of an error in the language of the terminal; `None` if the text of clap
/// is to be used.
pub(super) fn render(error: &clap::Error, terminal: Terminal) -> Option<String> {
    let language = terminal.language;
    let say = |message: Message| Shown::message(&message, language).to_string();
    let mut text = say(message(error)?);
    if let Some(near) = suggestions(error) {
        text.push_str("\n\n  ");
        text.push_str(&say(Message::new("usage-did-you-mean").with("names", near)));
    }
    if let Some(usage) = usage(error) {
        text.push_str("\n\n");
        text.push_str(&say(Message::new("usage-usage").with("usage", usage)));
    }
    let word = say(Message::new("usage-error"));
    let text = format!("{word}: {text}\n\n{}\n", say(Message::new("usage-more")));
    let text = terminal.fold(&text);
    Some(match text.strip_prefix(&word) {
        Some(rest) if terminal.color => format!("\x1b[1;31m{word}\x1b[0m{rest}"),
        _ => text,
    })
}

/// The first sentence of an error; `None` if the text of clap is to be used.
fn message(error: &clap::Error) -> Option<Message> {
    let argument = || texts(error, ContextKind::InvalidArg).first().copied();
    let value = || texts(error, ContextKind::InvalidValue).first().copied();
    let command = || texts(error, ContextKind::InvalidSubcommand).first().copied();
    Some(match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            invalid_value(error, argument()?, value()?)
        }
        ErrorKind::TooManyValues => Message::new("usage-no-value-taken")
            .with("argument", argument()?)
            .with("value", value()?),
        ErrorKind::WrongNumberOfValues => Message::new("usage-value-count")
            .with("argument", argument()?)
            .with("expected", number(error, ContextKind::ExpectedNumValues)?)
            .with("found", number(error, ContextKind::ActualNumValues)?),
        ErrorKind::UnknownArgument => match argument()? {
            flag if flag.starts_with('-') => {
                Message::new("usage-unknown-flag").with("argument", flag)
            }
            other => Message::new("usage-unexpected").with("argument", other),
        },
        ErrorKind::InvalidSubcommand => {
            Message::new("usage-unknown-command").with("command", command()?)
        }
        ErrorKind::MissingSubcommand => {
            Message::new("usage-no-command").with("command", command()?)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(error, ContextKind::InvalidArg);
            Message::new("usage-missing")
                .with("count", missing.len())
                .with("names", all_of(in_code(&missing).iter().map(String::as_str)))
        }
        ErrorKind::ArgumentConflict => conflict(error, argument()?),
        ErrorKind::InvalidUtf8 => Message::new("usage-invalid-text"),
        _ => return None,
    })
}

/// The message that a value is invalid, and what is expected instead.
fn invalid_value(error: &clap::Error, argument: &str, value: &str) -> Message {
    if value.is_empty() {
        return Message::new("usage-no-value").with("argument", argument);
    }
    let problem =
        Message::new("usage-invalid-value").with("value", value).with("argument", argument);
    let values = texts(error, ContextKind::ValidValue);
    let stated = error.source().and_then(|source| source.downcast_ref::<Expected>());
    let expected = match stated {
        Some(Expected(expected)) => expected.clone(),
        None if values.is_empty() => return problem,
        // Their names differ between languages.
        None if names_emergency(argument) => Emergency::expected(),
        None => Expected::one_of(values).0,
    };
    Message::new("usage-expected").with("problem", problem).with("expected", expected)
}

/// Whether the values of an argument are emergencies.
fn names_emergency(argument: &str) -> bool {
    argument.starts_with("--about")
}

fn conflict(error: &clap::Error, argument: &str) -> Message {
    let others = texts(error, ContextKind::PriorArg);
    if others.is_empty() || others == [argument] {
        return Message::new("usage-only-once").with("argument", argument);
    }
    Message::new("usage-conflict")
        .with("argument", argument)
        .with("others", any_of(in_code(&others).iter().map(String::as_str)))
}

/// The names that the user may have meant; `None` if no name is similar.
fn suggestions(error: &clap::Error) -> Option<Value> {
    let argument = texts(error, ContextKind::InvalidArg).first().copied().unwrap_or_default();
    if names_emergency(argument) {
        return Emergency::meant(texts(error, ContextKind::InvalidValue).first()?);
    }
    let kinds =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = kinds.into_iter().map(|kind| texts(error, kind)).find(|near| !near.is_empty())?;
    Some(any_of(in_code(&near).iter().map(String::as_str)))
}

/// Names in backticks.
fn in_code(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}

/// The usage line without the heading `Usage:`. Of a command that can be used in several
/// ways, the first is shown.
fn usage(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return None };
    let usage = usage.to_string();
    let (_, usage) = usage.lines().next()?.split_once(' ')?;
    Some(usage.to_owned())
}

fn number(error: &clap::Error, kind: ContextKind) -> Option<usize> {
    match error.get(kind) {
        Some(ContextValue::Number(number)) => usize::try_from(*number).ok(),
        _ => None,
    }
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text],
        Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}
