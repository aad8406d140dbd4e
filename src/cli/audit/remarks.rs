//! What is noted beside a report: posts that are not in its figures, and problems.

use jiff::{SignedDuration, tz::TimeZone};

use super::{
    Arguments, Total, day,
    without_posts::{self, Said},
};
use crate::{
    audit::{Audit, Gap, Plan, Visitors},
    cli::{
        counted_once,
        terminal::{Terminal, print_notes, print_problems},
    },
    language::Language,
    message::Message,
    output::{Shown, ShownProblem},
    post::SeenPosts,
    source::{At, Problem},
    time::earlier,
};

/// The most accounts that get a note each. The others are only counted.
const MOST_NAMED: usize = 10;

impl Total {
    /// Sorts the problems and notes by file and place, so that their order is the same in whatever
    /// order the files are.
    pub(super) fn sort_problems(&mut self) {
        sort(&mut self.problems);
        sort(&mut self.notes);
    }

    /// Prints the problems, and notes which posts are not in the figures.
    pub(super) fn print_remarks(&self, quiet: bool, terminal: Terminal) {
        print_problems(&self.problems, terminal);
        let untimed = self.audits.iter().map(|audit| audit.untimed).max().unwrap_or(0);
        if 0 < untimed && !quiet {
            print_notes(&[without_time(untimed)], terminal);
        }
        if !quiet {
            print_notes(&self.drafts.notes("audit"), terminal);
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
    /// Notes which posts are in the files more than once. A part has the note, too.
    pub(super) fn note_repeated(
        &mut self,
        seen: &SeenPosts,
        arguments: &Arguments,
        terminal: Terminal,
    ) {
        let note = counted_once::note(seen, "audit");
        if !arguments.quiet {
            print_notes(note.as_slice(), terminal);
        }
        self.notes.extend(note.filter(|_| arguments.part.is_some()));
    }

    /// Notes what the figures depend on: accounts without posts, gaps of the files, and posts that
    /// are in several parts.
    pub(super) fn print_notes_on_posts(&self, plans: &[Plan<'_>], quiet: bool, terminal: Terminal) {
        let (Some(audit), Some(plan), false) = (self.audits.last(), plans.last(), quiet) else {
            return;
        };
        let absent = audit.absent(plan);
        let said = without_posts::fell_silent(&absent, plan.rulebook(), MOST_NAMED).into_iter();
        // The export of one account is about that account, whichever others are listed.
        let never = absent.iter().filter(|one| one.last.is_none()).count();
        let are_several = never + 1 < plan.rulebook().accounts.all().len();
        let never = without_posts::never_seen(&absent, MOST_NAMED, terminal.language);
        let said = said.chain(never.filter(|_| are_several));
        let note = |Said { message, help }| Problem::in_file("audit", message).help(help);
        let mut notes: Vec<Problem> = said.map(note).collect();
        let gaps = audit.gaps().into_iter().filter(|(gap, _)| {
            [gap.from, gap.until].into_iter().any(|time| plan.includes(Some(time)))
        });
        notes.extend(gaps.take(MOST_NAMED).map(gap_of_files));
        let twice = audit.twice();
        if 0 < twice {
            let message = Message::new("audit-twice").with("count", twice);
            let note = Problem::in_file("audit", message);
            let is_merged = !self.inputs.is_empty();
            let help = if is_merged { "audit-twice-parts-help" } else { "audit-twice-help" };
            notes.push(note.help(Message::new(help)));
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

/// Sorts problems or notes by file and place.
fn sort(problems: &mut [Problem]) {
    problems.sort_by_cached_key(|problem| {
        let bytes = match &problem.at {
            At::File(_) => None,
            At::Place(place) => Some((place.bytes.start, place.bytes.end)),
        };
        // The texts are compared as reports show them. Where a personal number is masked,
        // a part has nothing else.
        let shown = ShownProblem::new(problem, Language::En);
        let text = |text: &Shown<'_>| text.text().to_owned();
        (text(&shown.file), bytes, text(&shown.message), shown.help.as_ref().map(text))
    });
}
