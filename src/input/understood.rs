//! What was understood of a file: its format, its encoding, and what its columns or keys
//! contain.

use std::sync::Arc;

use super::{Batch, Parse, PartContext, ReadOptions, json, office, table_columns::TableColumns};
use crate::{
    csv,
    mapping::{Mapping, PostField, Target},
    post::Post,
};

/// The most keys of a file that are kept. Some records have ids as keys.
const MOST_NAMES: usize = 1000;

/// What was understood of a part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The path of the file.
    pub path: Arc<str>,
    /// The name of its format.
    pub format: &'static str,
    /// The program or platform that its posts are from, if it is known.
    pub export: Option<&'static str>,
    /// The name of its encoding.
    pub encoding: &'static str,
    /// What separates the columns of a table in CSV; `None` for other files, and for
    /// later parts of a table.
    pub separator: Option<char>,
    /// The columns of a table, or the keys of the records in a part of JSON, each with what it
    /// contains. Empty for later parts of a table, and for exports of other networks.
    pub names: Vec<(String, NameUse)>,
    /// The number of drafts.
    pub drafts: usize,
    /// The number of published posts.
    pub published: usize,
}

/// What a column or key contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameUse {
    /// The field with this name.
    Field(&'static str),
    /// Nothing that a rule needs.
    NotNeeded,
    /// Nothing: the user wrote `ignore` for this column or key.
    LeftOut,
    /// It is not known what the column or key contains.
    Unknown,
}

impl Understood {
    /// What was understood of a part with these posts.
    pub(super) fn of(
        batch: &Batch,
        (posts, export): (&[Post<'_>], Option<&'static str>),
        options: &ReadOptions,
    ) -> Self {
        let published = posts.iter().filter(|post| post.published).count();
        let mut understood = Self {
            path: batch.source.path().clone(),
            format: batch.format.name,
            export,
            encoding: batch.encoding.name,
            separator: None,
            names: Vec::new(),
            drafts: posts.len() - published,
            published,
        };
        match (batch.format.parse, &batch.context) {
            (Parse::Table(_), PartContext::Nothing) => {
                let separator = csv::separator(batch.source.text().as_bytes());
                understood.separator = Some(char::from(separator));
                if let Some(header) = super::csv::header_row(&batch.source, separator) {
                    let table = super::csv::table(&header, &batch.source, separator, options);
                    understood.export = table.preset.map(|preset| preset.name);
                    understood.names = of_table(&table, &options.mapping);
                }
            }
            (_, PartContext::Cells(cells)) if cells.is_first => {
                let table = office::table(cells, &options.mapping);
                understood.export = table.as_ref().and_then(|table| Some(table.preset?.name));
                understood.names =
                    table.map_or_else(Vec::new, |table| of_table(&table, &options.mapping));
            }
            (Parse::Lines(_) | Parse::List(_), _) => {
                understood.names = json::understood_keys(&batch.source, options);
            }
            _ => (),
        }
        understood
    }

    /// Adds what was understood of a later part of the same file.
    pub fn add(&mut self, later: &Self) {
        for (name, name_use) in &later.names {
            // A column may contain something else in another sheet.
            let is_known = |(known, own): &(String, NameUse)| known == name && own == name_use;
            if self.names.len() < MOST_NAMES && !self.names.iter().any(is_known) {
                self.names.push((name.clone(), *name_use));
            }
        }
        self.drafts += later.drafts;
        self.published += later.published;
        self.export = self.export.or(later.export);
        // A first part of ASCII only is taken for UTF-8. A later part shows the
        // encoding.
        if self.encoding == Self::USUAL {
            self.encoding = later.encoding;
        }
    }

    const USUAL: &str = "UTF-8";
}

/// What each column of a table contains.
fn of_table(table: &TableColumns, mapping: &Mapping) -> Vec<(String, NameUse)> {
    let of = |(index, name): (usize, &String)| {
        let found = table.columns.iter().find(|(_, own)| *own == index);
        let name_use = match found {
            Some((field, _)) => NameUse::Field(field.name()),
            None if mapping.of(name) == Some(Target::Nothing) => NameUse::LeftOut,
            None if table.unknown.contains(&index) => NameUse::Unknown,
            None => table.told_by(index).map_or(NameUse::NotNeeded, NameUse::Field),
        };
        (name.clone(), name_use)
    };
    table.names.iter().enumerate().map(of).collect()
}

/// What a key of a flat record contains. `field` is the field that the key usually means;
/// `None` if it usually means none.
pub(super) fn of_key(name: &str, field: Option<PostField>, mapping: &Mapping) -> NameUse {
    match mapping.of(name) {
        Some(Target::Field(field)) => NameUse::Field(field.name()),
        Some(Target::Nothing) => NameUse::LeftOut,
        None => match field {
            Some(field) => NameUse::Field(field.name()),
            None => NameUse::Unknown,
        },
    }
}
