//! Posts of a document whose fields are lines with labels, such as `Dato: 24.11.2026 kl. 9.00`,
//! `Kanal: Facebook` and `Tekst: …`.
//!
//! They are read as a table: the labels are the names of its columns, and each post is a row, so
//! that a label means what the name of a column means. The first label begins each post.

use std::collections::{BTreeSet, HashMap};

use super::{
    Paragraph,
    above::Above,
    label_lines::{Label, Line, lines, says_where_or_when},
    lost_lines::{lost_line, lost_platform},
};
use crate::{
    csv,
    input::{
        Parsed, ReadOptions,
        column_names::fields_named,
        heading_times::{is_about_time, is_number_of_post, without_remark},
        likeness::Likeness,
        row_divider::RowsAbove,
        row_platforms::are_platforms,
        table_columns::TableColumns,
        table_row::TableRow,
    },
    mapping::PostField,
    message::Message,
    source::{Problem, Source, Span},
    time::is_day_or_clock,
};

/// The most different labels of a section. Only a hostile document has more: each would be a field
/// of each post.
const MOST_LABELS: usize = 64;

/// What lines with labels say of one post.
#[derive(Default)]
struct Record {
    span: Span,
    /// The column of each label with its value, in the order of the document.
    fields: Vec<(usize, Span)>,
    /// The text, if it has no label.
    text: Option<Span>,
    /// How many labels are above the text and that of the text itself; `None` before the text.
    above_text: Option<usize>,
}

/// The posts of a section, as far as its lines were read.
struct Section<'s> {
    source: &'s Source,
    /// The labels: the columns of the table.
    names: Vec<(String, Span)>,
    /// Whether the texts have a label.
    has_label_of_text: bool,
    records: Vec<Record>,
    /// The unknown labels in the texts, each with where it is in the first of them, and in which
    /// posts it is.
    in_texts: Vec<(String, Span, BTreeSet<usize>)>,
    problems: Vec<Problem>,
}

/// Reads the posts of these paragraphs if lines with labels say what each post is; `None` if they
/// do not. `is_one_post` says whether paragraphs without labels are one text, as below a heading.
pub(super) fn parse<'s>(
    source: &'s Source,
    paragraphs: &[Paragraph],
    is_one_post: bool,
    above: &mut Above,
    options: &ReadOptions,
) -> Option<Parsed<'s>> {
    let lines = lines(source, paragraphs, &options.mapping);
    let has_label_of_text = are_labelled(&lines);
    if !has_label_of_text && !begins_with_fact(source, &lines) {
        return None;
    }
    let mut section = Section {
        source,
        names: Vec::new(),
        has_label_of_text,
        records: Vec::new(),
        in_texts: Vec::new(),
        problems: Vec::new(),
    };
    let is_clear = section.read(&lines, is_one_post);
    if !is_clear && !has_label_of_text {
        return None;
    }
    section.report_ambiguous();
    Some(section.posts(above, options))
}

/// Whether a text has a label, and so has something else that may be a field.
pub(super) fn are_labelled(lines: &[Line]) -> bool {
    let labels = lines.iter().filter_map(|line| line.label.as_ref());
    let fields: Vec<&Label> =
        labels.filter(|label| label.is_known() || label.likeness.is_some()).collect();
    fields.iter().any(|label| label.is_text()) && 1 < fields.len()
}

/// The label that begins each post, in the form in which names are compared: that of the first line
/// if there are as many of it as of a label of texts, else the first one that is known.
fn beginning(lines: &[Line]) -> Option<String> {
    let labels = || lines.iter().filter_map(|line| line.label.as_ref());
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for label in labels() {
        *counts.entry(&label.plain).or_default() += 1;
    }
    let is_of_each = |first: &&Label| {
        let mut texts = labels().filter(|label| label.is_text());
        texts.any(|text| counts[&*text.plain] == counts[&*first.plain])
    };
    let first = lines.first().and_then(|line| line.label.as_ref()).filter(is_of_each);
    let first = first.or_else(|| labels().find(|label| label.is_known()));
    first.map(|label| label.plain.clone())
}

/// Whether the first line is a label with a time, a platform or an account.
fn begins_with_fact(source: &Source, lines: &[Line]) -> bool {
    use PostField::{Account, Date, Platform, Platforms, PublishAt};
    let Some(label) = lines.first().and_then(|line| line.label.as_ref()) else { return false };
    let written = source.slice(label.value);
    let fits = |field| match field {
        Date | PublishAt => is_day_or_clock(without_remark(written)) || is_about_time(written),
        Platform | Platforms => are_platforms(written),
        Account => !written.is_empty() && !written.contains(char::is_whitespace),
        _ => false,
    };
    fields_named(source.slice(label.name)).any(fits)
}

