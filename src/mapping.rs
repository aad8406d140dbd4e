//! What the user says about files of posts: which field of a post a column or key
//! contains, and what applies to all posts of a file.

use std::{
    borrow::Cow,
    path::{Component, PathBuf},
};

use jiff::tz::TimeZone;

use crate::{platform::Platform, time::DayOrder};

/// The field of a post that a column contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum PostField {
    /// An id.
    Id,
    /// The text.
    Text,
    /// The text for one platform, in place of the text.
    TextFor(Platform),
    /// Whether the post is for one platform.
    On(Platform),
    /// The planned time of a draft. A table with such a column contains drafts.
    PublishAt,
    /// The time of a published post.
    CreatedAt,
    /// A time: in a table of drafts the planned time, in a table of published posts the
    /// time of publication.
    Date,
    /// A time of day, if the day is in a column of its own.
    Clock,
    /// The number of a week, perhaps with the year.
    Week,
    /// A day of the week.
    Weekday,
    /// The year of a week.
    Year,
    /// The time zone of the other times, if these state none.
    Zone,
    Account,
    Platform,
    /// The platforms of a draft that is for several.
    Platforms,
    Profile,
    Kind,
    Lang,
    Client,
    Labels,
    Media,
    Alt,
    ReplyTo,
    QuoteOf,
    RepostOf,
    Scheduled,
    /// Whether the post is a draft or published, in words.
    State,
    ReleasedBy,
    LegalBasis,
    Consent,
    RemoveAfter,
    Sponsored,
    Approvals,
    /// Hashtags that a planner appends to the text.
    Hashtags,
    /// A link that a planner appends to the text.
    Link,
    /// The address of a link card, which is not in the text.
    Card,
}

impl PostField {
    /// The names of the fields in drafts, in `--map` and in `sources`.
    pub(crate) const FIELDS: [(&'static str, Self); 50] = [
        ("id", Self::Id),
        ("text", Self::Text),
        ("text_x", Self::TextFor(Platform::X)),
        ("text_mastodon", Self::TextFor(Platform::Mastodon)),
        ("text_bluesky", Self::TextFor(Platform::Bluesky)),
        ("text_threads", Self::TextFor(Platform::Threads)),
        ("text_facebook", Self::TextFor(Platform::Facebook)),
        ("text_instagram", Self::TextFor(Platform::Instagram)),
        ("text_linkedin", Self::TextFor(Platform::LinkedIn)),
        ("text_youtube", Self::TextFor(Platform::YouTube)),
        ("on_x", Self::On(Platform::X)),
        ("on_mastodon", Self::On(Platform::Mastodon)),
        ("on_bluesky", Self::On(Platform::Bluesky)),
        ("on_threads", Self::On(Platform::Threads)),
        ("on_facebook", Self::On(Platform::Facebook)),
        ("on_instagram", Self::On(Platform::Instagram)),
        ("on_linkedin", Self::On(Platform::LinkedIn)),
        ("on_youtube", Self::On(Platform::YouTube)),
        ("publish_at", Self::PublishAt),
        ("created_at", Self::CreatedAt),
        ("time", Self::Date),
        ("clock", Self::Clock),
        ("week", Self::Week),
        ("weekday", Self::Weekday),
        ("year", Self::Year),
        ("timezone", Self::Zone),
        ("account", Self::Account),
        ("platform", Self::Platform),
        ("platforms", Self::Platforms),
        ("profile", Self::Profile),
        ("kind", Self::Kind),
        ("lang", Self::Lang),
        ("client", Self::Client),
        ("labels", Self::Labels),
        ("media", Self::Media),
        ("alt", Self::Alt),
        ("reply_to", Self::ReplyTo),
        ("quote_of", Self::QuoteOf),
        ("repost_of", Self::RepostOf),
        ("scheduled", Self::Scheduled),
        ("state", Self::State),
        ("released_by", Self::ReleasedBy),
        ("legal_basis", Self::LegalBasis),
        ("consent", Self::Consent),
        ("remove_after", Self::RemoveAfter),
        ("sponsored", Self::Sponsored),
        ("approvals", Self::Approvals),
        ("hashtags", Self::Hashtags),
        ("link", Self::Link),
        ("card", Self::Card),
    ];
}

impl PostField {
    /// Whether the field is a text of the post.
    pub(crate) const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::TextFor(_))
    }

    /// The name of the field.
    pub(crate) fn name(self) -> &'static str {
        Self::FIELDS.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }
}

