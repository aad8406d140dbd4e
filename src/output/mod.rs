//! Findings out: one file a format.
//!
//! A batch of findings becomes [`Diagnostic`]s, whose every text is [`Shown`],
//! and a [`Format`] renders those to bytes on any thread; a [`Sink`] writes the
//! bytes in order, so that no report is in memory as a whole. To add a format,
//! write a file with a [`Format`] at its top and list it in [`FORMATS`].

mod diagnostic;
mod full;
mod github;
mod json;
mod problem;
mod sarif;
mod screen;
mod short;
mod shown;
mod visible;
mod words;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use crate::{
    finding::{Finding, Summary},
    rulebook::Rulebook,
    source::Problem,
};

pub use diagnostic::{Diagnostic, ShownProblem};
pub(crate) use json::{JsonProblem, json};
pub use problem::{notes, problems};
pub use screen::{Escapes, FILE_WIDTH, Screen};
pub use shown::Shown;

/// A format that findings are written in.
#[derive(Debug)]
pub struct Format {
    /// Its name after `--format`.
    pub name: &'static str,
    /// Whether all findings of a post are written together.
    pub by_post: bool,
    /// What comes before the findings.
    pub head: fn(&Run<'_>) -> String,
    /// Appends a finding, or all findings of a post.
    pub findings: fn(&[Diagnostic<'_>], &Run<'_>, &mut Vec<u8>),
    /// What comes between two of them.
    pub between: &'static str,
    /// What comes after the findings.
    pub tail: fn(&Run<'_>, &Summary, &[ShownProblem<'_>]) -> String,
}

/// Every format, in the order of help texts.
pub const FORMATS: &[Format] = &[
    full::FORMAT, // the default
    short::FORMAT,
    json::FORMAT,
    json::LINES,
    sarif::FORMAT,
    github::FORMAT,
];

/// The format that is called so.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// What a report depends on besides its findings.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// What was checked against.
    pub rulebook: &'a Rulebook,
    /// Whether people read findings only, and not their counts.
    pub quiet: bool,
    /// What the reader can see.
    pub screen: Screen,
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
        let language = run.screen.language;
        let shown: Vec<ShownProblem<'_>> =
            problems.iter().map(|problem| ShownProblem::new(problem, language)).collect();
        self.writer.write_all((self.format.tail)(run, summary, &shown).as_bytes())?;
        self.writer.flush()
    }
}

/// The findings of a batch as bytes of a report.
pub fn render(findings: &[Finding<'_>], format: &Format, run: &Run<'_>) -> Vec<u8> {
    let diagnostics: Vec<Diagnostic<'_>> =
        findings.iter().map(|finding| Diagnostic::new(finding, run)).collect();
    let together = |one: &Diagnostic<'_>, other: &Diagnostic<'_>| {
        format.by_post && one.is_about_post_of(other)
    };
    let mut rendered = Vec::new();
    for group in diagnostics.chunk_by(together) {
        if !rendered.is_empty() {
            rendered.extend_from_slice(format.between.as_bytes());
        }
        (format.findings)(group, run, &mut rendered);
    }
    rendered
}

/// Nothing, where a format has no head.
fn nothing(_: &Run<'_>) -> String {
    String::new()
}
