//! What is wrong with a command line, in Danish.
//!
//! In English the parser of the command line says it itself; here the same is
//! said in the same layout. What users hardly meet stays in English.

use std::{error::Error, fmt};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::terminal::Terminal;
use crate::{
    language::{Language, Localized},
    source::either,
};

/// What a value may be, where it is none of that.
#[derive(Clone, Debug)]
pub(super) struct Expected(pub(super) Localized);

impl fmt::Display for Expected {
    /// In English, as the parser of the command line writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.get(Language::En))
    }
}

impl Error for Expected {}

/// The mistake as a Danish reader is told it; nothing where the parser's own
/// words are right.
pub(super) fn told(error: &clap::Error, look: Terminal) -> Option<String> {
    let message = message(error).filter(|_| look.language == Language::Da)?;
    let word = if look.color { "\x1b[1;31mfejl\x1b[0m" } else { "fejl" };
    let tip = tip(error).map(|tip| format!("\n\n  tip: {tip}")).unwrap_or_default();
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => {
            format!("\n\n{}", usage.to_string().replacen("Usage:", "Brug:", 1))
        }
        _ => String::new(),
    };
    Some(format!("{word}: {message}{tip}{usage}\n\nSe mere med '--help'.\n"))
}

fn message(error: &clap::Error) -> Option<String> {
    let argument = || text(error, ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => wrong_value(error)?,
        ErrorKind::TooManyValues => {
            let value = text(error, ContextKind::InvalidValue)?;
            format!("'{}' tager ikke værdien '{value}'", argument()?)
        }
        ErrorKind::UnknownArgument => match argument()? {
            flag if flag.starts_with('-') => format!("flaget '{flag}' findes ikke"),
            other => format!("'{other}' hører ikke til her"),
        },
        ErrorKind::InvalidSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand)?;
            format!("kommandoen '{command}' findes ikke")
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(error, ContextKind::InvalidArg);
            format!("der mangler:\n  {}", missing.join("\n  "))
        }
        ErrorKind::ArgumentConflict => {
            let argument = argument()?;
            let others = texts(error, ContextKind::PriorArg);
            if others.is_empty() || others == [argument] {
                format!("'{argument}' kan kun bruges én gang")
            } else {
                let others: Vec<String> = others.iter().map(|other| format!("'{other}'")).collect();
                let others = either(others.iter().map(String::as_str)).da;
                format!("'{argument}' kan ikke bruges sammen med {others}")
            }
        }
        _ => return None,
    })
}

/// What is wrong with a value, and what it may be.
fn wrong_value(error: &clap::Error) -> Option<String> {
    let argument = text(error, ContextKind::InvalidArg)?;
    let value = text(error, ContextKind::InvalidValue)?;
    if value.is_empty() {
        return Some(format!("'{argument}' mangler en værdi"));
    }
    let expected = error.source().and_then(|source| source.downcast_ref::<Expected>());
    let expected = expected.map(|Expected(expected)| format!(": {}", expected.get(Language::Da)));
    let values = texts(error, ContextKind::ValidValue);
    let values = match values.as_slice() {
        [] => String::new(),
        values => format!("\n  [mulige værdier: {}]", values.join(", ")),
    };
    Some(format!(
        "værdien '{value}' duer ikke til '{argument}'{}{values}",
        expected.unwrap_or_default()
    ))
}

/// What may be meant.
fn tip(error: &clap::Error) -> Option<String> {
    let kinds =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = kinds.into_iter().map(|kind| texts(error, kind)).find(|near| !near.is_empty())?;
    let near: Vec<String> = near.iter().map(|near| format!("'{near}'")).collect();
    Some(format!("mente du {}?", either(near.iter().map(String::as_str)).da))
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    texts(error, kind).first().copied()
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text],
        Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}
