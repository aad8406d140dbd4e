//! Makes characters harmless that have an effect where the output is shown: on a
//! terminal, or in the log of a CI runner, which looks for commands in it.
//!
//! A post can contain characters that move the cursor, color the screen or reverse
//! the direction of a line. It can also contain text that a runner takes for a
//! command:
//!
//! - GitHub's runner obeys `::` at the beginning of a line, even after white space, and
//!   `##[` anywhere in a line (`ActionCommand.cs` in
//!   <https://github.com/actions/runner>).
//! - The agent of Azure Pipelines obeys `##vso[` anywhere in a line (`Command.cs`
//!   in <https://github.com/microsoft/azure-pipelines-agent>).
//!
//! Both compare text by the rules of a language (culture-sensitively, as .NET does), and
//! so ignore characters without width. Such a character in a command would therefore not
//! disable it. Instead, one character of the command is replaced by one that looks
//! like it.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// The most characters after `##` that are searched for the `[` of `##name[`.
const LONGEST_NAME: usize = 32;

/// How many bytes are looked at together.
const AT_ONCE: usize = 64;

/// Replaces each character that has an effect on a terminal or runner by a visible
/// one that is one column wide.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let commands = commands(text);
    if commands.is_empty() && !acts(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(visible_from(text, 0, &commands).collect())
}

/// As [`visible`], for a part of a text. The part begins at byte `start` of the text,
/// and `commands` is the result of [`commands`] for the whole text.
pub(super) fn visible_from<'t>(
    part: &'t str,
    start: usize,
    commands: &'t [usize],
) -> impl Iterator<Item = char> + 't {
    part.char_indices().map(move |(at, c)| {
        if commands.binary_search(&(start + at)).is_ok() { look_alike(c) } else { visible_char(c) }
    })
}

/// Whether a text has characters that have an effect on a terminal, for which
/// [`visible_char`] returns others.
pub(super) fn acts(text: &str) -> bool {
    let acts_at = |at: usize| {
        let first = text.get(at..).and_then(|rest| rest.chars().next());
        first.is_some_and(|c| visible_char(c) != c)
    };
    let mut chunks = text.as_bytes().chunks(AT_ONCE).zip((0..).step_by(AT_ONCE));
    chunks.any(|(chunk, start)| {
        // Without branches, the compiler can use instructions for many bytes at once.
        let may_act = chunk.iter().fold(false, |any, byte| any | may_begin(*byte));
        may_act && (start..start + chunk.len()).any(acts_at)
    })
}

/// Whether a character that acts on a terminal may begin with this byte.
const fn may_begin(byte: u8) -> bool {
    byte < b' ' || matches!(byte, 0x7F | 0xC2 | 0xD8 | 0xE2)
}

/// The visible replacement of a control character, such as `␛` for `\x1b`. Other
/// characters are returned unchanged.
pub(super) fn visible_char(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(u32::from(c) + 0x2400).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

/// Disables the commands for a runner. All other characters stay as they are, even
/// control characters.
pub(super) fn without_commands(text: &str) -> Cow<'_, str> {
    if commands(text).is_empty() {
        return Cow::Borrowed(text);
    }
    // For a runner, a carriage return ends a line, too.
    Cow::Owned(text.split_inclusive(['\n', '\r']).flat_map(line_without_commands).collect())
}

/// The characters of a line after its commands were disabled. `::` is replaced only at
/// the beginning of the line, where it is a command.
fn line_without_commands(line: &str) -> impl Iterator<Item = char> {
    let blank = line.len() - line.trim_start_matches(may_begin_line).len();
    let mut commands = commands(line);
    commands.retain(|at| {
        let between = line.get(blank..*at).unwrap_or_default();
        let mut between = between.chars().filter(|c| !has_no_width(*c));
        line[*at..].starts_with('#') || between.next() == Some(':') && between.next().is_none()
    });
    line.char_indices().map(
        move |(at, c)| {
            if commands.binary_search(&at).is_ok() { look_alike(c) } else { c }
        },
    )
}

