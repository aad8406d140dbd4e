//! Trains a model of all intents on their sentences.

use rayon::prelude::*;

use super::{
    features::features,
    linear_svm::{Label, Linear, TrainingExample},
    model::{Learnt, Measure, Model},
    post_sentences::ranges,
    rarity::Rarity,
    training_sentences::{BACKGROUND, Background, Corpus, is_background},
    weight_rows::{rows, weight_scale},
};

/// The number of parts into which the sentences of an intent are divided, to try a
/// model on sentences that it was not trained on.
const FOLDS: usize = 4;

/// The model may wrongly hear an intent in one of this many sentences that only look as
/// if they had it.
const PER_FALSE_ALARM: usize = 20;

/// How much lower the border is than such few false alarms ask for, in units of the score of
/// a sentence (see [`Linear`]). They are counted with models that were trained on fewer
/// sentences than the one that is used, which has fewer of them. Chosen by the posts of
/// `fixtures/recall/`. Everyday posts show no such difference, so the border for the
/// background stays.
const LOWER: f32 = 0.12;
/// With fewer near misses than this, nothing is known of such a difference, and the border is
/// not lowered.
const FEW: usize = 100;

/// The sentences of all intents, ready for training.
pub(super) struct TrainingSet<'t> {
    names: &'t [String],
    /// How the background is used for each intent.
    backgrounds: Vec<Background>,
    /// How much the border of each intent is raised.
    raised: Vec<f32>,
    rows: Vec<TrainingSentence>,
    pub(super) rarity: Rarity,
}

/// A sentence in a set.
struct TrainingSentence {
    origin: Origin,
    has: bool,
    example: TrainingExample,
}

/// Where a sentence is from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// The file of the intent with this index.
    Intent(usize),
    /// A post of the background.
    Background { has_link: bool },
    /// A post of political debate.
    Debate,
    /// The file of an intent that is not trained.
    Elsewhere,
}

