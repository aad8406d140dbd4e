//! Addresses that belong to a platform.

use super::Platform;

/// What an address of a platform leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnAddress {
    /// The address is a short link, which may lead anywhere.
    Short,
    /// A picture or video.
    Media,
    /// A post.
    Post,
}

/// What an address of a platform leads to. `None` for any other address, and for other
/// pages of a platform, such as a profile.
pub fn own_address(address: &str) -> Option<OwnAddress> {
    let (host, path) = host_and_path(address);
    Platform::ALL.iter().map(|(_, platform)| platform.facts()).find_map(|facts| {
        if is_one_of(host, facts.short_host.as_slice()) {
            Some(OwnAddress::Short)
        } else if is_one_of(host, facts.media_hosts) {
            Some(OwnAddress::Media)
        } else if is_one_of(host, facts.post_hosts) && path.contains("/status/") {
            Some(OwnAddress::Post)
        } else {
            None
        }
    })
}

/// Whether this is the host of a platform's short links, such as `t.co`.
pub fn is_short_host(host: &str) -> bool {
    Platform::ALL
        .iter()
        .any(|(_, platform)| is_one_of(host, platform.facts().short_host.as_slice()))
}

/// Whether posts of a platform have addresses with this host.
pub fn is_post_host(host: &str) -> bool {
    let host = without_subdomain(host);
    Platform::ALL.iter().any(|(_, platform)| is_one_of(host, platform.facts().post_hosts))
}

/// Whether an address is one of a page or post on a platform.
pub fn is_on(address: &str, platform: Platform) -> bool {
    let (host, _) = host_and_path(address);
    let host = without_subdomain(host);
    // As in `m.facebook.com`, and `mastodon.example`. A single letter names no host.
    let first = host.split('.').next().filter(|name| 1 < name.len());
    let names = [first, host.rsplit('.').nth(1)];
    let is_named = |name: &&str| Platform::of_name(name) == Some(platform);
    of_short_post(host) == Some(platform)
        || is_one_of(host, platform.facts().post_hosts)
        || names.iter().flatten().any(is_named)
}

/// The platform of the post to which an address leads; `None` if it leads to something else, such
/// as a page or an event, or if nobody can tell.
pub fn platform_of_post(address: &str) -> Option<Platform> {
    const POSTS: [&str; 15] = [
        "/shorts/",
        "/live/",
        "/posts/",
        "/post/",
        "/permalink",
        "/story.php",
        "/videos/",
        "/photos/",
        "/photo",
        "/watch",
        "/p/",
        "/reel/",
        "/tv/",
        "/feed/update/",
        "/status/",
    ];
    after_scheme(address)?;
    let (host, path) = host_and_path(address);
    if let Some(platform) = of_short_post(host) {
        return Some(platform).filter(|_| 1 < path.len());
    }
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // Servers of Mastodon have any name: `https://social.example/@vejby/1234`, which is also
    // `https://social.example/users/vejby/statuses/1234`.
    let is_of_mastodon = || {
        let shown = path.strip_prefix("/@").and_then(|rest| rest.split_once('/'));
        let of_user = || path.strip_prefix("/users/")?.split_once("/statuses/");
        let (name, id) = shown.or_else(of_user)?;
        let is_name = !name.is_empty() && !name.contains('/');
        (is_name && is_number(id)).then_some(Platform::Mastodon)
    };
    let named = Platform::ALL.iter().find(|(_, platform)| is_on(address, *platform));
    match named {
        Some((_, platform)) if POSTS.iter().any(|part| path.contains(part)) => Some(*platform),
        Some((_, Platform::Mastodon)) | None => is_of_mastodon(),
        Some(_) => None,
    }
}

