//! What is collected of one account while its posts are read, and how its figures follow.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    Plan,
    account::{Account, ClientCounts, RuleCounts, masked_clients},
    alt_texts::PicturesOfFile,
    answers::Replies,
    bio::Bio,
    calendar::Month,
    counts::{Counts, Share},
    dialogue::{Asked, Dialogue},
    engagement::Reactions,
    entry::Entry,
    evidence::{EvidencePlaces, limit},
    gaps::Around,
    habits::{Habits, Known, Repeats},
    in_files::InFiles,
    in_windows::HoursInWindows,
    language_tag::LanguageTag,
    late_answers::{Files, LatestAnswered},
    limits::{AccountFinding, Beyond, LimitOutcome, Measured, NotBeyond},
    months::Months,
    outside::Outside,
    own_hashtags::{AllTags, TagUses},
    posts_of_file::PostsOfFile,
    received::PostsToAccount,
    threads::Threads,
    topics::{self, PostOnTopics},
    undecided::Undecided,
    visitor::WritesTo,
};
use crate::{
    check::{Check, Limit},
    platform::Platform,
    post::Kind,
};

/// What is collected of an account. The order of its posts makes no difference.
#[derive(Debug, Default)]
pub(super) struct Collected {
    /// Its handle in the spelling that sorts first, so that the order of posts does not
    /// matter.
    pub(super) handle: Option<String>,
    pub(super) entries: Vec<Entry>,
    pub(super) outside: Outside,
    pub(super) in_files: InFiles,
    /// What these files contain of all accounts. Known once all posts of all accounts have been added.
    pub(super) around: Arc<Around>,
    /// Its posts in files that may not say which posts are replies, by the path of the file.
    /// Empty once it is decided of which of them this is known (see [`Self::settle`]).
    pub(super) by_file: BTreeMap<Arc<str>, PostsOfFile>,
    /// The same of files that have been read, and of which another part may show which posts are
    /// replies.
    pub(super) open_files: Vec<PostsOfFile>,
    /// Its replies that may continue a thread, in all other files.
    pub(super) undecided: Vec<Undecided>,
    /// The hashes of the ids of its posts, in the audited period or not. Sorted once the account is
    /// settled.
    pub(super) ids: Vec<u64>,
    /// Its posts with pictures whose alt texts may be missing, by the path of the file. Empty once
    /// that is decided.
    pub(super) pictures: BTreeMap<Arc<str>, PicturesOfFile>,
    /// The findings of each rule in each month. The key is the month, which is `None`
    /// for posts without a time, and the index of the rule in the rulebook.
    pub(super) findings: BTreeMap<(Option<Month>, usize), RuleCounts>,
    pub(super) clients: BTreeMap<Option<String>, ClientCounts>,
    pub(super) evidence: EvidencePlaces,
    pub(super) replies: Replies,
    /// The posts that its latest replies answer.
    pub(super) answered: LatestAnswered,
    pub(super) threads: Threads,
    pub(super) writes_to: WritesTo,
    pub(super) tags: TagUses,
    pub(super) in_windows: HoursInWindows,
    /// Its own posts about topics of the rulebook.
    pub(super) topics: Vec<PostOnTopics>,
    /// How people reacted to its posts for all followers, as far as the files state it.
    pub(super) reactions: Vec<Reactions>,
    /// The texts that come back, if these are only some of the posts; `None` if they are all.
    pub(super) repeats: Option<Repeats>,
}

/// What the figures of an account depend on besides its own posts: what is known only
/// from all accounts together, and the plan of the audit.
#[derive(Debug)]
pub(super) struct OfAllAccounts<'a, 'r> {
    /// Who uses which hashtag.
    pub(super) tags: AllTags<'a>,
    /// The hashes of the ids of the questions that an account which they name answers.
    pub(super) answered: BTreeSet<u64>,
    /// The files of the posts to accounts.
    pub(super) files: Files,
    pub(super) plan: &'a Plan<'r>,
}

impl Collected {
    /// The number of posts.
    pub(super) fn posts(&self) -> usize {
        self.all_entries().count()
    }

    /// All posts, in any order.
    pub(super) fn all_entries(&self) -> impl Iterator<Item = &Entry> {
        let pictures = self.pictures.values().flat_map(|posts| &posts.unknown);
        let by_file = self.files().flat_map(|posts| &posts.entries);
        let undecided = self.all_undecided().filter(|one| one.is_included).map(|one| &one.entry);
        self.entries.iter().chain(by_file).chain(pictures).chain(undecided)
    }

