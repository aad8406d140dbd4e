//! The endings that words of Danish and English take, and what may be joined to a
//! word in a compound.
//!
//! A word is not looked up in a dictionary, so it is tried with the endings of every
//! gender and class: nobody writes the forms that do not exist, so they do no harm.
//! Words whose vowels change are in `rules/words`.

/// Separates the endings of a list.
pub(super) const SEPARATOR: char = '|';

/// The Danish endings after a consonant. The first one is empty: the word itself.
const AFTER_CONSONANT: &str = "|en|ens|et|ets|er|ers|erne|ernes|e|ene|enes|s|ede|edes";
/// The English endings after a consonant.
const ENGLISH_AFTER_CONSONANT: &str = "|es|ed|ing|ings";
/// The endings after a final consonant that is doubled: `skud`, `skuddet`.
const DOUBLED: [&str; 11] =
    ["en", "ens", "et", "ets", "er", "erne", "ernes", "e", "ene", "ed", "ing"];
/// The endings in place of a final `e`: `bombe`, `bomben`.
const IN_PLACE_OF_E: &str = "e|en|ens|er|ers|erne|ernes|es|et|ets|ede|edes|ende|ed|ing|ings";
/// The endings after any other final vowel: `skyderi`, `skyderiet`.
const AFTER_VOWEL: &str = "|et|ets|er|erne|ernes|en|ens|s|es";
/// The endings in place of a final `y`: `party`, `parties`.
const IN_PLACE_OF_Y: &str = "y|ys|yet|yer|yen|ies|ied";
/// The endings after an unstressed syllable that loses its vowel: `cykel`, `cyklen`.
const CONTRACTED: [&str; 8] = ["en", "ens", "et", "ets", "er", "erne", "e", "ene"];

/// Endings that derive a new word, such as *ing* in `branding`. A word with such an
/// ending is not a compound.
const SUFFIXES: &str = "\
    ing ings inge ingen inger ingers ingerne isk iske ist isten ister isme ismen ere eren eres \
    erne ernes ende else elsen elser elserne eri eriet erier hed hedens heden heder hederne lig \
    lige ligt lighed agtig agtige agtigt som somme somt bar bare bart inde inden inder ene enes \
    ede edes ens ets ary ery ers ies ied ess less ness able ible ful ish ism ist ists ment ments \
    ion ions ation ations ive ity ous ial ally ance ence ency ent ents ant ants ize ized ise \
    ised ure ures ate ated ee ees";

/// Beginnings that derive a new word, such as *over* in `overskud`. A word with such a
/// beginning is not a compound.
const PREFIXES: &str = "\
    af an bag be bi efter en er fer for fore fra frem gen hen hjem ind indfor inter med mis mod \
    ned om op over på re sam til u ud udfor und under un van ved pre pro con dis ex im out up";

/// Each part of a compound must be shorter than this many bytes, because a post of
/// a million characters may be a single word.
const LONGEST: usize = 64;

/// The part of a word that stays the same, and the endings of the word: `bomb` and
/// `e|en|er|…` for `bombe`.
pub(super) fn of(word: &str) -> (&str, String) {
    let english = if word.is_ascii() { ENGLISH_AFTER_CONSONANT } else { "" };
    if let Some(stem) = word.strip_suffix('e') {
        return (stem, IN_PLACE_OF_E.to_owned());
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| 2 < stem.len()) {
        return (stem, IN_PLACE_OF_Y.to_owned());
    }
    if word.ends_with(is_vowel) {
        return (word, AFTER_VOWEL.to_owned());
    }
    if let Some((stem, syllable)) = unstressed(word) {
        let consonant = &syllable[1..];
        let full = [AFTER_CONSONANT, english].concat();
        let full = full.split(SEPARATOR).map(|ending| format!("{syllable}{ending}"));
        let short = CONTRACTED.iter().map(|ending| format!("{consonant}{ending}"));
        return (stem, joined(full.chain(short)));
    }
    let adjective = if word.ends_with("ig") { "|t" } else { "" };
    let plain = [AFTER_CONSONANT, english, adjective].concat();
    let doubled = word.chars().next_back().filter(|_| is_doubled(word));
    let doubled =
        doubled.into_iter().flat_map(|last| DOUBLED.map(|ending| format!("{last}{ending}")));
    (word, joined(plain.split(SEPARATOR).map(str::to_owned).chain(doubled)))
}

/// At most two forms of a word, as examples of what its endings find. There are none if the
/// word may double its last consonant, because nobody knows here whether it does.
pub(super) fn examples(word: &str) -> Vec<String> {
    let (stem, endings) = of(word);
    if is_doubled(word) {
        return Vec::new();
    }
    let common = ["ies", "en", "er"].into_iter().filter(|ending| contains(&endings, ending));
    common.map(|ending| format!("{stem}{ending}")).filter(|form| form != word).take(2).collect()
}

/// Endings as one text, with [`SEPARATOR`] between them.
pub(super) fn joined(endings: impl Iterator<Item = String>) -> String {
    endings.collect::<Vec<_>>().join("|")
}

/// Whether `ending` is one of these endings, which [`SEPARATOR`] separates.
pub(super) fn contains(endings: &str, ending: &str) -> bool {
    endings.split(SEPARATOR).any(|own| own == ending)
}

/// Whether what follows a word makes a compound of it: *folk* in `brandfolk`, but
/// not *ing* in `branding` or *t* in the name `Brandt`.
pub(super) fn is_last_part(rest: &str) -> bool {
    (3..LONGEST).contains(&rest.len())
        && rest.contains(is_vowel)
        && !SUFFIXES.split(' ').any(|suffix| suffix == rest)
}

/// Whether what is before a word makes a compound of it: *stor* in `storbrand`, but
/// not *st* in `strøg` or *over* in `overskud`.
pub(super) fn is_first_part(before: &str) -> bool {
    before.len() < LONGEST
        && before.chars().nth(1).is_some()
        && before.contains(is_vowel)
        && !PREFIXES.split(' ').any(|prefix| prefix == before)
}

/// The letters of a word before its stem: `havne` for `havnebranden`, the stem
/// `brand` and the endings `|en|ens`. `None` if the word does not end with the stem
/// and one of the endings.
pub(super) fn before<'w>(word: &'w str, stem: &str, endings: &str) -> Option<&'w str> {
    let at = word.rfind(stem)?;
    contains(endings, &word[at + stem.len()..]).then_some(&word[..at])
}

/// The stem and the last syllable of a word that ends in an unstressed syllable
/// with `e`: `cyk` and `el` for `cykel`. `None` for other words.
fn unstressed(word: &str) -> Option<(&str, &str)> {
    let at = word.len().checked_sub(2).filter(|at| word.is_char_boundary(*at))?;
    let (stem, syllable) = word.split_at(at);
    let is_one = matches!(syllable, "el" | "er" | "en");
    (is_one && 1 < stem.len() && !stem.ends_with(is_vowel) && stem.contains(is_vowel))
        .then_some((stem, syllable))
}

/// Whether a word ends in a single consonant after a vowel. Endings may double this
/// consonant.
fn is_doubled(word: &str) -> bool {
    let mut chars = word.chars().rev();
    let is_doubled = |last| !is_vowel(last) && !"hjvwx".contains(last);
    chars.next().is_some_and(is_doubled) && chars.next().is_some_and(is_vowel)
}

fn is_vowel(char: char) -> bool {
    "aeiouyæøåéöäü".contains(char)
}
