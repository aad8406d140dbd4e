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
//! which `tests/suite/tidy.rs` sees to:
//!
//! 1. [`language`]: the languages of people and of posts
//! 2. [`message`]: what the program says to people, one text file a language
//! 3. [`source`]: input files, locations in them, and problems with them
//! 4. [`text`]: decoded text with a source map
//! 5. `csv`: tables whose every field has a place
//! 6. `time`: times as people write them
//! 7. [`platform`]: the facts about each platform, and handles
//! 8. [`tokens`]: links, mentions, hashtags, emoji, and length
//! 9. [`post`]: a post, whatever format it was read from
//! 10. [`personal_data`]: personal numbers, which no output shows
//! 11. [`yaml`]: documents whose every value has a place
//! 12. [`matcher`]: all words of a rulebook, found in one pass over a text
//! 13. [`register`]: facts that are no rules: hashtags, who is who
//! 14. [`window`]: crises and other periods in which other rules apply
//! 15. [`check`]: the primitives that rules are made of
//! 16. [`rulebook`]: rules, profiles, and what holds for an account
//! 17. [`finding`]: what a run has found
//! 18. [`lint`]: posts against rules
//! 19. [`input`]: posts in, one file a format
//! 20. [`examples`]: rules against their own examples
//! 21. [`output`]: findings out, one file a format
//! 22. [`cli`]: the command line

pub mod check;
pub mod cli;
mod csv;
pub mod examples;
pub mod finding;
pub mod input;
pub mod language;
pub mod lint;
pub mod matcher;
pub mod message;
pub mod output;
pub mod personal_data;
pub mod platform;
pub mod post;
pub mod register;
pub mod rulebook;
pub mod source;
pub mod text;
mod time;
pub mod tokens;
pub mod window;
pub mod yaml;
