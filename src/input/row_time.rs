//! When the post of a row of a table goes out, or was published.

use std::borrow::Cow;

use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};

use super::{
    ReadOptions,
    choose_columns::TIMES,
    json::record::stated_time,
    placeholders::{awaits_time, is_to_come},
    presets::TimeCompleteness,
    row_day::{at_clock, is_clock},
    states::State,
    table_row::TableRow,
    text_columns::is_mark,
};
use crate::{
    mapping::{PostField, plain_name},
    message::Message,
    platform::Platform,
    post::{Post, Stage, snowflake_time},
    source::{Problem, Span},
    text::Text,
    time::{TimeMistake, against_order, is_only_day, parse_written, span_mistake},
};

/// The fields that have the day of a post.
const DAYS: [PostField; 3] = [PostField::PublishAt, PostField::CreatedAt, PostField::Date];

/// What rows whose time is past are, if their table does not say whether it was a planned one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastRows {
    /// A check asks whether something may be published.
    Drafts,
    /// An audit asks what was published.
    Published,
}

impl<'s> TableRow<'s, '_> {
    /// Whether the post was published, unless its time has not come yet: because the whole table
    /// contains published posts, because the row has likes or the like, or because the id of the
    /// post contains a time, as ids of X do. An id does not count if the row states the time of
    /// the post, or states whether it is scheduled. A row that says that its post is a draft, or
    /// published, goes before all of this.
    pub(super) fn is_published(
        &self,
        id: Option<&str>,
        platform: Platform,
        options: &ReadOptions,
    ) -> bool {
        let is_planned = || {
            use PostField::{Date, PublishAt, Scheduled, Week, Weekday};
            [PublishAt, Date, Week, Weekday, Scheduled]
                .iter()
                .any(|field| self.field(*field).is_some())
        };
        match self.state() {
            Some(State::Draft) => return false,
            Some(State::Published) => return true,
            _ => (),
        }
        if self.table.has_figure(self.fields, self.source) {
            return true;
        }
        if !self.table.figures.is_empty() {
            return self.is_past_of_log(options);
        }
        self.table.has_published_posts()
            || platform == Platform::X
                && (id.and_then(snowflake_time).is_some() || self.lost_id(platform).is_some())
                && !is_planned()
            || self.is_past_of_log(options)
    }

    /// Whether the row is read as a published post only because its time is past: see
    /// [`ReadOptions::past_rows`]. The row of a plan is not.
    pub(super) fn is_past_of_log(&self, options: &ReadOptions) -> bool {
        use PostField::{Approvals, Hashtags, PublishAt, ReleasedBy, Scheduled, Week, Weekday};
        let of_plans = [Approvals, Hashtags, PublishAt, ReleasedBy, Scheduled, Week, Weekday];
        let has = |field| self.table.index(field).is_some();
        if options.past_rows == PastRows::Drafts
            || self.table.has_published_posts()
            || self.table.has_figure(self.fields, self.source)
            || self.state().is_some()
            || !has(PostField::Date)
            || of_plans.into_iter().any(has)
        {
            return false;
        }
        let written = self.written_time();
        written.is_some_and(|(written, _)| match self.time(&written, options) {
            Ok(time) => time <= options.now,
            // Today may still come.
            Err(_) => self.noon(&written, options).is_some_and(|(day, _)| day < today(options)),
        })
    }

    /// The day of this row and its noon, if it states a day and no time of day.
    fn noon(&self, written: &str, options: &ReadOptions) -> Option<(Date, Timestamp)> {
        let day = without_midnight(written);
        let noon = || self.time(&format!("{day} 12:00"), options).ok();
        let noon = is_only_day(day).then(noon).flatten()?;
        Some((noon.to_zoned(options.timezone.clone()).date(), noon))
    }

    /// Sets the time of the post: the one in its field or, if a published post states
    /// none, the one in its id. A post whose time has not come yet is a draft that is planned
    /// for it, whatever else the row says.
    pub(super) fn set_time(&mut self, post: &mut Post<'_>, options: &ReadOptions) {
        let Some(span) = self.awaited_time() else { return self.set_stated_time(post, options) };
        // Nobody knows when it goes out, but it is not now.
        (post.time, post.time_span) = (post.time_in_id().filter(|_| post.published), span);
        post.has_invalid_time = post.time.is_none();
    }

    /// As [`Self::set_time`], unless the row says that its time is still to be decided.
    fn set_stated_time(&mut self, post: &mut Post<'_>, options: &ReadOptions) {
        let by_id = || post.time_in_id().filter(|_| post.published);
        let of_plan = self.day_of_plan().filter(|_| !post.published).and_then(Result::err);
        let mistake = of_plan.or_else(|| self.span_of_time()).or_else(|| self.unknown_zone());
        if let Some((mistake, span)) = mistake {
            (post.has_invalid_time, post.time_span) = (true, span);
            self.report_time(Some(mistake), span);
            return;
        }
        let is_zone_unknown = self.table.has_unknown_zone() && self.written_time().is_some();
        if is_zone_unknown
            || self.is_on_unknown_day()
            || !post.published && self.is_below_undated(post)
        {
            post.has_invalid_time = true;
            return;
        }
        let Some((written, span)) = self.written_time() else {
            post.time = by_id();
            // It is not known when the post was published, but it was not now.
            post.has_invalid_time = post.published && self.lost_id(post.platform).is_some();
            return;
        };
        let (time, mistake) = stated_time(&written, by_id, |text| self.time(text, options));
        let turned = time.and_then(|time| self.contradiction(&written, time, post, options));
        let (time, mistake) = if turned.is_some() { (None, turned) } else { (time, mistake) };
        self.above.time = time.filter(|_| !post.published).or(self.above.time);
        post.has_invalid_time = time.is_none();
        (post.time, post.time_span) = (time, span);
        post.published &= time.is_none_or(|time| time <= options.now);
        if time.is_none()
            && let Some((day, noon)) = self.noon(&written, options)
        {
            post.published &= day <= today(options);
            post.noon = post.published.then(|| Box::new(noon));
            post.stage = if today(options) < day { Stage::Planned } else { post.stage };
        }
        let has_days =
            self.table.preset.is_some_and(|preset| preset.times == TimeCompleteness::OnlyDays);
        // The note on the file says that its times are days.
        let mistake = mistake.filter(|_| !has_days || !is_only_day(&written));
        // So does the note on posts whose time is still to be decided.
        let mistake = mistake.filter(|_| !self.awaits_clock());
        // Of a published post, nobody knows the time of day any more.
        let mistake =
            mistake.filter(|_| post.noon.is_none() && !self.is_out_of_audit(post, options));
        let mistake = mistake.map(|mistake| self.without_day(&written).unwrap_or(mistake));
        self.report_time(mistake, span);
        // Exports have other times, too.
        if let Some(time) = time.filter(|_| !post.published || self.table.preset.is_none()) {
            self.report_other_times(time, (&written, span), post.published, options);
        }
        if let Some(time) = time.filter(|_| !post.published) {
            self.report_other_weeks(time, (&written, span), options);
        }
    }

    /// The mistake that the time of this row contradicts that of the row above it, or its zone that in
    /// the name of the column.
    fn contradiction(
        &self,
        written: &str,
        time: Timestamp,
        post: &Post<'_>,
        options: &ReadOptions,
    ) -> Option<TimeMistake> {
        let turned = || self.turned_year(written, time).filter(|_| !post.published);
        let read = |zone: &TimeZone| self.time_in(written, zone, options).ok();
        turned().or_else(|| self.two_zones(time, read))
    }

    /// Whether an audit leaves the post of this row out, whose day is known, so that its time of day
    /// makes no difference.
    fn is_out_of_audit(&self, post: &Post<'_>, options: &ReadOptions) -> bool {
        let is_draft = || self.state().is_some_and(|state| state.stage().is_some());
        let written = || self.written_time().and_then(|(written, _)| self.noon(&written, options));
        options.past_rows == PastRows::Published
            && !post.published
            && (post.stage == Stage::Planned || is_draft() && written().is_some())
    }

    /// Whether this row, of which a draft was made, may state a time but does not: it is then
    /// checked as if it went out now.
    pub(super) fn is_untimed(&self, post: &Post<'_>) -> bool {
        !post.published && self.lacks_time(post)
    }

    /// Whether this row, of which a published post was made, may state a time but does not: it is
    /// then unknown when the post was published.
    pub(super) fn is_undated(&self, post: &Post<'_>) -> bool {
        post.published && self.lacks_time(post)
    }

    /// Where the row says that its time is still to be decided; `None` if it does not, or if its post
    /// already waits in a queue.
    pub(super) fn awaited_time(&self) -> Option<Span> {
        let (written, span) = self.written_time()?;
        let is_queued = || {
            let scheduled = self.field(PostField::Scheduled);
            scheduled.is_some_and(|(written, _)| is_mark(written.as_str()) == Some(true))
        };
        (awaits_time(&written) && !is_queued()).then_some(span)
    }

    fn lacks_time(&self, post: &Post<'_>) -> bool {
        let has_time = post.time.is_some() || post.has_invalid_time;
        let mut fields = TIMES.iter().chain(&[PostField::Week, PostField::Weekday]);
        let mut has_column = || fields.any(|field| self.table.index(*field).is_some());
        !has_time && !post.text.as_str().is_empty() && has_column()
    }

    /// The mistake that the row has a time of day, but nothing in the column of days; `None` if
    /// something else is wrong with its time.
    fn without_day(&self, written: &str) -> Option<TimeMistake> {
        let has_column = || DAYS.iter().any(|field| self.table.index(*field).is_some());
        let is_blank = self.stated_day().is_none() && self.day_above().is_none();
        (is_blank && has_column() && is_clock(written)).then(|| TimeMistake {
            message: Message::new("row-without-day").with("text", written),
            help: Message::new("row-without-day-help"),
        })
    }

    /// The mistake that the row has a span such as `09:00-10:00` in its column for the time of day,
    /// and where. Beside a day in ISO 8601, its end would be an offset.
    fn span_of_time(&self) -> Option<(TimeMistake, Span)> {
        let (clock, span) = self.field(PostField::Clock)?;
        Some((span_mistake(clock.as_str())?, span))
    }

    /// Parses a time of this row.
    fn time(&self, text: &str, options: &ReadOptions) -> Result<Timestamp, TimeMistake> {
        self.time_in(text, &self.timezone(options), options)
    }

    /// Parses a time of this row, in a time zone that it need not state.
    fn time_in(
        &self,
        text: &str,
        timezone: &TimeZone,
        options: &ReadOptions,
    ) -> Result<Timestamp, TimeMistake> {
        let of_preset = self.table.preset.and_then(|preset| preset.dates);
        let read = match of_preset.filter(|_| options.dates.is_none()) {
            Some(of_preset) => {
                against_order(text, Some(of_preset))?;
                parse_written(text, timezone, || Some(of_preset))
            }
            None => options.time_in_zone(text, timezone, self.order_shown),
        };
        match read {
            Err(mistake) if mistake.is_no_time() => match self.with_stated_year(text, options) {
                Some(whole) => self.time_in(&whole?, timezone, options),
                None => Err(mistake),
            },
            read => read,
        }
    }

    /// Reports a mistake in a time. That a day above several rows has no time of day is reported
    /// once.
    fn report_time(&mut self, mistake: Option<TimeMistake>, span: Span) {
        let day = self.above.day.as_mut().filter(|day| day.span == span && mistake.is_some());
        if day.is_some_and(|day| std::mem::replace(&mut day.is_reported, true)) {
            return;
        }
        let problem = |mistake: TimeMistake| {
            Problem::at(self.source, span, mistake.message).help(mistake.help)
        };
        self.problems.extend(mistake.map(problem));
    }

    /// The time as written, and its span. If the day and the time of day are in two
    /// columns, they are joined. Programs write a day as its midnight, too.
    pub(super) fn written_time(&self) -> Option<(Cow<'s, str>, Span)> {
        let as_text =
            |(text, span): (Text<'s>, Span)| (text.as_str().trim().to_owned().into(), span);
        let of_week = || {
            let (date, span) = self.day_of_plan()?.ok()?;
            Some((date.to_string().into(), span))
        };
        let of_row_above = self.day_above().map(|(day, span)| (day.into(), span));
        let day = of_row_above.or_else(|| self.stated_day().map(as_text)).or_else(of_week);
        let clock = self.field(PostField::Clock).map(as_text);
        let (Some((day, span)), Some((clock, _))) = (&day, &clock) else { return day.or(clock) };
        let day = without_midnight(day);
        if is_to_come(clock) {
            return Some((day.to_owned().into(), *span));
        }
        let joined = if is_only_day(day) { at_clock(day, clock) } else { day.to_string() };
        Some((joined.into(), *span))
    }

    /// The field with the day of the post, perhaps with its time of day.
    pub(super) fn stated_day(&self) -> Option<(Text<'s>, Span)> {
        let is_of_record =
            |field: PostField| field == PostField::CreatedAt && self.has_own_making();
        let days = || DAYS.iter().filter(|field| !is_of_record(**field));
        let fields = || days().filter_map(|field| self.field(*field));
        let decided = fields().find(|(text, _)| !awaits_time(text.as_str()));
        decided.or_else(|| fields().next())
    }

    /// Whether the table says in a column such as `Created` when its rows were made, beside one for when
    /// their posts go out, and this post is not published.
    fn has_own_making(&self) -> bool {
        let made = ["created", "createdat"];
        self.table.index(PostField::PublishAt).is_some()
            && made.contains(&&*plain_name(self.name_of(PostField::CreatedAt)))
            && self.state() != Some(State::Published)
    }

    /// Whether the row has a day and says that its time of day is still to be decided.
    pub(super) fn awaits_clock(&self) -> bool {
        self.field(PostField::Clock).is_some_and(|(clock, _)| is_to_come(clock.as_str()))
            && self.written_time().is_some_and(|(written, _)| is_only_day(&written))
    }

    /// The day that a row without a date states as a week and a day of the week, or what is wrong
    /// with them.
    fn day_of_plan(&self) -> Option<Result<(Date, Span), (TimeMistake, Span)>> {
        if self.stated_day().is_some() { None } else { self.day_in_week() }
    }

    /// Reports each other column of the row that states another time than `time`, which was
    /// read from `written` at `at`: one of the two is wrong, and nobody can say which.
    fn report_other_times(
        &mut self,
        time: Timestamp,
        (written, at): (&str, Span),
        is_published: bool,
        options: &ReadOptions,
    ) {
        // Some histories repeat the time in another zone.
        for field in [PostField::Date, PostField::Clock] {
            let other = self.field(field).filter(|(_, span)| *span != at);
            let Some((other, span)) = other.filter(|(text, _)| !awaits_time(text.as_str())) else {
                continue;
            };
            let own = self.timezone_of(field, options);
            let second = if is_published { TimeZone::UTC } else { own.clone() };
            let local = [own.clone(), second].map(|zone| time.to_zoned(zone));
            let text = without_midnight(other.as_str().trim());
            let is_same = if field == PostField::Clock {
                let same = |local: &Zoned| {
                    let whole = at_clock(&local.date().to_string(), text);
                    let other = self.time_in(&whole, &own, options)?;
                    let other = other.to_zoned(own.clone()).time();
                    Ok((other.hour(), other.minute()) == (local.hour(), local.minute()))
                };
                same(&local[0]).and_then(|is_same| Ok(is_same || same(&local[1])?))
            } else if is_only_day(text) {
                let noon = self.time_in(&format!("{text} 12:00"), &own, options);
                let day = noon.map(|noon| noon.to_zoned(own.clone()).date());
                day.map(|day| local.iter().any(|local| local.date() == day))
            } else {
                self.time_in(text, &own, options).map(|other| other == time)
            };
            match is_same {
                Ok(true) => (),
                Ok(false) => {
                    let message = Message::new("row-two-times").with("other", text);
                    let problem = Problem::at(self.source, span, message.with("time", written));
                    let index = self.table.index(field).unwrap_or_default();
                    let name = self.table.names[index].as_str();
                    self.problems
                        .push(problem.help(Message::new("row-two-times-help").with("name", name)));
                }
                Err(mistake) => self.report_time(Some(mistake), span),
            }
        }
    }
}

/// The day of the run.
fn today(options: &ReadOptions) -> Date {
    options.now.to_zoned(options.timezone.clone()).date()
}

/// A time without its midnight: `2026-11-24` for `2026-11-24 00:00`.
pub(super) fn without_midnight(time: &str) -> &str {
    const MIDNIGHTS: [&str; 4] = [" 00:00:00", " 00:00", "T00:00:00", "T00:00"];
    MIDNIGHTS.iter().find_map(|midnight| time.strip_suffix(midnight)).unwrap_or(time)
}
