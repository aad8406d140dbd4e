//! Time grows with the size of an input, not with its square.

use std::time::{Duration, Instant};

/// How long the small input may take in a build with assertions.
const SUSPICIOUS: Duration = Duration::from_millis(40);

/// How many times larger the large input is. If the small input takes [`SUSPICIOUS`]
/// and time grows with the square, the large one takes longer than libFuzzer waits.
const LARGER: usize = 20;

/// Runs `work` on an input of a small size. If that takes long, perhaps because other
/// programs run as well, runs it on an input that is so much larger that libFuzzer
/// stops it, unless time grows only with the size.
pub fn assert_linear(size: usize, work: impl Fn(usize)) {
    let start = Instant::now();
    work(size);
    if SUSPICIOUS < start.elapsed() {
        work(size * LARGER);
    }
}
