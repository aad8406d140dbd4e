//! The structure of the project: which module may use which, how long a file may
//! be, that each rule is in one place, and the words that comments and messages
//! avoid.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use regex::Regex;
use tweetlint::rulebook::load;

/// The most lines a source file may have.
const MOST_LINES: usize = 400;

/// All files under a folder, or that file itself, whose names end so, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    if Path::new(folder).is_file() {
        return vec![PathBuf::from(folder)];
    }
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
    assert!(!found.is_empty(), "{folder} has no {ending}");
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

/// The name at the start of a path.
fn name(path: &str) -> Option<String> {
    let path = path.trim_start();
    let end = path.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(path.len());
    (0 < end).then(|| path[..end].to_owned())
}

/// The names at the start of the paths in a list in braces.
fn first_names(list: &str) -> Vec<String> {
    let (mut depth, mut starts, mut names) = (1, true, Vec::new());
    for (at, char) in list.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => starts = true,
            _ if starts && !char.is_whitespace() => {
                names.extend(name(&list[at..]));
                starts = false;
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
        let module = path.iter().nth(1).expect("it is in src").to_string_lossy().into_owned();
        let Some(own) = rank(module.trim_end_matches(".rs")) else { continue };
        for name in used(&read(&path)) {
            uses += 1;
            match rank(&name) {
                Some(other) if other <= own => (),
                _ => breaches.push(format!("{} uses {name}", path.display())),
            }
        }
    }
    assert!(100 < uses, "the code was parsed: {uses}");
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

/// Whether a character is invisible in a source file, or changes its direction. A
/// joiner within an emoji is allowed.
fn is_hidden(char: char) -> bool {
    let direction =
        matches!(char, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let empty =
        matches!(char, '\u{a0}' | '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}');
    direction || empty || char.is_control() && char != '\n'
}

#[test]
fn no_character_is_hidden_in_a_source() {
    let sources = [("src", ".rs"), ("tests", ".rs"), ("rules", ".yaml")];
    for path in sources.into_iter().flat_map(|(folder, ending)| files(folder, ending)) {
        for (line, number) in read(&path).lines().zip(1..) {
            let hidden = line.chars().find(|char| is_hidden(*char));
            assert_eq!(hidden, None, "{}:{number}", path.display());
        }
    }
}

/// The ids of all built-in rules, with the group at the start of the name of their
/// file: `crisis` of `crisis-hold.yaml`.
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
fn each_rule_is_in_the_file_of_its_group_and_once() {
    let ids = ids();
    for (id, group) in &ids {
        assert_eq!(id.split('/').next(), Some(group.as_str()), "{id} is in {group}.yaml");
        assert_eq!(ids.iter().filter(|(other, _)| other == id).count(), 1, "{id}");
    }
    let rulebook = load(None, None).expect("the built-in rules are valid");
    let mut known: Vec<&str> = rulebook.rules.iter().map(|rule| rule.id.as_str()).collect();
    known.sort_unstable();
    assert_eq!(ids.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), known);
}

/// A count in prose: in figures, or in words up to ten.
fn count(word: &str) -> Option<usize> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let in_words = words.iter().position(|known| *known == word).map(|at| at + 1);
    word.parse().ok().or(in_words)
}

/// The counts before a noun in prose: `26` in *26 built-in rules*.
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

/// Where plain words are enforced: folders and files, with the end of the names
/// of their files. Add yours when its wording is done.
const PLAIN: [(&str, &str); 11] = [
    ("src", ".rs"),
    ("src/message/en.ftl", ".ftl"),
    ("benches", ".rs"),
    ("tests/suite", ".rs"),
    ("tests/cli", ".md"),
    ("rules", ".yaml"),
    ("fixtures", "README.md"),
    ("README.md", ".md"),
    ("CONTRIBUTING.md", ".md"),
    ("SECURITY.md", ".md"),
    ("CHANGELOG.md", ".md"),
];

/// The pages in `docs` of which each sentence is checked as well. The glossary names
/// the words to avoid, and the pages in `docs/rules` speak to authors of posts.
fn plain_pages() -> Vec<PathBuf> {
    let pages = files("docs", ".md").into_iter();
    let is_plain =
        |page: &PathBuf| page.parent() == Some(Path::new("docs")) && !page.ends_with("glossary.md");
    pages.filter(is_plain).collect()
}

