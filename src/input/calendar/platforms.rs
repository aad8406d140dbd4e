//! The platforms that an event names, in its categories or in the title above its description.

use super::{Event, Property};
use crate::{
    input::{
        channels,
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
        let named = |name: &'static str| self.properties.iter().filter(move |one| one.name == name);
        let mut found: Vec<Platform> = Vec::new();
        for written in named("CATEGORIES").map(Property::raw) {
            for platform in written.split(',').flat_map(channels::platforms) {
                if !found.contains(&platform) {
                    found.push(platform);
                }
            }
        }
        let is_described = named("DESCRIPTION").any(|one| !one.raw().trim().is_empty());
        if found.is_empty() && is_described {
            let title = named("SUMMARY").next().map(Property::raw).unwrap_or_default();
            found = split_heading(title.trim()).0;
        }
        found
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

    /// The problem that the title above a description names a network among other words, or one
    /// that is not known, and nothing says for which platforms the event is: `TikTok: jul`.
    pub(super) fn platform_in_title(&self, source: &Source) -> Option<Problem> {
        let named = |name: &'static str| self.properties.iter().filter(move |one| one.name == name);
        named("DESCRIPTION").find(|one| !one.raw().trim().is_empty())?;
        let title = named("SUMMARY").next()?;
        let is_told = self.platforms().is_empty() && names_network(&title.raw());
        is_told.then(|| {
            let problem =
                Problem::at(source, title.span(), Message::new("calendar-platform-in-title"));
            problem.help(Message::new("calendar-platform-in-title-help"))
        })
    }

    /// The problem that the text is the title, and begins with a platform that it is not for:
    /// `Facebook: Kom til marked`.
    pub(super) fn platform_in_text(&self, source: &Source) -> Option<Problem> {
        let named = |name: &'static str| self.properties.iter().filter(move |one| one.name == name);
        let is_described = named("DESCRIPTION").any(|one| !one.raw().trim().is_empty());
        let title = named("SUMMARY").next().filter(|_| !is_described)?;
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
