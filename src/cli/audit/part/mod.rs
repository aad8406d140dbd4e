//! Parts of an audit: what one run keeps of its posts, in a file that can be merged with
//! others. `audit --part` writes a part, `audit merge` reads it (`../merge.rs`).
//!
//! A part is lines of JSON, packed ([`lines`]). The first line is the [`Header`], which says what
//! the figures depend on; each other line is a short record. A part is therefore never in memory
//! as a whole.
//!
//! - `header`: what must be the same in parts that are merged
//! - `inputs`: which posts a part is about
//! - `lines`: the bytes of a file
//! - `problems`: what could not be read
//! - `read`: reads a part

mod header;
mod inputs;
mod lines;
mod problems;
mod read;

use std::{
    fs::File,
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    Total,
    page::{Gathered, PageRecord},
};
use crate::{
    audit::{Audit, Record},
    cli::{
        Failure,
        coverage::Coverage,
        planned::NotPublished,
        report_files::{ReportFile, expect_other_stdout},
    },
    message::Message,
    source::Problem,
};

pub(super) use header::Header;
pub(super) use inputs::{Input, Inputs, recorded};
use lines::{LineTooLong, LineWriter, MOST_LINE};
use problems::ProblemRow;
pub(super) use read::PartReader;

/// The version of the format.
const VERSION: u32 = 9;

/// How each part begins.
const MAGIC: &str = "{\"tweetlint_part\":";

/// A line of a part, after the header.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Line {
    Input(Input),
    Problem(ProblemRow),
    /// A note on a file.
    Note(ProblemRow),
    /// How many posts are left out because they are not published.
    NotPublished(NotPublished),
    /// The number of posts, and how many of them no rule applies to.
    Coverage(usize, usize),
    Audit(Record),
    Page(PageRecord),
}

/// The file that a part is written to, or standard output.
pub(super) struct Output(Option<(ReportFile, File)>);

impl Output {
    /// Begins to write a part; `-` is standard output. An existing file is replaced only
    /// if it is a part or empty, and is not one of the `inputs`.
    pub(super) fn start(path: &Path, inputs: &[PathBuf]) -> Result<Self, Failure> {
        expect_other_stdout(inputs)?;
        if path.as_os_str() == "-" {
            return Ok(Self(None));
        }
        let file = ReportFile::create(path, inputs, &[])?;
        if path.is_file() && !is_part_or_empty(path) {
            let message = Message::new("part-output-other-file");
            let problem = Problem::in_file(path.display().to_string(), message);
            return Err(problem.help(Message::new("part-output-other-file-help")).into());
        }
        Ok(Self(Some(file)))
    }

    /// Writes the part about some posts.
    pub(super) fn write(self, header: &Header, total: Total) -> Result<(), Failure> {
        let Some((report, file)) = self.0 else {
            return write(header, total, io::stdout().lock())
                .map_err(|error| too_long("-", &error).unwrap_or_else(|| error.into()));
        };
        write(header, total, file).map_err(|error| {
            too_long(report.name(), &error).unwrap_or_else(|| report.failed(error))
        })?;
        report.finish()
    }
}

/// The failure to write a text that is longer than a line of a part; `None` if the error is
/// another one.
fn too_long(part: &str, error: &io::Error) -> Option<Failure> {
    error.get_ref()?.downcast_ref::<LineTooLong>()?;
    let message = Message::new("part-text-too-long").with("most", MOST_LINE >> 20);
    let problem = Problem::in_file(part, message);
    Some(problem.help(Message::new("part-text-too-long-help")).into())
}

fn is_part_or_empty(path: &Path) -> bool {
    let mut head = Vec::new();
    let length = MAGIC.len() as u64;
    let read = File::open(path).and_then(|file| file.take(length).read_to_end(&mut head));
    read.is_ok() && (head.is_empty() || head == MAGIC.as_bytes())
}

/// Writes a part. Its bytes depend on the posts only, and not on their order.
fn write(header: &Header, total: Total, out: impl Write) -> io::Result<()> {
    let Total { audits, gathered, coverage, problems, notes, inputs, with_posts: _, drafts } =
        total;
    let mut out = LineWriter::begin(header, BufWriter::new(out))?;
    inputs.into_iter().try_for_each(|input| out.line(&Line::Input(input)))?;
    let mut problems = problems.iter().map(ProblemRow::of);
    problems.try_for_each(|problem| out.line(&Line::Problem(problem)))?;
    let mut notes = notes.iter().map(ProblemRow::of);
    notes.try_for_each(|note| out.line(&Line::Note(note)))?;
    if drafts != NotPublished::default() {
        out.line(&Line::NotPublished(drafts))?;
    }
    let (posts, without_rules) = coverage.counts();
    out.line(&Line::Coverage(posts, without_rules))?;
    for audit in audits {
        audit.write(&mut |record| out.line(&Line::Audit(record)))?;
    }
    gathered.write(&mut |record| out.line(&Line::Page(record)))?;
    out.finish()
}

/// What a part says.
pub(super) struct Part {
    audits: Vec<Audit>,
    gathered: Gathered,
    coverage: Coverage,
    problems: Vec<Problem>,
    notes: Vec<Problem>,
    drafts: NotPublished,
    inputs: Vec<Input>,
}

impl Part {
    /// The files that it is about.
    pub(super) fn inputs(&self) -> &[Input] {
        &self.inputs
    }
}

impl Total {
    /// Adds a part. `keeps_page` says whether what only a page for browsers needs is kept.
    pub(super) fn add_part(&mut self, part: Part, keeps_page: bool) {
        let Part { audits, gathered, coverage, problems, notes, drafts, inputs } = part;
        self.audits.resize_with(audits.len(), Audit::default);
        self.audits.iter_mut().zip(audits).for_each(|(own, audit)| own.add(audit));
        if keeps_page {
            self.gathered.join(gathered);
        }
        self.coverage.add(coverage);
        self.problems.extend(problems);
        self.notes.extend(notes);
        self.drafts += drafts;
        self.with_posts.extend(inputs.iter().map(|input| input.name().into()));
        self.inputs.extend(inputs);
    }
}
