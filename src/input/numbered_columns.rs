//! Columns of which each picture may have one of its own.

use crate::mapping::PostField;

/// The fields of which each picture may have a column of its own, with the beginnings of the
/// names of these columns: `pictureurl1` and `pictureurl2` of Metricool, `Billede 1` and `Alt 1` of
/// people. They are known in every table, because somebody may have removed a column by which a
/// table of Metricool is recognised.
const NUMBERED: [(PostField, &[&str]); 2] = [
    (PostField::Media, &["pictureurl", "billede", "foto", "image", "picture", "photo"]),
    (PostField::Alt, &["alttextpicture", "alt", "alttekst", "alttext", "alttekstbillede"]),
];

/// Whether `plain` is the name of one of several columns for this field: a known beginning
/// with a number after it.
pub(super) fn is_numbered(field: PostField, plain: &str) -> bool {
    let beginnings = NUMBERED.iter().filter(|(own, _)| *own == field).flat_map(|(_, all)| *all);
    let mut numbers = beginnings.filter_map(|beginning| plain.strip_prefix(beginning));
    numbers.any(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
