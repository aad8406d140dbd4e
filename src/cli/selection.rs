//! The arguments that say which rules a run has, for which account and time its posts
//! are checked, and which findings make it fail.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{FailOn, Failure, flags, meant};
use crate::{
    lint::{Lint, Selection, UnknownRule},
    message::Message,
    rulebook::{Rulebook, Severity},
    source::Problem,
};

/// The arguments that select rules.
#[derive(Debug, clap::Args)]
pub(super) struct SelectionArguments {
    #[arg(long, value_name = "HANDLE", env = "TWEETLINT_ACCOUNT")]
    account: Option<String>,
    #[arg(long, value_name = "TIME", env = "TWEETLINT_AT")]
    at: Option<String>,
    #[arg(long, value_name = "RULE|GROUP", env = "TWEETLINT_SELECT", value_delimiter = ',')]
    select: Vec<String>,
    #[arg(long, value_name = "RULE|GROUP", env = "TWEETLINT_IGNORE", value_delimiter = ',')]
    ignore: Vec<String>,
    #[arg(long, value_name = "LEVEL", env = "TWEETLINT_FAIL_ON", default_value = "error")]
    fail_on: FailOn,
}

impl SelectionArguments {
    /// A run with the selected rules, and with the time and the account from the
    /// command line.
    pub(super) fn lint<'r>(
        &self,
        rulebook: &'r Rulebook,
        now: Timestamp,
    ) -> Result<Lint<'r>, Failure> {
        self.lint_at(rulebook, flags::time_or_now(self.at.as_deref(), rulebook, now)?)
    }

    /// Like [`SelectionArguments::lint`], for an audit, in which the time may be a day.
    pub(super) fn lint_of_audit<'r>(
        &self,
        rulebook: &'r Rulebook,
        now: Timestamp,
    ) -> Result<Lint<'r>, Failure> {
        self.lint_at(rulebook, flags::end_or_now(self.at.as_deref(), rulebook, now)?)
    }

    fn lint_at<'r>(&self, rulebook: &'r Rulebook, now: Timestamp) -> Result<Lint<'r>, Failure> {
        let lint = Lint::new(rulebook, self.selection(), self.account.clone(), now)
            .map_err(|unknown| unknown_rule(&unknown, &self.select))?;
        if lint.selected.contains(&true) { Ok(lint) } else { Err(no_rule().into()) }
    }

    /// Like [`SelectionArguments::lint_of_audit`], but returns one run for each of two
    /// rulebooks. A rule that the user names need only exist in one of the rulebooks.
    pub(super) fn lints<'r>(
        &self,
        rulebooks: [&'r Rulebook; 2],
        now: Timestamp,
    ) -> Result<[Lint<'r>; 2], Failure> {
        let now = flags::end_or_now(self.at.as_deref(), rulebooks[0], now)?;
        let lints = Lint::pair(rulebooks, self.selection(), self.account.as_deref(), now)
            .map_err(|unknown| unknown_rule(&unknown, &self.select))?;
        let is_any = lints.iter().any(|lint| lint.selected.contains(&true));
        if is_any { Ok(lints) } else { Err(no_rule().into()) }
    }

    /// The account of posts that name none, the value of `--at`, and the selected and
    /// ignored rules, each once and in order.
    pub(super) fn flags(&self) -> (Option<&str>, Option<&str>, [Vec<String>; 2]) {
        let in_order = |names: &Vec<String>| {
            let names: BTreeSet<String> = names.iter().cloned().collect();
            names.into_iter().collect()
        };
        let rules = [&self.select, &self.ignore].map(in_order);
        (self.account.as_deref(), self.at.as_deref(), rules)
    }

    /// The account of posts that name none; `None` if it is not stated.
    pub(super) fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    fn selection(&self) -> Selection<'_> {
        Selection { select: &self.select, ignore: &self.ignore }
    }

    /// The lowest severity at which a finding makes the run fail; `None` if no
    /// finding does.
    pub(super) fn fail_on(&self) -> Option<Severity> {
        self.fail_on.severity()
    }
}

fn unknown_rule(unknown: &UnknownRule, selected: &[String]) -> Failure {
    let flag = if selected.contains(&unknown.written) { "--select" } else { "--ignore" };
    let message = Message::new("rule-or-group-unknown").with("name", unknown.written.as_str());
    let help = meant(unknown.nearest.as_deref());
    Problem::in_file(flags::name_in_use(flag), message).help(help).into()
}

/// The problem that `--select` and `--ignore` together exclude all rules.
fn no_rule() -> Problem {
    Problem::in_file(flags::name_in_use("--ignore"), Message::new("check-no-rule"))
        .help(Message::new("check-no-rule-help"))
}
