//! A rulebook while it is read.

use std::collections::HashMap;

use super::{
    Rule,
    builtin::{self, BuiltIn},
    change,
    document::Document,
    layers::Layers,
    lexicon, read_rule,
    resolve::Said,
    settings,
};
use crate::{
    matcher::Vocabulary,
    source::Problem,
    yaml::{Node, Reader},
};

/// What has been read so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// All word lists, and the words of rules and windows.
    pub(super) vocabulary: Vocabulary,
    /// The rules by id; nothing where one does not read.
    pub(super) rules: Vec<(String, Option<Rule>)>,
    /// The numbers of the rules.
    numbers: HashMap<String, usize>,
    /// What is wrong so far.
    pub(super) problems: Vec<Problem>,
}

impl Draft {
    /// Reads the lexicons and rules of all layers. Lexicons come first, since
    /// a rule takes what the last layer makes of them.
    pub(super) fn read_layers(&mut self, built_in: &BuiltIn, layers: &Layers) {
        self.read_lexicons(built_in, layers);
        self.vocabulary.built_in = true;
        for group in &built_in.rules {
            let mut problems = Vec::new();
            let rules = group.document.read(&mut problems, |_, reader| {
                read_rule::built_in(group, reader, &mut self.vocabulary)
            });
            self.problems.append(&mut problems);
            for (id, rule) in rules {
                self.add(id, rule);
            }
        }
        self.vocabulary.built_in = false;
        for file in layers.files() {
            let mut problems = Vec::new();
            file.document.read_key("rules", &mut problems, |node, reader| {
                self.read_own_rules(&file.document, node, reader);
            });
            self.problems.append(&mut problems);
        }
    }

    fn read_lexicons(&mut self, built_in: &BuiltIn, layers: &Layers) {
        let lexicons = &mut self.vocabulary.lexicons;
        for ((name, _), document) in builtin::LEXICONS.iter().zip(&built_in.lexicons) {
            lexicons
                .extend(document.read(&mut self.problems, |node, reader| {
                    lexicon::built_in(name, node, reader)
                }));
        }
        for file in layers.files() {
            file.document.read_key("lexicons", &mut self.problems, |node, reader| {
                lexicon::apply(node, reader, lexicons);
            });
        }
    }

    fn read_own_rules(&mut self, document: &Document, node: &Node, reader: &mut Reader<'_>) {
        let entries = reader.entries(node).unwrap_or_default();
        for entry in entries.iter().filter(|(_, value)| read_rule::is_own(value)) {
            if let Some(id) = entry.0.text().filter(|id| self.number(id).is_some()) {
                let help = (
                    "give your rule another id, or change only its severity, check or when",
                    "giv reglen et andet id, eller ret kun severity, check eller when",
                );
                let message = (
                    format!("there is a rule `{id}` already"),
                    format!("reglen `{id}` findes i forvejen"),
                );
                reader.wrong::<()>(entry.0.span, message, help);
                continue;
            }
            let own = read_rule::own(entry, reader, &document.source, &mut self.vocabulary);
            if let Some((id, rule)) = own {
                self.add(id, rule);
            }
        }
    }

    fn add(&mut self, id: String, rule: Option<Rule>) {
        self.numbers.insert(id.clone(), self.rules.len());
        self.rules.push((id, rule));
    }

    /// The number of a rule.
    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// Reads the `rules` and `settings` under a node of a document. `profile`
    /// is the name of a built-in profile, where that is what speaks.
    pub(super) fn said(&mut self, document: &Document, node: &Node, profile: Option<&str>) -> Said {
        let mut said = Said::default();
        let mut reader = Reader::new(&document.source);
        if let Some(node) = node.get("rules").filter(|node| !node.is_null()) {
            said.changes = change::read(node, &mut reader, profile, self);
        }
        if let Some(node) = node.get("settings").filter(|node| !node.is_null()) {
            said.settings = settings::read(node, &mut reader).unwrap_or_default();
        }
        self.problems.append(&mut reader.problems);
        said
    }

    /// The value of a key of a document.
    pub(super) fn read<T>(
        &mut self,
        document: &Document,
        key: &str,
        read: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        document.read_key(key, &mut self.problems, read).flatten()
    }

    /// What was read, or nothing and a complaint.
    pub(super) fn or_complain<T>(&mut self, read: Result<T, Vec<Problem>>) -> Option<T> {
        read.map_err(|mut problems| self.problems.append(&mut problems)).ok()
    }
}
