//! Whether a text as a whole is the address of a page.

/// Whether a text is a well-formed web address, and nothing else. It may hold
/// what no link in running text may: a user, a number as host, brackets.
pub fn is_address(text: &str, needs_scheme: bool) -> bool {
    let low = text.to_ascii_lowercase();
    let scheme = ["https://", "http://"].iter().find(|scheme| low.starts_with(**scheme));
    let rest = match scheme {
        Some(scheme) => &text[scheme.len()..],
        None if needs_scheme => return false,
        None => text,
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let (user, place) = authority.rsplit_once('@').unwrap_or(("", authority));
    user.chars().all(is_user) && is_place(place) && tail.chars().all(is_tail)
}

/// Where the host of an address is, as bytes of the address.
pub(crate) fn host_range(address: &str) -> std::ops::Range<usize> {
    let start = address.find("://").map_or(0, |at| at + 3);
    let length = address[start..].find(['/', '?', '#', ':']).unwrap_or(address.len() - start);
    start..start + length
}

/// The host of an address.
pub(crate) fn host_of(address: &str) -> &str {
    &address[host_range(address)]
}

/// A host with or without a port.
fn is_place(place: &str) -> bool {
    if let Some((number, after)) = place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return number.parse::<std::net::Ipv6Addr>().is_ok() && is_port(after);
    }
    let colon = place.find(':').unwrap_or(place.len());
    is_host(&place[..colon]) && is_port(&place[colon..])
}

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
    let sign = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || !sign.is_ascii();
    let good = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    below.iter().all(|label| good(label) && label.chars().all(|each| sign(each) || each == '_'))
        && good(name)
        && name.chars().all(sign)
        && good(top)
        && top.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-' || !sign.is_ascii())
}

fn is_user(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:%".contains(sign)
}

fn is_tail(sign: char) -> bool {
    is_user(sign) || "/?#@".contains(sign) || sign.is_alphanumeric()
}
