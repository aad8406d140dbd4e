//! `tweetlint intent`: lists the intents (meanings that are recognised by a trained
//! model and not by a list of words), shows why a text has one, and trains the
//! model.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use unicode_width::UnicodeWidthStr;

use super::{
    Failure,
    replacement::{PATIENCE, Replacement},
    terminal::Terminal,
};
use crate::{
    language::Language,
    matcher::{self, Intent},
    message::Message,
    output::Shown,
    source::{Problem, Source},
};

/// The name of the file that a trained model is written to, in the folder of the
/// training sentences.
const MODEL: &str = "model.bin";

/// The most words, and the most training sentences, that are shown as reasons.
const MOST_REASONS: usize = 5;

/// The arguments of `intent`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
    #[arg(long, global = true, value_parser = super::language)]
    lang: Option<Language>,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    List,
    Why {
        #[arg(value_name = "NAME")]
        intent: String,
        #[arg(value_name = "TEXT")]
        text: String,
    },
    Train {
        #[arg(value_name = "PATH")]
        folder: PathBuf,
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Lists the intents, shows why a text has one or not, or trains the model.
pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let language = arguments.lang.unwrap_or_else(|| Terminal::of_unparsed().language);
    match &arguments.action {
        Action::List => list(matcher::intents(), language)?,
        Action::Why { intent, text } => why(named(intent)?, text, language)?,
        Action::Train { folder, output } => {
            let trained = matcher::train(&sentences(folder)?)?;
            let output = output.clone().unwrap_or_else(|| folder.join(MODEL));
            replace(&output, &trained.file)?;
            list(&trained.intents, language)?;
        }
    }
    Ok(0)
}

/// Replaces the content of a file in one step, as for all files that the program
/// writes.
fn replace(path: &Path, content: &[u8]) -> Result<(), Problem> {
    let replaced = Replacement::begin(path, PATIENCE)
        .and_then(|replacement| Ok(replacement.finish_with(content)?));
    let help = Message::new("file-check-permissions");
    replaced.map_err(|refusal| refusal.problem(&path.display().to_string(), help))
}

/// The built-in intent with a name. The problem that there is none suggests a
/// similar name.
fn named(name: &str) -> Result<&'static Arc<Intent>, Problem> {
    let intents = matcher::intents();
    intents.iter().find(|intent| intent.name == name).ok_or_else(|| {
        let known = intents.iter().map(|intent| &*intent.name);
        let nearest = crate::message::closest(name, known);
        let problem = Problem::in_file("--", Message::new("unknown-intent").with("name", name));
        problem.help(match nearest {
            Some(name) => Message::new("did-you-mean").with("name", name),
            None => Message::new("intent-list-help"),
        })
    })
}

/// Reads the files of training sentences (`*.tsv`) in a folder, sorted by name. The
/// name of a file without its ending is the name of the intent.
fn sentences(folder: &Path) -> Result<Vec<(String, Arc<Source>)>, Problem> {
    let unreadable = |path: &Path, error: &io::Error| {
        let message = Message::new("file-unreadable").with("problem", error);
        Problem::in_file(path.display().to_string(), message)
    };
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_sentences = |path: &PathBuf| path.extension().is_some_and(|end| end == "tsv");
    let mut paths: Vec<PathBuf> = paths.filter(is_sentences).collect();
    paths.sort();
    if paths.is_empty() {
        let problem =
            Problem::in_file(folder.display().to_string(), Message::new("intent-no-sentences"));
        return Err(problem.help(Message::new("intent-no-sentences-help")));
    }
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, Arc::new(Source::new(path.display().to_string(), text))))
    };
    paths.into_iter().map(read).collect()
}

/// Lists intents, each with a measure: how many sentences it finds that it was not
/// trained on, and how many it finds wrongly.
fn list(intents: &[Arc<Intent>], language: Language) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let width = intents.iter().map(|intent| intent.name.width()).max().unwrap_or(0);
    for intent in intents {
        let measure = intent.measure;
        let message = Message::new("intent-measure")
            .with("found", measure.found)
            .with("positives", measure.positives)
            .with("alarms", measure.alarms)
            .with("negatives", measure.negatives);
        let name = Shown::new(&*intent.name);
        writeln!(out, "{name:width$}  {}", Shown::message(&message, language))?;
    }
    Ok(())
}

/// Shows why a text has an intent or does not have it: the score of each sentence, the
/// words that count most, and the training sentences that are most similar.
fn why(intent: &Intent, text: &str, language: Language) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for reason in intent.reasons(text) {
        let verdict = if reason.has { "intent-has" } else { "intent-has-not" };
        let verdict = Message::new(verdict).with("score", distance(reason.score));
        writeln!(out, "{}", Shown::new(reason.sentence))?;
        writeln!(out, "  {}", Shown::message(&verdict, language))?;
        for (word, weight) in reason.words.iter().take(MOST_REASONS) {
            writeln!(out, "  {weight:+5.2}  {}", Shown::new(*word))?;
        }
        for like in matcher::nearest(intent, reason.sentence).into_iter().take(MOST_REASONS) {
            let label = if like.has { "intent-like" } else { "intent-unlike" };
            let label = Message::new(label).with("sentence", like.text.as_str());
            writeln!(out, "  {}", Shown::message(&label, language))?;
        }
    }
    Ok(())
}

/// How far a sentence is from the border of an intent, on either side, with two
/// decimals. Training tries to keep sentences 1 away: less is uncertain.
fn distance(score: f32) -> String {
    format!("{:.2}", score.abs())
}
