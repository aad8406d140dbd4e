//! `tweetlint completions`: for shells.

use std::io::{self, Write};

use clap::CommandFactory;

use super::{Cli, Failure};

/// What `completions` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The shell
    shell: clap_complete::Shell,
}

/// Prints the completions of a shell.
pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "tweetlint", &mut script);
    io::stdout().write_all(&script)?;
    Ok(0)
}
