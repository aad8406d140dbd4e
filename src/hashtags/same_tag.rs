//! Which spellings are the same hashtag, in counts and registers of hashtags. In windows,
//! only upper and lower case make no difference: to a platform, `#Århus` and `#Aarhus` are
//! two hashtags, and the posts with one are not shown to those who follow the other.

use std::borrow::Cow;

use crate::matcher::folded;

/// The folded form of a hashtag, which all its spellings share: in small letters, and
/// with `aa` for `å`, `ae` for `æ` and `oe` for `ø`. `tag` is written without `#`.
pub(crate) fn folded_tag(tag: &str) -> Cow<'_, str> {
    let folded = folded(tag);
    if !folded.contains(['å', 'æ', 'ø']) {
        return folded;
    }
    Cow::Owned(folded.replace('å', "aa").replace('æ', "ae").replace('ø', "oe"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_tag_are_the_same() {
        for (written, expected) in [
            ("klima", "klima"),
            ("KlimaTilpasning", "klimatilpasning"),
            ("Århus", "aarhus"),
            ("A\u{30a}rhus", "aarhus"),
            ("Aarhus", "aarhus"),
            ("KØBENHAVN", "koebenhavn"),
            ("Koebenhavn", "koebenhavn"),
            ("ÆblerFraFyn", "aeblerfrafyn"),
            ("ÖresundsBron", "öresundsbron"),
        ] {
            assert_eq!(folded_tag(written), expected, "{written}");
        }
    }
}
