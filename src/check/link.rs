//! Links that should not be published as they are.

use std::{collections::BTreeSet, iter, ops::Range, sync::Arc};

use super::{Features, Hit, Needs, SeverityShift, Subject, read_matcher::texts};
use crate::{
    matcher::{Vocabulary, folded},
    message::Message,
    platform::{OwnAddress, own_address},
    post::{ExpandedLink, Post},
    tokens::Token,
    window::Window,
    yaml::{self, Node, Reader, one_of},
};

/// What is wrong with a link.
#[derive(Debug, PartialEq, Eq)]
pub enum Link {
    /// The link uses `http:`, without encryption.
    Insecure,
    /// The platform makes no links of the addresses in a text.
    NotClickable,
    /// The link leads to one of these hosts, folded, or to a subdomain of one.
    Hosts(Arc<BTreeSet<String>>),
    /// The link has a parameter with one of these names. A `*` at the end of a name
    /// matches any further characters.
    Parameters {
        /// Parameters that track the reader.
        names: Arc<BTreeSet<String>>,
        /// Parameters that may give access to an account. They are always an error.
        secrets: Arc<BTreeSet<String>>,
    },
}

impl Link {
    /// Reads `{scheme: http}`, `{clickable: false}`, `{hosts: LEXICON}` or
    /// `{parameters: LEXICON, secrets: LEXICON}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        if node.get("parameters").is_some() {
            return Self::read_parameters(node, reader, vocabulary);
        }
        let (key, value) = reader.only_entry(node)?;
        match yaml::text(key, reader)? {
            "clickable" => one_of(&[("false", ())])(value, reader).map(|()| Self::NotClickable),
            "scheme" => one_of(&[("http", ())])(value, reader).map(|()| Self::Insecure),
            "hosts" => texts(value, reader, vocabulary).map(Self::Hosts),
            other => reader.unknown(
                key.span,
                "unknown-key",
                other,
                ["scheme", "hosts", "parameters", "clickable"],
            ),
        }
    }

    fn read_parameters(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &Vocabulary,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let names = fields.required("parameters", |node, reader| texts(node, reader, vocabulary));
        let secrets = fields.optional("secrets", |node, reader| texts(node, reader, vocabulary));
        fields.finish();
        Some(Self::Parameters { names: names?, secrets: secrets.unwrap_or_default() })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::LINK)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let facts = subject.post.platform.facts();
        if *self == Self::NotClickable && facts.has_links {
            return Vec::new();
        }
        let in_text = subject.tokens.links().filter_map(|link| self.hit(link, subject));
        let is_card = |link: &&ExpandedLink<'_>| link.shown.is_empty() && !link.of_platform;
        let cards = subject.post.links.iter().filter(is_card);
        in_text.chain(cards.filter_map(|card| self.card_hit(&card.target, subject))).collect()
    }

    /// The hit on the link card of a post, which has no place in its text.
    fn card_hit(&self, target: &str, subject: &Subject<'_, '_>) -> Option<Hit> {
        let is_reported = *self == Self::NotClickable || subject.text().contains(target);
        if is_reported || self.is_of_platform(target, subject.post) {
            return None;
        }
        let (label, _) = self.fault(target)?;
        let mut hit = Hit::text(0..subject.text().trim_end().len(), label);
        if self.is_secret(target) {
            hit.shift = SeverityShift::Error;
        }
        Some(hit)
    }

    fn hit(&self, link: &Token, subject: &Subject<'_, '_>) -> Option<Hit> {
        let shown = subject.slice(link.range());
        let known = subject.post.expanded(shown);
        if known.is_some_and(|known| known.of_platform) {
            return None;
        }
        let target = known.map_or(shown, |known| &known.target);
        if self.is_of_platform(target, subject.post) {
            return None;
        }
        let (label, range) = self.fault(target)?;
        // If the text shows a short address, the target has no place in the text,
        // and the whole link is underlined.
        let range = if known.is_some() { 0..shown.len() } else { range };
        let mut hit = Hit::text(link.start + range.start..link.start + range.end, label);
        if self.is_secret(target) {
            hit.shift = SeverityShift::Error;
        }
        Some(hit)
    }

    /// Whether the platform, and not the author, may have done to an address what this looks for.
    fn is_of_platform(&self, address: &str, post: &Post<'_>) -> bool {
        match self {
            Self::Insecure => platform_may_have_added_scheme(address, post),
            Self::Hosts(_) => platform_may_have_shortened(address, post),
            Self::NotClickable | Self::Parameters { .. } => false,
        }
    }

    /// A label that says what is wrong with an address, and the part of the address
    /// that is wrong. `None` if nothing is wrong.
    fn fault(&self, address: &str) -> Option<(Message, Range<usize>)> {
        match self {
            Self::NotClickable => Some((Message::new("label-not-clickable"), 0..address.len())),
            Self::Insecure => {
                let scheme = address.get(..7)?.eq_ignore_ascii_case("http://");
                let of_platform =
                    matches!(own_address(address), Some(OwnAddress::Short | OwnAddress::Media));
                (scheme && !of_platform).then_some((Message::new("label-insecure"), 0..7))
            }
            Self::Hosts(hosts) => {
                let range = host(address);
                let written = folded(&address[range.clone()]);
                let points = written.match_indices('.').map(|(at, _)| at + 1);
                let mut names = iter::once(0).chain(points).map(|at| &written[at..]);
                let own = |name: &&str| {
                    hosts.contains(*name) && !is_own_service(name, &address[range.end..])
                };
                let label = |name| Message::new("label-hidden-target").with("host", name);
                names.find(own).map(|name| (label(name), range.clone()))
            }
            // Giving away a login is more serious than tracking, so it is looked for
            // first.
            Self::Parameters { names, secrets } => parameter(address, secrets, "label-login")
                .or_else(|| parameter(address, names, "label-tracking")),
        }
    }

    /// Whether an address has a parameter that may give access to an account.
    fn is_secret(&self, address: &str) -> bool {
        matches!(self, Self::Parameters { secrets, .. } if named(address, secrets).is_some())
    }
}

