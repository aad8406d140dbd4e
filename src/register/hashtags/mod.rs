//! The register of hashtags: how many accounts use each hashtag.
//!
//! A file that `tweetlint hashtags` wrote states in its comments how many accounts and
//! which days were counted. A table from elsewhere does not. The *author* is the
//! account whose post is checked.

mod similar;
#[cfg(test)]
mod tests;

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use crate::{
    hashtags::{
        AccountKey, AccountSet, Days, FileComments, folded_tag,
        read::{ACCOUNTS, COLUMNS, ENDS, LAST_SEEN, OWNER, POSTS, SET, SPELLING, TAG, WITH},
        table::{HashtagRow, HashtagTable},
        together::counted,
    },
    message::Message,
    source::{Problem, Source},
    time::{earlier, later},
};
use similar::Similar;

/// If more accounts than this use a hashtag, the register does not keep which they are:
/// whoever the author is, enough others use the hashtag.
const REMEMBERED: usize = 32;

/// The hashtags in use, counted in a set of posts.
#[derive(Debug, Default)]
pub struct Hashtags {
    /// The uses of each hashtag, by the folded form that all its spellings share.
    uses: HashMap<String, Use>,
    /// What the comments above the table say; `None` if there are none.
    header: Option<FileComments>,
    /// The days that the register is about, as far as they are known.
    days: Days,
    /// The key that the accounts in it are hashed with; `None` if it is unknown.
    key: Option<AccountKey>,
    /// How many accounts use a hashtag, summed over all of them, if the register does not say
    /// how many accounts it is about. It is not about more of them.
    summed: Option<u64>,
    /// The time zone in which the last day of a campaign ends.
    timezone: Option<TimeZone>,
    /// Whether an account could not be recognised in this run, because the accounts in the
    /// register are hashed with another key.
    is_unrecognized: AtomicBool,
    path: Arc<str>,
    similar: OnceLock<Similar>,
    /// The number of hashtags of this run whose users the register did not show, for each
    /// reason in [`Unknown`].
    unknown: [AtomicUsize; 2],
}

/// How a hashtag is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// The number of accounts that use it.
    pub accounts: u32,
    /// When it was last used; `None` if the register does not contain the date.
    pub last_seen: Option<Timestamp>,
    /// The commonest spelling; empty if the register does not contain it.
    pub spelling: Box<str>,
    /// The last day of the campaign that it belongs to; `None` if it belongs to none.
    pub ends: Option<Date>,
    /// The hashtags that are used together with it, the most frequent first.
    pub together: Box<[Box<str>]>,
    /// The hashes of the accounts that use it, sorted; `None` if there are many, or if
    /// the register does not contain them.
    pub authors: Option<Box<[u64]>>,
}

/// Why a register does not show who uses a hashtag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The register is about too few accounts.
    Small,
    /// The register is about other days than the post.
    OtherDays,
}

/// The accounts and days that a register is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Population {
    /// The number of accounts, without the account whose post is checked.
    pub accounts: u64,
    /// Whether the number is estimated.
    pub is_estimate: bool,
    /// Whether the account whose post is checked is one of the accounts that the
    /// register counted.
    pub has_author: bool,
    /// The first and the last day.
    pub days: (Date, Date),
}

impl Hashtags {
    /// Adds a hashtag. `tag` is written without `#`. If the register already has
    /// another spelling of the hashtag, the two numbers of accounts are summed. The sum
    /// may be too high, because an account may use both spellings, but is never too low.
    pub fn insert(&mut self, tag: &str, used: Use) {
        match self.uses.entry(folded_tag(tag).into_owned()) {
            Entry::Vacant(entry) => _ = entry.insert(used),
            Entry::Occupied(mut entry) => {
                let own = entry.get_mut();
                own.accounts = own.accounts.saturating_add(used.accounts);
                own.last_seen = own.last_seen.max(used.last_seen);
                own.ends = own.ends.max(used.ends);
                own.authors = None;
            }
        }
    }

    /// How a hashtag is used; `None` if the register does not contain it. `tag` is
    /// written without `#`, in any spelling.
    pub fn get(&self, tag: &str) -> Option<&Use> {
        self.uses.get(&*folded_tag(tag))
    }

    /// Gives the register the key of the run, by which it can recognise accounts. If
    /// the accounts in the register are hashed with another key, the given key is
    /// dropped, because it would recognise nobody.
    pub fn set_key(&mut self, key: AccountKey) {
        self.key = self.header.as_ref().is_some_and(|header| header.has_key(&key)).then_some(key);
    }

