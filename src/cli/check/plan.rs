//! Checks the parts of the input with the settings of a run, and collects the
//! results.

use rayon::prelude::*;

use super::outputs::Formats;
use crate::{
    check::PostsOfPart,
    cli::{
        baseline::Baseline,
        coverage::Coverage,
        fix,
        terminal::{Terminal, print_problems},
    },
    finding::{Summary, number_repeats},
    lint::{self, Lint},
    output::render,
    post::Post,
    source::{Problem, Source},
};

/// The number of posts that are checked together on one thread. With small chunks,
/// several threads can work on a file that is read as one part.
const CHUNK: usize = 500;

/// The settings of a run, which are the same for all parts.
pub(super) struct Plan<'a> {
    pub(super) lint: Lint<'a>,
    pub(super) formats: Formats<'a>,
    /// The findings of the baseline, which are left out of reports.
    pub(super) baseline: Baseline,
    /// What to do with findings that can be fixed; `None` if they are only reported.
    pub(super) fixes: Option<fix::Asked<'a>>,
}

/// The results of checking one part, or all parts.
#[derive(Default)]
pub(super) struct Outcome {
    /// The findings, rendered as bytes: for each chunk of posts, the bytes in each
    /// format.
    pub(super) reports: Vec<Vec<Vec<u8>>>,
    pub(super) summary: Summary,
    pub(super) problems: Vec<Problem>,
    pub(super) fixes: fix::Fixes,
    pub(super) coverage: Coverage,
}

impl Outcome {
    /// Adds the outcome of a part. The reports and problems of the part are not added,
    /// because they have already been written.
    pub(super) fn add(&mut self, part: Self) {
        self.summary = std::mem::take(&mut self.summary).plus(part.summary);
        self.fixes.extend(part.fixes);
        self.coverage.add(part.coverage);
    }

    /// Adds and prints a problem if no rule applies to any of the posts, which then
    /// count as not checked.
    pub(super) fn expect_rules(&mut self, lint: &Lint<'_>, terminal: Terminal) {
        if let Some(problem) = self.coverage.problem(lint) {
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
    /// Checks the posts of a source, chunk by chunk, on several threads.
    pub(super) fn check(&self, source: &Source, posts: &[Post<'_>]) -> Outcome {
        let beside = self.lint.posts_of_part(source, posts);
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
        beside: &PostsOfPart<'_, '_>,
        posts: &[Post<'_>],
    ) -> (Vec<Vec<u8>>, Summary, fix::Fixes) {
        let mut findings = self.lint.findings_among((source, beside), posts);
        number_repeats(&mut findings);
        let in_baseline = self.baseline.take(&mut findings, self.formats[0].1.basis);
        let mut fixes = fix::Fixes::default();
        if let Some(asked) = self.fixes {
            fixes.take(&mut findings, asked);
        }
        let reports = self.formats.iter().map(|(format, run)| render(&findings, format, run));
        let summary = lint::summarise(&findings, posts.len()).plus(in_baseline);
        (reports.collect(), summary, fixes)
    }
}
