//! Checks parts of the input with the settings of a run, and collects the
//! outcomes.

use rayon::prelude::*;

use super::outputs::Formats;
use crate::{
    check::Beside,
    cli::{
        baseline::Baseline,
        coverage::Coverage,
        fix,
        terminal::{Terminal, print_problems},
    },
    finding::Summary,
    lint::{self, Lint},
    output::render,
    post::Post,
    rulebook::Rulebook,
    source::{Problem, Source},
};

/// The number of posts that are checked at a time. Small chunks let several
/// threads work on a file that is one part.
const CHUNK: usize = 500;

/// The settings for checking and reporting all parts.
pub(super) struct Plan<'a> {
    pub(super) lint: Lint<'a>,
    pub(super) formats: Formats<'a>,
    /// The findings that are left out of reports.
    pub(super) known: Baseline,
    /// Whether findings that can be fixed are left out of reports, and where.
    pub(super) fixes: Option<fix::Asked<'a>>,
}

/// The outcome of one part, or of all parts: rendered reports, counts, fixes and
/// problems.
#[derive(Default)]
pub(super) struct Outcome {
    /// The rendered report of each chunk of posts, in each format.
    pub(super) reports: Vec<Vec<Vec<u8>>>,
    pub(super) summary: Summary,
    pub(super) problems: Vec<Problem>,
    pub(super) fixes: fix::Fixes,
    pub(super) coverage: Coverage,
}

impl Outcome {
    /// Adds the outcome of a part after its reports have been written.
    pub(super) fn add(&mut self, part: Self) {
        self.summary = std::mem::take(&mut self.summary).plus(part.summary);
        self.fixes.extend(part.fixes);
        self.coverage.add(part.coverage);
    }

    /// Adds a problem if no rule was for any of the posts, which then count as not
    /// checked.
    pub(super) fn expect_rules(&mut self, rulebook: &Rulebook, terminal: Terminal) {
        if let Some(problem) = self.coverage.problem(rulebook) {
            self.summary.posts = 0;
            self.add_problems(vec![problem], terminal);
        }
    }

    /// Adds problems and prints them.
    pub(super) fn add_problems(&mut self, problems: Vec<Problem>, terminal: Terminal) {
        print_problems(&problems, terminal);
        self.summary.problems += problems.len();
        self.problems.extend(problems);
    }
}

impl Plan<'_> {
    /// Checks the posts of a source in chunks.
    pub(super) fn check(&self, source: &Source, posts: &[Post<'_>]) -> Outcome {
        let beside = self.lint.beside(source, posts);
        let chunks = posts.par_chunks(CHUNK).map(|some| self.check_chunk(source, &beside, some));
        let coverage = Coverage::of(&self.lint, source, posts);
        let mut outcome = Outcome { coverage, ..Outcome::default() };
        for (reports, summary, fixes) in chunks.collect::<Vec<_>>() {
            outcome.reports.push(reports);
            outcome.summary = outcome.summary.plus(summary);
            outcome.fixes.extend(fixes);
        }
        outcome
    }

    /// Checks a chunk of the posts of a source.
    fn check_chunk(
        &self,
        source: &Source,
        beside: &Beside<'_, '_>,
        posts: &[Post<'_>],
    ) -> (Vec<Vec<u8>>, Summary, fix::Fixes) {
        let mut findings = self.lint.findings_among((source, beside), posts);
        let known = self.known.take(&mut findings, self.formats[0].1.key);
        let mut fixes = fix::Fixes::default();
        if let Some(asked) = self.fixes {
            fixes.take(&mut findings, asked);
        }
        let reports = self.formats.iter().map(|(format, run)| render(&findings, format, run));
        let summary = lint::summarise(&findings, posts.len()).plus(known);
        (reports.collect(), summary, fixes)
    }
}
