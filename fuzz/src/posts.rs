//! What must be true of the posts that a reader returns.

use std::{fs, path::Path, sync::LazyLock};

use rayon::{ThreadPool, ThreadPoolBuilder};
use tweetlint::{
    input::{Files, Format, Parse, Parsed, ReadOptions},
    post::Post,
    source::{At, Problem, Source, Span},
};

use crate::input::{batch, in_utc};

/// Pools of one thread and of three: no result may depend on the number.
static POOLS: LazyLock<[ThreadPool; 2]> = LazyLock::new(|| {
    [1, 3].map(|threads| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("the system has threads to spare")
    })
});

/// Reads a file in a format as a whole, in parts and with other numbers of
/// threads. Asserts that every span is in the file, and that each way finds the
/// same posts. Of invalid bytes outside of posts each part reports the first.
pub fn assert_reads(format: &'static Format, bytes: &[u8]) {
    let [whole, again] = POOLS.each_ref().map(|pool| {
        pool.install(|| {
            let batch = batch(format, bytes);
            let parsed = batch.parse(&in_utc());
            assert_in_source(&batch.source, &parsed);
            (posts(&batch.source, &parsed), problems(&parsed))
        })
    });
    assert_eq!(whole, again, "the number of threads matters");
    if matches!(format.parse, Parse::Lines(_) | Parse::Table(_) | Parse::List(_))
        && let Some((posts, problems)) = POOLS[0].install(|| in_parts(format, bytes))
    {
        assert_eq!(whole.0, posts, "where the file is split matters");
        assert_eq!(whole.1.first(), problems.first(), "where the file is split matters");
    }
}

/// What is found where the file is read in parts; `None` if the file as a whole
/// cannot be read, so that there are no parts.
fn in_parts(format: &'static Format, bytes: &[u8]) -> Option<(Vec<String>, Vec<String>)> {
    let file = tempfile::Builder::new().suffix(".file").tempfile().expect("there is room");
    fs::write(file.path(), bytes).expect("there is room");
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    for part in files(file.path()).read(Some(format)) {
        let batch = part.ok()?.decode();
        let parsed = batch.parse(&in_utc());
        all.extend(posts(&batch.source, &parsed));
        wrong.extend(problems(&parsed));
    }
    Some((all, wrong))
}

/// Reads a file as the program does, in the format that its content suggests.
pub fn assert_opens(bytes: &[u8], name: &str) {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("there is room");
    let options: ReadOptions = in_utc();
    for part in files(&path).read(None).flatten() {
        let batch = part.decode();
        let parsed = batch.parse(&options);
        assert_in_source(&batch.source, &parsed);
    }
}

fn files(path: &Path) -> Files {
    Files::of(&[path.to_owned()], &|_, _| Vec::new())
}

/// Asserts that each span of posts and problems is in their source and on
/// character boundaries.
pub fn assert_in_source(source: &Source, parsed: &Parsed<'_>) {
    for post in &parsed.posts {
        is_in(source, post.span);
        is_in(source, post.time_span);
        let text = post.text.as_str();
        is_in(source, post.text.locate(0..text.len()));
        let mut last = 0;
        for (at, char) in text.char_indices() {
            let span = post.text.locate(at..at + char.len_utf8());
            is_in(source, span);
            assert!(last <= span.start, "the characters of a post are out of order");
            last = span.start;
        }
        for media in post.media.known().into_iter().flatten() {
            is_in(source, media.span);
        }
        assert!(post.appended.is_none_or(|at| text.is_char_boundary(at)));
    }
    for problem in parsed.problems.iter() {
        if let At::Place(place) = &problem.at {
            assert!(place.bytes.start <= place.bytes.end, "{problem}");
            assert!(place.bytes.end <= source.byte_in_file(source.text().len()), "{problem}");
            assert!(place.start <= place.end, "{problem}");
        }
    }
}

fn is_in(source: &Source, span: Span) {
    assert!(source.text().get(span.range()).is_some(), "{span:?} is not in the file");
}

/// The posts of a source with their places in the file.
fn posts(source: &Source, parsed: &Parsed<'_>) -> Vec<String> {
    parsed.posts.iter().map(|post| of_post(source, post)).collect()
}

/// The problems of a source with their places in the file.
fn problems(parsed: &Parsed<'_>) -> Vec<String> {
    parsed.problems.iter().map(of_problem).collect()
}

fn of_post(source: &Source, post: &Post<'_>) -> String {
    let Post { id, account, time, kind, links, labels, .. } = post;
    let text = post.text.as_str();
    let [start, end] = [0..0, text.len()..text.len()]
        .map(|range| source.byte_in_file(post.text.locate(range).start));
    let at = source.byte_in_file(post.span.start)..source.byte_in_file(post.span.end);
    format!("{at:?} {id} {account:?} {time:?} {kind:?} {links:?} {labels:?} {start} {end} {text}")
}

fn of_problem(problem: &Problem) -> String {
    match &problem.at {
        At::Place(place) => format!("{:?} {:?} {:?}", place.start, place.bytes, problem.message),
        At::File(_) => format!("{:?}", problem.message),
    }
}
