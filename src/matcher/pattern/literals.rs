//! The literals of all patterns in one set, which says which patterns may match in
//! a text. Each match of a pattern contains at least one of the pattern's literals.

use super::Pattern;
use crate::matcher::{fold::Folded, fragments::Fragments};

/// Characters that folding leaves unchanged, although a pattern that ignores case
/// takes each for an ordinary letter: `ſ` for `s`.
pub(super) const IRREGULAR: [char; 5] = ['ſ', '\u{212a}', '\u{212b}', 'ẞ', 'μ'];

/// The literals of patterns.
#[derive(Debug, Default)]
pub(in crate::matcher) struct Literals {
    /// All literals.
    all: Fragments,
    /// For each literal, the numbers of its patterns.
    patterns: Vec<Vec<u32>>,
    /// The numbers of the patterns without literals, which may match in any text.
    always: Vec<u32>,
    /// The number of patterns.
    count: u32,
}

impl Literals {
    pub(in crate::matcher) fn new<'p>(patterns: impl Iterator<Item = &'p Pattern>) -> Self {
        let mut literals = Self::default();
        let mut texts: Vec<(&str, u32)> = Vec::new();
        for (pattern, number) in patterns.zip(0..) {
            literals.count += 1;
            let own = pattern.literals().filter(|own| !own.iter().any(|own| plain(own).is_empty()));
            match own {
                Some(own) => texts.extend(own.into_iter().map(|literal| (plain(literal), number))),
                None => literals.always.push(number),
            }
        }
        texts.sort_unstable();
        let same: Vec<_> = texts.chunk_by(|one, other| one.0 == other.0).collect();
        let numbers = |same: &&[(&str, u32)]| same.iter().map(|(_, number)| *number).collect();
        literals.patterns = same.iter().map(numbers).collect();
        literals.all = Fragments::new(same.iter().map(|same| same[0].0));
        literals
    }

    /// Fills `possible` with the numbers of the patterns that may match in a text,
    /// sorted. `seen` is a buffer.
    pub(in crate::matcher) fn possible_in(
        &self,
        folded: &Folded,
        seen: &mut Vec<bool>,
        possible: &mut Vec<u32>,
    ) {
        possible.clear();
        if !self.all.is_empty() && may_hide(folded) {
            possible.extend(0..self.count);
            return;
        }
        possible.extend_from_slice(&self.always);
        seen.clear();
        seen.resize(self.patterns.len(), false);
        self.all.find_in(&folded.text, |number, _, _| {
            let number = number as usize;
            if !std::mem::replace(&mut seen[number], true) {
                possible.extend_from_slice(&self.patterns[number]);
            }
        });
        possible.sort_unstable();
        possible.dedup();
    }
}

/// The beginning of a literal, up to the first white space that is not a single
/// blank.
fn plain(literal: &str) -> &str {
    let is_plain = |at: usize| {
        let rest = &literal[at..];
        rest.starts_with(|char: char| char == ' ' || !char.is_whitespace())
            && !(rest.starts_with(' ') && literal[..at].ends_with(' '))
    };
    let mut places = literal.char_indices().map(|(at, _)| at);
    places.find(|at| !is_plain(*at)).map_or(literal, |end| &literal[..end])
}

/// Whether a pattern may match in a text although the folded text contains none of
/// its literals: because folding has composed letters with combining marks, or
/// because the text contains one of the [`IRREGULAR`] letters.
fn may_hide(folded: &Folded) -> bool {
    !folded.is_plain && (folded.is_decomposed() || folded.text.contains(IRREGULAR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(patterns: &[&str], text: &str, expected: &[u32]) {
        let pattern = |written: &&str| Pattern::new(written).expect("the expression is valid");
        let patterns: Vec<Pattern> = patterns.iter().map(pattern).collect();
        let literals = Literals::new(patterns.iter());
        let (mut folded, mut seen, mut possible) = Default::default();
        Folded::fold(&mut folded, text);
        literals.possible_in(&folded, &mut seen, &mut possible);
        assert_eq!(possible, expected, "{text}");
    }

    #[test]
    fn patterns_are_possible_where_their_literals_are() {
        let patterns = ["(?i)skat", "(?i)SKATTE|å", r"\d"];
        check(&patterns, "Hej", &[2]);
        check(&patterns, "SKAT", &[0, 2]);
        check(&patterns, "skatten", &[0, 1, 2]);
        check(&patterns, "Åben", &[1, 2]);
        // The long s and the symbol of the kelvin are forms of `s` and `k`.
        check(&patterns, "ſ\u{212a}at", &[0, 1, 2]);
        check(&patterns, "a\u{30a}", &[0, 1, 2]);
        check(&patterns, "❤", &[2]);
    }

    #[test]
    fn white_space_in_literals_is_found() {
        let patterns = ["kl  10", "\t", "a\n", "(?i)se her"];
        check(&patterns, "kl  10", &[0, 1]);
        check(&patterns, "\t", &[1]);
        check(&patterns, "a\n", &[1, 2]);
        check(&patterns, "b", &[1]);
    }
}
