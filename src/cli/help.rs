//! The texts of `--help` in the user's language.
//!
//! The help texts are messages in the message file of each language; clap is given
//! only the names of commands and flags. The message of the command `window open` is
//! `help-window-open`, and that of its flag `--dry-run` is
//! `help-window-open-dry-run`. A flag of several commands can have one common
//! message, such as `help-lang`. A new language therefore needs no changes to the
//! structs of the commands.
//!
//! The command line is first parsed without texts, which is faster. If clap responds
//! with help or an error, it is parsed again with texts.

use clap::{
    Arg, Command,
    builder::{StyledStr, Styles},
};

use unicode_width::UnicodeWidthStr;

use crate::{
    input,
    language::Language,
    message::{self, Value, any_of},
    output,
};

/// Adds all texts in a language to a command, including the headings, which clap
/// would write in English.
pub(super) fn in_language(command: Command, language: Language) -> Command {
    layout(with_texts(command, language), language)
}

/// Adds the help texts of all commands and flags in a language.
pub(super) fn with_texts(mut command: Command, language: Language) -> Command {
    // Adds the flag `--help` and the command `help`, so that they get texts, too.
    command.build();
    command_texts(command, "help-tweetlint", "help", language)
}

/// Gives a command the message `id` as its help text. The messages of its flags and
/// subcommands have ids that begin with `path`, such as `help-window`. Only for the
/// program itself and the command `help` does `id` differ from `path`.
fn command_texts(command: Command, id: &str, path: &str, language: Language) -> Command {
    let command = command
        .about(text(id, language).unwrap_or_default())
        .mut_args(|argument| argument_texts(argument, path, language))
        .mut_subcommands(|inner| {
            if inner.get_name() == "help" {
                return command_texts(inner, "help-help-command", path, language);
            }
            let id = format!("{path}-{}", inner.get_name());
            command_texts(inner, &id, &id, language)
        });
    match text(&format!("{id}-after"), language) {
        Some(after) => command.after_help(after),
        None => command,
    }
}

/// Gives an argument of the command at `path` its help text, and the name of its
/// value.
fn argument_texts(argument: Arg, path: &str, language: Language) -> Arg {
    let help = argument_ids(&argument, path).iter().find_map(|id| text(id, language));
    let name = value_id(&argument).and_then(|id| text(&id, language));
    let argument = argument.help(help.unwrap_or_default());
    match name {
        Some(name) => argument.value_name(name),
        None => argument,
    }
}

/// The ids under which the help text of an argument may be found: first the one for
/// this command (`help-check-lang`), then the one that several commands share
/// (`help-lang`).
fn argument_ids(argument: &Arg, path: &str) -> [String; 2] {
    let name = argument.get_id().as_str().replace('_', "-");
    [format!("{path}-{name}"), format!("help-{name}")]
}

/// The id of the message that names the value of an argument, as `FILE` in
/// `--output FILE`. `None` if the argument takes no value.
fn value_id(argument: &Arg) -> Option<String> {
    let named = argument.get_value_names().and_then(|names| names.first());
    let name = named.map_or(argument.get_id().as_str(), |name| name.as_str());
    let id = format!("help-value-{}", name.to_lowercase().replace(['|', '=', '_'], "-"));
    argument.get_action().takes_values().then_some(id)
}

/// Gives a command the headings, the usage line and the notes in brackets, which
/// clap would write in English.
fn layout(command: Command, language: Language) -> Command {
    let word = |id| text(id, language).unwrap_or_default();
    let mut command = command
        .subcommand_value_name(word("help-value-command"))
        .subcommand_help_heading(word("help-heading-commands"))
        .mut_args(|argument| argument_layout(argument, language))
        .mut_subcommands(|inner| layout(inner, language));
    let usage = command.render_usage().ansi().to_string();
    // The text up to the first space is the heading that clap writes, `Usage:`.
    let (_, usage) = usage.split_once(' ').unwrap_or_default();
    let usage = usage.replace("[OPTIONS]", &word("help-usage-options"));
    // The second way to use a command is below the first, whose heading has another
    // length in each language.
    let indent = " ".repeat(word("help-heading-usage").width() + 1);
    let usage = usage.replace("\n       ", &format!("\n{indent}"));
    let styles = Styles::styled();
    let style = styles.get_usage();
    let heading = format!("{style}{}{style:#}", word("help-heading-usage"));
    let template =
        format!("{{about-with-newline}}\n{heading} {{usage}}\n\n{{all-args}}{{after-help}}");
    command.override_usage(StyledStr::from(usage)).help_template(template)
}

