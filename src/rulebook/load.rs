//! Reads a whole rulebook, and tells all that is wrong with it in one run.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{
    Rule, Rulebook, builtin,
    draft::Draft,
    layers::{self, Layers},
    registers::{self, WindowFiles},
    statements::Statements,
};
use crate::{
    language::Language,
    source::{At, Problem, did_you_mean},
    yaml::{self, Node, Reader, one_of},
};

/// The zone of times without offset, unless a rulebook names another.
const TIMEZONE: &str = "Europe/Copenhagen";

/// What the rulebook of a folder is called.
const NAME: &str = "tweetlint.yaml";

/// Reads the rulebook at a path, or the built-in profile `common`. `windows` is
/// a register of windows that takes the place of those the rulebook names.
///
/// # Errors
/// Everything that is wrong with the rulebook and its registers.
pub fn load(path: Option<&Path>, windows: Option<&Path>) -> Result<Rulebook, Vec<Problem>> {
    load_with(path, WindowFiles { instead: windows, unsaved: None })
}

/// The registers of windows that the rulebook at a path names, its own before
/// those of what it extends. They need not be there.
///
/// # Errors
/// What keeps the rulebook from being read.
pub fn window_files(path: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let layers = layers::read(path);
    let mut problems = Vec::new();
    let named = registers::window_files(&layers, &mut problems);
    problems.extend(layers.problems);
    if problems.is_empty() { Ok(named) } else { Err(in_order(problems)) }
}

/// The language that a rulebook asks for, whatever is wrong with it: what that
/// is, is told in this language.
pub fn language_of(path: &Path) -> Option<Language> {
    let layers = layers::read(path);
    let asked = last(&layers, "language", &mut Draft::default(), language);
    asked.or_else(|| language_line(&fs::read_to_string(path).ok()?))
}

/// The language that a line says, in a file that is no YAML.
fn language_line(text: &str) -> Option<Language> {
    let said = text.lines().find_map(|line| line.strip_prefix("language:"))?;
    let said = said.split('#').next()?.trim().trim_matches(['"', '\'']);
    Language::ALL.iter().find(|(tag, _)| *tag == said).map(|(_, language)| *language)
}

/// Every file that the rulebook at a path extends or has as a register, as far
/// as it reads. They need not be there.
pub fn files(path: &Path) -> Vec<PathBuf> {
    registers::files(&layers::read(path))
}

/// As [`load`], with a choice of registers of windows.
///
/// # Errors
/// Everything that is wrong with the rulebook and its registers.
pub fn load_with(path: Option<&Path>, windows: WindowFiles<'_>) -> Result<Rulebook, Vec<Problem>> {
    let built_in = builtin::read()?;
    let mut layers = path.map(layers::read).unwrap_or_default();
    if layers.broken {
        return Err(in_order(layers.problems));
    }
    let mut draft = Draft::default();
    draft.problems.append(&mut layers.problems);
    draft.read_layers(&built_in, &layers);
    let statements = Statements::read(&built_in, &layers, &mut draft);
    let language = last(&layers, "language", &mut draft, language);
    let timezone = last(&layers, "timezone", &mut draft, timezone);
    let registers = registers::read(&layers, windows, timezone.as_ref(), &mut draft);
    let Draft { vocabulary, rules, mut problems, .. } = draft;
    problems.extend_from_slice(&vocabulary.problems);
    let written = rules.len();
    let rules: Vec<Rule> = rules.into_iter().filter_map(|(_, rule)| rule).collect();
    // A rule that does not read would shift the numbers of the others.
    let sets = (rules.len() == written).then(|| statements.resolve(&rules, &mut problems));
    let Some(sets) = sets.filter(|_| problems.is_empty()) else {
        return Err(in_order(problems));
    };
    Ok(Rulebook {
        rules,
        matcher: vocabulary.words.build(),
        language,
        timezone: timezone.unwrap_or_else(usual_timezone),
        windows: registers.windows,
        hashtags: registers.hashtags,
        directory: registers.directory,
        common: sets.common,
        accounts: sets.accounts,
        profiles: sets.profiles,
        path: path.map(|path| path.display().to_string().into()),
    })
}

/// The rulebook that holds for a file or folder: the nearest `tweetlint.yaml`
/// beside or above it.
pub fn find_upward(from: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(from).ok()?;
    let found = absolute.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())?;
    // Reports name the file as a person here would.
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| found.strip_prefix(here).ok().map(Path::to_owned));
    Some(below.unwrap_or(found))
}

/// What a key says in the last layer that has it.
fn last<T>(
    layers: &Layers,
    key: &str,
    draft: &mut Draft,
    read: impl Fn(&Node, &mut Reader<'_>) -> Option<T>,
) -> Option<T> {
    layers.files().fold(None, |earlier, file| draft.read(&file.document, key, &read).or(earlier))
}

/// The zone of times without offset where the rulebook names none.
pub(crate) fn usual_timezone() -> TimeZone {
    TimeZoneDatabase::bundled().get(TIMEZONE).unwrap_or(TimeZone::UTC)
}

fn language(node: &Node, reader: &mut Reader<'_>) -> Option<Language> {
    one_of(&Language::ALL)(node, reader)
}

fn timezone(node: &Node, reader: &mut Reader<'_>) -> Option<TimeZone> {
    let written = yaml::text(node, reader)?;
    let database = TimeZoneDatabase::bundled();
    database.get(written).ok().or_else(|| {
        let names: Vec<String> = database.available().map(|name| name.to_string()).collect();
        let otherwise = (
            "name a continent and a city, as in `Europe/Copenhagen`",
            "nævn en verdensdel og en by, som i `Europe/Copenhagen`",
        );
        let help = crate::source::meant(
            did_you_mean(written, names.iter().map(String::as_str)),
            otherwise,
        );
        reader.wrong(
            node.span,
            (
                format!("there is no time zone `{written}`"),
                format!("tidszonen `{written}` findes ikke"),
            ),
            help,
        )
    })
}

/// Problems file by file in the order of the text, each once.
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
        let rulebook = load(None, None).expect("the built-in rulebook reads");
        assert_eq!(rulebook.matcher.mistakes(), Vec::<String>::new());
    }

    #[test]
    fn every_built_in_rule_has_examples_where_they_stand() {
        let rulebook = load(None, None).expect("the built-in rulebook reads");
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
