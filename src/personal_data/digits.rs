//! Runs of digits as people write them, and the separators between them.

/// The separator between two runs of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// No separator.
    Bare,
    /// A hyphen or a dash.
    Hyphen,
    /// A space, a full stop or an underscore.
    Loose,
}

/// The length of the shortest run that can begin a personal number.
const SHORTEST: usize = 6;

/// A run of digits in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// The index of its first byte.
    pub(super) start: usize,
    /// The index one past its last byte.
    pub(super) end: usize,
    /// Its first digits; at most ten are kept.
    pub(super) digits: [u8; 10],
    /// The number of digits in the run.
    pub(super) count: usize,
}

impl Run {
    /// Finds the next run of at least `SHORTEST` digits, from byte `from` on.
    pub(super) fn after(text: &str, from: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut start = from;
        // Every run that is long enough covers the byte looked at.
        while let Some(&last) = bytes.get(start + SHORTEST - 1) {
            if last.is_ascii() && !last.is_ascii_digit() {
                start += SHORTEST;
                continue;
            }
            let run = Self::at(text, start);
            if SHORTEST <= run.count {
                return Some(run);
            }
            start = run.end.max(start + 1);
        }
        None
    }

    /// Returns the run that begins at byte `start`, which may be empty.
    pub(super) fn at(text: &str, start: usize) -> Self {
        let mut run = Self { start, end: start, digits: [0; 10], count: 0 };
        while let Some((digit, length)) = digit(&text.as_bytes()[run.end..]) {
            if let Some(place) = run.digits.get_mut(run.count) {
                *place = digit;
            }
            run.count += 1;
            run.end += length;
        }
        run
    }
}

/// The first byte of a full-width digit. Other characters begin with it, too.
const FULL_WIDTH: u8 = 0xEF;

/// Returns the digit at the beginning of the bytes, and its length in bytes.
/// Full-width digits count as well, because they look the same to a reader.
fn digit(bytes: &[u8]) -> Option<(u8, usize)> {
    match bytes {
        [digit @ b'0'..=b'9', ..] => Some((digit - b'0', 1)),
        [FULL_WIDTH, 0xBC, digit @ 0x90..=0x99, ..] => Some((digit - 0x90, 3)),
        _ => None,
    }
}

/// Returns the separator at the beginning of a text and its length in bytes, if
/// that separator may occur inside a personal number.
pub(super) fn joint(rest: &str) -> Option<(usize, Join)> {
    // A hyphen and a space, percent-encoded.
    for (written, join) in [("%2D", Join::Hyphen), ("%2d", Join::Hyphen), ("%20", Join::Loose)] {
        if rest.starts_with(written) {
            return Some((written.len(), join));
        }
    }
    let mut chars = rest.char_indices().take(4);
    let (length, _) = chars.find(|(at, _)| digit(&rest.as_bytes()[*at..]).is_some())?;
    let is_space = |c: char| c.is_whitespace() && c != '\n' && c != '\r';
    let between = &rest[..length];
    match between.trim_matches(is_space) {
        "" if between.chars().count() == 1 => Some((length, Join::Loose)),
        "." | "_" => Some((length, Join::Loose)),
        "-" | "\u{ad}" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "–" | "—" | "\u{2212}"
        | "\u{ff0d}" => Some((length, Join::Hyphen)),
        _ => None,
    }
}
