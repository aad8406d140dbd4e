//! Calendars (`.ics`, RFC 5545), as Google Calendar and Outlook save them: an event is a
//! draft that goes out when the event begins. Other components are skipped. If these are
//! tasks or journal entries, which people write, the user is informed.

mod attachments;
mod platforms;
mod zones;

use std::{collections::BTreeSet, ops::Range};

use jiff::{Timestamp, tz::TimeZone};

use self::zones::{Zones, unknown_zone};
use super::{Format, Parse, Parsed, ReadOptions, any_name};
use crate::{
    message::{Message, Value},
    post::Post,
    source::{Problem, Source, Span},
    text::{Text, TextBuilder, html},
    time::{is_only_day, parse_time, zone_named},
};

pub(super) const FORMAT: Format = Format {
    name: "calendar",
    endings: &[".ics", ".ical"],
    contains_posts: any_name,
    matches_beginning: |beginning| {
        beginning.trim_start_matches('\u{feff}').trim_start().starts_with("BEGIN:VCALENDAR")
    },
    parse: Parse::Whole(parse, |_| None),
};

/// A property: a line of a calendar, which may go on over several lines of the file.
struct Property<'s> {
    source: &'s Source,
    /// Its name in upper case.
    name: String,
    /// The parameters between the name and the colon.
    parameters: Range<usize>,
    /// The pieces of its value, one on each line of the file.
    value: Vec<Span>,
}

/// An event while it is being read.
struct Event<'s> {
    start: usize,
    /// The depth of the current line in components of the event, such as an alarm; 0 in
    /// the event itself. What such a component contains, for example its description, is
    /// ignored.
    inner: usize,
    properties: Vec<Property<'s>>,
}

/// What a calendar says about all of its events.
#[derive(Default)]
struct Calendar {
    /// Whether it is a cancellation of its events.
    is_cancelled: bool,
    /// The time zone of times without one, under the name that Google Calendar and Apple's
    /// use; `None` if the calendar states none.
    timezone: Option<TimeZone>,
    /// The zones that it defines itself.
    zones: Zones,
    /// The properties of events that are not read although they may belong to a post.
    unread: BTreeSet<&'static str>,
}

/// Properties that events have once, and that a post is made of.
const ONCE: [&str; 3] = ["DESCRIPTION", "DTSTART", "SUMMARY"];

/// Properties that are not read although people may write parts of a post in them.
const UNREAD: [&str; 5] = ["ATTACH", "CATEGORIES", "COMMENT", "LOCATION", "URL"];

/// Components that people write, but that are not events: tasks and journal entries.
const NOT_READ: [&str; 2] = ["VTODO", "VJOURNAL"];

/// Moves line breaks out of letters. A line may be broken after any byte (RFC 5545,
/// 3.1), even between the bytes of one letter in UTF-8. Such a break is moved to the
/// end of its letter. The number of bytes stays the same.
pub(super) fn join_letters(bytes: &mut [u8]) {
    const CONTINUES: std::ops::RangeInclusive<u8> = 0x80..=0xBF;
    for at in 1..bytes.len() {
        if bytes[at - 1].is_ascii() {
            continue;
        }
        let fold: usize = match bytes[at..] {
            [b'\r', b'\n', b' ' | b'\t', ..] => 3,
            [b'\n', b' ' | b'\t', ..] => 2,
            _ => continue,
        };
        let rest = bytes[at + fold..].iter().take(3);
        let len = rest.take_while(|byte| CONTINUES.contains(byte)).count();
        bytes[at..at + fold + len].rotate_left(fold);
    }
}

