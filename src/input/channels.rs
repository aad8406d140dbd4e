//! What people write into a column of platforms: platforms, also with what is published there
//! (`IG reel`), all of them, or channels whose contents are not checked, such as a newsletter.

use super::{heading_platforms::platforms_in, text_columns::is_nothing};
use crate::{mapping::plain_name, platform::Platform};

/// Channels that are no networks, in the form in which names are compared.
const OTHERS: [&str; 50] = [
    "annonce",
    "aula",
    "avis",
    "avisen",
    "blog",
    "borgerdk",
    "digitalpost",
    "eboks",
    "email",
    "flyer",
    "folder",
    "hjemmeside",
    "hjemmesiden",
    "infoskærm",
    "infoskærme",
    "intra",
    "intranet",
    "intranettet",
    "kommunensavis",
    "lokalavis",
    "magasin",
    "mail",
    "newsletter",
    "nyhedsbrev",
    "nyhedsbreve",
    "nyhedsbrevet",
    "plakat",
    "plakater",
    "podcast",
    "presse",
    "pressemeddelelse",
    "pressemeddelelser",
    "pressen",
    "pressrelease",
    "print",
    "radio",
    "screen",
    "screens",
    "skærm",
    "skærme",
    "sms",
    "storskærm",
    "storskærme",
    "tv",
    "ugeavis",
    "ugeavisen",
    "web",
    "webside",
    "website",
    "webnyhed",
];

/// Words for all networks of whoever writes them.
const ALL: [&str; 13] = [
    "all",
    "allchannels",
    "alle",
    "allekanaler",
    "allemedier",
    "allenetværk",
    "alleplatforme",
    "allesome",
    "allplatforms",
    "sociale",
    "socialemedier",
    "socialmedia",
    "some",
];

/// What a name in a column of platforms means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Channel {
    /// These platforms.
    Platforms(Vec<Platform>),
    /// A channel whose contents are not checked, or none.
    Other,
    /// All platforms: nobody can say which.
    All,
    Unknown,
}

/// The names in a field, each with what it means. A name may have a space in it.
pub(super) fn channels(written: &str) -> Vec<(&str, Channel)> {
    // As in `X/Twitter` and `n/a`.
    let whole = Channel::named(written.trim());
    if whole != Channel::Unknown && !written.contains([',', ';', '|', '+', '&', '\n']) {
        return vec![(written.trim(), whole)];
    }
    let items = written.split([',', ';', '|', '/', '+', '&', '\n']).map(str::trim);
    let items = items.filter(|item| !item.is_empty());
    let is_name = |word: &&str| !["og", "and"].contains(word);
    let channels = items.flat_map(|item| match Channel::named(item) {
        Channel::Unknown => {
            let words = item.split_whitespace().filter(is_name);
            words.map(|word| (word, Channel::named(word))).collect()
        }
        known => vec![(item, known)],
    });
    channels.collect()
}

/// The platforms that a name means; none if it means anything else.
pub(super) fn platforms(name: &str) -> Vec<Platform> {
    match Channel::named(name.trim()) {
        Channel::Platforms(platforms) => platforms,
        Channel::Other | Channel::All | Channel::Unknown => Vec::new(),
    }
}

/// Whether a name means a channel whose contents are not checked.
pub(super) fn is_other(name: &str) -> bool {
    !name.trim().is_empty() && Channel::named(name.trim()) == Channel::Other
}

/// Whether a field names channels that are known, and nothing else.
pub(super) fn are_channels(written: &str) -> bool {
    let channels = channels(written);
    let is_known = |channel: &Channel| matches!(channel, Channel::Platforms(_) | Channel::Other);
    !channels.is_empty() && channels.iter().all(|(_, channel)| is_known(channel))
}

impl Channel {
    fn named(name: &str) -> Self {
        let plain = plain_name(name);
        if let Some(platform) = Platform::of_name(name) {
            return Self::Platforms(vec![platform]);
        }
        if plain == "meta" {
            return Self::Platforms(vec![Platform::Facebook, Platform::Instagram]);
        }
        // A dash may mean that nobody has decided yet.
        if OTHERS.contains(&&*plain) || is_nothing(name) && !plain.is_empty() {
            return Self::Other;
        }
        if ALL.contains(&&*plain) {
            return Self::All;
        }
        // What is in a list has a separator: see `channels`.
        let is_list = name.contains([',', ';', '|', '/', '+', '&', '\n']);
        let platforms = if is_list { Vec::new() } else { platforms_in(name) };
        if platforms.is_empty() { Self::Unknown } else { Self::Platforms(platforms) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_are_known_by_their_names() {
        let check = |written: &str, expected: &[&str]| {
            let show = |(_, channel): (&str, Channel)| match channel {
                Channel::Platforms(platforms) => {
                    platforms.into_iter().map(Platform::name).collect::<Vec<_>>().join("+")
                }
                Channel::Other => "other".to_owned(),
                Channel::All => "all".to_owned(),
                Channel::Unknown => "unknown".to_owned(),
            };
            let found: Vec<String> = channels(written).into_iter().map(show).collect();
            assert_eq!(found, expected, "{written}");
        };
        check("Facebook", &["facebook"]);
        check("X (Twitter)", &["x"]);
        check("X/Twitter", &["x"]);
        check("x;twitter", &["x", "x"]);
        check("IG reel", &["instagram"]);
        check("Facebook Story", &["facebook"]);
        check("Facebook-gruppe", &["facebook"]);
        check("Meta", &["facebook+instagram"]);
        check("X og Facebook", &["x+facebook"]);
        check("X, FB/IG", &["x", "facebook", "instagram"]);
        check("Nyhedsbrev", &["other"]);
        check("Facebook og nyhedsbrev", &["facebook", "other"]);
        check("Facebook, TikTok", &["facebook", "unknown"]);
        check("Alle", &["all"]);
        check("ingen", &["other"]);
        check("-", &["unknown"]);
        check("Skærme & intranet", &["other", "other"]);
        check("", &[]);
    }
}
