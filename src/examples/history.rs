//! Examples of rules about accounts: small histories of one account.
//!
//! `posts` lists posts in the order of time. An entry is a draft that may come several
//! times (`times: 20`), at a distance (`every: 1`, in days); `{n}` in its text, in its id
//! and in that of the post that it answers is the number of the time. It is of the example's
//! account unless it names another. `hashtags` beside it is a register of hashtags.

use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp};

use super::NOW;
use crate::{
    audit::{Audit, Plan},
    check::{Check, Limit},
    input::{ReadOptions, detect_retweet, drafts},
    lint::Lint,
    message::Message,
    post::{Kind, Post},
    register::hashtags::Hashtags,
    rulebook::{Rule, Rulebook},
    source::{Source, Span},
    text::Text,
    time::{default_timezone, later},
    yaml::{self, Node, Reader, list_of},
};

/// The account of the posts.
const ACCOUNT: &str = "example";

/// The most posts of an example.
const MOST_POSTS: usize = 1_000;

/// Reads the posts of a history.
pub(super) fn posts(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<Post<'static>>> {
    let entries = list_of(entry)(node, reader)?;
    let mut posts = Vec::new();
    let mut time = NOW;
    for Entry { post, text, times, every } in entries {
        for number in 1..=times.min(MOST_POSTS) {
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

/// A post that comes several times.
struct Entry {
    post: Post<'static>,
    text: String,
    times: usize,
    every: SignedDuration,
}

fn entry(node: &Node, reader: &mut Reader<'_>) -> Option<Entry> {
    let mut fields = reader.fields(node)?;
    let mut post = Post::new("1", Text::verbatim("", 0), Span::new(0, 0));
    drafts::read_fields(&mut post, &mut fields, &ReadOptions::new(default_timezone()));
    let text = fields.required("text", yaml::string);
    let times = fields.optional("times", yaml::number);
    let days = fields.optional("every", |node, reader| yaml::number::<u16>(node, reader));
    fields.finish();
    let every = SignedDuration::from_hours(24 * i64::from(days.unwrap_or(1)));
    Some(Entry { post, text: text?, times: times.unwrap_or(1), every })
}

/// A post of the history at a time.
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

/// Whether a rule finds something in a history; `None` if it is not about accounts.
pub(super) fn is_found(
    rule: &Rule,
    (posts, hashtags): (&[Post<'static>], Option<&Hashtags>),
    rulebook: &Rulebook,
) -> Option<bool> {
    let Check::Limit(limit) = &*rule.check else { return None };
    let limit: &Limit = limit;
    let lint = Lint {
        rulebook,
        selected: vec![true; rulebook.rules.len()],
        account: None,
        now: later(NOW, SignedDuration::from_hours(24 * 366 * 10)),
    };
    let plan = Plan::new(rulebook, (None, None), &lint.selected).with_hashtags(hashtags);
    let source = Source::new("example", "");
    let beside = lint.beside(&source, posts);
    let mut audit = Audit::default();
    lint.observed((&source, &beside), posts, |subject, set, findings| {
        audit.observe((subject, &source), (set, findings), &plan);
    });
    Some(!audit.beyond(limit, &plan).is_empty())
}
