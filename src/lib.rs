//! tweetlint: the policy linter for the accounts of public authorities.

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
