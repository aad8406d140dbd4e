//! Examples of rules about accounts: small histories of one account.
//!
//! `posts` lists drafts in the order of time. With `times: 20`, a draft is published 20 times,
//! and with `every: 2` two days pass before the next post (without it, one day). In the text, the
//! id and the id of the post that is answered, `{n}` is replaced by the number of the repetition,
//! from 1. `likes`, `reposts`, `replies` and `views` say how people reacted. A draft that names no account is by the account of the example. Next to `posts`, the
//! key `hashtags` can contain a register of hashtags, and the key `bio` the bio of the account.

use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp};

use super::NOW;
use crate::{
    audit::{Audit, Plan, promises},
    check::{Check, Limit},
    input::{ReadOptions, detect_retweet, drafts},
    lint::Lint,
    message::Message,
    post::{Engagement, Kind, Post},
    register::hashtags::Hashtags,
    rulebook::{Rule, Rulebook},
    source::{Source, Span},
    text::Text,
    time::{default_timezone, later},
    yaml::{self, Node, Reader, list_of},
};

/// The account of posts that do not name an account.
const ACCOUNT: &str = "example";

/// The most posts of an example.
const MOST_POSTS: usize = 1_000;

/// Reads the posts of a history.
pub(super) fn posts(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<Post<'static>>> {
    let entries = list_of(entry)(node, reader)?;
    let mut posts = Vec::new();
    let mut time = NOW;
    for RepeatedPost { post, text, times, every } in entries {
        for number in 1..=times {
            if MOST_POSTS <= posts.len() {
                let message = Message::new("example-too-many-posts").with("most", MOST_POSTS);
                return reader.wrong(
                    node.span,
                    message,
                    Message::new("example-too-many-posts-help"),
                );
            }
            posts.push(of_history(&post, text.replace("{n}", &number.to_string()), time, number));
            time = later(time, every);
        }
    }
    Some(posts)
}

/// A draft that a history repeats `times` times. `every` is the time from each of these posts to
/// the next post of the history.
struct RepeatedPost {
    post: Post<'static>,
    text: String,
    times: usize,
    every: SignedDuration,
}

fn entry(node: &Node, reader: &mut Reader<'_>) -> Option<RepeatedPost> {
    let mut fields = reader.fields(node)?;
    let mut post = Post::new("1", Text::verbatim("", 0), Span::new(0, 0));
    drafts::read_fields(&mut post, &mut fields, &ReadOptions::new(default_timezone()));
    let text = fields.required("text", yaml::string);
    let times = fields.optional("times", yaml::number);
    let counts = ["likes", "reposts", "replies", "views"]
        .map(|key| fields.optional(key, |node, reader| yaml::number::<u32>(node, reader)));
    post.engagement = Engagement::of(counts).map(Box::new);
    let days = fields.optional("every", |node, reader| yaml::number::<u16>(node, reader));
    fields.finish();
    let every = SignedDuration::from_hours(24 * i64::from(days.unwrap_or(1)));
    Some(RepeatedPost { post, text: text?, times: times.unwrap_or(1), every })
}

/// One post of a history: the draft `post` with this text, published at this time as
/// repetition `number`.
fn of_history(post: &Post<'static>, text: String, time: Timestamp, number: usize) -> Post<'static> {
    let numbered = |id: &str| Cow::Owned(id.replace("{n}", &number.to_string()));
    let mut post = Post {
        id: numbered(&post.id),
        text: Text::replaced(text, Span::new(0, 0)),
        time: Some(time),
        published: true,
        ..post.clone()
    };
    if post.account.is_empty() {
        post.account = ACCOUNT.into();
    }
    if let Some(target) = &mut post.reply_to {
        target.id = target.id.as_deref().map(numbered);
    }
    detect_retweet(&mut post);
    post.kind = Kind::of(&post);
    post
}

/// Whether a rule finds something in a history; `None` if the rule is not about
/// accounts.
pub(super) fn is_found(
    rule: &Rule,
    (posts, hashtags): (&[Post<'static>], Option<&Hashtags>),
    bio: Option<&str>,
    rulebook: &Rulebook,
) -> Option<bool> {
    let limit: &Limit = match &*rule.check {
        Check::Limit(limit) => limit,
        Check::Bio(of) if bio.is_some_and(|bio| promises(bio, of, rulebook)) => &of.limit,
        Check::Bio(_) => return Some(false),
        _ => return None,
    };
    let lint = Lint {
        rulebook,
        selected: vec![true; rulebook.rules.len()],
        account: None,
        now: later(NOW, SignedDuration::from_hours(24 * 366 * 10)),
    };
    let plan = Plan::new(rulebook, (None, None), &lint.selected);
    let plan = plan.with_hashtags(hashtags).with_bio(ACCOUNT, bio);
    let source = Source::new("example", "");
    let beside = lint.posts_of_part(&source, posts);
    let mut audit = Audit::default();
    lint.observed((&source, &beside), posts, |subject, set, findings| {
        audit.observe((subject, &source), (set, findings), &plan);
    });
    Some(!audit.beyond(limit, &plan).is_empty())
}
