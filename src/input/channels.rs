//! What people write into a column of platforms: platforms, also with what is published there
//! (`IG reel`), all of them, or channels whose contents are not checked, such as a newsletter.

use super::{
    heading_platforms::{is_beside, platforms_in},
    text_columns::is_nothing,
};
use crate::{mapping::plain_name, platform::Platform, source::Span};

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
    if let Some(explained) = explained(written.trim()) {
        return explained;
    }
    let items = written.split([',', ';', '|', '/', '+', '&', '\n']).map(str::trim);
    let is_name = |word: &&str| !["og", "and"].contains(word);
    let mut found: Vec<(&str, Channel)> = Vec::new();
    for item in items.filter(|item| !item.is_empty()) {
        match Channel::named(item) {
            // As in `Instagram stories/reels`.
            Channel::Unknown
                if matches!(found.last(), Some((_, Channel::Platforms(_))))
                    && item.split_whitespace().all(|word| is_beside(&word.to_lowercase())) => {}
            Channel::Unknown => {
                let words = item.split_whitespace().filter(is_name);
                found.extend(words.map(|word| (word, Channel::named(word))));
            }
            known => found.push((item, known)),
        }
    }
    found
}

/// The platforms in the brackets after a name that means several: `Meta (FB + IG)`, `Alle (FB, X)`.
/// `None` for any other field.
fn explained(written: &str) -> Option<Vec<(&str, Channel)>> {
    let (name, inside) = written.strip_suffix(')')?.split_once('(')?;
    let inside = Some(inside).filter(|inside| !inside.contains('('))?;
    let named = Channel::named(name.trim());
    let found = channels(inside);
    let are_meant = found.iter().all(|(_, channel)| match (channel, &named) {
        (Channel::Platforms(_), Channel::All) => true,
        (Channel::Platforms(inside), Channel::Platforms(all)) => {
            inside.iter().all(|platform| all.contains(platform))
        }
        _ => false,
    });
    (are_meant && !found.is_empty()).then_some(found)
}

/// What a row of a table names in its columns of platforms.
pub(super) struct RowChannels {
    /// In the column for a single platform.
    pub(super) single: Option<NamedChannels>,
    /// In the column for several.
    pub(super) several: Option<NamedChannels>,
    /// The names of the columns that mark channels whose contents are not checked and in which the
    /// row has a mark.
    pub(super) marked_others: Vec<String>,
}

/// What a field names.
pub(super) struct NamedChannels {
    pub(super) written: String,
    pub(super) channels: Vec<(String, Channel)>,
    pub(super) span: Span,
}

impl NamedChannels {
    /// What this text names, which is at `span`.
    pub(super) fn of(written: &str, span: Span) -> Self {
        let found = channels(written).into_iter();
        let channels = found.map(|(name, channel)| (name.to_owned(), channel)).collect();
        Self { written: written.trim().to_owned(), channels, span }
    }

    /// The platforms, each once.
    pub(super) fn platforms(&self) -> Vec<Platform> {
        let mut found = Vec::new();
        for platform in self.all_platforms() {
            if !found.contains(&platform) {
                found.push(platform);
            }
        }
        found
    }

    /// The first name that is not known or means all platforms, and the whole field if it names a
    /// platform twice.
    pub(super) fn wrong(&self) -> Option<(&str, &Channel)> {
        let is_wrong = |(_, channel): &&(String, Channel)| channel.is_unclear();
        let wrong = self.channels.iter().find(is_wrong);
        let is_repeated = self.platforms().len() < self.all_platforms().count();
        let whole = is_repeated.then_some((self.written.as_str(), &Channel::Unknown));
        wrong.map(|(name, channel)| (name.as_str(), channel)).or(whole)
    }

    fn all_platforms(&self) -> impl Iterator<Item = Platform> {
        self.channels.iter().flat_map(|(_, channel)| match channel {
            Channel::Platforms(platforms) => platforms.clone(),
            Channel::Other | Channel::All | Channel::Unknown => Vec::new(),
        })
    }
}

impl RowChannels {
    /// What the row names in either column.
    pub(super) fn named(&self) -> impl Iterator<Item = &NamedChannels> {
        self.single.iter().chain(&self.several)
    }
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
    /// Whether nobody can say which platforms it means, if any.
    pub(super) const fn is_unclear(&self) -> bool {
        matches!(self, Self::All | Self::Unknown)
    }

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
        check("Twitter/X", &["x"]);
        check("YouTube Shorts", &["youtube"]);
        check("Facebook Live", &["facebook"]);
        check("Instagram Stories", &["instagram"]);
        check("Instagram Stories/story", &["instagram"]);
        check("IG feed/reels, FB", &["instagram", "facebook"]);
        check("FB + IG", &["facebook", "instagram"]);
        check("Meta (FB+IG)", &["facebook", "instagram"]);
        check("SoMe (FB, IG og X)", &["facebook", "instagram+x"]);
        check("Nyhedsbrev (FB)", &["other", "facebook"]);
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
