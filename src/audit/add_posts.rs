//! Adds posts, and what another part collected, to what is collected of an account.

use super::{
    Plan,
    collected::Collected,
    engagement::Reactions,
    entry::Entry,
    topics::{PostOnTopics, TopicSet},
};
use crate::{check::Subject, finding::Finding, personal_data::cut, source::Source};

/// The most bytes of the name of a client that are kept.
const LONGEST_CLIENT: usize = 100;

impl Collected {
    /// Adds a post of the audited period of which it is known whether it is a reply to somebody else.
    pub(super) fn add_of_kind(
        &mut self,
        (subject, source): (&Subject<'_, '_>, &Source),
        entry: Entry,
        plan: &Plan<'_>,
    ) {
        let topics =
            if entry.is_own() { TopicSet::of(subject, plan.rulebook) } else { TopicSet::default() };
        if topics.has(None) {
            self.topics.push(PostOnTopics { time: entry.time, topics });
        }
        self.evidence.add((entry, topics), &plan.sides, (subject, source));
    }

    /// Adds what does not depend on the kind of a post of the audited period, apart from whether it
    /// is for all followers.
    pub(super) fn add(
        &mut self,
        subject: &Subject<'_, '_>,
        entry: Entry,
        findings: &[Finding<'_>],
        plan: &Plan<'_>,
    ) {
        if let Some(engagement) =
            subject.post.engagement.as_deref().filter(|_| entry.is_broadcast())
        {
            self.reactions.push(Reactions::of(entry.time, *engagement));
        }
        self.tags.add(subject, &entry, plan.hashtags);
        self.in_windows.add(subject, findings, plan);
        self.name(subject.account);
        let client =
            subject.post.client.as_deref().map(|name| cut(name.trim(), LONGEST_CLIENT).to_owned());
        let count = match self.clients.get_mut(&client) {
            Some(known) => known,
            None => self.clients.entry(client).or_default(),
        };
        count.posts += 1;
        count.findings += u64::try_from(findings.len()).unwrap_or(u64::MAX);
        if findings.is_empty() {
            return;
        }
        let month = entry.time.month(&plan.rulebook.timezone);
        let mut last = None;
        for finding in findings {
            let by_rule = self.findings.entry((month, finding.rule_index)).or_default();
            by_rule.count(finding.severity);
            // The findings of a rule in a post follow each other.
            by_rule.posts += u32::from(last != Some(finding.rule_index));
            last = Some(finding.rule_index);
        }
    }

    pub(super) fn name(&mut self, spelling: &str) {
        if self.handle.as_deref().is_none_or(|known| spelling < known) {
            self.handle = Some(spelling.to_owned());
        }
    }

    /// Adds what another part collected of the same account.
    pub(super) fn join(&mut self, other: Self) {
        self.entries.extend(other.entries);
        for (path, posts) in other.by_file {
            self.by_file.entry(path).or_default().join(posts);
        }
        self.open_files.extend(other.open_files);
        self.undecided.extend(other.undecided);
        self.ids.extend(other.ids);
        for (path, pictures) in other.pictures {
            self.pictures.entry(path).or_default().join(pictures);
        }
        self.evidence.join(other.evidence);
        self.replies.join(other.replies);
        self.answered.join(other.answered);
        self.outside.join(other.outside);
        self.in_files.join(other.in_files);
        self.threads.join(other.threads);
        self.writes_to.join(other.writes_to);
        self.tags.join(other.tags);
        self.in_windows.join(other.in_windows);
        self.reactions.extend(other.reactions);
        self.topics.extend(other.topics);
        // The other part knows no handle if all its posts of the account are outside of
        // the period.
        other.handle.iter().for_each(|handle| self.name(handle));
        for (key, findings) in other.findings {
            self.findings.entry(key).or_default().add(findings);
        }
        for (client, count) in other.clients {
            let own = self.clients.entry(client).or_default();
            own.posts += count.posts;
            own.findings += count.findings;
        }
    }
}
