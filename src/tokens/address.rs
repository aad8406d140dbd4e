//! Recognizes texts that are, as a whole, a web address.

use crate::platform::after_scheme;

/// Whether a text is, as a whole, a well-formed web address. With `needs_scheme`, it
/// must begin with `http://` or `https://`. Unlike a link in running text, it may
/// have a user name, an IP address as host, and brackets.
pub fn is_address(text: &str, needs_scheme: bool) -> bool {
    let rest = match without_scheme(text) {
        Some(rest) => rest,
        None if needs_scheme => return false,
        None => text,
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    user.chars().all(is_user) && is_host_with_port(host) && path.chars().all(is_path)
}

/// What follows the `http://` or `https://` at the beginning of an address, in small or
/// capital letters; `None` if it begins with neither.
pub(crate) fn without_scheme(address: &str) -> Option<&str> {
    ["https://", "http://"].iter().find_map(|scheme| {
        let (start, rest) = address.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

/// The bytes of the host within an address. A user name before it, as in
/// `https://politi.dk@example.com`, is not part of the host.
pub(crate) fn host_range(address: &str) -> std::ops::Range<usize> {
    let start = after_scheme(address).map_or(0, |rest| address.len() - rest.len());
    let length = address[start..].find(['/', '?', '#']).unwrap_or(address.len() - start);
    let authority = &address[start..start + length];
    let host = authority.rfind('@').map_or(0, |at| at + 1);
    let end = authority[host..].find(':').map_or(length, |at| host + at);
    start + host..start + end
}

/// The host of an address.
pub(crate) fn host_of(address: &str) -> &str {
    &address[host_range(address)]
}

/// Whether the host of an address is one of the domains, or a subdomain of one of
/// them. The domains must be in lower case.
pub(crate) fn is_on(address: &str, domains: &[String]) -> bool {
    let host = host_of(address).to_lowercase();
    domains.iter().any(|domain| {
        host.strip_suffix(domain.as_str())
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

/// Whether a text is a host, with or without a port.
fn is_host_with_port(host: &str) -> bool {
    if let Some((address, port)) = host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok() && is_port(port);
    }
    let colon = host.find(':').unwrap_or(host.len());
    is_host(&host[..colon]) && is_port(&host[colon..])
}

/// Whether a text is a port such as `:8080`, or empty.
fn is_port(port: &str) -> bool {
    let digits = port.strip_prefix(':').unwrap_or_default();
    port.is_empty() || !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let numeric = labels.iter().all(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
    if numeric {
        return host.parse::<std::net::Ipv4Addr>().is_ok();
    }
    let [below @ .., name, top] = labels.as_slice() else { return false };
    is_label(name)
        && is_label(top)
        // Only subdomains may contain `_`.
        && below.iter().all(|label| is_label(&label.replace('_', "a")))
}

fn is_label(label: &str) -> bool {
    let is_allowed = |char: char| char.is_ascii_alphanumeric() || char == '-' || !char.is_ascii();
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(is_allowed)
}

fn is_user(char: char) -> bool {
    char.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:%".contains(char)
}

fn is_path(char: char) -> bool {
    is_user(char) || "/?#@".contains(char) || char.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{host_of, is_address, without_scheme};

    #[test]
    fn an_address_has_a_host_and_perhaps_a_port() {
        for address in ["https://112.dk", "https://a.dk:8080/x", "https://[::1]:80"] {
            assert!(is_address(address, true), "{address}");
        }
        for text in ["a.dk", "https://a.dk:", "https://a.dk:80a", "https://[::1]x", "https://[a]"] {
            assert!(!is_address(text, true), "{text}");
        }
        assert!(is_address("a.dk", false));
    }

    #[test]
    fn only_schemes_of_the_web_are_dropped() {
        for (address, rest) in [
            ("https://politi.dk/a", Some("politi.dk/a")),
            ("HTTP://politi.dk", Some("politi.dk")),
            ("https://http://politi.dk", Some("http://politi.dk")),
            ("ftp://politi.dk", None),
            ("politi.dk", None),
            ("http:/", None),
            ("æøåæøåæ", None),
        ] {
            assert_eq!(without_scheme(address), rest, "{address}");
        }
    }

    #[test]
    fn the_host_of_an_address_is_the_one_that_browsers_open() {
        for (address, host) in [
            ("https://politi.dk/alarm?x=a@b", "politi.dk"),
            ("politi.dk:8080/x", "politi.dk"),
            ("https://politi.dk@example.com/", "example.com"),
            ("https://politi.dk:x@example.com:80", "example.com"),
            ("http://a@b@example.com#politi.dk", "example.com"),
        ] {
            assert_eq!(host_of(address), host, "{address}");
        }
    }
}
