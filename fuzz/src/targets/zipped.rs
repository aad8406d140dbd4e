//! Archives of an account: a zip with files whose contents are fuzzed. The input is the
//! files, with zero bytes between them. The first byte of each file is the number of
//! its name and packing, and the rest is its content.

use std::io::{Cursor, Write as _};

use libfuzzer_sys::Corpus;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{files, posts};

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

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let files = data.split(|byte| *byte == 0).filter_map(<[u8]>::split_first);
    for (number, content) in files {
        let name = NAMES[usize::from(number % 10)];
        // Only few files are deflated, because starting to deflate a file takes longer
        // than reading it.
        let packing =
            if *number < 200 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(packing);
        // A name that is taken is refused.
        if zip.start_file(name, options).is_ok() {
            zip.write_all(content).expect("memory is writable");
        }
    }
    let zip = zip.finish().expect("memory is writable").into_inner();
    posts::assert_opens(&files::write("archive.zip", &zip));
    Corpus::Keep
}
