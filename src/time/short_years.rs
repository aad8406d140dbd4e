//! Years of two digits: `24-11-26`. Most people write the day first, and some the year.

use super::{
    TimeMistake,
    day_and_clock::whole_year,
    time_words::{TimeWords, Word},
};
use crate::message::Message;

/// The mistake that nobody can tell the day from the year in a date with hyphens: read with the
/// year first, as in `26-11-24`, it is nearer to `this_year` than with the day first. `None` for
/// any other time.
pub(crate) fn unclear_year(text: &str, this_year: impl FnOnce() -> i16) -> Option<TimeMistake> {
    let text = text.trim();
    if !text.contains('-') {
        return None;
    }
    let mut words = TimeWords::of(text);
    words.weekday();
    words.skip_article();
    let [
        Word::Number(first, 2),
        Word::Mark('-'),
        Word::Number(second, _),
        Word::Mark('-'),
        Word::Number(third, 2),
        ..,
    ] = words.0.as_slice()
    else {
        return None;
    };
    let this_year = this_year();
    let years_off = |year: i16| (whole_year(year, 2) - this_year).abs();
    let may_be_first = (1..=12).contains(second) && (1..=31).contains(third);
    (may_be_first && years_off(*first) < years_off(*third)).then(|| TimeMistake {
        message: Message::new("time-short-year").with("text", text),
        help: Message::new("time-short-year-help"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_may_be_first() {
        for text in ["26-11-24", "26-11-24 09:00", "27-01-05", "tirs. 26-11-24 kl. 9"] {
            assert!(unclear_year(text, || 2026).is_some(), "{text}");
        }
        for text in [
            "24-11-26",
            "24-11-26 09:00",
            "26-11-26",
            "05-01-27",
            "26-11-2024",
            "2026-11-24",
            "26.11.24",
            "26/11/24",
            "26-24-11",
            "26-11-38",
            "",
        ] {
            assert!(unclear_year(text, || 2026).is_none(), "{text}");
        }
        assert!(unclear_year("26-11-24", || 2024).is_none());
    }
}
