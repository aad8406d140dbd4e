//! A JSON record with its place in the file, and functions that the readers of
//! several shapes use.

use std::borrow::Cow;

use jiff::{
    Timestamp,
    civil::Date,
    fmt::{strtime, temporal::Pieces},
    tz::TimeZone,
};
use memchr::memmem;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    engagement::engagement,
    entries::{Entry, entries},
    flat_fields::is_field,
    keys::Keys,
    mistake::Mistake,
    value::{JsonString, Scalar, one_or_many, post_text, span_of},
};
use crate::{
    input::{ReadOptions, column_names::is_of_published, states::State},
    mapping::plain_name,
    platform::{Handle, Platform},
    post::{Engagement, Post, Reference, snowflake_time},
    problems::Problems,
    source::{Problem, Source, Span},
    text::{Text, json_string},
    time::{TimeMistake, ends_in_span, is_plausible, parse_instant},
};

/// A record and its place in the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'s, 'o> {
    /// The source that contains the record.
    pub(crate) source: &'s Source,
    /// The options for reading.
    pub(crate) options: &'o ReadOptions,
    /// The span of the whole record.
    pub(crate) span: Span,
}

impl<'s> Record<'s, '_> {
    /// The text of the record as written.
    pub(crate) fn raw(&self) -> &'s str {
        self.source.slice(self.span)
    }

    /// The part of the record at `span`, as a record of its own.
    pub(crate) fn part(self, span: Span) -> Self {
        Self { span, ..self }
    }

    /// Parses the keys of the record.
    pub(crate) fn keys(&self) -> Result<Keys<'s>, Mistake> {
        self.object()
    }

    /// Parses the record, which must be an object.
    pub(crate) fn object<T: Deserialize<'s>>(&self) -> Result<T, Mistake> {
        // Serde would accept a list, too, and take its items for the values of the
        // keys.
        if !self.raw().starts_with('{') {
            return Err(Mistake::NotAnObject);
        }
        serde_json::from_str(self.raw()).map_err(|error| Mistake::Json(error, self.span))
    }

    /// Decodes a value of the record; `None` if it is absent.
    pub(crate) fn decode<T: Deserialize<'s>>(
        &self,
        raw: Option<&'s RawValue>,
    ) -> Result<Option<T>, Mistake> {
        raw.map(|raw| self.decode_str(raw.get())).transpose()
    }

    /// Decodes a value of the record from its JSON text.
    pub(crate) fn decode_str<T: Deserialize<'s>>(&self, raw: &'s str) -> Result<T, Mistake> {
        let failed = |error| Mistake::Json(error, span_of(self.source, raw));
        serde_json::from_str(raw).map_err(failed)
    }

    /// The items of a list, or a single value as a list of one; empty if the value is
    /// absent.
    pub(crate) fn one_or_many(
        &self,
        raw: Option<&'s RawValue>,
    ) -> Result<Vec<&'s RawValue>, Mistake> {
        let Some(raw) = raw else { return Ok(Vec::new()) };
        let failed = |error| Mistake::Json(error, span_of(self.source, raw.get()));
        one_or_many(raw).map_err(failed)
    }

    /// Decodes a string; `None` if the value is absent.
    pub(crate) fn words(&self, raw: Option<&'s RawValue>) -> Result<Option<Cow<'s, str>>, Mistake> {
        Ok(self.decode(raw)?.map(|JsonString(text)| text))
    }

    /// Decodes a string, number or truth value as text; `None` if the value is
    /// absent.
    pub(crate) fn scalar(
        &self,
        raw: Option<&'s RawValue>,
    ) -> Result<Option<Cow<'s, str>>, Mistake> {
        Ok(self.decode(raw)?.map(|Scalar(text)| text))
    }

    /// The time that the record states under any key for times; `None` if it states none.
    pub(crate) fn time(&self, keys: &Keys<'s>) -> Result<Option<Cow<'s, str>>, Mistake> {
        self.scalar(keys.created_at.or(keys.time).or(keys.date).or(keys.timestamp))
    }

    /// The text of a post: the value of the first of these keys that is present.
    pub(crate) fn text(
        &self,
        values: &[(&'static str, Option<&'s RawValue>)],
    ) -> Result<Text<'s>, Mistake> {
        let found = values.iter().find_map(|(key, raw)| Some((*key, (*raw)?)));
        let (key, raw) = found.ok_or(Mistake::Lacks("text"))?;
        self.text_of(key, raw.get())
    }

    /// The JSON string that is the value of `key`, as text.
    pub(crate) fn string(&self, key: &'static str, raw: &'s RawValue) -> Result<Text<'s>, Mistake> {
        let span = span_of(self.source, raw.get());
        if raw.get().starts_with('"') {
            Ok(json_string(self.source, span))
        } else {
            Err(Mistake::NotAText(key, span))
        }
    }

    /// The text of a post: the JSON string `raw`, which is the value of `key`.
    pub(crate) fn text_of(&self, key: &'static str, raw: &'s str) -> Result<Text<'s>, Mistake> {
        let place = span_of(self.source, raw);
        post_text(self.source, raw).ok_or(Mistake::NotAText(key, place))
    }

    /// A post with this id and text, of which nothing else is known yet. If `id` is
    /// `None` or empty, the id of the post is the number of its line.
    pub(crate) fn post(&self, id: Option<Cow<'s, str>>, text: Text<'s>) -> Post<'s> {
        let line = || self.source.position(self.span.start).line.to_string().into();
        let id = id.filter(|id| !id.is_empty());
        let has_own_id = id.is_some();
        let platform = self.options.platform;
        let engagement = if self.options.engagement { engagement(self.raw()) } else { None };
        let post = Post::new(id.unwrap_or_else(line), text, self.span);
        Post { has_own_id, platform, engagement, ..post }
    }

    /// Sets whether and when a post was published. The time is the one that the file states
    /// or, if there is none, the one in the post's id. An invalid time is a problem.
    pub(crate) fn set_time(
        &self,
        post: &mut Post<'s>,
        created: Option<Cow<'s, str>>,
        problems: &mut Problems,
    ) {
        let Some(created) = created.filter(|created| !created.trim().is_empty()) else {
            post.time = post.time_in_id();
            post.published = post.time.is_some() || self.has_empty_time();
            return;
        };
        if let Cow::Borrowed(text) = created {
            post.time_span = span_of(self.source, text);
        }
        let is_on_x = post.platform == Platform::X;
        let by_id = |id: &str| snowflake_time(id).filter(|_| is_on_x);
        self.set_stated_time(post, &created, by_id, problems);
    }

    /// Whether the record has a key for the time of publication, but no time there: it is then unknown
    /// when the post was published, as in a table. One that says that it is a draft is one, and so is one
    /// with a field of drafts, such as `platform`, unless it has likes or the like.
    fn has_empty_time(&self) -> bool {
        const NAMES: [&str; 2] = ["created_at", "timestamp"];
        // To look for the keys is far faster than to parse the record once more.
        if !NAMES.iter().any(|name| memmem::find(self.raw().as_bytes(), name.as_bytes()).is_some())
        {
            return false;
        }
        let entries = entries(*self);
        let is_empty = |(name, value): &Entry<'_>| {
            let is_blank = ["null", "\"\""].contains(&value.get());
            is_blank && NAMES.contains(&&**name)
        };
        let says_draft = |(name, value): &Entry<'_>| {
            State::in_column(name, value.get().trim_matches('"')) == Some(State::Draft)
        };
        let is_of_published = |(name, value): &Entry<'_>| {
            let plain = plain_name(name);
            value.get() != "null"
                && (is_of_published(&plain) || Engagement::field(&plain).is_some())
        };
        let is_planned = || {
            entries.iter().any(|(name, _)| is_field(name)) && !entries.iter().any(is_of_published)
        };
        entries.iter().any(is_empty) && !entries.iter().any(says_draft) && !is_planned()
    }

    /// Sets when a post was published to the time that the file states. `by_id` finds the
    /// time in the post's id. A post whose time has not come yet is a draft that is planned for
    /// it, whatever the time is called.
    pub(crate) fn set_stated_time(
        &self,
        post: &mut Post<'s>,
        created: &str,
        by_id: impl FnOnce(&str) -> Option<Timestamp>,
        problems: &mut Problems,
    ) {
        let by_id = || by_id(&post.id);
        let (time, mistake) = stated_time(created, by_id, |text| self.options.time(text));
        post.time = time;
        post.published = time.is_none_or(|time| time <= self.options.now);
        post.has_invalid_time = time.is_none();
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

/// When a post was published (`None` if this is unknown), and what is wrong with the
/// time that the export states (`None` if nothing). Some ids contain the time at which the
/// post was made. It is taken if the stated time is invalid or only a day, and also if it has
/// no zone or an unknown one but names about the same day.
pub(crate) fn stated_time(
    written: &str,
    by_id: impl FnOnce() -> Option<Timestamp>,
    parse: impl FnOnce(&str) -> Result<Timestamp, TimeMistake>,
) -> (Option<Timestamp>, Option<TimeMistake>) {
    let instant = written.parse().ok().filter(|_| !ends_in_span(written));
    let instant = instant.or_else(|| parse_instant(written));
    if instant.is_some_and(is_plausible) {
        return (instant, None);
    }
    let by_id = by_id();
    if by_id.is_some_and(|by_id| is_about(written, by_id)) {
        return (by_id, None);
    }
    match parse(written) {
        Ok(time) => (Some(time), None),
        Err(mistake) => (by_id, Some(mistake)),
    }
}

/// Whether a text names the day of an instant, give or take a day for the unknown
/// time zone, but no exact time: `2018-08-11`, or `2018-08-11 10:00:00 CEST`.
fn is_about(written: &str, instant: Timestamp) -> bool {
    let is_zone =
        |word: &str| word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let local = written.trim().rsplit_once(' ').filter(|(_, zone)| is_zone(zone));
    let pieces = Pieces::parse(local.map_or(written, |(local, _)| local).trim());
    let Some(written) = pieces.ok().map(|pieces| pieces.date()).or_else(|| day_in_words(written))
    else {
        return false;
    };
    let day = instant.to_zoned(TimeZone::UTC).date();
    [day.yesterday(), Ok(day), day.tomorrow()].into_iter().flatten().any(|day| day == written)
}

/// The day in `Thu, Nov 7, 2024`, as X Analytics writes it; `None` if the text is not a
/// day in this form.
fn day_in_words(written: &str) -> Option<Date> {
    let day = |format| strtime::parse(format, written.trim()).ok()?.to_date().ok();
    ["%a, %b %d, %Y", "%a %b %d %Y", "%b %d, %Y"].into_iter().find_map(day)
}

/// A reference to another post; `None` if neither its account nor its id is
/// known.
pub(crate) fn reference<'s>(
    account: Option<impl Into<Handle<'s>>>,
    id: Option<Cow<'s, str>>,
) -> Option<Reference<'s>> {
    let account: Option<Handle<'s>> = account.map(Into::into).filter(|account| !account.is_empty());
    let id = id.filter(|id| !id.is_empty());
    (account.is_some() || id.is_some()).then_some(Reference::new(account, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks which time of publication a post gets if its id was made on 2018-08-11 at
    /// 08:00 UTC, and whether the `written` time is reported as a mistake.
    #[track_caller]
    fn check(written: &str, expected: &str, mistake: bool) {
        let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
        let options = ReadOptions::new(timezone);
        let by_id = snowflake_time("1028189423083405312");
        let (time, found) = stated_time(written, || by_id, |text| options.time(text));
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
        for written in
            ["Sat, Aug 11, 2018", "2018-08-11", "2018-08-11 10:00:12", "2018-08-11 16:00:12 CST"]
        {
            check(written, "2018-08-11T08:00", false);
        }
    }
}