fn argument_layout(argument: Arg, language: Language) -> Arg {
    let heading =
        if argument.is_positional() { "help-heading-arguments" } else { "help-heading-options" };
    let mut help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    for note in notes(&argument, language) {
        help.push(' ');
        help.push_str(&note);
    }
    argument
        .help(help)
        .help_heading(text(heading, language).unwrap_or_default())
        .hide_env(true)
        .hide_default_value(true)
        .hide_possible_values(true)
}

/// The notes in brackets after the help text of an argument: its environment
/// variable, its default and its possible values.
fn notes(argument: &Arg, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    let mut note = |id, name, value: String| {
        notes.extend(message::find(id, &[(name, value.into())], language));
    };
    if let Some(variable) = argument.get_env() {
        note("help-variable", "name", variable.to_string_lossy().into_owned());
    }
    if !argument.get_action().takes_values() {
        return notes;
    }
    let defaults = argument.get_default_values().iter().map(|value| value.to_string_lossy());
    let defaults = defaults.collect::<Vec<_>>().join(" ");
    if !defaults.is_empty() {
        note("help-default", "value", defaults);
    }
    let values = argument.get_possible_values();
    let values: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
    if !values.is_empty() {
        note("help-possible-values", "values", values.join(", "));
    }
    notes
}

/// The text of a message, with the lists of names that some messages contain. `None`
/// if the language has no message with this id.
fn text(id: &str, language: Language) -> Option<String> {
    let names: [(&str, Value); 3] = [
        ("languages", any_of(Language::ALL.map(|(tag, _)| tag))),
        ("input_formats", any_of(input::FORMATS.iter().map(|format| format.name))),
        ("output_formats", any_of(output::FORMATS.iter().map(|format| format.name))),
    ];
    message::find(id, &names, language)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    /// Collects in `ids` the messages that a command and its subcommands use. Panics
    /// if such a message is missing.
    fn used(
        command: &Command,
        id: &str,
        path: &str,
        language: Language,
        ids: &mut BTreeSet<String>,
    ) {
        assert!(text(id, language).is_some(), "{} has no {id}", language.tag());
        ids.extend([id.to_owned(), format!("{id}-after")]);
        for argument in command.get_arguments() {
            let candidates = argument_ids(argument, path);
            let found = candidates.iter().find(|id| text(id, language).is_some());
            let found = found.unwrap_or_else(|| panic!("{} has no {candidates:?}", language.tag()));
            ids.insert(found.clone());
            if let Some(id) = value_id(argument) {
                assert!(text(&id, language).is_some(), "{} has no {id}", language.tag());
                ids.insert(id);
            }
        }
        for inner in command.get_subcommands() {
            if inner.get_name() == "help" {
                used(inner, "help-help-command", path, language, ids);
                continue;
            }
            let id = format!("{path}-{}", inner.get_name());
            used(inner, &id, &id, language, ids);
        }
    }

    #[test]
    fn every_command_and_argument_has_a_text_in_every_language() {
        let mut command = Cli::command();
        command.build();
        for (_, language) in Language::ALL {
            used(&command, "help-tweetlint", "help", language, &mut BTreeSet::new());
        }
    }

    #[test]
    fn every_help_text_belongs_to_a_command_or_argument() {
        let mut command = Cli::command();
        command.build();
        let mut ids = BTreeSet::new();
        used(&command, "help-tweetlint", "help", Language::En, &mut ids);
        let lines = include_str!("../message/en.ftl").lines();
        let known = lines.filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
        let code = include_str!("help.rs");
        let unused: Vec<&str> = known
            .filter(|id| id.starts_with("help-"))
            .filter(|id| !ids.contains(*id) && !code.contains(&format!("\"{id}\"")))
            .collect();
        assert!(unused.is_empty(), "no command or argument uses {unused:?}");
    }
}
