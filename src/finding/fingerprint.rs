//! Fingerprints, by which a finding is recognised in the next run.
//!
//! The fingerprint of a finding must stay the same as long as the post does, even if the
//! post moves within its file, and must differ from the fingerprints of findings in other
//! posts. A report may be published, so its fingerprints must not reveal the personal data
//! that the report masks. Of a personal number, four digits are masked. Whoever has a hash
//! of the number can try all ten thousand possibilities: in a second with any hash, and in
//! hours with a slow one, with or without salt. Words with personal data are therefore
//! hashed only with a key that is not in the report.

use std::{fmt, ops::Range};

use super::Finding;
use crate::personal_data::{secrets, secrets_of_id};
use crate::post::Version;

/// The number of characters before and after the words of a finding that are part of
/// its fingerprint, if the post has no id.
const NEARBY: usize = 40;

/// The number of characters from the beginning of a post that are part of the
/// fingerprint of a finding without words in the text, if the post has no id.
const BEGINNING: usize = 400;

/// The number of hexadecimal digits of a fingerprint.
const DIGITS: usize = 32;

/// A key for the fingerprints of personal data.
#[derive(Clone, Copy)]
pub struct FingerprintKey([u8; 32]);

impl FingerprintKey {
    /// Derives the key from a secret text.
    pub fn of(secret: &str) -> Self {
        Self(blake3::derive_key("tweetlint fingerprints of personal data", secret.as_bytes()))
    }
}

impl fmt::Debug for FingerprintKey {
    /// Hides the key, which must not get into logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FingerprintKey")
    }
}

/// The parts of a finding that its fingerprint is made of.
struct FingerprintParts<'f> {
    rule: &'f str,
    account: &'f str,
    /// The id of the post. Without an id: the name of its file and the text near the words.
    post: Vec<String>,
    /// The words of the finding.
    words: &'f str,
    /// Whether the words contain personal data.
    is_personal: bool,
}

impl Finding<'_> {
    /// The fingerprint by which later runs recognise the finding: 32 hexadecimal digits for
    /// the first 128 bits of the BLAKE3 hash of the rule, the account, the post and the
    /// words. Words with personal data are hashed only if there is a key.
    pub fn fingerprint(&self, key: Option<&FingerprintKey>) -> String {
        let parts = FingerprintParts::of(self);
        let mut hasher = match key.filter(|_| parts.is_personal) {
            Some(FingerprintKey(key)) => blake3::Hasher::new_keyed(key),
            None => blake3::Hasher::new(),
        };
        // Words with personal data are replaced by their number in the post, so that
        // at least two findings in one post differ.
        let number = self.first_secret().to_string();
        let words = if parts.is_personal && key.is_none() { &number } else { parts.words };
        let post = parts.post.iter().map(String::as_str);
        for part in [parts.rule, parts.account, words].into_iter().chain(post) {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().to_hex()[..DIGITS].to_owned()
    }

    /// Whether the fingerprint differs from the fingerprints of findings about other words.
    /// It does not if the words contain personal data and there is no key: another personal
    /// number in the same place would then have the same fingerprint.
    pub fn is_recognizable(&self, key: Option<&FingerprintKey>) -> bool {
        key.is_some() || !FingerprintParts::of(self).is_personal
    }

    /// The fingerprint of the first version, which older reports contain: the 64-bit
    /// FNV-1a hash of the rule, the account, the id of the post and the words
    /// without personal data. A post without an id is given its number in the file
    /// as an id, so posts of different files may have the same fingerprint.
    pub fn first_fingerprint(&self) -> String {
        let is_secret = |range: &Range<usize>| self.overlaps_secret(range);
        let range = self.text_span.clone().filter(|range| !is_secret(range));
        let words = range.map_or("", |range| &self.post.text.as_str()[range]);
        let id = if secrets_of_id(self.post).is_empty() { &*self.post.id } else { "" };
        let parts = [&self.rule.id, open(&self.post.account), id, words];
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        format!("{hash:016x}")
    }

    /// Whether the fingerprint of the first version identifies the finding. It does not
    /// if the post has no id of its own, or if its id or the words of the finding
    /// contain personal data: findings in other posts may then have the same
    /// fingerprint.
    pub fn has_first_fingerprint(&self) -> bool {
        self.has_open_id() && !FingerprintParts::of(self).is_personal
    }

    /// Whether the file gives the post an id that contains no personal data.
    fn has_open_id(&self) -> bool {
        self.post.has_own_id && secrets_of_id(self.post).is_empty()
    }

    /// How many of the places with personal data in the post are before the words of
    /// the finding.
    fn first_secret(&self) -> usize {
        let start = self.text_span.as_ref().map_or(0, |words| words.start);
        self.secrets.partition_point(|secret| secret.end <= start)
    }

    fn overlaps_secret(&self, range: &Range<usize>) -> bool {
        let next = self.secrets.partition_point(|secret| secret.end <= range.start);
        self.secrets.get(next).is_some_and(|secret| secret.start < range.end)
    }

    /// The text near the words, without personal data. For a finding without words
    /// in the text, this is the beginning of the text.
    fn nearby(&self) -> String {
        let text = self.post.text.as_str();
        let (words, after) = match &self.text_span {
            Some(words) => (words.clone(), NEARBY),
            None => (0..0, BEGINNING),
        };
        let start = text[..words.start].char_indices().rev().take(NEARBY).last();
        let end = text[words.end..].char_indices().nth(after);
        let range = start.map_or(words.start, |(at, _)| at)
            ..end.map_or(text.len(), |(at, _)| words.end + at);
        let is_open = |at: usize| !self.overlaps_secret(&(at..at + 1));
        let near = text[range.clone()].char_indices();
        let near: String =
            near.filter(|(at, _)| is_open(range.start + at)).map(|(_, c)| c).collect();
        near.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl<'f> FingerprintParts<'f> {
    fn of(finding: &'f Finding<'_>) -> Self {
        let post = if finding.has_open_id() {
            vec![finding.post.id.to_string()]
        } else {
            let path = finding.source.path();
            let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
            vec![open(name).to_owned(), finding.nearby()]
        };
        let mut post = post;
        if finding.post.version == Version::OwnText {
            // A finding that a baseline knows in the text of the draft may be new in
            // this version, which has a text of its own.
            post.push(finding.post.platform.name().to_owned());
        }
        let (words, is_personal) = words(finding);
        let account = open(&finding.post.account);
        Self { rule: &finding.rule.id, account, post, words, is_personal }
    }
}

/// The words of a finding, and whether they contain personal data. If a finding is
/// about a part of the record, such as a picture, its words are that part; if it is
/// about the whole record, it has no words.
fn words<'f>(finding: &'f Finding<'_>) -> (&'f str, bool) {
    if let Some(range) = &finding.text_span {
        return (&finding.post.text.as_str()[range.clone()], finding.overlaps_secret(range));
    }
    let (span, record) = (finding.span, finding.post.span);
    let is_part = record.start <= span.start && span.end <= record.end && span != record;
    let words = if is_part { finding.source.slice(span) } else { "" };
    (words, !secrets(words).is_empty())
}

/// The text, or nothing if it contains personal data.
fn open(text: &str) -> &str {
    if secrets(text).is_empty() { text } else { "" }
}
