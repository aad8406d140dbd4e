//! Decompresses Zstandard, frame by frame, and verifies the checksum of each frame.

use std::io::{self, BufRead, ErrorKind, Read};

use ruzstd::decoding::{
    BlockDecodingStrategy, FrameDecoder,
    errors::{FrameDecoderError, ReadFrameHeaderError},
};

/// The largest window, the amount of memory for unpacking, that a frame may ask for:
/// 128 MiB, as written by `zstd --long`. A hostile header could ask for all memory.
const MAX_WINDOW: u64 = 1 << 27;

/// Whether data begins with a frame of Zstandard, or with a skippable frame, as the files
/// of `pzstd` do. <https://datatracker.ietf.org/doc/html/rfc8878#section-3.1>
pub(super) fn is_zstandard(head: &[u8]) -> bool {
    matches!(head, [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

/// Reads the content of all frames of a file one after the other. A file has several
/// frames if it was compressed in parts, or if files were concatenated.
pub(super) struct Frames<R> {
    packed: R,
    frame: FrameDecoder,
    /// Whether the header of a frame has been read, but not all of its content.
    is_open: bool,
}

impl<R: BufRead> Frames<R> {
    /// A reader of the content of compressed data.
    pub(super) fn new(packed: R) -> Self {
        let mut frame = FrameDecoder::new();
        frame.set_max_window_size(MAX_WINDOW);
        Self { packed, frame, is_open: false }
    }

    /// Begins the next frame, after any that are to be skipped. Returns whether there is one.
    fn open_next(&mut self) -> io::Result<bool> {
        while !self.packed.fill_buf()?.is_empty() {
            match self.frame.reset(&mut self.packed) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => self.skip(u64::from(length))?,
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }

    /// Skips a skippable frame, which contains `length` bytes for other programs.
    fn skip(&mut self, length: u64) -> io::Result<()> {
        let skipped = io::copy(&mut (&mut self.packed).take(length), &mut io::sink())?;
        if skipped == length { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) }
    }

    /// Fails if the checksum at the end of the frame differs from the checksum of its
    /// content.
    fn verify(&self) -> io::Result<()> {
        match self.frame.get_checksum_from_data() {
            Some(stated) if Some(stated) != self.frame.get_calculated_checksum() => {
                Err(io::Error::new(ErrorKind::InvalidData, "the checksum differs"))
            }
            _ => Ok(()),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.is_open && self.frame.can_collect() > 0 {
                return self.frame.read(buffer);
            }
            if !self.is_open {
                self.is_open = self.open_next()?;
                if !self.is_open {
                    return Ok(0);
                }
            } else if self.frame.is_finished() {
                self.verify()?;
                self.is_open = false;
            } else {
                let part = BlockDecodingStrategy::UptoBlocks(1);
                self.frame.decode_blocks(&mut self.packed, part).map_err(io::Error::other)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compresses data, with a checksum.
    fn packed(content: &[u8]) -> Vec<u8> {
        let mut encoder = zstd::Encoder::new(Vec::new(), 3).expect("memory can be written to");
        encoder.include_checksum(true).expect("the option exists");
        io::Write::write_all(&mut encoder, content).expect("memory can be written to");
        encoder.finish().expect("memory can be written to")
    }

    fn read(packed: &[u8]) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        Frames::new(packed).read_to_end(&mut content)?;
        Ok(content)
    }

    #[test]
    fn frames_are_read_as_one() {
        let large: Vec<u8> = (0..400_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut data = packed(&large);
        data.extend([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, b'x', b'y', b'z']);
        data.extend(packed(b""));
        data.extend(packed(b"end"));
        assert_eq!(read(&data).expect("the data is valid"), [&large[..], b"end"].concat());
    }

    #[test]
    fn what_is_damaged_or_cut_off_fails() {
        let content = b"Vandet er lukket i Havnegade. ".repeat(500);
        let data = packed(&content);
        for end in 1..data.len() {
            assert!(read(&data[..end]).is_err(), "{end} bytes of {}", data.len());
        }
        for place in 0..data.len() {
            let mut damaged = data.clone();
            damaged[place] ^= 1;
            let differs = read(&damaged).is_ok_and(|read| read != content);
            assert!(!differs, "a changed byte at {place} is not noticed");
        }
        assert!(read(&[&data[..], b"rest of a file"].concat()).is_err());
        let skippable = [0x50, 0x2a, 0x4d, 0x18, 9, 0, 0, 0, b'x'];
        assert!(read(&[&data[..], &skippable].concat()).is_err());
    }

    #[test]
    fn a_window_beyond_the_limit_is_refused() {
        // This frame asks for a window of 2^(10 + 18) bytes, 256 MiB.
        let frame = [0x28, 0xb5, 0x2f, 0xfd, 0, 18 << 3, 1, 0, 0];
        assert!(read(&frame).is_err());
        let frame = [0x28, 0xb5, 0x2f, 0xfd, 0, 17 << 3, 1, 0, 0];
        assert_eq!(read(&frame).expect("the window is allowed"), b"");
    }
}
