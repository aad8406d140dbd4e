//! What is wrong with the header of a table, and which of its names are not understood.

use std::collections::{BTreeSet, HashMap};

use super::{
    ReadOptions,
    channels::{Channel, are_channels, channels},
    choose_columns::{is_name_of_field, may_be_several},
    column_names::fields_named,
    column_values::FirstValues,
    likeness::{Likeness, is_danish_text, is_of_picture, is_title, likeness, may_be_one_off},
    presets::{Preset, TimeCompleteness},
    second_texts::is_of_text,
    states::State,
    table_columns::TableColumns,
    text_columns::{platforms_alone, platforms_of_text},
    unknown_names::{
        UnknownNames, has_clocks, has_later_times, has_platforms, has_second_texts, has_states,
        has_threads, has_times, has_times_without_name, looks_like, named_as_platform,
        platform_column_help,
    },
};
use crate::{
    csv,
    layout::column_name,
    mapping::{Mapped, Mapping, PostField, Target, plain_name},
    message::{self, Message, closest},
    source::{Problem, Source, Span},
    text::csv_field,
};

/// How many columns a help names at most.
const MOST_NAMED: usize = 20;

/// The most bytes of a state in a column that may have anything.
const LONGEST_STATE: usize = 20;

/// The problem with a column of a name, which is at a span of the source.
type ProblemOf = fn(&str, &Source, Span) -> Problem;

impl TableColumns {
    /// Whether a column that is not understood and looks like a field has to be mapped: the table
    /// lacks the field, or nobody can say which of two columns with names of texts has the texts.
    fn matters(&self, like: Likeness, name: &str) -> bool {
        let is_beside = self.preset.is_some_and(|preset| preset.is_beside_text(name));
        // No program writes Danish names: such a column was made by hand.
        let is_written = || is_name_of_field(name) || is_danish_text(name);
        let is_second = matches!(like, Likeness::Text | Likeness::Account) && is_written();
        !is_beside && (self.lacks(like) || is_second)
    }

    /// The problem with a column that is not understood and whose name looks like that of a
    /// text, time, account or platform; `None` if it looks like nothing that matters here.
    fn suspected_by_name(&self, name: &str, source: &Source, span: Span) -> Option<Problem> {
        let platforms = platforms_alone(name);
        if let Some(platform) = platforms.first().filter(|_| self.lacks(Likeness::Text)) {
            return Some(named_as_platform(*platform, name, source, span));
        }
        let like = likeness(name).filter(|like| self.matters(*like, name))?;
        if like == Likeness::State {
            return Some(has_states(name, source, span));
        }
        let text = self.index(PostField::Text).filter(|_| {
            like == Likeness::Text && !is_of_picture(name) && platforms_of_text(name).is_empty()
        });
        if let Some(text) = text {
            return Some(has_second_texts(name, &self.names[text], source, span));
        }
        Some(looks_like(like, name, source, span))
    }

    /// Everything that is wrong with the header, and the names that are not understood.
    /// `rows` are the first rows below the header. `is_elsewhere` says whether another table of
    /// the file has a column that the user maps.
    pub(super) fn report(
        &self,
        header: &csv::Row,
        rows: impl Iterator<Item = csv::Row>,
        source: &Source,
        options: &ReadOptions,
        is_elsewhere: impl Fn(&Mapped) -> bool,
    ) -> (Vec<Problem>, UnknownNames) {
        let mapping = &*options.mapping;
        let mut unknown =
            UnknownNames { notes: self.notes(source, options), ..UnknownNames::default() };
        if !self.has_header {
            return (Vec::new(), unknown);
        }
        let misspelt = self.misspelt(header, source);
        let mut problems = self.unmapped(header, source, mapping, is_elsewhere);
        if !problems.is_empty() {
            return (problems, UnknownNames::default());
        }
        problems.extend(self.mapped_twice(header, source, mapping));
        problems.extend(self.unknown_zones(header, source));
        let duplicates = self.duplicates();
        problems.extend(duplicates.iter().map(|index| self.duplicate(*index, header, source)));
        if !self.has_texts() && misspelt.is_empty() && problems.is_empty() {
            problems.push(self.without_text(header, source));
            return (problems, unknown);
        }
        let rows: Vec<csv::Row> = rows.collect();
        problems.extend(rows.first().and_then(|first| self.further_names(first, source)));
        let reported = misspelt.iter().map(|(index, _)| *index).chain(duplicates).collect();
        self.add_unknown(&mut unknown, (header, &rows, source), options, &reported);
        problems.extend(misspelt.into_iter().map(|(_, problem)| problem));
        (problems, unknown)
    }

