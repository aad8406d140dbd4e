//! Trains a model on files of sentences.

use std::sync::Arc;

use super::{
    Intent,
    hearing::MOST_INTENTS,
    model_file, train_intents,
    training_sentences::{self, BACKGROUND, Corpus, SentenceFile, is_background},
};
use crate::{message::Message, source::Problem};

/// The fewest sentences with an intent, and the fewest without it, from which the intent is
/// learnt.
const FEWEST: usize = 20;

/// A trained model.
#[derive(Debug)]
pub struct Trained {
    /// The bytes of its file.
    pub file: Vec<u8>,
    /// The trained intents. [`Intent::measure`] says how well the model knows each.
    pub intents: Vec<Arc<Intent>>,
}

/// Trains a model on files of sentences. Each file has the name of its intent.
///
/// The built-in sentences are added to them, because they show what else people write. They
/// are not added if the files are a new version of the built-in ones.
///
/// # Errors
/// A problem for each line that is not a training sentence, and for each file whose name or
/// content cannot belong to an intent.
pub fn train(files: &[SentenceFile]) -> Result<Trained, Vec<Problem>> {
    let is_complete = is_new_version_of_built_in(files);
    let built_in = if is_complete { &[] } else { training_sentences::built_in() };
    let all: Vec<SentenceFile> = files.iter().chain(built_in).cloned().collect();
    let (mut read, mut problems) = (Vec::new(), Vec::new());
    for (name, source) in &all {
        match training_sentences::read(source) {
            Ok(corpus) => read.push((name.as_str(), corpus)),
            Err(mut more) => problems.append(&mut more),
        }
    }
    if problems.is_empty() {
        let own = files.iter().zip(&read);
        problems.extend(own.filter_map(|(file, (_, corpus))| mistake(file, corpus, is_complete)));
        problems.extend(count_mistake(files));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let names: Vec<String> = names(files).map(str::to_owned).collect();
    let model = train_intents::model(&names, &read, digest(&all));
    Ok(Trained { file: model.pack(), intents: Intent::all_of(&Arc::new(model)) })
}

/// The names of the intents that are trained.
fn names(files: &[SentenceFile]) -> impl Iterator<Item = &str> {
    files.iter().map(|(name, _)| name.as_str()).filter(|name| !is_background(name))
}

/// Whether the files are a new version of the files that the built-in model is trained on:
/// one of them is the background, and another has the name of a built-in intent. An intent
/// of a user must not have such a name.
fn is_new_version_of_built_in(files: &[SentenceFile]) -> bool {
    files.iter().any(|(name, _)| name == BACKGROUND) && names(files).any(is_built_in)
}

/// Whether an intent is part of the program. Its sentences say so, and not the model, which
/// cannot be read while a new form of model is developed.
fn is_built_in(name: &str) -> bool {
    training_sentences::built_in().iter().any(|(built_in, _)| built_in == name)
}

/// Why a file cannot be the file of an intent; `None` if it can.
fn mistake(file: &SentenceFile, corpus: &Corpus<'_>, is_complete: bool) -> Option<Problem> {
    let (name, source) = file;
    let has = corpus.sentences.iter().filter(|sentence| sentence.has).count();
    let has_not = corpus.sentences.len() - has;
    let named = |id| Message::new(id).with("name", name.as_str());
    let (message, help) = if is_background(name) {
        return None;
    } else if !model_file::is_name(name) {
        (named("intent-name-invalid"), Message::new("intent-name-help"))
    } else if !is_complete && is_built_in(name) {
        (named("intent-name-built-in"), Message::new("intent-name-taken-help"))
    } else if has.min(has_not) < FEWEST {
        let message = Message::new("intent-too-few").with("has", has).with("has_not", has_not);
        (message, Message::new("intent-too-few-help").with("fewest", FEWEST))
    } else {
        return None;
    };
    Some(Problem::in_file(source.path().clone(), message).help(help))
}

/// The problem that there are too many intents, or none at all; `None` if their number is
/// right.
fn count_mistake(files: &[SentenceFile]) -> Option<Problem> {
    let message = match names(files).count() {
        0 => Message::new("intent-no-sentences"),
        count if MOST_INTENTS < count => {
            Message::new("intent-too-many").with("limit", MOST_INTENTS)
        }
        _ => return None,
    };
    let problem = Problem::in_file(files.first()?.1.path().clone(), message);
    Some(problem.help(Message::new("intent-no-sentences-help")))
}

/// A hash of all files, which shows whether a model was trained on exactly these.
pub(super) fn digest(files: &[SentenceFile]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for (name, source) in files {
        for part in [name, source.text()] {
            hasher.update(&part.len().to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().into()
}
