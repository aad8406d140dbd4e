//! Reads the registers that a rulebook names.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::{
    builder::RulebookBuilder,
    builtin,
    document::open,
    layers::{File, Layers, named_files, named_here},
};
use crate::{
    message::Message,
    register::{
        directory::{self, Entry},
        hashtags::{self, Hashtags},
        read_window,
        windows::Window,
    },
    source::{Problem, Source, Span},
};

/// The contents of the registers.
#[derive(Debug, Default)]
pub(super) struct Registers {
    pub(super) windows: Vec<Window>,
    pub(super) hashtags: Option<Hashtags>,
    pub(super) directory: Vec<Entry>,
}

/// Which registers of windows are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct WindowFiles<'a> {
    /// A file that replaces all those the rulebook names.
    pub instead: Option<&'a Path>,
    /// The new content of a file that has not been written yet. It is used
    /// instead of what the file of that name contains.
    pub unsaved: Option<&'a Source>,
}

impl WindowFiles<'_> {
    fn open(&self, path: &Path) -> Result<Source, Problem> {
        match self.unsaved.filter(|unsaved| **unsaved.path() == *path.display().to_string()) {
            Some(unsaved) => Ok(Source::new(unsaved.path().clone(), unsaved.text())),
            None => open(path),
        }
    }
}

/// The registers of windows that the layers name, those of the rulebook itself
/// before those of what it extends.
pub(super) fn window_files(layers: &Layers, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for file in layers.files().rev() {
        let named = file.document.read_key("windows", problems, named_files);
        let named = named.flatten().unwrap_or_default();
        paths.extend(named.into_iter().map(|(name, _)| file.folder.join(name)));
    }
    paths
}

/// Reads every register of the rulebook. Windows and directories of several
/// layers add up; a later register of hashtags replaces an earlier one.
pub(super) fn read(
    layers: &Layers,
    windows: WindowFiles<'_>,
    timezone: Option<&TimeZone>,
    builder: &mut RulebookBuilder,
) -> Registers {
    let mut registers = Registers::default();
    if let Some(path) = windows.instead {
        match windows.open(path) {
            Ok(source) => read_windows(&source, timezone, &mut registers, builder),
            Err(problem) => builder.problems.push(problem),
        }
    }
    let profiles: Vec<&str> = builtin::profile_names().collect();
    for file in layers.files() {
        if windows.instead.is_none() {
            let open = |path: &Path| windows.open(path);
            for source in sources(file, "windows", open, builder) {
                read_windows(&source, timezone, &mut registers, builder);
            }
        }
        for source in sources(file, "hashtags", open, builder) {
            let read = hashtags::read(&source);
            registers.hashtags = builder.or_note(read).or(registers.hashtags.take());
        }
        for source in sources(file, "directory", open, builder) {
            let read = directory::read(&source, &profiles);
            registers.directory.extend(builder.or_note(read).unwrap_or_default());
        }
    }
    registers
}

fn read_windows(
    source: &Source,
    timezone: Option<&TimeZone>,
    registers: &mut Registers,
    builder: &mut RulebookBuilder,
) {
    let read = read_window::read(source, timezone, &mut builder.vocabulary.words);
    for window in builder.or_note(read).unwrap_or_default() {
        let other = registers.windows.iter().find(|other| other.id == window.id);
        if let Some(other) = other {
            let message = Message::new("rulebook-duplicate-window").with("id", window.id.as_str());
            let help = Message::new("rulebook-duplicate-window-help");
            let help = help.with("file", &*other.declared_at.path);
            builder.problems.push(Problem::at(source, Span::new(0, 0), message).help(help));
        }
        registers.windows.push(window);
    }
}

/// The files that a rulebook file names under a key, read whole.
fn sources(
    file: &File,
    key: &str,
    open: impl Fn(&Path) -> Result<Source, Problem>,
    builder: &mut RulebookBuilder,
) -> Vec<Source> {
    let named = file.document.read_key(key, &mut builder.problems, named_files);
    let mut sources = Vec::new();
    for (name, span) in named.flatten().unwrap_or_default() {
        match open(&file.folder.join(name)) {
            Ok(source) => sources.push(source),
            Err(problem) => {
                builder.problems.push(named_here(problem, &file.document.source, span));
            }
        }
    }
    sources
}
