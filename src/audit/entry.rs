//! What an audit keeps of a post: sixteen bytes.
//!
//! The posts of an account may come in any order and from several files, and streaks,
//! silences and periods depend on their order in time. So an audit keeps all of them,
//! but of each only what its figures need.

use std::ops::BitOr;

use jiff::{Timestamp, tz::TimeZone};

use super::{calendar::Month, hashtag_byte::HashtagByte, language_tag::LanguageTag};
use crate::{
    check::Subject,
    matcher::folded,
    platform::same_handle,
    post::{Fact, Kind},
};

/// A text with fewer words does not count as repeated: everybody says *good morning*
/// more than once.
const FEWEST_WORDS: usize = 4;

/// The seconds of a day.
pub(super) const SECONDS_OF_DAY: u32 = 86_400;

/// The character at the end of an address that is cut short.
const ELLIPSIS: &str = "…";

/// The fewest words that a post must have for its readability index to be meaningful.
const FEWEST_WORDS_OF_LIX: usize = 20;

/// What an audit keeps of a post. Entries are ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// When it was published.
    pub(super) time: Moment,
    /// Its kind; [`Kind::Thread`] also if it replies to a post of the same account.
    pub(super) kind: Kind,
    /// Facts about it, such as that it has a link.
    pub(super) marks: EntryMarks,
    /// Its language.
    pub(super) language: LanguageTag,
    /// The number of its hashtags, and other facts that fit beside it.
    pub(super) hashtags: HashtagByte,
    /// Its readability index LIX, at most 255; 0 if its text is too short for the
    /// index.
    pub(super) lix: u8,
    /// The first bytes of the BLAKE3 hash of its text without links, by which repeated
    /// texts are found. They are zero if the text is too short to count as repeated, and
    /// for replies, reposts and later entries of threads.
    pub(super) text: [u8; 5],
}

/// An entry as a row of numbers, in the order of its fields.
pub(super) type EntryRow = (u32, u8, u16, u16, u8, u8, u64);

/// A time in seconds since 1970. A time before 1970 or after 7 February 2106 does not
/// fit into 32 bits, and is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment(u32);

impl Moment {
    const UNKNOWN: Self = Self(u32::MAX);

    /// The moment of this number, as [`Self::number`] returns it.
    pub(super) const fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// The seconds since 1970; the greatest number if the moment is unknown.
    pub(super) const fn number(self) -> u32 {
        self.0
    }

    /// The seconds since an earlier moment; `None` if one of the two is unknown, or if
    /// `earlier` is later than this one.
    pub(super) fn since(self, earlier: Self) -> Option<u32> {
        let is_known = self != Self::UNKNOWN && earlier != Self::UNKNOWN;
        is_known.then(|| self.0.checked_sub(earlier.0)).flatten()
    }

    /// Its day in UTC, as the number of days since 1970; `None` if it is unknown.
    pub(super) fn day(self) -> Option<u16> {
        self.time()?;
        u16::try_from(self.0 / SECONDS_OF_DAY).ok()
    }

    /// The earliest moment: the beginning of 1970.
    pub(super) const FIRST: Self = Self(0);

    /// The moment of a time; [`Self::FIRST`] if the time is before 1970, unknown if it
    /// is after 7 February 2106.
    pub(super) fn of_or_first(time: Timestamp) -> Self {
        Self(u32::try_from(time.as_second().max(0)).unwrap_or(u32::MAX))
    }

    /// The moment of a time; unknown for `None`, and for times before 1970 or after 7
    /// February 2106.
    pub(super) fn of(time: Option<Timestamp>) -> Self {
        let seconds = time.and_then(|time| u32::try_from(time.as_second()).ok());
        seconds.map_or(Self::UNKNOWN, Self)
    }

    /// Its time; `None` if it is unknown.
    pub(super) fn time(self) -> Option<Timestamp> {
        (self != Self::UNKNOWN).then(|| Timestamp::from_second(self.0.into()).ok()).flatten()
    }

    /// Its month in a time zone; `None` if its time is unknown.
    pub(super) fn month(self, timezone: &TimeZone) -> Option<Month> {
        self.time().map(|time| Month::of(time, timezone))
    }
}

/// Facts about a post, as a set of bits. A fact that may be unknown has two bits: one
/// for yes and one for no, or one that says whether it is known and one for yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct EntryMarks(u16);