    /// The posts in files of which it is still unknown whether they say which posts are replies.
    fn files(&self) -> impl Iterator<Item = &PostsOfFile> {
        self.by_file.values().chain(&self.open_files)
    }

    /// All replies that may continue a thread.
    fn all_undecided(&self) -> impl Iterator<Item = &Undecided> {
        self.undecided.iter().chain(self.files().flat_map(|posts| &posts.undecided))
    }

    /// Whether the account writes to listed accounts only, as far as is known.
    pub(super) fn is_visitor(&self) -> bool {
        self.writes_to().is_visitor()
    }

    /// To whom the account writes. Replies that may continue a thread count as replies.
    pub(super) fn writes_to(&self) -> WritesTo {
        self.all_undecided().fold(self.writes_to, |all, one| all.max(one.writes_to))
    }

    /// Whether the account wrote any post that is not a repost.
    pub(super) fn writes(&self) -> bool {
        self.entries.iter().any(|entry| entry.kind != Kind::Repost)
    }

    /// The times of its posts, as far as they are known, and whether the time of day is.
    pub(super) fn times(&self) -> impl Iterator<Item = (Timestamp, bool)> {
        self.all_entries().filter_map(|entry| Some((entry.time.time()?, !entry.is_only_day())))
    }

    /// The figure that is beyond a limit; `None` if the figure is within the limit or
    /// unknown, or if there are too few posts.
    pub(super) fn beyond(
        mut self,
        limit: &Limit,
        received: Option<PostsToAccount>,
        known: &OfAllAccounts<'_, '_>,
    ) -> Option<Beyond> {
        self.sort();
        let findings = self.findings.values().map(|found| found.findings()).sum();
        let dialogue = self.dialogue(received, &mut Asked::default(), known);
        let own_tags = self.own_tags(&known.tags);
        let bio = self.bio(known.plan);
        let repeats = self.repeats(&known.plan.rulebook.timezone);
        let measured = (&dialogue, own_tags);
        self.measured((findings, &repeats), measured, (bio.as_ref(), known)).beyond(limit)
    }

    /// Sorts the posts, and joins those of a thread.
    fn sort(&mut self) {
        self.entries.sort_unstable();
        std::mem::take(&mut self.threads).complete(&mut self.entries);
    }

