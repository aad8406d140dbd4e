//! The header of a table: says which column contains which field of a post.

use std::collections::HashMap;

use super::{
    ReadOptions,
    choose_columns::{choose_columns, is_name_of_field, may_be_several, stated_target},
    column_names::{Likeness, is_of_published, is_without_use, likeness, without_explanation},
    presets::{Preset, TimeCompleteness},
    unknown_names::{UnknownNames, looks_like},
};
use crate::{
    csv,
    mapping::{Mapping, PostField, Target, plain_name},
    message::{self, Message, closest},
    post::Engagement,
    source::{Problem, Source, Span},
    text::csv_field,
    time::{DayOrder, is_some_time, order_shown},
};

/// How many columns a table may have, which is the limit of spreadsheets.
pub(super) const MOST_COLUMNS: usize = 1 << 14;

/// The columns of a table.
pub(super) struct TableColumns {
    /// The columns that contain a field of a post, each with its index in a row.
    pub(super) columns: Vec<(PostField, usize)>,
    /// The names of all columns, as written.
    pub(super) names: Vec<String>,
    /// The indices of the columns that are neither known nor mapped.
    pub(super) unknown: Vec<usize>,
    /// The planner or export that the table is from, if it is known.
    pub(super) preset: Option<&'static Preset>,
    has_published_posts: bool,
    /// The columns with likes and other counts, in the order of the fields of
    /// [`Engagement`].
    pub(super) engagement: [Option<usize>; Engagement::FIELDS],
    /// Whether the first row has the names of the columns.
    pub(super) has_header: bool,
    separator: u8,
}

/// The columns with likes and other counts. Of several names for one count, the one that
/// [`Engagement::field`] prefers counts. Columns that the user maps contain what the user
/// says.
fn engagement(names: &[String], mapping: &Mapping) -> [Option<usize>; Engagement::FIELDS] {
    let mut found = [None; Engagement::FIELDS];
    for (index, name) in names.iter().enumerate().filter(|(_, name)| mapping.of(name).is_none()) {
        let Some((field, rank)) = Engagement::field(&plain_name(name)) else { continue };
        if found[field].is_none_or(|(earlier, _)| rank < earlier) {
            found[field] = Some((rank, index));
        }
    }
    found.map(|column| column.map(|(_, index)| index))
}

impl TableColumns {
    pub(super) fn of(header: &csv::Row, source: &Source, separator: u8, mapping: &Mapping) -> Self {
        let name = |field: &Span| csv_field(source, *field).as_str().trim().to_owned();
        let names: Vec<String> = header.fields.iter().map(name).collect();
        let preset = Preset::of(&names);
        let columns = choose_columns(&names, mapping, preset);
        let has = |field| columns.iter().any(|(own, _)| *own == field);
        let is_published = || names.iter().any(|name| is_of_published(&plain_name(name)));
        let has_published_posts = !has(PostField::PublishAt)
            && (has(PostField::CreatedAt) || has(PostField::Date) && is_published());
        let is_unknown = |index: &usize| {
            let name = &names[*index];
            let without_use = || {
                [name, without_explanation(name)]
                    .map(plain_name)
                    .iter()
                    .any(|name| is_without_use(name))
            };
            let is_known = columns.iter().any(|(_, own)| own == index)
                || stated_target(name, mapping, preset).is_some()
                || without_use()
                || has_published_posts && is_name_of_field(name);
            !is_known
        };
        let unknown = (0..names.len()).filter(is_unknown).collect();
        let engagement = engagement(&names, mapping);
        Self {
            columns,
            names,
            unknown,
            preset,
            has_published_posts,
            engagement,
            has_header: true,
            separator,
        }
    }

    /// The table of a planner whose files have no header, such as Hootsuite: time,
    /// text, link and pictures. `None` if the first row does not look like a row of
    /// such a table.
    pub(super) fn without_header(first: &csv::Row, source: &Source, separator: u8) -> Option<Self> {
        const COLUMNS: [PostField; 4] =
            [PostField::PublishAt, PostField::Text, PostField::Link, PostField::Media];
        let width = first.fields.len();
        let time = csv_field(source, *first.fields.first()?);
        let is_time = (2..=COLUMNS.len()).contains(&width) && is_some_time(time.as_str());
        is_time.then(|| Self {
            columns: COLUMNS.into_iter().take(width).zip(0..).collect(),
            names: (1..=width).map(|number| number.to_string()).collect(),
            unknown: Vec::new(),
            preset: None,
            has_published_posts: false,
            engagement: [None; Engagement::FIELDS],
            has_header: false,
            separator,
        })
    }

