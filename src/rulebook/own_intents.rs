//! Own intents: the models that a rulebook names under `intents`.

use std::{fs, path::Path, sync::Arc};

use super::{
    document::SizeLimit,
    fingerprint::Content,
    read_layers::{Layers, RulebookFile, named_files, named_here},
};
use crate::{
    matcher::{self, Intent},
    message::Message,
    source::{Problem, Span},
};

/// The most models that a rulebook may name. Each of them hears every post, and takes
/// some megabytes of memory.
const MOST_MODELS: usize = 8;

/// The intents of all models that the layers name. A model that several layers name
/// counts once.
pub(super) fn read(
    layers: &Layers,
    content: &mut Content,
    problems: &mut Vec<Problem>,
) -> Vec<Arc<Intent>> {
    let (mut own, mut seen) = (Vec::new(), Vec::new());
    for file in &layers.files {
        let named = file.document.read_key("intents", problems, named_files);
        for (name, span) in named.flatten().unwrap_or_default() {
            let path = file.folder.join(&name);
            let canonical = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
            if seen.contains(&canonical) {
                continue;
            }
            seen.push(canonical);
            if MOST_MODELS < seen.len() {
                let message = Message::new("intent-models-too-many").with("limit", MOST_MODELS);
                let help = Message::new("intent-models-too-many-help");
                problems.push(Problem::at(&file.document.source, span, message).help(help));
                return own;
            }
            match model(layers, &path, content) {
                Ok(intents) => add(intents, &mut own, (file, span), problems),
                Err(problem) => problems.push(named_here(problem, &file.document.source, span)),
            }
        }
    }
    own
}

/// The intents of the model at a path.
fn model(layers: &Layers, path: &Path, content: &mut Content) -> Result<Vec<Arc<Intent>>, Problem> {
    // A model is never written over the sentences that it is trained on.
    let is_sentences = path.extension().is_some_and(|end| end == "tsv");
    let model = if is_sentences { path.with_extension("bin") } else { path.to_owned() };
    let train = || Message::new("intent-model-help").with("file", model.display().to_string());
    let bytes = layers.reach.bytes(path, SizeLimit::Model).map_err(|problem| {
        let is_missing = !path.exists() && layers.reach.check(path).is_ok();
        if is_missing { problem.help(train()) } else { problem }
    })?;
    content.add("intents", &bytes);
    matcher::own_intents(&bytes)
        .map_err(|message| Problem::in_file(path.display().to_string(), message).help(train()))
}

/// Adds the intents of a model. An intent whose name is already taken is a problem.
fn add(
    intents: Vec<Arc<Intent>>,
    own: &mut Vec<Arc<Intent>>,
    (file, span): (&RulebookFile, Span),
    problems: &mut Vec<Problem>,
) {
    for intent in intents {
        let is_in = |others: &[Arc<Intent>]| others.iter().any(|other| other.name == intent.name);
        let id = match (is_in(matcher::intents()), is_in(own)) {
            (true, _) => "intent-name-built-in",
            (_, true) => "intent-name-taken",
            _ => {
                own.push(intent);
                continue;
            }
        };
        let message = Message::new(id).with("name", intent.name.as_str());
        let help = Message::new("intent-name-taken-help");
        problems.push(Problem::at(&file.document.source, span, message).help(help));
    }
}

impl Layers {
    /// The intents that a rule may name: first the built-in ones, then those of the
    /// models that the layers name. The rules of the layers need not be valid.
    ///
    /// # Errors
    /// Everything that is wrong with these models, or that makes the layers unreadable.
    pub fn intents(&self) -> Result<Vec<Arc<Intent>>, Vec<Problem>> {
        if self.broken {
            return Err(self.problems.clone());
        }
        let mut problems = Vec::new();
        let own = read(self, &mut Content::default(), &mut problems);
        let all = matcher::intents().iter().cloned().chain(own);
        if problems.is_empty() { Ok(all.collect()) } else { Err(problems) }
    }
}
