//! The notation of word lists: an entry on each line, then a blank line and a
//! text. A match is in the text, and not empty.

use libfuzzer_sys::Corpus;
use tweetlint::{
    matcher::{AutomatonBuilder, Scratch},
    tokens::Tokens,
};

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Ok(data) = std::str::from_utf8(data) else { return Corpus::Reject };
    let (entries, text) = data.split_once("\n\n").unwrap_or((data, data));
    let mut builder = AutomatonBuilder::default();
    let list = builder.new_list();
    for (index, entry) in entries.lines().enumerate() {
        // An invalid entry is refused.
        let _ = builder.add(list, index, entry, None, index % 4 == 3);
    }
    let automaton = builder.build();
    let tokens = Tokens::of(text);
    let mut scratch = Scratch::default();
    let matches = automaton.scan(text, &tokens, &mut scratch);
    for found in matches.of(&[list]) {
        assert!(text.get(found.range()).is_some_and(|words| !words.is_empty()), "{found:?}");
    }
    for word in matches.words() {
        assert!(text.get(word.clone()).is_some_and(|word| !word.is_empty()), "{word:?}");
    }
    Corpus::Keep
}
