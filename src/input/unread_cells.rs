//! The cells of columns that no reader knows. Each row hands them over when its post is made, so that all
//! of a long table are looked at; at the end of a part, `unknown_columns.rs` judges what they say.

use std::{cell::LazyCell, collections::BTreeSet};

use super::{
    ReadOptions,
    channels::{Channel, are_channels, channels},
    choose_columns::{TIMES, is_name_of_field},
    column_names::fields_named,
    column_values::FirstValues,
    later_cells::{LaterCells, is_of_measure},
    later_times::{OwnTime, is_of_collection_or_event, is_of_later_event},
    likeness::{Likeness, is_danish_text, likeness, says_when_planned},
    placeholders::awaits_time,
    presets::Preset,
    second_accounts::{AccountCells, SenderCells},
    second_texts::is_sentence,
    states::{LONGEST_STATE, State},
    table_columns::TableColumns,
    table_row::TableRow,
    time_columns::{TimeCells, WantedTimes},
};
use crate::{
    csv,
    mapping::{Mapping, PostField, plain_name},
    post::Post,
    source::{Source, Span},
    text::csv_field,
    time::DayOrder,
};

/// The columns of a table that are not read, with what their cells say.
pub(super) struct UnreadColumns<'t> {
    pub(super) table: &'t TableColumns,
    /// The names of the columns, and the source that has them.
    pub(super) header: (&'t csv::Row, &'t Source),
    pub(super) columns: Vec<UnreadColumn>,
}

/// What the cells of a column say. What is `None` or off is not looked for, or cannot be so any more.
pub(super) struct UnreadColumn {
    pub(super) index: usize,
    pub(super) role: Role,
    /// What its name looks like, if that matters in its table.
    pub(super) like: Option<Likeness>,
    pub(super) wanted: WantedTimes,
    pub(super) times: Option<TimeCells>,
    pub(super) later: Option<LaterCells>,
    pub(super) accounts: Option<AccountCells>,
    pub(super) platforms: Option<PlatformCells>,
    pub(super) state: Watch,
    pub(super) thread: Watch,
    pub(super) text: Watch,
    /// When the post goes out, as its name or a cell itself says, but in no way that is understood.
    pub(super) plan: Watch,
    /// Whether its name says so.
    is_of_plans: bool,
    /// Whom the cells name, if the name of the column is that of an account.
    pub(super) senders: Option<SenderCells>,
}

/// Why a column is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Unknown,
    Nameless,
    /// It is read as that of the accounts, but people call platforms so, too.
    Accounts,
}

/// Something that a cell may say, and the first one that does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Watch {
    Off,
    On,
    Found(Span),
}

/// The cells of a column that are all names of platforms so far, and the first one.
#[derive(Default)]
pub(super) struct PlatformCells {
    pub(super) first: Option<Span>,
}

impl Watch {
    fn of(is_on: bool) -> Self {
        if is_on { Self::On } else { Self::Off }
    }

    fn see(&mut self, span: Span, says: impl FnOnce() -> bool) {
        if matches!(self, Self::On) && says() {
            *self = Self::Found(span);
        }
    }

    /// The first cell that says it.
    pub(super) const fn first(self) -> Option<Span> {
        match self {
            Self::Found(span) => Some(span),
            Self::Off | Self::On => None,
        }
    }
}

impl PlatformCells {
    /// Adds a cell. Returns whether all are names of platforms.
    fn add(&mut self, written: &str, span: Span) -> bool {
        let are_known = are_channels(written);
        // A column of crosses marks something.
        let is_any = || {
            let mut found = channels(written).into_iter();
            !written.eq_ignore_ascii_case("x")
                && found.any(|(_, channel)| matches!(channel, Channel::Platforms(_)))
        };
        if are_known && self.first.is_none() && is_any() {
            self.first = Some(span);
        }
        are_known
    }
}

impl UnreadColumn {
    /// A column of a table in which nothing is looked for.
    const fn new(index: usize, role: Role) -> Self {
        Self {
            index,
            role,
            like: None,
            wanted: WantedTimes::None,
            times: None,
            later: None,
            accounts: None,
            platforms: None,
            state: Watch::Off,
            thread: Watch::Off,
            text: Watch::Off,
            plan: Watch::Off,
            is_of_plans: false,
            senders: None,
        }
    }