    /// Sets the time zone in which the last day of a campaign ends; UTC if it is not set.
    pub fn set_timezone(&mut self, timezone: TimeZone) {
        self.timezone = Some(timezone);
    }

    /// Whether a hashtag is that of a campaign that is not over at this time. `tag` is written
    /// without `#`, in any spelling.
    pub fn is_campaign(&self, tag: &str, time: Timestamp) -> bool {
        let timezone = || self.timezone.clone().unwrap_or(TimeZone::UTC);
        let ends = self.get(tag).and_then(|used| used.ends);
        ends.is_some_and(|ends| time.to_zoned(timezone()).date() <= ends)
    }

    /// Whether the register says when hashtags were used.
    pub fn has_days(&self) -> bool {
        self.days.0.is_some()
    }

    /// The number of accounts that use a hashtag. The author is not counted, unless the
    /// register does not show which accounts use the hashtag.
    pub fn others(&self, used: &Use, author: &str) -> u32 {
        let is_author =
            |known: &[u64], key: &AccountKey| known.binary_search(&key.hash(author)).is_ok();
        let own = match (&used.authors, &self.key) {
            (Some(known), Some(key)) if !author.is_empty() => is_author(known, key),
            _ => false,
        };
        used.accounts - u32::from(own)
    }

    /// The accounts and days that the register is about; `None` if the register does
    /// not state them.
    pub fn population(&self, author: &str) -> Option<Population> {
        let (header, Days(Some(days))) = (self.header.as_ref()?, self.days) else { return None };
        let hash = self.key.as_ref().filter(|_| !author.is_empty()).map(|key| key.hash(author));
        let (accounts, has_author) =
            hash.map_or((header.accounts, false), |hash| header.accounts_but(hash));
        Some(Population { accounts, is_estimate: header.is_estimate, has_author, days })
    }

    /// Why the register does not show who uses the hashtags of a post at this time;
    /// `None` if the register shows it. For this, the register must be about at least
    /// `least_accounts` accounts, and `time` must be between its first day and `days`
    /// days after its last day. A table without comments states neither its first day nor
    /// the number of accounts, so only its last day and the sum of its numbers count.
    pub fn unknown(&self, time: Timestamp, days: u32, least_accounts: u64) -> Option<Unknown> {
        let header = self.header.as_ref();
        if self.most_accounts().is_some_and(|most| most < least_accounts) {
            return Some(Unknown::Small);
        }
        let Days(Some((first, last))) = self.days else {
            return header.map(|_| Unknown::OtherDays);
        };
        let after = SignedDuration::from_hours(24 * (i64::from(days) + 1));
        let is_before = header.is_some() && time < start(first);
        (is_before || later(start(last), after) < time).then_some(Unknown::OtherDays)
    }

    /// The number of accounts that the register is about or, if it does not say that, a number
    /// that is not smaller; `None` if nothing is known.
    fn most_accounts(&self) -> Option<u64> {
        self.header.as_ref().map(|header| header.accounts).or(self.summed)
    }

    /// Remembers that the author of a post is not recognised, if the accounts in the register
    /// are hashed with another key.
    pub fn count_unrecognized(&self) {
        let has_accounts = self.header.as_ref().is_some_and(|header| header.set.is_some());
        if has_accounts && self.key.is_none() {
            self.is_unrecognized.store(true, Ordering::Relaxed);
        }
    }

    /// The notes on what the register did not show in this run.
    pub fn notes(&self) -> impl Iterator<Item = Problem> {
        let note = Problem::in_file(self.path.clone(), Message::new("note-tags-other-key"));
        let is_unrecognized = self.is_unrecognized.load(Ordering::Relaxed);
        let note = is_unrecognized.then(|| note.help(Message::new("note-tags-other-key-help")));
        self.note().into_iter().chain(note)
    }

    /// Counts a hashtag for which the register does not show who uses it.
    pub fn count_unknown(&self, why: Unknown) {
        self.unknown[why as usize].fetch_add(1, Ordering::Relaxed);
    }

