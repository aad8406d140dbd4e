//! The platforms that an event names, in its categories or in the title above its description.

use super::{Event, Property};
use crate::{
    input::{
        Parsed, channels,
        heading_channels::Elsewhere,
        heading_platforms::{first_label, names_network, split_heading},
        row_platforms::are_platforms,
    },
    message::Message,
    platform::Platform,
    source::{Problem, Source},
};

impl Event<'_> {
    /// The platforms of the event: those among its categories or, if there are none, those that
    /// its title names, as a heading does. The title of an event without a description is its text.
    pub(super) fn platforms(&self) -> Vec<Platform> {
        let mut found: Vec<Platform> = Vec::new();
        for written in self.named("CATEGORIES").map(Property::raw) {
            for platform in written.split(',').flat_map(channels::platforms) {
                if !found.contains(&platform) {
                    found.push(platform);
                }
            }
        }
        if found.is_empty() && self.is_described() {
            let title = self.named("SUMMARY").next().map(Property::raw).unwrap_or_default();
            found = split_heading(title.trim()).0;
        }
        found
    }

    /// Whether the event is only for channels whose contents are not checked, which is noted. Of one that
    /// is for all platforms, nobody can say which, and that is a problem.
    pub(super) fn is_elsewhere(&self, source: &Source, parsed: &mut Parsed<'_>) -> bool {
        let Some((elsewhere, said)) = self.elsewhere() else { return false };
        let remark = elsewhere.remark(&said.raw(), source, said.span());
        match elsewhere {
            Elsewhere::Other => parsed.notes.push(remark),
            Elsewhere::All => parsed.problems.push(remark),
        }
        elsewhere == Elsewhere::Other
    }

    /// What the event is for if its categories or, where it has none, the title above its description
    /// name only channels that are no platforms.
    fn elsewhere(&self) -> Option<(Elsewhere, &Property<'_>)> {
        if !self.platforms().is_empty() {
            return None;
        }
        let of = |one| {
            let property: &Property<'_> = one;
            Some((Elsewhere::of(&property.raw())?, property))
        };
        let title = || self.named("SUMMARY").next().filter(|_| self.is_described()).and_then(of);
        self.named("CATEGORIES").find_map(of).or_else(title)
    }

    /// Whether the title has other words than the `text` of the event, and than the platforms that it
    /// is for.
    pub(super) fn has_title_beside(&self, text: &str) -> bool {
        let title = self.properties.iter().find(|property| property.name == "SUMMARY");
        let title =
            title.map(Property::text).map_or_else(String::new, |text| text.as_str().to_owned());
        let rest = &title[split_heading(title.trim_end()).1];
        let rest = rest.trim();
        !rest.is_empty() && !text.contains(rest)
    }

    /// The problem that the title names a platform that does not count.
    pub(super) fn lost_platform(&self, source: &Source) -> Option<Problem> {
        self.platform_in_text(source).or_else(|| self.platform_in_title(source))
    }

    /// The problem that the title above a description names a network among other words, or one
    /// that is not known, and nothing says for which platforms the event is: `TikTok: jul`.
    fn platform_in_title(&self, source: &Source) -> Option<Problem> {
        let title = self.named("SUMMARY").next().filter(|_| self.is_described())?;
        let is_told = self.platforms().is_empty() && names_network(&title.raw());
        is_told.then(|| {
            let problem =
                Problem::at(source, title.span(), Message::new("calendar-platform-in-title"));
            problem.help(Message::new("calendar-platform-in-title-help"))
        })
    }

    /// Whether the event only says on which day something is to go out on a platform, as in shared
    /// calendars, which is noted: it is of a whole day, and nothing but a title such as `LinkedIn:
    /// jobopslag`.
    pub(super) fn is_only_planned(&self, source: &Source, parsed: &mut Parsed<'_>) -> bool {
        let start = self.properties.iter().find(|property| property.name == "DTSTART");
        let is_day = |written: &str| written.len() == 8 && written.parse::<u32>().is_ok();
        let is_whole_day = start.is_some_and(|start| is_day(start.raw().trim()));
        let named = self.platform_in_text(source).filter(|_| is_whole_day);
        let note = named.map(|named| {
            let note = Problem { message: Message::new("calendar-only-title"), ..named };
            note.help(Message::new("calendar-only-title-help"))
        });
        let is_one = note.is_some();
        parsed.notes.extend(note);
        is_one
    }

    /// The problem that the text is the title, and begins with a platform that it is not for:
    /// `Facebook: Kom til marked`.
    fn platform_in_text(&self, source: &Source) -> Option<Problem> {
        let title = self.named("SUMMARY").next().filter(|_| !self.is_described())?;
        let written = title.raw();
        if !self.platforms().is_empty() || first_label(written.trim()).is_none() {
            return None;
        }
        let problem = Problem::at(source, title.span(), Message::new("calendar-platform-in-text"));
        Some(problem.help(Message::new("calendar-platform-in-text-help")))
    }
}

impl Property<'_> {
    /// Whether these are categories of which each is a platform.
    pub(super) fn are_platforms(&self) -> bool {
        self.name == "CATEGORIES" && are_platforms(&self.raw())
    }
}
