//! The files of `rules/` and the code of the tables that the program includes.

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
};

use flate2::{Compression, write::GzEncoder};

use crate::{
    source::{Problem, Source},
    yaml::{self, Node, Value},
};

/// A file of rules, a profile or a word list.
pub(crate) struct File {
    /// Its name without extension.
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) tree: Node,
    /// The examples of each rule. Only some commands need them, and they are a
    /// third of all text.
    examples: Vec<Node>,
    /// The compiled lists of words in the file: the byte at which each begins, and its
    /// number.
    pub(crate) lists: Vec<(usize, u32)>,
}

/// Files of `rules/` that are not groups of rules.
const OTHER_FILES: [&str; 1] = ["sources"];

/// The YAML files of a folder. The names in `first` come first. A mistake in a file is
/// reported with its place and ends the build.
pub(crate) fn read(folder: &str, first: &[&str]) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for (name, source) in texts(folder, first)? {
        match yaml::parse(&source) {
            Ok(tree) => {
                files.push(File { name, source, tree, examples: Vec::new(), lists: Vec::new() });
            }
            Err(problems) => problems.iter().for_each(fail),
        }
    }
    Ok(files)
}

/// Reports a mistake in a file, which makes the build fail.
pub(crate) fn fail(problem: &Problem) {
    println!("cargo::error={problem}");
}

/// The names, without ending, and texts of the YAML files of a folder.
fn texts(folder: &str, first: &[&str]) -> io::Result<Vec<(String, Source)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_yaml = path.extension().is_some_and(|extension| extension == "yaml");
        if is_yaml && !OTHER_FILES.contains(&name.as_str()) {
            let source = Source::new(format!("{folder}/{name}.yaml"), fs::read_to_string(path)?);
            files.push((name, source));
        }
    }
    let place = |name: &str| first.iter().position(|known| *known == name).unwrap_or(first.len());
    files.sort_by(|(one, _), (other, _)| (place(one), one).cmp(&(place(other), other)));
    Ok(files)
}

impl File {
    /// Takes the examples out of the tree of each rule.
    pub(crate) fn take_examples(&mut self) {
        if let Value::List(rules) = &mut self.tree.value {
            self.examples.extend(rules.iter_mut().map(yaml::take_examples));
        }
    }

    /// The code of the row of this file. It contains the text of the file rather than
    /// its path, because two checkouts may share one build folder.
    fn code(&self) -> String {
        let Self { name, source, tree, examples, lists } = self;
        let text = source.text();
        let packed = |node| format!("b\"{}\"", yaml::pack(node, text).escape_ascii());
        let (tree, examples) = (packed(tree), code_of(examples.iter().map(packed)));
        let list = |(at, list): &(usize, u32)| format!("({at}, ListId::numbered({list}))");
        let lists = code_of(lists.iter().map(list));
        format!(
            "BuiltInFile {{ name: {name:?}, text: {text:?}, tree: {tree}, examples: {examples}, lists: {lists} }}"
        )
    }
}

/// The code of a constant with a row for each file.
pub(crate) fn table(constant: &str, files: &[File]) -> String {
    let rows = code_of(files.iter().map(File::code));
    format!("const {constant}: &[BuiltInFile] = {rows};\n")
}

/// The code of the table of window templates: the name and the text of each file.
pub(crate) fn templates() -> io::Result<String> {
    let files = texts("rules/windows", &[])?;
    let rows = files.iter().map(|(name, source)| format!("({name:?}, {:?})", source.text()));
    Ok(format!("const TEMPLATES: &[File] = {};\n", code_of(rows)))
}

/// The code of the table of emergencies, from the files in `rules/windows/about/`: the
/// name of each file, the names under its key `also`, and its text. The file `common`
/// has a constant of its own, because its words belong to every emergency.
pub(crate) fn emergencies() -> io::Result<String> {
    const COMMON: &str = "common";
    let files = read("rules/windows/about", &[])?;
    let row = |file: &File| {
        let also = match file.tree.get("also").map(|also| &also.value) {
            Some(Value::List(names)) => names.as_slice(),
            _ => &[],
        };
        let also = code_of(also.iter().filter_map(Node::text).map(|name| format!("{name:?}")));
        let (name, text) = (&file.name, file.source.text());
        format!("EmergencyFile {{ name: {name:?}, also: {also}, text: {text:?} }}")
    };
    let (common, others): (Vec<&File>, Vec<_>) = files.iter().partition(|file| file.name == COMMON);
    let emergencies = code_of(others.into_iter().map(row));
    let common: String = common.into_iter().map(row).collect();
    Ok(format!(
        "static EMERGENCIES: &[EmergencyFile] = {emergencies};\nstatic COMMON: EmergencyFile = {common};\n"
    ))
}

/// The code of a list of values.
pub(crate) fn code_of(values: impl Iterator<Item = String>) -> String {
    format!("&[{}]", values.collect::<Vec<_>>().join(", "))
}

/// The name of the file of everyday posts among the training sentences.
const BACKGROUND: &str = "background";

/// Of the training sentences of an intent, one in this many is part of the program. All of
/// them would make it a quarter larger.
const ONE_IN: usize = 8;

/// A part of the training sentences of a folder in one compressed file: for each file, its name
/// on a line that begins with a tab, its comments and some of its sentences. The posts of the
/// background are complete, because every intent of a user's own is compared with them.
pub(crate) fn sentences(folder: &str) -> io::Result<Vec<u8>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "tsv"));
    paths.sort();
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let (text, step) =
            (fs::read_to_string(&path)?, if name == BACKGROUND { 1 } else { ONE_IN });
        write!(packed, "\n\t{name}")?;
        let (comments, sentences): (Vec<&str>, _) =
            text.lines().partition(|line| line.starts_with('#'));
        for line in comments.into_iter().chain(sentences.into_iter().step_by(step)) {
            write!(packed, "\n{line}")?;
        }
    }
    packed.finish()
}
