//! Words in capitals, which look like shouting.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use super::{Features, Hit, Needs, Subject, read_matcher::texts, setting};
use crate::{
    matcher::{Vocabulary, folded},
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// The limits from which capitals count as shouting.
#[derive(Clone, Debug)]
pub struct Capitals {
    /// The fewest words in a row that are reported if they are in capitals.
    min_run: usize,
    /// The fewest letters of a word that counts towards `min_run`.
    min_letters: usize,
    /// The greatest proportion of the letters of a text that may be in words in
    /// capitals.
    ratio: f64,
    /// Only texts with more letters than this are checked for `ratio`.
    ratio_letters: usize,
    /// Words that are normally in capitals, such as abbreviations and names,
    /// folded.
    names: Arc<BTreeSet<String>>,
}

impl Default for Capitals {
    fn default() -> Self {
        Self { min_run: 2, min_letters: 4, ratio: 0.3, ratio_letters: 20, names: Arc::default() }
    }
}

impl Capitals {
    /// Reads `{min_run: 2, min_letters: 4, ratio: 0.3, ratio_letters: 20, names:
    /// LEXICON}`. Every key may be left out.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let base = base.cloned().unwrap_or_default();
        let mut fields = reader.fields(node)?;
        let min_run = setting(&mut fields, "min_run", Some(base.min_run))?;
        let min_letters = setting(&mut fields, "min_letters", Some(base.min_letters))?;
        let ratio = setting(&mut fields, "ratio", Some(base.ratio))?;
        let ratio_letters = setting(&mut fields, "ratio_letters", Some(base.ratio_letters))?;
        let names = fields.optional("names", |node, reader| texts(node, reader, vocabulary));
        fields.finish();
        let names = names.unwrap_or(base.names);
        Some(Self { min_run, min_letters, ratio, ratio_letters, names })
    }

    pub(super) fn needs(&self) -> Needs {
        let one_letter = self.min_run == 0 || self.min_letters < 2;
        if one_letter { Needs::nothing() } else { Needs::one_of(Features::CAPITALS) }
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let text = subject.text();
        let mut hits: Vec<Hit> = Vec::new();
        let mut run: Option<(Range<usize>, usize)> = None;
        // The end of the last word in the run, even if that word has only one
        // letter.
        let mut reach = 0;
        let mut any = false;
        for word in subject.matches.words().iter().cloned() {
            // Most words are skipped here, because they end in a lower-case
            // letter.
            let last = text[word.clone()].bytes().next_back();
            if run.is_none() && last.is_some_and(|last| last.is_ascii_lowercase()) {
                continue;
            }
            // A one-letter word such as `I` may be a capital for other reasons, so
            // it neither adds to a run nor ends it.
            let is_one_letter = matches!(&text[word.clone()], "I" | "Å" | "Ø" | "A");
            if is_one_letter && run.is_some() && near(text, reach, word.start) {
                reach = word.end;
                continue;
            }
            let weight = self.words_in_run(&text[word.clone()], subject);
            any |= weight.is_some();
            let goes_on = near(text, reach, word.start);
            reach = word.end;
            run = match (run, weight) {
                (Some((range, count)), Some(weight)) if goes_on => {
                    Some((range.start..word.end, count + weight))
                }
                (earlier, Some(weight)) => {
                    hits.extend(self.hit(earlier, subject));
                    Some((word, weight))
                }
                (earlier, None) => {
                    hits.extend(self.hit(earlier, subject));
                    None
                }
            };
        }
        hits.extend(self.hit(run, subject));
        if any && hits.is_empty() {
            hits.extend(self.mostly(subject));
        }
        hits
    }

    /// The hit on a text that has too many capitals, but no run of words in capitals; `None`
    /// for other texts.
    fn mostly(&self, subject: &Subject<'_, '_>) -> Option<Hit> {
        let text = subject.text();
        let (mut letters, mut capitals, mut range) = (0_u32, 0_u32, None::<Range<usize>>);
        for word in subject.matches.words().iter().cloned() {
            let written = &text[word.clone()];
            letters += count(written, char::is_alphabetic);
            if self.words_in_run(written, subject).is_some_and(|weight| 0 < weight) {
                capitals += count(written, char::is_uppercase);
                range = Some(range.map_or(word.clone(), |range| range.start..word.end));
            }
        }
        let enough = u32::try_from(self.ratio_letters).is_ok_and(|least| least < letters);
        let share = f64::from(capitals) / f64::from(letters.max(1));
        let range =
            range.filter(|range| enough && self.ratio < share && !subject.is_quoted(range))?;
        Some(Hit::text(range, Message::new("label-capitals")))
    }

    fn hit(&self, run: Option<(Range<usize>, usize)>, subject: &Subject<'_, '_>) -> Option<Hit> {
        let (range, count) = run?;
        (self.min_run <= count && !subject.is_quoted(&range))
            .then(|| Hit::text(range, Message::new("label-capitals")))
    }

    /// What a word adds to the number of words in a run: 1 or, for a short word, 0. A
    /// short word may be part of a run (`DET ER NU`). `None` if the word is not in
    /// capitals, contains digits, or is a name or a Roman numeral.
    fn words_in_run(&self, word: &str, subject: &Subject<'_, '_>) -> Option<usize> {
        if word.bytes().any(|byte| byte.is_ascii_lowercase())
            || word.chars().any(|char| !char.is_uppercase() && char.is_alphabetic())
        {
            return None;
        }
        let letters = word.chars().filter(|char| char.is_alphabetic()).count();
        if letters == 0 || word.chars().any(char::is_numeric) {
            return None;
        }
        let own = |name: &String| name.eq_ignore_ascii_case(word);
        let named =
            self.names.contains(&*folded(word)) || subject.settings.acronyms.iter().any(own);
        let roman = word.chars().all(|char| "IVXLCDM".contains(char));
        if named || roman {
            return None;
        }
        Some(usize::from(self.min_letters <= letters))
    }
}

fn count(word: &str, kind: fn(char) -> bool) -> u32 {
    word.chars().filter(|char| kind(*char)).map(|_| 1).sum()
}

/// Whether the words that end at `end` and begin at `start` can be in one run:
/// between them are only spaces, commas, hyphens and apostrophes.
fn near(text: &str, end: usize, start: usize) -> bool {
    text[end..start].chars().all(|char| matches!(char, ' ' | ',' | '-' | '\'' | '’'))
}
