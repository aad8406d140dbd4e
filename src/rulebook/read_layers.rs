//! The first step of loading a rulebook: reads its file and every file that it
//! extends, and collects the built-in profiles that these name. Profiles apply before
//! files: what an authority writes overrides what is built in.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    Trust,
    allowed_files::AllowedFiles,
    builtin,
    document::{Document, SizeLimit},
};
use crate::{
    language::Language,
    message::{Message, any_of, closest},
    source::{At, Problem, Source, Span},
    yaml::{self, Node, Reader, one_of},
};

/// The maximum number of files that a rulebook may extend, directly or
/// indirectly.
const MAX_FILES: usize = 100;

/// The files of a rulebook, parsed but not interpreted. The language and the
/// names of files are available even if the files have problems.
#[derive(Debug, Default)]
pub struct Layers {
    /// The built-in profiles that the files extend, in the order in which they apply:
    /// those of a file come after those of the files that it extends.
    pub(super) profiles: Vec<&'static str>,
    /// The user's files, in the order in which they apply, all of them after the
    /// profiles. The rulebook itself is last.
    pub(super) files: Vec<RulebookFile>,
    /// The problems found so far.
    pub(super) problems: Vec<Problem>,
    /// Whether a file could not be added: it is missing or is not valid YAML, for
    /// example. Because it might contain anything, further problems would mislead.
    pub(super) broken: bool,
    /// The path of the rulebook itself.
    path: Option<PathBuf>,
    /// Which files the rulebook may make the program read.
    pub(super) trust: Trust,
    /// The files that the layers may name, given this trust.
    pub(super) reach: AllowedFiles,
    /// Whether registers of hashtags are left out.
    pub(super) without_hashtags: bool,
    /// The language in a line `language: …` of the rulebook, used if the file is not
    /// valid YAML.
    language_line: Option<Language>,
    /// The files that are being read, each of which is extended by the file before it.
    /// Used to find files that extend each other in a circle.
    open: Vec<PathBuf>,
    /// The files that were already added as layers.
    done: Vec<PathBuf>,
}

/// A rulebook file written by the user.
#[derive(Debug)]
pub(super) struct RulebookFile {
    /// Its content.
    pub(super) document: Document,
    /// Its folder. Paths in the file are relative to it.
    pub(super) folder: PathBuf,
}

impl Layers {
    /// Reads the rulebook at a path and every file that it extends. Without a
    /// path, there are no layers. Problems are kept for [`load`](Self::load).
    pub fn read(path: Option<&Path>, trust: Trust) -> Self {
        let Some(path) = path else { return Self { trust, ..Self::default() } };
        let reach = AllowedFiles::of(path, trust);
        let source = AllowedFiles::open_named(path, SizeLimit::Yaml, trust);
        let mut layers = Self { path: Some(path.to_owned()), reach, trust, ..Self::default() };
        match source {
            Ok(source) => {
                layers.language_line = language_line(source.text());
                layers.add(source, path);
            }
            Err(problem) => layers.give_up(problem),
        }
        layers
    }

    /// The same layers, whose registers of hashtags are not read.
    #[must_use]
    pub fn without_hashtags(self) -> Self {
        Self { without_hashtags: true, ..self }
    }

    /// The path of the rulebook itself.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The language that the rulebook sets, even if the rulebook is invalid: its
    /// problems are reported in that language.
    pub fn language(&self) -> Option<Language> {
        self.last("language", &mut Vec::new(), language).or(self.language_line)
    }

