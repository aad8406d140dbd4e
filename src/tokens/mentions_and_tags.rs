//! Mentions, hashtags and cashtags.

use std::ops::Range;

use super::{Token, TokenKind, before, is_address, is_latin_accented};

/// The longest handle of which X makes a link, in characters.
const LONGEST_HANDLE: usize = 20;
/// The longest name of a list, in characters.
const LONGEST_LIST: usize = 25;

/// The mention or list that begins at byte `at` with an `@` of `width` bytes; `None`
/// if there is none.
pub(super) fn mention(text: &str, at: usize, width: usize) -> Option<Token> {
    if !may_precede_mention(text, at) {
        return None;
    }
    let rest = &text.as_bytes()[at + width..];
    let handle = rest.iter().take(LONGEST_HANDLE).take_while(|byte| is_handle(**byte)).count();
    if handle == 0 {
        return None;
    }
    let list = list_name(&rest[handle..]);
    let end = at + width + handle + list;
    let after = &text[end..];
    let continues = after
        .chars()
        .next()
        .is_some_and(|char| matches!(char, '@' | '＠') || is_latin_accented(char));
    if continues || after.starts_with("://") {
        return None;
    }
    let kind = if list == 0 { TokenKind::Mention } else { TokenKind::List };
    Some(Token { kind, start: at, end })
}

fn is_handle(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The offset of the end of a handle on a platform whose handles may be longer than on X
/// and may also have dots between their letters. On X, the handle would end at byte `end`.
pub(super) fn dotted_handle(text: &str, end: usize) -> usize {
    let rest = &text.as_bytes()[end..];
    let length = rest.iter().take_while(|byte| is_handle(**byte) || **byte == b'.').count();
    let last = rest[..length].iter().rposition(|byte| is_handle(*byte));
    end + last.map_or(0, |last| last + 1)
}

/// The bytes of each handle with letters of any script in a text, as YouTube has them: `@blåvand`.
pub(super) fn handles_of_any_letters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let handle = move |(at, _): (usize, &str)| {
        let is_letter = |char: char| char.is_alphanumeric() || char == '_';
        if before(text, at).is_some_and(|char| is_letter(char) || ".-·@/=".contains(char)) {
            return None;
        }
        let rest = &text[at + 1..];
        let end = rest.find(|char| !is_letter(char) && !".-·".contains(char));
        let name = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', '-', '·']);
        (!name.is_empty()).then(|| at..at + 1 + name.len())
    };
    text.match_indices('@').filter_map(handle)
}

/// The bytes of each `@name@server.example` in a text, as Mastodon has them. On X they are no
/// mentions.
pub(super) fn handles_on_servers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let handle = move |(at, _): (usize, &str)| {
        if before(text, at).is_some_and(|char| char.is_alphanumeric() || "_=/".contains(char)) {
            return None;
        }
        let (name, server) = text[at + 1..].split_once('@')?;
        let is_of_server = |char: char| char.is_alphanumeric() || "_.-".contains(char);
        let end = server.find(|char| !is_of_server(char)).unwrap_or(server.len());
        let server = server[..end].trim_end_matches(['.', '-']);
        let is_name = !name.is_empty() && name.chars().all(is_part_of_handle);
        let end = at + 1 + name.len() + "@".len() + server.len();
        (is_name && !server.is_empty()).then_some(at..end)
    };
    text.match_indices('@').filter_map(handle)
}

/// The bytes of each `@name.example` in a text, as Bluesky has them.
pub(super) fn domain_handles(text: &str) -> impl Iterator<Item = Range<usize>> {
    let handle = move |(at, _): (usize, &str)| {
        if before(text, at).is_some_and(|char| !char.is_whitespace() && char != '(') {
            return None;
        }
        let rest = &text[at + 1..];
        let is_part = |char: char| char.is_ascii_alphanumeric() || char == '.' || char == '-';
        let end = rest.find(|char| !is_part(char)).unwrap_or(rest.len());
        let domain = rest[..end].trim_end_matches(['.', '-']);
        let (_, top) = domain.rsplit_once('.')?;
        let is_top = 1 < top.len() && top.starts_with(|char: char| char.is_ascii_alphabetic());
        (is_top && is_address(domain, false)).then(|| at..at + 1 + domain.len())
    };
    text.match_indices('@').filter_map(handle)
}

fn is_part_of_handle(char: char) -> bool {
    char.is_ascii_alphanumeric() || "_.-".contains(char)
}

