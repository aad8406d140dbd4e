//! What is measured of an account over time.
//!
//! A [`Metric`] has one name, in rulebooks and in reports. `docs/metrics.md` has its
//! formula and its source; `audit` computes it.

/// A measure of an account over a period. If nothing else is said, the measure is a
/// share of the posts for all followers: of originals and quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Replies to others, as a share of the account's own posts.
    Replies,
    /// Posts with a link to a page, or that quote another post.
    Links,
    /// Posts with a picture or video.
    Media,
    /// Posts with a photo, drawing or animation.
    Photos,
    /// Posts with a video.
    Videos,
    /// Posts whose pictures all have an alt text, as a share of the posts with
    /// pictures.
    Alt,
    /// Posts whose videos all have captions, as a share of the posts with videos.
    Captions,
    /// The average number of hashtags in a post for all followers.
    Hashtags,
    /// Reposts, as a share of all posts.
    Reposts,
    /// Posts that a machine posted.
    Machine,
    /// Posts whose text the account has posted on another day, too.
    Repeated,
    /// Posts that tell people off, as a share of the account's own posts.
    Admonitions,
    /// Posts in officialese, as a share of the account's own posts.
    Officialese,
    /// Findings for each 100 posts.
    Findings,
    /// The longest streak of posts that neither answer nor ask anybody.
    Streak,
    /// The longest time without a post, in days.
    Silence,
    /// The median of the readability index LIX of the account's own posts.
    Lix,
    /// The median of the hours from a post of somebody else to the account's answer.
    ReplyHours,
    /// The 90th percentile of the same hours: nine in ten answers took no longer.
    SlowReplyHours,
    /// Questions to the account that it has not answered, as a share of all
    /// questions to it.
    Unanswered,
    /// Uses of hashtags that nobody else uses, as a share of all uses of hashtags.
    OwnTags,
    /// Replies outside of the hours of answer that the bio states, as a share of all
    /// replies to others.
    OffHours,
    /// Posts that invite people to report emergencies on the platform, as a share of the
    /// account's own posts.
    EmergencyInvites,
    /// Of the languages that the bio names, the one that is used least: the posts in it, as
    /// a share of the posts whose language is known.
    BioLanguages,
    /// The median of the likes of a post for all followers.
    Likes,
    /// The median of how often a post for all followers was reposted.
    RepostsReceived,
    /// The median of the replies to a post for all followers.
    RepliesReceived,
    /// The median of how often a post for all followers was seen.
    Views,
    /// Likes, reposts and replies, as a share of the views of the same posts.
    Engagement,
    /// Posts with a word of a topic of the rulebook, as a share of the account's own posts.
    Topics,
}

/// The unit of the values of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share of posts, questions or uses of hashtags, from 0 to 1.
    Share,
    /// An average for each post, or for each 100 posts.
    Rate,
    /// A whole number of posts.
    Posts,
    /// A whole number of likes, replies or the like.
    Count,
    /// Whole days.
    Days,
    /// Points of an index.
    Points,
    /// Hours.
    Hours,
}

impl Metric {
    /// Every metric with its name, in the order of reports.
    pub const ALL: [(&'static str, Self); 30] = [
        ("reply-share", Self::Replies),
        ("link-share", Self::Links),
        ("media-share", Self::Media),
        ("photo-share", Self::Photos),
        ("video-share", Self::Videos),
        ("alt-share", Self::Alt),
        ("caption-share", Self::Captions),
        ("hashtag-rate", Self::Hashtags),
        ("repost-share", Self::Reposts),
        ("machine-share", Self::Machine),
        ("repeated-share", Self::Repeated),
        ("admonition-share", Self::Admonitions),
        ("officialese-share", Self::Officialese),
        ("finding-rate", Self::Findings),
        ("streak", Self::Streak),
        ("silence", Self::Silence),
        ("lix", Self::Lix),
        ("reply-hours", Self::ReplyHours),
        ("reply-hours-p90", Self::SlowReplyHours),
        ("unanswered-share", Self::Unanswered),
        ("own-tag-share", Self::OwnTags),
        ("off-hours-share", Self::OffHours),
        ("emergency-invite-share", Self::EmergencyInvites),
        ("bio-language-share", Self::BioLanguages),
        ("likes", Self::Likes),
        ("reposts-received", Self::RepostsReceived),
        ("replies-received", Self::RepliesReceived),
        ("views", Self::Views),
        ("engagement-rate", Self::Engagement),
        ("topic-share", Self::Topics),
    ];

    /// Its name in rulebooks and reports.
    pub fn name(self) -> &'static str {
        let own = Self::ALL.iter().find(|(_, metric)| *metric == self);
        own.map_or("", |(name, _)| name)
    }

    /// Whether each month has its own figure. A streak or a silence may span months,
    /// and whether somebody else uses a hashtag is known only for the whole period.
    pub const fn is_by_month(self) -> bool {
        !matches!(self, Self::Streak | Self::Silence | Self::OwnTags)
    }

    /// Whether it is the longest of something, which a longer period has more room for.
    pub const fn is_longest(self) -> bool {
        matches!(self, Self::Streak | Self::Silence)
    }

    /// Whether people are shown the figure only of accounts that have one. It depends on the
    /// bio of the account, on topics of the rulebook, or on counts that few files contain.
    pub const fn is_rare(self) -> bool {
        matches!(
            self,
            Self::OffHours
                | Self::EmergencyInvites
                | Self::BioLanguages
                | Self::Likes
                | Self::RepostsReceived
                | Self::RepliesReceived
                | Self::Views
                | Self::Engagement
                | Self::Topics
        )
    }

    /// The unit of its values.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Hashtags | Self::Findings => Unit::Rate,
            Self::Streak => Unit::Posts,
            Self::Likes | Self::RepostsReceived | Self::RepliesReceived | Self::Views => {
                Unit::Count
            }
            Self::Silence => Unit::Days,
            Self::Lix => Unit::Points,
            Self::ReplyHours | Self::SlowReplyHours => Unit::Hours,
            _ => Unit::Share,
        }
    }
}
