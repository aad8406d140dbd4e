//! Tests rules with their own examples: a rule must underline exactly the marked
//! parts of its bad examples, and must find nothing in the good ones.
//!
//! A rule is tested alone and at its own level, without the overrides of profiles
//! and other layers.

mod history;
mod read;

use std::ops::Range;

use jiff::{SignedDuration, Timestamp};

use crate::{
    check::{Answered, Hit, PostsOfPart, Subject, Where},
    input::detect_retweet,
    matcher::{Automaton, AutomatonBuilder, Scratch},
    message::Message,
    rulebook::{Rule, Rulebook},
    source::{Place, Problem},
    text::Text,
    time::later,
    tokens::Tokens,
};
use read::Case;

/// The result of testing the rules of a rulebook with their examples.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExampleReport {
    /// The number of rules tested.
    pub rules: usize,
    /// The number of examples tested.
    pub examples: usize,
    /// The examples that failed.
    pub failures: Vec<FailedExample>,
    /// The problems of examples that are invalid.
    pub problems: Vec<Problem>,
}

/// An example in which its rule did not find exactly what is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedExample {
    /// The id of the rule.
    pub rule: String,
    /// The place of the example.
    pub place: Place,
    /// What the rule found instead, as a sentence without full stop.
    pub message: Message,
}

/// When the posts of examples without a time were published: 2026-01-01 at 00:00 UTC.
const NOW: Timestamp = Timestamp::constant(1_767_225_600, 0);

/// Tests every rule of a rulebook with its examples.
pub fn test(rulebook: &Rulebook) -> ExampleReport {
    let mut report = ExampleReport { rules: rulebook.rules.len(), ..ExampleReport::default() };
    let mut words = AutomatonBuilder::from_automaton(&rulebook.automaton);
    let mut cases = Vec::new();
    for rule in &rulebook.rules {
        for example in rule.examples.read().iter() {
            match read::case(example, &mut words) {
                Ok(case) => cases.push((rule, case)),
                Err(mut problems) => report.problems.append(&mut problems),
            }
        }
    }
    let matcher = words.build();
    report.examples = cases.len();
    for (rule, case) in &cases {
        let failure = failure_of(rule, case, rulebook, &matcher);
        report.failures.extend(failure.map(|message| FailedExample {
            rule: rule.id.clone(),
            place: case.place.clone(),
            message,
        }));
    }
    report
}

/// The message that the rule found something else than the example marks; `None` if
/// it found exactly what is marked.
fn failure_of(
    rule: &Rule,
    case: &Case,
    rulebook: &Rulebook,
    automaton: &Automaton,
) -> Option<Message> {
    if let Some(posts) = &case.history {
        let known = (posts.as_slice(), case.hashtags.as_ref());
        let found = history::is_found(rule, known, case.bio.as_deref(), rulebook);
        return failure_of_history(case.bad, found);
    }
    let mut post = case.post.clone();
    post.text = Text::verbatim(&case.text, 0);
    detect_retweet(&mut post);
    let tokens = Tokens::on(&case.text, post.platform);
    let mut scratch = Scratch::default();
    let written = (&*case.text, post.lang.as_deref());
    let found = automaton.scan_post(written, &tokens, &mut scratch);
    let first = case.windows.first().and_then(|window| window.from);
    post.time = post.time.or(first);
    let now = post.time.unwrap_or(NOW);
    let current = case.windows.current(now);
    let windows = (current.as_slice(), &case.windows, &rulebook.events);
    let facts = (case.hashtags.as_ref(), &case.settings);
    // The present is one second after the post, so that a post counts as scheduled
    // only if the example says so.
    let after = later(now, SignedDuration::from_secs(1));
    let mut subject = Subject::new(&post, (&tokens, &found), windows, facts, after);
    let beside = PostsOfPart::new(&case.beside, "");
    subject.beside = Some(&beside);
    subject.known_accounts = case.known_accounts.as_ref();
    subject.answered = Answered::by(&subject, automaton);
    // Unless the example names a profile, a rule for certain profiles is tested with
    // the first of them.
    let own = rule.when.profiles.first().unwrap_or(&rulebook.common.profile);
    let profile = post.profile.as_deref().unwrap_or(own);
    let possible = rule.may_find_in(&subject);
    let met = rule.when.met(&subject, profile);
    let hits = met
        .filter(|_| possible)
        .map(|met| rule.check.hits(&subject, met.window))
        .unwrap_or_default();
    let found = underlined(&hits);
    let expected = quoted(&case.marks, case);
    match (case.bad, met.is_some(), hits.is_empty()) {
        (false, _, true) => None,
        (false, _, false) => {
            Some(Message::new("example-not-expected").with("found", quoted(&found, case)))
        }
        (true, false, _) => Some(Message::new("example-not-considered")),
        (true, true, true) => Some(Message::new("example-nothing").with("expected", expected)),
        (true, true, false) if found == case.marks => None,
        (true, true, false) if case.marks.is_empty() => {
            Some(Message::new("example-unmarked").with("found", quoted(&found, case)))
        }
        (true, true, false) => {
            let message = Message::new("example-other").with("found", quoted(&found, case));
            Some(message.with("expected", expected))
        }
    }
}

/// Like [`failure_of`], for an example with a history. A rule about posts, of which `found`
/// is `None`, cannot have such an example.
fn failure_of_history(bad: bool, found: Option<bool>) -> Option<Message> {
    match (bad, found) {
        (_, None) => Some(Message::new("example-history-of-posts")),
        (true, Some(false)) => Some(Message::new("example-history-nothing")),
        (false, Some(true)) => Some(Message::new("example-history-found")),
        (true, Some(true)) | (false, Some(false)) => None,
    }
}

/// The ranges of the text that these hits underline, in order.
fn underlined(hits: &[Hit]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = hits
        .iter()
        .filter_map(|hit| match &hit.at {
            Where::Text(range) => Some(range.clone()),
            Where::Source(_) => None,
        })
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup();
    ranges
}

/// A message that quotes these ranges of the text, or the whole text if there are
/// none.
fn quoted(ranges: &[Range<usize>], case: &Case) -> Message {
    let quote = |range: &Range<usize>| {
        Message::new("example-quote").with("text", &case.text[range.clone()])
    };
    let join =
        |first: Message, next| Message::new("example-and").with("first", first).with("next", next);
    ranges.iter().map(quote).reduce(join).unwrap_or_else(|| Message::new("example-whole-post"))
}
