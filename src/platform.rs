//! The facts about each platform, one row for each: how long a post may be and how
//! its length is counted, which addresses belong to the platform, and how it treats
//! handles.
//!
//! To add a platform, add its variant, its row and its names to [`Platform`]. All
//! other code uses the row.

use std::{
    borrow::Cow,
    hash::{Hash, Hasher},
    ops::Deref,
};

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
}

/// The facts about a platform.
#[derive(Debug)]
pub struct Traits {
    /// Its name in files and reports.
    pub name: &'static str,
    /// The greatest length of a post, in the unit of `counts`.
    pub max_length: usize,
    /// How the length of a text is counted.
    pub counts: LengthUnit,
    /// What each link counts towards the length; `None` if a link counts as long as
    /// it is.
    pub link_length: Option<usize>,
    /// Whether the handles at the start of a reply count towards its length.
    pub counts_reply_handles: bool,
    /// The form in which texts mention an account.
    pub handles: HandleSyntax,
    /// Whether a post that begins with a mention is shown as a reply, so that
    /// few followers see it.
    pub hides_leading_mention: bool,
    /// Whether a picture can have an alt text.
    pub has_alt_text: bool,
    /// The host of the short links by which the platform replaces every address in a
    /// post, such as `t.co`; `None` if it does not. Such a platform adds `http://` to
    /// an address that is written without a scheme.
    pub short_host: Option<&'static str>,
    /// The hosts of the addresses of its pictures and videos.
    pub media_hosts: &'static [&'static str],
    /// The hosts of the addresses of its posts. Mastodon has none, because every
    /// server has its own host.
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
}

/// The form in which texts mention an account, as the platform recognises it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandleSyntax {
    /// `@name`, where the name consists of ASCII letters, digits and `_`.
    Name,
    /// `@name@server.example`, or only `@name` for an account on the same server.
    NameAtServer,
    /// A domain: `@name.example`.
    Domain,
}

const X: Traits = Traits {
    name: "x",
    max_length: 280,
    counts: LengthUnit::Weighted,
    link_length: Some(23),
    counts_reply_handles: false,
    handles: HandleSyntax::Name,
    hides_leading_mention: true,
    has_alt_text: true,
    short_host: Some("t.co"),
    media_hosts: &["pbs.twimg.com", "video.twimg.com", "pic.twitter.com", "pic.x.com"],
    post_hosts: &["twitter.com", "x.com"],
};

const MASTODON: Traits = Traits {
    name: "mastodon",
    max_length: 500,
    counts: LengthUnit::GraphemesWithoutServers,
    link_length: Some(23),
    counts_reply_handles: true,
    handles: HandleSyntax::NameAtServer,
    hides_leading_mention: false,
    has_alt_text: true,
    short_host: None,
    media_hosts: &[],
    post_hosts: &[],
};

const BLUESKY: Traits = Traits {
    name: "bluesky",
    max_length: 300,
    counts: LengthUnit::Graphemes,
    link_length: None,
    counts_reply_handles: true,
    handles: HandleSyntax::Domain,
    hides_leading_mention: false,
    has_alt_text: true,
    short_host: None,
    media_hosts: &[],
    post_hosts: &[],
};

