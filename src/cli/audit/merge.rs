//! `tweetlint audit merge`: joins parts of an audit. The report is the one that a single run
//! over all the posts would write, in whatever order the parts are.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use jiff::Timestamp;

use super::{
    Total,
    arguments::{AuditFormat, By, Shape},
    compared_periods, measures_accounts,
    part::{self, Header, PartReader},
    plans_of,
};
use crate::{
    audit::{Plan, Restored},
    cli::{
        FailOn, Failure, RulebookArguments, flags,
        hashtags::secret_key,
        rulebook_arguments::load_rulebook,
        terminal::{Terminal, print_notes, print_problems},
    },
    message::Message,
    rulebook::{Layers, Rulebook},
    source::Problem,
};

/// The arguments of `audit merge`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    #[arg(value_name = "PART", required = true)]
    pub(in crate::cli) parts: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) rulebook: RulebookArguments,
    #[arg(long)]
    by: Option<By>,
    #[arg(long, default_value = "text")]
    format: AuditFormat,
    #[arg(long, alias = "partial", value_name = "FILE", conflicts_with_all = ["by", "format"])]
    part: Option<PathBuf>,
    #[arg(long, value_name = "LEVEL", env = "TWEETLINT_FAIL_ON", default_value = "error")]
    fail_on: FailOn,
    #[arg(long, short, env = "TWEETLINT_QUIET", value_parser = flags::switch)]
    quiet: bool,
}

/// Joins the parts, and reports the figures of their accounts or writes them as one part.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let shape =
        Shape { by: arguments.by, format: arguments.format, fail_on: arguments.fail_on.severity() };
    shape.expect_rows()?;
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let key = secret_key()?;
    let fingerprint = rulebook.fingerprint(key.as_ref().and_then(|key| key.mark()));
    let output = match &arguments.part {
        Some(path) => Some(part::Output::start(path, &arguments.parts)?),
        None => None,
    };
    // All parts have the same header, so the first one says what the run was.
    let first = open(arguments.parts.first(), &fingerprint)?;
    let (header, name) = (first.header.clone(), first.name().to_owned());
    let Some((lint, periods)) = header.run(&rulebook, now) else {
        return Err(first.damaged().into());
    };
    if let [_, _] = periods.as_slice()
        && arguments.by.is_some()
    {
        return Err(rows_of_comparison().into());
    }
    let plans = plans_of(&lint, &periods);
    let mut total = merged(first, arguments, (&rulebook, &plans), (&header, &name))?;
    total.sort_problems();
    if let Some(output) = output {
        print_problems(&total.problems, terminal);
        let code = if total.problems.is_empty() { 0 } else { 2 };
        let header = header.with_inputs(total.inputs.len());
        output.write(&header, total)?;
        return Ok(code);
    }
    if !arguments.quiet {
        print_notes(&total.notes, terminal);
    }
    total.expect_posts(arguments.parts.first(), &lint, measures_accounts(&lint));
    compared_periods::expect_posts(&mut total, (&periods, &rulebook), arguments.quiet, terminal);
    total.print_remarks(arguments.quiet, terminal);
    super::report(total, (plans, &periods), (shape, arguments.quiet), terminal)
}

fn open(path: Option<&PathBuf>, fingerprint: &str) -> Result<PartReader, Problem> {
    let part = PartReader::open(path.map_or("-".as_ref(), PathBuf::as_path))?;
    part.header.expect_rulebook(fingerprint, part.name())?;
    Ok(part)
}

/// Everything that the parts say.
fn merged(
    first: PartReader,
    arguments: &Arguments,
    (rulebook, plans): (&Rulebook, &[Plan<'_>]),
    (header, first_name): (&Header, &str),
) -> Result<Total, Problem> {
    let (mut total, mut seen) = (Total::default(), BTreeMap::new());
    let Some(plan) = plans.first() else { return Ok(total) };
    let keeps_page = arguments.part.is_some() || arguments.format == AuditFormat::Html;
    let mut restored = Restored::new(plan);
    let mut next = Some(first);
    for path in &arguments.parts {
        let part = match next.take() {
            Some(first) => first,
            None => PartReader::open(path)?,
        };
        let name: Arc<str> = part.name().into();
        part.header.expect_rulebook(header.rulebook(), &name)?;
        part.header.expect_like((header, first_name), &name)?;
        let part = part.read((rulebook, &mut restored, plans.len()))?;
        for input in part.inputs() {
            if let Some(other) = seen.insert(input.hash().to_owned(), name.clone()) {
                return Err(in_two(input.name(), (&name, &other)));
            }
        }
        total.add_part(part, keeps_page);
    }
    total.inputs.sort_unstable();
    total.settle(plans, arguments.part.is_some());
    Ok(total)
}

/// The problem that `--by` is given for parts that compare two periods: such a report has a
/// row for each account and figure.
fn rows_of_comparison() -> Problem {
    let message = Message::new("part-by-of-comparison");
    Problem::in_file("--by", message).help(Message::new("part-by-of-comparison-help"))
}

/// The problem that two parts are about the same posts.
fn in_two(input: &str, (part, other): (&Arc<str>, &Arc<str>)) -> Problem {
    let message = Message::new("part-same-input").with("input", input).with("other", &**other);
    Problem::in_file(part.clone(), message).help(Message::new("part-same-input-help"))
}
