//! Finds rulebooks: the one that applies to a path, and all rulebooks in a
//! folder.

use std::{
    fs::File,
    io::Read,
    iter,
    path::{Path, PathBuf},
};

use super::{
    Layers, Trust,
    document::{SizeLimit, open_regular},
    read_layers::KEYS,
};
use crate::{
    hashtags, matcher,
    message::closest,
    source::Source,
    yaml::{self, Node, Value},
};

/// The file name of a rulebook.
pub(crate) const NAME: &str = "tweetlint.yaml";

/// How many bytes of a file are read to decide whether it contains posts.
const HEAD: u64 = 1 << 16;

/// The keys under which a rulebook names other files.
const NAMING: [&str; 5] = ["windows", "directory", "hashtags", "intents", "extends"];

/// Keys of drafts that are not keys of rulebooks.
pub(super) const DRAFT_KEYS: [&str; 14] = [
    "text",
    "texts",
    "thread",
    "account",
    "platform",
    "platforms",
    "publish_at",
    "scheduled",
    "media",
    "reply_to",
    "repost_of",
    "quote_of",
    "author",
    "released_by",
];

/// Keys of a rule that are not keys of drafts.
const RULE_KEYS: [&str; 5] = ["severity", "title", "why", "check", "examples"];

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

/// Whether a file is a rulebook or a list of rules. If its beginning is, the whole file is
/// looked at, because a draft may have its text at the end. A file that is larger than a
/// rulebook may be is none.
fn is_rulebook(path: &Path) -> bool {
    let is_whole = |head: &str| u64::try_from(head.len()).is_ok_and(|len| len < HEAD);
    let rest_has_rules =
        || open_regular(path, SizeLimit::Yaml).is_ok_and(|all| has_rules(all.text()));
    head_of(path, &["yaml", "yml"])
        .is_some_and(|head| has_rules(&head) && (is_whole(&head) || rest_has_rules()))
}

/// Whether a YAML file with this beginning is a rulebook or a list of rules, and contains
/// no posts. It is a rulebook if its outermost keys are keys of rulebooks, perhaps
/// misspelt, or if `rules` and most others are.
///
/// A file with any key of a draft is taken for posts, even if the key lacks its colon, and
/// so is a file of several documents. It would be worse to pass over a draft than to report
/// mistakes in a rulebook.
pub(crate) fn has_rules(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}');
    let mut documents = lines(head).skip_while(|line| !is_content(line) || is_mark(line));
    if documents.by_ref().any(is_mark) && documents.any(|line| is_content(line) && !is_mark(line)) {
        return false;
    }
    let keys = top_keys(head);
    if keys.is_empty() {
        return is_list_of_rules(head) || is_rulebook_in_braces(head);
    }
    let count = |is_one: &dyn Fn(&str) -> bool| keys.iter().filter(|(key, _)| is_one(key)).count();
    let known = count(&|key| KEYS.contains(&key));
    let similar = count(&|key| KEYS.contains(&key) || closest(key, KEYS).is_some());
    // In a draft, `rules: x` is a text.
    let opens_map = |value: &str| value.is_empty() || value.starts_with(['#', '{', '&']);
    let has_rules = keys.iter().any(|(key, value)| *key == "rules" && opens_map(value));
    let is_most = similar == keys.len() || has_rules && keys.len() < 2 * known;
    let of_draft = |line: &str| {
        let entry = line.strip_prefix("- ").unwrap_or(line);
        !line.starts_with(' ') && DRAFT_KEYS.contains(&key_of(entry))
    };
    0 < known && is_most && !lines(head).any(of_draft)
}

/// Whether a file is a rulebook that is written as `{language: da, extends: [common]}`.
fn is_rulebook_in_braces(head: &str) -> bool {
    let first = lines(head).find(|line| is_content(line) && !is_mark(line));
    let in_braces = first.is_some_and(|line| line.starts_with('{'));
    let node = in_braces.then(|| yaml::parse(&Source::new("", head)).ok()).flatten();
    let Some(Node { value: Value::Map(entries), .. }) = node else { return false };
    let is_known = |key: &Node| key.text().is_some_and(|key| KEYS.contains(&key));
    !entries.is_empty() && entries.iter().all(|(key, _)| is_known(key))
}

/// Whether a file is a list of rules such as those in the folder `rules`: it has
/// the id of a rule and other keys of a rule, and none of its entries has a key of a
/// draft.
fn is_list_of_rules(head: &str) -> bool {
    let mut lines = lines(head).filter(|line| is_content(line)).skip_while(|line| is_mark(line));
    let Some(first) = lines.next().and_then(|line| line.strip_prefix("- ")) else { return false };
    // An anchor may be before the first key.
    let is_anchor = first.starts_with('&');
    let first = if is_anchor { first.split_once(' ').unwrap_or_default().1 } else { first };
    let rest = lines.filter_map(|line| line.strip_prefix("- ").or(line.strip_prefix("  ")));
    let keys = iter::once(first).chain(rest).filter(|line| !line.starts_with(' '));
    let keys: Vec<&str> = keys.collect();
    let id = keys.iter().find_map(|line| line.strip_prefix("id:"));
    let is_id = id.is_some_and(|id| id.contains('/') && !id.contains("://"));
    let keys: Vec<&str> = keys.into_iter().map(key_of).collect();
    let known = RULE_KEYS.iter().filter(|key| keys.contains(key)).count();
    is_id && 1 < known && !keys.iter().any(|key| DRAFT_KEYS.contains(key))
}

/// The lines of a YAML file. In YAML, a carriage return ends a line, too.
fn lines(yaml: &str) -> impl Iterator<Item = &str> {
    yaml.split(['\n', '\r'])
}

/// Whether a line is neither blank nor a comment.
fn is_content(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with(['#', '%'])
}

