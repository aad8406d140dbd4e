//! Writes the input of `benches/whole.sh`: `cargo bench --bench posts -- COUNT`
//! writes that many generated posts, one a line; `cargo bench --bench posts -- words`
//! writes the words of the built-in word lists.

mod corpus;

use std::{
    collections::BTreeSet,
    io::{self, BufWriter, Write},
};

const SEED: u64 = 2015;

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    // Cargo adds a flag of its own.
    for argument in std::env::args().skip(1) {
        if argument == "words" {
            write_words(&mut out)?;
        } else if let Ok(count) = argument.parse() {
            corpus::write_posts(&mut out, count, SEED)?;
        }
    }
    out.flush()
}

fn write_words(out: &mut impl Write) -> io::Result<()> {
    let mut words = BTreeSet::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/lexicons"))? {
        let text = std::fs::read_to_string(entry?.path())?;
        words.extend(text.split(|char: char| !char.is_alphabetic()).map(str::to_owned));
    }
    words.iter().filter(|word| 1 < word.len()).try_for_each(|word| writeln!(out, "{word}"))
}
