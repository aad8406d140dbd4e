//! Runs the built program as a shell would, in an environment without settings.

use std::process::{Command, Output};

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit code; none where a signal ended the program.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// The program with these arguments, split at spaces.
pub(crate) fn tweetlint(arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tweetlint"));
    command.env_clear().args(arguments.split_whitespace());
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}
