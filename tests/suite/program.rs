//! Runs the built program as a shell would, in an environment without settings.

use std::{
    fs,
    process::{Command, Output},
};

use tempfile::TempDir;

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

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, text) in files {
        write(&folder, name, text);
    }
    folder
}

/// Writes a file of a folder, and creates the folders above it.
pub(crate) fn write(folder: &TempDir, name: &str, text: &str) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("it is in the folder")).expect("there is room");
    fs::write(path, text).expect("there is room");
}
