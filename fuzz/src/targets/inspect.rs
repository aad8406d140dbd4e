//! The lines of `inspect`: each is JSON without a personal number, and every part of
//! a text is where the line says. The first line of the input is the format of the
//! file and the number of a rulebook.

use libfuzzer_sys::Corpus;
use serde_json::Value;
use tweetlint::cli::fuzzing;

use crate::{input::Input, reports};

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Some(input) = Input::of(data) else { return Corpus::Reject };
    let batch = input.batch();
    let parsed = batch.parse(&input.options());
    let lines = fuzzing::inspect(&batch.source, &parsed.posts);
    reports::assert_quiet(&lines);
    assert!(input.has_digits || !reports::shows_secret(&lines), "a number is shown:\n{lines}");
    // A draft for several platforms has a line for each.
    let versions = parsed.posts.iter().map(|post| post.versions().len());
    assert_eq!(lines.lines().count(), versions.sum::<usize>());
    for line in lines.lines() {
        assert_places(&reports::of_json(line));
    }
    Corpus::Keep
}

/// Asserts that the parts of a text are in order, and are the code points between
/// their start and their end.
fn assert_places(post: &Value) {
    let text: Vec<char> = post["text"].as_str().expect("it is a text").chars().collect();
    for key in ["hashtags", "mentions", "urls", "cashtags", "emoji"] {
        let mut last = 0;
        for part in post[key].as_array().expect("it is a list") {
            let [start, end] = ["start", "end"].map(|key| {
                let place = part[key].as_u64().expect("it is a number");
                usize::try_from(place).expect("it is in memory")
            });
            assert!(last <= start && start < end, "{post}");
            let found: String = text[start..end].iter().collect();
            assert_eq!(part["text"], found, "{post}");
            last = end;
        }
    }
}
