//! The arguments that say how files of posts are to be read.

use std::sync::Arc;

use super::{input_format, usage_errors::Expected};
use crate::{
    input::{self, Files, Mapped, Mapping, Part, ReadOptions},
    language::Language,
    mapping::PRESETS,
    message::Message,
    rulebook::Rulebook,
    source::Problem,
    time::DayOrder,
};

/// The arguments that are common to all commands that read posts.
#[derive(Debug, clap::Args)]
pub(super) struct ReadingArguments {
    #[arg(long, value_name = "FORMAT", env = "TWEETLINT_INPUT_FORMAT", value_parser = input_format)]
    pub(super) input_format: Option<&'static input::Format>,
    #[arg(long, value_name = "FIELD=COLUMN", env = "TWEETLINT_MAP", value_parser = mappings)]
    map: Vec<Mappings>,
    #[arg(long, value_name = "NAME", env = "TWEETLINT_PRESET", value_parser = preset)]
    preset: Option<&'static str>,
    #[arg(long, value_name = "ORDER", env = "TWEETLINT_DATES", value_parser = dates)]
    dates: Option<DayOrder>,
}

impl ReadingArguments {
    /// The parts of the files, and the options with which their posts are to be read.
    /// `account` is that of posts that name none.
    pub(super) fn parts(
        &self,
        files: Files,
        rulebook: &Rulebook,
        account: Option<&str>,
    ) -> (impl Iterator<Item = Result<Part, Problem>> + Send + use<>, ReadOptions) {
        let options =
            ReadOptions { stated_account: account.map(str::to_owned), ..self.options(rulebook) };
        (files.read(self.input_format, &options), options)
    }

    /// The flags as text: two runs in which they are the same read a file in the same way.
    pub(super) fn flags(&self) -> [String; 4] {
        let format = self.input_format.map_or("", |format| format.name);
        let dates = self.dates.map(|dates| {
            let known = DayOrder::ALL.iter().find(|(_, order)| *order == dates);
            known.map_or("", |(name, _)| *name)
        });
        let map: Vec<_> = self.map.iter().flat_map(|some| &some.0).collect();
        let map = if map.is_empty() { String::new() } else { format!("{map:?}") };
        let preset = self.preset.unwrap_or_default().to_owned();
        [format.to_owned(), map, preset, dates.unwrap_or_default().to_owned()]
    }

    /// The order of day and month in dates with hyphens, as far as it is known.
    pub(super) fn order_of_dates(&self, rulebook: &Rulebook) -> Option<DayOrder> {
        let is_danish = rulebook.language == Some(Language::Da);
        self.dates.or_else(|| is_danish.then_some(DayOrder::DayMonth))
    }

    /// How files are to be read.
    fn options(&self, rulebook: &Rulebook) -> ReadOptions {
        let mapping: Mapping = self.map.iter().flat_map(|some| some.0.clone()).collect();
        let accounts = rulebook.accounts.all().iter();
        ReadOptions {
            accounts: accounts.map(|one| (one.handle.clone(), one.name.clone())).collect(),
            dates: self.dates,
            is_danish: rulebook.language == Some(Language::Da),
            files: rulebook.files.clone(),
            profiles: rulebook.profiles.iter().map(|(name, _)| name.clone()).collect(),
            mapping: Arc::new(mapping.with_preset(self.preset)),
            ..ReadOptions::new(rulebook.timezone.clone())
        }
    }
}

/// The value of one `--map`.
#[derive(Clone, Debug)]
struct Mappings(Vec<Mapped>);

/// Parses `text=Description,time=Publish time`. The name of a column may contain
/// commas.
fn mappings(written: &str) -> Result<Mappings, Expected> {
    let mut pairs: Vec<String> = Vec::new();
    for piece in written.split(',') {
        match pairs.last_mut() {
            Some(last) if !piece.contains('=') => *last = format!("{last},{piece}"),
            _ => pairs.push(piece.to_owned()),
        }
    }
    pairs.iter().map(|pair| mapped(pair)).collect::<Result<_, _>>().map(Mappings)
}

/// Parses `text=Description`.
fn mapped(written: &str) -> Result<Mapped, Expected> {
    let Some((field, name)) = written.split_once('=').filter(|(_, name)| !name.is_empty()) else {
        return Err(Expected(Message::new("usage-expected-mapping")));
    };
    let unknown = || Expected::one_of(Mapped::fields());
    Mapped::new(field.trim(), name).ok_or_else(unknown)
}

/// The planner or export with this name.
fn preset(written: &str) -> Result<&'static str, Expected> {
    let known = PRESETS.into_iter().find(|name| name.eq_ignore_ascii_case(written.trim()));
    known.ok_or_else(|| Expected::one_of(PRESETS))
}

fn dates(written: &str) -> Result<DayOrder, Expected> {
    let known = DayOrder::ALL.iter().find(|(name, _)| *name == written);
    let names = DayOrder::ALL.map(|(name, _)| name);
    known.map(|(_, order)| *order).ok_or_else(|| Expected::one_of(names))
}
