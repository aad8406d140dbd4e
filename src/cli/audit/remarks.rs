//! What is noted beside a report: posts that are not in its figures, and problems.

use jiff::{SignedDuration, tz::TimeZone};

use super::{Total, day, planned::NotPublished};
use crate::{
    audit::{Absent, Audit, Gap, Plan, Visitors},
    cli::terminal::{Terminal, print_notes, print_problems},
    message::Message,
    rulebook::Rulebook,
    source::Problem,
    time::earlier,
};

/// The most accounts that get a note each. The others are only counted.
const MOST_NAMED: usize = 10;

impl Total {
    /// Prints the problems, and notes which posts are not in the figures.
    pub(super) fn print_remarks(&self, quiet: bool, terminal: Terminal) {
        print_problems(&self.problems, terminal);
        let untimed = self.audits.iter().map(|audit| audit.untimed).max().unwrap_or(0);
        if 0 < untimed && !quiet {
            print_notes(&[without_time(untimed)], terminal);
        }
        let NotPublished { planned, drafts } = self.drafts;
        for (count, id, help) in [
            (planned, "audit-planned", "audit-planned-help"),
            (drafts, "audit-drafts", "audit-drafts-help"),
        ] {
            if 0 < count && !quiet {
                let message = Message::new(id).with("count", count);
                let note = Problem::in_file("audit", message).help(Message::new(help));
                print_notes(&[note], terminal);
            }
        }
        let visitors = self.audits.iter().map(Audit::visitors).max_by_key(|all| all.posts);
        if let Some(Visitors { accounts: 1.., posts }) = visitors
            && !quiet
        {
            print_notes(&[of_visitors(posts)], terminal);
        }
    }
}

impl Total {
    /// Notes what the figures depend on: listed accounts that fell silent before the period, gaps of
    /// the files, and posts that are in the files twice.
    pub(super) fn print_notes_on_posts(&self, plans: &[Plan<'_>], quiet: bool, terminal: Terminal) {
        let (Some(audit), Some(plan), false) = (self.audits.last(), plans.last(), quiet) else {
            return;
        };
        let absent = audit.absent(plan);
        let mut notes: Vec<Problem> =
            absent.iter().take(MOST_NAMED).map(|one| fell_silent(one, plan.rulebook())).collect();
        let more = absent.len().saturating_sub(MOST_NAMED);
        if 0 < more {
            let message = Message::new("audit-more-absent").with("count", more);
            notes.push(Problem::in_file("audit", message));
        }
        let gaps = audit.gaps().into_iter().filter(|(gap, _)| {
            [gap.from, gap.until].into_iter().any(|time| plan.includes(Some(time)))
        });
        notes.extend(gaps.take(MOST_NAMED).map(gap_of_files));
        let twice = audit.twice();
        if 0 < twice {
            let message = Message::new("audit-twice").with("count", twice);
            let note = Problem::in_file("audit", message);
            notes.push(note.help(Message::new("audit-twice-help")));
        }
        print_notes(&notes, terminal);
    }
}

/// The note that a gap of the files was taken for no silence.
fn gap_of_files((gap, accounts): (Gap, usize)) -> Problem {
    let last = earlier(gap.until, SignedDuration::from_secs(1));
    let message = Message::new("audit-gap")
        .with("count", accounts)
        .with("from", day(Some(gap.from), &TimeZone::UTC))
        .with("until", day(Some(last), &TimeZone::UTC));
    Problem::in_file("audit", message).help(Message::new("audit-gap-help"))
}

/// The note that an account has no posts in the period.
fn fell_silent(one: &Absent, rulebook: &Rulebook) -> Problem {
    let message = Message::new("audit-absent")
        .with("account", format!("@{}", one.handle))
        .with("day", day(Some(one.last), &rulebook.timezone));
    Problem::in_file("audit", message).help(Message::new("audit-absent-help"))
}

/// The note that posts were left out because they have no time.
fn without_time(count: usize) -> Problem {
    Problem::in_file("audit", Message::new("audit-untimed").with("count", count))
        .help(Message::new("audit-untimed-help"))
}

/// The note that the posts of people who only write to the listed accounts are not audited.
fn of_visitors(posts: usize) -> Problem {
    Problem::in_file("audit", Message::new("audit-visitors").with("count", posts))
        .help(Message::new("audit-visitors-help"))
}
