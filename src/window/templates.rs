//! The built-in templates of windows, from `rules/windows/`.
//!
//! To add a kind, write its file in each language and list it here.

use super::WindowKind;
use crate::{
    language::Language,
    source::Source,
    yaml::{self, Node},
};

/// The record of a kind, in English and in Danish.
const TEMPLATES: [(WindowKind, &str, &str); 5] = [
    (
        WindowKind::Crisis,
        include_str!("../../rules/windows/crisis.en.yaml"),
        include_str!("../../rules/windows/crisis.da.yaml"),
    ),
    (
        WindowKind::Mourning,
        include_str!("../../rules/windows/mourning.en.yaml"),
        include_str!("../../rules/windows/mourning.da.yaml"),
    ),
    (
        WindowKind::PreElection,
        include_str!("../../rules/windows/pre-election.en.yaml"),
        include_str!("../../rules/windows/pre-election.da.yaml"),
    ),
    (
        WindowKind::Exercise,
        include_str!("../../rules/windows/exercise.en.yaml"),
        include_str!("../../rules/windows/exercise.da.yaml"),
    ),
    (
        WindowKind::Event,
        include_str!("../../rules/windows/event.en.yaml"),
        include_str!("../../rules/windows/event.da.yaml"),
    ),
];

/// The words in a template that somebody must replace.
pub(super) const PLACEHOLDERS: [&str; 2] = ["CHANGEME", "RETMIG"];

/// The dormant record of a kind as text, with comments that say how to fill it in.
pub(crate) fn template(kind: WindowKind, id: &str, language: Language) -> String {
    let (_, english, danish) =
        TEMPLATES.iter().find(|(own, ..)| *own == kind).expect("there is one of each kind");
    let record = match language {
        Language::En => english,
        Language::Da => danish,
    };
    record.replace("ID", id)
}

/// The `allow` of the template of a kind: what a new window lets pass by default.
pub(super) fn default_allow(kind: WindowKind) -> Option<Node> {
    const ID: &str = "template";
    let root = yaml::parse(&Source::new(ID, template(kind, ID, Language::En))).ok()?;
    super::edit::find(&root, ID)?.get("allow").cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::AutomatonBuilder;

    #[test]
    fn each_template_is_valid_and_dormant() {
        for (name, kind) in WindowKind::ALL {
            for (_, language) in Language::ALL {
                let source = Source::new("w", template(kind, name, language));
                let windows = super::super::read(&source, None, &mut AutomatonBuilder::default());
                let windows = windows.expect("it is valid");
                let [window] = windows.as_slice() else { panic!("{name} is not one window") };
                assert_eq!((window.id.as_str(), window.kind, window.from), (name, kind, None));
                assert!(window.dormant);
            }
        }
    }
}
