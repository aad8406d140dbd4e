//! Distinguishes Norwegian and Swedish from Danish and English. Many Norwegian and Swedish
//! words look Danish, and advice on Danish would be wrong about these words.
//!
//! Words and spellings that occur on one side only are points for that side: *kj-*, *-sjon*
//! and *ö* for Norwegian or Swedish, *-tion* and *-hed* for Danish. Further words can be
//! added to `rules/words/neighbours.txt`.

use std::{ops::Range, sync::LazyLock};

/// How many points a text needs to be taken for Norwegian or Swedish, if it does not state
/// its language. The number is high, because it is worse to say nothing about a Danish post
/// than to advise on a Norwegian one.
const SURE: i32 = 3;

/// How many words of a text must have points for Norwegian or Swedish, if it does not
/// state its language.
const FEWEST_WORDS: u32 = 2;

const WORDS: &str = include_str!("../../rules/words/neighbours.txt");

/// How many bytes of a word, from its start, are compared with the listed words.
const READ: usize = 8;

/// The number of slots of [`PointTable`], a power of two.
const SLOTS: usize = 1 << 12;

/// Beginnings and ends of words, each with its points: positive for Norwegian or Swedish,
/// negative for Danish.
const BEGINNINGS: [(&str, i32); 13] = [
    ("kj", 2),
    ("skj", 2),
    ("gj", 2),
    ("inn", 1),
    ("opp", 1),
    ("etter", 1),
    ("trafikk", 1),
    ("brann", 1),
    ("fjell", 1),
    ("skudd", 1),
    ("sjøl", 1),
    ("nødet", 1),
    ("mistenk", 1),
];
const ENDS: [(&str, i32); 24] = [
    ("sjon", 2),
    ("sjonen", 2),
    ("sjoner", 2),
    ("het", 1),
    ("heten", 1),
    ("heter", 1),
    ("ert", 1),
    ("erte", 1),
    ("veien", 1),
    ("veiene", 1),
    ("vegen", 1),
    ("gata", 1),
    ("gaten", 1),
    ("broa", 1),
    ("kjøring", 1),
    ("åpning", 1),
    ("båten", 1),
    ("sjøen", 1),
    ("skogen", 1),
    ("vatn", 1),
    ("tion", -2),
    ("tionen", -2),
    ("hed", -1),
    ("heden", -1),
];

/// The fewest bytes of a word before one of [`ENDS`].
const BEFORE_END: usize = 3;

/// Beginnings of Danish words and names to which [`BEGINNINGS`] does not apply.
const DANISH: [&str; 18] = [
    "gjor",
    "gjald",
    "gjel",
    "gjer",
    "gjes",
    "kjær",
    "kjel",
    "kjer",
    "kjol",
    "skjer",
    "skjort",
    "skjold",
    "skjul",
    "skjal",
    "innov",
    "oppon",
    "oppor",
    "trafikken",
];

/// Whether a folded text with these words is Norwegian or Swedish. If the post states that
/// it is (`is_stated`), this is believed unless there are more points for Danish: programs
/// that guess the language of a post confuse Danish with Norwegian and Swedish. `known` may
/// know the points of the word with some index.
pub(super) fn is_neighbour(
    folded: &str,
    words: &[Range<usize>],
    known: impl Fn(usize) -> Option<i32>,
    is_stated: bool,
) -> bool {
    let (mut points, mut against, mut count, mut at) = (0, 0, 0, 0);
    let bytes = folded.as_bytes();
    for (index, word) in words.iter().enumerate() {
        let before = word.start.checked_sub(1).map(|before| bytes[before]);
        if word.start < at || before == Some(b'@') {
            continue;
        }
        if bytes[word.end..].starts_with(b"://") {
            let rest = &folded[word.end..];
            at = word.end + rest.find(char::is_whitespace).unwrap_or(rest.len());
            continue;
        }
        match known(index).unwrap_or_else(|| points_of(bytes, word)) {
            0 => (),
            more @ 1.. => {
                points += more;
                count += 1;
            }
            less => against -= less,
        }
    }
    if is_stated {
        against <= points
    } else {
        SURE <= points && FEWEST_WORDS <= count && 2 * against < points
    }
}

/// The points of the word at a range of a folded text.
pub(super) fn points_of(text: &[u8], word: &Range<usize>) -> i32 {
    POINTS.get(key(text, word)).unwrap_or_else(|| of_spelling(&text[word.clone()]))
}

