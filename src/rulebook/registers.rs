//! Reads the registers that a rulebook names.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::{
    builtin,
    document::open,
    draft::Draft,
    layers::{File, Layers, named_here},
};
use crate::{
    message::Message,
    register::{
        directory::{self, Entry},
        hashtags::{self, Hashtags},
    },
    source::{Place, Problem, Source, Span},
    window::{self, Window},
    yaml::{self, Node, Value},
};

/// Facts that are not rules.
#[derive(Debug, Default)]
pub(super) struct Registers {
    pub(super) windows: Vec<Window>,
    /// Registers of windows that a file names and that do not exist yet.
    pub(super) missing: Vec<MissingRegister>,
    pub(super) hashtags: Option<Hashtags>,
    pub(super) directory: Vec<Entry>,
}

/// A register of windows that a rulebook names and that does not exist yet. It
/// is read as an empty one, so that a rulebook can name it before the first
/// window is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingRegister {
    /// The path as messages show it.
    pub path: String,
    /// Where the rulebook names it.
    pub named_at: Place,
}

/// Which registers of windows are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct WindowFiles<'a> {
    /// A file in place of all those that the rulebook names.
    pub instead: Option<&'a Path>,
    /// What a file is about to hold. It is read in place of what the file of
    /// that name holds now.
    pub unsaved: Option<&'a Source>,
}

impl WindowFiles<'_> {
    /// What the file at a path is about to hold, if it is the one to be saved.
    fn unsaved(&self, path: &Path) -> Option<&Source> {
        self.unsaved.filter(|unsaved| **unsaved.path() == *path.display().to_string())
    }

    /// Whether there is something to read at a path. What exists and cannot be
    /// read is a problem.
    fn exists(&self, path: &Path) -> bool {
        self.unsaved(path).is_some() || path.try_exists().unwrap_or(true)
    }

    fn open(&self, path: &Path) -> Result<Source, Problem> {
        match self.unsaved(path) {
            Some(unsaved) => Ok(Source::new(unsaved.path().clone(), unsaved.text())),
            None => open(path),
        }
    }
}

/// The registers of windows that the layers name, those of the rulebook itself
/// before those of what it extends.
pub(super) fn window_files(layers: &Layers, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for file in layers.files().collect::<Vec<_>>().into_iter().rev() {
        let named = file.document.read_key("windows", problems, |node, reader| {
            yaml::one_or_more(yaml::string)(node, reader)
        });
        let named = named.flatten().unwrap_or_default();
        paths.extend(named.into_iter().map(|name| file.folder.join(name)));
    }
    paths
}

/// Every file that a rulebook extends or has as a register, as far as it reads.
pub(super) fn files(layers: &Layers) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for file in layers.files() {
        for key in ["windows", "directory", "hashtags", "extends"] {
            let named = file.document.node.get(key).map(|named| match &named.value {
                Value::List(names) => names.iter().filter_map(Node::text).collect(),
                _ => Vec::from_iter(named.text()),
            });
            paths.extend(named.into_iter().flatten().map(|name| file.folder.join(name)));
        }
    }
    paths
}

/// Reads every register of the rulebook. Windows and directories of several
/// layers add up; of hashtags the last layer's register counts.
pub(super) fn read(
    layers: &Layers,
    windows: WindowFiles<'_>,
    timezone: Option<&TimeZone>,
    draft: &mut Draft,
) -> Registers {
    let mut registers = Registers::default();
    if let Some(path) = windows.instead {
        match windows.open(path) {
            Ok(source) => read_windows(&source, timezone, &mut registers, draft),
            Err(problem) => draft.problems.push(problem),
        }
    }
    let profiles: Vec<&str> = builtin::profile_names().collect();
    for file in layers.files() {
        if windows.instead.is_none() {
            read_named_windows(file, windows, timezone, &mut registers, draft);
        }
        for source in sources(file, "hashtags", draft) {
            let read = hashtags::read(&source);
            registers.hashtags = draft.or_complain(read).or(registers.hashtags.take());
        }
        for source in sources(file, "directory", draft) {
            let read = directory::read(&source, &profiles);
            registers.directory.extend(draft.or_complain(read).unwrap_or_default());
        }
    }
    registers
}

/// Reads the registers of windows that a file names, as far as they exist.
fn read_named_windows(
    file: &File,
    windows: WindowFiles<'_>,
    timezone: Option<&TimeZone>,
    registers: &mut Registers,
    draft: &mut Draft,
) {
    for (name, span) in named(file, "windows", draft) {
        let path = file.folder.join(name);
        if !windows.exists(&path) {
            let path = path.display().to_string();
            let named_at = file.document.source.place(span);
            registers.missing.push(MissingRegister { path, named_at });
            continue;
        }
        match windows.open(&path) {
            Ok(source) => read_windows(&source, timezone, registers, draft),
            Err(problem) => {
                draft.problems.push(named_here(problem, &file.document.source, span));
            }
        }
    }
}

fn read_windows(
    source: &Source,
    timezone: Option<&TimeZone>,
    registers: &mut Registers,
    draft: &mut Draft,
) {
    let read = window::read(source, timezone, &mut draft.vocabulary.words);
    for window in draft.or_complain(read).unwrap_or_default() {
        let twin = registers.windows.iter().find(|other| other.id == window.id);
        if let Some(twin) = twin {
            let message = Message::new("window-id-taken").with("id", window.id.as_str());
            let help = Message::new("window-id-taken-elsewhere-help")
                .with("path", &*twin.declared_at.path);
            draft.problems.push(Problem::at(source, Span::new(0, 0), message).help(help));
        }
        registers.windows.push(window);
    }
}

/// The paths that a rulebook file names under a key, each with its place.
fn named(file: &File, key: &str, draft: &mut Draft) -> Vec<(String, Span)> {
    let named = draft.read(&file.document, key, |node, reader| {
        yaml::one_or_more(|node, reader| Some((yaml::string(node, reader)?, node.span)))(
            node, reader,
        )
    });
    named.unwrap_or_default()
}

/// The files that a rulebook file names under a key, read whole.
fn sources(file: &File, key: &str, draft: &mut Draft) -> Vec<Source> {
    let mut sources = Vec::new();
    for (name, span) in named(file, key, draft) {
        match open(&file.folder.join(name)) {
            Ok(source) => sources.push(source),
            Err(problem) => {
                draft.problems.push(named_here(problem, &file.document.source, span));
            }
        }
    }
    sources
}
