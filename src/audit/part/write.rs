//! Makes records of an audit.

use std::{collections::BTreeMap, sync::Arc};

use super::{AccountRow, EvidenceRow, HIDDEN, MOST_ROWS, Record, UndecidedRow};
use crate::{
    audit::{
        Audit,
        account::masked_clients,
        answers::Replies,
        calendar::Month,
        collected::Collected,
        engagement::Reactions,
        entry::{Entry, EntryRow, Moment},
        evidence::EvidencePlaces,
        habits::TextOnDay,
        in_files::{InFile, InFiles},
        in_windows::HoursInWindows,
        late_answers::LatestAnswered,
        outside::Outside,
        own_hashtags::TagUses,
        posts_of_file::{FileFacts, PostsOfFile},
        received::PostsToAccount,
        threads::{LaterEntry, Target, Threads},
        topics::PostOnTopics,
        undecided::Undecided,
        visitor::WritesTo,
    },
    personal_data::{masked, secrets},
    platform::Platform,
};

/// Writes a record.
type Write<'w, E> = dyn FnMut(Record) -> Result<(), E> + 'w;

impl Audit {
    /// Calls `write` with one record after another. The records depend on the posts only,
    /// and not on their order. The audit must be settled as a part, which is about whole files.
    ///
    /// # Errors
    /// The first error of `write`.
    pub fn write<E>(self, write: &mut Write<'_, E>) -> Result<(), E> {
        let [left_out, untimed] = [self.left_out, self.untimed].map(number);
        write(Record::Period { left_out, untimed })?;
        let files = numbered(self.accounts.values().map(|account| &account.in_files));
        for ((handle, platform), account) in self.accounts {
            account.write((handle, platform), &files, write)?;
        }
        for ((account, platform), PostsToAccount(mut posts)) in self.received {
            write(Record::Addressed { account, platform: platform.name().to_owned() })?;
            posts.cut();
            let rows = posts.0.into_iter();
            let rows = rows.map(|post| {
                let place = (post.place.file, post.place.line);
                (post.time.number(), post.id, post.asks, post.before, post.goes_on, place)
            });
            rows_of(rows, Record::Received, write)?;
        }
        let names = self.files.0.into_values();
        let names = names
            .map(|(file, sheet)| (without_numbers(&file), sheet.as_deref().map(without_numbers)));
        rows_of(names, Record::ReceivedIn, write)
    }
}

impl Collected {
    fn write<E>(
        self,
        (handle, platform): (String, Platform),
        files: &Numbers,
        write: &mut Write<'_, E>,
    ) -> Result<(), E> {
        let Self {
            handle: spelling,
            entries,
            outside,
            in_files,
            around: _,
            by_file: _,
            open_files,
            undecided,
            ids,
            pictures: _,
            findings,
            clients,
            evidence,
            replies,
            answered,
            threads,
            writes_to,
            tags,
            in_windows,
            mut topics,
            mut reactions,
            repeats: _,
        } = self;
        let known = (&replies, writes_to, &outside);
        write(Record::Account(account(known, (handle, platform), spelling)))?;
        in_files.write(files, write)?;
        outside.write(write)?;
        write_posts(entries, ids, write)?;
        rows_of(undecided_rows(undecided).into_iter(), Record::Undecided, write)?;
        reactions.sort_unstable();
        rows_of(reactions.iter().map(Reactions::row), Record::Reactions, write)?;
        let rules = findings.into_iter().map(|((month, rule), found)| {
            let counts = [found.posts, found.errors, found.warnings, found.infos];
            (month.map(Month::as_number), rule, counts)
        });
        rows_of(rules, Record::Rules, write)?;
        let clients = masked_clients(clients).into_iter();
        let clients = clients.map(|(name, count)| (name, count.posts, count.findings));
        rows_of(clients, Record::Clients, write)?;
        rows_of(places(evidence), Record::Evidence, write)?;
        replies.write(answered, write)?;
        threads.write(write)?;
        write_tags(tags, write)?;
        write_hours(in_windows, write)?;
        topics.sort_unstable();
        rows_of(topics.iter().map(PostOnTopics::row), Record::Topics, write)?;
        write_files(open_files, write)
    }
}

