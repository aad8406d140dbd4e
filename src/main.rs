//! Runs the command line and hands its exit code to the shell.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// The parts of a file, about a megabyte each, are allocated and freed all the time,
/// on several threads. The allocator of glibc asks the operating system for this
/// memory anew each time. With a long queue of drafts, that took a fifth of the time
/// of a run.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    tweetlint::cli::run().into()
}
