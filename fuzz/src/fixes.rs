//! The fixes of a file, applied in memory.

use tweetlint::{finding::Edit, source::Source};

use crate::{
    input::{Input, batch as batch_of},
    reports::lint,
};

/// The file after all fixes; `None` if there is nothing to fix.
pub fn fixed(input: &Input) -> Option<Vec<u8>> {
    let batch = input.batch();
    let parsed = batch.parse(&input.options());
    let lint = lint(input.rulebook);
    let findings = lint.findings(&batch.source, &parsed.posts);
    let mut edits: Vec<Edit> = findings.iter().filter_map(|finding| finding.fix.clone()).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    edits.dedup();
    let fixed = apply(&input.bytes, &batch.source, &edits)?;
    let again = batch_of(input.format, &fixed);
    let read_back = again.parse(&input.options());
    assert_eq!(read_back.posts.len(), parsed.posts.len(), "a fix changes the number of posts");
    assert_eq!(read_back.problems.len(), parsed.problems.len(), "a fix makes a problem");
    Some(fixed)
}

/// A file after edits, which are sorted and must not overlap; `None` if there are no
/// edits.
fn apply(bytes: &[u8], source: &Source, edits: &[Edit]) -> Option<Vec<u8>> {
    let mut fixed = Vec::with_capacity(bytes.len());
    let mut last = 0;
    for edit in edits {
        let [start, end] = [edit.span.start, edit.span.end].map(|at| source.byte_in_file(at));
        assert!(last <= start, "two fixes overlap: {edits:?}");
        assert_eq!(&bytes[start..end], source.slice(edit.span).as_bytes(), "it is as written");
        fixed.extend_from_slice(&bytes[last..start]);
        fixed.extend_from_slice(edit.replacement.as_bytes());
        last = end;
    }
    fixed.extend_from_slice(&bytes[last..]);
    (!edits.is_empty()).then_some(fixed)
}
