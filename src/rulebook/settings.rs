//! Reads the settings that checks use.

use std::collections::{BTreeMap, HashSet};

use crate::{
    check::{COUNTRIES, Country, Settings},
    message::Message,
    platform::Platform,
    register::domain,
    yaml::{self, Node, Reader, one_or_more},
};

/// Reads `settings`.
pub(crate) fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Settings> {
    let mut fields = reader.fields(node)?;
    let domains = fields.optional("domains", one_or_more(domain));
    let numbers = fields.optional("numbers", one_or_more(number));
    let initials = fields.optional("initials", one_or_more(yaml::string));
    let acronyms = fields.optional("acronyms", one_or_more(yaml::string));
    let country = fields.optional("country", country);
    let staffed = fields.optional("staffed", yaml::string);
    let max_length = fields.optional("max_length", max_lengths);
    fields.finish();
    Some(Settings {
        domains: domains.unwrap_or_default(),
        numbers: numbers.unwrap_or_default(),
        initials: initials.unwrap_or_default(),
        acronyms: acronyms.unwrap_or_default(),
        country,
        staffed,
        max_length: max_length.unwrap_or_default(),
    })
}

/// Reads how long the posts of an account may be on each platform.
fn max_lengths(node: &Node, reader: &mut Reader<'_>) -> Option<BTreeMap<Platform, usize>> {
    let mut found = BTreeMap::new();
    for (platform, (length, span)) in yaml::by_platform(node, reader, |node, reader| {
        Some((yaml::number(node, reader)?, node.span))
    })? {
        let facts = platform.facts();
        if (1..=facts.highest_max_length).contains(&length) {
            found.insert(platform, length);
            continue;
        }
        let message = Message::new("settings-max-length")
            .with("platform", facts.display_name)
            .with("limit", facts.highest_max_length);
        reader.wrong::<()>(span, message, Message::new("settings-max-length-help"));
    }
    Some(found)
}

/// Reads the code of a country.
fn country(node: &Node, reader: &mut Reader<'_>) -> Option<&'static Country> {
    let written = yaml::text(node, reader)?;
    let known = || COUNTRIES.iter().map(|country| country.code);
    Country::named(written).or_else(|| {
        reader.unknown(node.span, "unknown-value", written, known().collect::<Vec<_>>())
    })
}

/// Reads a telephone number and keeps its digits.
fn number(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 3 || written.chars().any(char::is_alphabetic) {
        let message = Message::new("rulebook-invalid-telephone").with("number", written);
        return reader.wrong(node.span, message, Message::new("rulebook-invalid-telephone-help"));
    }
    Some(digits)
}

/// How many bytes of memory the lists and texts of settings take.
pub(super) fn size(settings: &Settings) -> usize {
    let Settings { domains, numbers, initials, acronyms, country: _, staffed, max_length } =
        settings;
    let texts = [domains, numbers, initials, acronyms].into_iter().flatten().chain(staffed);
    let texts: usize = texts.map(|text| size_of::<String>() + text.len()).sum();
    texts + max_length.len() * size_of::<(Platform, usize)>()
}

/// Adds the settings of a later layer to `settings`. Lists become longer; the
/// country, the office hours and the lengths are replaced.
pub(super) fn merge(settings: &mut Settings, later: &Settings) {
    let pairs = [
        (&mut settings.domains, &later.domains),
        (&mut settings.numbers, &later.numbers),
        (&mut settings.initials, &later.initials),
        (&mut settings.acronyms, &later.acronyms),
    ];
    for (list, more) in pairs.into_iter().filter(|(_, more)| !more.is_empty()) {
        list.extend_from_slice(more);
        let mut known = HashSet::new();
        list.retain(|text| known.insert(text.clone()));
    }
    settings.country = later.country.or(settings.country);
    settings.max_length.extend(&later.max_length);
    if later.staffed.is_some() {
        settings.staffed.clone_from(&later.staffed);
    }
}