    /// The built-in profile that the rulebook follows: the last of the profiles that
    /// its files extend; `None` if they extend none.
    pub(super) fn profile(&self) -> Option<&'static str> {
        self.profiles.last().copied()
    }

    /// The value of a key in the last file that has this key.
    pub(super) fn last<T>(
        &self,
        key: &str,
        problems: &mut Vec<Problem>,
        read: impl Fn(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        let files = self.files.iter();
        let values =
            files.filter_map(|file| file.document.read_key(key, problems, &read).flatten());
        values.last()
    }

    fn give_up(&mut self, problem: Problem) {
        self.problems.push(problem);
        self.broken = true;
    }

    /// Adds a file: first the files that it extends, with the profiles that these
    /// extend, then the profiles that the file extends, and the file itself.
    fn add(&mut self, source: Source, path: &Path) {
        let document = match Document::parse(source) {
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
        let extended = document.read_key("extends", &mut self.problems, named_files);
        let mut profiles = Vec::new();
        for (written, span) in extended.flatten().unwrap_or_default() {
            match builtin::profile_names().find(|name| *name == written) {
                Some(name) => profiles.push(name),
                None => self.extend(&written, span, &document, &folder),
            }
        }
        self.profiles.append(&mut profiles);
        let done = self.open.pop();
        self.done.extend(done);
        document.read(&mut self.problems, report_unknown_keys);
        self.files.push(RulebookFile { document, folder });
    }

    /// Adds a file that a document extends.
    fn extend(&mut self, written: &str, span: Span, document: &Document, folder: &Path) {
        let source = &*document.source;
        if !is_path(written) {
            self.problems.push(unknown_profile(source, span, written));
            return;
        }
        let path = folder.join(written);
        let canonical = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if self.open.contains(&canonical) {
            let message = Message::new("rulebook-extends-in-turn").with("file", written);
            let help = Message::new("rulebook-extends-in-turn-help");
            self.give_up(Problem::at(source, span, message).help(help));
        } else if MAX_FILES <= self.done.len() + self.open.len() {
            let message = Message::new("rulebook-extends-too-many").with("count", MAX_FILES);
            let help = Message::new("rulebook-extends-too-many-help");
            self.give_up(Problem::at(source, span, message).help(help));
        } else if !self.done.contains(&canonical) {
            match self.reach.open(&path, SizeLimit::Yaml) {
                Ok(extended) => self.add(extended, &path),
                Err(problem) => self.give_up(named_here(problem, source, span)),
            }
        }
    }
}

/// Reads one or more file names under a key of a rulebook, with their spans.
pub(super) fn named_files(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<(String, Span)>> {
    let name =
        |node: &Node, reader: &mut Reader<'_>| Some((yaml::string(node, reader)?, node.span));
    yaml::one_or_more(name)(node, reader)
}

/// Moves a problem with a file as a whole to the place where another file names that
/// file.
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

/// Whether a name under `extends` is the path of a file rather than a profile.
fn is_path(written: &str) -> bool {
    let extension = Path::new(written).extension();
    written.contains(['/', '\\'])
        || extension.is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn unknown_profile(source: &Source, span: Span, written: &str) -> Problem {
    let message = Message::new("unknown-profile").with("name", written);
    let help = match closest(written, builtin::profile_names()) {
        Some(near) => Message::new("did-you-mean").with("name", near),
        None => {
            Message::new("rulebook-profile-or-file").with("names", any_of(builtin::profile_names()))
        }
    };
    Problem::at(source, span, message).help(help)
}

/// Reads a language tag.
pub(super) fn language(node: &Node, reader: &mut Reader<'_>) -> Option<Language> {
    one_of(&Language::ALL)(node, reader)
}

/// The language in a line `language: …`, for a file that is not valid YAML.
fn language_line(text: &str) -> Option<Language> {
    let value = text.lines().find_map(|line| line.strip_prefix("language:"))?;
    let tag = value.split('#').next()?.trim().trim_matches(['"', '\'']);
    Language::of_tag(tag)
}

/// The keys of a rulebook.
pub(super) const KEYS: [&str; 14] = [
    "extends",
    "language",
    "timezone",
    "accounts",
    "settings",
    "directory",
    "windows",
    "crises",
    "hashtags",
    "lexicons",
    "topics",
    "sources",
    "intents",
    "rules",
];

fn report_unknown_keys(node: &Node, reader: &mut Reader<'_>) {
    if node.is_null() {
        return;
    }
    let Some(mut fields) = reader.fields(node) else { return };
    for key in KEYS {
        fields.entry(key);
    }
    fields.finish();
}
