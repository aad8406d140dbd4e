//! The facts about each platform, one row for each: how long a post may be and how
//! its length is counted, which addresses belong to the platform, and how it treats
//! handles.
//!
//! To add a platform, add its variant and its names here, and its row in `platform_facts.rs`.
//! All other code uses the row.

mod address;
mod handle;
mod platform_facts;

pub(crate) use address::after_scheme;
pub use address::{
    OwnAddress, author_of_post, is_on, is_post_host, is_short_host, own_address, platform_of_post,
    post_address,
};
pub use handle::Handle;
pub(crate) use handle::{handle_key, same_handle};

/// The network on which a post is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Platform {
    /// X, formerly Twitter.
    #[default]
    X,
    /// Mastodon.
    Mastodon,
    /// Bluesky.
    Bluesky,
    /// Threads.
    Threads,
    /// Facebook: posts of a page or a person.
    Facebook,
    /// Instagram: the caption of a picture or reel.
    Instagram,
    /// LinkedIn: posts of a page or a person.
    LinkedIn,
    /// YouTube: the description of a video.
    YouTube,
}

/// The facts about a platform.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct PlatformFacts {
    /// Its name in files and reports.
    pub name: &'static str,
    /// Its name in messages.
    pub display_name: &'static str,
    /// The greatest length of a post, in the unit of `counts`.
    pub max_length: usize,
    /// The greatest length that some accounts may use instead, because they pay or
    /// because their server allows it. Equal to `max_length` where all accounts have the
    /// same.
    pub highest_max_length: usize,
    /// The greatest length in bytes of UTF-8, in addition to `max_length`; `None` if
    /// bytes are not limited.
    pub max_bytes: Option<usize>,
    /// How the length of a text is counted.
    pub counts: LengthUnit,
    /// What each link counts towards the length; `None` if a link counts as long as
    /// it is.
    pub link_length: Option<usize>,
    /// Whether the handles at the start of a reply count towards its length.
    pub counts_reply_handles: bool,
    /// Whether an address in a text becomes a link that readers can follow.
    pub has_links: bool,
    /// Whether only an address with a scheme, such as `https://`, becomes a link.
    pub links_need_scheme: bool,
    /// The form in which texts mention an account.
    pub handles: HandleSyntax,
    /// Whether a post that begins with a mention is shown as a reply, so that
    /// few followers see it.
    pub hides_leading_mention: bool,
    /// The most hashtags in one post: the platform refuses a post with more, or makes no
    /// links of the others. `None` if it states no limit.
    pub max_hashtags: Option<usize>,
    /// Which words after a `#` become hashtags.
    pub hashtags: HashtagSyntax,
    /// Whether a picture can have an alt text.
    pub has_alt_text: bool,
    /// Whether a video can have captions that readers switch on; `None` if public pages say nothing or
    /// disagree.
    pub has_captions: Option<bool>,
    /// The host of the short links by which the platform replaces every address in a
    /// post, such as `t.co`; `None` if the platform does not replace every address. A platform with
    /// short links adds `http://` to an address that is written without a scheme.
    pub short_host: Option<&'static str>,
    /// The host of the short links by which the platform replaces long addresses only, such as
    /// `lnkd.in`; `None` if it has none.
    pub short_host_of_long: Option<&'static str>,
    /// The hosts of the addresses of its pictures and videos, if such addresses occur in
    /// texts.
    pub media_hosts: &'static [&'static str],
    /// The hosts of the addresses of its posts, on a platform that shows a linked post
    /// below the text. Mastodon has none, because every server has its own host.
    pub post_hosts: &'static [&'static str],
}

/// The unit in which the length of a text is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthUnit {
    /// Code points. Emoji, and code points outside of the Latin and some other
    /// scripts, count two (twitter-text, configuration v3).
    Weighted,
    /// Graphemes: characters as a reader sees them.
    Graphemes,
    /// Graphemes, without the server in `@name@server`.
    GraphemesWithoutServers,
    /// Code points.
    CodePoints,
    /// Code points. An emoji counts as many as it has bytes in UTF-8.
    EmojiAsBytes,
    /// Bytes of UTF-8.
    Bytes,
}

