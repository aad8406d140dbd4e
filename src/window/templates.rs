//! The built-in templates of windows, from `rules/windows/`.
//!
//! Each kind of window has a file in English and may have files in other languages.
//! The files are named `KIND.TAG.yaml`, as `crisis.da.yaml`, and `build.rs` lists
//! them.

use super::WindowKind;
use crate::{
    language::Language,
    source::Source,
    yaml::{self, Node},
};

/// A template: the name of its file without `.yaml`, such as `crisis.da`, and its text.
type File = (&'static str, &'static str);

// `TEMPLATES`: all templates.
include!(concat!(env!("OUT_DIR"), "/window_templates.rs"));

/// The placeholders in a template, which the user must replace.
pub(super) const PLACEHOLDERS: [&str; 2] = ["CHANGEME", "RETMIG"];

/// The text of a dormant record for a window of this kind. Comments in the text
/// explain how to complete the record.
pub(crate) fn template(kind: WindowKind, id: &str, language: Language) -> String {
    let text = in_language(kind, language).or_else(|| in_language(kind, Language::En));
    text.expect("there is one of each kind in English").replace("ID", id)
}

fn in_language(kind: WindowKind, language: Language) -> Option<&'static str> {
    let name = format!("{}.{}", kind.name(), language.tag());
    TEMPLATES.iter().find(|(own, _)| *own == name).map(|(_, text)| *text)
}

/// The value of `allow` in the template for a kind, which is the default for new
/// windows of that kind.
pub(super) fn default_allow(kind: WindowKind) -> Option<Node> {
    const ID: &str = "template";
    let root = yaml::parse(&Source::new(ID, template(kind, ID, Language::En))).ok()?;
    super::edit_register::find(&root, ID)?.get("allow").cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::AutomatonBuilder;

    #[test]
    fn each_template_is_valid_and_dormant() {
        let named = |name: &str| {
            let (kind, tag) = name.split_once('.').expect("it is KIND.TAG");
            let is_kind = WindowKind::ALL.iter().any(|(own, _)| *own == kind);
            is_kind && Language::of_tag(tag).is_some()
        };
        assert!(TEMPLATES.iter().all(|(name, _)| named(name)));
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
