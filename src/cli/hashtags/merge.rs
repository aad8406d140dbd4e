//! `tweetlint hashtags merge`: adds up files of counts of hashtags.

use std::{ops::ControlFlow, path::PathBuf};

use super::output::{Output, OutputArguments, notes};
use crate::{
    cli::{
        Failure, RulebookArguments,
        terminal::{Terminal, print_notes},
    },
    hashtags::{HashtagCounts, MOST_SPELLINGS, read},
    message::Message,
    rulebook::{Layers, SizeLimit, open},
    source::Problem,
};

/// The arguments of `hashtags merge`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    output: OutputArguments,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Adds up the counts in the files, and writes the sum.
pub(super) fn run(arguments: &Arguments, layers: &Layers) -> Result<u8, Failure> {
    let terminal = Terminal::without_rulebook(&arguments.rulebook, layers);
    let output = Output::start(&arguments.output, &arguments.files)?;
    let total = merged(&arguments.files)?;
    print_notes(&notes(&total, arguments.output.layout(), None), terminal);
    output.write(&total, terminal)?;
    Ok(0)
}

/// The sum of the counts in all files. Fails if two files have the same content,
/// because their posts would be counted twice. Also fails if the accounts in two
/// files are hashed with different keys, because the same account then has two
/// hashes.
fn merged(files: &[PathBuf]) -> Result<HashtagCounts, Failure> {
    let (mut total, mut seen) = (HashtagCounts::default(), Vec::new());
    for path in files {
        let source = open(path, SizeLimit::Counts)?;
        let problem = |id: &'static str, help: &'static str| {
            let message = Message::new(id).with("most", MOST_SPELLINGS);
            Problem::in_file(source.path().clone(), message).help(Message::new(help))
        };
        let hash = hash_of_lines(source.text());
        if seen.contains(&hash) {
            return Err(problem("hashtags-twice", "hashtags-twice-help").into());
        }
        let counts = read(&source)?;
        if !seen.is_empty() && counts.key != total.key {
            return Err(problem("hashtags-other-key", "hashtags-other-key-help").into());
        }
        seen.push(hash);
        if total.merge(counts) == ControlFlow::Break(()) {
            return Err(problem("hashtags-too-many", "hashtags-too-many-help").into());
        }
    }
    Ok(total)
}

/// The hash of the lines of a text. How its lines end, and empty lines, make no difference: a
/// program may change them when it saves a file.
fn hash_of_lines(text: &str) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for line in text.trim_start_matches('\u{feff}').lines().map(str::trim_end) {
        if !line.is_empty() {
            hasher.update(line.as_bytes());
            hasher.update(b"\n");
        }
    }
    hasher.finalize()
}
