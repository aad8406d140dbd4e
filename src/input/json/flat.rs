//! Posts as flat objects, the form of most collections.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    entity::parse_status_url,
    keys::Keys,
    mistake::Mistake,
    record::{Record, reference},
    shape::is_object,
    value::{Scalar, Words, client_name},
};
use crate::{
    input::{
        lang::language,
        retweet::{quoted_in, reply_target},
    },
    platform::Handle,
    post::{Kind, Post},
    problems::Problems,
};

/// The author, if the value is an object instead of a name.
#[derive(Debug, Deserialize)]
struct User<'s> {
    #[serde(borrow)]
    username: Option<Words<'s>>,
    screen_name: Option<Words<'s>>,
}

/// The handle in a value that is a name or an object that describes an account.
fn name_of(raw: &RawValue) -> Option<Cow<'_, str>> {
    if is_object(raw) {
        let user: User<'_> = serde_json::from_str(raw.get()).ok()?;
        return user.username.or(user.screen_name).map(|Words(name)| name);
    }
    let Scalar(name) = serde_json::from_str(raw.get()).ok()?;
    Some(name)
}

/// Makes a post of a flat object. Collections use different keys: if several have
/// the same meaning, the first is used.
pub(crate) fn post<'s>(
    keys: &Keys<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Post<'s>, Mistake> {
    let id = record.scalar(keys.id_str.or(keys.id).or(keys.tweet_id))?;
    let text = record.text(&[
        ("full_text", keys.full_text),
        ("rawContent", keys.raw_content),
        ("text", keys.text),
        ("content", keys.content),
        ("tweet", keys.tweet),
    ])?;
    let mut post = record.post(id, text);
    post.account = account(keys, record)?.unwrap_or_default();
    let time = keys.created_at.or(keys.time).or(keys.date).or(keys.timestamp);
    record.set_time(&mut post, record.scalar(time)?, problems);
    post.lang = record.words(keys.lang)?.and_then(language);
    post.client = record.words(keys.client.or(keys.source))?.and_then(client_name);
    post.quote_of = quoted_in(&post.text);
    let name = record.scalar(keys.in_reply_to_screen_name)?;
    let id = record.scalar(keys.in_reply_to_status_id)?;
    post.reply_to = reference(name, id).or_else(|| reply_target(&post.text));
    post.appended = appended(post.text.as_str());
    post.verbatim = post.appended.is_none();
    post.kind = Kind::of(&post);
    Ok(post)
}

fn account<'s>(keys: &Keys<'s>, record: Record<'s, '_>) -> Result<Option<Handle<'s>>, Mistake> {
    let name = record.scalar(keys.account.or(keys.screen_name).or(keys.username))?;
    let described = || keys.user.and_then(name_of).or_else(|| keys.author.and_then(name_of));
    Ok(name.or_else(described).map(Handle::from))
}

/// The byte of a text at which the author's own words end. Collections append the
/// addresses of pictures, and a quoted post with its address.
fn appended(text: &str) -> Option<usize> {
    let quoted = memchr::memmem::find(text.as_bytes(), b" QT @");
    let mut own = &text[..quoted.unwrap_or(text.len())];
    loop {
        let trimmed = own.trim_end();
        let last = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default();
        let of_quoted = quoted.is_some() && parse_status_url(last).is_some();
        if !of_quoted && !is_media(last) {
            break;
        }
        own = &trimmed[..trimmed.len() - last.len()];
    }
    let end = own.trim_end().len();
    (quoted.is_some() || own.len() < text.len()).then_some(end)
}

/// Whether a word is an address of the platform for a picture or video.
fn is_media(word: &str) -> bool {
    let address = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    address.is_some_and(|address| {
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
        assert_eq!(&text[..appended(text).unwrap_or(text.len())], own);
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
    }
}