    /// The bio of the account; `None` if the rulebook gives none.
    fn bio<'r>(&self, plan: &Plan<'r>) -> Option<Bio<'r>> {
        plan.bio_of(self.handle.as_deref().unwrap_or_default()).map(Bio::of)
    }

    /// What is known of the account besides its posts.
    fn known(&self, bio: Option<&Bio<'_>>, all: &OfAllAccounts<'_, '_>) -> Known {
        let handle = self.handle.as_deref().unwrap_or_default();
        Known {
            emergencies: all.plan.looks_for(all.plan.emergency, handle),
            officialese: all.plan.looks_for(all.plan.officialese, handle),
            hours: bio.and_then(|bio| bio.hours),
        }
    }

    /// How many of the account's uses of hashtags are uses of a tag that nobody else
    /// uses.
    fn own_tags(&self, all: &AllTags<'_>) -> Share {
        let mut times = self.entries.iter().filter_map(|entry| entry.time.time());
        let first = times.next().unwrap_or(Timestamp::MAX);
        let last = times.next_back().unwrap_or(first);
        self.tags.share(self.handle.as_deref().unwrap_or_default(), [first, last], all)
    }

    /// The texts that come back in the posts of the account.
    fn repeats(&self, timezone: &TimeZone) -> Repeats {
        let of_all = || Repeats::of(&self.entries, &self.outside, timezone);
        self.repeats.clone().unwrap_or_else(of_all)
    }

    fn measured<'a>(
        &'a self,
        (findings, repeats): (u64, &'a Repeats),
        (dialogue, own_tags): (&'a Dialogue, Share),
        (bio, all): (Option<&'a Bio<'_>>, &'a OfAllAccounts<'a, '_>),
    ) -> Measured<'a> {
        Measured {
            entries: &self.entries,
            findings,
            places: &self.evidence,
            answered: &self.answered,
            files: &all.files,
            dialogue,
            own_tags,
            repeats,
            reactions: &self.reactions,
            topics: &self.topics,
            promised: bio.map_or(&[], |bio| &bio.languages),
            known: self.known(bio, all),
            gaps: &self.around.gaps,
            before: self.outside.before,
            untimed: self.outside.untimed,
            until: self.end(all.plan),
            timezone: &all.plan.rulebook.timezone,
        }
    }

    /// Compares the account with the limits of its rules. Returns the findings, and the
    /// limits that do not lead to a finding.
    fn judged(
        &self,
        measured: &Measured<'_>,
        bio: Option<&Bio<'_>>,
        plan: &Plan<'_>,
    ) -> (Vec<AccountFinding>, Vec<NotBeyond>) {
        let handle = self.handle.as_deref().unwrap_or_default();
        let set = plan.rulebook.rules_for(handle, None);
        let rules = set.rules.iter().filter(|rule| plan.selected[rule.rule_index]);
        let rules = rules.filter(|rule| rule.when.allows(&set.profile));
        let (mut beyond_limits, mut not_beyond) = (Vec::new(), Vec::new());
        for rule in rules {
            let Some(limit) = limit(&rule.check) else { continue };
            let promise = match &*rule.check {
                Check::Bio(of) => match bio.and_then(|bio| bio.promise(of, plan.rulebook)) {
                    Some(words) => Some(words).filter(|words| !words.is_empty()),
                    // The account does not promise what the rule is about.
                    None => continue,
                },
                _ => None,
            };
            match measured.outcome(limit) {
                LimitOutcome::Beyond(beyond) => {
                    let beyond = Beyond { bio: promise, ..*beyond };
                    beyond_limits.push(AccountFinding { rule: rule.clone(), beyond });
                }
                outcome => {
                    not_beyond.push(NotBeyond { rule: rule.clone(), limit: *limit, outcome });
                }
            }
        }
        (beyond_limits, not_beyond)
    }

    /// Counts the posts about any topic, if the rulebook names topics.
    fn count_topics(&self, counts: &mut Counts, plan: &Plan<'_>) {
        if !plan.rulebook.topics.is_empty() {
            counts.set_topics(topics::count(&self.topics, None));
        }
    }

    /// For each topic of the rulebook, in its order: how many posts are about it.
    fn by_topic(&self, plan: &Plan<'_>) -> Vec<u64> {
        let topics = 0..plan.rulebook.topics.len();
        topics.map(|topic| topics::count(&self.topics, Some(topic))).collect()
    }

    /// The findings of each rule, by the index of the rule in the rulebook.
    fn by_rule(&self) -> BTreeMap<usize, RuleCounts> {
        let mut rules: BTreeMap<usize, RuleCounts> = BTreeMap::new();
        for ((_, rule), found) in &self.findings {
            rules.entry(*rule).or_default().add(*found);
        }
        rules
    }

    /// Computes the figures of the account.
    pub(super) fn finish(
        mut self,
        platform: Platform,
        received: Option<PostsToAccount>,
        asked: &mut Asked,
        known: &OfAllAccounts<'_, '_>,
    ) -> Account {
        let plan = known.plan;
        let timezone = &plan.rulebook.timezone;
        self.sort();
        let dialogue = self.dialogue(received, asked, known);
        let (entries, bio) = (&self.entries, self.bio(plan));
        let promised: &[LanguageTag] = bio.as_ref().map_or(&[], |bio| &bio.languages);
        let repeats = self.repeats(timezone);
        let of_account = self.known(bio.as_ref(), known);
        let habits = Habits::of(repeats.clone(), entries, of_account, timezone);
        let rules = self.by_rule();
        let mut counts = Counts::of(entries, &habits);
        let own_tags = self.own_tags(&known.tags);
        counts.findings = rules.values().map(|found| found.findings()).sum();
        let waits = (dialogue.waits(|_| true), dialogue.known_replies(|_| true));
        counts.add_dialogue(waits, dialogue.questions(|_| true));
        counts.add_reactions(&self.reactions);
        counts.set_languages(promised);
        counts.set_own_tags(own_tags);
        self.count_topics(&mut counts, plan);
        let (findings, bio) = (counts.findings, bio.as_ref());
        let measured = self.measured((findings, &repeats), (&dialogue, own_tags), (bio, known));
        let (beyond_limits, not_beyond) = self.judged(&measured, bio, plan);
        let timed = || entries.iter().filter_map(|entry| entry.time.time());
        let (first, last) = (timed().next(), timed().next_back());
        let (streak, silence) = self.stretches(known);
        let (topics, windows) = (self.by_topic(plan), self.in_windows.finish(plan));
        let months = Months::new(
            (self.entries, self.reactions),
            dialogue,
            (self.findings, (!topics.is_empty()).then_some(self.topics)),
            (habits, promised.to_vec()),
            timezone,
        );
        Account {
            handle: self.handle.unwrap_or_default(),
            platform,
            first,
            last,
            counts,
            months,
            rules,
            clients: masked_clients(self.clients),
            streak,
            silence,
            untimed_outside: self.outside.untimed,
            beyond_limits,
            not_beyond,
            topics,
            windows,
        }
    }
}
