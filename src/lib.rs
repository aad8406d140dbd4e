//! tweetlint: the policy linter for the accounts of public authorities.

pub mod input;
pub mod post;
pub mod source;
pub mod text;
mod time;
pub mod yaml;
