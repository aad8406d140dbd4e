//! Finds the keys that a map has twice.

use std::collections::HashMap;

use super::Node;

/// Few maps have more keys.
pub(super) const FIELDS: usize = 6;

/// Each duplicate key of a map, with the earlier key that it repeats.
pub(super) fn duplicates(entries: &[(Node, Node)]) -> Vec<(&Node, &Node)> {
    // Comparing a few keys is faster than hashing them.
    if entries.len() <= 2 * FIELDS {
        let duplicate = |at: usize| {
            let (key, above) = (&entries[at].0, entries[..at].iter().map(|(key, _)| key));
            let is_same = |above: &&Node| key.text().is_some() && above.text() == key.text();
            Some((key, above.rev().find(is_same)?))
        };
        return (0..entries.len()).filter_map(duplicate).collect();
    }
    let mut seen = HashMap::new();
    let keys = entries.iter().filter_map(|(key, _)| Some((key, key.text()?)));
    keys.filter_map(|(key, text)| Some((key, seen.insert(text, key)?))).collect()
}
