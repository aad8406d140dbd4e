//! What the columns of well-known planners and exports contain. They are recognised by
//! their headers.
//!
//! To add one, add a row to [`PRESETS`]. Names are in lower case, without spaces,
//! punctuation and the explanation in brackets or after a dash.

use super::columns::without_explanation;
use crate::{
    mapping::{Column, plain_name},
    platform::Platform,
    time::DayOrder,
};

/// A planner or export.
#[derive(Debug)]
pub(super) struct Preset {
    /// Its name for people.
    pub(super) name: &'static str,
    /// Columns that all of its tables have.
    signature: &'static [&'static str],
    /// Columns whose names mean something else elsewhere, with their fields.
    fields: &'static [(&'static str, Column)],
    /// Columns that look like a field, but do not belong to the text of the post. They
    /// are listed in the note on unknown columns.
    pub(super) others: &'static [&'static str],
    /// The order of day and month in its dates, if it is always the same.
    pub(super) dates: Option<DayOrder>,
    /// The platform that its posts are for, if it is always the same.
    pub(super) platform: Option<Platform>,
    /// Whether its times have no zone, and nobody says in which one they are.
    pub(super) lacks_zone: bool,
}

const PLAIN: Preset = Preset {
    name: "",
    signature: &[],
    fields: &[],
    others: &[],
    dates: None,
    platform: None,
    lacks_zone: false,
};

/// All presets. The first one that fits applies.
const PRESETS: &[Preset] = &[
    // Meta Business Suite, posts of a page on Facebook: a video has a title and a
    // description, other posts have their text under one of them.
    Preset {
        name: "Meta Business Suite, Facebook",
        signature: &["postid", "pageid", "title", "description", "publishtime"],
        fields: &[("title", Column::Text), ("description", Column::Text)],
        platform: Some(Platform::Facebook),
        dates: Some(DayOrder::MonthDay),
        lacks_zone: true,
        ..PLAIN
    },
    // Meta Business Suite, posts on Instagram.
    Preset {
        name: "Meta Business Suite, Instagram",
        signature: &["postid", "accountid", "accountusername", "description", "publishtime"],
        fields: &[("description", Column::Text)],
        platform: Some(Platform::Instagram),
        dates: Some(DayOrder::MonthDay),
        lacks_zone: true,
        ..PLAIN
    },
    // The data of a person on LinkedIn.
    Preset {
        name: "LinkedIn, Shares.csv",
        signature: &["date", "sharelink", "sharecommentary"],
        fields: &[("sharecommentary", Column::Text), ("sharedurl", Column::Card)],
        platform: Some(Platform::LinkedIn),
        lacks_zone: true,
        ..PLAIN
    },
    // Buffer.
    Preset {
        name: "Buffer",
        signature: &["text", "tags", "postingtime"],
        fields: &[("tags", Column::Labels)],
        ..PLAIN
    },
    // Publer.
    Preset {
        name: "Publer",
        signature: &["date", "text", "link", "mediaurl", "label"],
        others: &["title", "comment"],
        ..PLAIN
    },
    // Metricool.
    Preset {
        name: "Metricool",
        signature: &["text", "date", "time", "draft", "pictureurl1"],
        others: &["draft", "firstcommenttext"],
        ..PLAIN
    },
    // Ayrshare.
    Preset {
        name: "Ayrshare",
        signature: &["post", "platforms", "scheduledate"],
        fields: &[("post", Column::Text)],
        others: &["platforms"],
        ..PLAIN
    },
];

impl Preset {
    /// The preset for a table with these columns.
    pub(super) fn of(names: &[String]) -> Option<&'static Self> {
        let names: Vec<String> = names.iter().take(MOST_COLUMNS).map(|name| short(name)).collect();
        let has = |wanted: &&'static str| names.iter().any(|name| name == wanted);
        PRESETS.iter().find(|preset| preset.signature.iter().all(&has))
    }

    /// The field that a column contains, if its name means something else elsewhere.
    pub(super) fn field(&self, name: &str) -> Option<Column> {
        let name = short(name);
        self.fields.iter().find(|(own, _)| *own == name).map(|(_, column)| *column)
    }

    /// Whether a column is known, but does not belong to the text of the post.
    pub(super) fn is_other(&self, name: &str) -> bool {
        self.others.contains(&&*short(name))
    }
}

/// How many columns a table of a planner has at most.
const MOST_COLUMNS: usize = 200;

fn short(name: &str) -> String {
    plain_name(without_explanation(name))
}
