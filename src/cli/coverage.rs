//! Whether a rulebook applies to the posts of a run: whether any rule looks at them,
//! and whether the rulebook lists their accounts.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    lint::Lint,
    message::{Message, closest},
    post::Post,
    rulebook::Rulebook,
    source::{Problem, Source},
};

/// The most unlisted accounts that get a note each. The others are only counted.
const MOST_NAMED: usize = 10;

/// How many posts there are, how many of them no rule applies to, and the accounts
/// that the rulebook does not list.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    posts: usize,
    /// The number of posts that no rule applies to, whatever they say: all rules are
    /// off for their account or profile, or are not selected for this run.
    without_rules: usize,
    /// The accounts that the rulebook does not list, although there are drafts by
    /// them that name no profile. Each has the path of the first file with such a
    /// draft.
    unlisted: BTreeMap<String, Arc<str>>,
}

impl Coverage {
    /// Looks up the rules and accounts of some posts of a source.
    pub(super) fn of(lint: &Lint<'_>, source: &Source, posts: &[Post<'_>]) -> Self {
        let mut coverage = Self { posts: posts.len(), ..Self::default() };
        // Successive posts are mostly by the same account, so the rules are looked
        // up once for all of them.
        let together = |one: &Post<'_>, other: &Post<'_>| {
            (lint.account_of(one), &one.profile) == (lint.account_of(other), &other.profile)
        };
        for posts in posts.chunk_by(together) {
            let (account, profile) = (lint.account_of(&posts[0]), posts[0].profile.as_deref());
            let rules = lint.rulebook.rules_for(account, profile);
            if !rules.has_any(&lint.selected) {
                coverage.without_rules += posts.len();
            }
            let is_draft = posts.iter().any(|post| !post.published);
            if is_draft && profile.is_none() && is_unlisted(account, lint.rulebook) {
                coverage.unlisted.insert(account.to_owned(), source.path().clone());
            }
        }
        coverage
    }

    /// The number of posts, and how many of them no rule applies to.
    pub(super) const fn counts(&self) -> (usize, usize) {
        (self.posts, self.without_rules)
    }

    /// The coverage of posts of which only these numbers are known.
    pub(super) fn of_counts((posts, without_rules): (usize, usize)) -> Self {
        Self { posts, without_rules, ..Self::default() }
    }

    /// Adds the coverage of posts that come later in the input.
    pub(super) fn add(&mut self, later: Self) {
        self.posts += later.posts;
        self.without_rules += later.without_rules;
        for (account, path) in later.unlisted {
            self.unlisted.entry(account).or_insert(path);
        }
    }

    /// The problem that nothing was checked, because no rule applies to any post;
    /// `None` if there are no posts, or if rules apply to some of them.
    pub(super) fn problem(&self, lint: &Lint<'_>) -> Option<Problem> {
        if self.posts == 0 || self.without_rules < self.posts {
            return None;
        }
        let at = lint.rulebook.path.as_deref().unwrap_or("check");
        let problem = Problem::in_file(at, Message::new("check-no-rule-for-posts"));
        let rules = lint.rulebook.rules.iter().zip(&lint.selected);
        let mut selected = rules.filter(|(_, is_selected)| **is_selected);
        let help = if selected.all(|(rule, _)| rule.check.is_about_accounts()) {
            Message::new("check-only-account-rules-help")
        } else {
            Message::new("check-no-rule-for-posts-help")
        };
        Some(problem.help(help))
    }

    /// Notes on accounts that the rulebook does not list. Their posts are checked
    /// with the profile of the rulebook, which is the wrong one if a handle is
    /// mistyped.
    pub(super) fn notes(&self, rulebook: &Rulebook) -> Vec<Problem> {
        let named = self.unlisted.iter().take(MOST_NAMED);
        let mut notes: Vec<Problem> =
            named.map(|(account, path)| unlisted(account, path, rulebook)).collect();
        if let Some(more) = self.unlisted.len().checked_sub(MOST_NAMED).filter(|more| 0 < *more) {
            let path = rulebook.path.as_deref().unwrap_or_default();
            let message = Message::new("note-more-unlisted-accounts").with("count", more);
            notes.push(Problem::in_file(path, message));
        }
        notes
    }
}

/// Whether a rulebook lists accounts, but not this one. `false` if the account is
/// unknown, that is, empty.
fn is_unlisted(account: &str, rulebook: &Rulebook) -> bool {
    let accounts = &rulebook.accounts;
    !account.is_empty() && !accounts.all().is_empty() && accounts.get(account).is_none()
}

fn unlisted(account: &str, path: &Arc<str>, rulebook: &Rulebook) -> Problem {
    let message = Message::new("note-unlisted-account").with("handle", account);
    let listed = rulebook.accounts.all().iter().map(|account| account.handle.as_str());
    let help = match closest(account, listed) {
        Some(near) => Message::new("did-you-mean").with("name", near),
        None => Message::new("note-unlisted-account-help")
            .with("profile", rulebook.common.profile.as_str()),
    };
    Problem::in_file(path.clone(), message).help(help)
}
