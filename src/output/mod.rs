//! Writes the reports; each format has a source file of its own.
//!
//! The findings of a batch become [`Diagnostic`]s, in which every text is [`Shown`],
//! so that personal data is masked. A [`Format`] renders them to bytes on any
//! thread, and a [`Sink`] writes the bytes in order, so that no whole report is kept
//! in memory. To add a format, write a file with a [`Format`] at its top and list it
//! in [`FORMATS`].

mod account_finding;
mod diagnostic;
mod full;
mod github;
mod json;
mod parquet;
#[cfg(feature = "bulk")]
mod parquet_table;
mod problem;
mod report_wording;
mod sarif;
mod screen;
mod short;
mod shown;
mod visible;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use crate::{
    finding::{Finding, FingerprintBasis, Summary},
    rulebook::Rulebook,
    source::Problem,
};

pub(crate) use account_finding::{AccountReport, account_finding};
pub use diagnostic::{Diagnostic, ShownProblem};
pub(crate) use diagnostic::{Location, platforms_in_brackets};
pub(crate) use json::{JsonProblem, JsonSpot, json};
pub use problem::{notes, problems};
pub use screen::{
    DEFAULT_WIDTH, Escapes, LEAST_WIDTH, Screen, columns_of, fold, table, table_line,
};
pub use shown::Shown;
pub(crate) use visible::acts;

/// A format that a report can be written in.
#[derive(Debug)]
pub struct Format {
    /// The name of the format in `--format`.
    pub name: &'static str,
    /// Whether `findings` is called with all findings of a post together, and not with
    /// each alone.
    pub by_post: bool,
    /// Renders the beginning of the report.
    pub head: fn(&Run<'_>) -> String,
    /// Renders one finding or, with `by_post`, all findings of one post, and appends
    /// them to the bytes.
    pub findings: fn(&[Diagnostic<'_>], &Run<'_>, &mut Vec<u8>),
    /// What is written between the results of two calls of `findings`.
    pub between: &'static str,
    /// Renders the end of the report.
    pub tail: fn(&Run<'_>, &Summary, &[ShownProblem<'_>]) -> String,
}

/// Every format, in the order in which help texts list them.
pub const FORMATS: &[Format] = &[
    full::FORMAT, // the default
    short::FORMAT,
    json::FORMAT,
    json::LINES,
    sarif::FORMAT,
    github::FORMAT,
    parquet::FORMAT,
];

/// The format with this name; `None` if there is none.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

impl Format {
    /// Whether its reports are text, which a terminal can show.
    pub fn is_text(&self) -> bool {
        self.name != parquet::FORMAT.name
    }

    /// Whether this build of the program can write it.
    pub fn is_built(&self) -> bool {
        self.is_text() || cfg!(feature = "bulk")
    }
}

/// The settings of a run that its reports depend on.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The rulebook that the posts are checked against.
    pub rulebook: &'a Rulebook,
    /// Whether reports for people end without the line that counts the findings.
    pub quiet: bool,
    /// The language, width and display features to write the report for.
    pub screen: Screen,
    /// What the fingerprints of findings depend on.
    pub basis: FingerprintBasis<'a>,
}

/// What a report is written to.
enum Body {
    /// The bytes that were rendered.
    Text(Box<dyn Write + Send>),
    /// A table that is made of them.
    #[cfg(feature = "bulk")]
    Columns(Box<parquet_table::Table>),
}

impl Body {
    #[cfg_attr(
        not(feature = "bulk"),
        expect(clippy::unnecessary_wraps, reason = "a table may fail")
    )]
    fn new(format: &Format, writer: Box<dyn Write + Send>) -> io::Result<Self> {
        #[cfg(feature = "bulk")]
        if !format.is_text() {
            return parquet_table::Table::new(writer).map(|table| Self::Columns(Box::new(table)));
        }
        debug_assert!(format.is_text(), "the arguments were checked");
        Ok(Self::Text(writer))
    }

    fn write(&mut self, rendered: &[u8]) -> io::Result<()> {
        match self {
            Self::Text(writer) => writer.write_all(rendered),
            #[cfg(feature = "bulk")]
            Self::Columns(table) => table.write(rendered),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Text(mut writer) => writer.flush(),
            #[cfg(feature = "bulk")]
            Self::Columns(table) => table.finish(),
        }
    }
}

/// A report that is being written.
pub struct Sink {
    format: &'static Format,
    body: Body,
    /// Whether a finding has been written, so that the next one needs a separator.
    any: bool,
}

impl Sink {
    /// Begins a report: writes its head.
    pub fn new(
        format: &'static Format,
        writer: Box<dyn Write + Send>,
        run: &Run<'_>,
    ) -> io::Result<Self> {
        let mut body = Body::new(format, writer)?;
        body.write((format.head)(run).as_bytes())?;
        Ok(Self { format, body, any: false })
    }

    /// Writes findings that [`render`] has rendered.
    pub fn write_batch(&mut self, rendered: &[u8]) -> io::Result<()> {
        if rendered.is_empty() {
            return Ok(());
        }
        if self.any {
            self.body.write(self.format.between.as_bytes())?;
        }
        self.any = true;
        self.body.write(rendered)
    }

    /// Ends the report: writes its tail.
    pub fn finish(
        mut self,
        run: &Run<'_>,
        summary: &Summary,
        problems: &[Problem],
    ) -> io::Result<()> {
        let language = run.screen.language;
        let shown: Vec<ShownProblem<'_>> =
            problems.iter().map(|problem| ShownProblem::new(problem, language)).collect();
        self.body.write((self.format.tail)(run, summary, &shown).as_bytes())?;
        self.body.finish()
    }
}

/// Renders the findings of a batch in a format.
pub fn render(findings: &[Finding<'_>], format: &Format, run: &Run<'_>) -> Vec<u8> {
    let together = |one: &Finding<'_>, other: &Finding<'_>| {
        format.by_post && std::ptr::eq(one.post, other.post) && one.platforms == other.platforms
    };
    let mut rendered = Vec::new();
    // A post may have very many findings, so only the diagnostics that are rendered
    // together are kept in memory.
    let mut diagnostics = Vec::new();
    for group in findings.chunk_by(together) {
        if !rendered.is_empty() {
            rendered.extend_from_slice(format.between.as_bytes());
        }
        diagnostics.clear();
        diagnostics.extend(group.iter().map(|finding| Diagnostic::new(finding, run)));
        (format.findings)(&diagnostics, run, &mut rendered);
    }
    rendered
}

/// An empty head, for formats that need none.
fn nothing(_: &Run<'_>) -> String {
    String::new()
}
