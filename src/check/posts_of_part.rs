//! The posts of a file that were parsed together, for checks that look for another
//! post by its account, language and time.

use std::{ops::RangeInclusive, sync::OnceLock};

use jiff::Timestamp;

use crate::{
    language::{Language, TextLanguage},
    platform::{handle_key, same_handle},
    post::Post,
};

/// The posts of a file that were parsed together.
#[derive(Debug)]
pub struct PostsOfPart<'a, 's> {
    posts: &'a [Post<'s>],
    /// The account of posts that do not state their account; empty if it is unknown.
    account: &'a str,
    /// Whether the file has further posts before these, in earlier parts.
    has_others_before: bool,
    /// For each post with a time and each language that the post is in: the account in
    /// lower case, the language and the time, sorted. Made when a check first asks for
    /// it.
    times: OnceLock<Vec<(String, Language, Timestamp)>>,
    /// The indices in `posts` of the posts whose ids the file states, in the order of these
    /// ids. Made when a check first asks for it.
    by_id: OnceLock<Vec<usize>>,
    /// The ids of posts that are replied to or quoted, sorted, each with the index in
    /// `posts` of the post that replies to it or quotes it. Made when a check first
    /// asks for it.
    referring: OnceLock<Vec<(String, usize)>>,
}

impl<'a, 's> PostsOfPart<'a, 's> {
    /// Creates the value from posts. `account` is the account of posts that do not
    /// state theirs; empty if it is unknown.
    pub fn new(posts: &'a [Post<'s>], account: &'a str) -> Self {
        let (times, by_id, referring) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { posts, account, has_others_before: false, times, by_id, referring }
    }

    /// The same posts. `has_others_before` says whether the file has other posts before
    /// them.
    #[must_use]
    pub fn after_others(self, has_others_before: bool) -> Self {
        Self { has_others_before, ..self }
    }

    /// Whether the file has no other posts in a range of time, provided that its posts
    /// are in order of time. The result is true if one of these posts is at the end of
    /// the range or later and, if the file has posts before these, one is at the start
    /// of the range or earlier.
    pub(super) fn cover(&self, within: &RangeInclusive<Timestamp>) -> bool {
        let any = |test: &dyn Fn(Timestamp) -> bool| {
            self.posts.iter().filter_map(|post| post.time).any(test)
        };
        any(&|at| within.end() <= &at)
            && (!self.has_others_before || any(&|at| at <= *within.start()))
    }

    /// Whether one of the posts is by an account, in a language, and in a range of
    /// time.
    pub(super) fn has_one(
        &self,
        account: &str,
        language: Language,
        within: &RangeInclusive<Timestamp>,
    ) -> bool {
        let account = handle_key(account).into_owned();
        let first = (account, language, *within.start());
        let times = self.times.get_or_init(|| self.times());
        let next = times.get(times.partition_point(|time| *time < first));
        next.is_some_and(|(account, language, at)| {
            (account, language) == (&first.0, &first.1) && at <= within.end()
        })
    }

    /// The text of the post with this id, as its author wrote it; `None` if it is not
    /// among these posts.
    pub(super) fn text_of(&self, id: &str) -> Option<&'a str> {
        let posts: &'a [Post<'s>] = self.posts;
        let by_id = self.by_id.get_or_init(|| {
            let mut by_id: Vec<usize> =
                (0..posts.len()).filter(|index| posts[*index].has_own_id).collect();
            by_id.sort_by(|one, other| posts[*one].id.cmp(&posts[*other].id));
            by_id
        });
        let first = by_id.partition_point(|index| *posts[*index].id < *id);
        let post = &posts[*by_id.get(first)?];
        (post.id == id).then(|| post.own_text())
    }

    /// The posts of an account that reply to or quote the post with this id.
    pub(super) fn posts_about<'p>(
        &'p self,
        id: &'p str,
        account: &'p str,
    ) -> impl Iterator<Item = &'p Post<'s>> {
        let referring = self.referring.get_or_init(|| self.referring());
        let first = referring.partition_point(|(to, _)| to.as_str() < id);
        let about = referring[first..].iter().take_while(move |(to, _)| to == id);
        let is_own = move |post: &&Post<'s>| {
            let author = if post.account.is_empty() { self.account } else { &post.account };
            same_handle(author, account)
        };
        about.map(|(_, index)| &self.posts[*index]).filter(is_own)
    }

    fn referring(&self) -> Vec<(String, usize)> {
        let references = self.posts.iter().enumerate().flat_map(|(index, post)| {
            let references = [&post.reply_to, &post.quote_of].into_iter().flatten();
            references.filter_map(move |to| Some((to.id.as_deref()?.to_owned(), index)))
        });
        let mut referring: Vec<_> = references.collect();
        referring.sort_unstable();
        referring
    }

    fn times(&self) -> Vec<(String, Language, Timestamp)> {
        let with_time = self.posts.iter().filter_map(|post| Some((post, post.time?)));
        let mut times: Vec<_> = with_time
            .flat_map(|(post, time)| {
                let account = if post.account.is_empty() { self.account } else { &post.account };
                let account = handle_key(account).into_owned();
                let own = TextLanguage::of(post.lang.as_deref(), post.text.as_str());
                let languages = Language::ALL.into_iter().map(|(_, language)| language);
                let spoken = languages.filter(move |language| own.is(*language));
                spoken.map(move |language| (account.clone(), language, time))
            })
            .collect();
        times.sort_unstable();
        times
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source::Span, text::Text};

    #[test]
    fn posts_cover_the_time_between_them() {
        let at = |minute: i64| Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_mins(minute);
        let post = |minute| {
            let text = Text::verbatim("Vi er her", 0);
            Post { time: Some(at(minute)), ..Post::new("1", text, Span::new(0, 9)) }
        };
        let posts = [post(60), post(120)];
        let covers = |has_others_before, from, to| {
            PostsOfPart::new(&posts, "us")
                .after_others(has_others_before)
                .cover(&(at(from)..=at(to)))
        };
        assert!(covers(false, 0, 120) && covers(true, 60, 120));
        assert!(!covers(false, 60, 121) && !covers(true, 59, 120));
    }
}
