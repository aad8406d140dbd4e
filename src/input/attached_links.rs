//! Links beside the text of a published post, in a column or key `link`. Exports have two things
//! there: a page that is attached to the post, or the address of the post itself.

use std::borrow::Cow;

use super::json::mistake::MOST_ITEMS;
use crate::{
    mapping::plain_name,
    platform::{Platform, after_scheme, is_on, platform_of_post},
    post::{ExpandedLink, Post},
    tokens::Tokens,
};

/// The names of columns and keys with the address of a post, in lower case and without spaces and
/// punctuation.
const OF_POST: [&str; 12] = [
    "permalink",
    "permalinkurl",
    "posturl",
    "postlink",
    "tweeturl",
    "tweetlink",
    "tweetpermalink",
    "statusurl",
    "linktopost",
    "linktilopslag",
    "linktilopslaget",
    "url",
];

/// Whether a column or key contains the address of the post itself.
pub(super) fn is_named_as_own_address(name: &str) -> bool {
    OF_POST.contains(&&*plain_name(name))
}

/// The platform of an address in a column for those of the posts. People copy them with or without a
/// scheme. If the column `may_be_any`, only the address of a post counts.
pub(super) fn platform_of_own_address(written: &str, may_be_any: bool) -> Option<Platform> {
    let written = written.trim();
    let whole = match after_scheme(written) {
        Some(_) => Cow::Borrowed(written),
        None => Cow::Owned(format!("https://{written}")),
    };
    let on_host = || Platform::ALL.into_iter().find(|(_, platform)| is_on(&whole, *platform));
    let is_one = !written.is_empty() && !written.contains(char::is_whitespace);
    let by_host = || on_host().filter(|_| !may_be_any).map(|(_, platform)| platform);
    platform_of_post(&whole).or_else(by_host).filter(|_| is_one)
}

/// Adds the links that are attached to a post, which are not in its text. The address of the post
/// itself is none of them: it has the id of the post, or leads to the platform of the post and
/// `has_other_address` says that nothing else is the address of the post.
pub(super) fn attach(post: &mut Post<'_>, written: &str, has_other_address: impl Fn() -> bool) {
    for token in Tokens::of(written).links().take(MOST_ITEMS) {
        let address = &written[token.range()];
        let has_id =
            post.has_own_id && address.split(['/', '?', '=', '&', '#']).any(|part| part == post.id);
        let is_own = has_id || is_on(address, post.platform) && !has_other_address();
        if !is_own && !post.text.as_str().contains(address) {
            let target = address.to_owned().into();
            post.links.push(ExpandedLink { shown: "".into(), target, of_platform: false });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source::Span, text::Text};

    #[test]
    fn the_address_of_a_post_is_not_attached_to_it() {
        let check = |platform, written: &str, has_other: bool, expected: &[&str]| {
            let post = Post::new("12345", Text::verbatim("Se vejby.dk/bro", 0), Span::new(0, 0));
            let mut post = Post { platform, has_own_id: true, ..post };
            attach(&mut post, written, || has_other);
            let found: Vec<&str> = post.links.iter().map(|link| &*link.target).collect();
            assert_eq!(found, expected, "{written}");
        };
        let own = "https://x.com/vejby/status/12345";
        check(Platform::X, own, false, &[]);
        check(Platform::X, own, true, &[]);
        check(Platform::X, "https://twitter.com/vejby/status/9", false, &[]);
        let event = "https://m.facebook.com/events/9";
        check(Platform::Facebook, event, false, &[]);
        check(Platform::Facebook, event, true, &[event]);
        check(Platform::Mastodon, "https://social.vejby.dk/@vejby/12345", false, &[]);
        let page = "https://www.vejby.dk/sti";
        check(Platform::X, page, false, &[page]);
        check(Platform::X, &format!("{page}, {event}"), false, &[page, event]);
        check(Platform::X, "vejby.dk/bro", false, &[]);
        check(Platform::X, "b", false, &[]);
    }
}