/// Words of the private dialect that the project once had, with the plain word.
/// What a group matches is a common phrase, which is allowed.
const DIALECT: [(&str, &str); 12] = [
    (r"\bdo(?:es)? not read\b", "is invalid, cannot be parsed"),
    (r"\bstands?\b( for| out| alone)?", "is, occurs, is at"),
    (r"\bstood\b", "was"),
    (r"\bheld against\b", "compared with"),
    (r"\bsigns?\b( up| in| language| replies|-off)?", "character"),
    (r"\bbegun\b", "counted, started"),
    (r"\btold\b", "reported, said"),
    (r"\bmend(?:s|ed|ing)?\b(`|: )?", "fix"),
    (r"\btwins?\b", "duplicate"),
    (r"\bcomplain(?:s|ed|t)?\b( about)?", "report"),
    (r"\bweigh(?:s|ed|ing)?\b", "count, compare"),
    (r"\b(?:is|are) no (?:time|name|word|handle|hashtag|domain|tag)\b", "is not, invalid"),
];

/// The words of the dialect in a line, each with the plain word for it.
fn dialect(line: &str) -> Vec<String> {
    static PATTERNS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
        let compile = |(pattern, plain): (&str, &'static str)| {
            (Regex::new(&format!("(?i){pattern}")).expect("the pattern is valid"), plain)
        };
        DIALECT.map(compile).into()
    });
    let found = PATTERNS.iter().flat_map(|(pattern, plain)| {
        let uses = pattern.captures_iter(line).filter(|found| found.get(1).is_none());
        uses.map(move |found| format!("`{}` (plainly: {plain})", &found[0]))
    });
    found.collect()
}

/// The lines of a file that are prose of the project, each with its number: not the
/// string literals of Rust, the data of YAML, or the code and quotations of a page.
fn prose(path: &Path) -> Vec<(usize, String)> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let (text, mut is_code, mut prose) = (read(path), false, Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        match ending.as_str() {
            "rs" => prose.push((number, without_strings(line))),
            "yaml" => prose.extend(comment(line).map(|comment| (number, comment.to_owned()))),
            "md" if is_code || is_fence => (),
            "md" => prose.push((number, without_quotations(line))),
            _ => prose.push((number, line.to_owned())),
        }
    }
    prose
}

/// The comment at the end of a line of YAML.
fn comment(line: &str) -> Option<&str> {
    let start = line.find("# ")?;
    line[..start].chars().all(|char| char == ' ').then(|| &line[start..])
}

/// A line of a page without its code and quotations.
fn without_quotations(line: &str) -> String {
    static QUOTED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("`[^`]*`|“[^”]*”|»[^«]*«").expect("the pattern is valid"));
    QUOTED.replace_all(line, "").into_owned()
}

/// A line of Rust without its string literals: code and comments.
fn without_strings(line: &str) -> String {
    static STRING: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#""(?:\\.|[^"\\])*""#).expect("the pattern is valid"));
    STRING.replace_all(line, "").into_owned()
}

#[test]
fn dialect_is_found_and_common_phrases_are_not() {
    for line in ["a record that does not read", "// where it stands", "let signs = 1;"] {
        assert_eq!(dialect(line).len(), 1, "{line}");
    }
    for line in ["sign up for it", "`*` stands for any ending", "designs", "is_sign(#sign_up)"] {
        let line = line.replace("#sign_up", "");
        assert_eq!(dialect(&line), Vec::<String>::new(), "{line}");
    }
    assert_eq!(without_strings(r#"check("a \" sign", x)"#), "check(, x)");
    assert_eq!(comment("  # Signs of a cut."), Some("# Signs of a cut."));
    assert_eq!(comment("- text: \"no # sign\""), None);
    assert_eq!(without_quotations("`told` is »sign« here"), " is  here");
}

#[test]
fn sources_and_pages_use_plain_words() {
    let mut found = Vec::new();
    let sources = PLAIN.into_iter().flat_map(|(folder, ending)| files(folder, ending));
    for path in sources.chain(plain_pages()) {
        for (number, line) in prose(&path) {
            let dialect = dialect(&line).into_iter();
            found.extend(dialect.map(|word| format!("{}:{number}: {word}", path.display())));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn danish_texts_use_one_style_of_quotation_marks() {
    for path in ["src/message/da.ftl"] {
        for (line, number) in read(path).lines().zip(1..) {
            let other = line.contains(['“', '”', '„']);
            assert!(!other, "{path}:{number}: the quotation marks are » and «");
        }
    }
}
