//! What is special about the columns of well-known planners and exports, which are
//! recognised by their headers. All other names of columns are in `column_names`.
//!
//! To add a program, add a row to [`PRESETS`] or [`COLLECTIONS`]. Names are in lower case, without spaces
//! and punctuation, and without an explanation in brackets or after a dash.

use super::{column_names::without_explanation, presets_of_collections::COLLECTIONS};
use crate::{
    mapping::{Mapping, PostField, plain_name},
    platform::Platform,
    time::DayOrder,
};

/// What is special about the tables of one planner or export.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the program")]
pub(super) struct Preset {
    /// The name under which a rulebook names the planner or export.
    pub(super) id: &'static str,
    /// The name of the planner or export for people.
    pub(super) name: &'static str,
    /// The names of columns that all of its tables have. A table with all these columns is
    /// recognised as one of them. Empty for a program whose tables only the user can name.
    pub(super) signature: &'static [&'static str],
    /// The fields of columns whose names have another meaning, or none, in other
    /// tables.
    pub(super) fields: &'static [(&'static str, PostField)],
    /// Columns that look like a field, but do not belong to the post, such as the title
    /// of a plan or a first comment. They are listed in the note on unknown columns.
    pub(super) beside_text: &'static [&'static str],
    /// The order of day and month in its dates; `None` if it varies.
    pub(super) dates: Option<DayOrder>,
    /// The platform of its posts; `None` if it varies.
    pub(super) platform: Option<Platform>,
    /// What its times lack.
    pub(super) times: TimeCompleteness,
    /// Whether a program collected the posts. The program may have written out short links
    /// in their texts, and a blank alt text may mean that the program did not ask for the alt
    /// text.
    pub(super) is_collected: bool,
    /// Whether it leaves out links that posts have beside their texts.
    pub(super) lacks_links: bool,
    /// Whether it puts quotation marks around each line break of a text.
    pub(super) quotes_line_breaks: bool,
    /// Whether the names of its columns are in the second row, below those of groups of columns.
    pub(super) has_groups_above: bool,
}

/// What the times of a table lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeCompleteness {
    /// Nothing: they are complete as they are written.
    Complete,
    /// They have no zone, and it is not known in which zone they are.
    WithoutZone,
    /// They are days without a time of day.
    OnlyDays,
}

pub(super) const PLAIN: Preset = Preset {
    id: "",
    name: "",
    signature: &[],
    fields: &[],
    beside_text: &[],
    dates: None,
    platform: None,
    times: TimeCompleteness::Complete,
    is_collected: false,
    lacks_links: false,
    quotes_line_breaks: false,
    has_groups_above: false,
};

