//! The pages of a column of Parquet, unpacked here.
//!
//! The crate that decodes them would believe their headers, and unpacks Zstandard with C
//! code. So it gets pages that are not packed any more, of which each is within the limits.

use std::{
    io::Read,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use flate2::read::MultiGzDecoder;
use parquet::{
    basic::Compression,
    column::page::{Page, PageMetadata, PageReader},
    errors::{ParquetError, Result},
    file::{reader::ChunkReader, serialized_reader::SerializedPageReader},
};
use snap::raw::{Decoder, decompress_len};

use super::fault::Fault;
use crate::input::{decompress::UnpackBudget, zstandard::Frames};

/// The most bytes of a page, unpacked (128 MiB). `DuckDB` writes the longest, of up to
/// 100 MB.
const LARGEST_PAGE: usize = 128 << 20;

/// How many bytes each value counts as besides those of its page: a page of few bytes may
/// repeat one value.
const BYTES_OF_VALUE: usize = 8;

/// What the pages of a file have in common: the budget for unpacking them, and why one of
/// them cannot be read, which the errors of the crate have no place for.
#[derive(Clone, Default)]
pub(super) struct Shared {
    pub(super) budget: UnpackBudget,
    fault: Arc<Mutex<Option<Fault>>>,
}

impl Shared {
    /// Keeps the fault of a page.
    fn failed(&self, fault: Fault) -> ParquetError {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault);
        ParquetError::General("a page cannot be read".to_owned())
    }

    /// The fault of a page, or that of a file for which there is no better reason.
    pub(super) fn fault(&self) -> Fault {
        let mut fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        fault.take().unwrap_or(Fault::Damaged)
    }
}

/// The pages of a column in some rows.
pub(super) struct Pages<R: ChunkReader> {
    /// A reader that does not unpack.
    pub(super) packed: SerializedPageReader<R>,
    pub(super) compression: Compression,
    /// The name of the column.
    pub(super) column: String,
    /// The size of the file.
    pub(super) size: u64,
    pub(super) shared: Shared,
}

impl<R: ChunkReader> Pages<R> {
    /// The page with its bytes unpacked.
    fn unpacked(&self, mut page: Page) -> Result<Page> {
        let values = page.num_values() as usize;
        let whole = |bytes: &Bytes, start, is_packed| {
            self.whole(bytes, start, is_packed, values).map_err(|fault| self.shared.failed(fault))
        };
        match &mut page {
            Page::DictionaryPage { buf, .. } => {
                *buf = whole(buf, 0, true)?;
                if buf.len() < values {
                    return Err(self.shared.failed(Fault::Damaged));
                }
            }
            Page::DataPage { buf, .. } => *buf = whole(buf, 0, true)?,
            Page::DataPageV2 {
                buf,
                def_levels_byte_len,
                rep_levels_byte_len,
                is_compressed,
                ..
            } => {
                // The levels before the values are never packed.
                let start = def_levels_byte_len.saturating_add(*rep_levels_byte_len) as usize;
                *buf = whole(buf, start, *is_compressed)?;
                *is_compressed = false;
            }
        }
        Ok(page)
    }

    /// The bytes of a page with so many values, unpacked from `start` on.
    fn whole(
        &self,
        bytes: &Bytes,
        start: usize,
        is_packed: bool,
        values: usize,
    ) -> Result<Bytes, Fault> {
        let (levels, packed) = bytes.split_at_checked(start).ok_or(Fault::Damaged)?;
        let unpacked = match self.compression {
            Compression::UNCOMPRESSED => None,
            _ if !is_packed || packed.is_empty() => None,
            _ => Some([levels, &self.unpack(packed)?].concat().into()),
        };
        let unpacked = unpacked.unwrap_or_else(|| bytes.clone());
        let budget = &self.shared.budget;
        budget.add(bytes.len() as u64, self.size);
        let counted = values.saturating_mul(BYTES_OF_VALUE).saturating_add(unpacked.len());
        if budget.allows(counted) { Ok(unpacked) } else { Err(Fault::Bomb) }
    }

    fn unpack(&self, packed: &[u8]) -> Result<Vec<u8>, Fault> {
        match self.compression {
            Compression::SNAPPY => {
                let length = decompress_len(packed).map_err(|_| Fault::Damaged)?;
                if LARGEST_PAGE < length {
                    return Err(self.too_large());
                }
                Decoder::new().decompress_vec(packed).map_err(|_| Fault::Damaged)
            }
            Compression::GZIP(_) => self.read(MultiGzDecoder::new(packed)),
            Compression::ZSTD(_) => self.read(Frames::new(packed)),
            other => {
                let name = other.to_string();
                let name = name.split('(').next().unwrap_or_default();
                Err(Fault::Compression(name.to_owned()))
            }
        }
    }

    fn read(&self, unpacked: impl Read) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        let read = unpacked.take(LARGEST_PAGE as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|_| Fault::Damaged)?;
        if LARGEST_PAGE < bytes.len() { Err(self.too_large()) } else { Ok(bytes) }
    }

    fn too_large(&self) -> Fault {
        Fault::TooLarge("bulk-page-too-large", self.column.clone())
    }
}

impl<R: ChunkReader> Iterator for Pages<R> {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl<R: ChunkReader> PageReader for Pages<R> {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let page = self.packed.get_next_page()?;
        page.map(|page| self.unpacked(page)).transpose()
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.packed.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.packed.skip_next_page()
    }
}
