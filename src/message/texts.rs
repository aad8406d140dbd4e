//! The texts of a language. Each is parsed when it is first shown, because there are
//! hundreds of texts, and a run shows only a few.

use std::sync::OnceLock;

use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber,
};

use crate::language::{Language, Thousands};

/// The parsed text of one message, in the form that the library for Fluent can fill in.
type Bundle = FluentBundle<FluentResource>;

/// The id of a message, and where its lines begin and end in the file of a language.
type Place = (&'static str, usize, usize);

// Defines `PLACES`: the messages of each language, sorted by id.
include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The texts of a language.
pub(super) struct Texts {
    language: Language,
    places: &'static [Place],
    /// For each place, what its lines are parsed into.
    parsed: Vec<OnceLock<Box<Bundle>>>,
}

impl Texts {
    /// The texts of a language, none of them parsed yet.
    pub(super) fn of(language: Language) -> Self {
        let places = PLACES[language as usize];
        Self { language, places, parsed: places.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The text of a message with its values filled in; `None` if there is no such
    /// message.
    pub(super) fn get(&self, id: &str, values: &FluentArgs<'_>) -> Option<String> {
        let number = self.places.binary_search_by_key(&id, |(own, ..)| own).ok()?;
        let bundle = self.parsed[number]
            .get_or_init(|| Box::new(bundle(self.language, self.written(number))));
        let pattern = bundle.get_message(id).and_then(|message| message.value())?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(values), &mut errors);
        debug_assert!(errors.is_empty(), "{id} in {}.ftl: {errors:?}", self.language.tag());
        Some(text.into_owned())
    }

    /// The lines of a message in the file of the language.
    fn written(&self, number: usize) -> &'static str {
        let (_, start, end) = self.places[number];
        &self.language.messages()[start..end]
    }
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
            let texts = Texts::of(language);
            let file = FluentResource::try_new(language.messages().to_owned());
            let file = file.expect("the file parses");
            let is_message = |entry: &String| entry.starts_with("Message(");
            let entries = file.entries().map(|entry| format!("{entry:?}"));
            assert_eq!(texts.places.len(), entries.filter(is_message).count());
            for (number, (id, ..)) in texts.places.iter().enumerate() {
                assert!(bundle(language, texts.written(number)).has_message(id), "{id}");
            }
        }
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        let number = |separator| grouped(&FluentValue::from(1_234_567), separator);
        assert_eq!(number('.').as_deref(), Some("1.234.567"));
        assert_eq!(grouped(&FluentValue::from(999), ',').as_deref(), Some("999"));
    }
}
