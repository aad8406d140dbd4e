//! Archives of an account: a zip with files whose contents are fuzzed. Each is the
//! number of its name and its content, up to a zero byte.
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use tweetlint_fuzz::posts;
use zip::{ZipWriter, write::SimpleFileOptions};

/// The names of files in archives, of posts and of sidecars.
const NAMES: [&str; 10] = [
    "data/tweets.js",
    "data/tweets-part1.js",
    "data/tweet.js",
    "data/account.js",
    "data/manifest.js",
    "data/note-tweet.js",
    "data/js/tweets/2021_09.js",
    "drafts.yaml",
    "../posts.csv",
    "inner.zip",
];

fuzz_target!(|data: &[u8]| {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let files = data.split(|byte| *byte == 0).filter_map(<[u8]>::split_first);
    for (number, content) in files {
        let name = NAMES[usize::from(number % 10)];
        // A name that is taken is refused.
        if zip.start_file(name, SimpleFileOptions::default()).is_ok() {
            zip.write_all(content).expect("memory is writable");
        }
    }
    let zip = zip.finish().expect("memory is writable").into_inner();
    posts::assert_opens(&zip, "archive.zip");
});
