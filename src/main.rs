//! Runs the command line and hands its exit code to the shell.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Batches come and go by the megabyte, in several threads. With the allocator of
/// glibc a fifth of the answer on a long queue goes into taking pages anew.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    tweetlint::cli::run().into()
}
