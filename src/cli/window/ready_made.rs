//! The ready-made windows, as they stand in `rules/windows/`.
//!
//! To add a kind, write its file in both languages and list it here.

use crate::{language::Language, window::WindowKind};

/// The record of a kind, in English and in Danish.
const RECORDS: [(WindowKind, &str, &str); 5] = [
    (
        WindowKind::Crisis,
        include_str!("../../../rules/windows/crisis.en.yaml"),
        include_str!("../../../rules/windows/crisis.da.yaml"),
    ),
    (
        WindowKind::Mourning,
        include_str!("../../../rules/windows/mourning.en.yaml"),
        include_str!("../../../rules/windows/mourning.da.yaml"),
    ),
    (
        WindowKind::PreElection,
        include_str!("../../../rules/windows/pre-election.en.yaml"),
        include_str!("../../../rules/windows/pre-election.da.yaml"),
    ),
    (
        WindowKind::Exercise,
        include_str!("../../../rules/windows/exercise.en.yaml"),
        include_str!("../../../rules/windows/exercise.da.yaml"),
    ),
    (
        WindowKind::Event,
        include_str!("../../../rules/windows/event.en.yaml"),
        include_str!("../../../rules/windows/event.da.yaml"),
    ),
];

/// What stands in a ready-made record where only its owner knows the word.
pub(super) const BLANKS: [&str; 2] = ["CHANGEME", "RETMIG"];

/// The dormant record of a kind, with comments that say how to fill it in.
pub(super) fn text(kind: WindowKind, id: &str, language: Language) -> String {
    let (_, english, danish) =
        RECORDS.iter().find(|(own, ..)| *own == kind).expect("there is one of each kind");
    language.pick(english, danish).replace("ID", id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{matcher::Words, source::Source, window};

    #[test]
    fn each_reads_and_sleeps() {
        for (name, kind) in WindowKind::ALL {
            for (_, language) in Language::ALL {
                let source = Source::new("w", text(kind, name, language));
                let windows = window::read(&source, None, &mut Words::default());
                let windows = windows.expect("it is well written");
                let [window] = windows.as_slice() else { panic!("{name} is not one window") };
                assert_eq!((window.id.as_str(), window.kind, window.from), (name, kind, None));
            }
        }
    }
}
