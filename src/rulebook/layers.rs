//! The files that a rulebook extends, in the order in which they hold.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{builtin, document::Document, document::open};
use crate::{
    message::Message,
    source::{At, Problem, Source, Span, did_you_mean, nearest},
    yaml::{self, Node, Reader},
};

/// The most files that a rulebook may extend in all.
const MOST_FILES: usize = 100;

/// One layer of a rulebook: a later one changes what an earlier one says.
#[derive(Debug)]
pub(super) enum Layer {
    /// A built-in profile, by its name.
    Profile(&'static str),
    /// A file of the user's.
    File(File),
}

/// A file of the user's.
#[derive(Debug)]
pub(super) struct File {
    /// What stands in it.
    pub(super) document: Document,
    /// The folder it lies in, from which it names other files.
    pub(super) folder: PathBuf,
}

/// The layers of a rulebook, and what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// In the order in which they hold; the rulebook itself is the last.
    pub(super) all: Vec<Layer>,
    /// What is wrong so far.
    pub(super) problems: Vec<Problem>,
    /// Whether a file is missing or is no YAML, so that whatever it says is
    /// unknown.
    pub(super) broken: bool,
    /// The files being read, each extended by the one before.
    open: Vec<PathBuf>,
    /// The files that have their layer.
    done: Vec<PathBuf>,
}

/// Reads a rulebook and all that it extends.
pub(super) fn read(path: &Path) -> Layers {
    let mut layers = Layers::default();
    match open(path) {
        Ok(source) => layers.add(source, path),
        Err(problem) => layers.give_up(problem),
    }
    layers
}

impl Layers {
    /// The files of the user's, in the order in which they hold.
    pub(super) fn files(&self) -> impl Iterator<Item = &File> {
        self.all.iter().filter_map(|layer| match layer {
            Layer::File(file) => Some(file),
            Layer::Profile(_) => None,
        })
    }

    /// The last built-in profile that is extended.
    pub(super) fn profile(&self) -> Option<&'static str> {
        self.all.iter().rev().find_map(|layer| match layer {
            Layer::Profile(name) => Some(*name),
            Layer::File(_) => None,
        })
    }

    fn give_up(&mut self, problem: Problem) {
        self.problems.push(problem);
        self.broken = true;
    }

    /// Adds the layers of a file: those it extends, then itself.
    fn add(&mut self, source: Source, path: &Path) {
        let document = match Document::parse_whole(source) {
            Ok((document, mut problems)) => {
                self.problems.append(&mut problems);
                document
            }
            Err(mut problems) => {
                self.problems.append(&mut problems);
                self.broken = true;
                return;
            }
        };
        let canonical = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        self.open.push(canonical);
        let extended = document.read_key("extends", &mut self.problems, |node, reader| {
            yaml::one_or_more(|node, reader| Some((yaml::string(node, reader)?, node.span)))(
                node, reader,
            )
        });
        for (written, span) in extended.flatten().unwrap_or_default() {
            self.extend(&written, span, &document, &folder);
        }
        let done = self.open.pop();
        self.done.extend(done);
        self.problems.append(&mut unknown_keys(&document));
        self.all.push(Layer::File(File { document, folder }));
    }

    /// Adds the layers of a profile or file that a document extends.
    fn extend(&mut self, written: &str, span: Span, document: &Document, folder: &Path) {
        let source = &*document.source;
        if let Some(name) = builtin::profile_names().find(|name| *name == written) {
            self.all.push(Layer::Profile(name));
            return;
        }
        if !is_path(written) {
            self.problems.push(unknown_profile(source, span, written));
            return;
        }
        let path = folder.join(written);
        let canonical = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if self.open.contains(&canonical) {
            let message = (
                format!("`{written}` extends this file in turn"),
                format!("`{written}` bygger selv på denne fil"),
            );
            let help = (
                "remove one of the two, for neither can hold before the other",
                "fjern den ene, for ingen af dem kan gælde før den anden",
            );
            self.give_up(Problem::at(source, span, message).help(help));
        } else if MOST_FILES <= self.done.len() + self.open.len() {
            let message = (
                format!("a rulebook extends at most {MOST_FILES} files"),
                format!("en regelbog bygger højst på {MOST_FILES} filer"),
            );
            let help = ("join some of them", "læg nogle af dem sammen");
            self.give_up(Problem::at(source, span, message).help(help));
        } else if !self.done.contains(&canonical) {
            match open(&path) {
                Ok(extended) => self.add(extended, &path),
                Err(problem) => self.give_up(named_here(problem, source, span)),
            }
        }
    }
}

/// A problem of a file as a whole, where another file names it.
pub(super) fn named_here(problem: Problem, source: &Source, span: Span) -> Problem {
    match problem.at {
        At::File(path) => Problem {
            at: At::Place(Box::new(source.place(span))),
            message: Message::new("extended-file")
                .with("problem", problem.message)
                .with("path", &*path),
            ..problem
        },
        At::Place(_) => problem,
    }
}

/// Whether what is extended is meant as a file.
fn is_path(written: &str) -> bool {
    let ending = Path::new(written).extension();
    written.contains(['/', '\\'])
        || ending.is_some_and(|ending| ending == "yaml" || ending == "yml")
}

fn unknown_profile(source: &Source, span: Span, written: &str) -> Problem {
    let message =
        (format!("there is no profile `{written}`"), format!("profilen `{written}` findes ikke"));
    let mut help = nearest(written, builtin::profile_names());
    if did_you_mean(written, builtin::profile_names()).is_none() {
        help.en.push_str(", or a file");
        help.da.push_str(" eller en fil");
    }
    Problem::at(source, span, message).help(help)
}

/// What a rulebook file may say.
pub const KEYS: [&str; 10] = [
    "extends",
    "language",
    "timezone",
    "accounts",
    "settings",
    "directory",
    "windows",
    "hashtags",
    "lexicons",
    "rules",
];

fn unknown_keys(document: &Document) -> Vec<Problem> {
    let mut problems = Vec::new();
    document.read(&mut problems, |node: &Node, reader: &mut Reader<'_>| {
        if node.is_null() {
            return;
        }
        let Some(mut fields) = reader.fields(node) else { return };
        for key in KEYS {
            fields.entry(key);
        }
        fields.finish();
    });
    problems
}
