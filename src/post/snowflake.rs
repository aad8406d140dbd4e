//! The times in the ids of X.

use std::ops::Range;

use jiff::Timestamp;

/// The time in an id of X, a *snowflake*: `id >> 22` is the number of milliseconds since
/// 2010-11-04T01:42:54.657Z. `None` for older ids, which contain no time, and for ids
/// that are not numbers or are themselves a time.
pub fn snowflake_time(id: &str) -> Option<Timestamp> {
    let id: i64 = id.parse().ok()?;
    let first_snowflake = 29_700_859_247;
    if id < first_snowflake || is_time_in_digits(id) {
        return None;
    }
    Timestamp::from_millisecond((id >> 22) + 1_288_834_974_657).ok()
}

/// Whether a number is a time, by which programs number what people write in them: milliseconds or
/// microseconds since 1970, or a date with a time of day, such as `20261201090000`. As ids of X,
/// such numbers would be from the first days of November 2010 or, with the milliseconds of a time of
/// day, from around the new year after it.
fn is_time_in_digits(id: i64) -> bool {
    // From 2001 to 2033.
    const MILLISECONDS: Range<i64> = 1_000_000_000_000..2_000_000_000_000;
    // From 2017 to 2033.
    const MICROSECONDS: Range<i64> = 1_500_000_000_000_000..2_000_000_000_000_000;
    let day = match id.ilog10() {
        11 => id / 10_000,
        13 => id / 1_000_000,
        16 => id / 1_000_000_000,
        _ => return MILLISECONDS.contains(&id) || MICROSECONDS.contains(&id),
    };
    let (year, month, day) = (day / 10_000, day / 100 % 100, day % 100);
    (2006..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_a_time_is_none_of_x() {
        for id in [
            "202612010900",
            "20261201090000",
            "20261201090000123",
            "1796112000000",
            "1796112000000000",
        ] {
            assert_eq!(snowflake_time(id), None, "{id}");
        }
        for id in ["1028189423083405312", "29700859247", "20269901090000", "26130601476"] {
            let is_id = id != "26130601476";
            assert_eq!(snowflake_time(id).is_some(), is_id, "{id}");
        }
    }
}