/// A character that looks like `:` or `#`, but that a runner does not take for it.
fn look_alike(c: char) -> char {
    match c {
        ':' => '\u{2236}', // a ratio
        '#' => '\u{266f}', // the sharp of music
        c => c,
    }
}

/// The places, in bytes, of the characters to replace so that no command is left: the
/// second colon of each `::` at the beginning of the text or after white space, and the
/// second `#` of each `##[` and `##name[`.
pub(super) fn commands(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    for at in memchr::memchr2_iter(b':', b'#', bytes) {
        // Nearly always, another character follows directly.
        if bytes.get(at + 1).is_some_and(|next| matches!(next, b' '..=b'~') && *next != bytes[at]) {
            continue;
        }
        let mut rest = text[at..].char_indices().filter(|(_, c)| !has_no_width(*c));
        let (first, second) = (rest.next(), rest.next());
        let (Some((_, first)), Some((second_at, second))) = (first, second) else { continue };
        let is_command = match first {
            _ if first != second => false,
            ':' => text[..at].chars().next_back().is_none_or(may_begin_line),
            _ => {
                let mut rest = rest.map(|(_, c)| c).take(LONGEST_NAME);
                rest.find(|c| !c.is_alphabetic()) == Some('[')
            }
        };
        if is_command {
            found.push(at + second_at);
        }
    }
    found
}

/// Whether the text after this character may be shown at the beginning of a line,
/// which would make `::` a command: reports wrap lines at white space.
fn may_begin_line(before: char) -> bool {
    before.is_whitespace() || has_no_width(before)
}

fn has_no_width(c: char) -> bool {
    c == '\u{ad}' || c.width().unwrap_or(0) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_replaced() {
        assert_eq!(visible("a\x1b[2J\u{202e}b\n"), "a␛[2J\u{fffd}b␊");
        assert_eq!(visible("👩‍👧 æ"), "👩‍👧 æ");
    }

    #[test]
    fn every_character_that_is_replaced_is_noticed() {
        for c in '\0'..=char::MAX {
            let text = String::from(c);
            assert_eq!(acts(&text), visible_char(c) != c, "{c:?}");
        }
        let long = "en sætning, » … «. ".repeat(20);
        assert!(!acts(&long) && acts(&(long + "\u{202e}")));
    }

    #[test]
    fn commands_for_runners_are_broken() {
        for (text, expected) in [
            ("##[stop-commands]x", "#♯[stop-commands]x"),
            ("æ ###[group]", "æ ##♯[group]"),
            ("##vso[task.setvariable]", "#♯vso[task.setvariable]"),
            ("#\u{200b}#v\u{ad}so[a]", "#\u{200b}♯v\u{ad}so[a]"),
            ("::add-mask::x", ":∶add-mask::x"),
            ("a ::b::", "a :∶b::"),
            ("a\r::b", "a\r:∶b"),
            ("\u{feff}:\u{200d}:b", "\u{feff}:\u{200d}∶b"),
            (":::", ":∶:"),
        ] {
            let visibly: String = text.chars().map(visible_char).collect();
            assert_ne!(visible(text), visibly, "{text:?}");
            assert_eq!(visible(text), visible(expected));
        }
        for text in ["std::vec", "2001:db8::1", "kl. 12:30 #tag ##", "## [a](b)", "a: b", "#", ":"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text:?}");
        }
    }

    #[test]
    fn other_characters_of_a_patch_stay() {
        let patch = "-text: a ::b\n ::c\n \t::d ##[e]\n+\x1b[2J\r::f\n::g";
        let expected = "-text: a ::b\n :∶c\n \t:∶d #♯[e]\n+\x1b[2J\r:∶f\n:∶g";
        assert_eq!(without_commands(patch), expected);
    }
}
