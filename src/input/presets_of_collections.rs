//! What is special about the columns of archives of X, of its API, and of programs that collect posts of
//! X.

use super::presets::{PLAIN, Preset};
use crate::{mapping::PostField, platform::Platform};

/// The presets of collections of posts. The first one that fits applies.
pub(super) const COLLECTIONS: &[Preset] = &[
    // Archives of X before 2018.
    Preset {
        id: "x-archive",
        name: "X archive, tweets.csv",
        signature: &["tweetid", "timestamp", "text", "retweetedstatusid"],
        platform: Some(Platform::X),
        ..PLAIN
    },
    // twint.
    Preset {
        id: "twint",
        name: "twint",
        signature: &["createdat", "username", "tweet"],
        platform: Some(Platform::X),
        ..PLAIN
    },
    // rtweet.
    Preset {
        id: "rtweet",
        name: "rtweet",
        signature: &["statusid", "createdat", "screenname", "text"],
        platform: Some(Platform::X),
        ..PLAIN
    },
    // The statuses of API v1.1, with the paths of their values as names.
    Preset {
        id: "x-api-v1",
        name: "API of X",
        signature: &["idstr", "createdat"],
        fields: &[
            ("retweetedstatusid", PostField::RepostOf),
            ("retweetedstatusidstr", PostField::RepostOf),
            ("retweetedstatususerscreenname", PostField::RepostOf),
            ("quotedstatusid", PostField::QuoteOf),
            ("quotedstatusidstr", PostField::QuoteOf),
            ("quotedstatususerscreenname", PostField::QuoteOf),
        ],
        platform: Some(Platform::X),
        ..PLAIN
    },
    // The posts of API v2, as `twarc2 csv` writes them.
    Preset {
        id: "twarc2",
        name: "twarc2 csv",
        signature: &["id", "authorusername", "referencedtweetsrepliedtoid", "text"],
        fields: &[
            ("authorusername", PostField::Account),
            ("inreplytousername", PostField::ReplyTo),
            ("referencedtweetsrepliedtoid", PostField::ReplyTo),
            ("quotedusername", PostField::QuoteOf),
            ("referencedtweetsquotedid", PostField::QuoteOf),
            ("retweetedusername", PostField::RepostOf),
            ("referencedtweetsretweetedid", PostField::RepostOf),
        ],
        platform: Some(Platform::X),
        ..PLAIN
    },
    // The posts of API v2, as pandas writes them.
    Preset {
        id: "x-api",
        name: "API of X",
        signature: &["authorid", "createdat", "text"],
        platform: Some(Platform::X),
        ..PLAIN
    },
    // The same with the fields that it delivers by default.
    Preset {
        id: "x-api-default",
        name: "API of X",
        signature: &["edithistorytweetids", "id", "text"],
        platform: Some(Platform::X),
        ..PLAIN
    },
    // snscrape.
    Preset {
        id: "snscrape",
        name: "snscrape",
        signature: &["date", "renderedcontent", "id"],
        // The address of a post names its account.
        fields: &[
            ("url", PostField::Account),
            ("user", PostField::Account),
            ("userusername", PostField::Account),
            ("rawcontent", PostField::Text),
        ],
        platform: Some(Platform::X),
        ..PLAIN
    },
];
