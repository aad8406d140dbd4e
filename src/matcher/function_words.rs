//! Words that do not bend, because they are no nouns, verbs or adjectives.

use crate::language::is_frequent;

/// Function words of Danish and English that are not among the most frequent words, by which
/// languages are recognised.
const FUNCTION_WORDS: &str = "\
    aldrig alligevel altid altså andet andre anden begge blandt både dem dens dermed dets dog eller \
    ellers end endda enhver enten ethvert foran forbi fordi før gennem ham hans hende hendes heller \
    hellere hos hver hverken hvert hvem hvilke hvilken hvilket hvornår hvorvidt idet imellem imens \
    imod inden indtil især jo langs ligesom mange medmindre mellem mens mine mit nemlig netop nogen \
    nogensinde næsten næppe ofte omkring omme over overalt overfor oven ovenfor per samt selvom siden \
    sine sit snart sommetider stadig straks thi tilmed trods under undtagen ved vel vores vort \
    above across after again against along although always among any around because been before \
    being below between beyond both cannot could did does doing down during each either else ever \
    every few had having he hence him his however into its itself just may might mine must neither \
    never nor off often once only onto other ought ours out over perhaps quite rather shall she \
    should since some such than them then there therefore these those though through thus toward \
    towards under unless until upon very were what whatever when whenever where whether which while \
    whom whose why within without would yet yours";

/// Words among the most frequent ones that bend all the same.
const FREQUENT_BUT_BENDING: &str = "\
    bil borgere brann dag fører funnet gate hjælp kontroll kveld kvinde kvinne mann meldt melding \
    menn natt nødetatene personskade politiet pågrepet røyk sak skadet sted stedet trafikulykke uge \
    vei veien vejen åben åpen";

/// Whether a folded word is a function word, such as *efter* or *under*.
pub(super) fn is_function_word(word: &str) -> bool {
    let is_one_of = |words: &str| words.split(' ').any(|own| own == word);
    is_one_of(FUNCTION_WORDS) || is_frequent(word) && !is_one_of(FREQUENT_BUT_BENDING)
}