/// Parses the events of a file.
fn parse<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    let mut parsed = Parsed::default();
    let mut open: Option<Event<'s>> = None;
    let (mut is_whole, mut calendar) = (false, Calendar::default());
    let mut not_read: Vec<Span> = Vec::new();
    for property in properties(source) {
        let value = property.raw();
        let is_event = value.trim().eq_ignore_ascii_case("VEVENT");
        match (&mut open, &*property.name) {
            (None, "METHOD") => {
                calendar.is_cancelled = value.trim().eq_ignore_ascii_case("CANCEL");
            }
            (None, "TZID" | "TZOFFSETTO") => calendar.zones.add(&property.name, value.trim()),
            (None, "X-WR-TIMEZONE") => match zone_named(value.trim()) {
                Some(zone) => calendar.timezone = Some(zone),
                None => parsed.problems.push(unknown_zone(source, value.trim(), property.span())),
            },
            (None, "BEGIN")
                if NOT_READ.iter().any(|name| value.trim().eq_ignore_ascii_case(name)) =>
            {
                not_read.push(property.span());
            }
            (None, "BEGIN") if is_event => {
                let start = property.start();
                open = Some(Event { start, inner: 0, properties: Vec::new() });
            }
            (Some(event), "BEGIN") => event.inner += 1,
            (Some(event), "END") if 0 < event.inner => event.inner -= 1,
            (Some(_), "END") if is_event => {
                let end = property.end();
                if let Some(event) = open.take() {
                    event.read((source, end, &mut calendar), options, &mut parsed);
                }
            }
            (None, "END") => is_whole |= value.trim().eq_ignore_ascii_case("VCALENDAR"),
            (Some(event), _) if event.inner == 0 => event.properties.push(property),
            _ => (),
        }
    }
    if open.is_some() || !is_whole {
        let at = open.map_or(source.text().len(), |event| event.start);
        parsed.problems.push(cut_off(source, at));
    }
    if let Some(first) = not_read.first() {
        let message = Message::new("calendar-not-read").with("count", not_read.len());
        let note = Problem::at(source, *first, message);
        parsed.notes.push(note.help(Message::new("calendar-note-help")));
    }
    parsed.notes.extend(calendar.note(source));
    parsed
}

/// The problem that a calendar ends before its end, in or after what begins at byte `at`.
fn cut_off(source: &Source, at: usize) -> Problem {
    let problem = Problem::at(source, Span::new(at, at), Message::new("calendar-cut"));
    problem.help(Message::new("calendar-cut-help"))
}

impl Calendar {
    /// The note that some properties of its events are not read; `None` if there are none.
    fn note(&self, source: &Source) -> Option<Problem> {
        let names: Vec<String> = self.unread.iter().map(|name| format!("`{name}`")).collect();
        let message = Message::new("calendar-unread").with("names", Value::from(names.join(", ")));
        let note = Problem::in_file(source.path().clone(), message);
        (!names.is_empty()).then(|| note.help(Message::new("calendar-unread-help")))
    }
}

