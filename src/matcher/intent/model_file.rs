//! The file of a trained model: part of the program, or named by a rulebook.
//!
//! The file ends with a checksum: the hash of all bytes before it, by which a damaged file
//! is recognised. A file that a rulebook names may contain anything, so every number in it is
//! checked, too. Every byte is a valid rarity, and a valid pair of weights.

use std::borrow::Cow;

use super::{
    features::BUCKETS,
    hearing::MOST_INTENTS,
    model::{Learnt, Measure, Model},
    rarity::Rarity,
    weight_rows::WeightRow,
};
use crate::message::Message;

/// The first bytes of the file. Raise the number when the meaning of a weight changes.
const MAGIC: &[u8] = b"tweetlint intents 7\n";

/// The first bytes of the file in every version of the program.
const ANY_VERSION: &[u8] = b"tweetlint intents ";

/// The length of the checksum at the end of the file, in bytes.
const CHECKSUM: usize = blake3::OUT_LEN;

/// The longest name of an intent, in bytes.
const LONGEST_NAME: usize = 60;

/// The greatest absolute value of a weight scale and of a border. Up to this value, all sums
/// are finite. Training gives values below 10.
const GREATEST: f32 = 1e6;

impl Model {
    /// The bytes of the model's file.
    pub(super) fn pack(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&self.digest);
        out.extend_from_slice(&self.rarity.0);
        put(&mut out, self.learnt.len());
        for learnt in &self.learnt {
            put(&mut out, learnt.name.len());
            out.extend_from_slice(learnt.name.as_bytes());
            out.extend(learnt.weight_scale.to_le_bytes());
            out.extend(learnt.border.to_le_bytes());
            let Measure { found, positives, alarms, negatives } = learnt.measure;
            for count in [found, positives, alarms, negatives] {
                put(&mut out, count);
            }
        }
        out.extend_from_slice(self.weights.as_flattened());
        with_checksum(out)
    }

    /// The model of a file that is part of the program; `None` if the file is not a model of
    /// this version. Its checksum is not compared, which would slow down every start.
    pub(super) fn unpack(file: &'static [u8]) -> Option<Self> {
        let ModelParts { digest, rarity, learnt, weights } = ModelParts::of(file)?;
        Some(Self::new(digest, rarity, Cow::Borrowed(weights), learnt))
    }

    /// The model of a user's file.
    ///
    /// # Errors
    /// Why the file is not a valid model.
    pub(super) fn read(file: &[u8]) -> Result<Self, Message> {
        if !is_model(file) {
            return Err(Message::new("intent-model-other-file"));
        }
        if !file.starts_with(MAGIC) {
            return Err(Message::new("intent-model-version"));
        }
        let is_whole = || {
            file.split_last_chunk()
                .is_some_and(|(content, checksum)| blake3::hash(content).as_bytes() == checksum)
        };
        let parts = ModelParts::of(file).filter(|parts| parts.are_valid() && is_whole());
        let ModelParts { digest, rarity, learnt, weights } =
            parts.ok_or_else(|| Message::new("intent-model-damaged"))?;
        Ok(Self::new(digest, rarity, Cow::Owned(weights.to_vec()), learnt))
    }
}

/// Whether a file that begins with these bytes is a model, of any version.
pub fn is_model(head: &[u8]) -> bool {
    head.starts_with(ANY_VERSION)
}

/// Whether an intent may have this name. A name may consist of letters, digits, `-` and `_`,
/// so that it is easily written in a rulebook.
pub(super) fn is_name(name: &str) -> bool {
    let is_valid = |char: char| char.is_alphanumeric() || "-_".contains(char);
    !name.is_empty() && name.len() <= LONGEST_NAME && name.chars().all(is_valid)
}

/// The bytes of a file with this content.
fn with_checksum(mut content: Vec<u8>) -> Vec<u8> {
    let checksum = blake3::hash(&content);
    content.extend_from_slice(checksum.as_bytes());
    content
}

fn put(out: &mut Vec<u8>, count: usize) {
    out.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

/// What the file of a model contains.
struct ModelParts<'f> {
    digest: [u8; 32],
    rarity: Rarity,
    learnt: Vec<Learnt>,
    weights: &'f [WeightRow],
}

impl<'f> ModelParts<'f> {
    /// The parts of a file; `None` if it is not a complete model of this version.
    fn of(file: &'f [u8]) -> Option<Self> {
        let mut rest = Rest(file.strip_prefix(MAGIC)?);
        let digest = rest.bytes(32)?.try_into().ok()?;
        let rarity = Rarity(rest.bytes(BUCKETS)?.to_vec());
        let count = rest.count().filter(|count| *count <= MOST_INTENTS)?;
        let learnt: Vec<Learnt> = (0..count).map(|_| rest.learnt()).collect::<Option<_>>()?;
        let weights = rest.bytes(BUCKETS * size_of::<WeightRow>())?.as_chunks().0;
        (rest.0.len() == CHECKSUM).then_some(Self { digest, rarity, learnt, weights })
    }

    /// Whether the model has intents, and training could give them these names and numbers.
    fn are_valid(&self) -> bool {
        let is_valid = |(number, one): (usize, &Learnt)| {
            let is_new = self.learnt[..number].iter().all(|other| other.name != one.name);
            let is_small = |number: f32| number.abs() <= GREATEST;
            is_new && is_name(&one.name) && is_small(one.weight_scale) && is_small(one.border)
        };
        !self.learnt.is_empty() && self.learnt.iter().enumerate().all(is_valid)
    }
}

