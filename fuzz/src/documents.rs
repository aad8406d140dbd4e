//! Documents made of pieces of the fixtures. Fuzzed bytes hardly ever are a valid
//! rulebook, so a fuzzer that only changes bytes tests little more than the parser.
//! Here the fuzzer takes a document that is valid, and changes its tree.

use std::fs;

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use serde_json::Value;

use crate::rulebooks::in_project;

/// The most changes of a document.
const MOST_CHANGES: usize = 8;

/// The most entries of a list at the root of a document. What is true of two or three
/// drafts is true of thirty, which would take ten times as long.
const MOST_ENTRIES: usize = 3;

/// Reads the documents that are to be changed, from files or folders of the project. A
/// file of YAML or JSON is one document, and so is a line of NDJSON. A long list is
/// split into documents of at most [`MOST_ENTRIES`] entries.
pub fn documents(paths: &[&str]) -> Vec<Value> {
    let mut files: Vec<_> = paths.iter().map(|path| in_project(path)).collect();
    let mut documents = Vec::new();
    while let Some(path) = files.pop() {
        if let Ok(folder) = fs::read_dir(&path) {
            let mut inside: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
            inside.sort();
            files.extend(inside);
            continue;
        }
        let text = || fs::read_to_string(&path).expect("the file is there");
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("yaml" | "json") => documents.extend(serde_yaml::from_str::<Value>(&text())),
            Some("ndjson") => {
                let text = text();
                documents.extend(text.lines().flat_map(serde_json::from_str::<Value>));
            }
            _ => (),
        }
    }
    documents.into_iter().flat_map(in_short).collect()
}

fn in_short(document: Value) -> Vec<Value> {
    match document {
        Value::Array(entries) => {
            entries.chunks(MOST_ENTRIES).map(|entries| entries.to_vec().into()).collect()
        }
        document => vec![document],
    }
}

/// One of the documents with a few changes, as JSON, which is also valid YAML.
pub fn document(seeds: &[Value], input: &mut Unstructured<'_>) -> Result<String> {
    let mut document = input.choose(seeds)?.clone();
    for _ in 0..input.int_in_range(0..=MOST_CHANGES)? {
        let number = input.choose_index(size(&document))?;
        let change = change(seeds, input)?;
        apply(&mut document, &mut { number }, &change);
    }
    Ok(document.to_string())
}

/// A change of a node in the tree of a document.
enum Change {
    /// Removes the node from its list or map.
    Remove,
    /// Puts another node in its place.
    Replace(Value),
    /// Puts a list with only the node in its place.
    Wrap,
    /// Adds an item before the node in a list, or an entry with this key to its map.
    Insert(String, Value),
    /// Repeats the node this number of times in its list.
    Repeat(usize),
}

fn change(seeds: &[Value], input: &mut Unstructured<'_>) -> Result<Change> {
    Ok(match input.int_in_range(0..=6)? {
        0 => Change::Remove,
        1 => Change::Wrap,
        2 => Change::Replace(input.arbitrary::<String>()?.into()),
        3 => Change::Replace(input.arbitrary::<i32>()?.into()),
        4 => Change::Replace(piece(seeds, input)?.1),
        5 => Change::Repeat(input.int_in_range(2..=40)?),
        _ => {
            let (key, value) = piece(seeds, input)?;
            Change::Insert(key, value)
        }
    })
}

/// A node of any of the documents, with its key if it has one.
fn piece(seeds: &[Value], input: &mut Unstructured<'_>) -> Result<(String, Value)> {
    let seed = input.choose(seeds)?;
    let mut number = input.choose_index(size(seed))?;
    Ok(node(seed, "", &mut number)
        .map_or_else(Default::default, |(key, value)| (key.to_owned(), value.clone())))
}

/// The number of nodes of a document.
fn size(value: &Value) -> usize {
    let inside = match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(entries) => entries.values().map(size).sum(),
        _ => 0,
    };
    1 + inside
}

/// The node with this number, counted from 0 in the order of the document, and its key.
/// `None` if there are too few nodes; `number` is then what remains to be counted.
fn node<'v>(value: &'v Value, key: &'v str, number: &mut usize) -> Option<(&'v str, &'v Value)> {
    if *number == 0 {
        return Some((key, value));
    }
    *number -= 1;
    match value {
        Value::Array(items) => items.iter().find_map(|item| node(item, "", number)),
        Value::Object(entries) => entries.iter().find_map(|(key, value)| node(value, key, number)),
        _ => None,
    }
}

/// Changes the node with this number, as in [`node`]. Returns whether it was found.
fn apply(value: &mut Value, number: &mut usize, change: &Change) -> bool {
    if *number == 0 {
        match change {
            Change::Replace(other) => *value = other.clone(),
            _ => *value = Value::Array(vec![value.take()]),
        }
        return true;
    }
    *number -= 1;
    match value {
        Value::Array(items) => in_list(items, number, change),
        Value::Object(entries) => in_map(entries, number, change),
        _ => false,
    }
}

fn in_list(items: &mut Vec<Value>, number: &mut usize, change: &Change) -> bool {
    for index in 0..items.len() {
        match change {
            Change::Remove if *number == 0 => _ = items.remove(index),
            Change::Insert(_, other) if *number == 0 => items.insert(index, other.clone()),
            Change::Repeat(times) if *number == 0 => {
                let more = vec![items[index].clone(); times - 1];
                items.splice(index..index, more);
            }
            _ if apply(&mut items[index], number, change) => (),
            _ => continue,
        }
        return true;
    }
    false
}

fn in_map(
    entries: &mut serde_json::Map<String, Value>,
    number: &mut usize,
    change: &Change,
) -> bool {
    let keys: Vec<String> = entries.keys().cloned().collect();
    for key in keys {
        match change {
            Change::Remove if *number == 0 => _ = entries.remove(&key),
            Change::Insert(other, value) if *number == 0 => {
                _ = entries.insert(other.clone(), value.clone());
            }
            _ if entries.get_mut(&key).is_some_and(|value| apply(value, number, change)) => (),
            _ => continue,
        }
        return true;
    }
    false
}
