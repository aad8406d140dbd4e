//! Accounts as numbers, so that a file of counts does not list handles.
//!
//! A file of counts says which accounts use a tag, and many of them belong to private
//! persons. It therefore has hashes in place of handles. Handles are public, so
//! whoever has the file can hash a handle and look whether it is there, as with any
//! hash without a key. With a key that is not in the file, only those who have the key
//! can. Files can be added to each other only if they have the same key.

use crate::platform::handle_key;

/// The number of bits of the hash of an account. The probability that any two of a
/// thousand accounts have the same hash is one in two million.
pub(super) const BITS: u32 = 40;

/// The key with which accounts are hashed.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountKey {
    key: [u8; 32],
    /// The text by which files recognize the key (see [`AccountKey::mark`]); `None` for the
    /// key that everybody knows.
    mark: Option<String>,
}

impl Default for AccountKey {
    /// The key that everybody knows, which is used if there is no secret.
    fn default() -> Self {
        Self {
            key: blake3::derive_key("tweetlint accounts in counts of hashtags", &[]),
            mark: None,
        }
    }
}

impl std::fmt::Debug for AccountKey {
    /// Hides the key, which must not get into logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AccountKey")
    }
}

impl AccountKey {
    /// Derives the key from a secret text.
    pub fn of(secret: &str) -> Self {
        let key = blake3::derive_key("tweetlint accounts in counts of hashtags", secret.as_bytes());
        let mark = blake3::derive_key("tweetlint mark of a key in counts of hashtags", &key);
        let mark = u32::from_be_bytes([mark[0], mark[1], mark[2], mark[3]]);
        Self { key, mark: Some(format!("{mark:08x}")) }
    }

    /// The text by which files recognize the key, but which does not reveal it; `None`
    /// for the key that everybody knows.
    pub fn mark(&self) -> Option<&str> {
        self.mark.as_deref()
    }

    /// The hash of an account. It is the same for all spellings of its handle.
    pub fn hash(&self, account: &str) -> u64 {
        let handle = handle_key(account);
        let hash = blake3::keyed_hash(&self.key, handle.as_bytes());
        let bytes = hash.as_bytes().iter().take(BITS as usize / 8);
        bytes.fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files contain these numbers, so they must never change.
    #[test]
    fn a_hash_is_the_same_for_ever() {
        let open = AccountKey::default();
        assert_eq!(format!("{:010x}", open.hash("@Fjordager_Kom")), "dc0d9d7aea");
        assert_eq!(open.hash("fjordager_kom"), open.hash("@FJORDAGER_KOM"));
        assert_ne!(open.hash("fjordager_kom"), open.hash("fjordager-kom"));
        let secret = AccountKey::of("a secret of the municipality");
        assert_ne!(open.hash("fjordager_kom"), secret.hash("fjordager_kom"));
        assert_eq!((open.mark(), secret.mark()), (None, Some("e411b839")));
    }
}
