//! One row of facts for each platform, with the public pages that say so.

use super::{HandleSyntax, HashtagSyntax, LengthUnit, Platform, PlatformFacts};

/// The facts about a platform.
pub(super) const fn of(platform: Platform) -> &'static PlatformFacts {
    match platform {
        Platform::X => &X,
        Platform::Mastodon => &MASTODON,
        Platform::Bluesky => &BLUESKY,
        Platform::Threads => &THREADS,
        Platform::Facebook => &FACEBOOK,
        Platform::Instagram => &INSTAGRAM,
        Platform::LinkedIn => &LINKEDIN,
        Platform::YouTube => &YOUTUBE,
    }
}

/// What most platforms have in common, for rows to build on.
const COMMON: PlatformFacts = PlatformFacts {
    name: "",
    display_name: "",
    max_length: 0,
    highest_max_length: 0,
    max_bytes: None,
    counts: LengthUnit::CodePoints,
    link_length: None,
    counts_reply_handles: true,
    has_links: true,
    handles: HandleSyntax::DottedName,
    hides_leading_mention: false,
    max_hashtags: None,
    hashtags: HashtagSyntax::Name,
    has_alt_text: true,
    has_captions: None,
    short_host: None,
    media_hosts: &[],
    post_hosts: &[],
};

/// How X counts is defined by its library twitter-text (github.com/twitter/twitter-text,
/// configuration v3). Accounts that pay may write 25,000 characters (publer.com/docs,
/// “Twitter/X Long-Form Posts”). A video may have files of captions (`POST media/subtitles/create`
/// in the API of X).
const X: PlatformFacts = PlatformFacts {
    name: "x",
    display_name: "X",
    max_length: 280,
    highest_max_length: 25_000,
    counts: LengthUnit::Weighted,
    link_length: Some(23),
    counts_reply_handles: false,
    handles: HandleSyntax::Name,
    hides_leading_mention: true,
    has_captions: Some(true),
    short_host: Some("t.co"),
    media_hosts: &["pbs.twimg.com", "video.twimg.com", "pic.twitter.com", "pic.x.com"],
    post_hosts: &["twitter.com", "x.com"],
    ..COMMON
};

/// Each server sets its own limit, 500 if it says nothing
/// (docs.joinmastodon.org/user/posting; `max_characters` in
/// docs.joinmastodon.org/entities/Instance). A million or more is taken for a mistake. Hashtags:
/// `HASHTAG_RE` in github.com/mastodon/mastodon, app/models/concerns/tag/naming.rb. What is attached
/// has a description, but no captions (docs.joinmastodon.org/entities/MediaAttachment).
const MASTODON: PlatformFacts = PlatformFacts {
    name: "mastodon",
    display_name: "Mastodon",
    max_length: 500,
    highest_max_length: 999_999,
    counts: LengthUnit::GraphemesWithoutServers,
    link_length: Some(23),
    handles: HandleSyntax::NameAtServer,
    hashtags: HashtagSyntax::NameAfterSpace,
    has_captions: Some(false),
    ..COMMON
};

/// `maxGraphemes` and `maxLength` of the text of `app.bsky.feed.post`
/// (github.com/bluesky-social/atproto, lexicons/app/bsky/feed/post.json); a handle is a
/// domain (atproto.com/specs/handle). Hashtags: packages/api/src/rich-text of the same repository.
/// Captions: `captions` in its lexicons/app/bsky/embed/video.json.
const BLUESKY: PlatformFacts = PlatformFacts {
    name: "bluesky",
    display_name: "Bluesky",
    max_length: 300,
    highest_max_length: 300,
    max_bytes: Some(3_000),
    counts: LengthUnit::Graphemes,
    handles: HandleSyntax::Domain,
    hashtags: HashtagSyntax::UpToSpace,
    has_captions: Some(true),
    ..COMMON
};

/// 500 characters, of which an emoji takes as many as it has bytes
/// (developers.facebook.com/documentation/threads/posts); one tag in a post
/// (ayrshare.com/apis/post/social-networks/threads). A tag that is chosen beside the text may have
/// spaces, but no `.` and `&` (`topic_tag` of docs.rs/zernio, `ThreadsPlatformData`); in a text, nobody
/// could say where it ends, so that the first word of it counts.
const THREADS: PlatformFacts = PlatformFacts {
    name: "threads",
    display_name: "Threads",
    max_length: 500,
    highest_max_length: 500,
    counts: LengthUnit::EmojiAsBytes,
    max_hashtags: Some(1),
    ..COMMON
};

/// 63,206 characters (ferryman.io/character-limits/facebook). Facebook's own pages name no
/// limit, and nobody says what an emoji counts. Accounts are mentioned by their names. Captions:
/// developers.facebook.com/docs/graph-api/reference/video/captions.
const FACEBOOK: PlatformFacts = PlatformFacts {
    name: "facebook",
    display_name: "Facebook",
    max_length: 63_206,
    highest_max_length: 63_206,
    handles: HandleSyntax::DisplayName,
    has_captions: Some(true),
    ..COMMON
};

/// 2,200 characters in a caption, and addresses in it stay plain text
/// (ayrshare.com/apis/post/social-networks/instagram). Five hashtags since December 2025,
/// 30 before (socialsamosa.com, 19 December 2025, which quotes Instagram). They have letters, digits
/// and `_`, and no spaces (onadiko.com/Instagram-Hashtags--Rules-and-Best-Practices).
const INSTAGRAM: PlatformFacts = PlatformFacts {
    name: "instagram",
    display_name: "Instagram",
    max_length: 2_200,
    highest_max_length: 2_200,
    has_links: false,
    max_hashtags: Some(5),
    ..COMMON
};

/// 3,000 characters (ayrshare.com/docs/apis/post/social-networks/linkedin). Mentions are
/// names, chosen from a list (learn.microsoft.com, “little Text Format” of LinkedIn). A video may have
/// captions (learn.microsoft.com, “Videos API” of LinkedIn, `uploadCaptions`).
const LINKEDIN: PlatformFacts = PlatformFacts {
    name: "linkedin",
    display_name: "LinkedIn",
    max_length: 3_000,
    highest_max_length: 3_000,
    handles: HandleSyntax::DisplayName,
    has_captions: Some(true),
    ..COMMON
};

/// The description of a video: 5,000 bytes
/// (developers.google.com/youtube/v3/docs/videos, `snippet.description`). Of more than 60
/// hashtags, none becomes a link (support.google.com/youtube/answer/6390658); handles may
/// have dots and hyphens (sunnysidesocialmedia.com/youtube-handles-2022). The picture of a
/// video has no alt text; the video may have captions (developers.google.com/youtube/v3/docs/captions).
const YOUTUBE: PlatformFacts = PlatformFacts {
    name: "youtube",
    display_name: "YouTube",
    max_length: 5_000,
    highest_max_length: 5_000,
    counts: LengthUnit::Bytes,
    handles: HandleSyntax::HyphenatedName,
    max_hashtags: Some(60),
    has_alt_text: false,
    has_captions: Some(true),
    ..COMMON
};
