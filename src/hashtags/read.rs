//! Reads a file of counts, to add it to others.

use std::ops::ControlFlow;

use super::{
    AccountSet, Days, HashtagCounts, TagCounts,
    file_comments::FileComments,
    folded_tag,
    table::{Columns, HashtagRow, HashtagTable, is_hashtag},
    tag_counts::Campaign,
    together::{Together, counted},
};
use crate::{
    message::Message,
    source::{Problem, Source},
};

/// The columns of a file of counts. A table that somebody else made need only have the
/// first two.
pub(crate) const COLUMNS: Columns<11> = Columns {
    names: [
        "tag",
        "accounts",
        "posts",
        "last_seen",
        "first_seen",
        "spelling",
        "owner",
        "ends",
        "with",
        "spellings",
        "set",
    ],
    others: [&[]; 11],
    required: 2,
    shown: "tag,accounts,posts,last_seen",
};

/// The index of each of [`COLUMNS`].
pub(crate) const TAG: usize = 0;
pub(crate) const ACCOUNTS: usize = 1;
pub(crate) const POSTS: usize = 2;
pub(crate) const LAST_SEEN: usize = 3;
const FIRST_SEEN: usize = 4;
pub(crate) const SPELLING: usize = 5;
pub(crate) const OWNER: usize = 6;
pub(crate) const ENDS: usize = 7;
pub(crate) const WITH: usize = 8;
const SPELLINGS: usize = 9;
pub(crate) const SET: usize = 10;

