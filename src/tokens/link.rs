//! Links, with or without a scheme.
//!
//! Every link contains a dot, so the search looks for dots. The characters around a
//! dot that may be in a host are a *run*. Each run is parsed once, and the search
//! continues after it.

use super::{Found, Token, TokenKind, before, is_latin_accented};
use crate::platform::is_short_host;

/// The longest address that is recognised as a link, in bytes.
const LONGEST: usize = 4096;
/// The longest label of a host, in bytes of its ASCII form.
const LONGEST_LABEL: usize = 63;

/// The links in the run around the dot at byte `at`. The run begins no earlier than
/// byte `floor`, where the previous token ends.
pub(super) fn link_around_dot(text: &str, at: usize, floor: usize) -> Found {
    let start = run_start(text, at, floor);
    let end = run_end(text, at);
    if let Some(scheme) = scheme_start(text, start, floor) {
        return with_scheme(text, scheme, start, end);
    }
    // If the run begins with a character that no Latin host contains, that character
    // separates the link from what is before it.
    let is_separated = text[start..].chars().next().is_some_and(|char| !is_latin_host(char));
    let is_inside_word = !is_separated
        && before(text, start)
            .is_some_and(|char| is_barrier(char) || matches!(char, '-' | '_' | '.' | '/'));
    if is_inside_word {
        return Found::None(end.max(at + 1));
    }
    without_scheme(text, start, end.max(at + 1))
}

/// Whether no link may start directly after this character.
fn is_barrier(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '@' | '＠' | '$' | '#' | '＃')
}

fn run_start(text: &str, at: usize, floor: usize) -> usize {
    let chars = text[floor..at].char_indices().rev();
    chars.take_while(|(_, char)| is_host(*char)).last().map_or(at, |(index, _)| floor + index)
}

fn run_end(text: &str, at: usize) -> usize {
    text[at..].find(|char| !is_host(char) && char != '.').map_or(text.len(), |length| at + length)
}

/// Whether a character may be in a label of a host: a letter, digit, symbol
/// (`☃.net`), `-` or `_`. The dot is not included, because a run is parsed from its
/// first dot.
fn is_host(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphanumeric() || matches!(char, '-' | '_');
    }
    !char.is_whitespace()
        && !char.is_control()
        && !matches!(char, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' | '＠' | '＃')
}

/// The offset of the `http://` or `https://` that ends at byte `host`; `None` if
/// there is none after byte `floor`, or if no link may start there.
fn scheme_start(text: &str, host: usize, floor: usize) -> Option<usize> {
    let written = &text[floor..host];
    let length = ["https://", "http://"].iter().map(|scheme| scheme.len()).find(|length| {
        written.len().checked_sub(*length).and_then(|start| written.get(start..)).is_some_and(
            |end| end.eq_ignore_ascii_case("https://") || end.eq_ignore_ascii_case("http://"),
        )
    })?;
    let start = host - length;
    before(text, start).is_none_or(|char| !is_barrier(char)).then_some(start)
}

fn with_scheme(text: &str, scheme: usize, start: usize, end: usize) -> Found {
    let Some(host_end) = host_end(text, start, end) else { return Found::None(end) };
    let host = &text[start..host_end];
    let link_end = if is_short_host(host) {
        short_link_end(text, host_end)
    } else {
        Some(address_end(text, host_end))
    };
    match link_end {
        Some(link_end) if link_end - scheme <= LONGEST => {
            Found::One(Token { kind: TokenKind::Link, start: scheme, end: link_end })
        }
        // An address that is too long is not a link, and neither are addresses
        // inside the part of it that was parsed.
        too_long => Found::None(too_long.unwrap_or(end).max(end)),
    }
}

/// The links without a scheme in a run of characters (see the module): one in each sequence
/// of Latin characters that begins with a host, such as `vejen.dk`. The last one also
/// contains the path behind it.
fn without_scheme(text: &str, start: usize, end: usize) -> Found {
    let mut links = Vec::new();
    let mut next = start;
    while next < end {
        let from = next + text[next..end].find(is_latin_host).unwrap_or(end - next);
        let to = from + text[from..end].find(|char| !is_latin_host(char)).unwrap_or(end - from);
        if let Some(host_end) = host_end(text, from, to) {
            links.push(Token { kind: TokenKind::Link, start: from, end: host_end });
        }
        next = to.max(next + 1);
        while !text.is_char_boundary(next) {
            next += 1;
        }
    }
    let Some(last) = links.last_mut() else { return Found::None(end) };
    last.end = address_end(text, last.end);
    match links.as_slice() {
        [link] => Found::One(*link),
        _ => Found::Several(links),
    }
}

