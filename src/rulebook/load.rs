//! Loads a rulebook, and reports all its problems in one run.

use std::path::{Path, PathBuf};

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{
    Rule, Rulebook, Trust,
    allowed_files::AllowedFiles,
    builder::RulebookBuilder,
    collect_overrides::LayeredOverrides,
    crisis_defaults,
    read_layers::{Layers, language},
    registers::{self, WindowFiles},
};
use crate::{
    check::EventWords,
    message::{Message, closest},
    register::directory::KnownAccounts,
    source::{At, Problem},
    time::default_timezone,
    yaml::{self, Node, Reader},
};

/// Loads the rulebook at a path, or the built-in profile `common` without a path.
/// `windows` is a register of windows that replaces those named by the rulebook.
///
/// # Errors
/// Everything that is wrong with the rulebook and its registers.
pub fn load(path: Option<&Path>, windows: Option<&Path>) -> Result<Rulebook, Vec<Problem>> {
    Layers::read(path, Trust::Named).load(WindowFiles { instead: windows, unsaved: None })
}

impl Layers {
    /// Builds a rulebook from the layers: collects their rules, applies their
    /// overrides, and reads the registers that they name.
    ///
    /// # Errors
    /// Everything that is wrong with the rulebook and its registers.
    pub fn load(&self, windows: WindowFiles<'_>) -> Result<Rulebook, Vec<Problem>> {
        self.build(windows).map_err(|mut problems| {
            for problem in &mut problems {
                self.unquote(problem, windows.instead);
            }
            problems
        })
    }

    /// Takes what a problem quotes out of it, if its file is one that the rulebook names outside
    /// of the repository. Whoever allows such files may trust the rulebook, but the readers of
    /// the report may be others.
    fn unquote(&self, problem: &mut Problem, windows: Option<&Path>) {
        let (Some(rulebook), At::Place(place)) = (self.path(), &mut problem.at) else { return };
        let path = Path::new(&*place.path);
        let is_named_by_user = path == rulebook || Some(path) == windows;
        if is_named_by_user || AllowedFiles::of(rulebook, Trust::Named).check(path).is_ok() {
            return;
        }
        place.line = None;
        problem.message = Message::new("rulebook-outside-unquoted");
        problem.help = Some(Message::new("rulebook-outside-unquoted-help"));
    }

    fn build(&self, windows: WindowFiles<'_>) -> Result<Rulebook, Vec<Problem>> {
        if self.broken {
            return Err(in_order(self.problems.clone()));
        }
        let mut builder = RulebookBuilder::new(self.problems.clone());
        builder.add_rules(self);
        let overrides = LayeredOverrides::read(self, &mut builder);
        let language = self.last("language", &mut builder.problems, language);
        let timezone = self.last("timezone", &mut builder.problems, timezone);
        let crises = self.last("crises", &mut builder.problems, crisis_defaults::read);
        let registers = registers::read(self, windows, timezone.as_ref(), &mut builder);
        let events = EventWords::new(&mut builder.vocabulary);
        let files = self.file_settings(&mut builder.problems);
        let RulebookBuilder { vocabulary, rules, content, mut problems, .. } = builder;
        problems.extend_from_slice(&vocabulary.problems);
        let path = self.path().map(|path| path.display().to_string()).unwrap_or_default();
        let count = rules.len();
        let rules: Vec<Rule> = rules.into_iter().filter_map(|(_, rule)| rule).collect();
        // Overrides refer to rules by number, and an invalid rule is missing from
        // `rules`, so that the numbers would be wrong.
        let sets = (rules.len() == count).then(|| overrides.apply(&rules, &path, &mut problems));
        let Some(sets) = sets.flatten().filter(|_| problems.is_empty()) else {
            return Err(in_order(problems));
        };
        let own = sets.accounts.all().iter().map(|account| account.handle.as_str());
        let timezone = timezone.unwrap_or_else(default_timezone);
        let mut hashtags = registers.hashtags;
        if let Some(hashtags) = &mut hashtags {
            hashtags.set_timezone(timezone.clone());
        }
        Ok(Rulebook {
            rules,
            automaton: vocabulary.words.build(),
            language,
            timezone,
            windows: registers.windows.into(),
            crises: crises.unwrap_or_default(),
            events,
            missing_registers: registers.missing,
            window_files: registers::window_files(self, &mut Vec::new()),
            hashtags,
            known_accounts: KnownAccounts::new(&registers.directory, own),
            directory: registers.directory,
            common: sets.common,
            accounts: sets.accounts,
            profiles: sets.profiles,
            topics: vocabulary.topics,
            files: files.into(),
            content: self.content(content),
            path: self.path().map(|path| path.display().to_string().into()),
        })
    }

    /// The registers of windows that the layers name, existing or not. Those of
    /// the rulebook itself come before those of the files it extends.
    ///
    /// # Errors
    /// Everything that makes the layers or these names invalid.
    pub fn window_files(&self) -> Result<Vec<PathBuf>, Vec<Problem>> {
        let mut problems = self.problems.clone();
        let named = registers::window_files(self, &mut problems);
        if problems.is_empty() { Ok(named) } else { Err(in_order(problems)) }
    }
}

pub(super) fn timezone(node: &Node, reader: &mut Reader<'_>) -> Option<TimeZone> {
    let written = yaml::text(node, reader)?;
    let database = TimeZoneDatabase::bundled();
    if let Ok(timezone) = database.get(written) {
        return Some(timezone);
    }
    let names: Vec<String> = database.available().map(|name| name.to_string()).collect();
    let help = match closest(written, names.iter().map(String::as_str)) {
        Some(near) => Message::new("did-you-mean").with("name", near),
        None => Message::new("rulebook-unknown-timezone-help"),
    };
    reader.wrong(node.span, Message::new("rulebook-unknown-timezone").with("name", written), help)
}

/// Sorts problems by file and position. Of equal problems that follow one another, only one
/// is kept.
fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    let place = |problem: &Problem| match &problem.at {
        At::File(path) => (path.clone(), 0),
        At::Place(place) => (place.path.clone(), place.bytes.start),
    };
    problems.sort_by_key(place);
    problems.dedup();
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_pattern_compiles() {
        let rulebook = load(None, None).expect("the built-in rulebook is valid");
        assert_eq!(rulebook.automaton.mistakes(), Vec::<String>::new());
    }

    #[test]
    fn the_words_of_built_in_rules_are_compiled_already() {
        let rulebook = load(None, None).expect("the built-in rulebook is valid");
        // A single word that is compiled only now, such as a word with `case: exact`,
        // needs a second layer, in which every word of every post is looked up again.
        assert_eq!(rulebook.automaton.late_words(), 0);
    }

    #[test]
    fn every_built_in_rule_knows_the_places_of_its_examples() {
        let rulebook = load(None, None).expect("the built-in rulebook is valid");
        for rule in &rulebook.rules {
            let file = std::fs::read_to_string(&*rule.place.path).expect("it is one of ours");
            let named = format!("- id: {}", rule.id);
            assert_eq!(file.lines().nth(rule.place.start.line - 1), Some(named.as_str()));
            for example in rule.examples.read().iter() {
                let lines = example.place().start.line - rule.place.start.line;
                assert!((1..200).contains(&lines), "{} is {lines} lines below", rule.id);
            }
        }
    }
}