/// Reads a file of counts with everything in it.
///
/// # Errors
/// Everything that is wrong with the file. A file without the hashes of accounts cannot
/// be added to another one.
pub fn read(source: &Source) -> Result<HashtagCounts, Vec<Problem>> {
    let (Some(header), start) = FileComments::read(source)? else {
        return Err(vec![not_mergeable(source, "hashtags-not-counted")]);
    };
    let table = HashtagTable::read(source, start, &COLUMNS)?;
    let Some(accounts) = header.set.clone().filter(|_| table.has(SET)) else {
        return Err(vec![not_mergeable(source, "hashtags-only-counts")]);
    };
    let mut counts = HashtagCounts {
        posts: header.posts,
        anonymous: header.anonymous,
        left_out: header.left_out,
        days: header.days,
        accounts,
        platforms: header.platforms,
        about: header.about,
        key: header.key,
        ..HashtagCounts::default()
    };
    let mut problems = Vec::new();
    for record in table.records() {
        match record.and_then(|record| row(&record)) {
            Ok((tag, counted)) => {
                if counts.insert(tag, counted) == ControlFlow::Break(()) {
                    return Err(vec![not_mergeable(source, "hashtags-too-many")]);
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() && !counts.fits_together(header.accounts) {
        return Err(vec![not_mergeable(source, "hashtags-changed-comments")]);
    }
    if problems.is_empty() { Ok(counts) } else { Err(problems) }
}

impl HashtagCounts {
    /// Whether what the comments say fits the table, and each other. `accounts` is the number of
    /// accounts that the comments state.
    fn fits_together(&self, accounts: u64) -> bool {
        let authors = self.accounts.count();
        let of_platforms =
            self.platforms.values().try_fold(0_u64, |sum, one| sum.checked_add(*one));
        let (first, last) = self.days.0.unzip();
        let fits = |tag: &TagCounts| {
            let are_in_days = tag.days.0.is_none_or(|(from, until)| {
                first.is_some_and(|first| first <= from) && last.is_some_and(|last| until <= last)
            });
            tag.posts <= self.posts && are_in_days && tag.accounts.is_part_of(&self.accounts)
        };
        accounts == authors
            && of_platforms == Some(self.posts)
            && (authors.saturating_add(self.anonymous) <= self.posts || !self.accounts.is_exact())
            && self.tags.values().all(fits)
    }
}

fn not_mergeable(source: &Source, id: &'static str) -> Problem {
    let help = match id {
        "hashtags-not-counted" => "hashtags-not-counted-help",
        "hashtags-only-counts" => "hashtags-only-counts-help",
        "hashtags-changed-comments" => "hashtags-changed-comments-help",
        _ => "hashtags-too-many-help",
    };
    let most = super::MOST_SPELLINGS;
    let message = Message::new(id).with("most", most);
    Problem::in_file(source.path().clone(), message).help(Message::new(help))
}

type Fields<'r, 't, 's> = &'r HashtagRow<'t, 's, 11>;

/// The tag and the count of a row. A row whose figures contradict each other is a
/// problem: it was changed by hand, and would make a merged file wrong.
fn row(record: Fields<'_, '_, '_>) -> Result<(Box<str>, TagCounts), Problem> {
    let tag = record.tag(TAG)?;
    if folded_tag(&tag) != tag || !is_hashtag(&tag) {
        return Err(changed(record, TAG));
    }
    let mut counted = TagCounts {
        posts: record.number(POSTS)?,
        days: days(record)?,
        accounts: accounts(record)?,
        spellings: Vec::new(),
        together: Together::parse(&record.text(WITH).0, is_hashtag)
            .ok_or_else(|| changed(record, WITH))?,
        campaign: campaign(record)?.map(Box::new),
    };
    for (spelling, posts) in spellings(record, counted.posts)? {
        if folded_tag(&spelling) != tag {
            return Err(changed(record, SPELLING));
        }
        counted.add_spelling(&spelling, posts);
    }
    counted.settle();
    Ok((tag.into(), counted))
}

fn days(record: Fields<'_, '_, '_>) -> Result<Days, Problem> {
    match (record.day(FIRST_SEEN)?, record.day(LAST_SEEN)?) {
        (Some(first), Some(last)) if first <= last => Ok(Days(Some((first, last)))),
        (None, None) => Ok(Days(None)),
        _ => Err(changed(record, LAST_SEEN)),
    }
}

fn accounts(record: Fields<'_, '_, '_>) -> Result<AccountSet, Problem> {
    let text = record.text(SET).0;
    let (number, posts): (u64, u64) = (record.number(ACCOUNTS)?, record.number(POSTS)?);
    let empty = || (text.is_empty() && posts == 0).then(AccountSet::default);
    let accounts = AccountSet::parse(&text).or_else(empty);
    let right = accounts.filter(|accounts| accounts.count() == number);
    right.ok_or_else(|| changed(record, SET))
}

fn campaign(record: Fields<'_, '_, '_>) -> Result<Option<Campaign>, Problem> {
    let (owner, ends) = (record.words(OWNER)?, record.day(ENDS)?);
    match ends {
        Some(ends) => Ok(Some(Campaign { ends, owner, spelling: record.words(SPELLING)? })),
        None if owner.is_empty() => Ok(None),
        None => Err(changed(record, ENDS)),
    }
}

/// The spellings of a tag, each with its number of posts.
fn spellings(record: Fields<'_, '_, '_>, posts: u64) -> Result<Vec<(String, u64)>, Problem> {
    let only = record.text(SPELLING).0;
    if posts == 0 {
        return Ok(Vec::new());
    }
    let (text, _) = record.text(SPELLINGS);
    if text.is_empty() {
        return Ok(vec![(only, posts)]);
    }
    let spellings = counted(&text).ok_or_else(|| changed(record, SPELLINGS))?;
    let sum = spellings.iter().try_fold(0_u64, |sum, (_, posts)| sum.checked_add(*posts));
    if sum != Some(posts) {
        return Err(changed(record, SPELLINGS));
    }
    Ok(spellings.into_iter().map(|(spelling, posts)| (spelling.to_owned(), posts)).collect())
}

/// The problem that a field is not as the program wrote it.
fn changed(record: Fields<'_, '_, '_>, column: usize) -> Problem {
    let message = Message::new("hashtags-changed").with("column", record.name(column));
    record.wrong(record.text(column).1, message).help(Message::new("hashtags-changed-help"))
}
