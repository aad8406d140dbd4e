//! Time grows with the size of an input, not with its square.

use std::time::{Duration, Instant};

/// How long the small input may take, in a program with assertions.
const SUSPICIOUS: Duration = Duration::from_millis(40);

/// How many times larger the large input is. What takes [`SUSPICIOUS`] and grows
/// with the square takes longer than libFuzzer waits.
const LARGER: usize = 20;

/// Runs `work` on an input of a small size. Only if that takes long, perhaps since
/// other programs run too, it is run on one so much larger that libFuzzer ends it
/// unless time grows with the size.
pub fn assert_linear(size: usize, work: impl Fn(usize)) {
    let start = Instant::now();
    work(size);
    if SUSPICIOUS < start.elapsed() {
        work(size * LARGER);
    }
}
