//! The post that is checked, with all facts that checks may use.

use std::{cell::OnceCell, ops::Range};

use jiff::Timestamp;

use super::{Beside, EventWords, prose::Prose, traces::WindowFacts};
use crate::{
    language::TextLanguage,
    matcher::{Match, Matches},
    post::Post,
    register::hashtags::Hashtags,
    tokens::Tokens,
    window::{Window, Windows},
};

/// Everything that a check may use.
#[derive(Debug)]
pub struct Subject<'a, 's> {
    /// The post.
    pub post: &'a Post<'s>,
    /// The account of the post, or the default if the post names none.
    pub account: &'a str,
    /// The links, mentions and hashtags of the post.
    pub tokens: &'a Tokens,
    /// The words and phrases found in its text.
    pub matches: &'a Matches<'a>,
    /// The windows that are open at the time of the post, or that ended so
    /// recently that they still hold posts back.
    pub windows: &'a [&'a Window],
    /// Every window of the register.
    pub register: &'a Windows,
    /// The words that the events of all windows have in common.
    pub events: &'a EventWords,
    /// The posts of the same file that were parsed together with this one.
    pub beside: Option<&'a Beside<'a, 's>>,
    /// The register of hashtags, if the rulebook names one.
    pub hashtags: Option<&'a Hashtags>,
    /// The time of the post or, if it has none, the current time.
    pub time: Timestamp,
    /// Whether the post will be published by itself: it says so, or it is a draft
    /// whose time is still to come and does not say otherwise.
    pub scheduled: bool,
    /// The settings of the account, such as its own domains and telephone
    /// numbers.
    pub settings: &'a Settings,
    language: OnceCell<TextLanguage>,
    /// The years that are earlier than that of the post.
    pub(super) past_years: OnceCell<Vec<Range<usize>>>,
    /// The sentences, words and quotations of the text.
    pub(super) prose: Prose<'a>,
    /// What the post says about windows.
    pub(super) facts: WindowFacts<'a>,
}

/// The part of a text that is checked: normally the author's own words. While a
/// window is open, text that an export appends, such as a quoted post, is checked
/// as well: passing on a rumour is as harmful as starting it.
pub fn judged_text<'a>(post: &'a Post<'_>, windows: &[&Window]) -> &'a str {
    if windows.is_empty() { post.own_text() } else { post.text.as_str() }
}

/// The settings of an account that checks use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The account's own domains and other public domains.
    pub domains: Vec<String>,
    /// The account's own telephone numbers, digits only.
    pub numbers: Vec<String>,
    /// The initials of people who sign replies.
    pub initials: Vec<String>,
    /// Names that are written in capitals.
    pub acronyms: Vec<String>,
    /// The hours in which somebody answers.
    pub staffed: Option<String>,
}

impl<'a, 's> Subject<'a, 's> {
    /// A post to check, with its facts. `windows` are those that apply at the
    /// time of the post; `register` are all windows. `events` are the words that the
    /// events of all have in common.
    pub fn new(
        post: &'a Post<'s>,
        (tokens, matches): (&'a Tokens, &'a Matches<'a>),
        (windows, register, events): (&'a [&'a Window], &'a Windows, &'a EventWords),
        (hashtags, settings): (Option<&'a Hashtags>, &'a Settings),
        now: Timestamp,
    ) -> Self {
        let time = post.time.unwrap_or(now);
        let (language, past_years) = (OnceCell::new(), OnceCell::new());
        let prose = Prose::new(judged_text(post, windows));
        let to_come = !post.published && post.time.is_some_and(|time| now <= time);
        let scheduled = post.scheduled.unwrap_or(to_come);
        Self {
            post,
            account: &post.account,
            tokens,
            matches,
            windows,
            register,
            events,
            beside: None,
            hashtags,
            time,
            scheduled,
            settings,
            language,
            past_years,
            prose,
            facts: WindowFacts::default(),
        }
    }

    /// The part of the decoded text that is checked.
    pub fn text(&self) -> &'a str {
        judged_text(self.post, self.windows)
    }

    /// The text of a token or match.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        &self.text()[range]
    }

    /// The language of the post.
    pub fn language(&self) -> TextLanguage {
        if self.matches.are_in_neighbours_text() {
            return TextLanguage::Other;
        }
        *self.language.get_or_init(|| TextLanguage::of(self.post.lang.as_deref(), self.text()))
    }

    /// Whether a range of the text is within quotation marks.
    pub(super) fn is_quoted(&self, range: &Range<usize>) -> bool {
        self.prose.is_quoted(range)
    }

    /// Whether a match is from a word list for the language of the post.
    pub(super) fn matches_language(&self, found: &Match) -> bool {
        found.language.is_none_or(|language| self.language().is(language))
    }
}
