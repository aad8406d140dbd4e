//! Builds the files of `rules/` into the program, so that a new file there becomes
//! part of it without being named in code.
//!
//! To parse these files, to compile their words and to find the literals of their
//! patterns takes far longer than to check a draft. So this is done here, with the
//! modules of the program, and the program includes the results.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "most modules are shared with the program, which uses all of them"
)]

use std::{collections::HashSet, env, error::Error, fs, path::Path};

use language::Language;
use matcher::Compiler;
use yaml::{Node, Value};

#[path = "build/families.rs"]
mod families;
#[path = "build/files.rs"]
mod files;
#[path = "build/frequent_words.rs"]
mod frequent_words;
#[path = "src/language/mod.rs"]
mod language;
#[path = "src/layout.rs"]
mod layout;
#[path = "build/message.rs"]
mod message;
#[path = "build/messages.rs"]
mod messages;
#[path = "build/patterns.rs"]
mod patterns;
#[path = "src/problems.rs"]
mod problems;
#[path = "src/source/mod.rs"]
mod source;
#[path = "src/rulebook/search_words.rs"]
mod words;

/// The parser of trees, without the parts that read values from them.
#[path = "src/yaml"]
mod yaml {
    mod anchors;
    mod blank_block;
    mod brackets;
    mod build;
    mod duplicates;
    mod known_keys;
    mod lost_start;
    mod lost_tag;
    mod missing_colon;
    mod node;
    mod open_quote;
    mod pack;
    mod packed;
    mod size;
    mod syntax;

    use crate::source::{Problem, Source};

    pub use node::{Documents, Node, Style, Value};
    pub(crate) use pack::{pack, take_examples};

    pub fn parse(source: &Source) -> Result<Node, Vec<Problem>> {
        let (node, problems) = build::documents(source).only(source)?;
        if problems.is_empty() { Ok(node) } else { Err(problems) }
    }
}

/// The compiler of words.
#[path = "src/matcher"]
mod matcher {
    mod boundary;
    mod endings;
    mod filter;
    mod fold;
    mod last_part;
    mod layer;
    mod list;
    mod mistake;
    mod notation;
    mod pack;
    mod pattern {
        pub(super) mod syntax;
    }
    mod trie;

    use crate::{
        language::Language,
        source::{Problem, Source},
        yaml::Node,
    };

    use layer::LayerWords;
    use list::{ListId, Match};

    /// The literals of a pattern: every match contains at least one of them. `None` if
    /// no such texts are known.
    pub(crate) fn literals(written: &str) -> Option<Vec<String>> {
        let syntax = pattern::syntax::Syntax::of(written);
        syntax.expect("the patterns of rules are valid").literals
    }

    /// The words that an entry with alternatives expands to, folded.
    pub(crate) fn expanded(entry: &Node, source: &Source) -> Vec<String> {
        let (text, mut words) = (entry.text().unwrap_or_default(), Vec::new());
        if let Err(mistake) =
            notation::terms(&fold::folded(text), |prefix, _| words.push(prefix.to_owned()))
        {
            let message = mistake::invalid_entry(text, mistake.into());
            crate::files::fail(&Problem::at(source, entry.span, message));
        }
        words
    }

    /// Compiles lists of words.
    #[derive(Default)]
    pub(crate) struct Compiler {
        words: LayerWords,
        /// The number of lists.
        lists: u32,
    }

    impl Compiler {
        /// Adds a list, and returns its number.
        pub(crate) fn add<'n>(
            &mut self,
            words: impl Iterator<Item = (&'n Node, Option<Language>)>,
            source: &Source,
        ) -> u32 {
            let list = ListId::numbered(self.lists);
            self.lists += 1;
            for (number, (node, language)) in words.enumerate() {
                let word = node.text().unwrap_or_default();
                if let Err(mistake) = self.words.add((list, number), word, language, false) {
                    let message = mistake::invalid_entry(word, mistake.into());
                    crate::files::fail(&Problem::at(source, node.span, message));
                }
            }
            self.lists - 1
        }

        /// The compiled words as packed bytes, and the code of a constant with the
        /// number of their lists.
        pub(crate) fn finish(self) -> (Vec<u8>, String) {
            let code = format!("pub(super) const LISTS: u32 = {};\n", self.lists);
            (self.words.compile().pack(), code)
        }
    }
}

/// The files of rules whose findings come first in reports. Others follow by name.
const FIRST_FILES: [&str; 15] = [
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
    "dialog-account",
    "account",
];