impl<'s> Section<'s> {
    /// Reads the lines. Returns whether it is clear what the text of each post is.
    fn read(&mut self, lines: &[Line], is_one_post: bool) -> bool {
        let Some(first) = beginning(lines) else { return false };
        let begins = |line: &Line| line.label.as_ref().is_some_and(|label| label.plain == first);
        let mut is_clear = true;
        for (index, line) in lines.iter().enumerate() {
            let is_above_post = || lines.get(index + 1).is_some_and(begins);
            if begins(line) {
                self.records.push(Record { span: line.span, ..Record::default() });
            } else if is_number_of_post(self.source.slice(line.span)) && is_above_post() {
                continue;
            }
            match &line.label {
                Some(label) if self.is_field(label) => self.add_field(label, line.span),
                label => {
                    self.report_label_in_text(label.as_ref());
                    is_clear &= self.continue_text(line.span, is_one_post);
                    // A time above the next post is probably its time.
                    let problem = if is_above_post() {
                        lost_line(self.source, line.span, true)
                    } else {
                        lost_platform(self.source, line.span)
                    };
                    self.problems.extend(problem);
                }
            }
        }
        is_clear && self.records.iter().all(|record| record.text.is_some())
    }

    /// Keeps an unknown label in the text of the last post, for a note. One in the place of the label
    /// of the text that looks like that is a problem.
    fn report_label_in_text(&mut self, label: Option<&Label>) {
        let (Some(label), Some(record)) = (label, self.records.last()) else { return };
        let is_first = !self.has_label_of_text && record.text.is_none();
        if is_first && label.likeness == Some(Likeness::Text) {
            let name = self.source.slice(label.name);
            let message = Message::new("label-like-text").with("label", name);
            let problem = Problem::at(self.source, label.name, message);
            self.problems.push(problem.help(Message::new("label-like-text-help")));
        }
        if label.is_known() || record.above_text.is_none() {
            return;
        }
        let last = self.records.len();
        let has_room = self.in_texts.len() < MOST_LABELS;
        match self.in_texts.iter_mut().find(|(plain, ..)| *plain == label.plain) {
            Some((.., posts)) => {
                posts.insert(last);
            }
            None if has_room => {
                let posts = BTreeSet::from([last]);
                self.in_texts.push((label.plain.clone(), label.name, posts));
            }
            None => (),
        }
    }

    /// The notes on labels that are in the text of each post: they may be no part of it.
    fn notes(&self) -> Vec<Problem> {
        let all = self.records.len();
        let in_each = self.in_texts.iter().filter(|(.., posts)| 1 < all && posts.len() == all);
        let note = |(_, name, _): &(String, Span, BTreeSet<usize>)| {
            let message = Message::new("note-label-in-texts");
            let message = message.with("label", self.source.slice(*name));
            let note = Problem::at(self.source, *name, message);
            note.help(Message::new("note-label-in-texts-help"))
        };
        in_each.map(note).collect()
    }

    /// Adds a line without a label to the text of the last post, or to its last field if that has
    /// no value yet. Returns whether it is clear that it belongs there.
    fn continue_text(&mut self, line: Span, is_one_post: bool) -> bool {
        let Some(record) = self.records.last_mut() else { return self.lost(line) };
        let is_of_text = record.above_text.is_none_or(|above| above == record.fields.len());
        if !self.has_label_of_text {
            let is_clear = is_of_text && (record.text.is_none() || is_one_post);
            record.above_text = Some(record.fields.len());
            record.text.get_or_insert(line).end = line.end;
            record.span.end = line.end;
            return is_clear;
        }
        match record.fields.last_mut() {
            Some((_, value)) if value.start == value.end => *value = line,
            Some((_, text)) if is_of_text && record.above_text.is_some() => text.end = line.end,
            _ => return self.lost(line),
        }
        record.span.end = line.end;
        true
    }

    /// Whether a label of the last post is one of its fields, and not part of its text. Above the
    /// text, each label is one. Below it, a known one is that the post does not have yet, and so is
    /// one that says something to colleagues; below another field, each label is one again.
    fn is_field(&self, label: &Label) -> bool {
        let Some(record) = self.records.last() else { return false };
        let column = self.names.iter().position(|(plain, _)| *plain == label.plain);
        let has_room = column.is_some() || self.names.len() < MOST_LABELS;
        let Some(above) = record.above_text.filter(|_| !label.is_cell) else {
            return has_room && (label.is_known() || self.has_label_of_text);
        };
        let is_time = |name: Span| {
            use PostField::{Clock, CreatedAt, Date, PublishAt};
            fields_named(self.source.slice(name))
                .any(|field| [Clock, CreatedAt, Date, PublishAt].contains(&field))
        };
        let has_time = || record.fields.iter().any(|(own, _)| is_time(self.names[*own].1));
        if label.is_known() {
            // What is below the text may be the time of an event.
            return !(is_time(label.name) && has_time());
        }
        let has_value = record.fields.last().is_some_and(|(_, value)| value.start < value.end);
        let is_below_field = above < record.fields.len() && has_value;
        let is_field = label.is_for_colleagues || label.is_second_text || is_below_field;
        self.has_label_of_text && has_room && is_field
    }