/// The names of the planners and exports whose tables have presets, in the order of these.
pub(crate) const PRESETS: [&str; 25] = [
    "meta-facebook",
    "meta-instagram",
    "meta-facebook-da",
    "linkedin-shares",
    "linkedin-page",
    "x-analytics-2024",
    "x-analytics",
    "minet",
    "buffer",
    "publer",
    "metricool",
    "highlevel",
    "hootsuite",
    "sprout",
    "socialbee",
    "postfast",
    "ayrshare",
    "x-archive",
    "twint",
    "rtweet",
    "x-api-v1",
    "twarc2",
    "x-api",
    "x-api-default",
    "snscrape",
];

/// The name that means no field: the column is left out.
const IGNORE: &str = "ignore";

/// Columns and keys with the fields that they contain, as in `--map text=Description`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    mapped: Vec<Mapped>,
    /// The planner or export that the files are from, by the name of its preset.
    preset: Option<&'static str>,
}

/// A column or key, and the field that it contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// What the user says about the column or key.
    target: Target,
    /// The name of the column, as the user writes it.
    name: String,
    /// The name as [`plain_name`] returns it. Names are compared in this form.
    plain: String,
}

/// What the user says about a column or key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// It contains this field.
    Field(PostField),
    /// It is to be left out.
    Nothing,
}

impl Mapped {
    /// Maps the column or key `name` to the field that is called `field`, or leaves it out if
    /// `field` is `ignore`. `None` if there is no such field.
    pub fn new(field: &str, name: &str) -> Option<Self> {
        let named = PostField::FIELDS.iter().find(|(known, _)| *known == field);
        let field_named = named.map(|(_, field)| Target::Field(*field));
        let target = field_named.or_else(|| (field == IGNORE).then_some(Target::Nothing))?;
        let name = name.trim().to_owned();
        Some(Self { target, plain: plain_name(&name), name })
    }

    /// The names of all fields, and `ignore`, which leaves a column out.
    pub fn fields() -> impl Iterator<Item = &'static str> + Clone {
        PostField::FIELDS.iter().map(|(name, _)| *name).chain([IGNORE])
    }

    /// The name of the column, as the user writes it.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn plain(&self) -> &str {
        &self.plain
    }

    /// Whether the column contains a field, and is not to be left out.
    pub(crate) fn is_field(&self) -> bool {
        self.target != Target::Nothing
    }

    /// Whether one of these names is that of the column.
    pub(crate) fn is_among<'n>(&self, mut names: impl Iterator<Item = &'n str>) -> bool {
        names.any(|name| plain_name(name) == self.plain)
    }
}

impl Mapping {
    /// Whether the user says nothing about any column or key.
    pub fn is_empty(&self) -> bool {
        self.mapped.is_empty()
    }

    /// The same mapping of files of this planner or export.
    #[must_use]
    pub(crate) fn with_preset(self, preset: Option<&'static str>) -> Self {
        Self { preset, ..self }
    }

    /// The planner or export that the files are from, if the user names it.
    pub(crate) const fn preset(&self) -> Option<&'static str> {
        self.preset
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Mapped> {
        self.mapped.iter()
    }

    /// A column or key that is mapped to several fields, or both mapped and left out.
    pub(crate) fn contradiction(&self) -> Option<&Mapped> {
        self.mapped.iter().enumerate().find_map(|(index, mapped)| {
            let mut earlier = self.mapped[..index].iter();
            let is_other =
                |other: &&Mapped| other.plain == mapped.plain && other.target != mapped.target;
            earlier.find(is_other).map(|_| mapped)
        })
    }

