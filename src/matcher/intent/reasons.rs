//! Why a text has an intent: the words that count most, and the training sentences
//! that are most like it.

use std::{
    io::Read,
    ops::Range,
    sync::{Arc, OnceLock},
};

use flate2::read::GzDecoder;

use super::{
    Intent, corpus,
    features::features,
    hearing::Sums,
    sentences::{cut, ranges},
};
use crate::{matcher::words::words_in, source::Source};

/// All training sentences, compressed: after a line with a tab and the name of an
/// intent, the lines of its file.
const SENTENCES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sentences.gz"));

/// A sentence of a text, and how it is judged.
#[derive(Clone, Debug)]
pub struct Reason<'t> {
    /// The sentence.
    pub sentence: &'t str,
    /// Whether it has the intent, if it is heard alone.
    pub has: bool,
    /// How far it is beyond the border. Training aims at 1 for the nearest sentences.
    pub score: f32,
    /// What each of its words adds to that, alone; the largest first.
    pub words: Vec<(&'t str, f32)>,
}

/// A training sentence that is like another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Like {
    /// Whether it has the intent.
    pub has: bool,
    /// The sentence.
    pub text: String,
}

impl Intent {
    /// How each sentence of a text is judged.
    pub fn reasons<'t>(&self, text: &'t str) -> Vec<Reason<'t>> {
        ranges(text).map(|range| self.reason(&text[cut(text, &range)])).collect()
    }

    fn reason<'t>(&self, text: &'t str) -> Reason<'t> {
        let model = &self.model;
        let sums = Sums::of(&features(text), model);
        let score = model.margins(&sums).of(self.number);
        let mut ranges: Vec<Range<usize>> = Vec::new();
        words_in(text, &mut ranges);
        let weight = |word: &'t str| {
            let alone = Sums::of(&features(word), model);
            (word, model.added(self.number, &alone, sums.square))
        };
        let mut words: Vec<(&str, f32)> =
            ranges.into_iter().map(|range| weight(&text[range])).collect();
        words.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
        Reason { sentence: text, has: 0.0 < score, score, words }
    }
}

/// The training sentences of an intent that are most like a sentence, the most like
/// first.
pub fn nearest(intent: &Intent, sentence: &str) -> Vec<Like> {
    let rarity = &intent.model.rarity;
    let asked = features(sentence);
    let Some(source) = files().iter().find(|source| **source.path() == *intent.name) else {
        return Vec::new();
    };
    let likeness = |text: &str| {
        let buckets = features(text);
        let common = buckets.iter().filter(|bucket| asked.binary_search(bucket).is_ok());
        let product: f32 = common.map(|bucket| rarity.of(*bucket) * rarity.of(*bucket)).sum();
        product * rarity.scale(&buckets)
    };
    let sentences = corpus::read(source).map(|corpus| corpus.sentences);
    let mut all: Vec<(f32, Like)> = sentences
        .unwrap_or_default()
        .into_iter()
        .map(|line| (likeness(line.text), Like { has: line.has, text: line.text.to_owned() }))
        .filter(|(likeness, _)| 0.0 < *likeness)
        .collect();
    all.sort_by(|one, other| other.0.total_cmp(&one.0));
    all.into_iter().map(|(_, like)| like).collect()
}

/// The files of training sentences, each with the name of its intent.
fn files() -> &'static [Arc<Source>] {
    static FILES: OnceLock<Vec<Arc<Source>>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut all = String::new();
        // What `build.rs` has compressed can be read.
        let read = GzDecoder::new(SENTENCES).read_to_string(&mut all);
        debug_assert!(read.is_ok(), "the sentences can be unpacked");
        let file = |file: &str| {
            let (name, lines) = file.split_once('\n')?;
            Some(Arc::new(Source::new(name, lines)))
        };
        all.split("\n\t").filter_map(file).collect()
    })
}
