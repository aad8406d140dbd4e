//! Writes invented posts, to time whole runs on:
//! `cargo bench --bench posts -- COUNT > posts.jsonl`.

mod corpus;

use std::io::{self, BufWriter, Write};

const SEED: u64 = 2015;

fn main() -> io::Result<()> {
    // Cargo adds a flag of its own.
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let Some(count) = count else { return Ok(()) };
    let mut out = BufWriter::new(io::stdout().lock());
    corpus::write_posts(&mut out, count, SEED)?;
    out.flush()
}
