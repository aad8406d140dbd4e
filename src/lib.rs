//! tweetlint: the policy linter for the accounts of public authorities.
//!
//! The straight line is `Source → Post → Hit → Finding → bytes`, batch by batch;
//! [`cli`] is that line, and nothing else orchestrates. After a file has been
//! read, every place is a range of bytes in a [`source::Source`], and
//! [`text::Text`] knows for each byte of a decoded text where it stands there.
//! A check says where and how much; a rule says what and why. A finding is a
//! post that breaks a rule; a problem is a file that does not read.
//!
//! The modules in reading order. Each uses those before it and none after,
//! which `tests/tidy.rs` sees to:
//!
//! 1. [`language`]: the languages of people and of posts
//! 2. [`source`]: files, places in them, and what is wrong with them
//! 3. [`text`]: decoded text that knows where it stands
//! 4. `time`: instants as people write them
//! 5. [`tokens`]: links, mentions, hashtags, emoji, weighted length
//! 6. [`post`]: a post, whatever it was written in
//! 7. [`yaml`]: documents whose every value has a place
//! 8. [`matcher`]: all words of a rulebook in one pass over a text
//! 9. [`register`]: facts that are no rules: windows, hashtags, who is who
//! 10. [`check`]: the primitives that rules are made of
//! 11. [`rulebook`]: rules, profiles, and what holds for an account
//! 12. [`finding`]: what a run has found
//! 13. [`lint`]: posts against rules
//! 14. [`input`]: posts in, one file a format
//! 15. [`examples`]: rules against their own examples
//! 16. [`output`]: findings out, one file a format
//! 17. [`cli`]: the command line

pub mod check;
pub mod cli;
pub mod examples;
pub mod finding;
pub mod input;
pub mod language;
pub mod lint;
pub mod matcher;
pub mod output;
pub mod post;
pub mod register;
pub mod rulebook;
pub mod source;
pub mod text;
mod time;
pub mod tokens;
pub mod yaml;