/// The bytes that are not read yet.
struct Rest<'f>(&'f [u8]);

impl<'f> Rest<'f> {
    fn bytes(&mut self, count: usize) -> Option<&'f [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    fn learnt(&mut self) -> Option<Learnt> {
        let length = self.count()?;
        let name = std::str::from_utf8(self.bytes(length)?).ok()?.to_owned();
        let (weight_scale, border) = (self.float()?, self.float()?);
        let measure = Measure {
            found: self.count()?,
            positives: self.count()?,
            alarms: self.count()?,
            negatives: self.count()?,
        };
        Some(Learnt { name, weight_scale, border, measure })
    }

    fn float(&mut self) -> Option<f32> {
        Some(f32::from_le_bytes(self.bytes(4)?.try_into().ok()?))
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.bytes(4)?.try_into().ok()?)).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::matcher::{
        fold::Folded,
        intent::{Hearing, Intent, Written, features::features},
        words::words_in,
    };

    /// A model of two intents.
    fn file() -> Vec<u8> {
        let learnt = |name: &str| Learnt {
            name: name.to_owned(),
            weight_scale: 0.01,
            border: 0.5,
            measure: Measure::default(),
        };
        let weights = vec![[3; size_of::<WeightRow>()]; BUCKETS];
        let rarity = Rarity(vec![40; BUCKETS]);
        let learnt = vec![learnt("rain"), learnt("sun")];
        Model::new([7; 32], rarity, Cow::Owned(weights), learnt).pack()
    }

    /// Where the number of intents is in the file.
    const COUNT: usize = MAGIC.len() + 32 + BUCKETS;

    #[track_caller]
    fn refused(file: &[u8], why: &'static str) {
        let reason = Model::read(file).expect_err("it is no model");
        assert_eq!(reason, Message::new(why));
    }

    #[test]
    fn a_model_that_was_written_is_read() {
        let model = Model::read(&file()).expect("it is a model");
        assert_eq!(model.pack(), file());
    }

    #[test]
    fn a_changed_byte_is_noticed() {
        let whole = file();
        for at in [MAGIC.len() + 3, MAGIC.len() + 40, whole.len() - CHECKSUM - 1, whole.len() - 1] {
            let mut file = whole.clone();
            file[at] ^= 1;
            refused(&file, "intent-model-damaged");
        }
    }

    /// The file with the checksum of its content.
    fn resealed(mut file: Vec<u8>) -> Vec<u8> {
        file.truncate(file.len().saturating_sub(CHECKSUM));
        with_checksum(file)
    }

    /// A user's model of an older version would silently hear something else.
    #[test]
    fn the_number_of_the_format_stands_for_these_features() {
        let text = "Mon ikke 3 børn så branden i går? Det håber vi! (Læs: https://a.dk @b)";
        let buckets: Vec<u8> = features(text).into_iter().flat_map(u16::to_le_bytes).collect();
        let hash = blake3::hash(&buckets).to_hex();
        assert_eq!((MAGIC, &hash[..8]), (&b"tweetlint intents 7\n"[..], "50d23e0d"));
    }

    #[test]
    fn what_is_no_whole_model_is_refused() {
        let whole = file();
        refused(b"", "intent-model-other-file");
        refused(b"id,text\n1,Hej\n", "intent-model-other-file");
        refused(b"tweetlint intents 3\n", "intent-model-version");
        refused(&whole[..whole.len() - 1], "intent-model-damaged");
        refused(&[whole.as_slice(), b"x"].concat(), "intent-model-damaged");
        let changed = |at: usize, bytes: &[u8]| {
            let mut file = whole.clone();
            file[at..at + bytes.len()].copy_from_slice(bytes);
            resealed(file)
        };
        let (name, unit) = (COUNT + 8, COUNT + 12);
        for (at, bytes) in [
            (COUNT, &[0; 4][..]),
            (COUNT, &[255; 4]),
            (COUNT + 4, &[255; 4]),
            (COUNT + 4, &[0; 4]),
            (name, b"ra n"),
            (name, b"ra\x80n"),
            (unit, &f32::NAN.to_le_bytes()),
            (unit + 4, &f32::INFINITY.to_le_bytes()),
            (unit, &f32::MAX.to_le_bytes()),
        ] {
            refused(&changed(at, bytes), "intent-model-damaged");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn any_file_is_refused_or_can_be_heard_with(
            changes in prop::collection::vec((0..220_usize, any::<u8>()), 0..6),
            fill in any::<u8>(),
            length in prop::option::of(0..COUNT + 200),
            text in "[a-zæøå0-9 .,!?@#:/\u{30a}😀-]{0,400}",
        ) {
            let mut file = file();
            file[MAGIC.len() + 32..COUNT].fill(fill);
            for (at, byte) in changes {
                let at = if at < 20 { at } else { COUNT - 20 + at };
                file[at] = byte;
            }
            file.truncate(length.unwrap_or(file.len()));
            let file = resealed(file);
            if let Ok(model) = Model::read(&file) {
                let model = Arc::new(model);
                let (mut folded, mut words) = (Folded::default(), Vec::new());
                folded.fold(&text);
                words_in(&folded.text, &mut words);
                let mut hearing = Hearing::default();
                let written = Written::new(&text, &folded, &words);
                hearing.hear(&model, written);
                for intent in Intent::all_of(&model) {
                    let _ = intent.places(&hearing, written);
                    let _ = intent.reasons(&text);
                }
            }
        }
    }
}
