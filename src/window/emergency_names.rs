//! The names of emergencies: those of their files, and everyday words for them.

use super::Emergency;
use crate::{
    language::{Language, Localized},
    message::{Message, Value, closest},
};

/// Everyday words by which an officer in a hurry may call an emergency. A word that several
/// emergencies share is not among them.
const EVERYDAY: [(&str, &[&str]); 9] = [
    ("accident", &["kollision", "sammenstød", "påkørsel"]),
    ("attack", &["kniv", "overfald", "gidsel"]),
    ("chemical", &["gas", "gaslæk", "gaslugt", "lækage"]),
    ("cyber", &["hacking", "hack", "datalæk"]),
    ("epidemic", &["smitte", "corona"]),
    ("fire", &["røg", "flammer", "smoke"]),
    ("missing-person", &["missing", "bortførelse", "kidnapning"]),
    ("outage", &["mørklagt"]),
    ("shooting", &["skud"]),
];

/// The fewest letters at the beginning of a name by which it is recognised.
const FEWEST_LETTERS: usize = 3;

impl Emergency {
    /// The emergency that has this name in any language; `None` if there is none.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        Self::all().find(|emergency| emergency.names().any(|own| own == name))
    }

    /// Its name, then its further names, then everyday words for it.
    pub fn names(self) -> impl Iterator<Item = &'static str> + Clone {
        let everyday = EVERYDAY.iter().filter(move |(name, _)| *name == self.name());
        let everyday = everyday.flat_map(|(_, words)| words.iter().copied());
        std::iter::once(self.name()).chain(self.also()).chain(everyday)
    }

    /// The help for a name that no emergency has: suggests the nearest names, or else
    /// lists all of them.
    pub(super) fn help(written: &str) -> Message {
        match Self::meant(written) {
            Some(names) => Message::new("did-you-mean-one-of").with("names", names),
            None => Self::expected(),
        }
    }

    /// The message that lists the names of all emergencies in the language of the message.
    pub(crate) fn expected() -> Message {
        let names = Self::all().map(Self::name_in_code).collect();
        Message::new("expected-emergency").with("names", Value::AnyMessages(names))
    }

    /// The names that the author may have meant: those that begin like the written word, else
    /// those of the emergencies that know it, else the most similar one. `None` if no name is
    /// near.
    pub(crate) fn meant(written: &str) -> Option<Value> {
        let written = written.trim().to_lowercase();
        let in_code = |name: &str| named(&format!("`{name}`").as_str().into());
        let mut near: Vec<Message> = begin_alike(&written).into_iter().map(in_code).collect();
        if near.is_empty() {
            near.extend(Self::all().filter(|own| own.has_word(&written)).map(Self::name_in_code));
        }
        if near.is_empty() {
            near.extend(closest(&written, Self::all().flat_map(Self::names)).map(in_code));
        }
        (!near.is_empty()).then_some(Value::AnyMessages(near))
    }

    fn name_in_code(self) -> Message {
        let mut name = Localized::default();
        for (_, language) in Language::ALL {
            *name.get_mut(language) = format!("`{}`", self.id(language));
        }
        named(&name)
    }

    fn has_word(self, written: &str) -> bool {
        let words = Language::ALL.iter().flat_map(|(_, language)| self.words(*language));
        words.chain(self.words_of_every_language()).any(|word| word.to_lowercase() == written)
    }
}

fn named(name: &Localized) -> Message {
    Message::new("emergency-name").with("name", name.clone())
}

/// The names that begin with the written word, or with which it begins, as *branden* does with
/// `brand`: those that have the most letters in common with it, one of each emergency.
fn begin_alike(written: &str) -> Vec<&'static str> {
    let in_common = |name: &str| {
        let is_alike = name.starts_with(written) || written.starts_with(name);
        let letters = name.chars().count().min(written.chars().count());
        if is_alike && FEWEST_LETTERS <= letters { letters } else { 0 }
    };
    let best_of = |emergency: Emergency| {
        let names = emergency.names().map(|name| (in_common(name), name));
        // Of equally near names, the shortest.
        names.max_by_key(|(letters, name)| (*letters, usize::MAX - name.len()))
    };
    let best: Vec<(usize, &str)> = Emergency::all().filter_map(best_of).collect();
    let most = best.iter().map(|(letters, _)| *letters).max().filter(|most| 0 < *most);
    best.into_iter().filter(|(letters, _)| Some(*letters) == most).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn means(written: &str, expected: Option<&str>) {
        let meant = Emergency::meant(written);
        let text = meant.map(|names| Message::new("did-you-mean-one-of").with("names", names));
        let text = text.map(|message| message.get(Language::Da));
        assert_eq!(text, expected.map(|names| format!("mente du {names}?")), "{written}");
    }

    #[test]
    fn a_name_that_begins_alike_is_meant() {
        means("skyder", Some("`skyderi`"));
        means("Branden", Some("`brand`"));
        means("stormfloden", Some("`stormflod`"));
        means("oversvømmelser", Some("`oversvømmelse`"));
        means("shoot", Some("`shooting`"));
    }

    #[test]
    fn the_words_of_an_emergency_lead_to_it() {
        means("efterlyst", Some("`angreb`, `eftersøgning` eller `skyderi`"));
        means("pistol", Some("`skyderi`"));
        means("brnad", Some("`brand`"));
        means("havnefest", None);
        means("", None);
    }

    #[test]
    fn everyday_words_are_names() {
        for (name, words) in EVERYDAY {
            for word in words {
                assert_eq!(Emergency::of_name(word).map(Emergency::name), Some(name), "{word}");
            }
        }
        assert_eq!(Emergency::of_name("savnet").map(Emergency::name), Some("missing-person"));
    }

    #[test]
    fn each_name_means_one_emergency() {
        let names: Vec<&str> = Emergency::all().flat_map(Emergency::names).collect();
        for name in &names {
            assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
        for (name, meant) in
            [("Brand", "fire"), ("eftersøgning", "missing-person"), ("fire", "fire")]
        {
            assert_eq!(Emergency::of_name(name).map(Emergency::name), Some(meant));
        }
        assert_eq!(Emergency::of_name("fest"), None);
        for (emergency, (_, language)) in Emergency::all()
            .flat_map(|emergency| Language::ALL.map(|language| (emergency, language)))
        {
            let id = emergency.id(language);
            assert_eq!(Emergency::of_name(&id), Some(emergency), "{id} is what help texts list");
        }
    }
}
