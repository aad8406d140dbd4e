//! The words of a written time: numbers, letters and marks.

/// A word of a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A number, with the count of its digits.
    Number(i16, usize),
    /// Letters, in lower case.
    Letters(String),
    /// A single mark; white space is left out.
    Mark(char),
}

/// The words of a time that have not been read yet.
pub(super) struct TimeWords(pub(super) Vec<Word>);

/// The most bytes of a text that may be a time.
const LONGEST: usize = 60;

/// The names of the months in Danish and in English. A name may be cut after three
/// letters or more.
const MONTHS: [&[&str]; 12] = [
    &["januar", "january"],
    &["februar", "february"],
    &["marts", "march"],
    &["april"],
    &["maj", "may"],
    &["juni", "june"],
    &["juli", "july"],
    &["august"],
    &["september"],
    &["oktober", "october"],
    &["november"],
    &["december"],
];

/// The days of the week, from Monday, in Danish and in English, with abbreviations of
/// more than three letters. Other beginnings are words of their own, such as *mand*.
const WEEKDAYS: [&[&str]; 7] = [
    &["mandag", "monday"],
    &["tirsdag", "tirs", "tuesday", "tues"],
    &["onsdag", "wednesday"],
    &["torsdag", "tors", "thursday", "thurs"],
    &["fredag", "friday"],
    &["lørdag", "saturday"],
    &["søndag", "sunday"],
];

/// The number of the day of the week, from 1 for Monday, that a word, its abbreviation or
/// its first three letters name; `None` if it names none.
pub(crate) fn weekday(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let is_one = |day: &&str| word == **day || word.chars().eq(day.chars().take(3));
    (1..).zip(WEEKDAYS).find(|(_, names)| names.iter().any(&is_one)).map(|(day, _)| day)
}

/// Whether a word is the name of a month, perhaps cut after three letters or more.
pub(crate) fn is_month(word: &str) -> bool {
    month_of(&word.to_lowercase()).is_some()
}

/// The index of the month, from 0, that a word in lower case names; `None` if it names
/// none.
fn month_of(name: &str) -> Option<usize> {
    let is_one = |long: &&str| 3 <= name.len() && long.starts_with(name);
    MONTHS.iter().position(|names| names.iter().any(is_one))
}

impl TimeWords {
    /// The words of a text. A text of more than [`LONGEST`] bytes has none.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Vec::new();
        let mut rest = if text.len() <= LONGEST { text } else { "" };
        while let Some(first) = rest.chars().next() {
            let len_of = |is: fn(char) -> bool| rest.find(|char| !is(char)).unwrap_or(rest.len());
            let len = match first {
                '0'..='9' => {
                    let len = len_of(|char| char.is_ascii_digit());
                    words.push(Word::Number(rest[..len].parse().unwrap_or(i16::MAX), len));
                    len
                }
                _ if first.is_alphabetic() => {
                    let len = len_of(char::is_alphabetic);
                    words.push(Word::Letters(rest[..len].to_lowercase()));
                    len
                }
                _ => {
                    words.extend((!first.is_whitespace()).then_some(Word::Mark(first)));
                    first.len_utf8()
                }
            };
            rest = &rest[len..];
        }
        Self(words)
    }

    /// Reads a number of at most `digits` digits or, if `digits` is 4, of exactly 4.
    /// `None` if no such number is next.
    pub(super) fn number(&mut self, digits: usize) -> Option<i16> {
        let Some(Word::Number(number, len)) = self.0.first() else { return None };
        let fits = if digits == 4 { *len == 4 } else { *len <= digits };
        let number = fits.then_some(*number)?;
        self.0.remove(0);
        Some(number)
    }

    /// Reads the name of a month. Returns the number of the month, from 1; `None` if no
    /// name of a month is next.
    pub(super) fn month(&mut self) -> Option<i16> {
        let Some(Word::Letters(name)) = self.0.first() else { return None };
        let month = month_of(name)?;
        self.0.remove(0);
        i16::try_from(month + 1).ok()
    }

    /// Reads a day of the week, and the marks after it. Returns its number, from 1 for
    /// Monday; `None` if no day of the week is next.
    pub(super) fn weekday(&mut self) -> Option<i8> {
        let Some(Word::Letters(name)) = self.0.first() else { return None };
        let day = weekday(name)?;
        self.0.remove(0);
        while matches!(self.0.first(), Some(Word::Mark('.' | ',' | ':'))) {
            self.0.remove(0);
        }
        Some(day)
    }

    /// Moves past the word before a day, as in `den 24. november` and `d. 24. november`.
    pub(super) fn skip_article(&mut self) {
        if self.skip_word("d") {
            self.skip('.');
        } else {
            self.skip_word("den");
        }
    }

    /// Moves past this mark if it is the next word. Returns whether it was.
    pub(super) fn skip(&mut self, mark: char) -> bool {
        let is_next = self.0.first() == Some(&Word::Mark(mark));
        self.0.drain(..usize::from(is_next));
        is_next
    }

    /// Moves past this word if it is next. Returns whether it was.
    pub(super) fn skip_word(&mut self, word: &str) -> bool {
        let is_next = matches!(self.0.first(), Some(Word::Letters(next)) if next == word);
        self.0.drain(..usize::from(is_next));
        is_next
    }
}
