//! Reads `sources`: what the rulebook says about files of posts.

use super::{load::timezone, read_layers::Layers};
use crate::{
    mapping::{FileSettings, Mapped, Mapping, PRESETS},
    message::{Message, did_you_mean},
    source::Problem,
    time::DayOrder,
    yaml::{self, Node, Reader, one_of, one_or_more},
};

impl Layers {
    /// What the layers say about files of posts. The settings in the file of the
    /// rulebook come before those in the files it extends.
    pub(super) fn file_settings(&self, problems: &mut Vec<Problem>) -> Vec<FileSettings> {
        let mut all = Vec::new();
        for file in self.files.iter().rev() {
            let read = |node: &Node, reader: &mut Reader<'_>| one_or_more(settings)(node, reader);
            all.extend(file.document.read_key("sources", problems, read).flatten());
        }
        all.into_iter().flatten().collect()
    }
}

fn settings(node: &Node, reader: &mut Reader<'_>) -> Option<FileSettings> {
    let mut fields = reader.fields(node)?;
    let file = fields.required("file", pattern);
    let mapping = fields.optional("map", mapping);
    let preset = fields.optional("preset", preset);
    let account = fields.optional("account", yaml::string);
    let platform = fields.optional("platform", yaml::platform);
    let timezone = fields.optional("timezone", timezone);
    let dates = fields.optional("dates", one_of(&DayOrder::ALL));
    fields.finish();
    let account = account.map(|handle| handle.trim_start_matches('@').to_owned());
    let mapping = mapping.unwrap_or_default().with_preset(preset);
    Some(FileSettings { file: file?, mapping, account, platform, timezone, dates })
}

/// Reads the name of the planner or export that files are from.
fn preset(node: &Node, reader: &mut Reader<'_>) -> Option<&'static str> {
    let written = yaml::text(node, reader)?;
    let known = PRESETS.into_iter().find(|name| name.eq_ignore_ascii_case(written.trim()));
    known.or_else(|| {
        let message = Message::new("rulebook-unknown-preset").with("name", written);
        reader.wrong(node.span, message, did_you_mean(written, PRESETS))
    })
}

/// Reads a pattern for names of files.
fn pattern(node: &Node, reader: &mut Reader<'_>) -> Option<glob::Pattern> {
    let written = yaml::text(node, reader)?;
    if let Ok(pattern) = glob::Pattern::new(written) {
        return Some(pattern);
    }
    let message = Message::new("rulebook-invalid-pattern-of-files").with("text", written);
    let help = Message::new("rulebook-invalid-pattern-of-files-help");
    reader.wrong(node.span, message, help)
}

/// Reads `{text: Description, ignore: [Status, Owner]}`.
fn mapping(node: &Node, reader: &mut Reader<'_>) -> Option<Mapping> {
    let mut mapped = Vec::new();
    for (field, names) in reader.entries(node)? {
        let Some(name) = yaml::text(field, reader) else { continue };
        if !Mapped::fields().any(|known| known == name) {
            let message = Message::new("map-no-such-field").with("name", name);
            reader.wrong::<()>(field.span, message, did_you_mean(name, Mapped::fields()));
            continue;
        }
        let columns = one_or_more(yaml::string)(names, reader).unwrap_or_default();
        mapped.extend(columns.iter().filter_map(|column| Mapped::new(name, column)));
    }
    Some(mapped.into_iter().collect())
}
