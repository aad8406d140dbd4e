//! The findings that the page lists, limited in number and in length.
//!
//! Everything else of an audit is counted and forgotten, but these findings stay in memory. So
//! there is a limit, [`MOST`]. If there are more findings, the same number is kept of each rule:
//! the most serious ones, and of equally serious ones the latest. Which findings are kept does
//! not depend on the order in which they come. As more findings come, the number that is kept of
//! each rule can only fall, so what is dropped on the way would also be dropped at the end.

use std::{cmp::Reverse, collections::BTreeMap, ops::Range, sync::Arc};

use jiff::Timestamp;

use super::wording::of_platform;
use crate::{
    audit::place_name,
    check::Subject,
    finding::Finding,
    language::Language,
    output::Shown,
    platform::{Platform, handle_key, post_address},
    rulebook::Severity,
    source::Source,
};

/// The most findings that a page lists. At some 400 bytes each, they take 8 MB.
pub(super) const MOST: usize = if cfg!(test) { 50 } else { 20_000 };

/// The most bytes of a text that is shown whole. Of a longer text, only the words of
/// the finding are shown, with the text around them.
const LONGEST: usize = 600;

/// The number of bytes that are shown on each side of the words of a finding, if the
/// text of the post is too long to be shown whole.
const AROUND: usize = 200;

/// A post with findings. Personal data is masked in its texts; they are on one line,
/// and characters that would have an effect are made visible.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListedPost {
    pub(super) time: Option<Timestamp>,
    /// The account as [`shown_account`] writes it.
    pub(super) account: String,
    pub(super) id: String,
    /// The file and the line on which the post begins.
    pub(super) place: String,
    /// The address at which the post can be read; `None` if the address is unknown.
    pub(super) link: Option<String>,
    pub(super) text: String,
}

/// A finding. The order of its fields makes findings sort as a page lists the findings
/// of a rule: the most serious first, of these the latest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListedFinding {
    pub(super) severity: Reverse<Severity>,
    pub(super) time: Reverse<Option<Timestamp>>,
    pub(super) post: Arc<ListedPost>,
    /// The start and the length of the underlined words in the text of the post, in
    /// UTF-16 code units, as browsers count; `None` if no words are underlined.
    pub(super) words: Option<(usize, usize)>,
    /// What was found, in each language, in the order of [`Language::ALL`].
    pub(super) labels: [String; Language::ALL.len()],
}

/// The findings of a rule.
#[derive(Clone, Debug, Default)]
pub(super) struct RuleListing {
    /// The number of all findings of the rule, also of those that are not kept.
    pub(super) count: usize,
    pub(super) kept: Vec<ListedFinding>,
}

/// The findings of a run, by the index of their rule in the rulebook.
#[derive(Debug, Default)]
pub(super) struct Listing {
    rules: BTreeMap<usize, RuleListing>,
    kept: usize,
}

