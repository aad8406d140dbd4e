//! The first line of a part: what its figures depend on besides the posts. Only parts in
//! which all of it is the same can be merged.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::VERSION;
use crate::{
    cli::{
        audit::arguments::Period, reading_arguments::ReadingArguments,
        selection::SelectionArguments,
    },
    lint::{Lint, Selection},
    message::Message,
    personal_data::{masked, secrets},
    rulebook::Rulebook,
    source::Problem,
};

/// A text in which personal numbers are masked.
fn without_numbers(text: &str) -> String {
    masked(text, &secrets(text))
}

/// What the figures of a part depend on besides its posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::cli::audit) struct Header {
    /// The version of the format. This field is the first, because it is how a part is
    /// recognised.
    tweetlint_part: u32,
    /// The version of the program.
    program: String,
    /// The hash of the rulebook, of its registers, and of the built-in rules.
    rulebook: String,
    /// The audited periods: their first instants, and the first instants after them.
    periods: Vec<(Option<String>, Option<String>)>,
    flags: Flags,
    /// The number of files.
    pub(super) inputs: usize,
}

/// The flags that change figures. A flag that was not given is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Flags {
    account: Option<String>,
    at: Option<String>,
    select: Vec<String>,
    ignore: Vec<String>,
    input_format: String,
    map: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    preset: String,
    dates: String,
}

/// The beginning of a header, of whatever version of the program.
#[derive(Deserialize)]
struct Made {
    tweetlint_part: u32,
    program: String,
}

impl Header {
    /// The header of a part that this run writes. `fingerprint` is that of the rulebook.
    pub(in crate::cli::audit) fn of_run(
        (selection, reading): (&SelectionArguments, &ReadingArguments),
        lint: &Lint<'_>,
        fingerprint: String,
        periods: &[Period],
    ) -> Self {
        let (account, at, [select, ignore]) = selection.flags();
        let [input_format, map, preset, dates] = reading.flags();
        let time = |time: &Option<Timestamp>| time.map(|time| time.to_string());
        Self {
            tweetlint_part: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            rulebook: fingerprint,
            periods: periods.iter().map(|(since, until)| (time(since), time(until))).collect(),
            flags: Flags {
                account: account.map(without_numbers),
                // Two ways to write a time are the same time.
                at: at.map(|_| lint.now.to_string()),
                select,
                ignore,
                input_format,
                map: without_numbers(&map),
                preset,
                dates,
            },
            inputs: 0,
        }
    }

    /// The same header for a part about this number of files.
    pub(in crate::cli::audit) fn with_inputs(self, inputs: usize) -> Self {
        Self { inputs, ..self }
    }

    /// Parses the first line of a part; `None` if it is damaged. Fails if another version of
    /// the program wrote the part.
    pub(super) fn parse(line: &[u8], path: &str) -> Result<Option<Self>, Problem> {
        let Ok(made) = serde_json::from_slice::<Made>(line) else { return Ok(None) };
        if (made.tweetlint_part, made.program.as_str()) != (VERSION, env!("CARGO_PKG_VERSION")) {
            // A program of the same version may be built from other sources.
            let message = if made.program == env!("CARGO_PKG_VERSION") {
                Message::new("part-other-format")
                    .with("other", made.tweetlint_part.to_string())
                    .with("own", VERSION.to_string())
            } else {
                Message::new("part-other-version")
                    .with("other", made.program)
                    .with("own", env!("CARGO_PKG_VERSION"))
            };
            let help = Message::new("part-other-version-help");
            return Err(Problem::in_file(path, message).help(help));
        }
        Ok(serde_json::from_slice(line).ok())
    }

    /// The fingerprint of the rulebook.
    pub(in crate::cli::audit) fn rulebook(&self) -> &str {
        &self.rulebook
    }

    /// Checks that a part was made with the rulebook that has this fingerprint.
    pub(in crate::cli::audit) fn expect_rulebook(
        &self,
        fingerprint: &str,
        path: &str,
    ) -> Result<(), Problem> {
        if self.rulebook == fingerprint {
            return Ok(());
        }
        let problem = Problem::in_file(path, Message::new("part-other-rulebook"));
        Err(problem.help(Message::new("part-other-rulebook-help")))
    }

    /// Checks that a part can be merged with `other`, which is the first one.
    pub(in crate::cli::audit) fn expect_like(
        &self,
        (other, first): (&Self, &str),
        path: &str,
    ) -> Result<(), Problem> {
        let (own, others) = (&self.flags, &other.flags);
        let pairs = [
            ("--since", self.periods != other.periods),
            ("--account", own.account != others.account),
            ("--at", own.at != others.at),
            ("--select", own.select != others.select),
            ("--ignore", own.ignore != others.ignore),
            ("--input-format", own.input_format != others.input_format),
            ("--map", own.map != others.map),
            ("--preset", own.preset != others.preset),
            ("--dates", own.dates != others.dates),
        ];
        let Some((flag, _)) = pairs.into_iter().find(|(_, differs)| *differs) else {
            return Ok(());
        };
        let message = match flag {
            "--since" => Message::new("part-other-period"),
            flag => Message::new("part-other-flag").with("flag", flag),
        };
        let message = message.with("other", first);
        Err(Problem::in_file(path, message).help(Message::new("part-again-help")))
    }

    /// The run that the part is from; `None` if the header is damaged. `now` is the time of
    /// the merge, on which no figure depends.
    pub(in crate::cli::audit) fn run<'r>(
        &self,
        rulebook: &'r Rulebook,
        now: Timestamp,
    ) -> Option<(Lint<'r>, Vec<Period>)> {
        let Flags { account, at, select, ignore, .. } = &self.flags;
        let time = |text: &Option<String>| -> Option<Option<Timestamp>> {
            text.as_ref().map(|text| text.parse().ok()).map_or(Some(None), |time| time.map(Some))
        };
        let selection = Selection { select, ignore };
        let lint = Lint::new(rulebook, selection, account.clone(), now).ok()?;
        let periods = self.periods.iter().map(|(since, until)| Some((time(since)?, time(until)?)));
        let periods: Option<Vec<Period>> = periods.collect();
        let periods = periods.filter(|periods| (1..=2).contains(&periods.len()))?;
        time(at)?;
        Some((lint, periods))
    }
}
