//! The texts of a language. Each is parsed when it is first shown, because there are
//! hundreds of texts, and a run shows only a few.

use std::{collections::HashMap, sync::OnceLock};

use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber,
};

use crate::language::{Language, Thousands};

/// The parsed text of one message, in the form that the library for Fluent can fill in.
type Bundle = FluentBundle<FluentResource>;

/// The texts of a language, by the ids of their messages.
pub(super) struct Texts {
    language: Language,
    texts: HashMap<&'static str, Text>,
}

/// A low estimate of the bytes that a message and its id take in a file. The length of
/// the file divided by it is about the number of messages, for which memory is
/// reserved.
const SHORTEST: usize = 48;

/// A message: its lines in the file of a language, beginning with its id, and what they are
/// parsed into.
struct Text {
    written: &'static str,
    parsed: OnceLock<Bundle>,
}

impl Texts {
    /// Finds the texts in the file of a language, without parsing them.
    pub(super) fn of(language: Language) -> Self {
        let mut rest = language.messages();
        let mut texts = HashMap::with_capacity(rest.len() / SHORTEST);
        while let Some(start) = start_of(rest, |first| first.is_ascii_lowercase()) {
            rest = &rest[start..];
            let after = rest.find('\n').map_or(rest.len(), |end| end + 1);
            let is_other = |first: u8| first.is_ascii_lowercase() || first == b'#';
            let end = start_of(&rest[after..], is_other).map_or(rest.len(), |end| after + end);
            let id = rest.split(' ').next().unwrap_or_default();
            texts.insert(id, Text { written: &rest[..end], parsed: OnceLock::new() });
            rest = &rest[end..];
        }
        Self { language, texts }
    }

    /// The text of a message with its values filled in; `None` if there is no such
    /// message.
    pub(super) fn get(&self, id: &str, values: &FluentArgs<'_>) -> Option<String> {
        let Text { written, parsed } = self.texts.get(id)?;
        let bundle = parsed.get_or_init(|| bundle(self.language, written));
        let pattern = bundle.get_message(id).and_then(|message| message.value())?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(values), &mut errors);
        debug_assert!(errors.is_empty(), "{id} in {}.ftl: {errors:?}", self.language.tag());
        Some(text.into_owned())
    }
}

/// The offset of the first line that begins with a byte for which `is_asked` returns
/// true; `None` if there is no such line.
fn start_of(text: &str, is_asked: impl Fn(u8) -> bool) -> Option<usize> {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    let is_start = |at: &usize| text.as_bytes().get(*at).is_some_and(|first| is_asked(*first));
    std::iter::once(0).chain(breaks).find(is_start)
}

fn bundle(language: Language, written: &str) -> Bundle {
    let resource = FluentResource::try_new(written.to_owned())
        .expect("the texts of the languages parse, which a test sees to");
    let locale = language.tag().parse().expect("the tags of the languages are valid");
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // By default, Fluent puts invisible characters around each value. They would get
    // into reports, where searches would not find the text.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language.thousands() {
        Thousands::Comma => |value, _| grouped(value, ','),
        Thousands::Point => |value, _| grouped(value, '.'),
        Thousands::Space => |value, _| grouped(value, '\u{a0}'),
    }));
    bundle.add_resource_overriding(resource);
    bundle
}

/// A number with a separator between groups of thousands, as `1.234`; `None` if the
/// value is not a number.
fn grouped(value: &FluentValue<'_>, separator: char) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else { return None };
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::from(if *value < 0.0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if 0 < index && (digits.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    Some(grouped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_a_file_is_found_and_parses_alone() {
        for (_, language) in Language::ALL {
            let Texts { texts, .. } = Texts::of(language);
            let file = FluentResource::try_new(language.messages().to_owned());
            let file = file.expect("the file parses");
            let is_message = |entry: &String| entry.starts_with("Message(");
            let entries = file.entries().map(|entry| format!("{entry:?}"));
            assert_eq!(texts.len(), entries.filter(is_message).count());
            let parses =
                |(id, text): (&&str, &Text)| bundle(language, text.written).has_message(id);
            assert!(texts.iter().all(parses));
        }
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        let number = |separator| grouped(&FluentValue::from(1_234_567), separator);
        assert_eq!(number('.').as_deref(), Some("1.234.567"));
        assert_eq!(grouped(&FluentValue::from(999), ',').as_deref(), Some("999"));
    }
}
