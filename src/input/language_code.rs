//! Language codes of posts.

use std::borrow::Cow;

use crate::message::Message;

/// Returns a valid language code; outdated codes of Indonesian and Hebrew are
/// replaced by today's. `None` for other values, such as `und`, `zxx` and `qme`,
/// which X writes for posts without a language.
pub(super) fn language(written: Cow<'_, str>) -> Option<Cow<'_, str>> {
    if !is_language(&written) {
        return None;
    }
    let written = lowercase(written);
    match split(&written).0 {
        "und" | "zxx" | "art" => None,
        "in" => Some(Cow::Borrowed("id")),
        "iw" => Some(Cow::Borrowed("he")),
        // Codes of countries, which are no languages.
        "dk" => Some(Cow::Borrowed("da")),
        "gb" | "us" => Some(Cow::Borrowed("en")),
        private if private.starts_with('q') && private.len() == 3 => None,
        _ => Some(written),
    }
}

/// The names of languages, as people write them in Danish and English, each with its code.
const NAMES: [(&str, &[&str]); 23] = [
    ("ar", &["arabisk", "arabic"]),
    ("da", &["dansk", "danish"]),
    ("de", &["tysk", "german", "deutsch"]),
    ("en", &["engelsk", "english"]),
    ("es", &["spansk", "spanish"]),
    ("fa", &["persisk", "farsi", "persian"]),
    ("fi", &["finsk", "finnish"]),
    ("fo", &["færøsk", "faroese"]),
    ("fr", &["fransk", "french"]),
    ("is", &["islandsk", "icelandic"]),
    ("it", &["italiensk", "italian"]),
    ("kl", &["grønlandsk", "greenlandic", "kalaallisut"]),
    ("lt", &["litauisk", "lithuanian"]),
    ("nl", &["hollandsk", "nederlandsk", "dutch"]),
    ("no", &["norsk", "norwegian"]),
    ("pl", &["polsk", "polish"]),
    ("ro", &["rumænsk", "romanian"]),
    ("so", &["somali", "somalisk"]),
    ("sv", &["svensk", "swedish"]),
    ("tr", &["tyrkisk", "turkish"]),
    ("uk", &["ukrainsk", "ukrainian"]),
    ("ur", &["urdu"]),
    ("vi", &["vietnamesisk", "vietnamese"]),
];

/// The code of the language with this name; `None` if it is not known.
pub(super) fn code_of_name(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    NAMES.iter().find(|(_, names)| names.contains(&&*name)).map(|(code, _)| *code)
}

/// Puts the language part of a code in lowercase: `da-DK` for `DA-DK`. Most codes
/// already have that form.
fn lowercase(written: Cow<'_, str>) -> Cow<'_, str> {
    let code = written.trim();
    let len = split(code).0.len();
    if code.len() == written.len() && !code[..len].bytes().any(|byte| byte.is_ascii_uppercase()) {
        return written;
    }
    Cow::Owned(format!("{}{}", code[..len].to_ascii_lowercase(), &code[len..]))
}

/// Checks the language code of a draft. An invalid code is a mistake: the error is
/// the message and the help.
pub(super) fn language_of_draft(
    written: &str,
) -> Result<Option<Cow<'static, str>>, (Message, Message)> {
    if written.trim().is_empty() || is_language(written) {
        return Ok(language(Cow::Borrowed(written)).map(|code| Cow::Owned(code.into_owned())));
    }
    if let Some(code) = code_of_name(written) {
        return Ok(Some(code.into()));
    }
    let message = Message::new("draft-invalid-language").with("language", written);
    Err((message, Message::new("draft-invalid-language-help")))
}

/// Whether a code has the form of `da` or `da-DK`.
fn is_language(written: &str) -> bool {
    let (primary, rest) = split(written);
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && rest.is_none_or(|rest| rest.split(['-', '_']).all(is_part))
}

/// Splits a code such as `da-DK` into the language and the country or script; the latter is
/// `None` if the code has only a language.
fn split(written: &str) -> (&str, Option<&str>) {
    let written = written.trim();
    let parts = written.split_once(['-', '_']);
    parts.map_or((written, None), |(primary, rest)| (primary, Some(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_one() {
        let check = |code, expected| assert_eq!(language(Cow::Borrowed(code)).as_deref(), expected);
        check("da", Some("da"));
        check("DA", Some("da"));
        check(" Da_DK ", Some("da_DK"));
        check("zh-Hant-TW", Some("zh-Hant-TW"));
        check("in", Some("id"));
        check("DK", Some("da"));
        check("GB", Some("en"));
        for none in ["", " ", "und", "UND", "zxx", "qme", "null", "Danish", "da-", "d", "æå"] {
            check(none, None);
        }
    }

    #[test]
    fn a_draft_names_a_language_by_its_code() {
        for written in ["dansk, engelsk", "da, en", "null", "1"] {
            assert!(language_of_draft(written).is_err(), "{written}");
        }
        assert_eq!(language_of_draft(" "), Ok(None));
        assert_eq!(language_of_draft("und"), Ok(None));
        assert_eq!(language_of_draft(" Dansk"), Ok(Some("da".into())));
        assert_eq!(language_of_draft("DA").map(Option::unwrap_or_default).as_deref(), Ok("da"));
    }
}
