//! Words in capitals.

use std::{collections::BTreeSet, ops::Range};

use super::{Hit, Subject};
use crate::matcher::folded;
use crate::message::Message;

/// How many capitals shout.
#[derive(Clone, Debug, PartialEq)]
pub struct Capitals {
    /// Words in a row that shout.
    pub min_run: usize,
    /// Letters from which a word counts.
    pub min_letters: usize,
    /// Share of capitals among all letters that shouts.
    pub ratio: f64,
    /// Letters from which the share counts.
    pub ratio_letters: usize,
    /// Capitals that are names.
    pub names: BTreeSet<String>,
}

impl Capitals {
    pub(super) fn hits(&self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        let text = subject.text();
        let mut hits: Vec<Hit> = Vec::new();
        let mut run: Option<(Range<usize>, usize)> = None;
        // How far the run reaches with words of one letter after it.
        let mut reach = 0;
        let mut any = false;
        for word in subject.matches.words().iter().cloned() {
            // Nearly every word is passed over here.
            let last = text[word.clone()].bytes().next_back();
            if run.is_none() && last.is_some_and(|last| last.is_ascii_lowercase()) {
                continue;
            }
            // Words of one letter have no other form in a run of capitals.
            let is_one_letter = matches!(&text[word.clone()], "I" | "Å" | "Ø" | "A");
            if is_one_letter && run.is_some() && near(text, reach, word.start) {
                reach = word.end;
                continue;
            }
            let shouts = self.shouts(&text[word.clone()], subject);
            any |= shouts.is_some();
            let goes_on = near(text, reach, word.start);
            reach = word.end;
            run = match (run, shouts) {
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

    /// A text most of whose letters are capitals, though no run of words is.
    fn mostly(&self, subject: &Subject<'_, '_>) -> Option<Hit> {
        let text = subject.text();
        let (mut letters, mut capitals, mut range) = (0_u32, 0_u32, None::<Range<usize>>);
        for word in subject.matches.words().iter().cloned() {
            let written = &text[word.clone()];
            letters += count(written, char::is_alphabetic);
            if self.shouts(written, subject).is_some_and(|weight| 0 < weight) {
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

    /// Whether a word is in capitals and no name; a short one may stand in a
    /// run (`DET ER NU`) but counts for nothing.
    fn shouts(&self, word: &str, subject: &Subject<'_, '_>) -> Option<usize> {
        if word.bytes().any(|byte| byte.is_ascii_lowercase())
            || word.chars().any(|sign| !sign.is_uppercase() && sign.is_alphabetic())
        {
            return None;
        }
        let letters = word.chars().filter(|sign| sign.is_alphabetic()).count();
        if letters == 0 || word.chars().any(char::is_numeric) {
            return None;
        }
        let own = |name: &String| name.eq_ignore_ascii_case(word);
        let named =
            self.names.contains(&*folded(word)) || subject.settings.acronyms.iter().any(own);
        let roman = word.chars().all(|sign| "IVXLCDM".contains(sign));
        if named || roman {
            return None;
        }
        Some(usize::from(self.min_letters <= letters))
    }
}

fn count(word: &str, kind: fn(char) -> bool) -> u32 {
    word.chars().filter(|sign| kind(*sign)).map(|_| 1).sum()
}

/// Whether only white space, a comma or what joins words lies between two of a run.
fn near(text: &str, end: usize, start: usize) -> bool {
    text[end..start].chars().all(|sign| matches!(sign, ' ' | ',' | '-' | '\'' | '’'))
}
