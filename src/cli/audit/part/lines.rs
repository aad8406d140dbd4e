//! The lines of a part as the bytes of its file: the header as it is, by which any version of the
//! program knows what it is about; all other lines packed with DEFLATE, which makes them a quarter
//! as large; and a line with the hash of all bytes before it.
//!
//! Anybody may have written a part, so a line is read only up to the longest that is written, and
//! what is packed must not become much larger than its file.

use std::{
    error::Error,
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, ErrorKind, Read, Write},
    path::Path,
    sync::Arc,
};

use flate2::{Compression, bufread::DeflateDecoder, write::DeflateEncoder};
use serde::Serialize;

use crate::{
    input::{self, CountingReader, LimitedReader, UnpackBudget},
    message::Message,
    source::Problem,
};

/// The most bytes of a line (4 MiB). A line of 500 rows takes less; only a finding about
/// a very long text might take more.
pub(super) const MOST_LINE: usize = 4 << 20;

/// How well lines are packed, from 1 to 9. More takes more time than it spares bytes.
const LEVEL: u32 = 3;

/// The last line of a part: the hash of all bytes before it, in hexadecimal digits.
#[derive(Serialize)]
struct End {
    end: String,
}

impl End {
    fn line(hasher: &blake3::Hasher) -> io::Result<Vec<u8>> {
        line_of(&Self { end: hasher.finalize().to_hex().to_string() })
    }
}

/// The error that a line would be longer than [`MOST_LINE`].
#[derive(Debug)]
pub(super) struct LineTooLong;

impl fmt::Display for LineTooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text is too long")
    }
}

impl Error for LineTooLong {}

fn line_of(content: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(content)?;
    line.push(b'\n');
    if MOST_LINE < line.len() {
        return Err(io::Error::new(ErrorKind::FileTooLarge, LineTooLong));
    }
    Ok(line)
}

/// A reader or writer that hashes the bytes that pass through it.
struct Hashed<T> {
    inner: T,
    hasher: blake3::Hasher,
}

impl<T> Hashed<T> {
    fn new(inner: T) -> Self {
        Self { inner, hasher: blake3::Hasher::new() }
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<R: BufRead> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Hashed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // These are the bytes that were returned last.
        if let Ok(bytes) = self.inner.fill_buf() {
            self.hasher.update(&bytes[..amount]);
        }
        self.inner.consume(amount);
    }
}

/// Writes the lines of a part.
pub(super) struct LineWriter<W: Write>(DeflateEncoder<Hashed<W>>);

impl<W: Write> LineWriter<W> {
    /// Begins a part with its header.
    pub(super) fn begin(header: &impl Serialize, out: W) -> io::Result<Self> {
        let mut out = Hashed::new(out);
        out.write_all(&line_of(header)?)?;
        Ok(Self(DeflateEncoder::new(out, Compression::new(LEVEL))))
    }

    /// Writes a line.
    pub(super) fn line(&mut self, content: &impl Serialize) -> io::Result<()> {
        self.0.write_all(&line_of(content)?)
    }

    /// Ends the part.
    pub(super) fn finish(self) -> io::Result<()> {
        let Hashed { mut inner, hasher } = self.0.finish()?;
        inner.write_all(&End::line(&hasher)?)?;
        inner.flush()
    }
}

/// The bytes of a part as they are in its file.
type Packed = Hashed<BufReader<CountingReader<Box<dyn Read>>>>;

/// Reads the lines of a part.
pub(super) struct LineReader {
    lines: BufReader<LimitedReader<DeflateDecoder<Packed>>>,
    line: Vec<u8>,
    name: Arc<str>,
}

impl LineReader {
    /// Opens a part and reads its first line, which may be that of any file; `-` is standard
    /// input.
    pub(super) fn open(path: &Path) -> Result<(Self, Vec<u8>), Problem> {
        let name: Arc<str> = path.display().to_string().into();
        let failed = |error: io::Error| input::unreadable(&name, &error);
        let file: Box<dyn Read> = if path.as_os_str() == "-" {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(path).map_err(failed)?)
        };
        let budget = UnpackBudget::default();
        let counted = CountingReader::new(file, &budget, u64::MAX);
        let mut packed = Hashed::new(BufReader::new(counted));
        let mut first = Vec::new();
        (&mut packed).take(MOST_LINE as u64).read_until(b'\n', &mut first).map_err(failed)?;
        let limited = LimitedReader::new(DeflateDecoder::new(packed), budget);
        Ok((Self { lines: BufReader::new(limited), line: Vec::new(), name }, first))
    }

    /// The name of the file.
    pub(super) const fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// Reads the next line; `None` after the last one.
    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, Problem> {
        self.line.clear();
        let most = MOST_LINE as u64;
        let read = self.lines.by_ref().take(most).read_until(b'\n', &mut self.line);
        match read {
            Ok(0) => Ok(None),
            Ok(_) if self.line.ends_with(b"\n") => Ok(Some(&self.line)),
            Ok(_) => Err(damaged(&self.name)),
            Err(error) => Err(match error.kind() {
                ErrorKind::UnexpectedEof => cut_short(&self.name),
                ErrorKind::InvalidInput => damaged(&self.name),
                _ => input::unreadable(&self.name, &error),
            }),
        }
    }

    /// Checks, after the last line, that the part has its end, and that it is not damaged.
    pub(super) fn finish(self) -> Result<(), Problem> {
        let Hashed { mut inner, hasher } = self.lines.into_inner().into_inner().into_inner();
        let failed = |error: io::Error| input::unreadable(&self.name, &error);
        let expected = End::line(&hasher).map_err(failed)?;
        let mut end = Vec::new();
        let most = expected.len() as u64 + 1;
        inner.by_ref().take(most).read_to_end(&mut end).map_err(failed)?;
        if end == expected {
            Ok(())
        } else if end.len() < expected.len() {
            Err(cut_short(&self.name))
        } else {
            Err(damaged(&self.name))
        }
    }
}

/// The problem that a part is not as the program wrote it.
pub(super) fn damaged(name: &Arc<str>) -> Problem {
    of_bytes(name, "part-damaged")
}

fn cut_short(name: &Arc<str>) -> Problem {
    of_bytes(name, "part-cut-short")
}

fn of_bytes(name: &Arc<str>, message: &'static str) -> Problem {
    Problem::in_file(name.clone(), Message::new(message)).help(Message::new("part-damaged-help"))
}
