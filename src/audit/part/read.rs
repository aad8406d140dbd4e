//! Makes audits of records. Records come from a file that anybody may have written, so
//! each number is checked before it is used.

use std::{collections::BTreeSet, sync::Arc};

use super::{AccountRow, EvidenceRow, HIDDEN, PlaceRow, Record, UndecidedRow};
use crate::{
    audit::{
        Audit, ClientCounts, EvidencePlace, Hour, Plan, RuleCounts,
        answers::{Reply, hash},
        calendar::Month,
        collected::Collected,
        engagement::Reactions,
        entry::{Entry, EntryMarks, Moment},
        evidence::{Side, insert_latest},
        habits::TextOnDay,
        in_files::InFile as DaysInFile,
        late_answers::{AnsweredPost, InFile},
        own_hashtags::Uses,
        posts_of_file::{FileFacts, PostsOfFile},
        received::{PostsToAccount, ToAccount},
        threads::{LaterEntry, Target},
        topics::{PostOnTopics, TopicSet},
        undecided::Undecided,
    },
    metric::Metric,
    platform::{Platform, handle_key},
    post::Kind,
};

/// The highest sum of all counts of a merge. Figures are a hundred times a count, which
/// must fit into 64 bits.
const MOST_COUNTED: u64 = 1 << 48;

/// Audits that are made of records.
#[derive(Debug)]
pub struct Restored {
    audits: Vec<Audit>,
    /// The account that the next records are about.
    account: Option<(String, Platform)>,
    /// What is collected of this account.
    collected: Collected,
    /// The file of this account that the next records are about; `None` if they are about none.
    file: Option<PostsOfFile>,
    /// The account to which others write that the next records are about.
    addressed: Option<(u64, Platform)>,
    /// The sum of all counts so far.
    counted: u64,
    /// The numbers of rules, windows and topics of the rulebook.
    known: Known,
    /// The names of the files of evidence.
    files: BTreeSet<Arc<str>>,
    /// The number of parts before this one. Files of different parts are never the same.
    parts: usize,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    rules: usize,
    windows: usize,
    topics: usize,
}

impl Restored {
    /// No audit yet. The records must be about posts that were checked with the rulebook
    /// of the plan.
    pub fn new(plan: &Plan<'_>) -> Self {
        let rulebook = plan.rulebook;
        let (rules, windows) = (rulebook.rules.len(), rulebook.windows.len());
        Self {
            audits: Vec::new(),
            account: None,
            collected: Collected::default(),
            file: None,
            addressed: None,
            counted: 0,
            known: Known { rules, windows, topics: rulebook.topics.len() },
            files: BTreeSet::new(),
            parts: 0,
        }
    }

    /// The audits of the records that were added since the last call, one for each period.
    pub fn take(&mut self) -> Vec<Audit> {
        self.end_account();
        self.parts += 1;
        std::mem::take(&mut self.audits)
    }

    /// Adds a count to the sum of all counts; `None` if the sum becomes too high.
    pub fn count(&mut self, count: u64) -> Option<u64> {
        self.counted = self.counted.checked_add(count).filter(|sum| *sum <= MOST_COUNTED)?;
        Some(count)
    }

    /// Adds a record. `None` if it is not a record of posts that were checked with this
    /// rulebook.
    pub fn add(&mut self, record: Record) -> Option<()> {
        match record {
            Record::Period { left_out, untimed } => {
                self.end_account();
                self.addressed = None;
                let [left_out, untimed] = [self.size(left_out)?, self.size(untimed)?];
                self.audits.push(Audit { left_out, untimed, ..Audit::default() });
            }
            Record::Account(row) => self.begin_account(row)?,
            Record::Addressed { account, platform } => {
                self.end_account();
                self.audits.last()?;
                self.addressed = Some((account, Platform::of_name(&platform)?));
            }
            Record::Received(rows) => {
                let key = self.addressed?;
                let received = &mut self.audits.last_mut()?.received;
                let PostsToAccount(posts) = received.entry(key).or_default();
                for (time, id, asks, before, goes_on, (file, line)) in rows {
                    let (time, place) = (Moment::numbered(time), InFile { file, line });
                    posts.add(ToAccount { time, id, asks, before, goes_on, place });
                }
            }
            Record::ReceivedIn(rows) => {
                for (file, sheet) in rows {
                    let named = (self.file_name(&file), sheet.map(|sheet| self.file_name(&sheet)));
                    self.audits.last_mut()?.files.add(named);
                }
            }
            record => {
                self.account.as_ref()?;
                self.add_to_account(record)?;
            }
        }
        Some(())
    }

    /// A count that is a number of things in memory.
    fn size(&mut self, count: u64) -> Option<usize> {
        usize::try_from(self.count(count)?).ok()
    }