    /// This mapping, and what `other` says about columns of which this one says nothing.
    pub(crate) fn or(&self, other: &Self) -> Self {
        let more = other.iter().filter(|mapped| self.of(&mapped.name).is_none());
        let all: Self = self.iter().chain(more).cloned().collect();
        all.with_preset(self.preset.or(other.preset))
    }

    /// What the user says about the column or key with this name; `None` if nothing.
    pub(crate) fn of(&self, name: &str) -> Option<Target> {
        if self.is_empty() {
            return None;
        }
        let plain = plain_name(name);
        self.mapped.iter().find(|mapped| mapped.plain == plain).map(|mapped| mapped.target)
    }
}

impl FromIterator<Mapped> for Mapping {
    fn from_iter<I: IntoIterator<Item = Mapped>>(mapped: I) -> Self {
        Self { mapped: mapped.into_iter().collect(), preset: None }
    }
}

/// What the rulebook says about some files.
#[derive(Clone, Debug)]
pub struct FileSettings {
    /// A pattern for the names of these files, such as `*.csv`. A pattern with a `/`, such
    /// as `plans/*.csv`, is compared with the ends of their paths.
    pub file: glob::Pattern,
    /// The columns and keys of these files.
    pub mapping: Mapping,
    /// The account of posts that state none.
    pub account: Option<String>,
    /// The platform of posts that state none.
    pub platform: Option<Platform>,
    /// The time zone of times that are written without one.
    pub timezone: Option<TimeZone>,
    /// The order of day and month in dates.
    pub dates: Option<DayOrder>,
}

impl FileSettings {
    /// Whether these settings are for the file at this path.
    pub fn are_for(&self, path: &str) -> bool {
        let path = whole_path(path).replace('\\', "/");
        let parts = self.file.as_str().matches('/').count() + 1;
        let start = path.rmatch_indices('/').nth(parts - 1).map_or(0, |(at, _)| at + 1);
        let options = glob::MatchOptions {
            case_sensitive: false,
            require_literal_separator: true,
            require_literal_leading_dot: false,
        };
        self.file.matches_with(&path[start..], options)
    }
}

/// A path from the root of the file system, so that it does not matter in which folder the user
/// is; `-`, which is standard input, is left as it is.
fn whole_path(path: &str) -> Cow<'_, str> {
    let whole = std::path::absolute(path).ok().filter(|_| path != "-");
    let Some(whole) = whole else { return path.into() };
    let mut found = PathBuf::new();
    for component in whole.components() {
        if component == Component::ParentDir {
            found.pop();
        } else {
            found.push(component);
        }
    }
    found.to_string_lossy().into_owned().into()
}

/// A name without case, spaces and punctuation: `createdat` for each of `createdAt`,
/// `created_at` and `Created at`.
pub(crate) fn plain_name(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_for_files_with_such_a_name() {
        let check = |pattern: &str, path: &str, expected: bool| {
            let file = glob::Pattern::new(pattern).expect("it is a pattern");
            let (mapping, account, platform) = (Mapping::default(), None, None);
            let (timezone, dates) = (None, None);
            let settings = FileSettings { file, mapping, account, platform, timezone, dates };
            assert_eq!(settings.are_for(path), expected, "{pattern} {path}");
        };
        check("meta*.csv", "plans/week/Meta-2026.csv", true);
        check("meta*.csv", "meta/plan.csv", false);
        check("week/*.csv", "plans/week/plan.csv", true);
        check("week/*.csv", "week/deep/plan.csv", false);
        check("-", "-", true);
        check("src/*.csv", "./deep/../src/plan.csv", true);
        let here = std::env::current_dir().expect("there is one");
        let folder = here.file_name().expect("it has a name").to_string_lossy().into_owned();
        check(&format!("{folder}/*.csv"), "plan.csv", true);
    }
}
