//! Telephone numbers that readers can call.

use std::ops::Range;

/// Whether a text contains a telephone number: digits after a word such as `call`,
/// or digits in the groups of a telephone number.
pub(super) fn has_phone(text: &str) -> bool {
    let low = crate::matcher::folded(text);
    let called =
        ["tlf", "telefon", "ring ", "kontakt os på", "hotline", "call ", "phone", "☎", "📞"];
    let digits = |rest: &str| rest.chars().take(24).filter(char::is_ascii_digit).count();
    let named = |word: &&str| {
        low.match_indices(word).any(|(at, word)| 3 <= digits(&low[at + word.len()..]))
    };
    called.iter().any(named) || has_grouped_digits(text)
}

/// The numbers of digits in the groups of a telephone number, in Denmark and
/// elsewhere: `[2, 2, 2, 2]` for `70 00 45 67`.
const GROUPS: &[&[usize]] =
    &[&[2, 2, 2, 2], &[4, 4], &[3, 2, 3], &[2, 3, 3], &[3, 3, 4], &[5, 6], &[3, 4, 4]];

/// Whether a text has digits in groups like those of a telephone number.
fn has_grouped_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut groups = Vec::new();
    let mut end = 0;
    while let Some(start) = bytes[end..].iter().position(u8::is_ascii_digit).map(|at| end + at) {
        // A hyphen may also be in a span of years, such as `2013-2014`.
        let joined = match bytes.get(end..start) {
            Some([b' ']) => true,
            Some([b'-']) => !groups.is_empty() && groups != [4],
            _ => false,
        };
        if !joined {
            groups.clear();
        }
        let length = digits_at(&bytes[start..]);
        groups.push(length);
        end = start + length;
        let goes_on = matches!(&bytes[end..], [b' ' | b'-', next, ..] if next.is_ascii_digit());
        if !goes_on && GROUPS.iter().any(|known| groups.ends_with(known)) {
            return true;
        }
    }
    false
}

/// The number of digits at the start of a text.
fn digits_at(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// A telephone number in a text.
#[derive(Debug)]
pub(super) struct PhoneNumber {
    /// The bytes of the number in the text, without those of a country code.
    pub(super) range: Range<usize>,
    /// The digits of the number, without a country code.
    digits: String,
    /// Whether the number has the country code of a country other than Denmark.
    is_abroad: bool,
}

impl PhoneNumber {
    /// Whether this is the number `own` of an account. `own` must consist of digits
    /// only, with or without a country code.
    pub(super) fn is(&self, own: &str) -> bool {
        own.len() <= self.digits.len() + 4 && own.ends_with(&self.digits)
    }

    /// Whether no private person in Denmark has such a number: numbers that begin with
    /// 70 are for firms and authorities, and numbers that begin with 80 are free of
    /// charge.
    pub(super) fn is_of_service(&self) -> bool {
        !self.is_abroad && (self.digits.starts_with("70") || self.digits.starts_with("80"))
    }
}

/// Words before digits that make them a telephone number, if the digits are grouped as
/// in [`PAIRS`] or [`WITH_CUE`].
const CUES: &[&str] = &[
    "tlf", "telefon", "ring", "mobil", "sms", "opkald", "kontakt", "call", "phone", "text", "cell",
    "whatsapp", "☎", "📞", "📱",
];

/// Words before digits that make them a number of another kind.
const OTHERS: &[&str] = &[
    "cvr", "ean", "konto", "kontonr", "reg", "sag", "sagsnr", "journal", "varenr", "ordre", "isbn",
    "se-nr", "p-nr", "matr", "id", "lotto", "side", "uge", "kl",
];

/// The lengths of the groups of a telephone number that needs no cue before it:
/// `26 12 34 56`.
const PAIRS: &[usize] = &[2, 2, 2, 2];

/// The lengths of the groups of telephone numbers that need a cue, because years and
/// amounts may have such groups, too.
const WITH_CUE: &[&[usize]] =
    &[&[8], &[4, 4], &[3, 2, 3], &[2, 3, 3], &[3, 3, 2], &[3, 3, 4], &[5, 6], &[3, 4, 4], &[10]];

/// The telephone numbers in a text.
pub(super) fn numbers(text: &str) -> Vec<PhoneNumber> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(|char: char| char.is_ascii_digit()) {
        let groups = groups_at(text, from + at);
        let end = groups.last().map_or(from + at + 1, |group| group.end);
        found.extend(number(text, &groups));
        from = end;
    }
    found
}

/// The groups of digits from a byte on, with a blank or a hyphen between them, or full stops between
/// all of them: `26.12.34.56`, but not `10.30-12.00`.
fn groups_at(text: &str, start: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut groups, mut at, mut stops) = (Vec::new(), start, None);
    loop {
        let end = at + digits_at(&bytes[at..]);
        groups.push(at..end);
        match &bytes[end..] {
            [mark @ (b' ' | b'-' | b'.'), next, ..]
                if next.is_ascii_digit() && stops.is_none_or(|stops| stops == (*mark == b'.')) =>
            {
                stops = Some(*mark == b'.');
                at = end + 1;
            }
            _ => return groups,
        }
    }
}