impl EntryMarks {
    /// Its text has a question mark outside of links. This is the highest bit: of posts
    /// of the same kind in the same second, those that ask nothing come first.
    pub(super) const QUESTION: Self = Self(1 << 15);
    /// The rule about inviting people to report emergencies finds something in it.
    pub(super) const EMERGENCY: Self = Self(1);
    /// It has a link to a page, or quotes another post.
    pub(super) const LINK: Self = Self(1 << 1);
    /// It is known whether it is a repost, in the same way.
    pub(super) const REPOSTS_KNOWN: Self = Self(1 << 3);
    /// Alone, it is unknown whether it has a link. With [`Self::LINK`], its platform makes no
    /// links of addresses, so that there is nothing to know.
    pub(super) const LINK_UNKNOWN: Self = Self(1 << 4);
    /// Both marks of links.
    pub(super) const LINKS: Self = Self(1 << 1 | 1 << 4);
    /// The file says which pictures and videos it has. Bits 5 to 8 say which: see
    /// `media_marks.rs`.
    pub(super) const MEDIA_KNOWN: Self = Self(1 << 2);
    /// The rule about posts of machines is on for its account, and the post shows whether a
    /// machine posted it.
    const MACHINE_KNOWN: Self = Self(1 << 9);
    /// With the mark before it, a machine posted it. Alone, it says that the rule is on, but
    /// that neither the rule nor the name of a program shows who posted it.
    pub(super) const MACHINE: Self = Self(1 << 10);
    /// The rule about telling people off is on for its account.
    pub(super) const ADMONITION_KNOWN: Self = Self(1 << 11);
    /// The rule about telling people off finds something in it.
    pub(super) const ADMONITION: Self = Self(1 << 12);
    /// Some rule finds something in it.
    pub(super) const FOUND: Self = Self(1 << 13);
    /// It is known whether it is a reply: the format of its file always says so, or the
    /// file tells the replies of the account (see
    /// [`PostsOfFile`](super::posts_of_file::PostsOfFile)).
    pub(super) const REPLIES_KNOWN: Self = Self(1 << 14);

    /// It is known whether it is a reply, and whether it is a repost.
    pub(super) const KINDS_KNOWN: Self = Self(Self::REPLIES_KNOWN.0 | Self::REPOSTS_KNOWN.0);

    /// The marks about machines. `is_on` says whether the rule about them is on for the account,
    /// `is_machine` whether it finds something in the post, and `states_program` whether the file
    /// says in which program the post was written.
    pub(super) fn of_machine(is_on: bool, is_machine: bool, states_program: bool) -> Self {
        let is_known = is_machine || states_program;
        Self::MACHINE_KNOWN.only_if(is_on && is_known)
            | Self::MACHINE.only_if(is_on && (is_machine || !is_known))
    }

    /// Whether a machine posted it, as far as the post alone shows; `None` if the rule about
    /// posts of machines is off for its account.
    pub(super) fn machine(self) -> Option<Fact<bool>> {
        match (self.has(Self::MACHINE_KNOWN), self.has(Self::MACHINE)) {
            (true, is_machine) => Some(Fact::Known(is_machine)),
            (false, true) => Some(Fact::Unknown),
            (false, false) => None,
        }
    }

    /// The bits of the set.
    pub(super) const fn bits(self) -> u16 {
        self.0
    }

    /// The set of these bits.
    pub(super) const fn of_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// Whether the set has all marks of another.
    pub(super) const fn has(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }

    /// The marks that are in another set, too.
    pub(super) const fn only(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// The set without the marks of another.
    pub(super) const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// The set itself if a fact is true, else the empty set.
    pub(super) const fn only_if(self, fact: bool) -> Self {
        if fact { self } else { Self(0) }
    }
}

impl BitOr for EntryMarks {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Entry {
    /// The entry of a post. `judged` are the marks that follow from its findings.
    pub(super) fn of(subject: &Subject<'_, '_>, judged: EntryMarks) -> Self {
        let post = subject.post;
        let kind = match &post.reply_to {
            Some(other)
                if post.kind == Kind::Reply
                    && (other.is_own || is_own(other.account.as_deref(), subject)) =>
            {
                Kind::Thread
            }
            _ => post.kind,
        };
        let few = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        let is_only_day = post.time.is_none() && post.noon.is_some();
        let is_own_text = matches!(kind, Kind::Original | Kind::Quote);
        Self {
            time: Moment::of(post.about()),
            kind,
            marks: marks(subject) | judged,
            language: LanguageTag::of(subject),
            hashtags: HashtagByte::of(subject.tokens.hashtags().count(), is_only_day),
            lix: subject.lix(FEWEST_WORDS_OF_LIX).map_or(0, few),
            text: if is_own_text { hash(subject) } else { [0; 5] },
        }
    }

    /// The entry as a row of numbers.
    pub(super) fn row(&self) -> EntryRow {
        let Self { time, kind, marks, language, hashtags, lix, text } = *self;
        let text = number_of(text);
        let kind = u8::try_from(kind as usize).unwrap_or(u8::MAX);
        (time.0, kind, marks.0, language.number(), hashtags.number(), lix, text)
    }

    /// The entry of a row of numbers; `None` if no entry has this row.
    pub(super) fn of_row(
        (time, kind, marks, language, hashtags, lix, text): EntryRow,
    ) -> Option<Self> {
        let text = text_of(text)?;
        let (_, kind) = *Kind::ALL.get(usize::from(kind))?;
        let (time, marks, language) =
            (Moment(time), EntryMarks(marks), LanguageTag::numbered(language)?);
        let hashtags = HashtagByte::numbered(hashtags);
        Some(Self { time, kind, marks, language, hashtags, lix, text })
    }

