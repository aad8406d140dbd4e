//! Files that are the pieces of one collection, such as one file for each month.
//!
//! An account that stops is in the first of them only, and would seem to end where its own pieces
//! do. So the pieces of a collection count as one file.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    answers::hash,
    in_files::{InFile, InFiles},
};
use crate::time::is_month;

/// For each file that is a piece of a collection, the names of all its pieces, itself among them.
pub(super) type FileSeries<'a> = BTreeMap<&'a str, Arc<[&'a str]>>;

/// The days of a file, over all its accounts: the first and the last one.
type Ends = (u16, u16);

/// The collections that these files are pieces of. Files are pieces of one if their names are the same
/// but for numbers and names of months, if accounts go on from one to another, and if no two of
/// them are about the same days.
pub(super) fn file_series<'a>(accounts: &[&'a InFiles]) -> FileSeries<'a> {
    let (mut ends, mut shapes) = (BTreeMap::<&'a str, Ends>::new(), BTreeMap::new());
    let all = || accounts.iter().flat_map(|account| &account.0);
    for InFile { file, days, shape, .. } in all() {
        let (Some(first), Some(last)) = (days.first(), days.last()) else { continue };
        let known = ends.entry(file).or_insert((*first, *last));
        *known = (known.0.min(*first), known.1.max(*last));
        shapes.insert(&**file, *shape);
    }
    if ends.len() < 2 {
        return FileSeries::new();
    }
    let mut first_of: BTreeMap<&'a str, &'a str> = ends.keys().map(|name| (*name, *name)).collect();
    for account in accounts {
        let mut last_of_shape: BTreeMap<u64, &'a str> = BTreeMap::new();
        for name in account.0.iter().map(|one| &*one.file).filter(|name| ends.contains_key(name)) {
            if let Some(before) = last_of_shape.insert(shapes[name], name) {
                let both = [before, name].map(|name| first(&mut first_of, name));
                first_of.insert(both[0].max(both[1]), both[0].min(both[1]));
            }
        }
    }
    let mut groups: BTreeMap<&'a str, Vec<&'a str>> = BTreeMap::new();
    for name in ends.keys() {
        groups.entry(first(&mut first_of, name)).or_default().push(name);
    }
    let pieces = groups.into_values().filter(|names| 1 < names.len() && follow(names, &ends));
    let of_each = |names: Vec<&'a str>| {
        let all: Arc<[&'a str]> = names.as_slice().into();
        names.into_iter().map(move |name| (name, all.clone()))
    };
    pieces.flat_map(of_each).collect()
}

/// The first of the files that belong together with this one, as far as is known.
fn first<'a>(first_of: &mut BTreeMap<&'a str, &'a str>, name: &'a str) -> &'a str {
    let mut known = name;
    while first_of[known] != known {
        known = first_of[known];
    }
    // The next search is then short.
    first_of.insert(name, known);
    known
}

/// Whether each of the files begins where another one has ended. The days are those of UTC, so that
/// the last day of a month may also be the first of the next.
fn follow(names: &[&str], ends: &BTreeMap<&str, Ends>) -> bool {
    let mut ends: Vec<Ends> = names.iter().map(|name| ends[name]).collect();
    ends.sort_unstable();
    ends.windows(2).all(|pair| pair[0].1 <= pair[1].0)
}

/// The hash of the name of a file without what differs between pieces: `posts-2026-01` and
/// `posts-2026-02`, `januar` and `februar`. Parts of an audit have it in place of the name.
pub(super) fn shape(name: &str) -> u64 {
    hash(&same_part(name))
}

fn same_part(name: &str) -> String {
    let mut shape = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(char) = rest.chars().next() {
        let is_of_run: fn(char) -> bool = match char {
            '0'..='9' => |char| char.is_ascii_digit(),
            _ if char.is_alphabetic() => char::is_alphabetic,
            _ => |_| false,
        };
        let end = rest.find(|char| !is_of_run(char)).unwrap_or(rest.len()).max(char.len_utf8());
        let (run, after) = rest.split_at(end);
        let differs = char.is_ascii_digit() || is_month(run);
        shape.push_str(if differs { "0" } else { run });
        rest = after;
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::same_part;

    #[test]
    fn numbers_and_months_differ_between_pieces() {
        for (one, other, is_same) in [
            ("2026/posts-2026-01.csv", "2025/posts-2025-12.csv", true),
            ("opslag januar 2026.xlsx", "opslag feb 2026.xlsx", true),
            ("Marts.csv", "maj.csv", true),
            ("havn-2026.csv", "bibliotek-2026.csv", false),
            ("a.csv", "b.csv", false),
            ("marker.csv", "juniper.csv", false),
        ] {
            assert_eq!(same_part(one) == same_part(other), is_same, "{one} {other}");
        }
    }
}
