//! Packed files that are made to fill memory or disk, made here byte by byte: each ends at
//! a limit, with a problem at its file. Should one of them be unpacked as a whole, its test
//! would run for minutes.

use std::{
    fs,
    io::Write,
    time::{Duration, Instant},
};

use flate2::{Compress, Compression, FlushCompress, write::GzEncoder};

use crate::{
    office_files::{rows, xlsx_with},
    program::{Ran, run, tweetlint},
    zipped::zip,
};

/// How long a file may take, also on a machine that does much else.
const LONGEST: Duration = Duration::from_secs(120);

/// Checks a file: it ends soon, with exit code 2 and this problem at its place.
#[track_caller]
fn refused(name: &str, content: &[u8], problem: &str, place: &str) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join(name), content).expect("there is room");
    let start = Instant::now();
    let command = format!("check {name} --lang en --no-progress");
    let Ran { code, err, .. } = run(tweetlint(&command).current_dir(folder.path()));
    assert!(start.elapsed() < LONGEST, "{name} took {:?}", start.elapsed());
    let err = err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(code, Some(2), "{name}: {err:.2000}");
    assert!(err.contains(problem) && err.contains(place), "{name}: {err:.2000}");
}

const TOO_LARGE: &str = "it unpacks to more than 250 times its size";

/// This many MiB of zeros, packed with deflate: a MiB that is packed once, many times. The
/// zeros before it are those that it refers to.
fn deflated_zeros(mebibytes: usize) -> Vec<u8> {
    let mut compress = Compress::new(Compression::best(), false);
    let mut pack = || {
        let mut packed = Vec::with_capacity(1 << 16);
        compress
            .compress_vec(&vec![0; 1 << 20], &mut packed, FlushCompress::Sync)
            .expect("memory can be written to");
        packed
    };
    let (first, other) = (pack(), pack());
    let mut all = first;
    all.extend(other.repeat(mebibytes - 1));
    // An empty last block.
    all.extend([0x03, 0x00]);
    all
}

/// An entry of a zip: its name, how many bytes follow its local header, what it is said to
/// unpack to, and where its local header begins.
struct Entry {
    name: String,
    packed: u64,
    unpacked: u64,
    at: u64,
}

impl Entry {
    /// The fields that both headers of an entry have, from the version on.
    fn shared(&self, extra: usize) -> Vec<u8> {
        let size = |size: u64| u32::try_from(size).unwrap_or(u32::MAX).to_le_bytes();
        let mut shared = vec![45, 0, 0, 0, 8, 0, 0, 0, 0x21, 0];
        shared.extend([0; 4]);
        shared.extend([size(self.packed), size(self.unpacked)].concat());
        shared.extend(u16::try_from(self.name.len()).expect("it is short").to_le_bytes());
        shared.extend(u16::try_from(extra).expect("it is short").to_le_bytes());
        shared
    }

    fn local(&self) -> Vec<u8> {
        [&b"PK\x03\x04"[..], &self.shared(0), self.name.as_bytes()].concat()
    }

    /// The entry in the directory. Sizes that do not fit are in a field of zip64.
    fn central(&self) -> Vec<u8> {
        let large = u64::from(u32::MAX) <= self.packed.max(self.unpacked);
        let extra = if large {
            let sizes = [self.unpacked, self.packed].map(u64::to_le_bytes).concat();
            [&[1, 0, 16, 0][..], &sizes].concat()
        } else {
            Vec::new()
        };
        let large_or = |size: u64| if large { u64::MAX } else { size };
        let (packed, unpacked) = (large_or(self.packed), large_or(self.unpacked));
        let shown = Self { name: self.name.clone(), packed, unpacked, at: self.at };
        let at = u32::try_from(self.at).expect("it is near").to_le_bytes();
        let made = [&b"PK\x01\x02\x2d\x00"[..], &shown.shared(extra.len()), &[0; 10], &at].concat();
        [made, self.name.clone().into_bytes(), extra].concat()
    }
}

