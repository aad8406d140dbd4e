//! Posts that ask people to call a number which is not for the situation, or not a
//! number of the country.

use std::ops::Range;

use super::{
    Country, Hit, Matcher, Needs, Subject,
    country::{is_for_emergencies, is_number},
    hit::is_any_within,
};
use crate::{
    matcher::{Match, Vocabulary},
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// A post that asks people to call must name a number of the readers' country, and
/// the right one: for emergencies or for what can wait.
#[derive(Debug)]
pub struct EmergencyNumber {
    /// Words that ask people to call a number. The number is the end of the match:
    /// `call 112`.
    calls: Matcher,
    /// Words for emergencies.
    urgent: Matcher,
    /// Words for cases that can wait.
    calm: Matcher,
    /// Words such as `otherwise`. A sentence with one of them names two numbers, one
    /// for emergencies and one for what can wait.
    either: Matcher,
    /// Words that refer to another country.
    abroad: Matcher,
}

impl EmergencyNumber {
    /// Reads `{calls: …, urgent: …, calm: …, either: …, abroad: …}`, each a matcher.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let [calls, urgent, calm, either, abroad] = ["calls", "urgent", "calm", "either", "abroad"]
            .map(|key| {
                fields.required(key, |node, reader| Matcher::read(node, reader, vocabulary))
            });
        fields.finish();
        let (calls, urgent, calm) = (calls?, urgent?, calm?);
        Some(Self { calls, urgent, calm, either: either?, abroad: abroad? })
    }

    pub(super) fn needs(&self) -> Needs {
        Needs::words_of(&self.calls)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let cases = Cases::of(self, subject);
        let hit = |call: &Match| {
            let label = mistake(call, &cases, subject)?;
            Some(Hit::text(call.range(), label))
        };
        self.calls.matches(subject).filter_map(hit).collect()
    }
}

/// Where a post has the words of each kind, found once for all its calls.
struct Cases {
    urgent: Vec<Range<usize>>,
    calm: Vec<Range<usize>>,
    either: Vec<Range<usize>>,
    is_abroad: bool,
}

impl Cases {
    fn of(check: &EmergencyNumber, subject: &Subject<'_, '_>) -> Self {
        let [urgent, calm, either] = [&check.urgent, &check.calm, &check.either]
            .map(|matcher| matcher.matches(subject).map(Match::range).collect());
        Self { urgent, calm, either, is_abroad: check.abroad.matches(subject).next().is_some() }
    }
}

/// What is wrong with the number of a call; `None` if nothing is.
fn mistake(call: &Match, cases: &Cases, subject: &Subject<'_, '_>) -> Option<Message> {
    if is_telephone_number(&subject.text()[call.end..]) {
        return None;
    }
    let words = subject.slice(call.range());
    let number = words.rsplit(|char: char| !char.is_ascii_digit()).next().unwrap_or_default();
    let country = subject.country();
    let others = country.filter(|country| !country.has(number));
    if let Some(country) = others.filter(|_| !cases.is_abroad) {
        let own = country.emergency[0];
        let label = Message::new("label-foreign-number").with("number", number);
        return Some(label.with("own", own));
    }
    let sentence = with_question_before(subject.prose.sentence(&call.range()), subject);
    let is_in = |found: &[Range<usize>]| is_any_within(found, &sentence);
    let is_urgent_number = is_for_emergencies(number, country);
    let names_both = is_in(&cases.either) || names_another(call, &sentence, subject);
    let wrong = if is_urgent_number {
        is_in(&cases.calm)
    } else {
        is_in(&cases.urgent) && !is_in(&cases.calm)
    };
    let label = if is_urgent_number { "label-not-urgent" } else { "label-urgent" };
    (wrong && !names_both).then(|| Message::new(label).with("number", number))
}

/// Whether a short number, with `rest` after it, is only the beginning of a telephone
/// number, such as `112 33 44 55`: at least four digits follow in groups of two or more.
fn is_telephone_number(rest: &str) -> bool {
    let mut groups = rest.split([' ', '-', '\u{a0}']);
    let digits = |group: &str| group.bytes().take_while(u8::is_ascii_digit).count();
    groups.next() == Some("")
        && 4 <= groups.map(digits).take_while(|count| 2 <= *count).sum::<usize>()
}

/// A sentence, together with the question before it if there is one, which says for what the
/// number is: `Is your bike gone? Call 114.`
fn with_question_before(sentence: Range<usize>, subject: &Subject<'_, '_>) -> Range<usize> {
    let before = subject.slice(0..sentence.start).trim_end();
    if !before.ends_with('?') {
        return sentence;
    }
    let last = before.len() - 1;
    subject.prose.sentence(&(last..last)).start..sentence.end
}

/// Whether a sentence names a second number of any country, besides the number of
/// `call`. The two numbers are then for different cases.
fn names_another(call: &Match, sentence: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
    let own = subject.slice(call.range());
    let words = subject.matches.words();
    let first = words.partition_point(|word| word.start < sentence.start);
    let mut words = words[first..].iter().take_while(|word| word.end <= sentence.end);
    words.any(|word| {
        let word = subject.slice(word.clone());
        is_number(word) && !own.ends_with(word)
    })
}

impl Subject<'_, '_> {
    /// The country from which the readers of the post call: the country of the
    /// account, else that of the rulebook, else Denmark if the post is in Danish.
    /// `None` if the country is unknown.
    fn country(&self) -> Option<&'static Country> {
        let stated = self.settings.country.or(self.home);
        stated.or_else(|| Country::of_language(self.language()))
    }
}