    /// Whether nothing more is looked for in its cells.
    fn is_settled(&self) -> bool {
        let is_on = |watch: Watch| matches!(watch, Watch::On);
        self.times.is_none()
            && self.later.is_none()
            && self.senders.is_none()
            && self.accounts.is_none()
            && self.platforms.is_none()
            && !(is_on(self.state) || is_on(self.thread) || is_on(self.text) || is_on(self.plan))
    }

    /// Adds a cell of a row that made a post.
    fn add(&mut self, name: &str, (written, span): (&str, Span), post: &OfPost<'_>) {
        if written.is_empty() {
            return;
        }
        if let Some(times) = &mut self.times {
            times.add((written, span), self.wanted);
        }
        if let Some(later) = self.later.as_mut().filter(|_| !post.is_surely_out) {
            later.add((written, span), post.time, post.order, post.options);
        }
        if let Some(senders) = &mut self.senders {
            senders.add(written, post.account, post.options);
        }
        self.plan.see(span, || {
            let is_plan =
                self.is_of_plans && post.options.is_unclear_plan(written, post.time, post.order);
            let may_be_plan = || post.options.is_unread_time(written, post.time, post.order);
            is_plan || !post.is_surely_out && may_be_plan()
        });
        self.accounts.take_if(|cells| !cells.add((written, span), post.account, post.options));
        self.platforms.take_if(|cells| !cells.add(written, span));
        // A single digit may be a yes or no.
        let is_number = 1 < written.len() && written.as_bytes()[0].is_ascii_digit();
        let is_word = written.len() <= LONGEST_STATE && !is_number;
        self.state.see(span, || is_word && State::in_column(name, written) == Some(State::Draft));
        self.thread.see(span, || written.contains(|letter: char| letter.is_ascii_digit()));
        self.text.see(span, || is_sentence(written));
    }
}

/// What is known of the post of a row.
struct OfPost<'r> {
    time: &'r dyn Fn() -> OwnTime,
    order: Option<DayOrder>,
    /// `None` if no column has accounts.
    account: Option<&'r str>,
    /// Whether its own id or address shows that it was published.
    is_surely_out: bool,
    options: &'r ReadOptions,
}

impl<'t> UnreadColumns<'t> {
    /// The columns that are neither read nor `reported` already. `values` are those of the first rows.
    pub(super) fn of(
        table: &'t TableColumns,
        header: (&'t csv::Row, &'t Source),
        values: &FirstValues<'_>,
        mapping: &Mapping,
        reported: &BTreeSet<usize>,
    ) -> Self {
        let wanted = WantedTimes::of(table, values);
        let unknown = table.unknown.iter().filter(|index| !reported.contains(index));
        let unknown = unknown.map(|index| table.unread(*index, wanted));
        let nameless = table.nameless.iter().map(|index| UnreadColumn {
            wanted,
            times: (wanted != WantedTimes::None).then(TimeCells::default),
            later: table.may_have_later_times("").then(LaterCells::default),
            ..UnreadColumn::new(*index, Role::Nameless)
        });
        // A column of accounts may have platforms, as people call both a channel.
        let accounts = table.indices(PostField::Account);
        let accounts = accounts.filter(|index| mapping.of(&table.names[*index]).is_none());
        let accounts = accounts.map(|index| UnreadColumn {
            platforms: table.may_name_platforms(index).then(PlatformCells::default),
            ..UnreadColumn::new(index, Role::Accounts)
        });
        Self { table, header, columns: unknown.chain(nameless).chain(accounts).collect() }
    }

    /// No columns: what is wrong with the header was reported.
    pub(super) const fn none(table: &'t TableColumns, header: (&'t csv::Row, &'t Source)) -> Self {
        Self { table, header, columns: Vec::new() }
    }

