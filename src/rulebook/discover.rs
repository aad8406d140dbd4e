//! Finds rulebooks: the one that applies to a path, and all rulebooks in a
//! folder.

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use super::{Layers, Trust, read_layers::KEYS};
use crate::{
    hashtags, matcher,
    yaml::{Node, Value},
};

/// The file name of a rulebook.
pub(crate) const NAME: &str = "tweetlint.yaml";

/// How many bytes of a file are read to decide whether it contains posts.
const HEAD: u64 = 1 << 16;

/// The keys under which a rulebook names other files.
const NAMING: [&str; 5] = ["windows", "directory", "hashtags", "intents", "extends"];

/// Keys of drafts that are not keys of rulebooks.
const DRAFT_KEYS: [&str; 7] =
    ["text", "thread", "account", "publish_at", "media", "repost_of", "quote_of"];

/// The rulebook that applies to a file or folder: the nearest `tweetlint.yaml` in its
/// folder or a folder above; `None` if there is none.
pub fn find_upward(from: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(from).ok()?;
    let found = absolute.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())?;
    // Reports show paths relative to the working directory.
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| found.strip_prefix(here).ok().map(Path::to_owned));
    Some(below.unwrap_or(found))
}

impl Layers {
    /// The files that are skipped when the posts of a folder are read: the rulebooks in
    /// the folder, the rulebook that applies to the folder, every file that they name,
    /// training sentences of intents, and counts of hashtags. `files` are all files of
    /// the folder. The result may contain files that do not exist, because rulebooks
    /// may name them.
    pub fn files_without_posts(&self, folder: &Path, files: &[PathBuf]) -> Vec<PathBuf> {
        let here = files.iter().filter(|path| is_rulebook(path)).cloned();
        let sentences = files.iter().filter(|path| has_training_sentences(path));
        let counts = files.iter().filter(|path| is_count_of_hashtags(path));
        let mut found: Vec<PathBuf> = sentences.chain(counts).cloned().collect();
        for path in here.chain(find_upward(folder)) {
            if self.path() == Some(&path) {
                found.extend(self.named_files(&NAMING));
            } else {
                found.extend(Self::read(Some(&path), Trust::Found).named_files(&NAMING));
            }
            found.push(path);
        }
        found
    }

    /// The rulebook, the files it extends, and the registers and models of intents that these
    /// name. The result may contain files that do not exist. A file that cannot be parsed adds
    /// none. Registers of hashtags are missing if the layers are [without
    /// hashtags](Self::without_hashtags).
    pub fn own_files(&self) -> Vec<PathBuf> {
        let read =
            NAMING.iter().copied().filter(|key| !self.without_hashtags || *key != "hashtags");
        let named = self.named_files(&read.collect::<Vec<_>>());
        self.path().map(Path::to_owned).into_iter().chain(named).collect()
    }

    /// Every file that a layer names under one of these keys.
    fn named_files(&self, keys: &[&str]) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        for file in &self.files {
            for key in keys {
                let names = file.document.node.get(key).map(|value| match &value.value {
                    Value::List(names) => names.iter().filter_map(Node::text).collect(),
                    _ => Vec::from_iter(value.text()),
                });
                paths.extend(names.into_iter().flatten().map(|name| file.folder.join(name)));
            }
        }
        paths
    }
}

/// Whether a file is a rulebook: most of its top-level keys are keys of
/// rulebooks, and none is a key of drafts.
fn is_rulebook(path: &Path) -> bool {
    let Some(head) = head_of(path, &["yaml", "yml"]) else { return false };
    let keys = top_keys(head.trim_start_matches('\u{feff}'));
    let known = keys.iter().filter(|key| KEYS.contains(key)).count();
    keys.len() < 2 * known && !keys.iter().any(|key| DRAFT_KEYS.contains(key))
}

/// Whether a file has training sentences of an intent, and no posts.
fn has_training_sentences(path: &Path) -> bool {
    head_of(path, &["tsv"]).is_some_and(|head| matcher::has_training_sentences(&head))
}

/// Whether a file is a count of hashtags, under whatever name.
fn is_count_of_hashtags(path: &Path) -> bool {
    head_of(path, &["csv"]).is_some_and(|head| hashtags::is_count(&head))
}

/// The first [`HEAD`] bytes of a file, as text. `None` if the file has none of these
/// extensions or cannot be read.
fn head_of(path: &Path, extensions: &[&str]) -> Option<String> {
    let extension = path.extension()?.to_ascii_lowercase();
    let file = extensions.iter().any(|own| extension == *own).then(|| File::open(path))?;
    let mut head = Vec::new();
    file.and_then(|file| file.take(HEAD).read_to_end(&mut head)).ok()?;
    Some(String::from_utf8_lossy(&head).into_owned())
}

/// The keys of the outermost map of a YAML file, found without parsing it.
fn top_keys(yaml: &str) -> Vec<&str> {
    let lines = yaml.lines().filter(|line| !line.starts_with([' ', '\t', '#', '%']));
    let lines = lines.skip_while(|line| line.trim_end().is_empty() || *line == "---");
    let lines = lines.take_while(|line| !line.starts_with(['-', '[', '{']));
    lines
        .filter_map(|line| line.split_once(':'))
        .map(|(key, _)| key.trim_matches(['"', '\'']))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keys_at_the_top_count() {
        assert_eq!(top_keys("# c\n---\nrules:\n  text: a\n\n\"text\": b\n"), ["rules", "text"]);
        assert_eq!(top_keys("- text: |\n    rules: x\nrules: x"), Vec::<&str>::new());
        assert_eq!(top_keys("text: a\n---\nrules: b"), ["text"]);
    }
}