    fn begin_account(&mut self, row: AccountRow) -> Option<()> {
        self.end_account();
        self.addressed = None;
        self.audits.last()?;
        let AccountRow { handle, platform, spelling, writes_to, before, ends, .. } = row;
        let AccountRow { named, unnamed, unstated, outside, untimed, .. } = row;
        let is_it = |spelling| handle_key(spelling) == handle.as_str() || handle.contains(HIDDEN);
        if !spelling.as_deref().is_none_or(is_it) {
            return None;
        }
        let sizes = [self.size(named)?, self.size(unnamed)?, self.size(unstated)?];
        let [outside, untimed] = [self.size(outside)?, self.size(untimed)?];
        self.collected.handle = spelling;
        self.collected.writes_to = writes_to;
        self.collected.outside.before = before.map(Moment::numbered);
        self.collected.outside.posts = outside;
        self.collected.outside.untimed = untimed;
        let replies = &mut self.collected.replies;
        [replies.named, replies.unnamed, replies.unstated] = sizes;
        replies.ends = ends.map(|(first, last)| (Moment::numbered(first), Moment::numbered(last)));
        self.account = Some((handle, Platform::of_name(&platform)?));
        Some(())
    }

    fn end_account(&mut self) {
        self.end_file();
        let collected = std::mem::take(&mut self.collected);
        let account = self.account.take().zip(self.audits.last_mut());
        if let Some((key, audit)) = account {
            audit.accounts.entry(key).or_default().join(collected);
        }
    }

    fn end_file(&mut self) {
        self.collected.open_files.extend(self.file.take());
    }

    fn add_to_account(&mut self, record: Record) -> Option<()> {
        match record {
            record @ (Record::Posts(_)
            | Record::Ids(_)
            | Record::Undecided(_)
            | Record::File(_)) => {
                self.add_posts(record)?;
            }
            Record::Reactions(rows) => {
                self.count(u64::try_from(rows.len()).ok()?)?;
                self.collected.reactions.extend(rows.into_iter().map(Reactions::of_row));
            }
            Record::Rules(rows) => {
                for (month, rule, counts) in rows {
                    let month = match month {
                        Some(number) => Some(Month::of_number(number)?),
                        None => None,
                    };
                    let key = (month, below(rule, self.known.rules)?);
                    self.counts(counts.map(u64::from))?;
                    let [posts, errors, warnings, infos] = counts;
                    let found = RuleCounts { posts, errors, warnings, infos };
                    self.collected.findings.entry(key).or_default().add(found);
                }
            }
            Record::Clients(rows) => {
                for (name, posts, findings) in rows {
                    let [posts, findings] = self.counts([posts, findings])?;
                    let count = ClientCounts { posts, findings };
                    let own = self.collected.clients.entry(name).or_default();
                    own.posts += count.posts;
                    own.findings += count.findings;
                }
            }
            Record::Evidence(rows) => {
                rows.into_iter().try_for_each(|row| self.add_evidence(row))?;
            }
            Record::Replies(rows) => {
                for (time, target, target_time, is_quote) in rows {
                    let [time, target_time] = [time, target_time].map(Moment::numbered);
                    let reply = Reply { time, target, target_time, is_quote };
                    self.collected.replies.latest.add(reply);
                }
            }
            record @ (Record::Answered(_) | Record::LaterEntries(_) | Record::FirstEntries(_)) => {
                self.add_threads(record)?;
            }
            record => self.add_counts(record)?,
        }
        Some(())
    }

    fn add_posts(&mut self, record: Record) -> Option<()> {
        match record {
            Record::Posts(rows) => {
                self.count(u64::try_from(rows.len()).ok()?)?;
                let entries = match &mut self.file {
                    Some(file) => &mut file.entries,
                    None => &mut self.collected.entries,
                };
                for row in rows {
                    entries.push(Entry::of_row(row)?);
                }
            }
            Record::Ids(ids) => self.collected.ids.extend(ids),
            Record::Undecided(rows) => {
                self.count(u64::try_from(rows.len()).ok()?)?;
                for row in rows {
                    let one = self.undecided(row)?;
                    let replies = match &mut self.file {
                        Some(file) => &mut file.undecided,
                        None => &mut self.collected.undecided,
                    };
                    replies.push(one);
                }
            }
            Record::File(facts) => {
                self.end_file();
                let FileFacts { by_text, own, others, .. } = facts;
                self.counts([by_text, own, others])?;
                self.file = Some(PostsOfFile { facts, ..PostsOfFile::default() });
            }
            _ => return None,
        }
        Some(())
    }

