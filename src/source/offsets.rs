//! Encodings of files, and what an offset counts in them.

/// What an offset counts in a file, which depends on its encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offsets {
    /// The bytes of UTF-8.
    #[default]
    Utf8,
    /// One byte for each character, as in Windows-1252.
    SingleByte,
    /// Two bytes for each unit of UTF-16.
    Utf16,
}

impl Offsets {
    /// How many bytes a text in UTF-8 takes in the file.
    pub(crate) fn len_of(self, text: &[u8]) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::SingleByte => count_chars(text),
            Self::Utf16 => 2 * count_units(text),
        }
    }
}

/// The encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileEncoding {
    /// Its name, such as `Windows-1252`.
    pub name: &'static str,
    /// What an offset counts in the file.
    pub offsets: Offsets,
}

impl Default for FileEncoding {
    fn default() -> Self {
        Self { name: "UTF-8", offsets: Offsets::Utf8 }
    }
}

/// The number of code points in a text in UTF-8.
pub(crate) fn count_chars(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// The number of units of UTF-16 that a text in UTF-8 takes: two for a character of four
/// bytes, else one.
fn count_units(text: &[u8]) -> usize {
    count_chars(text) + text.iter().filter(|byte| 0xF0 <= **byte).count()
}
