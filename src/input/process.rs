//! The main loop of all commands that read posts. Parts are parsed and processed
//! in parallel, and their results are returned in the order of the input.

use rayon::prelude::*;

use super::{
    Batch, Parsed, Part, ReadOptions,
    no_posts::{FileSummaries, PartSummary},
    understood::Understood,
};
use crate::{
    post::{Identity, Post, SeenPosts},
    source::{Problem, Source},
};

/// How many bytes may wait for processing at once (128 MiB), not counting the last
/// part read.
const MOST_WAITING: usize = 128 << 20;

/// How many parts for each thread are read at once, as one group. There are several for
/// each thread, so that a thread with short parts does not wait for one with long
/// parts.
const PARTS_A_THREAD: usize = 8;

/// The same where the posts of all parts of a group are in memory at once.
const PARTS_AT_ONCE: usize = 4;

/// What is reported about a part or file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// What cannot be read.
    pub problems: Vec<Problem>,
    /// What the user should know; it does not change the result.
    pub notes: Vec<Problem>,
    /// What was understood of the part; only if the options ask for it.
    pub understood: Option<Box<Understood>>,
}

/// Runs `work` on the posts of each part, and calls `emit` with each result and the
/// remarks on the part, in the order of the parts. A part that cannot be read has
/// problems but no result. If there are remarks on the last file as a whole, a last
/// call of `emit` has them and no result.
///
/// `work` runs on the threads of the current pool, and `emit` on the calling
/// thread. The next group of parts is read while the current one is processed.
///
/// # Errors
/// The first error that `emit` returns. No further part is read after it.
pub fn process<R: Send, E>(
    parts: impl Iterator<Item = Result<Part, Problem>> + Send,
    options: &ReadOptions,
    work: impl for<'s> Fn(&'s Source, &mut [Post<'s>]) -> R + Sync,
    emit: impl FnMut(Option<R>, Remarks) -> Result<(), E>,
) -> Result<(), E> {
    let each = |group: Vec<Result<Part, Problem>>| {
        group.into_par_iter().map(|part| one(part, options, &work)).collect()
    };
    process_groups(parts, PARTS_A_THREAD, each, emit)
}

/// As [`process()`], but without the posts that are in the files more than once, which `seen` counts.
/// `identity` returns what shows that a post is the same as another one.
///
/// Which copy of a post is left depends on the order of the files only. So all parts of a group are
/// parsed, before `work` runs on any of them.
///
/// # Errors
/// The first error that `emit` returns. No further part is read after it.
pub fn process_once<R: Send, E>(
    parts: impl Iterator<Item = Result<Part, Problem>> + Send,
    options: &ReadOptions,
    (seen, identity): (&mut SeenPosts, impl Fn(&Post<'_>) -> Option<Identity> + Sync),
    work: impl for<'s> Fn(&'s Source, &mut [Post<'s>]) -> R + Sync,
    emit: impl FnMut(Option<R>, Remarks) -> Result<(), E>,
) -> Result<(), E> {
    let each = |group: Vec<Result<Part, Problem>>| {
        let opened = group.into_par_iter().map(|part| part.map(opened));
        let mut opened: Vec<Result<(Batch, Vec<Problem>), Problem>> = opened.collect();
        let read = opened.par_iter_mut().map(|part| match part {
            Ok((batch, notes)) => {
                let part = read(batch, std::mem::take(notes), options);
                let identities: Vec<_> = part.posts.iter().map(&identity).collect();
                Ok((part, identities))
            }
            Err(problem) => Err(problem.clone()),
        });
        let mut read: Vec<Result<_, Problem>> = read.collect();
        for (part, identities) in read.iter_mut().flatten() {
            seen.keep_new(part.source.path(), &mut part.posts, identities);
        }
        let processed = read.into_par_iter().map(|part| match part {
            Ok((part, _)) => part.processed(&work),
            Err(problem) => Processed::failed(problem),
        });
        processed.collect()
    };
    process_groups(parts, PARTS_AT_ONCE, each, emit)
}

/// Reads the parts in groups of this number for each thread, and calls `emit` with what `process`
/// makes of each group.
fn process_groups<R: Send, E>(
    mut parts: impl Iterator<Item = Result<Part, Problem>> + Send,
    parts_a_thread: usize,
    mut process: impl FnMut(Vec<Result<Part, Problem>>) -> Vec<Processed<R>> + Send,
    mut emit: impl FnMut(Option<R>, Remarks) -> Result<(), E>,
) -> Result<(), E> {
    let most = parts_a_thread * rayon::current_num_threads();
    let mut next = || next_group(&mut parts, most);
    let mut files = FileSummaries::default();
    let mut group = next();
    while !group.is_empty() {
        let (processed, following) = rayon::join(|| process(group), &mut next);
        for Processed { result, remarks, part } in processed {
            emit(result, files.next(part, remarks))?;
        }
        group = following;
    }
    let remarks = files.finish();
    if remarks == Remarks::default() { Ok(()) } else { emit(None, remarks) }
}

/// A part after it was processed.
struct Processed<R> {
    result: Option<R>,
    remarks: Remarks,
    /// The summary of the part; `None` if the part could not be read.
    part: Option<PartSummary>,
}

impl<R> Processed<R> {
    /// A part that cannot be read.
    fn failed(problem: Problem) -> Self {
        let remarks = Remarks { problems: vec![problem], ..Remarks::default() };
        Self { result: None, remarks, part: None }
    }
}

/// The posts of a part, and what is said of it.
struct ReadPart<'s> {
    source: &'s Source,
    posts: Vec<Post<'s>>,
    remarks: Remarks,
    summary: PartSummary,
}

impl<'s> ReadPart<'s> {
    fn processed<R>(mut self, work: impl Fn(&'s Source, &mut [Post<'s>]) -> R) -> Processed<R> {
        let result = Some(work(self.source, &mut self.posts));
        Processed { result, remarks: self.remarks, part: Some(self.summary) }
    }
}

fn one<R>(
    part: Result<Part, Problem>,
    options: &ReadOptions,
    work: impl for<'s> Fn(&'s Source, &mut [Post<'s>]) -> R,
) -> Processed<R> {
    match part {
        Ok(part) => {
            let (batch, notes) = opened(part);
            read(&batch, notes, options).processed(&work)
        }
        Err(problem) => Processed::failed(problem),
    }
}

/// A part decoded as text, with the notes on it.
fn opened(mut part: Part) -> (Batch, Vec<Problem>) {
    let notes = std::mem::take(&mut part.notes);
    (part.decode(), notes)
}

/// Parses the posts of a part on which there are these notes.
fn read<'s>(batch: &'s Batch, mut notes: Vec<Problem>, options: &ReadOptions) -> ReadPart<'s> {
    let Parsed { posts, problems, superseded, left_out, export, unknown, notes: said } =
        batch.parse(options);
    let has_others = !problems.is_empty() || 0 < superseded;
    let summary = PartSummary::of(&batch.source, &posts, has_others);
    let (problems, unlisted) = problems.into_parts();
    let summary = summary.with(unlisted, left_out, unknown);
    let understood = options.explain.then(|| Box::new(batch.understood(&posts, export, options)));
    notes.extend(said);
    let remarks = Remarks { problems, notes, understood };
    ReadPart { source: &batch.source, posts, remarks, summary }
}

/// Reads the next group of parts: at most this number, and of limited size.
fn next_group(
    parts: &mut impl Iterator<Item = Result<Part, Problem>>,
    most: usize,
) -> Vec<Result<Part, Problem>> {
    let (mut group, mut bytes) = (Vec::new(), 0);
    while group.len() < most && bytes < MOST_WAITING {
        let Some(part) = parts.next() else { break };
        bytes += part.as_ref().map_or(0, |part| part.bytes.len());
        group.push(part);
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        input::{PartContext, format_named},
        message::Message,
        source::FileEncoding,
    };

    fn part(path: &str, bytes: Vec<u8>) -> Part {
        Part {
            path: path.into(),
            bytes,
            first_byte: 0,
            first_line: 1,
            format: format_named("ndjson").expect("the format exists"),
            context: PartContext::Nothing,
            encoding: FileEncoding::default(),
            notes: Vec::new(),
        }
    }

    /// Checks how many parts of `bytes` bytes each are read for one group with two
    /// threads.
    #[track_caller]
    fn check(bytes: usize, waiting: usize) {
        let mut parts = std::iter::repeat_with(|| Ok(part("a", vec![0; bytes])));
        assert_eq!(next_group(&mut parts, 2 * PARTS_A_THREAD).len(), waiting);
    }

    #[test]
    fn few_large_parts_wait_at_once() {
        check(1 << 20, 16);
        check(100 << 20, 2);
        check(400 << 20, 1);
    }

    #[test]
    fn results_and_problems_come_in_order() {
        let post = |number: usize| format!("{{\"id\":\"{number}\",\"text\":\"a\"}}\n").into_bytes();
        let failed = || Err(Problem::in_file("b", Message::new("file-not-found")));
        let parts = (0..40).map(|number| match number {
            7 => failed(),
            8 => Ok(part("empty", b"\n".to_vec())),
            _ => Ok(part("a", post(number))),
        });
        let options = ReadOptions::new(jiff::tz::TimeZone::UTC);
        let mut seen = Vec::new();
        let work =
            |_: &Source, posts: &mut [Post<'_>]| posts.first().map(|post| post.id.to_string());
        let result = process(parts, &options, work, |result, remarks| {
            let problems = remarks.problems.into_iter().map(|problem| problem.message.to_string());
            seen.push((result.flatten(), problems.collect::<Vec<_>>()));
            Ok::<_, ()>(())
        });
        assert_eq!(result, Ok(()));
        let expected = (0..40).map(|number: usize| match number {
            7 => (None, vec!["no such file".to_owned()]),
            8 => (None, vec![]),
            9 => (Some("9".to_owned()), vec!["no posts in this file".to_owned()]),
            _ => (Some(number.to_string()), vec![]),
        });
        assert_eq!(seen, expected.collect::<Vec<_>>());
    }
}
