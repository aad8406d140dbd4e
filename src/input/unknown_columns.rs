//! Columns of a table that no reader knows: what they look like by their names and by their cells, and
//! which of them must not be left out.

use super::{
    later_times::Lateness,
    likeness::{Likeness, is_of_picture},
    name_problems::{
        has_clocks, has_later_times, has_perhaps_later_times, has_platforms, has_second_accounts,
        has_second_texts, has_states, has_threads, has_times, has_times_without_name,
        has_unclear_plan, looks_like, named_as_platform,
    },
    table_columns::TableColumns,
    text_columns::{platforms_alone, platforms_of_text},
    time_columns::WantedTimes,
    unknown_names::UnknownNames,
    unread_cells::{Role, UnreadColumn, UnreadColumns},
};
use crate::{
    layout::column_name,
    mapping::PostField,
    source::{Problem, Source, Span},
};

/// The problem with a column of a name, which is at a span of the source.
type ProblemOf = fn(&str, &Source, Span) -> Problem;

impl UnreadColumns<'_> {
    /// Adds the names of the columns, each with the problem that it or its cells look like something
    /// that must not be left out. `source` has the cells.
    pub(super) fn report(&self, unknown: &mut UnknownNames, source: &Source) {
        for column in &self.columns {
            let name = self.table.names[column.index].clone();
            match column.role {
                Role::Unknown => match self.suspected(column, source) {
                    Some(problem) => unknown.suspects.push((name, problem)),
                    None => unknown.others.push(name),
                },
                Role::Accounts => {
                    let first = column.platforms.as_ref().and_then(|cells| cells.first);
                    let problem = first.map(|first| has_platforms(&name, source, first));
                    unknown.suspects.extend(problem.map(|problem| (name, problem)));
                }
                Role::Nameless => {
                    let times = || column.times.as_ref()?.first_of_many();
                    let later = || column.later.as_ref()?.first("").map(|(span, _)| span);
                    let Some(first) = times().or_else(later) else { continue };
                    let letters = column_name(column.index + 1);
                    let problem = has_times_without_name(&letters, source, first);
                    unknown.suspects.push((letters, problem));
                }
            }
        }
    }

    /// The problem with an unknown column, at its name or at a cell of `source`; `None` if it looks like
    /// nothing that matters here.
    fn suspected(&self, column: &UnreadColumn, source: &Source) -> Option<Problem> {
        let (header, head) = self.header;
        let (name, at) = (self.table.names[column.index].as_str(), header.fields[column.index]);
        let is_named_as_time = matches!(column.like, Some(Likeness::PlannedTime | Likeness::Time));
        if is_named_as_time && column.has_clocks() {
            return Some(has_clocks(name, head, at));
        }
        let has_accounts = self.table.index(PostField::Account).is_some();
        let senders = column.senders.as_ref();
        if senders.is_some_and(|senders| senders.matter(name, has_accounts)) {
            return Some(self.table.account_beside(name, head, at));
        }
        let platform = column.platforms.as_ref().and_then(|cells| cells.first);
        let account = column.accounts.as_ref().and_then(|cells| cells.first);
        if let Some(account) = account.filter(|_| platform.is_none()) {
            return Some(self.table.account_beside(name, source, account));
        }
        let like = column.like.filter(|like| *like != Likeness::Account);
        let by_name = self.table.suspected_by_name(name, like, head, at);
        by_name
            .or_else(|| {
                let (span, problem) = column.said(name)?;
                Some(problem(name, source, span))
            })
            .or_else(|| Some(self.table.second_text(column.index, (source, column.text.first()?))))
    }
}

impl UnreadColumn {
    /// Whether the cells are times of day: all of them or, if the table lacks those, nearly all.
    fn has_clocks(&self) -> bool {
        let are_wanted = self.wanted == WantedTimes::Clocks;
        self.times.as_ref().is_some_and(|times| {
            times.are_clocks() || are_wanted && times.first_of_many().is_some()
        })
    }

    /// The first cell that says something which must not be left out.
    fn said(&self, name: &str) -> Option<(Span, ProblemOf)> {
        let with = |span: Option<Span>, problem: ProblemOf| Some((span?, problem));
        let platform = || self.platforms.as_ref()?.first;
        let later = || {
            let (span, lateness) = self.later.as_ref()?.first(name)?;
            let problem: ProblemOf = match lateness {
                Lateness::Later => has_later_times,
                Lateness::Perhaps => has_perhaps_later_times,
            };
            Some((span, problem))
        };
        let time = || {
            let problem: ProblemOf = if self.has_clocks() { has_clocks } else { has_times };
            Some((self.times.as_ref()?.first_of_many()?, problem))
        };
        with(self.state.first(), has_states)
            .or_else(|| with(platform(), has_platforms))
            .or_else(|| with(self.thread.first(), has_threads))
            .or_else(later)
            .or_else(|| with(self.plan.first(), has_unclear_plan))
            .or_else(time)
    }
}

impl TableColumns {
    /// The problem that an unknown column has accounts.
    fn account_beside(&self, name: &str, source: &Source, span: Span) -> Problem {
        match self.index(PostField::Account) {
            Some(first) => has_second_accounts(name, &self.names[first], source, span),
            None => looks_like(Likeness::Account, name, source, span),
        }
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

    /// Whether posts may be read wrongly if a column with the likeness `like` is left out.
    /// In a table of drafts, each such column may matter. A table of published posts
    /// has many such columns; they matter only if no other column has the time, text or
    /// account that they look like.
    pub(super) fn lacks(&self, like: Likeness) -> bool {
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
