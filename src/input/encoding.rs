//! Files that are not UTF-8: those of old spreadsheets (Windows-1252, Mac Roman, DOS) and of
//! some Windows programs (UTF-16).
//!
//! They are decoded while they are read, so that all readers see UTF-8. Whether a file
//! is in an old encoding is decided at its first byte that is not ASCII.

use std::{
    io::{self, Cursor, Read},
    sync::{Arc, OnceLock},
};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{
    calendar::join_letters,
    old_systems::{OldSystem, from_dos, old_system},
};
use crate::{
    message::Message,
    source::{FileEncoding, Offsets},
};

/// How many bytes are read at once (64 KiB). The encoding is detected in the chunk with
/// the first byte that is not ASCII, and in the chunk after it.
const CHUNK: usize = if cfg!(fuzzing) { 64 } else { 1 << 16 };

/// The encoding of a file that is not UTF-8. It is not set if the file is UTF-8, or as
/// long as only ASCII has been read.
#[derive(Clone, Debug, Default)]
pub(super) struct Detected(Arc<OnceLock<OldEncoding>>);

/// An encoding that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OldEncoding {
    Known(&'static Encoding),
    /// Code page 850, which web browsers do not know.
    Dos,
}

impl OldEncoding {
    fn state(self) -> State {
        match self {
            Self::Known(encoding) => {
                State::Decoded(Box::new(encoding.new_decoder_without_bom_handling()))
            }
            Self::Dos => State::Dos,
        }
    }
}

impl Detected {
    /// The encoding that has been detected; UTF-8 if none is set.
    pub(super) fn encoding(&self) -> FileEncoding {
        let (name, offsets) = match self.0.get() {
            None => return FileEncoding::default(),
            Some(OldEncoding::Dos) => ("CP850 (DOS)", Offsets::SingleByte),
            Some(OldEncoding::Known(encoding)) if !encoding.is_single_byte() => {
                (encoding.name(), Offsets::Utf16)
            }
            Some(OldEncoding::Known(encoding)) => {
                let names = [(WINDOWS_1252, "Windows-1252"), (MACINTOSH, "Mac Roman")];
                let usual = names.iter().find(|(own, _)| own == encoding);
                (usual.map_or(encoding.name(), |(_, name)| name), Offsets::SingleByte)
            }
        };
        FileEncoding { name, offsets }
    }

    /// The note that a file is not UTF-8; `None` if it is.
    pub(super) fn note(&self) -> Option<Message> {
        self.0.get()?;
        Some(Message::new("note-encoding").with("encoding", self.encoding().name))
    }
}

/// The length in bytes of the byte order mark of UTF-16 with which a file begins, and the
/// encoding that the mark means. The length is 0 if the file is in UTF-16 without a mark; `None` if it
/// is not in UTF-16.
pub(super) fn utf16_mark(head: &[u8]) -> Option<(usize, &'static Encoding)> {
    let Some((encoding, len)) = Encoding::for_bom(head) else {
        return Some((0, utf16_without_mark(head)?));
    };
    (encoding == UTF_16LE || encoding == UTF_16BE).then_some((len, encoding))
}

/// A form of UTF-16, and how it writes a unit.
type Form = (&'static Encoding, fn([u8; 2]) -> u16);

/// The form of UTF-16 in which a file without a mark begins: nearly all of its first units are letters
/// of Western languages, of which one byte is 0, and none is NUL.
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    const FIRST: usize = 1024;
    const LEAST: usize = 4;
    let (units, _) = head[..head.len().min(FIRST)].as_chunks::<2>();
    let fits = |form: &Form| {
        let units = || units.iter().map(|unit| form.1(*unit));
        let is_text = |unit: u16| {
            let control = u8::try_from(unit).ok().filter(u8::is_ascii_control);
            control.is_none_or(|control| control.is_ascii_whitespace())
        };
        let is_western = |unit: &u16| u8::try_from(*unit).is_ok();
        units().all(is_text) && 3 * units().count() <= 4 * units().filter(is_western).count()
    };
    let forms: [Form; 2] = [(UTF_16LE, u16::from_le_bytes), (UTF_16BE, u16::from_be_bytes)];
    let found = forms.iter().find(|form| LEAST <= units.len() && fits(form));
    found.map(|(encoding, _)| *encoding)
}

/// The bytes of a whole file as UTF-8, whatever its encoding is.
pub(crate) fn in_utf8(bytes: Vec<u8>) -> Vec<u8> {
    let mark = utf16_mark(&bytes);
    let mut reader = Cursor::new(bytes);
    let (mut text, mut decoded) = (
        Vec::new(),
        match mark {
            Some((len, encoding)) => {
                reader.set_position(len as u64);
                utf16(Box::new(reader), encoding).0
            }
            None => maybe_old(Box::new(reader)).0,
        },
    );
    // What is in memory can be read.
    let _ = decoded.read_to_end(&mut text);
    text
}

