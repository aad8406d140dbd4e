//! Collects the word lists and rules of all layers, and their problems.

use std::collections::HashMap;

use super::{
    Rule, builtin, document::Document, fingerprint::Content, own_intents, read_layers::Layers,
    read_lexicon, read_rule, topics,
};
use crate::{
    matcher::Vocabulary,
    message::Message,
    source::Problem,
    yaml::{Node, Reader},
};

/// A rulebook under construction.
#[derive(Debug)]
pub(super) struct RulebookBuilder {
    /// All word lists, and the words that rules and windows search for.
    pub(super) vocabulary: Vocabulary,
    /// The rules by id; `None` if the rule is invalid.
    pub(super) rules: Vec<(String, Option<Rule>)>,
    /// The index of each rule in `rules`, by its id.
    by_id: HashMap<String, usize>,
    /// The content of the models and registers that were read.
    pub(super) content: Content,
    /// The problems found so far.
    pub(super) problems: Vec<Problem>,
}

impl RulebookBuilder {
    /// A builder without rules. `problems` are those found so far.
    pub(super) fn new(problems: Vec<Problem>) -> Self {
        let vocabulary = Vocabulary::of_built_in_rules();
        let content = Content::default();
        Self { vocabulary, rules: Vec::new(), by_id: HashMap::new(), content, problems }
    }

    /// Adds the word lists and rules of all layers. Word lists come first, because
    /// every rule uses a word list as the last layer has changed it.
    pub(super) fn add_rules(&mut self, layers: &Layers) {
        self.add_lexicons(layers);
        let mut problems = Vec::new();
        self.vocabulary.own_intents = own_intents::read(layers, &mut self.content, &mut problems);
        self.vocabulary.lacks_intents = !problems.is_empty();
        self.problems.append(&mut problems);
        for group in builtin::groups() {
            self.vocabulary.built_in = Some(group.lists());
            let mut problems = Vec::new();
            let rules = group.document.read(&mut problems, |_, reader| {
                read_rule::built_in(&group, reader, &mut self.vocabulary)
            });
            self.problems.append(&mut problems);
            for (id, rule) in rules {
                self.add(id, rule);
            }
        }
        self.vocabulary.built_in = None;
        // Rules of the user may set limits on topics.
        self.vocabulary.topics = topics::read(layers, self);
        for file in &layers.files {
            let mut problems = Vec::new();
            file.document.read_key("rules", &mut problems, |node, reader| {
                self.add_own_rules(&file.document, node, reader);
            });
            self.problems.append(&mut problems);
        }
    }

    fn add_lexicons(&mut self, layers: &Layers) {
        let lexicons = &mut self.vocabulary.lexicons;
        lexicons.extend(builtin::lexicons());
        for file in &layers.files {
            file.document.read_key("lexicons", &mut self.problems, |node, reader| {
                read_lexicon::apply(node, reader, lexicons);
            });
        }
    }

    fn add_own_rules(&mut self, document: &Document, node: &Node, reader: &mut Reader<'_>) {
        for entry in reader.entries(node).unwrap_or_default() {
            let is_own = read_rule::is_own(&entry.1);
            let known = entry.0.text().filter(|id| self.index_of(id).is_some());
            if !(is_own || known.is_none() && read_rule::is_new(entry)) {
                continue;
            }
            if let Some(id) = known {
                let message = Message::new("rulebook-rule-exists").with("id", id);
                reader.wrong::<()>(
                    entry.0.span,
                    message,
                    Message::new("rulebook-rule-exists-help"),
                );
                continue;
            }
            let own = read_rule::own(entry, reader, &document.source, &mut self.vocabulary);
            if let Some((id, rule)) = own {
                self.add(id, rule);
            }
        }
    }

    fn add(&mut self, id: String, rule: Option<Rule>) {
        self.by_id.insert(id.clone(), self.rules.len());
        self.rules.push((id, rule));
    }

    /// The index in `rules` of the rule with this id; `None` if there is no such rule.
    pub(super) fn index_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The ids of all rules.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.rules.iter().map(|(id, _)| id.as_str())
    }

    /// Returns the value, or collects the problems and returns `None`.
    pub(super) fn or_note<T>(&mut self, read: Result<T, Vec<Problem>>) -> Option<T> {
        read.map_err(|mut problems| self.problems.append(&mut problems)).ok()
    }
}