fn write_tags<E>(tags: TagUses, write: &mut Write<'_, E>) -> Result<(), E> {
    let tags = tags.0.into_iter();
    let tags = tags.map(|(tag, uses)| (tag.into(), uses.all, uses.announced, uses.days));
    rows_of(tags, Record::Tags, write)
}

fn write_hours<E>(in_windows: HoursInWindows, write: &mut Write<'_, E>) -> Result<(), E> {
    let hours = in_windows.0.into_iter().map(|((window, hour), counts)| {
        (window, hour, [counts.posts, counts.with_findings, counts.findings])
    });
    rows_of(hours, Record::Hours, write)
}

/// The number of each file in a part.
type Numbers = BTreeMap<Arc<str>, usize>;

/// Numbers the files of some accounts. The numbers depend on what the files contain, and not on
/// their names.
fn numbered<'a>(accounts: impl Iterator<Item = &'a InFiles>) -> Numbers {
    let mut files: BTreeMap<&Arc<str>, Vec<(usize, &InFile)>> = BTreeMap::new();
    for (account, of_account) in accounts.enumerate() {
        for one in &of_account.0 {
            files.entry(&one.file).or_default().push((account, one));
        }
    }
    let mut files: Vec<_> = files.into_iter().collect();
    let contents = |account: usize, one: &'a InFile| (account, one.last, one.shape, &one.days);
    files.sort_by(|(_, one), (_, other)| {
        let [one, other] = [one, other].map(|all| all.iter().map(|(at, of)| contents(*at, of)));
        one.cmp(other)
    });
    files.into_iter().enumerate().map(|(number, (name, _))| (name.clone(), number)).collect()
}

impl InFiles {
    fn write<E>(self, numbers: &Numbers, write: &mut Write<'_, E>) -> Result<(), E> {
        let mut files: Vec<(usize, InFile)> =
            self.0.into_iter().map(|one| (numbers[&one.file], one)).collect();
        files.sort_unstable_by_key(|(number, _)| *number);
        for (number, one) in files {
            write(Record::InFile(number, one.last.number(), one.shape))?;
            rows_of(one.days.into_iter(), Record::Days, write)?;
        }
        Ok(())
    }
}

/// Writes the posts in files of which another part may show which of them are replies. Rows are
/// sorted, because paths are masked in them.
fn write_files<E>(files: Vec<PostsOfFile>, write: &mut Write<'_, E>) -> Result<(), E> {
    let rows = files.into_iter().map(|mut file| {
        file.entries.sort_unstable();
        let posts: Vec<EntryRow> = file.entries.iter().map(Entry::row).collect();
        (file.facts, posts, undecided_rows(file.undecided))
    });
    let mut rows: Vec<(FileFacts, Vec<EntryRow>, Vec<UndecidedRow>)> = rows.collect();
    rows.sort_unstable();
    for (facts, posts, undecided) in rows {
        write(Record::File(facts))?;
        rows_of(posts.into_iter(), Record::Posts, write)?;
        rows_of(undecided.into_iter(), Record::Undecided, write)?;
    }
    Ok(())
}

/// Replies that may continue a thread, as sorted rows.
fn undecided_rows(replies: Vec<Undecided>) -> Vec<UndecidedRow> {
    let row = |one: Undecided| {
        let place = one.place.map(|place| {
            let sheet = place.sheet.as_deref().map(without_numbers);
            let (file, id) = (without_numbers(&place.file), without_numbers(&place.id));
            (file, sheet, place.line, id, place.is_public)
        });
        UndecidedRow {
            post: one.entry.row(),
            id: one.id,
            target: (one.target.id, one.target.time.number()),
            topics: one.topics.bits(),
            place,
            writes_to: one.writes_to,
            is_included: one.is_included,
            is_alone: one.is_alone,
        }
    };
    let mut rows: Vec<UndecidedRow> = replies.into_iter().map(row).collect();
    rows.sort_unstable();
    rows
}

