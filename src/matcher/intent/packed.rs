//! The file of a trained model, which is part of the program.

use std::borrow::Cow;

use super::{
    features::BUCKETS,
    hearing::MOST_INTENTS,
    model::{Learnt, Measure, Model},
    rarity::Rarity,
};

/// The first bytes of the file. Raise the number when the meaning of a weight changes.
const MAGIC: &[u8] = b"tweetlint intents 2\n";

impl Model {
    /// The bytes of the model.
    pub(super) fn pack(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&self.digest);
        out.extend_from_slice(&self.rarity.0);
        put(&mut out, self.learnt.len());
        for learnt in &self.learnt {
            put(&mut out, learnt.name.len());
            out.extend_from_slice(learnt.name.as_bytes());
            out.extend(learnt.unit.to_le_bytes());
            out.extend(learnt.border.to_le_bytes());
            let Measure { found, positives, alarms, negatives } = learnt.measure;
            for count in [found, positives, alarms, negatives] {
                put(&mut out, count);
            }
        }
        out.extend_from_slice(self.weights.as_flattened());
        out
    }

    /// The model of a file; nothing if the file is not one.
    pub(super) fn unpack(file: &'static [u8]) -> Option<Self> {
        let mut rest = Rest(file.strip_prefix(MAGIC)?);
        let digest = rest.bytes(32)?.try_into().ok()?;
        let rarity = Rarity(rest.bytes(BUCKETS)?.to_vec());
        let learnt = (0..rest.count()?).map(|_| rest.learnt()).collect::<Option<_>>()?;
        let weights = Cow::Borrowed(rest.bytes(BUCKETS * MOST_INTENTS)?.as_chunks().0);
        rest.0.is_empty().then(|| Self::new(digest, rarity, weights, learnt))
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

    fn learnt(&mut self) -> Option<Learnt> {
        let length = self.count()?;
        let name = std::str::from_utf8(self.bytes(length)?).ok()?.to_owned();
        let (unit, border) = (self.float()?, self.float()?);
        let measure = Measure {
            found: self.count()?,
            positives: self.count()?,
            alarms: self.count()?,
            negatives: self.count()?,
        };
        Some(Learnt { name, unit, border, measure })
    }

    fn float(&mut self) -> Option<f32> {
        Some(f32::from_le_bytes(self.bytes(4)?.try_into().ok()?))
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.bytes(4)?.try_into().ok()?)).ok()
    }
}
