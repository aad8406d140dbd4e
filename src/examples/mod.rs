//! Tries the examples of rules: each rule must underline exactly what its bad
//! examples mark, and be silent on the good ones.
//!
//! A rule is tried alone, as it is written: at its own level, whatever profiles
//! and layers make of it.

mod read;

use std::ops::Range;

use jiff::Timestamp;

use crate::{
    check::{Hit, Subject, Where},
    input::pass_on,
    matcher::{Matcher, Scratch, Words},
    register::windows::Window,
    rulebook::{Rule, Rulebook},
    source::{Place, Problem},
    text::Text,
    tokens::Tokens,
};
use read::Case;

/// What the examples of a rulebook came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// How many rules were tried.
    pub rules: usize,
    /// How many examples were tried.
    pub examples: usize,
    /// The examples that show something else than their rule does.
    pub failures: Vec<Failure>,
    /// The examples that do not read.
    pub problems: Vec<Problem>,
}

/// An example that shows something else than its rule does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The id of the rule.
    pub rule: String,
    /// Where the example stands.
    pub place: Place,
    /// What the rule does instead, as a sentence without full stop.
    pub message: String,
}

/// The time of an example that has none.
const NOW: Timestamp = Timestamp::constant(1_767_225_600, 0);

/// Tries every example of a rulebook.
pub fn test(rulebook: &Rulebook) -> Trial {
    let mut trial = Trial { rules: rulebook.rules.len(), ..Trial::default() };
    let mut words = Words::from_automaton(&rulebook.matcher);
    let mut cases = Vec::new();
    for rule in &rulebook.rules {
        for example in rule.examples.read().iter() {
            match read::case(example, &mut words) {
                Ok(case) => cases.push((rule, case)),
                Err(mut problems) => trial.problems.append(&mut problems),
            }
        }
    }
    let matcher = words.build();
    trial.examples = cases.len();
    for (rule, case) in &cases {
        let failure = try_case(rule, case, &rulebook.common.profile, &matcher);
        trial.failures.extend(failure.map(|message| Failure {
            rule: rule.id.clone(),
            place: case.place.clone(),
            message,
        }));
    }
    trial
}

/// What a rule does otherwise than its example says.
fn try_case(rule: &Rule, case: &Case, profile: &str, matcher: &Matcher) -> Option<String> {
    let mut post = case.post.clone();
    post.text = Text::verbatim(&case.text, 0);
    pass_on(&mut post);
    let tokens = Tokens::of(&case.text);
    let found = matcher.scan(&case.text, &tokens, &mut Scratch::default());
    let first = case.windows.first().and_then(|window| window.from);
    post.time = post.time.or(first);
    let now = post.time.unwrap_or(NOW);
    let current = |window: &&Window| window.is_open(now) || window.is_cooling(now);
    let current: Vec<&Window> = case.windows.iter().filter(current).collect();
    let facts = (case.hashtags.as_ref(), &case.settings);
    let mut subject = Subject::new(&post, (&tokens, &found), (&current, &case.windows), facts, now);
    subject.beside = &case.beside;
    // A rule of one profile is tried on an account that follows it.
    let own = rule.when.profiles.first().map_or(profile, String::as_str);
    let profile = post.profile.as_deref().unwrap_or(own);
    let looks = rule.when.holds(&subject, profile);
    let hits =
        if looks { rule.check.hits(&subject, rule.when.window(&subject)) } else { Vec::new() };
    match (case.bad, looks, hits.is_empty()) {
        (false, _, true) => None,
        (false, _, false) => Some(format!("objects to {}, but should not", said(&hits, case))),
        (true, false, _) => Some("does not look at this post, see its `when`".to_owned()),
        (true, true, true) => Some("finds nothing wrong, but should".to_owned()),
        (true, true, false) if underlined(&hits) == case.marks => None,
        (true, true, false) if case.marks.is_empty() => {
            Some(format!("underlines {}, so mark that with ‹ ›", said(&hits, case)))
        }
        (true, true, false) => Some(format!("underlines {} instead", said(&hits, case))),
    }
}

/// The parts of the text that a rule underlines, in their order.
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

/// What a rule objects to, for a message.
fn said(hits: &[Hit], case: &Case) -> String {
    let words: Vec<String> =
        underlined(hits).into_iter().map(|range| format!("“{}”", &case.text[range])).collect();
    if words.is_empty() { "the post as a whole".to_owned() } else { words.join(" and ") }
}