    /// The entry without what other posts of the account may add to it: links and pictures of
    /// its thread, and what is known of its file. It is the same before and after.
    pub(super) fn alone(&self) -> Self {
        let added = EntryMarks::LINKS | EntryMarks::MEDIA | EntryMarks::KINDS_KNOWN;
        Self { marks: self.marks.without(added), ..*self }
    }

    /// Its time; unknown if only its day is known.
    pub(super) fn exact_time(&self) -> Moment {
        if self.is_only_day() { Moment::UNKNOWN } else { self.time }
    }

    /// Whether it is an original, a quote or a reply: neither a repost nor a later
    /// entry of a thread.
    pub(super) const fn is_own(&self) -> bool {
        matches!(self.kind, Kind::Original | Kind::Quote | Kind::Reply)
    }

    /// Whether it is for all followers, and answers nobody.
    pub(super) const fn is_broadcast(&self) -> bool {
        matches!(self.kind, Kind::Original | Kind::Quote)
    }

    /// Whether it is a reply to somebody else.
    pub(super) const fn is_reply(&self) -> bool {
        matches!(self.kind, Kind::Reply)
    }

    /// Whether it is no repost, and its language is known.
    pub(super) fn has_known_language(&self) -> bool {
        !matches!(self.kind, Kind::Repost) && !self.language.is_unknown()
    }

    /// Whether its text can be compared with those of other posts.
    pub(super) fn is_comparable(&self) -> bool {
        self.text != [0; 5]
    }
}

/// The first bytes of the hash of a text as a number.
pub(super) fn number_of(text: [u8; 5]) -> u64 {
    text.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The bytes of such a number; `None` if it is too great.
pub(super) const fn text_of(number: u64) -> Option<[u8; 5]> {
    match number.to_be_bytes() {
        [0, 0, 0, text @ ..] => Some(text),
        _ => None,
    }
}

/// Whether a handle is that of the account of the post.
fn is_own(handle: Option<&str>, subject: &Subject<'_, '_>) -> bool {
    handle.is_some_and(|handle| !handle.is_empty() && same_handle(handle, subject.account))
}

/// The marks that follow from the post itself, and not from its findings.
fn marks(subject: &Subject<'_, '_>) -> EntryMarks {
    let thread = subject.post.thread.as_deref().copied().unwrap_or_default();
    let question = EntryMarks::QUESTION.only_if(asks(subject));
    let link = EntryMarks::of_links(subject, thread);
    let kinds = EntryMarks::KINDS_KNOWN.only_if(subject.post.states_kinds);
    question | link | kinds | EntryMarks::of_media(subject.post, thread)
}

/// Whether the text has a question mark that is not in a link.
fn asks(subject: &Subject<'_, '_>) -> bool {
    let text = subject.text();
    let in_link = |at: usize| subject.tokens.links().any(|link| link.range().contains(&at));
    text.match_indices(['?', '？']).any(|(at, _)| !in_link(at))
}

/// The hash of the text without links, so that the same text with another short link
/// is the same text. Upper and lower case and white space do not matter.
fn hash(subject: &Subject<'_, '_>) -> [u8; 5] {
    let (text, mut own) = (subject.text(), String::new());
    let mut end = 0;
    for link in subject.tokens.links() {
        own.push_str(&text[end..link.start]);
        // Addresses that were copied from a page may be cut short.
        end = link.end + ELLIPSIS.len() * usize::from(text[link.end..].starts_with(ELLIPSIS));
    }
    own.push_str(&text[end..]);
    if own.split_whitespace().nth(FEWEST_WORDS - 1).is_none() {
        return [0; 5];
    }
    let mut hasher = blake3::Hasher::new();
    for word in own.split_whitespace() {
        hasher.update(folded(word).as_bytes());
        hasher.update(b" ");
    }
    let hash = hasher.finalize();
    let mut first = [0; 5];
    first.copy_from_slice(&hash.as_bytes()[..5]);
    // Zeros mean that there is no text to compare. A hash begins with five zero bytes
    // about once in a trillion.
    if first == [0; 5] { [1; 5] } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_small() {
        assert_eq!(size_of::<Entry>(), 16);
    }

    #[test]
    fn a_time_outside_of_the_range_is_unknown() {
        for (time, known) in [
            ("1969-12-31T23:59:59Z", false),
            ("1970-01-01T00:00:00Z", true),
            ("2106-02-07T06:28:14Z", true),
            ("2106-02-07T06:28:15Z", false),
        ] {
            let time: Timestamp = time.parse().expect("it is a time");
            assert_eq!(Moment::of(Some(time)).time(), Some(time).filter(|_| known));
        }
    }
}
