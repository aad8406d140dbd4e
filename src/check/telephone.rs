//! Telephone numbers that are not the authority's own.

use std::ops::Range;

use super::{Features, Hit, Matcher, Needs, Subject, hit::is_any_within, phone_number::numbers};
use crate::{
    matcher::{Match, Vocabulary},
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// The telephone numbers in a post must be among the `numbers` of the account.
#[derive(Debug)]
pub struct Telephone {
    /// Words that say that a number is a private person's. They count even for an
    /// account that lists no numbers of its own.
    private: Matcher,
}

impl Telephone {
    /// Reads `{private: MATCHER}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let private = Matcher::optional(&mut fields, "private", vocabulary);
        fields.finish();
        Some(Self { private })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::DIGIT)
    }

    /// A hit on every number of a private person and, for an account that lists its
    /// numbers, on every other number that a private person may have.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let own = &subject.settings.numbers;
        let private: Vec<Range<usize>> = self.private.matches(subject).map(Match::range).collect();
        if own.is_empty() && private.is_empty() {
            return Vec::new();
        }
        let found = numbers(subject.text()).into_iter().filter(|number| {
            let in_token = subject.tokens.touching(&number.range).is_some();
            !in_token && !own.iter().any(|own| number.is(own))
        });
        let hits = found.filter_map(|number| {
            // A word in the same sentence says that it is a private person's.
            if is_any_within(&private, &subject.prose.sentence(&number.range)) {
                return Some(("label-private-number", number.range));
            }
            let unknown = !own.is_empty() && !number.is_of_service();
            unknown.then_some(("label-unknown-number", number.range))
        });
        hits.map(|(label, range)| Hit::text(range, Message::new(label))).collect()
    }
}
