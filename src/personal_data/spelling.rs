//! Finds out how the ten digits of a personal number are grouped.

use std::ops::Range;

use super::{
    group::{Group, Join, KEPT},
    ten_digits::TenDigits,
};

/// How the ten digits of a personal number are grouped: `DDMMYY-SSSS` and its
/// variations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// `1505885739`: no separators.
    Bare,
    /// `150588-5739`: six digits and four digits.
    Plain(Join),
    /// `15.05.88-5739`, `15051988-5739`: a date with separators or with a year of
    /// four digits, then four digits. This is often a date and something else, such
    /// as a time.
    SplitDate(Join),
    /// `150588-57 39`: six digits and two pairs of digits.
    SplitSerial(Join),
    /// Any other groups. The separator is the one before the last four digits.
    Other(Option<Join>),
}

/// Digits that may be a personal number.
#[derive(Clone, Copy, Debug)]
pub(super) struct WrittenNumber {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The ten digits of the number: day, month and two-digit year of birth, then the serial
    /// number of four.
    pub(super) digits: TenDigits,
    /// The first two digits of the year, if it is written with four.
    pub(super) century: Option<[u8; 2]>,
    pub(super) spelling: Spelling,
    /// Whether the digits continue a word.
    pub(super) in_word: bool,
    /// Whether other digits precede these, with a separator between them that is not a
    /// line break, comma or semicolon.
    pub(super) follows_digits: bool,
}

/// The most recent groups of digits in a text, which may be parts of one number.
#[derive(Default)]
pub(super) struct Chain(Vec<Group>);

impl Chain {
    /// Adds the next group of the text.
    pub(super) fn push(&mut self, group: Group) {
        if group.join.is_none() {
            self.0.clear();
        }
        // Each group has at least one digit, so no number consists of more than `KEPT`
        // groups.
        if self.0.len() == KEPT {
            self.0.remove(0);
        }
        self.0.push(group);
    }

    /// Forgets the groups, so that the digits of a number that was found do not become
    /// part of another number.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The possible numbers that end with the last group: at most one with a year of
    /// four digits, and one with a year of two.
    pub(super) fn written(&self) -> impl Iterator<Item = WrittenNumber> {
        [KEPT, KEPT - 2].into_iter().filter_map(|count| self.with_digits(count))
    }

    /// The possible number that has `count` digits and ends with the last group. `None`
    /// if the last groups do not have exactly so many digits together, or are grouped
    /// as no personal number is.
    fn with_digits(&self, count: usize) -> Option<WrittenNumber> {
        let mut missing = count;
        let first = self.0.iter().rposition(|group| {
            let fits = group.count <= missing;
            missing = if fits { missing - group.count } else { 0 };
            missing == 0
        })?;
        let groups = &self.0[first..];
        let digits = digits(groups, count)?;
        let joins = Joins::of(groups, count)?;
        let (before, rest) = digits.split_at(4);
        let (century, rest) = rest.split_at(count - 10);
        let mut ten = [0; 10];
        ten[..4].copy_from_slice(before);
        ten[4..].copy_from_slice(&rest[..6]);
        Some(WrittenNumber {
            start: groups[0].start,
            end: groups[groups.len() - 1].end,
            digits: TenDigits(ten),
            century: century.first_chunk().copied(),
            spelling: joins.spelling(!century.is_empty())?,
            in_word: groups[0].in_word,
            follows_digits: matches!(groups[0].join, Some(Join::Hyphen | Join::Loose | Join::Odd)),
        })
    }
}

/// The digits of these groups, filled up with zeros; `None` if there are not exactly
/// `count` digits.
fn digits(groups: &[Group], count: usize) -> Option<[u8; KEPT]> {
    let total: usize = groups.iter().map(|group| group.count).sum();
    if total != count {
        return None;
    }
    let mut all = [0; KEPT];
    let found = groups.iter().flat_map(|group| &group.digits[..group.count]);
    for (place, digit) in all.iter_mut().zip(found) {
        *place = *digit;
    }
    Some(all)
}

/// The separators inside a number. The index of a separator is the number of digits
/// before it, not counting the first two digits of a year that is written with four.
struct Joins([Option<Join>; 10]);

impl Joins {
    /// The separators between these groups, which have `count` digits together. `None`
    /// if a year of four digits has a separator in its middle.
    fn of(groups: &[Group], count: usize) -> Option<Self> {
        let mut joins = [None; 10];
        let mut before = 0;
        for pair in groups.windows(2) {
            before += pair[0].count;
            let place = match (count, before) {
                (10, _) | (_, ..=4) => before,
                (_, 5..=7) => return None,
                _ => before - 2,
            };
            joins[place] = pair[1].join;
        }
        Some(Self(joins))
    }

    fn spelling(&self, four_digit_year: bool) -> Option<Spelling> {
        let any = |mut places: Range<usize>| places.any(|place| self.0[place].is_some());
        let odd = [1, 3, 5, 7, 9].into_iter().any(|place| self.0[place].is_some());
        let in_date = four_digit_year || any(1..6);
        let before_serial = self.0[6];
        let is_inline =
            |place: usize| !matches!(self.0[place], Some(Join::Broken | Join::Hyphenated));
        match before_serial {
            // Twelve digits without a separator before the last four are more often a
            // long id.
            None if four_digit_year => None,
            None if !in_date && !any(6..10) => Some(Spelling::Bare),
            Some(join) if !in_date && !any(7..10) => Some(Spelling::Plain(join)),
            Some(join) if !odd && !any(7..10) && is_inline(2) && is_inline(4) => {
                Some(Spelling::SplitDate(join))
            }
            Some(join) if !odd && !in_date && is_inline(8) => Some(Spelling::SplitSerial(join)),
            join => Some(Spelling::Other(join)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::personal_data::group::Groups;

    #[track_caller]
    fn check(text: &str, expected: Option<Spelling>) {
        let mut chain = Chain::default();
        Groups::of(text).for_each(|group| chain.push(group));
        let digits = [1, 5, 0, 5, 8, 8, 5, 7, 3, 9];
        let written = chain.written().find(|written| written.digits.0 == digits);
        assert_eq!(written.map(|written| written.spelling), expected, "{text}");
    }

    #[test]
    fn the_groups_of_a_number_are_recognised() {
        check("1505885739", Some(Spelling::Bare));
        check("150588-5739", Some(Spelling::Plain(Join::Hyphen)));
        check("(150588)-5739", Some(Spelling::Plain(Join::Odd)));
        check("15.05.88-5739", Some(Spelling::SplitDate(Join::Hyphen)));
        check("15 0588 5739", Some(Spelling::SplitDate(Join::Loose)));
        check("15-05-1888-5739", Some(Spelling::SplitDate(Join::Hyphen)));
        check("15051888 5739", Some(Spelling::SplitDate(Join::Loose)));
        check("150588-57 39", Some(Spelling::SplitSerial(Join::Hyphen)));
        check("15 05 88 57 39", Some(Spelling::Other(Some(Join::Loose))));
        check("15\n05\n88 5739", Some(Spelling::Other(Some(Join::Loose))));
        check("150 588 5739", Some(Spelling::Other(Some(Join::Loose))));
        check("1 5 0 5 8 8 5 7 3 9", Some(Spelling::Other(Some(Join::Loose))));
        check("70 00 150588-5739", Some(Spelling::Plain(Join::Hyphen)));
        for text in ["150518885739", "15051 8885739", "1150588-5739", "150588-57391"] {
            check(text, None);
        }
    }
}
