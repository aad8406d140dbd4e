//! Archives of an account as folders: the posts are the same whichever files are
//! packed. The input is the files, with zero bytes between them. The first byte of each
//! file is the number of its name and packing, and the rest is its content.

use std::{fs, io::Write as _};

use flate2::{Compression, write::GzEncoder};
use libfuzzer_sys::Corpus;

use crate::{files, posts};

/// The names of files in archives, of posts and of sidecars.
const NAMES: [&str; 8] = [
    "tweets.js",
    "tweets-part1.js",
    "tweets-part2.js",
    "tweet.js",
    "account.js",
    "manifest.js",
    "note-tweet.js",
    "2021_09.js",
];

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let packings = u8::try_from(PACKINGS.len()).expect("they are few");
    let written: Vec<(u8, &[u8])> = data
        .split(|byte| *byte == 0)
        .filter_map(|file| file.split_first().map(|(number, content)| (*number, content)))
        .collect();
    let plain = opened(&written, |_| 0);
    if written.iter().any(|(number, _)| number / 8 % packings != 0) {
        assert_eq!(opened(&written, |number| number / 8 % packings), plain, "packing matters");
    }
    Corpus::Keep
}

/// The posts of an archive whose files are packed as their number says.
fn opened(written: &[(u8, &[u8])], packing: impl Fn(u8) -> u8) -> Vec<String> {
    let folder = files::emptied("data");
    for (number, content) in written {
        let (ending, pack) = PACKINGS[usize::from(packing(*number))];
        let name = NAMES[usize::from(number % 8)];
        let names = PACKINGS.map(|(ending, _)| folder.join(format!("{name}{ending}")));
        // If a file is in the input twice, packed and not packed, only the first is
        // written.
        if names.iter().all(|path| !path.exists()) {
            let path = folder.join(format!("{name}{ending}"));
            fs::write(path, pack(content)).expect("there is room for a file");
        }
    }
    posts::assert_opens(&folder)
}

/// The endings of packed files, and how their content is packed.
const PACKINGS: [(&str, fn(&[u8]) -> Vec<u8>); 3] =
    [("", <[u8]>::to_vec), (".gz", gzip), (".zst", zstandard)];

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(content).expect("memory is writable");
    packed.finish().expect("memory is writable")
}

/// A frame of zstandard with the content in one uncompressed block.
fn zstandard(content: &[u8]) -> Vec<u8> {
    let size = u32::try_from(content.len()).expect("fuzzed files are short");
    let head = [&[0x28, 0xb5, 0x2f, 0xfd, 0xa0][..], &size.to_le_bytes()].concat();
    [&head, &(1 | size << 3).to_le_bytes()[..3], content].concat()
}
