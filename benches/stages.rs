//! The time that each stage of a check takes on one thread: `cargo bench --bench stages`.

mod corpus;

use std::sync::Arc;

use divan::{Bencher, black_box, counter::ItemsCount};
use tweetlint::{
    input::{Batch, Part, PartContext, ReadOptions, format_named},
    lint::Lint,
    matcher::Scratch,
    output::{Run, Screen, format_named as output_named, render},
    platform::Platform,
    rulebook::{Rulebook, load},
    tokens::{Tokens, length},
};

/// The number of posts in a part of the usual size.
const POSTS: usize = 1_000;

fn main() {
    divan::main();
}

fn part() -> Part {
    let mut bytes = Vec::new();
    corpus::write_posts(&mut bytes, POSTS, 1).expect("writing to memory does not fail");
    Part {
        path: Arc::from("posts.jsonl"),
        bytes,
        first_byte: 0,
        first_line: 1,
        format: format_named("ndjson").expect("the format exists"),
        context: PartContext::Nothing,
    }
}

fn options() -> ReadOptions {
    ReadOptions { timezone: jiff::tz::TimeZone::UTC }
}

fn built_in() -> Rulebook {
    load(None, None).expect("the built-in rulebook is valid")
}

fn lint(rulebook: &Rulebook) -> Lint<'_> {
    let now = jiff::Timestamp::UNIX_EPOCH;
    Lint::new(rulebook, (&[], &[]), None, now).expect("no rule was named")
}

/// The texts of all posts.
fn texts(batch: &Batch) -> Vec<String> {
    let parsed = batch.parse(&options());
    assert_eq!(parsed.posts.len(), POSTS, "every post is read");
    parsed.posts.iter().map(|post| post.text.as_str().to_owned()).collect()
}

#[divan::bench]
fn rulebook_loaded() -> Rulebook {
    built_in()
}

#[divan::bench]
fn text_decoded(bencher: Bencher) {
    let posts = ItemsCount::new(POSTS);
    bencher.counter(posts).with_inputs(part).bench_values(Part::decode);
}

#[divan::bench]
fn posts_parsed(bencher: Bencher) {
    let (batch, options) = (part().decode(), options());
    bencher.counter(ItemsCount::new(POSTS)).bench(|| black_box(&batch).parse(&options).posts.len());
}

#[divan::bench]
fn text_tokenized(bencher: Bencher) {
    let texts = texts(&part().decode());
    bencher.counter(ItemsCount::new(POSTS)).bench(|| {
        for text in &texts {
            black_box(Tokens::of(black_box(text)));
        }
    });
}

#[divan::bench]
fn length_counted(bencher: Bencher) {
    let texts = texts(&part().decode());
    bencher.counter(ItemsCount::new(POSTS)).bench(|| {
        for text in &texts {
            black_box(length(text, &Tokens::of(black_box(text)), Platform::X));
        }
    });
}

#[divan::bench]
fn words_matched(bencher: Bencher) {
    let (rulebook, texts) = (built_in(), texts(&part().decode()));
    let tokens: Vec<Tokens> = texts.iter().map(|text| Tokens::of(text)).collect();
    let mut scratch = Scratch::default();
    bencher.counter(ItemsCount::new(POSTS)).bench_local(|| {
        for (text, tokens) in texts.iter().zip(&tokens) {
            black_box(rulebook.automaton.scan(black_box(text), tokens, &mut scratch));
        }
    });
}

#[divan::bench]
fn posts_checked(bencher: Bencher) {
    let (rulebook, batch) = (built_in(), part().decode());
    let (parsed, lint) = (batch.parse(&options()), lint(&rulebook));
    bencher
        .counter(ItemsCount::new(POSTS))
        .bench(|| lint.findings(&batch.source, black_box(&parsed.posts)).len());
}

#[divan::bench(args = ["full", "short", "jsonl", "sarif"])]
fn findings_rendered(bencher: Bencher, format: &str) {
    let (rulebook, batch) = (built_in(), part().decode());
    let (parsed, lint) = (batch.parse(&options()), lint(&rulebook));
    let findings = lint.findings(&batch.source, &parsed.posts);
    let format = output_named(format).expect("the format exists");
    let screen = Screen::file(tweetlint::language::Language::En);
    let run = Run { rulebook: &rulebook, quiet: false, screen, key: None };
    bencher
        .counter(ItemsCount::new(findings.len()))
        .bench(|| render(black_box(&findings), format, &run));
}