/// The presets of planners and networks. The first one that fits applies, and before those of
/// [collections](COLLECTIONS).
const PRESETS: &[Preset] = &[
    // Meta Business Suite, posts of a page on Facebook: a video has a title and a
    // description, other posts have their text in one of these two columns.
    Preset {
        id: "meta-facebook",
        name: "Meta Business Suite, Facebook",
        signature: &["postid", "pageid", "title", "description", "publishtime"],
        fields: &[("title", PostField::Text), ("description", PostField::Text)],
        platform: Some(Platform::Facebook),
        dates: Some(DayOrder::MonthDay),
        times: TimeCompleteness::WithoutZone,
        lacks_links: true,
        ..PLAIN
    },
    // Meta Business Suite, posts on Instagram.
    Preset {
        id: "meta-instagram",
        name: "Meta Business Suite, Instagram",
        signature: &["postid", "accountid", "accountusername", "description", "publishtime"],
        fields: &[("description", PostField::Text)],
        platform: Some(Platform::Instagram),
        dates: Some(DayOrder::MonthDay),
        times: TimeCompleteness::WithoutZone,
        ..PLAIN
    },
    // The same of a page on Facebook in Danish. No public page shows these names, and nobody knows
    // the order of its dates.
    Preset {
        id: "meta-facebook-da",
        name: "Meta Business Suite, Facebook",
        signature: &["sidenavn", "beskrivelse", "udgivelsestidspunkt", "permalink"],
        fields: &[
            ("opslagsid", PostField::Id),
            ("titel", PostField::Text),
            ("beskrivelse", PostField::Text),
            ("udgivelsestidspunkt", PostField::CreatedAt),
        ],
        platform: Some(Platform::Facebook),
        times: TimeCompleteness::WithoutZone,
        lacks_links: true,
        ..PLAIN
    },
    // The data of a person on LinkedIn.
    Preset {
        id: "linkedin-shares",
        name: "LinkedIn, Shares.csv",
        signature: &["date", "sharelink", "sharecommentary"],
        fields: &[("sharecommentary", PostField::Text), ("sharedurl", PostField::Card)],
        platform: Some(Platform::LinkedIn),
        times: TimeCompleteness::WithoutZone,
        quotes_line_breaks: true,
        ..PLAIN
    },
    // Posts of a page on LinkedIn.
    Preset {
        id: "linkedin-page",
        name: "LinkedIn, page",
        signature: &["posttitle", "postlink", "posttype", "createddate"],
        fields: &[("posttitle", PostField::Text), ("createddate", PostField::CreatedAt)],
        beside_text: &["postedby", "campaignstartdate", "campaignenddate"],
        dates: Some(DayOrder::MonthDay),
        platform: Some(Platform::LinkedIn),
        times: TimeCompleteness::OnlyDays,
        lacks_links: true,
        ..PLAIN
    },
    // X Analytics until 2024.
    Preset {
        id: "x-analytics-2024",
        name: "X Analytics",
        signature: &["tweetid", "tweetpermalink", "tweettext", "time"],
        fields: &[("tweetpermalink", PostField::Account)],
        platform: Some(Platform::X),
        ..PLAIN
    },
    // X Analytics since 2024.
    Preset {
        id: "x-analytics",
        name: "X Analytics",
        signature: &["postid", "date", "posttext", "postlink", "impressions"],
        fields: &[("postlink", PostField::Account)],
        platform: Some(Platform::X),
        ..PLAIN
    },
    // minet and gazouilloire. Their column `user_name` has a display name, not a
    // handle.
    Preset {
        id: "minet",
        name: "minet, gazouilloire",
        signature: &["timestamputc", "userscreenname", "text", "tousername"],
        fields: &[
            ("timestamputc", PostField::CreatedAt),
            ("userscreenname", PostField::Account),
            ("sourcename", PostField::Client),
            ("mediaurls", PostField::Media),
            ("mediaalttexts", PostField::Alt),
            ("totweetid", PostField::ReplyTo),
            ("tousername", PostField::ReplyTo),
            ("quotedid", PostField::QuoteOf),
            ("quoteduser", PostField::QuoteOf),
            ("retweetedid", PostField::RepostOf),
            ("retweeteduser", PostField::RepostOf),
        ],
        platform: Some(Platform::X),
        is_collected: true,
        ..PLAIN
    },
    // Buffer.
    Preset {
        id: "buffer",
        name: "Buffer",
        signature: &["text", "tags", "postingtime"],
        fields: &[("tags", PostField::Labels)],
        ..PLAIN
    },
    // Publer.
    Preset {
        id: "publer",
        name: "Publer",
        signature: &["date", "text", "link", "mediaurl", "label"],
        beside_text: &["title", "comment", "postsubtype"],
        ..PLAIN
    },
    // Metricool.
    Preset {
        id: "metricool",
        name: "Metricool",
        signature: &["text", "date", "time", "draft", "pictureurl1"],
        beside_text: &[
            "documenttitle",
            "pinterestpintitle",
            "instagramposttype",
            "youtubevideotitle",
            "youtubeaigeneratedcontent",
            "gbpposttype",
            "gmbposttype",
            "facebookposttype",
            "facebooktitle",
            "firstcommenttext",
            "tiktoktitle",
            "tiktokpostprivacy",
            "tiktokbrandedcontent",
            "tiktokmusictitle",
            "tiktokmusicauthor",
            "tiktokaigeneratedcontent",
            "tiktokisaigeneratedcontent",
            "threadsposttype",
        ],
        ..PLAIN
    },
    // HighLevel. Above the names of its columns are the networks that they are for.
    Preset {
        id: "highlevel",
        name: "HighLevel",
        signature: &["postatspecifictime", "content", "ogmetaurl", "mediaoptimization"],
        fields: &[("ogmetaurl", PostField::Link), ("tags", PostField::Labels)],
        beside_text: &[
            "followupcomment",
            "type",
            "pdftitle",
            "postaspdf",
            "eventtype",
            "actiontype",
            "title",
            "offertitle",
            "startdate",
            "enddate",
            "notifyallgroupmembers",
        ],
        has_groups_above: true,
        ..PLAIN
    },
    // Hootsuite, whose tables have no header, Sprout and SocialBee. All their names are known.
    Preset { id: "hootsuite", name: "Hootsuite", ..PLAIN },
    Preset { id: "sprout", name: "Sprout", ..PLAIN },
    Preset { id: "socialbee", name: "SocialBee", ..PLAIN },
    // PostFast.
    Preset {
        id: "postfast",
        name: "PostFast",
        signature: &["scheduledat", "content", "mediaurls"],
        beside_text: &["firstcomment"],
        ..PLAIN
    },
    // Ayrshare.
    Preset {
        id: "ayrshare",
        name: "Ayrshare",
        signature: &["post", "platforms", "scheduledate"],
        fields: &[("post", PostField::Text)],
        ..PLAIN
    },
];

