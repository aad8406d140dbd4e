//! Decides what ten digits are by the words around them.

/// What digits are, judged by the words around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    Nothing,
    /// A personal number, because a word for personal numbers is before the digits.
    Named,
    /// Probably a personal number, because a word for personal numbers is after the
    /// digits.
    Personal,
    /// A date of birth, or a personal number that begins with one, because the word
    /// [`BORN`] is near the digits.
    Born,
    /// A telephone or order number, or a time counted in seconds.
    OrderNumber,
    /// A case number.
    CaseNumber,
}

/// Words for personal numbers.
const MARKERS: &[&str] =
    &["cpr", "personnummer", "personnr", "person-nr", "fødselsnummer", "personal number"];

/// “Born”, a word near personal numbers, but also near a mere date of birth.
const BORN: &str = "født";

/// Names for personal numbers that occur directly before the digits: as the parameter
/// of a URL (`?cpr=`), or in the same word.
const NAMES: &[&str] =
    &["cpr", "cprnr", "cprnummer", "cpr-nr", "cpr_nr", "cpr-nummer", "cpr_nummer", "pnr"];

/// Beginnings of the words that people write before telephone numbers, order numbers
/// and times counted in seconds.
const ORDER_WORDS: &[&str] = &[
    "isbn",
    "ean",
    "p-n",
    "tlf",
    "telefon",
    "phone",
    "ring",
    "sms",
    "mobil",
    "call",
    "ordre",
    "order",
    "faktura",
    "invoice",
    "vare",
    "pakke",
    "track",
    "tidsstempel",
    "timestamp",
    "epoch",
];

/// Beginnings of the words that people write before case numbers. *Sagde* (said) and
/// *referat* (minutes) are not among them.
const CASE_WORDS: &[&str] = &[
    "sagen",
    "sager",
    "sags",
    "sagnr",
    "j.nr",
    "jnr",
    "journal",
    "case",
    "file",
    "ref.",
    "refnr",
    "reference",
];

/// Whole words that people write before case numbers.
const WHOLE_CASE_WORDS: &[&str] = &["sag", "ref"];

/// How many characters before the digits are searched for these words, and how many after
/// them for [`MARKERS`] and [`BORN`].
const NEAR: usize = 24;

/// How many characters before the digits are looked at, white space included.
const MOST_BEFORE: usize = 400;

/// How many bytes of a URL before the digits are looked at.
const LONGEST_ADDRESS: usize = 2048;

impl Context {
    /// What the digits between two texts are. `in_address` says whether they are in a
    /// URL.
    pub(super) fn of(before: &str, after: &str, in_address: bool) -> Self {
        let near = near_before(before);
        let is_cut = before[..before.len() - near.len()].ends_with(char::is_alphanumeric);
        let near = near.to_lowercase();
        if is_named(&near) {
            Self::Named
        } else if in_address {
            Self::Nothing
        } else {
            Self::by_words(&near, is_cut, after)
        }
    }

    /// Whether the words say that the digits are a personal number or a date of
    /// birth.
    pub(super) fn is_personal(self) -> bool {
        matches!(self, Self::Named | Self::Personal | Self::Born)
    }

    /// What the digits are by the words before and after them. `before` must be in
    /// lower case. `is_cut` says whether it begins inside a word, so that the beginning of
    /// this word is unknown.
    fn by_words(before: &str, is_cut: bool, after: &str) -> Self {
        let contains_marker = |text: &str| MARKERS.iter().any(|word| text.contains(word));
        if contains_marker(before) {
            return Self::Named;
        }
        let after = after.char_indices().nth(NEAR).map_or(after, |(at, _)| &after[..at]);
        let after = after.to_lowercase();
        if contains_marker(&after) {
            return Self::Personal;
        }
        if before.contains(BORN) || after.contains(BORN) {
            return Self::Born;
        }
        let words = || {
            let words = before.split(|c: char| c.is_whitespace() || c == '(');
            words.skip(usize::from(is_cut))
        };
        let begins =
            |stems: &[&str]| words().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
        let is_case_word = |word: &str| {
            WHOLE_CASE_WORDS.contains(&word.trim_end_matches(|c: char| !c.is_alphanumeric()))
        };
        if begins(ORDER_WORDS) {
            Self::OrderNumber
        } else if begins(CASE_WORDS) || words().any(is_case_word) {
            Self::CaseNumber
        } else {
            Self::Nothing
        }
    }
}

/// The last [`NEAR`] characters of a text. A run of white space counts as one
/// character, because a continued line may be indented far.
fn near_before(text: &str) -> &str {
    let (mut left, mut in_space) = (NEAR + 1, false);
    let within = |(_, c): &(usize, char)| {
        let continues = in_space && c.is_whitespace();
        in_space = c.is_whitespace();
        if !continues {
            left = left.saturating_sub(1);
        }
        continues || 0 < left
    };
    let near = text.char_indices().rev().take(MOST_BEFORE).take_while(within);
    near.last().map_or("", |(start, _)| &text[start..])
}

/// Whether a name for personal numbers is directly before the digits.
pub(super) fn is_named_by(before: &str) -> bool {
    is_named(&near_before(before).to_lowercase())
}

/// Whether a text in lowercase ends with a name for personal numbers.
fn is_named(before: &str) -> bool {
    let before = before.strip_suffix("%3d").unwrap_or(before);
    let name = before.trim_end_matches(['=', ':', '/', '-', '_', '.', '#', '"', '\'', ' ']);
    let is_letter = |rest: &str| rest.chars().next_back().is_some_and(char::is_alphanumeric);
    NAMES.iter().any(|known| name.strip_suffix(known).is_some_and(|rest| !is_letter(rest)))
}

/// Whether a text ends inside a URL: its last word contains a dot or colon, and a slash
/// somewhere after that.
pub(super) fn is_address(before: &str) -> bool {
    let ends = |c: char| c.is_whitespace() || "\"'<>()[]{}“”«»".contains(c);
    let from = before.len().saturating_sub(LONGEST_ADDRESS);
    let from = (from..=before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(from);
    let word = before[from..].rsplit(ends).next().unwrap_or_default();
    word.find(['.', ':']).is_some_and(|at| word[at..].contains('/'))
}

/// Whether a text begins with digits, after at most two spaces or separators.
pub(super) fn begins_with_digits(after: &str) -> bool {
    let separates = |c: &char| c.is_whitespace() || "-./:".contains(*c);
    let next = after.chars().take(3).find(|c| !separates(c));
    next.is_some_and(|c| c.is_ascii_digit())
}

/// Whether the digits between two texts are a number of their own: not part of a longer
/// number or of a telephone number with a country code, and without a letter right
/// after them.
pub(super) fn is_alone(before: &str, after: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| "-./,:".contains(c));
    let counts = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (mut before, mut after) = (before.chars().rev(), after.chars());
    let (left, right) = (before.next(), after.next());
    let goes_on = joins(left) && counts(before.next()) || joins(right) && counts(after.next());
    left != Some('+') && !goes_on && !right.is_some_and(char::is_alphanumeric)
}
