//! What is noted beside a report: posts that are not in its figures, and problems.

use super::Total;
use crate::{
    audit::{Audit, Visitors},
    cli::terminal::{Terminal, print_notes, print_problems},
    message::Message,
    source::Problem,
};

impl Total {
    /// Prints the problems, and notes which posts are not in the figures.
    pub(super) fn print_remarks(&self, quiet: bool, terminal: Terminal) {
        print_problems(&self.problems, terminal);
        let untimed = self.audits.iter().map(|audit| audit.untimed).max().unwrap_or(0);
        if 0 < untimed && !quiet {
            print_notes(&[without_time(untimed)], terminal);
        }
        let visitors = self.audits.iter().map(Audit::visitors).max_by_key(|all| all.posts);
        if let Some(Visitors { accounts: 1.., posts }) = visitors
            && !quiet
        {
            print_notes(&[of_visitors(posts)], terminal);
        }
    }
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