    /// Adds the columns that are not understood, unless they are `reported` already, each with what
    /// its name or its values look like.
    fn add_unknown(
        &self,
        unknown: &mut UnknownNames,
        (header, rows, source): (&csv::Row, &[csv::Row], &Source),
        options: &ReadOptions,
        reported: &BTreeSet<usize>,
    ) {
        let states = self.columns_of_states(rows, source);
        let platforms_in = self.columns_of_platforms(rows, source, &options.mapping);
        let threads = self.columns_of_threads(rows, source);
        let values = FirstValues { rows, source };
        let lacks_clock = self.lacks_clock(&values);
        let times = self.columns_of_times(rows, source, lacks_clock);
        let of_times: BTreeSet<usize> = times.keys().copied().collect();
        let later = self.columns_of_later_times(rows, source, options);
        let of_later: BTreeSet<usize> = later.keys().copied().collect();
        let by_values: [(&BTreeSet<usize>, ProblemOf); 5] = [
            (&states, has_states),
            (&platforms_in, has_platforms),
            (&of_times, has_times),
            (&threads, has_threads),
            (&of_later, has_later_times),
        ];
        for index in &self.unknown {
            let (name, span) = (&self.names[*index], header.fields[*index]);
            if reported.contains(index) {
                continue;
            }
            let of_values = by_values.iter().find(|(columns, _)| columns.contains(index));
            let problem = if lacks_clock && of_times.contains(index) {
                Some(has_clocks(name, source, span))
            } else {
                self.suspected_by_name(name, source, span)
                    .or_else(|| of_values.map(|(_, problem)| problem(name, source, span)))
                    .or_else(|| self.second_text(*index, &values, (source, span)))
            };
            match problem {
                Some(problem) => unknown.suspects.push((name.clone(), problem)),
                None => unknown.others.push(name.clone()),
            }
        }
        // A column of accounts may have platforms, as people call both a channel.
        let accounts = self.indices(PostField::Account).filter(|own| platforms_in.contains(own));
        let said = |index: usize| has_platforms(&self.names[index], source, header.fields[index]);
        unknown.suspects.extend(accounts.map(|index| (self.names[index].clone(), said(index))));
        for (index, first) in times.iter().filter(|(index, _)| self.names[**index].is_empty()) {
            let letters = column_name(index + 1);
            let problem = has_times_without_name(&letters, source, *first);
            unknown.suspects.push((letters, problem));
        }
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

    /// The unknown columns of a table of drafts that say which rows are a thread.
    fn columns_of_threads(&self, rows: &[csv::Row], source: &Source) -> BTreeSet<usize> {
        let is_number = |index: usize, row: &csv::Row| {
            let text = row.fields.get(index).map(|field| csv_field(source, *field));
            text.is_some_and(|text| text.as_str().contains(|char: char| char.is_ascii_digit()))
        };
        let is_of_threads = |index: &usize| {
            ["tråd", "thread", "trådnr", "tråddel", "threadpart"]
                .contains(&&*plain_name(&self.names[*index]))
                && rows.iter().any(|row| is_number(*index, row))
        };
        let unknown = self.unknown.iter().copied();
        unknown.filter(|index| !self.has_published_posts() && is_of_threads(index)).collect()
    }

    /// The unknown columns in which the first rows say that their posts are drafts, although the
    /// table has published posts.
    fn columns_of_states(&self, rows: &[csv::Row], source: &Source) -> BTreeSet<usize> {
        if !self.has_published_posts() && self.figures.is_empty() {
            return BTreeSet::new();
        }
        let says_draft = |index: &usize, row: &csv::Row| {
            let Some(span) = row.fields.get(*index) else { return false };
            let (name, written) = (&self.names[*index], csv_field(source, *span));
            let is_short = written.as_str().len() <= LONGEST_STATE;
            is_short && State::in_column(name, written.as_str()) == Some(State::Draft)
        };
        let unknown = self.unknown.iter().copied();
        unknown.filter(|index| rows.iter().any(|row| says_draft(index, row))).collect()
    }

    /// The unknown columns, and the column of accounts unless the user maps it, whose values are
    /// names of platforms, in a table without a column that says for which platforms the posts are.
    fn columns_of_platforms(
        &self,
        rows: &[csv::Row],
        source: &Source,
        mapping: &Mapping,
    ) -> BTreeSet<usize> {
        let is_export = self.preset.is_some_and(Preset::is_export);
        if is_export {
            return BTreeSet::new();
        }
        // Beside a column of platforms, only another one with such a name, as `Kanal 2`.
        let is_second = |name: &str| {
            let name = name.trim_end_matches(|char: char| !char.is_alphabetic());
            fields_named(name)
                .any(|field| matches!(field, PostField::Platform | PostField::Platforms))
        };
        let may_matter = |index: &usize| !self.names_platforms() || is_second(&self.names[*index]);
        let names_platforms = |index: &usize| {
            let fields = rows.iter().filter_map(|row| row.fields.get(*index));
            let texts =
                fields.map(|field| csv_field(source, *field).as_str().trim().to_lowercase());
            let written: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
            // A column of crosses marks something.
            let is_any = |text: &String| {
                text != "x"
                    && channels(text)
                        .iter()
                        .any(|(_, channel)| matches!(channel, Channel::Platforms(_)))
            };
            written.iter().any(is_any) && written.iter().all(|text| are_channels(text))
        };
        let is_free = |index: &usize| mapping.of(&self.names[*index]).is_none();
        let accounts = self.indices(PostField::Account).filter(is_free);
        let columns = self.unknown.iter().copied().chain(accounts);
        columns.filter(may_matter).filter(names_platforms).collect()
    }

    /// Whether posts may be read wrongly if a column with the likeness `like` is left out.
    /// In a table of drafts, each such column may matter. A table of published posts
    /// has many such columns; they matter only if no other column has the time, text or
    /// account that they look like.
    fn lacks(&self, like: Likeness) -> bool {
        let has = |fields: &[PostField]| fields.iter().any(|field| self.index(*field).is_some());
        !self.has_published_posts()
            || match like {
                Likeness::PlannedTime | Likeness::State => false,
                Likeness::Time => !has(&[PostField::CreatedAt, PostField::Date]),
                Likeness::Text => !self.has_texts(),
                Likeness::Account => !has(&[PostField::Account]),
            }
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
