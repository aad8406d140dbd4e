//! Files that are written to be read again, always in the same folder: to make a folder
//! for each input would take longer than most inputs do.

use std::{fs, path::PathBuf, sync::LazyLock};

use tempfile::TempDir;

/// The folder of these files. The script `fuzz/run` removes it.
static FOLDER: LazyLock<TempDir> =
    LazyLock::new(|| tempfile::tempdir().expect("there is room for a folder"));

/// The path of the file with this name.
pub fn path_of(name: &str) -> PathBuf {
    FOLDER.path().join(name)
}

/// Writes a file, and returns its path.
pub fn write(name: &str, content: &[u8]) -> PathBuf {
    let path = path_of(name);
    fs::write(&path, content).expect("there is room for a file");
    path
}

/// The number of files in the folder.
pub fn count() -> usize {
    fs::read_dir(FOLDER.path()).expect("it is there still").count()
}

/// A folder with this name, from which all files are removed.
pub fn emptied(name: &str) -> PathBuf {
    let path = path_of(name);
    fs::create_dir_all(&path).expect("there is room for a folder");
    for file in fs::read_dir(&path).expect("it is there").flatten() {
        fs::remove_file(file.path()).expect("it is a file");
    }
    path
}
