//! Spans of time such as `09:00-10:00`, which are no times. In ISO 8601, the end of a span looks
//! like an offset from UTC.

use super::TimeMistake;
use crate::message::Message;

/// Where the time of day begins in `2026-11-24T09:00`.
const CLOCK: usize = 11;

/// The mistake that a text is, or ends in, a span of time of day; `None` for any other text.
pub(crate) fn span_mistake(text: &str) -> Option<TimeMistake> {
    let text = text.trim();
    let (before, end) = text.rsplit_once(['-', '–', '—'])?;
    let begin = before.trim_end().rsplit([' ', 'T']).next()?;
    // `24-11` may be a day.
    let has_minutes = [begin, end].iter().any(|clock| clock.contains(':'));
    let is_begin = is_clock(begin.trim_start_matches("kl.").trim_start_matches("kl"));
    (has_minutes && is_begin && is_clock(end.trim())).then(|| TimeMistake {
        message: Message::new("time-span").with("text", text),
        help: Message::new("time-span-help"),
    })
}

/// Whether what looks like the offset of a time in ISO 8601 is the end of a span: there is no such
/// offset, as in `2026-11-24T14:00-15:00`, or the day is written as people write it, without `T` and
/// seconds, and what seems to be the offset is later on that day.
pub(crate) fn ends_in_span(text: &str) -> bool {
    let clock = text.get(CLOCK..).and_then(|clock| clock.rsplit_once('-'));
    let Some((begin, end)) = clock.filter(|(_, end)| is_clock(end)) else { return false };
    // No place is more than twelve hours behind UTC.
    "12:00" < end
        || text.as_bytes()[CLOCK - 1] == b' '
            && is_clock(begin)
            && begin.len() == end.len()
            && begin < end
}

/// Whether a text is a time of day without seconds, such as `9`, `09:00` or `9.00`.
fn is_clock(text: &str) -> bool {
    let is_number = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "00"));
    is_number(hour) && is_number(minute) && minute.len() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_span_is_no_offset() {
        for text in [
            "2026-12-02 14:00-15:00",
            "2026-12-02 09:00-10:00",
            "2026-12-02 09-10",
            "2026-11-24T09:00-14:30",
            "2026-11-24T09:00:00-15:00",
        ] {
            assert!(ends_in_span(text), "{text}");
        }
        for text in [
            "2026-11-24T09:00-05:00",
            "2026-11-24T09:00:00-10:00",
            "2026-11-24 09:00-05:00",
            "2026-11-24 09:00:00 -0500",
            "2026-11-24T09:00-12:00",
            "2026-11-24T09:00+14:00",
            "2026-11-24",
            "",
        ] {
            assert!(!ends_in_span(text), "{text}");
        }
    }

    #[test]
    fn a_span_is_known_in_any_notation() {
        for text in
            ["14:00-15:00", "kl. 9:00 - 10:30", "24-11-2026 09:00-10:00", "9–9:30", "22:00-02:00"]
        {
            assert!(span_mistake(text).is_some(), "{text}");
        }
        for text in ["24-11-2026 09:00", "24-11", "09:00", "2026-11-24T09:00", "-", ""] {
            assert!(span_mistake(text).is_none(), "{text}");
        }
    }
}
