//! Writes generated posts, for `benches/measure`:
//!
//! - `posts lines COUNT`: posts, one a line; also `api`, `list` and `text`
//! - `posts census COUNT FIRST LAST`: this many posts of each of the accounts with the numbers
//!   FIRST to LAST, one a line, those of an account in the order of time
//! - `posts words COUNT`: different words, for the word lists of rulebooks
//! - `posts accounts COUNT`: the handles of the accounts that post

mod corpus;

use std::{
    io::{self, BufWriter, Write},
    ops::RangeInclusive,
};

use corpus::{Corpus, Shape, account};

fn main() -> io::Result<()> {
    // Cargo adds a flag of its own.
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.as_slice() {
        // Cargo runs benches among the tests, without arguments.
        [] => Shape::ALL.iter().try_for_each(|(what, _)| write(what, 1)),
        [what, count] => write(what, count.parse().map_err(|_| usage())?),
        [what, numbers @ ..] if what == "census" => {
            let numbers: Result<Vec<usize>, _> = numbers.iter().map(|n| n.parse()).collect();
            match numbers.as_deref() {
                Ok([count, first, last]) => census(*count, *first..=*last),
                _ => Err(usage()),
            }
        }
        _ => Err(usage()),
    }
}

fn write(what: &str, count: usize) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let corpus = Corpus::read();
    match what {
        "words" => corpus.write_words(&mut out, count)?,
        "accounts" => (0..count).try_for_each(|number| writeln!(out, "{}", account(number)))?,
        _ => {
            let shape = Shape::ALL.iter().find(|(name, _)| *name == what).ok_or_else(usage)?;
            corpus.write(&mut out, count, shape.1)?;
        }
    }
    out.flush()
}

fn census(count: usize, accounts: RangeInclusive<usize>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    Corpus::read().write_census(&mut out, count, accounts)?;
    out.flush()
}

fn usage() -> io::Error {
    io::Error::other(
        "usage: posts lines|api|list|text|words|accounts COUNT, or census COUNT FIRST LAST",
    )
}
