//! Files of posts made of fuzzed bytes.

use jiff::tz::TimeZone;
use tweetlint::{
    input::{Batch, Format, Part, PartContext, ReadOptions, format_named},
    rulebook::Rulebook,
};

use crate::rulebooks::RULEBOOKS;

/// What replaces [`PLACEHOLDER`]: a personal number that nobody alive has, because its
/// owner would have been born in 1888. The word before it makes it a personal number in
/// any context.
const NUMBER: &[u8] = b" cpr 150588-5178 ";

/// The character that means a personal number in fuzzed files.
const PLACEHOLDER: &[u8] = "§".as_bytes();

/// The digits of the number that no output may show.
pub const SECRET: &str = "5178";

/// A file of posts, and the rulebook to check it against.
#[derive(Debug)]
pub struct Input {
    /// The rulebook.
    pub rulebook: &'static Rulebook,
    /// The format of the file.
    pub format: &'static Format,
    /// The content of the file.
    pub bytes: Vec<u8>,
    /// Whether the digits of [`SECRET`] are in the file for another reason than a
    /// personal number.
    pub has_digits: bool,
}

impl Input {
    /// Reads fuzzed bytes: a line with the name of a format and the number of a
    /// rulebook, then the file. `None` if the first line is not of this form.
    pub fn of(data: &[u8]) -> Option<Self> {
        let end = data.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(&data[..end]).ok()?;
        let (format, rulebook) = head.split_once(' ')?;
        let rulebook: usize = rulebook.parse().ok()?;
        Self::new(format_named(format)?, rulebook, &data[end + 1..])
    }

    /// A file of a format, checked against the first rulebook.
    pub fn in_format(name: &str, file: &[u8]) -> Self {
        let format = format_named(name).expect("it is a format");
        Self::new(format, 0, file).expect("it is a rulebook")
    }

    fn new(format: &'static Format, rulebook: usize, file: &[u8]) -> Option<Self> {
        let rulebook = RULEBOOKS.get(rulebook)?;
        let (bytes, has_digits) = with_numbers(file);
        Some(Self { rulebook, format, bytes, has_digits })
    }

    /// The whole file as one part, decoded.
    pub fn batch(&self) -> Batch {
        batch(self.format, &self.bytes)
    }

    /// The options for parsing the file.
    pub fn options(&self) -> ReadOptions {
        ReadOptions::new(self.rulebook.timezone.clone())
    }
}

/// A number below `of` that depends only on the input. Callers use it to do something
/// slow for some inputs only, or to choose one of several formats.
pub fn number_of(input: &[u8], of: u64) -> u64 {
    let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    (input.iter().fold(0xcbf2_9ce4_8422_2325, mix) >> 32) % of
}

/// A file with a personal number for each placeholder, and whether an output may
/// contain the digits of that number for another reason: the file has them elsewhere,
/// or is so long that a line or column may have this number.
pub fn with_numbers(file: &[u8]) -> (Vec<u8>, bool) {
    let has_digits = file.windows(SECRET.len()).any(|digits| digits == SECRET.as_bytes());
    let mut bytes = Vec::with_capacity(file.len());
    let mut rest = file;
    while let Some((first, others)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(PLACEHOLDER) {
            bytes.extend_from_slice(NUMBER);
            rest = after;
        } else {
            bytes.push(*first);
            rest = others;
        }
    }
    let is_long = 5_000 < bytes.len();
    (bytes, has_digits || is_long)
}

/// A whole file as one part, decoded.
pub fn batch(format: &'static Format, bytes: &[u8]) -> Batch {
    let without_mark = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let part = Part {
        path: format!("posts.{}", format.name).into(),
        first_byte: bytes.len() - without_mark.len(),
        bytes: without_mark.to_vec(),
        first_line: 1,
        format,
        context: PartContext::Nothing,
        encoding: tweetlint::source::FileEncoding::default(),
        notes: Vec::new(),
    };
    part.decode()
}

/// The options for files that belong to no rulebook.
pub fn in_utc() -> ReadOptions {
    ReadOptions::new(TimeZone::UTC)
}
