//! Trains a model of all intents on their sentences.

use std::sync::Arc;

use rayon::prelude::*;

use super::{
    corpus::Sentence,
    cues::cues,
    features::features,
    model::{Intent, Measure, Model},
    rarity::Rarity,
    sentences::ranges,
    train::{Example, Label, Linear},
};
use crate::matcher::fold::folded;

/// The number of parts into which the sentences of an intent are divided, to try a
/// model on sentences that it was not trained on.
const FOLDS: usize = 4;

/// Of so many sentences that only look as if they had the intent, the model may say
/// of one that it has it.
const PER_FALSE_ALARM: usize = 20;

/// The sentences of all intents, ready for training.
pub(super) struct Set<'t> {
    names: &'t [String],
    rows: Vec<Row<'t>>,
    pub(super) rarity: Rarity,
}

/// A sentence in a set.
struct Row<'t> {
    /// The number of the intent that it was written for.
    intent: usize,
    has: bool,
    text: &'t str,
    example: Example,
}

impl Row<'_> {
    /// What the sentence says about an intent.
    fn label(&self, intent: usize) -> Label {
        match (self.intent == intent, self.has) {
            (true, true) => Label::Has,
            (true, false) => Label::HasNot,
            (false, _) => Label::Other,
        }
    }
}

/// Trains a model: a weight for each feature and intent, and how well each intent is
/// distinguished from what looks like it. `files` has the sentences of each intent by its
/// name, and those of the background.
pub(super) fn model(
    names: &[String],
    files: &[(&str, Vec<Sentence<'_>>)],
    digest: [u8; 32],
) -> Model {
    let set = Set::of(names, files);
    let intents =
        (0..names.len()).into_par_iter().map(|intent| Arc::new(set.intent(intent))).collect();
    Model { digest, rarity: set.rarity, intents }
}

impl<'t> Set<'t> {
    pub(super) fn of(names: &'t [String], files: &[(&str, Vec<Sentence<'t>>)]) -> Self {
        let number = |file: &str| names.iter().position(|name| name == file);
        let lines = files.iter().flat_map(|(file, lines)| {
            lines.iter().map(|line| (number(file).unwrap_or(usize::MAX), line.has, line.text))
        });
        let parts: Vec<(usize, bool, &str)> = lines
            .flat_map(|(intent, has, text)| {
                // A post of the background is many negative examples.
                let parts = (intent == usize::MAX).then(|| ranges(text).map(|at| &text[at]));
                let whole = Some(text).filter(|_| intent != usize::MAX);
                parts.into_iter().flatten().chain(whole).map(move |part| (intent, has, part))
            })
            .collect();
        let buckets: Vec<Vec<u16>> = parts.par_iter().map(|(.., text)| features(text)).collect();
        let rarity = Rarity::in_sentences(buckets.iter().map(Vec::as_slice));
        let rows = parts.into_iter().zip(buckets).map(|((intent, has, text), buckets)| Row {
            intent,
            has,
            text,
            example: rarity.example(buckets),
        });
        Self { names, rows: rows.collect(), rarity }
    }

    /// Trains one intent.
    fn intent(&self, intent: usize) -> Intent {
        let (border, measure) = self.border(intent);
        self.with_border(intent, border, measure)
    }

    /// Trains one intent whose border is known already.
    pub(super) fn with_border(&self, intent: usize, border: f32, measure: Measure) -> Intent {
        let labelled = self.rows.iter().map(|row| (&row.example, row.label(intent)));
        let linear = Linear::train(labelled, &self.rarity);
        let texts = |wanted: bool| {
            let rows = self.rows.iter();
            rows.filter(move |row| (row.intent == intent && row.has) == wanted)
                .map(|row| folded(row.text))
                .collect::<Vec<_>>()
        };
        let (with, without) = (texts(true), texts(false));
        let cues = cues(with.iter().map(AsRef::as_ref), without.iter().map(AsRef::as_ref));
        Intent::new(self.names[intent].clone(), &linear, border, cues, measure)
    }

    /// What the score of a sentence must exceed, and how well that tells sentences
    /// with the intent from those that only look like it: both found on sentences that
    /// the model was not trained on.
    fn border(&self, intent: usize) -> (f32, Measure) {
        let own: Vec<usize> =
            (0..self.rows.len()).filter(|row| self.rows[*row].intent == intent).collect();
        let scores: Vec<(f32, bool)> = (0..FOLDS)
            .into_par_iter()
            .flat_map_iter(|fold| {
                let held: Vec<usize> = own.iter().copied().skip(fold).step_by(FOLDS).collect();
                let others = self.rows.iter().enumerate();
                let others = others.filter(|(number, _)| held.binary_search(number).is_err());
                let labelled = others.map(|(_, row)| (&row.example, row.label(intent)));
                let linear = Linear::train(labelled, &self.rarity);
                let score = |number: usize| {
                    let row = &self.rows[number];
                    (linear.score(&row.example), row.has)
                };
                held.into_iter().map(score).collect::<Vec<_>>()
            })
            .collect();
        let mut negatives: Vec<f32> =
            scores.iter().filter(|(_, has)| !has).map(|(score, _)| *score).collect();
        negatives.sort_unstable_by(f32::total_cmp);
        let allowed = negatives.len().div_ceil(PER_FALSE_ALARM);
        let border = negatives.iter().rev().nth(allowed).copied().unwrap_or_default();
        let beyond = |wanted: bool| {
            scores.iter().filter(|(score, has)| *has == wanted && border < *score).count()
        };
        let positives = scores.len() - negatives.len();
        let measure = Measure {
            found: beyond(true),
            positives,
            alarms: beyond(false),
            negatives: negatives.len(),
        };
        (border, measure)
    }
}
