//! Reads a whole rulebook, and tells all that is wrong with it in one run.

use std::{collections::HashMap, path::Path};

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{
    Rule, RuleSet, Rulebook,
    builtin::{self, BuiltIn, COMMON},
    change,
    document::Document,
    layers::{self, Layer, Layers},
    lexicon, read_rule, registers,
    resolve::{Said, resolve},
    settings,
};
use crate::{
    language::Language,
    matcher::{Vocabulary, folded},
    register::handle,
    source::{At, Problem, did_you_mean},
    yaml::{self, Node, Reader, one_of},
};

/// The zone of times without offset, unless a rulebook names another.
const TIMEZONE: &str = "Europe/Copenhagen";

/// A rulebook while it is read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// All word lists, and the words of rules and windows.
    pub(super) vocabulary: Vocabulary,
    /// The rules by id; nothing where one does not read.
    pub(super) rules: Vec<(String, Option<Rule>)>,
    /// The numbers of the rules.
    numbers: HashMap<String, usize>,
    /// What is wrong so far.
    problems: Vec<Problem>,
}

/// Reads the rulebook at a path, or the built-in profile `common`. `windows` is
/// a register of windows that takes the place of those the rulebook names.
///
/// # Errors
/// Everything that is wrong with the rulebook and its registers.
pub fn load(path: Option<&Path>, windows: Option<&Path>) -> Result<Rulebook, Vec<Problem>> {
    let built_in = builtin::read()?;
    let mut layers = path.map(layers::read).unwrap_or_default();
    if layers.broken {
        return Err(in_order(layers.problems));
    }
    let mut draft = Draft { problems: std::mem::take(&mut layers.problems), ..Draft::default() };
    draft.read_lexicons(&built_in, &layers);
    draft.read_rules(&built_in, &layers);
    let said = Statements::read(&built_in, &layers, &mut draft);
    let language = last(&layers, "language", &mut draft, one_of(&Language::ALL));
    let timezone = last(&layers, "timezone", &mut draft, timezone)
        .or_else(|| TimeZoneDatabase::bundled().get(TIMEZONE).ok())
        .unwrap_or(TimeZone::UTC);
    let registers = registers::read(&layers, windows, &timezone, &mut draft);
    let rules: Vec<Rule> = draft.rules.into_iter().filter_map(|(_, rule)| rule).collect();
    if !draft.problems.is_empty() {
        return Err(in_order(draft.problems));
    }
    let sets = said.resolve(&rules, &layers)?;
    Ok(Rulebook {
        rules,
        matcher: draft.vocabulary.words.compile(),
        language,
        timezone,
        windows: registers.windows,
        hashtags: registers.hashtags,
        directory: registers.directory,
        common: sets.common,
        accounts: sets.accounts,
        profiles: sets.profiles,
        path: path.map(|path| path.display().to_string().into()),
    })
}

impl Draft {
    /// The number of a rule.
    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    fn read_lexicons(&mut self, built_in: &BuiltIn, layers: &Layers) {
        for ((name, _), document) in builtin::LEXICONS.iter().zip(&built_in.lexicons) {
            let lexicon = document
                .read(&mut self.problems, |node, reader| lexicon::built_in(name, node, reader));
            self.vocabulary.lexicons.extend(lexicon);
        }
        for file in layers.files() {
            let lexicons = &mut self.vocabulary.lexicons;
            file.document.read_key("lexicons", &mut self.problems, |node, reader| {
                lexicon::apply(node, reader, lexicons);
            });
        }
    }

    fn read_rules(&mut self, built_in: &BuiltIn, layers: &Layers) {
        for document in &built_in.rules {
            let vocabulary = &mut self.vocabulary;
            let rules = document.read(&mut self.problems, |_, reader| {
                read_rule::built_in(document, reader, vocabulary)
            });
            for (id, rule) in rules {
                self.add(id, rule);
            }
        }
        for file in layers.files() {
            let mut problems = Vec::new();
            file.document.read_key("rules", &mut problems, |node, reader| {
                self.read_own_rules(&file.document, node, reader);
            });
            self.problems.append(&mut problems);
        }
    }

