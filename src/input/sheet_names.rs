//! What the name of a sheet says of its rows: `Facebook uge 49`, `@vejby_kom FB`.

use super::{
    channels,
    heading_platforms::{has_unknown_platform, names_network, split_heading},
};
use crate::{platform::Platform, time::is_month};

/// The platforms that the name of a sheet says, perhaps beside a week, a month, a year or an
/// account.
pub(super) fn platforms(name: &str) -> Vec<Platform> {
    let (whole, _) = split_heading(name);
    if !whole.is_empty() {
        return whole;
    }
    let is_beside = |word: &&str| {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric() && char != '@');
        word.starts_with('@')
            || word.bytes().all(|byte| byte.is_ascii_digit())
            || ["uge", "week", "q1", "q2", "q3", "q4"].contains(&&*word.to_lowercase())
            || 3 <= word.len() && is_month(word)
    };
    let left: Vec<&str> = words(name).filter(|word| !is_beside(word)).collect();
    let left = left.join(" ");
    let (found, _) = split_heading(&left);
    if found.is_empty() { channels::platforms(&left) } else { found }
}

/// The account that the name of a sheet says: its only word that begins with `@`.
pub(super) fn account(name: &str) -> Option<&str> {
    let mut handles = words(name).filter(|word| word.starts_with('@') && 1 < word.len());
    handles.next().filter(|_| handles.next().is_none())
}

/// Whether the name of a sheet names a network, but not clearly that of its rows, or a channel that is
/// none.
pub(super) fn is_unclear(name: &str) -> bool {
    let is_named = || names_network(name) || has_unknown_platform(name) || channels::is_other(name);
    platforms(name).is_empty() && is_named()
}

/// The words of a name. A handle may have a low line in it.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split_whitespace().flat_map(|word| {
        let separators: &[char] = if word.starts_with('@') { &[] } else { &['_'] };
        word.split(separators)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_say_platforms_and_accounts() {
        for (name, found, handle) in [
            ("Facebook", "facebook", None),
            ("Facebook uge 49", "facebook", None),
            ("FB december", "facebook", None),
            ("LinkedIn_2026", "linkedin", None),
            ("@vejby_kom", "", Some("@vejby_kom")),
            ("@vejby_kom FB", "facebook", Some("@vejby_kom")),
            ("Meta", "facebook instagram", None),
            ("Uge 49", "", None),
            ("@a og @b", "", None),
        ] {
            let platforms: Vec<_> = platforms(name).into_iter().map(Platform::name).collect();
            assert_eq!((&*platforms.join(" "), account(name)), (found, handle), "{name}");
            assert!(!is_unclear(name), "{name}");
        }
        for name in ["TikTok", "Arkiveret FB", "Facebook og TikTok", "Nyhedsbrev"] {
            assert!(is_unclear(name), "{name}");
        }
    }
}
