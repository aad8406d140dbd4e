//! Fingerprints, by which a finding is recognised in the next run.
//!
//! The fingerprint of a finding must stay the same as long as the post does, even if the
//! post moves within its file, and must differ from the fingerprints of findings in other
//! posts and other files. If the file gets another name, the finding is recognised by its
//! [`Identity`]. A report may be published, so its fingerprints must not reveal the personal data
//! that the report masks. Of a personal number, four digits are masked. Whoever has a hash
//! of the number can try all ten thousand possibilities: in a second with any hash, and in
//! hours with a slow one, with or without salt. Words with personal data are therefore
//! hashed only with a key that is not in the report.

use std::{borrow::Cow, collections::HashMap, fmt, ops::Range};

use super::{BaseFolder, Finding};
use crate::personal_data::{secrets, secrets_of_id};
use crate::post::Version;

/// The number of characters before and after the words of a finding that are part of
/// its fingerprint, if the post has no id.
const NEARBY: usize = 40;

/// The number of characters from the beginning of a post that are part of the
/// fingerprint of a finding without words in the text, if the post has no id.
const BEGINNING: usize = 400;

/// Up to how many findings of a post are compared with each other.
const FEW: usize = 16;

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

/// What fingerprints depend on beside the findings.
#[derive(Clone, Copy, Debug, Default)]
pub struct FingerprintBasis<'a> {
    /// The key for personal data; `None` if the user has set no secret.
    pub key: Option<&'a FingerprintKey>,
    /// The folder at which the names of files begin; `None` if they are taken as they are.
    pub folder: Option<&'a BaseFolder>,
}

impl FingerprintBasis<'_> {
    /// The name of the file at a path of the run.
    pub fn name_of<'p>(&self, path: &'p str) -> Cow<'p, str> {
        self.folder.map_or(path.into(), |folder| folder.name_of(path))
    }
}

/// What a finding is recognised by if its file gets another name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The name of its file.
    pub file: String,
    /// A hash like the fingerprint, of the text of the post in place of the file.
    pub text: String,
}

