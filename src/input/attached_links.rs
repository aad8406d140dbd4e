//! Links beside the text of a published post, in a column or key `link`. Exports have two things
//! there: a page that is attached to the post, or the address of the post itself.

use super::json::mistake::MOST_ITEMS;
use crate::{
    mapping::plain_name,
    platform::is_on,
    post::{ExpandedLink, Post},
    tokens::Tokens,
};

/// The names of columns and keys with the address of a post, in lower case and without spaces and
/// punctuation.
const OF_POST: [&str; 9] = [
    "permalink",
    "permalinkurl",
    "posturl",
    "postlink",
    "tweeturl",
    "tweetlink",
    "tweetpermalink",
    "statusurl",
    "url",
];

/// Whether a column or key contains the address of the post itself.
pub(super) fn is_named_as_own_address(name: &str) -> bool {
    OF_POST.contains(&&*plain_name(name))
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
    use crate::{platform::Platform, source::Span, text::Text};

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