/// The first parameter with one of these names: a label for it, and its range.
fn parameter(
    address: &str,
    names: &BTreeSet<String>,
    label: &'static str,
) -> Option<(Message, Range<usize>)> {
    let (name, range) = named(address, names)?;
    Some((Message::new(label).with("name", name), range))
}

/// The first parameter in an address with one of these names: its name and its
/// range.
fn named(address: &str, names: &BTreeSet<String>) -> Option<(String, Range<usize>)> {
    parameters(address).find_map(|range| {
        let name = address[range.clone()].split('=').next().unwrap_or_default();
        let low = folded(name);
        let own = |known: &String| match known.strip_suffix('*') {
            Some(stem) => low.starts_with(stem),
            None => *low == *known.as_str(),
        };
        names.iter().any(own).then(|| (name.to_owned(), range))
    })
}

/// Whether the platform, and not the author, may have written the `http://` of an
/// address. Platforms with short links write it before an address without a scheme,
/// such as `vejen.dk`.
fn platform_may_have_added_scheme(address: &str, post: &Post<'_>) -> bool {
    post.published && post.platform.facts().short_host.is_some() && !has_path(address)
}

/// Whether the platform, and not the author, may have shortened an address, as LinkedIn does when a
/// post with a long one is published.
fn platform_may_have_shortened(address: &str, post: &Post<'_>) -> bool {
    let own = post.platform.facts().short_host_of_long;
    post.published && own.is_some_and(|own| address[host(address)].eq_ignore_ascii_case(own))
}

/// Hosts that shorten addresses, but also have a service of their own under this path.
/// Addresses of the service do not hide where they lead.
const OWN_SERVICES: [(&str, &str); 2] = [("goo.gl", "/maps/"), ("fb.me", "/e/")];

fn is_own_service(host: &str, path: &str) -> bool {
    OWN_SERVICES.iter().any(|(own, service)| *own == host && path.starts_with(service))
}

/// The range of the host in an address.
fn host(address: &str) -> Range<usize> {
    crate::tokens::host_range(address)
}

/// Whether an address has a path and not only a host.
pub(super) fn has_path(address: &str) -> bool {
    !address[host(address).end..].trim_matches('/').is_empty()
}

/// The ranges of the parameters in an address, each `name=value`. Parameters come
/// after `?` or `&`, after `;` in the path, and after `#`, which some logins use.
fn parameters(address: &str) -> impl Iterator<Item = Range<usize>> {
    let begins_parameter = |byte: u8| matches!(byte, b'&' | b'?' | b';' | b'#');
    let starts = address.bytes().enumerate().filter(move |(_, byte)| begins_parameter(*byte));
    let range = move |(at, _): (usize, u8)| {
        let rest = &address[at + 1..];
        let length = rest.bytes().position(|byte| byte == b'/' || begins_parameter(byte));
        at + 1..at + 1 + length.unwrap_or(rest.len())
    };
    starts.map(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fault: &Link, address: &str, expected: Option<&str>) {
        let found = fault.fault(address).map(|(_, range)| &address[range]);
        assert_eq!(found, expected, "{address}");
    }

    #[test]
    fn faults_are_found_at_their_place() {
        check(&Link::Insecure, "http://vejen.dk/a", Some("http://"));
        check(&Link::Insecure, "https://vejen.dk", None);
        let hosts = Link::Hosts(BTreeSet::from(["kort.ly".to_owned()]).into());
        check(&hosts, "https://kort.ly/abc", Some("kort.ly"));
        check(&hosts, "https://www.kort.ly/abc", Some("www.kort.ly"));
        check(&hosts, "https://link.kort.ly/abc", Some("link.kort.ly"));
        check(&hosts, "https://langkort.ly/abc", None);
        let hosts = Link::Hosts(BTreeSet::from(["goo.gl".to_owned()]).into());
        check(&hosts, "https://goo.gl/abc", Some("goo.gl"));
        check(&hosts, "https://goo.gl/maps/abc", None);
        let names = BTreeSet::from(["utm_*".to_owned(), "fbclid".to_owned()]).into();
        let parameters =
            Link::Parameters { names, secrets: BTreeSet::from(["jsessionid".to_owned()]).into() };
        check(&parameters, "https://a.dk/?id=1&utm_source=x#y", Some("utm_source=x"));
        check(&parameters, "https://a.dk/?id=1&aar=2015", None);
        check(&parameters, "https://a.dk/b;jsessionid=1F/c?d=e", Some("jsessionid=1F"));
        check(&parameters, "https://a.dk/?utm_id=1&jsessionid=1F", Some("jsessionid=1F"));
        check(&parameters, "https://a.dk/#jsessionid=1F", Some("jsessionid=1F"));
        check(&parameters, "https://a.dk/?q=jsessionid", None);
    }
}