/// The telephone number that these groups of digits make; `None` if they do not make
/// one.
fn number(text: &str, groups: &[Range<usize>]) -> Option<PhoneNumber> {
    let (first, last) = (groups.first()?, groups.last()?);
    let before = &text[..first.start];
    let code = country_code(text, groups);
    let has_code = code.is_some();
    let own = if code.as_ref() == Some(first) { &groups[1..] } else { groups };
    let start = own.first()?.start.max(code.as_ref().map_or(0, |code| code.end));
    let lengths: Vec<usize> = own.iter().map(Range::len).collect();
    let digits: String = text[start..last.end].chars().filter(char::is_ascii_digit).collect();
    let joined = before.ends_with(|char: char| char.is_alphanumeric() || "#§/.,-:".contains(char));
    let rest = text[last.end..].trim_start();
    let goes_on = text[last.end..].starts_with(|char: char| char.is_alphanumeric() || char == '/');
    let is_amount = ["kr", "%", "€", "$", "mio", "stk"].iter().any(|unit| rest.starts_with(unit));
    let zeros = if own.len() == 1 { "000" } else { "0" };
    let is_round = own.iter().all(|group| text[group.clone()].ends_with(zeros));
    if joined && !has_code || goes_on || is_amount || is_round && !has_code {
        return None;
    }
    let plain = || {
        let has_stops = text[start..last.end].contains('.');
        lengths == PAIRS && !has_stops && !digits.starts_with(['0', '1'])
    };
    let after_cue = |is_phone| is_phone && (lengths == PAIRS || WITH_CUE.contains(&&*lengths));
    let is_number = cue_before(before).map_or_else(plain, after_cue);
    let is_number = is_number || has_code && (8..=12).contains(&digits.len());
    let is_abroad = code.is_some_and(|code| !is_danish(&text[code]));
    is_number.then_some(PhoneNumber { range: start..last.end, digits, is_abroad })
}

/// The country code at the start of these groups of digits: a group of its own after `+`
/// or, in `+4526123456` and `4526123456`, the code of Denmark before eight digits. `None`
/// if there is none.
fn country_code(text: &str, groups: &[Range<usize>]) -> Option<Range<usize>> {
    let first = groups.first()?;
    let is_marked = text[..first.start].ends_with('+') || text[first.clone()].starts_with("00");
    let is_group = is_marked && (2..=4).contains(&first.len()) && 1 < groups.len();
    let code = text[first.clone()].len().checked_sub(8).map(|code| first.start..first.start + code);
    let is_joined = |code: &Range<usize>| groups.len() == 1 && is_danish(&text[code.clone()]);
    if is_group { Some(first.clone()) } else { code.filter(is_joined) }
}

fn is_danish(code: &str) -> bool {
    matches!(code, "45" | "0045")
}

/// Whether the words just before a number make it a telephone number (`true`) or a
/// number of another kind (`false`); `None` if there are no such words.
fn cue_before(before: &str) -> Option<bool> {
    let words = before.rsplit(|char: char| char.is_whitespace() || ":.,+(".contains(char));
    let near = words.filter(|word| !word.is_empty()).take(4);
    near.map(crate::matcher::folded).find_map(|word| {
        if OTHERS.contains(&&*word) {
            return Some(false);
        }
        CUES.iter().any(|cue| word.starts_with(cue)).then_some(true)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_told_from_other_numbers() {
        for text in ["på 70 00 45 67.", "Ring 114", "+45 7000 4567", "816-280-2588 virker"] {
            assert!(has_phone(text), "{text}");
        }
        for text in ["2,4 km sti", "10. maj 2026", "40 000 træer", "Ring", "2013-2014", "kl. 10"] {
            assert!(!has_phone(text), "{text}");
        }
    }

    #[test]
    fn numbers_are_found_with_their_places() {
        for (text, number) in [
            ("Min mobil er 26 12 34 56.", "26 12 34 56"),
            ("Ring 26123456", "26123456"),
            ("+45 2612 3456 svarer", "2612 3456"),
            ("(26 12 34 56)", "26 12 34 56"),
            ("call 555-010-1234 now", "555-010-1234"),
            ("+44 7700 900123", "7700 900123"),
            ("+4526123456 svarer", "26123456"),
            ("0045 26 12 34 56", "26 12 34 56"),
            ("ring 4526123456", "26123456"),
            ("tlf. nr. 261 23 456", "261 23 456"),
            ("Ring til Lise på 26123450", "26123450"),
            ("Ring til Lise på tlf. 26.12.34.56", "26.12.34.56"),
        ] {
            let found = numbers(text);
            let found: Vec<&str> = found.iter().map(|one| &text[one.range.clone()]).collect();
            assert_eq!(found, [number], "{text}");
        }
        for text in [
            "CVR 26 12 34 56",
            "20 30 40 50",
            "26 12 34 56 kr.",
            "26123456",
            "i 2013-2014",
            "12 345 678 kr",
            "26.12.34.56",
            "Ring mellem 10.30-12.00",
            "Ring inden 24.11.2026",
            "Ring og hør om de 26123000",
            "konto 26123456",
            "11-12-13-14",
            "26 12 34 56 78",
            "Ring 112 eller 114",
            "Ring og oplys koden B26123456",
            "Ring og oplys koden 26123456B",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn own_numbers_and_those_of_services_are_known() {
        let number = |text| numbers(text).pop().expect("it is a number");
        assert!(number("26 12 34 56").is("26123456") && number("26 12 34 56").is("4526123456"));
        assert!(!number("26 12 34 56").is("26123457"));
        assert!(number("26 12 34 56").is("004526123456"));
        assert!(number("70 12 34 56").is_of_service() && !number("26 12 34 56").is_of_service());
        assert!(!number("+44 7012 345678").is_of_service());
        assert!(number("+4570123456").is_of_service());
        assert!(number("+4526123456").is("26123456") && number("0045 26123456").is("4526123456"));
    }
}