impl<'s> Event<'s> {
    /// Reads the event, which goes up to byte `end`, and adds its post, problems and
    /// notes to `parsed`.
    fn read(
        self,
        (source, end, calendar): (&'s Source, usize, &mut Calendar),
        options: &ReadOptions,
        parsed: &mut Parsed<'s>,
    ) {
        let span = Span::new(self.start, end);
        let find = |name: &str| self.properties.iter().find(|property| property.name == name);
        let described = |name: &str| {
            let property = find(name)?;
            let text = property.text();
            // Google Calendar describes events in HTML, Outlook in plain text.
            let is_html = ["</", "<br"].iter().any(|tag| text.as_str().contains(tag));
            let text = if is_html { html(text).text } else { text }.trim();
            (!text.as_str().is_empty()).then_some(text)
        };
        let note = |id: &'static str| {
            let at = find("SUMMARY").map_or(span, Property::span);
            Problem::at(source, at, Message::new(id)).help(Message::new("calendar-note-help"))
        };
        let says_so = |status: &Property<'_>| status.raw().trim().eq_ignore_ascii_case("CANCELLED");
        if calendar.is_cancelled || find("STATUS").is_some_and(says_so) {
            parsed.notes.push(note("calendar-cancelled"));
            return;
        }
        let text = described("DESCRIPTION").or_else(|| described("SUMMARY"));
        let Some(text) = text else {
            parsed.notes.push(note("calendar-no-text"));
            return;
        };
        if self.is_elsewhere(source, parsed) || self.is_only_planned(source, parsed) {
            return;
        }
        self.report_rest(text.as_str(), calendar, parsed);
        parsed.problems.extend(self.lost_platform(source));
        let id = find("UID").map(Property::raw).filter(|id| !id.is_empty());
        let id = id.unwrap_or_else(|| source.number_of(span.start).to_string());
        let mut post = Post { platform: options.platform, ..Post::new(id, text, span) };
        let timezone = calendar.timezone.as_ref().unwrap_or(&options.timezone);
        let start = find("DTSTART");
        match start.map(|start| (start.time(timezone, &calendar.zones), start.span())) {
            Some((Ok(time), at)) => (post.time, post.time_span) = (Some(time), at),
            Some((Err(problem), _)) => {
                post.has_invalid_time = true;
                parsed.problems.push(problem);
            }
            None => {
                let problem = Problem::at(source, span, Message::new("calendar-no-start"));
                parsed.problems.push(problem.help(Message::new("calendar-note-help")));
            }
        }
        post.media = self.media();
        post.split(self.platforms().into_iter().map(|platform| (platform, None)).collect());
        if ["RRULE", "RDATE"].iter().any(|name| find(name).is_some()) {
            parsed.notes.push(note("calendar-repeated"));
        }
        parsed.posts.push(post);
    }
}

impl Event<'_> {
    /// The properties of this name.
    fn named(&self, name: &'static str) -> impl Iterator<Item = &Property<'_>> {
        self.properties.iter().filter(move |property| property.name == name)
    }

    /// Whether the event has a description, so that its title is not its text.
    fn is_described(&self) -> bool {
        self.named("DESCRIPTION").any(|one| !one.raw().trim().is_empty())
    }

    /// Reports each property that the event has twice, and adds those that are not read to
    /// `calendar`.
    fn report_rest(&self, text: &str, calendar: &mut Calendar, parsed: &mut Parsed<'_>) {
        for name in ONCE {
            parsed.problems.extend(self.named(name).skip(1).map(|second| {
                let message = Message::new("calendar-twice").with("name", name);
                let problem = Problem::at(second.source, second.span(), message);
                problem.help(Message::new("calendar-twice-help"))
            }));
        }
        let is_unread = |one: &Property<'_>| {
            one.media().is_none() && !one.are_platforms() && !one.raw().trim().is_empty()
        };
        let is_filled = |name: &&'static str| self.named(name).any(is_unread);
        calendar.unread.extend(UNREAD.into_iter().filter(is_filled));
        calendar.unread.extend(self.has_title_beside(text).then_some("SUMMARY"));
    }
}

/// The properties of a file, in order. A line that begins with white space continues
/// the line before it.
fn properties(source: &Source) -> impl Iterator<Item = Property<'_>> {
    let mut start = 0;
    let mut lines = source
        .text()
        .split_inclusive('\n')
        .map(move |line| {
            let at = start;
            start += line.len();
            Span::new(at, at + line.trim_end_matches(['\r', '\n']).len())
        })
        .peekable();
    std::iter::from_fn(move || {
        let first = lines.next()?;
        let mut pieces = vec![first];
        let continues = |line: &Span| source.slice(*line).starts_with([' ', '\t']);
        while let Some(line) = lines.next_if(continues) {
            pieces.push(Span::new(line.start + 1, line.end));
        }
        Some(Property::of(source, pieces))
    })
}