    /// Adds the cells of a row of which a post was made.
    pub(super) fn add(&mut self, row: &TableRow<'_, '_>, post: &Post<'_>, options: &ReadOptions) {
        if self.columns.is_empty() {
            return;
        }
        let order = (row.order_shown)().or(Some(DayOrder::DayMonth));
        let time = LazyCell::new(|| row.own_time(post, order, options));
        let has_accounts = self.table.index(PostField::Account).is_some();
        let account = has_accounts.then_some(&*post.account);
        let is_surely_out = row.is_surely_out(post, options);
        let of_post = OfPost { time: &|| *time, order, account, is_surely_out, options };
        for column in &mut self.columns {
            let Some(span) = row.fields.fields.get(column.index) else { continue };
            // Most cells of a long table are written as they are.
            let raw = row.source.slice(*span).trim();
            if raw.is_empty() || column.is_settled() {
                continue;
            }
            let name = &self.table.names[column.index];
            if raw.starts_with('"') {
                let text = csv_field(row.source, *span);
                column.add(name, (text.as_str().trim(), *span), &of_post);
            } else {
                column.add(name, (raw, *span), &of_post);
            }
        }
    }
}

impl TableRow<'_, '_> {
    /// The time of the post of this row, as far as it is stated.
    fn own_time(&self, post: &Post<'_>, order: Option<DayOrder>, options: &ReadOptions) -> OwnTime {
        if let Some(time) = post.time {
            return OwnTime::of(time, options);
        }
        match self.written_time() {
            Some((written, _)) if !awaits_time(&written) => options.own_time(&written, order),
            // The post is not out yet.
            _ => OwnTime::of(options.now, options),
        }
    }
}

impl TableColumns {
    /// An unknown column.
    fn unread(&self, index: usize, wanted: WantedTimes) -> UnreadColumn {
        let name = self.names[index].as_str();
        let like = likeness(name).filter(|like| self.matters(*like, name));
        let is_time = matches!(like, Some(Likeness::PlannedTime | Likeness::Time));
        let may_be_drafts = self.has_published_posts() || !self.figures.is_empty();
        UnreadColumn {
            like,
            wanted,
            times: (is_time || wanted != WantedTimes::None).then(TimeCells::default),
            later: self.may_have_later_times(name).then(LaterCells::default),
            accounts: AccountCells::of(name).filter(|_| self.preset.is_none()),
            platforms: self.may_name_platforms(index).then(PlatformCells::default),
            state: Watch::of(may_be_drafts),
            thread: Watch::of(!self.has_published_posts() && is_of_threads(name)),
            text: Watch::of(self.may_have_second_text(index)),
            plan: Watch::of(self.may_have_later_times(name)),
            is_of_plans: says_when_planned(name),
            senders: (like == Some(Likeness::Account)).then(SenderCells::default),
            ..UnreadColumn::new(index, Role::Unknown)
        }
    }

    /// Whether a column that is not understood and looks like a field has to be mapped: the table
    /// lacks the field, or nobody can say which of two columns with names of texts has the texts.
    fn matters(&self, like: Likeness, name: &str) -> bool {
        let is_beside = self.preset.is_some_and(|preset| preset.is_beside_text(name));
        // No program writes Danish names: such a column was made by hand.
        let is_written = || is_name_of_field(name) || is_danish_text(name);
        let is_second = matches!(like, Likeness::Text | Likeness::Account) && is_written();
        let has_time = || TIMES.iter().any(|field| self.index(*field).is_some());
        let is_no_day = || is_of_collection_or_event(name) || is_of_measure(name);
        if like == Likeness::Time && is_no_day() && has_time() {
            return false;
        }
        !is_beside && (self.lacks(like) || is_second)
    }

    /// Whether later times than those of the posts are looked for in a column: exports of known programs
    /// have other times, too.
    fn may_have_later_times(&self, name: &str) -> bool {
        let is_of_published =
            self.has_published_posts() || self.index(PostField::CreatedAt).is_some();
        is_of_published && self.preset.is_none() && !is_of_later_event(name)
    }

    /// Whether a column may say for which platforms the posts are: no other says it or, as in
    /// `Kanal 2`, its name is that of a second one.
    fn may_name_platforms(&self, index: usize) -> bool {
        let is_second = |name: &str| {
            let name = name.trim_end_matches(|letter: char| !letter.is_alphabetic());
            fields_named(name)
                .any(|field| matches!(field, PostField::Platform | PostField::Platforms))
        };
        !self.preset.is_some_and(Preset::is_export)
            && (!self.names_platforms() || is_second(&self.names[index]))
    }
}

/// Whether a column with this name says which drafts are a thread.
fn is_of_threads(name: &str) -> bool {
    ["tråd", "thread", "trådnr", "tråddel", "threadpart"].contains(&&*plain_name(name))
}
