//! Finds what an export appended to the words of an author: a quoted post, or the
//! addresses of pictures and videos.

use super::{
    json::links::parse_status_url,
    references_in_text::{quote_mark, quoted_at},
};
use crate::{post::Post, tokens::without_scheme};

/// Records in a published post where the words of its author end, if the export appended
/// something. If the export appended a quoted post, and no field says what the post quotes,
/// the post quotes the author of the appended one.
pub(super) fn find_appended(post: &mut Post<'_>) {
    let mark = quote_mark(post.text.as_str());
    if post.quote_of.is_none() {
        post.quote_of = quoted_at(&post.text, mark).map(Box::new);
    }
    let end = end_of_own_words(post.text.as_str(), mark);
    post.verbatim &= end.is_none();
    post.appended = end.and_then(|end| u32::try_from(end).ok());
}

/// The byte at which the author's own words end; `None` if nothing follows them. Some
/// collections append the addresses of pictures, or a quoted post with its address.
/// `quoted` is the byte at which such a quoted post begins.
fn end_of_own_words(text: &str, quoted: Option<usize>) -> Option<usize> {
    let mut own = &text[..quoted.unwrap_or(text.len())];
    loop {
        let trimmed = own.trim_end();
        let last = last_word(trimmed);
        let of_quoted = quoted.is_some() && parse_status_url(last).is_some();
        if !of_quoted && !is_media(last) {
            break;
        }
        own = &trimmed[..trimmed.len() - last.len()];
    }
    let end = own.trim_end().len();
    (quoted.is_some() || own.len() < text.len()).then_some(end)
}

/// The last word of a text that does not end in white space. The search goes by
/// bytes, because most texts end in an address of ASCII characters.
fn last_word(text: &str) -> &str {
    let before =
        text.bytes().rposition(|byte| matches!(byte, b'\t'..=b'\r' | b' ') || !byte.is_ascii());
    match before {
        None => text,
        Some(blank) if text.as_bytes()[blank].is_ascii() => &text[blank + 1..],
        Some(_) => text.rsplit(char::is_whitespace).next().unwrap_or_default(),
    }
}

/// Whether a word is an address of the platform for a picture or video.
fn is_media(word: &str) -> bool {
    without_scheme(word).is_some_and(|address| {
        address.starts_with("pbs.twimg.com/")
            || address.starts_with("video.twimg.com/")
            || parse_status_url(word).is_some_and(|status| status.is_media)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, own: &str) {
        assert_eq!(&text[..end_of_own_words(text, quote_mark(text)).unwrap_or(text.len())], own);
    }

    #[test]
    fn appended_text_is_not_the_authors() {
        let quote = "https://twitter.com/vand_by/status/12 QT @vand_by Nyt om vand!!";
        check(&format!("Tak https://vand.example/a {quote}"), "Tak https://vand.example/a");
        check(quote, "");
        check("Se her: http://pbs.twimg.com/a.jpg https://video.twimg.com/b.mp4?tag=1", "Se her:");
        check("Broen https://twitter.com/vand_by/status/12/photo/1", "Broen");
        check(
            "Tak https://twitter.com/vand_by/status/12",
            "Tak https://twitter.com/vand_by/status/12",
        );
        check("Broen er åben ", "Broen er åben ");
        check("Hvad er en QT @?", "Hvad er en QT @?");
        check("FAQT @vand_by", "FAQT @vand_by");
    }
}
