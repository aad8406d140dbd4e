//! Compressed files, unpacked as they are read.

use std::{
    error::Error,
    fmt,
    io::{self, BufRead, BufReader, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use flate2::bufread::MultiGzDecoder;

/// How many times its packed size a file may unpack to. Posts compress to a
/// tenth; what goes beyond this was made to fill somebody's disk.
const LARGEST_RATIO: u64 = 250;

/// What any file may unpack to, an archive as a whole.
const ALWAYS_ALLOWED: u64 = 64 << 20;

/// Endings that packing adds to a file name.
pub(super) const ENDINGS: [&str; 3] = [".gz", ".zst", ".zstd"];

/// A file's content: unpacked, where its first bytes say that it is packed.
pub(super) fn unpack(reader: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let allowance = Allowance::default();
    let counted = Counted { inner: reader, bytes: allowance.packed.clone() };
    let mut buffered = BufReader::with_capacity(1 << 16, counted);
    let head = buffered.fill_buf()?;
    if head.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(Bounded::new(MultiGzDecoder::new(buffered), allowance)));
    }
    if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        let decoder = zstd::stream::read::Decoder::with_buffer(buffered)?;
        return Ok(Box::new(Bounded::new(decoder, allowance)));
    }
    Ok(Box::new(buffered))
}

/// A reader that counts what it has read.
struct Counted<R> {
    inner: R,
    bytes: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes.fetch_add(u64::try_from(read).unwrap_or(u64::MAX), Ordering::Relaxed);
        Ok(read)
    }
}

/// How much may come out of a file, be it packed whole or entry by entry.
#[derive(Clone, Default)]
pub(super) struct Allowance {
    packed: Arc<AtomicU64>,
    unpacked: Arc<AtomicU64>,
}

impl Allowance {
    /// Allows for more bytes that are unpacked, but never for more than `all`.
    pub(super) fn add(&self, packed: u64, all: u64) {
        let sum = self.packed.load(Ordering::Relaxed).saturating_add(packed);
        self.packed.store(sum.min(all), Ordering::Relaxed);
    }

    /// Whether so much more may come out.
    fn allows(&self, unpacked: usize) -> bool {
        let unpacked = u64::try_from(unpacked).unwrap_or(u64::MAX);
        let sum = self.unpacked.fetch_add(unpacked, Ordering::Relaxed).saturating_add(unpacked);
        let packed = self.packed.load(Ordering::Relaxed);
        sum <= ALWAYS_ALLOWED.max(packed.saturating_mul(LARGEST_RATIO))
    }
}

/// A reader that ends with an error where too much comes out of too little.
pub(super) struct Bounded<R> {
    inner: R,
    allowance: Allowance,
}

impl<R> Bounded<R> {
    /// What is unpacked, within an allowance.
    pub(super) const fn new(inner: R, allowance: Allowance) -> Self {
        Self { inner, allowance }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if self.allowance.allows(read) {
            return Ok(read);
        }
        Err(io::Error::other(Swells))
    }
}

/// That more comes out of a file than [`LARGEST_RATIO`] allows.
#[derive(Debug)]
pub(super) struct Swells;

impl Swells {
    /// The same in Danish.
    pub(super) fn danish() -> String {
        format!("den fylder mere end {LARGEST_RATIO} gange så meget pakket ud")
    }
}

impl fmt::Display for Swells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it unpacks to more than {LARGEST_RATIO} times its size")
    }
}

impl Error for Swells {}

/// A reader that ends with the error that another one ended with.
pub(super) struct Broken(pub(super) Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
