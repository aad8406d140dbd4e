//! tweetlint checks the social-media posts of public authorities against a
//! rulebook.
//!
//! [`input`] reads files and makes a [`post::Post`] of each record. [`lint`] runs
//! the rules of a [`rulebook`] over the posts. What a [`check`] finds in a post is
//! a [`check::Hit`]; with its rule and level it becomes a [`finding::Finding`],
//! which [`output`] writes in the format that was asked for. [`cli`] connects
//! these, and nothing else reads the clock or the environment.
//!
//! After a file has been parsed, every place is a range of bytes in a
//! [`source::Source`]. A [`text::Text`] is decoded text that knows the place of each
//! of its bytes in the source. Only outputs compute lines and columns.
//!
//! A *finding* is a post that breaks a rule. A *problem* is a file or record that
//! cannot be read or parsed. `docs/architecture.md` follows one post through the
//! program, and `docs/glossary.md` defines the terms.
//!
//! The modules in reading order. Each module uses only modules that are listed
//! before it, which `tests/suite/tidy.rs` checks:
//!
//! 1. [`language`]: the languages of messages, and the language of a post's text
//! 2. [`message`]: everything the program says, with one file of texts per language
//! 3. [`layout`]: where the text of a sheet or document comes from
//! 4. [`source`]: input files, locations in them, and problems with them
//! 5. [`problems`]: a list of problems that stays short
//! 6. [`text`]: decoded text with a map to its source
//! 7. `csv`: tables whose every field has a location
//! 8. `time`: times as people and exports write them
//! 9. [`platform`]: the facts about each platform, and handles
//! 10. `mapping`: what users say about the columns and files of posts
//! 11. [`tokens`]: links, mentions, hashtags and emoji, and the length of a text
//! 12. [`post`]: a post, whatever format it was read from
//! 13. [`metric`]: what is measured of an account over time
//! 14. [`personal_data`]: personal numbers, which no output shows
//! 15. [`yaml`]: documents whose every value has a location
//! 16. [`matcher`]: all words of a rulebook, found in one pass over a text
//! 17. [`hashtags`]: who uses which hashtag, counted in posts
//! 18. [`register`]: facts that rules use: hashtags, who is who
//! 19. [`window`]: crises and other periods in which other rules apply
//! 20. [`check`]: what a rule can look for, one file per check
//! 21. [`rulebook`]: rules, profiles, and what applies to an account
//! 22. [`finding`]: findings, their summary, and the exit code
//! 23. [`lint`]: posts checked against rules
//! 24. [`audit`]: accounts over time, from the facts and findings of their posts
//! 25. [`input`]: files to posts, one file per format
//! 26. [`examples`]: rules tested against their own examples
//! 27. [`output`]: findings to bytes, one file per format
//! 28. [`cli`]: the command line, one file per command

pub mod audit;
pub mod check;
pub mod cli;
mod csv;
pub mod examples;
pub mod finding;
pub mod hashtags;
pub mod input;
pub mod language;
pub mod layout;
pub mod lint;
mod mapping;
pub mod matcher;
pub mod message;
pub mod metric;
pub mod output;
pub mod personal_data;
pub mod platform;
pub mod post;
pub mod problems;
pub mod register;
pub mod rulebook;
pub mod source;
pub mod text;
mod time;
pub mod tokens;
pub mod window;
pub mod yaml;