/// Writes the posts of an account, and the ids of all its posts, which are sorted.
fn write_posts<E>(
    mut entries: Vec<Entry>,
    ids: Vec<u64>,
    write: &mut Write<'_, E>,
) -> Result<(), E> {
    entries.sort_unstable();
    rows_of(entries.iter().map(Entry::row), Record::Posts, write)?;
    rows_of(ids.into_iter(), Record::Ids, write)
}

impl Replies {
    /// Writes the replies, and the posts that the latest of them answer.
    fn write<E>(self, answered: LatestAnswered, write: &mut Write<'_, E>) -> Result<(), E> {
        let mut latest = self.latest;
        latest.cut();
        let replies = latest.0.into_iter();
        let replies = replies.map(|reply| {
            (reply.time.number(), reply.target, reply.target_time.number(), reply.is_quote)
        });
        rows_of(replies, Record::Replies, write)?;
        let answered = answered.0.into_iter();
        let answered = answered.map(|one| (one.time.number(), without_numbers(&one.id)));
        rows_of(answered, Record::Answered, write)
    }
}

impl Outside {
    fn write<E>(mut self, write: &mut Write<'_, E>) -> Result<(), E> {
        self.texts.sort_unstable();
        rows_of(self.texts.into_iter().map(TextOnDay::row), Record::Texts, write)
    }
}

impl Threads {
    fn write<E>(mut self, write: &mut Write<'_, E>) -> Result<(), E> {
        self.later.sort_unstable();
        let later = self.later.into_iter().map(|LaterEntry { time, id, target, marks }| {
            let target = target.map(|Target { id, time }| (id, time.number()));
            (time.number(), id, target, marks.bits())
        });
        rows_of(later, Record::LaterEntries, write)?;
        self.first.sort_unstable();
        let first = self.first.into_iter().map(|(id, entry)| (id, entry.row()));
        rows_of(first, Record::FirstEntries, write)
    }
}

fn account(
    (replies, writes_to, outside): (&Replies, WritesTo, &Outside),
    (handle, platform): (String, Platform),
    spelling: Option<String>,
) -> AccountRow {
    // A personal number in a handle is masked; a hash keeps such accounts apart.
    let numbers = secrets(&handle);
    let hash = || blake3::hash(handle.as_bytes()).to_hex();
    let handle = if numbers.is_empty() {
        handle
    } else {
        format!("{}{HIDDEN}{}", masked(&handle, &numbers), hash())
    };
    let spelling = spelling.map(|name| without_numbers(&name));
    AccountRow {
        handle,
        platform: platform.name().to_owned(),
        spelling,
        named: number(replies.named),
        unnamed: number(replies.unnamed),
        unstated: number(replies.unstated),
        writes_to,
        ends: replies.ends.map(|(first, last)| (first.number(), last.number())),
        before: outside.before.map(Moment::number),
        outside: number(outside.posts),
        untimed: number(outside.untimed),
    }
}

/// The places of posts. Nobody needs the personal numbers in the name of a file or in an
/// id, so they are masked here as every report masks them.
fn places(places: EvidencePlaces) -> impl Iterator<Item = EvidenceRow> {
    places.0.into_iter().flat_map(move |(side, places)| {
        places.into_iter().map(move |(entry, place)| EvidenceRow {
            metric: side.metric.name().to_owned(),
            topic: side.topic,
            counts: side.counts,
            post: entry.row(),
            file: without_numbers(&place.file),
            sheet: place.sheet.as_deref().map(without_numbers),
            line: place.line,
            id: without_numbers(&place.id),
            is_public: place.is_public,
        })
    })
}

fn without_numbers(text: &str) -> String {
    masked(text, &secrets(text))
}

/// Writes rows as records of at most [`MOST_ROWS`] rows each.
fn rows_of<R, E>(
    rows: impl Iterator<Item = R>,
    record: fn(Vec<R>) -> Record,
    write: &mut Write<'_, E>,
) -> Result<(), E> {
    let mut rows = rows.peekable();
    while rows.peek().is_some() {
        write(record(rows.by_ref().take(MOST_ROWS).collect()))?;
    }
    Ok(())
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
