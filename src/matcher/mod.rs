//! Finds every word, phrase, pattern and intent of a rulebook in a text.
//!
//! The word lists of a rulebook are compiled into tries, which are walked from
//! the start of each word of a text. Links, mentions and tags are not running
//! text, so words are not searched for in them. A pattern runs only when a check
//! asks for its matches. If each of its matches contains one of some known texts
//! (its literals), it runs only on texts that contain a literal.
//!
//! The time is linear in the length of a text, whatever the text and the word
//! lists; for this, the entries of word lists have limits (module `notation`).
//!
//! The words of the built-in rules are compiled when the program is built:
//! `build.rs` uses the modules `layer` and `pack`, and the modules that these use.

mod automaton;
mod bend;
mod boundary;
mod builder;
mod built_in;
mod compound;
mod endings;
mod families;
mod filter;
mod fold;
mod fragments;
mod function_words;
mod inside_words;
mod intent;
mod last_part;
mod layer;
mod lexicon;
mod list;
mod matches;
mod mistake;
mod norwegian_swedish;
mod notation;
#[cfg(test)]
mod pack;
mod packed;
mod pattern;
mod place_names;
mod sentence_ends;
mod trie;
mod word_facts;
mod word_slots;
mod words;

pub use automaton::Automaton;
pub(crate) use bend::{Bending, bending, examples, place_examples};
pub(crate) use boundary::is_word_char;
pub use builder::AutomatonBuilder;
pub(crate) use families::of_last_part;
pub(crate) use fold::folded;
pub use intent::{
    Intent, Like, Measure, Reason, SentenceFile, Trained, has_training_sentences, intents,
    is_background, is_model, nearest, own_intents, train,
};
pub use lexicon::{CompiledLists, Lexicon, LexiconEntry, Vocabulary};
pub use list::{ListId, Match};
pub use matches::{Matches, Reach, Scratch};
pub(crate) use mistake::{NOTATION, invalid_entry};
pub use pattern::Pattern;
pub(crate) use sentence_ends::sentence_ends;
pub(crate) use words::words_in;
