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
/// The further endings after *er*: `borger`, `borgerne`.
const AFTER_ER: &str = "|ne|nes";
/// The ends of adjectives that take *t*: `proaktiv`, `proaktivt`.
const ADJECTIVES: [&str; 9] = ["ig", "iv", "al", "el", "en", "som", "bar", "løs", "fuld"];
/// The fewest letters of an adjective with one of these ends.
const SHORTEST_ADJECTIVE: usize = 4;
/// The endings after a final consonant that is doubled: `skud`, `skuddet`.
const DOUBLED: [&str; 12] =
    ["en", "ens", "et", "ets", "er", "erne", "ernes", "e", "es", "ene", "ed", "ing"];
/// The endings in place of a final `e`: `bombe`, `bomben`.
const IN_PLACE_OF_E: &str =
    "e|en|ens|ene|enes|er|ers|erne|ernes|es|et|ets|ede|edes|ende|ed|ing|ings";
/// The endings after any other final vowel: `skyderi`, `skyderiet`.
const AFTER_VOWEL: &str = "|et|ets|er|erne|ernes|en|ens|s|es";
/// The endings in place of a final `y`: `party`, `parties`.
const IN_PLACE_OF_Y: &str = "y|ys|yet|yer|yen|ies|ied";
/// The endings in place of a final *um*: `museum`, `museet`.
const IN_PLACE_OF_UM: [&str; 7] = ["et", "ets", "er", "ers", "erne", "ernes", "a"];
/// The endings in place of the *et* of a participle: `afskediget`, `afskedigede`.
const IN_PLACE_OF_ET: [&str; 2] = ["ede", "edes"];
/// The endings in place of a final *ede* of a participle: `handicappede`, `handicappet`.
const IN_PLACE_OF_EDE: &str = "et|ede|edes|eden|edens|edet|edets|eder|ederne";
/// The fewest letters of a word that may be a participle in *et* or *ede*. Shorter words
/// are nouns such as `rede`.
const SHORTEST_PARTICIPLE: usize = 9;
/// The nouns at the ends of compounds whose vowels change, each with what follows its first
/// letter then: `formand`, `formænd`. The nouns themselves are in `rules/words`.
const CHANGED: [(&str, &[&str]); 14] = [
    ("mand", &["ænd", "ændene", "ændenes", "ænds"]),
    ("barn", &["ørn", "ørnene", "ørnenes", "ørns"]),
    ("bog", &["øger", "øgerne", "øgernes", "øgers"]),
    ("stad", &["tæder", "tæderne", "tædernes", "tæders"]),
    ("tand", &["ænder", "ænderne", "ændernes"]),
    ("fod", &["ødder", "ødderne", "øddernes"]),
    ("rod", &["ødder", "ødderne", "øddernes"]),
    ("kraft", &["ræfter", "ræfterne", "ræfternes"]),
    ("stang", &["tænger", "tængerne", "tængernes"]),
    ("hånd", &["ænder", "ænderne", "ændernes"]),
    ("bror", &["rødre", "rødrene", "rødrenes", "rødres"]),
    ("mor", &["ødre", "ødrene", "ødrenes", "ødres"]),
    ("far", &["ædre", "ædrene", "ædrenes", "ædres"]),
    ("datter", &["øtre", "øtrene", "øtrenes", "øtres"]),
];
/// The endings after an unstressed syllable that loses its vowel: `cykel`, `cyklen`.
const CONTRACTED: [&str; 9] = ["en", "ens", "et", "ets", "er", "erne", "e", "es", "ene"];

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
    if let Some(stem) = word.strip_suffix("ede").filter(|_| may_be_participle(word)) {
        return (stem, IN_PLACE_OF_EDE.to_owned());
    }
    if let Some(stem) = word.strip_suffix('e') {
        return (stem, IN_PLACE_OF_E.to_owned());
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| 2 < stem.len()) {
        return (stem, IN_PLACE_OF_Y.to_owned());
    }
    if word.ends_with(is_vowel) {
        return (word, AFTER_VOWEL.to_owned());
    }
    let (stem, shorter) = shorter(word).unwrap_or((word, Vec::new()));
    let own = &word[stem.len()..];
    let whole = after_consonant(word).map(|ending| format!("{own}{ending}"));
    (stem, joined(whole.chain(shorter)))
}

