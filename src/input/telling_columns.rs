//! Columns that contain no field of a post, but tell something of it: likes, and what exports say
//! of answers.

use super::{
    attached_links::is_named_as_own_address, column_names::is_of_published,
    likeness::is_of_picture, text_columns::is_mark,
};
use crate::{
    csv,
    mapping::{Mapping, PostField, plain_name},
    post::Engagement,
    source::Source,
    text::csv_field,
};

/// The columns with likes and other counts, in the order of the fields of [`Engagement`].
pub(super) type Counts = [Option<usize>; Engagement::FIELDS];

/// The columns with likes and other counts. Of several names for one count, the one that
/// [`Engagement::field`] prefers counts. Columns that the user maps contain what the user
/// says.
pub(super) fn engagement(names: &[String], mapping: &Mapping) -> Counts {
    let mut found = [None; Engagement::FIELDS];
    for (index, name) in names.iter().enumerate().filter(|(_, name)| mapping.of(name).is_none()) {
        let Some((field, rank)) = Engagement::field(&plain_name(name)) else { continue };
        if found[field].is_none_or(|(earlier, _)| rank < earlier) {
            found[field] = Some((rank, index));
        }
    }
    found.map(|column| column.map(|(_, index)| index))
}

/// The columns with the number of the account or of the post that is answered, or with the list of
/// what a post refers to.
pub(super) fn replies(
    names: &[String],
    mapping: &Mapping,
    is_chosen: impl Fn(usize) -> bool,
) -> Vec<usize> {
    const NAMES: [&str; 8] = [
        "inreplytouserid",
        "inreplytouseridstr",
        "inreplytotweetid",
        "inreplytoid",
        "replytouserid",
        "replytotweetid",
        "referencedtweets",
        "isreply",
    ];
    let is_of_replies = |index: &usize| {
        let name = &names[*index];
        NAMES.contains(&&*plain_name(name)) && !is_chosen(*index) && mapping.of(name).is_none()
    };
    (0..names.len()).filter(is_of_replies).collect()
}

/// The columns of counts that only published posts have, if the table has days but no column
/// that says whether they are those of publication. `has` says which fields have a column.
pub(super) fn figures(names: &[String], has: impl Fn(PostField) -> bool) -> Vec<usize> {
    let has_days = [PostField::Date, PostField::Week, PostField::Weekday].into_iter().any(&has);
    if !has_days || has(PostField::PublishAt) || has(PostField::CreatedAt) {
        return Vec::new();
    }
    (0..names.len()).filter(|index| is_of_published(&plain_name(&names[*index]))).collect()
}

/// The columns with the address of the post itself.
pub(super) fn own_addresses(names: &[String]) -> Vec<usize> {
    (0..names.len()).filter(|index| is_named_as_own_address(&names[*index])).collect()
}

/// What a table says of pictures and videos.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MediaColumn {
    /// Which ones a post has.
    Files,
    /// Only whether it has a picture.
    Marks,
}

/// What a table says of pictures and videos: only whether there is a picture, if its only column of
/// media is about pictures and has nothing but yes and no in `rows`, the first ones of the table.
pub(super) fn media_column(
    columns: &[(PostField, usize)],
    names: &[String],
    (rows, source): (&[csv::Row], &Source),
) -> MediaColumn {
    let mut media = columns.iter().filter(|(field, _)| *field == PostField::Media);
    let (Some((_, index)), None) = (media.next(), media.next()) else {
        return MediaColumn::Files;
    };
    let fields = rows.iter().filter_map(|row| row.fields.get(*index));
    let mut marks = fields.map(|field| is_mark(csv_field(source, *field).as_str())).peekable();
    let are_marks = marks.peek().is_some() && marks.all(|mark| mark.is_some());
    if are_marks && is_of_picture(&names[*index]) { MediaColumn::Marks } else { MediaColumn::Files }
}