/// The length in bytes of the `/list` at the start of `rest`, the text after a
/// handle; 0 if there is none.
fn list_name(rest: &[u8]) -> usize {
    match rest {
        [b'/', first, ..] if first.is_ascii_alphabetic() => {
            let name = rest[1..].iter().take(LONGEST_LIST);
            1 + name.take_while(|byte| is_handle(**byte) || **byte == b'-').count()
        }
        _ => 0,
    }
}

/// Whether a mention may start at byte `at`. It may not start directly after an ASCII
/// letter or digit or a symbol such as `_`, `$` or `!`, except after `RT`.
fn may_precede_mention(text: &str, at: usize) -> bool {
    let Some(char) = before(text, at) else { return true };
    if !char.is_ascii_alphanumeric() && !"_!#$%&*@＠:".contains(char) {
        return true;
    }
    let retweet = text[..at].strip_suffix(':').unwrap_or(&text[..at]);
    match retweet
        .len()
        .checked_sub(2)
        .and_then(|start| retweet.get(start..).map(|word| (start, word)))
    {
        Some((start, word)) if word.eq_ignore_ascii_case("rt") => before(text, start)
            .is_none_or(|char| !char.is_ascii_alphanumeric() && !"_+~.-".contains(char)),
        _ => char == ':',
    }
}

/// The hashtag that begins at byte `at` with a `#` of `width` bytes; `None` if there
/// is none.
pub(super) fn hashtag(text: &str, at: usize, width: usize) -> Option<Token> {
    let is_inside_word = before(text, at).is_some_and(|char| char == '&' || is_hashtag(char));
    let rest = &text[at + width..];
    // The keycap `#️⃣` is an emoji.
    if is_inside_word || rest.starts_with(['\u{FE0F}', '\u{20E3}']) {
        return None;
    }
    let length = rest.find(|char| !is_hashtag(char)).unwrap_or(rest.len());
    let after = &rest[length..];
    if !rest[..length].chars().any(is_hashtag_letter)
        || after.starts_with(['#', '＃'])
        || after.starts_with("://")
    {
        return None;
    }
    Some(Token { kind: TokenKind::Hashtag, start: at, end: at + width + length })
}

fn is_hashtag_letter(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphabetic();
    }
    // Letters in circles or squares (Ⓐ) do not count as letters in twitter-text.
    (char.is_alphabetic() && !matches!(char, '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}'))
        || unicode_normalization::char::is_combining_mark(char) && !is_selector(char)
}

/// Whether a character is a variation selector or a combining mark for symbols.
fn is_selector(char: char) -> bool {
    matches!(char, '\u{FE00}'..='\u{FE0F}' | '\u{20D0}'..='\u{20FF}')
}

fn is_hashtag(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphanumeric() || char == '_';
    }
    is_hashtag_letter(char)
        || char.is_numeric() && is_decimal_digit(char)
        || matches!(
            char,
            '\u{200C}'
                | '\u{200D}'
                | '\u{A67E}'
                | '\u{5BE}'
                | '\u{5F3}'
                | '\u{5F4}'
                | '\u{FF5E}'
                | '\u{301C}'
                | '\u{309B}'
                | '\u{309C}'
                | '\u{30A0}'
                | '\u{30FB}'
                | '\u{3003}'
                | '\u{F0B}'
                | '\u{F0C}'
                | '\u{B7}'
        )
}

/// Whether a character that is numeric is a decimal digit, rather than a fraction
/// (½), a superscript or a number in a circle.
fn is_decimal_digit(char: char) -> bool {
    !matches!(char, '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{BC}'..='\u{BE}' | '\u{2070}'..='\u{218F}' | '\u{2460}'..='\u{2793}' | '\u{3007}'..='\u{32BF}')
}

/// The cashtag that begins with the `$` at byte `at`; `None` if there is none.
pub(super) fn cashtag(text: &str, at: usize) -> Option<Token> {
    let is_separated = before(text, at).is_none_or(|char| {
        char.is_whitespace() || matches!(char, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{61C}' | '\u{2066}'..='\u{2069}')
    });
    let rest = &text.as_bytes()[at + 1..];
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if !is_separated || !(1..=6).contains(&letters) {
        return None;
    }
    let class = match &rest[letters..] {
        [b'.' | b'_', further @ ..] => {
            let class = further.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            if (1..=2).contains(&class) { 1 + class } else { 0 }
        }
        _ => 0,
    };
    let end = at + 1 + letters + class;
    let ends = text[end..]
        .chars()
        .next()
        .is_none_or(|char| char.is_whitespace() || char.is_ascii_punctuation());
    ends.then_some(Token { kind: TokenKind::Cashtag, start: at, end })
}