    /// Adds a field to the last post. One that it has already is a problem.
    fn add_field(&mut self, label: &Label, line: Span) {
        let column = self.names.iter().position(|(plain, _)| *plain == label.plain);
        let column = column.unwrap_or_else(|| {
            self.names.push((label.plain.clone(), label.name));
            self.names.len() - 1
        });
        let Some(record) = self.records.last_mut() else { return };
        record.span.end = line.end;
        if record.fields.iter().any(|(own, _)| *own == column) {
            let name = self.source.slice(label.name);
            let message = Message::new("label-twice").with("label", name);
            let help = Message::new("label-order-help");
            self.problems.push(Problem::at(self.source, line, message).help(help));
            return;
        }
        record.fields.push((column, label.value));
        if label.is_text() {
            record.above_text = Some(record.fields.len());
        }
    }

    /// Reports a line that belongs to no field of a post. Returns `false`.
    fn lost(&mut self, line: Span) -> bool {
        self.problems.push(lost(self.source, line));
        false
    }

    /// Reports the posts without a text, and a label below a text that another post lacks, if it may
    /// as well belong to the next post.
    fn report_ambiguous(&mut self) {
        fn below(record: &Record) -> &[(usize, Span)] {
            &record.fields[record.above_text.unwrap_or(record.fields.len())..]
        }
        let (mut counts, mut above) = (vec![0; self.names.len()], BTreeSet::new());
        for record in &self.records {
            let len = record.fields.len() - below(record).len();
            above.extend(record.fields[..len].iter().map(|(column, _)| *column));
            for (column, _) in below(record) {
                counts[*column] += 1;
            }
            if record.above_text.is_none() {
                let message = Message::new("label-without-text");
                let problem = Problem::at(self.source, record.span, message);
                self.problems.push(problem.help(Message::new("label-without-text-help")));
            }
        }
        let is_in_some = |(column, _): &&(usize, Span)| {
            let name = self.source.slice(self.names[*column].1);
            let may_begin = above.contains(column) || fields_named(name).any(says_where_or_when);
            may_begin && counts[*column] < self.records.len()
        };
        if let Some((column, at)) = self.records.iter().flat_map(below).find(is_in_some) {
            let (_, name) = self.names[*column];
            let message = Message::new("label-below-text");
            let message = message.with("label", self.source.slice(name));
            let problem = Problem::at(self.source, *at, message);
            self.problems.push(problem.help(Message::new("label-order-help")));
        }
    }

    /// The row of a post: its fields between two that are empty, at which it begins and ends, and
    /// its text if that has no label.
    fn row(&self, record: &Record) -> csv::Row {
        let Span { start, end } = record.span;
        let mut fields = vec![Span::new(start, start); self.names.len() + 2];
        for (column, value) in &record.fields {
            fields[column + 1] = *value;
        }
        fields[self.names.len() + 1] = record.text.unwrap_or(Span::new(end, end));
        fields.push(Span::new(end, end));
        csv::Row::of(fields)
    }

    /// The posts. What their labels do not say, the headings `above` them may say.
    fn posts(self, above: &mut Above, options: &ReadOptions) -> Parsed<'s> {
        let source = self.source;
        let Some(first) = self.records.first() else { return Parsed::default() };
        let mut header = self.row(&Record { span: first.span, ..Record::default() });
        for (field, (_, name)) in header.fields.iter_mut().skip(1).zip(&self.names) {
            *field = *name;
        }
        let rows: Vec<csv::Row> = self.records.iter().map(|record| self.row(record)).collect();
        let all = || rows.iter().cloned();
        let mut table = TableColumns::of(&header, all(), source, b'\t', &options.mapping);
        if !self.has_label_of_text {
            table.add_text(self.names.len() + 1);
        }
        let (problems, unknown, mut unread) =
            table.report(&header, all(), source, options, |_| false);
        let mut parsed = Parsed { unknown, notes: self.notes(), ..Parsed::default() };
        parsed.problems.extend(self.problems);
        parsed.problems.extend(problems);
        let order = table.order_among(source, all(), options);
        for fields in &rows {
            let order_shown = &|| order;
            let row = TableRow::new(source, &table, fields, order_shown, RowsAbove::default());
            let states_platform = row.states_platform();
            let mut own = Parsed::default();
            let day = row.read(&mut own, &mut unread, options).day;
            // A text that is only a day or a week belongs to no table.
            let is_divider = !std::mem::take(&mut own.unknown.dividers).is_empty();
            let line = day.map(|day| day.span).or_else(|| is_divider.then(|| fields.span()));
            own.problems.extend(line.map(|line| lost(source, line)));
            above.complete_labelled(&mut own, states_platform, source);
            parsed.posts.append(&mut own.posts);
            parsed.problems.append(own.problems);
            parsed.unknown.append(own.unknown);
        }
        unread.report(&mut parsed.unknown, source);
        parsed
    }
}

/// The problem that a line belongs to no field of a post.
pub(super) fn lost(source: &Source, line: Span) -> Problem {
    let problem = Problem::at(source, line, Message::new("label-lost-line"));
    problem.help(Message::new("label-lost-line-help"))
}
