//! Flags that are written before the command `merge`.

use std::path::PathBuf;

use super::Failure;
use crate::{message::Message, source::Problem};

/// The name of the command that joins what several runs of `audit` or `hashtags` counted.
const MERGE: &str = "merge";

/// Explains where flags go, if `merge` was read as the name of a file: after a flag, a word
/// is a path and no command. `command` is the name of the command before it.
pub(super) fn expect_merge_first(paths: &[PathBuf], command: &'static str) -> Result<(), Failure> {
    let is_command = paths.first().is_some_and(|path| path.as_os_str() == MERGE && !path.exists());
    if !is_command {
        return Ok(());
    }
    let message = Message::new("usage-flags-before-merge");
    let help = Message::new("usage-flags-before-merge-help").with("command", command);
    Err(Problem::in_file(command, message).help(help).into())
}
