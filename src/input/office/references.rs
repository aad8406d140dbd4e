//! References to cells in workbooks of Excel, such as `B7` and `A1:C9`.

use quick_xml::events::BytesStart;

use super::scan::{Fault, attribute};

/// Refuses a reference to a cell, row or range that no sheet can have. Valid ones are
/// `B7`, `7` and `A1:C9`.
pub(super) fn checked_reference(element: &BytesStart<'_>, name: &str) -> Result<(), Fault> {
    let Some(reference) = attribute(element, name) else { return Ok(()) };
    let is_name = |name: &str| {
        let digits = name.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        let is_number = digits.bytes().all(|digit| digit.is_ascii_digit());
        name.len() - digits.len() <= 3 && digits.len() <= 7 && is_number
    };
    let is_valid = reference.split(':').all(is_name) && is_ordered(&reference);
    if is_valid { Ok(()) } else { Err(Fault::Hostile) }
}

/// Whether the last cell of a range is not before the first one: calamine takes one from the
/// other.
fn is_ordered(reference: &str) -> bool {
    let corner = |name: &str| {
        let digits = name.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        let letters = name[..name.len() - digits.len()].to_ascii_uppercase();
        (digits.parse().unwrap_or(0_u32), (letters.len(), letters))
    };
    let Some((first, last)) = reference.split_once(':') else { return true };
    let (first, last) = (corner(first), corner(last));
    first.0 <= last.0 && first.1 <= last.1
}

/// Whether the reference of merged cells, such as `A2:A4`, covers several rows.
pub(super) fn is_merged_over_rows(element: &BytesStart<'_>) -> bool {
    let reference = attribute(element, "ref").unwrap_or_default();
    let row = |name: &str| name.trim_start_matches(|letter: char| !letter.is_ascii_digit()).len();
    let digits = |name: &str| name[name.len() - row(name)..].to_owned();
    reference.split_once(':').is_some_and(|(first, last)| digits(first) != digits(last))
}