fn all() -> impl Iterator<Item = &'static Preset> {
    PRESETS.iter().chain(COLLECTIONS)
}

impl Preset {
    /// The preset for a table with these columns; `None` if the table is not from a
    /// known program.
    pub(super) fn of(names: &[String]) -> Option<&'static Self> {
        let names: Vec<String> =
            names.iter().take(COLUMNS_COMPARED).map(|name| short(name)).collect();
        let has = |wanted: &&'static str| names.iter().any(|name| name == wanted);
        let fits =
            |preset: &&Self| !preset.signature.is_empty() && preset.signature.iter().all(&has);
        all().find(fits)
    }

    /// The preset that the user names or, if there is none, that of a table with these columns.
    pub(super) fn stated_or_of(mapping: &Mapping, names: &[String]) -> Option<&'static Self> {
        let stated = mapping.preset();
        let preset = stated.and_then(|id| all().find(|preset| preset.id == id));
        preset.or_else(|| Self::of(names))
    }

    /// The field that this preset gives to a column; `None` if the name of the column
    /// means the same as in other tables.
    pub(super) fn field(&self, name: &str) -> Option<PostField> {
        let name = short(name);
        self.fields.iter().find(|(own, _)| *own == name).map(|(_, column)| *column)
    }

    /// Whether its tables have published posts, which are on one platform, and not those that a
    /// planner is to publish.
    pub(super) const fn is_export(&self) -> bool {
        self.platform.is_some()
    }

    /// Whether a column looks like a field, but does not belong to the post.
    pub(super) fn is_beside_text(&self, name: &str) -> bool {
        self.beside_text.contains(&&*short(name))
    }
}

/// How many columns at the beginning of a table are compared with the presets. A table of
/// a planner has fewer; a hostile one may have a million.
const COLUMNS_COMPARED: usize = 200;

fn short(name: &str) -> String {
    plain_name(without_explanation(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rulebook_may_name_each_preset() {
        assert!(all().map(|preset| preset.id).eq(crate::mapping::PRESETS));
    }
}
