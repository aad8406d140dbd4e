//! How far a post has come that is not published yet.

/// What a file says of how far a post has come that is not published, beside its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It says nothing.
    #[default]
    Unsaid,
    /// It is a draft, or still to come, whatever time it has.
    Draft,
    /// It may go out. Whether it has is not said.
    Approved,
    /// Its day is still to come, and has no time of day.
    Planned,
}
