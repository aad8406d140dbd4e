//! The links of a post as all exports of X list them, under `entities.urls`.

use std::borrow::Cow;

use serde::Deserialize;

use super::value::JsonString;
use crate::{
    platform::{Handle, is_post_host},
    post::{ExpandedLink, Reference},
    tokens::without_scheme,
};

/// A link of a post. X lists a link to several pictures once for each picture.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct LinkEntity<'s> {
    #[serde(borrow)]
    url: Option<JsonString<'s>>,
    expanded_url: Option<JsonString<'s>>,
}

impl<'s> LinkEntity<'s> {
    /// Adds the link to `links`, unless they already contain it or it has no address.
    pub(crate) fn add_to(self, links: &mut Vec<ExpandedLink<'s>>) {
        let Some(JsonString(shown)) = self.url else { return };
        let target = self.expanded_url.map_or_else(|| shown.clone(), |JsonString(target)| target);
        if links.iter().all(|known| known.shown != shown) {
            let of_platform = parse_status_url(&target).is_some();
            links.push(ExpandedLink { shown, target, of_platform });
        }
    }
}

/// The post that a link such as `https://x.com/police/status/123` leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LinkedStatus<'a> {
    /// The handle of the author; `i` in addresses that do not name the author.
    pub(crate) account: &'a str,
    /// The id of the post.
    pub(crate) id: &'a str,
    /// Whether the link leads to the pictures of the post.
    pub(crate) is_media: bool,
}

/// Parses an address of X that leads to a post.
pub(crate) fn parse_status_url(url: &str) -> Option<LinkedStatus<'_>> {
    let (host, path) = without_scheme(url)?.split_once('/')?;
    if !is_post_host(host) {
        return None;
    }
    let mut steps = path.split(['/', '?', '#']);
    let account = match (steps.next()?, path.starts_with("i/web/")) {
        (_, true) => {
            steps.next();
            "i"
        }
        (account, false) => account,
    };
    steps.next().filter(|step| matches!(*step, "status" | "statuses"))?;
    let id = steps.next().filter(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()))?;
    let is_media = matches!(steps.next(), Some("photo" | "video"));
    Some(LinkedStatus { account, id, is_media })
}

/// The post that a post quotes: the target of the last link that leads to a post; `None`
/// if no link does. `own_id` is the id of the quoting post: a truncated post ends with a
/// link to itself, which is not a quote.
pub(crate) fn quoted_by<'s>(links: &[ExpandedLink<'s>], own_id: &str) -> Option<Reference<'s>> {
    let quoted = |link: &ExpandedLink<'s>| match &link.target {
        Cow::Borrowed(target) => quote_reference(target, own_id, Cow::Borrowed),
        Cow::Owned(target) => quote_reference(target, own_id, |part| Cow::Owned(part.to_owned())),
    };
    links.iter().rev().find_map(quoted)
}

/// The post to which the link target leads; `None` if it leads elsewhere, to a picture
/// or to the post itself, whose id is `own_id`. `keep` turns a part of the target into
/// the value to store.
fn quote_reference<'a, 's>(
    target: &'a str,
    own_id: &str,
    keep: impl Fn(&'a str) -> Cow<'s, str>,
) -> Option<Reference<'s>> {
    let status =
        parse_status_url(target).filter(|status| !status.is_media && status.id != own_id)?;
    let account = (status.account != "i").then(|| Handle::from(keep(status.account)));
    Some(Reference::new(account, Some(keep(status.id))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: Option<(&str, &str, bool)>) {
        let found =
            parse_status_url(url).map(|status| (status.account, status.id, status.is_media));
        assert_eq!(found, expected);
    }

    #[test]
    fn addresses_of_posts_are_recognised() {
        check("https://twitter.com/vand_by/status/12", Some(("vand_by", "12", false)));
        check("https://x.com/vand_by/status/12/photo/1", Some(("vand_by", "12", true)));
        check("https://mobile.twitter.com/a/status/12?s=20", Some(("a", "12", false)));
        check("https://twitter.com/i/web/status/12", Some(("i", "12", false)));
        check("https://www.twitter.com/a/statuses/12", Some(("a", "12", false)));
        check("https://twitter.com/vand_by", None);
        check("https://twitter.com.example/a/status/12", None);
        check("https://vand.example/a/status/12", None);
    }
}