    fn undecided(&mut self, row: UndecidedRow) -> Option<Undecided> {
        let UndecidedRow { post, id, target, topics, place, .. } = row;
        let UndecidedRow { writes_to, is_included, is_alone, .. } = row;
        let entry = Entry::of_row(post).filter(|entry| entry.kind == Kind::Reply)?;
        let target = Target { id: target.0, time: Moment::numbered(target.1) };
        let topics = TopicSet::of_bits(topics, self.known.topics)?;
        let place = place.map(|place| Box::new(self.place(place)));
        Some(Undecided { entry, id, target, topics, place, writes_to, is_included, is_alone })
    }

    fn place(&mut self, (file, sheet, line, id, is_public): PlaceRow) -> EvidencePlace {
        let (file, sheet) = (self.file_name(&file), sheet.map(|sheet| self.file_name(&sheet)));
        EvidencePlace { file, sheet, line, id: id.into(), is_public }
    }

    fn add_threads(&mut self, record: Record) -> Option<()> {
        match record {
            Record::Answered(rows) => {
                for (time, id) in rows {
                    let (time, hash) = (Moment::numbered(time), hash(&id));
                    self.collected.answered.add(AnsweredPost { time, hash, id: id.into() });
                }
            }
            Record::LaterEntries(rows) => {
                self.count(u64::try_from(rows.len()).ok()?)?;
                let later = rows.into_iter().map(|(time, id, target, marks)| LaterEntry {
                    time: Moment::numbered(time),
                    id,
                    target: target.map(|(id, time)| Target { id, time: Moment::numbered(time) }),
                    marks: EntryMarks::of_bits(marks),
                });
                self.collected.threads.later.extend(later);
            }
            Record::FirstEntries(rows) => {
                self.count(u64::try_from(rows.len()).ok()?)?;
                for (id, row) in rows {
                    self.collected.threads.first.push((id, Entry::of_row(row)?));
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn add_counts(&mut self, record: Record) -> Option<()> {
        match record {
            Record::Tags(rows) => {
                for (tag, all, announced, days) in rows {
                    self.count(all.into())?;
                    let uses = Uses { all, announced: announced.min(all), days };
                    *self.collected.tags.0.entry(tag.into()).or_default() += uses;
                }
            }
            Record::InFile(number, last, shape) => {
                let file = self.file_name(&format!("{}/{number}", self.parts));
                let last = Moment::numbered(last);
                last.day()?;
                self.collected.in_files.0.push(DaysInFile { shape, last, ..DaysInFile::new(file) });
            }
            Record::Days(days) => {
                let file = self.collected.in_files.0.last_mut()?;
                let is_last = |day: &u16| Some(*day) <= file.last.day();
                if !days.iter().all(is_last) {
                    return None;
                }
                for day in days {
                    file.add_day(day);
                }
            }
            Record::Texts(rows) => {
                self.count(u64::try_from(rows.len()).ok()?)?;
                for row in rows {
                    self.collected.outside.texts.push(TextOnDay::of_row(row)?);
                }
            }
            Record::Hours(rows) => {
                for (window, hour, counts) in rows {
                    let key = (below(window, self.known.windows)?, hour);
                    let [posts, with_findings, findings] = self.counts(counts)?;
                    let one = Hour { posts, with_findings, findings };
                    self.collected.in_windows.0.entry(key).or_default().add(one);
                }
            }
            Record::Topics(rows) => {
                self.count(u64::try_from(rows.len()).ok()?)?;
                for row in rows {
                    let post = PostOnTopics::of_row(row, self.known.topics)?;
                    self.collected.topics.push(post);
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn add_evidence(&mut self, row: EvidenceRow) -> Option<()> {
        let EvidenceRow { metric, topic, counts, post, file, sheet, line, id, is_public } = row;
        let (_, metric) = *Metric::ALL.iter().find(|(name, _)| *name == metric)?;
        if topic.is_some_and(|topic| self.known.topics <= topic) {
            return None;
        }
        let place = self.place((file, sheet, line, id, is_public));
        let side = Side { metric, topic, counts };
        let places = self.collected.evidence.0.entry(side).or_default();
        insert_latest(places, (Entry::of_row(post)?, place), side.most());
        Some(())
    }

    /// The name of a file. Many records name the same file, and share its name.
    fn file_name(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.files.get(name) {
            return known.clone();
        }
        let new: Arc<str> = name.into();
        self.files.insert(new.clone());
        new
    }

    fn counts<const N: usize>(&mut self, counts: [u64; N]) -> Option<[u64; N]> {
        counts.iter().try_for_each(|count| self.count(*count).map(|_| ()))?;
        Some(counts)
    }
}

/// The number of something in the rulebook, if the rulebook has so many.
fn below(number: usize, known: usize) -> Option<usize> {
    (number < known).then_some(number)
}
