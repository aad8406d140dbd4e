//! Intents: what a sentence does, such as promising a page or guessing at a cause.
//!
//! Word lists hear only what their authors thought of. An intent is learnt from
//! sentences that people wrote (`rules/intents/`): a linear model over their words
//! and letters, trained by `tweetlint intents train` and part of the program as
//! `rules/intents/model.bin`. It is deterministic, and every weight can be shown.

mod corpus;
mod cues;
mod features;
mod model;
mod packed;
mod rarity;
mod reasons;
mod sentences;
mod train;
mod training;

use std::{
    cell::OnceCell,
    ops::Range,
    sync::{Arc, OnceLock},
};

pub(super) use cues::{Cues, MOST_INTENTS};
pub use model::{Intent, Measure};
pub use reasons::{Like, Reason, nearest};
pub(super) use sentences::Sentence;

use self::{model::Model, rarity::Rarity};
use crate::source::{Problem, Source};

/// The trained model of the built-in intents.
const PACKED: &[u8] = include_bytes!("../../../rules/intents/model.bin");

/// The built-in model.
fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        Model::unpack(PACKED)
            .unwrap_or_else(|| Model { rarity: Rarity::none(), intents: Vec::new() })
    })
}

/// The built-in intents.
pub fn intents() -> &'static [Arc<Intent>] {
    &model().intents
}

impl Intent {
    /// The places in a text of what has the intent. `sentences` is filled with those of
    /// the text when the first intent is asked for.
    pub(super) fn places_in(
        &self,
        text: &str,
        sentences: &OnceCell<Vec<Sentence>>,
    ) -> Vec<Range<usize>> {
        let rarity = &model().rarity;
        let sentences = sentences.get_or_init(|| Sentence::all(text, rarity));
        self.places(text, sentences, rarity)
    }
}

/// Trains a model on files of sentences, and returns the bytes of its file with the
/// measure of each intent. A file has the name of its intent.
///
/// # Errors
/// Every line that is not a training sentence.
pub fn train(files: &[(String, Arc<Source>)]) -> Result<(Vec<u8>, Vec<Arc<Intent>>), Vec<Problem>> {
    let (mut read, mut problems) = (Vec::new(), Vec::new());
    for (name, source) in files {
        match corpus::read(source) {
            Ok(sentences) => read.push((name.as_str(), sentences)),
            Err(mut more) => problems.append(&mut more),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let names = files.iter().map(|(name, _)| name.clone());
    let names: Vec<String> = names.filter(|name| !training::is_background(name)).collect();
    let model = training::model(&names, &read);
    Ok((model.pack(), model.intents))
}