/// The points for the spelling of a word that is not in the list.
fn of_spelling(word: &[u8]) -> i32 {
    let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) else { return 0 };
    let [_, before_last, last_letter] = *last;
    // `l`, `s` and `f` are left out, because English words end in `ll`, `ss` and `ff`.
    let is_doubled = last_letter == before_last && b"bdgkmnprt".contains(&last_letter);
    let mut points = i32::from(is_doubled) + of_letters(word);
    if BEGIN.may_contain(*first) {
        let begins = |beginning: &&str| word.starts_with(beginning.as_bytes());
        let found = BEGINNINGS.iter().find(|(beginning, _)| begins(beginning));
        points += found.filter(|_| !DANISH.iter().any(begins)).map_or(0, |(_, points)| *points);
    }
    if END.may_contain(*last) {
        let ends =
            |end: &str| end.len() + BEFORE_END <= word.len() && word.ends_with(end.as_bytes());
        points += ENDS.iter().find(|(end, _)| ends(end)).map_or(0, |(_, points)| *points);
    }
    points
}

/// A set of sequences of three bytes. As in a Bloom filter, [`Self::may_contain`] may be
/// true for a sequence that is not in the set, but is never false for one that is.
struct Threes([u64; 512]);

/// The first three bytes of words that begin with one of [`BEGINNINGS`].
static BEGIN: Threes = Threes::of(&BEGINNINGS, false);
/// The last three bytes of words that end with one of [`ENDS`].
static END: Threes = Threes::of(&ENDS, true);

impl Threes {
    /// The set of the first three bytes of each text or, if `are_last`, of the last three.
    /// If a text has only two bytes, any byte may be the third.
    const fn of(texts: &[(&str, i32)], are_last: bool) -> Self {
        let (mut threes, mut number) = (Self([0; 512]), 0);
        while number < texts.len() {
            let bytes = texts[number].0.as_bytes();
            let at = if are_last { bytes.len() - 3 } else { 0 };
            let mut third = 0;
            while third < 32 {
                let last = if bytes.len() == 2 { third } else { bytes[at + 2] };
                let (slot, bit) = Self::place([bytes[at], bytes[at + 1], last]);
                threes.0[slot] |= 1 << bit;
                third += 1;
            }
            number += 1;
        }
        threes
    }

    /// The place of a sequence: the index of a number in the set, and a bit of that number.
    /// Only the lowest five bits of each byte count, which differ between the letters of the
    /// alphabet.
    const fn place([one, two, three]: [u8; 3]) -> (usize, u8) {
        let [one, two, three] = [one & 31, two & 31, three & 31];
        ((one as usize) << 4 | (two as usize) >> 1, (two & 1) << 5 | three)
    }

    const fn may_contain(&self, three: [u8; 3]) -> bool {
        let (slot, bit) = Self::place(three);
        self.0[slot] >> bit & 1 == 1
    }
}

/// The points for pairs of letters in a word: plus 1 if it contains *ei*, *øy*, *ä* or
/// *ö*, and minus 1 if it contains *ej* or *øj*.
fn of_letters(word: &[u8]) -> i32 {
    let kind = |pair: &[u8]| FIRST[usize::from(pair[0])] & SECOND[usize::from(pair[1])];
    let inside = word[1..].windows(2).fold(0, |kinds, pair| kinds | kind(pair));
    // Only `ä` and `ö` also count as the first letter of a word.
    let has = inside & (EI | OY) != 0 || (inside | kind(word)) & UMLAUT != 0;
    i32::from(has) - i32::from(inside & EJ_OJ != 0)
}

// The kinds of pairs of bytes, a bit each.
const EI: u8 = 1;
const OY: u8 = 2;
const EJ_OJ: u8 = 4;
const UMLAUT: u8 = 8;
/// The kinds of pairs that each byte may begin. A pair with `ø` begins with the last byte of
/// `ø`.
const FIRST: [u8; 256] = kinds(&[(b'e', EI | EJ_OJ), (0xB8, OY | EJ_OJ), (0xC3, UMLAUT)]);
/// The kinds of pairs that each byte may end.
const SECOND: [u8; 256] =
    kinds(&[(b'i', EI), (b'y', OY), (b'j', EJ_OJ), (0xA4, UMLAUT), (0xB6, UMLAUT)]);

/// A table of the kinds for each byte.
const fn kinds(of: &[(u8, u8)]) -> [u8; 256] {
    let (mut table, mut number) = ([0; 256], 0);
    while number < of.len() {
        table[of[number].0 as usize] = of[number].1;
        number += 1;
    }
    table
}