impl<'s> Property<'s> {
    /// The property that consists of these pieces, one for each line of the file. Its
    /// name and parameters are expected in the first piece, where every program writes
    /// them.
    fn of(source: &'s Source, mut pieces: Vec<Span>) -> Self {
        let first = pieces[0];
        let line = source.slice(first);
        let mut is_quoted = false;
        let colon = line.find(|char| {
            is_quoted ^= char == '"';
            char == ':' && !is_quoted
        });
        let colon = colon.unwrap_or(line.len());
        let name_end = line[..colon].find(';').unwrap_or(colon);
        let name = line[..name_end].trim_start_matches('\u{feff}').to_ascii_uppercase();
        pieces[0] = Span::new((first.start + colon + 1).min(first.end), first.end);
        Self {
            source,
            name,
            parameters: first.start + name_end..first.start + colon,
            value: pieces,
        }
    }

    fn start(&self) -> usize {
        self.parameters.start - self.name.len()
    }

    fn end(&self) -> usize {
        self.value.last().map_or(self.parameters.end, |piece| piece.end)
    }

    fn span(&self) -> Span {
        Span::new(self.value.first().map_or(self.parameters.end, |piece| piece.start), self.end())
    }

    /// The value as it is written, in one line.
    fn raw(&self) -> String {
        self.value.iter().map(|piece| self.source.slice(*piece)).collect()
    }

    /// The value as text: `\n` is a line break, and `\,` a comma.
    fn text(&self) -> Text<'s> {
        let mut text = TextBuilder::new(self.source);
        let mut backslash: Option<usize> = None;
        for piece in &self.value {
            let mut plain = piece.start;
            for (at, char) in self.source.slice(*piece).char_indices() {
                let (at, end) = (piece.start + at, piece.start + at + char.len_utf8());
                if let Some(before) = backslash.take() {
                    let mut own = [0; 4];
                    let meant =
                        if matches!(char, 'n' | 'N') { "\n" } else { char.encode_utf8(&mut own) };
                    text.push_replaced(Span::new(before, end), meant);
                    plain = end;
                } else if char == '\\' {
                    text.push_verbatim(Span::new(plain, at));
                    (backslash, plain) = (Some(at), end);
                }
            }
            text.push_verbatim(Span::new(plain.min(piece.end), piece.end));
        }
        if let Some(before) = backslash {
            text.push_verbatim(Span::new(before, before + 1));
        }
        text.finish(self.end())
    }

    /// The value as a time, in the zone that the property names or in `timezone`.
    fn time(&self, timezone: &TimeZone, zones: &Zones) -> Result<Timestamp, Problem> {
        let zone = self.zone(zones)?;
        let written = self.raw();
        parse_time(&written, zone.as_ref().unwrap_or(timezone)).map_err(|mistake| {
            // The times of an event of a whole day are eight digits.
            let is_whole_day = is_only_day(&written);
            let help =
                if is_whole_day { Message::new("calendar-whole-day-help") } else { mistake.help };
            Problem::at(self.source, self.span(), mistake.message).help(help)
        })
    }

    /// The value of a parameter, such as `image/jpeg` of `FMTTYPE=image/jpeg`.
    fn parameter(&self, name: &str) -> Option<&'s str> {
        let parameters = self.source.text()[self.parameters.clone()].split(';');
        let mut pairs = parameters.filter_map(|parameter| parameter.split_once('='));
        let found = pairs.find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim_matches('"'))
    }

    /// The zone that the property names; `None` if it names none. An unknown name is a
    /// problem.
    fn zone(&self, zones: &Zones) -> Result<Option<TimeZone>, Problem> {
        let parameters = &self.source.text()[self.parameters.clone()];
        let mut at = self.parameters.start;
        for parameter in parameters.split(';') {
            let end = at + parameter.len();
            match parameter.split_once('=') {
                Some((name, named)) if name.eq_ignore_ascii_case("TZID") => {
                    let span = Span::new(end - named.len(), end);
                    let named = named.trim_matches('"');
                    let zone = zones.named(named).map(Some);
                    return zone.ok_or_else(|| unknown_zone(self.source, named, span));
                }
                _ => at = end + 1,
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests;