/// A zip of these contents and entries.
fn with_directory(mut content: Vec<u8>, entries: &[Entry]) -> Vec<u8> {
    let start = u32::try_from(content.len()).expect("it is small").to_le_bytes();
    let directory: Vec<u8> = entries.iter().flat_map(Entry::central).collect();
    let size = u32::try_from(directory.len()).expect("it is small").to_le_bytes();
    let count = u16::try_from(entries.len()).expect("there are few").to_le_bytes();
    content.extend(directory);
    content.extend([&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &size, &start, &[0; 2]].concat());
    content
}

/// The name of a file of posts in an archive.
fn part(number: usize) -> String {
    if number == 0 { "data/tweets.js".to_owned() } else { format!("data/tweets-part{number}.js") }
}

/// A zip of many files that share nearly all their bytes: each quotes the local header of
/// the next one in a block that is not compressed, and goes on with its content (after
/// David Fifield, *A better zip bomb*, 2019).
fn overlapping(count: usize, mebibytes: usize) -> Vec<u8> {
    let kernel = deflated_zeros(mebibytes);
    let entry = |number| Entry { name: part(number), packed: 0, unpacked: 0, at: 0 };
    let (mut content, mut entries) = (kernel.clone(), Vec::new());
    let mut unpacked = u64::try_from(mebibytes << 20).expect("it is a size");
    for number in (0..count).rev() {
        let packed = u64::try_from(content.len()).expect("it is a size");
        let own = Entry { packed, unpacked, ..entry(number) };
        let header = own.local();
        let len = u16::try_from(header.len()).expect("it is short");
        unpacked += u64::from(len);
        let whole = [&header[..], &content].concat();
        entries.push((own, whole.len()));
        content = if number == 0 {
            whole
        } else {
            [&[0][..], &len.to_le_bytes(), &(!len).to_le_bytes(), &whole].concat()
        };
    }
    let end = content.len();
    let entries = entries.into_iter().rev().map(|(entry, len)| Entry {
        at: u64::try_from(end - len).expect("it is a place"),
        ..entry
    });
    with_directory(content, &entries.collect::<Vec<_>>())
}

#[test]
fn a_zip_of_overlapping_files_ends_at_the_limit() {
    let bomb = overlapping(250, 64);
    let unpacked = 250 * (64 << 20);
    assert!(bomb.len() < unpacked / 100_000, "{} bytes for {unpacked}", bomb.len());
    refused("a.zip", &bomb, TOO_LARGE, "a.zip/data/tweets");
}

#[test]
fn ten_gigabytes_of_zeros_end_at_the_limit() {
    let packed = deflated_zeros(10 << 10);
    let entry = Entry {
        name: part(0),
        packed: u64::try_from(packed.len()).expect("it is a size"),
        unpacked: 10 << 30,
        at: 0,
    };
    let bomb = with_directory([entry.local(), packed].concat(), &[entry]);
    refused("a.zip", &bomb, TOO_LARGE, "a.zip/data/tweets.js");
}

#[test]
fn a_zip_in_a_zip_is_not_opened() {
    let inner = zip(&[("data/tweets.js", b"window.YTD.tweets.part0 = []")]);
    let mut outer = inner;
    for _ in 0..6 {
        outer = zip(&[("0.zip", &outer), ("1.zip", &outer)]);
    }
    refused("a.zip", &outer, "a.zip", "a.zip");
    let named = zip(&[("data/tweets.js", &outer)]);
    refused("b.zip", &named, "b.zip/data/tweets.js", "b.zip/data/tweets.js");
}