    pub(super) fn index(&self, field: PostField) -> Option<usize> {
        self.indices(field).next()
    }

    /// The indices of all columns that contain a field.
    pub(super) fn indices(&self, field: PostField) -> impl Iterator<Item = usize> {
        self.columns.iter().filter(move |(own, _)| *own == field).map(|(_, index)| *index)
    }

    /// Whether the table contains published posts: it has no column for a planned time,
    /// but one for the time of publication, or one for a date and another that only
    /// published posts have, such as likes. Any other table contains drafts.
    pub(super) const fn has_published_posts(&self) -> bool {
        self.has_published_posts
    }

    /// The order of day and month that the times at the beginning of the table show;
    /// `None` if no time shows an order, or if two times show different orders.
    pub(super) fn order_shown(&self, beginning: &Source) -> Option<DayOrder> {
        let rows = csv::rows(beginning, self.separator).skip(usize::from(self.has_header));
        self.order_among(beginning, rows.take_while(|row| row.span().start < csv::BEGINNING))
    }

    /// The order of day and month that the times in these rows show; `None` if no time
    /// shows an order, or if two times show different orders.
    pub(super) fn order_among(
        &self,
        beginning: &Source,
        rows: impl Iterator<Item = csv::Row>,
    ) -> Option<DayOrder> {
        let columns = [PostField::PublishAt, PostField::CreatedAt, PostField::Date];
        let index = columns.iter().find_map(|column| self.index(*column))?;
        let field = |row: csv::Row| row.fields.get(index).copied();
        let shown = rows.filter_map(field);
        let mut shown = shown.filter_map(|field| order_shown(csv_field(beginning, field).as_str()));
        let first = shown.next()?;
        shown.all(|order| order == first).then_some(first)
    }

    /// Whether a file without a known column of texts looks like a table all the same,
    /// as far as its header and the number of fields in its second row can tell.
    pub(super) fn looks_like_one(&self, separator: u8, fields_of_row: usize) -> bool {
        let width = self.names.len();
        let is_name = |name: &String| {
            name.chars().count() <= LONGEST_NAME && !name.contains(['.', '!', ':', '#', '@'])
        };
        let telling = self.names.iter().filter(|name| likeness(name).is_some()).count();
        let needed = if separator == b',' { 2 } else { 1 };
        width == fields_of_row
            && 2 <= width
            && self.names.iter().all(is_name)
            && (needed <= self.columns.len() + telling || separator != b',' && 3 <= width)
    }

    /// Everything that is wrong with the header, and the names that are not understood.
    pub(super) fn report(
        &self,
        header: &csv::Row,
        source: &Source,
        options: &ReadOptions,
    ) -> (Vec<Problem>, UnknownNames) {
        let mapping = &*options.mapping;
        let mut unknown =
            UnknownNames { notes: self.notes(source, options), ..UnknownNames::default() };
        if !self.has_header {
            return (Vec::new(), unknown);
        }
        let misspelt = self.misspelt(header, source);
        let mut problems = self.unmapped(header, source, mapping);
        if !problems.is_empty() {
            return (problems, UnknownNames::default());
        }
        problems.extend(self.mapped_twice(header, source, mapping));
        problems.extend(self.duplicates(header, source));
        if self.index(PostField::Text).is_none() && misspelt.is_empty() && problems.is_empty() {
            problems.push(self.without_text(header, source));
            return (problems, unknown);
        }
        for index in &self.unknown {
            let (name, span) = (&self.names[*index], header.fields[*index]);
            if misspelt.iter().any(|(own, _)| own == index) {
                continue;
            }
            let is_beside = self.preset.is_some_and(|preset| preset.is_beside_text(name));
            match likeness(name).filter(|like| !is_beside && self.lacks(*like)) {
                Some(like) => {
                    unknown.suspects.push((name.clone(), looks_like(like, name, source, span)));
                }
                None => unknown.others.push(name.clone()),
            }
        }
        problems.extend(misspelt.into_iter().map(|(_, problem)| problem));
        (problems, unknown)
    }

