//! Ten digits, without the text around them: the date that they begin with, the
//! control digit, and what else they could be.

use jiff::civil::Date;

/// The ten digits of a number: day, month and two-digit year of birth, then the serial
/// number of four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TenDigits(pub(super) [u8; 10]);

impl TenDigits {
    /// The date of birth. The seventh digit and the year of two digits determine its
    /// century. `None` if there is no such date, or if its year does not begin with
    /// `written`, the first two digits of a year that is written with four.
    pub(super) fn birth(self, written: Option<[u8; 2]>) -> Option<Date> {
        let year = i16::from(self.pair(4));
        let century = match (self.0[6], year) {
            (0..=3, _) | (4 | 9, 37..) => 19,
            (4 | 9, _) | (5..=8, ..=57) => 20,
            _ => 18,
        };
        if written.is_some_and(|written| i16::from(pair(written)) != century) {
            return None;
        }
        Date::new(100 * century + year, self.pair(2), self.pair(0)).ok()
    }

    /// Whether the last digit is the correct control digit.
    pub(super) fn passes_control(self) -> bool {
        let weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        let sum: u32 =
            weights.iter().zip(self.0).map(|(weight, digit)| weight * u32::from(digit)).sum();
        sum.is_multiple_of(11)
    }

    /// Whether the digits read as a date, at most two days before or after `day`, and
    /// a clock time.
    pub(super) fn is_stamp(self, day: Date) -> bool {
        let near = |stamp: Date| day.since(stamp).is_ok_and(|span| span.get_days().abs() <= 2);
        self.has_clock() && self.date_of_this_century().is_some_and(near)
    }

    /// Whether the digits read as a date and a clock time: the date in this century, and
    /// at latest in the calendar year after that of `day`.
    pub(super) fn is_stamp_before(self, day: Date) -> bool {
        let is_before = |date: Date| date.year() <= day.year() + 1;
        self.has_clock() && self.date_of_this_century().is_some_and(is_before)
    }

    /// Whether the digits read as a date of this century before 2030 and a clock
    /// time.
    pub(super) fn is_clock(self) -> bool {
        /// Years of two digits below this number are taken for the years from 2000 on.
        /// As years of birth they would be before 1930, and few people are that old.
        const NOT_RECENT: i8 = 30;
        self.has_clock() && self.pair(4) < NOT_RECENT
    }

    /// Whether the last four digits read as a year from 1800 to 2099.
    pub(super) fn is_year(self) -> bool {
        (18..=20).contains(&self.pair(6))
    }

    fn has_clock(self) -> bool {
        self.pair(6) < 24 && self.pair(8) < 60
    }

    fn date_of_this_century(self) -> Option<Date> {
        Date::new(2000 + i16::from(self.pair(4)), self.pair(2), self.pair(0)).ok()
    }

    fn pair(self, at: usize) -> i8 {
        pair([self.0[at], self.0[at + 1]])
    }
}

fn pair([tens, ones]: [u8; 2]) -> i8 {
    i8::try_from(tens * 10 + ones).expect("two digits are below 100")
}