#[test]
fn entities_that_multiply_are_refused() {
    let entity = |level: u32| {
        let below = format!("&a{};", level - 1).repeat(10);
        format!("<!ENTITY a{level} \"{below}\">")
    };
    let laughs = format!(
        "<!DOCTYPE sst [<!ENTITY a0 \"ha\">{}]><sst uniqueCount=\"1\"><si><t>&a29;</t></si></sst>",
        (1..30).map(entity).collect::<String>()
    );
    let sheet = rows(&[&["Tekst"], &["Broen er åben"]]);
    let hostile = "something that no office program writes";
    for name in ["xl/sharedStrings.xml", "xl/theme/theme1.xml", "docProps/core.xml"] {
        let posts = [("Plan", "visible", sheet.clone())];
        refused("a.xlsx", &xlsx_with(&posts, &[(name, &laughs)]), hostile, "a.xlsx");
    }
    // The same in quotes of an attribute, and from outside the file.
    for quoted in [
        "<!DOCTYPE sst SYSTEM \"file:///etc/hostname\"><sst><si><t>a</t></si></sst>",
        "<!DOCTYPE sst [<!ENTITY % a SYSTEM \"http://127.0.0.1:9/\">%a;]><sst/>",
        "<!DOCTYPE sst [<!ENTITY a 'ha'>]><sst uniqueCount='&a;'><si><t>a</t></si></sst>",
    ] {
        let posts = [("Plan", "visible", sheet.clone())];
        let book = xlsx_with(&posts, &[("xl/sharedStrings.xml", quoted)]);
        refused("a.xlsx", &book, hostile, "a.xlsx");
    }
}

#[test]
fn sizes_that_a_zip64_states_are_not_believed() {
    let text = b"window.YTD.tweets.part0 = [";
    let mut packed = Compress::new(Compression::best(), false);
    let mut content = Vec::with_capacity(1 << 10);
    packed
        .compress_vec(text, &mut content, FlushCompress::Finish)
        .expect("memory can be written to");
    for (packed, unpacked) in [(u64::MAX - 1, u64::MAX - 1), (1 << 40, 1 << 50)] {
        let entry = Entry { name: part(0), packed, unpacked, at: 0 };
        let bomb = with_directory([entry.local(), content.clone()].concat(), &[entry]);
        refused("a.zip", &bomb, "a.zip", "a.zip");
    }
    // A directory that is said to have very many entries.
    let whole = zip(&[("data/tweets.js", text)]);
    let end = whole.len() - 22;
    let directory = u32::from_le_bytes(whole[end + 16..end + 20].try_into().expect("it is four"));
    for count in [u64::MAX, 1 << 48, 1 << 30] {
        let mut lying = whole[..end].to_vec();
        let at = u64::try_from(end).expect("it is a place");
        lying.extend([&b"PK\x06\x06"[..], &44_u64.to_le_bytes(), &[45, 0, 45, 0]].concat());
        lying.extend([0; 8]);
        for number in [count, count, at - u64::from(directory), u64::from(directory)] {
            lying.extend(number.to_le_bytes());
        }
        lying.extend([&b"PK\x06\x07\0\0\0\0"[..], &at.to_le_bytes(), &[1, 0, 0, 0]].concat());
        lying.extend([&b"PK\x05\x06\0\0\0\0"[..], &[0xFF; 12], &[0; 2]].concat());
        refused("a.zip", &lying, "a.zip", "a.zip");
    }
}

#[test]
fn packed_zeros_end_at_the_limit() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..80 {
        gzip.write_all(&vec![0; 1 << 20]).expect("memory can be written to");
    }
    let gzip = gzip.finish().expect("memory can be written to");
    // A frame of Zstandard with a window of 1 MiB, and blocks of 128 KiB that repeat a byte.
    let mut zst = vec![0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x50];
    for _ in 0..8_000 {
        let block: u32 = (128 << 10) << 3 | 1 << 1;
        zst.extend([&block.to_le_bytes()[..3], b"a"].concat());
    }
    let last: u32 = 1;
    zst.extend(&last.to_le_bytes()[..3]);
    for name in ["a.csv.gz", "a.json.gz", "a.xlsx.gz"] {
        refused(name, &gzip, name, name);
    }
    for name in ["a.csv.zst", "a.ndjson.zst", "a.txt.zst"] {
        refused(name, &zst, name, name);
    }
    // Packed twice: it is unpacked once.
    let twice = {
        let mut gzip_of = GzEncoder::new(Vec::new(), Compression::best());
        gzip_of.write_all(&gzip).expect("memory can be written to");
        gzip_of.finish().expect("memory can be written to")
    };
    refused("a.csv.gz", &twice, "a.csv.gz", "a.csv.gz");
}
