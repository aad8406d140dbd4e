//! `tweetlint test`: every rule against its own examples.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use super::{Failure, RulebookArguments, rulebook_arguments::load_rulebook, terminal::Terminal};
use crate::{examples, rulebook};

/// What `test` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The rulebook [default: the nearest tweetlint.yaml, looking upward]
    #[arg(value_name = "RULEBOOK")]
    pub(super) path: Option<PathBuf>,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Tries all examples, and tells those that do not show their rule.
pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let rulebook = match &arguments.path {
        Some(path) => {
            let windows = arguments.rulebook.windows.as_deref();
            rulebook::load(Some(path), windows).map_err(Failure::Problems)?
        }
        None => load_rulebook(&arguments.rulebook, &[])?,
    };
    let language = Terminal::of_stdout(&arguments.rulebook, &rulebook).language;
    let trial = examples::test(&rulebook);
    let mut out = io::stdout().lock();
    for failure in &trial.failures {
        writeln!(out, "{}: {}: {}", failure.place, failure.rule, failure.message)?;
    }
    if !trial.problems.is_empty() {
        return Err(Failure::Problems(trial.problems));
    }
    let (rules, examples, failures) = (trial.rules, trial.examples, trial.failures.len());
    let told = language.pick(
        format!("{rules} rules, {examples} examples, {failures} failed"),
        format!("{rules} regler, {examples} eksempler, {failures} fejlede"),
    );
    writeln!(out, "{told}")?;
    Ok(u8::from(!trial.failures.is_empty()))
}