/// Trains a model: for each intent, the weights of all features, the border, and a
/// measure of how well the model knows the intent. `files` are the files with the
/// sentences of these intents, of the background, and of other intents, which are
/// examples of what else people write.
pub(super) fn model(names: &[String], files: &[(&str, Corpus<'_>)], digest: [u8; 32]) -> Model {
    let set = TrainingSet::of(names, files);
    let trained: Vec<_> =
        (0..names.len()).into_par_iter().map(|intent| set.intent(intent)).collect();
    let (trained, learnt): (Vec<Linear>, Vec<Learnt>) = trained.into_iter().unzip();
    let rows = rows(&trained, &set.examples(), |intent, row| set.importance(intent, row));
    Model::new(digest, set.rarity, rows.into(), learnt)
}

impl<'t> TrainingSet<'t> {
    pub(super) fn of(names: &'t [String], files: &[(&str, Corpus<'t>)]) -> Self {
        let number = |file: &str| names.iter().position(|name| name == file);
        let lines = files.iter().flat_map(|(file, corpus)| {
            let number = number(file);
            corpus.sentences.iter().map(move |line| (number, *file, line))
        });
        let parts: Vec<(Origin, bool, &str)> = lines
            .flat_map(|(number, file, line)| match number {
                Some(number) => vec![(Origin::Intent(number), line.has, line.text)],
                None if is_background(file) => sentences_of(line.text, file),
                None => vec![(Origin::Elsewhere, line.has, line.text)],
            })
            .collect();
        let buckets: Vec<Vec<u16>> = parts.par_iter().map(|(.., text)| features(text)).collect();
        let rarity = Rarity::in_sentences(buckets.iter().map(Vec::as_slice));
        let rows = parts.into_iter().zip(buckets).map(|((origin, has, _), buckets)| {
            TrainingSentence { origin, has, example: TrainingExample::new(buckets, &rarity) }
        });
        let mut backgrounds = vec![Background::default(); names.len()];
        let mut raised = vec![0.0; names.len()];
        for (number, (_, corpus)) in files.iter().filter_map(|file| Some((number(file.0)?, file))) {
            (backgrounds[number], raised[number]) = (corpus.background, corpus.raised);
        }
        Self { names, backgrounds, raised, rows: rows.collect(), rarity }
    }

    /// What a sentence is for an intent; `None` for a post of the background that must
    /// not be used, because it may have the intent.
    fn kind(&self, row: &TrainingSentence, intent: usize) -> Option<Kind> {
        match row.origin {
            Origin::Intent(own) if own == intent => {
                Some(if row.has { Kind::Has } else { Kind::HasNot })
            }
            Origin::Intent(_) | Origin::Elsewhere => Some(Kind::Other),
            Origin::Background { has_link } => {
                self.backgrounds[intent].has(has_link).then_some(Kind::Background)
            }
            Origin::Debate => self.backgrounds[intent].has_debate.then_some(Kind::Background),
        }
    }

    /// How much the score of a sentence for an intent matters when the weights are rounded.
    /// Hardly any sentence of another intent is near the border. Chosen by the posts of
    /// `fixtures/recall/`.
    pub(super) fn importance(&self, intent: usize, row: usize) -> f32 {
        match self.kind(&self.rows[row], intent) {
            Some(Kind::Has | Kind::HasNot) => 1.0,
            Some(Kind::Background) => 0.3,
            Some(Kind::Other) | None => 0.05,
        }
    }

    /// All sentences.
    pub(super) fn examples(&self) -> Vec<&TrainingExample> {
        self.rows.iter().map(|row| &row.example).collect()
    }

    /// Trains one intent.
    fn intent(&self, intent: usize) -> (Linear, Learnt) {
        let (border, measure) = self.border(intent);
        let linear = self.linear(intent);
        let (weight_scale, border) = (weight_scale(&linear), border - linear.bias);
        let name = self.names[intent].clone();
        (linear, Learnt { name, weight_scale, border, measure })
    }

    /// The weights of one intent.
    pub(super) fn linear(&self, intent: usize) -> Linear {
        let rows = self.rows.iter();
        let labelled = rows.filter_map(|row| Some((&row.example, self.kind(row, intent)?.label())));
        Linear::train(labelled, &self.rarity)
    }

    /// The border of an intent, and how well it separates sentences with the intent from
    /// look-alikes. Both are measured on sentences that the model was not trained on.
    fn border(&self, intent: usize) -> (f32, Measure) {
        let scores: Vec<(f32, Kind)> = (0..FOLDS)
            .into_par_iter()
            .flat_map_iter(|fold| self.scores_of_fold(intent, fold))
            .collect();
        let of = |wanted: Kind| {
            let scores = scores.iter().filter(move |(_, kind)| *kind == wanted);
            scores.map(|(score, _)| *score).collect::<Vec<f32>>()
        };
        let (positives, negatives) = (of(Kind::Has), of(Kind::HasNot));
        let lower = if FEW <= negatives.len() { LOWER } else { 0.0 };
        let border = (limit(&negatives, PER_FALSE_ALARM) - lower)
            .max(limit(&of(Kind::Background), self.backgrounds[intent].per_alarm))
            + self.raised[intent];
        let beyond = |scores: &[f32]| scores.iter().filter(|score| border < **score).count();
        let measure = Measure {
            found: beyond(&positives),
            positives: positives.len(),
            alarms: beyond(&negatives),
            negatives: negatives.len(),
        };
        (border, measure)
    }

    /// The scores of a part of the sentences of an intent and of the background, by a
    /// model that was trained on all other sentences.
    fn scores_of_fold(&self, intent: usize, fold: usize) -> Vec<(f32, Kind)> {
        let (mut held, mut others, mut counts) = (Vec::new(), Vec::new(), [0; 2]);
        for row in &self.rows {
            let Some(kind) = self.kind(row, intent) else { continue };
            let count = &mut counts[usize::from(kind == Kind::Background)];
            *count += usize::from(kind != Kind::Other);
            if kind != Kind::Other && *count % FOLDS == fold {
                held.push((row, kind));
            } else {
                others.push((&row.example, kind.label()));
            }
        }
        let linear = Linear::train(others.into_iter(), &self.rarity);
        held.into_iter().map(|(row, kind)| (linear.score(&row.example), kind)).collect()
    }
}

/// The sentences of a post of this file of the background.
fn sentences_of<'t>(post: &'t str, file: &str) -> Vec<(Origin, bool, &'t str)> {
    let origin = if file == BACKGROUND {
        Origin::Background { has_link: post.contains("[link]") }
    } else {
        Origin::Debate
    };
    ranges(post).map(|at| (origin, false, &post[at])).collect()
}

/// What a sentence is for the intent that is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It has the intent.
    Has,
    /// It looks as if it had the intent, but does not have it.
    HasNot,
    /// It is of the background.
    Background,
    /// It was written for another intent.
    Other,
}

impl Kind {
    const fn label(self) -> Label {
        match self {
            Self::Has => Label::Has,
            Self::HasNot => Label::HasNot,
            Self::Background | Self::Other => Label::Other,
        }
    }
}

/// The lowest limit that at most one in `per_alarm` of these scores exceeds; the number
/// of scores that may exceed it is rounded up. `f32::MIN` if all of them may.
fn limit(scores: &[f32], per_alarm: usize) -> f32 {
    let mut scores = scores.to_vec();
    scores.sort_unstable_by(f32::total_cmp);
    let allowed = scores.len().div_ceil(per_alarm);
    scores.into_iter().rev().nth(allowed).unwrap_or(f32::MIN)
}
