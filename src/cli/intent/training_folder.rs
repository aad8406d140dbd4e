//! Reads the training sentences of a folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use unicode_normalization::UnicodeNormalization;

use crate::{
    matcher::{SentenceFile, is_background},
    message::Message,
    rulebook::{SizeLimit, open_regular},
    source::Problem,
};

/// Reads the files of training sentences (`*.tsv`) in a folder, sorted by name. The
/// name of a file without its ending is the name of the intent.
pub(super) fn read(folder: &Path) -> Result<Vec<SentenceFile>, Vec<Problem>> {
    let mut paths = paths(folder).map_err(|error| {
        let message = Message::new("file-unreadable").with("problem", &error);
        let problem = Problem::in_file(folder.display().to_string(), message);
        vec![problem.help(Message::new("rulebook-check-path"))]
    })?;
    paths.sort();
    if paths.iter().all(|path| is_background(&name_of(path))) {
        let message = Message::new("intent-no-sentences");
        let problem = Problem::in_file(folder.display().to_string(), message);
        return Err(vec![problem.help(Message::new("intent-no-sentences-help"))]);
    }
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        if !is_inside(&path, folder) {
            let message = Message::new("intent-sentences-outside");
            let problem = Problem::in_file(path.display().to_string(), message);
            problems.push(problem.help(Message::new("intent-sentences-outside-help")));
            continue;
        }
        match open_regular(&path, SizeLimit::Yaml) {
            Ok(source) => files.push((name_of(&path), Arc::new(source))),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

/// Whether a file is in a folder, and not a link that leads out of it. Invalid lines of a
/// file are shown, and a link in a folder from somebody else may lead to any file.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let paths = fs::canonicalize(path).ok().zip(fs::canonicalize(folder).ok());
    // A file that cannot be found is reported by whoever opens it.
    paths.is_none_or(|(path, folder)| path.starts_with(folder))
}

/// The files of training sentences in a folder, in any order.
fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let is_sentences = |path: &PathBuf| path.extension().is_some_and(|end| end == "tsv");
    paths.filter(|path| path.as_ref().map_or(true, is_sentences)).collect()
}

/// The name of the intent whose sentences are in a file. It is in the composed form (NFC), as
/// people type it in a rulebook: some systems store the names of files with separate combining
/// marks.
fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().nfc().collect()
}
