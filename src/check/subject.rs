//! The post that is checked, with all facts about it that checks use.

use std::{cell::OnceCell, collections::BTreeMap, ops::Range};

use jiff::Timestamp;

use super::{
    Country, EventWords, PostsOfPart, SeverityShift, answered::Answered,
    sentences_and_quotes::Prose, window_traces::WindowFacts,
};
use crate::{
    language::TextLanguage,
    matcher::{ListId, Match, Matches},
    platform::Platform,
    post::Post,
    register::{directory::KnownAccounts, hashtags::Hashtags},
    tokens::{Token, Tokens},
    window::{Window, Windows},
};

/// The post that is checked, with all facts about it that checks use.
#[derive(Debug)]
pub struct Subject<'a, 's> {
    /// The post.
    pub post: &'a Post<'s>,
    /// The account of the post. If the post does not state it, this is the account that
    /// was named for the whole run.
    pub account: &'a str,
    /// The links, mentions, hashtags and other tokens in the text.
    pub tokens: &'a Tokens,
    /// The words of the rulebook that were found in the text of the post.
    pub matches: &'a Matches<'a>,
    /// The windows that are open at the time of the post, or in their cool-down.
    pub windows: &'a [&'a Window],
    /// Every window of all registers, whether it applies or not.
    pub register: &'a Windows,
    /// The words that are used for the events of all windows.
    pub events: &'a EventWords,
    /// The posts of the same file that were parsed together with this one; `None` if
    /// only this post is known.
    pub beside: Option<&'a PostsOfPart<'a, 's>>,
    /// The post that this one answers; `None` if nothing of it matters.
    pub(crate) answered: Option<Answered<'a>>,
    /// The accounts that the authority knows; `None` if the rulebook names no
    /// directory.
    pub known_accounts: Option<&'a KnownAccounts>,
    /// The register of hashtags; `None` if the rulebook names none.
    pub hashtags: Option<&'a Hashtags>,
    /// The time of the post or, if it has none, the current time.
    pub time: Timestamp,
    /// The current time.
    pub now: Timestamp,
    /// Whether the post will be published without anybody doing more: its file says
    /// so, or it is a draft whose time is still to come and whose file does not say
    /// otherwise.
    pub scheduled: bool,
    /// Whether the rulebook sets Danish as the language of its reports.
    pub is_among_danish: bool,
    /// The country of the rulebook, for accounts that state none; `None` if unknown.
    pub home: Option<&'static Country>,
    /// How the severity of what only an intent finds differs from that of the rule that is checked;
    /// `None` for what its check says.
    pub heard: Option<SeverityShift>,
    /// The settings of the account, such as its own domains and telephone
    /// numbers.
    pub settings: &'a Settings,
    language: OnceCell<TextLanguage>,
    /// The places of years in the text that are earlier than the year of the post.
    pub(super) past_years: OnceCell<Vec<Range<usize>>>,
    /// The sentences, words and quotations of the text.
    pub(super) prose: Prose<'a>,
    /// How the post refers to windows.
    pub(super) facts: WindowFacts<'a>,
}

/// The part of a post's text that is checked: normally the author's own words. While a
/// window is open or cooling down, text that an export appends, such as a quoted post,
/// is checked as well: passing on a rumour is as harmful as starting it.
pub fn judged_text<'a>(post: &'a Post<'_>, windows: &[&Window]) -> &'a str {
    if windows.is_empty() { post.own_text() } else { post.text.as_str() }
}

/// The settings of an account, from the rulebook, that checks use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The account's own domains and other public domains.
    pub domains: Vec<String>,
    /// The account's own telephone numbers, digits only.
    pub numbers: Vec<String>,
    /// The initials with which people end their replies, so that readers know who
    /// answers.
    pub initials: Vec<String>,
    /// Names that are rightly written in capitals, such as `DSB`.
    pub acronyms: Vec<String>,
    /// The country in which its readers live; `None` if the rulebook does not say it.
    pub country: Option<&'static Country>,
    /// The hours in which somebody answers, as the rulebook words them; `None` if the
    /// rulebook does not say.
    pub staffed: Option<String>,
    /// The greatest length of the account's posts, on platforms where that depends on
    /// the account.
    pub max_length: BTreeMap<Platform, usize>,
}

impl Settings {
    /// The greatest length of a post of the account on a platform.
    pub fn max_length(&self, platform: Platform) -> usize {
        self.max_length.get(&platform).copied().unwrap_or(platform.facts().max_length)
    }
}

impl<'a, 's> Subject<'a, 's> {
    /// A post to check, with its facts. `windows` are the windows that apply at the
    /// time of the post, `register` contains all windows, and `events` are the words
    /// for the events of all windows.
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
            answered: None,
            known_accounts: None,
            hashtags,
            time,
            now,
            scheduled,
            is_among_danish: false,
            home: None,
            heard: None,
            settings,
            language,
            past_years,
            prose,
            facts: WindowFacts::default(),
        }
    }

    /// The part of the decoded text that is checked, as in [`judged_text`].
    pub fn text(&self) -> &'a str {
        judged_text(self.post, self.windows)
    }

    /// The part of the text in a range, such as the range of a token or match.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        &self.text()[range]
    }

    /// The handle in a mention, without `@`.
    pub fn handle_in(&self, mention: &Token) -> &'a str {
        self.slice(mention.range()).trim_start_matches(['@', '＠'])
    }

    /// The language of the post. If nothing tells it, it is that of the rulebook.
    pub fn language(&self) -> TextLanguage {
        if self.matches.is_norwegian_or_swedish() {
            return TextLanguage::Other;
        }
        *self.language.get_or_init(|| {
            let own = TextLanguage::of(self.post.lang.as_deref(), self.text());
            if self.is_among_danish { own.among_danish(self.text()) } else { own }
        })
    }

    /// Whether a range of the text is within quotation marks.
    pub(super) fn is_quoted(&self, range: &Range<usize>) -> bool {
        self.prose.is_quoted(range)
    }

    /// Whether the text has a word of a list that counts in the language of the post.
    pub(crate) fn has_word_of(&self, list: ListId) -> bool {
        self.matches.of(&[list]).any(|found| self.matches_language(found))
    }

    /// Whether a match counts in the language of the post: its entry is for that
    /// language or for any language.
    pub(super) fn matches_language(&self, found: &Match) -> bool {
        found.language.is_none_or(|language| self.language().is(language))
    }
}
