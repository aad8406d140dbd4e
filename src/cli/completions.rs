//! `tweetlint completions`: prints a completion script for a shell.

use std::io::{self, Write};

use clap::CommandFactory;

use super::{Cli, Failure, help, terminal::Terminal};

/// The arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    shell: clap_complete::Shell,
}

/// Prints the script for a shell.
pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let mut script = Vec::new();
    let mut command = help::with_texts(Cli::command(), Terminal::of_unparsed().language);
    clap_complete::generate(arguments.shell, &mut command, "tweetlint", &mut script);
    io::stdout().write_all(&script)?;
    Ok(0)
}
