//! Days that a row of a table states as a week and a day of the week, as plans do: `Uge` 48, `Dag`
//! tirsdag. The year is in a column, beside the week, or in the name of the sheet or file.

use jiff::{
    Timestamp,
    civil::{Date, ISOWeekDate, Weekday},
};

use super::{ReadOptions, column_names::words, table_row::TableRow};
use crate::{
    mapping::PostField,
    message::Message,
    source::{Problem, Span},
    time::{TimeMistake, is_month, weekday},
};

/// The words before the number of a week.
const WEEK: [&str; 6] = ["uge", "ugenr", "nr", "week", "w", "u"];

/// The number of a week and the year, as far as a text states them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Week {
    pub(super) number: Option<i8>,
    pub(super) year: Option<i16>,
}

impl Week {
    /// The week that a field of a column of weeks states: `48`, `Uge 48`, `48/2026`, `2026-W48`.
    /// `None` if it has anything else.
    pub(super) fn in_field(written: &str) -> Option<Self> {
        let mut week = Self::default();
        for part in parts(written) {
            match part.parse::<i16>() {
                Ok(year) if part.len() == 4 && week.year.is_none() => week.year = Some(year),
                Ok(number) if part.len() <= 2 && week.number.is_none() => {
                    week.number = i8::try_from(number).ok();
                }
                Err(_) if WEEK.contains(&part.as_str()) => (),
                _ => return None,
            }
        }
        week.number.filter(|number| (1..=53).contains(number))?;
        Some(week)
    }

    /// What the name of a sheet or file says: `Uge 48 2026`, `plan-2026`. A name with two years says
    /// none. A number in a word, or after `kl` or `nr`, is no year.
    fn in_name(name: &str) -> Self {
        let parts = parts(name);
        let words = name.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        let is_number = |index: usize| {
            let before = index.checked_sub(1).map_or("", |index| words[index].as_str());
            ["kl", "klokken", "nr", "no", "sag"].contains(&before)
        };
        let years = words.iter().enumerate().filter(|(index, _)| !is_number(*index));
        let years: Vec<i16> = years.filter_map(|(_, word)| year_at_end(word)).collect();
        let year = match years.as_slice() {
            [year] => Some(*year),
            _ => None,
        };
        let number = parts.windows(2).find_map(|pair| {
            let is_week = pair[0] != "nr" && WEEK.contains(&pair[0].as_str()) && pair[1].len() <= 2;
            pair[1].parse().ok().filter(|number| is_week && (1..=53).contains(number))
        });
        Self { number, year }
    }

    /// What a text says that is nothing but a week, a month, a quarter or a year, perhaps with its
    /// days: `Uge 48 (23.-29. november)`, `November 2026`. `None` for any other text.
    pub(super) fn of_period(text: &str) -> Option<Self> {
        const BESIDE: [&str; 7] = ["og", "til", "den", "d", "and", "to", "måned"];
        const QUARTER: [&str; 3] = ["q", "kvartal", "quarter"];
        let parts = parts(text);
        let is_number = |part: &String| part.bytes().all(|byte| byte.is_ascii_digit());
        let is_short = |part: &&String| is_number(part) && part.len() <= 2;
        let is_year = |part: &String| part.len() == 4 && year_of(part).is_some();
        let is_week = |part: &String| part != "nr" && WEEK.contains(&part.as_str());
        let is_quarter = |part: &String| QUARTER.contains(&part.as_str());
        let is_allowed = |part: &String| {
            is_short(&part)
                || is_year(part)
                || WEEK.contains(&part.as_str())
                || is_quarter(part)
                || is_month(part)
                || weekday(part).is_some()
                || BESIDE.contains(&part.as_str())
        };
        let at = parts.windows(2).position(|pair| is_week(&pair[0]) && is_short(&&pair[1]));
        let has_month = parts.iter().any(|part| is_month(part));
        let is_period = at.is_some()
            || has_month
            || parts
                .windows(2)
                .any(|pair| pair.iter().any(is_quarter) && pair.iter().any(is_number))
            || matches!(parts.as_slice(), [only] if is_year(only));
        if !is_period || !parts.iter().all(is_allowed) {
            return None;
        }
        let in_name = Self::in_name(text);
        // `Uge 48-49` is more than one.
        let further = at.map_or(0, |at| parts[at + 2..].iter().filter(is_short).count());
        let is_one = has_month || further != 1;
        Some(Self { number: in_name.number.filter(|_| at.is_some() && is_one), ..in_name })
    }

