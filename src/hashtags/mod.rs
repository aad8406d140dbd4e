//! Counts of hashtags: who uses which hashtag, in any set of posts.
//!
//! [`HashtagCounts`] are made from posts, written to a file, read from it, and added to
//! others. Adding is associative and commutative, and a file depends on the posts
//! only: however the posts are split into parts, the merged file has the same bytes.
//! For this, a count contains only numbers that add up, earliest and latest days, and
//! sets of accounts; what has grown past a limit is cut in the same way everywhere.
//!
//! A file says of each tag which accounts use it, because without that two files
//! cannot be added. The accounts are hashed ([`account_key`]). Of more than
//! [`EXACT`](account_set::EXACT) accounts, only a sketch is kept (`sketch.rs`).

pub mod account_key;
pub mod account_set;
pub mod campaigns;
pub mod counts;
mod file_comments;
pub(crate) mod read;
mod same_tag;
mod sketch;
pub(crate) mod table;
mod tag_counts;
#[cfg(test)]
mod tests;
pub(crate) mod together;
mod write;

pub use account_key::AccountKey;
pub use account_set::AccountSet;
pub use counts::{HashtagCounts, MOST_SPELLINGS};
pub(crate) use file_comments::{FileComments, is_count};
pub use read::read;
pub(crate) use same_tag::folded_tag;
pub(crate) use table::is_hidden;
pub use tag_counts::{Campaign, Days, TagCounts};
pub use write::{FileContent, write};
