//! What a check knows about a post.

use std::{cell::OnceCell, ops::Range};

use jiff::Timestamp;

use super::prose;
use crate::{
    language::TextLanguage,
    matcher::{Match, Matches},
    post::Post,
    register::hashtags::Hashtags,
    tokens::Tokens,
    window::Window,
};

/// Everything a check may look at.
#[derive(Debug)]
pub struct Subject<'a, 's> {
    /// The post.
    pub post: &'a Post<'s>,
    /// The account it is from, also where the post itself does not say.
    pub account: &'a str,
    /// Its links, mentions and tags.
    pub tokens: &'a Tokens,
    /// The words and phrases found in its text.
    pub matches: &'a Matches<'a>,
    /// The windows that are open at the time of the post, or closed so recently
    /// that they still hold posts back.
    pub windows: &'a [&'a Window],
    /// Every window of the register.
    pub register: &'a [Window],
    /// The posts of the same file that were parsed together with this one.
    pub beside: &'a [Post<'s>],
    /// The register of hashtags, where the rulebook names one.
    pub hashtags: Option<&'a Hashtags>,
    /// The instant that counts for the post: its own, or now.
    pub time: Timestamp,
    /// Domains of one's own, and telephone numbers, handles and names in
    /// capitals that the rulebook lists.
    pub settings: &'a Settings,
    language: OnceCell<TextLanguage>,
    quotations: OnceCell<Vec<Range<usize>>>,
}

/// The part of a text that is judged: what its author wrote. While a window is
/// open, what an export put after it counts as well, such as a post that is
/// quoted: to pass on a rumour is no better than to begin it.
pub fn judged_text<'a>(post: &'a Post<'_>, windows: &[&Window]) -> &'a str {
    if windows.is_empty() { post.own_text() } else { post.text.as_str() }
}

/// Facts about an account that checks ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Own and other public domains.
    pub domains: Vec<String>,
    /// Own telephone numbers, digits only.
    pub numbers: Vec<String>,
    /// Who signs replies.
    pub initials: Vec<String>,
    /// Capitals that are names.
    pub acronyms: Vec<String>,
    /// When somebody is at the desk.
    pub staffed: Option<String>,
}

impl<'a, 's> Subject<'a, 's> {
    /// A post to check, with all that is known about it. `windows` are those
    /// that matter at its time, and all.
    pub fn new(
        post: &'a Post<'s>,
        (tokens, matches): (&'a Tokens, &'a Matches<'a>),
        (windows, register): (&'a [&'a Window], &'a [Window]),
        (hashtags, settings): (Option<&'a Hashtags>, &'a Settings),
        now: Timestamp,
    ) -> Self {
        let time = post.time.unwrap_or(now);
        let (language, quotations) = (OnceCell::new(), OnceCell::new());
        let beside = std::slice::from_ref(post);
        Self {
            post,
            account: &post.account,
            tokens,
            matches,
            windows,
            register,
            beside,
            hashtags,
            time,
            settings,
            language,
            quotations,
        }
    }

    /// The part of the decoded text that is judged.
    pub fn text(&self) -> &'a str {
        judged_text(self.post, self.windows)
    }

    /// The text of a token or match.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        &self.text()[range]
    }

    /// What the post is written in.
    pub fn language(&self) -> TextLanguage {
        *self.language.get_or_init(|| TextLanguage::of(self.post.lang.as_deref(), self.text()))
    }

    /// Whether a range of the text is somebody else's words.
    pub(super) fn is_quoted(&self, range: &Range<usize>) -> bool {
        let quotations = self.quotations.get_or_init(|| prose::quotations(self.text()));
        prose::is_in_one(quotations, range)
    }

    /// Whether a match is from a word list for the language of the post.
    pub(super) fn matches_language(&self, found: &Match) -> bool {
        found.language.is_none_or(|language| self.language().is(language))
    }
}
