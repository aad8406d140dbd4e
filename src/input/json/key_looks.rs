//! What the names of keys look like, judged once a name: a file mostly has the same keys in each record,
//! and to compare a name with all words that it may have takes longer than to parse its record.

use std::collections::HashMap;

use super::{
    later_keys::is_of_others,
    unknown_keys::{MOST_KEYS, like},
};
use crate::input::{
    later_times::is_of_later_event,
    likeness::{Likeness, says_when_planned},
};

/// What the name of a key says.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameLook {
    pub(super) like: Option<Likeness>,
    /// See [`says_when_planned`].
    pub(super) says_when_planned: bool,
}

impl NameLook {
    fn of(name: &str) -> Self {
        let like = like(name);
        let is_planned = like == Some(Likeness::PlannedTime);
        Self { like, says_when_planned: is_planned && says_when_planned(name) }
    }
}

/// What the path of a key says.
#[derive(Clone, Copy, Debug)]
pub(super) struct PathLook {
    /// See [`is_of_later_event`].
    pub(super) is_of_later_event: bool,
    /// See [`is_of_others`].
    pub(super) is_of_others: bool,
}

impl PathLook {
    fn of(path: &str) -> Self {
        Self { is_of_later_event: is_of_later_event(path), is_of_others: is_of_others(path) }
    }
}

/// The names and paths that were judged, of each the first [`MOST_KEYS`].
#[derive(Debug, Default)]
pub(super) struct KeyLooks {
    names: HashMap<String, NameLook>,
    paths: HashMap<String, PathLook>,
}

impl KeyLooks {
    pub(super) fn of_name(&mut self, name: &str) -> NameLook {
        remembered(&mut self.names, name, NameLook::of)
    }

    pub(super) fn of_path(&mut self, path: &str) -> PathLook {
        remembered(&mut self.paths, path, PathLook::of)
    }
}

/// What is remembered of a name, or else what `judge` finds.
fn remembered<T: Copy>(known: &mut HashMap<String, T>, name: &str, judge: fn(&str) -> T) -> T {
    if let Some(look) = known.get(name) {
        return *look;
    }
    let look = judge(name);
    if known.len() < MOST_KEYS {
        known.insert(name.to_owned(), look);
    }
    look
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_the_same_whether_it_is_remembered_or_not() {
        let mut looks = KeyLooks::default();
        for number in 0..=MOST_KEYS {
            looks.of_name(&number.to_string());
            looks.of_path(&number.to_string());
        }
        assert_eq!((looks.names.len(), looks.paths.len()), (MOST_KEYS, MOST_KEYS));
        for looks in [&mut looks, &mut KeyLooks::default()] {
            for _ in 0..2 {
                let [planned, by, text] =
                    ["planlagt_til", "published_by", "meta.text"].map(|name| looks.of_name(name));
                assert_eq!((planned.like, planned.says_when_planned), (by.like, true));
                assert_eq!(by.like, Some(Likeness::PlannedTime));
                assert!(!by.says_when_planned);
                assert_eq!(text.like, Some(Likeness::Text));
                assert!(looks.of_path("meta.updated").is_of_later_event);
                assert!(looks.of_path("comments.0.at").is_of_others);
            }
        }
    }
}