/// The handle of the account whose post is at an address; `None` if the address does not lead to a
/// post, or does not name its author.
pub fn author_of_post(address: &str) -> Option<&str> {
    platform_of_post(address)?;
    let (_, path) = host_and_path(address);
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let first = parts.next()?;
    // `bsky.app/profile/party.example/post/3k`, `social.example/users/party/statuses/1`.
    let author = if matches!(first, "profile" | "users") { parts.next()? } else { first };
    // The author is not the last part: `instagram.com/p/Cx` names only the post.
    let is_named = parts.next().is_some()
        && !matches!(author, "p" | "reel" | "i" | "groups" | "posts" | "feed" | "pulse" | "watch");
    is_named.then(|| author.trim_start_matches('@'))
}

/// The address at which a published post can be read; `None` if its id and account
/// are not enough to know it. On Mastodon, only an id that is itself an address is
/// enough, because other ids do not name the server.
pub fn post_address(platform: Platform, account: &str, id: &str) -> Option<String> {
    let is_plain = |text: &str, others: &str| {
        let is_allowed = |char: char| char.is_ascii_alphanumeric() || others.contains(char);
        !text.is_empty() && text.chars().all(is_allowed)
    };
    match platform {
        Platform::X => {
            let is_id = id.bytes().all(|byte| byte.is_ascii_digit()) && !id.is_empty();
            let address = || format!("https://x.com/{account}/status/{id}");
            (is_id && is_plain(account, "_")).then(address)
        }
        Platform::Bluesky => {
            let (author, key) = id.strip_prefix("at://")?.split_once("/app.bsky.feed.post/")?;
            let address = || format!("https://bsky.app/profile/{author}/post/{key}");
            (is_plain(author, ".:-") && is_plain(key, "-_~")).then(address)
        }
        Platform::Mastodon => {
            let is_address = id.starts_with("https://") && is_plain(id, ":/.-_~@");
            is_address.then(|| id.to_owned())
        }
        _ => None,
    }
}

/// The platform whose posts have short addresses with this host, such as `youtu.be`; `None` for any other
/// host, also one whose addresses may lead anywhere, such as `lnkd.in`.
fn of_short_post(host: &str) -> Option<Platform> {
    let of_host = |hosts: &[&str]| is_one_of(host, hosts);
    if of_host(&["youtu.be"]) {
        Some(Platform::YouTube)
    } else {
        of_host(&["fb.watch", "fb.me"]).then_some(Platform::Facebook)
    }
}

fn is_one_of(host: &str, hosts: &[&str]) -> bool {
    hosts.iter().any(|own| own.eq_ignore_ascii_case(host))
}

/// What follows the scheme of an address, such as `https://`; `None` if the address has
/// none. `://` in a path or query belongs to no scheme.
pub(crate) fn after_scheme(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let is_scheme =
        scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    is_scheme.then_some(rest)
}

/// The host of an address, without `www.` or `mobile.`, and the text after the host.
fn host_and_path(address: &str) -> (&str, &str) {
    let rest = after_scheme(address).unwrap_or(address);
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    (without_subdomain(host), path)
}