    fn read_own_rules(&mut self, document: &Document, node: &Node, reader: &mut Reader<'_>) {
        let entries = reader.entries(node).unwrap_or_default();
        for entry in entries.iter().filter(|(_, value)| read_rule::is_own(value)) {
            let own = read_rule::own(entry, reader, &document.source, &mut self.vocabulary);
            let Some((id, rule)) = own else { continue };
            if self.number(&id).is_some() {
                let help = "give your rule another id, or change only `severity`, `check`, `when`";
                let message = format!("There is a rule `{id}` already");
                reader.wrong::<()>(entry.0.span, message, help);
            } else {
                self.add(id, rule);
            }
        }
    }

    fn add(&mut self, id: String, rule: Option<Rule>) {
        self.numbers.insert(id.clone(), self.rules.len());
        self.rules.push((id, rule));
    }

    /// Reads the `rules` and `settings` of a layer. `profile` is its name where
    /// it is a built-in profile.
    fn said(&mut self, node: &Node, reader: &mut Reader<'_>, profile: Option<&str>) -> Said {
        let mut said = Said::default();
        if let Some(node) = node.get("rules").filter(|node| !node.is_null()) {
            said.changes = change::read(node, reader, profile, self);
        }
        if let Some(node) = node.get("settings").filter(|node| !node.is_null()) {
            said.settings = settings::read(node, reader).unwrap_or_default();
        }
        said
    }

    /// As [`said`](Self::said), for a document as a whole.
    fn said_in(&mut self, document: &Document, profile: Option<&str>) -> Said {
        let mut problems = Vec::new();
        let said =
            document.read(&mut problems, |node, reader| self.said(node, reader, profile));
        self.problems.append(&mut problems);
        said
    }

    /// Notes what is wrong.
    pub(super) fn complain(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.problems.extend(problems);
    }

    /// Reads a value of a document.
    pub(super) fn read<T>(
        &mut self,
        document: &Document,
        key: &str,
        read: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        document.read_key(key, &mut self.problems, read).flatten()
    }
}

/// What a single key says in the last layer that has it.
fn last<T>(
    layers: &Layers,
    key: &str,
    draft: &mut Draft,
    read: impl Fn(&Node, &mut Reader<'_>) -> Option<T>,
) -> Option<T> {
    layers.files().fold(None, |earlier, file| draft.read(&file.document, key, &read).or(earlier))
}

fn timezone(node: &Node, reader: &mut Reader<'_>) -> Option<TimeZone> {
    let written = yaml::text(node, reader)?;
    let database = TimeZoneDatabase::bundled();
    database.get(written).ok().or_else(|| {
        let names: Vec<String> = database.available().map(|name| name.as_str().to_owned()).collect();
        let help = match did_you_mean(written, names.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a continent and a city, as in `Europe/Copenhagen`".to_owned(),
        };
        reader.wrong(node.span, format!("There is no time zone `{written}`"), help)
    })
}

/// What the layers and accounts say.
struct Statements {
    /// The built-in profiles, in the order of their table.
    profiles: Vec<Said>,
    /// The layers of the rulebook; a profile by its number.
    files: Vec<Said>,
    /// The listed accounts.
    accounts: Vec<Account>,
}

/// A listed account.
struct Account {
    /// Its handle in lower case.
    handle: String,
    /// What people call it.
    name: Option<String>,
    /// The built-in profile that it follows.
    profile: Option<&'static str>,
    said: Said,
}

/// What holds for whom.
struct Sets {
    common: RuleSet,
    accounts: Vec<(String, RuleSet)>,
    profiles: Vec<(String, RuleSet)>,
}