/// Whether a line begins a document.
fn is_mark(line: &str) -> bool {
    line.trim_end() == "---"
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

/// The keys of the outermost map of a YAML file, each with the value on its line, found
/// without parsing the file. A line without a colon is returned as a value without a key.
/// There are no keys if the file begins with a list.
fn top_keys(yaml: &str) -> Vec<(&str, &str)> {
    let lines = lines(yaml).filter(|line| is_content(line) && !line.starts_with([' ', '\t']));
    let mut lines =
        lines.skip_while(|line| is_mark(line)).take_while(|line| !is_mark(line)).peekable();
    if lines.peek().is_some_and(|line| line.starts_with(['-', '[', '{'])) {
        return Vec::new();
    }
    // The items of a list may be as far to the left as its key.
    let lines = lines.filter(|line| !line.starts_with(['-', ']', '}']));
    let parts = lines.map(|line| line.split_once(':').unwrap_or(("", line)));
    parts.map(|(key, value)| (unquoted(key.trim_end()), value.trim())).collect()
}

/// The key at the beginning of a line, or its first word if the line has no colon.
fn key_of(line: &str) -> &str {
    let line = line.trim_start();
    let first_word = || line.split_whitespace().next().unwrap_or_default();
    let key = line.split_once(':').map_or_else(first_word, |(key, _)| key);
    unquoted(if key.contains([' ', '\t']) { first_word() } else { key })
}

fn unquoted(key: &str) -> &str {
    key.trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn rulebooks_are_known_by_their_keys() {
        for head in [
            "rules:\n  link/missing: error\n",
            "\u{feff}# vores\n---\nlanguage: da\ntimezone: Europe/Copenhagen\n",
            "extends: base.yaml\naccount_s:\n  - x\n",
            "rules:\n  a/b: off\nlexicons:\n  x: [y]\nnonsense: 1\n",
            "ruels:\n  a/b: off\nlanguage: da\n",
            "{language: da, extends: [common]}\n",
            "---\n{language: da,\n extends: [common]}\n",
            "- title: {en: a}\n  severity: info\n  id: link/missing\n  check: {lix: {}}\n",
            "- &a\n  id: link/missing\n  severity: info\n  check: {lix: {}}\n",
            "- &a id: link/missing\n  severity: info\n  check: {lix: {}}\n",
            "# rules\n- id: link/missing\n  severity: info\n  title: {en: a}\n  check: {lix: {}}\n",
        ] {
            assert!(has_rules(head), "{head:?}");
        }
        for path in std::fs::read_dir("rules").expect("there are rules").flatten() {
            let path = path.path();
            if path.extension().is_some_and(|extension| extension == "yaml") {
                let head = head_of(&path, &["yaml"]).expect("it can be read");
                assert!(has_rules(&head) || !head.contains("\n- id: "), "{}", path.display());
            }
        }
    }

    #[test]
    fn a_draft_is_never_a_rulebook() {
        for head in [
            "",
            "text: rules",
            "rules:\n  a/b: off\n---\ntext: hej\n",
            "language: da\nhashtags: [a]\ntext hej\n",
            "language: da\nhashtags: [a]\ntekst: hej\n",
            "language: da\ntopics: x\ntekst: hej\nkonto: k\n",
            "accounts: k\nlanguage: da\nbesked: hej\n",
            "text:hej\nlanguage: da\n",
            "hej med jer",
            "Rules: vi følger dem\n",
            "- rules: x\n  language: da\n",
            "- id: a/b\n  title: x\n  why: y\n  text: hej\n",
            "- id: a/b\n  severity: x\n  check: y\n- id: c\n  text hej\n",
            "- id: a/b\n  title: x\n  tekst: hej\n",
            "- text: hej\n  id: a/b\n  severity: error\n  why: x\n",
            "{language: da, text: hej}\n",
            "{text: hej, language: da",
            "- title: a\n  severity: x\n  id: 5\n",
            "language: da\n---\n- text: Kom til fest\n",
            "language: da\n---\nbesked: hej\n",
            "language: da\n\ttext: hej\n",
            "language: da\rtext: hej\r",
            "rules: x\nlanguage: da\nbesked: hej\n",
            "hashtags:\n- a\nbesked: hej\n",
            "rules følges altid",
            "language",
        ] {
            assert!(!has_rules(head), "{head:?}");
        }
    }

    #[test]
    fn keys_may_lack_their_colon() {
        for key in KEYS.iter().chain(&DRAFT_KEYS).chain(&RULE_KEYS) {
            assert!(crate::yaml::is_like_key(key), "`{key}` is missing in `known_keys.rs`");
        }
    }

    #[test]
    fn only_keys_at_the_top_count() {
        let keys = [("rules", ""), ("text", "b")];
        assert_eq!(top_keys("# c\n---\nrules:\n  text: a\n\n\"text\": b\n"), keys);
        assert_eq!(top_keys("- text: |\n    rules: x\nrules: x"), []);
        assert_eq!(top_keys("text: a\n---\nrules: b"), [("text", "a")]);
        assert_eq!(top_keys("rules følges\na:\n- b\n"), [("", "rules følges"), ("a", "")]);
    }

    #[test]
    fn a_draft_may_have_its_text_at_the_end_of_a_long_file() {
        let folder = tempfile::tempdir().expect("there is room");
        let note = format!("language: da\n# {}\n", "x".repeat(1 << 16));
        for (rest, expected) in [("text: hej\n", false), ("timezone: Europe/Copenhagen\n", true)] {
            let path = folder.path().join("a.yaml");
            fs::write(&path, format!("{note}{rest}")).expect("there is room");
            assert_eq!(is_rulebook(&path), expected, "{rest}");
        }
    }
}
