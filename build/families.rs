//! The families of words in `rules/words`, as code of the table that the program
//! includes.

use std::{collections::BTreeMap, io};

use crate::{
    files::{self, File, code_of, fail},
    matcher::expanded,
    source::Problem,
    yaml::{Node, Value},
};

/// The file of the nouns that names of places end in.
const PLACES: &str = "places";

/// At the end of the name of a file of irregular words, which are found in compounds only
/// if their families say so.
const IRREGULAR: &str = "_irregular";
/// The keys of a family.
const KEYS: [&str; 6] = ["forms", "related", "first", "last", "not", "such_as"];

/// The code of all families.
pub(crate) fn code() -> io::Result<String> {
    let all = files::read("rules/words", &[])?;
    let (places, files): (Vec<&File>, Vec<_>) = all.iter().partition(|file| file.name == PLACES);
    let (mut families, mut by_form) = (Vec::new(), BTreeMap::<_, Vec<String>>::new());
    for (file, node) in
        files.iter().flat_map(|file| items(&file.tree).iter().map(move |node| (file, node)))
    {
        let forms = forms(file, node);
        for form in &forms {
            let number = families.len();
            by_form.entry(form.clone()).or_default().push(format!("&FAMILIES[{number}]"));
        }
        families.push(family(file, node, &forms));
    }
    let by_form = by_form
        .into_iter()
        .map(|(form, numbers)| format!("({form:?}, {})", code_of(numbers.into_iter())));
    let places = places.iter().flat_map(|file| items(&file.tree)).map(|node| list(&texts(node)));
    Ok(format!(
        "static FAMILIES: &[Family] = {};\n\
         static BY_FORM: &[(&str, &[&Family])] = {};\n\
         pub(super) const PLACES: &[&[&str]] = {};\n",
        code_of(families.into_iter()),
        code_of(by_form),
        code_of(places),
    ))
}

/// The forms of a family.
fn forms(file: &File, node: &Node) -> Vec<String> {
    let forms = node.get("forms").map(items).unwrap_or_default();
    forms.iter().flat_map(|form| expanded(form, &file.source)).collect()
}

/// The code of a family. A mistake in it ends the build.
fn family(file: &File, node: &Node, forms: &[String]) -> String {
    let Value::Map(entries) = &node.value else { return mistake(file, node, "is no family") };
    let unknown =
        entries.iter().find(|(key, _)| !key.text().is_some_and(|key| KEYS.contains(&key)));
    if let Some((key, _)) = unknown {
        return mistake(file, key, "is no key of a family");
    }
    let of = |key: &str| node.get(key).map(texts);
    let nodes = |key: &str| node.get(key).map(items).unwrap_or_default();
    let entries = ["related", "not"].into_iter().flat_map(nodes);
    entries.for_each(|entry| drop(expanded(entry, &file.source)));
    let Some(head) = forms.first() else { return mistake(file, node, "has no forms") };
    let is_irregular = file.name.ends_with(IRREGULAR);
    let part = |key: &str| {
        of(key).unwrap_or_else(|| if is_irregular { Vec::new() } else { vec![head.clone()] })
    };
    let (first, last) = (part("first"), part("last"));
    let last = last.iter().map(|stem| {
        let ends = forms.iter().filter_map(|form| form.strip_prefix(stem.as_str()));
        let ends: Vec<&str> = ends.filter(|ending| !ending.contains(' ')).collect();
        format!("({stem:?}, {:?})", ends.join("|"))
    });
    format!(
        "Family {{ is_english: {}, is_irregular: {is_irregular}, forms: {}, related: {}, first: {}, last: {}, not: {}, such_as: {} }}",
        file.name.split('_').next() == Some("en"),
        list(forms),
        list(&of("related").unwrap_or_default()),
        list(&first),
        code_of(last),
        list(&of("not").unwrap_or_default()),
        list(&of("such_as").unwrap_or_default()),
    )
}

fn mistake(file: &File, node: &Node, what: &'static str) -> String {
    let message = crate::message::Message::new(what);
    fail(&Problem::at(&file.source, node.span, message));
    String::new()
}

fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        Value::Null | Value::Scalar(_) | Value::Map(_) => &[],
    }
}

fn texts(node: &Node) -> Vec<String> {
    items(node).iter().filter_map(Node::text).map(str::to_owned).collect()
}

fn list(texts: &[String]) -> String {
    code_of(texts.iter().map(|text| format!("{text:?}")))
}
