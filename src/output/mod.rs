//! Findings out: one file a format.
//!
//! A batch of findings is rendered to bytes wherever there is a thread to do
//! it; a [`Sink`] writes the bytes in order, so that no report is ever held
//! whole. To add a format, write a file with a [`Format`] at its top and list
//! it in [`FORMATS`].

mod excerpt;
mod full;
mod github;
mod json;
mod mask;
mod problem;
mod sarif;
mod short;
mod words;

#[cfg(test)]
mod nasty;

use std::io::{self, Write};

use crate::{
    check::{Related, RelatedPlace},
    finding::{Finding, Summary},
    language::Language,
    rulebook::Rulebook,
    source::Problem,
};

pub(crate) use json::{JsonProblem, json};
pub(crate) use mask::{anywhere as masked, id as masked_id};
pub use problem::{notes, problems};
pub(crate) use words::visible;

/// A format that findings are written in.
#[derive(Debug)]
pub struct Format {
    /// Its name after `--format`.
    pub name: &'static str,
    /// What comes before the findings.
    pub head: fn(&Run<'_>) -> String,
    /// Appends one finding.
    pub finding: fn(&Finding<'_>, &Run<'_>, &mut Vec<u8>),
    /// What stands between two findings.
    pub between: &'static str,
    /// What comes after the findings.
    pub tail: fn(&Run<'_>, &Summary, &[Problem]) -> String,
}

/// Every format; the first is the default.
pub const FORMATS: &[Format] =
    &[full::FORMAT, short::FORMAT, json::FORMAT, json::LINES, sarif::FORMAT, github::FORMAT];

/// The format that is called so.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// What a report depends on beside its findings.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// What was checked against.
    pub rulebook: &'a Rulebook,
    /// The language of what people read.
    pub language: Language,
    /// Whether people read findings only, and not what they come to.
    pub quiet: bool,
    /// Whether the reader sees colors.
    pub color: bool,
    /// Whether the reader sees more than ASCII.
    pub unicode: bool,
    /// The columns of the reader's terminal.
    pub width: usize,
}

/// Where a report is written to.
pub struct Sink {
    format: &'static Format,
    writer: Box<dyn Write + Send>,
    /// Whether a finding has been written.
    any: bool,
}

impl Sink {
    /// Begins a report.
    pub fn new(
        format: &'static Format,
        mut writer: Box<dyn Write + Send>,
        run: &Run<'_>,
    ) -> io::Result<Self> {
        writer.write_all((format.head)(run).as_bytes())?;
        Ok(Self { format, writer, any: false })
    }

    /// Goes on with findings that [`render`] has rendered.
    pub fn write_batch(&mut self, rendered: &[u8]) -> io::Result<()> {
        if rendered.is_empty() {
            return Ok(());
        }
        if self.any {
            self.writer.write_all(self.format.between.as_bytes())?;
        }
        self.any = true;
        self.writer.write_all(rendered)
    }

    /// Ends the report.
    pub fn finish(
        mut self,
        run: &Run<'_>,
        summary: &Summary,
        problems: &[Problem],
    ) -> io::Result<()> {
        self.writer.write_all((self.format.tail)(run, summary, problems).as_bytes())?;
        self.writer.flush()
    }
}

/// The findings of a batch as bytes of a report.
pub fn render(findings: &[Finding<'_>], format: &Format, run: &Run<'_>) -> Vec<u8> {
    let mut rendered = Vec::new();
    for (index, finding) in findings.iter().enumerate() {
        if 0 < index {
            rendered.extend_from_slice(format.between.as_bytes());
        }
        (format.finding)(finding, run, &mut rendered);
    }
    rendered
}

/// Nothing, where a format has no head.
fn nothing(_: &Run<'_>) -> String {
    String::new()
}

/// What was found, in words that may be shown.
fn found(finding: &Finding<'_>, run: &Run<'_>) -> String {
    mask::message(&finding.found.get(run.language), finding)
}

/// The records that a finding rests on, each with its `file:line`, for a report
/// of one line a finding.
fn records<'f>(finding: &'f Finding<'_>) -> impl Iterator<Item = (String, &'f Related)> {
    finding.related.iter().filter_map(|related| {
        let RelatedPlace::Register(place) = &related.at else { return None };
        Some((format!("{}:{}", mask::anywhere(&place.path), place.start.line), related))
    })
}
