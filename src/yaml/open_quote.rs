//! Finds the quotation mark that is not closed.

/// The offset of the quotation mark that is not closed before byte `at`; `None` if
/// there is none. The last line in which a value begins with a mark and does not end
/// has it.
pub(super) fn open_quote(text: &str, at: usize) -> Option<usize> {
    let mut end = text.get(..at)?.len();
    while 0 < end {
        let start = text[..end - 1].rfind('\n').map_or(0, |before| before + 1);
        if let Some(quote) = unclosed_quote(&text[start..end]) {
            return Some(start + quote);
        }
        end = start;
    }
    None
}

/// The offset of the quotation mark in a line that begins a value and is not closed in
/// this line.
fn unclosed_quote(line: &str) -> Option<usize> {
    let (mut open, mut begins_value, mut is_escaped) = (None, true, false);
    let mut chars = line.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        match open {
            // A doubled single quotation mark is one that belongs to the text.
            Some((_, '\'')) if char == '\'' && chars.next_if(|next| next.1 == '\'').is_some() => (),
            Some((_, '"')) if is_escaped => is_escaped = false,
            Some((_, '"')) if char == '\\' => is_escaped = true,
            Some((_, quote)) if char == quote => open = None,
            Some(_) => (),
            None if begins_value && matches!(char, '"' | '\'') => open = Some((at, char)),
            None => {
                let goes_on = begins_value && char == ' ';
                begins_value = goes_on || matches!(char, ':' | '-' | ',' | '{' | '[');
            }
        }
    }
    open.map(|(at, _)| at)
}
