//! Checks posts against the rules of a rulebook.

use std::{cell::RefCell, mem, ops::Range, sync::Arc};

use jiff::Timestamp;

use crate::{
    check::{self, Answered, Features, Hit, PostsOfPart, SeverityShift, Subject, Where},
    finding::{self, Edit, Finding, Summary},
    language::Language,
    matcher::Scratch,
    message::{self, Message},
    personal_data::{joined, secrets},
    post::Post,
    rulebook::{ConditionMatch, EffectiveRule, Rule, RuleSet, Rulebook, Severity},
    source::{Offsets, Source},
    tokens::Tokens,
};

/// The settings of a run: the rulebook, the selected rules, and the current time.
#[derive(Debug)]
pub struct Lint<'a> {
    /// The rulebook that posts are checked against.
    pub rulebook: &'a Rulebook,
    /// For each rule of the rulebook, in its order, whether the rule is selected.
    pub selected: Vec<bool>,
    /// The account of posts that do not name an account; `None` if the user does not
    /// name an account either.
    pub account: Option<String>,
    /// The current time, at which posts without a time are checked.
    pub now: Timestamp,
}

/// The rule that finds telephone numbers of private persons, which no output shows.
const PRIVATE_NUMBERS: &str = "privacy/phone";

/// The most findings of a rule in a post. A post with more is no post that somebody wrote, and
/// would take gigabytes.
const MOST_HITS: usize = 10_000;

/// Memory that is used again for each post, so that it need not be allocated each
/// time.
#[derive(Debug, Default)]
struct Buffers {
    scratch: Scratch,
    possible: Vec<u64>,
}

thread_local! {
    /// The buffers of a thread, kept from one call of [`Lint::findings_among`] to
    /// the next.
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

/// The rules that the user selects or leaves out, by rule ids and names of groups.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection<'a> {
    /// The rules that are run; all rules if this is empty.
    pub select: &'a [String],
    /// The rules that are left out, even if `select` names them.
    pub ignore: &'a [String],
}

impl Selection<'_> {
    fn contains(&self, rule: &Rule) -> bool {
        let named =
            |names: &[String]| names.iter().any(|name| *name == rule.id || name == rule.group());
        (self.select.is_empty() || named(self.select)) && !named(self.ignore)
    }
}

/// A rule or group that the user selects or ignores, but that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    /// The name as the user wrote it.
    pub written: String,
    /// The most similar name that exists; `None` if no name is similar.
    pub nearest: Option<String>,
}

impl<'a> Lint<'a> {
    /// A run with the selected rules.
    ///
    /// # Errors
    /// The first selected or ignored rule or group that does not exist.
    pub fn new(
        rulebook: &'a Rulebook,
        selection: Selection<'_>,
        account: Option<String>,
        now: Timestamp,
    ) -> Result<Self, UnknownRule> {
        expect_known(&[rulebook], selection)?;
        Ok(Self::with(rulebook, selection, account, now))
    }

