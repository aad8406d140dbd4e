//! Personal data that no output may show.
//!
//! A personal number keeps its date of birth, so that its author knows which
//! one is meant, and loses the four digits that make it a key.

use std::{borrow::Cow, ops::Range};

use crate::{
    check,
    finding::{Edit, Finding},
    post::Post,
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
        // A full-width digit is as wide as a full-width star.
        let star = match sign {
            '0'..='9' => '*',
            '０'..='９' => '＊',
            _ => return sign,
        };
        digits += 1;
        if KEPT_DIGITS < digits { star } else { sign }
    };
    secret.chars().map(hide).collect()
}

/// A message about a finding, without the secrets of its post. A label may
/// quote the words it stands at, and a rule's author may let it.
pub(super) fn message(message: &str, finding: &Finding<'_>) -> String {
    let secrets = finding.secrets.iter();
    let words = secrets.filter_map(|secret| finding.post.text.as_str().get(secret.clone()));
    let known = words.fold(message.to_owned(), |message, word| message.replace(word, &stars(word)));
    anywhere(&known).into_owned()
}

/// The fix of a finding, where it holds no secret: with stars in it, it would
/// no longer mend the post.
pub(super) fn fix<'f>(finding: &'f Finding<'_>) -> Option<&'f Edit> {
    finding.fix.as_ref().filter(|edit| message(&edit.replacement, finding) == edit.replacement)
}

/// Any text without what looks like a personal number: for text that belongs
/// to no post, such as a line that does not read, and for names of files.
pub(crate) fn anywhere(text: &str) -> Cow<'_, str> {
    masked(text, &check::secrets(text))
}

/// The id of a post as it may be shown.
pub(crate) fn id<'p>(post: &'p Post<'_>) -> Cow<'p, str> {
    masked(&post.id, &check::secrets_of_id(post))
}

/// The text of lines of the file without the secrets of the post. What stands
/// there beside the post may hold others.
pub(super) fn lines(lines: Span, finding: &Finding<'_>) -> String {
    let text = &finding.post.text;
    let within = |span: Span| {
        let (start, end) = (span.start.max(lines.start), span.end.min(lines.end));
        (start < end).then(|| start - lines.start..end - lines.start)
    };
    let own = finding.secrets.iter().map(|secret| text.locate(secret.clone()));
    let secrets: Vec<_> = own.chain(escaped(finding)).filter_map(within).collect();
    anywhere(&masked(finding.source.slice(lines), &secrets)).into_owned()
}

/// Alt texts and names of files with a secret that their file writes in escapes.
fn escaped(finding: &Finding<'_>) -> impl Iterator<Item = Span> {
    let media = finding.post.media.known().into_iter().flatten();
    let parts = media.flat_map(|media| {
        let alt = media.alt.known().and_then(Option::as_deref).zip(media.alt_span);
        let file = media.file.as_ref().map(|(name, span)| (&**name, *span));
        alt.into_iter().chain(file)
    });
    let is_hidden = |(text, span): &(&str, Span)| {
        let secrets = check::secrets(text);
        let written = finding.source.slice(*span);
        secrets.into_iter().any(|secret| !written.contains(&text[secret]))
    };
    parts.filter(is_hidden).map(|(_, span)| span)
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
        check("０１０２０３１２３４", 0..30, "０１０２０３＊＊＊＊");
        check("beyond the end", 10..40, "beyond the end");
    }
}
