//! The file of a trained model, which is part of the program.

use std::{borrow::Cow, sync::Arc};

use super::{
    features::BUCKETS,
    model::{Intent, Measure, Model},
    rarity::Rarity,
};

/// The first bytes of the file. The number changes when what a weight means does.
const MAGIC: &[u8] = b"tweetlint intents 1\n";

impl Model {
    /// The bytes of the model.
    pub(super) fn pack(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&self.digest);
        out.extend_from_slice(&self.rarity.0);
        for intent in &self.intents {
            put(&mut out, intent.name.len());
            out.extend_from_slice(intent.name.as_bytes());
            out.extend(intent.unit.to_le_bytes());
            out.extend(intent.border.to_le_bytes());
            let Measure { found, positives, alarms, negatives } = intent.measure;
            for count in [found, positives, alarms, negatives] {
                put(&mut out, count);
            }
            put(&mut out, intent.cues.len());
            out.extend(intent.cues.iter().flat_map(|slot| slot.to_le_bytes()));
            out.extend_from_slice(&intent.weights);
        }
        out
    }

    /// The model of a file; nothing if the file is not one.
    pub(super) fn unpack(file: &'static [u8]) -> Option<Self> {
        let mut rest = Rest(file.strip_prefix(MAGIC)?);
        let digest = rest.bytes(32)?.try_into().ok()?;
        let rarity = Rarity(rest.bytes(BUCKETS)?.to_vec());
        let mut intents = Vec::new();
        while !rest.0.is_empty() {
            let length = rest.count()?;
            let name = std::str::from_utf8(rest.bytes(length)?).ok()?;
            let (unit, border) = (rest.number()?, rest.number()?);
            let measure = Measure {
                found: rest.count()?,
                positives: rest.count()?,
                alarms: rest.count()?,
                negatives: rest.count()?,
            };
            let cues = rest.count()?;
            let cues =
                rest.bytes(2 * cues)?.as_chunks().0.iter().map(|slot| u16::from_le_bytes(*slot));
            let cues = cues.collect();
            let weights = Cow::Borrowed(rest.bytes(BUCKETS)?);
            let name = Cow::Borrowed(name);
            intents.push(Arc::new(Intent { name, weights, unit, border, cues, measure }));
        }
        Some(Self { digest, rarity, intents })
    }
}

fn put(out: &mut Vec<u8>, count: usize) {
    out.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

/// What is not read yet.
struct Rest(&'static [u8]);

impl Rest {
    fn bytes(&mut self, count: usize) -> Option<&'static [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.bytes(4)?.try_into().ok()?))
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }
}
