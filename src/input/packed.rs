//! Compressed files, unpacked as they are read.

use std::{
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

/// What any file may unpack to.
const ALWAYS_ALLOWED: u64 = 64 << 20;

/// Endings that packing adds to a file name.
pub(super) const ENDINGS: [&str; 3] = [".gz", ".zst", ".zstd"];

/// A file's content: unpacked, where its first bytes say that it is packed.
pub(super) fn unpack(reader: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let packed = Arc::new(AtomicU64::new(0));
    let counted = Counted { inner: reader, bytes: packed.clone() };
    let mut buffered = BufReader::with_capacity(1 << 16, counted);
    let head = buffered.fill_buf()?;
    if head.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(Bounded::new(MultiGzDecoder::new(buffered), packed)));
    }
    if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        let decoder = zstd::stream::read::Decoder::with_buffer(buffered)?;
        return Ok(Box::new(Bounded::new(decoder, packed)));
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

/// A reader that ends with an error where too much comes out of too little.
pub(super) struct Bounded<R> {
    inner: R,
    packed: Arc<AtomicU64>,
    unpacked: u64,
}

impl<R> Bounded<R> {
    /// What is unpacked out of as many bytes as `packed` counts.
    pub(super) const fn new(inner: R, packed: Arc<AtomicU64>) -> Self {
        Self { inner, packed, unpacked: 0 }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.unpacked += u64::try_from(read).unwrap_or(u64::MAX);
        let packed = self.packed.load(Ordering::Relaxed);
        if ALWAYS_ALLOWED.max(packed.saturating_mul(LARGEST_RATIO)) < self.unpacked {
            let message = format!("it unpacks to more than {LARGEST_RATIO} times its size");
            return Err(io::Error::other(message));
        }
        Ok(read)
    }
}