    /// A run with each of two rulebooks, with the same arguments as for
    /// [`Lint::new`]. Each rule or group that is selected or ignored must exist in
    /// at least one of the rulebooks.
    ///
    /// # Errors
    /// The first selected or ignored rule or group that exists in neither rulebook.
    pub fn pair(
        rulebooks: [&'a Rulebook; 2],
        selection: Selection<'_>,
        account: Option<&str>,
        now: Timestamp,
    ) -> Result<[Self; 2], UnknownRule> {
        expect_known(&rulebooks, selection)?;
        let account = || account.map(str::to_owned);
        Ok(rulebooks.map(|rulebook| Self::with(rulebook, selection, account(), now)))
    }

    fn with(
        rulebook: &'a Rulebook,
        selection: Selection<'_>,
        account: Option<String>,
        now: Timestamp,
    ) -> Self {
        let selected = rulebook.rules.iter().map(|rule| selection.contains(rule));
        Self { rulebook, selected: selected.collect(), account, now }
    }

    /// The account whose rules apply to a post: the account that the post names, or
    /// else the account of the run; empty if neither is known.
    pub fn account_of<'p>(&'p self, post: &'p Post<'_>) -> &'p str {
        match &self.account {
            Some(account) if post.account.is_empty() => account,
            _ => &post.account,
        }
    }

    /// All findings in the posts of a source, in the order of the posts.
    pub fn findings<'p>(&'p self, source: &'p Source, posts: &'p [Post<'p>]) -> Vec<Finding<'p>> {
        self.findings_among((source, &self.posts_of_part(source, posts)), posts)
    }

    /// The posts of a source, in a form in which checks can look for other posts
    /// near a post.
    pub fn posts_of_part<'p>(
        &'p self,
        source: &Source,
        posts: &'p [Post<'p>],
    ) -> PostsOfPart<'p, 'p> {
        let beside = PostsOfPart::new(posts, self.account.as_deref().unwrap_or_default());
        // If more than a byte order mark is before this part, the file has posts in
        // earlier parts.
        beside.after_others('\u{feff}'.len_utf8() < source.byte_in_file(0))
    }

    /// All findings in `posts`, in the order of the posts. Those of one post are in the
    /// order of their places or, in a draft for several platforms, in that of
    /// `join_platforms`. `within` is the source and all of
    /// its posts; `posts` may be only some of these.
    pub fn findings_among<'p>(
        &'p self,
        within: (&'p Source, &PostsOfPart<'p, 'p>),
        posts: &'p [Post<'p>],
    ) -> Vec<Finding<'p>> {
        self.observed(within, posts, |_, _, _| ())
    }

    /// Like [`Lint::findings_among`], but also calls `observe` after each post or, if a draft is
    /// for several platforms, after each of its versions. `observe` is given the facts of the
    /// post, the rules of its account and its findings, so that a caller that counts posts need
    /// not compute them again.
    pub fn observed<'p>(
        &'p self,
        within: (&'p Source, &PostsOfPart<'p, 'p>),
        posts: &'p [Post<'p>],
        mut observe: impl FnMut(&Subject<'_, '_>, &RuleSet, &[Finding<'p>]),
    ) -> Vec<Finding<'p>> {
        let mut buffers = BUFFERS.take();
        let mut findings = Vec::new();
        for post in posts {
            let before = findings.len();
            for version in post.versions() {
                self.check(within, version, (&mut buffers, &mut findings), &mut observe);
            }
            if 1 < post.versions().len() {
                let of_draft = finding::join_platforms(findings.drain(before..));
                findings.extend(of_draft);
            } else {
                findings[before..].sort_by_key(|finding| finding.span);
            }
        }
        // A very long post leaves large buffers, which few other posts need.
        if buffers.scratch.is_small() {
            BUFFERS.set(buffers);
        }
        findings
    }

    fn check<'p>(
        &'p self,
        (source, beside): (&'p Source, &PostsOfPart<'p, 'p>),
        post: &'p Post<'p>,
        (buffers, findings): (&mut Buffers, &mut Vec<Finding<'p>>),
        observe: &mut impl FnMut(&Subject<'_, '_>, &RuleSet, &[Finding<'p>]),
    ) {
        let (rulebook, before) = (self.rulebook, findings.len());
        let account = self.account_of(post);
        let set = rulebook.rules_for(account, post.profile.as_deref());
        let time = post.time.unwrap_or(self.now);
        let current = if post.has_invalid_time {
            // The time cannot be read, so nobody knows which windows apply. Those of
            // now might be the wrong ones.
            Vec::new()
        } else {
            rulebook.windows.current(time)
        };
        let windows = (current.as_slice(), &rulebook.windows, &rulebook.events);
        let text = check::judged_text(post, &current);
        let tokens = Tokens::on(text, post.platform);
        let written = (text, post.lang.as_deref());
        let matches = rulebook.automaton.scan_post(written, &tokens, &mut buffers.scratch);
        let facts = (rulebook.hashtags.as_ref(), &*set.settings);
        let mut subject = Subject::new(post, (&tokens, &matches), windows, facts, self.now);
        subject.account = account;
        subject.beside = Some(beside);
        subject.is_among_danish = rulebook.language == Some(Language::Da);
        subject.home = rulebook.country();
        subject.known_accounts = rulebook.known_accounts.as_ref();
        subject.answered = Answered::by(&subject, &rulebook.automaton);
        let lists = subject.matches.matched_lists();
        let possible = set.index().possible(Features::of(&subject), lists, &mut buffers.possible);
        let rules = possible.map(|number| &set.rules[number]);
        for applied in rules.filter(|applied| self.selected[applied.rule_index]) {
            subject.heard = applied.heard;
            let met = applied.when.met(&subject, &set.profile);
            let Some(ConditionMatch { window, severity }) = met else { continue };
            let hits = at_most(MOST_HITS, applied.check.hits(&subject, window));
            findings.extend(hits.into_iter().map(|mut hit| {
                hit.attach_window(window, &subject);
                let found = self.finding(source, post, applied, hit);
                let most = severity.unwrap_or(found.severity);
                Finding { severity: found.severity.min(most), ..found }
            }));
        }
        if before < findings.len() {
            // Personal data is masked in every finding, not only in those about
            // personal data.
            let secrets: Arc<[Range<usize>]> = secrets_of(post, &findings[before..]).into();
            for finding in &mut findings[before..] {
                finding.secrets = secrets.clone();
            }
        }
        observe(&subject, set, &findings[before..]);
    }

    fn finding<'p>(
        &'p self,
        source: &'p Source,
        post: &'p Post<'p>,
        applied: &'p EffectiveRule,
        hit: Hit,
    ) -> Finding<'p> {
        let (span, text_span) = match hit.at {
            Where::Text(range) => (post.text.locate(range.clone()), Some(range)),
            Where::Source(span) => (span, None),
        };
        let fix = hit.fix.zip(text_span.clone()).and_then(|(replacement, range)| {
            let verbatim = source.slice(span) == &post.text.as_str()[range];
            // A replacement is UTF-8, and would be wrong in a file in another
            // encoding.
            let is_utf8 = source.offsets() == Offsets::Utf8;
            (is_utf8 && verbatim && is_plain(&replacement)).then_some(Edit { span, replacement })
        });
        Finding {
            rule: &self.rulebook.rules[applied.rule_index],
            rule_index: applied.rule_index,
            severity: shifted(applied.severity, hit.shift),
            level_from: &applied.level_from,
            post,
            platforms: Vec::new(),
            source,
            span,
            text_span,
            label: hit.label,
            related: hit.related,
            fix,
            secrets: Arc::default(),
            repeat: 0,
        }
    }
}

