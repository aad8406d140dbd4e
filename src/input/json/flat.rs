//! A post as a flat object, as most collections of posts have it.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    entity::parse_status_url,
    keys::Keys,
    mistake::Mistake,
    record::{Record, reference},
    shape::is_object,
    value::{Scalar, Words, client_name, post_text},
};
use crate::{
    input::{
        lang::language,
        retweet::{quoted_in, reply_target},
    },
    platform::Handle,
    post::{Kind, Post},
    source::Problem,
};

/// The author, where the value is not just a name.
#[derive(Debug, Deserialize)]
struct User<'s> {
    #[serde(borrow)]
    username: Option<Words<'s>>,
    screen_name: Option<Words<'s>>,
}

/// The handle in a name, or in an object that describes an account.
fn name_of(raw: &RawValue) -> Option<Cow<'_, str>> {
    if is_object(raw) {
        let user: User<'_> = serde_json::from_str(raw.get()).ok()?;
        return user.username.or(user.screen_name).map(|Words(name)| name);
    }
    let Scalar(name) = serde_json::from_str(raw.get()).ok()?;
    Some(name)
}

/// The post of a flat object. Collections name their keys differently: where
/// two have the same meaning, the first one counts.
pub(crate) fn post<'s>(
    keys: &Keys<'s>,
    record: Record<'s, '_>,
    problems: &mut Vec<Problem>,
) -> Result<Post<'s>, Mistake> {
    let id = record.scalar(keys.id_str.or(keys.id).or(keys.tweet_id))?;
    let text = keys.full_text.or(keys.raw_content).or(keys.text).or(keys.content).or(keys.tweet);
    let text = text.and_then(|raw| post_text(record.source, raw)).ok_or(Mistake::Lacks("text"))?;
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

/// The byte of a text after which it is not the author's: collections append the
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

/// Whether a word is the platform's address of a picture or film.
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