/// Reads a file in UTF-16, whose byte order mark has been read, as UTF-8.
pub(super) fn utf16<'r>(
    reader: Box<dyn Read + Send + 'r>,
    encoding: &'static Encoding,
) -> (Box<dyn Read + Send + 'r>, Detected) {
    let detected = Detected::default();
    let encoding = detected.0.get_or_init(|| OldEncoding::Known(encoding));
    let state = encoding.state();
    (Box::new(Utf8Reader::new(reader, state, detected.clone())), detected)
}

/// Reads a file that is UTF-8 or in an old encoding with one byte per character. The
/// reader returns UTF-8.
pub(super) fn maybe_old<'r>(
    reader: Box<dyn Read + Send + 'r>,
) -> (Box<dyn Read + Send + 'r>, Detected) {
    let detected = Detected::default();
    (Box::new(Utf8Reader::new(reader, State::Ascii, detected.clone())), detected)
}

/// A file that is read as UTF-8, whatever its encoding.
struct Utf8Reader<'r> {
    reader: Box<dyn Read + Send + 'r>,
    state: State,
    detected: Detected,
    /// Decoded bytes. Those before offset `at` have already been returned.
    decoded: Vec<u8>,
    at: usize,
    /// Why the file cannot be read further; reported after what was read before.
    failed: Option<io::Error>,
}

/// How the next bytes are decoded.
enum State {
    /// All bytes so far were ASCII.
    Ascii,
    /// The file is UTF-8, or is not a text. Its bytes are returned unchanged.
    Utf8,
    Decoded(Box<Decoder>),
    Dos,
    /// The file has ended.
    Ended,
}

impl<'r> Utf8Reader<'r> {
    fn new(reader: Box<dyn Read + Send + 'r>, state: State, detected: Detected) -> Self {
        Self { reader, state, detected, decoded: Vec::new(), at: 0, failed: None }
    }

    /// Reads and decodes the next chunk.
    fn next_chunk(&mut self) {
        let mut bytes = Vec::new();
        let mut is_end = self.take(&mut bytes);
        if let State::Ascii = self.state
            && let Some(first) = bytes.iter().position(|byte| !byte.is_ascii())
        {
            // Recognising the encoding takes more than one character.
            is_end |= self.take(&mut bytes);
            self.state = match old_encoding(&bytes, first, is_end) {
                Some(encoding) => self.detected.0.get_or_init(|| encoding).state(),
                None => State::Utf8,
            };
        }
        (self.decoded, self.at) = match &mut self.state {
            State::Decoded(decoder) => (decode(decoder, &bytes, is_end), 0),
            State::Dos => (from_dos(&bytes), 0),
            State::Ascii | State::Utf8 | State::Ended => (bytes, 0),
        };
        if is_end {
            self.state = State::Ended;
        }
    }

    /// Appends up to [`CHUNK`] bytes of the file. Returns whether nothing follows them.
    fn take(&mut self, bytes: &mut Vec<u8>) -> bool {
        if self.failed.is_some() {
            return true;
        }
        let before = bytes.len();
        let read = self.reader.by_ref().take(CHUNK as u64).read_to_end(bytes);
        self.failed = read.err();
        self.failed.is_some() || bytes.len() - before < CHUNK
    }
}

impl Read for Utf8Reader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.decoded.len() {
            if let State::Ended = self.state {
                return self.failed.take().map_or(Ok(0), Err);
            }
            self.next_chunk();
        }
        let len = buffer.len().min(self.decoded.len() - self.at);
        buffer[..len].copy_from_slice(&self.decoded[self.at..self.at + len]);
        self.at += len;
        Ok(len)
    }
}

/// Decodes bytes into UTF-8. An invalid sequence becomes a NUL. Texts contain no NUL,
/// so it is reported as an invalid byte later.
fn decode(decoder: &mut Decoder, bytes: &[u8], is_end: bool) -> Vec<u8> {
    let capacity = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(4 * bytes.len() + 16);
    let mut text = vec![0; capacity];
    let (mut read, mut written) = (0, 0);
    loop {
        let (result, more_read, more_written) = decoder.decode_to_utf8_without_replacement(
            &bytes[read..],
            &mut text[written..],
            is_end,
        );
        (read, written) = (read + more_read, written + more_written);
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.resize(text.len() * 2, 0),
            DecoderResult::Malformed(..) => {
                if text.len() <= written {
                    text.resize(text.len() * 2, 0);
                }
                text[written] = 0;
                written += 1;
            }
        }
    }
    text.truncate(written);
    text
}

