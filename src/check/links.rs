//! Links that should not be published as they are.

use std::{collections::BTreeSet, iter, ops::Range};

use super::{Hit, Subject, Weight};
use crate::{
    matcher::folded,
    message::Message,
    post::{Platform, Post},
    tokens::Token,
};

/// A fault of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// It goes over plain http.
    Insecure,
    /// It goes to one of these hosts, in lower case, or a part of one.
    Hosts(BTreeSet<String>),
    /// It has one of these parameters; `*` at the end takes further letters.
    Parameters {
        /// Those that follow the reader.
        names: BTreeSet<String>,
        /// Those that may open somebody's login: an error at any level.
        secrets: BTreeSet<String>,
    },
}

impl LinkFault {
    pub(super) fn hits(&self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        subject.tokens.links().filter_map(|link| self.hit(link, subject)).collect()
    }

    fn hit(&self, link: &Token, subject: &Subject<'_, '_>) -> Option<Hit> {
        let shown = subject.slice(link.start..link.end);
        let known = subject.post.links.iter().find(|known| known.shown == shown);
        if known.is_some_and(|known| known.of_platform) {
            return None;
        }
        let target = known.map_or(shown, |known| &known.target);
        if *self == Self::Insecure && may_lack_scheme(target, subject.post) {
            return None;
        }
        let (label, range) = self.fault(target)?;
        // Where the text shows another address than the target, all of it is meant.
        let range = if known.is_some() { 0..shown.len() } else { range };
        let mut hit = Hit::text(link.start + range.start..link.start + range.end, label);
        if self.is_secret(target) {
            hit.weight = Weight::Error;
        }
        Some(hit)
    }

    /// The fault of an address, and where in the address it is.
    fn fault(&self, address: &str) -> Option<(Message, Range<usize>)> {
        match self {
            Self::Insecure => {
                let scheme = address.get(..7)?.eq_ignore_ascii_case("http://");
                let of_platform = ["http://t.co/", "http://pbs.twimg.com/"]
                    .iter()
                    .any(|platform| address.starts_with(platform));
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
            // A login matters more than a reader who is tracked.
            Self::Parameters { names, secrets } => parameter(address, secrets, "label-login")
                .or_else(|| parameter(address, names, "label-tracking")),
        }
    }

    /// Whether an address may open somebody's login.
    fn is_secret(&self, address: &str) -> bool {
        matches!(self, Self::Parameters { secrets, .. } if named(address, secrets).is_some())
    }
}

/// The first parameter of an address that is one of these, with a label.
fn parameter(
    address: &str,
    names: &BTreeSet<String>,
    label: &'static str,
) -> Option<(Message, Range<usize>)> {
    let (name, range) = named(address, names)?;
    Some((Message::new(label).with("name", name), range))
}

/// The first parameter of an address that is called so, and where it is.
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

/// Whether X may have put the `http://` there: it does so with each address
/// that somebody wrote without, as one writes the name of a home page.
fn may_lack_scheme(address: &str, post: &Post<'_>) -> bool {
    post.published && post.platform == Platform::X && !has_path(address)
}

/// Hosts that shorten addresses of anybody, but these of one service of their own.
const OWN_SERVICES: [(&str, &str); 2] = [("goo.gl", "/maps/"), ("fb.me", "/e/")];

fn is_own_service(host: &str, path: &str) -> bool {
    OWN_SERVICES.iter().any(|(own, service)| *own == host && path.starts_with(service))
}

/// The host of an address.
fn host(address: &str) -> Range<usize> {
    let start = address.find("://").map_or(0, |at| at + 3);
    let length = address[start..].find(['/', '?', '#', ':']).unwrap_or(address.len() - start);
    start..start + length
}

/// Whether an address is more than the name of a site.
pub(super) fn has_path(address: &str) -> bool {
    !address[host(address).end..].trim_matches('/').is_empty()
}

/// The host of an address, as text.
pub(super) fn host_of(address: &str) -> &str {
    &address[host(address)]
}

/// The parameters of an address, `name=value` each: after `?`, after `;` in the
/// path, and after `#`, where some logins put what they hand over.
fn parameters(address: &str) -> impl Iterator<Item = Range<usize>> {
    let parts = |byte: u8| matches!(byte, b'&' | b'?' | b';' | b'#');
    let starts = address.bytes().enumerate().filter(move |(_, byte)| parts(*byte));
    let range = move |(at, _): (usize, u8)| {
        let rest = &address[at + 1..];
        let length = rest.bytes().position(|byte| byte == b'/' || parts(byte));
        at + 1..at + 1 + length.unwrap_or(rest.len())
    };
    starts.map(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fault: &LinkFault, address: &str, expected: Option<&str>) {
        let found = fault.fault(address).map(|(_, range)| &address[range]);
        assert_eq!(found, expected, "{address}");
    }

    #[test]
    fn faults_are_found_where_they_stand() {
        check(&LinkFault::Insecure, "http://vejen.dk/a", Some("http://"));
        check(&LinkFault::Insecure, "https://vejen.dk", None);
        let hosts = LinkFault::Hosts(["kort.ly".into()].into());
        check(&hosts, "https://kort.ly/abc", Some("kort.ly"));
        check(&hosts, "https://www.kort.ly/abc", Some("www.kort.ly"));
        check(&hosts, "https://link.kort.ly/abc", Some("link.kort.ly"));
        check(&hosts, "https://langkort.ly/abc", None);
        let hosts = LinkFault::Hosts(["goo.gl".into()].into());
        check(&hosts, "https://goo.gl/abc", Some("goo.gl"));
        check(&hosts, "https://goo.gl/maps/abc", None);
        let names = ["utm_*".into(), "fbclid".into()].into();
        let parameters = LinkFault::Parameters { names, secrets: ["jsessionid".into()].into() };
        check(&parameters, "https://a.dk/?id=1&utm_source=x#y", Some("utm_source=x"));
        check(&parameters, "https://a.dk/?id=1&aar=2015", None);
        check(&parameters, "https://a.dk/b;jsessionid=1F/c?d=e", Some("jsessionid=1F"));
        check(&parameters, "https://a.dk/?utm_id=1&jsessionid=1F", Some("jsessionid=1F"));
        check(&parameters, "https://a.dk/#jsessionid=1F", Some("jsessionid=1F"));
        check(&parameters, "https://a.dk/?q=jsessionid", None);
    }
}