fn is_latin_host(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.') || is_latin_accented(char)
}

/// The offset of the end of the longest host at the start of a run: at least two
/// labels, the last one a known top-level domain. `None` if there is no host.
fn host_end(text: &str, start: usize, end: usize) -> Option<usize> {
    let run = &text[start..end];
    let mut best = None;
    let mut label = 0;
    for (number, written) in run.split('.').enumerate() {
        let top = (0 < number).then(|| top_level(&text[start + label..])).flatten();
        best = top.map(|length| start + label + length).or(best);
        let good = !written.is_empty()
            && encoded_length(written) <= LONGEST_LABEL
            && (written.is_ascii() || !written.starts_with("xn--"))
            && !written.starts_with(['-', '_'])
            && !written.ends_with(['-', '_']);
        if !good {
            break;
        }
        label += written.len() + 1;
    }
    // Only subdomains may contain `_`.
    best.filter(|best| {
        !text[start..*best].rsplit('.').nth(1).is_some_and(|name| name.contains('_'))
    })
}

/// The length in bytes of the top-level domain at the start of a text; `None` if
/// there is none.
fn top_level(text: &str) -> Option<usize> {
    let ascii = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let punycode = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--"));
    if punycode {
        let rest = text[4..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        return (0 < rest).then_some(4 + rest);
    }
    if 0 < ascii {
        let after = text[ascii..].chars().next();
        let continues = after.is_some_and(|char| {
            char.is_ascii_alphanumeric()
                || matches!(char, '@' | '+' | '-')
                || is_latin_accented(char)
        });
        return (!continues && is_known(&text[..ascii].to_ascii_lowercase())).then_some(ascii);
    }
    let longest = text.char_indices().take_while(|(_, char)| is_host(*char) && !char.is_ascii());
    let ends: Vec<usize> = longest.take(24).map(|(at, char)| at + char.len_utf8()).collect();
    ends.into_iter().rev().find(|end| is_known(&text[..*end]))
}

/// The length of a label in its ASCII form. A label with other characters is written
/// in Punycode there (RFC 3492).
fn encoded_length(label: &str) -> usize {
    if label.is_ascii() {
        return label.len();
    }
    if LONGEST_LABEL < label.chars().take(LONGEST_LABEL + 1).count() {
        return label.len();
    }
    let basic = label.bytes().filter(u8::is_ascii).count();
    let mut length = "xn--".len() + basic + usize::from(0 < basic);
    let mut codes: Vec<u32> = label.chars().map(u32::from).filter(|code| 0x80 <= *code).collect();
    codes.sort_unstable();
    codes.dedup();
    let (mut from, mut delta, mut bias, mut handled) = (0x80_u32, 0_u32, 72_u32, basic);
    for code in codes {
        let each = u32::try_from(handled + 1).unwrap_or(u32::MAX);
        delta = delta.saturating_add((code - from).saturating_mul(each));
        for other in label.chars().map(u32::from) {
            if other < code {
                delta = delta.saturating_add(1);
            } else if other == code {
                length += digits(delta, bias);
                bias = adapted(delta, handled + 1, handled == basic);
                (delta, handled) = (0, handled + 1);
            }
        }
        delta = delta.saturating_add(1);
        from = code + 1;
        if 4 * LONGEST_LABEL < length {
            break;
        }
    }
    length
}

/// How many digits a number has in Punycode with this bias.
fn digits(mut number: u32, bias: u32) -> usize {
    let (mut count, mut step) = (1, 36);
    loop {
        let threshold = step.clamp(bias + 1, bias + 26) - bias;
        if number < threshold {
            return count;
        }
        number = (number - threshold) / (36 - threshold);
        (count, step) = (count + 1, step + 36);
    }
}

/// The bias, a parameter of Punycode, for the next number (RFC 3492, 6.1).
fn adapted(delta: u32, handled: usize, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / u32::try_from(handled).unwrap_or(u32::MAX);
    let mut steps = 0;
    while 455 < delta {
        delta /= 35;
        steps += 36;
    }
    steps + 36 * delta / (delta + 38)
}

/// Top-level domains in lower case, sorted by their bytes.
const DOMAINS: &str = include_str!("domains.txt");

/// Whether this top-level domain exists. The most frequent ones are compared first.
fn is_known(name: &str) -> bool {
    static SORTED: std::sync::LazyLock<Vec<&str>> =
        std::sync::LazyLock::new(|| DOMAINS.split_whitespace().collect());
    matches!(name, "co" | "dk" | "com") || SORTED.binary_search(&name).is_ok()
}

/// Whether a text in lower case is a domain below a top-level domain that exists.
pub(crate) fn is_domain(text: &str) -> bool {
    let is_part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let ending = text.rsplit_once('.').map(|(_, ending)| ending);
    text.split('.').all(is_part) && ending.is_some_and(is_known)
}

/// The offset of the end of a short link: `t.co/`, letters or digits, and perhaps a
/// query string. `None` if the letters and digits are too many for a short link.
fn short_link_end(text: &str, host_end: usize) -> Option<usize> {
    let Some(name) = text[host_end..].strip_prefix('/') else {
        return Some(address_end(text, host_end));
    };
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if length == 0 {
        return Some(host_end + 1);
    }
    if 40 < length {
        return None;
    }
    let end = host_end + 1 + length;
    Some(query_end(text, end))
}

/// The offset of the end of an address. `host_end` is the end of its host.
fn address_end(text: &str, host_end: usize) -> usize {
    let mut end = host_end;
    if let Some(port) = text[end..].strip_prefix(':') {
        let digits = port.bytes().take_while(u8::is_ascii_digit).count();
        end += if digits == 0 { 0 } else { 1 + digits };
    }
    if text[end..].starts_with('/') {
        end = path_end(text, end);
    }
    query_end(text, end)
}

/// The offset of the end of the path that begins at byte `slash`. A path does not end
/// in a full stop, a comma or similar punctuation, and its brackets are balanced.
fn path_end(text: &str, slash: usize) -> usize {
    let mut end = slash + 1;
    let mut at = end;
    for _ in 0..LONGEST {
        let Some(char) = text[at..].chars().next() else { break };
        if char == '(' {
            let Some(close) = brackets(&text[at..]) else { break };
            at += close;
            end = at;
            continue;
        }
        if !is_path(char) {
            break;
        }
        at += char.len_utf8();
        if is_path_end(char) {
            end = at;
        }
    }
    end
}

/// The length in bytes of the pair of brackets at the start of a text. The pair may
/// contain further pairs, one level deep. `None` if the pair is empty, nested deeper,
/// longer than 256 characters or not closed, or if it contains what no path contains,
/// such as a space.
fn brackets(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, char) in text.char_indices().take(256) {
        match char {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if !is_path(char) => return None,
            _ => {}
        }
        if 2 < depth {
            return None;
        }
        if depth == 0 {
            return (2 < at + 1).then_some(at + 1);
        }
    }
    None
}

fn is_path(char: char) -> bool {
    char.is_ascii_alphanumeric()
        || "!*';:=+,.$/%#[]-_~@|&–".contains(char)
        || is_latin_accented(char)
        || matches!(char, '\u{400}'..='\u{4FF}')
}

fn is_path_end(char: char) -> bool {
    char.is_ascii_alphanumeric()
        || matches!(char, '=' | '_' | '#' | '/' | '+' | '-')
        || is_latin_accented(char)
        || matches!(char, '\u{400}'..='\u{4FF}')
}

/// The offset of the end of the query string at byte `at`; `at` itself if there is
/// none.
fn query_end(text: &str, at: usize) -> usize {
    let Some(query) = text[at..].strip_prefix('?') else { return at };
    let known =
        |byte: &u8| byte.is_ascii_alphanumeric() || b"!?*'@();:&=+$/%#[]-_.,~|".contains(byte);
    let length = query.bytes().take(LONGEST).take_while(known).count();
    let last = query[..length]
        .bytes()
        .rposition(|byte| byte.is_ascii_alphanumeric() || b"-_&=#/".contains(&byte));
    last.map_or(at, |last| at + 1 + last + 1)
}
