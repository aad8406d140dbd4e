//! Models of own intents, which a rulebook may name: a file is either refused, or is a
//! model that can hear any text.
//!
//! A model has over a megabyte of weights, of which every value is valid. So most
//! inputs are only the part before the weights: the number of intents, and what was
//! learnt of each. After a line that consists of a zero byte comes the text to hear.

use std::sync::LazyLock;

use libfuzzer_sys::Corpus;
use tweetlint::{
    matcher::{AutomatonBuilder, Intent, Scratch, intents, own_intents},
    tokens::Tokens,
};

use crate::input::number_of;

/// The built-in model.
const BUILT_IN: &[u8] = include_bytes!("../../../rules/intents/model.bin");

/// The byte at which the number of intents is: after the first line, a hash, and the
/// rarities of features.
const COUNT: usize = 20 + 32 + (1 << 15);

/// The number of bytes of all weights.
const WEIGHTS: usize = 32 << 15;

/// The parts of the built-in model before and after the part that an input replaces.
static REST: LazyLock<(&[u8], &[u8])> =
    LazyLock::new(|| (&BUILT_IN[..COUNT], &BUILT_IN[BUILT_IN.len() - WEIGHTS..]));

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let end = data.windows(3).position(|bytes| bytes == b"\n\0\n").unwrap_or(data.len());
    let text = String::from_utf8_lossy(data.get(end + 3..).unwrap_or_default());
    let learnt = &data[..end];
    let (head, weights) = *REST;
    let file = match number_of(data, 16) {
        // The whole file.
        0 => learnt.to_vec(),
        // A file without its last bytes.
        1 => [head, learnt, &weights[1..]].concat(),
        // The largest rarities and weights that a file can contain.
        2 => [&head[..52], &[255; 1 << 15], learnt, &[127; WEIGHTS]].concat(),
        _ => [head, learnt, weights].concat(),
    };
    let Ok(own) = own_intents(&file) else { return Corpus::Keep };
    assert!((1..=32).contains(&own.len()));
    let (mut builder, tokens, mut scratch) =
        (AutomatonBuilder::default(), Tokens::of(&text), Scratch::default());
    let lists: Vec<_> = own.iter().map(|intent| builder.add_intent(intent.clone())).collect();
    builder.add_intent(intents()[0].clone());
    let automaton = builder.build();
    let matches = automaton.scan_post((&text, None), &tokens, &mut scratch);
    for (intent, list) in own.iter().zip(lists) {
        assert!(!intent.name.is_empty() && intent.name.len() <= 60);
        let mut found = 0;
        for place in matches.of(&[list]) {
            assert!(text.get(place.range()).is_some_and(|words| !words.is_empty()), "{place:?}");
            found += 1;
        }
        assert_has_reasons(intent, &text, found);
    }
    Corpus::Keep
}

/// Asserts that as many sentences have the intent in [`Intent::reasons`] as in the scan
/// of a post.
fn assert_has_reasons(intent: &Intent, text: &str, found: usize) {
    let reasons = intent.reasons(text).unwrap_or_default();
    assert_eq!(reasons.iter().filter(|reason| reason.has).count(), found, "{}", intent.name);
    assert!(reasons.iter().all(|reason| reason.margin.is_finite()));
}
