//! The literals of patterns, which say which patterns may match in a text. Each match of
//! a pattern contains at least one of the pattern's literals.

use super::Pattern;
use crate::matcher::fold::Folded;

/// Characters that folding leaves unchanged, although a pattern that ignores case
/// takes each for an ordinary letter: `ſ` for `s`.
pub(super) const IRREGULAR: [char; 5] = ['ſ', '\u{212a}', '\u{212b}', 'ẞ', 'μ'];

/// Which patterns have which literals.
#[derive(Debug, Default)]
pub(in crate::matcher) struct Literals {
    /// For each literal, the number of its pattern. Several patterns may have the same text as
    /// a literal.
    patterns: Vec<u32>,
    /// The numbers of the patterns without literals, which may match in any text.
    always: Vec<u32>,
    /// The number of patterns.
    count: u32,
}

/// The patterns that may match in a text.
#[derive(Debug, Default)]
pub(in crate::matcher) struct Possible {
    /// Their numbers, sorted once all literals of the text are found.
    pub(in crate::matcher) patterns: Vec<u32>,
    /// Whether each literal is in the text.
    seen: Vec<bool>,
}

impl Literals {
    /// The literals of these patterns, and the text of each.
    pub(in crate::matcher) fn of<'p>(
        patterns: impl Iterator<Item = &'p Pattern>,
    ) -> (Self, Vec<&'p str>) {
        let (mut literals, mut texts) = (Self::default(), Vec::new());
        for (pattern, number) in patterns.zip(0..) {
            literals.count += 1;
            match pattern.literals().filter(|own| !own.iter().any(|own| plain(own).is_empty())) {
                Some(own) => {
                    literals.patterns.extend(own.iter().map(|_| number));
                    texts.extend(own.into_iter().map(plain));
                }
                None => literals.always.push(number),
            }
        }
        (literals, texts)
    }

    /// Fills `possible` with the patterns that may match whatever literals a text has.
    pub(in crate::matcher) fn start(&self, folded: &Folded, possible: &mut Possible) {
        let Possible { patterns, seen } = possible;
        patterns.clear();
        patterns.extend_from_slice(&self.always);
        if may_hide(folded) {
            patterns.extend(0..self.count);
        }
        seen.clear();
        seen.resize(self.patterns.len(), false);
    }

    /// Adds the pattern of a literal that is in the text.
    pub(in crate::matcher) fn add(&self, literal: usize, possible: &mut Possible) {
        if !std::mem::replace(&mut possible.seen[literal], true) {
            possible.patterns.push(self.patterns[literal]);
        }
    }
}

impl Possible {
    /// Sorts the patterns when all literals were added.
    pub(in crate::matcher) fn finish(&mut self) {
        self.patterns.sort_unstable();
        self.patterns.dedup();
    }
}

/// The beginning of a literal, up to the first white space that is not a single
/// blank.
fn plain(literal: &str) -> &str {
    let mut before = None;
    for (at, char) in literal.char_indices() {
        let is_single_blank = char == ' ' && before != Some(' ');
        if char.is_whitespace() && !is_single_blank {
            return &literal[..at];
        }
        before = Some(char);
    }
    literal
}

/// Whether a pattern may match in a text although the folded text contains none of
/// its literals: because folding has composed letters with combining marks, or
/// because the text contains one of the [`IRREGULAR`] letters.
fn may_hide(folded: &Folded) -> bool {
    !folded.is_plain && (folded.is_decomposed() || folded.text.contains(IRREGULAR))
}
