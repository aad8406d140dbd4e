//! A post as a flat object, which most collections of posts are made of.

use std::borrow::Cow;

use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;

use super::{
    entity::status_of,
    mistake::Mistake,
    record::{Record, answered, quoted_in, reference},
    shape::{any, is_object},
    value::{Scalar, Words, client_name, post_text},
};
use crate::{
    input::lang::language,
    post::{Handle, Kind, Post},
    source::Problem,
};

/// What a post may be called by those who collect them. Where two keys say the
/// same, the first of them counts. Those at the end are of other shapes.
#[derive(Debug, Deserialize)]
pub(crate) struct Flat<'s> {
    #[serde(borrow)]
    id: Option<Scalar<'s>>,
    id_str: Option<Scalar<'s>>,
    tweet_id: Option<Scalar<'s>>,
    text: Option<&'s RawValue>,
    full_text: Option<&'s RawValue>,
    #[serde(rename = "rawContent")]
    raw_content: Option<&'s RawValue>,
    content: Option<&'s RawValue>,
    tweet: Option<&'s RawValue>,
    created_at: Option<Scalar<'s>>,
    time: Option<Scalar<'s>>,
    date: Option<Scalar<'s>>,
    timestamp: Option<Scalar<'s>>,
    account: Option<Scalar<'s>>,
    screen_name: Option<Scalar<'s>>,
    username: Option<Scalar<'s>>,
    user: Option<&'s RawValue>,
    author: Option<&'s RawValue>,
    in_reply_to_status_id: Option<Scalar<'s>>,
    in_reply_to_screen_name: Option<Scalar<'s>>,
    source: Option<Words<'s>>,
    client: Option<Words<'s>>,
    lang: Option<Words<'s>>,
    publish_at: Option<IgnoredAny>,
    thread: Option<IgnoredAny>,
    media: Option<IgnoredAny>,
    labels: Option<IgnoredAny>,
    scheduled: Option<IgnoredAny>,
    released_by: Option<IgnoredAny>,
    platform: Option<IgnoredAny>,
    kind: Option<IgnoredAny>,
    profile: Option<IgnoredAny>,
    reply_to: Option<IgnoredAny>,
    quote_of: Option<IgnoredAny>,
    repost_of: Option<IgnoredAny>,
    retweeted: Option<IgnoredAny>,
    retweeted_status: Option<IgnoredAny>,
    extended_tweet: Option<IgnoredAny>,
    truncated: Option<IgnoredAny>,
    author_id: Option<IgnoredAny>,
    edit_history_tweet_ids: Option<IgnoredAny>,
}

/// The author, where a name alone does not do.
#[derive(Debug, Deserialize)]
struct User<'s> {
    #[serde(borrow)]
    username: Option<Words<'s>>,
    screen_name: Option<Words<'s>>,
}

impl<'s> Flat<'s> {
    /// Whether it may be of another shape, which [`super::shape::Shape::of`]
    /// then tells.
    pub(crate) fn may_be_other(&self) -> bool {
        let of_draft = [
            &self.publish_at,
            &self.thread,
            &self.media,
            &self.labels,
            &self.scheduled,
            &self.released_by,
            &self.platform,
            &self.kind,
            &self.profile,
            &self.reply_to,
            &self.quote_of,
            &self.repost_of,
        ];
        let of_status =
            [&self.retweeted, &self.retweeted_status, &self.extended_tweet, &self.truncated];
        let has_text = self.text.is_some() || self.full_text.is_some();
        any(of_draft)
            || any(of_status)
            || any([&self.author_id, &self.edit_history_tweet_ids])
            || has_text && [self.user, self.author].into_iter().flatten().any(is_object)
    }

    fn take_id(&mut self) -> Option<Cow<'s, str>> {
        let id = self.id_str.take().or(self.id.take()).or(self.tweet_id.take())?;
        Some(id.0)
    }

    fn text(&self) -> Option<&'s RawValue> {
        let long = self.full_text.or(self.raw_content);
        long.or(self.text).or(self.content).or(self.tweet)
    }

    fn take_time(&mut self) -> Option<Cow<'s, str>> {
        let created = self.created_at.take().or(self.time.take());
        created.or(self.date.take()).or(self.timestamp.take()).map(|Scalar(time)| time)
    }

    fn take_account(&mut self) -> Option<Handle<'s>> {
        let plain = self.account.take().or(self.screen_name.take()).or(self.username.take());
        let named = || self.user.and_then(name_of).or_else(|| self.author.and_then(name_of));
        plain.map(|Scalar(name)| name).or_else(named).map(Handle::from)
    }
}

/// The handle in a name, or in an object that describes its bearer.
fn name_of(raw: &RawValue) -> Option<Cow<'_, str>> {
    if is_object(raw) {
        let user: User<'_> = serde_json::from_str(raw.get()).ok()?;
        return user.username.or(user.screen_name).map(|Words(name)| name);
    }
    let Scalar(name) = serde_json::from_str(raw.get()).ok()?;
    Some(name)
}

/// The post of a flat object.
pub(crate) fn post<'s>(
    mut flat: Flat<'s>,
    record: Record<'s, '_>,
    problems: &mut Vec<Problem>,
) -> Result<Post<'s>, Mistake> {
    let text = flat.text().and_then(|raw| post_text(record.source, raw));
    let mut post = record.post(flat.take_id(), text.ok_or(Mistake::Lacks("text"))?);
    post.account = flat.take_account().unwrap_or_default();
    record.set_time(&mut post, flat.take_time(), problems);
    post.lang = flat.lang.and_then(|Words(code)| language(code));
    post.client = flat.client.or(flat.source).and_then(|Words(source)| client_name(source));
    post.quote_of = quoted_in(&post.text);
    let name = flat.in_reply_to_screen_name.map(|Scalar(name)| name);
    let id = flat.in_reply_to_status_id.map(|Scalar(id)| id);
    post.reply_to = reference(name, id).or_else(|| answered(&post.text));
    post.appended = appended(post.text.as_str());
    post.verbatim = post.appended.is_none();
    post.kind = Kind::of(&post);
    Ok(post)
}

/// Where in a text begins what whoever collected the posts put there: the
/// addresses of its pictures, and the post it quotes with its address.
fn appended(text: &str) -> Option<usize> {
    let quoted = memchr::memmem::find(text.as_bytes(), b" QT @");
    let mut own = &text[..quoted.unwrap_or(text.len())];
    loop {
        let trimmed = own.trim_end();
        let last = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default();
        let of_quoted = quoted.is_some() && status_of(last).is_some();
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
            || status_of(word).is_some_and(|status| status.is_media)
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
    fn what_others_wrote_is_told_from_ones_own_words() {
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
