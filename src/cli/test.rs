//! `tweetlint test`: runs the examples of every rule.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use super::{Failure, RulebookArguments, rulebook_arguments::load_rulebook, terminal::Terminal};
use crate::{examples, message::Message, output::Shown, rulebook::Layers, window::Windows};

/// The arguments of `test`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "RULEBOOK")]
    pub(super) path: Option<PathBuf>,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Runs all examples and prints those that fail.
pub(super) fn run(arguments: &Arguments, layers: &Layers) -> Result<u8, Failure> {
    let mut rulebook = load_rulebook(&arguments.rulebook, layers)?;
    // An example says in which windows it is. Those that happen to be in the register must not
    // change what is found in it.
    rulebook.windows = Windows::default();
    let language = Terminal::of_stdout(&arguments.rulebook, &rulebook).language;
    let report = examples::test(&rulebook);
    let mut out = io::stdout().lock();
    for failure in &report.failures {
        let message = Message::new("test-failure")
            .with("place", failure.place.to_string())
            .with("rule", failure.rule.as_str())
            .with("problem", failure.message.clone());
        writeln!(out, "{}", Shown::message(&message, language))?;
    }
    if !report.problems.is_empty() {
        return Err(Failure::Problems(report.problems));
    }
    let result = Message::new("test-result")
        .with("rules", report.rules)
        .with("examples", report.examples)
        .with("failures", report.failures.len());
    writeln!(out, "{}", result.get(language))?;
    Ok(u8::from(!report.failures.is_empty()))
}
