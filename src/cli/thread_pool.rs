//! The threads of a run: how many there are, and whether a small run needs any.

use std::io;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::{Failure, usage_errors::Expected};
use crate::{input::Files, message::Message};

/// The most bytes of input that are checked on one thread. Starting another thread
/// takes about as long as checking this number of bytes.
const SMALL: u64 = 1 << 16;

/// The most threads of a run. More threads than the processor has cores do not make
/// a run faster, and each takes memory.
const MOST_THREADS: usize = 256;

/// Parses a number of threads.
pub(super) fn thread_count(written: &str) -> Result<usize, Expected> {
    let number = written.parse().ok().filter(|number| 1 <= *number);
    let number = number.ok_or_else(|| Expected(Message::new("usage-expected-number")))?;
    Ok(MOST_THREADS.min(number))
}

/// The threads that check these files. If the files are small, only the current
/// thread, else `jobs` threads; if `jobs` is `None`, one for each core.
pub(super) fn thread_pool(files: &Files, jobs: Option<usize>) -> Result<ThreadPool, Failure> {
    if let Some(this_thread) = this_thread_if_small(files) {
        return Ok(this_thread);
    }
    let pool = ThreadPoolBuilder::new().num_threads(jobs.unwrap_or_default()).build();
    Ok(pool.map_err(io::Error::other)?)
}

/// A pool that contains only the current thread; `None` if the files are not small.
/// As long as the pool exists, no other thread is started.
pub(super) fn this_thread_if_small(files: &Files) -> Option<ThreadPool> {
    if !files.are_at_most(SMALL) {
        return None;
    }
    ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().ok()
}

#[cfg(test)]
mod tests {
    use std::{fs, thread};

    use super::*;

    #[test]
    fn a_small_file_starts_no_thread() {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let path = folder.path().join("draft.txt");
        fs::write(&path, "Vejen er spærret").expect("the file can be written");
        let files = Files::of(&[path], &|_, _| Vec::new());
        let _pool = this_thread_if_small(&files).expect("the file is small");
        let here = || thread::current().id();
        assert_eq!(rayon::join(here, here), (here(), here()));
        assert_eq!(rayon::current_num_threads(), 1);
    }

    #[test]
    fn other_input_takes_all_threads() {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let path = folder.path().join("posts.ndjson");
        fs::write(&path, "x".repeat(1 << 16)).expect("the file can be written");
        let others = [path.clone(), folder.path().join("missing"), "-".into()];
        for paths in others.map(|other| [path.clone(), other]) {
            let small = Files::of(&paths[..1], &|_, _| Vec::new()).are_at_most(SMALL);
            let all = Files::of(&paths, &|_, _| Vec::new()).are_at_most(SMALL);
            assert_eq!((small, all), (true, paths[0] == paths[1]), "{paths:?}");
        }
    }
}
