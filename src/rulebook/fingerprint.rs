//! Whether two rulebooks are the same: a hash of everything that they are read from.

use super::{Layers, Rulebook, builtin};
/// The content of files, as a hash. The names of the files make no difference, so that
/// a rulebook may be elsewhere on another machine.
#[derive(Clone, Debug, Default)]
pub(crate) struct Content(blake3::Hasher);

impl Content {
    /// Adds a file. `purpose` says what it was read as.
    pub(super) fn add(&mut self, purpose: &str, bytes: &[u8]) {
        for part in [purpose.as_bytes(), bytes] {
            // With the lengths, no other parts make the same bytes.
            self.0.update(&(part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }
}

impl Layers {
    /// The content of the files of these layers, after that of what they name.
    pub(super) fn content(&self, named: Content) -> Content {
        let mut content = named;
        self.profiles.iter().for_each(|profile| content.add("profile", profile.as_bytes()));
        for file in &self.files {
            content.add("rulebook", file.document.source.text().as_bytes());
        }
        content
    }
}

impl Rulebook {
    /// A hash of the rulebook with the files that it extends, its registers and the
    /// built-in rules. `key` is the mark of the key of its hashtags; `None` if it has the
    /// key that everybody knows.
    pub fn fingerprint(&self, key: Option<&str>) -> String {
        let mut content = self.content.clone();
        builtin::each_text(|name, text| {
            content.add("built in", name.as_bytes());
            content.add("text", text.as_bytes());
        });
        content.add("key", key.unwrap_or_default().as_bytes());
        content.0.finalize().to_hex().to_string()
    }
}
