//! Where the messages are in the files of their texts, so that the program can show one
//! without reading the whole file.

use std::fmt::Write as _;

use crate::language::Language;

/// The code of a table with the messages of each language, in the order of
/// [`Language::ALL`]: the id of each message, and the bytes of its lines in the file of the
/// language. The messages are sorted by id.
pub(crate) fn code() -> String {
    let mut code =
        "#[allow(clippy::unreadable_literal, reason = \"nobody reads it\")]\n".to_owned();
    writeln!(code, "const PLACES: [&[Place]; {}] = [", Language::ALL.len()).expect("it is memory");
    for (_, language) in Language::ALL {
        let mut places = places(language.messages());
        places.sort_unstable();
        code += "&[\n";
        for (id, start, end) in places {
            writeln!(code, "({id:?}, {start}, {end}),").expect("it is memory");
        }
        code += "],\n";
    }
    code + "];\n"
}

/// The id of each message in a file, and where its lines begin and end.
fn places(file: &str) -> Vec<(&str, usize, usize)> {
    let mut places: Vec<(&str, usize, usize)> = Vec::new();
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        let is_message = line.starts_with(|first: char| first.is_ascii_lowercase());
        // Other lines belong to the message before them, except comments.
        if is_message {
            places.push((line.split(' ').next().unwrap_or_default(), at, at + line.len()));
        } else if let Some((_, _, end)) = places.last_mut().filter(|(_, _, end)| *end == at)
            && !line.starts_with('#')
        {
            *end = at + line.len();
        }
        at += line.len();
    }
    places
}
