//! The comments above the table of a file of counts, which say what was counted.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    AccountSet, Days, HashtagCounts, account_key::AccountKey, account_set::EXACT, together,
};
use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

/// The beginning of the first line of a file of counts; the version follows.
const MAGIC: &str = "# tweetlint hashtags ";

/// The version of the format.
const VERSION: &str = "1";

/// What the comments of a file of counts say.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileComments {
    /// The days from the first to the last post.
    pub(crate) days: Days,
    /// The number of posts.
    pub(crate) posts: u64,
    /// The number of posts by accounts that are not known.
    pub(crate) anonymous: u64,
    /// The number of accounts.
    pub(crate) accounts: u64,
    /// Whether the number of accounts is estimated.
    pub(crate) is_estimate: bool,
    /// The hashes of the accounts; `None` if the file does not contain them.
    pub(crate) set: Option<AccountSet>,
    /// The mark of the key that accounts are hashed with (see [`AccountKey::mark`]); `None`
    /// for the key that everybody knows.
    pub(crate) key: Option<String>,
    pub(super) left_out: u64,
    pub(super) platforms: BTreeMap<String, u64>,
    pub(super) about: BTreeSet<String>,
}

/// Whether the beginning of a file shows that it is a file of counts.
pub(crate) fn is_count(head: &str) -> bool {
    line(head).0.starts_with(MAGIC)
}

/// The first line of a text, without the quotation marks and separators that a
/// spreadsheet may have added to it, and the number of bytes that it takes in the text.
fn line(text: &str) -> (&str, usize) {
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    let line = text[..end].trim_start_matches('\u{feff}').trim();
    let line = line.trim_end_matches([',', ';', '\t']).trim();
    let inside = line.strip_prefix('"').and_then(|line| line.strip_suffix('"'));
    (inside.unwrap_or(line), end)
}

impl FileComments {
    /// Reads the comments above a table, and the byte at which the table begins. The
    /// comments are `None` if `tweetlint hashtags` did not write the file.
    pub(crate) fn read(source: &Source) -> Result<(Option<Self>, usize), Vec<Problem>> {
        let text = source.text();
        if !is_count(text) {
            return Ok((None, 0));
        }
        let (mut header, mut problems, mut start) = (Self::default(), Vec::new(), 0);
        while let (comment, len) = line(&text[start..])
            && let Some(written) = comment.strip_prefix('#')
        {
            let written = written.trim_start();
            let (name, value) = written.split_once(": ").unwrap_or((written, ""));
            let is_right = match comment.strip_prefix(MAGIC) {
                Some(version) => version == VERSION,
                None => header.take(name, value.trim()).is_some(),
            };
            if !is_right {
                let message = Message::new("hashtags-wrong-comment").with("text", written);
                let help = Message::new("hashtags-wrong-comment-help");
                let span = Span::new(start, start + text[start..start + len].trim_end().len());
                problems.push(Problem::at(source, span, message).help(help));
            }
            start += len;
        }
        if problems.is_empty() { Ok((Some(header), start)) } else { Err(problems) }
    }

    /// Stores the value of the comment `name`; `None` if the value is invalid. Comments
    /// with other names are for people, and skipped.
    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "days" => {
                let (first, last) = value.split_once(" to ")?;
                let days = (first.parse().ok()?, last.parse().ok()?);
                self.days = Days(Some(days).filter(|(first, last)| first <= last));
                self.days.0?;
            }
            "posts" => self.posts = value.parse().ok()?,
            "accounts" => {
                let about = value.strip_prefix("about ");
                self.is_estimate = about.is_some();
                self.accounts = about.unwrap_or(value).parse().ok()?;
            }
            "posts without an account" => self.anonymous = value.parse().ok()?,
            "uses of tags that are not counted" => self.left_out = value.parse().ok()?,
            "platforms" => {
                let named = together::counted(value)?.into_iter();
                self.platforms = named.map(|(name, posts)| (name.to_owned(), posts)).collect();
            }
            "about" => _ = self.about.insert(value.to_owned()),
            "key" => self.key = Some(value.to_owned()).filter(|mark| mark != "none"),
            "set" => self.set = Some(AccountSet::parse(value)?),
            _ => (),
        }
        Some(())
    }
}

/// The comments above the table of a count. With `sets`, they contain the hashes of the
/// accounts.
pub(super) fn text(counts: &HashtagCounts, sets: bool) -> String {
    let mut lines = vec![format!("{MAGIC}{VERSION}\n")];
    let mut line = |name: &str, value: String| lines.push(format!("# {name}: {value}\n"));
    for about in &counts.about {
        line("about", about.clone());
    }
    if let Days(Some((first, last))) = counts.days {
        line("days", format!("{first} to {last}"));
    }
    line("posts", counts.posts.to_string());
    let about = if counts.accounts.is_exact() { "" } else { "about " };
    line("accounts", format!("{about}{}", counts.accounts.count()));
    let optional = [
        ("posts without an account", counts.anonymous),
        ("uses of tags that are not counted", counts.left_out),
    ];
    for (name, number) in optional.into_iter().filter(|(_, number)| 0 < *number) {
        line(name, number.to_string());
    }
    let platforms = counts.platforms.iter().map(|(name, posts)| format!("{name}:{posts}"));
    line("platforms", platforms.collect::<Vec<_>>().join(" "));
    let (whole, tenth) = (AccountSet::error_per_mille() / 10, AccountSet::error_per_mille() % 10);
    line(
        "exact",
        format!("up to {EXACT} accounts; above that, the standard error is {whole}.{tenth}%"),
    );
    if sets {
        line("key", counts.key.clone().unwrap_or_else(|| "none".to_owned()));
        line("set", counts.accounts.text());
    }
    lines.concat()
}

impl FileComments {
    /// The number of accounts without `account`, and whether the file is known to count
    /// `account`. If the file counts more than [`EXACT`] accounts, that is not known,
    /// and `account` is not subtracted.
    pub(crate) fn accounts_but(&self, account: u64) -> (u64, bool) {
        let known = self.set.as_ref().and_then(AccountSet::hashes);
        let is_known = known.is_some_and(|known| known.binary_search(&account).is_ok());
        (self.accounts.saturating_sub(u64::from(is_known)), is_known)
    }

    /// Whether the accounts in the file are hashed with this key.
    pub(crate) fn has_key(&self, key: &AccountKey) -> bool {
        self.key.as_deref() == key.mark()
    }
}
