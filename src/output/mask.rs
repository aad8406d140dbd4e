//! Personal data that no output may show.
//!
//! A personal number keeps its date of birth, so that its author knows which
//! one is meant, and loses the four digits that make it a key.

use std::{borrow::Cow, ops::Range};

use crate::{
    check,
    finding::{Edit, Finding},
    source::Span,
};

/// How many digits of a personal number stay.
const KEPT_DIGITS: usize = 6;

/// A text with the digits of some of its ranges hidden: byte for byte as long
/// as before, so that places in it still hold.
pub(super) fn masked<'t>(text: &'t str, secrets: &[Range<usize>]) -> Cow<'t, str> {
    let mut shown = Cow::Borrowed(text);
    for secret in secrets {
        let inside = shown.get(secret.clone()).map(stars);
        if let Some(inside) = inside {
            shown.to_mut().replace_range(secret.clone(), &inside);
        }
    }
    shown
}

/// One secret as it may be shown.
fn stars(secret: &str) -> String {
    let mut digits = 0;
    let hide = |sign: char| {
        digits += usize::from(sign.is_ascii_digit());
        if sign.is_ascii_digit() && KEPT_DIGITS < digits { '*' } else { sign }
    };
    secret.chars().map(hide).collect()
}

/// A message about a finding, without the secrets of its post. A label may
/// quote the words it stands at, and a rule's author may let it.
pub(super) fn message(message: &str, finding: &Finding<'_>) -> String {
    let secrets = finding.secrets.iter();
    let words = secrets.filter_map(|secret| finding.post.text.as_str().get(secret.clone()));
    let known = words.fold(message.to_owned(), |message, word| message.replace(word, &stars(word)));
    anywhere(&known)
}

/// The fix of a finding, where it holds no secret: with stars in it, it would
/// no longer mend the post.
pub(super) fn fix<'f>(finding: &'f Finding<'_>) -> Option<&'f Edit> {
    finding.fix.as_ref().filter(|edit| message(&edit.replacement, finding) == edit.replacement)
}

/// Any text without what looks like a personal number: for text that belongs
/// to no post, such as a line that does not read.
pub(super) fn anywhere(text: &str) -> String {
    masked(text, &check::secrets(text)).into_owned()
}

/// The text of lines of the file without the secrets of the post. What stands
/// there beside the post may hold others.
pub(super) fn lines(lines: Span, finding: &Finding<'_>) -> String {
    let text = &finding.post.text;
    let within = |secret: &Range<usize>| {
        let span = text.locate(secret.clone());
        let (start, end) = (span.start.max(lines.start), span.end.min(lines.end));
        (start < end).then(|| start - lines.start..end - lines.start)
    };
    let secrets: Vec<_> = finding.secrets.iter().filter_map(within).collect();
    anywhere(&masked(finding.source.slice(lines), &secrets))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, secret: Range<usize>, expected: &str) {
        assert_eq!(masked(text, &[secret]), expected);
    }

    #[test]
    fn the_length_stays_and_the_last_digits_go() {
        check("cpr 010203-1234.", 4..15, "cpr 010203-****.");
        check("0102031234", 0..10, "010203****");
        check("010203–1234", 0..13, "010203–****");
        check("beyond the end", 10..40, "beyond the end");
    }
}
