//! The findings of a run, and the exit code that follows from them.

mod base_folder;
mod fingerprint;
mod join_platforms;

use std::{collections::BTreeSet, ops::Range, sync::Arc};

pub use base_folder::BaseFolder;
pub(crate) use fingerprint::number_repeats;
pub use fingerprint::{FingerprintBasis, FingerprintKey, Identity};
pub(crate) use join_platforms::join_platforms;

use crate::{
    check::Related,
    message::Message,
    platform::Platform,
    post::{Post, Version},
    rulebook::{LevelFrom, Rule, Severity},
    source::{Source, Span},
};

/// A finding: a post breaks a rule.
#[derive(Debug)]
pub struct Finding<'a> {
    /// The rule that the post breaks.
    pub rule: &'a Rule,
    /// The index of that rule in the rulebook.
    pub rule_index: usize,
    /// How serious the finding is for the account of the post.
    pub severity: Severity,
    /// What set the level of the rule.
    pub level_from: &'a LevelFrom,
    /// The post that breaks the rule. In a draft for several platforms, this is the
    /// version for the first platform that the finding is about.
    pub post: &'a Post<'a>,
    /// The platforms that the finding is about if its draft is for several platforms;
    /// else empty.
    pub platforms: Vec<Platform>,
    /// The file that contains the post.
    pub source: &'a Source,
    /// The place of the finding in `source`.
    pub span: Span,
    /// The range of bytes in the decoded text; `None` if the finding is not in the
    /// text.
    pub text_span: Option<Range<usize>>,
    /// The label below the underlined words: what was found there.
    pub label: Message,
    /// Further places that explain the finding, such as the record of a window.
    pub related: Vec<Related>,
    /// A safe fix, as an edit of the file; `None` if there is none.
    pub fix: Option<Edit>,
    /// The byte ranges of the decoded text that contain personal data, in order,
    /// which no output may show. All findings of a post share one list.
    pub secrets: Arc<[Range<usize>]>,
    /// How many findings before this one in the post only their order tells from it.
    pub repeat: usize,
}

impl Finding<'_> {
    /// Whether both findings are about the same post, or about versions of the same
    /// draft.
    pub fn is_about_same_post(&self, other: &Self) -> bool {
        let are_versions = [self, other].iter().all(|one| one.post.version != Version::No);
        std::ptr::eq(self.post, other.post) || are_versions && self.post.span == other.post.span
    }
}

/// A replacement of some bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that are replaced.
    pub span: Span,
    /// The new text, escaped for the format of the file.
    pub replacement: String,
}

/// A finding of the baseline that the run has, too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnownFinding {
    /// Its fingerprint in this run.
    pub fingerprint: String,
    /// What it is recognised by if its file gets another name.
    pub identity: Identity,
}

/// The counts of a run. Only counts are kept, and not the findings themselves, so
/// that memory does not grow with the input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Posts that were checked.
    pub posts: usize,
    /// Posts with at least one finding.
    pub posts_with_findings: usize,
    /// Findings that are errors: their posts must not be published.
    pub errors: usize,
    /// Findings that are warnings: their posts should be corrected.
    pub warnings: usize,
    /// Findings that are only information.
    pub infos: usize,
    /// Findings that `--fix` can fix.
    pub fixable: usize,
    /// Findings that `--fix` has fixed.
    pub fixed: usize,
    /// Findings that the baseline contains.
    pub in_baseline: usize,
    /// The findings that the baseline contains.
    pub known: BTreeSet<KnownFinding>,
    /// Files and records that could not be checked.
    pub problems: usize,
}

impl Summary {
    /// Adds a finding to the counts.
    pub fn count(&mut self, finding: &Finding<'_>) {
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
        self.fixable += usize::from(finding.fix.is_some() && finding.source.layout().is_none());
    }

    /// The sum of two summaries.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        self.known.extend(other.known);
        Self {
            posts: self.posts + other.posts,
            posts_with_findings: self.posts_with_findings + other.posts_with_findings,
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            infos: self.infos + other.infos,
            fixable: self.fixable + other.fixable,
            fixed: self.fixed + other.fixed,
            in_baseline: self.in_baseline + other.in_baseline,
            known: self.known,
            problems: self.problems + other.problems,
        }
    }

    /// The exit code: 2 if something could not be checked (which includes a path
    /// without posts), else 1 if there are findings of at least the severity
    /// `fail_on`, else 0. If `fail_on` is `None`, findings do not count.
    pub fn exit_code(&self, fail_on: Option<Severity>) -> u8 {
        let failing = match fail_on {
            None => 0,
            Some(Severity::Error) => self.errors,
            Some(Severity::Warning) => self.errors + self.warnings,
            Some(Severity::Info) => self.errors + self.warnings + self.infos,
        };
        match () {
            () if 0 < self.problems => 2,
            () if 0 < failing => 1,
            () => 0,
        }
    }
}
