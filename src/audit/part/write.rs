//! Makes records of an audit.

use super::{AccountRow, EvidenceRow, HIDDEN, MOST_ROWS, Record};
use crate::{
    audit::{
        Audit,
        account::masked_clients,
        answers::{PostsToAccount, Replies},
        calendar::Month,
        collected::Collected,
        engagement::Reactions,
        entry::{Entry, Moment},
        evidence::EvidencePlaces,
        habits::TextOnDay,
        outside::Outside,
        threads::{LaterEntry, Target, Threads},
        topics::PostOnTopics,
        visitor::WritesTo,
    },
    personal_data::{masked, secrets},
    platform::Platform,
};

/// Writes a record.
type Write<'w, E> = dyn FnMut(Record) -> Result<(), E> + 'w;

impl Audit {
    /// Calls `write` with one record after another. The records depend on the posts only,
    /// and not on their order.
    ///
    /// # Errors
    /// The first error of `write`.
    pub fn write<E>(mut self, write: &mut Write<'_, E>) -> Result<(), E> {
        // A part is about whole files, so a merge has nothing more to decide.
        self.settle();
        let [left_out, untimed] = [self.left_out, self.untimed].map(number);
        let days = self.days.0.into_iter().collect();
        write(Record::Period { left_out, untimed, days })?;
        for ((handle, platform), account) in self.accounts {
            account.write((handle, platform), write)?;
        }
        for ((account, platform), PostsToAccount(mut posts)) in self.received {
            write(Record::Addressed { account, platform: platform.name().to_owned() })?;
            posts.cut();
            let rows = posts.0.into_iter();
            let rows = rows.map(|post| (post.time.number(), post.id, post.asks, post.follows));
            rows_of(rows, Record::Received, write)?;
        }
        Ok(())
    }
}

impl Collected {
    fn write<E>(
        self,
        (handle, platform): (String, Platform),
        write: &mut Write<'_, E>,
    ) -> Result<(), E> {
        let Self {
            handle: spelling,
            mut entries,
            outside,
            by_file: _,
            pictures: _,
            findings,
            clients,
            evidence,
            replies,
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
        outside.write(write)?;
        entries.sort_unstable();
        rows_of(entries.iter().map(Entry::row), Record::Posts, write)?;
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
        let mut latest = replies.latest;
        latest.cut();
        let replies = latest.0.into_iter();
        let replies =
            replies.map(|reply| (reply.time.number(), reply.target, reply.target_time.number()));
        rows_of(replies, Record::Replies, write)?;
        threads.write(write)?;
        let tags = tags.0.into_iter();
        let tags = tags.map(|(tag, uses)| (tag.into(), uses.all, uses.announced, uses.days));
        rows_of(tags, Record::Tags, write)?;
        let hours = in_windows.0.into_iter().map(|((window, hour), counts)| {
            (window, hour, [counts.posts, counts.with_findings, counts.findings])
        });
        rows_of(hours, Record::Hours, write)?;
        topics.sort_unstable();
        rows_of(topics.iter().map(PostOnTopics::row), Record::Topics, write)
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
    let spelling = spelling.map(|name| masked(&name, &secrets(&name)));
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
    let masked = |text: &str| masked(text, &secrets(text));
    places.0.into_iter().flat_map(move |(side, places)| {
        places.into_iter().map(move |(entry, place)| EvidenceRow {
            metric: side.metric.name().to_owned(),
            topic: side.topic,
            counts: side.counts,
            post: entry.row(),
            file: masked(&place.file),
            sheet: place.sheet.as_deref().map(masked),
            line: place.line,
            id: masked(&place.id),
            is_public: place.is_public,
        })
    })
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