impl Platform {
    /// Every platform with its name in files and reports.
    pub const ALL: [(&'static str, Self); 3] =
        [Self::X.named(), Self::Mastodon.named(), Self::Bluesky.named()];

    /// Every name by which a file of posts may name a platform.
    pub const NAMES: [(&'static str, Self); 4] =
        [Self::ALL[0], Self::ALL[1], Self::ALL[2], ("twitter", Self::X)];

    /// The facts about the platform.
    pub const fn traits(self) -> &'static Traits {
        match self {
            Self::X => &X,
            Self::Mastodon => &MASTODON,
            Self::Bluesky => &BLUESKY,
        }
    }

    /// Its name in files and reports.
    pub const fn name(self) -> &'static str {
        self.traits().name
    }

    const fn named(self) -> (&'static str, Self) {
        (self.name(), self)
    }
}

/// What an address leads to that belongs to a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnAddress {
    /// Anything, because it is a short link.
    Short,
    /// A picture or video.
    Media,
    /// A post.
    Post,
}

/// What an address of a platform leads to. `None` if it is an address of no platform,
/// or of something else on a platform, such as a profile: it then counts as a page.
pub fn own_address(address: &str) -> Option<OwnAddress> {
    let (host, path) = host_and_path(address);
    Platform::ALL.iter().map(|(_, platform)| platform.traits()).find_map(|traits| {
        if is_one_of(host, traits.short_host.as_slice()) {
            Some(OwnAddress::Short)
        } else if is_one_of(host, traits.media_hosts) {
            Some(OwnAddress::Media)
        } else if is_one_of(host, traits.post_hosts) && path.contains("/status/") {
            Some(OwnAddress::Post)
        } else {
            None
        }
    })
}

/// Whether this is the host of a platform's short links, such as `t.co`.
pub fn is_short_host(host: &str) -> bool {
    Platform::ALL
        .iter()
        .any(|(_, platform)| is_one_of(host, platform.traits().short_host.as_slice()))
}

/// Whether posts of a platform have addresses with this host.
pub fn is_post_host(host: &str) -> bool {
    let host = without_subdomain(host);
    Platform::ALL.iter().any(|(_, platform)| is_one_of(host, platform.traits().post_hosts))
}

fn is_one_of(host: &str, hosts: &[&str]) -> bool {
    hosts.iter().any(|own| own.eq_ignore_ascii_case(host))
}

/// The host of an address, without `www.` or `mobile.`, and the text after the host.
fn host_and_path(address: &str) -> (&str, &str) {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    (without_subdomain(host), path)
}

fn without_subdomain(host: &str) -> &str {
    host.strip_prefix("www.").or_else(|| host.strip_prefix("mobile.")).unwrap_or(host)
}

/// The name of an account, without `@`. Two handles that differ only in upper and
/// lower case are equal, as on every platform.
#[derive(Clone, Debug, Default)]
pub struct Handle<'s>(Cow<'s, str>);

impl<'s> Handle<'s> {
    /// The handle that is written with or without `@` or the full-width `＠`.
    pub fn new(written: impl Into<Cow<'s, str>>) -> Self {
        Self(match written.into() {
            Cow::Borrowed(written) => Cow::Borrowed(without_at(written)),
            Cow::Owned(written) => Cow::Owned(without_at(&written).to_owned()),
        })
    }

    /// Its text, without `@`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its text with `@`, as messages show it.
    pub fn with_at(&self) -> String {
        format!("@{}", self.0)
    }

    /// The same handle, which borrows nothing.
    pub fn into_owned(self) -> Handle<'static> {
        Handle(Cow::Owned(self.0.into_owned()))
    }
}

fn without_at(written: &str) -> &str {
    written.trim_start_matches(['@', '＠'])
}

impl Deref for Handle<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'s> From<&'s str> for Handle<'s> {
    fn from(written: &'s str) -> Self {
        Self::new(written)
    }
}

impl From<String> for Handle<'_> {
    fn from(written: String) -> Self {
        Self::new(written)
    }
}

impl<'s> From<Cow<'s, str>> for Handle<'s> {
    fn from(written: Cow<'s, str>) -> Self {
        Self::new(written)
    }
}

impl PartialEq for Handle<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Handle<'_> {}

impl PartialEq<str> for Handle<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0.eq_ignore_ascii_case(without_at(other))
    }
}

impl PartialEq<&str> for Handle<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl Hash for Handle<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.0.bytes() {
            state.write_u8(byte.to_ascii_lowercase());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_has_no_at_and_no_case() {
        for written in ["@Vejen", "vejen", "＠VEJEN", "@vejen"] {
            assert_eq!(Handle::new(written), "Vejen", "{written}");
        }
        assert_eq!(Handle::new("@Vejen").with_at(), "@Vejen");
        assert_ne!(Handle::new("vejen_by"), "vejen");
    }

    #[track_caller]
    fn check(address: &str, expected: Option<OwnAddress>) {
        assert_eq!(own_address(address), expected, "{address}");
    }

    #[test]
    fn addresses_of_a_platform_are_known() {
        check("https://t.co/Ab1", Some(OwnAddress::Short));
        check("http://pbs.twimg.com/a.jpg", Some(OwnAddress::Media));
        check("pic.twitter.com/a", Some(OwnAddress::Media));
        check("https://mobile.twitter.com/a/status/12", Some(OwnAddress::Post));
        check("x.com/a/status/12", Some(OwnAddress::Post));
        check("https://x.com/a", None);
        check("https://t.co.example/a", None);
        check("https://vejen.dk/status/12", None);
    }
}