    /// The note on the hashtags of this run for which the register did not show who
    /// uses them; `None` if there were none.
    fn note(&self) -> Option<Problem> {
        let [small, other_days] = &self.unknown;
        let (small, other_days) =
            (small.load(Ordering::Relaxed), other_days.load(Ordering::Relaxed));
        let accounts = self.most_accounts().unwrap_or(0);
        let reason = match self.days {
            _ if 0 < small => Message::new("note-tags-unknown-small")
                .with("accounts", i64::try_from(accounts).unwrap_or(i64::MAX)),
            Days(Some((first, last))) if self.header.is_some() => {
                let reason =
                    Message::new("note-tags-unknown-days").with("first", first.to_string());
                reason.with("last", last.to_string())
            }
            Days(Some((_, last))) => {
                Message::new("note-tags-unknown-old").with("last", last.to_string())
            }
            Days(None) => Message::new("note-tags-unknown-no-days"),
        };
        let count = small + other_days;
        let note = Message::new("note-tags-unknown").with("count", count).with("reason", reason);
        let help = Message::new("note-tags-unknown-help");
        (0 < count).then(|| Problem::in_file(self.path.clone(), note).help(help))
    }

    /// The spellings of up to three hashtags that at least `least_accounts` accounts
    /// use and that are similar to `written`: spelled nearly the same, used in the same
    /// posts, or with a word in common. `written` is without `#`. Hashtags for which
    /// `is_left_out` returns true are left out.
    pub fn near(
        &self,
        written: &str,
        least_accounts: u32,
        is_left_out: impl Fn(&str) -> bool,
    ) -> Vec<&str> {
        let similar = self.similar.get_or_init(|| Similar::new(&self.uses));
        let together = self.get(written).map(|used| &*used.together).unwrap_or_default();
        let together = together.iter().filter_map(|tag| similar.candidate(tag));
        similar.like(written, together, |candidate| {
            least_accounts <= candidate.accounts && !is_left_out(&candidate.tag)
        })
    }
}

/// The start of a day in UTC.
fn start(day: Date) -> Timestamp {
    day.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |start| start.timestamp())
}

/// The day in UTC that is this number of days before a time.
pub fn days_before(time: Timestamp, days: u32) -> Date {
    let before = SignedDuration::from_hours(24 * i64::from(days));
    earlier(time, before).to_zoned(TimeZone::UTC).date()
}

/// Reads `hashtags.csv`: comments, a header, then one row per hashtag.
///
/// # Errors
/// Everything that is wrong with the register, row by row.
pub(crate) fn read(source: &Source) -> Result<Hashtags, Vec<Problem>> {
    let (header, start) = FileComments::read(source)?;
    let table = HashtagTable::read(source, start, &COLUMNS)?;
    let mut register = Hashtags { path: source.path().clone(), ..Hashtags::default() };
    let mut problems = Vec::new();
    for record in table.records() {
        match record.and_then(|record| hashtag(&record, &table)) {
            Ok((tag, used)) => register.insert(&tag, used),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let last = register.uses.values().filter_map(|used| used.last_seen).max();
    register.days = match &header {
        Some(header) => header.days,
        None => last.map(Days::of).unwrap_or_default(),
    };
    if header.is_none() {
        register.summed = Some(register.uses.values().map(|used| u64::from(used.accounts)).sum());
    }
    register.header = header;
    register.set_key(AccountKey::default());
    Ok(register)
}

/// The hashtag of a row, and how it is used.
fn hashtag(
    record: &HashtagRow<'_, '_, 11>,
    table: &HashtagTable<'_, 11>,
) -> Result<(String, Use), Problem> {
    let tag = record.tag(TAG)?;
    let accounts: u32 = record.number(ACCOUNTS)?;
    if table.has(POSTS) {
        record.number::<u32>(POSTS)?;
    }
    let last_seen = record.time(LAST_SEEN)?;
    record.words(OWNER)?;
    let (with, _) = record.text(WITH);
    let together = counted(&with).unwrap_or_default();
    let used = Use {
        accounts,
        last_seen,
        spelling: record.words(SPELLING)?.into(),
        ends: record.day(ENDS)?,
        together: together.iter().map(|(tag, _)| (*tag).into()).collect(),
        authors: authors(record, accounts),
    };
    Ok((tag, used))
}

/// The hashes of the accounts that use a hashtag; `None` if there are more than
/// [`REMEMBERED`], or if the row does not contain all of them.
fn authors(record: &HashtagRow<'_, '_, 11>, accounts: u32) -> Option<Box<[u64]>> {
    if REMEMBERED < accounts as usize {
        return None;
    }
    let set = AccountSet::parse(&record.text(SET).0)?;
    set.hashes().filter(|known| known.len() == accounts as usize).map(Box::from)
}