/// The old encoding of these bytes, of which the one at `first` is the first that is not ASCII.
/// `None` if they are UTF-8, or if they are not a text in an encoding with one byte per character.
/// `is_end` says whether the file ends with them.
fn old_encoding(bytes: &[u8], first: usize, is_end: bool) -> Option<OldEncoding> {
    // The letter before it shows whether it is part of a word.
    let from_before = &bytes[first.saturating_sub(1)..];
    let bytes = &bytes[first..];
    // In a calendar in UTF-8, a line break may be between the two bytes of a letter.
    let mut whole = bytes.to_vec();
    join_letters(&mut whole);
    let bytes = whole.as_slice();
    let has_utf8 = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    // A truncated file may end in the middle of a character.
    let is_cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    if has_utf8 || is_cut || bytes.contains(&0) {
        return None;
    }
    match old_system(from_before) {
        Some(OldSystem::Mac) => return Some(OldEncoding::Known(MACINTOSH)),
        Some(OldSystem::Dos) => return Some(OldEncoding::Dos),
        None => (),
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, is_end);
    let encoding = detector.guess(Some(b"dk"), Utf8Detection::Deny);
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let is_control = |char: char| char.is_control() && !char.is_ascii_whitespace();
    let beyond_ascii = text.chars().filter(|char| !char.is_ascii()).count();
    // Texts in Windows-1252 consist mostly of ASCII letters. The byte 0xFF is `ÿ` in
    // it, which hardly any language uses.
    let is_odd = encoding == WINDOWS_1252
        && (bytes.contains(&0xFF) || bytes.len() < 2 * beyond_ascii && 8 < bytes.len());
    let is_text = !is_odd && !text.contains(is_control);
    let is_known = encoding.is_single_byte() && !had_errors && is_text;
    is_known.then_some(OldEncoding::Known(encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what a file is read as, and in which encoding.
    #[track_caller]
    fn check(bytes: &[u8], text: &[u8], encoding: Option<&str>) {
        let (mut reader, detected) = maybe_old(Box::new(io::Cursor::new(bytes.to_vec())));
        let mut read = Vec::new();
        reader.read_to_end(&mut read).expect("it can be read");
        assert_eq!(String::from_utf8_lossy(&read), String::from_utf8_lossy(text));
        let name = detected.0.get().map(|_| detected.encoding().name);
        assert_eq!(name, encoding);
    }

    #[test]
    fn old_encodings_are_recognised_late() {
        check(b"L\xE6s mere p\xE5 nettet", "Læs mere på nettet".as_bytes(), Some("Windows-1252"));
        check(b"Pris: 5 \x80 \x96 nu", "Pris: 5 € – nu".as_bytes(), Some("Windows-1252"));
        let long = [vec![b'a'; 3 * CHUNK + 7], b"\xF8re".to_vec()].concat();
        let text = [vec![b'a'; 3 * CHUNK + 7], "øre".as_bytes().to_vec()].concat();
        check(&long, &text, Some("Windows-1252"));
    }

    #[test]
    fn old_macs_and_dos_are_recognised() {
        let text = "Læs mere på nettet".as_bytes();
        check(b"L\xBEs mere p\x8C nettet", text, Some("Mac Roman"));
        check(b"L\x91s mere p\x86 nettet", text, Some("CP850 (DOS)"));
        let long = [vec![b'a'; CHUNK], b"\x9Bre, b\x91r p\x86\n".repeat(CHUNK / 8)].concat();
        let text = ["a".repeat(CHUNK), "øre, bær på\n".repeat(CHUNK / 8)].concat();
        check(&long, text.as_bytes(), Some("CP850 (DOS)"));
    }

    #[test]
    fn utf8_and_what_is_no_text_stay_as_they_are() {
        for bytes in [
            "Læs".as_bytes(),
            b"L\xC3\xA6s \xE5",
            b"a",
            b"",
            b"Br\xC3",
            b"\xE6\0\x01",
            b"\xE6\x81\x8D",
        ] {
            check(bytes, bytes, None);
        }
    }

    #[test]
    fn utf16_is_decoded() {
        let bytes: Vec<u8> = "Æ 😀".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (mut reader, detected) = utf16(Box::new(io::Cursor::new(bytes)), UTF_16LE);
        let mut read = String::new();
        reader.read_to_string(&mut read).expect("it is UTF-8");
        assert_eq!((&*read, detected.encoding().offsets), ("Æ 😀", Offsets::Utf16));
        let (mut reader, _) =
            utf16(Box::new(io::Cursor::new(b"A\0\x00\xD8B\0C".to_vec())), UTF_16LE);
        read.clear();
        reader.read_to_string(&mut read).expect("it is UTF-8");
        assert_eq!(read, "A\0B\0");
    }
}
