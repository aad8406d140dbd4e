//! Runs the command line and hands its exit code to the shell.

fn main() {}
