//! What every part of the input is checked against, and what comes of it.

use std::collections::HashSet;

use rayon::prelude::*;

use super::outputs::Formats;
use crate::{
    cli::{
        fix,
        terminal::{Terminal, print_problems},
    },
    finding::{Finding, Summary},
    lint::{self, Lint},
    output::render,
    post::Post,
    source::{Problem, Source},
};

/// The number of posts that are checked at a time, so that several threads can
/// work on a file that is one part.
const CHUNK: usize = 500;

/// What every part is checked against, and how it is reported.
pub(super) struct Plan<'a> {
    pub(super) lint: Lint<'a>,
    pub(super) formats: Formats<'a>,
    /// The fingerprints of findings that are not reported again.
    pub(super) known: HashSet<String>,
    /// Whether findings that can be fixed are taken out of the reports.
    pub(super) takes_fixes: bool,
}

/// What came of a part, and then of all: reports as bytes, counts, fixes, and
/// problems.
#[derive(Default)]
pub(super) struct Outcome {
    /// For each chunk of posts, the bytes in each format.
    pub(super) reports: Vec<Vec<Vec<u8>>>,
    pub(super) summary: Summary,
    pub(super) problems: Vec<Problem>,
    pub(super) fixes: fix::Fixes,
}

impl Outcome {
    /// Adds what came of a part, whose reports have been written.
    pub(super) fn add(&mut self, part: Self) {
        self.summary = self.summary.plus(part.summary);
        self.fixes.extend(part.fixes);
    }

    /// Adds problems and reports them.
    pub(super) fn add_problems(&mut self, problems: Vec<Problem>, terminal: Terminal) {
        print_problems(&problems, terminal);
        self.summary.problems += problems.len();
        self.problems.extend(problems);
    }
}

impl Plan<'_> {
    /// Checks the posts of a source, so many at a time.
    pub(super) fn check(&self, source: &Source, posts: &[Post<'_>]) -> Outcome {
        let chunks = posts.par_chunks(CHUNK).map(|some| self.check_chunk(source, posts, some));
        let mut outcome = Outcome::default();
        for (reports, summary, fixes) in chunks.collect::<Vec<_>>() {
            outcome.reports.push(reports);
            outcome.summary = outcome.summary.plus(summary);
            outcome.fixes.extend(fixes);
        }
        outcome
    }

    /// Checks some of the posts of a source.
    fn check_chunk(
        &self,
        source: &Source,
        file_posts: &[Post<'_>],
        posts: &[Post<'_>],
    ) -> (Vec<Vec<u8>>, Summary, fix::Fixes) {
        let mut findings = self.lint.findings_among((source, file_posts), posts);
        let all = findings.len();
        findings.retain(|finding| !self.is_known(finding));
        let known = all - findings.len();
        let mut fixes = fix::Fixes::default();
        if self.takes_fixes {
            fixes.take(&mut findings);
        }
        let reports = self.formats.iter().map(|(format, run)| render(&findings, format, run));
        let summary = Summary { known, ..lint::summarise(&findings, posts.len()) };
        (reports.collect(), summary, fixes)
    }

    fn is_known(&self, finding: &Finding<'_>) -> bool {
        !self.known.is_empty() && self.known.contains(&finding.fingerprint())
    }
}