fn without_subdomain(host: &str) -> &str {
    let after = |subdomain: &str| {
        let (start, rest) = host.split_at_checked(subdomain.len())?;
        start.eq_ignore_ascii_case(subdomain).then_some(rest)
    };
    after("www.").or_else(|| after("mobile.")).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<OwnAddress>) {
        assert_eq!(own_address(address), expected, "{address}");
    }

    #[test]
    fn the_address_of_a_post_tells_its_platform() {
        for (address, platform) in [
            ("https://www.facebook.com/havneby/posts/12", Some(Platform::Facebook)),
            ("https://m.facebook.com/story.php?story_fbid=1", Some(Platform::Facebook)),
            ("https://www.linkedin.com/feed/update/urn:li:share:1", Some(Platform::LinkedIn)),
            ("https://www.instagram.com/p/C1/", Some(Platform::Instagram)),
            ("https://www.threads.net/@havneby/post/C1", Some(Platform::Threads)),
            ("https://social.havneby.dk/@havneby/112", Some(Platform::Mastodon)),
            ("https://mastodon.social/@havneby/112", Some(Platform::Mastodon)),
            ("https://by.example/users/havneby/statuses/112", Some(Platform::Mastodon)),
            ("https://by.example/users/havneby/statuses", None),
            ("https://x.com/havneby/status/12", Some(Platform::X)),
            ("https://youtu.be/Ab1", Some(Platform::YouTube)),
            ("https://www.youtube.com/shorts/Ab1", Some(Platform::YouTube)),
            ("https://fb.watch/Ab1/", Some(Platform::Facebook)),
            ("https://fb.me/Ab1", Some(Platform::Facebook)),
            ("https://www.threads.com/@havneby/post/C1", Some(Platform::Threads)),
            ("https://bsky.app/profile/havneby.dk/post/3k", Some(Platform::Bluesky)),
            ("https://lnkd.in/Ab1", None),
            ("https://www.tiktok.com/@havneby/video/12", None),
            ("https://youtu.be/", None),
            ("https://www.facebook.com/events/12", None),
            ("https://www.facebook.com/havneby", None),
            ("https://havneby.dk/posts/12", None),
            ("posts/12", None),
        ] {
            assert_eq!(platform_of_post(address), platform, "{address}");
        }
    }

    #[test]
    fn only_a_scheme_at_the_start_is_one() {
        assert_eq!(
            after_scheme("https://havneby.dk/a?b=https://c.dk"),
            Some("havneby.dk/a?b=https://c.dk")
        );
        assert_eq!(after_scheme("rygter.dk/brand?kilde=https://politi.dk"), None);
    }

    #[test]
    fn a_post_has_an_address_if_its_id_says_so() {
        let bluesky = "at://did:plc:ab12/app.bsky.feed.post/3kx";
        for (platform, account, id, expected) in [
            (Platform::X, "havneby", "12", Some("https://x.com/havneby/status/12")),
            (Platform::X, "havneby", "post-12", None),
            (Platform::X, "havneby", "", None),
            (Platform::X, "a/../b", "12", None),
            (Platform::X, "", "12", None),
            (
                Platform::Bluesky,
                "",
                bluesky,
                Some("https://bsky.app/profile/did:plc:ab12/post/3kx"),
            ),
            (Platform::Bluesky, "", "at://did:plc:ab12/app.bsky.feed.post/\"><b>", None),
            (Platform::Mastodon, "", "https://by.example/p/a-1", Some("https://by.example/p/a-1")),
            (Platform::Mastodon, "", "javascript:alert(1)", None),
            (Platform::Facebook, "havneby", "12", None),
        ] {
            assert_eq!(post_address(platform, account, id).as_deref(), expected, "{id}");
        }
    }

    #[test]
    fn pages_on_a_platform_are_known() {
        for (address, platform) in [
            ("https://m.facebook.com/events/9", Platform::Facebook),
            ("https://dk.linkedin.com/company/a", Platform::LinkedIn),
            ("https://mastodon.example.org/@a", Platform::Mastodon),
            ("x.com/a", Platform::X),
            ("https://mobile.twitter.com/a", Platform::X),
        ] {
            assert!(is_on(address, platform), "{address}");
        }
        assert!(!is_on("https://x.vejby.dk/a", Platform::X));
    }

    #[test]
    fn addresses_of_a_platform_are_known() {
        check("https://t.co/Ab1", Some(OwnAddress::Short));
        check("http://pbs.twimg.com/a.jpg", Some(OwnAddress::Media));
        check("pic.twitter.com/a", Some(OwnAddress::Media));
        check("https://mobile.twitter.com/a/status/12", Some(OwnAddress::Post));
        check("x.com/a/status/12", Some(OwnAddress::Post));
        check("https://x.com/a", None);
        check("https://t.co.example/a", None);
        check("https://vejen.dk/status/12", None);
    }
}
