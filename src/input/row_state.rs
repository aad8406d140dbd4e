//! What a row of a table says of the state of its post, and whether the post is read.

use super::{
    Parsed, ReadOptions,
    channels::RowChannels,
    choose_columns::is_name_of_field,
    row_divider::RowsAbove,
    row_text::is_textless,
    states::{State, asks_for_draft, asks_whether_gone},
    table_row::TableRow,
    text_columns::is_mark,
    unknown_names::UnknownNames,
    unread_cells::UnreadColumns,
};
use crate::{mapping::PostField, message::Message, post::Post, source::Problem, text::csv_field};

impl<'s> TableRow<'s, '_> {
    /// Adds the post of the row, and what is wrong with it. A post that was deleted, or the like,
    /// is only counted, and so is a row that is no post. Returns what rows above the next one say
    /// of it: also this one, if it only divides the table. The columns that are not read get the
    /// cells of the post.
    pub(super) fn read(
        mut self,
        parsed: &mut Parsed<'s>,
        unread: &mut UnreadColumns<'_>,
        options: &ReadOptions,
    ) -> RowsAbove {
        if let Some(problem) = self.repeated_header() {
            parsed.problems.push(problem);
            return self.above;
        }
        if let Some((day, problem)) = self.only_day(options) {
            parsed.problems.extend(problem);
            return self.above.with_day(day);
        }
        if let Some(problem) = self.only_names() {
            parsed.problems.push(problem);
            return self.above;
        }
        if let Some(text) = self.divides() {
            parsed.unknown.dividers.push(text);
            return self.above;
        }
        if self.state() == Some(State::Gone) {
            parsed.unknown.gone += 1;
            return self.above;
        }
        let channels = self.channels();
        if self.is_elsewhere(&channels, &mut parsed.unknown) {
            return self.above;
        }
        parsed.unknown.suspects.extend(self.unclear_state());
        if self.awaits_text() {
            parsed.unknown.textless += 1;
            return self.above;
        }
        let nowhere = self.nowhere(&channels);
        if !nowhere.is_empty() {
            parsed.problems.extend(nowhere);
            return self.above;
        }
        let mut post = self.post(&channels, options);
        if let Some(problem) = self.marked_for_none(&post, options) {
            parsed.problems.extend(self.problems.into_iter().chain([problem]));
            return self.above;
        }
        self.set_reposter(&mut post);
        post.stage = self.state().and_then(State::stage).unwrap_or(post.stage);
        self.problems.extend(self.moved(&post, options));
        let lost_time = self.lost_time(&post);
        parsed.unknown.rounded += usize::from(lost_time.is_none() && self.has_rounded_id());
        parsed.unknown.suspects.extend(lost_time.into_iter().chain(self.lost_platform(&post)));
        self.count(&post, options, &mut parsed.unknown);
        unread.add(&self, &post, options);
        parsed.posts.push(post);
        parsed.problems.extend(self.problems);
        self.above
    }

    /// Counts what notes say of the post of this row.
    fn count(&self, post: &Post<'s>, options: &ReadOptions, unknown: &mut UnknownNames) {
        unknown.untimed += usize::from(self.is_untimed(post));
        let awaits_time = post.time.is_none()
            && post.noon.is_none()
            && (self.awaited_time().is_some() || self.awaits_clock());
        unknown.undated += usize::from(self.is_undated(post) || post.published && awaits_time);
        unknown.undecided += usize::from(!post.published && awaits_time);
        if post.published {
            unknown.unread_counts += self.unread_counts();
        }
        unknown.only_days += usize::from(post.noon.is_some() && self.table.preset.is_none());
        if self.is_unplaced(post, options) {
            unknown.unplaced += 1;
            let first = &mut unknown.first_unplaced;
            first.get_or_insert_with(|| self.source.place(self.fields.span()));
        }
        unknown.textless += usize::from(is_textless(post));
        for (odd, span) in self.odd_fields() {
            unknown.odd_cells += 1;
            unknown.first_odd.get_or_insert_with(|| (odd, self.source.place(span)));
        }
        if let Some(span) = self.foreign_address(post, options) {
            unknown.foreign += 1;
            unknown.first_foreign.get_or_insert_with(|| self.source.place(span));
        }
        unknown.pages.extend(self.page());
        if post.account.is_empty() {
            self.number_of_author().into_iter().for_each(|number| unknown.add_unnamed(number));
        }
        unknown.past += usize::from(post.published && self.is_past_of_log(options));
    }

    /// Whether the row is only for channels whose contents are not checked. Counts the row if it
    /// names any.
    fn is_elsewhere(&self, channels: &RowChannels, unknown: &mut UnknownNames) -> bool {
        let (others, is_elsewhere) = self.other_channels(channels);
        unknown.elsewhere += usize::from(!others.is_empty());
        unknown.channels.extend(others);
        is_elsewhere
    }

    /// The problem that the row has the names of columns, as where a list was pasted below another
    /// one; `None` for any other row.
    fn repeated_header(&self) -> Option<Problem> {
        let texts = self.fields.fields.iter().map(|field| csv_field(self.source, *field));
        let mut written = texts.filter(|text| !text.as_str().trim().is_empty()).peekable();
        let is_name = |name: &str| {
            is_name_of_field(name) || self.table.names.iter().any(|own| own == name.trim())
        };
        // Hardly any post begins with the name of a field.
        written.peek().filter(|first| is_name(first.as_str()))?;
        let names: Vec<bool> = written.map(|text| is_name(text.as_str())).collect();
        (self.table.has_header && 2 <= names.len() && names.iter().all(|is_name| *is_name)).then(
            || {
                let message = Message::new("row-repeats-header");
                let problem = Problem::at(self.source, self.fields.span(), message);
                problem.help(Message::new("row-repeats-header-help"))
            },
        )
    }

    /// The state that the row names; `None` if it names none that is known.
    pub(super) fn state(&self) -> Option<State> {
        let (written, _) = self.field(PostField::State)?;
        State::in_column(self.name_of(PostField::State), written.as_str())
    }

    /// The problem that the row names a state of which nobody can say whether the post goes out,
    /// with the state: it is reported once a file.
    fn unclear_state(&self) -> Option<(String, Problem)> {
        let (written, span) = self.field(PostField::State)?;
        let (written, name) = (written.as_str().trim(), self.name_of(PostField::State));
        let says_nothing = || {
            let asks = asks_for_draft(name) || asks_whether_gone(name);
            ["-", "–", "—"].contains(&written) || asks && is_mark(written).is_some()
        };
        let is_clear = match self.state() {
            None => says_nothing(),
            // In a table of published posts it may have waited, and may still wait.
            Some(State::Approved) => !self.table.has_published_posts(),
            Some(_) => true,
        };
        (!is_clear).then(|| {
            let message = Message::new("row-unknown-state").with("state", written);
            let help = Message::new("row-unknown-state-help").with("name", name);
            (format!("{name}: {written}"), Problem::at(self.source, span, message).help(help))
        })
    }

    /// The problem that the post is a draft, because its time has not come yet, but that its table
    /// is one of published posts, in which columns for single platforms do not count, with the name
    /// of such a column: it is reported once a file.
    fn lost_platform(&self, post: &Post<'_>) -> Option<(String, Problem)> {
        let said = |index: &usize| {
            let span = self.fields.fields.get(*index)?;
            let text = csv_field(self.source, *span);
            let is_filled = !text.as_str().trim().is_empty();
            (is_filled && is_mark(text.as_str()) != Some(false)).then_some(*span)
        };
        let mut columns = self.table.of_drafts.iter().filter(|_| !post.published);
        let (index, span) = columns.find_map(|index| Some((*index, said(index)?)))?;
        let name = self.table.names[index].as_str();
        let message = Message::new("row-platform-of-history").with("name", name);
        let time = self.name_of(PostField::CreatedAt);
        let help = Message::new("row-platform-of-history-help").with("time", time);
        Some((name.to_owned(), Problem::at(self.source, span, message).help(help)))
    }

    /// The name of the column that contains a field; empty if there is none.
    pub(super) fn name_of(&self, field: PostField) -> &str {
        self.table.index(field).map_or("", |index| self.table.names[index].as_str())
    }
}
