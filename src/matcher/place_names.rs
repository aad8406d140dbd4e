//! The names of places, in the ways in which people write them: *Nordhavnen* is also
//! *Nordhavn*, and *Egelund Station* is also *stationen i Egelund*.

use super::{endings, families::PLACES, fold::folded};

/// How many letters a name must have for its compounds (`Nordhavnsbranden`) to be
/// found.
const SHORTEST_IN_COMPOUNDS: usize = 6;

/// The ways in which people write a name, as entries of a word list.
pub(super) fn variants(name: &str) -> Vec<String> {
    let mut variants = vec![name.to_owned()];
    variants.extend(other_form(name));
    variants.extend(noun_first(name));
    let respelt: Vec<String> = variants.iter().filter_map(|name| respelt(name)).collect();
    variants.extend(respelt);
    variants
}

/// Whether compounds that begin with a name are about the place. They are not if
/// the name is short, is a noun such as *Havnen*, or has several words.
pub(super) fn takes_compounds(name: &str) -> bool {
    let low = folded(name);
    let is_noun = || PLACES.iter().flat_map(|forms| *forms).any(|noun| *noun == low);
    SHORTEST_IN_COMPOUNDS <= name.chars().count()
        && name.starts_with(char::is_uppercase)
        && name.chars().all(char::is_alphabetic)
        && !is_noun()
}

/// The name with its last noun in the other form: *Nordhavn* for *Nordhavnen*, and
/// the reverse. `None` if the name does not end in a noun for a place.
fn other_form(name: &str) -> Option<String> {
    let pairs = PLACES.iter().filter_map(|forms| Some((*forms.first()?, *forms.get(1)?)));
    let both = pairs.flat_map(|(bare, definite)| [(definite, bare), (bare, definite)]);
    let found = both.filter_map(|(own, other)| {
        let before = strip_ending(name, own)?;
        Some((own.len(), format!("{before}{other}")))
    });
    // A name may end in several nouns, as in *lufthavnen* and *havnen*. The longest
    // is the right one.
    found.max_by_key(|(length, _)| *length).map(|(_, other)| other)
}

/// The part of a name before `noun`; `None` if the name does not end in that noun,
/// or if the part before it cannot be the first part of a compound.
fn strip_ending<'n>(name: &'n str, noun: &str) -> Option<&'n str> {
    let at = name.len().checked_sub(noun.len()).filter(|at| name.is_char_boundary(*at))?;
    let (before, own) = name.split_at(at);
    let first = before.rsplit(' ').next().unwrap_or_default();
    let is_compound = endings::is_first_part(&folded(first)) && !first.is_empty();
    (folded(own) == noun && is_compound).then_some(before)
}

/// Further entries for a name that ends in a separate noun for a place, such as
/// *Egelund Station*: the name with each other form of the noun (*Egelund st*), and
/// the noun before the name (*(station|stationen) (i|ved|på|in|at) Egelund*). Empty
/// for other names.
fn noun_first(name: &str) -> Vec<String> {
    let Some((place, noun)) = name.rsplit_once(' ') else { return Vec::new() };
    let noun = folded(noun);
    let is_name = place.starts_with(char::is_uppercase);
    let Some(forms) = PLACES.iter().find(|forms| is_name && forms.contains(&&*noun)) else {
        return Vec::new();
    };
    let before = format!("({}) (i|ved|på|in|at) {place}", forms[..2].join("|"));
    let abbreviated = forms.iter().filter(|form| **form != noun);
    abbreviated.map(|form| format!("{place} {form}")).chain([before]).collect()
}

/// The name with *å* for *aa*, or the reverse: *Århus* for *Aarhus*. `None` if the
/// name contains neither.
fn respelt(name: &str) -> Option<String> {
    let modern = name.replace("Aa", "Å").replace("aa", "å");
    let old = || name.replace('Å', "Aa").replace('å', "aa");
    let other = if modern == name { old() } else { modern };
    (other != name).then_some(other)
}