/// The form in which texts mention an account, as the platform recognises it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandleSyntax {
    /// `@name`, where the name consists of ASCII letters, digits and `_`.
    Name,
    /// As [`Self::Name`], but the name may have `.` between its letters.
    DottedName,
    /// As [`Self::Name`], but the name may have letters of any script, and `.`, `-` and `·` between
    /// its letters.
    AnyLetters,
    /// `@name@server.example`, or only `@name` for an account on the same server.
    NameAtServer,
    /// A domain: `@name.example`.
    Domain,
    /// The name of the account as people read it. The writer chooses it from a list, and
    /// no `@` is shown.
    DisplayName,
}

/// Which words after a `#` a platform makes hashtags of. No platform makes one of digits alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashtagSyntax {
    /// As on X: letters, digits and `_`, also after a bracket or a quotation mark.
    Name,
    /// As [`Self::Name`], with `·` between letters, but only at the start or after white space.
    NameAfterSpace,
    /// All up to white space, but punctuation at its end, and only at the start or after white space.
    UpToSpace,
}

impl Platform {
    /// Every platform with its name in files and reports.
    pub const ALL: [(&'static str, Self); 8] = [
        Self::X.named(),
        Self::Mastodon.named(),
        Self::Bluesky.named(),
        Self::Threads.named(),
        Self::Facebook.named(),
        Self::Instagram.named(),
        Self::LinkedIn.named(),
        Self::YouTube.named(),
    ];

    /// Every name by which files and rulebooks may name a platform. [`Self::of_name`]
    /// compares them without case, spaces and punctuation.
    pub const NAMES: [(&'static str, Self); 17] = [
        Self::ALL[0],
        Self::ALL[1],
        Self::ALL[2],
        Self::ALL[3],
        Self::ALL[4],
        Self::ALL[5],
        Self::ALL[6],
        Self::ALL[7],
        ("twitter", Self::X),
        ("xtwitter", Self::X),
        ("twitterx", Self::X),
        ("bsky", Self::Bluesky),
        ("fb", Self::Facebook),
        ("ig", Self::Instagram),
        ("insta", Self::Instagram),
        ("li", Self::LinkedIn),
        ("yt", Self::YouTube),
    ];

    /// The platform that people call by this name, such as `Linked-In`; `None` if there
    /// is none.
    pub fn of_name(written: &str) -> Option<Self> {
        let letters = |name: &str| {
            let letters = name.chars().filter(|char| char.is_alphanumeric());
            letters.flat_map(char::to_lowercase).take(LONGEST_NAME + 1).collect::<String>()
        };
        let written = letters(written);
        let found = Self::NAMES.iter().find(|(name, _)| *name == written);
        found.map(|(_, platform)| *platform)
    }

    /// The names of all platforms, for suggestions.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        Self::ALL.iter().map(|(name, _)| *name)
    }

    /// The facts about the platform.
    pub const fn facts(self) -> &'static PlatformFacts {
        platform_facts::of(self)
    }

    /// Its name in files and reports.
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    const fn named(self) -> (&'static str, Self) {
        (self.name(), self)
    }
}

/// The greatest number of letters in a name of a platform. Only the beginning of a
/// longer text is read, because it cannot be such a name.
const LONGEST_NAME: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_platform_is_known_by_what_people_call_it() {
        for (written, expected) in [
            ("x", Some(Platform::X)),
            ("Twitter", Some(Platform::X)),
            ("X (Twitter)", Some(Platform::X)),
            ("Facebook", Some(Platform::Facebook)),
            ("fb", Some(Platform::Facebook)),
            ("IG", Some(Platform::Instagram)),
            ("insta", Some(Platform::Instagram)),
            ("Linked-In", Some(Platform::LinkedIn)),
            ("You Tube", Some(Platform::YouTube)),
            ("bsky", Some(Platform::Bluesky)),
            ("", None),
            ("facebooks", None),
            ("facebookfacebookfacebook", None),
        ] {
            assert_eq!(Platform::of_name(written), expected, "{written}");
        }
    }

    #[test]
    fn every_name_is_written_as_it_is_compared() {
        for (name, platform) in &Platform::NAMES {
            assert_eq!(Platform::of_name(name), Some(*platform), "{name}");
        }
        for (number, (_, platform)) in Platform::ALL.iter().enumerate() {
            assert_eq!(*platform as usize, number);
            let facts = platform.facts();
            assert!(facts.max_length <= facts.highest_max_length, "{}", facts.name);
        }
    }
}
