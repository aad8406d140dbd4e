//! What is wrong with the header of a table, and which of its names are not understood.

use std::collections::{BTreeSet, HashMap};

use super::{
    ReadOptions,
    choose_columns::may_be_several,
    column_values::FirstValues,
    likeness::{Likeness, is_of_picture, is_title, likeness, may_be_one_off},
    name_problems::platform_column_help,
    presets::{Preset, TimeCompleteness},
    second_texts::is_of_text,
    table_columns::TableColumns,
    unknown_names::UnknownNames,
    unread_cells::UnreadColumns,
};
use crate::{
    csv,
    mapping::{Mapped, Mapping, PostField, Target, plain_name},
    message::{self, Message, closest},
    source::{Problem, Source},
};

/// How many columns a help names at most.
const MOST_NAMED: usize = 20;

impl TableColumns {
    /// Everything that is wrong with the header, what the user should know of it, and the columns
    /// that are not read. `rows` are the first rows below the header. `is_elsewhere` says whether
    /// another table of the file has a column that the user maps.
    pub(super) fn report<'t>(
        &'t self,
        header: &'t csv::Row,
        rows: impl Iterator<Item = csv::Row>,
        source: &'t Source,
        options: &ReadOptions,
        is_elsewhere: impl Fn(&Mapped) -> bool,
    ) -> (Vec<Problem>, UnknownNames, UnreadColumns<'t>) {
        let mapping = &*options.mapping;
        let unread = UnreadColumns::none(self, (header, source));
        let unknown =
            UnknownNames { notes: self.notes(source, options), ..UnknownNames::default() };
        if !self.has_header {
            return (Vec::new(), unknown, unread);
        }
        let misspelt = self.misspelt(header, source);
        let mut problems = self.unmapped(header, source, mapping, is_elsewhere);
        if !problems.is_empty() {
            return (problems, UnknownNames::default(), unread);
        }
        problems.extend(self.mapped_twice(header, source, mapping));
        problems.extend(self.unknown_zones(header, source));
        let duplicates = self.duplicates();
        problems.extend(duplicates.iter().map(|index| self.duplicate(*index, header, source)));
        if !self.has_texts() && misspelt.is_empty() && problems.is_empty() {
            problems.push(self.without_text(header, source));
            return (problems, unknown, unread);
        }
        let rows: Vec<csv::Row> = rows.collect();
        problems.extend(rows.first().and_then(|first| self.further_names(first, source)));
        let reported = misspelt.iter().map(|(index, _)| *index).chain(duplicates).collect();
        let values = FirstValues { rows: &rows, source };
        let unread = UnreadColumns::of(self, (header, source), &values, mapping, &reported);
        problems.extend(misspelt.into_iter().map(|(_, problem)| problem));
        (problems, unknown, unread)
    }

    /// What the user should know about how the table is read.
    fn notes(&self, source: &Source, options: &ReadOptions) -> Vec<Problem> {
        let zone = options.timezone.iana_name().unwrap_or("UTC");
        let message = match self.preset {
            _ if !self.has_header => Message::new("note-no-header"),
            _ if self.names_zone() => return Vec::new(),
            Some(Preset { times: TimeCompleteness::WithoutZone, .. }) => {
                Message::new("note-no-zone").with("zone", zone)
            }
            Some(Preset { times: TimeCompleteness::OnlyDays, .. }) => {
                Message::new("note-only-days")
            }
            _ => return Vec::new(),
        };
        let help = match self.preset {
            _ if !self.has_header => "note-no-header-help",
            Some(Preset { times: TimeCompleteness::OnlyDays, .. }) => "note-only-days-help",
            _ => "note-no-zone-help",
        };
        vec![Problem::in_file(source.path().clone(), message).help(Message::new(help))]
    }

    /// The problem that no column contains the texts.
    fn without_text(&self, header: &csv::Row, source: &Source) -> Problem {
        let is_text = |name: &&String| {
            let is_like_text = likeness(name) == Some(Likeness::Text) || is_of_text(name);
            is_like_text && !is_of_picture(name)
        };
        let unknown = self.unknown.iter().map(|index| &self.names[*index]);
        // A title is the text only if nothing else is.
        let text = unknown.filter(is_text).min_by_key(|name| is_title(name));
        let mark = self.columns.iter().find_map(|(field, index)| match field {
            PostField::On(platform) => Some((*platform, &self.names[*index])),
            _ => None,
        });
        let has_pipes = matches!(self.names.as_slice(), [only] if only.contains('|'));
        let help = match (text, mark) {
            _ if has_pipes => Message::new("table-of-pipes-help"),
            _ if self.begins_with_post() => Message::new("table-without-names-help"),
            (Some(name), _) => Message::new("map-text-help").with("name", name.as_str()),
            (None, Some((platform, name))) if self.unknown.is_empty() => {
                platform_column_help(platform, name)
            }
            (None, _) => Message::new("csv-no-text-column-help"),
        };
        Problem::at(source, header.span(), Message::new("csv-no-text-column")).help(help)
    }

    /// A problem for each column that is mapped but not in the table, nor in another one of the
    /// file.
    fn unmapped(
        &self,
        header: &csv::Row,
        source: &Source,
        mapping: &Mapping,
        is_elsewhere: impl Fn(&Mapped) -> bool,
    ) -> Vec<Problem> {
        let plain: Vec<String> = if mapping.is_empty() {
            Vec::new()
        } else {
            self.names.iter().map(|name| plain_name(name)).collect()
        };
        let is_missing = |mapped: &&Mapped| !plain.iter().any(|own| own == mapped.plain());
        // A column that is to be left out need not be in every table.
        let missing = mapping.iter().filter(|mapped| mapped.is_field()).filter(is_missing);
        let problem = |name: &str| {
            let message = Message::new("map-no-such-column").with("name", name);
            let names = self
                .names
                .iter()
                .map(String::as_str)
                .filter(|name| !name.is_empty())
                .take(MOST_NAMED);
            Problem::at(source, header.span(), message).help(message::did_you_mean(name, names))
        };
        let missing = missing.filter(|mapped| !is_elsewhere(mapped));
        missing.map(|mapped| problem(mapped.name())).collect()
    }

    /// A problem for each column that the user maps to the same field as an earlier
    /// column, unless several columns may contain that field.
    fn mapped_twice(&self, header: &csv::Row, source: &Source, mapping: &Mapping) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut first = HashMap::new();
        for (index, name) in self.names.iter().enumerate() {
            let Some(Target::Field(column)) = mapping.of(name) else { continue };
            let earlier = *first.entry(column).or_insert(index);
            if earlier != index && !may_be_several(column) {
                let message = Message::new("map-two-columns")
                    .with("field", column.name())
                    .with("first", self.names[earlier].as_str())
                    .with("second", name.as_str());
                let help = Message::new("map-two-columns-help").with("name", name.as_str());
                problems.push(Problem::at(source, header.fields[index], message).help(help));
            }
        }
        problems
    }

    /// A problem for each unknown column that is probably a misspelt field, with the
    /// index of the column. The name of such a column differs by one letter from the name
    /// of a field, and the table has no other column for that field.
    fn misspelt(&self, header: &csv::Row, source: &Source) -> Vec<(usize, Problem)> {
        // Some fields have names that are too common in other columns.
        let is_common = |field: &PostField| {
            use PostField::{Clock, Date, Hashtags, Link, State, Week, Weekday, Year};
            [Date, Clock, Week, Weekday, Year, Hashtags, Link, State].contains(field)
        };
        let missing = PostField::FIELDS.iter();
        let missing =
            missing.filter(|(_, field)| self.index(*field).is_none() && !is_common(field));
        let missing: Vec<&str> =
            missing.map(|(name, _)| *name).filter(|name| 4 <= name.len()).collect();
        let near = |index: &usize| {
            let written = self.names[*index].as_str();
            let similar = missing.iter().filter(|name| may_be_one_off(written, name));
            let near = closest(written, similar.copied())?;
            (strsim::damerau_levenshtein(written, near) <= 1).then(|| {
                let message = Message::new("csv-unknown-column").with("name", written);
                let help = message::did_you_mean(written, [near]);
                (*index, Problem::at(source, header.fields[*index], message).help(help))
            })
        };
        let is_beside = |index: &&usize| {
            self.preset.is_some_and(|preset| preset.is_beside_text(&self.names[**index]))
        };
        self.unknown.iter().filter(|index| !is_beside(index)).filter_map(near).collect()
    }

    /// The indices of the columns that have the same name as an earlier column which
    /// contains a field of a post.
    fn duplicates(&self) -> BTreeSet<usize> {
        let names: Vec<String> = self.names.iter().map(|name| plain_name(name)).collect();
        let is_duplicate = |index: &usize| {
            let mut earlier = self.columns.iter().filter(|(_, own)| own < index);
            !names[*index].is_empty() && earlier.any(|(_, own)| names[*own] == names[*index])
        };
        (0..names.len()).filter(is_duplicate).collect()
    }

    /// The problem that a column has the same name as an earlier one.
    fn duplicate(&self, index: usize, header: &csv::Row, source: &Source) -> Problem {
        let message = Message::new("csv-duplicate-column").with("name", self.names[index].as_str());
        Problem::at(source, header.fields[index], message)
            .help(Message::new("csv-duplicate-column-help"))
    }
}