    /// The same, with what `other` says and this does not.
    fn or(self, other: Self) -> Self {
        Self { number: self.number.or(other.number), year: self.year.or(other.year) }
    }
}

/// The words and the numbers of a text, in lower case.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in words(text) {
        let chunks: Vec<char> = word.chars().collect();
        let same = |one: &char, other: &char| one.is_ascii_digit() == other.is_ascii_digit();
        parts.extend(chunks.chunk_by(same).map(|chunk| chunk.iter().collect::<String>()));
    }
    parts
}

/// The year that a word of a name is, perhaps after letters: `2026`, `plan2026`.
fn year_at_end(word: &str) -> Option<i16> {
    let year = word.trim_start_matches(char::is_alphabetic);
    year_of(year).filter(|number| year.len() == 4 && *number < 2100)
}

pub(super) fn year_of(written: &str) -> Option<i16> {
    written.parse().ok().filter(|year| (1970..=2100).contains(year))
}

/// The number of a day of the week, from 1 for Monday.
pub(super) fn day_of_week(written: &str) -> Option<i8> {
    weekday(written.trim().trim_end_matches(['.', ',', ':']))
}

impl TableRow<'_, '_> {
    /// The day that the row states as a week and a day of the week, and the span of one of them; a
    /// mistake if one of them or the year is missing or wrong. `None` if the row states neither.
    pub(super) fn day_in_week(&self) -> Option<Result<(Date, Span), (TimeMistake, Span)>> {
        let written =
            |field| self.field(field).map(|(text, at)| (text.as_str().trim().to_owned(), at));
        let (week, day) = (written(PostField::Week), written(PostField::Weekday));
        let (shown, span) = week.clone().or_else(|| day.clone())?;
        let day_at = day.as_ref().map_or(span, |(_, at)| *at);
        let year = written(PostField::Year).map(|(year, _)| year);
        let date = self.date_of(week.map(|(week, _)| week), day.map(|(day, _)| day), year);
        let wrong = |(id, written): (&'static str, Option<String>)| {
            let at = if id == "weekday-unknown" { day_at } else { span };
            (mistake(id, &written.unwrap_or(shown)), at)
        };
        Some(date.map(|date| (date, span)).map_err(wrong))
    }

    /// The date of a day in a week. The error is the id of a message and the text that is wrong;
    /// `None` if something is missing.
    pub(super) fn date_of(
        &self,
        week: Option<String>,
        day: Option<String>,
        year: Option<String>,
    ) -> Result<Date, (&'static str, Option<String>)> {
        let stated = match week {
            Some(week) => Week::in_field(&week).ok_or(("week-unknown", Some(week)))?,
            None => Week::default(),
        };
        let own_year = match year {
            Some(year) => Some(year_of(&year).ok_or(("time-year", Some(year)))?),
            None => None,
        };
        let Some(day) = day else { return Err(("week-without-day", None)) };
        let weekday = day_of_week(&day).ok_or(("weekday-unknown", Some(day)))?;
        let known = stated.or(Week { number: None, year: own_year }).or(self.week_around());
        let number = known.number.ok_or(("weekday-without-week", None))?;
        let year = known.year.ok_or(("week-without-year", None))?;
        let weekday = Weekday::from_monday_one_offset(weekday);
        let date = weekday.and_then(|weekday| ISOWeekDate::new(year, number, weekday));
        date.map(ISOWeekDate::date).map_err(|_| ("week-unknown", None))
    }

