//! What must be true of any input, and a program that looks for inputs of which it is
//! not true.
//!
//! A target is a function of fuzzed bytes in `targets/`: it makes an
//! [`Input`](input::Input) or a [`document`](documents::document), runs a part of
//! the program on it, and asserts. Whatever panics, takes longer than ten seconds
//! or uses more than 2 GB is a finding. The environment variable `FUZZ_TARGET`
//! names the target; without it, the program lists them all.
#![no_main]

mod documents;
mod files;
mod fixes;
mod growth;
mod input;
mod posts;
mod reports;
mod rulebooks;
mod targets;

use std::{env, process, sync::LazyLock};

use libfuzzer_sys::{Corpus, fuzz_target};
use mimalloc::MiMalloc;
use targets::{TARGETS, Target};

/// The same allocator as in the program itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The target of this run.
static TARGET: LazyLock<Option<Target>> = LazyLock::new(|| {
    let chosen = env::var("FUZZ_TARGET").ok()?;
    TARGETS.iter().find(|(name, _)| *name == chosen).map(|(_, target)| *target)
});

fuzz_target!(init: prepare(), |data: &[u8]| -> Corpus {
    TARGET.map_or(Corpus::Reject, |target| target(data))
});

/// Lists the targets and exits if none is chosen. Otherwise makes all parallel work run
/// on this thread: to wake another thread takes longer than most inputs do.
fn prepare() {
    if TARGET.is_none() {
        TARGETS.iter().for_each(|(name, _)| println!("{name}"));
        process::exit(i32::from(env::var_os("FUZZ_TARGET").is_some()));
    }
    let here = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    here.build_global().expect("no pool was needed before");
}