impl Finding<'_> {
    /// The fingerprint by which later runs recognise the finding: 32 hexadecimal digits for
    /// the first 128 bits of the BLAKE3 hash of the rule, the account, the file, the post and
    /// the words. The post is its id; without an id, the text near the words. What contains
    /// personal data is hashed only if there is a key.
    pub fn fingerprint(&self, basis: FingerprintBasis<'_>) -> String {
        let path = self.source.path();
        let file = basis.name_of(path);
        let is_personal = !secrets(&file).is_empty();
        let file = if is_personal && basis.key.is_none() { "" } else { &*file };
        let sheet = self.source.spot(self.span).and_then(|spot| spot.sheet);
        let id = self.open_id();
        // What is piped into the program has no file that tells its posts from others.
        let is_piped = &**path == "-" || path.starts_with("/dev/") || path.starts_with("/proc/");
        let nearby = if id.is_some() && !is_piped { String::new() } else { self.nearby() };
        let sheet = sheet.as_deref().map_or("", open);
        let repeat = self.repeat_in_hash(basis.key);
        let post = ["file", file, sheet, id.unwrap_or_default(), &nearby, &repeat];
        self.hash(&post, basis.key, is_personal)
    }

    /// What the finding is recognised by if its file gets another name.
    pub fn identity(&self, basis: FingerprintBasis<'_>) -> Identity {
        let text = self.post.text.as_str();
        let end = text.char_indices().nth(BEGINNING).map_or(text.len(), |(at, _)| at);
        let (beginning, length) = (self.open_text(0..end), text.len().to_string());
        let (nearby, repeat) = (self.nearby(), self.repeat_in_hash(basis.key));
        let id = self.open_id().unwrap_or_default();
        let post = ["text", &beginning, &length, id, &nearby, &repeat];
        let file = basis.name_of(self.source.path()).into_owned();
        Identity { file, text: self.hash(&post, basis.key, false) }
    }

    /// The fingerprint of the second version, which older reports contain. Posts with
    /// an id have no file in it, others the name of their file without folders, and
    /// all findings of the same words in a post have the same fingerprint.
    pub fn second_fingerprint(&self, key: Option<&FingerprintKey>) -> String {
        if let Some(id) = self.open_id() {
            return self.hash(&[id], key, false);
        }
        let path = self.source.path();
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
        self.hash(&[open(name), &self.nearby()], key, false)
    }

    /// The first 128 bits of the hash of the rule, the account, the words and what identifies
    /// the post.
    fn hash(&self, post: &[&str], key: Option<&FingerprintKey>, is_personal: bool) -> String {
        let (words, has_personal_words) = self.words_and_personal();
        let mut hasher = match key.filter(|_| is_personal || has_personal_words) {
            Some(FingerprintKey(key)) => blake3::Hasher::new_keyed(key),
            None => blake3::Hasher::new(),
        };
        // Words with personal data are replaced by their number in the post, so that
        // at least two findings in one post differ.
        let number = self.first_secret().to_string();
        let words = if has_personal_words && key.is_none() { &number } else { words };
        // A finding that a baseline knows in the text of the draft may be new in
        // a version with a text of its own.
        let version = (self.post.version == Version::OwnText).then(|| self.post.platform.name());
        let parts = [&*self.rule.id, open(&self.post.account), words];
        for part in parts.into_iter().chain(post.iter().copied()).chain(version) {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().to_hex()[..DIGITS].to_owned()
    }

    /// Whether the fingerprint differs from the fingerprints of findings about other words and
    /// in other files. It does not if these contain personal data and there is no key:
    /// another personal number in the same place would then have the same fingerprint.
    pub fn is_recognizable(&self, key: Option<&FingerprintKey>) -> bool {
        let is_personal = || self.words_and_personal().1 || !secrets(self.source.path()).is_empty();
        key.is_some() || !is_personal()
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
        self.open_id().is_some() && !self.words_and_personal().1
    }

    /// The id that the file gives the post; `None` if there is none, or if it contains personal
    /// data.
    fn open_id(&self) -> Option<&str> {
        let is_open = self.post.has_own_id && secrets_of_id(self.post).is_empty();
        is_open.then_some(&*self.post.id)
    }

    /// How many findings of the same words are before this one in the post; empty if
    /// there are none, or if the number would say that two personal numbers are the same.
    fn repeat_in_hash(&self, key: Option<&FingerprintKey>) -> String {
        let counts = 0 < self.repeat && (key.is_some() || !self.words_and_personal().1);
        if counts { self.repeat.to_string() } else { String::new() }
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
        self.open_text(
            start.map_or(words.start, |(at, _)| at)
                ..end.map_or(text.len(), |(at, _)| words.end + at),
        )
    }

    /// A part of the text without personal data, on one line.
    fn open_text(&self, range: Range<usize>) -> String {
        let is_open = |at: usize| !self.overlaps_secret(&(at..at + 1));
        let part = self.post.text.as_str()[range.clone()].char_indices();
        let part: String =
            part.filter(|(at, _)| is_open(range.start + at)).map(|(_, c)| c).collect();
        part.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of the finding. If it is about a part of the record, such as a picture, its
    /// words are that part; if it is about the whole record, it has no words.
    fn words(&self) -> &str {
        if let Some(range) = &self.text_span {
            return &self.post.text.as_str()[range.clone()];
        }
        let (span, record) = (self.span, self.post.span);
        let is_part = record.start <= span.start && span.end <= record.end && span != record;
        if is_part { self.source.slice(span) } else { "" }
    }

    /// The words of the finding, and whether they contain personal data.
    fn words_and_personal(&self) -> (&str, bool) {
        let words = self.words();
        let is_personal = match &self.text_span {
            Some(range) => self.overlaps_secret(range),
            None => !secrets(words).is_empty(),
        };
        (words, is_personal)
    }
}

/// Numbers the findings of each post that only their order tells apart: those of the same rule and
/// the same words, in a post without an id also with the same text nearby. A baseline that
/// knows one of them does not know the next.
pub(crate) fn number_repeats(findings: &mut [Finding<'_>]) {
    for post in findings.chunk_by_mut(Finding::is_about_same_post) {
        if !may_have_repeats(post) {
            continue;
        }
        let mut seen = HashMap::new();
        let of = |finding: &Finding<'_>| {
            let mut hasher = blake3::Hasher::new();
            hasher.update(finding.words().as_bytes());
            if finding.open_id().is_none() {
                hasher.update(&[0xff]);
                hasher.update(finding.nearby().as_bytes());
            }
            if finding.post.version == Version::OwnText {
                hasher.update(&[0xff]);
                hasher.update(finding.post.platform.name().as_bytes());
            }
            let place = (finding.rule_index, *hasher.finalize().as_bytes());
            let before = seen.entry(place).or_insert(0);
            *before += 1;
            *before - 1
        };
        let repeats: Vec<usize> = post.iter().map(of).collect();
        for (finding, repeat) in post.iter_mut().zip(repeats) {
            finding.repeat = repeat;
        }
    }
}

/// Whether two findings of a post may have the same rule and words. Most posts have few
/// findings, which are compared faster than they are hashed.
fn may_have_repeats(post: &[Finding<'_>]) -> bool {
    let is_same = |one: &Finding<'_>, other: &Finding<'_>| {
        one.rule_index == other.rule_index && one.words() == other.words()
    };
    let has_same =
        |(at, one): (usize, &Finding<'_>)| post[..at].iter().any(|other| is_same(one, other));
    FEW < post.len() || post.iter().enumerate().any(has_same)
}

/// The text, or nothing if it contains personal data.
fn open(text: &str) -> &str {
    if secrets(text).is_empty() { text } else { "" }
}
