//! Drafts with long lists of entries of a thread, labels and pictures: each entry
//! repeats all labels and pictures. The input is four bytes, which say how many there
//! are of each and whether the format is JSON, and then their texts, with zero bytes
//! between them.

use libfuzzer_sys::Corpus;
use serde_json::{Value, json};
use tweetlint::{cli::fuzzing, post::Post};

use super::texts;
use crate::{growth::assert_linear, input::Input, reports};

/// The bytes that the posts of a file may always take: `LEAST_BUDGET` in
/// `src/input/draft_threads.rs`.
const BUDGET: usize = 1 << 16;

/// In addition to [`BUDGET`], the posts of a file may take this many times the size
/// of the file: 64 times for the fields that entries repeat, and once for their own.
const MOST_TIMES: usize = 65;

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Some(([entries, labels, pictures, format], rest)) = data.split_first_chunk() else {
        return Corpus::Reject;
    };
    let Some([entry, label, alt, id]) = texts(rest) else { return Corpus::Reject };
    assert_linear(1, |times| {
        let many = |value: Value, count: &u8| vec![value; usize::from(count % 64) * times];
        let draft = json!({
            "id": id,
            "labels": many(label.into(), labels),
            "media": many(json!({"file": "a.png", "alt": alt}), pictures),
            "thread": many(entry.into(), entries),
        });
        assert_bounded(["yaml", "json"][usize::from(format % 2)], &json!([draft]).to_string());
    });
    Corpus::Keep
}

fn assert_bounded(format: &str, drafts: &str) {
    let input = Input::in_format(format, drafts.as_bytes());
    let batch = input.batch();
    let parsed = batch.parse(&input.options());
    let held: usize = parsed.posts.iter().map(held_by).sum();
    assert!(held <= BUDGET + MOST_TIMES * drafts.len(), "{} bytes hold {held}", drafts.len());
    reports::lint(input.rulebook).findings(&batch.source, &parsed.posts);
    fuzzing::inspect(&batch.source, &parsed.posts);
}

/// The number of bytes of the text, labels and alt texts of a post.
fn held_by(post: &Post<'_>) -> usize {
    let labels: usize = post.labels.iter().map(|label| label.len()).sum();
    let media = post.media.known().into_iter().flatten();
    let alts = media.filter_map(|media| media.alt.known()?.as_ref());
    labels + alts.map(|alt| alt.len()).sum::<usize>() + post.text.as_str().len()
}
