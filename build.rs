//! Builds the files of `rules/` into the program, so that a new file there becomes
//! part of it without being named in code.
//!
//! Parsing them takes far longer than checking a draft. So they are parsed here,
//! with the modules of the program, and `src/rulebook/builtin.rs` includes their
//! trees.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "most modules are shared with the program, which uses all of them"
)]

use std::{env, error::Error, fs, io, path::Path};

use source::{Problem, Source};
use yaml::{Node, Value};

#[path = "src/language.rs"]
mod language;
#[path = "src/problems.rs"]
mod problems;
#[path = "src/source.rs"]
mod source;

/// Messages, without the library that fills them: the mistakes of a build are read
/// by those who write rules.
mod message {
    use crate::language::Language;

    /// The id of a message.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Message(&'static str);

    impl Message {
        pub const fn new(id: &'static str) -> Self {
            Self(id)
        }

        #[must_use]
        pub fn with<T>(self, _: &'static str, _: T) -> Self {
            self
        }

        /// Its text as the file of the language has it.
        pub fn get(&self, language: Language) -> String {
            let text = |line: &'static str| line.strip_prefix(self.0)?.strip_prefix(" = ");
            language.messages().lines().find_map(text).unwrap_or(self.0).to_owned()
        }
    }
}

/// The parser of trees, without the parts that read values from them.
#[path = "src/yaml"]
mod yaml {
    mod build;
    mod node;
    mod pack;
    mod packed;
    mod syntax;

    use crate::source::{Problem, Source};

    pub use node::{Documents, Node, Style, Value};
    pub(crate) use pack::{pack, take_examples};

    pub fn parse(source: &Source) -> Result<Node, Vec<Problem>> {
        let (node, problems) = build::documents(source).only(source)?;
        if problems.is_empty() { Ok(node) } else { Err(problems) }
    }
}

/// The groups whose findings come first in reports. Others follow by name.
const FIRST_GROUPS: [&str; 13] = [
    "crisis",
    "crisis-hold",
    "crisis-words",
    "neutral",
    "privacy",
    "format",
    "hashtag",
    "link",
    "media",
    "access",
    "tone",
    "plain",
    "dialog",
];

/// The profiles that are listed first. `common` is the base of all others.
const FIRST_PROFILES: [&str; 7] =
    ["common", "municipality", "police", "service-desk", "leader", "embassy", "education"];

/// Files of `rules/` that are not groups of rules.
const OTHER_FILES: [&str; 1] = ["sources"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let tables = [
        table("RULES", "rules", &FIRST_GROUPS, group)?,
        table("PROFILES", "rules/profiles", &FIRST_PROFILES, file)?,
        table("LEXICONS", "rules/lexicons", &[], file)?,
    ];
    let templates = table("TEMPLATES", "rules/windows", &[], |name, source| {
        Ok(format!("({name:?}, {:?})", source.text()))
    })?;
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("builtin_files.rs"), tables.concat())?;
    fs::write(out.join("window_templates.rs"), templates)?;
    Ok(())
}

/// The code of a constant with a row for each YAML file of a folder. The names in
/// `first` come first. The texts are in the code, since two checkouts may share one
/// build folder. Mistakes in a file end the build, each with its place.
fn table(
    constant: &str,
    folder: &str,
    first: &[&str],
    row: impl Fn(&str, &Source) -> Result<String, Vec<Problem>>,
) -> Result<String, Box<dyn Error>> {
    let mut names = yaml_files(folder)?;
    let place = |name: &str| first.iter().position(|known| *known == name).unwrap_or(first.len());
    names.sort_by(|one, other| (place(one), one).cmp(&(place(other), other)));
    let mut rows = Vec::new();
    for name in names {
        let path = format!("{folder}/{name}.yaml");
        let source = Source::new(path.as_str(), fs::read_to_string(&path)?);
        match row(&name, &source) {
            Ok(row) => rows.push(row),
            Err(problems) => problems.iter().for_each(|problem| println!("cargo::error={problem}")),
        }
    }
    let rows = rows.join(",\n");
    Ok(format!("const {constant}: &[File] = &[\n{rows}\n];\n"))
}

/// The row of a file with one tree.
fn file(name: &str, source: &Source) -> Result<String, Vec<Problem>> {
    Ok(row(name, source, &yaml::parse(source)?, &[]))
}

/// The row of a file of rules. The examples of each rule are a tree of their own,
/// since only some commands need them, and they are a third of all text.
fn group(name: &str, source: &Source) -> Result<String, Vec<Problem>> {
    let mut rules = yaml::parse(source)?;
    let mut examples = Vec::new();
    if let Value::List(rules) = &mut rules.value {
        examples.extend(rules.iter_mut().map(yaml::take_examples));
    }
    Ok(row(name, source, &rules, &examples))
}

fn row(name: &str, source: &Source, tree: &Node, examples: &[Node]) -> String {
    let text = source.text();
    let packed = |node| format!("b\"{}\"", yaml::pack(node, text).escape_ascii());
    let examples: Vec<String> = examples.iter().map(packed).collect();
    let (tree, examples) = (packed(tree), examples.join(", "));
    format!("File {{ name: {name:?}, text: {text:?}, tree: {tree}, examples: &[{examples}] }}")
}

/// The names, without ending, of the YAML files of a folder that are rules,
/// profiles, word lists or templates of windows.
fn yaml_files(folder: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_yaml = path.extension().is_some_and(|extension| extension == "yaml");
        if is_yaml && !OTHER_FILES.contains(&name.as_str()) {
            names.push(name);
        }
    }
    Ok(names)
}