/// The byte ranges of a post's text that contain personal data: personal numbers, and the telephone
/// numbers that a finding says are private.
fn secrets_of(post: &Post<'_>, findings: &[Finding<'_>]) -> Vec<Range<usize>> {
    let numbers = findings.iter().filter(|finding| finding.rule.id == PRIVATE_NUMBERS);
    let numbers = numbers.filter_map(|finding| finding.text_span.clone());
    let mut found: Vec<_> = secrets(post.text.as_str()).into_iter().chain(numbers).collect();
    joined(&mut found);
    found
}

/// Checks that each selected or ignored rule or group exists in at least one of the rulebooks.
/// The error names the first that does not exist.
fn expect_known(rulebooks: &[&Rulebook], selection: Selection<'_>) -> Result<(), UnknownRule> {
    let rules = || rulebooks.iter().flat_map(|rulebook| &rulebook.rules);
    let known = || rules().map(|rule| rule.id.as_str()).chain(rules().map(Rule::group));
    let mut written = selection.select.iter().chain(selection.ignore);
    match written.find(|written| !known().any(|name| name == written.as_str())) {
        None => Ok(()),
        Some(written) => {
            let nearest = message::closest(written, known()).map(str::to_owned);
            Err(UnknownRule { written: written.clone(), nearest })
        }
    }
}

/// At most this many of the hits of a rule in a post. The last of them says how many more there
/// are.
fn at_most(most: usize, mut hits: Vec<Hit>) -> Vec<Hit> {
    let more = hits.len().saturating_sub(most);
    hits.truncate(most);
    if let (1.., Some(last)) = (more, hits.last_mut()) {
        let found = mem::replace(&mut last.label, Message::new("label-and-more"));
        last.label = Message::new("label-and-more").with("label", found).with("more", more);
    }
    hits
}

/// The severity of a finding: the severity of its rule, changed as the hit says.
fn shifted(severity: Severity, shift: SeverityShift) -> Severity {
    match shift {
        SeverityShift::Info => Severity::Info,
        SeverityShift::Lower => severity.milder(),
        SeverityShift::None => severity,
        SeverityShift::Error => Severity::Error,
    }
}

/// Whether a replacement needs no escapes in any file format.
fn is_plain(replacement: &str) -> bool {
    replacement.chars().all(|c| c.is_alphanumeric() || c == ' ')
}

/// Counts the findings and the posts that contain them.
pub fn summarise(findings: &[Finding<'_>], posts: usize) -> Summary {
    let mut summary = Summary { posts, ..Summary::default() };
    for finding in findings {
        summary.count(finding);
    }
    summary.posts_with_findings = findings.chunk_by(Finding::is_about_same_post).count();
    summary
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rulebook, source::Span, text::Text};

    /// Posts of many shapes.
    const EVERYDAY: &[&str] = &[
        "Vi fejrer skolen med sang og saft.",
        "The library is open on Monday.",
        "Hvornår åbner svømmehallen? Mandag kl. 7.30.",
        "Husk cyklen 🚲 – der er fest i parken!",
        "Tak til Karen, Ali og Bo for en god dag ☀️",
        "I dag: suppe, brød og kaffe\n- kom som du er\n- tag en ven med",
        "@lindhavn_by Hej Mette. Det kigger vi på i morgen.",
        "Havnegade er lukket fra 4. til 6. maj. #lindhavn https://lindhavn.dk/veje",
        "Budgettet for 2027 er på 1.250 mio. kr. (3 % mere end i år).",
        "Er du ny i byen? Så kig forbi på rådhuset og få et kort.",
        "\"Det er en stor dag,\" siger skolelederen.",
        "We replaced 40 street lights this week. More next week.",
        "Bus 12 kører igen. God weekend alle sammen!!",
        "Nyt legetøj i børnehaven: en rød traktor, to gynger m.m.",
    ];

    /// To compile a pattern takes thousands of times as long as to search a text for
    /// it. A built-in pattern must therefore require something of a post, such as a
    /// literal: otherwise every post would be searched for it.
    #[test]
    fn an_everyday_post_compiles_no_pattern() {
        let rulebook = rulebook::load(None, None).expect("the built-in rulebook is valid");
        let lint = Lint::new(&rulebook, Selection::default(), None, Timestamp::UNIX_EPOCH);
        let lint = lint.expect("no rule is selected");
        for text in EVERYDAY.iter().copied() {
            let source = Source::new("a.txt", text);
            let posts =
                [Post::new("1", Text::verbatim(source.text(), 0), Span::new(0, text.len()))];
            lint.findings(&source, &posts);
            assert_eq!(rulebook.automaton.compiled_patterns(), Vec::<&str>::new(), "{text}");
        }
    }
}