/// The number of the word at a range of a text: its first [`READ`] bytes, with all bits
/// inverted if the word is longer.
fn key(text: &[u8], word: &Range<usize>) -> u64 {
    let mut bytes = [0; READ];
    if let Some(ahead) = text[word.start..].first_chunk() {
        bytes = *ahead;
    } else {
        bytes[..word.len()].copy_from_slice(&text[word.clone()]);
    }
    let number = u64::from_le_bytes(bytes);
    match word.len() {
        0 => 0,
        length @ 1..READ => number & (u64::MAX >> (8 * (READ - length))),
        READ => number,
        // A long word must not have the number of the short word that consists of its first
        // bytes.
        _ => !number,
    }
}

/// A hash table of words: the number of each word (see [`key`]) and its points. The number 0
/// marks a free slot, because no word has it.
struct PointTable(Vec<(u64, i32)>);

impl PointTable {
    /// Reads lines that consist of points, a tab, and the words that have these points.
    fn read(lines: &str) -> Self {
        let mut table = Self(vec![(0, 0); SLOTS]);
        let lines = lines.lines().filter(|line| !line.starts_with('#'));
        for (points, words) in lines.filter_map(|line| line.split_once('\t')) {
            let points = points.parse().unwrap_or_default();
            for word in words.split_whitespace() {
                let key = key(word.as_bytes(), &(0..word.len()));
                let slot = table.slot(key);
                table.0[slot] = (key, points);
            }
        }
        table
    }

    /// The slot of the word with this number, or the free slot in which to put it.
    fn slot(&self, key: u64) -> usize {
        // Fibonacci hashing.
        let [.., low, high] = key.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
        let mut slot = usize::from(u16::from_le_bytes([low, high])) / ((1 << 16) / SLOTS);
        // The loop ends, because there are far fewer words than slots.
        while self.0[slot].0 != key && self.0[slot].0 != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }

    fn get(&self, key: u64) -> Option<i32> {
        let (own, points) = self.0[self.slot(key)];
        (own != 0).then_some(points)
    }
}

static POINTS: LazyLock<PointTable> = LazyLock::new(|| PointTable::read(WORDS));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::{fold::folded, words::words_in};

    fn is_neighbours(text: &str, is_stated: bool) -> bool {
        let (folded, mut words) = (folded(text), Vec::new());
        words_in(&folded, &mut words);
        is_neighbour(&folded, &words, |_| None, is_stated)
    }

    #[test]
    fn words_and_spelling_tell_neighbours_from_danish() {
        for text in [
            "Vi har fått melding om røyk fra en kjeller",
            "Brannvesenet er framme om ti minutter, men veien er stengt",
            "Hva skjer på biblioteket i kveld?",
            "Stasjonen er stengt",
            "Eg veit ikkje kvar ho er",
            "Vi söker vittnen till en olycka",
            "Polisen är på plats",
        ] {
            assert!(is_neighbours(text, false), "{text}");
        }
        for text in [
            "Vi har fået en melding om røg fra en kælder",
            "Politiet er på stedet, og der er ingen tilskadekomne",
            "Trafikken går normalt",
            "Hvad sker der på biblioteket i aften?",
            "Der er lang kø, og trafikken står stille ved Odense",
            "Der er kø ved Nyborg, og trafikken meldes ret langsom",
            "En lastbil og en bil kolliderede i krydset",
            "Trafikuheld har forårsaget lang ventetid",
            "Politiet har gjort beslag i tre knive",
            "Dirigering på stedet: Følg betjentene",
            "Voldsepisode i Nordhavnen",
            "Kommunens nye butik i Göteborg og Malmö",
            "Kjeld Kjærsgaard har skjult det for os",
            "The hall is still full of smoke, call off the press meeting",
            "Small grill, tall wall",
            "Vi taler med @ikkje_noko om https://eksempel.no/hva-skjer/kjøretøy",
            "",
        ] {
            assert!(!is_neighbours(text, false), "{text}");
        }
    }

    #[test]
    fn a_text_that_states_so_is_believed_unless_it_is_danish() {
        assert!(is_neighbours("Trafikken går normalt", true));
        assert!(!is_neighbours("Vi har fået nye tal af jer", true));
    }

    #[test]
    fn a_word_has_the_same_number_wherever_it_stands() {
        assert_eq!(key(b"kjent og", &(0..5)), key(b"kjent", &(0..5)));
        assert_eq!(key(b"forelegg", &(0..8)), key(b"et forelegg", &(3..11)));
        assert_ne!(key(b"foreleggene", &(0..11)), key(b"forelegg", &(0..8)));
        assert_eq!(POINTS.get(key(b"hva", &(0..3))), Some(2));
    }
}
