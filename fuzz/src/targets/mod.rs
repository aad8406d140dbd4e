//! The targets.

mod archive;
mod check;
mod commands;
mod drafts;
mod fix;
mod growth;
mod inspect;
mod models;
mod office;
mod packed;
mod queue;
mod records;
mod registers;
mod repeated;
mod rulebook;
mod rulebook_tree;
mod tokens;
mod window_edit;
mod windows;
mod windows_tree;
mod words;
mod zipped;

use libfuzzer_sys::Corpus;

use crate::posts::assert_reads;

/// What is run on fuzzed bytes. A rejected input is not kept for later runs.
pub type Target = fn(&[u8]) -> Corpus;

/// Every target with its name.
pub const TARGETS: &[(&str, Target)] = &[
    ("archive", archive::run),
    // As in "repository" below: Parquet and Arrow.
    ("bulk", packed::run),
    ("calendar", |data| assert_reads("calendar", data)),
    ("check", check::run),
    ("commands", commands::run),
    ("csv", |data| assert_reads("csv", data)),
    ("drafts", drafts::run),
    ("fix", fix::run),
    ("growth", growth::run),
    ("inspect", inspect::run),
    ("json", |data| assert_reads("json", data)),
    ("markdown", |data| assert_reads("markdown", data)),
    ("models", models::run),
    ("ndjson", |data| assert_reads("ndjson", data)),
    ("office", office::run),
    ("packed", packed::run),
    ("queue", queue::run),
    ("records", records::run),
    ("registers", registers::run),
    ("repeated", repeated::run),
    // What the bytes are is known by their beginning, which the first inputs have.
    ("repository", packed::run),
    ("rulebook", rulebook::run),
    ("rulebook_tree", rulebook_tree::run),
    ("text", |data| assert_reads("text", data)),
    ("tokens", tokens::run),
    ("tweet", |data| assert_reads("tweet", data)),
    ("window_edit", window_edit::run),
    ("windows", windows::run),
    ("windows_tree", windows_tree::run),
    ("words", words::run),
    ("x_archive", |data| assert_reads("x-archive", data)),
    ("yaml", |data| assert_reads("yaml", data)),
    ("zipped", zipped::run),
];

/// Divides fuzzed bytes into `N` texts, which zero bytes separate. Texts that are
/// missing at the end are empty. `None` if the bytes are not UTF-8.
fn texts<const N: usize>(data: &[u8]) -> Option<[&str; N]> {
    let mut parts = std::str::from_utf8(data).ok()?.splitn(N, '\0');
    Some([(); N].map(|()| parts.next().unwrap_or_default()))
}
