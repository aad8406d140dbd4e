//! Reads the registers that a rulebook names.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;

use super::{
    allowed_files::AllowedFiles,
    builder::RulebookBuilder,
    builtin,
    document::SizeLimit,
    read_layers::{Layers, RulebookFile, named_files, named_here},
};
use crate::{
    message::Message,
    register::{
        directory::{self, DirectoryEntry},
        hashtags::{self, Hashtags},
    },
    source::{Place, Problem, Source, Span},
    window::{self, Window},
};

/// The contents of the registers.
#[derive(Debug, Default)]
pub(super) struct Registers {
    pub(super) windows: Vec<Window>,
    /// The index in `windows` of each window, by the id of the window.
    by_id: HashMap<String, usize>,
    /// Registers of windows that a file names but that do not exist yet.
    pub(super) missing: Vec<MissingRegister>,
    pub(super) hashtags: Option<Hashtags>,
    pub(super) directory: Vec<DirectoryEntry>,
}

/// A register of windows that a rulebook names but that does not exist yet. It
/// counts as empty, so that a rulebook can name it before the first window is
/// opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingRegister {
    /// Its path, as messages show it.
    pub path: String,
    /// The place in the rulebook that names it.
    pub named_at: Place,
}

/// What is read in place of the registers of windows that the rulebook names.
#[derive(Clone, Copy, Debug, Default)]
pub struct WindowFiles<'a> {
    /// A file that replaces all registers named by the rulebook.
    pub instead: Option<&'a Path>,
    /// A register with unsaved changes, which is used instead of the file at its
    /// path.
    pub unsaved: Option<&'a Source>,
}

impl WindowFiles<'_> {
    /// The unsaved content of the file at a path; `None` if the file has no unsaved
    /// changes.
    fn unsaved(&self, path: &Path) -> Option<&Source> {
        self.unsaved.filter(|unsaved| **unsaved.path() == *path.display().to_string())
    }

    /// Whether there is a file at a path. A file that exists but cannot be opened
    /// counts, so that this is reported.
    fn exists(&self, path: &Path) -> bool {
        self.unsaved(path).is_some() || path.try_exists().unwrap_or(true)
    }

    /// The source of a register: its unsaved content if there is one, else what
    /// `read` returns.
    fn open(
        &self,
        path: &Path,
        read: impl FnOnce(&Path, SizeLimit) -> Result<Source, Problem>,
    ) -> Result<Source, Problem> {
        match self.unsaved(path) {
            Some(unsaved) => Ok(Source::new(unsaved.path().clone(), unsaved.text())),
            None => read(path, SizeLimit::Yaml),
        }
    }
}

/// The registers of windows that the layers name. Those of the rulebook itself
/// come before those of the files it extends.
pub(super) fn window_files(layers: &Layers, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for file in layers.files.iter().rev() {
        let named = file.document.read_key("windows", problems, named_files);
        for (name, span) in named.flatten().unwrap_or_default() {
            let path = file.folder.join(name);
            match layers.reach.check(&path) {
                Ok(()) => paths.push(path),
                Err(problem) => problems.push(named_here(problem, &file.document.source, span)),
            }
        }
    }
    paths
}

/// Reads every register that the rulebook names. Windows and directories of several
/// layers are added together; of several registers of hashtags, only the last is
/// used.
pub(super) fn read(
    layers: &Layers,
    windows: WindowFiles<'_>,
    timezone: Option<&TimeZone>,
    builder: &mut RulebookBuilder,
) -> Registers {
    let mut registers = Registers::default();
    if let Some(path) = windows.instead {
        let open = |path: &Path, limit| AllowedFiles::open_named(path, limit, layers.trust);
        match windows.open(path, open) {
            Ok(source) => read_windows(&source, timezone, &mut registers, builder),
            Err(problem) => builder.problems.push(problem),
        }
    }
    let profiles: Vec<&str> = builtin::profile_names().collect();
    for file in &layers.files {
        if windows.instead.is_none() {
            read_named_windows((file, &layers.reach), windows, timezone, &mut registers, builder);
        }
        let hashtags = if layers.without_hashtags { "" } else { "hashtags" };
        for source in sources((file, &layers.reach), hashtags, SizeLimit::Table, builder) {
            builder.content.add("hashtags", source.text().as_bytes());
            let read = hashtags::read(&source);
            registers.hashtags = builder.or_note(read).or(registers.hashtags.take());
        }
        for source in sources((file, &layers.reach), "directory", SizeLimit::Yaml, builder) {
            builder.content.add("directory", source.text().as_bytes());
            let read = directory::read(&source, &profiles);
            registers.directory.extend(builder.or_note(read).unwrap_or_default());
        }
    }
    registers
}

/// Reads the registers of windows that a file names, if they exist.
fn read_named_windows(
    (file, reach): (&RulebookFile, &AllowedFiles),
    windows: WindowFiles<'_>,
    timezone: Option<&TimeZone>,
    registers: &mut Registers,
    builder: &mut RulebookBuilder,
) {
    let named = file.document.read_key("windows", &mut builder.problems, named_files);
    for (name, span) in named.flatten().unwrap_or_default() {
        let path = file.folder.join(name);
        let allowed = reach.check(&path);
        if allowed.is_ok() && !windows.exists(&path) {
            let path = path.display().to_string();
            let named_at = file.document.source.place(span);
            registers.missing.push(MissingRegister { path, named_at });
            continue;
        }
        match allowed.and_then(|()| windows.open(&path, |path, limit| reach.open(path, limit))) {
            Ok(source) => read_windows(&source, timezone, registers, builder),
            Err(problem) => {
                builder.problems.push(named_here(problem, &file.document.source, span));
            }
        }
    }
}

fn read_windows(
    source: &Source,
    timezone: Option<&TimeZone>,
    registers: &mut Registers,
    builder: &mut RulebookBuilder,
) {
    builder.content.add("windows", source.text().as_bytes());
    let read = window::read(source, timezone, &mut builder.vocabulary.words);
    for window in builder.or_note(read).unwrap_or_default() {
        let index = registers.windows.len();
        let other = *registers.by_id.entry(window.id.clone()).or_insert(index);
        if let Some(other) = registers.windows.get(other) {
            let message = Message::new("window-id-taken").with("id", window.id.as_str());
            let help =
                Message::new("window-id-taken-elsewhere-help").with("path", &*other.place.path);
            builder.problems.push(Problem::at(source, Span::new(0, 0), message).help(help));
        }
        registers.windows.push(window);
    }
}

/// Reads the files named under a key of a rulebook file.
fn sources(
    (file, reach): (&RulebookFile, &AllowedFiles),
    key: &str,
    limit: SizeLimit,
    builder: &mut RulebookBuilder,
) -> Vec<Source> {
    let named = file.document.read_key(key, &mut builder.problems, named_files);
    let mut sources = Vec::new();
    for (name, span) in named.flatten().unwrap_or_default() {
        match reach.open(&file.folder.join(name), limit) {
            Ok(source) => sources.push(source),
            Err(problem) => {
                builder.problems.push(named_here(problem, &file.document.source, span));
            }
        }
    }
    sources
}
