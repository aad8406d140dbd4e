//! The posts of a file that were parsed together, found by account, language and
//! time.

use std::{ops::RangeInclusive, sync::OnceLock};

use jiff::Timestamp;

use crate::{
    language::{Language, TextLanguage},
    post::Post,
};

/// The posts of a file that were parsed together.
#[derive(Debug)]
pub struct Beside<'a, 's> {
    posts: &'a [Post<'s>],
    /// The account of posts that do not name one.
    account: &'a str,
    /// The times of the posts, made when a check first asks for them: the account in
    /// lower case, a language that the post is in, and the time, sorted.
    times: OnceLock<Vec<(String, Language, Timestamp)>>,
}

impl<'a, 's> Beside<'a, 's> {
    /// These posts. Those that do not name an account are from `account`.
    pub fn new(posts: &'a [Post<'s>], account: &'a str) -> Self {
        Self { posts, account, times: OnceLock::new() }
    }

    /// Whether one of the posts has this time or a later one.
    pub(super) fn last_until(&self, time: Timestamp) -> bool {
        self.posts.iter().any(|post| post.time.is_some_and(|at| time <= at))
    }

    /// Whether one of the posts is by an account, in a language, and within a time.
    pub(super) fn has_one(
        &self,
        account: &str,
        language: Language,
        within: &RangeInclusive<Timestamp>,
    ) -> bool {
        let account = account.to_ascii_lowercase();
        let first = (account, language, *within.start());
        let times = self.times.get_or_init(|| self.times());
        let next = times.get(times.partition_point(|time| *time < first));
        next.is_some_and(|(account, language, at)| {
            (account, language) == (&first.0, &first.1) && at <= within.end()
        })
    }

    fn times(&self) -> Vec<(String, Language, Timestamp)> {
        let with_time = self.posts.iter().filter_map(|post| Some((post, post.time?)));
        let mut times: Vec<_> = with_time
            .flat_map(|(post, time)| {
                let account = if post.account.is_empty() { self.account } else { &post.account };
                let account = account.to_ascii_lowercase();
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
