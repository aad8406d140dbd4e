//! E-mail addresses of private people: those at providers where anybody may have one. The addresses
//! of authorities are on hosts of their own.

use std::ops::Range;

/// The marks between the name and the host of an address.
pub(super) const AT: [char; 2] = ['@', '＠'];

/// The names of providers that have hosts in many countries: `hotmail.com`, `hotmail.dk`.
const ANYWHERE: [&str; 14] = [
    "aol",
    "gmail",
    "gmx",
    "googlemail",
    "hotmail",
    "live",
    "msn",
    "outlook",
    "protonmail",
    "rocketmail",
    "tutanota",
    "yahoo",
    "yandex",
    "ymail",
];

/// Other hosts of private addresses.
const HOSTS: [&str; 32] = [
    "adr.dk",
    "c.dk",
    "dlgmail.dk",
    "email.dk",
    "fastmail.com",
    "fibermail.dk",
    "get2net.dk",
    "hey.com",
    "icloud.com",
    "jubii.dk",
    "mac.com",
    "mail.com",
    "mail.dk",
    "mail.tele.dk",
    "me.com",
    "newmail.dk",
    "ofir.dk",
    "oncable.dk",
    "online.no",
    "pm.me",
    "post.tele.dk",
    "privat.dk",
    "proton.me",
    "sol.dk",
    "stofanet.dk",
    "tdcadsl.dk",
    "telia.com",
    "tiscali.dk",
    "tuta.io",
    "vip.cybercity.dk",
    "webspeed.dk",
    "youmail.dk",
];

/// The byte ranges of all private addresses in a text, in order.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(AT).filter_map(|(at, mark)| {
        let (before, host) = (&text[..at], &text[at + mark.len()..]);
        let name = before.trim_end_matches(|letter: char| is_of_name(letter));
        let name =
            before[name.len()..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let end = at + mark.len() + private_host(host)?;
        (!name.is_empty()).then_some(at - name.len()..end)
    })
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || "._%+-'".contains(letter)
}

/// The length of the private host at the beginning of a text; `None` if there is none.
fn private_host(text: &str) -> Option<usize> {
    let is_of_host = |letter: char| letter.is_ascii_alphanumeric() || ".-".contains(letter);
    let host = &text[..text.find(|letter| !is_of_host(letter)).unwrap_or(text.len())];
    let is_known = |known: &&&str| {
        let (own, rest) = host.split_at_checked(known.len()).unwrap_or_default();
        own.eq_ignore_ascii_case(known) && (rest.is_empty() || rest.starts_with('.'))
    };
    let known = HOSTS.iter().find(is_known).map(|known| known.len());
    let of_country = || {
        let (provider, rest) = host.split_once('.')?;
        let country = rest.split(['.', '-']).next()?;
        let is_provider = ANYWHERE.iter().any(|name| name.eq_ignore_ascii_case(provider));
        let is_country = matches!(country.len(), 2 | 3)
            && country.bytes().all(|byte| byte.is_ascii_alphabetic());
        (is_provider && is_country).then_some(provider.len() + 1 + country.len())
    };
    known.or_else(of_country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_those_at_providers() {
        for (text, expected) in [
            ("Skriv til Ola.Jensen@gmail.com.", "Ola.Jensen@gmail.com"),
            ("(ida_85@HOTMAIL.dk)", "ida_85@HOTMAIL.dk"),
            ("mailto:ås+by@live.dk?subject=a", "ås+by@live.dk"),
            ("a@yahoo.co.uk", "a@yahoo.co"),
            ("bo@mail.dk, ", "bo@mail.dk"),
            ("bo@mail.tele.dk", "bo@mail.tele.dk"),
            ("bo＠icloud.com", "bo＠icloud.com"),
            ("bo@gmail.com.Ring", "bo@gmail.com"),
            ("kontakt@vejle.dk", ""),
            ("bo@mail.vejle.dk", ""),
            ("bo@live.vejle.dk", ""),
            ("bo@maildk.dk", ""),
            ("bo@gmail", ""),
            ("Hej @gmail.com", ""),
            ("@live.dk", ""),
            ("..@gmail.com", ""),
        ] {
            let found = addresses(text).map(|range| &text[range]).collect::<String>();
            assert_eq!(found, expected, "{text}");
        }
    }
}
