//! What a page needs of the posts as records, which parts of an audit contain.
//!
//! A part has the findings that a page about its posts would list, and how many there are of
//! each rule. The findings of all parts together are those that one run would list. Their
//! texts are as the page shows them: personal data is masked in them.

use std::{cmp::Reverse, sync::Arc};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    Gathered,
    listed_findings::{ListedFinding, ListedPost, Listing},
};
use crate::{
    audit::Restored,
    hashtags::{self, FileContent, HashtagCounts},
    language::Language,
    output::acts,
    rulebook::{Rulebook, Severity},
    source::Source,
};

/// The most bytes of a file of counts that are in one record.
const PIECE: usize = 1 << 16;

/// The most bytes of a file of counts (256 MiB). If it has more, there are too many hashtags
/// to count.
const MOST_BYTES: usize = 256 << 20;

/// The beginning of each address of a post.
const SCHEME: &str = "https://";

/// Some of what a page needs.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(in crate::cli::audit) enum PageRecord {
    /// A rule begins, which has this number of findings; `of_others` says whether these are
    /// of accounts that may not be audited. Those that a page would list follow.
    Rule { rule: usize, of_others: bool, findings: u64 },
    /// A finding.
    Finding(FindingRow),
    /// A piece of a file of counts of hashtags.
    Hashtags(String),
    /// There are too many hashtags to count.
    TooManyHashtags(bool),
}

/// A finding and its post.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::cli::audit) struct FindingRow {
    level: String,
    time: Option<String>,
    account: String,
    id: String,
    place: String,
    link: Option<String>,
    text: String,
    words: Option<(u32, u32)>,
    labels: Vec<String>,
}

impl Gathered {
    /// Calls `write` with one record after another.
    pub(in crate::cli::audit) fn write<E>(
        self,
        write: &mut dyn FnMut(PageRecord) -> Result<(), E>,
    ) -> Result<(), E> {
        for (of_others, listing) in [(false, self.listing), (true, self.of_others)] {
            for (rule, of_rule) in listing.into_rules() {
                let findings = u64::try_from(of_rule.count).unwrap_or(u64::MAX);
                write(PageRecord::Rule { rule, of_others, findings })?;
                let mut rows = of_rule.kept.into_iter().map(row);
                rows.try_for_each(|row| write(PageRecord::Finding(row)))?;
            }
        }
        let Some(text) = self.hashtags.as_ref().and_then(text) else {
            return write(PageRecord::TooManyHashtags(true));
        };
        pieces(&text).try_for_each(|piece| write(PageRecord::Hashtags(piece.to_owned())))
    }
}

/// The file of counts; `None` if it is too large.
fn text(counts: &HashtagCounts) -> Option<String> {
    let mut bytes = Vec::new();
    hashtags::write(counts, FileContent::Whole, &mut bytes).ok()?;
    String::from_utf8(bytes).ok().filter(|text| text.len() <= MOST_BYTES)
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = (0..=PIECE.min(rest.len())).rev().find(|end| rest.is_char_boundary(*end))?;
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

fn row(finding: ListedFinding) -> FindingRow {
    let ListedPost { time, account, id, place, link, text } = Arc::unwrap_or_clone(finding.post);
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    FindingRow {
        level: finding.severity.0.name().to_owned(),
        time: time.map(|time| time.to_string()),
        account,
        id,
        place,
        link,
        text,
        words: finding.words.map(|(start, length)| (number(start), number(length))),
        labels: finding.labels.into(),
    }
}

impl FindingRow {
    /// The finding; `None` if no program wrote this row.
    fn finding(self) -> Option<ListedFinding> {
        let Self { level, time, account, id, place, link, text, words, labels } = self;
        let severities = [Severity::Error, Severity::Warning, Severity::Info];
        let severity = severities.into_iter().find(|severity| severity.name() == level)?;
        let time: Option<Timestamp> = time.map(|time| time.parse()).transpose().ok()?;
        let labels: [String; Language::ALL.len()] = labels.try_into().ok()?;
        // A part may come from anybody, and these texts become parts of a page.
        let texts = [&account, &id, &place, &text];
        let acts = texts.into_iter().chain(&labels).chain(&link).any(|text| acts(text));
        let is_address = link.as_deref().is_none_or(|link| link.starts_with(SCHEME));
        if acts || !is_address {
            return None;
        }
        let post = Arc::new(ListedPost { time, account, id, place, link, text });
        let words = words.map(|(start, length)| (start as usize, length as usize));
        Some(ListedFinding {
            severity: Reverse(severity),
            time: Reverse(time),
            post,
            words,
            labels,
        })
    }
}

/// What pages need of the posts of one part, made of its records.
#[derive(Default)]
pub(in crate::cli::audit) struct RestoredPage {
    listing: Listing,
    of_others: Listing,
    /// The rule whose findings come next, whether these are of accounts that may not be
    /// audited, and how many there are.
    rule: Option<(usize, bool, usize)>,
    kept: Vec<ListedFinding>,
    hashtags: String,
    too_many: bool,
}

impl RestoredPage {
    /// Adds a record. `None` if it is not a record of posts that were checked with the
    /// rulebook. The counts are added to those of `restored`, whose sum has a limit.
    pub(in crate::cli::audit) fn add(
        &mut self,
        record: PageRecord,
        rulebook: &Rulebook,
        restored: &mut Restored,
    ) -> Option<()> {
        match record {
            PageRecord::Rule { rule, of_others, findings } => {
                self.end_rule()?;
                rulebook.rules.get(rule)?;
                let count = usize::try_from(restored.count(findings)?).ok()?;
                self.rule = Some((rule, of_others, count));
            }
            PageRecord::Finding(row) => {
                self.rule?;
                self.kept.push(row.finding()?);
            }
            PageRecord::Hashtags(piece) => {
                let sum = self.hashtags.len() + piece.len();
                if MOST_BYTES < sum {
                    return None;
                }
                self.hashtags.push_str(&piece);
            }
            PageRecord::TooManyHashtags(too_many) => self.too_many = too_many,
        }
        Some(())
    }

    fn end_rule(&mut self) -> Option<()> {
        let kept = std::mem::take(&mut self.kept);
        let Some((rule, of_others, count)) = self.rule.take() else { return Some(()) };
        if count < kept.len() {
            return None;
        }
        let listing = if of_others { &mut self.of_others } else { &mut self.listing };
        listing.add_kept(rule, count, kept);
        Some(())
    }

    /// What the records say. `None` if the file of counts is damaged.
    pub(in crate::cli::audit) fn finish(mut self) -> Option<Gathered> {
        self.end_rule()?;
        let hashtags = if self.too_many {
            None
        } else {
            Some(hashtags::read(&Source::new("hashtags", self.hashtags)).ok()?)
        };
        Some(Gathered { listing: self.listing, of_others: self.of_others, hashtags })
    }
}
