//! The platforms that a row of a table is for.

use super::{ReadOptions, table_row::TableRow};
use crate::{
    mapping::PostField,
    message::{Message, did_you_mean},
    platform::Platform,
    source::{Problem, Span},
    text::Text,
    yaml::unknown_value,
};

impl<'s> TableRow<'s, '_> {
    /// The platforms of a draft that is for several; empty if the row names none. The
    /// texts are all `None`, because a table has no texts for single platforms.
    pub(super) fn platforms(&mut self) -> Vec<(Platform, Option<Text<'s>>)> {
        let Some((written, span)) = self.field(PostField::Platforms) else { return Vec::new() };
        if self.field(PostField::Platform).is_some() {
            let message = Message::new("draft-platform-twice");
            let problem = Problem::at(self.source, span, message);
            self.problems.push(problem.help(Message::new("draft-platform-twice-help")));
        }
        let mut found = Vec::new();
        for name in platform_names(written.as_str()) {
            match Platform::of_name(name) {
                Some(platform) if found.contains(&platform) => {
                    let name = platform.facts().display_name;
                    let message = Message::new("draft-platform-repeated").with("platform", name);
                    let problem = Problem::at(self.source, span, message);
                    self.problems.push(problem.help(Message::new("draft-platform-repeated-help")));
                }
                Some(platform) => found.push(platform),
                None => self.unknown_platform(name, span),
            }
        }
        found.into_iter().map(|platform| (platform, None)).collect()
    }

    /// The platform of a post whose row states none: that of the whole table, unless
    /// the user names another. Naming the default platform has no effect, because the
    /// options do not record whether the user named it.
    pub(super) fn default_platform(&self, options: &ReadOptions) -> Platform {
        let of_table = self.table.preset.and_then(|preset| preset.platform);
        of_table.filter(|_| options.platform == Platform::default()).unwrap_or(options.platform)
    }

    /// The platform with this name. An unknown name is reported, and the result is the
    /// default platform.
    pub(super) fn platform(&mut self, written: &str, span: Span) -> Platform {
        let written = written.trim();
        Platform::of_name(written).unwrap_or_else(|| {
            self.unknown_platform(written, span);
            Platform::default()
        })
    }

    fn unknown_platform(&mut self, written: &str, span: Span) {
        let problem = Problem::at(self.source, span, unknown_value(written));
        self.problems.push(problem.help(did_you_mean(written, Platform::names())));
    }
}

/// The names in a list of platforms, which people separate in many ways. A name may have a
/// space in it.
fn platform_names(written: &str) -> Vec<&str> {
    let items = written.split([',', ';', '|', '/', '\n']).map(str::trim);
    let names = items.flat_map(|item| match Platform::of_name(item) {
        Some(_) => vec![item],
        None => item.split_whitespace().collect(),
    });
    names.collect()
}
