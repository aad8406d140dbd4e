//! Columns of a table that no reader knows: what they look like by their names and by their values, and
//! which of them must not be left out.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ReadOptions,
    channels::{Channel, are_channels, channels},
    choose_columns::is_name_of_field,
    column_names::fields_named,
    column_values::FirstValues,
    later_times::Lateness,
    likeness::{Likeness, is_danish_text, is_of_picture, likeness},
    name_problems::{
        has_clocks, has_later_times, has_perhaps_later_times, has_platforms, has_second_accounts,
        has_second_texts, has_states, has_threads, has_times, has_times_without_name, looks_like,
        named_as_platform,
    },
    presets::Preset,
    states::State,
    table_columns::TableColumns,
    text_columns::{platforms_alone, platforms_of_text},
    unknown_names::UnknownNames,
};
use crate::{
    csv,
    layout::column_name,
    mapping::{Mapping, PostField, plain_name},
    source::{Problem, Source, Span},
    text::csv_field,
};

/// The most bytes of a state in a column that may have anything.
const LONGEST_STATE: usize = 20;

/// The problem with a column of a name, which is at a span of the source.
type ProblemOf = fn(&str, &Source, Span) -> Problem;

/// What the values of the first rows say of columns, each with its index.
struct ByValues {
    /// Those that have something which must not be left out.
    said: [(BTreeSet<usize>, ProblemOf); 5],
    /// Those that have times, in a table without other times, each with the first one.
    times: BTreeMap<usize, Span>,
    /// Those that have later times than those of the posts, each with the first one.
    later: BTreeMap<usize, (Span, Lateness)>,
    /// Those that have nothing but times of day.
    clocks: BTreeSet<usize>,
    /// Those that have accounts.
    accounts: BTreeSet<usize>,
    /// Those that have the names of platforms.
    platforms: BTreeSet<usize>,
}

impl TableColumns {
    /// Adds the columns that are not understood, unless they are `reported` already, each with what
    /// its name or its values look like.
    pub(super) fn add_unknown(
        &self,
        unknown: &mut UnknownNames,
        (header, rows, source): (&csv::Row, &[csv::Row], &Source),
        options: &ReadOptions,
        reported: &BTreeSet<usize>,
    ) {
        let values = FirstValues { rows, source };
        let found = self.by_values(&values, options);
        for index in self.unknown.iter().filter(|index| !reported.contains(index)) {
            let name = self.names[*index].clone();
            match self.suspected(*index, &found, &values, header.fields[*index]) {
                Some(problem) => unknown.suspects.push((name, problem)),
                None => unknown.others.push(name),
            }
        }
        // A column of accounts may have platforms, as people call both a channel.
        let accounts = self.indices(PostField::Account);
        for index in accounts.filter(|own| found.platforms.contains(own)) {
            let problem = has_platforms(&self.names[index], source, header.fields[index]);
            unknown.suspects.push((self.names[index].clone(), problem));
        }
        let later = found.later.iter().map(|(index, (first, _))| (index, first));
        for (index, first) in found.times.iter().chain(later) {
            if self.names[*index].is_empty() {
                let letters = column_name(index + 1);
                let problem = has_times_without_name(&letters, source, *first);
                unknown.suspects.push((letters, problem));
            }
        }
    }

    /// What the values of the first rows say of the columns.
    fn by_values(&self, values: &FirstValues<'_>, options: &ReadOptions) -> ByValues {
        let FirstValues { rows, source } = *values;
        let platforms = self.columns_of_platforms(rows, source, &options.mapping);
        let later = self.columns_of_later_times(rows, source, options);
        let of = |wanted: Lateness| {
            let found = later.iter().filter(move |(_, (_, lateness))| *lateness == wanted);
            found.map(|(index, _)| *index).collect()
        };
        let lacks_clock = self.lacks_clock(values);
        let times = self.columns_of_times(rows, source, lacks_clock);
        let is_clocks =
            |own: &usize| lacks_clock && times.contains_key(own) || values.are_clocks(*own);
        ByValues {
            clocks: self.unknown.iter().copied().filter(is_clocks).collect(),
            said: [
                (self.columns_of_states(rows, source), has_states),
                (platforms.clone(), has_platforms),
                (self.columns_of_threads(rows, source), has_threads),
                (of(Lateness::Later), has_later_times),
                (of(Lateness::Perhaps), has_perhaps_later_times),
            ],
            times,
            accounts: self.columns_of_unread_accounts(values, options),
            platforms,
            later,
        }
    }

    /// The problem with an unknown column whose name is at `span`; `None` if it looks like nothing that
    /// matters here.
    fn suspected(
        &self,
        index: usize,
        found: &ByValues,
        values: &FirstValues<'_>,
        span: Span,
    ) -> Option<Problem> {
        let (name, source) = (self.names[index].as_str(), values.source);
        let like = likeness(name).filter(|like| self.matters(*like, name));
        let is_named_as_time = matches!(like, Some(Likeness::PlannedTime | Likeness::Time));
        let has_times_only = found.times.contains_key(&index);
        if (is_named_as_time || has_times_only) && found.clocks.contains(&index) {
            return Some(has_clocks(name, source, span));
        }
        let has_accounts = found.accounts.contains(&index) && !found.platforms.contains(&index);
        let is_account = like == Some(Likeness::Account) || has_accounts;
        if is_account {
            return Some(match self.index(PostField::Account) {
                Some(first) => has_second_accounts(name, &self.names[first], source, span),
                None => looks_like(Likeness::Account, name, source, span),
            });
        }
        let of_values = || {
            let said = found.said.iter().find(|(columns, _)| columns.contains(&index));
            let problem = said.map(|(_, problem)| *problem);
            problem.or(has_times_only.then_some(has_times as ProblemOf))
        };
        self.suspected_by_name(name, like, source, span)
            .or_else(|| of_values().map(|problem| problem(name, source, span)))
            .or_else(|| self.second_text(index, values, (source, span)))
    }

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
    /// `like` is what it looks like.
    fn suspected_by_name(
        &self,
        name: &str,
        like: Option<Likeness>,
        source: &Source,
        span: Span,
    ) -> Option<Problem> {
        let platforms = platforms_alone(name);
        if let Some(platform) = platforms.first().filter(|_| self.lacks(Likeness::Text)) {
            return Some(named_as_platform(*platform, name, source, span));
        }
        let like = like?;
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
}
