//! What each stage of a check costs on one thread, for `benches/measure`:
//!
//! - `stages time FILE ROUNDS` runs all stages one after the other, ROUNDS times, and
//!   prints a line of JSON for each stage with the nanoseconds of each round
//! - `stages count FILE STAGE ROUNDS` runs one stage, for a tool that counts its
//!   instructions, and prints nothing
//!
//! A stage runs over all posts of the file. Some stages contain others, because checks
//! need words, and words need tokens. What such a stage costs by itself is the
//! difference between two stages.

use std::{
    alloc::System,
    hint::black_box,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tempfile::NamedTempFile;
use tweetlint::{
    check::{Check, judged_text},
    finding::{Finding, FingerprintBasis},
    input::{Batch, Files, Parsed, ReadOptions, format_named},
    language::Language,
    lint::{Lint, Selection},
    matcher::Scratch,
    output::{Run, Screen, format_named as output_named, render},
    rulebook::{EffectiveRule, RuleSet, Rulebook, load},
    tokens::Tokens,
};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A stage. It returns a number that depends on its work, so that the compiler cannot
/// leave the work out.
type Stage = fn(&Prepared<'_>) -> usize;

/// The stages with their names.
const STAGES: &[(&str, Stage)] = &[
    ("read", read_all),
    ("parse", parse_all),
    ("tokens", |prepared| prepared.each_text(|text| Tokens::of(text).all().len())),
    ("scan", scan_all),
    ("frame", |prepared| lint_all(prepared.idle, prepared)),
    ("conditions", |prepared| lint_all(prepared.unchecked, prepared)),
    ("checks", |prepared| lint_all(prepared.lint, prepared)),
    ("render", render_all),
];

/// Everything that a stage needs from the stages before it.
struct Prepared<'a> {
    path: PathBuf,
    batches: &'a [Batch],
    parsed: &'a [Parsed<'a>],
    lint: &'a Lint<'a>,
    /// A run in which no rule is selected, to measure everything but the rules.
    idle: &'a Lint<'a>,
    /// A run with rules that have conditions, but a check that returns at once.
    unchecked: &'a Lint<'a>,
    findings: &'a [Finding<'a>],
}

fn main() -> io::Result<()> {
    // Cargo adds a flag of its own.
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["time", file, rounds] => {
            let rounds = rounds.parse().map_err(|_| usage())?;
            with_prepared(Path::new(file), |prepared| time(prepared, rounds))
        }
        ["count", file, stage, rounds] => {
            let rounds = rounds.parse().map_err(|_| usage())?;
            let named = STAGES.iter().find(|(name, _)| name == stage);
            let (_, stage) = named.ok_or_else(usage)?;
            with_prepared(Path::new(file), |prepared| {
                (0..rounds).for_each(|_| _ = black_box(stage(prepared)));
                Ok(())
            })
        }
        // Cargo runs benches among the tests, without arguments.
        [] => with_prepared(&example()?.into_temp_path(), |prepared| time(prepared, 1)),
        _ => Err(usage()),
    }
}