/// The profiles that are listed first. `common` is the base of all others.
const FIRST_PROFILES: [&str; 7] =
    ["common", "municipality", "police", "service-desk", "leader", "embassy", "education"];

/// The keys of a rule that name lexicons whose words posts are searched for. Lexicons
/// that only other keys name, such as lists of hosts, are not compiled: they would make
/// each search longer.
const LEXICONS_SEARCHED: [&str; 3] = ["lexicon", "lexicons", "one_of"];

/// The lexicons by which the program itself finds events of windows in posts.
const LEXICONS_OF_EVENTS: [&str; 5] =
    ["emergency_clues", "long_ago", "past_events", "sounds_alike", "works"];

/// The key under which a rule has words of its own.
const WORDS: &str = "words";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let mut rules = files::read("rules", &FIRST_FILES)?;
    let profiles = files::read("rules/profiles", &FIRST_PROFILES)?;
    let mut lexicons = files::read("rules/lexicons", &[])?;
    rules.iter_mut().for_each(files::File::take_examples);
    let compiled = compile(&mut rules, &mut lexicons);
    let tables = [
        files::table("RULES", &rules),
        files::table("PROFILES", &profiles),
        files::table("LEXICONS", &lexicons),
    ];
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("builtin_files.rs"), tables.concat())?;
    fs::write(out.join("families.rs"), families::code()?)?;
    fs::write(out.join("window_templates.rs"), files::templates()?)?;
    fs::write(out.join("emergencies.rs"), files::emergencies()?)?;
    let (words, lists) = compiled.finish();
    fs::write(out.join("literals.rs"), patterns::code(&rules))?;
    fs::write(out.join("messages.rs"), messages::code())?;
    fs::write(out.join("words"), words)?;
    fs::write(out.join("words.rs"), lists)?;
    fs::write(out.join("sentences.gz"), files::sentences("rules/intents")?)?;
    for (tag, _) in Language::ALL {
        let words = frequent_words::packed("rules/intents", tag)?;
        fs::write(out.join(frequent_words::file_name(tag)), words)?;
    }
    fs::write(out.join("frequent_words.rs"), frequent_words::code())?;
    Ok(())
}

/// Compiles the words that rules name or have of their own. A list that is not compiled
/// here, such as a case-sensitive list, is compiled whenever the program runs.
fn compile(rules: &mut [files::File], lexicons: &mut [files::File]) -> Compiler {
    let mut compiler = Compiler::default();
    let named = rules.iter().flat_map(|file| values(&file.tree, &LEXICONS_SEARCHED));
    let named = named.flat_map(one_or_more).filter_map(Node::text);
    let named: HashSet<&str> = named.chain(LEXICONS_OF_EVENTS).collect();
    for file in lexicons.iter_mut().filter(|file| named.contains(file.name.as_str())) {
        let words = words::keys().flat_map(|(key, language)| {
            let words = file.tree.get(key).and_then(words::words).unwrap_or_default();
            words.into_iter().map(move |(word, _)| (word, language))
        });
        file.lists = vec![(0, compiler.add(words, &file.source))];
    }
    for file in rules {
        let mut own = values(&file.tree, &[WORDS]);
        own.sort_by_key(|words| words.span.start);
        // An alias has the place of its anchor, so that its words are compiled only
        // once.
        own.dedup_by_key(|words| words.span.start);
        let add = |words: &Node| {
            let entries = one_or_more(words).iter().map(|word| (word, None));
            (words.span.start, compiler.add(entries, &file.source))
        };
        file.lists = own.into_iter().map(add).collect();
    }
    compiler
}

/// The values of these keys, anywhere in a tree.
fn values<'n>(node: &'n Node, keys: &[&str]) -> Vec<&'n Node> {
    match &node.value {
        Value::Null | Value::Scalar(_) => Vec::new(),
        Value::List(items) => items.iter().flat_map(|item| values(item, keys)).collect(),
        Value::Map(entries) => entries
            .iter()
            .flat_map(|(key, value)| {
                let is_asked = key.text().is_some_and(|key| keys.contains(&key));
                if is_asked { vec![value] } else { values(value, keys) }
            })
            .collect(),
    }
}

/// The items of a list. A value that is not a list counts as a single item.
fn one_or_more(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        Value::Null | Value::Scalar(_) | Value::Map(_) => std::slice::from_ref(node),
    }
}
