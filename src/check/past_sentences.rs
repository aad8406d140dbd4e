//! Sentences about the past: *I 1728 ødelagde en brand byen.*
//!
//! If a sentence about a crisis is taken for one about the past, the crisis is
//! missed. So one clue of the past is not enough: a warehouse *from 1895* may burn,
//! and so may a war memorial. A sentence is about the past only if it has two clues,
//! or words such as *ten years ago*, and no word of the present. A sentence that
//! names the area of an open crisis is never about the past.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use super::{Subject, past_years};
use crate::{
    matcher::{Lexicon, ListId, Match, Reach, Vocabulary, folded},
    window::WindowKind,
};

/// The words by which a sentence about the past is recognised.
#[derive(Debug, PartialEq, Eq)]
pub struct PastWords {
    /// Words that say how long ago something happened, such as *ten years ago*.
    long_ago: Vec<ListId>,
    /// Words of remembrance, such as *anniversary*.
    remembrance: Vec<ListId>,
    /// Verbs in the past tense.
    verbs: Arc<BTreeSet<String>>,
    /// Words that say that something happens now.
    present: Arc<BTreeSet<String>>,
}

impl PastWords {
    /// The built-in words, with the additions and omissions of the rulebook.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Arc<Self> {
        let mut list = |name| vocabulary.list(name, false).into_iter().collect();
        let (long_ago, remembrance) = (list("long_ago"), list("past_events"));
        let set = |name| vocabulary.lexicon(name).map(Lexicon::folded).unwrap_or_default();
        Arc::new(Self {
            long_ago,
            remembrance,
            verbs: set("past_tense"),
            present: set("happening_now"),
        })
    }

    /// Whether the sentence around a range is about the past.
    pub(super) fn cover(&self, range: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        // Most posts have neither a past year nor such words, and are done quickly.
        if !subject.names_past_year() && !subject.matches.has_any_of(&self.long_ago) {
            return false;
        }
        let sentence = subject.prose.sentence(range);
        let reach = Reach::within(sentence.clone());
        let ago = subject.matches.first_near(&self.long_ago, &reach, None).map(Match::range);
        let is_past = ago.is_some() || self.has_two_clues(&sentence, &reach, subject);
        let ago = ago.unwrap_or(sentence.start..sentence.start);
        let is_present = |part| has_word_of(&self.present, part, subject);
        is_past
            && !is_present(sentence.start..ago.start)
            && !is_present(ago.end..sentence.end)
            && !names_area(&reach, subject)
    }

    /// Whether a sentence names a year in which something happened, and has a word of
    /// remembrance or a verb in the past tense.
    fn has_two_clues(
        &self,
        sentence: &Range<usize>,
        reach: &Reach,
        subject: &Subject<'_, '_>,
    ) -> bool {
        subject.has_year_of_event(sentence)
            && (subject.matches.first_near(&self.remembrance, reach, None).is_some()
                || has_word_of(&self.verbs, sentence.clone(), subject))
    }
}

/// Whether a part of the text has one of these words.
fn has_word_of(words: &BTreeSet<String>, part: Range<usize>, subject: &Subject<'_, '_>) -> bool {
    let all = subject.matches.words();
    let first = all.partition_point(|word| word.start < part.start);
    let within = all[first..].iter().take_while(|word| word.end <= part.end);
    let mut folded = within.map(|word| folded(subject.slice(word.clone())));
    folded.any(|word| words.contains(word.as_ref()))
}

/// Whether a part of the text names the area of an open crisis.
fn names_area(reach: &Reach, subject: &Subject<'_, '_>) -> bool {
    let open = subject.windows.iter().filter(|window| window.is_open(subject.time));
    let areas =
        open.filter(|window| window.kind == WindowKind::Crisis).filter_map(|window| window.area);
    let areas: Vec<ListId> = areas.collect();
    subject.matches.first_near(&areas, reach, None).is_some()
}

impl Subject<'_, '_> {
    /// Whether a sentence has a past year in which something happened. A year may
    /// also say when a thing was made: *from 1895*, *built in 1895*.
    fn has_year_of_event(&self, sentence: &Range<usize>) -> bool {
        let years = self.past_years().iter();
        let mut years =
            years.filter(|year| sentence.start <= year.start && year.end <= sentence.end);
        years.any(|year| past_years::is_of_event(self.text(), year))
    }
}
