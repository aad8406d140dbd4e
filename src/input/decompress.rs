//! Decompresses files while they are read.

use std::{
    error::Error,
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use flate2::bufread::MultiGzDecoder;

use super::zstandard::{Frames, is_zstandard};
use crate::message::Message;

/// How many times as large a file may become when it is unpacked. Posts shrink to about a
/// tenth when they are packed; a file beyond this ratio was made to fill the memory.
const LARGEST_RATIO: usize = 250;

/// The number of bytes (64 MiB) to which a file may be unpacked in any case, however small
/// its packed size. For a zip it is the sum of its files with posts, and again of its
/// files without.
const MIN_BUDGET: u64 = 64 << 20;

/// Extensions of compressed files.
pub(super) const ENDINGS: [&str; 3] = [".gz", ".zst", ".zstd"];

/// The first bytes of data compressed with gzip.
const GZIP: &[u8] = &[0x1f, 0x8b];

/// Returns a reader of the content of the file at a path, as [`unpack`] does. Fails if
/// the file has the extension of a compressed format but is not compressed. After a
/// failed download, such a file is often an error page, which would otherwise be checked
/// as a post.
pub(super) fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    let mut file = BufReader::new(File::open(path)?);
    let name = path.to_string_lossy().to_lowercase();
    if ENDINGS.iter().any(|ending| name.ends_with(ending)) && !is_packed(file.fill_buf()?) {
        return Err(io::Error::other(Refused::NotPacked));
    }
    unpack(file)
}

/// Whether data begins like that of a compressed format.
fn is_packed(head: &[u8]) -> bool {
    head.starts_with(GZIP) || is_zstandard(head)
}

/// Returns a reader of the content of a file: unpacked if the first bytes are those
/// of a compressed format, else as it is.
pub(super) fn unpack(reader: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let budget = UnpackBudget::default();
    let counted = CountingReader::new(reader, &budget, u64::MAX);
    let mut buffered = BufReader::with_capacity(1 << 16, counted);
    let head = buffered.fill_buf()?;
    if head.starts_with(GZIP) {
        return Ok(Box::new(LimitedReader::new(MultiGzDecoder::new(buffered), budget)));
    }
    if is_zstandard(head) {
        return Ok(Box::new(LimitedReader::new(Frames::new(buffered), budget)));
    }
    Ok(Box::new(buffered))
}

/// A reader that counts the packed bytes it has read.
pub(crate) struct CountingReader<R> {
    inner: R,
    bytes: Arc<AtomicU64>,
    /// The size of the whole file, beyond which nothing is counted: overlapping files in a
    /// zip are read from the same bytes.
    most: u64,
}

impl<R> CountingReader<R> {
    /// Counts the bytes that are read as packed bytes of a budget, up to `most`.
    pub(crate) fn new(inner: R, budget: &UnpackBudget, most: u64) -> Self {
        Self { inner, bytes: budget.packed.clone(), most }
    }
}

impl<R: Read> Read for CountingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let sum = self.bytes.load(Ordering::Relaxed);
        let sum = sum.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        self.bytes.store(sum.min(self.most), Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: Seek> Seek for CountingReader<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// How many bytes may still be unpacked from one file, which may be compressed as a
/// whole or entry by entry.
#[derive(Clone, Default)]
pub(crate) struct UnpackBudget {
    packed: Arc<AtomicU64>,
    unpacked: Arc<AtomicU64>,
}

impl UnpackBudget {
    /// A budget for other bytes of the same file. Both count the same packed bytes.
    pub(super) fn beside(&self) -> Self {
        Self { packed: self.packed.clone(), unpacked: Arc::default() }
    }

    /// Adds `packed` to the number of packed bytes that have been read. The number never
    /// exceeds `all`, the size of the whole file.
    pub(super) fn add(&self, packed: u64, all: u64) {
        let sum = self.packed.load(Ordering::Relaxed).saturating_add(packed);
        self.packed.store(sum.min(all), Ordering::Relaxed);
    }

    /// Counts `unpacked` more bytes as unpacked. Returns whether the budget allows
    /// them.
    pub(super) fn allows(&self, unpacked: usize) -> bool {
        let unpacked = u64::try_from(unpacked).unwrap_or(u64::MAX);
        let sum = self.unpacked.fetch_add(unpacked, Ordering::Relaxed).saturating_add(unpacked);
        let packed = self.packed.load(Ordering::Relaxed);
        let limit = packed.saturating_mul(u64::try_from(LARGEST_RATIO).unwrap_or(u64::MAX));
        sum <= MIN_BUDGET.max(limit)
    }
}

/// A reader of unpacked bytes that fails when its budget is exceeded.
pub(crate) struct LimitedReader<R> {
    inner: R,
    budget: UnpackBudget,
}

impl<R> LimitedReader<R> {
    /// Limits a reader of unpacked bytes to a budget.
    pub(crate) const fn new(inner: R, budget: UnpackBudget) -> Self {
        Self { inner, budget }
    }

    /// The reader that was limited.
    pub(crate) fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read> Read for LimitedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if self.budget.allows(read) {
            return Ok(read);
        }
        Err(io::Error::other(Refused::TooLarge))
    }
}

/// Why a compressed file is refused, although its bytes can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It would be unpacked to more bytes than [`LARGEST_RATIO`] allows.
    TooLarge,
    /// It is not compressed, although its name says so.
    NotPacked,
}

impl Refused {
    /// The reason that an error carries; `None` if it is another error.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()).copied()
    }

    /// The message for this reason.
    pub(super) fn message(self) -> Message {
        match self {
            Self::TooLarge => Message::new("unpacked-too-large").with("ratio", LARGEST_RATIO),
            Self::NotPacked => Message::new("packed-by-name-only"),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message())
    }
}

impl Error for Refused {}

/// A reader that only returns the error with which an earlier reader failed.
pub(super) struct Broken(pub(super) Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks whether `unpacked` bytes may come from a file of `packed` bytes.
    #[track_caller]
    fn check(packed: u64, unpacked: usize, allowed: bool) {
        let budget = UnpackBudget::default();
        budget.add(packed, u64::MAX);
        assert_eq!(budget.allows(unpacked), allowed, "{packed} {unpacked}");
    }

    #[test]
    fn a_file_unpacks_to_250_times_its_size_or_to_64_mib() {
        let mib = 1 << 20;
        check(1 << 20, 250 * mib, true);
        check(1 << 20, 250 * mib + 1, false);
        check(1, 64 * mib, true);
        check(1, 64 * mib + 1, false);
    }

    #[test]
    fn all_reads_of_a_budget_are_added_up() {
        let budget = UnpackBudget::default();
        assert!(budget.allows(64 << 20));
        assert!(!budget.clone().allows(1));
    }
}
