//! What must be true of the posts that a reader returns.

use std::{path::Path, sync::LazyLock};

use libfuzzer_sys::Corpus;
use rayon::{ThreadPool, ThreadPoolBuilder};
use tweetlint::{
    cli::fuzzing,
    input::{Files, Format, Parse, Parsed, ReadOptions},
    post::Post,
    source::{At, Problem, Source, Span},
};

use crate::input::{Input, batch, in_utc, number_of};

/// A pool of three threads. All else runs on one thread, and no result may depend on
/// the number of threads.
static THREADS: LazyLock<ThreadPool> = LazyLock::new(|| {
    let pool = ThreadPoolBuilder::new().num_threads(3).build();
    pool.expect("the system has threads to spare")
});

/// Reads a file in a format as a whole. Asserts that every span is in the file. For
/// some files, also asserts that the same posts are found on several threads, or in
/// parts. Problems are not all compared, because each part reports its first invalid
/// bytes outside of posts.
pub fn assert_reads(format: &str, data: &[u8]) -> Corpus {
    let Input { format, bytes, .. } = Input::in_format(format, data);
    let batch = batch(format, &bytes);
    let parsed = batch.parse(&in_utc());
    assert_in_source(&batch.source, &parsed);
    match number_of(&bytes, 8) {
        0 => {
            let again = THREADS.install(|| {
                let parsed = batch.parse(&in_utc());
                (posts(&batch.source, &parsed), problems(&parsed))
            });
            let whole = (posts(&batch.source, &parsed), problems(&parsed));
            assert_eq!(whole, again, "the number of threads matters");
        }
        1..5 if !matches!(format.parse, Parse::Whole(..) | Parse::Archive(_)) => {
            assert_in_parts(format, &bytes, &batch.source, &parsed);
        }
        _ => (),
    }
    Corpus::Keep
}

/// Asserts that a file has the same posts if it is read in parts. Nothing is asserted
/// if the file cannot be read in parts.
fn assert_in_parts(format: &'static Format, bytes: &[u8], source: &Source, parsed: &Parsed<'_>) {
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    for part in fuzzing::parts(bytes.to_vec(), format) {
        let Ok(part) = part else { return };
        let batch = part.decode();
        let parsed = batch.parse(&in_utc());
        all.extend(posts(&batch.source, &parsed));
        wrong.extend(problems(&parsed));
    }
    let first = problems(parsed).into_iter().next();
    if matches!(format.parse, Parse::List(_)) {
        // A list that is not closed is reported at its end or at its beginning.
        // Versions of a post are compared only in lists that are read as a whole.
        assert_eq!(first.is_none(), wrong.is_empty(), "{first:?} and {wrong:?} in parts");
        if first.is_some() || 0 < parsed.superseded {
            return;
        }
    } else {
        assert_eq!(first.as_ref(), wrong.first(), "where the file is split matters");
    }
    assert_eq!(posts(source, parsed), all, "where the file is split matters");
}

/// Reads a file or folder as the program does, in the format that its content
/// suggests. Returns its posts.
pub fn assert_opens(path: &Path) -> Vec<String> {
    let options: ReadOptions = in_utc();
    let mut found = Vec::new();
    for part in Files::of(&[path.to_owned()], &|_, _| Vec::new()).read(None).flatten() {
        let batch = part.decode();
        let parsed = batch.parse(&options);
        assert_in_source(&batch.source, &parsed);
        found.extend(posts(&batch.source, &parsed));
    }
    found
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
        assert!(post.appended.is_none_or(|at| text.is_char_boundary(at as usize)));
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
