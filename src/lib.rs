//! tweetlint: the policy linter for the accounts of public authorities.

pub mod source;
pub mod language;
pub mod text;
mod time;
pub mod tokens;
pub mod post;
pub mod yaml;
pub mod matcher;
pub mod register;
pub mod check;
pub mod rulebook;
pub mod finding;
pub mod lint;
pub mod input;
pub mod examples;
pub mod output;
pub mod cli;
