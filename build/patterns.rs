//! The literals of the built-in patterns. They are found when the program is built,
//! because finding them takes as long as checking many posts.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{files::File, matcher::literals, values, yaml::Node};

/// The code of a table of the patterns in these files, each with its literals.
/// Patterns without literals are left out.
pub(crate) fn code(rules: &[File]) -> String {
    let patterns = rules.iter().flat_map(|file| values(&file.tree, &["pattern"]));
    let literals = patterns.filter_map(Node::text).map(|written| (written, literals(written)));
    // Each pattern once, in order.
    let literals: BTreeMap<&str, Option<Vec<String>>> = literals.collect();
    let mut code = "const LITERALS: &[(&str, &[&str])] = &[\n".to_owned();
    for (written, literals) in literals {
        if let Some(literals) = literals {
            // `{:?}` writes a string as a literal of Rust.
            writeln!(code, "({written:?}, &{literals:?}),").expect("it is memory");
        }
    }
    code + "];\n"
}
