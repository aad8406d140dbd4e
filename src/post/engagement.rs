//! How people reacted to a post, as the export of a platform counts it.

/// The counts of an export. Each is `None` if the export does not state it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Engagement {
    /// How many people like it, or react to it in another way that the platform counts
    /// together with likes.
    pub likes: Option<u32>,
    /// How often it was reposted or shared.
    pub reposts: Option<u32>,
    /// How many replies or comments it has.
    pub replies: Option<u32>,
    /// How often it was seen.
    pub views: Option<u32>,
}

/// The names of keys and columns with these counts, in the order of the fields of
/// [`Engagement`]: in lower case, without spaces and punctuation. If a record has several
/// names of one count, the one that comes first here counts.
const NAMES: [&[&str]; 4] = [
    &[
        "likes",
        "likecount",
        "likescount",
        "favoritecount",
        "favouritescount",
        "favorites",
        "favourites",
        "reactions",
        "synesgodtom",
        "antallikes",
        "reaktioner",
    ],
    &[
        "retweets",
        "retweetcount",
        "retweetscount",
        "reposts",
        "repostcount",
        "repostscount",
        "reblogscount",
        "shares",
        "sharecount",
        "delinger",
        "antaldelinger",
    ],
    &[
        "replies",
        "replycount",
        "repliescount",
        "comments",
        "commentcount",
        "commentscount",
        "kommentarer",
        "antalkommentarer",
    ],
    &[
        "views",
        "viewcount",
        "viewscount",
        "impressions",
        "impressioncount",
        "visninger",
        "antalvisninger",
    ],
];

/// The object in which posts of X's API have their counts. Tables have it at the beginning of their
/// names: `public_metrics.like_count`.
pub const OBJECT_OF_COUNTS: &str = "public_metrics";

/// The name of a count without that of the object that it is in. `plain` is in lower case, without
/// spaces and punctuation.
pub fn bare_count(plain: &str) -> &str {
    plain.strip_prefix("publicmetrics").unwrap_or(plain)
}

impl Engagement {
    /// The number of counts.
    pub const FIELDS: usize = NAMES.len();

    /// Which of the counts a key or column contains, and how late its name comes among the
    /// names of this count; `None` if it contains none. `plain` is its name in lower case,
    /// without spaces and punctuation.
    pub fn field(plain: &str) -> Option<(usize, usize)> {
        let plain = bare_count(plain);
        NAMES
            .iter()
            .enumerate()
            .find_map(|(field, names)| Some((field, names.iter().position(|name| *name == plain)?)))
    }

    /// The counts in the order of the fields; `None` if none is stated.
    pub fn of(counts: [Option<u32>; Self::FIELDS]) -> Option<Self> {
        let [likes, reposts, replies, views] = counts;
        counts.iter().any(Option::is_some).then_some(Self { likes, reposts, replies, views })
    }

    /// The counts in the order of the fields.
    pub const fn counts(self) -> [Option<u32>; Self::FIELDS] {
        [self.likes, self.reposts, self.replies, self.views]
    }

    /// A count as exports write it: `5517`, `5517.0`, `5517.00`. `None` for anything else, and for
    /// numbers that are not below the greatest of 32 bits.
    pub fn count(written: &str) -> Option<u32> {
        let written = written.trim();
        let whole = match written.split_once('.') {
            Some((whole, decimals))
                if !decimals.is_empty() && decimals.bytes().all(|byte| byte == b'0') =>
            {
                whole
            }
            _ => written,
        };
        let is_number = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
        whole.parse().ok().filter(|count| is_number && *count < u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_a_whole_number() {
        for (written, expected) in [
            ("5517.0", Some(5517)),
            (" 12 ", Some(12)),
            ("0", Some(0)),
            ("4294967294", Some(u32::MAX - 1)),
            ("4294967295", None),
            ("-1", None),
            ("+1", None),
            ("5517.00", Some(5517)),
            ("5517.", None),
            ("1.5", None),
            ("1,234", None),
            (".0", None),
            ("", None),
            ("-", None),
        ] {
            assert_eq!(Engagement::count(written), expected, "{written}");
        }
    }
}
