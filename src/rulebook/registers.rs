//! Reads the registers that a rulebook names.

use std::path::Path;

use jiff::tz::TimeZone;

use super::{
    builtin,
    document::open,
    draft::Draft,
    layers::{File, Layers, named_here},
};
use crate::{
    register::{
        directory::{self, Entry},
        hashtags::{self, Hashtags},
        read_window,
        windows::Window,
    },
    source::{Problem, Source, Span},
    yaml,
};

/// Facts that are not rules.
#[derive(Debug, Default)]
pub(super) struct Registers {
    pub(super) windows: Vec<Window>,
    pub(super) hashtags: Option<Hashtags>,
    pub(super) directory: Vec<Entry>,
}

/// Reads every register of the rulebook. Windows and directories of several
/// layers add up; of hashtags the last layer's register counts. `windows` takes
/// the place of all windows that the rulebook names.
pub(super) fn read(
    layers: &Layers,
    windows: Option<&Path>,
    timezone: Option<&TimeZone>,
    draft: &mut Draft,
) -> Registers {
    let mut registers = Registers::default();
    if let Some(path) = windows {
        match open(path) {
            Ok(source) => read_windows(&source, timezone, &mut registers, draft),
            Err(problem) => draft.problems.push(problem),
        }
    }
    let profiles: Vec<&str> = builtin::profile_names().collect();
    for file in layers.files() {
        if windows.is_none() {
            for source in sources(file, "windows", draft) {
                read_windows(&source, timezone, &mut registers, draft);
            }
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

fn read_windows(
    source: &Source,
    timezone: Option<&TimeZone>,
    registers: &mut Registers,
    draft: &mut Draft,
) {
    let read = read_window::read(source, timezone, &mut draft.vocabulary.words);
    for window in draft.or_complain(read).unwrap_or_default() {
        let twin = registers.windows.iter().find(|other| other.id == window.id);
        if let Some(twin) = twin {
            let message = (
                format!("the id `{}` is taken already", window.id),
                format!("id'et `{}` er taget i forvejen", window.id),
            );
            let help = (
                format!("the other one stands in {}", twin.declared_at.path),
                format!("det andet står i {}", twin.declared_at.path),
            );
            draft.problems.push(Problem::at(source, Span::new(0, 0), message).help(help));
        }
        registers.windows.push(window);
    }
}

/// The files that a rulebook file names under a key, read whole.
fn sources(file: &File, key: &str, draft: &mut Draft) -> Vec<Source> {
    let named = draft.read(&file.document, key, |node, reader| {
        yaml::one_or_more(|node, reader| Some((yaml::string(node, reader)?, node.span)))(
            node, reader,
        )
    });
    let mut sources = Vec::new();
    for (name, span) in named.unwrap_or_default() {
        match open(&file.folder.join(name)) {
            Ok(source) => sources.push(source),
            Err(problem) => {
                draft.problems.push(named_here(problem, &file.document.source, span));
            }
        }
    }
    sources
}
