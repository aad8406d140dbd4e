//! The times in the ids of Bluesky.

use jiff::Timestamp;

/// The time in an id of Bluesky, whose last part is mostly a *TID*: 13 digits to the base 32, of
/// which all but the last two are microseconds since 1970. `None` for other ids.
pub fn tid_time(id: &str) -> Option<Timestamp> {
    const DIGITS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";
    let tid = id.rsplit('/').next().filter(|tid| tid.len() == 13)?;
    let number = tid.bytes().try_fold(0_i64, |number, byte| {
        let digit = DIGITS.iter().position(|digit| *digit == byte)?;
        number.checked_mul(32)?.checked_add(i64::try_from(digit).ok()?)
    })?;
    Timestamp::from_microsecond(number >> 10).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_bluesky_has_its_time() {
        let second = |id: &str| tid_time(id).map(Timestamp::as_second);
        // 2024-01-01T00:00:00Z is 1704067200000000 microseconds.
        assert_eq!(second("at://did:plc:a/app.bsky.feed.post/3khuwc44c2222"), Some(1_704_067_200));
        for id in ["", "at://did:plc:a/app.bsky.feed.post/hello", "1111111111111"] {
            assert_eq!(second(id), None, "{id}");
        }
    }
}
