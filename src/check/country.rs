//! Countries, and the numbers that people call there in an emergency.
//!
//! To add a country, add a row to [`COUNTRIES`].

use crate::language::{Language, TextLanguage};

/// A country.
#[derive(Debug, PartialEq, Eq)]
pub struct Country {
    /// Its code in ISO 3166, in lower case, as rulebooks write it.
    pub code: &'static str,
    /// The numbers for emergencies, the usual one first.
    pub emergency: &'static [&'static str],
    /// The numbers for cases that can wait.
    pub calm: &'static [&'static str],
}

/// Every country that a rulebook may name.
pub const COUNTRIES: &[Country] = &[
    Country { code: "dk", emergency: &["112"], calm: &["114", "1813"] },
    Country { code: "fo", emergency: &["112"], calm: &["114", "1870"] },
    Country { code: "gl", emergency: &["112"], calm: &[] },
    Country { code: "se", emergency: &["112"], calm: &["11414", "1177", "11313"] },
    Country { code: "no", emergency: &["112", "110", "113"], calm: &["02800", "116117"] },
    Country { code: "fi", emergency: &["112"], calm: &["116117"] },
    Country { code: "is", emergency: &["112"], calm: &["1700"] },
    Country { code: "de", emergency: &["112", "110"], calm: &["116117"] },
    Country { code: "nl", emergency: &["112"], calm: &["0900"] },
    Country { code: "fr", emergency: &["112", "15", "17", "18", "114"], calm: &["116117"] },
    Country { code: "gb", emergency: &["999", "112"], calm: &["101", "111"] },
    Country { code: "ie", emergency: &["112", "999"], calm: &[] },
    Country { code: "us", emergency: &["911"], calm: &["311", "211", "988"] },
    Country { code: "ca", emergency: &["911"], calm: &["311", "211", "988", "811"] },
    Country { code: "au", emergency: &["000", "112"], calm: &["131444"] },
    Country { code: "nz", emergency: &["111"], calm: &["105"] },
];

impl Country {
    /// The country with a code, in upper or lower case; `None` if there is none. `uk`
    /// is taken for `gb`.
    pub fn named(code: &str) -> Option<&'static Self> {
        let code = code.to_ascii_lowercase();
        let code = if code == "uk" { "gb" } else { &code };
        COUNTRIES.iter().find(|country| country.code == code)
    }

    /// The country whose people read posts in a language: Denmark for Danish. `None`
    /// for a language that several countries read, or that is unclear.
    pub fn of_language(language: TextLanguage) -> Option<&'static Self> {
        let is_danish = language.is(Language::Da) && !language.is(Language::En);
        is_danish.then(|| &COUNTRIES[0])
    }

    /// Whether people in the country call a number, for emergencies or for what can
    /// wait.
    pub fn has(&self, number: &str) -> bool {
        self.emergency.contains(&number) || self.calm.contains(&number)
    }
}

/// Whether a number is one of the numbers of any country.
pub(super) fn is_number(number: &str) -> bool {
    COUNTRIES.iter().any(|country| country.has(number))
}

/// Whether a number is for emergencies in a country. If the country is unknown or does
/// not have the number, the first country that has it decides.
pub(super) fn is_for_emergencies(number: &str, country: Option<&Country>) -> bool {
    let here = country.filter(|country| country.has(number));
    let known = here.or_else(|| COUNTRIES.iter().find(|country| country.has(number)));
    known.is_some_and(|country| country.emergency.contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_for_emergencies_where_it_is() {
        let country = |code| Country::named(code).expect("it is listed");
        assert!(is_for_emergencies("112", None) && is_for_emergencies("111", Some(country("nz"))));
        assert!(
            !is_for_emergencies("114", None) && !is_for_emergencies("111", Some(country("uk")))
        );
        assert!(country("us").has("911") && !country("dk").has("911"));
    }
}
