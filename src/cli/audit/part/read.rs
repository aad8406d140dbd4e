//! Reads a part line by line. Anybody may have written it, so nothing in it is trusted: a
//! line is read only up to the longest that is written, and each number is checked.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
    sync::Arc,
};

use super::{Header, Input, Line, MAGIC, MOST_LINE, Part};
use crate::{
    audit::Restored,
    cli::{audit::page::RestoredPage, coverage::Coverage, planned::NotPublished},
    input::unreadable,
    message::Message,
    rulebook::Rulebook,
    source::{At, Place, Position, Problem},
};

/// The number of digits of a hash.
const DIGITS: usize = 64;

/// A part that is being read.
pub(in crate::cli::audit) struct PartReader {
    lines: Lines,
    /// Its first line.
    pub(in crate::cli::audit) header: Header,
}

impl PartReader {
    /// Opens a part and reads its header; `-` is standard input.
    pub(in crate::cli::audit) fn open(path: &Path) -> Result<Self, Problem> {
        let name: Arc<str> = path.display().to_string().into();
        let reader: Box<dyn Read> = if path.as_os_str() == "-" {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(path).map_err(|error| unreadable(&name, &error))?)
        };
        let mut lines = Lines {
            reader: Box::new(BufReader::new(reader)),
            hasher: blake3::Hasher::new(),
            line: Vec::new(),
            number: 0,
            bytes: 0,
            name,
        };
        if !lines.next()? || !lines.line.starts_with(MAGIC.as_bytes()) {
            let problem = Problem::in_file(lines.name, Message::new("part-none"));
            return Err(problem.help(Message::new("part-none-help")));
        }
        let header = Header::parse(&lines.line, &lines.name)?;
        let header = header.ok_or_else(|| lines.damaged())?;
        Ok(Self { lines, header })
    }

    /// The name of the file.
    pub(in crate::cli::audit) fn name(&self) -> &str {
        &self.lines.name
    }

    /// The problem that the line that was read last is damaged.
    pub(in crate::cli::audit) fn damaged(&self) -> Problem {
        self.lines.damaged()
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
        loop {
            let before = self.lines.hasher.finalize();
            if !self.lines.next()? {
                let problem = self.lines.at_line(Message::new("part-cut-short"));
                return Err(problem.help(Message::new("part-damaged-help")));
            }
            let Ok(line) = serde_json::from_slice(&self.lines.line) else {
                return Err(self.lines.damaged());
            };
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
                Line::End(hash) if before.to_hex().as_str() == hash => break,
                Line::End(_) => None,
            };
            added.ok_or_else(|| self.lines.damaged())?;
        }
        let audits = restored.take();
        let is_whole = audits.len() == periods && inputs.len() == self.header.inputs;
        let gathered = page.finish().filter(|_| is_whole);
        let gathered = gathered.ok_or_else(|| self.lines.damaged())?;
        if self.lines.next()? {
            return Err(self.lines.damaged());
        }
        Ok(Part { audits, gathered, coverage, problems, notes, drafts, inputs })
    }
}

impl Input {
    fn is_valid(&self) -> bool {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        self.hash.len() == DIGITS && self.hash.bytes().all(is_digit)
    }
}

/// The lines of a part.
struct Lines {
    reader: Box<dyn BufRead>,
    /// The hash of all lines so far.
    hasher: blake3::Hasher,
    /// The line that was read last, with its line break.
    line: Vec<u8>,
    /// Its number, from 1.
    number: usize,
    /// The number of bytes before it.
    bytes: usize,
    name: Arc<str>,
}

impl Lines {
    /// Reads the next line. Returns whether there is one; it must end with a line break.
    fn next(&mut self) -> Result<bool, Problem> {
        self.bytes += self.line.len();
        self.number += 1;
        self.line.clear();
        let most = MOST_LINE as u64;
        let read = self.reader.by_ref().take(most).read_until(b'\n', &mut self.line);
        if let Err(error) = read {
            return Err(unreadable(&self.name, &error));
        }
        self.hasher.update(&self.line);
        if self.line.is_empty() {
            return Ok(false);
        }
        // The first line may be that of any file; it is looked at whatever its end is.
        if self.line.ends_with(b"\n") || self.number == 1 {
            return Ok(true);
        }
        let is_long = self.line.len() == MOST_LINE;
        let id = if is_long { "part-damaged" } else { "part-cut-short" };
        Err(self.at_line(Message::new(id)).help(Message::new("part-damaged-help")))
    }

    fn damaged(&self) -> Problem {
        self.at_line(Message::new("part-damaged")).help(Message::new("part-damaged-help"))
    }

    /// A problem at the line that was read last.
    fn at_line(&self, message: Message) -> Problem {
        let start = Position { line: self.number, column: 1 };
        let place = Place {
            path: self.name.clone(),
            start,
            end: start,
            bytes: self.bytes..self.bytes + self.line.len(),
            spot: None,
            line: None,
        };
        Problem::new(At::Place(Box::new(place)), message)
    }
}
