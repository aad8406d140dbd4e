//! Files in, posts out: one file a format.

pub(crate) mod time;

use jiff::tz::TimeZone;

use crate::{post::Post, source::Problem};

/// What a source holds: what could be read of it, and what could not.
#[derive(Debug, Default)]
pub struct Parsed<'s> {
    /// Its posts, in the order of the source.
    pub posts: Vec<Post<'s>>,
    /// Its records that do not read.
    pub problems: Vec<Problem>,
}

/// What reading depends on beside the source.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The zone of a time that names none.
    pub timezone: TimeZone,
}
