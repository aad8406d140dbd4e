//! Runs the command line and hands its exit code to the shell.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Parts of a megabyte are allocated and freed all the time, in several threads. The
/// allocator of glibc gets their memory from the system each time anew, which takes a
/// fifth of the time for a long queue.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    tweetlint::cli::run().into()
}
