//! A record of an export, and what its readers have in common.

use std::borrow::Cow;

use jiff::{Timestamp, fmt::temporal::Pieces, tz::TimeZone};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    keys::Keys,
    mistake::Mistake,
    value::{Scalar, Words, one_or_many, span_of},
};
use crate::{
    input::ReadOptions,
    platform::Handle,
    post::{Post, Reference, snowflake_time},
    source::{Problem, Source, Span},
    text::Text,
    time::{TimeMistake, parse_instant, parse_time},
};

/// A record and where it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'s, 'o> {
    /// The source that contains it.
    pub(crate) source: &'s Source,
    /// What reading depends on besides the source.
    pub(crate) options: &'o ReadOptions,
    /// All of it.
    pub(crate) span: Span,
}

impl<'s> Record<'s, '_> {
    /// The record as it is written.
    pub(crate) fn raw(&self) -> &'s str {
        self.source.slice(self.span)
    }

    /// A part of it as a record of its own.
    pub(crate) fn part(self, span: Span) -> Self {
        Self { span, ..self }
    }

    /// Its keys.
    pub(crate) fn keys(&self) -> Result<Keys<'s>, Mistake> {
        // A list would be taken for the values of an object in their order.
        if !self.raw().starts_with('{') {
            return Err(Mistake::NotAnObject);
        }
        serde_json::from_str(self.raw()).map_err(|error| Mistake::Json(error, self.span))
    }

    /// Decodes a value of it, if there is one.
    pub(crate) fn decode<T: Deserialize<'s>>(
        &self,
        raw: Option<&'s RawValue>,
    ) -> Result<Option<T>, Mistake> {
        let Some(raw) = raw else { return Ok(None) };
        let failed = |error| Mistake::Json(error, span_of(self.source, raw.get()));
        serde_json::from_str(raw.get()).map(Some).map_err(failed)
    }

    /// The values of a list, or a value alone, if there is one.
    pub(crate) fn one_or_many(
        &self,
        raw: Option<&'s RawValue>,
    ) -> Result<Vec<&'s RawValue>, Mistake> {
        let Some(raw) = raw else { return Ok(Vec::new()) };
        let failed = |error| Mistake::Json(error, span_of(self.source, raw.get()));
        one_or_many(raw).map_err(failed)
    }

    /// The text of a value, if there is one.
    pub(crate) fn words(&self, raw: Option<&'s RawValue>) -> Result<Option<Cow<'s, str>>, Mistake> {
        Ok(self.decode(raw)?.map(|Words(text)| text))
    }

    /// The text, number or truth value of a value, if there is one, as text.
    pub(crate) fn scalar(
        &self,
        raw: Option<&'s RawValue>,
    ) -> Result<Option<Cow<'s, str>>, Mistake> {
        Ok(self.decode(raw)?.map(|Scalar(text)| text))
    }

    /// A post of which nothing but this is known. Without an id, its id is the
    /// number of its line.
    pub(crate) fn post(&self, id: Option<Cow<'s, str>>, text: Text<'s>) -> Post<'s> {
        let line = || self.source.position(self.span.start).line.to_string().into();
        Post::new(id.filter(|id| !id.is_empty()).unwrap_or_else(line), text, self.span)
    }

    /// Sets whether and when a post was published: as the file says, else as its
    /// id says. An invalid time is a problem.
    pub(crate) fn set_time(
        &self,
        post: &mut Post<'s>,
        created: Option<Cow<'s, str>>,
        problems: &mut Vec<Problem>,
    ) {
        let Some(created) = created else {
            post.time = snowflake_time(&post.id);
            post.published = post.time.is_some();
            return;
        };
        post.published = true;
        if let Cow::Borrowed(text) = created {
            post.time_span = span_of(self.source, text);
        }
        let (time, mistake) =
            stated_time(&created, snowflake_time(&post.id), &self.options.timezone);
        post.time = time;
        let problem = |mistake: TimeMistake| {
            Problem::at(self.source, post.time_span, mistake.message).help(mistake.help)
        };
        problems.extend(mistake.map(problem));
    }

    /// The problem to report for a mistake in the record.
    pub(crate) fn problem(&self, mistake: &Mistake) -> Problem {
        mistake.at(self.source, self.span)
    }
}

/// When a post was published, by the time in an export and by its id. Where the
/// export has only a day, or a time in an unknown zone, the id has the instant.
pub(crate) fn stated_time(
    written: &str,
    by_id: Option<Timestamp>,
    timezone: &TimeZone,
) -> (Option<Timestamp>, Option<TimeMistake>) {
    let instant = written.parse().ok().or_else(|| parse_instant(written));
    if instant.is_some() || by_id.is_some_and(|by_id| is_about(written, by_id)) {
        return (instant.or(by_id), None);
    }
    match parse_time(written, timezone) {
        Ok(time) => (Some(time), None),
        Err(mistake) => (by_id, Some(mistake)),
    }
}

/// Whether a text names the day of an instant, in one zone or another, and
/// nothing more exact.
fn is_about(written: &str, instant: Timestamp) -> bool {
    let is_zone =
        |word: &str| word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let local = written.trim().rsplit_once(' ').filter(|(_, zone)| is_zone(zone));
    let Ok(pieces) = Pieces::parse(local.map_or(written, |(local, _)| local).trim()) else {
        return false;
    };
    let day = instant.to_zoned(TimeZone::UTC).date();
    [day.yesterday(), Ok(day), day.tomorrow()].into_iter().flatten().any(|day| day == pieces.date())
}

/// A reference to another post, unless neither its account nor its id is known.
pub(crate) fn reference<'s>(
    account: Option<impl Into<Handle<'s>>>,
    id: Option<Cow<'s, str>>,
) -> Option<Reference<'s>> {
    let account: Option<Handle<'s>> = account.map(Into::into).filter(|account| !account.is_empty());
    let id = id.filter(|id| !id.is_empty());
    (account.is_some() || id.is_some()).then_some(Reference { account, id })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares when a post was published whose id is of 2018-08-11 at 08:00, and
    /// whether the written time is a mistake.
    #[track_caller]
    fn check(written: &str, expected: &str, mistake: bool) {
        let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
        let by_id = snowflake_time("1028189423083405312");
        let (time, found) = stated_time(written, by_id, &timezone);
        let time = time.expect("its id names one").strftime("%Y-%m-%dT%H:%M").to_string();
        assert_eq!((time.as_str(), found.is_some()), (expected, mistake), "{written}");
    }

    #[test]
    fn a_written_time_goes_before_the_id() {
        check("2019-06-18T13:15:24Z", "2019-06-18T13:15", false);
        check("Tue Jun 18 13:15:24 +0000 2019", "2019-06-18T13:15", false);
        check("2019-06-18 13:15 +0200", "2019-06-18T11:15", false);
        check("2019-06-18 13:15:24", "2019-06-18T11:15", false);
        check("i går", "2018-08-11T08:00", true);
        check("2019-06-18", "2018-08-11T08:00", true);
        check("2018-08-11 later", "2018-08-11T08:00", true);
    }

    #[test]
    fn the_id_is_more_exact_than_a_day_or_an_unknown_zone() {
        for written in ["2018-08-11", "2018-08-11 10:00:12", "2018-08-11 16:00:12 CST"] {
            check(written, "2018-08-11T08:00", false);
        }
    }
}
