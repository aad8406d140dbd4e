//! Finds groups of digits, such as `150588` and `5739`, and what separates them.

use super::{
    digits::{may_begin_digit, may_have_enough},
    glyph::Glyph,
};

/// The separator between two groups of digits, of a kind that may be inside one
/// number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// A hyphen or a dash, with or without spaces.
    Hyphen,
    /// A space, a full stop, a middle dot or an underscore.
    Loose,
    /// Several of the characters above, other punctuation, or markup.
    Odd,
    /// A line break, comma or semicolon, with or without other punctuation.
    Broken,
    /// A line break, comma or semicolon together with a hyphen, as where a number is
    /// hyphenated at the end of a line.
    Hyphenated,
}

/// How many digits of a group are kept: as many as a date with a year of four digits
/// and a serial number have together.
pub(super) const KEPT: usize = 12;

/// How many characters other than spaces a separator may have.
const MOST_MARKS: usize = 8;

/// How many spaces a separator may have. A continued line may be indented far.
const MOST_SPACES: usize = 200;

/// A group of digits, possibly with invisible characters between them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    /// The separator between the previous group and this one; `None` if anything else
    /// is between them.
    pub(super) join: Option<Join>,
    /// The first byte of the group.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// Its first digits.
    pub(super) digits: [u8; KEPT],
    /// The number of all its digits.
    pub(super) count: usize,
    /// Whether the group continues a word, as in `u1505885739`.
    pub(super) in_word: bool,
}

/// Finds groups of digits from left to right, in one pass over the text.
pub(super) struct Groups<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Groups<'t> {
    /// The groups of a text; none if it has too few digits for a personal number.
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: if may_have_enough(text) { 0 } else { text.len() } }
    }

    /// The byte at which the next digit begins, from the current place on, and whether
    /// the digit continues a word. `None` if no digit follows.
    fn next_digit(&self) -> Option<(usize, bool)> {
        let (mut at, mut escape_end) = (self.at, self.at);
        loop {
            let bytes = &self.text.as_bytes()[at..];
            at += bytes.iter().position(|byte| may_begin_digit(*byte))?;
            let escape = Glyph::escape_around(self.text, at, self.at);
            let start = escape.unwrap_or(at);
            let (glyph, length) = Glyph::at(self.text, start)?;
            if let Glyph::Digit(_) = glyph {
                let before = self.text[..start].chars().next_back();
                let in_word = start != escape_end && before.is_some_and(char::is_alphanumeric);
                return Some((start, in_word));
            }
            at = start + length;
            if escape.is_some() {
                escape_end = at;
            }
        }
    }

    /// The separator at the current place; `None` if there is none, or no digit follows
    /// it. Moves past what it has read.
    fn join(&mut self) -> Option<Join> {
        let mut gap = Gap::default();
        while let Some((glyph, length)) = Glyph::at(self.text, self.at) {
            if let Glyph::Digit(_) = glyph {
                return gap.join();
            }
            if !gap.add(glyph) {
                return None;
            }
            self.at += length;
        }
        None
    }
}

impl Iterator for Groups<'_> {
    type Item = Group;

    fn next(&mut self) -> Option<Group> {
        let join = if self.at == 0 { None } else { self.join() };
        let (start, in_word) = if join.is_some() { (self.at, false) } else { self.next_digit()? };
        let mut group = Group { join, start, end: start, in_word, ..Group::default() };
        let mut at = start;
        while let Some((glyph, length)) = Glyph::at(self.text, at) {
            at += length;
            match glyph {
                Glyph::Digit(digit) => {
                    if let Some(place) = group.digits.get_mut(group.count) {
                        *place = digit;
                    }
                    group.count += 1;
                    group.end = at;
                }
                Glyph::Invisible => (),
                _ => break,
            }
        }
        self.at = group.end;
        Some(group)
    }
}

/// The characters of a separator, counted by kind.
#[derive(Default)]
struct Gap {
    spaces: usize,
    hyphens: usize,
    dots: usize,
    others: usize,
    breaks: usize,
}

impl Gap {
    /// Adds a glyph. Returns `false` if no separator contains such a glyph, or if the
    /// separator is now too long.
    fn add(&mut self, glyph: Glyph) -> bool {
        let count = match glyph {
            Glyph::Invisible => return true,
            Glyph::Space => &mut self.spaces,
            Glyph::Hyphen => &mut self.hyphens,
            Glyph::Dot => &mut self.dots,
            Glyph::Punctuation => &mut self.others,
            Glyph::LineBreak | Glyph::Comma => &mut self.breaks,
            Glyph::Digit(_) | Glyph::Other => return false,
        };
        *count += 1;
        self.marks() <= MOST_MARKS && self.spaces <= MOST_SPACES
    }

    fn marks(&self) -> usize {
        self.hyphens + self.dots + self.others + self.breaks
    }

    fn join(&self) -> Option<Join> {
        let most_spaces = 2;
        Some(match (self.hyphens, self.dots, self.others, self.breaks) {
            (0, 0, 0, 0) if self.spaces == 0 => return None,
            (1, 0, 0, 0) if self.spaces <= most_spaces => Join::Hyphen,
            (0, 1, 0, 0) if self.spaces <= most_spaces => Join::Loose,
            (0, 0, 0, 0) if self.spaces == 1 => Join::Loose,
            (_, _, _, 0) => Join::Odd,
            (0, ..) => Join::Broken,
            _ => Join::Hyphenated,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<Join>)]) {
        let found: Vec<_> =
            Groups::of(text).map(|group| (&text[group.start..group.end], group.join)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn groups_are_separated() {
        for (gap, join) in [
            ("-", Join::Hyphen),
            (" – ", Join::Hyphen),
            ("&ndash;", Join::Hyphen),
            (" ", Join::Loose),
            (".", Join::Loose),
            ("--", Join::Odd),
            (")-", Join::Odd),
            ("**-", Join::Odd),
            ("</b>-", Join::Odd),
            ("/", Join::Odd),
            ("  ", Join::Odd),
            ("\n", Join::Broken),
            (", ", Join::Broken),
            ("-\n    ", Join::Hyphenated),
        ] {
            check(&format!("150588{gap}5739"), &[("150588", None), ("5739", Some(join))]);
        }
        for gap in [" a ", "æ", "\u{1f600}", &"-".repeat(9), &" ".repeat(201)] {
            check(&format!("150588{gap}5739"), &[("150588", None), ("5739", None)]);
        }
    }

    #[test]
    fn invisible_characters_are_within_groups() {
        check(
            "x150\u{200b}588-57\u{fe0f}39\u{200b}",
            &[("150\u{200b}588", None), ("57\u{fe0f}39", Some(Join::Hyphen))],
        );
        check("%31505885739 %4F", &[("%31505885739", None), ("4", None)]);
        check("a%20150588%2F5739", &[("150588", None), ("5739", Some(Join::Odd))]);
        check("blå &#49;505885739", &[("&#49;505885739", None)]);
        check("𝟏𝟓𝟎𝟓𝟖𝟖-٥٧٣٩", &[("𝟏𝟓𝟎𝟓𝟖𝟖", None), ("٥٧٣٩", Some(Join::Hyphen))]);
    }

    #[test]
    fn texts_with_few_digits_are_not_searched() {
        check("kl. 12.30 den 24. december", &[]);
    }
}
