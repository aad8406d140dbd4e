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
    links_need_scheme: false,
    handles: HandleSyntax::DottedName,
    hides_leading_mention: false,
    max_hashtags: None,
    hashtags: HashtagSyntax::Name,
    has_alt_text: true,
    has_captions: None,
    short_host: None,
    short_host_of_long: None,
    media_hosts: &[],
    post_hosts: &[],
};

/// How X counts is defined by its library twitter-text (github.com/twitter/twitter-text,
/// configuration v3), and explained in docs.x.com/fundamentals/counting-characters. Accounts that pay may
/// write 25,000 characters (publer.com/docs, “Twitter/X Long-Form Posts”). A video may have files of
/// captions (docs.x.com/x-api/media/create-media-subtitles).
///
/// That few people see a post which begins with a mention is what guides for authorities say
/// (`basis` of `format/leading-mention`). X announced in May 2016 that it would change; no page of X
/// says that it did.
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
/// docs.joinmastodon.org/entities/Instance). A million or more is taken for a mistake. A link begins
/// with its scheme, and the server of a handle is not counted (user/posting). Hashtags:
/// `HASHTAG_RE` in github.com/mastodon/mastodon, app/models/concerns/tag/naming.rb; servers with a
/// version before 2026 also take one behind a bracket. What is attached has a description, but no captions
/// (docs.joinmastodon.org/entities/MediaAttachment; github.com/mastodon/mastodon/issues/29153 asks for them).
const MASTODON: PlatformFacts = PlatformFacts {
    name: "mastodon",
    display_name: "Mastodon",
    max_length: 500,
    highest_max_length: 999_999,
    counts: LengthUnit::GraphemesWithoutServers,
    link_length: Some(23),
    links_need_scheme: true,
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
/// could say where it ends, so that the first word of it counts. Pages disagree on captions:
/// usu.edu/accessibility/social-media/threads knows none, theblue.social (23 December 2025) only
/// automatic ones.
const THREADS: PlatformFacts = PlatformFacts {
    name: "threads",
    display_name: "Threads",
    max_length: 500,
    highest_max_length: 500,
    counts: LengthUnit::EmojiAsBytes,
    max_hashtags: Some(1),
    ..COMMON
};

/// 63,206 characters (siliconangle.com, 30 November 2011, which quotes the engineer who chose the
/// limit). Facebook's own pages name none, and nobody says what an emoji counts. Accounts are mentioned by
/// their names, which are chosen from a list (tinygrab.com/how-to-mention-someone-on-facebook). Captions:
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
/// 30 before (socialsamosa.com, 19 December 2025, which quotes Instagram). They have letters and digits,
/// and no spaces or special characters (romper.com, 10073369). Automatic captions of a video can be
/// switched on and off (knowtechie.com/how-to-turn-on-instagram-captions). Since March 2026, Meta tries out
/// links in captions of posts for some who pay (hashmag.gr, 16379); a draft cannot tell that.
const INSTAGRAM: PlatformFacts = PlatformFacts {
    name: "instagram",
    display_name: "Instagram",
    max_length: 2_200,
    highest_max_length: 2_200,
    has_links: false,
    max_hashtags: Some(5),
    has_captions: Some(true),
    ..COMMON
};

/// 3,000 characters (LinkedIn's own message in github.com/n8n-io/n8n/issues/22899). Mentions are
/// names, chosen from a list (learn.microsoft.com, “little Text Format” of LinkedIn). A video may have
/// captions (learn.microsoft.com, “Videos API” of LinkedIn, `uploadCaptions`). An address of more than 26
/// characters is replaced by a short one (bjlindholm.name, 780, which quotes LinkedIn's help).
const LINKEDIN: PlatformFacts = PlatformFacts {
    name: "linkedin",
    display_name: "LinkedIn",
    max_length: 3_000,
    highest_max_length: 3_000,
    handles: HandleSyntax::DisplayName,
    has_captions: Some(true),
    short_host_of_long: Some("lnkd.in"),
    ..COMMON
};

/// The description of a video: 5,000 bytes
/// (developers.google.com/youtube/v3/docs/videos, `snippet.description`). Of more than 60
/// hashtags, none becomes a link (support.google.com/youtube/answer/6390658; older copies of the page say
/// 15); handles have letters of 75 languages, digits, `_`, `-`, `.` and `·`
/// (support.google.com/youtube/answer/11585688). The picture of a
/// video has no alt text; the video may have captions (developers.google.com/youtube/v3/docs/captions).
/// In the description of a Short, links cannot be followed (yt.be/help/links); a draft does not say that it is one.
const YOUTUBE: PlatformFacts = PlatformFacts {
    name: "youtube",
    display_name: "YouTube",
    max_length: 5_000,
    highest_max_length: 5_000,
    counts: LengthUnit::Bytes,
    handles: HandleSyntax::AnyLetters,
    max_hashtags: Some(60),
    has_alt_text: false,
    has_captions: Some(true),
    ..COMMON
};
