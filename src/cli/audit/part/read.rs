//! Reads a part line by line. Anybody may have written it, so nothing in it is trusted: each
//! number is checked.

use std::path::Path;

use super::{
    Header, Input, Line, MAGIC, Part,
    lines::{LineReader, damaged},
};
use crate::{
    audit::Restored,
    cli::{audit::page::RestoredPage, coverage::Coverage, planned::NotPublished},
    message::Message,
    rulebook::Rulebook,
    source::Problem,
};

/// The number of digits of a hash.
const DIGITS: usize = 64;

/// A part that is being read.
pub(in crate::cli::audit) struct PartReader {
    lines: LineReader,
    /// Its first line.
    pub(in crate::cli::audit) header: Header,
}

impl PartReader {
    /// Opens a part and reads its header; `-` is standard input.
    pub(in crate::cli::audit) fn open(path: &Path) -> Result<Self, Problem> {
        let (lines, first) = LineReader::open(path)?;
        if !first.starts_with(MAGIC.as_bytes()) {
            let problem = Problem::in_file(lines.name().clone(), Message::new("part-none"));
            return Err(problem.help(Message::new("part-none-help")));
        }
        let header = Header::parse(&first, lines.name())?;
        let header = header.ok_or_else(|| damaged(lines.name()))?;
        Ok(Self { lines, header })
    }

    /// The name of the file.
    pub(in crate::cli::audit) fn name(&self) -> &str {
        self.lines.name()
    }

    /// The problem that the part is damaged.
    pub(in crate::cli::audit) fn damaged(&self) -> Problem {
        damaged(self.lines.name())
    }

    /// Reads the rest of the part. `restored` makes the audits, of which there must be
    /// `periods`.
    pub(in crate::cli::audit) fn read(
        mut self,
        (rulebook, restored, periods): (&Rulebook, &mut Restored, usize),
    ) -> Result<Part, Problem> {
        let (mut page, mut inputs) = (RestoredPage::default(), Vec::new());
        let (mut problems, mut notes) = (Vec::new(), Vec::new());
        let (mut coverage, mut drafts) = (Coverage::default(), NotPublished::default());
        let name = self.lines.name().clone();
        while let Some(line) = self.lines.next()? {
            let line = serde_json::from_slice(line).map_err(|_| damaged(&name))?;
            let added = match line {
                Line::Input(input) => input.is_valid().then(|| inputs.push(input)),
                Line::Problem(row) => row.problem().map(|problem| problems.push(problem)),
                Line::Note(row) => row.problem().map(|note| notes.push(note)),
                Line::NotPublished(more) => {
                    let mut counts = more.counts().into_iter();
                    counts
                        .try_for_each(|count| restored.count(count as u64).map(|_| ()))
                        .map(|()| drafts += more)
                }
                Line::Coverage(posts, without) => restored
                    .count(posts as u64)
                    .and_then(|_| restored.count(without as u64))
                    .map(|_| coverage.add(Coverage::of_counts((posts, without)))),
                Line::Audit(record) => restored.add(record),
                Line::Page(record) => page.add(record, rulebook, restored),
            };
            added.ok_or_else(|| damaged(&name))?;
        }
        self.lines.finish()?;
        let audits = restored.take();
        let is_whole = audits.len() == periods && inputs.len() == self.header.inputs;
        let gathered = page.finish().filter(|_| is_whole);
        let gathered = gathered.ok_or_else(|| damaged(&name))?;
        Ok(Part { audits, gathered, coverage, problems, notes, drafts, inputs })
    }
}

impl Input {
    fn is_valid(&self) -> bool {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        self.hash.len() == DIGITS && self.hash.bytes().all(is_digit)
    }
}