/// The endings after all letters of a word that ends in a consonant.
fn after_consonant(word: &str) -> impl Iterator<Item = String> {
    let english = if word.is_ascii() { ENGLISH_AFTER_CONSONANT } else { "" };
    let after_er = if word.ends_with("er") { AFTER_ER } else { "" };
    let adjective = if may_be_adjective(word) { "|t" } else { "" };
    // `cykel` and `borger` never double their last consonant, but `kulturel` does.
    let may_double = is_doubled(word) && (unstressed(word).is_none() || word.ends_with("el"));
    let doubled = word.chars().next_back().filter(|_| may_double).into_iter();
    let doubled = doubled.flat_map(|last| DOUBLED.map(|ending| format!("{last}{ending}")));
    let plain = [AFTER_CONSONANT, english, after_er, adjective].concat();
    let plain: Vec<String> = plain.split(SEPARATOR).map(str::to_owned).collect();
    plain.into_iter().chain(doubled)
}

/// The part of a word that is also in forms without its last letters, and what follows in
/// these forms: `cyk` and `len`, `ler` … for `cykel`. `None` if the word has no such forms.
fn shorter(word: &str) -> Option<(&str, Vec<String>)> {
    let owned = |endings: &[&str]| endings.iter().map(|ending| (*ending).to_owned()).collect();
    if let Some(stem) = word.strip_suffix("um").filter(|stem| 2 < stem.len()) {
        return Some((stem, owned(&IN_PLACE_OF_UM)));
    }
    if let Some(stem) = word.strip_suffix("et").filter(|_| may_be_participle(word)) {
        return Some((stem, owned(&IN_PLACE_OF_ET)));
    }
    if let Some((end, changed)) = CHANGED.iter().find(|(end, _)| ends_in(word, end)) {
        return Some((&word[..=word.len() - end.len()], owned(changed)));
    }
    let (before, syllable) = unstressed(word)?;
    let consonant = &syllable[1..];
    let short = CONTRACTED.iter().map(|ending| format!("{consonant}{ending}")).collect();
    Some((with_single_consonant(before), short))
}

/// Whether a word is a compound that ends in this noun.
fn ends_in(word: &str, noun: &str) -> bool {
    word.strip_suffix(noun).is_some_and(is_first_part)
}

/// The letters before a lost vowel, where a doubled consonant is written once: `gam` for
/// `gamm`, because `gammel` becomes `gamle`.
fn with_single_consonant(before: &str) -> &str {
    let mut chars = before.chars().rev();
    let last = chars.next();
    let is_doubled = last.is_some() && last == chars.next();
    let length = before.len() - last.filter(|_| is_doubled).map_or(0, char::len_utf8);
    &before[..length]
}

fn may_be_adjective(word: &str) -> bool {
    // `fordelt` and `delt` are no forms of `fordel` and `del`.
    SHORTEST_ADJECTIVE <= word.chars().count()
        && !word.ends_with("del")
        && ADJECTIVES.iter().any(|end| word.ends_with(end))
}

fn may_be_participle(word: &str) -> bool {
    SHORTEST_PARTICIPLE <= word.chars().count()
}

/// At most two forms of a word, as examples of what its endings find. There are none if the
/// word may double its last consonant, because nobody knows here whether it does.
pub(super) fn examples(word: &str) -> Vec<String> {
    let (stem, endings) = of(word);
    let common: &[&str] = match word {
        // Nobody knows here whether it is `bomben` or, as in `mennesket`, *et*.
        _ if word.ends_with('e') => &["er"],
        _ if word.ends_with("er") => &["eren", "erne"],
        _ if is_doubled(word) || may_be_adjective(word) => &[],
        _ => &["ies", "en", "er"],
    };
    let found = common.iter().filter(|ending| contains(&endings, ending));
    found.map(|ending| format!("{stem}{ending}")).filter(|form| form != word).take(2).collect()
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
