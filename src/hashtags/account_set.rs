//! Sets of accounts: exact up to a limit, then as a sketch.

use super::sketch::{ERROR_PER_MILLE, Sketch};

/// The most accounts in a set that is exact.
pub const EXACT: usize = 1024;

/// The number of hexadecimal digits of an account in a file.
const DIGITS: usize = 10;

/// A set of accounts, as hashes. Whether it is exact depends on the accounts only,
/// and not on the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountSet {
    /// The hashes, in order.
    Exact(Vec<u64>),
    /// More than [`EXACT`] accounts.
    Sketch(Sketch),
}

impl Default for AccountSet {
    fn default() -> Self {
        Self::Exact(Vec::new())
    }
}

impl AccountSet {
    /// Adds the hash of an account.
    pub fn insert(&mut self, hash: u64) {
        match self {
            Self::Sketch(sketch) => sketch.insert(hash),
            Self::Exact(hashes) => {
                if let Err(place) = hashes.binary_search(&hash) {
                    hashes.insert(place, hash);
                    self.sketch_if_large();
                }
            }
        }
    }

    /// Adds all accounts of another set.
    pub fn merge(&mut self, other: Self) {
        match (&mut *self, other) {
            (Self::Exact(own), Self::Exact(other)) => {
                own.extend(other);
                own.sort_unstable();
                own.dedup();
                self.sketch_if_large();
            }
            (Self::Sketch(own), Self::Sketch(other)) => own.merge(&other),
            (Self::Sketch(own), Self::Exact(other)) => {
                for hash in other {
                    own.insert(hash);
                }
            }
            (Self::Exact(own), Self::Sketch(mut other)) => {
                for hash in own {
                    other.insert(*hash);
                }
                *self = Self::Sketch(other);
            }
        }
    }

    /// Turns an exact set that is too large into a sketch.
    fn sketch_if_large(&mut self) {
        let Self::Exact(hashes) = self else { return };
        if EXACT < hashes.len() {
            let mut sketch = Sketch::default();
            for hash in hashes {
                sketch.insert(*hash);
            }
            *self = Self::Sketch(sketch);
        }
    }

    /// How many accounts there are, exactly or estimated.
    pub fn count(&self) -> u64 {
        match self {
            Self::Exact(hashes) => hashes.len() as u64,
            Self::Sketch(sketch) => sketch.estimate(),
        }
    }

    /// Whether all accounts are in another set, as far as the sets show it.
    pub(super) fn is_part_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Exact(own), Self::Exact(all)) => {
                own.iter().all(|hash| all.binary_search(hash).is_ok())
            }
            (Self::Sketch(_), Self::Exact(_)) => false,
            (_, Self::Sketch(_)) => true,
        }
    }

    /// Whether the set is exact, so that the number of its accounts is not estimated.
    pub fn is_exact(&self) -> bool {
        matches!(self, Self::Exact(_))
    }

    /// The hashes of an exact set, in order; `None` for a sketch.
    pub fn hashes(&self) -> Option<&[u64]> {
        match self {
            Self::Exact(hashes) => Some(hashes),
            Self::Sketch(_) => None,
        }
    }

    /// The standard error of estimated numbers, in per mille.
    pub const fn error_per_mille() -> u32 {
        ERROR_PER_MILLE
    }

    /// The set as text. A letter comes first, so that no spreadsheet takes it for a
    /// number: `x` before hashes, `s` before a sketch.
    pub fn text(&self) -> String {
        match self {
            Self::Exact(hashes) => {
                let digits = hashes.iter().map(|hash| format!("{hash:0DIGITS$x}"));
                std::iter::once("x".to_owned()).chain(digits).collect()
            }
            Self::Sketch(sketch) => format!("s{}", sketch.text()),
        }
    }

    /// Reads a set; `None` if the text is not a set.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(sketch) = text.strip_prefix('s') {
            return Sketch::parse(sketch).map(Self::Sketch);
        }
        let digits = text.strip_prefix('x').filter(|digits| digits.is_ascii())?;
        if digits.len() % DIGITS != 0 || EXACT * DIGITS < digits.len() {
            return None;
        }
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let hashes = (0..digits.len()).step_by(DIGITS).map(|at| {
            let digits = &digits[at..at + DIGITS];
            if digits.bytes().all(is_digit) { u64::from_str_radix(digits, 16).ok() } else { None }
        });
        let hashes: Option<Vec<u64>> = hashes.collect();
        hashes.filter(|hashes| hashes.is_sorted_by(|one, next| one < next)).map(Self::Exact)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::hashtags::AccountKey;

    fn set(numbers: impl IntoIterator<Item = u32>) -> AccountSet {
        let (key, mut accounts) = (AccountKey::default(), AccountSet::default());
        for number in numbers {
            accounts.insert(key.hash(&number.to_string()));
        }
        accounts
    }

    fn merged(mut one: AccountSet, other: AccountSet) -> AccountSet {
        one.merge(other);
        one
    }

    #[test]
    fn a_set_is_exact_up_to_its_limit() {
        let all = set(0..1024);
        assert_eq!((all.count(), all.is_exact()), (1024, true));
        let more = set(0..1025);
        assert!(!more.is_exact() && more.count().abs_diff(1025) < 50, "{}", more.count());
    }

    #[test]
    fn a_set_is_read_as_it_was_written() {
        for accounts in [set(0..0), set(0..3), set(0..3000)] {
            assert_eq!(AccountSet::parse(&accounts.text()), Some(accounts));
        }
        for text in [
            "",
            "x1",
            "x00000000020000000001",
            "x00000000010000000001",
            "xåååååååååå",
            "x+000000001",
        ] {
            assert_eq!(AccountSet::parse(text), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn sets_are_the_same_however_they_were_split(
            one in proptest::collection::vec(0..3000_u32, 0..900),
            two in proptest::collection::vec(0..3000_u32, 0..900),
            three in proptest::collection::vec(0..3000_u32, 0..900),
        ) {
            let all = set(one.iter().chain(&two).chain(&three).copied());
            let [one, two, three] = [one, two, three].map(set);
            let left = merged(merged(one.clone(), two.clone()), three.clone());
            let right = merged(three, merged(two, one));
            prop_assert!(left == all && right == all);
        }
    }
}
