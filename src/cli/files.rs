//! The files of a run, which are read in parts.

use std::sync::Arc;

use crate::{
    input::{Parsed, Part},
    source::Problem,
};

/// How many bytes wait to be checked at once, but for the part that exceeds it.
const WAITING: usize = 128 << 20;

/// The next parts to be checked together: some for each thread, for some take
/// longer than others, and no more than memory should hold.
pub(super) fn next_group(
    parts: &mut impl Iterator<Item = Result<Part, Problem>>,
    threads: usize,
) -> Vec<Result<Part, Problem>> {
    let (mut group, mut bytes) = (Vec::new(), 0);
    while group.len() < 8 * threads && bytes < WAITING {
        let Some(part) = parts.next() else { break };
        bytes += part.as_ref().map_or(0, |part| part.bytes.len());
        group.push(part);
    }
    group
}

/// A watch for files in which there is no post, and nothing wrong either: one
/// of them beside good ones may be the file that somebody meant.
#[derive(Default)]
pub(super) struct EmptyFiles {
    /// The file whose last part was read, and whether it had something.
    last: Option<(Arc<str>, bool)>,
}

impl EmptyFiles {
    /// Takes a part of a file, or nothing where none of it could be read. The
    /// problem is that the file before it held no posts.
    pub(super) fn next(&mut self, part: Option<(Arc<str>, bool)>) -> Option<Problem> {
        if let (Some((last, has_some)), Some((path, has_more))) = (&mut self.last, &part)
            && last == path
        {
            *has_some |= has_more;
            return None;
        }
        let (path, has_some) = std::mem::replace(&mut self.last, part)?;
        (!has_some).then(|| {
            let message = ("holds no posts", "har ingen opslag");
            let help =
                ("write one into it, or leave it out", "skriv et i den, eller lad den være ude");
            Problem::in_file(path, message).help(help)
        })
    }
}

/// Whether a part has something in it.
pub(super) fn has_some(parsed: &Parsed<'_>) -> bool {
    !parsed.posts.is_empty() || !parsed.problems.is_empty() || 0 < parsed.superseded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Beside, format_named};

    /// How many parts of so many bytes wait for two threads.
    #[track_caller]
    fn check(bytes: usize, waiting: usize) {
        let part = || Part {
            path: "a.json".into(),
            bytes: vec![0; bytes],
            first_byte: 0,
            first_line: 1,
            format: format_named("json").expect("there is one"),
            beside: Beside::Nothing,
        };
        let mut parts = std::iter::repeat_with(|| Ok(part()));
        assert_eq!(next_group(&mut parts, 2).len(), waiting);
    }

    #[test]
    fn few_large_parts_wait_at_once() {
        check(1 << 20, 16);
        check(100 << 20, 2);
        check(400 << 20, 1);
    }
}