impl Listing {
    /// Adds the findings of a post.
    pub(super) fn add(
        &mut self,
        (subject, source): (&Subject<'_, '_>, &Source),
        findings: &[Finding<'_>],
    ) {
        let mut last: Option<Arc<ListedPost>> = None;
        for finding in findings {
            let (text, words) = text(finding);
            let post = match last.take().filter(|post| post.text == text) {
                Some(post) => post,
                None => Arc::new(listed(subject, source, text)),
            };
            last = Some(post.clone());
            let (severity, time) = (Reverse(finding.severity), Reverse(post.time));
            let labels = Language::ALL.map(|(_, language)| label(finding, language));
            self.insert(finding.rule_index, ListedFinding { severity, time, post, words, labels });
        }
        self.drop_some();
    }

    fn insert(&mut self, rule: usize, finding: ListedFinding) {
        let of_rule = self.rules.entry(rule).or_default();
        of_rule.count += 1;
        of_rule.kept.push(finding);
        self.kept += 1;
    }

    /// Adds findings of a rule: those that are kept of `count` findings.
    pub(super) fn add_kept(&mut self, rule: usize, count: usize, kept: Vec<ListedFinding>) {
        self.kept += kept.len();
        let own = self.rules.entry(rule).or_default();
        own.count += count;
        own.kept.extend(kept);
        self.drop_some();
    }

    /// The findings of each rule that a page might list.
    pub(super) fn into_rules(mut self) -> BTreeMap<usize, RuleListing> {
        self.cut();
        self.rules
    }

    /// Adds the findings of another part.
    pub(super) fn join(&mut self, other: Self) {
        for (rule, found) in other.rules {
            let own = self.rules.entry(rule).or_default();
            own.count += found.count;
            own.kept.extend(found.kept);
        }
        self.kept += other.kept;
        self.drop_some();
    }

    /// Drops the findings that no page will list, once more than twice the limit are
    /// kept.
    fn drop_some(&mut self) {
        if 2 * MOST < self.kept {
            self.cut();
        }
    }

    /// Drops the findings beyond the limit, and sorts the others.
    fn cut(&mut self) {
        let counts: Vec<usize> = self.rules.values().map(|rule| rule.count).collect();
        let most = of_each(&counts, MOST);
        for rule in self.rules.values_mut() {
            rule.kept.sort_unstable();
            rule.kept.truncate(most);
        }
        self.kept = self.rules.values().map(|rule| rule.kept.len()).sum();
    }

    /// The findings in posts of some accounts, which are named as the page names them. The key
    /// of a name is the name in lower case.
    pub(super) fn only_of(mut self, names: &BTreeMap<String, String>) -> Self {
        // Parts of an audit were cut before anybody knew the accounts.
        self.cut();
        for rule in self.rules.values_mut() {
            rule.kept.retain_mut(|finding| {
                let Some(name) = names.get(&*handle_key(&finding.post.account)) else {
                    return false;
                };
                if *name != finding.post.account {
                    Arc::make_mut(&mut finding.post).account.clone_from(name);
                }
                true
            });
        }
        self.kept = self.rules.values().map(|rule| rule.kept.len()).sum();
        self
    }

    /// What a page lists. `counts` are the numbers of findings of the rules.
    pub(super) fn finish(mut self, counts: &BTreeMap<usize, usize>) -> Finished {
        for (rule, of_rule) in &mut self.rules {
            of_rule.count = counts.get(rule).copied().unwrap_or(0);
        }
        self.cut();
        let all: usize = counts.values().sum();
        let rules = self.rules.into_iter().filter(|(_, rule)| !rule.kept.is_empty());
        let rules = rules.map(|(number, rule)| (number, rule.kept)).collect();
        Finished { rules, left_out: all.saturating_sub(self.kept) }
    }
}

/// The findings that a page lists.
#[derive(Debug, Default)]
pub(super) struct Finished {
    /// The findings by the index of their rule in the rulebook. Of each rule, the most
    /// serious come first, and of equally serious ones the latest.
    pub(super) rules: BTreeMap<usize, Vec<ListedFinding>>,
    /// How many findings are not listed.
    pub(super) left_out: usize,
}

/// The highest number of findings to keep of each rule, so that at most `most` are kept in all.
/// `counts` are the numbers of findings of the rules.
fn of_each(counts: &[usize], most: usize) -> usize {
    let fits = |each: usize| counts.iter().map(|count| *count.min(&each)).sum::<usize>() <= most;
    let (mut fitting, mut beyond) = (0, most + 1);
    while fitting + 1 < beyond {
        let middle = usize::midpoint(fitting, beyond);
        if fits(middle) { fitting = middle } else { beyond = middle }
    }
    fitting
}

impl ListedFinding {
    /// What was found, in a language.
    pub(super) fn label(&self, language: Language) -> &str {
        &self.labels[language as usize]
    }
}

fn listed(subject: &Subject<'_, '_>, source: &Source, text: String) -> ListedPost {
    let post = subject.post;
    let handle = Shown::new(subject.account.to_owned()).to_string();
    let id = Shown::id(post).to_string();
    let is_public = post.published && post.has_own_id;
    let link = is_public.then(|| post_address(post.platform, &handle, &id)).flatten();
    let number = source.number_of(post.span.start);
    let sheet = source.layout().and_then(|layout| layout.sheet.as_deref());
    let place = Shown::new(place_name(source.path(), sheet, number)).to_string();
    let account = shown_account(subject.account, post.platform);
    ListedPost { time: post.time, account, id, place, link, text }
}

/// The handle with `@`, empty if it is unknown; then the platform unless it is X.
pub(super) fn shown_account(handle: &str, platform: Platform) -> String {
    let shown = Shown::new(handle.to_owned()).to_string();
    of_platform(if shown.is_empty() { shown } else { format!("@{shown}") }, platform)
}

fn label(finding: &Finding<'_>, language: Language) -> String {
    let (message, post) = (finding.label.get(language), finding.post.text.as_str());
    Shown::about(message, post, &finding.secrets, finding.text_span.as_ref()).to_string()
}

/// The text of a post, or of a long text the part around the words of the finding. Also the start
/// and the length of these words in the returned text, in UTF-16 code units; `None` if no words
/// are underlined.
fn text(finding: &Finding<'_>) -> (String, Option<(usize, usize)>) {
    let original = finding.post.text.as_str();
    // Line breaks become blanks of the same length, so that places stay the same.
    let on_one_line = original.replace(['\n', '\r', '\t'], " ");
    let masked = Shown::with_known(on_one_line, &finding.secrets);
    let words = finding.text_span.clone().filter(|words| words.end <= original.len());
    let part = part(original, words.clone().unwrap_or(0..0));
    let shown = |range: Range<usize>| masked.slice(range).to_string();
    let (first, last) = (0 < part.start, part.end < original.len());
    let [before, after] = [first, last].map(|is_cut| if is_cut { "…" } else { "" });
    let Some(words) = words else {
        return (format!("{before}{}{after}", shown(part)), None);
    };
    let [start, middle, end] =
        [part.start..words.start, words.clone(), words.end..part.end].map(shown);
    let start = before.to_owned() + &start;
    let units = |text: &str| text.encode_utf16().count();
    let place = (units(&start), units(&middle));
    (format!("{start}{middle}{end}{after}"), Some(place).filter(|_| !words.is_empty()))
}

/// The bytes of a text that are shown: all of them, unless the text is long.
fn part(text: &str, words: Range<usize>) -> Range<usize> {
    if text.len() <= LONGEST {
        return 0..text.len();
    }
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let start = boundary(words.start.saturating_sub(AROUND)).unwrap_or(0);
    let end = boundary(words.end + AROUND).unwrap_or(text.len());
    start..end.max(words.end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn finding(number: usize) -> (usize, ListedFinding) {
        let second = i64::try_from(number).expect("it is small") * 7 % 300;
        let time = Timestamp::from_second(second).ok();
        let post = ListedPost {
            time,
            account: format!("@a{}", number % 3),
            id: number.to_string(),
            place: format!("a.yaml:{number}"),
            link: None,
            text: "Hej".to_owned(),
        };
        let severity = if number.is_multiple_of(5) { Severity::Error } else { Severity::Info };
        let (severity, post) = (Reverse(severity), Arc::new(post));
        let rule = [0, 0, 0, 0, 0, 0, 1, 1, 2][number % 9];
        let listed = ListedFinding {
            severity,
            time: Reverse(time),
            post,
            words: None,
            labels: Default::default(),
        };
        (rule, listed)
    }

    proptest! {
        /// In whatever order findings come, and however they are split, the same findings are
        /// kept.
        #[test]
        fn order_and_parts_do_not_matter(
            order in Just((0..400).collect::<Vec<usize>>()).prop_shuffle(),
            part in 1..150_usize,
        ) {
            let listing = |numbers: &[usize]| {
                let mut listing = Listing::default();
                for number in numbers {
                    let (rule, finding) = finding(*number);
                    listing.insert(rule, finding);
                    listing.drop_some();
                }
                listing
            };
            let mut parts = Listing::default();
            order.chunks(part).for_each(|numbers| parts.join(listing(numbers)));
            let whole = listing(&(0..400).collect::<Vec<_>>());
            let counts = (0..400).map(finding).fold(BTreeMap::new(), |mut counts, (rule, _)| {
                *counts.entry(rule).or_default() += 1;
                counts
            });
            let (parts, whole) = (parts.finish(&counts), whole.finish(&counts));
            prop_assert_eq!(&parts.rules, &whole.rules);
            prop_assert_eq!((parts.left_out, whole.left_out), (352, 352));
        }
    }

    #[test]
    fn each_rule_has_as_many_as_there_is_room_for() {
        for (counts, most, expected) in [
            (vec![], 10, 10),
            (vec![3, 4], 10, 10),
            (vec![3, 4], 7, 7),
            (vec![3, 40], 10, 7),
            (vec![1, 20, 30], 11, 5),
            (vec![1, 1, 1], 2, 0),
        ] {
            assert_eq!(of_each(&counts, most), expected, "{counts:?}");
        }
    }

    #[test]
    fn a_long_text_is_shown_around_the_words() {
        let text = "æ".repeat(1_000);
        assert_eq!(part(&text, 1_000..1_004), 800..1_204);
        assert_eq!(part(&text, 0..0), 0..200);
        assert_eq!(part("kort", 0..4), 0..4);
    }
}