    /// What rows above this one, or else the names of the sheet and of the file, say.
    pub(super) fn week_around(&self) -> Week {
        let sheet = self.sheet();
        let path = self.source.path();
        let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
        let of_sheet = sheet.map(Week::in_name).unwrap_or_default();
        self.above.week.or(of_sheet).or(Week::in_name(file))
    }

    /// Reports a week or day of the week beside the day of a draft that is not that of the day.
    pub(super) fn report_other_weeks(
        &mut self,
        time: Timestamp,
        (written, at): (&str, Span),
        options: &ReadOptions,
    ) {
        let date = time.to_zoned(self.timezone(options)).date();
        for field in [PostField::Week, PostField::Weekday] {
            let Some((other, span)) = self.field(field).filter(|(_, span)| *span != at) else {
                continue;
            };
            let is_same = if field == PostField::Week {
                let week = Week::in_field(other.as_str()).and_then(|week| week.number);
                week.is_none_or(|number| number == date.iso_week_date().week())
            } else {
                let day = day_of_week(other.as_str());
                day.is_none_or(|day| day == date.weekday().to_monday_one_offset())
            };
            if !is_same {
                let message = Message::new("row-two-times").with("other", other.as_str().trim());
                let problem = Problem::at(self.source, span, message.with("time", written));
                let help = Message::new("row-two-times-help").with("name", self.name_of(field));
                self.problems.push(problem.help(help));
            }
        }
    }
}

pub(super) fn mistake(id: &'static str, written: &str) -> TimeMistake {
    let help = if id == "time-year" { "time-year-help" } else { "week-help" };
    TimeMistake { message: Message::new(id).with("text", written), help: Message::new(help) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_may_have_a_week_and_a_year() {
        let week = |number, year| Some(Week { number, year });
        for (text, expected) in [
            ("Uge 48", week(Some(48), None)),
            ("UGE 48, 2026", week(Some(48), Some(2026))),
            ("Uge 48 (23.-29. november)", week(Some(48), None)),
            ("Uge 48: 23/11-29/11", week(Some(48), None)),
            ("Uge 48-49", week(None, None)),
            ("November 2026", week(None, Some(2026))),
            ("dec.", week(None, None)),
            ("Q4 2026", week(None, Some(2026))),
            ("4. kvartal", week(None, None)),
            ("2026", week(None, Some(2026))),
            ("Uge 48: Vi lukker", None),
            ("48", None),
            ("Uge", None),
            ("Mandag", None),
            ("I maj måned åbner vi", None),
            ("", None),
        ] {
            assert_eq!(Week::of_period(text), expected, "{text}");
        }
    }

    #[test]
    fn weeks_are_read_as_people_write_them() {
        let week = |number, year| Week { number, year };
        for written in ["48/2026", "2026-W48", "Uge 48, 2026", "48 (2026)", "uge48 2026"] {
            assert_eq!(Week::in_field(written), Some(week(Some(48), Some(2026))), "{written}");
        }
        for written in ["48", "Uge 48", "W48", "u48", "nr. 48"] {
            assert_eq!(Week::in_field(written), Some(week(Some(48), None)), "{written}");
        }
        for written in ["54", "0", "48-49", "snart", "2026", "24-11-2026", ""] {
            assert_eq!(Week::in_field(written), None, "{written}");
        }
        for (name, number, year) in [
            ("Uge 48 2026", Some(48), Some(2026)),
            ("uge48-2026.csv", Some(48), Some(2026)),
            ("plan-2026.xlsx", None, Some(2026)),
            ("Uge 48", Some(48), None),
            ("Ark1", None, None),
            ("2025-2026", None, None),
            ("plan-20261124.csv", None, None),
            ("plan2026.csv", None, Some(2026)),
            ("Uge 48 kl 2030", Some(48), None),
            ("Uge 48 (1200 stk)", Some(48), None),
            ("v2026b uge 48", Some(48), None),
        ] {
            assert_eq!(Week::in_name(name), week(number, year), "{name}");
        }
    }
}
