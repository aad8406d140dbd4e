//! The arguments of `audit`, with functions that turn them into settings of the run.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{Report, merge, period};
use crate::{
    cli::{
        Failure, RulebookArguments, flags, reading_arguments::ReadingArguments,
        selection::SelectionArguments, thread_pool::thread_count,
    },
    message::Message,
    rulebook::{Rulebook, Severity},
    source::Problem,
};

/// The arguments of `audit`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(in crate::cli) struct Arguments {
    #[command(subcommand)]
    pub(super) action: Option<Action>,
    #[arg(value_name = "PATH", required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
    #[arg(long, value_name = "DAY", env = "TWEETLINT_SINCE")]
    since: Option<String>,
    #[arg(long, value_name = "DAY", env = "TWEETLINT_UNTIL")]
    until: Option<String>,
    #[arg(long, value_names = ["PERIOD", "PERIOD"], num_args = 2, conflicts_with_all = ["since", "until", "by"])]
    compare: Option<Vec<String>>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["compare", "by"])]
    pub(super) against: Option<PathBuf>,
    #[arg(long)]
    pub(super) by: Option<By>,
    #[arg(long, default_value = "text")]
    pub(super) format: AuditFormat,
    #[arg(long, alias = "partial", value_name = "FILE", conflicts_with_all = ["against", "by", "format"])]
    pub(super) part: Option<PathBuf>,
    #[command(flatten)]
    pub(super) selection: SelectionArguments,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
    #[arg(long, value_name = "N", env = "TWEETLINT_JOBS", value_parser = thread_count)]
    pub(super) jobs: Option<usize>,
    #[arg(long, short, env = "TWEETLINT_QUIET", value_parser = flags::switch)]
    pub(super) quiet: bool,
    #[arg(long, env = "TWEETLINT_NO_PROGRESS", value_parser = flags::switch)]
    pub(super) no_progress: bool,
}

/// What can be done besides auditing posts.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Action {
    Merge(merge::Arguments),
}

/// How a report is written, and which findings make the run fail.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) by: Option<By>,
    pub(super) format: AuditFormat,
    /// The lowest level of findings about accounts that makes the run fail; `None` if no
    /// finding does.
    pub(super) fail_on: Option<Severity>,
}

/// What each row of a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum By {
    Account,
    Month,
    Rule,
    Client,
    Window,
}

/// The formats of the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum AuditFormat {
    Text,
    Json,
    Csv,
    Markdown,
    Html,
}

/// The first instant of the audited period, and the first instant after it; `None`
/// where the period has no limit.
pub(super) type Period = (Option<Timestamp>, Option<Timestamp>);

impl Shape {
    /// Whether the report has every account, of which programs can leave out themselves what they
    /// do not need. Nobody can leave out an account of rows that are sums over accounts.
    pub(super) fn has_all_accounts(self) -> bool {
        match self.format {
            AuditFormat::Json => true,
            AuditFormat::Csv => matches!(self.by, None | Some(By::Account)),
            AuditFormat::Text | AuditFormat::Markdown | AuditFormat::Html => false,
        }
    }

    /// Refuses `--by` where the format has no rows: it would be ignored.
    pub(super) fn expect_rows(self) -> Result<(), Failure> {
        let format = match self.format {
            AuditFormat::Json => "json",
            AuditFormat::Html => "html",
            AuditFormat::Text | AuditFormat::Csv | AuditFormat::Markdown => return Ok(()),
        };
        if self.by.is_none() {
            return Ok(());
        }
        let message = Message::new("audit-by-without-rows").with("format", format);
        let help = Message::new("audit-by-without-rows-help");
        Err(Problem::in_file("--by", message).help(help).into())
    }

    /// The exit code: 2 if something could not be read, else 1 if a finding about an
    /// account has at least the level of `--fail-on`, else 0.
    pub(super) fn exit_code(self, report: &Report<'_>) -> u8 {
        let findings = report.accounts.iter().flat_map(|account| &account.beyond_limits);
        let fails =
            |level: Severity| findings.clone().any(|finding| level <= finding.rule.severity);
        match self.fail_on {
            _ if !report.problems.is_empty() => 2,
            Some(level) if fails(level) => 1,
            _ => 0,
        }
    }
}

impl Arguments {
    /// The arguments that choose the rulebook and the language.
    pub(in crate::cli) fn rulebook(&self) -> &RulebookArguments {
        match &self.action {
            Some(Action::Merge(arguments)) => &arguments.rulebook,
            None => &self.rulebook,
        }
    }

    /// The files of the run, of which the first one leads to the rulebook.
    pub(in crate::cli) fn files(&self) -> &[PathBuf] {
        match &self.action {
            Some(Action::Merge(arguments)) => &arguments.parts,
            None => &self.paths,
        }
    }

    /// How the report is written.
    pub(super) fn shape(&self) -> Shape {
        Shape { by: self.by, format: self.format, fail_on: self.selection.fail_on() }
    }

    /// The audited periods: two with `--compare`, else one.
    pub(super) fn periods(&self, rulebook: &Rulebook) -> Result<Vec<Period>, Failure> {
        let Some(written) = &self.compare else { return Ok(vec![self.period(rulebook)?]) };
        let period = |written: &String| {
            let range = period::range(written, &rulebook.timezone);
            let (since, until) = range.ok_or_else(|| {
                let message = Message::new("audit-invalid-range").with("text", written.as_str());
                Problem::in_file("--compare", message)
                    .help(Message::new("audit-invalid-range-help"))
            })?;
            Ok((Some(since), Some(until)))
        };
        written.iter().map(period).collect()
    }

    /// Refuses `--against` with `--format html`: a page for browsers shows figures, but no
    /// changes.
    pub(super) fn expect_changes_in_format(&self) -> Result<(), Failure> {
        if self.format != AuditFormat::Html {
            return Ok(());
        }
        let message = Message::new("audit-no-page-of-changes");
        let help = Message::new("audit-no-page-of-changes-help");
        Err(Problem::in_file("--against", message).help(help).into())
    }

    /// The audited period, from `--since` to `--until`.
    pub(super) fn period(&self, rulebook: &Rulebook) -> Result<Period, Failure> {
        let bounds = |flag: &str, written: &Option<String>| {
            let bounds = |written: &String| {
                period::bounds(written, &rulebook.timezone).ok_or_else(|| invalid(flag, written))
            };
            written.as_ref().map(bounds).transpose()
        };
        let since = bounds("--since", &self.since)?.map(|(first, _)| first);
        let until = bounds("--until", &self.until)?.map(|(_, end)| end);
        match (since, until) {
            (Some(since), Some(until)) if until <= since => {
                let message = Message::new("audit-empty-period");
                let help = Message::new("audit-empty-period-help");
                Err(Problem::in_file(flags::name_in_use("--until"), message).help(help).into())
            }
            period => Ok(period),
        }
    }
}

fn invalid(flag: &str, written: &str) -> Problem {
    let message = Message::new("audit-invalid-period").with("text", written);
    Problem::in_file(flags::name_in_use(flag), message)
        .help(Message::new("audit-invalid-period-help"))
}