/// A file of one post.
fn example() -> io::Result<NamedTempFile> {
    let mut file = NamedTempFile::new()?;
    writeln!(file, r#"{{"text": "Vandet er lukket i Havnegade. http://example.dk"}}"#)?;
    Ok(file)
}

fn usage() -> io::Error {
    io::Error::other("usage: stages time FILE ROUNDS | stages count FILE STAGE ROUNDS")
}

/// Runs `work` with everything prepared from a file of posts, one a line.
fn with_prepared(
    path: &Path,
    work: impl FnOnce(&Prepared<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let rulebook = built_in();
    let without_checks = without_checks();
    let (lint, mut idle, unchecked) = (lint(&rulebook), lint(&rulebook), lint(&without_checks));
    idle.selected.fill(false);
    let batches: Vec<Batch> = batches(path).collect();
    let parsed: Vec<Parsed<'_>> = batches.iter().map(|batch| batch.parse(&options())).collect();
    let pairs = batches.iter().zip(&parsed);
    let findings: Vec<Finding<'_>> =
        pairs.flat_map(|(batch, parsed)| lint.findings(&batch.source, &parsed.posts)).collect();
    work(&Prepared {
        path: path.to_owned(),
        batches: &batches,
        parsed: &parsed,
        lint: &lint,
        idle: &idle,
        unchecked: &unchecked,
        findings: &findings,
    })
}

fn built_in() -> Rulebook {
    load(None, None).expect("the built-in rulebook is valid")
}

/// The built-in rules, tried on the same posts and with the same conditions as always,
/// but each with a check that returns at once.
fn without_checks() -> Rulebook {
    let mut rulebook = built_in();
    rulebook.common.index();
    let mut common = RuleSet::clone(&rulebook.common);
    let nothing = common.rules.iter().find(|rule| matches!(*rule.check, Check::TagHijack(_)));
    let nothing = nothing.expect("there is a rule on the tags of windows").check.clone();
    for rule in &mut common.rules {
        let (when, level_from) = (rule.when.clone(), rule.level_from.clone());
        let EffectiveRule { rule_index, severity, .. } = **rule;
        let check = nothing.clone();
        *rule =
            Arc::new(EffectiveRule { rule_index, severity, heard: None, when, check, level_from });
    }
    rulebook.common = Arc::new(common);
    rulebook
}

fn lint(rulebook: &Rulebook) -> Lint<'_> {
    let now = jiff::Timestamp::UNIX_EPOCH;
    Lint::new(rulebook, Selection::default(), None, now).expect("no rule was named")
}

fn options() -> ReadOptions {
    ReadOptions::new(jiff::tz::TimeZone::UTC)
}

/// Reads a file part by part, and decodes each.
fn batches(path: &Path) -> impl Iterator<Item = Batch> {
    let format = format_named("ndjson").expect("the format exists");
    let files = Files::of(&[path.to_owned()], &|_, _| Vec::new());
    files.read(Some(format), &options()).map(|part| part.expect("the file can be read").decode())
}

/// Prints the time of each stage in each round, and its number of allocations.
fn time(prepared: &Prepared<'_>, rounds: usize) -> io::Result<()> {
    let mut times = vec![Vec::new(); STAGES.len()];
    let mut allocations = vec![0; STAGES.len()];
    for _ in 0..rounds {
        for (number, (_, stage)) in STAGES.iter().enumerate() {
            let (region, start) = (Region::new(ALLOCATOR), Instant::now());
            black_box(stage(black_box(prepared)));
            times[number].push(start.elapsed().as_nanos());
            let change = region.change();
            allocations[number] = change.allocations + change.reallocations;
        }
    }
    let posts: usize = prepared.parsed.iter().map(|parsed| parsed.posts.len()).sum();
    let mut out = io::stdout().lock();
    for (number, (name, _)) in STAGES.iter().enumerate() {
        let (nanoseconds, allocations) = (&times[number], allocations[number]);
        let line = serde_json::json!({
            "stage": name, "posts": posts, "nanoseconds": nanoseconds, "allocations": allocations,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn read_all(prepared: &Prepared<'_>) -> usize {
    batches(&prepared.path).map(|batch| batch.source.text().len()).sum()
}

fn parse_all(prepared: &Prepared<'_>) -> usize {
    prepared.batches.iter().map(|batch| black_box(batch.parse(&options())).posts.len()).sum()
}

impl Prepared<'_> {
    /// Runs `work` on the text of each post that is checked.
    fn each_text(&self, work: impl FnMut(&str) -> usize) -> usize {
        let posts = self.parsed.iter().flat_map(|parsed| &parsed.posts);
        posts.map(|post| judged_text(post, &[])).map(work).sum()
    }
}

fn scan_all(prepared: &Prepared<'_>) -> usize {
    let automaton = &prepared.lint.rulebook.automaton;
    let mut scratch = Scratch::default();
    prepared.each_text(|text| {
        let tokens = Tokens::of(text);
        black_box(automaton.scan_post((text, None), &tokens, &mut scratch)).words().len()
    })
}

fn lint_all(lint: &Lint<'_>, prepared: &Prepared<'_>) -> usize {
    let pairs = prepared.batches.iter().zip(prepared.parsed);
    pairs.map(|(batch, parsed)| lint.findings(&batch.source, &parsed.posts).len()).sum()
}

fn render_all(prepared: &Prepared<'_>) -> usize {
    let format = output_named("short").expect("the format exists");
    let screen = Screen::file(Language::En);
    let run = Run {
        rulebook: prepared.lint.rulebook,
        basis: FingerprintBasis::default(),
        quiet: false,
        screen,
    };
    render(prepared.findings, format, &run).len()
}
