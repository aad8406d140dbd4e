//! The shape of the project: who may use whom, how long a file may be, and that
//! each fact stands in one place.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use tweetlint::rulebook::load;

/// The most lines a source file may have.
const MOST_LINES: usize = 400;

/// All files under a folder whose names end so, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} holds no {ending}");
    found
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

/// The modules in the order that the crate's documentation gives them.
fn order() -> Vec<String> {
    let lib = read("src/lib.rs");
    let listed = lib.lines().filter_map(|line| {
        let (number, rest) = line.strip_prefix("//! ")?.split_once(". ")?;
        number.parse::<usize>().ok()?;
        Some(rest.split('`').nth(1)?.to_owned())
    });
    let order: Vec<String> = listed.collect();
    let declared: BTreeSet<&str> = lib
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "))
        .map(|name| name.trim_end_matches(';'))
        .collect();
    assert_eq!(order.iter().map(String::as_str).collect::<BTreeSet<_>>(), declared);
    order
}

/// The modules of the crate that a file names after `crate::`.
fn used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => used.extend(first_names(list)),
            None => used.extend(name(rest)),
        }
    }
    used
}

/// The name that a path begins with.
fn name(path: &str) -> Option<String> {
    let path = path.trim_start();
    let end = path.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(path.len());
    (0 < end).then(|| path[..end].to_owned())
}

/// The names that the paths of a list in braces begin with.
fn first_names(list: &str) -> Vec<String> {
    let (mut depth, mut begins, mut names) = (1, true, Vec::new());
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => begins = true,
            _ if begins && !sign.is_whitespace() => {
                names.extend(name(&list[at..]));
                begins = false;
            }
            _ => (),
        }
        if depth == 0 {
            break;
        }
    }
    names
}

#[test]
fn names_after_crate_are_found() {
    let code = "use crate::{\n    check::{Hit, Where},\n    post::Post,\n    text,\n};\n\
                // use crate::no;\nuse crate::yaml::Node;\nfn f(x: crate::source::Span) {}";
    let found: Vec<String> = used(code).into_iter().collect();
    assert_eq!(found, ["check", "post", "source", "text", "yaml"]);
}

#[test]
fn modules_use_those_before_them() {
    let order = order();
    let rank = |name: &str| order.iter().position(|module| module == name);
    let mut breaches = Vec::new();
    let mut uses = 0;
    for path in files("src", ".rs") {
        let module = path.iter().nth(1).expect("it lies in src").to_string_lossy().into_owned();
        let Some(own) = rank(module.trim_end_matches(".rs")) else { continue };
        for name in used(&read(&path)) {
            uses += 1;
            match rank(&name) {
                Some(other) if other <= own => (),
                _ => breaches.push(format!("{} uses {name}", path.display())),
            }
        }
    }
    assert!(100 < uses, "the code is read: {uses}");
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for path in files("src", ".rs").into_iter().chain(files("tests", ".rs")) {
        let code = read(&path);
        let lines = code.lines().count();
        assert!(code.starts_with("//! "), "{} does not say what it is for", path.display());
        let own = path.starts_with("src");
        assert!(!own || lines <= MOST_LINES, "{} has {lines} lines", path.display());
    }
}

/// Signs that no reader of a source file sees, or that turn its direction. A
/// joiner within an emoji is none.
fn is_hidden(sign: char) -> bool {
    let direction =
        matches!(sign, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let empty =
        matches!(sign, '\u{a0}' | '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}');
    direction || empty || sign.is_control() && sign != '\n'
}

#[test]
fn no_sign_is_hidden_in_a_source() {
    let sources = [("src", ".rs"), ("tests", ".rs"), ("rules", ".yaml")];
    for path in sources.into_iter().flat_map(|(folder, ending)| files(folder, ending)) {
        for (line, number) in read(&path).lines().zip(1..) {
            let hidden = line.chars().find(|sign| is_hidden(*sign));
            assert_eq!(hidden, None, "{}:{number}", path.display());
        }
    }
}

/// The ids of all built-in rules, with the group that the name of their file
/// begins with: `crisis` of `crisis-hold.yaml`.
fn ids() -> Vec<(String, String)> {
    let rules = fs::read_dir("rules").expect("the folder is there");
    let mut ids = Vec::new();
    for path in rules.map(|entry| entry.expect("the folder can be read").path()) {
        if path.is_file() {
            let name = path.file_stem().expect("it is a file").to_string_lossy().into_owned();
            let group = name.split('-').next().unwrap_or_default();
            let text = read(&path);
            let here = text.lines().filter_map(|line| line.strip_prefix("- id: "));
            ids.extend(here.map(|id| (id.trim().to_owned(), group.to_owned())));
        }
    }
    ids.sort();
    ids
}

#[test]
fn each_rule_stands_in_the_file_of_its_group_and_once() {
    let ids = ids();
    for (id, group) in &ids {
        assert_eq!(id.split('/').next(), Some(group.as_str()), "{id} stands in {group}.yaml");
        assert_eq!(ids.iter().filter(|(other, _)| other == id).count(), 1, "{id}");
    }
    let rulebook = load(None, None).expect("the built-in rules read");
    let mut known: Vec<&str> = rulebook.rules.iter().map(|rule| rule.id.as_str()).collect();
    known.sort_unstable();
    assert_eq!(ids.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), known);
}

/// A count as prose has it: in figures, or in words up to ten.
fn count(word: &str) -> Option<usize> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let in_words = words.iter().position(|known| *known == word).map(|at| at + 1);
    word.parse().ok().or(in_words)
}

/// The counts that prose gives before a noun: `26` in *26 built-in rules*.
fn counts(text: &str, noun: &str) -> Vec<usize> {
    let before = text.match_indices(noun).map(|(at, _)| &text[..at]);
    before.filter_map(|before| count(before.split_whitespace().next_back()?)).collect()
}

#[test]
fn prose_counts_right() {
    assert_eq!(counts("In 26 built-in rules and 3 built-in rules", "built-in rules"), [26, 3]);
    let profiles = files("rules/profiles", ".yaml").len();
    let texts = ["README.md", "CHANGELOG.md"].map(read).join("\n");
    let found = [("built-in rules", ids().len()), ("profiles", profiles)].map(|(noun, right)| {
        let counts = counts(&texts, noun);
        assert!(counts.iter().all(|count| *count == right), "{right} {noun}: {counts:?}");
        counts.len()
    });
    assert!(found.iter().any(|found| 0 < *found), "the texts state one: {found:?}");
}
