//! `tweetlint intent`: lists the intents (meanings that are recognised by a trained
//! model and not by a list of words), shows why a text has one, and trains a model.

mod training_folder;
mod why;

use std::{
    borrow::Cow,
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Failure, RulebookArguments,
    replacement::{PATIENCE, Replacement},
    terminal::Terminal,
};
use crate::{
    matcher::{self, Intent},
    message::{Message, closest},
    output::{Shown, table},
    rulebook::Layers,
    source::Problem,
};

/// The name of the file that a trained model is written to, in the folder of the
/// training sentences.
const MODEL: &str = "model.bin";

/// The arguments of `intent`.
#[derive(Debug, clap::Args)]
#[command(mut_args(|argument| argument.global(true)))]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    List,
    Why {
        #[arg(value_name = "NAME")]
        intent: String,
        #[arg(value_name = "TEXT")]
        text: String,
        #[arg(long, value_name = "PATH")]
        sentences: Option<PathBuf>,
    },
    Train {
        #[arg(value_name = "PATH")]
        folder: PathBuf,
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Lists the intents, shows why a text has one or not, or trains a model.
pub(super) fn run(arguments: &Arguments, layers: &Layers) -> Result<u8, Failure> {
    let terminal = Terminal::without_rulebook(&arguments.rulebook, layers);
    match &arguments.action {
        Action::List => list(&layers.intents()?, terminal)?,
        Action::Why { intent, text, sentences } => {
            let sentences = sentences.as_deref().map(training_folder::read).transpose()?;
            let intents = layers.intents()?;
            let text = written_or_input(text)?;
            why::print(named(intent, &intents)?, &text, sentences.as_deref(), terminal)?;
        }
        Action::Train { folder, output } => {
            let output = output.clone().unwrap_or_else(|| folder.join(MODEL));
            expect_no_other_file(&output)?;
            let trained = matcher::train(&training_folder::read(folder)?)?;
            replace(&output, &trained.file)?;
            list(&trained.intents, terminal)?;
        }
    }
    Ok(0)
}

/// The text of an argument, or for `-` that of standard input.
fn written_or_input(text: &str) -> Result<Cow<'_, str>, Problem> {
    if text != "-" {
        return Ok(Cow::Borrowed(text));
    }
    io::read_to_string(io::stdin()).map(Cow::Owned).map_err(|error| {
        Problem::in_file("-", Message::new("file-unreadable").with("problem", &error))
    })
}

/// Checks that an existing file at the output path is a model, or empty. Another file, such as a
/// file of training sentences, would be lost.
fn expect_no_other_file(path: &Path) -> Result<(), Problem> {
    // Pipes are not opened: that waits until another program opens them, too.
    let Some(file) = path.is_file().then(|| File::open(path)) else { return Ok(()) };
    let mut head = Vec::new();
    let read = file.and_then(|file| file.take(64).read_to_end(&mut head));
    if read.is_ok() && (head.is_empty() || matcher::is_model(&head)) {
        return Ok(());
    }
    let problem =
        Problem::in_file(path.display().to_string(), Message::new("intent-output-other-file"));
    Err(problem.help(Message::new("intent-output-other-file-help")))
}

/// Replaces the content of a file in one step, so that no reader sees half of the new
/// content.
fn replace(path: &Path, content: &[u8]) -> Result<(), Problem> {
    let replaced = Replacement::begin(path, PATIENCE)
        .and_then(|replacement| Ok(replacement.finish_with(content)?));
    let help = Message::new("file-check-permissions");
    replaced.map_err(|refusal| refusal.problem(&path.display().to_string(), help))
}

/// The intent with this name. If there is none, the problem suggests a similar name.
fn named<'i>(name: &str, intents: &'i [Arc<Intent>]) -> Result<&'i Intent, Problem> {
    let found = intents.iter().find(|intent| intent.name == name);
    found.map(Arc::as_ref).ok_or_else(|| {
        let nearest = closest(name, intents.iter().map(|intent| &*intent.name));
        let message = Message::new("unknown-intent").with("name", name);
        let problem = Problem::in_file("intent why", message);
        problem.help(match nearest {
            Some(name) => Message::new("did-you-mean").with("name", name),
            None => Message::new("intent-list-help"),
        })
    })
}

/// How well an intent is distinguished from what looks like it.
pub(super) fn measure(intent: &Intent) -> Message {
    let measure = intent.measure;
    Message::new("intent-measure")
        .with("found", measure.found)
        .with("positives", measure.positives)
        .with("alarms", measure.alarms)
        .with("negatives", measure.negatives)
}

/// Lists intents, each with a measure of its model on sentences that the model was not trained
/// on: in how many of the sentences with the intent the model hears it, and in how many of the
/// sentences without it the model hears it by mistake.
fn list(intents: &[Arc<Intent>], terminal: Terminal) -> io::Result<()> {
    let line = |intent: &Arc<Intent>| {
        let message = Shown::message(&measure(intent), terminal.language).to_string();
        vec![Shown::new(&*intent.name).to_string(), message]
    };
    let lines: Vec<Vec<String>> = intents.iter().map(line).collect();
    write!(io::stdout().lock(), "{}", table(&lines, |_| false, terminal.columns))
}