    /// What the user should know about how the table is read.
    fn notes(&self, source: &Source, options: &ReadOptions) -> Vec<Problem> {
        let zone = options.timezone.iana_name().unwrap_or("UTC");
        let message = match self.preset {
            _ if !self.has_header => Message::new("note-no-header"),
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

    /// Whether posts may be read wrongly if a column with the likeness `like` is left out.
    /// In a table of drafts, each such column may matter. A table of published posts
    /// has many such columns; they matter only if no other column has the time, text or
    /// account that they look like.
    fn lacks(&self, like: Likeness) -> bool {
        let has = |fields: &[PostField]| fields.iter().any(|field| self.index(*field).is_some());
        !self.has_published_posts
            || match like {
                Likeness::PlannedTime | Likeness::State => false,
                Likeness::Time => !has(&[PostField::CreatedAt, PostField::Date]),
                Likeness::Text => !has(&[PostField::Text]),
                Likeness::Account => !has(&[PostField::Account]),
            }
    }

    /// The problem that no column contains the texts.
    fn without_text(&self, header: &csv::Row, source: &Source) -> Problem {
        let is_text = |name: &&String| likeness(name) == Some(Likeness::Text);
        let mut unknown = self.unknown.iter().map(|index| &self.names[*index]);
        let help = match unknown.find(is_text) {
            Some(name) => Message::new("map-text-help").with("name", name.as_str()),
            None => Message::new("csv-no-text-column-help"),
        };
        Problem::at(source, header.span(), Message::new("csv-no-text-column")).help(help)
    }

    /// A problem for each column that is mapped but not in the table.
    fn unmapped(&self, header: &csv::Row, source: &Source, mapping: &Mapping) -> Vec<Problem> {
        let plain: Vec<String> = if mapping.is_empty() {
            Vec::new()
        } else {
            self.names.iter().map(|name| plain_name(name)).collect()
        };
        let missing =
            mapping.iter().filter(|mapped| !plain.iter().any(|own| own == mapped.plain()));
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
            [PostField::Date, PostField::Clock, PostField::Hashtags, PostField::Link]
                .contains(field)
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

    /// A problem for each column that has the same name as an earlier column, if the
    /// earlier one contains a field of a post.
    fn duplicates(&self, header: &csv::Row, source: &Source) -> Vec<Problem> {
        let names: Vec<String> = self.names.iter().map(|name| plain_name(name)).collect();
        let is_duplicate = |index: &usize| {
            let mut earlier = self.columns.iter().filter(|(_, own)| own < index);
            earlier.any(|(_, own)| names[*own] == names[*index])
        };
        let duplicates = (0..names.len()).filter(is_duplicate);
        let problem = |index: usize| {
            let message =
                Message::new("csv-duplicate-column").with("name", self.names[index].as_str());
            Problem::at(source, header.fields[index], message)
                .help(Message::new("csv-duplicate-column-help"))
        };
        duplicates.map(problem).collect()
    }

    /// Whether a row has a field for the text, and not more fields than the header
    /// has columns. It may have fewer fields, because spreadsheets leave out empty
    /// ones at the end.
    pub(super) fn fits(&self, row: &csv::Row) -> bool {
        let needed = self.index(PostField::Text).map_or(0, |index| index + 1);
        needed <= row.fields.len() && row.fields.len() <= self.names.len()
    }

    /// The problem that a row has too many or too few fields.
    pub(super) fn wrong_field_count(&self, row: &csv::Row, source: &Source) -> Problem {
        let count = row.fields.len();
        let message = Message::new("csv-field-count");
        let message = message.with("columns", self.names.len()).with("fields", count);
        let separator = char::from(self.separator).escape_default().to_string();
        let help = Message::new("csv-field-count-help").with("separator", separator);
        Problem::at(source, row.span(), message).help(help)
    }
}

/// The most characters of a name in a header, for [`TableColumns::looks_like_one`]. A row with a
/// longer name is probably text.
const LONGEST_NAME: usize = 40;

/// How many columns a help names at most.
const MOST_NAMED: usize = 20;

/// The problem that a table has more columns than any spreadsheet can have; `None` if a
/// spreadsheet can have as many.
pub(super) fn too_wide(header: &csv::Row, source: &Source) -> Option<Problem> {
    let first_beyond = header.fields.get(MOST_COLUMNS)?;
    let message = Message::new("csv-too-many-columns").with("most", MOST_COLUMNS);
    let problem = Problem::at(source, *first_beyond, message);
    Some(problem.help(Message::new("csv-too-many-columns-help")))
}

/// A cheap test of whether two names may differ by only one letter: it counts the
/// equal bytes at both ends. The exact test would be slow for tables with thousands
/// of columns.
fn may_be_one_off(written: &str, name: &str) -> bool {
    let same = |(one, other): &(u8, u8)| one == other;
    let start = written.bytes().zip(name.bytes()).take_while(same).count();
    let end = written.bytes().rev().zip(name.bytes().rev()).take_while(same).count();
    // Two letters in the wrong order count as one mistake, and each letter may take
    // two bytes.
    written.len().max(name.len()) <= start + end + 4
}
